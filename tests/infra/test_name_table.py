"""The table of names is made of lists, and says of each name what the lists say."""

from pathlib import Path

from bench.name_table import made, main


def test_a_table_is_made_of_lists(tmp_path: Path) -> None:
    lists = {
        "given": "Fatíma\nJean-Pierre\nGulden\nGent\nX\n",
        "family": "Van den Broeck\nD'Hondt\nGulden\n",
        "prefixed": "Broeck\n",
        "words": "gulden\n",
        "places": "Gent\nLier\n",
    }
    for name, lines in lists.items():
        (tmp_path / f"{name}.txt").write_text(lines, encoding="utf-8")
    assert made(tmp_path, frozenset({"fatima", "els"})).split() == [
        "broeck4",
        "dhondt2",
        "els9",
        "fatima1",
        "gentA",
        "gulden;",
        "jeanpierre1",
        "vandenbroeck2",
    ]


def test_without_a_folder_it_says_how_it_is_called(capsys: object) -> None:  # noqa: ARG001 - what is printed stays apart
    assert main([]) == 2

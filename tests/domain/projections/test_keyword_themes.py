"""Themes: the list of terms as it is written, what they mean nothing in, and the way that they point."""

import pytest

from chalicelib.domain.projections.keyword_themes import CRITICISM, PRAISE, Theme, ThemeList
from chalicelib.dutch.keyword_themes import current_themes

WRITTEN = Theme(
    id="t",
    label="T",
    words=("kamer*", "*soep", "de was", "een|# ~ voor # bewoners", "net .", "bel ~ wacht*"),
    praise=("vriendelijk*",),
    criticism=("te duur",),
    good=("lekker*",),
    bad=("koud",),
    never=("kamer* van koophandel",),
)
LIST = ThemeList(
    version=9,
    themes=(WRITTEN,),
    good=("goed",),
    bad=("slecht",),
    neither=("goed te been",),
    negations=frozenset({"niet", "nooit"}),
    no_negations=frozenset({"niet alleen"}),
    turns=frozenset({"maar"}),
    unsure=frozenset({"zou"}),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kamers en tomatensoep", ["Kamers", "tomatensoep"]),
        ("De wás komt terug; zij was er.", ["De wás"]),
        ("3 mensen voor 30 bewoners", ["3 mensen voor 30 bewoners"]),
        ("Het is er net.", ["net"]),
        ("Het is er net, echt", ["net"]),
        ("Zij is net vertrokken", []),
        ("op de bel duwen en wachten", ["bel duwen en wachten"]),
        ("op de bel. Wachten", []),
        ("bel een twee drie vier wachten", []),
        ("de Kamer van Koophandel", []),
        ("de kamer, en de kamer van koophandel", ["kamer"]),
        ("", []),
        ("?!… -", []),
    ],
)
def test_a_term_is_found_as_it_is_written(text: str, words: list[str]) -> None:
    said = LIST.said_in(text)
    assert [text[start:end] for each in said.values() for start, end in each.places] == words


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("vriendelijk", PRAISE),
        ("niet vriendelijk", CRITICISM),
        ("niet alleen vriendelijk", PRAISE),
        ("niet te duur", PRAISE),
        ("te duur", CRITICISM),
        ("lekkere soep", PRAISE),
        ("de soep was koud", CRITICISM),
        ("de soep was nooit koud", PRAISE),
        ("goede tijden, maar de soep", ""),
        ("koude soep maar vriendelijk", PRAISE),
        ("de soep was koud, de kamer goed", ""),
        ("de soep zou goed zijn", ""),
        ("wie goed te been is, krijgt soep", ""),
        ("de soep", ""),
    ],
)
def test_a_theme_points_where_all_that_is_said_points_one_way(text: str, way: str) -> None:
    assert LIST.said_in(text)["t"].points == way


@pytest.mark.parametrize(
    "text",
    [
        "Ze was blij.",
        "We zijn net aangekomen.",
        "Op den duur wist ik het.",
        "In de meeste gevallen lukt het.",
        "Mijn schoonmoeder komt graag.",
        "Er zijn respectievelijk drie en vier groepen.",
        "Na een tijd ging het over.",
        "De druk viel van mijn schouders.",
        "Tot op het bot ontgoocheld.",
        "Ze hielden rekening met hem.",
        "Dat is ons goed bevallen.",
        "Wij maken ons zorgen om later.",
    ],
)
def test_words_that_mean_something_else_give_no_theme(text: str) -> None:
    assert current_themes().themes_in(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Het stinkt naar urine.", "cleanliness"),
        ("Te weinig volk.", "staffing"),
        ("Het vlees is taai.", "food"),
        ("Zijn pillen waren vergeten.", "care"),
        ("De was komt nooit terug.", "cleanliness"),
        ("Het is er net.", "cleanliness"),
        ("Alles is er zo duur!", "price"),
        ("Ze deed bot tegen ons.", "kindness"),
        ("Hij is uit bed gevallen.", "safety"),
    ],
)
def test_what_was_missed_before_is_found(text: str, theme: str) -> None:
    assert current_themes().themes_in(text) == {theme}


def test_a_term_of_every_list_begins_with_a_word() -> None:
    with pytest.raises(ValueError, match="begins with a word"):
        ThemeList(version=1, themes=(Theme(id="x", label="X", words=("~ kamer",)),)).themes_in("kamer")

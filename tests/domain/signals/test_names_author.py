"""What leaves is compared with who wrote: as people spell names, and no word that only looks like one."""

import json
from pathlib import Path
from typing import Final

import pytest

from chalicelib.domain.signals.behaviour.names_author import names_author
from tests.builders import author

BATTERY: Final = Path(__file__).parents[3] / "bench" / "texts" / "author.jsonl"
SENTENCES: Final = [json.loads(line) for line in BATTERY.read_text(encoding="utf-8").splitlines()]
MIEKE = author(first_name="Mieke", last_name="Van de Putte", email="mieke.vdp@post.example")


@pytest.mark.parametrize(
    ("text", "strength", "words"),
    [
        ("Beste mevrouw Van de Putte, dank u.", 3, ["Van de Putte"]),
        ("Beste mevrouw Vandeputte, dank u.", 3, ["Vandeputte"]),
        ("beste mevrouw van de putte", 3, ["van de putte"]),
        ("Uw moeder, van-de-Putte", 3, ["van-de-Putte"]),
        ("Dag Mieke!", 2, ["Mieke"]),
        ("MIEKE en Miekes moeder", 2, ["MIEKE", "Miekes"]),
        ("Mieke's moeder", 2, ["Mieke's"]),
        ("Míéke", 2, ["Míéke"]),
        ("dag mieke", 2, ["mieke"]),
        ("Mail naar MIEKE.vdp@post.example", 3, ["MIEKE.vdp@post.example"]),
        ("Mieke Van de Putte", 3, ["Mieke", "Van de Putte"]),
    ],
)
def test_a_name_is_found_as_people_spell_it(text: str, strength: int, words: list[str]) -> None:
    found = names_author(text, MIEKE)
    assert found is not None
    assert (found.code, found.strength) == ("names_author", strength)
    assert [each.text for each in found.passages] == words
    assert all(name.casefold() not in found.evidence.casefold() for name in ("mieke", "putte"))  # the words show it


@pytest.mark.parametrize(
    "text",
    [
        "Dank u voor uw waardering.",
        "Miekelien en Vandeputtens",
        "De put is diep",
        "",
        "Van de Puttestraat 3",
        "mieke@elders.example".replace("mieke", "anna"),
    ],
)
def test_another_word_is_no_name(text: str) -> None:
    assert names_author(text, MIEKE) is None


@pytest.mark.parametrize(
    ("first", "last", "text", "strength"),
    [
        ("Bo", "Ek", "Bo en Ek waren hier", 3),
        ("Al", "Ek", "al te vroeg", 0),
        ("Al", "Ek", "Dag Al, dank u", 2),
        ("Ben", "Ek", "wij ben tevreden", 0),
        ("Ольга", "Шевченко", "Beste Ольга Шевченко, dank u", 3),
        ("محمد", "علي", "Beste محمد علي", 3),
        ("Jürgen", "Müller", "Juergen Mueller", 3),
        ("Jürgen", "Müller", "JURGEN MULLER", 3),
        ("Anna", "Strauß", "mevrouw Strauss", 3),
        ("Şükran", "Yılmaz", "sukran yilmaz", 3),  # noqa: RUF001 - Turkish letters
        ("Anna", "D'Hondt", "mevrouw Dhondt", 3),
        ("Anna", "Peeters-Claes", "mevrouw Claes", 2),
        ("Mieke", "Claes", "Miekske was hier", 2),
        ("An", "Claes", "Anke was hier", 0),
        ("Mieke", "Claes", "C l a e s", 3),
        ("Mieke", "Claes", "Cl\u200baes", 3),
        ("Mieke", "Claes", "Clаеs", 3),  # noqa: RUF001 - Cyrillic letters
        ("Mieke", "Claes", "mieke_claes", 3),
        ("Mieke", "Vande Walle", "Vande week was er niemand", 0),
        ("Mieke", "Vanden Broucke", "Mevrouw Vanden Bossche", 0),
        ("Mieke", "Vande Walle", "mevrouw Vandewalle", 3),
        ("Mieke", "Claes", "Ria en Marie", 0),  # pet names are hints, of a reply alone
    ],
)
def test_the_stored_name_is_found_in_any_spelling(first: str, last: str, text: str, strength: int) -> None:
    found = names_author(text, author(first_name=first, last_name=last, email="b@post.example"))
    assert (found.strength if found else 0) == strength


@pytest.mark.parametrize(
    "text",
    [
        "mieke.vdp (at) post (dot) example",
        "mieke punt vdp at post punt example",
        "mieke.vdp @ post.example",
        "MIEKE.VDP[at]POST.EXAMPLE",
        "mieke.vdp@post.exam\u200bple",
    ],
)
def test_the_stored_address_is_found_in_any_disguise(text: str) -> None:
    found = names_author(text, MIEKE)
    assert found is not None
    assert found.strength == 3


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each["text"][:60])
def test_a_reply_that_speaks_to_somebody_or_says_who_wrote_is_a_hint(sentence: dict[str, object]) -> None:
    found = names_author(str(sentence["text"]), None, of_reply=True)
    assert bool(found) == ("names_author" in str(sentence["expect"]))
    assert found is None or found.strength < 3


def test_pet_names_and_initials_are_hints_of_a_reply_and_weak() -> None:
    for text in ("We spraken Ria hierover.", "Het gesprek met mevr. V. was goed.", "Marijke kent het huis."):
        assert names_author(text, MIEKE) is None
        found = names_author(text, MIEKE, of_reply=True)
        assert found is not None
        assert found.strength == 1


def test_where_an_author_by_letter_lives_is_found_and_no_other_street() -> None:
    lea = author(first_name="Lea", last_name="Maes", email="", postal_address="Dorpsstraat 7\n9000 Gent")
    found = names_author("We bellen aan in de dorpsstraat 7, tot dan.", lea)
    assert found is not None
    assert (found.strength, [each.text for each in found.passages]) == (2, ["dorpsstraat 7"])
    assert names_author("De bus stopt in de Dorpsstraat 71, in Gent.", lea) is None
    assert names_author("Beste mevrouw Maes", lea) is not None

"""What leaves is compared with who wrote: as people spell names, and no word that only looks like one."""

import pytest

from chalicelib.domain.signals.behaviour.names_author import names_author
from tests.builders import author

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
        ("dag mieke", 1, ["mieke"]),
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


def test_a_name_of_two_letters_is_too_often_a_word() -> None:
    assert names_author("Bo en Ek", author(first_name="Bo", last_name="Ek", email="b@post.example")) is None

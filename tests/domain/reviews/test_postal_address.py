"""Postal addresses: whether a letter gets there, and whether it is the house itself."""

from typing import Final

import pytest

from chalicelib.domain.reviews.parts import Author, Channel
from chalicelib.domain.reviews.postal_address import address_lines, is_postal_address, same_house
from tests.builders import NOW, author, submission

GOOD: Final = (
    *("Kerkstraat 1, 9000 Gent", "Kerkstraat 1 bus 3\nB-9000 Gent", "Postbus 12, 2018 Antwerpen"),
    *("Steenweg 1000, 1000 Brussel", "Hoofdstraat 12, 1012 AB Amsterdam, Nederland", "12 rue de la Paix, 75002 Paris"),
    *("Hauptstr. 5, D-50667 Köln", "12 rue Haute, L-1234 Luxembourg", "12 Main Street, D02 X285 Dublin"),
    *("ulica Długa 1, 00-950 Warszawa", "Rua Nova 3, 1000-205 Lisboa", "Kungsgatan 4, 111 43 Stockholm"),
)
BAD: Final = (
    *("Gent", "9000 Gent", "Kerkstraat 1", "Kerkstraat 1, Gent", "Kerkstraat, 9000 Gent", "1, 9000"),
    *("Kerkstraat een, 9000 Gent", "Kerkstraat 1, 9000", "a\nb\nc\nd\nKerkstraat 1\n9000 Gent"),
)
HOUSE: Final = {"street": "Kerkstraat", "number": "1", "postal_code": "9000"}
AT_HOUSE: Final = (
    *("Kerkstraat 1, 9000 Gent", "kerkstr. 1 bus 12, B-9000 GENT", "Kerk straat 1a, 9000 Gent"),
    *("Kamer 12, Kerkstraat 1, 9000 Gent", "Huize Avondrust\nKÉRKSTRAAT 1\nB 9000 Gent"),
)
ELSEWHERE: Final = ("Kerkstraat 11, 9000 Gent", "Kerkstraat 1, 8000 Brugge", "Nieuwe Kerkweg 1, 9000 Gent", "")


@pytest.mark.parametrize("text", GOOD)
def test_a_letter_gets_there(text: str) -> None:
    assert is_postal_address(text)


@pytest.mark.parametrize("text", BAD)
def test_a_letter_gets_nowhere(text: str) -> None:
    assert not is_postal_address(text)


def test_the_house_is_known_however_it_is_written() -> None:
    assert [each for each in AT_HOUSE if not same_house(each, **HOUSE)] == []
    assert [each for each in ELSEWHERE if same_house(each, **HOUSE)] == []
    assert not same_house(AT_HOUSE[0], street="", number="1", postal_code="9000")


def test_an_address_is_printed_in_lines() -> None:
    assert address_lines(" Kerkstraat  1 ,9000 Gent\n\nBelgië") == ("Kerkstraat 1", "9000 Gent", "België")


AT: Final = "Dorpsstraat 7, 9000 Gent"
# By which channel, with which ways to reach the author: what is wrong.
WAYS: Final[tuple[tuple[Channel, str, str, list[tuple[str, str]]], ...]] = (
    (Channel.PAPER, "", AT, []),
    (Channel.PHONE, "g@post.example", "", []),
    (Channel.AGREED, "g@post.example", AT, []),
    (Channel.PAPER, "", "", [("author.postal_address", "required")]),
    (Channel.PAPER, "", "Gent", [("author.postal_address", "wrong_format")]),
    (Channel.PHONE, "g", "", [("author.email", "wrong_format")]),
    (Channel.WEB, "", "", [("author.email", "wrong_format")]),
    (Channel.WEB, "", AT, [("author.email", "wrong_format")]),
    (Channel.KIOSK, "g@post.example", "", []),
)


@pytest.mark.parametrize(("channel", "email", "at", "wrong"), WAYS)
def test_one_way_to_reach_an_author_is_enough_for_who_types_in(
    channel: Channel, email: str, at: str, wrong: list[tuple[str, str]]
) -> None:
    sent = submission(channel=channel, author=author(email=email, postal_address=at))
    assert [(each.field, each.code) for each in sent.errors(now=NOW)] == wrong


def test_at_one_address_live_many() -> None:
    def at(first_name: str, where: str) -> str:
        return Author(first_name=first_name, last_name="Maes", email="", postal_address=where).reached_at

    assert at("Lea", AT) == at("LEA", "Dorpsstraat 7\n9000 gent")
    assert at("Lea", AT) != at("Jef", AT)
    assert author(postal_address=AT).reached_at == author().email

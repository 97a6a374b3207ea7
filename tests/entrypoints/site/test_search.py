"""Search at the front door: one field, a count, pages both ways, what comes near, and a kind answer to anything."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import Address, Sector
from chalicelib.entrypoints.pages.filters import dialled
from tests.builders import NOW, listing, organisation
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

GENT = Address(postal_code="9000", municipality="Gent")
MORGEN = organisation(id="a", listing=listing(name="Huize Morgenrood", register_id="r/1", address=GENT))
BIJTJE = organisation(
    id="b",
    listing=listing(
        name="Crèche 't Bijtje",
        register_id="r-2",
        sector=Sector.CHILD_CARE,
        address=Address(postal_code="9040", municipality="Sint-Amandsberg"),
        phone="09 123 45 67",
        website="www.bijtje.example",
    ),
)
APART = organisation(id="d", taking_part=False, listing=listing(name="Ter Veld", register_id="r-4", address=GENT))
CLOSED = organisation(id="c", listing=listing(name="Rusthuis Zonnehof", register_id="r-3", closed_at=NOW))


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:
    with opened() as found:
        for each in (MORGEN, BIJTJE, CLOSED, APART):
            dynamodb_world.put(each)
        platform().directory.enter([MORGEN, BIJTJE, CLOSED, APART])
        yield found


def search(house: House, **asked: str) -> Any:
    status, found = house.call("GET", "/organisations?" + "&".join(f"{name}={quote(asked[name])}" for name in asked))
    assert status == 200
    return found


def ids(found: Any) -> list[str]:
    return [each["id"] for each in found["items"]]


def page(path: str) -> str:
    with Client(front_door.app) as client:
        answer = client.http.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.body.decode()


@pytest.mark.parametrize(
    ("words", "expected", "nearest"),
    [
        ("morgenrood 9000", ["a"], False),
        ("9000 gent morgenrood", ["a"], False),
        ("rusthuis morgenrood", ["a"], False),
        ("kinderopvang sint-amandsberg", ["b"], False),
        ("morgenrod", ["a"], True),
        ("het bijtje", ["b"], False),
        ("zonnehof", [], False),
    ],
)
def test_one_field_asks_for_name_place_and_kind(house: House, words: str, expected: list[str], nearest: object) -> None:
    found = search(house, q=words)
    assert (ids(found), found["total"], found["nearest"]) == (expected, len(expected), nearest)


def test_what_closed_is_not_listed_where_the_index_still_names_it(house: House, dynamodb_world: DynamoWorld) -> None:
    listed = organisation(id="e", listing=listing(name="Avondster", register_id="r-5", address=GENT))
    platform().directory.enter([listed])
    dynamodb_world.put(replace(listed, listing=replace(listed.listing, closed_at=NOW)))
    assert list(platform().directory.search("avondster", taking_part=True, limit=5).ids) == ["e"]
    for asked in ({"q": "avondster"}, {"q": "avondster", "all": "true"}):
        assert ids(search(house, **asked)) == []


def test_answers_say_how_to_reach_an_organisation_and_how_the_register_calls_it(house: House) -> None:
    (item,) = search(house, q="bijtje")["items"]
    said = {"register_id": "r-2", "phone": "09 123 45 67", "website": "www.bijtje.example"}
    assert {name: item[name] for name in said} == said
    whole = house.call("GET", "/organisations/b")[1]
    assert {name: whole[name] for name in said} == said
    for shown in (page("/organisations?q=bijtje"), page("/organisations/b")):
        assert '<a href="tel:+3291234567">09 123 45 67</a>' in shown
        assert 'href="https://www.bijtje.example"' in shown


@pytest.mark.parametrize(
    ("register_id", "expected"), [("r/1", ["a"]), ("r-2", ["b"]), ("r-9", []), ("r-3", []), ("R-2", [])]
)
def test_a_register_id_gives_exactly_that_organisation_or_none(
    house: House, register_id: str, expected: list[str]
) -> None:
    found = search(house, register_id=register_id)
    assert (ids(found), found["total"], found["next"], found["nearest"]) == (expected, len(expected), None, False)


def test_one_that_does_not_take_part_has_a_register_id_too(house: House) -> None:
    assert (ids(search(house, q="ter veld")), ids(search(house, q="ter veld", all="true"))) == ([], ["d"])
    assert ids(search(house, register_id="r-4")) == ["d"]


@pytest.mark.parametrize("asked", ["%", "\U0001f600", "?!", "x" * 500, "%" * 500])
def test_what_is_no_name_finds_nothing_and_is_told_kindly(house: House, asked: str) -> None:
    assert search(house, q=asked)["total"] == 0
    shown = page(f"/organisations?q={quote(asked)}")
    assert ("Met tekens alleen kunnen we niet zoeken" in shown) is not ("We vonden geen organisatie" in shown)


def test_pages_count_and_go_both_ways(house: House) -> None:
    first = search(house, limit="1")
    assert (first["total"], first["previous"]) == (3, None)
    second = search(house, limit="1", cursor=first["next"])
    assert search(house, limit="1", cursor=second["previous"]) == first
    shown = page(f"/organisations?limit=1&cursor={second['next']}")
    assert "3 organisaties" in shown
    assert 'rel="prev"' in shown
    assert 'rel="next"' not in shown


def test_what_lies_around_a_postal_code_is_offered(house: House) -> None:
    assert ids(search(house, q="9000")) == ["home", "a"]
    shown = page("/organisations?q=9000")
    assert "/organisations?q=9000&amp;nearby=true" in shown
    around = page("/organisations?q=9000&nearby=true&all=true")
    assert "Je ziet ook wat dicht bij 9000 ligt." in around
    assert '<a href="/organisations?all=true&amp;q=9000">Toon alleen 9000</a>' in around
    assert "dicht bij" not in page("/organisations?q=morgenrood&nearby=true")
    assert ids(search(house, q="9000", nearby="true")) == ["home", "a", "b"]
    assert ids(search(house, postal_code="9040", nearby="true")) == ["b", "home", "a"]
    none = search(house, q="9050")
    assert (ids(none), none["nearest"]) == (["b", "home", "a"], True)
    assert "Geen organisatie past precies bij je zoekwoorden" in page("/organisations?postal_code=9050")


@pytest.mark.usefixtures("house")
def test_an_old_address_with_a_postal_code_shows_it_in_the_one_field() -> None:
    assert 'value="morgen 9000"' in page("/organisations?q=morgen&postal_code=9000")


def test_editors_still_find_what_has_closed(house: House) -> None:
    (item,) = house.call("GET", "/editor/organisations?q=zonnehof", editor=0)[1]["items"]
    assert (item["id"], item["closed_at"] is not None) == ("c", True)
    found = house.call("GET", "/editor/organisations?q=zonehof", editor=0)[1]
    assert (found["nearest"], [each["id"] for each in found["items"]]) == (True, ["c"])
    assert house.call("GET", "/editor/organisations?q=zonnehof&taking_part=true", editor=0)[1]["items"] == []


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("09 123 45 67", "+3291234567"),
        ("0475/12.34.56", "+32475123456"),
        ("+32 (0)9 123 45 67", "+3291234567"),
        ("0032 9 123 45 67", "+3291234567"),
        ("09 123 45 67 of 09 123 45 68", ""),
        ("1712", ""),
        ("niet gekend", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_where_it_is_one(said: str, number: str) -> None:
    assert dialled(said) == number

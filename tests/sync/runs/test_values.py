"""What providers type, read over HTTP: as it can be searched, followed and mailed, or left out."""

from typing import Any, Final

import pytest

from chalicelib.domain.organisations.organisation import Organisation
from tests.sync.between import Asked, Between
from tests.sync.conftest import MakeWorld
from tests.sync.world import World


@pytest.fixture
def between() -> Between:
    return Between()


@pytest.fixture
def known(make_known: MakeWorld, between: Between) -> World:
    return make_known(wrapped=between.around)


def taken_over(world: World, between: Between, **changes: Any) -> Organisation:
    """An organisation of whose record these members are otherwise."""
    chosen = world.register.ids()[0]

    def rewrite(_: Asked, body: Any) -> Any:
        rows = [row | changes if row["id"]["id"] == chosen else row for row in body["content"]]
        return {**body, "content": rows}

    between.rewrite = rewrite
    assert world.run().verdict == "good"
    return world.organisation(chosen)


@pytest.mark.parametrize("sent", [9000, 9000.0, "9000", "B-9000", "9000 Gent", "\u200b9000"])
def test_a_postal_code_is_found_however_it_is_written(known: World, between: Between, sent: object) -> None:
    address = {"primary": True, "municipality": {"postalCode": sent, "name": {"description": "Gent"}}, "number": 12.5}
    found = taken_over(known, between, addresses=[address])
    assert (found.listing.address.postal_code, found.listing.address.number) == ("9000", "12.5")
    there = known.directory.search("", postal_code="9000", taking_part=False, limit=100).ids
    assert found.id in there


NAMES: Final = [
    "Huize\u00ad Zonne\u00adschijn",
    "Huize Zonne\u200bschijn",
    "\u202eHuize Zonneschijn\u202c",
    "Huize\u00a0Zonneschijn\u200f",
    "Huize Zonne\x01schijn",
]


@pytest.mark.parametrize("sent", NAMES)
def test_a_name_is_found_whatever_cannot_be_seen_in_it(known: World, between: Between, sent: str) -> None:
    found = taken_over(known, between, legalName={"description": sent})
    assert found.listing.name == "Huize Zonneschijn"
    assert found.id in known.searched("zonneschijn")


WEBSITES: Final = {
    "www.a.example; www.b.example": "https://www.a.example",
    "http://www,x": "",
    "http://http://x": "",
    "http://contact@x": "",
    "http://192.168.1.4/": "",
}


@pytest.mark.parametrize("sent", WEBSITES)
def test_a_website_can_be_followed_or_is_none(known: World, between: Between, sent: str) -> None:
    contact = {"emails": [{"value": "info@huis.example"}], "phones": [], "websites": [{"value": sent}]}
    assert taken_over(known, between, contactInfo=contact).listing.website == WEBSITES[sent]


EMAILS: Final = {
    "a@x.example/b@x.example": "a@x.example",
    '"info@x.example"': "info@x.example",
    "mailto:info@x.example?subject=Een vraag": "info@x.example",
    "info @x.example": "info@x.example",
    "info&#64;x.example": "info@x.example",
    "info@x.example.": "info@x.example",
    "\u200binfo@x.ex\u00adample\u200b": "info@x.example",
    "info@zörg.example": "info@xn--zrg-sna.example",
}


@pytest.mark.parametrize("sent", EMAILS)
def test_an_address_can_be_mailed(known: World, between: Between, sent: str) -> None:
    contact = {"emails": [{"value": sent}], "phones": [], "websites": []}
    found = taken_over(known, between, contactInfo=contact).listing
    assert (found.email, found.email_status) == (EMAILS[sent], "ok")

"""Strangers read the log for strangers: its page, its checkpoint and its tiles, at the addresses that C2SP says."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import day_of
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.entrypoints.events import schedules
from chalicelib.entrypoints.openness.log import place_of
from chalicelib.use_cases.upkeep.add_months import add_months
from chalicelib.use_cases.upkeep.integrity_figures import count_days
from infra.verify.check import Seen, checked, compared
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.fakes.public_log import FakeSigner


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def get(house: House, path: str, accept: str = "*/*") -> Any:
    return house._client.http.get(path, headers={"Accept": accept})


def read(house: House) -> Any:
    """What fetches for `infra.verify`."""

    def fetch(path: str) -> bytes:
        found = get(house, path, "application/json, */*;q=0.5")
        assert found.status_code == 200, path
        body: bytes = found.body
        return body

    return fetch


def published(house: House) -> None:
    """Six reviews that were published and one that was refused, a month ago as far as the log can tell."""
    for _ in range(6):
        house.review()
    here = platform()
    later = here.now() + timedelta(days=40)
    count_days(stores=here, now=here.now() + timedelta(days=1))
    add_months(
        log=here.public_log,
        signer=FakeSigner(),
        origin=here.settings.log_origin,
        stores=here,
        now=later,
        out_of_time=lambda: False,
    )


def test_before_the_first_month_the_page_says_so_and_nothing_is_signed(house: House) -> None:
    page = get(house, "/transparency", "text/html")
    assert page.status_code == 200
    assert "nog leeg" in page.body.decode()
    assert get(house, "/transparency", "application/json").json_body == {
        "origin": "platform.example/transparency",
        "size": 0,
        "through": None,
        "verifying_key": None,
        "checkpoint_url": None,
    }
    assert get(house, "/transparency/checkpoint").status_code == 404
    assert get(house, "/transparency/tile/0/000.p/1").status_code == 404


def test_a_stranger_reads_it_all_over_http_and_counts_the_figures_again(house: House) -> None:
    published(house)
    checkpoint, leaves, entries = checked(read(house), Seen())
    assert checkpoint.size == len(leaves) == 6
    assert {(each["of"], each["act"], each["by"], each["sector"]) for each in entries} == {
        ("review", "published", "editor", "residential_care")
    }
    number, differs = compared(read(house), entries)
    assert (number > 3, differs) == (True, [])
    page = get(house, f"/integrity/{platform().now().year}", "text/html").body.decode()
    assert 'href="/transparency"' in page
    assert "kan iedereen natellen" in page
    page = get(house, "/transparency", "text/html").body.decode()
    assert "<strong>6</strong> regels" in page
    assert "/transparency/checkpoint" in page


def test_tiles_may_be_kept_for_ever_and_the_checkpoint_for_a_minute(house: House) -> None:
    published(house)
    for path in ("/transparency/tile/0/000.p/6", "/transparency/tile/entries/000.p/6", "/transparency/tile/0/000.p/5"):
        found = get(house, path)
        assert found.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert found.headers["Content-Type"] == "application/octet-stream"
        assert found.headers["Access-Control-Allow-Origin"] == "*"
    tile = get(house, "/transparency/tile/0/000.p/6").body
    assert len(tile) == 6 * 32
    assert tile.startswith(get(house, "/transparency/tile/0/000.p/5").body)
    found = get(house, "/transparency/checkpoint")
    assert "max-age=60" in found.headers["Cache-Control"]
    assert found.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("accept", [None, "", "application/json", "text/html", "text/*;q=0.3", "image/png", "*/*;q=0"])
def test_tiles_come_to_whoever_asks_also_to_who_names_no_form(house: House, accept: str | None) -> None:
    published(house)
    headers = {} if accept is None else {"Accept": accept}
    for path in ("/transparency/tile/0/000.p/6", "/transparency/tile/entries/000.p/6"):
        found = house._client.http.get(path, headers=headers)
        assert (found.status_code, found.body) == (200, get(house, path).body), path
    none = house._client.http.get("/transparency/tile/0/000.p/7", headers=headers)
    assert none.status_code == 404
    assert none.headers["Content-Type"].startswith("text/html" if accept and "text" in accept else "application/prob")


def test_a_tile_that_there_is_not_is_not_found(house: House) -> None:
    published(house)
    asked = (
        "0/000",  # not full
        "0/000.p/7",  # not that wide
        "0/000.p/0",
        "0/000.p/06",
        "0/000.p/256",
        "0/001.p/1",
        "1/000.p/1",
        "7/000.p/1",
        "00/000.p/6",
        "-1/000.p/6",
        "0/0.p/6",
        "0/x000/000.p/6",
        "0/x001/x000/000",
        "0/x001/000.p/6",
        "entries/000",
        "entries/000.p/7",
        "Entries/000.p/6",
        "0/\u0660\u0660\u0660.p/6",
    )
    assert {path: get(house, f"/transparency/tile/{path}").status_code for path in asked} == dict.fromkeys(asked, 404)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("000",), (0, 256)),
        (("999",), (999, 256)),
        (("067.p", "12"), (67, 12)),
        (("x001", "234"), (1_234, 256)),
        (("x001", "234.p", "255"), (1_234, 255)),
        (("x001", "x234", "067"), (1_234_067, 256)),
    ],
)
def test_addresses_name_places_as_the_specification_says(path: tuple[str, ...], place: tuple[int, int]) -> None:
    assert place_of(path) == place


@pytest.mark.parametrize(
    "path", [("x001",), ("x000", "001"), ("001", "001"), ("0001",), ("1",), ("a01",), ("001.p", "x")]
)
def test_other_addresses_name_none(path: tuple[str, ...]) -> None:
    with pytest.raises(NotFound):
        place_of(path)


def test_the_clock_adds_what_is_over_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.review()
    here = platform()
    later = here.now() + timedelta(days=40)
    count_days(stores=here, now=here.now() + timedelta(days=1))
    monkeypatch.setitem(here.__dict__, "signer", FakeSigner())
    monkeypatch.setitem(here.__dict__, "now", lambda: later)
    monkeypatch.setattr(schedules, "_out_of_time", lambda _: lambda: False)  # the client's functions have a minute
    client = house._client
    event = client.events.generate_cw_event("", "", {}, [])
    assert client.lambda_.invoke("publish_log", event).payload[:1] == [f"{day_of(later - timedelta(days=40)):%Y-%m}"]
    assert client.lambda_.invoke("publish_log", event).payload == []
    assert here.public_log.head().size == 1

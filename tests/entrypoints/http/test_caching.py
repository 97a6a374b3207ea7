"""Pages for visitors may be kept by a CDN, and whoever has the newest is told so."""

from collections.abc import Iterator
from typing import Any

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction
from chalicelib.entrypoints.pages import rendering
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

PAGE = {"Accept": "text/html"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def get(path: str, **headers: str) -> Any:
    with Client(front_door.app) as client:
        return client.http.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def paths(house: House) -> list[str]:
    home = f"/organisations/{house.home}"
    return ["/organisations", "/organisations?all=true", home, f"{home}/reviews", "/theme-sets/residential_care"]


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_who_has_the_newest_is_told_so(house: House, accept: str) -> None:
    for path in paths(house):
        first = get(path, Accept=accept)
        assert first.status_code == 200
        assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=60, stale-if-error=0"
        again = get(path, Accept=accept, If_None_Match=first.headers["ETag"])
        assert (again.status_code, again.body) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ("{tag}", True),
        ("{strong}", True),
        ('"x", {tag}', True),
        ("*", True),
        ('"x"', False),
        ("", False),
        ("x{strong}", False),
    ],
)
def test_tags_are_compared_as_clients_send_them(house: House, sent: str, *, known: bool) -> None:
    for path in (f"/organisations/{house.home}", f"/organisations/{house.home}/feed.atom"):
        tag = get(path).headers["ETag"]
        said = sent.format(tag=tag, strong=tag.removeprefix("W/"))
        assert get(path, If_None_Match=said).status_code == (304 if known else 200), path


def test_what_nobody_needs_is_not_rendered(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"/organisations/{house.home}"
    tag = get(path, **PAGE).headers["ETag"]
    monkeypatch.setattr(rendering, "render", None)
    assert get(path, **PAGE, If_None_Match=tag).status_code == 304


def test_a_page_is_not_the_same_as_its_data(house: House) -> None:
    for path in paths(house)[:4]:
        tag = get(path, Accept="application/json").headers["ETag"]
        assert get(path, **PAGE, If_None_Match=tag).status_code == 200


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_review_that_comes_or_goes_makes_it_another(house: House, accept: str) -> None:
    path = f"/organisations/{house.home}/reviews"
    tags = [get(path, Accept=accept).headers["ETag"]]
    review_id = house.review("published")
    tags.append(get(path, Accept=accept).headers["ETag"])
    house.does(Action.SUSPEND, review_id)
    tags.append(get(path, Accept=accept).headers["ETag"])
    assert tags[0] == tags[2] != tags[1]


def test_a_block_whose_end_has_come_makes_it_another(house: House) -> None:
    before = get(f"/organisations/{house.home}", **PAGE).headers["ETag"]
    house.does(OrganisationAction.BLOCK, house.home)
    blocked = get(f"/organisations/{house.home}", **PAGE).headers["ETag"]
    assert before != blocked
    assert platform().organisations.get(house.home).blocked(platform().now())


def test_what_is_for_one_person_is_kept_by_nobody(house: House) -> None:
    for path in ("/confirm/nothing", "/manage/nothing", "/editor/queue"):
        assert get(path).headers["Cache-Control"] == "no-store"
    assert get(f"/organisations/{house.home}/write", **PAGE).headers["Cache-Control"] == "no-cache"

"""A client of event streams that others made reads 10,000 reviews, follows 100 changes, and holds what the site has."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

import app as front_door
from chalicelib.adapters.dynamodb.aggregates.openness.open_data import entry_item
from chalicelib.adapters.dynamodb.aggregates.organisations import item_of
from chalicelib.adapters.dynamodb.aggregates.reviews import review_item
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import OpenDataItem
from chalicelib.adapters.dynamodb.projections.organisation_items import published_part
from chalicelib.bootstrap import platform
from chalicelib.domain.projections.open_data import entry_of
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.lifecycle import Action, ReplyAction, Status
from infra.local.environment import surroundings
from infra.local.site.wsgi import make_wsgi
from infra.local.web.server import serving
from tests.builders import NOW, listing, organisation, review
from tests.clients.making import HERE, INSTALLED
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

REVIEWS: Final = 10_000
CHANGED: Final = 25  # of each kind
HOUSES: Final = 50
MONTHS: Final = 3
SITE: Final = "https://platform.example"
SCHEMA: Final = "http://schema.org/"
PATIENCE: Final = 600  # seconds


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        found.at(NOW)
        yield found


def filled(house: House) -> list[str]:
    """Have so many reviews online; returns those about which people can still do something."""
    assert platform().connection  # the tables are there
    homes = [f"home-{number}" for number in range(HOUSES)]
    for each in homes:
        item_of(organisation(id=each, listing=listing(register_id=f"register-{each}"))).save()
    bulk = [_published(number, homes[number % HOUSES]) for number in range(REVIEWS - 3 * CHANGED)]
    with (
        ReviewItem.batch_write() as words,
        OrganisationItem.batch_write() as shown,
        OpenDataItem.batch_write() as data,
    ):
        for found in bulk:
            public, entry = public_review_of(found), entry_of(found)
            assert public is not None
            assert entry is not None
            words.save(review_item(found))
            shown.save(OrganisationItem(found.organisation_id, published_part(public), face=public))
            data.save(entry_item(entry))
    house.at(NOW + timedelta(days=30 * MONTHS))
    return [house.review() for _ in range(3 * CHANGED)]


def _published(number: int, home: str) -> Review:
    at = NOW + timedelta(days=30 * (number % MONTHS), seconds=number // 7)
    return review(
        id=f"bulk-{number:05}",
        organisation_id=home,
        text=f"Ervaring nummer {number}: het eten was lekker, en “iedereen” was vriendelijk & vlot.",
        status=Status.PUBLISHED,
        submitted_at=at,
        published_at=at,
        terms=LICENSED_TERMS,
    )


def changed(house: House, alive: list[str]) -> None:
    """Take some offline, erase others, reply to others, and publish as many new ones."""
    house.at(NOW + timedelta(days=30 * MONTHS, hours=1))
    for number, each in enumerate(alive):
        if number % 3 == 0:
            house.does(Action.SUSPEND, each)
        elif number % 3 == 1:
            house.does(Action.ERASE, each)
        else:
            house.does(ReplyAction.SUBMIT, each)
            house.does(ReplyAction.APPROVE, each)
    for _ in range(CHANGED):
        house.review()


def on_the_site(house: House) -> Mapping[str, Mapping[str, Any]]:
    """All that every organisation's list of reviews says, by the address of each review."""
    found: dict[str, Mapping[str, Any]] = {}
    for home in [house.home, *(f"home-{number}" for number in range(HOUSES))]:
        cursor: str | None = ""
        while cursor is not None:
            path = f"/organisations/{home}/reviews?limit=100" + (f"&cursor={cursor}" if cursor else "")
            said = house.call("GET", path)[1]
            found |= {f"{SITE}/r/{each['id']}": each for each in said["items"]}
            cursor = said["next"]
    return found


def as_listed(about: str, member: Mapping[str, Any]) -> Mapping[str, Any]:
    """A member as the list of reviews would have it."""

    def first(name: str, of: Mapping[str, Any] = member) -> str:
        return str(of[name][0][0])

    words, language = member[f"{SCHEMA}reviewBody"][0]
    replies = [
        {
            "text": each[f"{SCHEMA}text"][0][0],
            "published_at": each[f"{SCHEMA}datePublished"][0][0],
            "language": each[f"{SCHEMA}text"][0][1],
        }
        for each in member.get(f"{SCHEMA}comment", [])
    ]
    return {
        "id": about.removeprefix(f"{SITE}/r/"),
        "organisation_id": first(f"{SCHEMA}url", member[f"{SCHEMA}itemReviewed"][0]).removeprefix(f"{SITE}/o/"),
        "text": words,
        "language": language,
        "published_at": first(f"{SCHEMA}datePublished"),
        "experienced": first(f"{SCHEMA}temporalCoverage"),
        "capacity": first(f"{SITE}/open-data#capacity"),
        "proof": first(f"{SITE}/open-data#proof"),
        "reply": replies[0] if replies else None,
        "additions": [],
    }


@contextmanager
def following(folder: Path, port: str) -> Iterator[Path]:
    """The client at work; what it holds is in the file after each of its rounds."""
    program, file = INSTALLED / "follow.mjs", folder / "held.json"  # the program beside what it imports
    program.write_bytes((HERE / "follow.mjs").read_bytes())
    said = {"FOLLOW": json.dumps({"site": SITE, "port": port, "file": str(file)})}
    with (folder / "client.txt").open("wb") as heard:
        client = subprocess.Popen(  # noqa: S603 - a program of ours, and a client that is pinned
            ["node", str(program)],  # noqa: S607 - whichever Node there is
            env={**surroundings(os.environ), **said},
            stdout=heard,
            stderr=heard,
        )
        try:
            yield file
        finally:
            client.kill()
            client.wait()


def until_it_holds(house: House, file: Path, seen: Callable[[Mapping[str, Any]], bool]) -> Mapping[str, Any]:
    """Wait for the client to hold what the site shows; fails with what differs once patience is at its end."""
    right = on_the_site(house)
    ends, holds, read = time.monotonic() + PATIENCE, {}, 0
    found: dict[str, Any] = {}
    while time.monotonic() < ends:
        # Ten thousand reviews are read once a round: else whoever compares them takes the time of whoever serves them.
        if file.exists() and (written := file.stat().st_mtime_ns) != read:
            read = written
            found = json.loads(file.read_text(encoding="utf-8"))
            holds = {about: as_listed(about, each) for about, each in found["holds"].items()}
            if seen(found) and holds == right:
                return found
        time.sleep(0.5)
    assert holds.keys() == right.keys(), (file.parent / "client.txt").read_text(encoding="utf-8")[-2_000:]
    assert holds == right
    raise AssertionError("it was too late")


def test_a_client_reads_ten_thousand_reviews_and_follows_a_hundred_changes(house: House, tmp_path: Path) -> None:
    alive = filled(house)
    with serving(make_wsgi(front_door.app), 0, threads=2) as port, following(tmp_path, port) as file:
        first = until_it_holds(house, file, lambda _: True)
        assert len(first["holds"]) == REVIEWS
        changed(house, alive)
        second = until_it_holds(house, file, lambda found: bool(found["rounds"] > first["rounds"]))
        assert len(second["holds"]) == REVIEWS - CHANGED

"""The contract of the log read without a subject: the newest first, in memory and in DynamoDB."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bench.units import counted
from chalicelib.adapters.dynamodb.client.tables import LogItem
from chalicelib.adapters.dynamodb.projections.log import DAYS, LOOKED_AT
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.stores import Effects
from tests.builders import NOW, author, entry, listing, organisation, review
from tests.conftest import DynamoWorld
from tests.worlds import World

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def there_is_an_organisation(world: World) -> None:
    world.put(organisation())


def logged(world: World, *entries: LogEntry, about: str = "organisation-1") -> None:
    one = review(id=f"of-{entries[0].id}", organisation_id=about)
    effects = Effects(entry=replace(entries[0], subject=f"review/{one.id}"), more=entries[1:])
    world.reviews.add(one, author(), effects)


def read(
    world: World,
    *,
    limit: int = 3,
    since: int = 40,
    until: int = 0,
    wanted: Callable[[LogEntry], bool] = lambda _: True,
) -> list[str]:
    """Return the ids of all pages, of so many days ago until so many days ago."""
    found, cursor = list[str](), ""
    for _ in range(100):
        some, further = world.log.newest(
            since=NOW - since * DAY, until=NOW - until * DAY, limit=limit, cursor=cursor, wanted=wanted
        )
        assert len(some) <= limit
        found += [each.id for each in some]
        if further is None:
            return found
        cursor = further
    raise AssertionError(found)


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_the_newest_is_read_first_page_by_page_over_all_subjects_and_days(world: World, limit: int) -> None:
    ages = [0, 1, 2, 26, 27, 50, 500, 501, 900]  # in hours
    for number, hours in enumerate(ages):
        logged(world, entry(id=f"e{number}", at=NOW - timedelta(hours=hours, minutes=1)))
    expected = [f"e{number}" for number in range(len(ages))]
    assert read(world, limit=limit) == expected
    assert read(world, limit=limit, since=20) == expected[:6]
    assert read(world, limit=limit, until=1) == expected[3:]
    assert read(world, limit=limit, wanted=lambda each: each.id in {"e1", "e7"}) == ["e1", "e7"]
    assert read(world, limit=limit, since=0, until=3) == []


def test_equal_moments_are_read_once_each(world: World) -> None:
    moment = NOW - timedelta(minutes=1)
    logged(world, *(entry(id=f"e{number}", subject="review/x", at=moment) for number in range(7)))
    assert sorted(read(world, limit=2)) == [f"e{number}" for number in range(7)]


def test_a_page_costs_as_much_however_long_the_log_is_and_however_empty(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation(id="home", listing=listing(register_id="of-home")))
    logged(dynamodb_world, entry(id="old", at=NOW - 39 * DAY), about="home")
    with counted(dynamodb_world.connection.client) as work:
        some, further = dynamodb_world.log.newest(
            since=NOW - 40 * DAY, until=NOW, limit=20, cursor="", wanted=lambda _: True
        )
    assert (list(some), bool(further)) == ([], True)
    assert len(work.requests) == 4 * DAYS
    for number in range(6):
        at = NOW - timedelta(hours=1, seconds=number)
        some = [entry(id=f"e{number}-{each}", subject="review/x", at=at) for each in range(20)]
        logged(dynamodb_world, *some, about="home")
    with counted(dynamodb_world.connection.client) as work:
        some, further = dynamodb_world.log.newest(
            since=NOW - 40 * DAY, until=NOW, limit=20, cursor="", wanted=lambda _: True
        )
    assert len(some) == 20
    assert len(work.requests) <= 8
    assert LOOKED_AT == 1_000


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_what_was_done_in_a_stretch_is_read_once_each_page_by_page(world: World, limit: int) -> None:
    ages = [0, 1, 1, 1, 2, 26, 27, 50, 500, 501, 900]  # in hours
    for number, hours in enumerate(ages):
        logged(world, entry(id=f"e{number}", at=NOW - timedelta(hours=hours)))
    found, cursor = list[str](), ""
    for _ in range(100):
        some, further = world.log.between(
            NOW - timedelta(hours=501), NOW - timedelta(hours=1), cursor=cursor, limit=limit
        )
        assert len(some) <= limit
        found += [each.id for each in some]
        if further is None:
            break
        cursor = further
    assert sorted(found) == ["e4", "e5", "e6", "e7", "e8", "e9"]  # the first moment counts, the last no longer does


def test_of_an_entry_of_a_stretch_that_cannot_be_read_it_is_said_about_what_it_is(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation(id="home", listing=listing(register_id="of-home")))
    logged(dynamodb_world, entry(id="e0", at=NOW), about="home")
    item = next(iter(LogItem.query("review/of-e0")))
    client: Any = dynamodb_world.connection.client
    client.update_item(
        TableName=LogItem.Meta.table_name,
        Key={"subject": {"S": item.subject}, "at": {"S": item.at}},
        UpdateExpression="SET entry = :no",
        ExpressionAttributeValues={":no": {"S": "no document"}},
    )
    faults: list[object] = []
    some, _ = dynamodb_world.log.between(NOW - DAY, NOW + DAY, cursor="", limit=9, unread=faults.append)
    assert [(each.subject, each.action) for each in some] == [("review/of-e0", "")]
    assert len(faults) == 1

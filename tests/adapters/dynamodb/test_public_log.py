"""The log for strangers keeps what it is given, and lets one run at a time move its head."""

from datetime import timedelta

import pytest

from chalicelib.adapters.dynamodb.aggregates.openness.public_log import LASTS, DynamoPublicLog
from chalicelib.adapters.dynamodb.client.working_tables import PublicLogItem
from chalicelib.ports.public_log import Head, HeadMoved, PublicLog
from tests.builders import NOW
from tests.conftest import DynamoWorld
from tests.fakes.public_log import FakePublicLog

KEY, OTHER = bytes(32), b"\x01" * 32
SOME = Head(size=3, checkpoint="signed", through="2026-10", key="name+id+key")


@pytest.fixture(params=["fakes", "dynamodb"])
def log(request: pytest.FixtureRequest) -> PublicLog:
    if request.param == "fakes":
        return FakePublicLog()
    world: DynamoWorld = request.getfixturevalue("dynamodb_world")
    return DynamoPublicLog(world.connection)


def test_it_is_empty_before_its_first_month(log: PublicLog) -> None:
    assert log.head() == Head()
    assert log.tile(0, 0) == log.bundle(0) == b""
    assert log.figures(("2026-01", "2026-12")) == {}


def test_what_a_turn_put_and_published_is_there(log: PublicLog) -> None:
    turn = log.take_turn("2026-10", KEY, NOW)
    assert turn is not None
    assert (turn.head, turn.month, turn.key) == (Head(), "2026-10", KEY)
    log.put(turn, {(0, 0): b"tile", (1, 12): b"above"}, {0: b"entries", 1: b"more"})
    assert log.head() == Head()  # nobody sees it yet
    log.publish(turn, SOME, {"review_published": 3})
    assert log.head() == SOME
    assert (log.tile(0, 0), log.tile(1, 12), log.bundle(0), log.bundle(1)) == (b"tile", b"above", b"entries", b"more")
    assert log.figures(("2026-01", "2026-12")) == {"2026-10": {"review_published": 3}}
    assert log.figures(("2025-01", "2025-12")) == {}


def test_who_goes_on_with_a_month_gets_its_key_and_the_next_month_another(log: PublicLog) -> None:
    first = log.take_turn("2026-10", KEY, NOW)
    later = NOW + LASTS + timedelta(seconds=1)
    second = log.take_turn("2026-10", OTHER, later)
    assert first is not None
    assert second is not None
    assert second.key == KEY
    assert second.fence > first.fence
    log.publish(second, SOME, {})
    third = log.take_turn("2026-11", OTHER, later)
    assert third is not None
    assert (third.key, third.head) == (OTHER, SOME)


def test_who_was_overtaken_writes_nothing_any_more(log: PublicLog) -> None:
    first = log.take_turn("2026-10", KEY, NOW)
    second = log.take_turn("2026-10", KEY, NOW + LASTS + timedelta(seconds=1))
    assert first is not None
    assert second is not None
    log.put(second, {(0, 0): b"second"}, {})
    with pytest.raises(HeadMoved):
        log.put(first, {(0, 0): b"first"}, {})
    with pytest.raises(HeadMoved):
        log.publish(first, SOME, {})
    assert log.tile(0, 0) == b"second"
    assert log.head() == Head()


def test_in_the_store_nobody_takes_a_turn_while_another_has_one(dynamodb_world: DynamoWorld) -> None:
    log = DynamoPublicLog(dynamodb_world.connection)
    turn = log.take_turn("2026-10", KEY, NOW)
    assert turn is not None
    assert log.take_turn("2026-10", OTHER, NOW + LASTS - timedelta(seconds=1)) is None
    log.publish(turn, SOME, {})
    assert log.take_turn("2026-11", OTHER, NOW) is not None


def test_in_the_store_a_months_key_is_gone_once_it_is_in(dynamodb_world: DynamoWorld) -> None:
    log = DynamoPublicLog(dynamodb_world.connection)
    turn = log.take_turn("2026-10", KEY, NOW)
    assert turn is not None
    assert any(item.key == KEY for item in PublicLogItem.scan())
    log.publish(turn, SOME, {})
    assert {item.key for item in PublicLogItem.scan()} == {None}

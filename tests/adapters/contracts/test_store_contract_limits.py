"""The contract of counters, in memory and in DynamoDB: what has no room in a window is refused whole."""

from contextlib import suppress
from datetime import timedelta

import pytest

from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import TooMany
from tests.builders import NOW
from tests.worlds import World

HOUR = timedelta(hours=1)


def count(times: int, *, most: int = 5, bucket: str = "b") -> Count:
    return Count(bucket=bucket, most=most, ends_at=NOW + timedelta(hours=1), times=times)


@pytest.mark.parametrize(
    ("before", "times", "most", "fits"),
    [
        ((), 5, 5, True),
        ((), 6, 5, False),  # also as the first of its window
        ((), 1, 0, False),
        ((4,), 1, 5, True),
        ((4,), 2, 5, False),
        ((2, 3), 1, 5, False),
    ],
)
def test_as_much_counts_as_has_room(world: World, before: tuple[int, ...], times: int, most: int, fits: bool) -> None:  # noqa: FBT001
    for each in before:
        world.counters.take([count(each)], now=NOW)
    if fits:
        world.counters.take([count(times, most=most)], now=NOW)
    else:
        with pytest.raises(TooMany):
            world.counters.take([count(times, most=most)], now=NOW)


def test_what_one_counter_refuses_counts_for_no_other(world: World) -> None:
    with pytest.raises(TooMany):
        world.counters.take([count(1, bucket="one"), count(6, bucket="two")], now=NOW)
    world.counters.take([count(5, bucket="one")], now=NOW)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_in_a_rolling_window_no_more_come_wherever_it_begins(world: World, most: int) -> None:
    let_in: list[int] = []
    for minute in (0, 50, 55, 59, 61, 62, 111, 116, 170, 400):
        now = NOW + timedelta(minutes=minute)
        rolling = Count(bucket="r", most=most, ends_at=now + HOUR, since=now - HOUR)
        with suppress(TooMany):
            world.counters.take([rolling], now=now)
            let_in.append(minute)
    assert let_in == {1: [0, 61, 170, 400], 2: [0, 50, 61, 111, 170, 400], 3: [0, 50, 55, 61, 111, 116, 170, 400]}[most]


def test_at_once_no_more_are_let_in_than_fit(world: World) -> None:
    rolling = Count(bucket="r", most=3, ends_at=NOW + HOUR, since=NOW - HOUR)
    for _ in range(3):
        world.counters.take([rolling], now=NOW)
    with pytest.raises(TooMany) as refused:
        world.counters.take([rolling], now=NOW)
    assert refused.value.retry_after == 3600  # at the latest

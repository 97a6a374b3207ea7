"""The integrity figures equal what anyone counts again from what was done."""

from datetime import date, timedelta
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.projections.integrity import Figures, counted, counted_day
from chalicelib.domain.rules.actor import Actor
from chalicelib.use_cases.upkeep.integrity_figures import count_days, figures_of, first_whole_day, months_of, total
from chalicelib.use_cases.upkeep.reconcile import reconcile_figures
from tests.builders import entry
from tests.fakes import FakeWorld
from tests.use_cases.upkeep.history import START, History

ACTS: Final = 500  # in one history; five histories make 2,500


@settings(max_examples=5)
@given(seed=st.integers(0, 2**32))
def test_the_figures_of_a_year_equal_those_counted_anew_of_a_random_history(seed: int) -> None:
    history = History(Random(seed)).lives(ACTS)  # noqa: S311  (a history, no secret)
    fakes, end = history.fakes, history.now
    assert end.year == START.year
    day = START
    while day <= end:  # every night the day before is counted, as the schedule does
        count_days(stores=fakes, now=day)
        day += timedelta(days=1)
    found = figures_of(START.year, stores=fakes, now=end)
    assert dict(found.counts) == dict(+history.count)
    assert found == counted(fakes.log.entries)
    assert counted_day(fakes.log.entries).sectors == {"residential_care": found}  # no act forgets its sector
    assert history.done == ACTS


def test_a_year_is_the_sum_of_its_months_and_ends_today(fakes: FakeWorld) -> None:
    for month in (1, 3, 3):
        when = START.replace(year=2025, month=month, day=10)
        fakes.log.entries.append(entry(id=f"{len(fakes.log.entries)}", action="submit", at=when))
        count_days(stores=fakes, now=when + timedelta(days=2))
    now = START.replace(year=2025, month=4, day=1)
    months = months_of(2025, stores=fakes, now=now)
    assert {month: each.of("received") for month, each in months.items()} == {1: 1, 2: 0, 3: 2, 4: 0}
    assert total(months.values()) == figures_of(2025, stores=fakes, now=now)


def test_a_day_counted_twice_gives_the_same(fakes: FakeWorld) -> None:
    history = History(Random(7)).lives(60)  # noqa: S311  (a history, no secret)
    fakes = history.fakes
    count_days(stores=fakes, now=history.now)
    once = dict(fakes.figures.days)
    count_days(stores=fakes, now=history.now)
    assert fakes.figures.days == once
    assert any(each.counts for each in once.values())


def test_another_year_is_not_counted(fakes: FakeWorld) -> None:
    fakes.log.entries.append(entry(action="submit", at=START - timedelta(hours=1, seconds=1)))
    assert figures_of(2026, stores=fakes, now=START) == Figures()
    assert figures_of(2025, stores=fakes, now=START).of("received") == 1


@pytest.mark.parametrize(
    ("hours", "median"),
    [([], None), ([0.5], 1), ([1], 1), ([1.01], 2), ([1, 5, 30], 8), ([1, 5, 30, 40], 8), ([2_000], 10_000)],
)
def test_the_median_is_said_as_the_bound_of_its_class(hours: list[float], median: int | None) -> None:
    entries = [entry(id=f"{each}", waited=int(each * 3600)) for each in hours]
    assert counted(entries).median_hours("decision_hours") == median


def test_what_the_machine_did_is_counted_as_automated() -> None:
    suspended = entry(
        actor=Actor.SIGNAL, actor_id="", action="suspend", before="published", after="suspended", score=210
    )
    assert dict(counted([suspended]).counts) == {"suspended": 1, "suspended_by_band.2": 1, "automated": 1}


def test_what_an_older_release_did_not_count_is_put_right_and_is_no_drift(fakes: FakeWorld) -> None:
    when = START.replace(month=3)
    for number, action in enumerate(("submit", "erase")):
        fakes.log.entries.append(entry(id=f"e{number}", action=action, after="erased", score=400, at=when))
    fakes.figures.put(when.date(), Figures({"received": 1}))
    assert reconcile_figures(stores=fakes, now=when + timedelta(days=30)) == 0
    assert fakes.figures.days[when.date()] == counted(fakes.log.entries)
    fakes.figures.put(when.date(), Figures({"received": 2}))
    assert reconcile_figures(stores=fakes, now=when + timedelta(days=60)) == 1


def test_parts_stand_under_their_own_name() -> None:
    figures = Figures({"rejected_by_rule.a": 2, "rejected": 2, "rejected_by_band.1": 2})
    assert figures.parts("rejected_by_rule") == {"a": 2}
    assert figures.plus(Figures({"rejected": 1})).of("rejected") == 3


def test_a_reply_that_comes_back_on_appeal_is_counted_as_reversed() -> None:
    back = entry(subject="reply/review-1", action="uphold_appeal", before="removed", after="published")
    assert counted([back]).of("reversed_on_appeal") == 1


def test_a_day_that_was_not_counted_in_time_is_not_lost(fakes: FakeWorld) -> None:
    fakes.log.entries.append(entry(action="submit", at=START))
    later = START + timedelta(days=10)
    count_days(stores=fakes, now=later)
    assert figures_of(2026, stores=fakes, now=later).of("received") == 1


@pytest.mark.parametrize("slept", [8, 41, 400, 1_500])
def test_what_was_done_before_a_long_sleep_is_counted_after_it(fakes: FakeWorld, slept: int) -> None:
    count_days(stores=fakes, now=START + timedelta(days=1))
    for number, day in enumerate((2, 3)):
        fakes.log.entries.append(entry(id=f"{number}", action="submit", at=START + timedelta(days=day)))
    woken = START + timedelta(days=3 + slept)
    count_days(stores=fakes, now=woken)
    assert figures_of(2026, stores=fakes, now=woken).of("received") == 2


def test_until_then_readers_count_what_nobody_counted(fakes: FakeWorld) -> None:
    count_days(stores=fakes, now=START + timedelta(days=1))
    fakes.log.entries.append(entry(action="submit", at=START + timedelta(days=2)))
    for days in (10, 39):
        assert figures_of(2026, stores=fakes, now=START + timedelta(days=days)).of("received") == 1


WRONG: Final = Figures({"received": 99})


@pytest.mark.parametrize(
    ("back", "stored"), [(3, WRONG), (39, WRONG), (41, None), (41, WRONG), (400, None), (400, WRONG), (1_500, None)]
)
def test_a_recount_finds_each_day_of_the_log_within_thirty_nights(
    fakes: FakeWorld, back: int, stored: Figures | None
) -> None:
    day = (START - timedelta(days=back)).date()
    fakes.log.entries.append(entry(action="submit", at=START - timedelta(days=back)))
    if stored is not None:
        fakes.figures.put(day, stored)
    assert sum(reconcile_figures(stores=fakes, now=START + timedelta(days=night)) for night in range(30)) == 1
    assert fakes.figures.of(day.year)[day] == Figures({"received": 1, "received_by_channel.web": 1})


def test_a_recount_leaves_a_recent_day_to_whoever_counts_it_first(fakes: FakeWorld) -> None:
    fakes.log.entries.append(entry(action="submit", at=START - timedelta(days=1)))
    assert reconcile_figures(stores=fakes, now=START) == 0


def test_a_recount_leaves_alone_what_the_log_no_longer_has(fakes: FakeWorld) -> None:
    old = first_whole_day(START) - timedelta(days=1)
    fakes.figures.put(old, Figures({"received": 5}))
    assert sum(reconcile_figures(stores=fakes, now=START + timedelta(days=night)) for night in range(30)) == 0
    assert fakes.figures.of(old.year)[old] == Figures({"received": 5})


def test_a_night_of_a_recount_reads_a_thirtieth_of_all_days_once_however_often_its_time_is_over(
    fakes: FakeWorld,
) -> None:
    read: list[date] = []
    day = fakes.log.day
    fakes.log.day = lambda when, **named: read.append(when) or day(when, **named)  # type: ignore[method-assign, func-returns-value]
    for back in range(1, 41):
        fakes.figures.put((START - timedelta(days=back)).date(), Figures())
    stops: list[int] = []
    for number in (7, 7, 20, 1_000, 2_000):
        stops.append(number)
        reconcile_figures(stores=fakes, now=START, out_of_time=lambda: len(read) >= stops[-1])
        assert len(read) <= number
    assert 59 <= len(read) == len(set(read)) <= 62

"""Months go into the log for strangers whole, once, and in order; a stranger's check finds them right."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from chalicelib.domain.clock.days import month_of
from chalicelib.domain.projections.integrity import counted as figures_of
from chalicelib.domain.projections.strangers.public_log import act_of, counted
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from infra.verify.check import Seen, checked, compared
from tests.builders import entry, organisation, review
from tests.fakes import FakeWorld
from tests.fakes.public_log import FakePublicLog
from tests.openness.sites import add, count, decisions, site
from tests.use_cases.upkeep.history import History


def random_log(seed: int, *, acts: int = 400) -> FakeWorld:
    """A world in whose log stand random acts of four months."""
    by_chance = Random(seed)  # noqa: S311  (a history, no secret)
    fakes = FakeWorld()
    fakes.put(organisation())
    for number in range(20):
        fakes.reviews.all[f"r{number}"] = review(id=f"r{number}")
    for number in range(acts):
        subject = by_chance.choice([f"review/r{by_chance.randrange(22)}", "reply/r1", "notice/n", "appeal/a"])
        after = by_chance.choice(["published", "rejected", "removed", "suspended", "upheld", "dismissed", "pending"])
        when = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=by_chance.randrange(120 * 24 * 60))
        actor = by_chance.choice([Actor.EDITOR, Actor.AUTHOR, Actor.CLOCK])
        rule = by_chance.choice(["", "no_personal_data", "suspected_crime"])
        score = by_chance.choice([None, 120, 400, 500])
        said = {"before": "x", "after": after, "rule": rule, "score": score}
        fakes.log.entries.append(entry(id=f"e{number}", subject=subject, at=when, actor=actor, **said))
    count(fakes)
    return fakes


def public(fakes: FakeWorld) -> list[LogEntry]:
    return [each for each in fakes.log.entries if act_of(each) and month_of(each.at) <= "2026-04"]


def test_each_month_that_is_over_is_added_once_and_the_next_waits_for_its_end() -> None:
    fakes, log = random_log(1), FakePublicLog()
    assert add(fakes, log, now=datetime(2026, 4, 3, tzinfo=UTC)) == ["2026-01", "2026-02"]  # March may still get some
    assert add(fakes, log, now=datetime(2026, 4, 3, tzinfo=UTC)) == []
    assert add(fakes, log, now=datetime(2026, 4, 4, tzinfo=UTC)) == ["2026-03"]
    assert add(fakes, log) == ["2026-04"]
    assert log.standing.size == len(public(fakes))


def test_without_anything_counted_there_is_nothing_to_add(fakes: FakeWorld) -> None:
    assert add(fakes, FakePublicLog()) == []


def test_a_month_in_which_nothing_was_decided_is_in_all_the_same() -> None:
    fakes, log = random_log(2, acts=30), FakePublicLog()
    fakes.log.entries = [each for each in fakes.log.entries if month_of(each.at) != "2026-02"]
    assert add(fakes, log) == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert log.proven["2026-02"] == {}
    assert checked(site(log), Seen())[0].size == log.standing.size


@pytest.mark.parametrize("seed", range(8))
def test_a_stranger_counts_each_proven_figure_again_and_finds_the_same(seed: int) -> None:
    fakes, log = random_log(seed, acts=700), FakePublicLog()
    add(fakes, log)
    checkpoint, leaves, entries = checked(site(log), Seen())
    assert checkpoint.size == len(leaves) == len(public(fakes))
    number, differs = compared(site(log), entries)
    assert not differs
    assert number == sum(len(each) for each in log.proven.values()) > 40
    per_month = {month: [each for each in decisions(log) if each.month == month] for month in log.proven}
    assert {month: counted(each) for month, each in per_month.items()} == log.proven


def test_what_a_platform_really_did_is_what_its_log_says() -> None:
    history = History(Random(11)).lives(300)  # noqa: S311  (a history, no secret)
    fakes, log = history.fakes, FakePublicLog()
    count(fakes)
    add(fakes, log, now=history.now + timedelta(days=40))
    sums: dict[str, int] = {}
    for month in log.proven.values():
        for name, number in month.items():
            sums[name] = sums.get(name, 0) + number
    figures = figures_of(fakes.log.entries)
    for mine, theirs in (("refused", "rejected"), ("removed", "removed"), ("returned", "returned")):
        assert sums.get(f"review_{mine}", 0) == figures.of(theirs)
    assert sums["review_offline"] == figures.of("suspended") + figures.of("escalated")
    assert sums.get("notice_upheld", 0) == figures.of("notices_upheld")
    assert sums.get("appeal_dismissed", 0) == figures.of("appeals_dismissed")
    assert not compared(site(log), checked(site(log), Seen())[2])[1]


class Killed(Exception):
    """The process is gone."""


class Mortal:
    """A log whose process is killed at one of its calls: before that call, or after it was done."""

    def __init__(self, log: FakePublicLog, at: int, *, after: bool) -> None:
        self._log, self._left, self._after = log, at, after

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._log, name)

        def counted_call(*given: Any) -> Any:
            self._left -= 1
            if self._left == 0 and not self._after:
                raise Killed
            found = call(*given)
            if self._left == 0:
                raise Killed
            return found

        return counted_call


@pytest.mark.parametrize("after", [False, True])
def test_a_run_that_is_killed_at_any_call_loses_nothing_and_adds_nothing_twice(after: bool) -> None:  # noqa: FBT001
    fakes = random_log(9, acts=150)
    at, died = 0, True
    while died:
        at += 1
        log = FakePublicLog()
        sizes = [0]
        died = False
        try:
            add(fakes, Mortal(log, at, after=after))
        except Killed:
            died = True
        sizes.append(log.standing.size)
        if log.standing.size:
            checked(site(log), Seen())
        add(fakes, log)
        sizes.append(log.standing.size)
        assert sizes == sorted(sizes)
        assert log.standing.size == len(public(fakes))
        assert len({each.name for each in decisions(log)}) == log.standing.size
        assert not compared(site(log), checked(site(log), Seen())[2])[1]
    assert at > 20


def test_of_two_runs_at_once_one_adds_the_month() -> None:
    fakes, log = random_log(10), FakePublicLog()

    class Twice(Mortal):
        """A log at which another run begins and ends while this one writes."""

        def put(self, turn: Any, tiles: Mapping[Any, bytes], bundles: Mapping[int, bytes]) -> None:
            add(fakes, log)
            log.put(turn, tiles, bundles)

    assert add(fakes, Twice(log, -1, after=False)) == []
    assert log.standing.through == "2026-04"
    assert checked(site(log), Seen())[0].size == len(public(fakes))

"""The guards of the sync, each at its exact border."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.sync.sync import (
    Counts,
    Hold,
    RubricCount,
    Run,
    RunKind,
    freshness,
    looks_rekeyed,
    next_kind,
    shortcomings,
    too_many_bad,
    too_many_emails_lost,
    too_many_vanished,
)
from tests.builders import NOW

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
WHOLE = RubricCount(declared=7, declared_last=7, rows=7, unique=7, ended=True)


def run(**changes: Any) -> Run:
    made = Run(id="run-1", kind=RunKind.FULL, started_at=NOW, baseline=1000, baseline_emails=1000)
    return replace(made, **changes)


class TestComplete:
    def test_every_page_read_and_as_many_different_ids_as_declared(self) -> None:
        assert WHOLE.complete
        assert shortcomings(run(rubrics={"homes": WHOLE}), None) == ()

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"failed_pages": (3, 5)}, "homes: unusable pages 3, 5"),
            ({"failed_pages": (0,), "declared": None, "declared_last": None, "unique": 0}, "homes: unusable pages 0"),
            ({"declared_last": 8}, "homes: declared 7 at first, 8 at last"),
            ({"unique": 6}, "homes: 6 different ids, 7 declared"),
            ({"unique": 8}, "homes: 8 different ids, 7 declared"),
            ({"ended": False}, "homes: not read to its end"),
        ],
    )
    def test_whatever_falls_short_is_named(self, changes: dict[str, Any], reason: str) -> None:
        short = replace(WHOLE, **changes)
        assert not short.complete
        assert shortcomings(run(rubrics={"homes": short, "whole": WHOLE}), None) == (reason,)

    @pytest.mark.parametrize(("before", "found"), [(12, ("homes: had 12 listings, now none",)), (0, ())])
    def test_a_rubric_does_not_fall_from_some_to_none(self, before: int, found: tuple[str, ...]) -> None:
        none = RubricCount(declared=0, declared_last=0, ended=True)
        last_good = run(rubrics={"homes": RubricCount(unique=before)})
        now = run(rubrics={"homes": none})
        assert shortcomings(now, last_good) == found
        assert shortcomings(now, None) == shortcomings(now, run()) == ()

    def test_of_many_bad_pages_ten_are_named(self) -> None:
        (reason,) = shortcomings(run(rubrics={"homes": replace(WHOLE, failed_pages=tuple(range(30)))}), None)
        assert reason.endswith("7, 8, 9")


@pytest.mark.parametrize(
    ("fetched", "most"), [(0, 1), (1, 1), (100, 1), (199, 1), (200, 2), (1000, 10), (100_000, 1000)]
)
def test_one_bad_record_or_one_per_cent_is_a_registers_usual_mess(fetched: int, most: int) -> None:
    assert not too_many_bad(Counts(fetched=fetched, quarantined=most))
    assert too_many_bad(Counts(fetched=fetched, quarantined=most + 1))


@pytest.mark.parametrize(("baseline", "most"), [(0, 20), (30, 20), (400, 20), (419, 20), (420, 21), (100_000, 5000)])
def test_twenty_or_five_per_cent_may_vanish(baseline: int, most: int) -> None:
    assert not too_many_vanished(most, baseline)
    assert too_many_vanished(most + 1, baseline)


@pytest.mark.parametrize(("filled", "most"), [(20, 1), (39, 1), (40, 2), (1000, 50)])
def test_five_per_cent_of_the_addresses_may_go(filled: int, most: int) -> None:
    def lost(number: int) -> Run:
        return run(baseline_emails=filled, counts=Counts(emails_cleared=number))

    assert not too_many_emails_lost(lost(most))
    assert too_many_emails_lost(lost(most + 1))


def test_of_a_few_addresses_a_share_says_nothing() -> None:
    assert not too_many_emails_lost(run(baseline_emails=19, counts=Counts(emails_cleared=19)))


@pytest.mark.parametrize(("baseline", "new", "expected"), [(20, 50, False), (20, 51, True), (19, 100, False)])
def test_most_ids_new_looks_like_other_identifiers(baseline: int, new: int, *, expected: bool) -> None:
    assert looks_rekeyed(run(baseline=baseline, counts=Counts(fetched=100, new=new))) is expected
    assert not looks_rekeyed(run(counts=Counts()))


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (0 * HOUR, "ok"),
        (22 * HOUR - SECOND, "ok"),
        (22 * HOUR, "warning"),
        (24 * HOUR - SECOND, "warning"),
        (24 * HOUR, "breach"),
    ],
)
def test_the_promise_is_measured_from_the_last_good_start(age: timedelta, state: str) -> None:
    found = freshness(run(started_at=NOW - age), now=NOW)
    assert (found.started_at, found.age, found.state) == (NOW - age, age, state)


def test_without_a_good_run_the_promise_is_broken() -> None:
    found = freshness(None, now=NOW)
    assert (found.started_at, found.age, found.state) == (None, None, "breach")


class TestWhatIsDue:
    def ago(self, hours: float, name: str = "good") -> Run:
        return run(id=name, started_at=NOW - hours * HOUR)

    def test_the_very_first_is_full(self) -> None:
        assert next_kind(None, None, now=NOW) is RunKind.FULL

    @pytest.mark.parametrize(("hours", "kind"), [(0, RunKind.LIGHT), (19.99, RunKind.LIGHT), (20, RunKind.FULL)])
    def test_twenty_hours_after_a_good_start(self, hours: float, kind: RunKind) -> None:
        good = self.ago(hours)
        assert next_kind(good, good, now=NOW) is kind

    @pytest.mark.parametrize(("hours", "kind"), [(1.99, RunKind.LIGHT), (2, RunKind.FULL)])
    def test_two_hours_after_one_that_was_not_good(self, hours: float, kind: RunKind) -> None:
        assert next_kind(self.ago(hours, "bad"), self.ago(23), now=NOW) is kind
        assert next_kind(self.ago(hours, "bad"), None, now=NOW) is kind

    @pytest.mark.parametrize(("hours", "kind"), [(1.99, RunKind.LIGHT), (2, RunKind.FULL)])
    def test_at_once_in_doubt_but_not_within_two_hours(self, hours: float, kind: RunKind) -> None:
        good = self.ago(hours)
        assert next_kind(good, good, now=NOW, doubt=True) is kind


class TestARun:
    def test_counts_add_up(self) -> None:
        assert Counts(new=1).plus(new=2, held=3) == Counts(new=3, held=3)

    def test_what_is_declared_is_the_sum_of_the_rubrics(self) -> None:
        assert run(rubrics={"a": WHOLE, "b": RubricCount(), "c": WHOLE}).declared == 14

    def test_a_reason_is_given_once(self) -> None:
        assert run().because("x", "y").because("y", "z").reasons == ("x", "y", "z")

    def test_notes_are_kept_without_repeats_and_without_end(self) -> None:
        noted = run()
        for number in range(30):
            noted = noted.noting(str(number)).noting(str(number))
        assert noted.notes == tuple(str(number) for number in range(10, 30))

    @pytest.mark.parametrize(
        ("changes", "good", "undecided"),
        [
            ({}, True, ()),
            ({"shortcomings": ("x",)}, False, ()),
            ({"holds": (Hold.EMAILS,)}, False, (Hold.EMAILS,)),
            ({"holds": (Hold.EMAILS,), "approved": (Hold.EMAILS,)}, True, ()),
            ({"holds": (Hold.EMAILS,), "dismissed": (Hold.EMAILS,)}, False, ()),
            ({"holds": (Hold.EMAILS, Hold.REMOVALS), "approved": (Hold.EMAILS,)}, False, (Hold.REMOVALS,)),
        ],
    )
    def test_it_is_good_when_all_was_read_and_applied(
        self, changes: dict[str, Any], undecided: tuple[Hold, ...], *, good: bool
    ) -> None:
        assert (run(**changes).good, run(**changes).undecided) == (good, undecided)

    def test_a_hold_is_named_once(self) -> None:
        assert run().holding(Hold.EMAILS).holding(Hold.EMAILS).holds == (Hold.EMAILS,)

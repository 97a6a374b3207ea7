"""A run of the sync: where it stands, what it counted, and the guards that decide what it may do.

The rules, from the promise that a change is on our pages within 24 hours and that nothing is removed by mistake:
an incomplete snapshot may add or change, never remove; complete means every page read, and per rubric as many
different ids as the register declared from first to last page; what looks implausible is held for an editor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

APART: Final = timedelta(minutes=57)  # from the start of one run to that of the next; its turn comes every five
FULL_AFTER: Final = timedelta(hours=20)  # since the start of the last good run
AGAIN_AFTER: Final = timedelta(hours=2)  # since the start of one that was not good
ABANDON_AFTER: Final = timedelta(hours=12)  # a run that could not end by then starts anew
WARN_AFTER: Final = timedelta(hours=22)
PROMISE: Final = timedelta(hours=24)
CONTACT_KEPT: Final = timedelta(days=30)  # of a closed listing
DECIDABLE: Final = 50  # runs back, in which editors can still decide what one holds

SHARED_BY: Final = 5  # organisations that may get one address in a run without having shared one before
_VANISHED_AT_LEAST: Final = 20  # listings
_VANISHED_SHARE: Final = 0.05
_EMAILS_LOST_SHARE: Final = 0.05
_BAD_SHARE: Final = 0.01
_NEW_SHARE: Final = 0.5
_FEW: Final = 20  # below this a share says nothing


class RunKind(StrEnum):
    FULL = "full"
    LIGHT = "light"  # from the newest change back to what we know


class Phase(StrEnum):
    FETCHING = "fetching"
    WRITING = "writing"
    REMOVING = "removing"
    FINISHED = "finished"


class Verdict(StrEnum):
    RUNNING = "running"
    GOOD = "good"
    PARTIAL = "partial"  # something is held, or the snapshot was incomplete
    FAILED = "failed"  # nothing was applied
    ABANDONED = "abandoned"


class Hold(StrEnum):
    """A kind of change that a run holds back until an editor approves it."""

    REMOVALS = "removals"
    EMAILS = "emails"  # addresses that went, or that became others
    REKEYING = "rekeying"


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricCount:
    """The number of listings that one rubric declared, and what was seen of them."""

    declared: int | None = None  # on its first page
    declared_last: int | None = None  # on the page that declared another one, else on its last
    rows: int = 0
    unique: int = 0
    nameless: int = 0  # records whose id cannot be read: each is one of ours, or a new one
    failed_pages: tuple[int, ...] = ()
    ended: bool = False

    @property
    def complete(self) -> bool:
        return self.ended and not self.failed_pages and self.declared == self.declared_last and self.accounted

    @property
    def accounted(self) -> bool:
        """Every listing that it declared was seen, be it without a name."""
        return self.declared is not None and self.unique <= self.declared <= self.unique + self.nameless


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The report's figures, in listings."""

    fetched: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    closed: int = 0
    revived: int = 0
    held: int = 0
    invalid: int = 0  # with an address that cannot be mailed
    quarantined: int = 0
    duplicates: int = 0
    conflicting: int = 0  # duplicates that differed; the newest counted
    emails_cleared: int = 0
    emails_changed: int = 0  # of addresses that became others
    new: int = 0
    contested: int = 0

    def plus(self, **more: int) -> "Counts":
        return replace(self, **{name: getattr(self, name) + value for name, value in more.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run, as it is stored after every page."""

    id: str
    kind: RunKind
    started_at: datetime
    baseline: int  # listings we knew as open when it began
    baseline_emails: int
    phase: Phase = Phase.FETCHING
    verdict: Verdict = Verdict.RUNNING
    rubric: int = 0  # the index of the rubric being read
    page: int = 0  # the number of its next page, counted from 0
    step: int = 0  # how far the phase after fetching is
    counts: Counts = field(default_factory=Counts)
    rubrics: Mapping[str, RubricCount] = field(default_factory=dict)
    shortcomings: tuple[str, ...] = ()  # why the snapshot is not complete
    reasons: tuple[str, ...] = ()  # why something is held, or the run failed
    notes: tuple[str, ...] = ()  # what went wrong on the way
    holds: tuple[Hold, ...] = ()
    approved: tuple[Hold, ...] = ()
    dismissed: tuple[Hold, ...] = ()
    finished_at: datetime | None = None
    version: int = 1

    @property
    def declared(self) -> int:
        return sum(count.declared or 0 for count in self.rubrics.values())

    @property
    def nameless(self) -> int:
        """The number of records that may be any listing of ours."""
        return sum(count.nameless for count in self.rubrics.values())

    @property
    def undecided(self) -> tuple[Hold, ...]:
        """The kinds that still wait for an editor."""
        return tuple(hold for hold in self.holds if hold not in self.approved + self.dismissed)

    def because(self, *reasons: str) -> "Run":
        return replace(self, reasons=self.reasons + tuple(r for r in reasons if r not in self.reasons))

    def noting(self, note: str) -> "Run":
        return self if note in self.notes else replace(self, notes=(*self.notes, note)[-20:])

    @property
    def good(self) -> bool:
        """Everything was read, and everything was applied."""
        return not (self.shortcomings or self.undecided or self.dismissed)

    def holding(self, hold: Hold) -> "Run":
        return self if hold in self.holds else replace(self, holds=(*self.holds, hold))


def shortcomings(run: Run, last_good: Run | None) -> tuple[str, ...]:
    """The reasons why a snapshot is not complete; empty when it is."""
    found = []
    for name, count in run.rubrics.items():
        if count.failed_pages:
            found.append(f"{name}: unusable pages {', '.join(map(str, count.failed_pages[:10]))}")
        elif count.declared != count.declared_last:
            found.append(f"{name}: declared {count.declared} at first, {count.declared_last} at last")
        elif not count.accounted:
            found.append(f"{name}: {count.unique} different ids, {count.declared} declared")
        elif not count.ended:
            found.append(f"{name}: not read to its end")
        elif last_good and not count.unique and name in last_good.rubrics and last_good.rubrics[name].unique:
            found.append(f"{name}: had {last_good.rubrics[name].unique} listings, now none")
    return tuple(found)


def too_many_bad(counts: Counts) -> bool:
    """More bad records than a register's usual mess: changes stop too."""
    return counts.quarantined > max(1, _BAD_SHARE * counts.fetched)


def too_many_vanished(vanished: int, baseline: int) -> bool:
    return vanished > max(_VANISHED_AT_LEAST, _VANISHED_SHARE * baseline)


def too_many_emails_lost(run: Run) -> bool:
    return run.baseline_emails >= _FEW and run.counts.emails_cleared > _EMAILS_LOST_SHARE * run.baseline_emails


def too_many_emails_changed(changed: int, baseline: int) -> bool:
    return too_many_vanished(changed, baseline)


def looks_rekeyed(run: Run) -> bool:
    """Most ids are new although we know the register: its identifiers changed, not its listings."""
    return run.baseline >= _FEW and run.counts.new > _NEW_SHARE * max(run.counts.fetched, 1)


def freshness(last_good: Run | None, *, now: datetime) -> "Freshness":
    """Return how old what we show may be; the age is None before the first good run."""
    if last_good is None:
        return Freshness(started_at=None, age=None)
    return Freshness(started_at=last_good.started_at, age=now - last_good.started_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """The greatest age of what we show: the age of the last good full run's start."""

    started_at: datetime | None
    age: timedelta | None

    @property
    def state(self) -> str:
        if self.age is None or self.age >= PROMISE:
            return "breach"
        return "warning" if self.age >= WARN_AFTER else "ok"


def next_kind(last: Run | None, last_good: Run | None, *, now: datetime, doubt: bool = False) -> RunKind:
    """Return the kind of run to start: a full one when the last good one began 20 hours ago, else a light one.

    Args:
        last: the last full run, however it ended.
        last_good: the last full run that ended good.
        now: this moment.
        doubt: the last light run met what only a full run can judge.
    """
    if last_good and now - last_good.started_at < FULL_AFTER and not doubt:
        return RunKind.LIGHT
    if last and (doubt or last != last_good) and now - last.started_at < AGAIN_AFTER:
        return RunKind.LIGHT
    return RunKind.FULL

"""The promise in a reply: what an organisation says it will change, by which month, and what became of it [CO]."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from chalicelib.domain.clock.days import month_begins, month_of, months_after
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    PROMISE_LAW,
    PROMISE_SHOWN,
    PUTS_OFF,
    PromiseAction,
    PromiseStatus,
)
from chalicelib.domain.rules.refusals import FieldError, Invalid
from chalicelib.domain.rules.retention import PROMISE_GRACE

PROMISE_LENGTH: Final = (10, 300)  # characters: one thing that somebody can see happen, and no second reply
OUTCOME_LENGTH: Final = (10, 1_000)
MONTHS_AHEAD: Final = 24  # a promise for later says nothing to whoever reads it now
DELAYS: Final = 2  # how often a promise is put off to another month
SAYS: Final = {PromiseAction.AGREE: "yes", PromiseAction.DISAGREE: "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The word of an organisation on its promise: what became of it, in its own words."""

    status: PromiseStatus
    text: str
    by: str = ""  # YYYY-MM, where it puts the promise off
    submitted_at: datetime
    signals: tuple[Signal, ...] = ()  # of its words alone

    @property
    def strength(self) -> int:
        """The strength of the strongest signal; 0 without any."""
        return max((signal.strength for signal in self.signals), default=0)

    @property
    def said(self) -> tuple[PromiseStatus, list[str], str]:
        """Return what it says, whatever the blanks."""
        return self.status, self.text.split(), self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise; at most one in a reply, and read by an editor with it."""

    text: str
    by: str  # YYYY-MM, as it stands now
    status: PromiseStatus = PromiseStatus.OPEN
    first_by: str = ""  # YYYY-MM, as it was given first, once it was put off
    delays: int = 0
    asked_at: datetime | None = None  # when the organisation was asked about this month
    changed_at: datetime | None = None  # when what the public reads of it changed last
    told: Outcome | None = None  # what waits for an editor, or was sent back
    passage: str = ""  # what an editor marked when sending it back
    outcome: str = ""  # as the public reads it
    author_says: str = ""  # "yes" or "no"; empty where its author did not say

    @property
    def shown_status(self) -> PromiseStatus:
        """The status that the public reads: until an editor read an answer, it is as if there were none."""
        return PROMISE_SHOWN.get(self.status, self.status)

    @property
    def takes_answer(self) -> bool:
        return PromiseAction.ANSWER in PROMISE_LAW.allowed(self.status, Actor.ORGANISATION)

    def clock_acts(self, online_since: datetime) -> tuple[tuple[datetime, PromiseAction], ...]:
        """Return what the clock does next, and when; `online_since`: of the reply that it stands in.

        It asks once for each month, and waits for as long as the grace lasts from then: whoever was not asked is not
        late.
        """
        acts = PROMISE_LAW.allowed(self.status, Actor.CLOCK)
        if self.asked_at is None:
            over = month_begins(months_after(self.by, 1))
            return ((max(over, online_since), PromiseAction.ASK),) if PromiseAction.ASK in acts else ()
        late = PromiseAction.MARK_LATE
        return ((self.asked_at + PROMISE_GRACE, late),) if late in acts else ()

    def same_as(self, other: "Promise | None") -> bool:
        """Tell whether another says the same, by the same month."""
        return other is not None and (other.text.split(), other.by) == (self.text.split(), self.by)

    def approved(self, to: PromiseStatus, told: Outcome, at: datetime) -> "Promise":
        """The promise with what its organisation told, as an editor approved it."""
        after = replace(self, status=to, outcome=told.text, changed_at=at, told=None, passage="")
        if not told.by:
            return after
        return replace(after, by=told.by, first_by=self.first_by or self.by, delays=self.delays + 1, asked_at=None)


def promise_months(now: datetime) -> tuple[str, ...]:
    """Return the months by which something can be promised now, this one first."""
    return tuple(months_after(month_of(now), ahead) for ahead in range(MONTHS_AHEAD + 1))


def promise_errors(text: str, by: str, now: datetime, *, within: str = "promise.") -> tuple[FieldError, ...]:
    """Return what is wrong with a promise: how long it is, and that its month is missing, past or far away."""
    if not text and not by:
        return ()
    errors = []
    if len(text) < PROMISE_LENGTH[0]:
        errors.append(FieldError(f"{within}text", "too_short", facts=(PROMISE_LENGTH[0],)))
    return (*errors, *month_errors(by, now, field=f"{within}by"))


def month_errors(by: str, now: datetime, *, field: str) -> tuple[FieldError, ...]:
    """Return what is wrong with the month by which something is to be done: this one at the earliest."""
    if not by:
        return (FieldError(field, "required", "month_of_promise"),)
    if by < month_of(now):
        return (FieldError(field, "in_the_past", "month_past"),)
    far = by > months_after(month_of(now), MONTHS_AHEAD)
    return (FieldError(field, "out_of_range", "month_far", facts=(MONTHS_AHEAD // 12,)),) if far else ()


def check_outcome(promise: Promise, told: Outcome, now: datetime) -> None:
    """Refuse what an organisation cannot tell of its promise.

    Raises:
        Invalid: it is too short, what an editor sent back unchanged, or put off wrongly or too often.
    """
    errors = [*outcome_errors(told.text), *delay_errors(promise, told.status, told.by, now)]
    if not outcome_errors(told.text) and promise.told and promise.told.said == told.said:
        errors.append(FieldError("outcome", "unchanged"))
    if errors:
        raise Invalid(tuple(errors))


def outcome_errors(text: str) -> tuple[FieldError, ...]:
    """Return that what is told of a promise is too short; nothing where it is not."""
    return (FieldError("outcome", "too_short", facts=(OUTCOME_LENGTH[0],)),) if len(text) < OUTCOME_LENGTH[0] else ()


def delay_errors(promise: Promise, status: PromiseStatus, by: str, now: datetime) -> tuple[FieldError, ...]:
    """Return what is wrong with another month by which something is to be done; nothing without one."""
    if not by:
        return ()
    if status not in PUTS_OFF:
        return (FieldError("by", "not_here", "only_where_late"),)
    if promise.delays >= DELAYS:
        return (FieldError("by", "not_here", "put_off_often", facts=(DELAYS,)),)
    if by <= promise.by:
        return (FieldError("by", "out_of_range", "month_not_later"),)
    return month_errors(by, now, field="by")

"""The deadlines: the next thing that the clock must do to a review, case or dossier, derived from its state.

As with the queue, a deadline is a copy derived from what it is about, and moves in the same transaction: the clock
reads what is due and nothing else.

The first weeks of a review change its deadline often, and each time from one far away to another. So the clock looks at
it after three days and two weeks, as it does for the reminders, whatever became of it; until a look no act moves its
deadline, and the look puts the next one in its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.clock.days import month_begins, month_of, months_after
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import RESEARCHED, REVIEW_LAW, Action
from chalicelib.domain.rules.retention import LIFE_MONTHS, REMIND_AUTHOR, REMIND_ORGANISATION, Kept, kept

WRITING: Final = timedelta(hours=1)  # no act that began that long before a look is still being written at the look


class TaskKind(StrEnum):
    """The task of the clock when a deadline comes."""

    REMIND_AUTHOR = "remind_author"
    REMIND_ORGANISATION = "remind_organisation"
    EXPIRE = "expire"
    ARCHIVE = "archive"
    FORGET_AUTHOR = "forget_author"
    ASK_PROMISE = "ask_promise"  # what became of what an organisation promised
    MARK_LATE = "mark_late"  # a promise of which nobody told
    CLOSE_REVIEWS = "close_reviews"  # of an organisation that left: a deadline of its own, as erasing has
    ERASE = "erase"  # go on with an erasure that was asked for, and sweep up after it
    DELETE_NOTICE = "delete_notice"
    DELETE_APPEAL = "delete_appeal"
    DELETE_DOSSIER = "delete_dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing to do. `by` and `actor_id` say who asked for an erasure; all else the clock does by itself."""

    due: datetime
    chore: TaskKind
    id: str
    by: Actor = Actor.CLOCK
    actor_id: str = ""
    after: str = ""  # of a task that goes on where it stopped: the last that was done
    rule: str = ""  # that an editor cited for it


def of_review(review: Review | None) -> Deadline | None:
    """The next thing that time does to a review; None once nothing is left of it."""
    if review is None:
        return None
    tasks: list[tuple[datetime, TaskKind]] = []
    by_clock = REVIEW_LAW.allowed(review.status, Actor.CLOCK)
    unconfirmed = Action.CONFIRM in REVIEW_LAW.allowed(review.status, Actor.AUTHOR)
    if unconfirmed and review.reminded_at is None:
        tasks.append((review.submitted_at + REMIND_AUTHOR, TaskKind.REMIND_AUTHOR))
    if Action.EXPIRE in by_clock and review.waits_for_editor:
        tasks.append((_undecided_until(review), TaskKind.EXPIRE))
    elif Action.EXPIRE in by_clock:
        period = Kept.UNCONFIRMED_REVIEW if unconfirmed else Kept.CLOSED_REVIEW
        tasks.append((review.last_event + kept(period), TaskKind.EXPIRE))
    if review.visible and review.published_at is not None:
        tasks.append((_end_of_life(review), TaskKind.ARCHIVE))
        if review.reply is None and review.nudged_at is None:
            tasks.append((review.published_at + REMIND_ORGANISATION, TaskKind.REMIND_ORGANISATION))
        if review.forgotten_at is None:
            tasks.append((review.last_event + kept(Kept.AUTHOR), TaskKind.FORGET_AUTHOR))
        reply = review.public_reply
        if reply and reply.promise and reply.decided_at:
            tasks += [(at, TaskKind(act)) for at, act in reply.promise.clock_acts(reply.decided_at)]
    return _first(tasks, review.id)


def stands(review: Review | None, now: datetime) -> Deadline | None:
    """The deadline under which a review stands by now: the clock's next look at it, or what is due where that is first.

    Of a review that release 0.1.0 wrote last, what is due: that release puts no look off, and takes one away.
    """
    due = of_review(review)
    if review is None or due is None or not review.looks:
        return due
    return min((each for each in looks(review) if now < each.due <= due.due), key=lambda each: each.due, default=due)


def looks(review: Review) -> Iterator[Deadline]:
    """Yield the clock's looks at a review, past and to come, under the names that release 0.1.0 has for them."""
    yield Deadline(due=review.submitted_at + REMIND_AUTHOR, chore=TaskKind.REMIND_AUTHOR, id=review.id)
    if review.published_at is not None:
        yield Deadline(due=review.published_at + REMIND_ORGANISATION, chore=TaskKind.REMIND_ORGANISATION, id=review.id)


def archived_by_0_1_0(review: Review) -> Deadline | None:
    """The deadline by which release 0.1.0 archived a review: it counted life from publication."""
    if not review.visible or review.published_at is None:
        return None
    due = review.published_at + kept(Kept.PUBLISHED_REVIEW)
    return Deadline(due=due, chore=TaskKind.ARCHIVE, id=review.id)


def _end_of_life(review: Review) -> datetime:
    """Return the end of the month in which its experience is too old to be shown: not its publication says so."""
    return month_begins(months_after(review.experienced or month_of(review.submitted_at), LIFE_MONTHS + 1))


def _undecided_until(review: Review) -> datetime:
    """Return when an undecided review is erased: what is under research after a year, else not before its life ends."""
    year = (review.waiting_since or review.last_event) + kept(Kept.UNDECIDED_REVIEW)
    return year if review.status in RESEARCHED else max(year, _end_of_life(review))


def of_notice(notice: Notice | None) -> Deadline | None:
    """A decided notice goes at its time; an open one waits for editors."""
    if notice is None or notice.decided_at is None:
        return None
    return Deadline(due=notice.decided_at + kept(Kept.CASE), chore=TaskKind.DELETE_NOTICE, id=notice.id)


def of_appeal(appeal: Appeal | None) -> Deadline | None:
    """Return the deadline of an appeal, as for notices."""
    if appeal is None or appeal.decided_at is None:
        return None
    return Deadline(due=appeal.decided_at + kept(Kept.CASE), chore=TaskKind.DELETE_APPEAL, id=appeal.id)


def of_dossier(dossier: Dossier | None) -> Deadline | None:
    """A dossier goes at its time: after its closing, or after the last word in it where nobody closed it."""
    if dossier is None:
        return None
    last = dossier.closed_at or max([dossier.opened_at, *(note.at for note in dossier.notes)])
    return Deadline(due=last + kept(Kept.DOSSIER), chore=TaskKind.DELETE_DOSSIER, id=dossier.id)


def _first(tasks: list[tuple[datetime, TaskKind]], subject: str) -> Deadline | None:
    if not tasks:
        return None
    due, kind = min(tasks)
    return Deadline(due=due, chore=kind, id=subject)

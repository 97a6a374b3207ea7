"""The deadlines: the next thing that the clock must do to a review, case or dossier, derived from its state.

As with the queue, a deadline is a copy derived from what it is about, and moves in the same transaction: the clock
reads what is due and nothing else.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import REVIEW_LAW, Action
from chalicelib.domain.rules.retention import REMIND_AUTHOR, REMIND_ORGANISATION, Kept, kept


class TaskKind(StrEnum):
    """The task of the clock when a deadline comes."""

    REMIND_AUTHOR = "remind_author"
    REMIND_ORGANISATION = "remind_organisation"
    EXPIRE = "expire"
    ARCHIVE = "archive"
    FORGET_AUTHOR = "forget_author"
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
    rule: str = ""  # that an editor cited for it


def of_review(review: Review | None) -> Deadline | None:
    """The next thing that time does to a review; None while it waits for people."""
    if review is None:
        return None
    tasks: list[tuple[datetime, TaskKind]] = []
    by_clock = REVIEW_LAW.allowed(review.status, Actor.CLOCK)
    unconfirmed = Action.CONFIRM in REVIEW_LAW.allowed(review.status, Actor.AUTHOR)
    if unconfirmed and review.reminded_at is None:
        tasks.append((review.submitted_at + REMIND_AUTHOR, TaskKind.REMIND_AUTHOR))
    if Action.EXPIRE in by_clock:
        period = Kept.UNCONFIRMED_REVIEW if unconfirmed else Kept.CLOSED_REVIEW
        tasks.append((review.last_event + kept(period), TaskKind.EXPIRE))
    if review.visible and review.published_at is not None:
        tasks.append((review.published_at + kept(Kept.PUBLISHED_REVIEW), TaskKind.ARCHIVE))
        if review.reply is None and review.nudged_at is None:
            tasks.append((review.published_at + REMIND_ORGANISATION, TaskKind.REMIND_ORGANISATION))
        if review.forgotten_at is None:
            tasks.append((review.last_event + kept(Kept.AUTHOR), TaskKind.FORGET_AUTHOR))
    return _first(tasks, review.id)


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
    """A closed dossier goes at its time."""
    if dossier is None or dossier.closed_at is None:
        return None
    return Deadline(due=dossier.closed_at + kept(Kept.DOSSIER), chore=TaskKind.DELETE_DOSSIER, id=dossier.id)


def _first(tasks: list[tuple[datetime, TaskKind]], subject: str) -> Deadline | None:
    if not tasks:
        return None
    due, kind = min(tasks)
    return Deadline(due=due, chore=kind, id=subject)

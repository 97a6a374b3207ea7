"""The queue: all that waits for an editor, in the order in which to read it.

What may tell of a crime or of despair stands first, whatever else waits; then what waits for
more than ninety days; then what is late; then by strength, by age.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import ANONYMOUS, Notice
from chalicelib.domain.cases.second_reading import SecondReading
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.promises.acts import promise_waits
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG, Signal, is_grave
from chalicelib.domain.rules.lifecycle import (
    APPEAL_WAITS_FOR_EDITOR,
    NOTICE_WAITS_FOR_EDITOR,
    REQUESTED,
    UNDER_RESEARCH,
    ReplyStatus,
    RequestStatus,
)
from chalicelib.domain.rules.retention import LONG
from chalicelib.domain.rules.working_days import late_before

LAST: Final = 9
FRONT: Final = LAST - STRONG - 1
COUNT_HOLDS: Final = timedelta(minutes=15)  # the clock counts every five


class QueueKind(StrEnum):
    REVIEW = "review"
    REPLY = "reply"
    NOTICE = "notice"
    APPEAL = "appeal"
    ORGANISATION = "organisation"
    SECOND_READING = "second_reading"


NEVER_LATE: Final = frozenset({QueueKind.SECOND_READING})  # a measurement, and nobody waits for word of it


class QueueOrder(StrEnum):
    STRONGEST = "strongest"  # as `Waiting.turn`
    OLDEST = "oldest"  # by age alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """The editors who have something in hand, by their ids; empty where nobody does."""

    claimed_by: str = ""  # reads it at this moment
    assigned_to: str = ""  # is to decide on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits."""

    kind: QueueKind
    id: str
    organisation_id: str
    status: str
    waiting_since: datetime
    signals: tuple[Signal, ...] = ()
    strength: int = 0
    grave: bool = False  # it may tell of a crime, or of despair
    addition: bool = False  # of a review: what waits is what its author added; the rest is online
    editable_until: datetime | None = None  # of a reply: until then it may change, and nobody decides
    about: str = ""  # of a second reading: the review, which nobody is told of

    @property
    def rank(self) -> int:
        """The digit that its place begins with: lower for what stands further in front."""
        return FRONT if self.grave else LAST - self.strength

    def late(self, now: datetime) -> bool:
        """Tell if it waits longer than it should by now."""
        return self.kind not in NEVER_LATE and self.waiting_since < late_before(now)

    @property
    def age(self) -> tuple[datetime, int, str]:
        """Return what it is sorted by where only its age counts."""
        return self.waiting_since, self.rank, self.id

    def turn(self, now: datetime) -> tuple[bool, bool, bool, int, datetime, str]:
        """Return what it is sorted by, for who reads at this moment."""
        on_time, not_long = (self.waiting_since >= before for before in (late_before(now), now - LONG))
        return not self.grave, not_long, on_time, self.rank, self.waiting_since, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """The number of things of one kind that wait, and since when."""

    count: int
    oldest: datetime | None
    more: bool = False  # there is more than was counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The number that waited of each kind when the clock counted last."""

    at: datetime
    of: Mapping[QueueKind, Backlog]
    letters: Backlog | None = None  # those that wait for a printer, which is nobody's decision

    def holds(self, now: datetime) -> bool:
        """Tell if the clock counted lately; else whoever asks counts."""
        return self.at <= now < self.at + COUNT_HOLDS

    def known(
        self, kind: QueueKind | None = None, listed: int = 0, *, more: bool = False
    ) -> Mapping[QueueKind, Backlog | None]:
        """Return how much waits of each kind, by what was counted and what is seen of a kind since.

        None where nothing waited then: nobody is told that nothing waits while something does.

        Args:
            kind: of which a list was read now, from its beginning.
            listed: how much stands in that list.
            more: whether there is more than that.
        """
        found = {each: self.of.get(each) for each in QueueKind}
        known = {each: backlog if backlog and backlog.count else None for each, backlog in found.items()}
        counted = known.get(kind) if kind else None
        if kind and not (more and counted and counted.count > listed):
            oldest = counted.oldest if counted else None
            known[kind] = Backlog(count=listed, oldest=oldest, more=more)
        return known


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one reads beside a list of what waits of a kind: who has some of it in hand, and how much there is."""

    holders: Mapping[str, Holders]  # by the id of each that somebody has
    count: Count | None  # None before the clock counted

    def oldest(self, kind: QueueKind, now: datetime) -> datetime | None:
        """Return since when the first of a kind waits; None where nobody knows."""
        known = self.count.of.get(kind) if self.count and self.count.holds(now) else None
        return (known.oldest or now) if known else None


def waiting(review: Review | None) -> tuple[Waiting, ...]:
    """Return what waits for an editor because of a review: itself, its reply, what became of a promise, or nothing."""
    found: list[Waiting] = []
    if review is None:
        return ()
    if review.waits_for_editor and review.waiting_since:
        found.append(
            Waiting(
                kind=QueueKind.REVIEW,
                id=review.id,
                organisation_id=review.organisation_id,
                status=review.status,
                waiting_since=review.waiting_since,
                signals=review.signals,
                strength=review.strength,
                grave=review.grave,
            )
        )
    if review.addition_waits_for_editor and review.addition:  # in the review's place, which waits for nobody itself
        found.append(
            Waiting(
                kind=QueueKind.REVIEW,
                id=review.id,
                organisation_id=review.organisation_id,
                status=review.addition.status,
                waiting_since=review.addition.submitted_at,
                signals=review.addition.signals,
                strength=review.addition.strength,
                grave=is_grave(review.addition.signals),
                addition=True,
            )
        )
    if review.reply_waits_for_editor and review.reply:
        found.append(
            Waiting(
                kind=QueueKind.REPLY,
                id=review.id,
                organisation_id=review.organisation_id,
                status=review.reply.status,
                waiting_since=review.reply.submitted_at,
                signals=review.reply.signals,
                strength=review.reply.strength,
                editable_until=review.reply.editable_until,
            )
        )
    told = promise_waits(review)
    if told:  # a reply that is online waits for nothing else: its place is free, and release 0.1.0 has words for it
        found.append(
            Waiting(
                kind=QueueKind.REPLY,
                id=review.id,
                organisation_id=review.organisation_id,
                status=ReplyStatus.PENDING,
                waiting_since=told.submitted_at,
                signals=told.signals,
                strength=told.strength,
            )
        )
    return tuple(found)


def waiting_notice(notice: Notice | None) -> tuple[Waiting, ...]:
    """A notice waits until it is decided; one that may concern a child comes first."""
    if notice is None or notice.status not in NOTICE_WAITS_FOR_EDITOR:
        return ()
    return (
        Waiting(
            kind=QueueKind.NOTICE,
            id=notice.id,
            organisation_id=notice.organisation_id,
            status=notice.status,
            waiting_since=notice.submitted_at,
            strength=STRONG if notice.reason in ANONYMOUS else 0,
        ),
    )


def waiting_appeal(appeal: Appeal | None) -> tuple[Waiting, ...]:
    """An appeal waits until it is decided."""
    if appeal is None or appeal.status not in APPEAL_WAITS_FOR_EDITOR:
        return ()
    return (
        Waiting(
            kind=QueueKind.APPEAL,
            id=appeal.id,
            organisation_id=appeal.organisation_id,
            status=appeal.status,
            waiting_since=appeal.submitted_at,
        ),
    )


def waiting_reading(reading: SecondReading | None) -> tuple[Waiting, ...]:
    """A second reading waits until it is read; and again for a chief editor, where the two differ."""
    if reading is None or reading.waiting_since is None or not (reading.blind or reading.disputed):
        return ()  # of what is counted alone nothing waits
    return (
        Waiting(
            kind=QueueKind.SECOND_READING,
            id=reading.id,
            organisation_id=reading.organisation_id,
            status=reading.status,
            waiting_since=reading.waiting_since,
            about=reading.review_id,
        ),
    )


def waiting_organisation(organisation: Organisation | None) -> tuple[Waiting, ...]:
    """An organisation waits while research is open (watched, or blocked), or its request to take part, or a warning.

    A warning waits that one editor proposed: until another puts it on the page.
    """
    if organisation is None:
        return ()
    moderation = organisation.moderation
    since: list[tuple[str, datetime | None]] = []
    if moderation.state in UNDER_RESEARCH:
        since.append((moderation.state, moderation.state_since))
    elif moderation.request in REQUESTED:  # one that is under research stands there already
        since.append((moderation.request, moderation.asked_at))
    elif moderation.proposed:  # under a status that release 0.1.0 has words for
        since.append((RequestStatus.PENDING, moderation.proposed.at))
    return tuple(
        Waiting(
            kind=QueueKind.ORGANISATION,
            id=organisation.id,
            organisation_id=organisation.id,
            status=status,
            waiting_since=at,
        )
        for status, at in since
        if at is not None
    )

"""The ports of the clock's verbs; see `stores.py`."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from chalicelib.domain.projections.deadlines import Deadline
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.queue import Backlog, Count, Desk, Holders, QueueKind, QueueOrder, Waiting
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.unread import Unread, stop


class Deadlines(Protocol):
    """The deadlines of reviews and cases; most move with what they are about (`Reviews.save`, `Cases.save`)."""

    def due(self, *, now: datetime, limit: int, unread: Unread = stop) -> Sequence[Deadline]:
        """Return all that has to be done by now, oldest first; so many that can be read."""
        ...

    def put(self, deadline: Deadline) -> None: ...

    def drop(self, deadline: Deadline) -> None: ...


class LogReader(Protocol):
    """The log, by subject or by day."""

    def of(self, subject: str, *, unread: Unread = stop) -> Sequence[LogEntry]: ...

    def mails(self, subjects: Sequence[str]) -> Sequence[str]:
        """The ids of the mails that the acts on these subjects sent."""
        ...

    def that_sent(self, mail_id: str, subjects: Sequence[str]) -> LogEntry | None:
        """Return the act on one of these subjects that sent a mail; None when the log has it no longer."""
        ...

    def day(self, day: date, *, unread: Unread = stop) -> Iterable[LogEntry]:
        """All that was done on a day, in no order."""
        ...

    def between(
        self, since: datetime, until: datetime, *, cursor: str, limit: int, unread: Unread = stop
    ) -> tuple[Sequence[LogEntry], str | None]:
        """Return some of what was done from one moment up to another, in no order, and where to go on.

        Of an entry that cannot be read, only that it was, and about what.

        Args:
            since: the first moment that counts.
            until: the first that no longer does.
            cursor: where to go on; empty at the beginning. None, as an answer, at the end.
            limit: at most so many.
            unread: hears of what cannot be read.
        """
        ...

    def newest(
        self,
        *,
        since: datetime,
        until: datetime,
        limit: int,
        cursor: str,
        wanted: Callable[[LogEntry], bool],
        unread: Unread = stop,
    ) -> tuple[Sequence[LogEntry], str | None]:
        """Return what was done in a time, about anything, the newest first; and where to go on.

        A page looks at no more days and entries than the store says, so that there may be fewer than the limit, or
        none, and more to come.

        Args:
            since: the first moment that counts.
            until: the first that no longer does.
            limit: how many.
            cursor: where to go on; empty at the beginning.
            wanted: tells those that are looked for.
            unread: hears of what cannot be read.
        """
        ...


class Log(LogReader, Protocol):
    """The log, with the words that can be taken out of it."""

    def strike(self, subjects: Sequence[str]) -> None:
        """Take the words out of all that was done to these subjects; that it was done stays."""
        ...


class QueueReader(Protocol):
    """The queue of all that waits for an editor."""

    def all(self, kind: QueueKind, *, unread: Unread = stop) -> Iterator[Waiting]:
        """Everything of a kind that waits, in no order."""
        ...

    def ids(self, kind: QueueKind, *, unread: Unread = stop) -> Iterator[str]:
        """The ids of all that."""
        ...

    def page(
        self,
        kind: QueueKind,
        *,
        status: str,
        limit: int,
        cursor: str,
        now: datetime,
        order: QueueOrder = QueueOrder.STRONGEST,
        late: bool = False,
        oldest: datetime | None = None,
        wanted: Callable[[Sequence[Waiting]], Collection[str]] | None = None,
    ) -> tuple[Sequence[Waiting], str | None]:
        """Some of it that can be read, after the cursor, and where to go on.

        First what is grave, then what is late by now, then by strength, then by age; or by age alone.

        Args:
            kind: which queue.
            status: in which it waits; empty for any.
            limit: how many.
            cursor: where to go on; empty at the beginning.
            now: by which it is late or not.
            order: which comes first.
            late: only what is late.
            oldest: since when the first of them waits, as far as is known; it makes no other page, but a cheaper one.
            wanted: tells the ids of those of some that are looked for. It is asked about no more than the store says
                for a page, so that there may be fewer than the limit, or none, and more to come.
        """
        ...

    def backlog(self, kind: QueueKind) -> Backlog:
        """Return the number that waits and since when; count no further than is worth saying."""
        ...

    def claims(self, ids: Sequence[str], *, now: datetime) -> Mapping[str, str]:
        """The editors who are reading these, by the id of what they read."""
        ...

    def holders(self, kind: QueueKind, ids: Sequence[str], *, now: datetime) -> Mapping[str, Holders]:
        """The editors who have these in hand, by the id of each that somebody has."""
        ...

    def desk(self, kind: QueueKind, *, now: datetime) -> Desk:
        """Return who has what of a kind in hand, and how much waits of each, for whoever shows a list, read at once."""
        ...

    def openers(self, review_ids: Sequence[str], *, behind: bool = False) -> Mapping[str, frozenset[str]]:
        """The editors who opened these reviews, by the id of each of which that was noted; `behind` costs half."""
        ...

    def assigned_to(self, editor_id: str, *, now: datetime) -> Sequence[tuple[QueueKind, str]]:
        """All that was assigned to an editor, whether or not it still waits; sorted."""
        ...


class Queue(QueueReader, Protocol):
    """The same, with editors who say what they are reading."""

    def claim(self, waiting_id: str, editor_id: str, *, now: datetime) -> datetime:
        """Say that an editor is reading this; returns until when. The last one to say so is shown."""
        ...

    def note_opened(self, review_id: str, editor_id: str, *, now: datetime) -> None:
        """Note that an editor saw a review, for as long as it may come again to be read; noting it again is no harm."""
        ...

    def release(self, waiting_id: str, editor_id: str) -> None:
        """Let go of one's own claim; somebody else's stays."""
        ...

    def keep_count(self, count: Count) -> None:
        """Remember how much waits, for the desk."""
        ...

    def assign(self, kind: QueueKind, waiting_id: str, editor_id: str, *, before: str, now: datetime) -> None:
        """Say whose it is to decide on something, which had been `before`'s; an empty id is nobody's.

        Raises ChangedMeanwhile: it is another's by now.
        """
        ...

    def hand_over(self, given: Mapping[tuple[QueueKind, str], str], *, before: str, now: datetime) -> None:
        """Say whose each of these is to decide on, which had been `before`'s, in one write; at most ninety.

        Raises ChangedMeanwhile: one is another's by now, and none changed hands.
        """
        ...


class DailyFigures(Protocol):
    """The integrity figures of each day: of the whole platform, and with `sector` those of one sector."""

    def of(self, year: int, *, sector: str = "", unread: Unread = stop) -> Mapping[date, Figures]: ...

    def put(self, day: date, figures: Figures, *, sector: str = "") -> None: ...


class Stage(StrEnum):
    """The part of a round of the reconciliation that is being done, in their order."""

    MOVED = "moved"  # reviews that moved since the round before
    ORGANISATIONS = "organisations"  # with all their reviews
    WAITING = "waiting"  # the queue, notices and appeals
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """The progress of the count of one organisation's reviews."""

    organisation_id: str
    before: Tally  # its counters when the count began
    right: Tally = field(default_factory=Tally)  # of the reviews so far
    public: int = 0  # of these, what the public sees
    after: str = ""  # the last review that was counted
    counted: bool = False  # all were
    tries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundProgress:
    """The progress of a round of the reconciliation."""

    began_at: datetime
    since: datetime  # what was done from here on
    until: datetime  # up to here had its reviews looked at
    whole: bool  # every organisation has its turn, rather than a thirtieth
    stage: Stage = Stage.MOVED
    cursor: str = ""  # where to go on in that
    count: Recount | None = None
    drift: int = 0  # what it repaired


class Reconciliation(Protocol):
    """The nightly reconciliation, which reads and repairs."""

    def progress(self) -> RoundProgress | None: ...

    def keep(self, progress: RoundProgress) -> None: ...

    def listed(self, cursor: str, *, unread: Unread = stop) -> tuple[Sequence[tuple[str, str]], bool]:
        """Some organisations that can be read, each after where it stands in the register; and whether more follow.

        Args:
            cursor: where the one stands after which to go on; empty at the beginning.
            unread: hears of what cannot be read.
        """
        ...

    def tally(self, organisation_id: str) -> Tally:
        """Raises UnreadableRecord, also where there is no such organisation."""
        ...

    def reviews(self, organisation_id: str, *, after: str) -> tuple[Sequence[Review], str | None]:
        """Some reviews of an organisation, erased ones too, and after which to go on; None at the end."""
        ...

    def repair_tally(self, organisation_id: str, wrong: Tally, right: Tally) -> bool:
        """Put the right counters in the place of these wrong ones; False when they moved meanwhile."""
        ...

    def repair_reviews(self, reviews: Sequence[Review]) -> Counter[str]:
        """Bring the copies of each of these in line; what was repaired, by kind."""
        ...

    def repair_organisation(self, organisation_id: str, *, public: int | None = None) -> Counter[str]:
        """Bring in line what follows from an organisation and all its reviews, from its first page to search.

        Args:
            organisation_id: whose.
            public: how many reviews the public should see; with more copies than that, those of no review go.
                None where nobody counted: then neither they nor its figures per month are looked at.
        """
        ...

    def repair_waiting(self, cursor: str, *, unread: Unread = stop) -> tuple[Counter[str], str | None]:
        """Bring some of the queue in line with what is in it, and with notices and appeals; and where to go on."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationProgress:
    """How far the round is that brings what is stored to today's forms."""

    forms: str  # the versions of the release whose round it is
    since: datetime  # when that release was first met, or met again after a silence
    seen_at: datetime  # when it was met last
    began_at: datetime
    number: int = 1
    cursor: str | None = ""  # where to go on; None when the round is complete
    looked: int = 0  # items
    renewed: int = 0  # of these, what was brought to today's forms


class Migration(Protocol):
    """What is stored, on its way to today's forms."""

    @property
    def forms(self) -> str:
        """The versions of this release, so that another release's are told from them."""
        ...

    def progress(self) -> MigrationProgress | None: ...

    def keep(self, progress: MigrationProgress) -> None: ...

    def step(self, cursor: str, *, limit: int, unread: Unread = stop) -> tuple[Counter[str], str | None]:
        """Bring so many items to today's forms; returns how many were `looked` at and `renewed`, and where to go on
        (None at the end). What somebody writes meanwhile stays as they wrote it, and so does what cannot be read.
        """
        ...

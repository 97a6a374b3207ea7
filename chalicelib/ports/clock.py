"""The ports of the clock's verbs; see `stores.py`."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
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
        """Who has what of a kind in hand, and how much waits of each, for whoever shows a list; read together."""
        ...

    def assigned_to(self, editor_id: str, *, now: datetime) -> Sequence[tuple[QueueKind, str]]:
        """All that was assigned to an editor, whether or not it still waits; sorted."""
        ...


class Queue(QueueReader, Protocol):
    """The same, with editors who say what they are reading."""

    def claim(self, waiting_id: str, editor_id: str, *, now: datetime) -> datetime:
        """Say that an editor is reading this; returns until when. The last one to say so is shown."""
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


class DailyFigures(Protocol):
    """The integrity figures of each day."""

    def of(self, year: int, *, unread: Unread = stop) -> Mapping[date, Figures]: ...

    def put(self, day: date, figures: Figures) -> None: ...


class Reconciliation(Protocol):
    """The nightly reconciliation, which reads and repairs."""

    def cursor(self, *, now: datetime) -> str | None:
        """Return the place to go on: empty at the beginning of a round; None when this night's round is complete."""
        ...

    def keep(self, cursor: str | None, *, now: datetime) -> None:
        """Remember where to go on, or that the round is complete."""
        ...

    def batch(self, cursor: str, *, unread: Unread = stop) -> tuple[Sequence[str], str | None]:
        """Some organisations that can be read, and where to go on; None at the end."""
        ...

    def tally(self, organisation_id: str) -> Tally:
        """Raises UnreadableRecord, also where there is no such organisation."""
        ...

    def reviews(self, organisation_id: str) -> Sequence[Review]:
        """Every review of an organisation, erased ones too."""
        ...

    def repair_tally(self, organisation_id: str, wrong: Tally, right: Tally) -> bool:
        """Put the right counters in the place of these wrong ones; False when they moved meanwhile."""
        ...

    def repair_copies(self, organisation_id: str, reviews: Sequence[Review]) -> Counter[str]:
        """Bring all that follows from reviews in line, from public reviews to search; what was repaired, by kind."""
        ...

    def repair_waiting(self, *, unread: Unread = stop) -> Counter[str]:
        """Bring the queue in line with all that is in it, and with notices and appeals."""
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

"""What the clock's verbs need of the world; see `ports.py`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain.deadlines import Deadline
from chalicelib.domain.log import Entry
from chalicelib.domain.queue import QueueKind, Waiting


class Deadlines(Protocol):
    """What is due, and when; most move with what they are about (`Reviews.save`, `Cases.save`)."""

    def due(self, *, now: datetime, limit: int) -> Sequence[Deadline]:
        """What has to be done by now, oldest first."""
        ...

    def put(self, deadline: Deadline) -> None: ...

    def drop(self, deadline: Deadline) -> None: ...


class Log(Protocol):
    """Reading the log, and taking words out of it."""

    def of(self, subject: str) -> Sequence[Entry]: ...

    def mails(self, subjects: Sequence[str]) -> Sequence[str]:
        """The ids of the mails that the acts on these subjects sent."""
        ...

    def strike(self, subjects: Sequence[str]) -> None:
        """Take the words out of all that was done to these subjects; that it was done stays."""
        ...


class Queue(Protocol):
    def all(self, kind: QueueKind) -> Iterator[Waiting]:
        """Everything of a kind that waits, in no order."""
        ...

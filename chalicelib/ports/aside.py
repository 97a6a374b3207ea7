"""The port of what could not be read: named on a list for operators, so that no run of anything stops at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.domain.rules.refusals import UnreadableRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A record that something went past: ids and codes, never what it holds."""

    record: str  # `<table>/<key>`
    reason: str
    task: str  # that met it last
    item: str  # that the task was about; a task that handles it well takes the record off the list
    since: datetime
    last: datetime
    times: int = 1


class Aside(Protocol):
    """The list of records that were set aside."""

    def put(self, fault: UnreadableRecord, *, task: str, item: str, now: datetime) -> None:
        """Put a record on the list, or count it once more."""
        ...

    def all(self) -> Sequence[SetAside]:
        """Everything on the list, by name."""
        ...

    def drop(self, record: str) -> None: ...

    def reads_again(self, record: str) -> bool | None:
        """Look again: whether it can be read now, or is gone; None where there is nothing to look at."""
        ...

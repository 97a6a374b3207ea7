"""The one way in which anything that runs over many records goes past one that it cannot read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol

from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.aside import Aside, SetAside


class KeepsAside(Protocol):
    """The part of the bundle that this works on."""

    @property
    def aside(self) -> Aside: ...


class Past:
    """One run of a task: what it cannot read is put on the operators' list, and leaves it once it is handled.

    Only what is wrong with the one record is gone past. A fault of ours, or a neighbour that is away, stops the run:
    else an outage would set everything aside.
    """

    def __init__(self, task: str, *, stores: KeepsAside, now: datetime) -> None:
        self._task = task
        self._aside = stores.aside
        self._now = now
        self._known: dict[str, list[str]] | None = None
        self._records: set[str] = set()
        self.items: set[str] = set()  # that this run went past

    def note(self, fault: UnreadableRecord) -> None:
        """Put a record on the list; an `Unread` for stores that give many."""
        self._put(fault, fault.record)

    @contextmanager
    def it(self, item: str) -> Iterator[None]:
        """Do one item's work within this; where its records cannot be read, the work stops there and no further."""
        try:
            yield
        except UnreadableRecord as fault:
            self._put(fault, item)
        else:
            self._handled(item)

    def __len__(self) -> int:
        return len(self._records)

    def _put(self, fault: UnreadableRecord, item: str) -> None:
        self.items.add(item)
        if fault.record not in self._records:
            self._records.add(fault.record)
            self._aside.put(fault, task=self._task, item=item, now=self._now)

    def settled(self, *, since: datetime | None = None) -> None:
        """Take off the list what this task met before and no more, now that it went through all there is.

        Args:
            since: when it began to; at this run's moment, if not given.
        """
        for each in self._aside.all():
            if each.task == self._task and each.last < (since or self._now):
                self._aside.drop(each.record)

    def _handled(self, item: str) -> None:
        if self._known is None:
            self._known = {}
            for each in self._aside.all():
                if each.task == self._task:
                    self._known.setdefault(each.item, []).append(each.record)
        for record in self._known.pop(item, ()):
            if record not in self._records:
                self._aside.drop(record)


def look_at_the_list_again(aside: Aside) -> list[SetAside]:
    """Take off the list what can be read now or is gone; returns that. Its task does the rest, at its next turn."""
    found = [each for each in aside.all() if aside.reads_again(each.record)]
    for each in found:
        aside.drop(each.record)
    return found

"""What the clock has to do, and a seal that anybody could break, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.projections.deadlines import Deadline
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.aside import SetAside
from chalicelib.ports.cipher import SealBroken
from chalicelib.ports.unread import Unread, stop


class FakeDeadlines:
    """The port `Deadlines`."""

    def __init__(self) -> None:
        self.all: dict[tuple[datetime, str, str], Deadline] = {}

    def project(self, before: Deadline | None, after: Deadline | None) -> None:
        """Put the next deadline in the place of the one before."""
        if before == after:
            return
        if before is not None:
            self.drop(before)
        if after is not None:
            self.put(after)

    def due(self, *, now: datetime, limit: int, unread: Unread = stop) -> Sequence[Deadline]:
        del unread  # all of it can be read
        return [self.all[key] for key in sorted(self.all) if key[0] <= now][:limit]

    def put(self, deadline: Deadline) -> None:
        self.all[_key(deadline)] = deadline

    def drop(self, deadline: Deadline) -> None:
        self.all.pop(_key(deadline), None)


def _key(deadline: Deadline) -> tuple[datetime, str, str]:
    return deadline.due, deadline.chore, deadline.id


class FakeAside:
    """The port `Aside`; what is in `readable` reads again."""

    def __init__(self) -> None:
        self.kept: dict[str, SetAside] = {}
        self.readable: set[str] = set()

    def put(self, fault: UnreadableRecord, *, task: str, item: str, now: datetime) -> None:
        new = SetAside(record=fault.record, reason=fault.reason, task=task, item=item, since=now, last=now)
        if known := self.kept.get(fault.record):
            new = replace(new, since=known.since, times=known.times + 1)
        self.kept[fault.record] = new

    def all(self) -> Sequence[SetAside]:
        return [self.kept[each] for each in sorted(self.kept)]

    def drop(self, record: str) -> None:
        self.kept.pop(record, None)

    def reads_again(self, record: str) -> bool | None:
        return record in self.readable


class FakeCipher:
    """The port `Cipher`: hides nothing from whoever looks, but opens only in its own place."""

    def seal(self, plaintext: bytes, context: str) -> bytes:
        return context.encode() + b"\x00" + bytes(255 - byte for byte in plaintext)

    def opened(self, sealed: bytes, context: str) -> bytes:
        own, _, turned = sealed.partition(b"\x00")
        if own != context.encode():
            raise SealBroken
        return bytes(255 - byte for byte in turned)

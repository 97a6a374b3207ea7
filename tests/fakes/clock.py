"""What the clock has to do, and a seal that anybody could break, in memory."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.projections.deadlines import Deadline


class FakeDeadlines:
    """The port `Deadlines`."""

    def __init__(self) -> None:
        self.all: dict[tuple[datetime, str, str], Deadline] = {}

    def project(self, before: Deadline | None, after: Deadline | None) -> None:
        """Put the next deadline in the place of the one before."""
        if before is not None:
            self.drop(before)
        if after is not None:
            self.put(after)

    def due(self, *, now: datetime, limit: int) -> Sequence[Deadline]:
        return [self.all[key] for key in sorted(self.all) if key[0] <= now][:limit]

    def put(self, deadline: Deadline) -> None:
        self.all[_key(deadline)] = deadline

    def drop(self, deadline: Deadline) -> None:
        self.all.pop(_key(deadline), None)


def _key(deadline: Deadline) -> tuple[datetime, str, str]:
    return deadline.due, deadline.chore, deadline.id


class FakeCipher:
    """The port `Cipher`: hides nothing from whoever looks, but opens only in its own place."""

    def seal(self, plaintext: bytes, context: str) -> bytes:
        return context.encode() + b"\x00" + bytes(255 - byte for byte in plaintext)

    def opened(self, sealed: bytes, context: str) -> bytes:
        own, _, turned = sealed.partition(b"\x00")
        if own != context.encode():
            raise ValueError(context)
        return bytes(255 - byte for byte in turned)

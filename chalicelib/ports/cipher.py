"""The port of the seal on who people are."""

from typing import Protocol


class SealBroken(Exception):
    """This was not sealed with our key for this place, or was damaged: no later try opens it."""


class Cipher(Protocol):
    """Seals who people are; what is sealed opens only in the place it was sealed for. Raises Busy while it cannot."""

    def seal(self, plaintext: bytes, context: str) -> bytes: ...

    def opened(self, sealed: bytes, context: str) -> bytes:
        """Raises SealBroken."""
        ...

"""The ports of the log for strangers: where its tree lies, and who signs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.domain.projections.strangers.checkpoint import VerifyingKey


class HeadMoved(Exception):
    """Another run holds the log, or has gone on with it; nothing more was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The log as everybody sees it."""

    size: int = 0  # entries
    checkpoint: str = ""  # empty before the first entry
    through: str = ""  # YYYY-MM, the last month that is in
    key: str = ""  # with which the checkpoint can be verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The right to add one month, for as long as nobody has a higher fencing number."""

    fence: int
    head: Head
    month: str  # YYYY-MM
    key: bytes  # names the month's entries; the same for every run that adds this month, and gone once it is in


class PublicLog(Protocol):
    """The tree, its entries, and its head. Tiles and bundles beyond the head are nobody's yet."""

    def head(self) -> Head: ...

    def take_turn(self, month: str, key: bytes, now: datetime) -> Turn | None:
        """Hold the log for a while, to add a month after the last one; None while another run holds it.

        Where a run that stopped had begun that month, its key is the month's, and not the one that is given.
        """
        ...

    def tile(self, level: int, index: int) -> bytes:
        """Return a tile as far as it was written; empty where none was."""
        ...

    def bundle(self, index: int) -> bytes: ...

    def put(self, turn: Turn, tiles: Mapping[tuple[int, int], bytes], bundles: Mapping[int, bytes]) -> None:
        """Write tiles and bundles. Raises HeadMoved."""
        ...

    def publish(self, turn: Turn, head: Head, figures: Mapping[str, int]) -> None:
        """Move the head in one write with the month's figures, and forget the month's key. Raises HeadMoved."""
        ...

    def figures(self, months: tuple[str, str]) -> Mapping[str, Mapping[str, int]]:
        """Return the figures of the months that are in, from one up to and with another, by month."""
        ...


class Signer(Protocol):
    """The holder of the key that signs checkpoints; nobody reads that key."""

    def verifying_key(self, name: str) -> VerifyingKey: ...

    def sign(self, message: bytes) -> bytes:
        """Return an Ed25519 signature, 64 bytes. Raises KeyAway, Busy."""
        ...

"""The log for strangers, in memory, and a key that signs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chalicelib.domain.projections.strangers.checkpoint import VerifyingKey
from chalicelib.ports.public_log import Head, HeadMoved, Turn


@dataclass
class FakePublicLog:
    """The port `PublicLog`. A turn is held until it is published, or until somebody asks after it was dropped."""

    tiles: dict[tuple[int, int], bytes] = field(default_factory=dict)
    bundles: dict[int, bytes] = field(default_factory=dict)
    proven: dict[str, Mapping[str, int]] = field(default_factory=dict)
    standing: Head = field(default_factory=Head)
    fence: int = 0
    held: Turn | None = None

    def head(self) -> Head:
        return self.standing

    def take_turn(self, month: str, key: bytes, now: datetime) -> Turn | None:
        del now  # whoever held it is gone
        begun = self.held.key if self.held and self.held.month == month else key
        self.fence += 1
        self.held = Turn(fence=self.fence, head=self.standing, month=month, key=begun)
        return self.held

    def tile(self, level: int, index: int) -> bytes:
        return self.tiles.get((level, index), b"")

    def bundle(self, index: int) -> bytes:
        return self.bundles.get(index, b"")

    def put(self, turn: Turn, tiles: Mapping[tuple[int, int], bytes], bundles: Mapping[int, bytes]) -> None:
        self._check(turn)
        self.tiles |= tiles
        self.bundles |= bundles

    def publish(self, turn: Turn, head: Head, figures: Mapping[str, int]) -> None:
        self._check(turn)
        self.standing, self.held = head, None
        self.proven[turn.month] = figures

    def figures(self, months: tuple[str, str]) -> Mapping[str, Mapping[str, int]]:
        first, last = months
        return {month: self.proven[month] for month in sorted(self.proven) if first <= month <= last}

    def _check(self, turn: Turn) -> None:
        if turn.fence != self.fence or self.held is None:
            raise HeadMoved


class FakeSigner:
    """The port `Signer`, with a key that everybody knows."""

    def __init__(self, seed: bytes = bytes(32)) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def verifying_key(self, name: str) -> VerifyingKey:
        return VerifyingKey(name, self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)

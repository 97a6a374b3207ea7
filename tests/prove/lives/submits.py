"""People who write: each with an address, words and a key of their own."""

from dataclasses import dataclass
from typing import Final

from tests.races.arena import Arena, Call

TAKEN_IN: Final = 202


@dataclass
class Writers:
    """Those who write about one organisation."""

    arena: Arena
    home_id: str
    keys: bool = True  # whether they send an Idempotency-Key

    def __post_init__(self) -> None:
        self._home = self.arena.here.organisations.get(self.home_id)

    def call(self, number: int, **changes: object) -> Call:
        key = f"key {number}" if self.keys else ""
        return self.arena.request_of_review(home=self._home, number=number, key=key, **changes)

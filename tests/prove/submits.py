"""People who write: each with an address, words and a key of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.races.arena import Arena, Call

WORDS: Final = (
    "De begeleiders nemen hun tijd, het eten is vers en in de tuin is altijd iets te doen. Op weekdagen loopt alles "
    "vlot, in het weekend zijn er soms te weinig mensen aan het onthaal."
)
TAKEN_IN: Final = 202


def review_body(home_id: str, aspect: str, number: int, month: str) -> Mapping[str, object]:
    """Return the form in which the nth person tells of an organisation."""
    return {
        "organisation_id": home_id,
        "text": f"{WORDS} Dag {number}, en dag {number * 7919 % 10_007}.",
        "aspect_ratings": {aspect: 1 + number % 5},
        "capacity": "relative",
        "experienced": month,
        "author": {"first_name": "Noor", "last_name": "Wouters", "email": address(number)},
        "consent": True,
    }


def address(number: int) -> str:
    return f"noor{number}@post.example"


@dataclass
class Writers:
    """Those who write about one organisation."""

    arena: Arena
    home_id: str
    keys: bool = True  # whether they send an Idempotency-Key

    def __post_init__(self) -> None:
        here = self.arena.here
        home = here.organisations.get(self.home_id)
        self._aspect = here.theme_sets.current(home.listing.sector).aspects[0].id

    def call(self, number: int) -> Call:
        body = review_body(self.home_id, self._aspect, number, f"{self.arena.here.now():%Y-%m}")
        return Call("/reviews", body, headers={"Idempotency-Key": f"key {number}"} if self.keys else None)

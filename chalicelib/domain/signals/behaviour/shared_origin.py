"""Shared origin: other reviews came from the same connection (a keyed hash, kept for 30 days).

A home's visitors share its network, and a mobile network shares one address among thousands: one other means little.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts

# (how many others at least, how strong), for the same organisation and for all of them together
_HERE: Final = ((5, STRONG), (2, MODERATE), (1, WEAK))
_ANYWHERE: Final = ((10, MODERATE), (3, WEAK))


def shared_origin(facts: Facts) -> Signal | None:
    here, anywhere = facts.origin.same_organisation, facts.origin.anywhere
    strength = max(_strength(here, _HERE), _strength(anywhere, _ANYWHERE))
    if not strength:
        return None
    return Signal(
        "shared_origin",
        strength,
        "In de voorbije 30 dagen kwamen van dezelfde internetverbinding nog "
        f"{_reviews(here)} over deze organisatie, en {_reviews(max(anywhere - here, 0))} over andere. "
        "Bezoekers van een voorziening kunnen een netwerk delen.",
    )


def _strength(count: int, steps: tuple[tuple[int, int], ...]) -> int:
    return next((strength for least, strength in steps if count >= least), 0)


def _reviews(count: int) -> str:
    return {0: "geen waarderingen", 1: "één waardering"}.get(count, f"{count} waarderingen")

"""Shared origin: other reviews came from the same connection (a keyed hash, kept for 30 days).

A home's visitors share its network, and a mobile network shares one address among thousands: one other means little.
"""

from typing import Final

from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts

# (how many others at least, how strong), for the same organisation and for all of them together
_HERE: Final = ((5, STRONG), (2, MODERATE), (1, WEAK))
_ANYWHERE: Final = ((10, MODERATE), (3, WEAK))
_OF_A_TABLET: Final = ((10, MODERATE), (1, WEAK))  # whoever writes in the hall shares it with all others who do


def shared_origin(facts: Facts) -> Signal | None:
    here, anywhere = facts.origin.same_organisation, facts.origin.anywhere
    if facts.review.channel is Channel.KIOSK:
        return _of_a_tablet(here)
    strength = max(_strength(here, _HERE), _strength(anywhere, _ANYWHERE))
    if facts.review.by_card:  # handed out in the house, where all write through its network
        strength = min(strength, MODERATE)
    if not strength:
        return None
    return Signal(
        "shared_origin",
        strength,
        f"In de voorbije 30 dagen {_came(here)} van dezelfde internetverbinding nog {_reviews(here)} over "
        f"deze organisatie, en {_reviews(max(anywhere - here, 0))} over andere. "
        "Bezoekers van een voorziening kunnen een netwerk delen.",
    )


def _of_a_tablet(others: int) -> Signal | None:
    strength = _strength(others, _OF_A_TABLET)
    if not strength:
        return None
    return Signal(
        "shared_origin",
        strength,
        f"Geschreven op een tablet in de organisatie. In de voorbije 30 dagen {_came(others)} van dat toestel nog "
        f"{_reviews(others)}. Op zo'n tablet schrijven veel mensen: kijk of ze op elkaar lijken.",
    )


def _strength(count: int, steps: tuple[tuple[int, int], ...]) -> int:
    return next((strength for least, strength in steps if count >= least), 0)


def _came(count: int) -> str:
    return "kwam" if count == 1 else "kwamen"


def _reviews(count: int) -> str:
    return {0: "geen waarderingen", 1: "één waardering"}.get(count, f"{count} waarderingen")

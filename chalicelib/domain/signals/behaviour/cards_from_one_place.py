"""Cards from one place: several people who were invited wrote through one connection, on one day.

That is what an afternoon with a volunteer in the hall looks like, and somebody who keeps the cards and fills them in
as well. So it never says much by itself; an editor looks whether the texts are of different people.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts

# How many others by a card, within a day of it and about the same organisation, and how strong that is.
STEPS: Final = ((10, MODERATE), (4, WEAK))


def cards_from_one_place(facts: Facts) -> Signal | None:
    others = facts.origin.cards
    strength = next((strength for least, strength in STEPS if others >= least), 0)
    if not strength:
        return None
    return Signal(
        "cards_from_one_place",
        strength,
        f"Deze waardering kwam met een kaart. Binnen één dag kwamen er van dezelfde internetverbinding nog {others} "
        "met een kaart van deze organisatie. Misschien schreven mensen samen: kijk of de teksten op elkaar lijken.",
    )

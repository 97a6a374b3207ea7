"""A disposable address: it can confirm a link and is gone tomorrow. Which providers are such, a kept list says."""

from chalicelib.domain.reviews.signal import MODERATE, Signal
from chalicelib.domain.signals.text.facts import Facts


def disposable_address(facts: Facts) -> Signal | None:
    if not facts.disposable_address:
        return None
    return Signal(
        "disposable_address",
        MODERATE,
        "Het e-mailadres van de schrijver is een wegwerpadres: we kunnen niet nagaan van wie het is.",
    )

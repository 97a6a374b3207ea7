"""Experience too old: it lies further back than the code of conduct takes [ZK, CO]."""

from chalicelib.domain.clock.days import month_of, months_between
from chalicelib.domain.reviews.signal import MODERATE, Signal
from chalicelib.domain.reviews.submission import EXPERIENCE_MONTHS
from chalicelib.domain.signals.text.facts import Facts


def experience_too_old(facts: Facts) -> Signal | None:
    experienced = facts.review.experienced
    age = months_between(experienced, month_of(facts.review.submitted_at))
    if age <= EXPERIENCE_MONTHS:
        return None
    year, month = experienced.split("-")
    return Signal(
        "experience_too_old",
        MODERATE,
        f"De ervaring is van {month}/{year}: {age} maanden voor het insturen. Hoogstens {EXPERIENCE_MONTHS} mag.",
    )

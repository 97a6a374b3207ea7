"""Experience too old: it lies further back than the code of conduct takes [ZK, CO]."""

from chalicelib.domain.reviews.review import EXPERIENCE_MONTHS
from chalicelib.domain.reviews.signal import MODERATE, Signal
from chalicelib.domain.signals.text.facts import Facts


def experience_too_old(facts: Facts) -> Signal | None:
    year, month = (int(part) for part in facts.review.experienced.split("-"))
    submitted = facts.review.submitted_at
    age = (submitted.year - year) * 12 + submitted.month - month
    if age <= EXPERIENCE_MONTHS:
        return None
    return Signal(
        "experience_too_old",
        MODERATE,
        f"De ervaring is van {month:02}/{year}: {age} maanden voor het insturen. Hoogstens {EXPERIENCE_MONTHS} mag.",
    )

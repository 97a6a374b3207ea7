"""Same author again: one person who repeatedly praises or damns one organisation [Z].

Several reviews by one author are allowed, each about its own experience; how soon and how alike makes it stronger.
"""

from datetime import timedelta
from typing import Final

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import band
from chalicelib.domain.reviews.signal import WEAK, Signal
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.signals.text.facts import EarlierReview, Facts
from chalicelib.domain.signals.text.reading import times

SOON: Final = timedelta(days=90)
_NEUTRAL: Final = 3  # the mark in the middle of the scale has no direction
# Never confirmed, never read, or taken back by the author: these tell nobody anything.
_UNSAID: Final = frozenset({Status.UNCONFIRMED, Status.CLOSED, Status.WITHDRAWN, Status.ERASED})


def same_author_again(facts: Facts) -> Signal | None:
    """One, and one more each when the same author wrote soon before, and in the same direction."""
    earlier = [each for each in facts.earlier if _counts(each, facts.review)]
    if not earlier:
        return None
    latest = max(earlier, key=lambda each: (each.submitted_at, each.review_id))
    days = (facts.review.submitted_at - latest.submitted_at).days
    alike = sum(_same_direction(each.score, facts.review.score) for each in earlier)
    what = f"Dezelfde schrijver schreef al {times(len(earlier))} over deze organisatie, het laatst {_ago(days)}."
    if alike:
        what += f" Daarvan {times(alike)} met een score in dezelfde richting."
    return Signal(
        "same_author_again",
        max(WEAK + _soon(each, facts.review) + _same_direction(each.score, facts.review.score) for each in earlier),
        what,
        related=tuple(each.review_id for each in earlier),
    )


def _counts(earlier: EarlierReview, review: Review) -> bool:
    return (
        earlier.organisation_id == review.organisation_id
        and earlier.review_id != review.id
        and earlier.submitted_at <= review.submitted_at
        and _UNSAID.isdisjoint({earlier.status})
    )


def _soon(earlier: EarlierReview, review: Review) -> bool:
    return review.submitted_at - earlier.submitted_at <= SOON


def _same_direction(one: int, other: int) -> bool:
    low = band(one) < _NEUTRAL and band(other) < _NEUTRAL
    high = band(one) > _NEUTRAL and band(other) > _NEUTRAL
    return low or high


def _ago(days: int) -> str:
    if days == 0:
        return "dezelfde dag"
    return "één dag eerder" if days == 1 else f"{days} dagen eerder"

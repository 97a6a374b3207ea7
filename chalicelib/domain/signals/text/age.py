"""The age of words: a text is as old as itself, whatever was handed in before under the same name.

A review that is revised into somebody else's words does not become their original: of two alike, that is the one whose
words were handed in first. A correction, such as a name taken out, leaves words as old as they were.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.signals.text.near_duplicates import Sketch, alike, similarity, sketch

NEARLY_THE_SAME: Final = 0.8
Age = tuple[datetime, str]  # of two texts of one moment, the id tells which was first: exactly one is the other's copy


def handed_in(review: Review) -> Iterator[tuple[datetime, str]]:
    """Yield when each text of a review was handed in, and that text; the present one last."""
    at = review.submitted_at
    for earlier in review.revisions:
        yield at, earlier.text
        at = earlier.replaced_at
    yield at, review.text


def added(review: Review) -> Iterator[tuple[datetime, str]]:
    """Yield when each text that its author added was handed in, and that text; they stand beside its own words."""
    for each in review.additions:
        yield each.submitted_at, each.text


def worded_at(review: Review) -> datetime:
    """Return the moment at which the present words of a review were handed in, but for corrections."""
    *before, (at, text) = handed_in(review)
    own = sketch(text) if before else None
    for earlier_at, earlier in reversed(before):
        if own is None or similarity(own, sketch(earlier)) < NEARLY_THE_SAME:
            break
        at = earlier_at
    return at


def age_of(review: Review) -> Age:
    """Return the age by which two alike are told apart: the smaller is the original's."""
    return worded_at(review), review.id


def likeness(own: Sketch, other: Review, before: Age) -> float:
    """Return how much a text resembles words that another review had before an age, from 0 to 1.

    0 where the two are not alike now, or where it had them later. What its author added is part of its words.
    """
    texts = (other.text, *(text for _, text in added(other)))
    if other.content_free or not any(alike(own, sketch(text)) for text in texts):
        return 0.0
    earlier = [sketch(text) for at, text in (*handed_in(other), *added(other)) if (at, other.id) < before]
    return max((similarity(own, each) for each in earlier if alike(own, each)), default=0.0)

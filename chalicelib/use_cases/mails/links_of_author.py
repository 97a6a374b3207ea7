"""All reviews of one mailbox that still have a page for their author: found by the keyed hash of its address."""

from collections.abc import Sequence

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.ports.cases import TraceReader
from chalicelib.ports.stores import ReviewReader
from chalicelib.ports.unread import go_past


def with_a_page(author_key: str, spelt_key: str, *, index: TraceReader, reviews: ReviewReader) -> Sequence[Review]:
    """Return the reviews under these keyed hashes that are confirmed and not erased, newest first.

    One whose author is forgotten has no page any more: nobody knows whose it is.
    """
    newest = index.by_author(author_key, spelt_key)
    known = reviews.many([each.review_id for each in newest], unread=go_past) if newest else ()
    return [each for each in known if _has_a_page(each)]


def spelling(review: Review) -> str:
    """Return the keyed hash of its author's address as it is spelt; release 0.1.0 kept that as `author_key`.

    Links of one go to no other: whether two spellings are one mailbox is the provider's to say.
    """
    return review.spelt_key or review.author_key


def _has_a_page(review: Review) -> bool:
    confirmed = Action.CONFIRM not in review.allowed(Actor.AUTHOR)
    return confirmed and not review.content_free and review.forgotten_at is None

"""An organisation and its public reviews, out of its items, whoever read them.

Nothing here loads the store's client: a page that is read by signed requests never does.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

import msgspec

from chalicelib.adapters.dynamodb.client.cursors import wrap
from chalicelib.adapters.dynamodb.client.forms import Codec
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.public_review import PublicReview, PublicReviewsPage
from chalicelib.domain.reviews.score import Promises, Tally
from chalicelib.domain.rules.refusals import NotFound, UnreadableRecord

ORGANISATION_PART: Final = "~organisation"  # sorts after every `published#...`, so one descending query reads both
FIRST_PAGE_PART: Final = "~front"  # after the public reviews too, and before the organisation's own
PUBLISHED: Final = "published#"
PROMISES: Final = tuple(each.name for each in fields(Promises))  # the ends of the counters' names
SIZE: Final = 20  # public reviews of a cached first page, a page of the site
Values = Mapping[str, Any]  # an item's attributes, as Python has them


@dataclass(frozen=True, slots=True)
class CachedFirstPage:
    faces: tuple[PublicReview, ...]  # newest first
    more: bool  # whether there are older ones


_first_page = Codec("first page", CachedFirstPage)


def items_asked(limit: int) -> int:
    """Return how many items a page of so many reviews needs: the organisation's, and the cached first page."""
    return 2 if limit else 1


def shown(items: Sequence[Values], limit: int) -> tuple[Organisation, PublicReviewsPage | None]:
    """Return an organisation and its newest reviews, out of its last items; no page where its first page is behind.

    Raises:
        NotFound: there is no such organisation.
    """
    if not items or items[0]["part"] != ORGANISATION_PART:
        raise NotFound
    return organisation_of(items[0]), _newest(items[0], items[1] if items[1:] else None, limit)


def first_page_of(organisation_item: Values, other: Values | None) -> CachedFirstPage | None:
    """The cached first page; None when it is missing, cannot be read, or is older than what it was made of."""
    if other is None:
        return CachedFirstPage((), more=False)  # nothing was ever published
    version = organisation_item.get("faces_version")
    if other.get("front") is None or version is None or other.get("faces_version") != version:
        return None
    try:
        return _first_page.read(zlib.decompress(other["front"]))
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None  # a copy: made anew


def packed(first_page: CachedFirstPage) -> bytes:
    return zlib.compress(_first_page.written(first_page))


def is_outdated(front: bytes) -> bool:
    """Tell if a packed first page is of a form before today's, or none at all; a later release's is left to it."""
    try:
        return _first_page.is_older(zlib.decompress(front))
    except (zlib.error, msgspec.DecodeError):
        return True


def organisation_of(values: Values) -> Organisation:
    """Return the organisation that an item of part `~organisation` holds.

    Raises:
        UnreadableRecord: it has no listing, or no moderation state.
    """

    def number(name: str) -> int:
        return int(values.get(name) or 0)

    for name in ("listing", "standing"):
        if values.get(name) is None:
            raise UnreadableRecord(f"organisations/{values['organisation_id']}|{ORGANISATION_PART}", f"no_{name}")
    return Organisation(
        id=values["organisation_id"],
        listing=values["listing"],
        listing_version=number("listing_version"),
        moderation=values["standing"],
        contact_nonce=values.get("contact_nonce") or "",
        insights_nonce=values.get("insights_nonce") or "",
        bounced=bool(number("bounced")),
        digest_stopped=bool(number("digest_stopped")),
        handed_out=number("handed_out"),
        cards_used=number("cards_used"),
        tally=Tally(
            reviews=number("reviews"),
            replied=number("replied"),
            score_sum=number("score_sum"),
            distribution=(
                number("marks_1"),
                number("marks_2"),
                number("marks_3"),
                number("marks_4"),
                number("marks_5"),
            ),
            unproven=number("unproven"),
            documented=number("documented"),
            invited=number("invited"),
            invited_unproven=number("invited_unproven"),
            promises=Promises(**{name: number(f"promises_{name}") for name in PROMISES}),
        ),
    )


def published_part(public_review: PublicReview) -> str:
    return f"{PUBLISHED}{stamp(public_review.published_at)}#{public_review.id}"


def stamp(moment: datetime) -> str:
    """Return a moment as sortable text, in UTC, always with microseconds."""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _newest(organisation_item: Values, other: Values | None, limit: int) -> PublicReviewsPage | None:
    if not limit:
        return PublicReviewsPage((), None)
    first_page = first_page_of(organisation_item, other) if limit <= SIZE else None
    if first_page is None:
        return None
    public_reviews = first_page.faces[:limit]
    more = first_page.more or len(first_page.faces) > limit
    return PublicReviewsPage(
        public_reviews, wrap(published_part(public_reviews[-1])) if more and public_reviews else None
    )

"""The open data: what is public now and may be used again, by the month in which it came online.

Only what was handed in under terms that name the licence is in it. Of what is public no longer, the id alone stays for
a while, so that whoever has a copy hears that it went.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from chalicelib.domain.clock.days import month_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.public_review import PublicReview, public_review_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import LICENSED_TERMS

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME: Final = "CC BY 4.0"
FIRST_MONTH: Final = LICENSED_TERMS[: len("YYYY-MM")]  # before that nothing was handed in under such terms
PAGE: Final = 100  # reviews
ROOM: Final = 2_000_000  # signs of a page, all texts together
_SECOND: Final = 1_000_000_000  # nanoseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The place of a review in the open data, from when it first came online on; it holds no word of it."""

    review_id: str
    published_at: datetime
    changed_at: datetime  # when it came or went; or changed in what bears no moment of its own, such as its proof
    gone: bool = False

    @property
    def month(self) -> str:
        """The month in which it came online, as `YYYY-MM`; it never moves to another."""
        return month_of(self.published_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A review as it stands in the open data now."""

    review_id: str
    created: str  # RFC 3339, to the nanosecond: later than of any version of it before
    public_review: PublicReview | None = None  # None of what is public no longer
    organisation: Organisation | None = None  # of what is public

    @property
    def size(self) -> int:
        """The length of its texts, in signs."""
        found = self.public_review
        if found is None:
            return 0
        replies = [found.reply.text, found.reply.promise.outcome if found.reply.promise else ""] if found.reply else []
        return sum(map(len, [found.text, *replies, *(each.text for each in found.additions)]))


def reusable(review: Review | None) -> PublicReview | None:
    """Return all that the public sees of a review and may use again; None where that is nothing.

    A reply that came before its organisation's terms named the licence is left out.
    """
    found = public_review_of(review)
    if review is None or found is None or not review.terms:
        return None
    licensed = review.reply is not None and review.reply.terms != ""
    return found if licensed else replace(found, reply=None)


def entry_after(before: Review | None, after: Review, *, at: datetime) -> Entry | None:
    """Return the place of a review once a change moved what may be used again of it; None where it stays as it is.

    It stays where nothing moved, and where what came bears its moment itself, as a reply does: that tells enough.
    """
    was, now = reusable(before), reusable(after)
    shown = now or was
    if was == now or shown is None or (was and now and _told_at(now) > _told_at(was)):
        return None
    changed_at = max(at, after.last_event)
    return Entry(review_id=after.id, published_at=shown.published_at, changed_at=changed_at, gone=now is None)


def entry_of(review: Review, had: Entry | None = None) -> Entry | None:
    """Return the place that a review should have, by itself and the one that it has; None of one never published."""
    if review.published_at is None:
        return None
    found = reusable(review)
    if had is not None and had.gone is (found is None):
        return had
    moved = found.updated_at if found else review.last_event
    changed_at = max(moved, had.changed_at + timedelta(microseconds=1)) if had else moved
    return Entry(review_id=review.id, published_at=review.published_at, changed_at=changed_at, gone=found is None)


def version_of(entry: Entry, review: Review | None, organisation: Organisation | None, *, now: datetime) -> Version:
    """Return a review as it stands now: as everybody sees it, or as gone, also while its organisation is blocked."""
    found = reusable(review)
    hidden = organisation is None or organisation.blocked(now)
    at = [entry.changed_at, *([_told_at(found)] if found else [])]
    if organisation and (turned := organisation.moderation.visibility_since(now)):
        at.append(turned)
    if review and found is None and not entry.gone:  # whoever took it away knew of no open data
        at.append(review.last_event)
    created = _created(max(at), entry.review_id)
    if found is None or hidden:
        return Version(review_id=entry.review_id, created=created)
    return Version(review_id=entry.review_id, created=created, public_review=found, organisation=organisation)


def _told_at(found: PublicReview) -> datetime:
    """Return the newest moment that a public review bears."""
    promise = found.reply.promise if found.reply else None
    return max(found.updated_at, promise.changed_at) if promise and promise.changed_at else found.updated_at


def _created(moment: datetime, review_id: str) -> str:
    """A moment within the second after one, a review's own: what many share, such as the end of a block, is told apart.

    It is always as long after, so that a later version of one review stays later.
    """
    after = int.from_bytes(sha256(review_id.encode()).digest()[:8]) % _SECOND
    whole, rest = divmod(moment.microsecond * 1000 + after, _SECOND)
    return f"{moment.replace(microsecond=0, tzinfo=None) + timedelta(seconds=whole):%Y-%m-%dT%H:%M:%S}.{rest:09}Z"

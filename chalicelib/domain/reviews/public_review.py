"""Public reviews: all that visitors may see of a review, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.reviews.parts import Capacity, Helper
from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.reviews.proof import counted_as
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Promises, TallyChange
from chalicelib.domain.rules.lifecycle import PROMISE_SETTLED, PromiseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPromise:
    text: str
    by: str
    status: PromiseStatus
    outcome: str
    author_says: str  # "yes" or "no"; empty where its author did not say
    first_by: str = ""  # the month that was given first, once it was put off
    changed_at: datetime | None = None  # when this changed last


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReply:
    text: str
    published_at: datetime
    language: str = ""  # as of the reply that it is made of
    promise: PublicPromise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAddition:
    text: str
    published_at: datetime
    language: str = ""  # as of the addition that it is made of


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReview:
    """Made when a review is published, not each time it is read. Holds no name, address or origin."""

    id: str
    organisation_id: str
    text: str
    capacity: Capacity
    experienced: str
    published_at: datetime
    reply: PublicReply | None
    aspect_ratings: Mapping[str, int | None]
    theme_set: str
    language: str = ""  # as of the review that it is made of
    helped_by: Helper | None = None
    additions: tuple[PublicAddition, ...] = ()  # oldest first
    counted_as: str = ""  # what its proof follows from, with its organisation's cards; all that 0.1.0 has are by mail

    @property
    def updated_at(self) -> datetime:
        """The moment at which something of it came online last: what became of a promise too."""
        later = [each.published_at for each in (self.reply, *self.additions) if each]
        promise = self.reply.promise if self.reply else None
        told = [promise.changed_at] if promise and promise.changed_at else []
        return max([self.published_at, *later, *told])


@dataclass(frozen=True, slots=True)
class PublicReviewsPage:
    """Some public reviews, newest first, and the cursor of the next page."""

    public_reviews: tuple[PublicReview, ...]
    next: str | None


def may_await(public_review: PublicReview) -> bool:
    """Tell whether its organisation may still have to write below it, as far as the public sees."""
    reply = public_review.reply
    return reply is None or (reply.promise is not None and reply.promise.status not in PROMISE_SETTLED)


def public_review_of(review: Review | None) -> PublicReview | None:
    """Return all that the public sees of a review; None when it sees nothing."""
    if review is None or not review.visible or review.published_at is None or review.capacity is None:
        return None
    reply, shown = review.public_reply, None
    if reply and reply.decided_at:
        shown = PublicReply(
            text=reply.text,
            published_at=reply.decided_at,
            language=reply.language,
            promise=public_promise_of(reply.promise),
        )
    return PublicReview(
        id=review.id,
        organisation_id=review.organisation_id,
        text=review.text,
        capacity=review.capacity,
        experienced=review.experienced,
        published_at=review.published_at,
        reply=shown,
        aspect_ratings=review.aspect_ratings,
        theme_set=review.theme_set,
        language=review.language,
        helped_by=review.helped_by,
        additions=tuple(
            PublicAddition(text=each.text, published_at=each.decided_at, language=each.language)
            for each in review.public_additions
            if each.decided_at
        ),
        counted_as=counted_as(review),
    )


def public_promise_of(promise: Promise | None) -> PublicPromise | None:
    """Return all that the public sees of a promise in a reply that is online: nothing that waits for an editor."""
    if promise is None:
        return None
    return PublicPromise(
        text=promise.text,
        by=promise.by,
        status=promise.shown_status,
        outcome=promise.outcome,
        author_says=promise.author_says,
        first_by=promise.first_by,
        changed_at=promise.changed_at,
    )


def _promises(review: Review | None) -> Promises:
    """Return what a review counts for among the promises of its organisation."""
    promise = review.public_reply.promise if review and review.public_reply else None
    return Promises(**{promise.shown_status: 1}) if promise else Promises()


def tally_change(before: Review | None, after: Review) -> TallyChange | None:
    """Return what a change of one review does to its organisation's counters; None when it does nothing."""
    was = before is not None and before.visible
    had = before is not None and before.public_reply is not None
    change = TallyChange(
        reviews=int(after.visible) - int(was),
        replied=int(after.public_reply is not None) - int(had),
        promises=_promises(after).plus(_promises(before), -1),
        score=(after if before is None or after.visible else before).score,  # of one that is gone nothing is left
        proof=_moved(before if was else None, after if after.visible else None),
    )
    moves = change.reviews or change.replied or change.proof or change.promises != Promises()
    return change if moves else None


def _moved(was: Review | None, now: Review | None) -> dict[str, int]:
    """Return what a change adds to each counter of proof; none where a review stays in the one that it is in."""
    left, come = counted_as(was) if was else "", counted_as(now) if now else ""
    moves = {left: -1, come: 1} if left != come else {}
    return {name: moved for name, moved in moves.items() if name}

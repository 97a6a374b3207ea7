"""An organisation left: what nobody decided yet about it is closed, with word to its author.

Leaving notes it as a task, in the same write. Who acts on such a review before the task came to it finds it closed.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import CLOSES, Action
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.bundle import DecidingStores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.reviews.transition import Transition, record

PAGE: Final = 50  # reviews of an organisation that are looked at in one go
_AGAIN: Final = timedelta(minutes=10)  # for what was being written while the organisation left
_WHY: Final = "De organisatie neemt niet meer deel."
_TRIES: Final = 3


def tasks_of_leaving(organisation_id: str, now: datetime) -> tuple[Deadline, ...]:
    """Return what is to be done when an organisation leaves: all is gone through at once, and once more."""
    return tuple(Deadline(due=due, chore=TaskKind.CLOSE_REVIEWS, id=organisation_id) for due in (now, now + _AGAIN))


def close_some(organisation_id: str, *, after: str, stores: DecidingStores, now: datetime) -> str:
    """Go through some of an organisation's reviews; returns the last one's id, to go on from. Empty at the end.

    One that enrolled again is left alone: what was closed stays closed, what was not goes on.
    """
    if stores.organisations.get(organisation_id).taking_part:
        return ""
    ids = stores.organisations.review_ids(organisation_id, after=after, limit=PAGE)
    for review in stores.reviews.many(ids, unread=go_past):
        close(review, stores=stores, now=now)
    return ids[-1] if ids else ""


def close(review: Review, *, stores: DecidingStores, now: datetime) -> Review:
    """Close a review where the law does that; returns it as it stands now."""
    for _ in range(_TRIES):
        if review.status not in CLOSES:
            break
        act = Act(by=Actor.CLOCK, at=now, explanation=_WHY)
        after, mails = review.moved(Action.CLOSE, act)
        with suppress(ChangedMeanwhile):
            transition = Transition(before=review, after=after, action=Action.CLOSE, mails=mails, act=act)
            return record(transition, stores=stores)
        review = stores.reviews.get(review.id)
    return review


def close_if_left(before: Review, after: Review, *, stores: DecidingStores, now: datetime) -> Review:
    """Close what came back to the editors when its organisation was gone: an appeal can be upheld after that."""
    came_back = after.status in CLOSES and before.status not in CLOSES
    if came_back and not stores.organisations.get(after.organisation_id).taking_part:
        return close(after, stores=stores, now=now)
    return after

"""The author confirms: the address is really theirs."""

from datetime import datetime

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import CLOSED_ON_LEAVING, Action
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, NotTakingPart
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.mails.open_link import open_link
from chalicelib.use_cases.reviews.close_reviews import close
from chalicelib.use_cases.reviews.transition import Transition, record
from chalicelib.use_cases.signals.look_for_signals import at_confirmation


def review_to_confirm(token: str, *, stores: Stores, now: datetime) -> Review:
    """The review that this link would confirm; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, or used.
        NotTakingPart: it was closed, as its organisation left.
    """
    review = open_link(
        Purpose.CONFIRM, token, stores.reviews.get, lambda found: found.confirm_nonce, links=stores.links, now=now
    )
    if review.status in CLOSED_ON_LEAVING:
        raise NotTakingPart
    if Action.CONFIRM not in review.allowed(Actor.AUTHOR):
        raise DeadLink
    return review


def confirm_review(token: str, *, stores: Stores, now: datetime) -> Review:
    """Hand a review over to the editors, once, with what the signals see in it.

    Raises:
        DeadLink: not our link, too old, or used.
        NotTakingPart: its organisation left, and the review is closed.
    """
    before = review_to_confirm(token, stores=stores, now=now)
    act = Act(by=Actor.AUTHOR, at=now)
    organisation = stores.organisations.get(before.organisation_id)
    try:
        after, mails = before.moved(Action.CONFIRM, act, left=not organisation.taking_part)
        signals = at_confirmation(before, organisation, stores=stores, now=now)
        after = after.with_signals(signals, at=now)
        transition = Transition(before=before, after=after, action=Action.CONFIRM, mails=mails, act=act)
        return record(transition, stores=stores)
    except NotTakingPart:
        close(before, stores=stores, now=now)
        raise
    except ChangedMeanwhile:
        review_to_confirm(token, stores=stores, now=now)  # the clock may have closed it
        raise DeadLink from None

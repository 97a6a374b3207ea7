"""The author confirms: the address is really theirs."""

from datetime import datetime

from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.lifecycle import CLOSED_ON_LEAVING, Action
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import Busy, ChangedMeanwhile, DeadLink, NotTakingPart
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.mails.open_link import open_link
from chalicelib.use_cases.reviews.close_reviews import close
from chalicelib.use_cases.reviews.transition import Transition, entry_of, mails_of, record, retry_on_conflict
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

    About a watched organisation it opens research by itself, in the same write: a review is confirmed once [Z].

    Raises:
        DeadLink: not our link, too old, or used.
        NotTakingPart: its organisation left, and the review is closed.
        Busy: others keep changing it.
    """
    try:
        return _confirmed(token, stores=stores, now=now)
    except ChangedMeanwhile:
        raise Busy from None


@retry_on_conflict
def _confirmed(token: str, *, stores: Stores, now: datetime) -> Review:
    before = review_to_confirm(token, stores=stores, now=now)
    act = Act(by=Actor.AUTHOR, at=now)
    beside = at_confirmation(before, stores=stores, now=now)
    try:
        after, mails = before.moved(Action.CONFIRM, act, left=not beside.home.taking_part)
        after = after.with_signals(beside.signals, at=now)
        transition = Transition(before=before, after=after, action=Action.CONFIRM, mails=mails, act=act)
        if beside.home.watched(now):
            return _with_research(transition, stores)
        return record(transition, stores=stores)
    except NotTakingPart:
        close(before, stores=stores, now=now)
        raise


def _with_research(transition: Transition, stores: Stores) -> Review:
    after, ids = transition.after, stores.id_generator
    dossier = Dossier.of_watched(after, ids.keyed("research", after.id), at=transition.act.at)
    opened = log_entry(f"dossier/{dossier.id}", "open", Act(by=Actor.CLOCK, at=transition.act.at), ids, after="open")
    effects = Effects(entry=entry_of(transition, ids), more=(opened,), mails=mails_of(transition, ids))
    review = ReviewTransition(before=transition.before, after=after)
    stores.cases.save(effects, dossier=(None, dossier), review=review)
    return after

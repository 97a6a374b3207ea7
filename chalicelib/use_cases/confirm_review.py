"""The author confirms: the address is really theirs."""

from datetime import datetime

from chalicelib.domain.lifecycle import Action
from chalicelib.domain.mails import Purpose
from chalicelib.domain.party import Party
from chalicelib.domain.refusals import ChangedMeanwhile, DeadLink, NotFound
from chalicelib.domain.review import Act, Review
from chalicelib.use_cases.case_ports import Traces
from chalicelib.use_cases.look_for_signals import at_confirmation
from chalicelib.use_cases.move_review import Move, record
from chalicelib.use_cases.ports import Chance, Links, Organisations, Reviews


def review_to_confirm(token: str, *, links: Links, reviews: Reviews, now: datetime) -> Review:
    """The review that this link would confirm; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, or used.
    """
    opened = links.opened(Purpose.CONFIRM, token, now=now)
    try:
        review = reviews.get(opened.item_id)
    except NotFound:
        raise DeadLink from None
    if review.confirm_nonce != opened.nonce or Action.CONFIRM not in review.allowed(Party.AUTHOR):
        raise DeadLink
    return review


def confirm_review(
    token: str,
    *,
    links: Links,
    reviews: Reviews,
    organisations: Organisations,
    traces: Traces,
    chance: Chance,
    now: datetime,
) -> Review:
    """Hand a review over to the editors, once, with what the signals see in it.

    Raises:
        DeadLink: not our link, too old, or used.
    """
    before = review_to_confirm(token, links=links, reviews=reviews, now=now)
    act = Act(by=Party.AUTHOR, at=now)
    organisation = organisations.get(before.organisation_id)
    signals = at_confirmation(before, organisation, reviews=reviews, traces=traces, now=now)
    try:
        after, mails = before.moved(Action.CONFIRM, act)
        after = after.with_signals(signals, at=now)
        move = Move(before=before, after=after, action=Action.CONFIRM, mails=mails, act=act)
        return record(move, reviews=reviews, chance=chance)
    except ChangedMeanwhile:
        raise DeadLink from None

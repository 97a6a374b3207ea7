"""An organisation asks for the link to its figures, or a reply link again: mailed to its registered address only."""

from datetime import datetime
from typing import Protocol

from chalicelib.domain.insights import ASK_AGAIN_AFTER
from chalicelib.domain.listing import EmailStatus
from chalicelib.domain.mails import Mail, MailKind, Purpose
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import DeadLink, NotFound
from chalicelib.domain.review import Review
from chalicelib.use_cases.ports import Chance, Links, Organisations, Reviews


class Insights(Protocol):
    def ask_reply_link(self, review: Review, mail: Mail, *, not_since: datetime) -> bool:
        """Put the mail with a review's reply link in the outbox; False when one left after that moment."""
        ...


def ask_insights_link(organisation_id: str, *, organisations: Organisations, chance: Chance, now: datetime) -> None:
    """Mail the link to its figures to an organisation that takes part, at most once an hour; others hear nothing.

    The link that was mailed before dies with it.
    """
    try:
        organisation = organisations.get(organisation_id)
    except NotFound:
        return
    if not organisation.taking_part or organisation.listing.email_status is not EmailStatus.OK:
        return
    mail = Mail(id=chance.new_id(), kind=MailKind.INSIGHTS_LINK, created_at=now, organisation_id=organisation.id)
    organisations.ask_insights(organisation.id, nonce=chance.new_nonce(), mail=mail, not_since=now - ASK_AGAIN_AFTER)


def insights_of(token: str, *, links: Links, organisations: Organisations, now: datetime) -> Organisation:
    """The organisation whose figures this link opens; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, sent to an address that is no longer theirs, or followed by a newer one.
    """
    opened = links.opened(Purpose.INSIGHTS, token, now=now)
    try:
        organisation = organisations.get(opened.item_id)
    except NotFound:
        raise DeadLink from None
    if organisation.figures_nonce != opened.nonce:
        raise DeadLink
    return organisation


def ask_reply_link(
    token: str,
    review_id: str,
    *,
    links: Links,
    organisations: Organisations,
    reviews: Reviews,
    insights: Insights,
    chance: Chance,
    now: datetime,
) -> None:
    """Mail the reply link of one of its reviews again, at most once an hour; of no other review, and of none hidden.

    Raises:
        DeadLink: as above.
        NotFound: not its review, not public, or nothing can be replied any more.
    """
    organisation = insights_of(token, links=links, organisations=organisations, now=now)
    review = reviews.get(review_id)
    if review.organisation_id != organisation.id or not review.takes_reply or organisation.blocked(now):
        raise NotFound
    mail = Mail(
        id=chance.new_id(),
        kind=MailKind.REPLY_LINK,
        created_at=now,
        organisation_id=organisation.id,
        review_id=review.id,
    )
    insights.ask_reply_link(review, mail, not_since=now - ASK_AGAIN_AFTER)

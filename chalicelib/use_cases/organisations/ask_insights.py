"""An organisation asks for the link to its figures, or a reply link again: mailed to its registered address only."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.insights import ASK_AGAIN_AFTER
from chalicelib.domain.rules.law import mail_about
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Mail, MailKind, Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound, TooMany
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import IdGenerator
from chalicelib.use_cases.mails.open_link import open_link


def ask_insights_link(
    organisation_id: str, *, stores: Stores, now: datetime, asked: Sequence[Count] = (), mailed: Sequence[Count] = ()
) -> None:
    """Mail the link to its figures to an organisation that takes part; others hear nothing.

    Anybody can ask, so asking takes nothing away: links that are out go on working. At most one mail an hour, and no
    more a day than the table of limits says; who asks too much for one organisation is not told so.

    Args:
        organisation_id: whose.
        stores: where organisations and counters are.
        now: the moment.
        asked: what asking counts against.
        mailed: what a mail to this organisation counts against.

    Raises:
        TooMany: this origin asks too much, of whatever organisations.
    """
    stores.counters.take(asked, now=now)
    try:
        organisation = stores.organisations.get(organisation_id)
    except NotFound:
        return
    if not organisation.taking_part or organisation.listing.email_status is not EmailStatus.OK:
        return
    mail = _mail(organisation, stores.id_generator, now)
    with suppress(TooMany):
        stores.organisations.ask_insights(organisation.id, mail=mail, not_since=now - ASK_AGAIN_AFTER, counts=mailed)


def renew_insights_link(token: str, *, stores: Stores, now: datetime, mailed: Sequence[Count] = ()) -> None:
    """Kill every link to its figures that is out, and mail a new one: for when one came into other hands.

    Raises:
        DeadLink: as below.
        TooMany: too many mails of this kind today.
    """
    organisation = insights_of(token, stores=stores, now=now)
    mail, nonce = _mail(organisation, stores.id_generator, now), stores.id_generator.new_nonce()
    if not stores.organisations.ask_insights(organisation.id, mail=mail, not_since=now, nonce=nonce, counts=mailed):
        raise ChangedMeanwhile


def _mail(organisation: Organisation, id_generator: IdGenerator, now: datetime) -> Mail:
    return mail_about(organisation.references, MailKind.INSIGHTS_LINK, now, id_generator.new_id())


def insights_of(token: str, *, stores: Stores, now: datetime) -> Organisation:
    """The organisation whose figures this link opens; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, sent to an address that is no longer theirs, or killed by them.
    """
    return open_link(
        Purpose.INSIGHTS,
        token,
        stores.organisations.get,
        lambda found: found.insights_link_nonce,
        links=stores.links,
        now=now,
    )


def ask_reply_link(token: str, review_id: str, *, stores: Stores, now: datetime) -> None:
    """Mail the reply link of one of its reviews again, at most once an hour; of no other review, and of none hidden.

    Raises:
        DeadLink: as above.
        NotFound: not its review, not public, nothing can be replied any more, or it left.
    """
    organisation = insights_of(token, stores=stores, now=now)
    review = stores.reviews.get(review_id)
    open_to_all = organisation.taking_part and not organisation.blocked(now)
    if review.organisation_id != organisation.id or not review.takes_reply or not open_to_all:
        raise NotFound
    mail = mail_about(review.references, MailKind.REPLY_LINK, now, stores.id_generator.new_id())
    stores.insights.ask_reply_link(review, mail, not_since=now - ASK_AGAIN_AFTER)

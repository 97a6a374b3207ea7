"""Somebody whom a decision touches asks for a second look (DSA 20): author, notifier or organisation, each by link."""

from datetime import datetime

from chalicelib.domain.cases.appeal import (
    Appeal,
    check_addition_appeal,
    check_notice_appeal,
    check_reply_appeal,
    check_review_appeal,
)
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.reviews.parts import Addition
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.mails import Addressee, MailKind, Purpose
from chalicelib.domain.rules.refusals import NotAllowed
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import AlreadyThere, Effects, IdGenerator
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.open_link import open_link
from chalicelib.use_cases.reviews.manage_review import own_review
from chalicelib.use_cases.reviews.reply_to_review import review_of_organisation


def appeal_review(token: str, explanation: str, *, stores: Stores, now: datetime) -> Appeal:
    """The author appeals against the rejection or removal of their review, or else of what they added to it.

    Raises:
        DeadLink: not our link, or too old.
        NotAllowed: there is nothing to appeal against, it is too late, or there is an appeal already.
    """
    review = own_review(token, stores=stores, now=now)
    if review.visible and review.addition is not None:
        check_addition_appeal(review, now=now)
        return add_appeal(_addition_appeal(review, review.addition, explanation, stores, now), Actor.AUTHOR, stores)
    check_review_appeal(review, now=now)
    appeal = Appeal(
        id=review_appeal_id(review, stores.id_generator),
        about="review",
        review_id=review.id,
        organisation_id=review.organisation_id,
        by=Addressee.AUTHOR,
        explanation=explanation,
        submitted_at=now,
        first_editor=review.moved_by,
        against=review.status,
        against_at=review.moved_at,
        sector=review.sector_in_figures,
    )
    return add_appeal(appeal, Actor.AUTHOR, stores)


def _addition_appeal(review: Review, refused: Addition, explanation: str, stores: Stores, now: datetime) -> Appeal:
    return Appeal(
        id=stores.id_generator.keyed("appeal", f"addition/{review.id}/{refused.decided_at}"),
        about="addition",
        review_id=review.id,
        organisation_id=review.organisation_id,
        by=Addressee.AUTHOR,
        explanation=explanation,
        submitted_at=now,
        first_editor=refused.decided_by,
        against=refused.status,
        against_at=refused.decided_at,
        sector=review.sector_in_figures,
    )


def appeal_reply(token: str, explanation: str, *, stores: Stores, now: datetime) -> Appeal:
    """The organisation appeals against the rejection or removal of its reply.

    Raises:
        DeadLink: not our link, too old, or sent to an address that is no longer the organisation's.
        NotAllowed: as above.
    """
    review = review_of_organisation(token, stores=stores, now=now)
    check_reply_appeal(review, now=now)
    return add_appeal(reply_appeal(review, explanation, stores=stores, now=now), Actor.ORGANISATION, stores)


def reply_appeal(review: Review, explanation: str, *, stores: Stores, now: datetime) -> Appeal:
    """Return the organisation's appeal against what was decided on its reply."""
    decided_at = review.reply.decided_at if review.reply else None
    return Appeal(
        id=reply_appeal_id(review.id, decided_at, stores.id_generator),
        about="reply",
        review_id=review.id,
        organisation_id=review.organisation_id,
        by=Addressee.ORGANISATION,
        explanation=explanation,
        submitted_at=now,
        first_editor=review.reply.decided_by if review.reply else "",
        against=review.reply_status,
        against_at=review.reply.decided_at if review.reply else None,
        sector=review.sector_in_figures,
    )


def notice_to_follow(token: str, *, stores: Stores, now: datetime) -> Notice:
    """The notice that this link follows; reading it changes nothing.

    Raises:
        DeadLink: not our link, or too old.
    """
    return open_link(Purpose.NOTICE, token, stores.cases.notice, lambda found: found.nonce, links=stores.links, now=now)


def appeal_notice(token: str, explanation: str, *, stores: Stores, now: datetime) -> Appeal:
    """The notifier appeals against the dismissal of their notice.

    Raises:
        DeadLink: not our link, or too old.
        NotAllowed: as above.
    """
    notice = notice_to_follow(token, stores=stores, now=now)
    check_notice_appeal(notice, now=now)
    appeal = Appeal(
        id=stores.id_generator.keyed("appeal", f"notice/{notice.id}"),
        about="notice",
        review_id=notice.review_id,
        organisation_id=notice.organisation_id,
        notice_id=notice.id,
        by=Addressee.NOTIFIER,
        explanation=explanation,
        submitted_at=now,
        first_editor=notice.moved_by,
        against=notice.status,
        against_at=notice.decided_at,
        sector=notice.sector,
    )
    return add_appeal(appeal, Actor.VISITOR, stores)


def review_appeal_id(review: Review, id_generator: IdGenerator) -> str:
    """One appeal per decision: its id follows from the moment of the decision, which nothing else moves on."""
    return id_generator.keyed("appeal", f"review/{review.id}/{review.moved_at}")


def reply_appeal_id(review_id: str, decided_at: datetime | None, id_generator: IdGenerator) -> str:
    """One appeal per decision: its id follows from the moment of the decision."""
    return id_generator.keyed("appeal", f"reply/{review_id}/{decided_at}")


def add_appeal(appeal: Appeal, by: Actor, stores: Stores) -> Appeal:
    """Put an appeal before the editors, with a receipt for whoever appealed.

    Raises:
        NotAllowed: there is one against that decision already.
    """
    now = appeal.submitted_at
    _, others = stores.cases.about(appeal.about_id, unread=go_past)
    # Its id is the lock. What release 0.1.0 took in bears another one: the review's version, which moved on meanwhile.
    if any(each.about == appeal.about and not each.notice_id and each.is_against(appeal.against_at) for each in others):
        raise NotAllowed(action="appeal")
    act = Act(by=by, at=now)
    entry = log_entry(
        f"appeal/{appeal.id}", "submit", act, stores.id_generator, after=appeal.status, sector=appeal.sector
    )
    mails = mails_about(appeal.references, [MailKind.APPEAL_RECEIVED], now, stores.id_generator)
    try:
        stores.cases.add_appeal(appeal, Effects(entry=entry, mails=mails))
    except AlreadyThere:
        raise NotAllowed(action="appeal") from None
    return appeal

"""Somebody tells that a published review or reply should not stand as it does (DSA 16)."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from chalicelib.domain.cases.notice import Notice, NoticeReason, Notifier, Subject, notice_errors
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Invalid, NotFound, Refusal
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import Cases
from chalicelib.ports.stores import AlreadyThere, Effects


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """A notice as a visitor sends it in."""

    review_id: str
    subject: Subject
    reason: NoticeReason
    explanation: str
    notifier: Notifier | None
    good_faith: bool


def review_to_notify(review_id: str, *, stores: Stores, now: datetime) -> tuple[Review, Organisation]:
    """The review that somebody may give notice of, with its organisation.

    Raises:
        NotFound: the public does not see it: it is offline, or its organisation is blocked.
    """
    review = stores.reviews.get(review_id)
    organisation = stores.organisations.get(review.organisation_id)
    if not review.visible or organisation.blocked(now):
        raise NotFound
    return review, organisation


def give_notice(
    sent: NewNotice, *, idempotency_key: str, stores: Stores, now: datetime, counts: Sequence[Count] = ()
) -> str:
    """Take a notice in, and mail a receipt where there is an address; returns the notice's id.

    The same notice under the same key is taken in once, however often it is sent; something else under that key, or the
    same under another, is another notice.

    Raises:
        NotFound: the review or reply is not public.
        Invalid: each wrong field, named.
        TooMany: this origin or address had its share.
    """
    notice_id = (
        stores.id_generator.keyed("notice", _named(sent, idempotency_key))
        if idempotency_key
        else stores.id_generator.new_id()
    )
    try:
        _take_in(notice_id, sent, stores=stores, now=now, counts=counts)
    except (AlreadyThere, Refusal):
        # A repeat of what we took in gets the same answer, also when what it was about is offline by now.
        if not idempotency_key or not _taken_in(notice_id, stores.cases):
            raise
    return notice_id


def _named(sent: NewNotice, idempotency_key: str) -> str:
    return json.dumps([idempotency_key, asdict(sent)], sort_keys=True, ensure_ascii=False)


def _taken_in(notice_id: str, cases: Cases) -> bool:
    try:
        cases.notice(notice_id)
    except NotFound:
        return False
    return True


def _take_in(notice_id: str, sent: NewNotice, *, stores: Stores, now: datetime, counts: Sequence[Count]) -> None:
    review, _ = review_to_notify(sent.review_id, stores=stores, now=now)
    if sent.subject is Subject.REPLY and review.public_reply is None:
        raise NotFound
    errors = notice_errors(sent.reason, sent.notifier, good_faith=sent.good_faith)
    if errors:
        raise Invalid(errors)
    notice = Notice(
        id=notice_id,
        review_id=review.id,
        organisation_id=review.organisation_id,
        subject=sent.subject,
        reason=sent.reason,
        explanation=sent.explanation,
        reachable=sent.notifier is not None,
        submitted_at=now,
        nonce=stores.id_generator.new_nonce(),
    )
    act = Act(by=Actor.VISITOR, at=now, rule=notice.reason)
    entry = log_entry(f"notice/{notice.id}", "submit", act, stores.id_generator, after=notice.status)
    receipt = mails_about(notice.references, [MailKind.NOTICE_RECEIVED], now, stores.id_generator)
    mails = receipt if notice.reachable else ()
    stores.cases.add_notice(notice, sent.notifier, Effects(entry=entry, mails=mails, counts=tuple(counts)))

"""Somebody tells that a published review or reply should not stand as it does (DSA 16)."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from chalicelib.domain.cases.notice import Notice, NoticeReason, Notifier, Subject, notice_errors
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Erased, Invalid, NotFound, Refusal, TooMany, UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import Cases
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.use_cases.reviews.once import KEPT, answer_before, answered


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
    sent: NewNotice,
    *,
    idempotency_key: str,
    stores: Stores,
    now: datetime,
    counts: Sequence[Count] = (),
    receipts: Sequence[Count] = (),
) -> str:
    """Take a notice in, and mail a receipt where there is an address; returns the notice's id.

    The same notice under the same key is taken in once within a day, however often it is sent; something else under
    that key, or the same under another, is another notice. Where a mailbox had its share of receipts (`receipts`), a
    notice in its name is taken in and no receipt mailed: nobody proved to read it, and nobody is refused for others.

    Raises:
        NotFound: the review or reply is not public.
        Invalid: each wrong field, named.
        TooMany: this origin had its share.
        Erased: it came before, and what it was about is erased since.
    """
    notice_id = stores.id_generator.new_id()
    once = answered("notice", idempotency_key, asdict(sent), notice_id, id_generator=stores.id_generator, now=now)
    if (
        idempotency_key
        and stores.written_by_0_1_0
        and (known := _taken_in_by_0_1_0(sent, idempotency_key, stores, now))
    ):
        return known
    try:
        notice, effects = _to_take_in(notice_id, sent, stores=stores, now=now)
        effects = replace(effects, counts=tuple(counts), answered=once)
        receipt = mails_about(notice.references, [MailKind.NOTICE_RECEIVED], now, stores.id_generator)
        mailed = replace(effects, mails=receipt, counts=(*effects.counts, *receipts)) if notice.reachable else effects
        try:
            stores.cases.add_notice(notice, sent.notifier, mailed)
        except TooMany:
            if mailed is effects:
                raise
            stores.cases.add_notice(notice, sent.notifier, effects)
    except (AlreadyThere, Refusal):
        # A repeat of what we took in gets the same answer, also when what it was about is offline by now.
        before = answer_before(once, stores=stores, now=now)
        if not before:
            raise
        if _is_gone(before, stores.cases):
            raise Erased from None
        return before
    return notice_id


def _taken_in_by_0_1_0(sent: NewNotice, idempotency_key: str, stores: Stores, now: datetime) -> str:
    """Return the id of the notice that release 0.1.0 took in within the last day, where it is this one; or nothing.

    That release made the id of all that came.
    """
    canonical = json.dumps([idempotency_key, asdict(sent)], sort_keys=True, ensure_ascii=False)
    try:
        known = stores.cases.notice(stores.id_generator.keyed("notice", canonical))
    except (NotFound, UnreadableRecord):
        return ""
    return known.id if now < known.submitted_at + KEPT else ""


def _is_gone(notice_id: str, cases: Cases) -> bool:
    try:
        cases.notice(notice_id)
    except NotFound:
        return True
    return False


def _to_take_in(notice_id: str, sent: NewNotice, *, stores: Stores, now: datetime) -> tuple[Notice, Effects]:
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
        sector=review.sector_in_figures,
    )
    act = Act(by=Actor.VISITOR, at=now, rule=notice.reason)
    entry = log_entry(
        f"notice/{notice.id}", "submit", act, stores.id_generator, after=notice.status, sector=notice.sector
    )
    return notice, Effects(entry=entry)

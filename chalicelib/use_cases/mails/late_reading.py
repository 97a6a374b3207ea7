"""The facts by which a mail stays true when it is read late, and what it can ask of its author by then."""

from collections.abc import Mapping
from datetime import datetime

from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.help_needs import LISTS_HELP, HelpNeed, needs_spoken_of
from chalicelib.domain.reviews.parts import ADDED_EVERY
from chalicelib.domain.reviews.promises.acts import promise_in
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import TAKES_QUESTIONS, Action, PromiseAction
from chalicelib.domain.rules.mails import Mail, MailKind


def moments_told(mail: Mail, organisation: Organisation, review: Review | None) -> Mapping[str, datetime | None]:
    """Return the moments until or from which something holds: "within six months" is wrong once a mail is read late."""
    promise = promise_in(review) if review else None
    acts = promise.clock_acts(mail.created_at) if promise else ()
    block = organisation.moderation
    alone = block.blocked_by and block.blocked_until != mail.until  # it ends at once where no other editor confirms it
    return {
        "appeal_until": mail.created_at + WINDOW,
        "late_from": next((at for at, act in acts if act is PromiseAction.MARK_LATE), None),
        "check_until": block.blocked_until if alone else None,
        "add_from": review.addable_from(ADDED_EVERY) if review and review.additions else None,
    }


def needs_of_author(mail: Mail, review: Review) -> frozenset[HelpNeed]:
    """Return the needs that a mail to an author lists help lines for: of the words that it is about."""
    if mail.kind not in LISTS_HELP:
        return frozenset()
    added = review.addition if mail.kind is MailKind.ADDITION_REJECTED else None
    signals = added.signals if added else review.signals
    escalated = mail.kind is MailKind.REVIEW_ESCALATED or (review.escalated and not added)
    return needs_spoken_of(signals, [mail.rule], escalated=escalated)


def can_be_done(mail: Mail, review: Review) -> bool:
    """Tell whether the author can still do what a mail asks of them."""
    if mail.kind is MailKind.REVIEW_RETURNED:
        return Action.REVISE in review.allowed(Actor.AUTHOR)
    return mail.kind is not MailKind.QUESTION_ASKED or review.status in TAKES_QUESTIONS

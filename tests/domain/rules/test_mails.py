"""The mails, drawn again: who gets each kind, which link it carries, and that each is sent by something."""

from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    REPLY_LAW,
    REQUEST_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
)
from chalicelib.domain.rules.mails import LINK_LIFE, MAIL_RULES, Mail, MailKind, Purpose

if TYPE_CHECKING:
    from chalicelib.domain.rules.law import Law

DRAWN: Final = """
    confirm_review                 author        confirm
    review_received                author        manage
    review_published               author        manage
    review_notification            organisation  reply
    review_returned                author        manage
    review_rejected                author        manage
    review_escalated               author        manage
    review_cleared                 author        manage
    review_suspended               author        manage
    review_suspended_organisation  organisation  -
    review_restored                author        manage
    review_restored_organisation   organisation  reply
    review_removed                 author        manage
    review_removed_organisation    organisation  -
    confirm_reminder               author        confirm
    reply_reminder                 organisation  reply
    review_erased                  author        -
    editor_digest                  editor        -
    review_closed                  author        manage
    review_undecided               author        -
    review_withdrawn               author        manage
    review_withdrawn_organisation  organisation  -
    withdrawal_undone              author        manage
    withdrawal_undone_organisation  organisation  reply
    addition_received              author        manage
    addition_published             author        manage
    addition_published_organisation  organisation  reply
    addition_rejected              author        manage
    reply_received                 organisation  -
    reply_published                organisation  -
    reply_published_author         author        manage
    reply_returned                 organisation  reply
    reply_rejected                 organisation  objection
    reply_removed                  organisation  objection
    organisation_enrolled          organisation  -
    organisation_left              organisation  -
    organisation_watched           organisation  objection
    organisation_unwatched         organisation  -
    organisation_blocked           organisation  objection
    organisation_unblocked         organisation  -
    organisation_warned            organisation  objection
    organisation_warning_cleared   organisation  -
    organisation_digest            organisation  insights
    notice_received                notifier      notice
    notice_upheld                  notifier      notice
    notice_outcome                 notifier      notice
    notice_dismissed               notifier      notice
    notice_lapsed                  notifier      -
    appeal_received                appellant     -
    appeal_upheld                  appellant     -
    appeal_dismissed               appellant     -
    appeal_lapsed                  organisation  -
    invitations_renewed            organisation  reply
    insights_link                  organisation  insights
    reply_link                     organisation  reply
    editor_sign_in                 editor        session
    question_asked                 author        manage
    review_referred                authority     -
    manage_links                   author        manage
    participation_link             organisation  participation
    participation_declined         organisation  -
    promise_due organisation promise
    promise_late organisation promise
    promise_returned organisation promise
    promise_published organisation -
    promise_check author promise_check
"""
SENT_BY_A_VERB: Final = {
    MailKind.CONFIRM_REVIEW,
    MailKind.CONFIRM_REMINDER,
    MailKind.REPLY_REMINDER,
    MailKind.EDITOR_DIGEST,
    MailKind.ORGANISATION_DIGEST,
    MailKind.INVITATIONS_RENEWED,
    MailKind.INSIGHTS_LINK,
    MailKind.REPLY_LINK,
    MailKind.EDITOR_SIGN_IN,
    MailKind.NOTICE_RECEIVED,
    MailKind.NOTICE_LAPSED,
    MailKind.APPEAL_LAPSED,
    MailKind.APPEAL_RECEIVED,
    MailKind.QUESTION_ASKED,
    MailKind.REVIEW_REFERRED,
    MailKind.MANAGE_LINKS,
    MailKind.PARTICIPATION_LINK,
}


def sent_by_law() -> set[MailKind]:
    laws: tuple[Law[Any, Any], ...] = (
        REVIEW_LAW,
        ADDITION_LAW,
        REPLY_LAW,
        PROMISE_LAW,
        NOTICE_LAW,
        APPEAL_LAW,
        PARTICIPATION_LAW,
        REQUEST_LAW,
        STATE_LAW,
        WARNING_LAW,
    )
    steps = [step for law in laws for step in law.steps.values()]
    return {kind for step in steps for mails in (step.mails, *(step.back or {}).values()) for kind in mails}


def test_every_kind_goes_to_whom_it_is_drawn_for_with_the_link_it_is_drawn_with() -> None:
    rules = {(kind, rule.to, rule.link or "-") for kind, rule in MAIL_RULES.items()}
    assert rules == {tuple(row.split()) for row in DRAWN.strip().splitlines()}


def test_every_kind_has_a_rule_and_every_rule_a_kind() -> None:
    assert set(MAIL_RULES) == set(MailKind)


def test_only_what_repeats_can_be_stopped() -> None:
    assert {kind: rule.unsubscribe for kind, rule in MAIL_RULES.items() if rule.unsubscribe} == {
        MailKind.EDITOR_DIGEST: Purpose.EDITOR_DIGEST,
        MailKind.ORGANISATION_DIGEST: Purpose.DIGEST,
    }


def test_every_kind_is_sent_by_the_law_or_by_one_verb() -> None:
    assert sent_by_law() | SENT_BY_A_VERB == set(MailKind)
    assert not sent_by_law() & SENT_BY_A_VERB


def test_a_link_lives_as_long_as_its_purpose_needs() -> None:
    assert {
        Purpose.CONFIRM: timedelta(days=7),
        Purpose.MANAGE: timedelta(days=730),
        Purpose.REPLY: timedelta(days=190),
        Purpose.NOTICE: timedelta(days=365),
        Purpose.OBJECTION: timedelta(days=184),
        Purpose.INSIGHTS: timedelta(days=365),
        Purpose.DIGEST: timedelta(days=365),
        Purpose.EDITOR_DIGEST: timedelta(days=365),
        Purpose.SESSION: timedelta(minutes=30),
        Purpose.PARTICIPATION: timedelta(days=30),
        Purpose.PROMISE: timedelta(days=190),
        Purpose.PROMISE_CHECK: timedelta(days=365),
    } == LINK_LIFE


def test_a_mail_that_waits_holds_no_address_no_text_and_no_link() -> None:
    assert {field.name for field in fields(Mail)} == {
        "id",
        "kind",
        "created_at",
        "cause",
        "organisation_id",
        "review_id",
        "editor_id",
        "sign_in_id",
        "case_id",
        "authority",
        "appellant",
        "by",
        "until",
        "passage",
        "rule",
        "explanation",
        "attempts",
        "faults",
        "after_notice",
    }

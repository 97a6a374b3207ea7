"""The data that the views of notices, appeals, dossiers and figures hand over to pages, from the same schemas."""

from collections.abc import Mapping
from typing import Final

import msgspec

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import NoteKind
from chalicelib.domain.cases.notice import ANONYMOUS, NoticeOutcome, NoticeReason, Subject
from chalicelib.domain.cases.objection import ABOUT
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import directly
from chalicelib.domain.rules.lifecycle import (
    APPEAL_LAW,
    NOTICE_LAW,
    Action,
    AdditionStatus,
    AppealStatus,
    NoticeStatus,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import FieldError, Invalid, NoMoreNotes, Refusal
from chalicelib.dutch.conduct import CODE_OF_CONDUCT
from chalicelib.dutch.controllers import elsewhere
from chalicelib.dutch.formatting import NOTICE_REASONS
from chalicelib.dutch.refusals import messages
from chalicelib.entrypoints.schemas import case_schemas, desk_schemas, public_schemas
from chalicelib.entrypoints.schemas.statement_schemas import ElsewhereOut, OwnNoticeOut, QuestionOut, StatementOut
from chalicelib.settings import Redress
from tests.entrypoints.pages.page_words import NOW, RATINGS, TOKEN, Words, public_review, shown_theme_set

Strings = Mapping[str, str]
Typed = Mapping[str, object]

NOTICE_ERRORS: Final = {
    "subject": "Kies een van de mogelijkheden.",
    "reason": "Vul dit in.",
    "explanation": "Schrijf minstens 20 tekens.",
    "name": "Vul je naam in.",
    "email": "Dit is geen geldig e-mailadres.",
    "good_faith": "Bevestig dat je dit te goeder trouw meldt.",
}


def typed_notice(said: str) -> dict[str, object]:
    return {
        "subject": "reply",
        "reason": "untrue",
        "explanation": said,
        "name": said,
        "email": said,
        "good_faith": "true",
    }


def notice_form(
    said: str, *, reply: bool = True, subject: str = "review", typed: Typed | None = None, errors: Strings | None = None
) -> Words:
    return {
        "review": public_review(said, reply=reply),
        "organisation": public_schemas.NamedOut(id="o1", name=said),
        "reasons": [
            public_schemas.NoticeReasonOut(code=code, label=label, anonymous=code in ANONYMOUS)
            for code, label in NOTICE_REASONS.items()
        ],
        "subject": subject,
        "typed": typed or {},
        "form_key": said,
        "errors": errors or {},
    }


def appeal(said: str, status: AppealStatus, *, about: str = "notice", by: Addressee = Addressee.NOTIFIER) -> Appeal:
    return Appeal(
        id="a1",
        about=about,
        review_id="r1",
        organisation_id="o1",
        by=by,
        explanation=said,
        submitted_at=NOW,
        first_editor="e2",
        status=status,
        decision="" if status is AppealStatus.PENDING else said,
    )


def notice(
    said: str,
    status: NoticeStatus,
    *,
    appealed: AppealStatus | None = None,
    typed: Typed | None = None,
    errors: Strings | None = None,
    outcome: NoticeOutcome = NoticeOutcome.OFFLINE,
) -> Words:
    decided = status is not NoticeStatus.PENDING
    can_appeal = status is NoticeStatus.DISMISSED and appealed is None
    found = OwnNoticeOut(
        reasons=stated(said, appeal=can_appeal) if status is NoticeStatus.DISMISSED else None,
        notice_id="n1",
        organisation=said,
        status=status,
        subject=Subject.REPLY if decided else Subject.REVIEW,
        reason=NoticeReason.UNTRUE,
        submitted_at=NOW,
        decided_at=NOW if decided else None,
        rule=CODE_OF_CONDUCT[0].code if status is NoticeStatus.UPHELD else "",
        explanation=said if decided else "",
        allowed_actions=[*(["appeal"] if can_appeal else []), "erase"],
        outcome=outcome if status is NoticeStatus.UPHELD else None,
    )
    return {
        "found": found,
        "review_id": "r1",
        "reason": NOTICE_REASONS[NoticeReason.UNTRUE],
        "appeal": appeal(said, appealed) if appealed else None,
        "elsewhere": elsewhere(Redress(court=said)) if status is NoticeStatus.DISMISSED else (),
        "token": TOKEN,
        "typed": typed or {},
        "errors": errors or {},
    }


def in_case(said: str) -> case_schemas.ReviewInCaseOut:
    """Return a review with all that may stand below it."""
    added = [
        desk_schemas.AdditionOut(text=said, status=each, submitted_at=NOW, decided_at=NOW)
        for each in (AdditionStatus.PUBLISHED, AdditionStatus.PENDING)
    ]
    return case_schemas.ReviewInCaseOut(
        id="r1",
        status=Status.PUBLISHED,
        text=said,
        capacity="client",
        experienced="2026-09",
        aspect_ratings=RATINGS,
        theme_set=shown_theme_set(said),
        additions=added,
        reply=case_schemas.ReplyInCaseOut(text=said, promise=said, status=ReplyStatus.PUBLISHED, submitted_at=NOW),
    )


def editor_notice(
    said: str,
    status: NoticeStatus,
    *,
    subject: Subject = Subject.REVIEW,
    known: bool = True,
    typed: Typed | None = None,
    errors: Strings | None = None,
) -> Words:
    decided = status is not NoticeStatus.PENDING
    found = case_schemas.NoticeToDecideOut(
        notes=noted(said),
        unreadable=[],
        id="n1",
        review_id="r1",
        organisation_id="o1",
        subject=subject,
        reason=NoticeReason.UNTRUE,
        explanation=said,
        status=status,
        submitted_at=NOW,
        notifier=case_schemas.NotifierOut(name=said, email=said) if known else None,
        text=said,
        rule=CODE_OF_CONDUCT[0].code if decided else "",
        decision=said if decided else "",
        told_notifier=f"Voor de melder: {said}" if decided else "",
        version=4,
        allowed_actions=list(directly(NOTICE_LAW.allowed(status, Actor.EDITOR))),
        review=in_case(said) if known else None,
    )
    return {
        "found": found,
        "reason": NOTICE_REASONS[NoticeReason.UNTRUE],
        **_around(said, typed, errors),
    }


def _around(said: str, typed: Typed | None, errors: Strings | None) -> Words:
    """Return what stands beside a case."""
    return {
        "organisation": public_schemas.NamedOut(id="o1", name=said),
        "history": [],
        "typed": typed or {},
        "errors": errors or {},
        "stale": {},
        "flash": {"done": "dismiss", "was": "notice/n9"},
    }


def editor_appeal(
    said: str,
    status: AppealStatus,
    *,
    about: str = "review",
    by: Addressee = Addressee.AUTHOR,
    against: str = Action.REJECT,
    own: bool = False,
    for_chief: bool = False,
    typed: Typed | None = None,
    errors: Strings | None = None,
) -> Words:
    found = case_schemas.AppealToDecideOut(
        notes=noted(said),
        unreadable=[],
        id="a1",
        about=about,
        review_id="" if about in ABOUT.values() else "r1",
        notice_id="n1" if about == "notice" else None,
        organisation_id="o1",
        by=by,
        explanation=said,
        status=status,
        submitted_at=NOW,
        text=said,
        against_action=against,
        against_rule=CODE_OF_CONDUCT[0].code if against else "",
        against_explanation=said if against else "",
        decision="" if status is AppealStatus.PENDING else said,
        version=4,
        allowed_actions=[] if own or for_chief else list(APPEAL_LAW.allowed(status, Actor.EDITOR)),
        against_at=NOW if against else None,
        against_by=said if status is AppealStatus.PENDING else None,
        notice=case_schemas.NoticeInCaseOut(
            subject=Subject.REPLY, reason=NoticeReason.UNTRUE, explanation=said, submitted_at=NOW
        )
        if about == "notice"
        else None,
        review=None if about in ABOUT.values() else in_case(said),
    )
    return {
        "found": found,
        "reason": NOTICE_REASONS[NoticeReason.UNTRUE],
        "own": own,
        "nobody_left": False,
        "for_chief": for_chief,
        **_around(said, typed, errors),
    }


def one_dossier(said: str, *, closed: bool = False, empty: bool = False) -> case_schemas.DossierOut:
    return case_schemas.DossierOut(
        percent_full=80,
        id="d1",
        title=said,
        organisation_id="" if empty else "o1",
        review_ids=[] if empty else ["r1", "r2"],
        opened_at=NOW,
        opened_by="" if empty else said,
        closed_at=NOW if closed else None,
        conclusion=said if closed else "",
        notes=[]
        if empty
        else [
            case_schemas.NoteOut(
                kind=kind,
                at=NOW,
                editor=said if kind is NoteKind.NOTE else "",
                text=said,
                party="" if kind is NoteKind.NOTE else said,
            )
            for kind in NoteKind
        ],
    )


def dossier(
    said: str,
    *,
    closed: bool = False,
    empty: bool = False,
    typed: Typed | None = None,
    errors: Strings | None = None,
) -> Words:
    return {
        "found": one_dossier(said, closed=closed, empty=empty),
        "names": {} if closed else {"o1": said},
        "stale": {},
        "typed": typed or {},
        "errors": errors or {},
    }


def dossiers(said: str, *, empty: bool = False, typed: Typed | None = None, errors: Strings | None = None) -> Words:
    items = [one_dossier(said), one_dossier(said, closed=True), one_dossier(said, empty=True)]
    found = case_schemas.DossiersOut(
        items=[] if empty else [msgspec.structs.replace(each, id=f"d{at}") for at, each in enumerate(items)]
    )
    return {"found": found, "names": {"o1": said}, "typed": typed or {}, "errors": errors or {}}


# What editors do beside deciding, on whichever page it stands.
AUTHORITIES: Final = ("inspectie", "koepel")


def asked(said: str) -> list[desk_schemas.AskedOut]:
    """A question that was answered, and one that waits."""
    return [
        desk_schemas.AskedOut(
            id=f"q{number}",
            text=said,
            asked_at=NOW,
            answer=said if number else "",
            answered_at=NOW if number else None,
            asked_by=said if number else "",
        )
        for number in (1, 0)
    ]


def added(said: str, signals: list[desk_schemas.SignalOut]) -> desk_schemas.AdditionToDecideOut:
    """What an author added, with what the signals say of it."""
    return desk_schemas.AdditionToDecideOut(
        text=said,
        status="pending",
        submitted_at=NOW,
        decided_at=None,
        approved_by_one=True,
        signals=signals,
        help_lines=[said],
    )


def own_questions(said: str) -> list[QuestionOut]:
    return [
        QuestionOut(
            id=each.id, text=each.text, asked_at=each.asked_at, answer=each.answer, answered_at=each.answered_at
        )
        for each in asked(said)
    ]


def noted(said: str) -> list[desk_schemas.ColleagueNoteOut]:
    return [
        desk_schemas.ColleagueNoteOut(id=f"c{number}", at=NOW, editor=said * number, text=said) for number in (1, 0)
    ]


def authorities(said: str) -> list[public_schemas.NamedOut]:
    return [public_schemas.NamedOut(id=each, name=said) for each in AUTHORITIES]


def editor_note(said: str, *, full: bool = False) -> Words:
    refusal: Refusal = NoMoreNotes() if full else Invalid((FieldError("text", "required"),))
    return {
        "typed": {"subject": "review/r1", "text": said},
        "errors": messages(refusal),
        "refusal": refusal,
        "back": "/editor/reviews/r1",
    }


def stated(said: str, *, until: bool = False, appeal: bool = True) -> StatementOut:
    """Return a statement of reasons, where the stage has all its settings."""
    return StatementOut(
        rule="measures",
        explanation=said,
        since=NOW,
        until=NOW if until else None,
        by="editor",
        after_notice=False,
        appeal_until=NOW if appeal else None,
        elsewhere=ElsewhereOut(dispute_body=said, dispute_body_url=said, court=said),
    )

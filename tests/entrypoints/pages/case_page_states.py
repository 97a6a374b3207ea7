"""Every state of the pages of notices, appeals, dossiers and figures."""

from typing import Final

from chalicelib.domain.cases.notice import NoticeOutcome, Subject
from chalicelib.domain.cases.objection import ABOUT, ObjectionStatus
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.rules.lifecycle import Action, AppealStatus, NoticeAction, NoticeStatus, ReplyStatus, Status
from chalicelib.domain.rules.mails import Addressee
from chalicelib.dutch.phrases import OBJECTED
from chalicelib.entrypoints.openness.reuse import explained
from tests.entrypoints.openness.figure_words import FIGURES, integrity, integrity_of_sector, public_log
from tests.entrypoints.pages.case_page_words import (
    NOTICE_ERRORS,
    appeal,
    dossier,
    dossiers,
    editor_appeal,
    editor_note,
    editor_notice,
    notice,
    notice_form,
    typed_notice,
)
from tests.entrypoints.pages.editor_page_words import DECISION_ERRORS, editor_review, to_decide
from tests.entrypoints.pages.page_words import Words, manage, managed, reply
from tests.entrypoints.pages.words.told_words import objection, promise, promise_check

_ENTRIES: Final = ("note", "contact", "referral", "review", "close")


def case_states(said: str) -> dict[str, tuple[str, Words]]:
    return {**_of_everyone(said), **_of_editors(said), **_beside_deciding(said), **_of_promises(said)}


def _of_promises(said: str) -> dict[str, tuple[str, Words]]:
    wrong = {"status": "Kies.", "by": "Kies een latere maand.", "outcome": "Schrijf.", said: said}
    typed = {"status": "late", "by": "2027-04", "outcome": said}
    return {
        **{f"promise, {each}": ("promise", promise(said, each)) for each in ("open", "answered", "late", "kept")},
        "promise, sent back": ("promise", promise(said, told=True)),
        "promise, wrong": ("promise", promise(said, typed=typed, errors=wrong)),
        "promise, to look at": ("promise", promise(said, typed=typed, warned=True)),
        "promise_told": ("promise_told", {}),
        **{f"promise_check, {each}": ("promise_check", promise_check(said, each)) for each in (None, "yes", "no")},
    }


def _beside_deciding(said: str) -> dict[str, tuple[str, Words]]:
    return {
        "manage, wrong answer": (
            "manage",
            manage(
                managed(said, Status.PENDING),
                typed={"action": "answer", "question_id": "q0", "text": said},
                errors={"text": "Schrijf je antwoord."},
            ),
        ),
        "editor_review, wrong question": (
            "editor_review",
            editor_review(
                to_decide(said, Status.PENDING, ReplyStatus.PENDING),
                typed={"question": said},
                errors={"question": "Schrijf minstens 10 tekens."},
                deciding="question",
            ),
        ),
        "editor_review, wrong referral": (
            "editor_review",
            editor_review(
                to_decide(said, Status.ESCALATED),
                typed={"authority": "koepel", "passage": said, "explanation": said},
                errors={"authority": "Kies een instantie uit de lijst.", "explanation": "Leg uit.", "passage": "Nee."},
                deciding="referral",
            ),
        ),
        "editor_note, wrong": ("editor_note", editor_note(said)),
        "editor_note, full": ("editor_note", editor_note(said, full=True)),
    }


def _of_everyone(said: str) -> dict[str, tuple[str, Words]]:
    wrong = {"explanation": "Schrijf minstens 20 tekens."}
    nonsense: dict[str, object] = {"explanation": {"a": said}, "subject": said, "reason": said, "name": {"b": "c"}}
    found: dict[str, tuple[str, Words]] = {
        "notice_form": ("notice_form", notice_form(said)),
        "notice_form, reply": ("notice_form", notice_form(said, subject="reply")),
        "notice_form, no reply": ("notice_form", notice_form(said, reply=False, subject=said)),
        "notice_form, wrong": ("notice_form", notice_form(said, typed=typed_notice(said), errors=NOTICE_ERRORS)),
        "notice_form, nonsense": (
            "notice_form",
            notice_form(said, reply=False, typed=nonsense, errors=NOTICE_ERRORS | {said: said}),
        ),
        "notice_given": ("notice_given", {"email": said}),
        "notice_given, anonymous": ("notice_given", {"email": ""}),
        "notice, wrong": (
            "notice",
            notice(said, NoticeStatus.DISMISSED, typed={"explanation": said}, errors=wrong | {said: said}),
        ),
        "notice, too late": ("notice", notice(said, NoticeStatus.UPHELD, errors=wrong)),
        "manage, appeal wrong": (
            "manage",
            manage(managed(said, Status.REJECTED), typed={"action": "appeal", "explanation": said}, errors=wrong),
        ),
        "manage, marked": ("manage", manage(managed(said, Status.RETURNED, passage=said[3:9]))),
        "manage, marked elsewhere": ("manage", manage(managed(said, Status.RETURNED, passage=f"{said}, vroeger"))),
        "reply, why": ("reply", reply(said, ReplyStatus.RETURNED, reason=True)),
        "reply, refused": ("reply", reply(said, ReplyStatus.REJECTED, reason=True)),
        "objection, wrong": (
            "objection",
            objection(said, "watch", typed={"explanation": said}, errors=wrong | {said: said}),
        ),
        "notice_erased": ("notice_erased", {"open": False}),
        "notice_erased, open": ("notice_erased", {"open": True}),
        "integrity": ("integrity", integrity(FIGURES)),
        "integrity, earlier": ("integrity", integrity(FIGURES, 2024, *range(1, 13))),
        "integrity, one month proven": ("integrity", integrity(FIGURES, 2026, 10)),
        "integrity, a sector": ("integrity", integrity_of_sector(FIGURES, *range(1, 11))),
        "integrity, a sector, few": ("integrity", integrity_of_sector(Figures({"received": 7}), 1)),
        "integrity, a sector, nothing": ("integrity", integrity_of_sector(FIGURES)),
        "transparency": ("transparency", public_log(12_345)),
        "transparency, one entry": ("transparency", public_log(1)),
        "transparency, empty": ("transparency", public_log(0)),
        "open data": ("open_data", {"found": explained(["2026-11", "2026-12"], site_url="https://platform.example")}),
        "integrity, empty": ("integrity", integrity(Figures())),
        "integrity, first year": ("integrity", integrity(Figures(), 2020)),
        "integrity, no rule": ("integrity", integrity(Figures({"received": 1}))),
    }
    found |= {f"notice, {status}": ("notice", notice(said, status)) for status in NoticeStatus}
    found |= {
        f"notice, upheld, {outcome}": ("notice", notice(said, NoticeStatus.UPHELD, outcome=outcome))
        for outcome in NoticeOutcome
    }
    found |= {f"objection, {about}": ("objection", objection(said, about)) for about in OBJECTED}
    found |= {f"objection, {status}": ("objection", objection(said, "block", status)) for status in ObjectionStatus}
    for status in AppealStatus:
        found |= {
            f"notice, appeal {status}": ("notice", notice(said, NoticeStatus.DISMISSED, appealed=status)),
            f"manage, appeal {status}": ("manage", manage(managed(said, Status.REMOVED, appeal=status))),
            f"reply, appeal {status}": (
                "reply",
                reply(said, ReplyStatus.REJECTED, reason=True, appeal=appeal(said, status, about="reply")),
            ),
        }
    return found


def _of_editors(said: str) -> dict[str, tuple[str, Words]]:
    typed = {"action": "uphold", "rule": said, "explanation": said}
    wrong = DECISION_ERRORS | {said: said}
    found: dict[str, tuple[str, Words]] = {
        "editor_notice, reply": (
            "editor_notice",
            editor_notice(said, NoticeStatus.PENDING, subject=Subject.REPLY, known=False),
        ),
        "editor_notice, wrong": (
            "editor_notice",
            editor_notice(said, NoticeStatus.PENDING, typed=typed, errors=wrong),
        ),
        "editor_notice, too late": ("editor_notice", editor_notice(said, NoticeStatus.UPHELD, errors=wrong)),
        "editor_appeal, own": ("editor_appeal", editor_appeal(said, AppealStatus.PENDING, own=True)),
        "editor_appeal, for a chief": ("editor_appeal", editor_appeal(said, AppealStatus.PENDING, for_chief=True)),
        "editor_appeal, nobody left": (
            "editor_appeal",
            editor_appeal(said, AppealStatus.PENDING, own=True) | {"nobody_left": True},
        ),
        "editor_appeal, own, decided": ("editor_appeal", editor_appeal(said, AppealStatus.UPHELD, own=True)),
        "editor_appeal, wrong": (
            "editor_appeal",
            editor_appeal(said, AppealStatus.PENDING, typed=typed, errors=wrong),
        ),
        "editor_appeal, too late": ("editor_appeal", editor_appeal(said, AppealStatus.DISMISSED, errors=wrong)),
        "editor_appeal, no log": ("editor_appeal", editor_appeal(said, AppealStatus.PENDING, against="")),
        "editor_appeal, reply": (
            "editor_appeal",
            editor_appeal(said, AppealStatus.PENDING, about="reply", by=Addressee.ORGANISATION, against=Action.REMOVE),
        ),
        "editor_appeal, notice": (
            "editor_appeal",
            editor_appeal(
                said, AppealStatus.PENDING, about="notice", by=Addressee.NOTIFIER, against=NoticeAction.DISMISS
            ),
        ),
        **{
            f"editor_appeal, {about}": (
                "editor_appeal",
                editor_appeal(said, AppealStatus.PENDING, about=about, by=Addressee.ORGANISATION, against=act),
            )
            for act, about in ABOUT.items()
        },
        "dossiers": ("dossiers", dossiers(said, typed={"organisation_id": said, "review_id": said})),
        "dossiers, none": ("dossiers", dossiers(said, empty=True)),
        "dossiers, wrong": (
            "dossiers",
            dossiers(said, typed={"title": said}, errors={"title": "Schrijf minstens 3 tekens.", said: said}),
        ),
        "dossier": ("dossier", dossier(said)),
        "dossier, empty": ("dossier", dossier(said, empty=True)),
        "dossier, closed": ("dossier", dossier(said, closed=True)),
        "dossier, closed, too late": (
            "dossier",
            dossier(said, closed=True, typed={"action": "note"}, errors={"text": "Schrijf iets."}),
        ),
        "dossier, nonsense": ("dossier", dossier(said, typed={"action": {said: said}}, errors={said: said})),
    }
    found |= {
        f"dossier, wrong {name}": (
            "dossier",
            dossier(
                said,
                typed={"action": action, "text": said, "party": said, "review_id": said},
                errors={"action": "Kies.", "text": "Schrijf iets.", "party": "Met wie?", "review_id": "Welke?"},
            ),
        )
        for name, action in [*zip(_ENTRIES, _ENTRIES, strict=True), ("words", said)]
    }
    found |= {f"editor_notice, {each}": ("editor_notice", editor_notice(said, each)) for each in NoticeStatus}
    found |= {f"editor_appeal, {each}": ("editor_appeal", editor_appeal(said, each)) for each in AppealStatus}
    return found

"""The data that the views of visitors, authors and organisations hand over to pages, from the same schemas."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.themes import Aspect, Scale, ThemeSet
from chalicelib.domain.reviews.parts import Capacity, Helper
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import directly
from chalicelib.domain.rules.lifecycle import (
    REPLY_LAW,
    REVIEW_LAW,
    TAKES_QUESTIONS,
    Action,
    AppealStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.dutch.controllers import elsewhere
from chalicelib.dutch.formatting import FORMULA
from chalicelib.dutch.wordings import WRITING_HELP
from chalicelib.entrypoints.http.request import flat
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.entrypoints.schemas.promises import PromiseIn, PromiseOut, PromisesOut
from chalicelib.entrypoints.schemas.statement_schemas import (
    ElsewhereOut,
    ManageOut,
    OwnAdditionOut,
    OwnReviewOut,
    QuestionOut,
    ReasonOut,
)
from chalicelib.settings import Redress

NOW: Final = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TOKEN: Final = "eyJhbGciOi.token_-1"
FRIENDLY: Final = "De maaltijden zijn lekker.\nEn het team is er altijd."
HOSTILE: Final = (
    """"'><script>alert(1)</script><img src=x onerror=alert(1)> {{ 1234 * 4321 }} {% raw %} </textarea></title>&lt;"""
)
SCALE: Final = Scale(min=1, max=5)

Words = dict[str, object]


def theme_set(said: str) -> ThemeSet:
    return ThemeSet(
        id="residential_care-1",
        sector="residential_care",
        version=1,
        scale=SCALE,
        aspects=(
            Aspect(id="meals", label=said[:60], hint=said),
            Aspect(id="room", label="Kamer en gebouw", hint=""),
            Aspect(id="contact", label="Contact met het team", hint="Vriendelijk en duidelijk?"),
        ),
    )


def shown_theme_set(said: str) -> public_schemas.ThemeSetOut:
    return msgspec.convert(theme_set(said), public_schemas.ThemeSetOut, from_attributes=True)


RATINGS: Final[dict[str, int | None]] = {"meals": 4, "room": None}


def item(
    said: str, *, score: float | None = 4.2, taking_part: bool = True, state: str = "open"
) -> public_schemas.OrganisationItemOut:
    return public_schemas.OrganisationItemOut(
        id="o1",
        register_id="register-1",
        name=said,
        sector=Sector.RESIDENTIAL_CARE,
        address=address(said),
        phone="09 123 45 67",
        website="www.deboomgaard.example",
        reviews=12 if score else 0,
        score=score,
        taking_part=taking_part,
        state=state,
    )


def address(said: str) -> public_schemas.AddressOut:
    return public_schemas.AddressOut(street=said, number="12", box="3", postal_code="9000", municipality="Gent")


def organisation(said: str, **changed: Any) -> public_schemas.OrganisationOut:
    summary = public_schemas.SummaryOut(
        reviews=12,
        replied=5,
        promises=PromisesOut(open=1, kept=2, late=1, dropped=0),
        score=4.2,
        scale=SCALE,
        distribution={"1": 0, "2": 1, "3": 1, "4": 5, "5": 5},
        window_months=48,
        threshold=5,
        formula=FORMULA,
        proof={"none": 1, "email": 8, "invitation": 2, "document": 1},
    )
    found = public_schemas.OrganisationOut(
        id="o1",
        register_id="register-1",
        name=said,
        sector=Sector.RESIDENTIAL_CARE,
        address=address(said),
        phone="09 123 45 67",
        reviews=12,
        score=4.2,
        taking_part=True,
        website="https://www.deboomgaard.example/",
        state="open",
        warning=None,
        summary=summary,
        theme_set=shown_theme_set(said),
    )
    return msgspec.structs.replace(found, **changed)


def too_few(reviews: int) -> public_schemas.SummaryOut:
    return msgspec.structs.replace(organisation("x").summary, reviews=reviews, replied=0, score=None, distribution=None)


def public_review(said: str, *, reply: bool = True, ratings: bool = False) -> public_schemas.PublicReviewOut:
    return public_schemas.PublicReviewOut(
        id="r1",
        organisation_id="o1",
        text=said,
        capacity=Capacity.RELATIVE,
        experienced="2026-09",
        published_at=NOW,
        reply=public_schemas.PublicReplyOut(text=said, published_at=NOW, promise=promised(said)) if reply else None,
        proof="document" if reply else "email",
        additions=[public_schemas.PublicAdditionOut(text=said, published_at=NOW)] if reply else [],
        aspect_ratings=RATINGS if ratings else None,
        helped_by=Helper.STAFF if ratings else None,
    )


def promised(said: str, status: str = "kept", **changed: Any) -> PromiseOut:
    settled = status in {"kept", "dropped"}
    outcome, says = (said, "yes") if settled else ("", None)
    made = PromiseOut(text=said, by="2027-03", status=status, outcome=outcome, author_says=says)
    return msgspec.structs.replace(made, **changed)


def single_review(said: str, *, reply: bool = True, ratings: bool = False) -> Words:
    return {
        "found": public_review(said, reply=reply, ratings=ratings),
        "organisation": public_schemas.NamedOut(id="o1", name=said),
        "theme_set": shown_theme_set(said),
    }


def write(
    said: str,
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    warnings: tuple[str, ...] = (),
) -> Words:
    return {
        "warnings": [public_schemas.WarningOut(code="all_capitals", message=each, passage=each) for each in warnings],
        "organisation": public_schemas.NamedOut(id="o1", name=said),
        "theme_set": theme_set(said),
        "typed": typed or {"form_key": "k1"},
        "fresh": typed is None,
        "errors": errors or {},
        "now": NOW,
    }


def check(said: str, *, warned: bool = False, on_behalf: bool = False) -> Words:
    typed = typed_review(said)
    sent = public_schemas.ReviewToCheckIn(
        organisation_id="o1",
        text=said,
        aspect_ratings=RATINGS,
        capacity=Capacity.PARENT,
        experienced="2026-03",
        author=public_schemas.AuthorIn(first_name=said, last_name=said, email=said),
        consent=True,
        on_behalf=on_behalf,
        helped_by=Helper.OTHER if on_behalf else None,
    )
    words = said.rsplit(maxsplit=1)[-1]
    warning = public_schemas.WarningOut(code="personal_data", message=said, passage=words, person=True)
    return {
        "sent": sent,
        "form": "/organisations/o1/write",
        "fields": list(flat(typed)),
        "warnings": [warning] if warned else [],
        "no_person": said if warned else "",
        "as_is": warned,
        "mark": "m1",
        "organisation": public_schemas.NamedOut(id="o1", name=said),
        "theme_set": theme_set(said),
    }


def check_words(said: str, *, revision: bool, warned: bool = False) -> Words:
    found = check(said, warned=warned)
    own = {"path": f"/manage/{TOKEN}", "organisation": said, "text": said, "aspect_ratings": RATINGS}
    return {**found, **own, "theme_set": shown_theme_set(said) if revision else None}


def typed_review(said: str) -> dict[str, object]:
    return {
        "organisation_id": "o1",
        "text": said,
        "aspect_ratings": {"meals": "4", "room": "null"},
        "capacity": "parent",
        "experienced": "2026-03",
        "on_behalf": "true",
        "author": {"first_name": said, "last_name": said, "email": said},
        "consent": "true",
        "form_key": "k1",
    }


WRITE_ERRORS: Final = {
    "text": "Schrijf minstens 20 tekens.",
    "experienced": "Vul dit in.",
    "capacity": "Vul dit in.",
    "on_behalf": "Dit heeft niet de juiste vorm.",
    "aspect_ratings": "Beoordeel minstens één onderdeel.",
    "aspect_ratings.meals": "Kies een cijfer van 1 tot 5, of n.v.t.",
    "author": "Vul dit in.",
    "author.first_name": "Vul dit in.",
    "author.last_name": "Vul dit in.",
    "author.email": "Dit is geen geldig e-mailadres.",
    "consent": "Zonder je toestemming mogen we je waardering niet verwerken.",
    HOSTILE: "Dit veld kennen we niet.",
}


NO_SETTING: Final = ElsewhereOut(dispute_body=None, dispute_body_url=None, court=None)


def managed(
    said: str,
    status: Status,
    *,
    rule: str = "no_personal_data",
    reply: bool = False,
    passage: str = "",
    appeal: AppealStatus | None = None,
) -> OwnReviewOut:
    decisions = [
        ReasonOut(
            at=NOW,
            action=act,
            status=status,
            rule=rule,
            explanation=said,
            by="automated" if act == Action.SUSPEND else "editor",
            after_notice=act == Action.SUSPEND,
        )
        for act in ("submit", *Action)
    ]
    return OwnReviewOut(
        elsewhere=NO_SETTING,
        review_id="r1",
        organisation_id="o1",
        organisation=said,
        status=status,
        text=said,
        aspect_ratings=RATINGS,
        theme_set=shown_theme_set(said),
        decisions=decisions,
        timeline=decisions,
        undo_until=NOW,
        additions=[
            OwnAdditionOut(text=said, status=each, submitted_at=NOW, decided_at=NOW)
            for each in ("published", "rejected")
        ]
        if reply
        else [],
        add_from=NOW if status is Status.PUBLISHED else None,
        reply=public_schemas.PublicReplyOut(text=said, published_at=NOW, promise=promised(said)) if reply else None,
        promise_check=f"/promise-check/{TOKEN}" if reply else "",
        passage=passage,
        questions=[
            QuestionOut(id="q1", text=said, asked_at=NOW, answer=said, answered_at=NOW),
            QuestionOut(id="q0", text=said, asked_at=NOW, answer="", answered_at=None),
        ],
        appeal=own_appeal(said, appeal) if appeal else None,
        appeals=[own_appeal(said, AppealStatus.DISMISSED), own_appeal(said, appeal)] if appeal else [],
        help_lines=[said] if reply else [],
        allowed_actions=[
            *directly(REVIEW_LAW.allowed(status, Actor.AUTHOR)),
            *([Action.ADD] if status is Status.PUBLISHED and reply else []),
            *(["appeal"] if _takes_appeal(status) and not appeal else []),
            *(["answer"] if status in TAKES_QUESTIONS else []),
        ],
    )


def own_appeal(said: str, status: AppealStatus) -> public_schemas.OwnAppealOut:
    return public_schemas.OwnAppealOut(
        appeal_id="a1",
        status=status,
        against=Status.REJECTED,
        against_at=NOW,
        submitted_at=NOW,
        explanation=said,
        decided_at=None if status is AppealStatus.PENDING else NOW,
        answer="" if status is AppealStatus.PENDING else said,
    )


def _takes_appeal(status: Status) -> bool:
    return (status, Action.UPHOLD_APPEAL) in REVIEW_LAW.steps


def manage(
    found: ManageOut,
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Words:
    where = elsewhere(Redress()) if found.status in {Status.REJECTED, Status.SUSPENDED} else ()
    return {"found": found, "elsewhere": where, "token": TOKEN, "typed": typed or {}, "errors": errors or {}}


def reply(
    said: str,
    status: ReplyStatus,
    *,
    typed: str = "",
    errors: Mapping[str, str] | None = None,
    appeal: Appeal | None = None,
    reason: bool = False,
) -> Words:
    takes = ReplyAction.SUBMIT in REPLY_LAW.allowed(status, Actor.ORGANISATION)
    found = public_schemas.ReplyFormOut(
        review=public_schemas.ReviewToReplyToOut(
            id="r1",
            organisation_id="o1",
            text=said,
            aspect_ratings=RATINGS,
            capacity=Capacity.CLIENT,
            experienced="2026-09",
            published_at=NOW,
        ),
        theme_set=shown_theme_set(said),
        reply=public_schemas.OwnReplyOut(
            status=status,
            text=None if status is ReplyStatus.NONE else said,
            editable_until=NOW if status is ReplyStatus.PENDING else None,
            promise=None if status is ReplyStatus.NONE else promised(said, "open"),
            passage=said if reason and takes else "",
            warnings=[public_schemas.WarningOut(code="personal_data", message=said, passage=said[:9])] if takes else [],
        ),
        writing_help=[
            msgspec.convert(each, public_schemas.WritingHelpOut, from_attributes=True) for each in WRITING_HELP
        ],
        appeals=[own_appeal(said, appeal.status)] if appeal else [],
    )
    return {
        "found": found,
        "organisation": said,
        "mend": 30,
        "takes_reply": takes,
        "online": takes,
        "reason": ReasonOut(
            at=NOW,
            action="reject",
            status="rejected",
            rule="respectful_language",
            explanation=said,
            by="editor",
            after_notice=False,
        )
        if reason
        else None,
        "appeal": appeal,
        "objection": f"/objection/{TOKEN}"
        if appeal is None and (status, ReplyAction.UPHOLD_APPEAL) in REPLY_LAW.steps
        else "",
        "promise": PromiseIn(text=typed, by="2027-03"),
        "months": ["2027-02", "2027-03"],
        "promise_path": f"/promise/{TOKEN}" if status is ReplyStatus.PUBLISHED else "",
        "token": TOKEN,
        "typed": typed,
        "errors": errors or {},
    }

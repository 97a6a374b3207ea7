"""The data that the views of editors hand over to pages, from the same schemas."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

import msgspec

from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.organisations.organisation import ModerationState, PublicWarning
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.queue import Backlog, QueueKind
from chalicelib.domain.reviews.parts import Capacity, Channel, Helper
from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import directly
from chalicelib.domain.rules.lifecycle import (
    REPLY_LAW,
    REVIEW_LAW,
    TAKES_QUESTIONS,
    TAKES_REFERRALS,
    Action,
    AppealStatus,
    NoticeStatus,
    OrganisationAction,
    OrganisationState,
    Participation,
    ReadingStatus,
    ReplyAction,
    ReplyStatus,
    Status,
    WarningState,
)
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Refusal
from chalicelib.dutch.conduct import CODE_OF_CONDUCT
from chalicelib.entrypoints.schemas import desk_schemas, editor_schemas, public_schemas, showing
from tests.entrypoints.openness.figure_words import FIGURES
from tests.entrypoints.pages.case_page_words import (
    added,
    asked,
    authorities,
    noted,
)
from tests.entrypoints.pages.page_words import NOW, RATINGS, Words, address, shown_theme_set

_WAITING: Final = {
    QueueKind.REVIEW: (Status.PENDING, Status.ESCALATED, Status.SUSPENDED),
    QueueKind.REPLY: (ReplyStatus.PENDING,) * 2,
    QueueKind.NOTICE: (NoticeStatus.PENDING,) * 2,
    QueueKind.APPEAL: (AppealStatus.PENDING,) * 2,
    QueueKind.ORGANISATION: (OrganisationState.WATCHED, OrganisationState.BLOCKED),
    QueueKind.SECOND_READING: (ReadingStatus.WAITING, ReadingStatus.DISPUTED),
}


def signals(said: str) -> list[desk_schemas.SignalOut]:
    """One of each strength, on words of this text and on words that are no longer there."""
    passages = [
        desk_schemas.PassageOut(start=3, end=9, text=said[3:9]),
        desk_schemas.PassageOut(start=5, end=12, text=said[5:12]),
        desk_schemas.PassageOut(start=2, end=4, text="andere woorden"),
    ]
    return [
        desk_schemas.SignalOut(
            code="shared_origin", strength=strength, evidence=said, passages=passages, related=["r8", "r9"]
        )
        for strength in (STRONG, MODERATE, WEAK)
    ]


def queue(said: str, kind: QueueKind, *, empty: bool = False, further: str | None = None, cursor: str = "") -> Words:
    items = [
        editor_schemas.QueueItemOut(
            kind=kind,
            id=f"r{number}",
            status=status,
            waiting_since=NOW,
            grave=number == 0,
            late=number == 0,
            assigned_to=public_schemas.NamedOut(id="ed-2", name=said) if number else None,
            signals=signals(said) if number else [],
            organisation=public_schemas.NamedOut(id="o1", name=said if number else ""),
            claimed_by=said if number == 1 else None,
            block_unconfirmed=status == "blocked",
            blocked_until=NOW if status == "blocked" else None,
            warning_proposed=number == 0 and kind is QueueKind.ORGANISATION,
        )
        for number, status in enumerate(_WAITING[kind])
    ]
    found = editor_schemas.QueueOut(items=[] if empty else items, next=further)
    backlogs = {
        each: Backlog(count=len(each) % 3 if empty else 7, oldest=NOW, more=each is QueueKind.REPLY)
        for each in QueueKind
    }
    return {
        "found": found,
        "query": editor_schemas.QueueQuery(kind=kind, cursor=cursor, status="pending" if cursor else ""),
        "now": NOW + timedelta(days=9),
        "backlogs": backlogs | ({QueueKind.APPEAL: None} if further else {}),
        "counted_at": NOW + timedelta(days=9) if further else None,
        "briefs": {"r0": ("", said), "r1": (said, said)},
        "unreached": [said] if further else [],
        "choices": [("ed-2", said)],
        "own_sectors": (),
        "flash": {"done": "approve", "was": "review/r9"} if cursor else {"done": said, "was": said},
    }


def others(said: str) -> list[editor_schemas.OtherReviewOut]:
    named = public_schemas.NamedOut(id="o1", name=said)
    return [
        editor_schemas.OtherReviewOut(id=f"r{number}", organisation=named, status=each, submitted_at=NOW, text=said)
        for number, each in enumerate(Status)
    ]


def dossiers_of(said: str) -> list[editor_schemas.DossierSummaryOut]:
    return [
        editor_schemas.DossierSummaryOut(id=f"d{number}", title=said, opened_at=NOW, closed_at=closed)
        for number, closed in enumerate((None, NOW))
    ]


def changed(said: str, refusal: Refusal | None = None) -> Words:
    """Return what a screen shows that was no longer true."""
    entry = public_schemas.EntryOut(
        id="l1",
        subject="review/r1",
        at=NOW,
        actor=Actor.EDITOR,
        editor=said,
        action="reject",
        before="pending",
        after="rejected",
        rule=CODE_OF_CONDUCT[0].code,
        explanation=said,
    )
    return {"refusal": refusal or ChangedMeanwhile(), "changes": [entry]}


def previewed(said: str) -> list[desk_schemas.PreviewedMailOut]:
    return [
        desk_schemas.PreviewedMailOut(to=to, subject=text, text=text, unsent_because=why, number=number)
        for to in Addressee
        for number, (why, text) in enumerate(
            (("", said), ("address_absent", ""), ("newer_reason", ""), ("second_editor", said)), start=1
        )
    ]


def to_decide(
    said: str,
    status: Status,
    reply_status: ReplyStatus = ReplyStatus.NONE,
    *,
    author: bool = True,
    by_post: bool = False,
    claimed_by: str | None = None,
) -> editor_schemas.ReviewToDecideOut:
    acts = [("review", act) for act in ("submit", *Action)] + [("reply", act) for act in ReplyAction]
    return editor_schemas.ReviewToDecideOut(
        unreadable=[],
        id="r1",
        organisation=public_schemas.NamedOut(id="o1", name=said),
        status=status,
        text=said,
        aspect_ratings=RATINGS,
        theme_set=shown_theme_set(said),
        capacity=Capacity.REPRESENTATIVE,
        experienced="2026-09",
        on_behalf=True,
        channel=Channel.PAPER if by_post else Channel.KIOSK,
        typed_by=said if by_post else None,
        helped_by=Helper.STAFF,
        submitted_at=NOW,
        published_at=NOW,
        author=editor_schemas.AuthorOut(
            first_name=said, last_name=said, email=None if by_post else said, postal_address=said if by_post else None
        )
        if author
        else None,
        signals=signals(said),
        versions=[editor_schemas.EarlierOut(text=said, aspect_ratings=RATINGS, replaced_at=NOW)],
        history=[
            public_schemas.EntryOut(
                id=f"l{number}",
                subject=f"{subject}/r1",
                at=NOW,
                actor=list(Actor)[number % len(Actor)],
                editor=said if number % 2 else None,
                action=act,
                before="pending",
                after="published",
                rule=CODE_OF_CONDUCT[0].code,
                explanation=said,
            )
            for number, (subject, act) in enumerate(acts)
        ],
        reply=editor_schemas.ReplyToDecideOut(
            text=said,
            status=reply_status,
            version=7,
            submitted_at=NOW,
            allowed_actions=list(directly(REPLY_LAW.allowed(reply_status, Actor.EDITOR))),
        )
        if reply_status is not ReplyStatus.NONE
        else None,
        addition=added(said, signals(said)) if status is Status.PUBLISHED else None,
        additions=[desk_schemas.AdditionOut(text=said, status="published", submitted_at=NOW, decided_at=NOW)],
        proof="email",
        proof_noted=False,
        passage=said,
        approved_by_one=status is Status.PENDING,
        grave=author,
        help_lines=[said] if author else [],
        language="nl",
        read_in_full=True,
        claim=editor_schemas.ClaimOut(editor=claimed_by, until=None),
        questions=asked(said),
        can_ask=status in TAKES_QUESTIONS,
        notes=noted(said),
        authorities=authorities(said) if status in TAKES_REFERRALS else [],
        cases=[
            editor_schemas.CaseSummaryOut(id=f"{kind}1", kind=kind, status=each, submitted_at=NOW)
            for kind, kinds in (("notice", NoticeStatus), ("appeal", AppealStatus))
            for each in kinds
        ],
        same_author=[
            editor_schemas.OtherReviewOut(
                id=f"r{number}",
                organisation=public_schemas.NamedOut(id="o1", name=said if number else ""),
                status=each,
                submitted_at=NOW,
                text=said if number else "",
            )
            for number, each in enumerate(Status)
        ],
        same_organisation=others(said),
        dossiers=dossiers_of(said),
        version=7,
        allowed_actions=list(directly(REVIEW_LAW.allowed(status, Actor.EDITOR))),
    )


def editor_review(
    found: editor_schemas.ReviewToDecideOut,
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    **more: object,
) -> Words:
    told = {"stale": {}, "preview": None, "flash": {"done": "", "was": ""}}
    return {"found": found, "typed": typed or {}, "errors": errors or {}, **told, **more}


DECISION_ERRORS: Final = {
    "action": "Vul dit in.",
    "rule": "Kies de regel van de gedragscode waarop dit steunt.",
    "explanation": "Leg uit waarom, in woorden voor de betrokkene.",
}


def moderation_states(said: str) -> list[ModerationState]:
    """Every way an organisation can stand."""
    return [
        ModerationState(
            participation=participation,
            state=state,
            state_since=NOW,
            blocked_until=NOW + timedelta(days=9) if warned is WarningState.WARNED else None,
            warning=PublicWarning(state=warned, text=said, since=NOW, until=NOW + timedelta(days=9)),
            version=3,
            asked_at=NOW if participation is Participation.NOT_TAKING_PART else None,
        )
        for participation in Participation
        for state in OrganisationState
        for warned in WarningState
    ]


def _organisation(said: str, number: int, moderation: ModerationState) -> editor_schemas.EditorOrganisationOut:
    return editor_schemas.EditorOrganisationOut(
        id=f"o{number}",
        name=said,
        register_id=f"10{number}",
        email="" if number % 3 == list(EmailStatus).index(EmailStatus.ABSENT) else said,
        email_status=list(EmailStatus)[number % 3],
        taking_part=moderation.participation is Participation.TAKING_PART,
        state=moderation.state,
        warning=showing.warning(moderation.warning, NOW),
        blocked_until=moderation.blocked_until if moderation.state is OrganisationState.BLOCKED else None,
        block_unconfirmed=False,
        proposed_warning=None,
        version=3,
        allowed_actions=list(moderation.allowed(NOW)),
        municipality="Gent",
        closed_at=NOW if number == 1 else None,
    )


def editor_organisations(said: str, *, empty: bool = False) -> Words:
    items = [_organisation(said, number, moderation) for number, moderation in enumerate(moderation_states(said))]
    cursors = {"next": None, "previous": None} if empty else {"next": "c&2", "previous": "c&0"}
    found = editor_schemas.EditorOrganisationsOut(items=[] if empty else items, **cursors, nearest=not empty)
    query = editor_schemas.EditorOrganisationsQuery(q=said[:100], email_status=EmailStatus.INVALID, taking_part=True)
    return {"found": found, "query": query}


def invited(*, apart: bool) -> desk_schemas.InvitedOut:
    few, many = desk_schemas.SideOut(reviews=2, score=None), desk_schemas.SideOut(reviews=31, score=4.8)
    return desk_schemas.InvitedOut(
        handed_out=60, used=20 * apart, invited=many if apart else few, uninvited=many, apart=apart
    )


def editor_organisation(
    said: str,
    number: int = 0,
    *,
    bare: bool = False,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    **more: object,
) -> Words:
    """The page of one organisation, that stands as the one of this number in `moderation_states`."""
    listed = _organisation(said, number, moderation_states(said)[number])
    found = editor_schemas.EditorOrganisationDetailOut(
        **msgspec.structs.asdict(msgspec.structs.replace(listed, closed_at=NOW if bare else None)),
        sector=Sector.CHILD_CARE,
        address=address("" if bare else said),
        website="" if bare else "https://www.deboomgaard.example/",
        phone="" if bare else said,
        enterprise_number="" if bare else said,
        state_since=NOW,
        participation_request=editor_schemas.ParticipationRequestOut(asked_at=NOW, contact_name=None if bare else said),
        reviews=12,
        replied=3,
        score=None if bare else 4.2,
        invitations=None if bare else invited(apart=bool(number)),
        recent_reviews=[] if bare else others(said),
        closed_by_leaving=0 if bare else 3,
        dossiers=[] if bare else dossiers_of(said),
        notes=[] if bare else noted(said),
        history=[]
        if bare
        else [
            public_schemas.EntryOut(
                id=f"l{at}",
                subject="organisation/o1",
                at=NOW,
                actor=Actor.EDITOR,
                editor=said,
                action=act,
                before="open",
                after="watched",
                rule="",
                explanation=said,
            )
            for at, act in enumerate(OrganisationAction)
        ],
    )
    told: Words = {"stale": {}, "flash": {"done": "", "was": ""}, "now": NOW}
    return {"found": found, "typed": typed or {}, "errors": errors or {}, **told, **more}


def editor_figures(state: str, *, nothing: bool = False) -> Words:
    found = editor_schemas.ConsoleFiguresOut(
        waiting=[
            editor_schemas.BacklogOut(
                kind=kind, count=0 if nothing else 3, more=not nothing, oldest=None if nothing else NOW
            )
            for kind in QueueKind
        ],
        by_channel=(Figures() if nothing else FIGURES).by_origin("channel"),
        by_proof=(Figures() if nothing else FIGURES).by_origin("proof"),
        median_hours={"review": None if nothing else 24, "notice": 72, "appeal": 10_000},
        freshness=editor_schemas.FreshnessOut(started_at=None if nothing else NOW, age_seconds=None, state=state),
    )
    return {"found": found, "now": NOW + timedelta(days=9)}

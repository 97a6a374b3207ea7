"""For editors: notices, appeals and dossiers."""

from collections.abc import Mapping, Sequence

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import AppealAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    DossierFull,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refusal,
    UnreadableRecord,
)
from chalicelib.dutch.formatting import NOTICE_REASONS
from chalicelib.dutch.refusals import messages
from chalicelib.entrypoints.console import editor_showing, next_in_queue
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import case_schemas, editor_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import Unread, go_past
from chalicelib.use_cases.cases.decide_appeal import decide_appeal
from chalicelib.use_cases.cases.decide_notice import decide_notice
from chalicelib.use_cases.cases.keep_dossier import DossierAct, keep_dossier
from chalicelib.use_cases.reviews.deciders import deciders_of
from chalicelib.use_cases.signals.look_for_signals import in_words

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/editor/notices/{notice_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.NoticeToDecideOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def notice(request: Request, notice_id: str) -> Answer:
    """A notice, with what it is about."""
    return _notice_page(notice_id, request)


def _redisplay_notice(request: Request, refusal: Refusal, notice_id: str) -> Answer:
    return _notice_page(notice_id, request, refusal)


@door.post(
    "/editor/notices/{notice_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay_notice,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=case_schemas.NoticeDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def rule_on_notice(request: Request, notice_id: str) -> Answer:
    """Uphold a notice (what it is about goes offline), or dismiss it; both with reasons."""
    decision = request.read(case_schemas.NoticeDecisionIn)
    here = platform()
    _check_names(here.cases.notice(notice_id).review_id, decision)
    after = decide_notice(
        Decision(id=notice_id, editor_id=request.who.id, **editor_showing.decided(decision)),
        stores=here,
        now=here.now(),
    )
    return next_in_queue.decided(
        request,
        lambda: shown(editor_schemas.DecidedOut, after, allowed_actions=after.allowed(Actor.EDITOR)),
        kind=QueueKind.NOTICE,
        done=decision.action,
        was=f"notice/{notice_id}",
    )


def _check_names(review_id: str, decision: case_schemas.NoticeDecisionIn | case_schemas.AppealDecisionIn) -> None:
    editor_showing.check_names(
        review_id,
        as_is=decision.as_is,
        explanation=decision.explanation,
        explanation_to_notifier=decision.explanation_to_notifier,
    )


@door.get(
    "/editor/appeals/{appeal_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.AppealToDecideOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def appeal(request: Request, appeal_id: str) -> Answer:
    """An appeal, with the decision it is against."""
    return _appeal_page(appeal_id, request)


def _redisplay_appeal(request: Request, refusal: Refusal, appeal_id: str) -> Answer:
    return _appeal_page(appeal_id, request, refusal)


@door.post(
    "/editor/appeals/{appeal_id}/decisions",
    Audience.EDITOR,
    duty=Duty.JUDGE,
    redisplay=_redisplay_appeal,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=case_schemas.AppealDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def rule_on_appeal(request: Request, appeal_id: str) -> Answer:
    """Judge an appeal; not for the editor who took the decision."""
    decision = request.read(case_schemas.AppealDecisionIn)
    here = platform()
    _check_names(here.cases.appeal(appeal_id).review_id, decision)
    after = decide_appeal(
        Decision(id=appeal_id, editor_id=request.who.id, **editor_showing.decided(decision)),
        stores=here,
        now=here.now(),
    )
    return next_in_queue.decided(
        request,
        lambda: shown(editor_schemas.DecidedOut, after, allowed_actions=after.allowed(Actor.EDITOR)),
        kind=QueueKind.APPEAL,
        done=decision.action,
        was=f"appeal/{appeal_id}",
    )


@door.get(
    "/editor/dossiers",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.DossiersOut},
    refuses=(NotSignedIn,),
    html=True,
)
def dossiers(request: Request) -> Answer:
    """Every dossier, newest first."""
    return _dossiers_page(request.query, {})


def _redisplay_dossiers(request: Request, refusal: Invalid) -> Answer:
    return _dossiers_page(request.form(), messages(refusal))


@door.post(
    "/editor/dossiers",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay_dossiers,
    takes=case_schemas.NewDossierIn,
    gives={201: case_schemas.DossierOut},
    refuses=(NotSignedIn, Invalid),
    html=True,
)
def open_dossier(request: Request) -> Answer:
    """Open a dossier on a suspicion."""
    sent = request.read(case_schemas.NewDossierIn)
    act = DossierAct(
        action="open",
        editor_id=request.who.id,
        text=sent.title,
        organisation_id=sent.organisation_id,
        review_id=sent.review_id,
    )
    return _acted(act, status=201)


@door.get(
    "/editor/dossiers/{dossier_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.DossierOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def dossier(request: Request, dossier_id: str) -> Answer:
    """One dossier: its reviews, notes, contacts and referrals."""
    return _dossier_page(dossier_id, request)


def _redisplay_dossier(request: Request, refusal: Refusal, dossier_id: str) -> Answer:
    return _dossier_page(dossier_id, request, refusal)


@door.post(
    "/editor/dossiers/{dossier_id}/entries",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay_dossier,
    redisplay_for=(Invalid, NotAllowed, ChangedMeanwhile, DossierFull),
    takes=case_schemas.DossierEntryIn,
    gives={200: case_schemas.DossierOut},
    refuses=(NotSignedIn, NotFound, Invalid, NotAllowed, ChangedMeanwhile, DossierFull),
    html=True,
)
def add_to_dossier(request: Request, dossier_id: str) -> Answer:
    """Add a note, a contact, a referral or a review, or close it with a conclusion."""
    sent = request.read(case_schemas.DossierEntryIn)
    act = DossierAct(editor_id=request.who.id, dossier_id=dossier_id, **msgspec.structs.asdict(sent))
    return _acted(act, status=200)


def _acted(act: DossierAct, *, status: int) -> Answer:
    here = platform()
    after = keep_dossier(act, stores=here, now=here.now())
    return Answer(_dossier(after), status=status, redirect=f"/editor/dossiers/{after.id}")


def _dossiers_page(typed: Mapping[str, object], errors: dict[str, str]) -> Answer:
    data = case_schemas.DossiersOut(items=[_dossier(each) for each in platform().cases.dossiers(unread=go_past)])
    context = {"found": data, "names": _names(data.items), "errors": errors, "typed": typed}
    return Answer(data, status=422 if errors else 200, template="dossiers", context=context)


def _names(dossiers: list[case_schemas.DossierOut]) -> dict[str, str]:
    """The names of these dossiers' organisations, by id."""
    ids = [each.organisation_id for each in dossiers if each.organisation_id]
    known = platform().organisations.many(ids, unread=go_past) if ids else {}
    return {each: organisation.listing.name for each, organisation in known.items()}


def _dossier_page(dossier_id: str, request: Request, refusal: Refusal | None = None) -> Answer:
    data = _dossier(platform().cases.dossier(dossier_id))
    return editor_showing.page("dossier", data, request, refusal, names=_names([data]))


def _dossier(found: Dossier) -> case_schemas.DossierOut:
    here = platform()
    editors = {note.editor_id for note in found.notes} | {found.opened_by}
    names = {each: editor.name for each in editors if (editor := here.editors.get(each))}
    notes = [shown(case_schemas.NoteOut, note, editor=names.get(note.editor_id, "")) for note in found.notes]
    return shown(case_schemas.DossierOut, found, opened_by=names.get(found.opened_by, ""), notes=notes)


def _notice_page(notice_id: str, request: Request, refusal: Refusal | None = None) -> Answer:
    here = platform()
    lost: list[UnreadableRecord] = []
    history = editor_showing.entries(here.log.of(f"notice/{notice_id}", unread=lost.append))
    found = here.cases.notice(notice_id)
    try:
        notifier = here.cases.notifier(notice_id)
    except UnreadableRecord as fault:
        notifier = None
        lost.append(fault)
    review = here.reviews.get(found.review_id)
    organisation = here.organisations.many([found.organisation_id], unread=go_past).get(found.organisation_id)
    data = shown(
        case_schemas.NoticeToDecideOut,
        found,
        notifier=notifier,
        text=review.text if found.subject == "review" else review.reply.text if review.reply else "",
        told_notifier=found.to_notifier,
        signals=[
            *editor_showing.named_by(found.explanation, found.review_id),
            *_looked_at(found, "notice", organisation),
        ],
        notes=editor_showing.notes(here.cases.thread(f"notice/{notice_id}")),
        unreadable=unreadable_parts(lost),
        allowed_actions=found.allowed(Actor.EDITOR),
    )
    return editor_showing.page(
        "editor_notice",
        data,
        request,
        refusal,
        history=history,
        version=found.version,
        reason=NOTICE_REASONS[found.reason],
        organisation=editor_showing.named(organisation, found.organisation_id),
    )


def _appeal_page(appeal_id: str, request: Request, refusal: Refusal | None = None) -> Answer:
    here = platform()
    lost: list[UnreadableRecord] = []
    history = editor_showing.entries(here.log.of(f"appeal/{appeal_id}", unread=lost.append))
    found = here.cases.appeal(appeal_id)
    against = _against(found, lost.append)
    review = here.reviews.get(found.review_id) if found.review_id else None
    organisation = here.organisations.many([found.organisation_id], unread=go_past).get(found.organisation_id)
    allowed, decided = _allowed_on_appeal(found, request.who.id, lost.append)
    data = shown(
        case_schemas.AppealToDecideOut,
        found,
        notice_id=found.notice_id or None,
        text=_text_of(review, found.about) if review else "",
        signals=[*_naming(found), *_looked_at(found, "appeal", organisation)],
        against_action=against[-1].action if against else "",
        against_rule=against[-1].rule if against else "",
        against_explanation=against[-1].explanation if against else "",
        notes=editor_showing.notes(here.cases.thread(f"appeal/{appeal_id}")),
        unreadable=unreadable_parts(lost),
        allowed_actions=allowed if request.who.may(Duty.JUDGE) else (),
    )
    return editor_showing.page(
        "editor_appeal",
        data,
        request,
        refusal,
        history=history,
        version=found.version,
        for_chief=bool(allowed) and not data.allowed_actions,
        own=decided,
        organisation=editor_showing.named(organisation, found.organisation_id),
    )


def _naming(found: Appeal) -> tuple[Signal, ...]:
    """Return how an appeal names who wrote the review; authors may name themselves to editors."""
    return () if found.by is Addressee.AUTHOR else editor_showing.named_by(found.explanation, found.review_id)


def _looked_at(found: Notice | Appeal, kind: str, organisation: Organisation | None) -> tuple[Signal, ...]:
    """Return what else its words hold; worked out when an editor looks, since it is read once or twice."""
    return in_words(found.explanation, kind, organisation.listing) if organisation and found.explanation else ()


def _against(found: Appeal, unread: Unread) -> list[LogEntry]:
    """Return what the first editor decided on what an appeal is about, the decision it is against last."""
    log = platform().log
    if not found.review_id:
        entries = log.of(f"organisation/{found.organisation_id}", unread=unread)
        return [each for each in entries if (each.action, each.at) == (found.against, found.against_at)]
    subject = f"notice/{found.notice_id}" if found.notice_id else f"{found.about}/{found.review_id}"
    return [each for each in log.of(subject, unread=unread) if each.actor_id == found.first_editor]


def _text_of(review: Review, about: str) -> str:
    return review.reply.text if about == "reply" and review.reply else review.text


def _allowed_on_appeal(found: Appeal, editor_id: str, unread: Unread) -> tuple[Sequence[AppealAction], bool]:
    """Return what this editor may do with an appeal, and whether they decided on that review before."""
    try:
        deciders = {found.first_editor, *deciders_of(found, stores=platform())}
    except UnreadableRecord as fault:  # nobody judges before it is known who may
        unread(fault)
        return (), False
    return found.allowed(Actor.EDITOR, actor_id=editor_id, deciders=deciders), editor_id in deciders

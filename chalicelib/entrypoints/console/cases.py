"""For editors: notices, appeals and dossiers."""

from collections.abc import Mapping, Sequence

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.refusals import (
    Blocked,
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.dutch.formatting import NOTICE_REASONS
from chalicelib.dutch.refusals import messages
from chalicelib.entrypoints.console import editor_showing, next_in_queue
from chalicelib.entrypoints.http import problems
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.messages import Answer, Audience, Request
from chalicelib.entrypoints.schemas import case_schemas, editor_schemas
from chalicelib.entrypoints.schemas.public_schemas import EntryOut
from chalicelib.use_cases.cases.decide_appeal import decide_appeal
from chalicelib.use_cases.cases.decide_notice import decide_notice
from chalicelib.use_cases.cases.keep_dossier import DossierAct, keep_dossier
from chalicelib.use_cases.reviews.decision import Decision

blueprint = Blueprint(__name__)
door = Door(blueprint)
_DECIDING = (NotSignedIn, NotFound, Invalid, NotAllowed, NotForYou, NeedsAnotherEditor, ChangedMeanwhile, Blocked)
_SHOWN_AGAIN = (Invalid, NotAllowed, NeedsAnotherEditor, ChangedMeanwhile, Blocked)


@door.get(
    "/editor/notices/{notice_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.NoticeToDecideOut},
    refuses=(NotSignedIn, NotFound),
    page=True,
)
def notice(request: Request, notice_id: str) -> Answer:
    """A notice, with what it is about."""
    return _notice_page(notice_id, request)


def _notice_again(request: Request, refusal: Refusal, notice_id: str) -> Answer:
    return _notice_page(notice_id, request, refusal)


@door.post(
    "/editor/notices/{notice_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    again=_notice_again,
    again_for=_SHOWN_AGAIN,
    takes=case_schemas.NoticeDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_notice(request: Request, notice_id: str) -> Answer:
    """Uphold a notice (what it is about goes offline), or dismiss it; both with reasons."""
    wish = request.read(case_schemas.NoticeDecisionIn)
    here = platform()
    after = decide_notice(
        Decision(
            id=notice_id,
            action=wish.action,
            version=wish.version,
            editor_id=request.who.id,
            rule=wish.rule,
            explanation=wish.explanation,
            explanation_to_notifier=wish.explanation_to_notifier,
        ),
        stores=here,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=after.status, version=after.version, allowed_actions=list(after.allowed(Party.EDITOR))
    )
    return Answer(data, see=next_in_queue.after(request, QueueKind.NOTICE, done=wish.action, was=f"notice/{notice_id}"))


@door.get(
    "/editor/appeals/{appeal_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.AppealToDecideOut},
    refuses=(NotSignedIn, NotFound),
    page=True,
)
def appeal(request: Request, appeal_id: str) -> Answer:
    """An appeal, with the decision it is against."""
    return _appeal_page(appeal_id, request)


def _appeal_again(request: Request, refusal: Refusal, appeal_id: str) -> Answer:
    return _appeal_page(appeal_id, request, refusal)


@door.post(
    "/editor/appeals/{appeal_id}/decisions",
    Audience.EDITOR,
    duty=Duty.JUDGE,
    again=_appeal_again,
    again_for=_SHOWN_AGAIN,
    takes=case_schemas.AppealDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_appeal(request: Request, appeal_id: str) -> Answer:
    """Judge an appeal; not for the editor who took the decision."""
    wish = request.read(case_schemas.AppealDecisionIn)
    here = platform()
    after = decide_appeal(
        Decision(
            id=appeal_id,
            action=wish.action,
            version=wish.version,
            editor_id=request.who.id,
            rule=wish.rule,
            explanation=wish.explanation,
            explanation_to_notifier=wish.explanation_to_notifier,
        ),
        stores=here,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=after.status, version=after.version, allowed_actions=list(after.allowed(Party.EDITOR))
    )
    return Answer(data, see=next_in_queue.after(request, QueueKind.APPEAL, done=wish.action, was=f"appeal/{appeal_id}"))


@door.get(
    "/editor/dossiers",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.DossiersOut},
    refuses=(NotSignedIn,),
    page=True,
)
def dossiers(request: Request) -> Answer:
    """Every dossier, newest first."""
    return _dossiers_page(request.query, {})


def _dossiers_again(request: Request, refusal: Invalid) -> Answer:
    return _dossiers_page(request.form(), messages(refusal))


@door.post(
    "/editor/dossiers",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    again=_dossiers_again,
    takes=case_schemas.NewDossierIn,
    gives={201: case_schemas.DossierOut},
    refuses=(NotSignedIn, Invalid),
    page=True,
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
    page=True,
)
def dossier(request: Request, dossier_id: str) -> Answer:
    """One dossier: its reviews, notes, contacts and referrals."""
    return _dossier_page(dossier_id, request)


def _dossier_again(request: Request, refusal: Refusal, dossier_id: str) -> Answer:
    return _dossier_page(dossier_id, request, refusal)


@door.post(
    "/editor/dossiers/{dossier_id}/entries",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    again=_dossier_again,
    again_for=(Invalid, NotAllowed, ChangedMeanwhile),
    takes=case_schemas.DossierEntryIn,
    gives={200: case_schemas.DossierOut},
    refuses=(NotSignedIn, NotFound, Invalid, NotAllowed, ChangedMeanwhile),
    page=True,
)
def add_to_dossier(request: Request, dossier_id: str) -> Answer:
    """Add a note, a contact, a referral or a review, or close it with a conclusion."""
    sent = request.read(case_schemas.DossierEntryIn)
    act = DossierAct(
        action=sent.action,
        editor_id=request.who.id,
        dossier_id=dossier_id,
        text=sent.text,
        party=sent.party,
        review_id=sent.review_id,
    )
    return _acted(act, status=200)


def _acted(act: DossierAct, *, status: int) -> Answer:
    here = platform()
    after = keep_dossier(act, stores=here, now=here.now())
    return Answer(_dossier(after), status=status, see=f"/editor/dossiers/{after.id}")


def _dossiers_page(typed: Mapping[str, object], errors: dict[str, str]) -> Answer:
    data = case_schemas.DossiersOut(items=[_dossier(each) for each in platform().cases.dossiers()])
    context = {"found": data, "names": _names(data.items), "errors": errors, "typed": typed}
    return Answer(data, status=422 if errors else 200, page="dossiers", context=context)


def _names(dossiers: list[case_schemas.DossierOut]) -> dict[str, str]:
    """What the organisations of these dossiers are called."""
    ids = [each.organisation_id for each in dossiers if each.organisation_id]
    known = platform().organisations.many(ids) if ids else {}
    return {each: organisation.listing.name for each, organisation in known.items()}


def _dossier_page(dossier_id: str, request: Request, refusal: Refusal | None = None) -> Answer:
    data = _dossier(platform().cases.dossier(dossier_id))
    typed = request.form() if request.method == "POST" else {}
    late = refusal if refusal and not isinstance(refusal, Invalid) else None
    context = {
        "found": data,
        "names": _names([data]),
        "errors": messages(refusal),
        "stale": {"refusal": late, "changes": []} if late else {},
        "typed": typed,
    }
    return Answer(data, status=problems.status_of(refusal) if refusal else 200, page="dossier", context=context)


def _dossier(found: Dossier) -> case_schemas.DossierOut:
    here = platform()
    editors = {note.editor_id for note in found.notes} | {found.opened_by}
    names = {each: editor.name for each in editors if (editor := here.editors.get(each))}
    return case_schemas.DossierOut(
        id=found.id,
        title=found.title,
        organisation_id=found.organisation_id,
        review_ids=list(found.review_ids),
        opened_at=found.opened_at,
        opened_by=names.get(found.opened_by, ""),
        closed_at=found.closed_at,
        conclusion=found.conclusion,
        notes=[
            case_schemas.NoteOut(
                kind=note.kind, at=note.at, editor=names.get(note.editor_id, ""), text=note.text, party=note.party
            )
            for note in found.notes
        ],
    )


def _notice_page(notice_id: str, request: Request, refusal: Refusal | None = None) -> Answer:
    here = platform()
    history = editor_showing.entries(here.log.of(f"notice/{notice_id}"))
    found = here.cases.notice(notice_id)
    notifier = here.cases.notifier(notice_id)
    review = here.reviews.get(found.review_id)
    organisation = here.organisations.many([found.organisation_id]).get(found.organisation_id)
    data = case_schemas.NoticeToDecideOut(
        id=found.id,
        review_id=found.review_id,
        organisation_id=found.organisation_id,
        subject=found.subject,
        reason=found.reason,
        explanation=found.explanation,
        status=found.status,
        submitted_at=found.submitted_at,
        notifier=case_schemas.NotifierOut(name=notifier.name, email=notifier.email) if notifier else None,
        text=review.text if found.subject == "review" else review.reply.text if review.reply else "",
        rule=found.rule,
        decision=found.decision,
        told_notifier=found.to_notifier,
        version=found.version,
        allowed_actions=list(found.allowed(Party.EDITOR)),
    )
    context = {
        "found": data,
        "reason": NOTICE_REASONS[found.reason],
        "organisation": editor_showing.named(organisation, found.organisation_id),
        "history": history,
        **_said(request, refusal, history, found.version),
    }
    return Answer(data, status=problems.status_of(refusal) if refusal else 200, page="editor_notice", context=context)


def _appeal_page(appeal_id: str, request: Request, refusal: Refusal | None = None) -> Answer:
    here = platform()
    history = editor_showing.entries(here.log.of(f"appeal/{appeal_id}"))
    found = here.cases.appeal(appeal_id)
    subject = f"notice/{found.notice_id}" if found.notice_id else f"{found.about}/{found.review_id}"
    against = [entry for entry in here.log.of(subject) if entry.actor_id == found.first_editor]
    review = here.reviews.get(found.review_id)
    organisation = here.organisations.many([found.organisation_id]).get(found.organisation_id)
    allowed = found.allowed(Party.EDITOR, actor_id=request.who.id)
    data = case_schemas.AppealToDecideOut(
        id=found.id,
        about=found.about,
        review_id=found.review_id,
        notice_id=found.notice_id or None,
        organisation_id=found.organisation_id,
        by=found.by,
        explanation=found.explanation,
        status=found.status,
        submitted_at=found.submitted_at,
        text=review.reply.text if found.about == "reply" and review.reply else review.text,
        against_action=against[-1].action if against else "",
        against_rule=against[-1].rule if against else "",
        against_explanation=against[-1].explanation if against else "",
        decision=found.decision,
        version=found.version,
        allowed_actions=list(allowed) if request.who.may(Duty.JUDGE) else [],
    )
    context = {
        "found": data,
        "for_chief": bool(allowed) and not data.allowed_actions,
        "own": found.first_editor == request.who.id,
        "organisation": editor_showing.named(organisation, found.organisation_id),
        "history": history,
        **_said(request, refusal, history, found.version),
    }
    return Answer(data, status=problems.status_of(refusal) if refusal else 200, page="editor_appeal", context=context)


def _said(request: Request, refusal: Refusal | None, history: Sequence[EntryOut], version: int) -> dict[str, object]:
    """What a page says beside the case: what was typed, what was wrong, what came between, what was just done."""
    return {
        "typed": request.form() if request.method == "POST" else {},
        "errors": messages(refusal),
        "stale": editor_showing.stale(request, refusal, history, version),
        "flash": editor_showing.flash(request),
    }

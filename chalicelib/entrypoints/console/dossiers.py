"""For editors: dossiers on a suspicion of improper use."""

from collections.abc import Mapping

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    DossierFull,
    Invalid,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.dutch.refusals import DESK_FORM, messages
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import case_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.access.within_sectors import check_subject, sees
from chalicelib.use_cases.cases.keep_dossier import DossierAct, dossier_judges, entry_judges, keep_dossier

blueprint = Blueprint(__name__)
door = Door(blueprint)


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
    return _dossiers_page(request, request.query, {})


def _redisplay_dossiers(request: Request, refusal: Invalid) -> Answer:
    return _dossiers_page(request, request.form(), messages(refusal, DESK_FORM))


@door.post(
    "/editor/dossiers",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay_dossiers,
    takes=case_schemas.NewDossierIn,
    gives={201: case_schemas.DossierOut},
    refuses=(NotSignedIn, NotForYou, Invalid),
    html=True,
)
def open_dossier(request: Request) -> Answer:
    """Open a dossier on a suspicion."""
    sent = request.read(case_schemas.NewDossierIn, *dossier_judges(stores=platform()))
    for subject in (f"review/{sent.review_id}", f"organisation/{sent.organisation_id}"):
        check_subject(request.who, subject, stores=platform())
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
    sent = request.read(case_schemas.DossierEntryIn, *entry_judges(stores=platform()))
    check_subject(request.who, f"review/{sent.review_id}", stores=platform())
    act = DossierAct(editor_id=request.who.id, dossier_id=dossier_id, **msgspec.structs.asdict(sent))
    return _acted(act, status=200)


def _acted(act: DossierAct, *, status: int) -> Answer:
    here = platform()
    after = keep_dossier(act, stores=here, now=here.now())
    return Answer(_dossier(after), status=status, redirect=f"/editor/dossiers/{after.id}")


def _dossiers_page(request: Request, typed: Mapping[str, object], errors: dict[str, str]) -> Answer:
    here = platform()
    mine = [
        each for each in here.cases.dossiers(unread=go_past) if sees(request.who, f"dossier/{each.id}", stores=here)
    ]
    data = case_schemas.DossiersOut(items=[_dossier(each) for each in mine])
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

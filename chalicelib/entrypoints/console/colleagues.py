"""For editors: who does what. What waits is assigned to a colleague, handed over, or freed."""

from urllib.parse import urlencode

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.dutch.captions import KEYS
from chalicelib.dutch.refusals import messages
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http import problems
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import desk_schemas
from chalicelib.entrypoints.schemas.public_schemas import NamedOut
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.access.assign_work import assign_work, editor_errors, hand_over, still_assigned

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.post(
    "/editor/queue/{kind}/{item_id}/assignment",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    takes=desk_schemas.AssignmentIn,
    gives={200: desk_schemas.AssignedOut},
    refuses=(NotSignedIn, NotFound, NotForYou, NotAllowed, NeedsAnotherEditor, Invalid, ChangedMeanwhile),
    html=True,
)
def assign(request: Request, kind: str, item_id: str) -> Answer:
    """Assign something that waits to an editor, hand it over, or free it; it locks nobody out."""
    if kind not in {*map(str, QueueKind)}:
        raise NotFound
    of, here = QueueKind(kind), platform()
    editor_id = _meant(request)
    assign_work(of, item_id, editor_id, by=request.who, stores=here, now=here.now())
    found = here.editors.get(editor_id) if editor_id else None
    data = desk_schemas.AssignedOut(
        kind=of, id=item_id, assigned_to=NamedOut(id=found.id, name=found.name) if found else None
    )
    said = urlencode({"done": "assign" if editor_id else "free"})
    return Answer(data, redirect=f"{editor_showing.PLACES[of]}{item_id}?{said}")


def _meant(request: Request) -> str:
    """Return the id of whoever is to have it; empty for nobody."""

    def meant(sent: desk_schemas.AssignmentIn) -> str:
        return request.who.id if sent.editor_id == "me" else sent.editor_id or ""

    stores = platform()
    return meant(request.read(desk_schemas.AssignmentIn, lambda sent: editor_errors(meant(sent), stores=stores)))


@door.get(
    "/editor/colleagues",
    Audience.EDITOR,
    duty=Duty.BE_THERE,
    gives={200: desk_schemas.ColleaguesOut},
    refuses=(NotSignedIn,),
    html=True,
)
def colleagues(request: Request) -> Answer:
    """Every editor, with what they see and how much was assigned to them of what the reader sees."""
    return _colleagues_page(request)


def _redisplay_handover(request: Request, refusal: Refusal, editor_id: str) -> Answer:
    return _colleagues_page(request, refusal, of=editor_id)


@door.get(
    "/editor/keys",
    Audience.EDITOR,
    duty=Duty.BE_THERE,
    gives={200: desk_schemas.KeysOut},
    refuses=(NotSignedIn,),
    html=True,
)
def keys(request: Request) -> Answer:
    """The keys of the console, which no page needs."""
    data = desk_schemas.KeysOut(items=[desk_schemas.KeyOut(keys=list(each), does=does) for each, does in KEYS])
    return Answer(data, template="keys", context={})


@door.post(
    "/editor/colleagues/{editor_id}/handover",
    Audience.EDITOR,
    duty=Duty.HAND_OVER,
    redisplay=_redisplay_handover,
    takes=desk_schemas.AssignmentIn,
    gives={200: desk_schemas.HandedOverOut},
    refuses=(NotSignedIn, NotFound, NotForYou, Invalid, ChangedMeanwhile),
    html=True,
)
def rule_on_handover(request: Request, editor_id: str) -> Answer:
    """Hand all that a colleague has over to another, or free it; for chief editors and operators.

    Who is limited to sectors hands over what is of these. Either all of that changes hands, or nothing does.
    """
    here = platform()
    if here.editors.get(editor_id) is None:
        raise NotFound
    to, sectors = _meant(request), request.who.sectors
    data = desk_schemas.HandedOverOut(number=hand_over(editor_id, to, sectors=sectors, stores=here, now=here.now()))
    return Answer(data, redirect="/editor/colleagues?done=hand_over")


def _colleagues_page(request: Request, refusal: Refusal | None = None, *, of: str = "") -> Answer:
    here = platform()
    known = here.editors.all(unread=go_past)
    in_hand = still_assigned([each.id for each in known], sectors=request.who.sectors, stores=here, now=here.now())
    data = desk_schemas.ColleaguesOut(
        items=[
            shown(
                desk_schemas.ColleagueOut,
                each,
                assigned=sum(in_hand[each.id].values()),
                assigned_by_kind=dict(in_hand[each.id]),
            )
            for each in known
        ]
    )
    context = {
        "found": data,
        "flash": editor_showing.flash(request),
        "errors": messages(refusal),
        "of": of,
        "typed": request.form(),
        "may_hand_over": request.who.may(Duty.HAND_OVER),
        "choices": [(each.id, each.name) for each in known if each.works and each.may(Duty.MODERATE)],
    }
    return Answer(data, status=problems.status_of(refusal) if refusal else 200, template="colleagues", context=context)

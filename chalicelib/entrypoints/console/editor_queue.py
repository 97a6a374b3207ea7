"""For editors: what waits, how long, and how the work goes."""

from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.clock.days import year_of
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.refusals import Invalid, NotSignedIn
from chalicelib.domain.sync.sync import freshness
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import editor_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.note_mail_event import not_reached
from chalicelib.use_cases.upkeep.integrity_figures import figures_of

blueprint = Blueprint(__name__)
door = Door(blueprint)
_OF_REVIEWS: Final = frozenset({QueueKind.REVIEW, QueueKind.REPLY})


@door.get(
    "/editor/queue",
    Audience.EDITOR,
    duty=Duty.READ,
    query=editor_schemas.QueueQuery,
    gives={200: editor_schemas.QueueOut},
    refuses=(NotSignedIn, Invalid),
    html=True,
)
def queue(request: Request) -> Answer:
    """The work that waits: a crime or despair first, then what is late, then by strength, then by age."""
    query = request.read_query(editor_schemas.QueueQuery)
    here = platform()
    waiting, further = here.queue.page(
        query.kind, status=query.status, limit=query.limit, cursor=query.cursor, now=here.now()
    )
    known = here.organisations.many([each.organisation_id for each in waiting], unread=go_past)
    claims = editor_showing.claims([each.id for each in waiting])
    items = [
        shown(
            editor_schemas.QueueItemOut,
            each,
            organisation=editor_showing.named(known.get(each.organisation_id), each.organisation_id),
            claimed_by=claims.get(each.id),
        )
        for each in waiting
    ]
    data = editor_schemas.QueueOut(items=items, next=further)
    return Answer(data, template="queue", context=_around(request, query, data) if request.wants_html else {})


def _around(request: Request, query: editor_schemas.QueueQuery, found: editor_schemas.QueueOut) -> dict[str, object]:
    """The context of the page around the list; a program asks for the figures themselves."""
    here = platform()
    return {
        "found": found,
        "query": query,
        "now": here.now(),
        "backlogs": {kind: here.queue.backlog(kind) for kind in QueueKind},
        "briefs": _briefs(query.kind, found),
        "flash": editor_showing.flash(request),
        "unreached": [each.name for each in not_reached(here.editors.all(unread=go_past))],
    }


def _briefs(kind: QueueKind, found: editor_schemas.QueueOut) -> dict[str, str]:
    """The texts in the list, by id, where it is one of reviews or replies."""
    if kind not in _OF_REVIEWS or not found.items:
        return {}
    reviews = platform().reviews.many([each.id for each in found.items], unread=go_past)
    return {each.id: each.reply.text if kind is QueueKind.REPLY and each.reply else each.text for each in reviews}


@door.get(
    "/editor/figures",
    Audience.EDITOR,
    duty=Duty.FOLLOW_SYNC,
    gives={200: editor_schemas.ConsoleFiguresOut},
    refuses=(NotSignedIn,),
    html=True,
)
def editor_figures(request: Request) -> Answer:
    """The editors' work in figures: what waits and since when, how long decisions took, how fresh the register is."""
    here = platform()
    now = here.now()
    year = figures_of(year_of(now), stores=here, now=now)
    fresh = freshness(here.sync_store.last_good(), now=now)
    data = editor_schemas.ConsoleFiguresOut(
        waiting=[_backlog(kind) for kind in QueueKind],
        median_hours={
            kind: year.median_hours(f"{name}_hours")
            for kind, name in (("review", "decision"), ("notice", "notice"), ("appeal", "appeal"))
        },
        freshness=editor_showing.fresh(fresh),
    )
    return Answer(data, template="editor_figures", context={"found": data, "now": now})


def _backlog(kind: QueueKind) -> editor_schemas.BacklogOut:
    return shown(editor_schemas.BacklogOut, platform().queue.backlog(kind), kind=kind)

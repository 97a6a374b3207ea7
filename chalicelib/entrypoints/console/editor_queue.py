"""For editors: what waits, how long, and how the work goes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.clock.days import local, year_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import Backlog, Count, Desk, Holders, QueueKind, Waiting
from chalicelib.domain.reviews.promises.acts import promise_waits
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import Invalid, NotForYou, NotSignedIn
from chalicelib.domain.rules.working_days import after_working_days
from chalicelib.domain.sync.sync import freshness
from chalicelib.dutch import captions
from chalicelib.dutch.phrases import appeal_about, notice_about
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import editor_schemas
from chalicelib.entrypoints.schemas.public_schemas import NamedOut
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.access.assign_work import assigned_work
from chalicelib.use_cases.access.within_sectors import backlog_within, sectors_asked
from chalicelib.use_cases.mails.editor_digest import PATIENCE, waiting_letters
from chalicelib.use_cases.mails.note_mail_event import not_reached
from chalicelib.use_cases.mails.of_sectors import of_sectors
from chalicelib.use_cases.readings.read_again import mine
from chalicelib.use_cases.upkeep.integrity_figures import figures_of

blueprint = Blueprint(__name__)
door = Door(blueprint)
_NOBODY: Final = Holders()


@door.get(
    "/editor/queue",
    Audience.EDITOR,
    duty=Duty.READ,
    query=editor_schemas.QueueQuery,
    gives={200: editor_schemas.QueueOut},
    refuses=(NotSignedIn, NotForYou, Invalid),
    html=True,
)
def queue(request: Request) -> Answer:
    """The work that waits: a crime or despair first, then what is late, then by strength, then by age."""
    query = request.read_query(editor_schemas.QueueQuery)
    here, now = platform(), platform().now()
    desk = here.queue.desk(query.kind, now=now)
    told = query.kind is not QueueKind.SECOND_READING  # of whom it is: that is told of no second reading
    waiting, further = _own(request, query) if query.assigned else _page(request, query, desk)
    ids = [each.organisation_id for each in waiting if told]
    known = here.organisations.many(ids, unread=go_past, behind=True)
    editors = here.editors.all(unread=go_past) if request.wants_html else ()
    names = {each.id: each.name for each in editors} or _names(desk, waiting)
    items = [
        shown(
            editor_schemas.QueueItemOut,
            each,
            late=each.late(now),
            organisation=editor_showing.named(known.get(each.organisation_id), each.organisation_id if told else ""),
            claimed_by=names.get(desk.holders.get(each.id, _NOBODY).claimed_by),
            assigned_to=_assigned(desk.holders.get(each.id, _NOBODY).assigned_to, names),
            **_of_two(known.get(each.id) if query.kind is QueueKind.ORGANISATION else None, now),
        )
        for each in waiting
    ]
    data = editor_schemas.QueueOut(items=items, next=further)
    if not request.wants_html:
        return Answer(data)
    around = _around(request, query, data, editors) | {
        **_letters(request.who, desk.count),
        "backlogs": _backlogs(request, query, desk.count, data),
        "counted_at": desk.count.at if desk.count and desk.count.holds(now) else None,
    }
    return Answer(data, template="queue", context=around)


def _page(request: Request, query: editor_schemas.QueueQuery, desk: Desk) -> tuple[Sequence[Waiting], str | None]:
    here = platform()
    return here.queue.page(
        query.kind,
        status=query.status,
        limit=query.limit,
        cursor=query.cursor,
        now=here.now(),
        order=query.order,
        late=query.late,
        oldest=desk.oldest(query.kind, here.now()),
        wanted=_wanted(request, query),
    )


def _wanted(
    request: Request, query: editor_schemas.QueueQuery
) -> Callable[[Sequence[Waiting]], Collection[str]] | None:
    """Return what tells those of some that are to be shown: of the sectors, and of second readings one's own alone."""
    here = platform()
    sectors = of_sectors(sectors_asked(request.who, query.sector), stores=here)
    if query.kind is not QueueKind.SECOND_READING:
        return sectors
    own = mine(request.who, stores=here)
    return lambda some: {*own(some)} & {*(sectors(some) if sectors else (each.id for each in some))}


def _own(request: Request, query: editor_schemas.QueueQuery) -> tuple[Sequence[Waiting], str | None]:
    """Return one editor's own, which is never so much that it is read in parts; the rest of what is asked holds too."""
    here, now = platform(), platform().now()
    editor_id = request.who.id if query.assigned == "me" else query.assigned
    found = assigned_work(editor_id, query.kind, order=query.order, stores=here, now=now)
    wanted = of_sectors(sectors_asked(request.who, query.sector), stores=here)
    ids = wanted(found) if wanted else {each.id for each in found}
    return [
        each
        for each in found
        if each.id in ids and (each.late(now) or not query.late) and query.status in {"", each.status}
    ], None


def _of_two(found: Organisation | None, now: datetime) -> dict[str, object]:
    """Return what of an organisation in the queue waits for a second editor, and until when."""
    if found is None:
        return {}
    blocked = found.blocked(now)
    return {
        "block_unconfirmed": blocked and bool(found.moderation.blocked_by),
        "blocked_until": found.moderation.blocked_until if blocked else None,
        "warning_proposed": found.moderation.proposed is not None,
    }


def _assigned(editor_id: str, names: Mapping[str, str]) -> NamedOut | None:
    return NamedOut(id=editor_id, name=names.get(editor_id, "")) if editor_id else None


def _around(
    request: Request, query: editor_schemas.QueueQuery, found: editor_schemas.QueueOut, editors: Sequence[Editor]
) -> dict[str, object]:
    """The context of the page around the list; a program asks for the figures themselves."""
    return {
        "found": found,
        "query": query,
        "now": platform().now(),
        "briefs": _briefs(query.kind, found),
        "flash": editor_showing.flash(request),
        "unreached": [each.name for each in not_reached(editors)],
        "choices": [(each.id, each.name) for each in editors if each.id != request.who.id],
        "own_sectors": request.who.sectors,
    }


def _letters(editor: Editor, count: Count | None) -> dict[str, object]:
    """Tell that letters wait for a printer, as the clock counted them last; who is limited to sectors counts anew."""
    here = platform()
    counted = count.letters if count is not None and count.holds(here.now()) and not editor.sectors else None
    waiting = counted or waiting_letters(here, editor.sectors)
    late = waiting.oldest is not None and after_working_days(waiting.oldest, PATIENCE) < local(here.now())
    return {"letters_wait": waiting.count, "letters_late": late}


def _names(desk: Desk, waiting: Sequence[Waiting]) -> Mapping[str, str]:
    held = [desk.holders.get(each.id, _NOBODY) for each in waiting]
    return editor_showing.names({editor_id for each in held for editor_id in (each.claimed_by, each.assigned_to)})


def _backlogs(
    request: Request, query: editor_schemas.QueueQuery, count: Count | None, found: editor_schemas.QueueOut
) -> Mapping[QueueKind, Backlog | None]:
    """The number that waits of each kind, as the clock counted last; where it did not lately, all are counted now.

    The clock counts all sectors together: who is limited to some hears how much is in the list that is read whole, and
    of the other kinds once nothing is in it.
    """
    here = platform()
    if request.who.sectors:
        return _backlogs_within(request.who, query, found)
    if count is None or not count.holds(here.now()):
        return {kind: here.queue.backlog(kind) for kind in QueueKind}
    part = query.cursor or query.status or query.sector or query.late or query.assigned
    return count.known() if part else count.known(query.kind, len(found.items), more=found.next is not None)


def _backlogs_within(
    editor: Editor, query: editor_schemas.QueueQuery, found: editor_schemas.QueueOut
) -> Mapping[QueueKind, Backlog | None]:
    here = platform()
    if not found.items and not found.next:
        return {each: backlog_within(each, editor.sectors, stores=here, now=here.now()) for each in QueueKind}
    known: dict[QueueKind, Backlog | None] = dict.fromkeys(QueueKind)
    if not (query.cursor or query.status or query.sector or query.late or query.assigned):
        known[query.kind] = Backlog(count=len(found.items), oldest=None, more=found.next is not None)
    return known


def _briefs(kind: QueueKind, found: editor_schemas.QueueOut) -> dict[str, tuple[str, str]]:
    """Return of each in the list what it is about, where its kind does not say so, and its words; by id."""
    here, ids = platform(), [each.id for each in found.items]
    if not ids or kind in {QueueKind.ORGANISATION, QueueKind.SECOND_READING}:
        return {}
    if kind is QueueKind.NOTICE:
        notices = here.cases.notices_by_id(ids, unread=go_past)
        return {key: (notice_about(each.subject, each.reason), each.explanation) for key, each in notices.items()}
    if kind is QueueKind.APPEAL:
        appeals = here.cases.appeals_by_id(ids, unread=go_past)
        return {key: (appeal_about(each.by, each.about), each.explanation) for key, each in appeals.items()}
    added = {each.id for each in found.items if each.addition}

    def said(each: Review) -> str:
        if kind is QueueKind.REPLY:
            return _waiting_reply(each)
        return each.addition.text if each.id in added and each.addition else each.text

    def by_one(each: Review) -> str:
        """Say that a first of two editors had their word, of what waits here."""
        if kind is QueueKind.REPLY:
            return ""
        approved = each.addition.approved_by if each.id in added and each.addition else each.approved_by
        return captions.WAITS_FOR_SECOND if approved else ""

    return {each.id: (by_one(each), said(each)) for each in here.reviews.many(ids, unread=go_past, behind=True)}


def _waiting_reply(review: Review) -> str:
    """Return the words that wait below a review: what became of a promise, or else the reply."""
    told = promise_waits(review)
    return f"{captions.OUTCOME_WAITS} {told.text}" if told else review.reply.text if review.reply else review.text


@door.get(
    "/editor/figures",
    Audience.EDITOR,
    duty=Duty.FOLLOW_SYNC,
    gives={200: editor_schemas.ConsoleFiguresOut},
    refuses=(NotSignedIn,),
    html=True,
)
def editor_figures(request: Request) -> Answer:
    """The editors' work in figures: what waits and since when, how long decisions took, how fresh the register is.

    What waits is counted of the sectors that its reader is limited to; the rest is what anybody may read of a year.
    """
    here = platform()
    now = here.now()
    year = figures_of(year_of(now), stores=here, now=now)
    fresh = freshness(here.sync_store.last_good(), now=now)
    data = editor_schemas.ConsoleFiguresOut(
        waiting=[_backlog(kind, request.who, now) for kind in QueueKind],
        median_hours={
            kind: year.median_hours(f"{name}_hours")
            for kind, name in (("review", "decision"), ("notice", "notice"), ("appeal", "appeal"))
        },
        by_channel=year.by_origin("channel"),
        by_proof=year.by_origin("proof"),
        freshness=editor_showing.fresh(fresh),
    )
    return Answer(data, template="editor_figures", context={"found": data, "now": now})


def _backlog(kind: QueueKind, editor: Editor, now: datetime) -> editor_schemas.BacklogOut:
    found = backlog_within(kind, editor.sectors, stores=platform(), now=now)
    return shown(editor_schemas.BacklogOut, found, kind=kind)

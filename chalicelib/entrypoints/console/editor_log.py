"""For editors: the rules that decisions cite, and the log of what was decided."""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.clock.days import begins, ends
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import FieldError, Invalid, NotForYou, NotSignedIn
from chalicelib.dutch.conduct import CODE_OF_CONDUCT
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.reading import check, day_or_moment
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import editor_schemas, transparency_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.access.within_sectors import check_subject

blueprint = Blueprint(__name__)
door = Door(blueprint)
_USUAL: Final = timedelta(days=92)
_LAST_SECOND: Final = timedelta(seconds=1)
_KINDS: Final = {
    "reviews": "review",
    "replies": "reply",
    "notices": "notice",
    "appeals": "appeal",
    "organisations": "organisation",
    "dossiers": "dossier",
    "sync-runs": "sync-run",
}
_ADDRESS: Final = re.compile(rf"/editor/(?P<place>{'|'.join(_KINDS)})/(?P<id>[\w-]+)")


@door.get(
    "/editor/code-of-conduct",
    Audience.EDITOR,
    duty=Duty.BE_THERE,
    gives={200: transparency_schemas.RulesOut},
    refuses=(NotSignedIn,),
)
def code_of_conduct(request: Request) -> Answer:
    """The rules that decisions cite."""
    return Answer(shown(transparency_schemas.RulesOut, items=CODE_OF_CONDUCT))


@door.get(
    "/editor/log",
    Audience.EDITOR,
    duty=Duty.READ,
    query=editor_schemas.LogQuery,
    gives={200: editor_schemas.LogOut},
    refuses=(NotSignedIn, NotForYou, Invalid),
    html=True,
)
def log(request: Request) -> Answer:
    """The log, of who did what, when and why: the newest of all, or all about `review/<id>` and the like."""
    judges = (lambda sent: _day_errors(sent.since, "since"), lambda sent: _day_errors(sent.until, "until"))
    query = request.read_query(editor_schemas.LogQuery, *judges)
    if not query.subject:
        check(query, *judges)
        return _newest(request, query)
    subject = _meant(query.subject)
    check_subject(request.who, subject, stores=platform())
    data = editor_schemas.LogOut(items=editor_showing.entries(list(platform().log.of(subject, unread=go_past))))
    return Answer(data, template="editor_log", context=_around(request, query, data) | {"subject": subject})


def _newest(request: Request, query: editor_schemas.LogQuery) -> Answer:
    """The newest of all; an editor who is limited to sectors has their own, as no entry says of which sector it is."""
    here, now = platform(), platform().now()
    until = _moment(query.until, "until") if query.until else now + _LAST_SECOND
    since = _moment(query.since, "since") if query.since else until - _USUAL
    asked = _editors(request, query.editor)

    def wanted(entry: LogEntry) -> bool:
        mine = not request.who.sectors or entry.actor_id == request.who.id
        return mine and (asked is None or entry.actor_id in asked) and query.action in {"", entry.action}

    found, further = here.log.newest(
        since=since, until=until, limit=query.limit, cursor=query.cursor, wanted=wanted, unread=go_past
    )
    data = editor_schemas.LogOut(items=editor_showing.entries(found), next=further)
    return Answer(data, template="editor_log", context=_around(request, query, data) | {"subject": ""})


def _around(request: Request, query: editor_schemas.LogQuery, found: editor_schemas.LogOut) -> dict[str, object]:
    if not request.wants_html:
        return {}
    known = platform().editors.all(unread=go_past)
    return {"found": found, "query": query, "choices": [(each.id, each.name) for each in known]}


def _editors(request: Request, said: str) -> Collection[str] | None:
    """Return the ids of the editors that are meant, by an id or a name; None for anybody, also the clock."""
    if not said:
        return None
    if said == "me":
        return {request.who.id}
    known = platform().editors.all(unread=go_past)
    return {each.id for each in known if said.casefold() in {each.id.casefold(), each.name.casefold()}}


def _day_errors(said: str, field: str) -> tuple[FieldError, ...]:
    if said:
        _moment(said, field)  # raises what is wrong with it
    return ()


def _moment(said: str, field: str) -> datetime:
    """Return the moment that is meant: a day as people live it, `until` whole, or a moment with its zone.

    Raises:
        Invalid: it is neither.
    """
    meant = day_or_moment(said, field, as_text=True)
    try:
        if isinstance(meant, datetime):
            return meant.astimezone(UTC)
        return ends(meant) if field == "until" else begins(meant)
    except OverflowError:
        raise Invalid((FieldError(field, "wrong_format", "day"),)) from None


def _meant(said: str) -> str:
    """The subject, also where somebody pasted the address of its page."""
    found = _ADDRESS.search(said)
    return f"{_KINDS[found['place']]}/{found['id']}" if found else said

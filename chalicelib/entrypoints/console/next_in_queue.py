"""Where an editor goes after a decision: to the next that waits, so that no decision is a dead end."""

from typing import Final
from urllib.parse import urlencode

from chalicelib.bootstrap import platform
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.entrypoints.http.messages import Request

_LOOKED_AT: Final = 10
_PLACES: Final = {
    QueueKind.REVIEW: "/editor/reviews/",
    QueueKind.REPLY: "/editor/reviews/",
    QueueKind.NOTICE: "/editor/notices/",
    QueueKind.APPEAL: "/editor/appeals/",
    QueueKind.ORGANISATION: "/editor/organisations/",
}


def after(request: Request, kind: QueueKind, *, done: str, was: str) -> str:
    """The page of the next thing of a kind that no colleague reads, or the queue once all is done.

    Args:
        request: the decision; a program gets no page, and pays for no look.
        kind: which queue.
        done: what was decided.
        was: on what: a subject of the log, such as `review/<id>`.
    """
    if not request.wants_page:
        return ""
    here = platform()
    waiting, _ = here.queue.page(kind, status="", limit=_LOOKED_AT, cursor="")
    claimed = here.queue.claims([each.id for each in waiting], now=here.now())
    mine = {each.id for each in waiting if claimed.get(each.id, request.who.id) == request.who.id}
    following = next((each.id for each in waiting if each.id in mine and each.id != was.partition("/")[2]), None)
    said = urlencode({"done": done, "was": was})
    return f"{_PLACES[kind]}{following}?{said}" if following else f"/editor/queue?{urlencode({'kind': kind})}&{said}"

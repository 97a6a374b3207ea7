"""The way on after a decision: to the next thing that waits, so that no decision is a dead end."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from chalicelib.bootstrap import platform
from chalicelib.domain.projections.queue import Holders, QueueKind
from chalicelib.entrypoints.http.request import Answer, Request
from chalicelib.use_cases.access.within_sectors import of_sectors

_LOOKED_AT: Final = 10
PLACES: Final = {
    QueueKind.REVIEW: "/editor/reviews/",
    QueueKind.REPLY: "/editor/replies/",
    QueueKind.NOTICE: "/editor/notices/",
    QueueKind.APPEAL: "/editor/appeals/",
    QueueKind.ORGANISATION: "/editor/organisations/",
}


def decided(request: Request, data: Callable[[], object], *, kind: QueueKind, done: str, was: str) -> Answer:
    """Answer a decision: for a browser the next thing that waits, for a program what the decision led to.

    Args:
        request: the decision; each pays only for its own answer.
        data: makes the answer to a program.
        kind: which queue.
        done: the decision that was taken.
        was: on which subject of the log, such as `review/<id>`.
    """
    if request.wants_html:
        return Answer(
            redirect=_following(request, kind, said=urlencode({"done": done, "was": was}), but=was.partition("/")[2])
        )
    return Answer(data())


def _following(request: Request, kind: QueueKind, *, said: str, but: str) -> str:
    """The page of the next thing of a kind that no colleague has in hand, or the queue once all is done."""
    here = platform()
    wanted = of_sectors(request.who.sectors, stores=here)
    waiting, _ = here.queue.page(kind, status="", limit=_LOOKED_AT, cursor="", now=here.now(), wanted=wanted)
    holders = here.queue.holders(kind, [each.id for each in waiting], now=here.now())
    free = {"", request.who.id}
    mine = {each.id for each in waiting if {*_who(holders.get(each.id))} <= free}
    following = next((each.id for each in waiting if each.id in mine and each.id != but), None)
    return f"{PLACES[kind]}{following}?{said}" if following else f"/editor/queue?{urlencode({'kind': kind})}&{said}"


def _who(holders: Holders | None) -> tuple[str, ...]:
    return (holders.claimed_by, holders.assigned_to) if holders else ()

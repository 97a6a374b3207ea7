"""The editors' queue as it grows, and twenty editors who decide at once.

The front door is in this process and the store in one of its own, so that CPU is what the platform itself takes.
"""

import io
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import timedelta
from statistics import median
from typing import Final

from bench.figures import Figure
from bench.units import Work, counted
from chalicelib.adapters.dynamodb.client.working_tables import QueueItem
from chalicelib.adapters.dynamodb.projections.queue import queue_item
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.domain.rules.lifecycle import Status
from tests.prove.stage import played
from tests.races.arena import AT_ONCE, Arena, Call

FEW: Final = 400  # waiting, more than a page shows of any shard
MANY: Final = 50_000
DECISIONS: Final = 20  # of each editor
_LOOKS: Final = 30


def figures() -> Iterator[Figure]:
    """P3 and P8, of what editors do."""
    with redirect_stdout(io.StringIO()), played(by_client=True) as arena:  # requests are counted at the client
        found = [*_grown(arena), *_decided(arena)]
    yield from found


def _grown(arena: Arena) -> Iterator[Figure]:
    home = arena.organisation()
    _wait(arena, QueueKind.NOTICE, home.id, FEW)
    _wait(arena, QueueKind.REVIEW, home.id, MANY)
    few, many = (_work(arena, kind) for kind in (QueueKind.NOTICE, QueueKind.REVIEW))
    rare = _work(arena, QueueKind.REVIEW, f"&status={Status.ESCALATED}")
    spent = [(_spent(arena, QueueKind.NOTICE), _spent(arena, QueueKind.REVIEW)) for _ in range(_LOOKS)]  # in turns
    yield Figure(
        code="P3",
        name=f"the queue with {MANY:,} that wait",
        figure=median(each[1] for each in spent),
        unit="ms CPU",
        most=1.05,
        peer=median(each[0] for each in spent),
        peer_name=f"with {FEW}",
    )
    for name, with_many, with_few in (
        ("requests to the store", len(many.requests), len(few.requests)),
        ("read units", many.read_units, few.read_units),
    ):
        yield Figure(code="P3", name=f"… {name}", figure=with_many, most=with_few)
    yield Figure(code="P3", name="… requests to find the one that is escalated", figure=len(rare.requests), most=30)


def _work(arena: Arena, kind: QueueKind, status: str = "") -> Work:
    """Return what the first page of the queue asks of the store."""
    with counted(arena.here.connection.client) as work:
        heard = arena.ask(_page(kind, status))
    if heard.status != 200 or not heard.json["items"]:  # noqa: PLR2004 - what HTTP calls good
        raise RuntimeError(f"the queue says {heard}")
    return work


def _spent(arena: Arena, kind: QueueKind) -> float:
    """Its milliseconds of CPU."""
    begun = time.process_time()
    arena.ask(_page(kind))
    return 1000 * (time.process_time() - begun)


def _page(kind: QueueKind, status: str = "") -> Call:
    return Call(f"/editor/queue?kind={kind}{status}", {}, editor=0, method="GET")


def _wait(arena: Arena, kind: QueueKind, organisation_id: str, many: int) -> None:
    """Let so many wait, one of them escalated and after all others."""
    now = arena.here.now()
    with QueueItem.batch_write() as batch:
        for number in range(many):
            last = number == many - 1
            each = Waiting(
                kind=kind,
                id=f"waiting-{number}",
                organisation_id=organisation_id,
                status=Status.ESCALATED if last else Status.PENDING,
                waiting_since=now + timedelta(seconds=number - many),
            )
            batch.save(queue_item(each))


def _decided(arena: Arena) -> Iterator[Figure]:
    """Every editor approves reviews of one organisation, each their own, as fast as they can."""
    home = arena.organisation()
    reviews = arena.reviews(AT_ONCE * DECISIONS, home, status=Status.PENDING)
    body = {"action": "approve", "version": reviews[0].version}
    calls = [
        Call(f"/editor/reviews/{each.id}/decisions", body, editor=number % AT_ONCE)
        for number, each in enumerate(reviews)
    ]
    asked: list[str] = []
    arena.here.connection.client.meta.events.register(
        "after-call.dynamodb", lambda model, **_: asked.append(model.name)
    )
    heard = arena.race([calls[first : first + AT_ONCE] for first in range(0, len(calls), AT_ONCE)])
    each = len(asked) / len(calls)
    statuses = [each.status for some in heard for each in some]
    failed = sum(status != 200 for status in statuses)  # noqa: PLR2004 - what HTTP calls good
    name = f"{AT_ONCE} editors at once, {len(calls)} decisions about one organisation: failed"
    yield Figure(code="P8", name=name, figure=failed, most=0)
    shown = arena.here.organisations.get(home.id).tally.reviews
    yield Figure(code="P8", name="… and not counted on its page", figure=len(calls) - shown, most=0)
    yield Figure(
        code="P3",
        name=f"{AT_ONCE} editors at once: requests to the store for a decision, tries again included",
        figure=each,
        most=3,
        floor=2,
    )

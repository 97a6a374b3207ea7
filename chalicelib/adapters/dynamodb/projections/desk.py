"""The editors' desk, in DynamoDB: who has what in hand and how much waits, in one item that a page asks for at once.

What claims and assignments themselves say counts; here they stand once more for whoever shows a list of them. Asked for
one by one, two keys for each of twenty in a list, they cost twenty times as much.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamodb.client.table import or_none
from chalicelib.adapters.dynamodb.client.working_tables import ClaimItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.projections.queue import Count, Desk, Holders, QueueKind

_CLAIMED: Final = "claimed#"


def desk_item() -> ClaimItem:
    """Return the desk, to be written."""
    return ClaimItem("desk")


def assigned(kind: QueueKind, waiting_id: str) -> str:
    """Return the key of an assignment, on the desk and by itself."""
    return f"assigned#{kind}#{waiting_id}"


def lay(name: str, editor_id: str, until: datetime) -> Action:
    """Lay something on the desk: an assignment, or a claim; the last one to lay it there has it."""
    return Path([name]).set(f"{editor_id} {stamp(until)}")


def lay_claim(waiting_id: str, editor_id: str, until: datetime) -> None:
    desk_item().update([lay(f"{_CLAIMED}{waiting_id}", editor_id, until)])


def take_claim(waiting_id: str, editor_id: str) -> None:
    """Take an editor's own claim off the desk."""
    mine = Path([f"{_CLAIMED}{waiting_id}"])
    _update([mine.remove()], mine.startswith(f"{editor_id} "))


def take(name: str) -> Action:
    return Path([name]).remove()


def look(kind: QueueKind, now: datetime) -> Desk:
    """Return who has what of a kind in hand, and how much waits; one request."""
    item = _read()
    if item is None:
        return Desk(holders={}, count=None)
    held = dict(_held(item, now))
    ids = {
        name.removeprefix(prefix)
        for prefix in (_CLAIMED, assigned(kind, ""))
        for name in held
        if name.startswith(prefix)
    }
    holders = {
        each: Holders(claimed_by=held.get(f"{_CLAIMED}{each}", ""), assigned_to=held.get(assigned(kind, each), ""))
        for each in ids
    }
    return Desk(holders=holders, count=or_none(lambda item: item.waits, item))


def keep(count: Count) -> None:
    """Lay a new count on the desk, and take off what is over."""
    item = ClaimItem.from_raw_data(desk_item().update([ClaimItem.waits.set(count)])["Attributes"])
    held = dict(_held(item, count.at))
    over = [name for name in item.in_hand if name not in held]
    for name in over:
        path = Path([name])
        _update([path.remove()], path == item.in_hand[name])


def _held(item: ClaimItem, now: datetime) -> Iterator[tuple[str, str]]:
    at = stamp(now)
    for name, said in item.in_hand.items():
        editor_id, _, until = said.rpartition(" ")
        if until > at:
            yield name, editor_id


def _read() -> ClaimItem | None:
    return next(iter(ClaimItem.batch_get([desk_item().id], consistent_read=True)), None)


def _update(actions: list[Action], condition: Condition) -> None:
    """Write it while the condition holds; else somebody was first, and is right."""
    try:
        desk_item().update(actions, condition)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise

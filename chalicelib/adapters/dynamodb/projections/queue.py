"""The editors' queue, in DynamoDB."""

import heapq
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from pynamodb.exceptions import DeleteError

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import ClaimItem, QueueItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.projections.queue import Backlog, QueueKind, Waiting
from chalicelib.ports.unread import Unread, go_past, stop

SHARDS: Final = 4
CLAIM: Final = timedelta(minutes=30)
_COUNTED: Final = 500  # of a shard; who has more waiting needs editors, not a figure
_WEAKEST: Final = 9  # the place begins with a digit that is lower for stronger signals


def project_queue(transaction: Transaction, before: Sequence[Waiting], after: Sequence[Waiting]) -> None:
    """Bring the queue in line: what no longer waits goes, what now waits comes."""
    was = {queue_key(each): each for each in before}
    now = {queue_key(each): each for each in after}
    for key in was.keys() - now.keys():
        transaction.delete(QueueItem(*key))
    for key, each in now.items():
        if was.get(key) != each:
            transaction.save(queue_item(each))


class DynamoQueue:
    """Reading the queue."""

    def page(self, kind: QueueKind, *, status: str, limit: int, cursor: str) -> tuple[Sequence[Waiting], str | None]:
        """Return what waits, strongest first, then oldest, after the cursor; and the cursor to go on with."""
        after = unwrap(cursor)
        shards = (
            QueueItem.query(
                f"{kind}#{shard}",
                QueueItem.place > after if after else None,
                QueueItem.status == status if status else None,
                consistent_read=True,
                # Of each its share and some more, and the rest when it is needed; to find a status, all that it may.
                page_size=None if status else 2 * (limit + SHARDS) // SHARDS,
            )
            for shard in range(SHARDS)
        )
        merged = heapq.merge(*shards, key=lambda item: item.place)
        items = list(islice(readable(merged, lambda item: (item.place, item.waiting), go_past), limit + 1))
        cursor_out = wrap(items[limit - 1][0]) if len(items) > limit else None
        return [each for _, each in items[:limit]], cursor_out

    def backlog(self, kind: QueueKind) -> Backlog:
        """Count what waits, and since when, by the keys alone; counts no further than is worth saying."""
        places: list[str] = []
        more = False
        for shard in range(SHARDS):
            mine = [
                item.place
                for item in QueueItem.query(f"{kind}#{shard}", attributes_to_get=["shard", "place"], limit=_COUNTED)
            ]
            more = more or len(mine) == _COUNTED
            places += mine
        oldest = min((place.split("#")[1] for place in places), default="")
        return Backlog(count=len(places), oldest=datetime.fromisoformat(oldest) if oldest else None, more=more)

    def ids(self, kind: QueueKind, *, unread: Unread = stop) -> Iterator[str]:
        """Everything of a kind that waits, in no order."""
        for shard in range(SHARDS):
            yield from readable(QueueItem.query(f"{kind}#{shard}"), lambda item: item.waiting.id, unread)

    def all(self, kind: QueueKind, *, unread: Unread = stop) -> Iterator[Waiting]:
        """The same, with what is known of each."""
        for shard in range(SHARDS):
            items = QueueItem.query(f"{kind}#{shard}", consistent_read=True)
            yield from readable(items, lambda item: item.waiting, unread)

    def claim(self, waiting_id: str, editor_id: str, *, now: datetime) -> datetime:
        """Say that an editor is reading this; returns until when. The last one to say so is shown."""
        until = now + CLAIM
        ClaimItem(waiting_id, editor_id=editor_id, until=stamp(until), expires=int(until.timestamp())).save()
        return until

    def release(self, waiting_id: str, editor_id: str) -> None:
        """Let go of one's own claim; somebody else's stays."""
        try:
            ClaimItem(waiting_id).delete(ClaimItem.editor_id == editor_id)
        except DeleteError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise

    def claims(self, ids: Sequence[str], *, now: datetime) -> Mapping[str, str]:
        """The editors who are reading these, by the id of what they read."""
        items = ClaimItem.batch_get(list(dict.fromkeys(ids)))
        at = stamp(now)
        return {item.id: item.editor_id for item in items if item.editor_id and item.until and item.until > at}


def queue_item(each: Waiting) -> QueueItem:
    return QueueItem(*queue_key(each), waiting=each, status=each.status)


def queue_key(each: Waiting) -> tuple[str, str]:
    """Return where something stands in the queue: its shard, and its place there."""
    shard = zlib.crc32(each.id.encode()) % SHARDS
    return f"{each.kind}#{shard}", f"{_WEAKEST - each.strength}#{stamp(each.waiting_since)}#{each.id}"


def queued_id(place: str) -> str:
    """Return the id of what stands in a place of the queue, whether or not the rest can be read."""
    return place.rpartition("#")[2]

"""The editors' queue, in DynamoDB."""

import heapq
import zlib
from collections.abc import Sequence
from typing import Final

from chalicelib.adapters.dynamodb.cursors import unwrap, wrap
from chalicelib.adapters.dynamodb.tables import QueueItem, stamp
from chalicelib.adapters.dynamodb.transaction import Transaction
from chalicelib.domain.queue import QueueKind, Waiting, waiting
from chalicelib.domain.review import Review

SHARDS: Final = 4


def move_queue(transaction: Transaction, before: Review, after: Review) -> None:
    """Bring the queue in line with a review: what no longer waits goes, what now waits comes."""
    was = {_key(each): each for each in waiting(before)}
    now = {_key(each): each for each in waiting(after)}
    for key in was.keys() - now.keys():
        transaction.delete(QueueItem(*key))
    for key, each in now.items():
        if was.get(key) != each:
            transaction.save(QueueItem(*key, waiting=each))


class DynamoQueue:
    """Reading the queue."""

    def page(self, kind: QueueKind, *, status: str, limit: int, cursor: str) -> tuple[Sequence[Waiting], str | None]:
        """What waits, oldest first, after the cursor; and where to go on."""
        after = unwrap(cursor)
        found: list[QueueItem] = []
        for shard in range(SHARDS):
            places = QueueItem.query(
                f"{kind}#{shard}",
                QueueItem.place > after if after else None,
                consistent_read=True,
                page_size=limit + 1,
            )
            mine = (item for item in places if not status or item.waiting.status == status)
            found += [item for item, _ in zip(mine, range(limit + 1), strict=False)]
        items = heapq.nsmallest(limit + 1, found, key=lambda item: item.place)
        shown = items[:limit]
        more = len(items) > limit
        cursor_out = wrap(shown[-1].place) if more else None
        return [item.waiting for item in shown], cursor_out


def _key(each: Waiting) -> tuple[str, str]:
    shard = zlib.crc32(each.id.encode()) % SHARDS
    return f"{each.kind}#{shard}", f"{stamp(each.waiting_since)}#{each.id}"

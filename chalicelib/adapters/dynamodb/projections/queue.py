"""The editors' queue, in DynamoDB."""

import heapq
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from pynamodb.exceptions import DeleteError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap, wrong_cursor
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import ClaimItem, QueueItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.projections.queue import FRONT, LAST, Backlog, QueueKind, Waiting
from chalicelib.domain.rules.retention import LONG
from chalicelib.domain.rules.working_days import late_before
from chalicelib.ports.unread import Unread, go_past, stop

SHARDS: Final = 4
CLAIM: Final = timedelta(minutes=30)
_COUNTED: Final = 500  # of a shard; who has more waiting needs editors, not a figure
_AFTER_ALL: Final = "~"  # sorts behind every place of a rank
_MOMENT: Final = "@"  # in a cursor, between a place and the moment of the first page


def project_queue(transaction: Transaction, before: Sequence[Waiting], after: Sequence[Waiting]) -> None:
    """Bring the queue in line: what no longer waits goes, what now waits comes."""
    was = {queue_key(each): each for each in before}
    now = {queue_key(each): each for each in after}
    for key in was.keys() - now.keys():
        transaction.delete(QueueItem(*key))
    for each in was.values():
        if each.grave and list(was) != list(now) and (earlier := _earlier_key(each)) not in now:
            transaction.delete(QueueItem(*earlier))
    for key, each in now.items():
        if was.get(key) != each:
            transaction.save(queue_item(each))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise wrong_cursor() from None


def _ranges(moment: datetime) -> list[tuple[str, str]]:
    """Return where to look, in the order of reading: what is grave, what waits for long, what is late, the rest."""
    ranks = range(FRONT + 1, LAST + 1)
    long_since, late_since = stamp(moment - LONG), stamp(late_before(moment))
    return [
        (f"{FRONT}#", f"{FRONT}{_AFTER_ALL}"),
        *((f"{rank}#", f"{rank}#{long_since}") for rank in ranks),
        *((f"{rank}#{long_since}", f"{rank}#{late_since}") for rank in ranks),
        *((f"{rank}#{late_since}", f"{rank}{_AFTER_ALL}") for rank in ranks),
    ]


class _Shard:
    """One shard of what waits, read in turn: most often its first stretch is all that it has."""

    def __init__(self, name: str, status: str, ranges: Sequence[tuple[str, str]], after: str, *, at_once: int) -> None:
        self._name, self._status, self._ranges, self._after, self._at_once = name, status, ranges, after, at_once

    def __iter__(self) -> Iterator[tuple[int, QueueItem]]:
        """Yield each with the number of its range."""
        start = next((at for at, (low, high) in enumerate(self._ranges) if low <= self._after < high), 0)
        read = list(islice(self._query(QueueItem.place > "0"), self._at_once))
        known = read[-1].place if len(read) == self._at_once else _AFTER_ALL  # up to here nothing is left unread
        for at in range(start, len(self._ranges)):
            low, high = self._ranges[at]
            if at == start and self._after:
                low = f"{self._after} "  # the next after it: no place ends in a blank
            yield from ((at, item) for item in read if low <= item.place < high)
            if known < high:
                yield from ((at, item) for item in self._query(QueueItem.place.between(max(low, f"{known} "), high)))

    def _query(self, places: Condition) -> Iterator[QueueItem]:
        # Of each its share and some more, and the rest when it is needed; to find a status, all that it may.
        size = None if self._status else self._at_once
        wanted = QueueItem.status == self._status if self._status else None
        return iter(QueueItem.query(self._name, places, wanted, consistent_read=True, page_size=size))


class DynamoQueue:
    """Reading the queue."""

    def page(
        self, kind: QueueKind, *, status: str, limit: int, cursor: str, now: datetime
    ) -> tuple[Sequence[Waiting], str | None]:
        """Return what waits after the cursor, in the order of `Waiting.turn`; and the cursor to go on with.

        What is late is so as of the first page, so that no page shows again what another did.
        """
        after, _, first = unwrap(cursor).partition(_MOMENT)
        moment = _moment(first) if first else now
        ranges = _ranges(moment)
        if after and not any(low <= after < high for low, high in ranges):
            raise wrong_cursor()
        at_once = 2 * (limit + SHARDS) // SHARDS
        shards = [_Shard(f"{kind}#{n}", status, ranges, after, at_once=at_once) for n in range(SHARDS)]
        merged = heapq.merge(*shards, key=lambda found: (found[0], found[1].place))
        in_turn = (item for _, item in merged)
        items = list(islice(readable(in_turn, lambda item: (item.place, item.waiting), go_past), limit + 1))
        cursor_out = wrap(f"{items[limit - 1][0]}{_MOMENT}{stamp(moment)}") if len(items) > limit else None
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
    return f"{each.kind}#{shard}", f"{each.rank}#{stamp(each.waiting_since)}#{each.id}"


def _earlier_key(each: Waiting) -> tuple[str, str]:
    """Return where release 0.1.0 put it, and where it may stand until `migrate_forms` moved it to the front."""
    return queue_key(replace(each, grave=False))


def queued_id(place: str) -> str:
    """Return the id of what stands in a place of the queue, whether or not the rest can be read."""
    return place.rpartition("#")[2]

"""The editors' queue, in DynamoDB."""

import heapq
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from typing import Final

from pynamodb.connection import Connection
from pynamodb.exceptions import DeleteError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb.client.batch import asked
from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap, wrong_cursor
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import ClaimItem, QueueItem
from chalicelib.adapters.dynamodb.projections import desk
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.projections.queue import (
    FRONT,
    LAST,
    Backlog,
    Count,
    Desk,
    Holders,
    QueueKind,
    QueueOrder,
    Waiting,
)
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.domain.rules.retention import LONG
from chalicelib.domain.rules.working_days import late_before
from chalicelib.ports.unread import Unread, go_past, stop

SHARDS: Final = 4
CLAIM: Final = timedelta(minutes=30)
LOOKED_AT: Final = 500  # of what waits, for one page of those of some organisations
ASKED_AT_ONCE: Final = 100
_COUNTED: Final = 500  # of a shard; who has more waiting needs editors, not a figure
ASSIGNED: Final = timedelta(days=400)  # what waits is decided on within a year, or erased
_WORK: Final = "work#"
_OPENED: Final = "opened#"
_NOBODY: Final = Holders()
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


def _ranges(moment: datetime, *, late: bool, oldest: datetime | None) -> list[tuple[str, str]]:
    """Return where to look, in the order of reading: what is grave, what waits for long, what is late, the rest.

    Where nothing waits for that long, as far as is known, there is one range less to ask each shard for; what came
    since is in the next.
    """
    ranks = range(FRONT + 1, LAST + 1)
    late_since = late_before(moment)
    ages = [
        each for each in (moment - LONG, late_since) if oldest is None or oldest < each or (late and each == late_since)
    ]
    ends = [*(f"#{stamp(each)}" for each in ages), *([] if late else [_AFTER_ALL])]
    return [
        _range(FRONT, stamp(late_since) if late else ""),
        *((f"{rank}{low}", f"{rank}{high}") for low, high in pairwise(("#", *ends)) for rank in ranks),
    ]


def _range(rank: int, before: str) -> tuple[str, str]:
    """Return where what is of a rank stands, as far as it came before a moment; all of it without one."""
    return f"{rank}#", f"{rank}#{before}" if before else f"{rank}{_AFTER_ALL}"


def _age(place: str) -> str:
    """Return a place without its rank: when it came, and which it is."""
    return place.partition("#")[2]


class _Shard:
    """One shard of what waits, read in turn: most often its first stretch is all that it has."""

    def __init__(
        self,
        connection: Connection,
        name: str,
        status: str,
        ranges: Sequence[tuple[str, str]],
        after: str,
        *,
        at_once: int,
    ) -> None:
        self._connection = connection
        self._name, self._status, self._ranges, self._after, self._at_once = name, status, ranges, after, at_once

    def __iter__(self) -> Iterator[tuple[int, QueueItem]]:
        """Yield each with the number of its range."""
        start = next((at for at, (low, high) in enumerate(self._ranges) if low <= self._after < high), 0)
        read, more = self._first()
        known = read[-1].place if more else _AFTER_ALL  # up to here nothing is left unread
        for at in range(start, len(self._ranges)):
            low, high = self._ranges[at]
            if at == start and self._after:
                low = f"{self._after} "  # the next after it: no place ends in a blank
            yield from ((at, item) for item in read if low <= item.place < high)
            if known < high:
                yield from ((at, item) for item in self._query(QueueItem.place.between(max(low, f"{known} "), high)))

    def by_age(self) -> Iterator[tuple[str, QueueItem]]:
        """Yield each with its age, oldest first; the ranges are one of each rank."""
        read, more = self._first()
        since = f"{_age(self._after)} " if self._after else ""
        if not more:
            here = (item for item in read if any(f"{low}{since}" <= item.place < high for low, high in self._ranges))
            yield from sorted(((_age(item.place), item) for item in here), key=lambda found: found[0])
            return
        ranks = [self._query(QueueItem.place.between(f"{low}{since}", high)) for low, high in self._ranges]
        yield from heapq.merge(
            *(((_age(item.place), item) for item in rank) for rank in ranks), key=lambda found: found[0]
        )

    def _first(self) -> tuple[Sequence[QueueItem], bool]:
        """Return its first stretch, and whether there is more; asked without pynamodb, which takes half of the time."""
        if self._status:
            found = list(islice(self._query(QueueItem.place > "0"), self._at_once))
            return found, len(found) == self._at_once
        request = {
            "TableName": QueueItem.Meta.table_name,
            "KeyConditionExpression": "#shard = :shard",
            "ExpressionAttributeNames": {"#shard": "shard"},
            "ExpressionAttributeValues": {":shard": {"S": self._name}},
            "ConsistentRead": True,
            "Limit": self._at_once,
        }
        answer = asked(self._connection, "Query", request)
        return [QueueItem.from_raw_data(item) for item in answer["Items"]], "LastEvaluatedKey" in answer

    def _query(self, places: Condition) -> Iterator[QueueItem]:
        # Of each its share and some more, and the rest when it is needed; to find a status, all that it may.
        size = None if self._status else self._at_once
        wanted = QueueItem.status == self._status if self._status else None
        return iter(QueueItem.query(self._name, places, wanted, consistent_read=True, page_size=size))


class DynamoQueue:
    """Reading the queue, and who has what of it in hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self,
        kind: QueueKind,
        *,
        status: str,
        limit: int,
        cursor: str,
        now: datetime,
        order: QueueOrder = QueueOrder.STRONGEST,
        late: bool = False,
        oldest: datetime | None = None,
        wanted: Callable[[Sequence[Waiting]], Collection[str]] | None = None,
    ) -> tuple[Sequence[Waiting], str | None]:
        """Return what waits after the cursor, in its order; and the cursor to go on with.

        What is late is so as of the first page, so that no page shows again what another did.
        """
        after, _, first = unwrap(cursor).partition(_MOMENT)
        moment = _moment(first) if first else now
        by_age = order is QueueOrder.OLDEST
        until = stamp(late_before(moment)) if late else ""
        by_rank = [_range(rank, until) for rank in range(FRONT, LAST + 1)]
        ranges = by_rank if by_age else _ranges(moment, late=late, oldest=oldest)
        if after and not any(low <= after < high for low, high in ranges):
            raise wrong_cursor()
        at_once = 2 * ((_asked_first(limit) if wanted else limit) + SHARDS) // SHARDS
        names = [f"{kind}#{number}" for number in range(SHARDS)]
        shards = [_Shard(self._connection, each, status, ranges, after, at_once=at_once) for each in names]
        in_turn = (
            (item for _, item in heapq.merge(*(each.by_age() for each in shards), key=lambda found: found[0]))
            if by_age
            else (item for _, item in heapq.merge(*shards, key=lambda found: (found[0], found[1].place)))
        )
        found = readable(in_turn, lambda item: (item.place, item.waiting), go_past)
        items, last = _some(found, limit, wanted)
        return [each for _, each in items], wrap(f"{last}{_MOMENT}{stamp(moment)}") if last else None

    def backlog(self, kind: QueueKind) -> Backlog:
        """Count what waits, and since when, by the keys alone; counts no further than is worth saying."""
        count, more = 0, False
        since: list[str] = []
        for shard in range(SHARDS):
            places = _places(f"{kind}#{shard}", QueueItem.place > "0", _COUNTED)
            count += len(places)
            since += map(_age, places)
            if len(places) == _COUNTED:
                more = True
                reached = int(places[-1][0])  # the first of each rank further back is its oldest
                for rank in range(reached + 1, LAST + 1):
                    since += map(_age, _places(f"{kind}#{shard}", QueueItem.place > f"{rank}#", 1))
        oldest = min(since, default="").partition("#")[0]
        return Backlog(count=count, oldest=datetime.fromisoformat(oldest) if oldest else None, more=more)

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
        desk.lay_claim(waiting_id, editor_id, until)
        return until

    def note_opened(self, review_id: str, editor_id: str, *, now: datetime) -> None:
        """Note that an editor saw a review; the store adds each once."""
        until = now + ASSIGNED
        opened = ClaimItem(f"{_OPENED}{review_id}")
        opened.update(
            [
                ClaimItem.work.add({editor_id}),
                ClaimItem.editor_id.set(editor_id),
                ClaimItem.until.set(stamp(until)),
                ClaimItem.expires.set(int(until.timestamp())),
            ]
        )

    def openers(self, review_ids: Sequence[str], *, behind: bool = False) -> Mapping[str, frozenset[str]]:
        """The editors who opened these reviews, by the id of each of which that was noted."""
        keys = [f"{_OPENED}{each}" for each in dict.fromkeys(review_ids)]
        items = ClaimItem.batch_get(keys, consistent_read=not behind)
        return {item.id.removeprefix(_OPENED): frozenset(item.work or ()) for item in items}

    def release(self, waiting_id: str, editor_id: str) -> None:
        """Let go of one's own claim; somebody else's stays."""
        try:
            ClaimItem(waiting_id).delete(ClaimItem.editor_id == editor_id)
        except DeleteError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise
        desk.take_claim(waiting_id, editor_id)

    def claims(self, ids: Sequence[str], *, now: datetime) -> Mapping[str, str]:
        """The editors who are reading these, by the id of what they read."""
        items = ClaimItem.batch_get(list(dict.fromkeys(ids)))
        at = stamp(now)
        return {item.id: item.editor_id for item in items if item.editor_id and item.until and item.until > at}

    def holders(self, kind: QueueKind, ids: Sequence[str], *, now: datetime) -> Mapping[str, Holders]:
        """The editors who read these, and those to whom they were assigned; none of those that nobody has in hand."""
        each = list(dict.fromkeys(ids))
        held = self.claims([*each, *(desk.assigned(kind, one) for one in each)], now=now)
        found = {
            one: Holders(claimed_by=held.get(one, ""), assigned_to=held.get(desk.assigned(kind, one), ""))
            for one in each
        }
        return {one: holders for one, holders in found.items() if holders != _NOBODY}

    def desk(self, kind: QueueKind, *, now: datetime) -> Desk:
        """Return who has what in hand, and how much waits, as the clock counted last; all in one request."""
        return desk.look(kind, now)

    def keep_count(self, count: Count) -> None:
        """Remember how much waits, for those who look at the desk."""
        desk.keep(count)

    def assign(self, kind: QueueKind, waiting_id: str, editor_id: str, *, before: str, now: datetime) -> None:
        """Say whose it is to decide on something; an empty id frees it. Raises ChangedMeanwhile."""
        self.hand_over({(kind, waiting_id): editor_id}, before=before, now=now)

    def hand_over(self, given: Mapping[tuple[QueueKind, str], str], *, before: str, now: datetime) -> None:
        """Say whose each of these is, in one write with both editors and the desk. Raises ChangedMeanwhile."""
        until = now + ASSIGNED
        known = ClaimItem.editor_id
        as_read = known == before if before else known.does_not_exist()
        if not before:
            as_read |= ClaimItem.until <= stamp(now)  # its time is over, though the store has it still
        transaction, work = Transaction(self._connection), dict[str, set[str]]()
        for (kind, waiting_id), editor_id in given.items():
            claim = ClaimItem(desk.assigned(kind, waiting_id))
            work.setdefault(editor_id, set()).add(f"{kind}#{waiting_id}")
            if editor_id:
                claim.editor_id, claim.until, claim.expires = editor_id, stamp(until), int(until.timestamp())
                transaction.save(claim, as_read, otherwise=ChangedMeanwhile)
            else:
                transaction.delete(claim, as_read, otherwise=ChangedMeanwhile)
        for editor_id in work.keys() - {""}:
            lasts = [ClaimItem.until.set(stamp(until)), ClaimItem.expires.set(int(until.timestamp()))]
            own = [ClaimItem.work.add(work[editor_id]), known.set(editor_id), *lasts]
            transaction.update(ClaimItem(f"{_WORK}{editor_id}"), own)
        laid = [
            desk.lay(desk.assigned(*each), to, until) if to else desk.take(desk.assigned(*each))
            for each, to in given.items()
        ]
        transaction.update(desk.desk_item(), laid)
        gone = {each for to, some in work.items() if to != before for each in some}
        if before and gone:
            transaction.update(ClaimItem(f"{_WORK}{before}"), [ClaimItem.work.delete(gone)])
        transaction.commit()

    def assigned_to(self, editor_id: str, *, now: datetime) -> Sequence[tuple[QueueKind, str]]:
        """All that was assigned to an editor, whether or not it still waits; sorted."""
        item = next(iter(ClaimItem.batch_get([f"{_WORK}{editor_id}"], consistent_read=True)), None)
        hinted = sorted(
            (QueueKind(kind), one) for kind, _, one in (each.partition("#") for each in (item and item.work) or ())
        )
        held = self.claims([desk.assigned(kind, one) for kind, one in hinted], now=now)
        return [(kind, one) for kind, one in hinted if held.get(desk.assigned(kind, one)) == editor_id]


def _some(
    found: Iterator[tuple[str, Waiting]], limit: int, wanted: Callable[[Sequence[Waiting]], Collection[str]] | None
) -> tuple[Sequence[tuple[str, Waiting]], str]:
    """Return as many as were asked for, and the place of the last that was looked at; empty where nothing follows.

    Of whom not all are wanted, no more than `LOOKED_AT` are asked about, however few that leaves.
    """
    if wanted is None:
        items = list(islice(found, limit + 1))
        return items[:limit], items[limit - 1][0] if len(items) > limit else ""
    kept: list[tuple[str, Waiting]] = []
    last, left, size = "", LOOKED_AT, _asked_first(limit)
    while left:
        some = list(islice(found, size))
        ids = wanted([each for _, each in some]) if some else ()
        for place, each in some:
            if each.id in ids:
                if len(kept) == limit:
                    return kept, last
                kept.append((place, each))
            last = place
        if len(some) < size:
            return kept, ""
        left -= size
        size = min(ASKED_AT_ONCE, left)
    return kept, last


def _asked_first(limit: int) -> int:
    """Return about how many one asks first whether they are wanted: most often half of them are, or nearly none."""
    return min(2 * limit, ASKED_AT_ONCE)


def _places(shard: str, where: Condition, limit: int) -> list[str]:
    found = QueueItem.query(shard, where, attributes_to_get=["shard", "place"], limit=limit)
    return [item.place for item in found]


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

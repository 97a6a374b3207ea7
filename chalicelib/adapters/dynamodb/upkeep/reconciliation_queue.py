"""The queue at the nightly reconciliation: what waits for nothing goes, what an editor should see comes back."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pynamodb.attributes import UnicodeAttribute
from pynamodb.connection import Connection
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb.aggregates.organisations import to_organisation
from chalicelib.adapters.dynamodb.aggregates.readings import READING
from chalicelib.adapters.dynamodb.client.table import Table, or_none, readable
from chalicelib.adapters.dynamodb.client.tables import CaseItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import QueueItem
from chalicelib.adapters.dynamodb.projections.deadlines import DynamoDeadlines, project_deadline
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.dynamodb.projections.queue import SHARDS, project_queue, queue_key, queued_id
from chalicelib.domain.projections.deadlines import of_dossier
from chalicelib.domain.projections.queue import (
    QueueKind,
    Waiting,
    waiting,
    waiting_appeal,
    waiting_notice,
    waiting_organisation,
    waiting_reading,
)
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.unread import Unread

_BATCH: Final = 100
_PARTITIONS: Final = [(kind, shard) for kind in QueueKind for shard in range(SHARDS)]
_KEYS: Final[Mapping[type[Table], UnicodeAttribute]] = {
    ReviewItem: ReviewItem.review_id,
    CaseItem: CaseItem.case_id,
    OrganisationItem: OrganisationItem.organisation_id,
}


class Source:
    """The source of something in the queue: what waits because of it, and the condition that it has not moved."""

    def __init__(self, table: type[Table], key: tuple[str, str | None], item: Table | None) -> None:
        self.table, self.key, self._item = table, key, item

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        item = self._item
        if isinstance(item, ReviewItem):
            return waiting(item.review)
        if isinstance(item, CaseItem):
            return (*waiting_notice(item.notice), *waiting_appeal(item.appeal), *waiting_reading(item.reading))
        return waiting_organisation(to_organisation(item)) if isinstance(item, OrganisationItem) else ()

    @property
    def unchanged(self) -> Condition:
        item = self._item
        if isinstance(item, ReviewItem):
            return ReviewItem.version == item.version
        if isinstance(item, CaseItem):
            return CaseItem.version == item.version
        if isinstance(item, OrganisationItem):
            return OrganisationItem.standing_version == item.standing_version
        return _KEYS[self.table].does_not_exist()


def _reviews(ids: Sequence[str]) -> Mapping[str, Source]:
    found = {item.review_id: item for item in ReviewItem.batch_get(ids, consistent_read=True)}
    return {each: Source(ReviewItem, (each, None), found.get(each)) for each in ids}


def _cases(kind: str) -> Callable[[Sequence[str]], Mapping[str, Source]]:
    def read(ids: Sequence[str]) -> Mapping[str, Source]:
        keys = {each: f"{kind}#{each}" for each in ids}
        found = {item.case_id: item for item in CaseItem.batch_get(list(keys.values()), consistent_read=True)}
        return {each: Source(CaseItem, (key, None), found.get(key)) for each, key in keys.items()}

    return read


def _readings(items: Sequence[QueueItem], unread: Unread) -> Mapping[str, Source]:
    """Return the source of each: it lies under its review's id, which the entry names and its place does not."""
    entries = list(readable(items, lambda item: item.waiting, unread))
    keys = {each.id: f"{READING}{each.about}" for each in entries}
    found = {item.case_id: item for item in CaseItem.batch_get(list(keys.values()), consistent_read=True)}
    return {each: Source(CaseItem, (key, None), found.get(key)) for each, key in keys.items()}


def _organisations(ids: Sequence[str]) -> Mapping[str, Source]:
    keys = [(each, ORGANISATION_PART) for each in ids]
    found = {item.organisation_id: item for item in OrganisationItem.batch_get(keys, consistent_read=True)}
    return {each: Source(OrganisationItem, (each, ORGANISATION_PART), found.get(each)) for each in ids}


_SOURCES: Final[Mapping[QueueKind, Callable[[Sequence[str]], Mapping[str, Source]]]] = {
    QueueKind.REVIEW: _reviews,
    QueueKind.REPLY: _reviews,
    QueueKind.NOTICE: _cases("notice"),
    QueueKind.APPEAL: _cases("appeal"),
    QueueKind.ORGANISATION: _organisations,
}


def repair_waiting(connection: Connection, cursor: str, unread: Unread) -> tuple[Counter[str], str | None]:
    """Take some orphans out of the queue, or put back some notices and appeals that wait without standing there.

    The cursor says how many of the queue's partitions are done, and after which place of the next to go on; of the
    cases, after which. Returns what was repaired, and the next cursor; None at the end.
    """
    drift: Counter[str] = Counter()
    done, _, after = cursor.partition("|")
    number = int(done or 0)
    if number < len(_PARTITIONS):
        kind, shard = _PARTITIONS[number]
        further = QueueItem.place > after if after else None
        query = QueueItem.query(f"{kind}#{shard}", further, consistent_read=True, limit=_BATCH, page_size=_BATCH)
        items = list(query)
        drift["queue_orphans"] = _orphans(connection, kind, items, unread) if items else 0
        return +drift, f"{number}|{items[-1].place}" if len(items) == _BATCH else f"{number + 1}|"
    start = {"case_id": {"S": after}} if after else None
    cases = CaseItem.scan(limit=_BATCH, page_size=_BATCH, consistent_read=True, last_evaluated_key=start)
    found = list(cases)
    sources = [Source(CaseItem, (item.case_id, None), item) for item in found]
    drift["queue_cases"] = sum(readable(sources, lambda each: repair_missing(connection, each), unread))
    dossiers = [item for item in found if item.attribute_values.get("dossier") is not None]
    drift.update(kind for kind in readable(dossiers, lambda item: _dossier(connection, item), unread) if kind)
    last = cases.last_evaluated_key
    return +drift, f"{number}|{last['case_id']['S']}" if last else None


def _dossier(connection: Connection, item: CaseItem) -> str:
    """Put back the deadline of a dossier; `forms` where it is open still, to which release 0.1.0 gave none."""
    deadline = of_dossier(item.dossier)
    if deadline is None or DynamoDeadlines().known([deadline]):
        return ""
    source = Source(CaseItem, (item.case_id, None), item)
    if not _while_unchanged(connection, source, lambda transaction: project_deadline(transaction, None, deadline)):
        return ""
    return "deadlines" if item.dossier.closed_at else "forms"


def _orphans(connection: Connection, kind: QueueKind, items: Sequence[QueueItem], unread: Unread) -> int:
    if kind is QueueKind.SECOND_READING:
        sources = _readings(items, unread)
        items = [item for item in items if queued_id(item.place) in sources]
    else:
        sources = _SOURCES[kind](list(dict.fromkeys(queued_id(item.place) for item in items)))

    def repair(item: QueueItem) -> int:
        source = sources[queued_id(item.place)]
        if (item.shard, item.place) in {queue_key(each) for each in source.waiting}:
            return 0
        return _while_unchanged(connection, source, lambda transaction: transaction.delete(item))

    return sum(readable(items, repair, unread))


def repair_missing(connection: Connection, source: Source) -> int:
    """Put what waits because of this into the queue, where it does not stand there as it should."""
    right = {queue_key(each): each for each in source.waiting}
    items = QueueItem.batch_get(list(right), consistent_read=True)
    stored = {(item.shard, item.place): or_none(lambda item: item.waiting, item) for item in items}
    missing = [each for key, each in right.items() if stored.get(key) != each]
    if not missing:
        return 0
    return _while_unchanged(connection, source, lambda transaction: project_queue(transaction, (), missing))


def _while_unchanged(connection: Connection, source: Source, write: Callable[[Transaction], None]) -> int:
    transaction = Transaction(connection)
    transaction.check(source.table, *source.key, source.unchanged, otherwise=ChangedMeanwhile)
    write(transaction)
    try:
        transaction.commit()
    except ChangedMeanwhile:
        return 0
    return 1

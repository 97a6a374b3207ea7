"""Items on their way to today's forms: each is written only while it is as it was read.

A document is rewritten by its ways, a copy made anew from what it follows from. A table is scanned only where a form
in it ever had another version; what that asks for, the function's policy grants (`operations`).
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

import msgspec
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException
from pynamodb.expressions.operand import Path

from chalicelib.adapters.dynamodb.aggregates.organisations import renew_restriction, to_organisation
from chalicelib.adapters.dynamodb.aggregates.reviews import review_item
from chalicelib.adapters.dynamodb.client.batch import Item, asked, read_items
from chalicelib.adapters.dynamodb.client.forms import FORMS, Codec
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute, Table, named, readable, reason_of
from chalicelib.adapters.dynamodb.client.tables import (
    NAMES,
    TABLES,
    IdentityItem,
    OrganisationItem,
    OutboxItem,
    ReviewItem,
    unpacked,
)
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import DeadlineItem, QueueItem, SyncItem, TraceItem
from chalicelib.adapters.dynamodb.projections.deadlines import deadline_item, project_deadline
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import (
    FIRST_PAGE_PART,
    ORGANISATION_PART,
    is_outdated,
)
from chalicelib.adapters.dynamodb.projections.outbox import join
from chalicelib.adapters.dynamodb.projections.queue import queue_item
from chalicelib.adapters.dynamodb.projections.similarity_index import band_keys, is_before
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.deadlines import archived_by_0_1_0, of_review
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import ChangedMeanwhile, UnreadableRecord
from chalicelib.ports.clock import MigrationProgress
from chalicelib.ports.unread import Unread, go_past, stop


class _Way(NamedTuple):
    """How the items of a table are brought to today's forms, and the operations on it that this takes."""

    renew: Callable[[Connection, Item], bool]
    takes: frozenset[str] = frozenset({"UpdateItem"})
    of_reviews: frozenset[str] = frozenset()  # what it takes of that table beside its own


_STATE: Final = ("forms", "state")
_REFUSED: Final = "ConditionalCheckFailedException"
_progress = msgspec.json.Decoder(MigrationProgress)


class DynamoMigration:
    """The port `Migration`."""

    def __init__(self, connection: Connection, directory: DynamoDirectory) -> None:
        self._connection = connection
        self._directory = directory

    @property
    def forms(self) -> str:
        versions = msgspec.json.encode({name: form.version for name, form in sorted(FORMS.items())})
        return f"{zlib.crc32(versions):08x}"

    def progress(self) -> MigrationProgress | None:
        try:
            blob = SyncItem.get(*_STATE, consistent_read=True).blob
        except SyncItem.DoesNotExist:
            return None
        try:
            return _progress.decode(blob or b"")
        except msgspec.DecodeError:
            return None  # a later release's: its round begins anew as ours

    def keep(self, progress: MigrationProgress) -> None:
        SyncItem(*_STATE, blob=msgspec.json.encode(progress)).save()

    def step(self, cursor: str, *, limit: int, unread: Unread = stop) -> tuple[Counter[str], str | None]:
        done: Counter[str] = Counter()
        if not cursor:
            done["renewed"] += self._directory.make(_organisations)
        tables = _to_scan()
        name, _, key = cursor.partition(" ")
        at = next((number for number, table in enumerate(tables) if NAMES[table] == name), 0)
        if at == len(tables):
            return done, None
        request: dict[str, Any] = {
            "TableName": tables[at].Meta.table_name,
            "Limit": limit,
            "ConsistentRead": True,
            **({"ExclusiveStartKey": msgspec.json.decode(key)} if key else {}),
        }
        found = asked(self._connection, "Scan", request)
        for item in found["Items"]:
            if tables[at] is SyncItem and tuple(_key_values(SyncItem, item)) == _STATE:
                continue  # how far this is: it is written anew all the time
            done["looked"] += 1
            try:
                done["renewed"] += self._renewed(tables[at], item)
            except UnreadableRecord as fault:  # it is left for whoever can read it
                unread(fault)
        last = found.get("LastEvaluatedKey")
        if last:
            return done, f"{NAMES[tables[at]]} {msgspec.json.encode(last).decode()}"
        return done, f"{NAMES[tables[at + 1]]} " if tables[at + 1 :] else None

    def _renewed(self, table: type[Table], item: Item) -> bool:
        try:
            return _way_of(table).renew(self._connection, item)
        except (msgspec.DecodeError, zlib.error, KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnreadableRecord(named(NAMES[table], *_key_values(table, item)), reason_of(error)) from None


def _organisations() -> Iterator[Organisation]:
    items = OrganisationItem.scan(OrganisationItem.part == ORGANISATION_PART, consistent_read=True)
    return readable(items, to_organisation, go_past)  # the night names what cannot be read


def _to_scan() -> list[type[Table]]:
    # Attributes that came ask for nothing to be written anew: what is led on, or derived, does. What is sealed is led
    # on whenever it is read: no round opens it.
    changed = {
        form.table
        for form in FORMS.values()
        if form.version > 1 and (form.ways or form.of) and not (form.nightly or form.whole)
    }
    return [table for table in TABLES if NAMES[table] in changed and table is not IdentityItem]


def operations() -> Mapping[str, frozenset[str]]:
    """Return what a round asks of the store, by table: a form that gets a version adds its table by itself."""
    found = {NAMES[table]: frozenset({"Scan"}) | _way_of(table).takes for table in _to_scan()}
    of_reviews = frozenset().union(*(_way_of(table).of_reviews for table in _to_scan()))
    reviews = NAMES[ReviewItem]
    if of_reviews:
        found[reviews] = found.get(reviews, frozenset()) | of_reviews
    return {**found, **{form.table: _MAKES for form in FORMS.values() if form.version > 1 and form.whole}}


def _way_of(table: type[Table]) -> _Way:
    return _WHOLE.get(table) or _Way(partial(_rewrite, table))


def _documents(table: type[Table]) -> Mapping[str, Codec[Any]]:
    attributes = table.get_attributes().values()
    return {each.attr_name: each.codec for each in attributes if isinstance(each, DocumentAttribute)}


def _rewrite(table: type[Table], connection: Connection, item: Item) -> bool:
    """Bring the documents of an item to today's version, each by itself."""
    older = {
        name: codec for name, codec in _documents(table).items() if name in item and codec.is_older(item[name]["S"])
    }
    led_on = {name: codec.written(codec.read(item[name]["S"])).decode() for name, codec in older.items()}
    return sum(_exchange(connection, table, item, name, text) for name, text in led_on.items()) > 0


def _exchange(connection: Connection, table: type[Table], item: Item, name: str, text: str) -> bool:
    request = {
        "TableName": table.Meta.table_name,
        "Key": _key(table, item),
        "UpdateExpression": "SET #document = :new",
        "ConditionExpression": "#document = :old",
        "ExpressionAttributeNames": {"#document": name},
        "ExpressionAttributeValues": {":new": {"S": text}, ":old": item[name]},
    }
    try:
        asked(connection, "UpdateItem", request)
    except PynamoDBException as error:
        if error.cause_response_code != _REFUSED:
            raise
        return False
    return True


def _organisation(connection: Connection, item: Item) -> bool:
    """An organisation, one of its public reviews, or its first page."""
    renewed = _rewrite(OrganisationItem, connection, item)
    part = item["part"]["S"]
    if part == ORGANISATION_PART and item.get("restriction_of") != item.get("standing_version"):
        return bool(renew_restriction(OrganisationItem.from_raw_data(item))) or renewed
    if part == FIRST_PAGE_PART and is_outdated(item["front"]["B"]):
        return renew_first_page(item["organisation_id"]["S"]) or renewed
    return renewed


def _review(connection: Connection, item: Item) -> bool:
    """A review, with its deadline: release 0.1.0 counted life from publication, and kept what waits without end."""
    codec, text = _documents(ReviewItem)["review"], unpacked(item)["review"]["S"]
    if not codec.is_older(text):
        return False
    found = codec.read(text)
    transaction = Transaction(connection)
    same = Path("review") == text if "review" in item else ReviewItem.packed == item["packed"]["B"]
    transaction.save(review_item(found), same, otherwise=ChangedMeanwhile)
    project_deadline(transaction, archived_by_0_1_0(found), of_review(found))
    try:
        transaction.commit()
    except ChangedMeanwhile:
        return False
    return True


def _mail(connection: Connection, item: Item) -> bool:
    """A mail. One that has not left joins the index: where a backup was torn the log does not name it any more."""
    join(item)
    return _rewrite(OutboxItem, connection, item)


def _placed(table: type[Table], name: str, made: Callable[[Any], Table], connection: Connection, item: Item) -> bool:
    """Put what stands in a list to where today's form of its document says; its old place goes."""
    if not _documents(table)[name].is_older(item[name]["S"]):
        return False
    found = table.from_raw_data(item)
    right = made(getattr(found, name))
    unchanged = Path(name) == item[name]["S"]
    transaction = Transaction(connection)
    if _key(table, right.serialize()) == _key(table, item):
        transaction.save(right, unchanged, otherwise=ChangedMeanwhile)
    else:
        transaction.delete(found, unchanged, otherwise=ChangedMeanwhile)
        transaction.save(right)
    try:
        transaction.commit()
    except ChangedMeanwhile:
        return False
    return True


def _trace(connection: Connection, item: Item) -> bool:
    """Keep a text under today's bands too; a band that is left of an erased review goes.

    Release 0.1.0 knows but some of today's bands, and erases those.
    """
    from chalicelib.domain.signals.text.bands import VERSION, bands_of  # noqa: PLC0415 - no door pays for it

    trace, review_id = item["trace"]["S"], item["review_id"]["S"]
    if trace.startswith(f"band#{VERSION}-"):
        text = {TraceItem.Meta.table_name: [_named(f"sketch#{review_id}", item["part"]["S"])]}
        if any(read_items(connection, text, consistent=True).values()) or _with_words(review_id):
            return False
        try:
            TraceItem.from_raw_data(item).delete(TraceItem.review_id == review_id)
        except PynamoDBException as error:
            if error.cause_response_code != _REFUSED:
                raise
            return False  # another text came under it meanwhile, or it is gone
        return True
    found = _with_words(review_id) if trace.startswith("sketch#") else None
    if found is None:
        return False
    keys = {each: _named(each, part) for each, part in band_keys(bands_of(found.text).kept)}
    table = TraceItem.Meta.table_name
    held = {each["trace"]["S"]: each for each in read_items(connection, {table: [*keys.values()]})[table]}
    free = [key for each, key in keys.items() if each not in held or is_before(item, held[each])]
    transaction = Transaction(connection)
    transaction.check(ReviewItem, found.id, None, ReviewItem.version == found.version, otherwise=ChangedMeanwhile)
    for key in free:
        transaction.save(TraceItem.from_raw_data(item | key))
    try:
        if free:
            transaction.commit()
    except ChangedMeanwhile:
        return False  # what moved it on noted it, or erased it
    return bool(free)


def _named(trace: str, part: str) -> Item:
    return {"trace": {"S": trace}, "part": {"S": part}}


def _with_words(review_id: str) -> Review | None:
    """Return a review that has words still.

    Raises:
        UnreadableRecord: nobody can tell.
    """
    try:
        found = ReviewItem.get(review_id, consistent_read=True).review
    except ReviewItem.DoesNotExist:
        return None
    return None if found.content_free else found


def _key(table: type[Table], item: Item) -> Item:
    """The key of an item, the hash key first."""
    keys = [each for each in table.get_attributes().values() if each.is_hash_key or each.is_range_key]
    return {each.attr_name: item[each.attr_name] for each in sorted(keys, key=lambda each: not each.is_hash_key)}


_MAKES: Final = frozenset({"BatchGetItem", "GetItem", "PutItem"})  # what has to be made anew in one piece
_MOVES: Final = frozenset({"DeleteItem", "PutItem"})


def _key_values(table: type[Table], item: Item) -> Iterator[object]:
    return (next(iter(value.values())) for value in _key(table, item).values())


# Who is not named here has nothing but documents, each of which stands for itself.
_WHOLE: Final[Mapping[type[Table], _Way]] = {
    ReviewItem: _Way(_review, frozenset({"PutItem"})),
    OutboxItem: _Way(_mail),
    TraceItem: _Way(_trace, _MOVES | {"BatchGetItem"}, frozenset({"ConditionCheckItem", "GetItem"})),
    OrganisationItem: _Way(_organisation, frozenset({"PutItem", "Query", "UpdateItem"})),
    QueueItem: _Way(partial(_placed, QueueItem, "waiting", queue_item), _MOVES),
    DeadlineItem: _Way(partial(_placed, DeadlineItem, "deadline", deadline_item), _MOVES),
}

"""Items that a transfer carries as they are, and mails: everything from which nothing else follows.

What becomes of every table stands here, so that a new one cannot be forgotten.
"""

import base64
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException

from chalicelib.adapters.dynamodb.client.batch import Item, asked, read_items
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute, Table, named, values_of
from chalicelib.adapters.dynamodb.client.tables import NAMES, EditorItem, OutboxItem
from chalicelib.adapters.dynamodb.client.working_tables import (
    AddressItem,
    DeadlineItem,
    FiguresItem,
    InvitationItem,
    OpenDataItem,
    PublicLogItem,
    SyncItem,
    TombstoneItem,
)
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.outbox import falls_due
from chalicelib.domain.projections.deadlines import TaskKind
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.mails import MOVED
from chalicelib.ports.unread import Unread

NEVER: Final = datetime.max.replace(tzinfo=UTC)
# Of the sync's table: who holds it, and how far rounds are.
_HERE_ALONE: Final = ("lease", "recount", "forms", "place", "mails")
_NUMBER: Final = re.compile(r"-?\d{1,38}")  # all of ours are whole
_REFUSED: Final = "ConditionalCheckFailedException"

AS_THEY_ARE: Final[tuple[type[Table], ...]] = (
    EditorItem,
    AddressItem,
    TombstoneItem,
    InvitationItem,  # under keyed hashes, as addresses are
    DeadlineItem,  # only of erasures that go on: they follow from somebody's wish, all others from what they are about
    FiguresItem,
    OpenDataItem,  # also what went: whoever has a copy of that must hear of it still
    PublicLogItem,
    SyncItem,
)
BY_KIND: Final = {"organisations", "reviews", "identities", "cases", "log", "outbox"}
MADE_ANEW: Final = {"listings", "insights", "queue", "traces", "directory"}
STAY: Final = {"claims", "counters", "sessions", "aside", "webhooks"}
_TABLES: Final[Mapping[str, type[Table]]] = {
    NAMES[OutboxItem]: OutboxItem,
    **{NAMES[table]: table for table in AS_THEY_ARE},
}


def scanned(connection: Connection, table: type[Table]) -> Iterator[Item]:
    """Yield the items of a table, in the store's own form."""
    request: dict[str, Any] = {"TableName": table.Meta.table_name, "ConsistentRead": True}
    while True:
        page = asked(connection, "Scan", request)
        yield from page["Items"]
        if not page.get("LastEvaluatedKey"):
            return
        request["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def carried(connection: Connection, *, unread: Unread) -> Iterator[tuple[str, Item]]:
    """Yield what moves as it is, each item with the name of its table."""
    for table in AS_THEY_ARE:
        for item in scanned(connection, table):
            if not _moves(table, item):
                continue
            if wrong := fault_of(NAMES[table], item):
                unread(UnreadableRecord(named(NAMES[table], *_names(table, item)), wrong))
                continue
            yield NAMES[table], item


def fault_of(table_name: str, item: Item) -> str:
    """Return why an item cannot be taken in as one of this table; empty where it can."""
    table = _TABLES.get(table_name)
    if table is None:
        return f"table {table_name} moves in no such line"
    if wrong := _wrong_attribute(table, item):
        return wrong
    if table is OutboxItem:
        return ""  # a mail that only a later release can read waits for it
    if not _moves(table, item):
        return f"{'|'.join(_names(table, item))} belongs to the platform that it is on"
    try:
        values_of(table.from_raw_data(dict(item)))
    except UnreadableRecord as fault:
        return fault.reason
    return ""


def _wrong_attribute(table: type[Table], item: Item) -> str:
    for kind in table.get_attributes().values():
        value = item.get(kind.attr_name)
        if value is None:
            if not kind.null and kind.default is None:
                return f"no_{kind.attr_name}"
        elif set(value) != {kind.attr_type} or not _is_written_well(kind.attr_type, value[kind.attr_type]):
            return f"another type at {kind.attr_name}"
    return ""


def _is_written_well(kind: str, value: object) -> bool:
    return _NUMBER.fullmatch(str(value)) is not None if kind == "N" else isinstance(value, str | bytes)


def from_json(item: Mapping[str, Mapping[str, Any]]) -> Item:
    """Return an item of a file: bytes are base64 in it. Raises ValueError where they are not."""
    return {
        name: {kind: base64.b64decode(each, validate=True) if kind == "B" else each for kind, each in value.items()}
        for name, value in item.items()
    }


def may_leave(mail_item: Item) -> bool:
    """True of a mail that waits and is not held."""
    return "outcome" not in mail_item and mail_item.get("waits_for", {}).get("S") != MOVED


def is_expired(item: Item, now: datetime) -> bool:
    return "expires" in item and int(item["expires"]["N"]) <= now.timestamp()


def put_if_new(connection: Connection, table_name: str, item: Item) -> bool:
    """Put an item where there is none under its key; returns whether it was put."""
    table = _TABLES[table_name]
    request = {
        "TableName": table.Meta.table_name,
        "Item": _led_on(table, item),
        "ConditionExpression": "attribute_not_exists(#key)",
        "ExpressionAttributeNames": {"#key": _key_names(table)[0]},
    }
    try:
        asked(connection, "PutItem", request)
    except PynamoDBException as error:
        if error.cause_response_code != _REFUSED:
            raise
        return False
    return True


def _led_on(table: type[Table], item: Item) -> Item:
    """Return an item with each document in today's form; one that this release cannot read stays as it is."""
    led_on = dict(item)
    for each in table.get_attributes().values():
        if isinstance(each, DocumentAttribute) and each.attr_name in item:
            text = item[each.attr_name]["S"]
            with suppress(msgspec.MsgspecError):
                led_on[each.attr_name] = {"S": each.codec.written(each.codec.read(text)).decode()}
    return led_on


def absent(connection: Connection, table: type[Table], keys: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return those of at most a hundred keys under which nothing is."""
    names = _key_names(table)
    wanted = [{name: {"S": part} for name, part in zip(names, key, strict=True)} for key in dict.fromkeys(keys)]
    found = read_items(connection, {table.Meta.table_name: wanted}, consistent=True)[table.Meta.table_name]
    there = {tuple(item[name]["S"] for name in names) for item in found}
    return [key for key in dict.fromkeys(keys) if key not in there]


def table_of(name: str) -> type[Table]:
    return _TABLES[name]


def key_of(table: type[Table], item: Item) -> tuple[str, ...]:
    return tuple(item[name]["S"] for name in _key_names(table))


def hold_mails(connection: Connection, *, clock: Callable[[], datetime], rest: Callable[[], bool]) -> int:
    """Let no mail go any more: each waits, whole, until an operator has it tried again. Returns how many wait.

    One that a sender has in hand is waited for: it leaves from here, or comes back to wait.

    Args:
        connection: to the store.
        clock: tells the moment.
        rest: waits a little; False once no sender can have anything in hand any more.
    """
    while True:
        held = in_hand = 0
        for item in scanned(connection, OutboxItem):
            if "outcome" in item:
                continue
            mail_id = item["mail_id"]["S"]
            waits = [*falls_due(mail_id, NEVER), OutboxItem.waits_for.set(MOVED)]
            free = (OutboxItem.attempts == 0) | OutboxItem.waits_for.exists() | (OutboxItem.due_at <= stamp(clock()))
            try:
                OutboxItem._get_connection().update_item(  # noqa: SLF001  (an update that reads nothing back)
                    mail_id, actions=waits, condition=OutboxItem.outcome.does_not_exist() & free
                )
            except PynamoDBException as error:
                if error.cause_response_code != _REFUSED:
                    raise
                in_hand += 1
            else:
                held += 1
        if not in_hand or not rest():
            return held


def _moves(table: type[Table], item: Item) -> bool:
    if table is DeadlineItem:
        return f"#{TaskKind.ERASE}#" in item.get("place", {}).get("S", "")
    return table is not SyncItem or item.get("part_of", {}).get("S") not in _HERE_ALONE


def _key_names(table: type[Table]) -> list[str]:
    return [name for name in (table._hash_keyname, table._range_keyname) if name]  # noqa: SLF001 - pynamodb's one way


def _names(table: type[Table], item: Item) -> list[str]:
    return [str(next(iter(item.get(name, {"": "?"}).values()))) for name in _key_names(table)]

"""What a piece of work asks of the store: its requests, and the units that DynamoDB charges for them.

Emulators answer with a made-up ConsumedCapacity, so the units are counted here from the sizes of the items, by the
rules of the DynamoDB developer guide ("Read consistency", "Item sizes and formats", "Transactions"):

- a read of 4 KiB is one unit, half a unit when eventually consistent; the items of a query are added up first;
- a write of 1 KiB is one unit, two in a transaction; an index that holds the item costs a write more;
- an update costs the size of the item, of before or after it, whichever is larger: we take the one after it.
"""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from botocore.client import BaseClient

_READ_UNIT: Final = 4096  # bytes
_WRITE_UNIT: Final = 1024
_READS: Final = {"GetItem", "BatchGetItem", "Query", "TransactGetItems"}
Item = Mapping[str, Mapping[str, Any]]


def size_of(item: Item) -> int:
    """The size of an item in bytes, as DynamoDB counts it: names and values."""
    return sum(len(name.encode()) + _value(*next(iter(value.items()))) for name, value in item.items())


def _value(kind: str, value: Any) -> int:
    match kind:
        case "S":
            return len(value.encode())
        case "B":
            return len(value)
        case "N":
            digits = len(str(value).lstrip("-").replace(".", "").strip("0"))
            return math.ceil(digits / 2) + 1 + str(value).startswith("-")
        case "BOOL" | "NULL":
            return 1
        case "M":
            return 3 + sum(1 + len(name.encode()) + _value(*next(iter(each.items()))) for name, each in value.items())
        case "L":
            return 3 + sum(1 + _value(*next(iter(each.items()))) for each in value)
    raise ValueError(kind)


@dataclass(slots=True)
class Work:
    """What was asked of the store."""

    requests: list[str] = field(default_factory=list)  # operations, in their order
    read_units: float = 0.0
    write_units: float = 0.0
    items_written: int = 0

    def __str__(self) -> str:
        return f"{len(self.requests)} requests, {self.read_units:g} read units, {self.write_units:g} write units"


@contextmanager
def counted(client: BaseClient) -> Iterator[Work]:
    """Count what a botocore client of DynamoDB does meanwhile."""
    work = Work()
    events = client.meta.events
    meter = _Meter(client, work)
    events.register("provide-client-params.dynamodb", meter.asked)
    events.register("after-call.dynamodb", meter.answered)
    try:
        yield work
    finally:
        events.unregister("provide-client-params.dynamodb", meter.asked)
        events.unregister("after-call.dynamodb", meter.answered)


class _Meter:
    def __init__(self, client: BaseClient, work: Work) -> None:
        self._client = client
        self._work = work
        self._asked: Mapping[str, Any] = {}
        self._looking = False  # at an item of ours, to know its size
        self._indexes: dict[str, list[set[str]]] = {}  # of each table: the keys that an item needs to be in an index

    def asked(self, params: Mapping[str, Any], **_: Any) -> None:
        if not self._looking:
            self._asked = params

    def answered(self, parsed: Mapping[str, Any], model: Any, **_: Any) -> None:
        if self._looking:
            return
        asked = self._asked
        self._work.requests.append(model.name)
        if model.name in _READS:
            self._read(model.name, asked, parsed)
        elif model.name == "TransactWriteItems":
            if "Error" not in parsed:
                for each in asked["TransactItems"]:
                    self._write(*next(iter(each.items())), transaction=True)
        elif model.name == "BatchWriteItem":
            for table, wishes in asked["RequestItems"].items():
                for each in wishes:
                    verb, wish = next(iter(each.items()))
                    self._write(verb.removesuffix("Request"), {"TableName": table, **wish}, transaction=False)
        elif "Error" not in parsed:
            self._write(model.name.removesuffix("Item"), asked, transaction=False)

    def _read(self, operation: str, asked: Mapping[str, Any], parsed: Mapping[str, Any]) -> None:
        factor = 2.0 if operation.startswith("Transact") else 1.0 if _consistent(asked) else 0.5
        if operation == "Query":
            sizes = [sum(size_of(item) for item in parsed.get("Items", ()))]
        elif operation == "GetItem":
            sizes = [size_of(parsed.get("Item", {}))]
        elif operation == "TransactGetItems":
            sizes = [size_of(each.get("Item", {})) for each in parsed.get("Responses", ())]
        else:
            sizes = [size_of(item) for items in parsed.get("Responses", {}).values() for item in items]
        self._work.read_units += factor * sum(max(1, math.ceil(size / _READ_UNIT)) for size in sizes)

    def _write(self, verb: str, wish: Mapping[str, Any], *, transaction: bool) -> None:
        item = wish.get("Item")
        if item is None and verb == "Update":
            item = self._now(wish["TableName"], wish["Key"])
        units = max(1, math.ceil(size_of(item or wish.get("Key", {})) / _WRITE_UNIT))
        self._work.write_units += units * (2 if transaction else 1)
        if verb != "ConditionCheck":
            self._work.items_written += 1
            if item:
                self._work.write_units += units * sum(keys <= item.keys() for keys in self._keys(wish["TableName"]))

    def _now(self, table: str, key: Item) -> Item:
        self._looking = True
        try:
            found: Item = self._client.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", {})  # type: ignore[attr-defined]
        finally:
            self._looking = False
        return found

    def _keys(self, table: str) -> list[set[str]]:
        if table not in self._indexes:
            self._looking = True
            try:
                found = self._client.describe_table(TableName=table)["Table"]  # type: ignore[attr-defined]
            finally:
                self._looking = False
            indexes = found.get("GlobalSecondaryIndexes", ())
            self._indexes[table] = [{key["AttributeName"] for key in each["KeySchema"]} for each in indexes]
        return self._indexes[table]


def _consistent(asked: Mapping[str, Any]) -> bool:
    tables = asked.get("RequestItems", {}).values()
    return bool(asked.get("ConsistentRead")) or any(each.get("ConsistentRead") for each in tables)

"""The requests of a piece of work to the store, and the units that DynamoDB charges for them.

Emulators answer with a made-up ConsumedCapacity, so the units are counted here from the sizes of the items, by the
rules of the DynamoDB developer guide ("Read consistency", "Item sizes and formats", "Transactions"):

- a read of 4 KiB is one unit, half a unit when eventually consistent; a key under which nothing is costs as much;
- the items that a query or a scan reads are added up first: those too that a filter leaves out, and whole, whatever it
  shows of them; of an index what that holds;
- a write of 1 KiB is one unit, two in a transaction, of the item before or after it, whichever is larger;
- a write whose condition fails costs what it would have, of the item that is there or was to be. Of a transaction that
  is cancelled no page says it: here each of its writes costs the same;
- a transaction that comes again under its token costs two reads of each item;
- an index is written only when what it holds of the item changes: once where the item comes, goes, or changes in place,
  twice where it moves; and never doubled, as it follows the transaction.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from botocore.client import BaseClient
from botocore.exceptions import ClientError
from pynamodb.connection import Connection

_READ_UNIT: Final = 4096  # bytes
_WRITE_UNIT: Final = 1024
_READS: Final = {"GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"}
_SHOWN: Final = ("FilterExpression", "ProjectionExpression", "Select")  # what leaves out some of what is read
_UNMET: Final = "ConditionalCheckFailed"
_WRITES: Final = {"PutItem", "UpdateItem", "DeleteItem"}
Item = Mapping[str, Mapping[str, Any]]


def size_of(item: Item) -> int:
    """The size of an item in bytes, as DynamoDB counts it: names and values."""
    return sum(len(name.encode()) + _value(*next(iter(value.items()))) for name, value in item.items())


def _value(kind: str, value: Any) -> int:  # noqa: PLR0911 - a row for each type
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
        case "SS" | "BS" | "NS":
            return sum(_value(kind[0], each) for each in value)
        case "M":
            names = sum(1 + len(name.encode()) for name in value)
            return 3 + names + sum(_value(*next(iter(each.items()))) for each in value.values())
        case "L":
            return 3 + sum(1 + _value(*next(iter(each.items()))) for each in value)
    raise ValueError(kind)


@dataclass(slots=True)
class Work:
    """The requests to the store, and their units."""

    requests: list[str] = field(default_factory=list)  # operations, in their order
    read_units: float = 0.0
    write_units: float = 0.0
    items_written: int = 0
    written: dict[str, float] = field(default_factory=dict)  # of these write units, those of each table

    def write(self, table: str, units: float) -> None:
        self.write_units += units
        self.written[table] = self.written.get(table, 0) + units

    def __str__(self) -> str:
        return f"{len(self.requests)} requests, {self.read_units:g} read units, {self.write_units:g} write units"


@contextmanager
def counted(client: BaseClient) -> Iterator[Work]:
    """Count what a botocore client of DynamoDB does meanwhile."""
    work = Work()
    events = client.meta.events
    meter = _Meter(client, work)

    def asked(params: Mapping[str, Any], model: Any, **_: Any) -> None:
        meter.asked(model.name, params)

    def answered(parsed: Mapping[str, Any], model: Any, **_: Any) -> None:
        meter.answered(model.name, parsed)

    events.register("provide-client-params.dynamodb", asked)
    events.register("after-call.dynamodb", answered)
    try:
        yield work
    finally:
        events.unregister("provide-client-params.dynamodb", asked)
        events.unregister("after-call.dynamodb", answered)


def count_all(connection: Connection) -> Work:
    """Count from now on whatever this connection asks, also around its client."""
    work = Work()
    meter = _Meter(connection.client, work)
    ask = connection.dispatch

    def counting(operation: str, request: dict[str, Any]) -> dict[str, Any]:
        meter.asked(operation, request)
        try:
            answer = ask(operation, request)
        except ClientError as error:
            meter.answered(operation, error.response)
            raise
        meter.answered(operation, answer)
        return answer

    vars(connection)["dispatch"] = counting
    return work


@dataclass(frozen=True, slots=True)
class _Index:
    """The part of an item that an index of its table holds."""

    keys: frozenset[str]
    attributes: frozenset[str] | None  # None: all of them

    def held(self, item: Item) -> Item:
        """Return what stands in the index; empty for an item that is not in it."""
        if not self.keys <= item.keys():
            return {}
        return {name: value for name, value in item.items() if self.attributes is None or name in self.attributes}

    def units(self, before: Item, after: Item) -> int:
        was, will = self.held(before), self.held(after)
        if was == will:
            return 0
        moves = was and will and any(was[key] != will[key] for key in self.keys)
        return _units(was) + _units(will) if moves else _units(will or was)


class _Meter:
    def __init__(self, client: BaseClient, work: Work) -> None:
        self._client: Any = client
        self._work = work
        self._asked: Mapping[str, Any] = {}
        self._before: list[Item] = []  # of what is written
        self._looking = False  # at an item of ours, to know its size
        self._done: set[str] = set()  # tokens of transactions that were written
        self._keys: dict[str, list[str]] = {}
        self._indexes: dict[str, list[_Index]] = {}

    def asked(self, operation: str, params: Mapping[str, Any]) -> None:
        if not self._looking:
            self._asked = params
            self._before = [self._now(request) for _, request, _ in _writes(operation, params)]

    def answered(self, operation: str, parsed: Mapping[str, Any]) -> None:
        if self._looking:
            return
        self._work.requests.append(operation)
        error = parsed.get("Error", {}).get("Code", "")
        if error:
            if _failed_condition(error, parsed):
                for before, (_, request, factor) in zip(self._before, _writes(operation, self._asked), strict=True):
                    units = factor * max(_units(before), _units(request.get("Item", {})))
                    self._work.write(request["TableName"], units)
        elif operation in _READS:
            self._read(operation, self._asked, parsed)
        elif (token := self._asked.get("ClientRequestToken", "")) in self._done:
            self._work.read_units += sum(2 * _reads(size_of(each)) for each in self._before)
        else:
            undone = [request for each in parsed.get("UnprocessedItems", {}).values() for request in each]
            for before, each in zip(self._before, _writes(operation, self._asked), strict=True):
                if not any(_is_of(each[1], request) for request in undone):
                    self._write(before, *each)
            self._done |= {token} - {""}

    def _read(self, operation: str, asked: Mapping[str, Any], parsed: Mapping[str, Any]) -> None:
        if operation in {"Query", "Scan"}:
            size = sum(map(size_of, self._all_read(operation, asked, parsed)))
            self._work.read_units += (1.0 if asked.get("ConsistentRead") else 0.5) * _reads(size)
        elif operation == "BatchGetItem":
            for table, wanted in asked["RequestItems"].items():
                left = parsed.get("UnprocessedKeys", {}).get(table, {}).get("Keys", ())
                found = parsed.get("Responses", {}).get(table, ())
                if "ProjectionExpression" in wanted:
                    found = [item for each in wanted["Keys"] if each not in left if (item := self._whole(table, each))]
                absent = len(wanted["Keys"]) - len(left) - len(found)
                factor = 1.0 if wanted.get("ConsistentRead") else 0.5
                self._work.read_units += factor * (absent + sum(_reads(size_of(item)) for item in found))
        elif operation == "TransactGetItems":
            sizes = [size_of(each.get("Item", {})) for each in parsed.get("Responses", ())]
            self._work.read_units += 2.0 * sum(map(_reads, sizes))
        else:
            projected = "ProjectionExpression" in asked
            item = self._whole(asked["TableName"], asked["Key"]) if projected else parsed.get("Item", {})
            self._work.read_units += (1.0 if asked.get("ConsistentRead") else 0.5) * _reads(size_of(item))

    def _all_read(self, operation: str, asked: Mapping[str, Any], parsed: Mapping[str, Any]) -> Sequence[Item]:
        """The items that a query or a scan went through, as they stand in the table or the index."""
        number = parsed.get("ScannedCount", len(parsed.get("Items", ())))
        if not any(name in asked for name in _SHOWN):
            shown: Sequence[Item] = parsed.get("Items", ())
            return shown
        again = {name: value for name, value in asked.items() if name not in {*_SHOWN, "Limit"}}
        for kind, mark in (("ExpressionAttributeNames", "#"), ("ExpressionAttributeValues", ":")):
            used = _placeholders(asked.get("KeyConditionExpression", ""), mark)
            again[kind] = {name: value for name, value in asked.get(kind, {}).items() if name in used}
            if not again[kind]:
                del again[kind]
        ask = getattr(self._client, operation.lower())
        found: list[Item] = []
        while len(found) < number:
            again["Limit"] = number - len(found)
            page = self._quietly(partial(ask, **again))
            found += page["Items"]
            if "LastEvaluatedKey" not in page:
                break
            again["ExclusiveStartKey"] = page["LastEvaluatedKey"]
        return found

    def _write(self, before: Item, verb: str, request: Mapping[str, Any], factor: int) -> None:
        table = request["TableName"]
        if verb == "ConditionCheck":
            self._work.write(table, factor * _units(before))
            return
        after = {} if verb == "Delete" else self._now(request)
        self._work.items_written += 1
        units = factor * max(_units(before), _units(after))
        self._work.write(table, units + sum(index.units(before, after) for index in self._known(table)[1]))

    def _whole(self, table: str, key: Mapping[str, Any]) -> Item:
        return self._now({"TableName": table, "Key": key})

    def _now(self, request: Mapping[str, Any]) -> Item:
        """The item that a request is about, as it stands."""
        table = request["TableName"]
        names, _ = self._known(table)
        whole = request.get("Key") or request["Item"]
        found: Item = self._quietly(
            lambda: self._client.get_item(
                TableName=table, Key={name: whole[name] for name in names}, ConsistentRead=True
            )
        ).get("Item", {})
        return found

    def _known(self, table: str) -> tuple[list[str], list[_Index]]:
        """The keys of a table, and its indexes."""
        if table not in self._keys:
            found = self._quietly(lambda: self._client.describe_table(TableName=table))["Table"]
            names = [each["AttributeName"] for each in found["KeySchema"]]
            self._keys[table] = names
            self._indexes[table] = [_index(each, names) for each in found.get("GlobalSecondaryIndexes", ())]
        return self._keys[table], self._indexes[table]

    def _quietly(self, look: Callable[[], Any]) -> Any:
        """Look at the store without that being counted."""
        self._looking = True
        try:
            return look()
        finally:
            self._looking = False


def _index(described: Mapping[str, Any], keys_of_table: Sequence[str]) -> _Index:
    keys = frozenset(each["AttributeName"] for each in described["KeySchema"])
    projection = described["Projection"]
    if projection["ProjectionType"] == "ALL":
        return _Index(keys, None)
    return _Index(keys, keys | {*keys_of_table, *projection.get("NonKeyAttributes", ())})


def _writes(operation: str, asked: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], int]]:
    """Yield what an operation writes: verb, request, and how often each unit counts."""
    if operation == "TransactWriteItems":
        for each in asked["TransactItems"]:
            yield (*next(iter(each.items())), 2)
    elif operation == "BatchWriteItem":
        for table, requests in asked["RequestItems"].items():
            for each in requests:
                verb, request = next(iter(each.items()))
                yield verb.removesuffix("Request"), {"TableName": table, **request}, 1
    elif operation in _WRITES:
        yield operation.removesuffix("Item"), asked, 1


def _units(item: Item) -> int:
    return max(1, math.ceil(size_of(item) / _WRITE_UNIT))


def _reads(size: int) -> int:
    return max(1, math.ceil(size / _READ_UNIT))


def _failed_condition(error: str, parsed: Mapping[str, Any]) -> bool:
    """Tell if it was a condition that failed, and not the store that was asked in vain."""
    reasons = {each.get("Code") for each in parsed.get("CancellationReasons", ())}
    return error == f"{_UNMET}Exception" or _UNMET in reasons


def _is_of(request: Mapping[str, Any], undone: Mapping[str, Any]) -> bool:
    """Tell if a write of a batch is this one, which the store left undone."""
    told = next(iter(undone.values()))
    return all(request.get(name) == value for name, value in told.items())


def _placeholders(expression: str, mark: str) -> set[str]:
    return set(re.findall(rf"{mark}\w+", expression))

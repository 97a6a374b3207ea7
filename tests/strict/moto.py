"""The strict layer in front of moto: every request of DynamoDB passes here, by the short way or moto's own."""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from botocore.awsrequest import AWSPreparedRequest
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models import table as moto_table
from moto.dynamodb.models.dynamo_type import DynamoType, LimitedSizeDict
from moto.dynamodb.models.dynamo_type import Item as MotoItem

from infra.local.strict.calls import Index, Item, Place, Refused, Schema
from infra.local.strict.kept import KEPT
from infra.local.strict.layer import Strict
from infra.local.strict.rules import OPERATIONS, Settings

REGION: Final = "eu-west-1"
_TARGET: Final = "DynamoDB_20120810."
Answer = tuple[int, dict[str, str], str | bytes]
Process = Callable[[BotocoreStubber, AWSPreparedRequest], Answer | None]


class Moto:
    """Its tables, as rules ask for them."""

    keeps = KEPT["moto"]

    def _table(self, name: str) -> moto_table.Table | None:
        return dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].tables.get(name)

    def schema(self, table: str) -> Schema | None:
        found = self._table(table)
        if found is None:
            return None
        indexes = tuple(Index(each.name, _keys(each.schema)) for each in found.global_indexes)
        return Schema((str(found.hash_key_attr), found.range_key_attr or ""), indexes)

    def item(self, place: Place) -> Item | None:
        found = self._found(place)
        return _as_json(found.to_json()["Attributes"]) if found else None

    def _found(self, place: Place) -> MotoItem | None:
        table: Any = self._table(place.table)
        partition, sort = self._at(table, place)
        held = table.items.get(partition)
        found: MotoItem | None = held.get(sort) if held is not None and sort is not None else held
        return found

    @staticmethod
    def _at(table: Any, place: Place) -> tuple[DynamoType, DynamoType | None]:
        sort = DynamoType({table.range_key_type: place.sort}) if table.range_key_attr else None
        return DynamoType({table.hash_key_type: place.partition}), sort

    def put_back(self, place: Place, item: Item | None) -> None:
        table: Any = self._table(place.table)
        partition, sort = self._at(table, place)
        held, last = (table.items, partition) if sort is None else (table.items[partition], sort)
        if item is None:
            held.pop(last, None)
        else:
            held[last] = MotoItem(partition, sort, json.loads(json.dumps(item), object_hook=_with_bytes))

    def streamed(self, table: str) -> list[Any] | None:
        found = self._table(table)
        return found.stream_shard.items if found and found.stream_shard else None

    def record_key(self, record: Any) -> Item:
        return _as_json(record.record["dynamodb"]["Keys"])


def _keys(schema: list[dict[str, str]]) -> tuple[str, str]:
    by_kind = {each["KeyType"]: each["AttributeName"] for each in schema}
    return by_kind["HASH"], by_kind.get("RANGE", "")


def _as_json(item: Any) -> Item:
    found: Item = json.loads(json.dumps(item, default=_plain))
    return found


def _plain(value: Any) -> Any:
    return value.to_json() if isinstance(value, DynamoType) else base64.b64encode(value).decode()


def _with_bytes(value: dict[str, Any]) -> dict[str, Any]:
    """An attribute's value as moto keeps it."""
    return {"B": base64.b64decode(value["B"])} if set(value) == {"B"} and isinstance(value["B"], str) else value


def around(process: Process, strict: Strict) -> Process:
    """The same way to moto, as strict as AWS; one request at a time, as moto is made for."""
    alone = threading.RLock()

    def processed(stubber: BotocoreStubber, request: AWSPreparedRequest) -> Answer | None:
        operation = _operation(request)
        if operation not in OPERATIONS or "amazonaws.com" not in request.url:
            return process(stubber, request)
        try:
            asked = json.loads(str(request.body, "utf-8") if isinstance(request.body, bytes) else str(request.body))
            with alone:
                call = strict.asked(operation, asked)
                found = passed_on(call, stubber, request)
            if call.hold and found and found[0] == 200:
                time.sleep(call.hold)
            strict.let_go(call)
        except Refused as refused:
            return 400, {}, json.dumps(refused.answer)
        return found

    def passed_on(call: Any, stubber: BotocoreStubber, request: AWSPreparedRequest) -> Answer | None:
        try:
            if call.changed:
                request.body = json.dumps(call.request).encode()
            found = process(stubber, request) if call.answer is None else None
            if found is not None and found[0] != 200:
                strict.refused(call)
                return found
            if found is not None and not strict.needs_answer(call):
                return found
            answer = strict.answered(call, json.loads(found[2]) if found else {})
        except BaseException:
            strict.refused(call)
            raise
        return found if found and not call.answer_changed else (200, {}, json.dumps(answer))

    return processed


def _operation(request: AWSPreparedRequest) -> str:
    said: Any = request.headers.get("X-Amz-Target", "")
    target = said.decode() if isinstance(said, bytes) else str(said)
    return target.removeprefix(_TARGET) if target.startswith(_TARGET) else ""


@contextmanager
def strict_way(settings: Settings | None = None) -> Iterator[Strict]:
    """Let every request to moto pass the strict layer meanwhile, whichever way it goes on."""
    strict = Strict(Moto(), settings or Settings())
    own: Any = BotocoreStubber.process_request
    bounded: Any = LimitedSizeDict.__setitem__
    BotocoreStubber.process_request = around(own, strict)  # type: ignore[method-assign, assignment]
    LimitedSizeDict.__setitem__ = dict.__setitem__  # type: ignore[method-assign]  # its own bound is not AWS's
    try:
        yield strict
    finally:
        BotocoreStubber.process_request = own  # type: ignore[method-assign]
        LimitedSizeDict.__setitem__ = bounded  # type: ignore[method-assign]

"""The strict layer in the process of ministack: around its ASGI app, with its tables at hand.

`POST /_strict` with settings as JSON holds those from then on, and answers with what is held.
"""

import asyncio
import importlib
import json
import zlib
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import asdict
from http import HTTPStatus
from typing import Any, Final

from infra.local.strict.calls import Call, Index, Item, Place, Refused, Schema
from infra.local.strict.kept import KEPT
from infra.local.strict.layer import Strict
from infra.local.strict.rules import Settings

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
CONTROL: Final = "/_strict"
_TARGET: Final = "DynamoDB_20120810."
_NO_SORT: Final = "__no_sort__"  # ministack's own word for a table without a sort key


class Ministack:
    """Its tables, as rules ask for them."""

    keeps = KEPT["ministack"]

    def __init__(self) -> None:
        self._module = importlib.import_module("ministack.services.dynamodb")
        self._where: dict[str, Any] = {}
        self._schemas: dict[str, tuple[Any, Schema]] = {}

    def _table(self, name: str) -> Any:
        held = self._module._tables._data  # noqa: SLF001 - there is no other way to the tables of every region
        found = held.get(self._where.get(name))
        if found is None:
            self._where.update({key[2]: key for key in held})
            found = held.get(self._where.get(name))
        return found

    def schema(self, table: str) -> Schema | None:
        found = self._table(table)
        if found is None:
            return None
        indexes = found.get("GlobalSecondaryIndexes") or ()
        known, made = self._schemas.get(table, (None, None))
        if made is None or known is not found or len(made.indexes) != len(indexes):
            made = Schema(
                (found["pk_name"], found["sk_name"] or ""),
                tuple(Index(each["IndexName"], _keys(each["KeySchema"])) for each in indexes),
            )
            self._schemas[table] = found, made
        return made

    def item(self, place: Place) -> Item | None:
        found = self._table(place.table)
        item: Item | None = found["items"].get(place.partition, {}).get(place.sort if found["sk_name"] else _NO_SORT)
        return item

    def put_back(self, place: Place, item: Item | None) -> None:
        found, sort = self._table(place.table), place.sort
        if not found["sk_name"]:
            sort = _NO_SORT
        if item is None:
            self._module._remove_item(found, place.partition, sort)  # noqa: SLF001 - keeps its indexes right
        else:
            self._module._set_item(found, place.partition, sort, item)  # noqa: SLF001 - as above

    def streamed(self, table: str) -> list[Any] | None:
        held = self._module._stream_records._data  # noqa: SLF001 - as its tables
        records: list[Any] | None = held.get(self._where.get(table)) if self._table(table) else None
        return records

    def record_key(self, record: Any) -> Item:
        key: Item = record["dynamodb"]["Keys"]
        return key


def _keys(schema: list[dict[str, str]]) -> tuple[str, str]:
    by_kind = {each["KeyType"]: each["AttributeName"] for each in schema}
    return by_kind["HASH"], by_kind.get("RANGE", "")


def around(served: App, settings: Settings) -> App:
    """The same service, as strict as AWS."""
    strict = Strict(Ministack(), settings)
    alone = asyncio.Lock()

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == CONTROL:
            await _adjust(strict, receive, send)
            return
        operation = _operation(scope)
        if not operation or not strict.rules(operation):
            await served(scope, receive, send)
            return
        body = await _body(receive)
        try:
            request = json.loads(body)
        except ValueError:  # the emulator says what is wrong with it
            await served(scope, _given(body), send)
            return
        try:
            async with alone:
                call = strict.asked(operation, request)
                messages = await _done(strict, call, body, served, scope)
            try:
                if call.hold and messages[0]["status"] == HTTPStatus.OK:
                    await asyncio.sleep(call.hold)
            finally:
                strict.let_go(call)
        except Refused as refused:
            messages = _answer(HTTPStatus.BAD_REQUEST, refused.answer)
        for message in messages:
            await send(message)

    return app


async def _done(strict: Strict, call: Call, body: bytes, served: App, scope: Message) -> list[Message]:
    """Return what the emulator answers, as the rules have it."""
    messages: list[Message] = []

    async def keep(message: Message) -> None:
        messages.append(message)

    try:
        if call.answer is None:
            await served(scope, _given(json.dumps(call.request).encode() if call.changed else body), keep)
        if messages and messages[0]["status"] != HTTPStatus.OK:
            strict.refused(call)
        elif not messages or strict.needs_answer(call):
            answer = strict.answered(call, json.loads(_content(messages) or b"{}"))
            if call.answer_changed or not messages:
                return _answer(HTTPStatus.OK, answer)
    except BaseException:
        strict.refused(call)
        raise
    return messages


async def _body(receive: Receive) -> bytes:
    found: bytes = b""
    while True:
        message = await receive()
        found += message.get("body", b"")
        if not message.get("more_body"):
            break
    return found


def _given(body: bytes) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    return receive


def _content(messages: list[Message]) -> bytes:
    found: bytes = b""
    for message in messages:
        found += message.get("body", b"")
    return found


def _operation(scope: Message) -> str:
    if scope["type"] != "http":
        return ""
    target = next((value for name, value in scope["headers"] if name.lower() == b"x-amz-target"), b"").decode("latin-1")
    return target.removeprefix(_TARGET) if target.startswith(_TARGET) else ""


def _answer(status: HTTPStatus, said: Any) -> list[Message]:
    body = json.dumps(said).encode()
    headers = [
        (b"content-type", b"application/x-amz-json-1.0"),
        (b"content-length", str(len(body)).encode()),
        (b"x-amz-crc32", str(zlib.crc32(body)).encode()),
    ]
    return [
        {"type": "http.response.start", "status": int(status), "headers": headers},
        {"type": "http.response.body", "body": body},
    ]


async def _adjust(strict: Strict, receive: Receive, send: Send) -> None:
    try:
        strict.adjust(strict.settings.changed(json.loads(await _body(receive) or b"{}")))
        messages = _answer(HTTPStatus.OK, asdict(strict.settings))
    except (TypeError, ValueError) as wrong:
        messages = _answer(HTTPStatus.BAD_REQUEST, {"wrong": str(wrong)})
    for message in messages:
        await send(message)

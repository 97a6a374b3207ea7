"""`python -m bench.functions.store PORT SCENE [REVIEWS]`: a store that answers from a scene and keeps nothing.

So the same decision can be made a thousand times, each time as the first. It speaks as much of DynamoDB as the routes
of the bench ask for, and KMS's Encrypt. It is a process of its own: what it costs is not in any figure.
"""

import asyncio
import base64
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

Item = Mapping[str, Mapping[str, Any]]

_SEALED: Final = base64.b64encode(b"sealed" * 40).decode()
_RANGE: Final = (
    (re.compile(r"begins_with ?\((\S+), (\S+)\)"), lambda value, low: value.startswith(low)),
    (re.compile(r"(\S+) BETWEEN (\S+) AND (\S+)"), lambda value, low, high: low <= value <= high),
    (re.compile(r"(\S+) >= (\S+)"), lambda value, low: value >= low),
    (re.compile(r"(\S+) > (\S+)"), lambda value, low: value > low),
)
_EQUAL: Final = re.compile(r"(\S+) = (\S+)")
_OUTER: Final = re.compile(r"^\(|\)$")


class Store:
    """The tables of a scene: items as DynamoDB sends them, under the names of their keys."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], grown: int = 0) -> None:
        self._keys: dict[str, list[str]] = {name: list(table["keys"]) for name, table in tables.items()}
        self._items: dict[str, dict[tuple[str, ...], Item]] = {
            name: {self._key(name, item): item for item in table["items"]} for name, table in tables.items()
        }
        if grown:
            self._grow(grown)
        self._sorted = {(name, ""): _in_order(items.items()) for name, items in self._items.items()}
        for name, table in tables.items():
            for index, keys in table.get("indexes", {}).items():
                known = [item for item in self._items[name].values() if all(each in item for each in keys)]
                self._sorted[name, index] = _in_order(
                    (tuple(str(next(iter(item[each].values()))) for each in keys), item) for item in known
                )

    def _grow(self, many: int) -> None:
        """More of the oldest published review, each older than the one before."""
        table = next(name for name in self._items if name.endswith("organisations"))
        key, item = min((key, item) for key, item in self._items[table].items() if key[1].startswith("published#"))
        for number in range(many):
            older = f"published#2020-01-01T00:00:00.{number:06}Z#{number}"
            self._items[table][key[0], older] = {**item, self._keys[table][1]: {"S": older}}

    def answer(self, operation: str, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        if operation in {"Query", "Scan"}:
            items = list(self._query(asked) if operation == "Query" else self._items[asked["TableName"]].values())
            return {"Items": items, "Count": len(items), "ScannedCount": len(items)}
        match operation:
            case "GetItem":
                item = self._get(asked["TableName"], asked["Key"])
                return {"Item": item} if item else {}
            case "BatchGetItem":
                answers = {
                    table: [item for key in request["Keys"] if (item := self._get(table, key))]
                    for table, request in asked["RequestItems"].items()
                }
                return {"Responses": answers, "UnprocessedKeys": {}}
            case "BatchWriteItem":
                return {"UnprocessedItems": {}}
            case "Encrypt":
                return {"CiphertextBlob": _SEALED, "KeyId": "key"}
        return {}

    def _key(self, table: str, item: Item) -> tuple[str, ...]:
        return tuple(item[name]["S"] for name in self._keys[table])

    def _get(self, table: str, key: Item) -> Item | None:
        return self._items[table].get(self._key(table, key))

    def _query(self, asked: Mapping[str, Any]) -> Iterator[Item]:
        values = {name: next(iter(value.values())) for name, value in asked["ExpressionAttributeValues"].items()}
        first, _, rest = asked["KeyConditionExpression"].replace("(#", "( #").partition(" AND ")
        equal = _EQUAL.search(first.replace("( ", ""))
        assert equal is not None, asked  # noqa: S101 - a route asks for what this store does not speak
        whose = values[equal[2].rstrip(")")]
        matches = self._within(_OUTER.sub("", rest.strip()).replace("( #", "(#"), values) if rest else None
        found = self._sorted[asked["TableName"], asked.get("IndexName", "")].get(whose, [])
        ordered = iter(found) if asked.get("ScanIndexForward", True) else reversed(found)
        left = asked.get("Limit", len(found))
        for key, item in ordered:
            if left and (matches is None or matches(key[1])):
                left -= 1
                yield item
            if not left:
                return

    @staticmethod
    def _within(condition: str, values: Mapping[str, str]) -> Any:
        for pattern, test in _RANGE:
            if found := pattern.search(condition):
                bounds = [values[each.rstrip(")")] for each in found.groups()[1:]]
                return lambda value: test(value, *bounds)
        raise ValueError(condition)


def _in_order(items: Iterable[tuple[tuple[str, ...], Item]]) -> dict[str, list[tuple[tuple[str, ...], Item]]]:
    """Items by the first part of their key, in the order of the rest of it."""
    parts: dict[str, list[tuple[tuple[str, ...], Item]]] = {}
    for key, item in sorted(items, key=lambda each: each[0]):
        parts.setdefault(key[0], []).append((key, item))
    return parts


class _Connection(asyncio.Protocol):
    """Just enough HTTP: requests with a Content-Length, on a connection that stays open."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:end].decode().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:])
            length = int(headers.get("content-length", 0))
            if headers.get("expect"):
                self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            if len(self._read) < end + 4 + length:
                return
            body, self._read = self._read[end + 4 : end + 4 + length], self._read[end + 4 + length :]
            operation = headers.get("x-amz-target", "").rpartition(".")[2]
            # The header came in lower case; operations are named by how they begin.
            named = next((each for each in _OPERATIONS if each.lower() == operation), "")
            answer = json.dumps(self._store.answer(named, json.loads(body or b"{}"))).encode()
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nx-amzn-RequestId: 1\r\n"
                b"Content-Length: %d\r\n\r\n%b" % (len(answer), answer)
            )


_OPERATIONS: Final = (
    "GetItem",
    "BatchGetItem",
    "Query",
    "Scan",
    "TransactWriteItems",
    "BatchWriteItem",
    "UpdateItem",
    "Encrypt",
)


async def _serve(port: int, store: Store) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(store), "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


def main() -> None:
    port, scene, *grown = sys.argv[1:]
    tables = json.loads(Path(scene).read_text(encoding="utf-8"))["tables"]
    asyncio.run(_serve(int(port), Store(tables, int(grown[0]) if grown else 0)))


if __name__ == "__main__":
    main()

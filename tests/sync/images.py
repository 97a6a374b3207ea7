"""All that lies in the tables, taken up and put down again: a state that took long to make serves many tests."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from chalicelib.adapters.dynamodb.client.tables import NAMES
from chalicelib.bootstrap import Platform

Item = Mapping[str, Any]  # as DynamoDB writes it
Image = Mapping[str, Sequence[Item]]  # by table
EMPTY: Final[Image] = {}
_MOST_WRITTEN: Final = 25  # in one request


def taken(platform: Platform) -> Image:
    """All items of all tables."""
    return {name: list(_items(platform, name)) for name in NAMES.values()}


def put_down(image: Image, platform: Platform) -> None:
    """Make the tables hold this and nothing else; only what differs is written."""
    client: Any = platform.connection.client
    keys = {table.Meta.table_name: _keys(table) for table in NAMES}
    writes: list[tuple[str, dict[str, Any]]] = []
    for name in NAMES.values():
        table = platform.settings.table(name)
        wanted = {_key(item, keys[table]): item for item in image.get(name, ())}
        there = {_key(item, keys[table]): item for item in _items(platform, name)}
        gone = ({part: there[key][part] for part in keys[table]} for key in there.keys() - wanted.keys())
        writes += [(table, {"DeleteRequest": {"Key": key}}) for key in gone]
        other = (wanted[key] for key in wanted if there.get(key) != wanted[key])
        writes += [(table, {"PutRequest": {"Item": item}}) for item in other]
    for start in range(0, len(writes), _MOST_WRITTEN):
        request: dict[str, list[Any]] = {}
        for table, write in writes[start : start + _MOST_WRITTEN]:
            request.setdefault(table, []).append(write)
        assert not client.batch_write_item(RequestItems=request)["UnprocessedItems"]


def _items(platform: Platform, name: str) -> Iterator[Item]:
    client: Any = platform.connection.client
    further: dict[str, Any] = {}
    while True:
        found = client.scan(TableName=platform.settings.table(name), ConsistentRead=True, **further)
        yield from found["Items"]
        if "LastEvaluatedKey" not in found:
            return
        further = {"ExclusiveStartKey": found["LastEvaluatedKey"]}


def _keys(table: Any) -> tuple[str, ...]:
    attributes = table.get_attributes().values()
    return tuple(each.attr_name for each in attributes if each.is_hash_key or each.is_range_key)


def _key(item: Item, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(item[key]) for key in keys)

"""All that lies in the tables, taken up and put down elsewhere: a state that took long to make serves many tests."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from chalicelib.adapters.dynamodb.tables import NAMES
from chalicelib.bootstrap import Platform

Image = Mapping[str, Sequence[Mapping[str, Any]]]  # by table, items as DynamoDB writes them
_MOST_PUT: Final = 25  # in one request


def taken(platform: Platform) -> Image:
    client: Any = platform.connection.client
    image = {}
    for name in NAMES.values():
        items: list[Mapping[str, Any]] = []
        further: dict[str, Any] = {}
        while True:
            found = client.scan(TableName=platform.settings.table(name), ConsistentRead=True, **further)
            items += found["Items"]
            if "LastEvaluatedKey" not in found:
                break
            further = {"ExclusiveStartKey": found["LastEvaluatedKey"]}
        image[name] = items
    return image


def put_down(image: Image, platform: Platform) -> None:
    client: Any = platform.connection.client
    puts = [(platform.settings.table(name), {"PutRequest": {"Item": item}}) for name in image for item in image[name]]
    for start in range(0, len(puts), _MOST_PUT):
        wish: dict[str, list[Any]] = {}
        for table, put in puts[start : start + _MOST_PUT]:
            wish.setdefault(table, []).append(put)
        assert not client.batch_write_item(RequestItems=wish)["UnprocessedItems"]

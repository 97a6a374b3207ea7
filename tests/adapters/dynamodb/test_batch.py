"""Several items in one request: what the store leaves undone is asked again, and never taken for absent."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.batch import Item, put_items, read_batch, read_items
from chalicelib.adapters.dynamodb.client.tables import EditorItem, SessionItem
from chalicelib.adapters.dynamodb.client.working_tables import CounterItem
from chalicelib.domain.rules.refusals import Busy
from tests.builders import editor
from tests.worlds import DynamoWorld

ITEMS: Final[list[Item]] = [{"bucket": {"S": f"bucket-{number}"}, "counted": {"N": str(number)}} for number in range(4)]
KEYS: Final[list[Item]] = [{"bucket": each["bucket"]} for each in ITEMS]


def counters() -> str:
    return CounterItem.Meta.table_name  # of this world


class Sparing:
    """A store that does one thing of what it is asked, and leaves the rest; at the last it does nothing."""

    def __init__(self, connection: Connection, *, does: int) -> None:
        self._connection = connection
        self._does = does
        self.asked = 0

    def dispatch(self, operation: str, request: dict[str, Any]) -> dict[str, Any]:
        self.asked += 1
        left = "UnprocessedKeys" if operation == "BatchGetItem" else "UnprocessedItems"
        asked = request["RequestItems"]
        if self._does < self.asked:
            return {"Responses": {}, left: asked}
        table, whole = next(iter(asked.items()))
        some, rest = _divided(whole)
        answer = self._connection.dispatch(operation, {"RequestItems": {table: some}})
        return {**answer, left: {table: rest} if rest else {}}


def _divided(request: Any) -> tuple[Any, Any]:
    if isinstance(request, list):
        return request[:1], request[1:]
    first, rest = request["Keys"][:1], request["Keys"][1:]
    return {**request, "Keys": first}, {**request, "Keys": rest} if rest else None


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr("chalicelib.adapters.dynamodb.client.batch.time.sleep", found.append)
    return found


def sparing(world: DynamoWorld, does: int) -> Any:
    return Sparing(world.connection, does=does)


def test_what_is_left_undone_is_asked_again(dynamodb_world: DynamoWorld, waits: list[float]) -> None:
    put_items(sparing(dynamodb_world, 4), counters(), ITEMS)
    found = read_items(sparing(dynamodb_world, 4), {counters(): KEYS}, consistent=True)[counters()]
    assert sorted(found, key=lambda item: item["bucket"]["S"]) == ITEMS
    assert len(waits) == 6  # three before the second to the fourth, twice


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: put_items(store, counters(), ITEMS),
        lambda store: read_items(store, {counters(): KEYS}),
    ],
    ids=["put", "read"],
)
def test_a_store_that_does_nothing_is_busy(
    dynamodb_world: DynamoWorld, waits: list[float], ask: Callable[[Any], object]
) -> None:
    store = sparing(dynamodb_world, 2)
    with pytest.raises(Busy):
        ask(store)
    assert (store.asked, len(waits)) == (5, 4)


def test_nothing_is_asked_for_nothing(dynamodb_world: DynamoWorld) -> None:
    store = sparing(dynamodb_world, 1)
    put_items(store, counters(), [])
    assert read_items(store, {counters(): []}) == {counters(): []}
    assert store.asked == 0


def test_items_of_several_tables_come_in_the_order_asked_for(dynamodb_world: DynamoWorld) -> None:
    EditorItem("editor-an", editor=editor()).save()
    wanted: list[tuple[Any, str]] = [(SessionItem, "session#nobody"), (EditorItem, "editor-an")]
    session, found = read_batch(dynamodb_world.connection, *wanted)
    assert session is None
    assert found is not None
    assert getattr(found, "editor", None) == editor()

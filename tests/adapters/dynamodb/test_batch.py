"""Several items in one request: what the store leaves undone is asked again, and never taken for absent."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest
from botocore.exceptions import ClientError
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException

from chalicelib.adapters.dynamodb.client.batch import Item, put_items, read_batch, read_items
from chalicelib.adapters.dynamodb.client.patient_connection import PatientConnection
from chalicelib.adapters.dynamodb.client.tables import EditorItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import CounterItem, DirectoryItem, SessionItem
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory, put_change
from chalicelib.domain.rules.refusals import Busy
from tests.adapters.dynamodb.test_directory import find, many, named
from tests.builders import editor
from tests.worlds import DynamoWorld

ITEMS: Final[list[Item]] = [{"bucket": {"S": f"bucket-{number}"}, "counted": {"N": str(number)}} for number in range(4)]
KEYS: Final[list[Item]] = [{"bucket": each["bucket"]} for each in ITEMS]


def counters() -> str:
    return CounterItem.Meta.table_name  # of this world


class Sparing:
    """A store that does one thing of what it is asked, and leaves the rest; at the last it does nothing."""

    def __init__(self, connection: PatientConnection, *, does: int) -> None:
        self._once = connection.once
        self._does = does
        self.asked = 0

    def __call__(self, operation: str, request: dict[str, Any]) -> dict[str, Any]:
        self.asked += 1
        left = "UnprocessedKeys" if operation == "BatchGetItem" else "UnprocessedItems"
        asked = request["RequestItems"]
        if self._does < self.asked:
            return {"Responses": {}, left: asked}
        table, whole = next(iter(asked.items()))
        some, rest = _divided(whole)
        answer = self._once(operation, {"RequestItems": {table: some}})
        return {**answer, left: {table: rest} if rest else {}}


def _divided(request: Any) -> tuple[Any, Any]:
    if isinstance(request, list):
        return request[:1], request[1:]
    first, rest = request["Keys"][:1], request["Keys"][1:]
    return {**request, "Keys": first}, {**request, "Keys": rest} if rest else None


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr("time.sleep", found.append)
    return found


@pytest.fixture
def sparing(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Sparing]:
    connection = dynamodb_world.connection
    assert isinstance(connection, PatientConnection)

    def of(does: int) -> Sparing:
        made = Sparing(connection, does=does)
        monkeypatch.setattr(connection, "once", made)
        return made

    return of


def _put_by_model() -> None:
    with CounterItem.batch_write() as batch:
        for each in ITEMS:
            batch.save(CounterItem(each["bucket"]["S"], counted=int(each["counted"]["N"])))


PUTS: Final[dict[str, Callable[[Connection], object]]] = {
    "ours": lambda connection: put_items(connection, counters(), ITEMS),
    "of the model": lambda _: _put_by_model(),
}
READS: Final[dict[str, Callable[[Connection], list[str]]]] = {
    "ours": lambda connection: [each["bucket"]["S"] for each in read_items(connection, {counters(): KEYS})[counters()]],
    "of the model": lambda _: [each.bucket for each in CounterItem.batch_get([key["bucket"]["S"] for key in KEYS])],
}


@pytest.mark.parametrize("put", PUTS)
@pytest.mark.parametrize("read", READS)
def test_what_is_left_undone_is_asked_again_after_a_wait(
    dynamodb_world: DynamoWorld, sparing: Callable[[int], Sparing], waits: list[float], put: str, read: str
) -> None:
    sparing(8)
    PUTS[put](dynamodb_world.connection)
    assert sorted(READS[read](dynamodb_world.connection)) == [key["bucket"]["S"] for key in KEYS]
    assert len(waits) == 6  # three before the second to the fourth, twice


@pytest.mark.parametrize("ask", [*PUTS.values(), *READS.values()])
def test_a_store_that_does_nothing_more_is_busy(
    dynamodb_world: DynamoWorld,
    sparing: Callable[[int], Sparing],
    waits: list[float],
    ask: Callable[[Connection], object],
) -> None:
    store = sparing(2)
    with pytest.raises(Busy):
        ask(dynamodb_world.connection)
    assert (store.asked, len(waits)) == (6, 5)  # two that did one thing each, and four in vain


def test_nothing_is_asked_for_nothing(dynamodb_world: DynamoWorld, sparing: Callable[[int], Sparing]) -> None:
    store = sparing(1)
    put_items(dynamodb_world.connection, counters(), [])
    assert read_items(dynamodb_world.connection, {counters(): []}) == {counters(): []}
    assert store.asked == 0


def test_items_of_several_tables_come_in_the_order_asked_for(dynamodb_world: DynamoWorld) -> None:
    EditorItem("editor-an", editor=editor()).save()
    wanted: list[tuple[Any, str]] = [(SessionItem, "session#nobody"), (EditorItem, "editor-an")]
    session, found = read_batch(dynamodb_world.connection, *wanted)
    assert session is None
    assert found is not None
    assert getattr(found, "editor", None) == editor()


@pytest.mark.parametrize("read", ["ours", "of the model"])
def test_more_than_a_partition_gives_at_once_comes_whole(dynamodb_world: DynamoWorld, read: str) -> None:
    table, parts = DirectoryItem.Meta.table_name, [f"part-{number:02}" for number in range(64)]
    keys: list[Item] = [{"scope": {"S": "one"}, "part": {"S": part}} for part in parts]
    for key in keys:
        put_items(dynamodb_world.connection, table, [{**key, "filler": {"B": bytes(69 * 1024)}}])
    if read == "ours":
        found = [each["part"]["S"] for each in read_items(dynamodb_world.connection, {table: keys})[table]]
    else:
        found = [each.part for each in DirectoryItem.batch_get([("one", part) for part in parts])]
    assert sorted(found) == parts


def test_a_block_that_is_read_as_it_was_is_read_again_for_certain(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks are read for half the price, which may be a moment behind: what a search says is as of its head."""
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust"), named("Zonnehof", key="o-2")])
    before = {(item.scope, item.part): item for item in DirectoryItem.scan()}
    directory.enter([named("Avondzon")])
    ask, asked = dynamodb_world.connection.dispatch, []

    def behind(operation: str, request: dict[str, Any]) -> dict[str, Any]:
        answer = ask(operation, request)
        if operation == "BatchGetItem":
            (keys,) = request["RequestItems"].values()
            asked.append((keys["ConsistentRead"], len(keys["Keys"])))
            if not keys["ConsistentRead"]:
                (table,) = answer["Responses"]
                known = ((item["scope"]["S"], item["part"]["S"]) for item in answer["Responses"][table])
                answer["Responses"][table] = [before[each].serialize() for each in known]
        return answer

    monkeypatch.setattr(dynamodb_world.connection, "dispatch", behind)
    other = DynamoDirectory(dynamodb_world.connection)
    assert find(other) == ["o-1", "o-2"]
    assert other.search("avondzon", taking_part=False, limit=9).lines[0].text.startswith("avondzon")
    assert asked == [(False, 2), (True, 1)]


@pytest.mark.parametrize("busy", ["Query", "BatchGetItem"])
def test_a_search_goes_on_with_what_it_knows_while_the_store_says_wait(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch, busy: str
) -> None:
    directory = dynamodb_world.directory
    directory.enter(many(30))
    assert len(find(directory)) == 30
    DynamoDirectory(dynamodb_world.connection).enter([named("Aanwinst", key="o-new")])
    ask = dynamodb_world.connection.dispatch

    def refusing(operation: str, request: dict[str, Any]) -> dict[str, Any]:
        if operation == busy:
            raise ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, operation)
        return ask(operation, request)

    with monkeypatch.context() as patch:
        patch.setattr(dynamodb_world.connection, "dispatch", refusing)
        assert len(find(directory)) == 30
        with pytest.raises(PynamoDBException):  # who knows nothing says nothing
            find(DynamoDirectory(dynamodb_world.connection))
    assert find(directory)[0] == "o-new"


def test_a_fault_is_no_reason_to_go_on_with_what_is_known(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = dynamodb_world.directory
    find(directory)

    def failing(operation: str, _: dict[str, Any]) -> dict[str, Any]:
        raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": ""}}, operation)

    monkeypatch.setattr(dynamodb_world.connection, "dispatch", failing)
    with pytest.raises(PynamoDBException):
        find(directory)


def test_no_write_of_search_holds_many_blocks(dynamodb_world: DynamoWorld) -> None:
    """A transaction takes 4 MB, and of a million organisations each block is a tenth of that."""
    everybody = many(60)
    dynamodb_world.directory.enter(everybody)
    written: list[int] = []

    def note(params: dict[str, Any], **_: Any) -> None:
        puts = [each["Put"]["Item"]["part"]["S"] for each in params["TransactItems"] if "Put" in each]
        written.append(sum(part.startswith("block#") for part in puts))

    for each in everybody:
        transaction = Transaction(dynamodb_world.connection)
        put_change(transaction, replace(each, bounced=True))
        transaction.commit()
    events = dynamodb_world.connection.client.meta.events
    events.register("provide-client-params.dynamodb.TransactWriteItems", note)
    dynamodb_world.directory.settle()
    assert 1 <= max(written) <= 4
    assert sorted(find(dynamodb_world.directory, email_status="bounced")) == [each.id for each in everybody]

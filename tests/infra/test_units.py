"""The units that the bench counts, beside what the developer guide of DynamoDB says of each kind of request."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from bench.units import Work, count_all, counted, size_of
from chalicelib.adapters.dynamodb.client.working_tables import CounterItem, QueueItem, TraceItem
from tests.worlds import DynamoWorld

Asked = Callable[..., Work]
BIG = 9_000  # bytes: three units of reading, nine of writing


@pytest.fixture
def asked(dynamodb_world: DynamoWorld) -> Asked:
    client: Any = dynamodb_world.connection.client

    def ask(operation: str, *, fails: bool = False, **request: Any) -> Work:
        with counted(client) as work:
            if fails:
                with pytest.raises(ClientError):
                    getattr(client, operation)(**request)
            else:
                getattr(client, operation)(**request)
        return work

    return ask


def trace(name: str, part: str = "-", *, size: int = 0) -> dict[str, Any]:
    """An item of the table of traces, of at least so many bytes."""
    return {
        "trace": {"S": name},
        "part": {"S": part},
        "review_id": {"S": "review-1"},
        "organisation_id": {"S": "o" * (size or 1)},
    }


def put(*items: dict[str, Any]) -> None:
    for item in items:
        TraceItem.from_raw_data(item).save()


def key(name: str, part: str = "-") -> dict[str, Any]:
    return {"trace": {"S": name}, "part": {"S": part}}


def table() -> str:
    return str(TraceItem.Meta.table_name)


@pytest.mark.parametrize(("consistent", "factor"), [(False, 0.5), (True, 1.0)])
def test_a_key_under_which_nothing_is_costs_as_much_as_a_small_item(
    asked: Asked,
    consistent: bool,  # noqa: FBT001 - of its row
    factor: float,
) -> None:
    put(trace("there", size=BIG))
    assert asked("get_item", TableName=table(), Key=key("not"), ConsistentRead=consistent).read_units == factor
    wanted = {"Keys": [key("there"), key("not"), key("nor this")], "ConsistentRead": consistent}
    assert asked("batch_get_item", RequestItems={table(): wanted}).read_units == (3 + 1 + 1) * factor


def test_a_batch_of_two_tables_is_consistent_where_it_was_asked_to_be(asked: Asked) -> None:
    counters = {"Keys": [{"bucket": {"S": "none"}}], "ConsistentRead": True}
    traces = {"Keys": [key("none")]}
    name = CounterItem.Meta.table_name
    assert asked("batch_get_item", RequestItems={name: counters, table(): traces}).read_units == 1.5


def test_what_a_projection_leaves_out_is_read_all_the_same(asked: Asked) -> None:
    put(trace("there", size=BIG))
    shown = {"ProjectionExpression": "#at", "ExpressionAttributeNames": {"#at": "part"}}
    assert asked("get_item", TableName=table(), Key=key("there"), **shown).read_units == 1.5
    wanted = {"Keys": [key("there"), key("not")], **shown}
    assert asked("batch_get_item", RequestItems={table(): wanted}).read_units == 2.0
    query = {
        "KeyConditionExpression": "#trace = :trace",
        "ExpressionAttributeNames": {"#trace": "trace", "#at": "part"},
        "ExpressionAttributeValues": {":trace": {"S": "there"}},
        "ProjectionExpression": "#at",
    }
    assert asked("query", TableName=table(), **query).read_units == 1.5


@pytest.mark.parametrize("operation", ["query", "scan"])
@pytest.mark.parametrize("left_out", ["by a filter", "by counting", "not at all"])
def test_a_query_and_a_scan_read_what_they_leave_out(asked: Asked, operation: str, left_out: str) -> None:
    put(*(trace("there", str(number), size=2_000) for number in range(5)), trace("there", "small"))
    request: dict[str, Any] = {"TableName": table()}
    values = dict[str, Any]()
    if operation == "query":
        request, values = request | {"KeyConditionExpression": "trace = :trace"}, {":trace": {"S": "there"}}
    if left_out == "by a filter":
        request, values = request | {"FilterExpression": "organisation_id = :of"}, values | {":of": {"S": "o"}}
    elif left_out == "by counting":
        request |= {"Select": "COUNT"}
    if values:
        request |= {"ExpressionAttributeValues": values}
    read = sum(size_of(trace("there", str(number), size=2_000)) for number in range(5)) + size_of(
        trace("there", "small")
    )
    assert 8_192 < read < 12_288
    found = asked(operation, **request)
    assert (found.read_units, found.requests) == (1.5, [operation.capitalize()])
    limited = asked(operation, **request, Limit=2)
    assert limited.read_units == 0.5


def test_an_empty_scan_is_half_a_unit(asked: Asked) -> None:
    assert asked("scan", TableName=table()).read_units == 0.5


def test_a_write_whose_condition_fails_costs_what_it_would_have(asked: Asked) -> None:
    put(trace("there", size=BIG))
    none = {"ConditionExpression": "attribute_not_exists(review_id)"}
    work = asked("put_item", fails=True, TableName=table(), Item=trace("there"), **none)
    assert (work.write_units, work.items_written) == (9, 0)
    there = {"ConditionExpression": "attribute_exists(review_id)"}
    assert asked("put_item", fails=True, TableName=table(), Item=trace("not", size=BIG), **there).write_units == 9
    assert asked("delete_item", fails=True, TableName=table(), Key=key("not"), **there).write_units == 1
    update = {
        "UpdateExpression": "SET review_id = :one",
        "ExpressionAttributeValues": {":one": {"S": "one"}},
        **none,
    }
    assert asked("update_item", fails=True, TableName=table(), Key=key("there"), **update).write_units == 9


def test_a_cancelled_transaction_costs_what_it_would_have_and_a_wrong_request_nothing(asked: Asked) -> None:
    put(trace("there", size=BIG))
    check = {"TableName": table(), "Key": key("not"), "ConditionExpression": "attribute_exists(review_id)"}
    items = [{"ConditionCheck": check}, {"Put": {"TableName": table(), "Item": trace("there", size=BIG)}}]
    work = asked("transact_write_items", fails=True, TransactItems=items)
    assert (work.write_units, work.items_written) == (2 + 18, 0)
    wrong = {"TableName": table(), "Key": key("there"), "UpdateExpression": "no expression"}
    assert asked("update_item", fails=True, **wrong).write_units == 0


def test_a_transaction_that_comes_again_is_read_and_not_written(dynamodb_world: DynamoWorld) -> None:
    client: Any = dynamodb_world.connection.client
    put(trace("once", size=5_000))
    once = [{"Put": {"TableName": table(), "Item": trace("once", size=BIG)}}]
    with counted(client) as work:
        for _ in range(2):
            client.transact_write_items(TransactItems=once, ClientRequestToken="one and the same")
    assert (work.write_units, work.items_written, work.read_units) == (18, 1, 6)


def test_the_same_is_counted_around_a_connection(dynamodb_world: DynamoWorld) -> None:
    put(trace("there", size=BIG))
    work = count_all(dynamodb_world.connection)
    assert [item.trace for item in TraceItem.scan(TraceItem.organisation_id == "nobody")] == []
    assert (work.requests, work.read_units) == (["Scan"], 1.5)
    assert list(QueueItem.query("review#0")) == []
    assert work.read_units == 2.0

"""The store of these tests answers as moto does, word for word, though by a shorter way."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from chalicelib.adapters.dynamodb.client.working_tables import CounterItem
from tests import moto_short

KEY = {"bucket": {"S": "a"}}
ITEM = KEY | {"count": {"N": "3"}, "sketch": {"B": b"\x00\xff"}, "held": {"L": [{"NULL": True}, {"BOOL": False}]}}
LATER = {"bucket": {"S": "later"}}
UNLESS_THERE = {"ConditionExpression": "attribute_not_exists(bucket)"}


def asked(table: str, index: str) -> list[tuple[str, dict[str, Any]]]:
    """Of each operation one that is answered, and of most one that is refused."""
    put, other = {"TableName": table, "Item": ITEM}, {"TableName": table, "Item": ITEM | {"bucket": {"S": "b"}}}
    more = {"UpdateExpression": "ADD #c :one", "ExpressionAttributeNames": {"#c": "count"}}
    more |= {"ExpressionAttributeValues": {":one": {"N": "1"}}}
    whole = {"TableName": table, "Key": KEY} | more
    if_same = {"ConditionExpression": "bucket = :id", "ExpressionAttributeValues": {":id": {"S": "z"}}}
    of_id = {"KeyConditionExpression": "bucket = :id", "ExpressionAttributeValues": {":id": {"S": "a"}}}
    return [
        ("PutItem", put | {"ReturnConsumedCapacity": "TOTAL"}),
        ("PutItem", put | UNLESS_THERE),
        ("PutItem", put | {"Item": {"count": {"N": "1"}}}),
        ("GetItem", {"TableName": table, "Key": KEY, "ConsistentRead": True, "ReturnConsumedCapacity": "TOTAL"}),
        ("GetItem", {"TableName": table, "Key": KEY, "ProjectionExpression": "sketch"}),
        ("GetItem", {"TableName": table, "Key": {"bucket": {"S": "gone"}}}),
        ("GetItem", {"TableName": "of nobody", "Key": KEY}),
        ("UpdateItem", {"TableName": table, "Key": KEY, "ReturnValues": "ALL_NEW"} | more),
        ("UpdateItem", {"TableName": table, "Key": KEY, "ConditionExpression": "#c > :one"} | more),
        ("UpdateItem", {"TableName": table, "Key": KEY, "ConditionExpression": "#c < :one"} | more),
        ("Query", {"TableName": table, "Limit": 1} | of_id),
        ("Query", {"TableName": table, "IndexName": index} | of_id),
        ("TransactWriteItems", {"TransactItems": [{"Put": other | UNLESS_THERE}, {"Put": put}]}),
        ("TransactWriteItems", {"TransactItems": [{"Put": other | UNLESS_THERE}, {"Put": put}]}),
        ("TransactWriteItems", {"TransactItems": [{"Update": whole}, {"Delete": {"TableName": table, "Key": LATER}}]}),
        (
            "TransactWriteItems",
            {
                "TransactItems": [
                    {"Update": whole},
                    {"Put": {"TableName": table, "Item": ITEM | LATER}},
                    {"Put": other | UNLESS_THERE},
                ]
            },
        ),
        ("Scan", {"TableName": table}),
        ("TransactWriteItems", {"TransactItems": [{"ConditionCheck": {"TableName": table, "Key": KEY} | if_same}]}),
        ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": table, "Key": KEY}}]}),
        ("BatchGetItem", {"RequestItems": {table: {"Keys": [KEY]}}, "ReturnConsumedCapacity": "TOTAL"}),
        ("BatchWriteItem", {"RequestItems": {table: [{"PutRequest": {"Item": ITEM | {"bucket": {"S": "c"}}}}]}}),
        ("Scan", {"TableName": table, "Limit": 2}),
        ("Scan", {"TableName": table, "FilterExpression": "attribute_exists(sketch)"}),
        ("DeleteItem", {"TableName": table, "Key": KEY, "ReturnValues": "ALL_OLD"}),
        ("DeleteItem", {"TableName": table, "Key": KEY} | if_same),
    ]


def answers(client: Any, requests: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    found = []
    for operation, request in requests:
        try:
            answer = client._make_api_call(operation, request)
        except ClientError as refused:
            answer = refused.response
        status = answer.pop("ResponseMetadata")["HTTPStatusCode"]
        found.append((operation, status, json.loads(json.dumps(answer, default=repr, sort_keys=True))))
    return found


@pytest.fixture
def aws_in_this_process() -> Iterator[None]:
    """AWS as moto plays it, by the long way."""
    with mock_aws():
        yield


@pytest.mark.usefixtures("dynamodb_world")
def test_it_answers_each_operation_as_moto_does() -> None:
    client = boto3.client("dynamodb", region_name="eu-west-1")
    requests = asked(CounterItem.Meta.table_name, "by_nothing")
    with moto_short.short_way():
        short = answers(client, requests)
    for name in ("b", "c"):
        client.delete_item(TableName=CounterItem.Meta.table_name, Key={"bucket": {"S": name}})
    assert short == answers(client, requests)
    assert {status for _, status, _ in short} == {200, 400}
    assert {operation for operation, _, _ in short} == {each.partition(".")[2] for each in moto_short._OF_ITEMS}

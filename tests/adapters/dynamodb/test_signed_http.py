"""The page that is read without the store's client: signed as the client signs, the same page, or not at all."""

import base64
import json
import threading
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials
from pynamodb.exceptions import TransactWriteError, VerboseClientError

from chalicelib.adapters.dynamodb.aggregates.public_pages import PublicPages
from chalicelib.adapters.dynamodb.client.signed_connection import SignedConnection
from chalicelib.adapters.dynamodb.client.signed_http import SignedHttp, last_items
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import FIRST_PAGE_PART, ORGANISATION_PART
from chalicelib.adapters.signed_post import Credentials, SignedPost, Signer
from chalicelib.domain.rules.refusals import NotFound
from tests.adapters.dynamodb.test_reading import publish
from tests.builders import organisation
from tests.worlds import DynamoWorld

HOME = "organisation-1"
OWN = Credentials("AKID", "a secret", "a token")


class Answering(ThreadingHTTPServer):
    """Answers each request with what the test says: a status, headers and a body; then it may hang up."""

    daemon_threads = True

    def __init__(self, answer: Callable[[dict[str, Any]], tuple[int, bytes]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.crc: str | None = None
        self.hangs_up = False
        self.asked = 0

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Answering
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.server.asked += 1
        status, body = self.server.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("x-amz-crc32", self.server.crc or str(zlib.crc32(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = self.server.hangs_up  # without a word, as a server does with one that idled too long

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def store(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[Answering]:
    """A server over HTTP that answers as DynamoDB would, and as late as a machine with much else to do may."""
    monkeypatch.setattr("chalicelib.adapters.signed_post.PATIENCE", 60)
    dynamodb_world.put(organisation())
    client: Any = dynamodb_world.organisations._connection.client

    def answer(asked: dict[str, Any]) -> tuple[int, bytes]:
        ask = client.batch_get_item if "RequestItems" in asked else client.get_item if "Key" in asked else client.query
        found = {name: held for name, held in ask(**asked).items() if name != "ResponseMetadata"}
        return 200, json.dumps(found, default=lambda held: base64.b64encode(held).decode()).encode()

    server = Answering(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


TABLE = "waardering-test-organisations"


def signed_http(endpoint: str) -> SignedHttp:
    return SignedHttp(SignedPost("dynamodb", region="eu-west-1", endpoint=endpoint, credentials=OWN))


def pages(
    endpoint: str, organisations: Callable[[], Any] = lambda: pytest.fail("it should need no client")
) -> PublicPages:
    return PublicPages(signed_http(endpoint), TABLE, organisations)


@pytest.mark.parametrize("token", ["", "a token"])
def test_a_request_is_signed_as_the_client_of_aws_signs_it(token: str) -> None:
    host, body, now = "dynamodb.eu-west-1.amazonaws.com", b'{"Limit":2}', datetime.now(UTC)
    own = Signer("dynamodb", region="eu-west-1", host=host, credentials=Credentials("AKID", "a secret", token))
    ours = own.headers(body, "DynamoDB_20120810.Query", now)
    theirs = AWSRequest(
        method="POST",
        url=f"https://{host}/",
        data=body,
        headers={"X-Amz-Target": "DynamoDB_20120810.Query", "Content-Type": "application/x-amz-json-1.0"},
    )
    signer = SigV4Auth(BotocoreCredentials("AKID", "a secret", token or None), "dynamodb", "eu-west-1")
    theirs.context["timestamp"] = now.strftime("%Y%m%dT%H%M%SZ")
    theirs.headers["X-Amz-Date"] = theirs.context["timestamp"]
    if token:
        theirs.headers["X-Amz-Security-Token"] = token
    signature = signer.signature(signer.string_to_sign(theirs, signer.canonical_request(theirs)), theirs)
    assert ours["Authorization"].rpartition("Signature=")[2] == signature


@pytest.mark.parametrize(("count", "limit"), [(0, 20), (3, 20), (3, 2), (21, 20), (3, 0)])
def test_it_shows_what_the_client_shows(dynamodb_world: DynamoWorld, store: Answering, count: int, limit: int) -> None:
    publish(dynamodb_world, count)
    renew_first_page(HOME)
    swiftly = pages(store.endpoint)
    assert swiftly.page(HOME, limit=limit) == dynamodb_world.organisations.public_page(HOME, limit=limit)
    assert store.asked == 1


def test_while_a_first_page_is_behind_the_public_reviews_are_read(
    dynamodb_world: DynamoWorld, store: Answering
) -> None:
    publish(dynamodb_world, 2)
    swiftly = pages(store.endpoint, lambda: dynamodb_world.organisations)
    assert [public_review.id for public_review in swiftly.page(HOME, limit=20)[1].public_reviews] == [
        "review-01",
        "review-00",
    ]


def test_who_is_not_there_is_not_there(store: Answering) -> None:
    with pytest.raises(NotFound):
        pages(store.endpoint).page("nobody", limit=20)


@pytest.mark.parametrize("status", [400, 500, 503])
def test_what_is_no_answer_is_left_to_the_client(dynamodb_world: DynamoWorld, store: Answering, status: int) -> None:
    store.answer = lambda _: (status, b'{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}')
    swiftly = pages(store.endpoint, lambda: dynamodb_world.organisations)
    assert swiftly.page(HOME, limit=20)[0].id == HOME


def test_an_answer_that_was_garbled_is_left_to_the_client(store: Answering) -> None:
    store.crc = "1"
    assert last_items(signed_http(store.endpoint), TABLE, HOME, 2) is None


def test_where_nobody_answers_the_client_is_asked() -> None:
    assert last_items(signed_http("http://127.0.0.1:1"), TABLE, HOME, 2) is None


def test_a_connection_that_was_closed_meanwhile_is_opened_again(store: Answering) -> None:
    store.hangs_up = True
    ours = signed_http(store.endpoint)
    assert [bool(last_items(ours, TABLE, HOME, 1)) for _ in range(3)] == [True] * 3
    assert store.asked == 3


@pytest.mark.parametrize("region", ["cn-north-1", "eusc-de-east-1"])
def test_a_region_of_another_domain_is_left_to_the_client(region: str) -> None:
    ours = SignedHttp(SignedPost("dynamodb", region=region, endpoint="", credentials=OWN))
    assert last_items(ours, TABLE, HOME, 1) is None


def test_a_secret_is_in_no_printed_form() -> None:
    assert "secret" not in repr(OWN)
    assert "a token" not in repr(OWN)


@pytest.fixture
def connection(store: Answering) -> SignedConnection:
    return SignedConnection(signed_http(store.endpoint), region="eu-west-1")


def test_pynamodb_reads_the_same_either_way(
    dynamodb_world: DynamoWorld, store: Answering, connection: SignedConnection
) -> None:
    publish(dynamodb_world, 2)
    renew_first_page(HOME)
    keys = [{"organisation_id": {"S": HOME}, "part": {"S": part}} for part in (ORGANISATION_PART, FIRST_PAGE_PART)]
    requests: list[tuple[str, dict[str, Any], str]] = [
        ("GetItem", {"TableName": TABLE, "Key": keys[1]}, "Item"),
        ("BatchGetItem", {"RequestItems": {TABLE: {"Keys": keys}}}, "Responses"),
    ]
    for operation, request, held in requests:
        slowly = dynamodb_world.organisations._connection.dispatch(operation, dict(request))
        assert connection.dispatch(operation, dict(request))[held] == slowly[held]
    assert store.asked == len(requests)


def test_what_a_batch_left_undone_is_asked_again_by_whichever_way(
    dynamodb_world: DynamoWorld, store: Answering, connection: SignedConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chalicelib.adapters.dynamodb.client.patient_connection.wait", lambda _: None)
    item = {"organisation_id": {"S": "other"}, "part": {"S": ORGANISATION_PART}, "front": {"B": b"bytes"}}
    as_sent = {**item, "front": {"B": base64.b64encode(b"bytes").decode()}}
    undone = {"UnprocessedItems": {TABLE: [{"PutRequest": {"Item": as_sent}}]}}
    answers = [(200, json.dumps(undone).encode()), (500, b"{}")]  # after the second the client is asked
    store.answer = lambda _: answers.pop(0)
    found = connection.dispatch("BatchWriteItem", {"RequestItems": {TABLE: [{"PutRequest": {"Item": item}}]}})
    assert (store.asked, found["UnprocessedItems"]) == (2, {})
    key = {name: item[name] for name in ("organisation_id", "part")}
    there = dynamodb_world.organisations._connection.dispatch("GetItem", {"TableName": TABLE, "Key": key})
    assert there["Item"] == item


def test_every_kind_of_value_beside_bytes_comes_as_the_client_gives_it(
    dynamodb_world: DynamoWorld, connection: SignedConnection
) -> None:
    every: dict[str, dict[str, Any]] = {
        "front": {"B": b"\x00bytes"},
        "text": {"S": 'een "B" erin'},
        "number": {"N": "-1.5"},
        "yes": {"BOOL": True},
        "nothing": {"NULL": True},
        "map": {"M": {"of": {"B": b"in a map"}, "and": {"M": {}}}},
        "list": {"L": [{"B": b"in a list"}, {"S": ""}, {"L": []}]},
        "texts": {"SS": ["a", "b"]},
        "numbers": {"NS": ["1", "2"]},
        "many": {"BS": [b"a", b"b"]},
    }
    item = {"organisation_id": {"S": "other"}, "part": {"S": ORGANISATION_PART}, **every}
    client = dynamodb_world.organisations._connection
    client.dispatch("PutItem", {"TableName": TABLE, "Item": item})
    key = {name: item[name] for name in ("organisation_id", "part")}
    for operation, request in (
        ("GetItem", {"TableName": TABLE, "Key": key}),
        ("BatchGetItem", {"RequestItems": {TABLE: {"Keys": [key]}}}),
        (
            "Query",
            {
                "TableName": TABLE,
                "KeyConditionExpression": "organisation_id = :id",
                "ExpressionAttributeValues": {":id": {"S": "other"}},
                "Limit": 1,
            },
        ),
    ):
        found, given = connection.dispatch(operation, dict(request)), client.dispatch(operation, dict(request))
        for answer in (found, given):
            answer.pop("ConsumedCapacity", None)  # which each emulator makes up
        del given["ResponseMetadata"]
        assert found == given
        assert str(every["many"]) in str(found)


def test_a_write_without_a_token_is_asked_of_the_client_only(
    dynamodb_world: DynamoWorld, store: Answering, connection: SignedConnection
) -> None:
    item = {"organisation_id": {"S": "other"}, "part": {"S": ORGANISATION_PART}}
    connection.dispatch("PutItem", {"TableName": TABLE, "Item": item})
    assert store.asked == 0
    assert dynamodb_world.organisations._connection.dispatch("GetItem", {"TableName": TABLE, "Key": item})["Item"]


def test_what_is_repeated_under_a_token_is_the_same_to_the_letter(
    store: Answering, connection: SignedConnection
) -> None:
    """The answer was lost: the store takes another request under that token for a mistake."""
    heard: list[Any] = []
    store.answer = lambda asked: heard.append(asked) or (500, b"{}")  # type: ignore[func-returns-value]
    connection.client.meta.events.register(
        "before-send.dynamodb.TransactWriteItems", lambda request, **_: heard.append(json.loads(request.body))
    )
    item = {"organisation_id": {"S": "other"}, "part": {"S": ORGANISATION_PART}, "front": {"B": b"bytes"}}
    put = {"TableName": TABLE, "Item": item, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
    connection.transact_write_items(
        condition_check_items=[], delete_items=[], put_items=[put], update_items=[], client_request_token="once"
    )
    assert len(heard) == 2
    assert heard[0] == heard[1]


CHECK: Final = {
    "TableName": TABLE,
    "Key": {"organisation_id": {"S": "nobody"}, "part": {"S": ORGANISATION_PART}},
    "ConditionExpression": "attribute_exists(part)",
}
CHECKED: Final = {"TransactItems": [{"ConditionCheck": CHECK}], "ClientRequestToken": "cancelled"}
CANCELLED: Final = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException"


@pytest.mark.parametrize("held", [{}, {"Item": {"front": {"B": base64.b64encode(b"bytes").decode()}}}])
def test_a_transaction_that_was_cancelled_is_asked_once(
    store: Answering, connection: SignedConnection, held: dict[str, Any]
) -> None:
    """Whoever wrote it decides if it is tried again: the client does not."""
    connection.client.meta.events.register("before-send.dynamodb", lambda **_: pytest.fail("the client was asked too"))
    reasons = [{"Code": "None"}, {"Code": "TransactionConflict", "Message": "in hand", **held}]
    said = {"__type": CANCELLED, "Message": "cancelled", "CancellationReasons": reasons}
    store.answer = lambda _: (400, json.dumps(said).encode())
    with pytest.raises(TransactWriteError) as caught:
        connection.transact_write_items(
            condition_check_items=[CHECK], delete_items=[], put_items=[], update_items=[], client_request_token="once"
        )
    free, in_hand = caught.value.cancellation_reasons
    assert (free, in_hand and (in_hand.code, in_hand.message)) == (None, ("TransactionConflict", "in hand"))
    assert in_hand is not None
    assert in_hand.raw_item == ({"front": {"B": b"bytes"}} if held else None)
    assert caught.value.cause_response_code == "TransactionCanceledException"
    assert caught.value.cause_response_message == "cancelled"
    assert store.asked == 1


@pytest.mark.parametrize(
    "said",
    [
        {"__type": CANCELLED},
        {"__type": "com.amazon.coral.validate#ValidationException", "message": "TransactionCanceledException"},
    ],
)
def test_a_refusal_that_says_not_why_is_left_to_the_client(
    store: Answering, connection: SignedConnection, said: dict[str, str]
) -> None:
    store.answer = lambda _: (400, json.dumps(said).encode())
    with pytest.raises(VerboseClientError) as caught:
        connection.dispatch("TransactWriteItems", dict(CHECKED))
    assert [reason.code for reason in caught.value.cancellation_reasons if reason] == ["ConditionalCheckFailed"]
    assert store.asked == 1

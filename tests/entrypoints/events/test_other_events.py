"""Events as AWS documents them, with what they may lack, and those that are meant for other services' functions."""

import base64
import json
from collections.abc import Mapping
from copy import deepcopy
from types import SimpleNamespace
from typing import Any, Final

import pytest

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from infra.local.triggers import subscriptions_of
from tests.stream_records import stream_record

CONTEXT: Final = SimpleNamespace(aws_request_id="request", get_remaining_time_in_millis=lambda: 300_000)
# As the console of API Gateway tries a method: what a request does not have is null.
TRIED: Final[Mapping[str, Any]] = {
    "resource": "/organisations",
    "path": "/organisations",
    "httpMethod": "GET",
    "headers": None,
    "multiValueHeaders": None,
    "queryStringParameters": None,
    "multiValueQueryStringParameters": None,
    "pathParameters": None,
    "stageVariables": None,
    "requestContext": {
        "resourceId": "abc123",
        "resourcePath": "/organisations",
        "httpMethod": "GET",
        "extendedRequestId": "one",
        "requestTime": "30/Nov/2026:12:00:00 +0000",
        "path": "/organisations",
        "accountId": "000000000000",
        "protocol": "HTTP/1.1",
        "stage": "test-invoke-stage",
        "requestId": "two",
        "identity": {"sourceIp": "test-invoke-source-ip", "apiKey": "test-invoke-api-key", "userArn": None},
        "authorizer": {"principalId": "somebody", "claims": None},
        "apiId": "abc",
    },
    "body": None,
    "isBase64Encoded": False,
}
FORM: Final = "email=iemand%40post.example"
OTHERS: Final[Mapping[str, Any]] = {
    "load balancer": {
        "requestContext": {"elb": {"targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:0:targetgroup/a/b"}},
        "httpMethod": "GET",
        "path": "/organisations",
        "queryStringParameters": {},
        "headers": {"accept": "text/html"},
        "body": "",
        "isBase64Encoded": False,
    },
    "HTTP API or function URL, payload 2.0": {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/organisations",
        "rawQueryString": "",
        "headers": {"accept": "text/html"},
        "requestContext": {"http": {"method": "GET", "path": "/organisations", "sourceIp": "192.0.2.1"}},
        "isBase64Encoded": False,
    },
    "VPC Lattice": {"version": "2.0", "path": "/", "requestContext": {"serviceNetworkArn": "arn:aws:vpc-lattice:a"}},
    "WebSocket API": {"requestContext": {"routeKey": "$connect", "connectionId": "abc"}},
    "unknown": {"key1": "value1"},
}


def asked(**parts: Any) -> dict[str, Any]:
    """Return that request with other parts; `method`, `path` stand for where they are said twice."""
    event: dict[str, Any] = deepcopy({**TRIED})
    if "path" in parts:
        event["resource"] = event["requestContext"]["resourcePath"] = event["requestContext"]["path"] = parts["path"]
    if method := parts.pop("method", ""):
        event["httpMethod"] = event["requestContext"]["httpMethod"] = method
    return event | parts


def answer(event: Any) -> Any:
    return front_door.app(event, CONTEXT)


def without(event: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in event.items() if name not in names}


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize("absent", [None, *(name for name in TRIED if name != "requestContext")])
def test_what_a_request_does_not_have_may_be_null_or_left_out(absent: str | None) -> None:
    found = answer(without(TRIED, str(absent)))
    assert (found["statusCode"], json.loads(found["body"])["items"]) == (200, [])


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize("absent", ["identity", "authorizer", "requestId", "path", "stage", "apiId"])
@pytest.mark.parametrize("is_null", [True, False])
def test_of_what_is_told_about_a_request_only_its_route_counts(absent: str, *, is_null: bool) -> None:
    context = without(TRIED["requestContext"], absent) | ({absent: None} if is_null else {})
    assert answer({**TRIED, "requestContext": context})["statusCode"] == 200


@pytest.mark.usefixtures("dynamodb_world")
def test_headers_and_queries_count_in_either_of_their_forms() -> None:
    page = asked(headers=None, multiValueHeaders={"accept": ["application/json;q=0.1", "text/html"]})
    assert answer(page)["headers"]["Content-Type"] == "text/html; charset=utf-8"
    for query in (
        {"multiValueQueryStringParameters": {"register_id": ["nobody", ""]}},
        {"multiValueQueryStringParameters": {"limit": ["5", "many"]}},
        {"queryStringParameters": {"limit": "many"}},
    ):
        wrong = any("many" in str(each) for each in query.values())
        assert answer(asked(**query))["statusCode"] == (422 if wrong else 200)


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize("encoded", [True, False])
def test_a_form_may_come_in_base64(*, encoded: bool) -> None:
    sent = base64.b64encode(FORM.encode()).decode() if encoded else FORM
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
    form = asked(method="POST", path="/links", headers=headers, body=sent, isBase64Encoded=encoded)
    assert answer(form)["statusCode"] == 202
    for nothing in (None, ""):
        assert answer({**form, "body": nothing})["statusCode"] == 422


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize("shape", OTHERS)
def test_a_request_of_another_service_is_a_fault_whose_shape_operators_are_told(
    shape: str, caplog: pytest.LogCaptureFixture
) -> None:
    found = answer(OTHERS[shape])
    assert (found["statusCode"], json.loads(found["body"])["code"]) == (500, "internal_error")
    assert found["headers"]["Content-Type"] == "application/problem+json"
    (told,) = [each for each in caplog.records if each.levelname == "ERROR"]
    assert (told.message, told.__dict__["shape"], told.exc_info) == ("no request of a REST API", shape, None)


@pytest.mark.parametrize("nonsense", [None, [], "text", {}, {"requestContext": None}, {"requestContext": []}])
def test_what_is_no_event_at_all_is_no_crash(nonsense: object) -> None:
    assert answer(nonsense)["statusCode"] == 500


@pytest.mark.usefixtures("dynamodb_world")
def test_what_the_api_has_and_this_release_not_does_not_exist() -> None:
    for path in ("/not/yet", "/{proxy+}"):
        found = answer(asked(path=path))
        assert (found["statusCode"], json.loads(found["body"])["code"]) == (404, "not_found")
    assert answer(asked(method="PATCH"))["statusCode"] == 405


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize("part", list(stream_record("outbox", 1, "INSERT", {})["dynamodb"]))
def test_a_record_that_lacks_a_part_does_not_stop_its_neighbours(part: str) -> None:
    """AWS requires none of them, and its own example of a batch tells no time."""
    functions = {each.table.rpartition("-")[2]: each.function for each in subscriptions_of(front_door.app)}
    record = stream_record("outbox", 7, "INSERT", {"mail_id": {"S": "unknown"}})
    del record["dynamodb"][part]
    batch = {"Records": [record, stream_record("outbox", 8, "INSERT", {"mail_id": {"S": "another"}})]}
    assert functions["outbox"](batch) == {"batchItemFailures": []}
    assert functions["organisations"](batch) is None
    OutboxItem.delete_table()
    failed = [] if part == "Keys" else [{"itemIdentifier": "" if part == "SequenceNumber" else "7"}]
    assert functions["outbox"](batch) == {"batchItemFailures": [*failed, {"itemIdentifier": "8"}]}


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize("detail", [{}, "{}", None])
def test_a_schedule_runs_whoever_keeps_it(detail: object) -> None:
    """EventBridge Scheduler gives as text what a rule gives as an object."""
    event = {
        "version": "0",
        "id": "one",
        "detail-type": "Scheduled Event",
        "source": "aws.scheduler",
        "account": "000000000000",
        "time": "2026-11-30T12:00:00Z",
        "region": "eu-west-1",
        "resources": ["arn:aws:scheduler:eu-west-1:000000000000:schedule/default/nightly"],
        "detail": detail,
    }
    assert front_door.app.handler_map["reconcile_copies"](event, CONTEXT) == {}

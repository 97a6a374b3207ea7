"""While the store is away, or asks to come back later, nobody is told of a fault of ours: 503, and nothing is done."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import EndpointConnectionError

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import MailKind
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.forms import reply_form


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    monkeypatch.setattr("time.sleep", lambda _: None)
    with opened() as found:
        yield found


def unreachable(**_: Any) -> Any:
    raise EndpointConnectionError(endpoint_url="https://store.example")


def throttled(**_: Any) -> Any:
    answer = {"Error": {"Code": "ThrottlingException", "Message": "Too many."}, "ResponseMetadata": {}}
    return AWSResponse("", 400, HTTPHeaders(), None), answer


AWAY = pytest.mark.parametrize("away", [unreachable, throttled])
OPERATIONS = ("GetItem", "BatchGetItem", "Query", "BatchWriteItem", "TransactWriteItems")


def asked(house: House) -> list[tuple[str, str, object, int | None]]:
    """Of each kind of request one: method, path, body, and whose it is."""
    waiting, unconfirmed, published = house.review("pending"), house.submit(), house.review("published")
    confirm = house.link(MailKind.CONFIRM_REVIEW, unconfirmed)
    reply = house.link(MailKind.REVIEW_NOTIFICATION, published)
    _, shown = house.call("GET", f"/editor/reviews/{waiting}", editor=0)
    decision = {"action": "approve", "version": shown["version"]}
    return [
        ("GET", f"/organisations/{house.home}", None, None),
        ("GET", "/organisations", None, None),
        ("GET", f"/organisations/{house.home}/write", None, None),
        ("POST", "/reviews", house.submission(), None),
        ("GET", confirm, None, None),
        ("POST", confirm, {}, None),
        ("GET", reply, None, None),
        ("POST", reply, reply_form(), None),
        ("GET", "/editor/queue", None, 0),
        ("GET", f"/editor/reviews/{waiting}", None, 0),
        ("POST", f"/editor/reviews/{waiting}/decisions", decision, 0),
    ]


@AWAY
@pytest.mark.parametrize("operation", OPERATIONS)
def test_who_asks_meanwhile_is_told_to_come_back(house: House, away: Callable[..., Any], operation: str) -> None:
    """Whichever of its requests fails; the same request then does what it should."""
    requests = asked(house)
    events = platform().connection.client.meta.events
    events.register_first(f"before-call.dynamodb.{operation}", away)
    meanwhile = [house.call(method, path, body, editor=editor) for method, path, body, editor in requests]
    events.unregister(f"before-call.dynamodb.{operation}", away)
    told = {(status, (answer or {}).get("code")) for status, answer in meanwhile if status not in {200, 202}}
    assert told == {(503, "busy")}
    afterwards = [
        house.call(method, path, body, editor=editor)[0]
        for (method, path, body, editor), (status, _) in zip(requests, meanwhile, strict=True)
        if status == 503
    ]
    assert set(afterwards) <= {200, 202}

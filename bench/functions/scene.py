"""`python -m bench.functions.scene FILE`: an organisation with twenty reviews, and one of all a route acts upon.

Lived through the front door over a store in memory, then written down: the tables' items, the events that Lambda gets,
and for the peers the same requests to the store and the same page as items of their own.
"""

import base64
import gzip
import io
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any, Final

from chalice.test import Client
from moto import mock_aws

import app as front_door
from bench.builds import of_0_1_0
from chalicelib.adapters.dynamodb.client.tables import TABLES
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import SIZE
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.mails import MailKind
from tests.conftest import ENVIRONMENT
from tests.domain.signals.dutch_texts import review_texts
from tests.entrypoints.front_door import House
from tests.fakes.clock import FakeCipher

REPLY: Final = "Dank je voor je eerlijke woorden over ons huis."
_PYTHON: Final = {
    "GetItem": "get_item",
    "BatchGetItem": "batch_get_item",
    "Query": "query",
    "TransactWriteItems": "transact_write_items",
    "BatchWriteItem": "batch_write_item",
    "UpdateItem": "update_item",
}
_LONG: Final = 500  # characters of a review, as people write them
VARIED: Final = 8  # of each act's texts: what a text was found to be is kept for the last four, and people differ
Calls = list[tuple[str, Mapping[str, Any]]]


def make() -> dict[str, Any]:
    """The scene: `tables`, `events` and, for the peers, `recorded` requests."""
    os.environ.update({**ENVIRONMENT, "OLDEST_READER": "0.1.0", "OLDEST_WRITER": "0.1.0"})  # which reads the same
    logging.disable(logging.INFO)
    with mock_aws(), redirect_stdout(io.StringIO()):  # figures for alarms are no figures of the bench
        platform.cache_clear()
        here = platform()
        here.cipher = FakeCipher()
        assert here.connection  # noqa: S101 - asking for it names the tables
        for table in TABLES:
            table.create_table(billing_mode="PAY_PER_REQUEST")
        with Client(front_door.app) as client:
            house = House(client, here)
            _publish(house)
            events = _events(house)
            renew_first_page(house.home)
            tables = _tables(here)
            recorded = _recorded(here, client, events)
        tables |= _tables_of_peers(here, house.home)
    return {"tables": tables, "events": events, "recorded": recorded}


def event(
    method: str, resource: str, path: str = "", *, body: object = None, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """A request as API Gateway hands it to a function."""
    given = {"Accept": "application/json", "Content-Type": "application/json", **(headers or {})}
    name = resource.partition("{")[2].partition("}")[0]
    value = path[len(resource.partition("{")[0]) :].partition("/")[0] if name else ""
    return {
        "resource": resource,
        "path": path or resource,
        "httpMethod": method,
        "headers": given,
        "multiValueHeaders": {key: [each] for key, each in given.items()},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": {name: value} if name else None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "path": path or resource,
            "httpMethod": method,
            "requestId": "request-1",
            "stage": "api",
            "identity": {"sourceIp": "192.0.2.1", "userAgent": "bench"},
        },
        "body": None if body is None else json.dumps(body),
        "isBase64Encoded": False,
    }


def _publish(house: House) -> None:
    for text in _texts(SIZE, seed=20):
        house.review("published", text=text)


def _texts(many: int, seed: int) -> list[str]:
    """Texts of five hundred characters, as near as a whole word lets them be."""
    longer = (" ".join(review_texts(4, seed=seed + number)) for number in range(0, 100 * many, 100))
    return [f"{each[:_LONG].rpartition(' ')[0].rstrip('.')}." for each in longer]


def _events(house: House) -> dict[str, Any]:
    """One request of each kind; of what people write several, each about other words."""
    page, home = "/organisations/{organisation_id}", f"/organisations/{house.home}"
    as_page, editor = {"Accept": "text/html"}, {"Authorization": f"Bearer {house.editors[0]}"}
    unconfirmed = [house.review("unconfirmed", text=each) for each in _texts(VARIED, seed=1)]
    pending = [house.review("pending", text=each) for each in _texts(VARIED, seed=2)]
    published = [house.review("published", text=each) for each in _texts(VARIED, seed=3)]
    confirm = [house.link(MailKind.CONFIRM_REVIEW, each) for each in unconfirmed]
    reply = [house.link(MailKind.REVIEW_NOTIFICATION, each) for each in published]
    version = house.call("GET", f"/editor/reviews/{pending[0]}", editor=0)[1]["version"]
    return {
        "page": event("GET", page, home),
        "page_html": event("GET", page, home, headers=as_page),
        "reviews": event("GET", f"{page}/reviews", f"{home}/reviews"),
        "list": event("GET", "/organisations", headers=as_page),
        "write": event("GET", f"{page}/write", f"{home}/write", headers=as_page),
        "confirm_page": event("GET", "/confirm/{token}", confirm[0], headers=as_page),
        "sign_in": event("GET", "/editor/sign-in", headers=as_page),
        "queue": event("GET", "/editor/queue", headers={**as_page, **editor}),
        "submit": [event("POST", "/reviews", body=of_0_1_0(house.submission(each))) for each in _texts(VARIED, seed=4)],
        "confirm": [event("POST", "/confirm/{token}", each, body={}) for each in confirm],
        "decide": [
            event(
                "POST",
                "/editor/reviews/{review_id}/decisions",
                f"/editor/reviews/{each}/decisions",
                body={"action": "approve", "version": version},
                headers=editor,
            )
            for each in pending
        ],
        "reply": [event("POST", "/reply/{token}", each, body={"text": REPLY}) for each in reply],
        "health": event("GET", "/health"),
    }


def _tables(here: Platform) -> dict[str, Any]:
    found = {}
    client: Any = here.connection.client
    for table in TABLES:
        name = table.Meta.table_name
        described = client.describe_table(TableName=name)["Table"]
        indexes = {each["IndexName"]: _keys(each) for each in described.get("GlobalSecondaryIndexes", ())}
        found[name] = {
            "keys": _keys(described),
            "indexes": indexes,
            "items": client.scan(TableName=name)["Items"],
        }
    return found


def _keys(described: Mapping[str, Any]) -> list[str]:
    return [each["AttributeName"] for each in sorted(described["KeySchema"], key=lambda each: str(each["KeyType"]))]


def _recorded(here: Platform, client: Client, events: Mapping[str, Any]) -> dict[str, Calls]:
    """Record one read and the transaction of each act: all that a peer needs.

    The scene is another one afterwards.
    """
    found = {}
    for name in ("submit", "confirm", "decide", "reply"):
        given = events[name][0]
        with _calls(here) as calls:
            answer = client.http.request(
                given["httpMethod"], given["path"], headers=given["headers"], body=(given["body"] or "").encode()
            )
        if answer.status_code >= 400:  # noqa: PLR2004 - what HTTP calls an error
            raise RuntimeError(f"{name}: {answer.body!r}")
        read = next(each for each in calls if each[0] in {"get_item", "batch_get_item"})
        wrote = next(each for each in calls if each[0] == "transact_write_items")
        found[name] = [read, *([("Encrypt", {})] if name == "submit" else []), wrote]
    return found


@contextmanager
def _calls(here: Platform) -> Iterator[Calls]:
    calls: Calls = []
    events = here.connection.client.meta.events

    def asked(params: Mapping[str, Any], model: Any, **_: Any) -> None:
        calls.append(
            (_PYTHON[model.name], {key: value for key, value in params.items() if key != "ClientRequestToken"})
        )

    events.register("provide-client-params.dynamodb", asked)
    try:
        yield calls
    finally:
        events.unregister("provide-client-params.dynamodb", asked)


def _tables_of_peers(here: Platform, home: str) -> dict[str, Any]:
    """The page as one compressed item, and as twenty-one items with an attribute for each field."""
    found, newest = here.organisations.public_page(home, limit=SIZE)
    reviews = [
        {
            "organisation_id": "home",
            "part": f"review#{public_review.published_at.isoformat()}#{public_review.id}",
            "review_id": public_review.id,
            "text": public_review.text,
            "capacity": public_review.capacity,
            "experienced": public_review.experienced,
            "published_at": public_review.published_at.isoformat(),
            "theme_set": public_review.theme_set,
            "aspect_ratings": dict(public_review.aspect_ratings),
            "status": "published",
            "version": 3,
            "score": 400,
        }
        for public_review in newest.public_reviews
    ]
    listing = found.listing
    head = {
        "organisation_id": "home",
        "part": "~organisation",
        "name": listing.name,
        "sector": listing.sector,
        "email": listing.email,
        "website": listing.website,
        "address": {name: str(getattr(listing.address, name)) for name in ("street", "number", "postal_code")},
        "reviews": found.tally.reviews,
        "score_sum": found.tally.score_sum,
        "distribution": list(found.tally.distribution),
    }
    page = gzip.compress(json.dumps([head, *reviews]).encode(), mtime=0)
    return {
        "wide": {"keys": ["organisation_id", "part"], "items": [_wire(each)["M"] for each in (head, *reviews)]},
        "pages": {"keys": ["id"], "items": [{"id": {"S": "home"}, "page": {"B": page}}]},
    }


def _wire(value: Any) -> dict[str, Any]:
    match value:
        case dict():
            return {"M": {name: _wire(each) for name, each in value.items()}}
        case list():
            return {"L": [_wire(each) for each in value]}
        case int() | float():
            return {"N": str(value)}
        case None:
            return {"NULL": True}
    return {"S": str(value)}


def as_json(value: Any) -> str:
    """Return JSON in which bytes stand in base64 again, out of which botocore took them."""
    return json.dumps(value, default=lambda held: base64.b64encode(held).decode() if isinstance(held, bytes) else held)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_json(make()), encoding="utf-8")

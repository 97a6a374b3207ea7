"""Each documented route answers what the document says, with its headers; `conforming.py` holds it to that."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

import app as front_door
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import Purpose
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.openapi import document, for_programs
from chalicelib.entrypoints.http.request import Audience
from tests.architecture.test_openapi import SETTINGS
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Answer, Call

assert front_door.app.routes  # hanging the blueprints filled the table of routes
DOCUMENT: Final = document(SETTINGS.site_url)
OPERATIONS: Final = [
    (f"{method} {path}", operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
]
ALWAYS_A_PAGE: Final = {"/o/{organisation_id}", "/r/{review_id}"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def test_what_answers_programs_stands_in_the_document() -> None:
    """An address that is a page's alone has a way on for programs, which is JSON as well."""
    assert {route.path for route in ROUTES if route not in for_programs()} == ALWAYS_A_PAGE
    assert {route.path for route in ROUTES if route.page_only} == ALWAYS_A_PAGE


@pytest.mark.parametrize(("name", "operation"), OPERATIONS, ids=lambda each: each if isinstance(each, str) else "")
def test_who_is_to_wait_is_told_how_long(name: str, operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        waits = "Retry-After" in answer.get("headers", {})
        assert waits == (status in {"429", "503"}), f"{name} {status}"


def test_what_has_a_tag_may_be_asked_for_with_it() -> None:
    tagged = 0
    for name, operation in OPERATIONS:
        asks = "If-None-Match" in {each["name"] for each in operation["parameters"]}
        tagged += asks
        assert asks == ("304" in operation["responses"]), name
        assert asks == ("ETag" in operation["responses"].get("200", {}).get("headers", {})), name
    assert tagged > 20


def ask(house: House, route: Route, known: dict[str, str], **headers: str) -> Answer:
    path = re.sub(r"{(\w+)}", lambda each: known.get(each[1], "nothing"), route.path)
    editor = 0 if route.audience is Audience.EDITOR else None
    return house.ask(Call(path, {} if route.method == "POST" else None, editor, headers, route.method))


@pytest.mark.parametrize("found", [True, False])
def test_each_route_answers_as_documented(house: House, found: bool) -> None:  # noqa: FBT001 - a parameter
    """Of each that was found in its newest form only that is said, to whoever shows its tag."""
    known = {}
    if found:
        review_id, year = house.review("published"), platform().now()
        known = {"organisation_id": house.home, "review_id": review_id, "sector": "residential_care", "number": "0"}
        known |= {"year": f"{year.year}", "published_in": f"{year:%Y-%m}", "name": "widget.js", "level": "0"}
    statuses = set()
    for route in for_programs():
        if found and route.audience is Audience.LINK:
            continue
        answer = ask(house, route, known)
        statuses.add(answer.status)
        if "etag" in answer.headers:
            again = ask(house, route, known, **{"If-None-Match": answer.headers["etag"]})
            assert (again.status, again.body) == (304, b""), route.path
    assert statuses >= ({200, 422} if found else {200, 404, 410, 422})


def test_so_do_the_addresses_behind_links(house: House) -> None:
    review_id = house.reply("published")
    for purpose in (Purpose.MANAGE, Purpose.REPLY):
        house.call("GET", house.link_for(purpose, review_id))
    house.call("GET", f"{house.link_for(Purpose.MANAGE, review_id)}/export?download=true")
    assert house.call("GET", "/u?code=ABCD-EFGH")[0] == 404


def test_nobody_who_is_a_stranger_comes_in_and_is_told_how(house: House) -> None:
    for route in for_programs():
        if route.audience is Audience.EDITOR:
            path = re.sub(r"{\w+}", "nothing", route.path)
            answer = house.ask(Call(path, {} if route.method == "POST" else None, method=route.method))
            assert (answer.status, "www-authenticate" in answer.headers) == (401, True), path

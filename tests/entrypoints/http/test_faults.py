"""Faults before or behind a view: a page for people, a problem for programs."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from chalice.app import Response
from chalice.test import Client

import app as front_door
from chalicelib.dutch.advice import FAULTS
from chalicelib.entrypoints.http import faults, observability
from chalicelib.entrypoints.http.problems import PAGE_POLICY
from tests.conftest import DynamoWorld
from tests.entrypoints.pages.html_reading import Reader


class Asked:
    """As much of Chalice's request as the middleware reads."""

    method = "GET"
    path = "/somewhere/{token}"
    context: dict[str, str] = {}  # noqa: RUF012 - nobody changes it

    def __init__(self, accept: str) -> None:
        self.headers = {"accept": accept}


def answered(status: int, accept: str) -> Response:
    found = Response(json.dumps({"Code": "InternalServerError", "Message": "secret detail"}), {}, status)
    return observability.watch(Asked(accept), lambda _: found)


@pytest.fixture
def http(dynamodb_world: DynamoWorld) -> Iterator[Any]:  # noqa: ARG001 - its settings are what pages ask for
    with Client(front_door.app) as client:
        yield client.http


@pytest.mark.usefixtures("http")
@pytest.mark.parametrize("status", [405, 500])
def test_a_browser_gets_a_page_of_a_fault_and_a_program_a_problem(status: int) -> None:
    page = answered(status, "text/html,application/xhtml+xml,*/*;q=0.8")
    assert page.status_code == status
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Content-Security-Policy"] == PAGE_POLICY
    assert page.headers["Cache-Control"] == "no-store"
    assert Reader(page.body).text_of("h1") == [FAULTS[status].title]
    problem = answered(status, "application/json")
    assert problem.headers["Content-Type"] == "application/problem+json"
    assert json.loads(problem.body)["status"] == status
    assert "secret" not in page.body + problem.body


@pytest.mark.parametrize("status", [200, 303, 404, 409])
def test_what_a_view_answered_is_left_alone(status: int) -> None:
    assert json.loads(answered(status, "text/html").body)["Message"] == "secret detail"


@pytest.mark.usefixtures("http")
def test_a_method_that_a_path_does_not_know_gets_a_page_too() -> None:
    with Client(front_door.app) as client:
        answer = client.http.request("PUT", "/organisations", headers={"Accept": "text/html"})
    assert answer.status_code == 405


@pytest.mark.usefixtures("http")
@pytest.mark.parametrize("status", [*FAULTS, 403, 431, 502, 504])
def test_every_fault_has_a_page_with_a_way_on(status: int) -> None:
    headers, page = faults.page(status)
    found = Reader(page)
    assert headers["X-Frame-Options"] == "DENY"
    assert found.faults == []
    assert len(found.named("h1")) == 1
    assert any("button" in each.get("class", "") for each in found.named("a"))
    assert str(status) not in found.text


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/code-of-conduct", "Gedragscode"),
        ("/score", "Hoe we het cijfer maken"),
        ("/privacy", "Privacy"),
        ("/accessibility", "Toegankelijkheidsverklaring"),
    ],
)
def test_what_explains_the_platform_is_there_for_everyone(http: Any, path: str, heading: str) -> None:
    page = http.request("GET", path, headers={"Accept": "text/html"})
    assert page.status_code == 200
    (title,) = Reader(page.body.decode()).text_of("h1")
    assert title.replace("\N{SOFT HYPHEN}", "") == heading
    data = http.request("GET", path)
    assert data.headers["Content-Type"] == "application/json"
    assert json.loads(data.body)

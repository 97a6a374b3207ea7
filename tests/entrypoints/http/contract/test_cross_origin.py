"""Pages of other sites: any of them reads what is made for them, a stage's frontends all but the console."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from botocore.exceptions import EndpointConnectionError

import app as front_door
from chalicelib.bootstrap import platform
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from infra.aws.stages import STAGES
from infra.aws.template.edge import own_answers
from infra.aws.template.firewall import at_the_distribution
from infra.local.site.wsgi import make_wsgi
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import over_wsgi

ANYBODY: Final = "https://krant.example"
FRONTEND: Final = "https://front.example"
MADE_FOR_OTHERS: Final = frozenset(
    {
        "/organisations/{organisation_id}/widget.json",
        "/organisations/{organisation_id}/widget.js",
        "/organisations/{organisation_id}/feed.atom",
        "/reviews/{review_id}/quote.svg",
        "/sitemap.xml",
        "/sitemaps/{number}",
        "/robots.txt",
        "/.well-known/security.txt",
        "/openapi.json",
        "/integrity/{year}/figures.csv",
        "/open-data/dcat.jsonld",
        "/open-data/reviews",
        "/open-data/reviews/{published_in}",
        "/open-data/reviews/{published_in}/reviews.csv",
        "/transparency/checkpoint",
        "/transparency/tile/{level}/{one}",
        "/transparency/tile/{level}/{one}/{two}",
        "/transparency/tile/{level}/{one}/{two}/{three}",
    }
)
assert front_door.app.routes  # hanging the blueprints filled the table of routes
OPEN: Final = [each for each in ROUTES if each.open_to_all]
READ: Final = {"content-disposition", "etag", "link", "retry-after"}
SENT: Final = {"accept", "content-type", "idempotency-key", "if-none-match"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    monkeypatch.setattr("time.sleep", lambda _: None)
    here = platform()
    monkeypatch.setattr(here, "settings", replace(here.settings, cors_origins=(FRONTEND,)))
    with opened() as found:
        yield found


def address(route: Route, house: House) -> str:
    known = {"organisation_id": house.home, "number": "0", "year": f"{platform().now().year}"}
    return re.sub(r"{(\w+)}", lambda each: known.get(each[1], "nothing"), route.path)


def heard(house: House, method: str, path: str, **headers: str) -> tuple[int, Mapping[str, str]]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = house._client.http.request(method, path, headers=sent, body=b"")
    return answer.status_code, {name.lower(): value for name, value in answer.headers.items()}


def words(said: str) -> set[str]:
    return {each.strip().lower() for each in said.split(",")}


def reads(headers: Mapping[str, str], origin: str = "*") -> bool:
    """Tell whether the page of another site reads an answer, with the headers that programs need."""
    exposed = words(headers.get("access-control-expose-headers", ""))
    assert "access-control-allow-credentials" not in headers
    return headers.get("access-control-allow-origin") == origin and exposed >= READ


def test_what_is_made_for_other_sites_is_open_and_nothing_else() -> None:
    assert {each.path for each in OPEN} == MADE_FOR_OTHERS
    assert {each.method for each in ROUTES if each.path in MADE_FOR_OTHERS} == {"GET"}


@pytest.mark.parametrize("origin", [ANYBODY, FRONTEND, "null"])
def test_any_page_may_ask_for_it_as_it_likes(house: House, origin: str) -> None:
    """A tag to ask with again, or a long `Accept`, makes a browser ask for leave first."""
    for route in OPEN:
        asked = {"Access_Control_Request_Method": "GET", "Access_Control_Request_Headers": "accept,if-none-match"}
        status, said = heard(house, "OPTIONS", address(route, house), Origin=origin, **asked)
        assert (status, said["access-control-allow-origin"]) == (204, "*"), route.path
        assert words(said["access-control-allow-methods"]) == {"get", "head", "options"}, route.path
        assert words(said["access-control-allow-headers"]) == SENT, route.path


def test_any_page_reads_what_comes_of_it_whatever_that_is(house: House) -> None:
    seen = set()
    for route in OPEN:
        path = address(route, house)
        status, said = heard(house, "GET", path, Origin=ANYBODY)
        assert reads(said), route.path
        assert said["cross-origin-resource-policy"] == "cross-origin", route.path
        seen.add(status)
        if "etag" in said:
            status, said = heard(house, "GET", path, Origin=ANYBODY, If_None_Match=said["etag"])
            assert status == 304, route.path
            assert reads(said), route.path
        status, said = heard(house, "PUT", path, Origin=ANYBODY)
        assert status == 405, route.path
        assert reads(said), route.path
    assert seen == {200, 404}
    assert reads(heard(house, "GET", "/open-data/reviews/2026-10?cursor=made-up", Origin=ANYBODY)[1])


def unreachable(**_: Any) -> Any:
    raise EndpointConnectionError(endpoint_url="https://store.example")


def test_any_page_reads_that_it_is_to_come_back_later(house: House) -> None:
    platform().connection.client.meta.events.register_first("before-call.dynamodb", unreachable)
    try:
        status, said = heard(house, "GET", f"/organisations/{house.home}/feed.atom", Origin=ANYBODY)
    finally:
        platform().connection.client.meta.events.unregister("before-call.dynamodb", unreachable)
    assert (status, said["retry-after"]) == (503, "2")
    assert reads(said)


def test_a_frontend_of_the_stage_reads_all_but_the_console_and_nobody_else_does(house: House) -> None:
    for route in ROUTES:
        path = re.sub(r"{\w+}", "nothing", route.path)
        if route.open_to_all:
            continue
        for method in ("OPTIONS", route.method):
            _, said = heard(house, method, path, Origin=FRONTEND)
            assert reads(said, FRONTEND) == (route.audience is not Audience.EDITOR), f"{method} {path}"
            assert "Origin" in said["vary"], f"{method} {path}"
            _, said = heard(house, method, path, Origin=ANYBODY)
            assert "access-control-allow-origin" not in said, f"{method} {path}"
    _, said = heard(house, "OPTIONS", "/reviews", Origin=FRONTEND)
    assert words(said["access-control-allow-headers"]) == SENT
    assert words(said["access-control-allow-methods"]) == {"get", "head", "options", "post"}


@pytest.mark.usefixtures("house")
def test_what_is_answered_before_any_door_is_read_by_any_page() -> None:
    """It says nothing of anybody: that there is no such address, or that too many ask."""
    served = make_wsgi(front_door.app)
    assert reads(over_wsgi(served, "GET", "/no/such/address", b"", {"Origin": ANYBODY}).headers)
    assert reads(over_wsgi(served, "PUT", "/robots.txt", b"", {"Origin": ANYBODY}).headers)
    for kind, said in own_answers().items():
        headers = {name.lower(): value.strip("'") for name, value in said["ResponseParameters"]["Headers"].items()}
        assert reads(headers), kind
        assert ("retry-after" in headers) == (said["StatusCode"] in {429, 503}), kind
    (firewall,) = at_the_distribution(STAGES["prod"]).values()
    refused = firewall["Properties"]["Rules"][0]["Action"]["Block"]["CustomResponse"]
    headers = {each["Name"].lower(): each["Value"] for each in refused["ResponseHeaders"]}
    assert reads(headers)
    assert headers["retry-after"] == "300"

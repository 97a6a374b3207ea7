"""Every route stands in the drawing, is guarded as the drawing says, and every refusal has one status and one code."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client

import app as front_door
from chalicelib.domain.rules import refusals
from chalicelib.domain.rules.refusals import Refusal
from chalicelib.dutch.refusals import DETAILS
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.problems import STATUS
from chalicelib.entrypoints.http.request import Audience
from tests.conftest import DynamoWorld

# Who may use what. A new route is drawn here first.
DRAWING = """
visitor GET  /assets/{name}
visitor GET  /
visitor GET  /organisations
visitor GET  /organisations/{organisation_id}
visitor GET  /organisations/{organisation_id}/reviews
visitor GET  /organisations/{organisation_id}/write
visitor GET  /organisations/{organisation_id}/widget.json
visitor GET  /organisations/{organisation_id}/widget.js
visitor GET  /organisations/{organisation_id}/feed.atom
visitor GET  /organisations/{organisation_id}/insights-link
visitor POST /organisations/{organisation_id}/insights-link
visitor GET  /organisations/{organisation_id}/poster
visitor GET  /organisations/{organisation_id}/flyer
visitor GET  /organisations/{organisation_id}/form
visitor GET  /reviews/{review_id}/quote
visitor GET  /reviews/{review_id}/quote.svg
visitor GET  /sitemap.xml
visitor GET  /sitemaps/{number}
visitor GET  /robots.txt
visitor GET  /o/{organisation_id}
visitor GET  /r/{review_id}
visitor GET  /theme-sets/{sector}
visitor GET  /u
visitor GET  /u/{code}
visitor POST /organisations/{organisation_id}/write
visitor GET  /organisations/{organisation_id}/write/easy
visitor GET  /organisations/{organisation_id}/kiosk
visitor POST /organisations/{organisation_id}/write/easy
visitor POST /organisations/{organisation_id}/kiosk
visitor GET  /reviews
visitor GET  /reviews/{review_id}
visitor POST /reviews
visitor GET  /notice-reasons
visitor GET  /reviews/{review_id}/notices
visitor POST /reviews/{review_id}/notices
visitor GET  /code-of-conduct
visitor GET  /code
visitor POST /code
visitor GET  /score
visitor GET  /privacy
visitor GET  /accessibility
visitor GET  /contact
visitor GET  /terms
visitor GET  /guide
visitor GET  /guide/{sector}
visitor GET  /guide/{sector}/sheet
visitor GET  /.well-known/security.txt
visitor GET  /links
visitor POST /links
visitor GET  /organisations/{organisation_id}/participation-requests
visitor POST /organisations/{organisation_id}/participation-requests
visitor GET  /integrity/{year}
visitor GET  /integrity/{year}/figures.csv
visitor GET  /transparency
visitor GET  /transparency/checkpoint
visitor GET  /transparency/tile/{level}/{one}
visitor GET  /transparency/tile/{level}/{one}/{two}
visitor GET  /transparency/tile/{level}/{one}/{two}/{three}
visitor GET  /open-data
visitor GET  /open-data/dcat.jsonld
visitor GET  /open-data/reviews
visitor GET  /open-data/reviews/{published_in}
visitor GET  /open-data/reviews/{published_in}/reviews.csv
visitor GET  /health
visitor GET  /health/ready
visitor GET  /openapi.json
link    GET  /confirm/{token}
link    POST /confirm/{token}
link    GET  /manage/{token}
link    POST /manage/{token}
link    GET  /manage/{token}/export
link    GET  /reply/{token}
link    POST /reply/{token}
link    POST /reply/{token}/appeal
link    GET  /insights/{token}
link    GET  /insights/{token}/reviews.csv
link    POST /insights/{token}/reply-link
link    GET  /insights/{token}/invitations
link    POST /insights/{token}/invitations
link    GET  /insights/{token}/invitations/{batch_id}/sheet
link    GET  /insights/{token}/webhooks
link    POST /insights/{token}/webhooks
link    POST /insights/{token}/webhooks/{webhook_id}/removal
link    POST /insights/{token}/webhooks/{webhook_id}/secret
link    POST /insights/{token}/webhooks/{webhook_id}/test
link    POST /insights/{token}/renewal
link    GET  /digest/{token}
link    POST /digest/{token}
link    GET  /editor/digest/{token}
link    POST /editor/digest/{token}
editor  GET  /editor/digest
editor  POST /editor/digest
link    GET  /objection/{token}
link    POST /objection/{token}
link    POST /objection/{token}/erasure
link    GET  /insights/{token}/export
link    GET  /promise/{token}
link    POST /promise/{token}
link    GET  /promise-check/{token}
link    POST /promise-check/{token}
link    GET  /participation/{token}
link    POST /participation/{token}
link    GET  /notice/{token}
link    POST /notice/{token}
link    GET  /notice/{token}/export
visitor GET  /editor/sign-in
visitor POST /editor/sign-in
visitor GET  /editor/sign-in/account
visitor GET  /editor/sign-in/return
visitor POST /editor/sign-in/return
link    GET  /editor/session/{token}
link    POST /editor/session/{token}
editor  POST /editor/sign-out
editor  GET  /editor/queue
editor  POST /editor/queue/{kind}/{item_id}/assignment
editor  GET  /editor/colleagues
editor  GET  /editor/keys
editor  POST /editor/colleagues/{editor_id}/handover
editor  GET  /editor/reviews
editor  POST /editor/reviews
editor  GET  /editor/letters
editor  POST /editor/letters
editor  GET  /editor/letters/{letter_id}
editor  POST /editor/letters/{letter_id}/printed
editor  POST /editor/letters/{letter_id}/returned
editor  POST /editor/reviews/{review_id}/letters
editor  POST /editor/reviews/{review_id}/address
editor  GET  /editor/second-readings/{reading_id}
editor  POST /editor/second-readings/{reading_id}/decisions
editor  POST /editor/second-readings/{reading_id}/settlement
editor  GET  /editor/reviews/{review_id}
editor  POST /editor/reviews/{review_id}/claim
editor  POST /editor/reviews/{review_id}/decisions
editor  GET  /editor/replies/{review_id}
editor  POST /editor/replies/{review_id}/decisions
editor  POST /editor/reviews/{review_id}/questions
editor  POST /editor/reviews/{review_id}/referrals
editor  POST /editor/notes
editor  POST /editor/reviews/{review_id}/preview
editor  POST /editor/replies/{review_id}/preview
editor  GET  /editor/figures
editor  GET  /editor/organisations
editor  GET  /editor/organisations/{organisation_id}
editor  POST /editor/organisations/{organisation_id}/decisions
editor  POST /editor/organisations/{organisation_id}/preview
editor  GET  /editor/notices/{notice_id}
editor  POST /editor/notices/{notice_id}/decisions
editor  POST /editor/notices/{notice_id}/preview
editor  GET  /editor/appeals/{appeal_id}
editor  POST /editor/appeals/{appeal_id}/decisions
editor  POST /editor/appeals/{appeal_id}/preview
editor  GET  /editor/dossiers
editor  POST /editor/dossiers
editor  GET  /editor/dossiers/{dossier_id}
editor  POST /editor/dossiers/{dossier_id}/entries
editor  GET  /editor/code-of-conduct
editor  GET  /editor/log
editor  GET  /editor/sync-runs
editor  GET  /editor/sync-runs/{run_id}
editor  POST /editor/sync-runs/{run_id}/approve
editor  POST /editor/sync-runs/{run_id}/dismiss
editor  GET  /editor/merge-candidates
editor  GET  /editor/statements
editor  GET  /editor/statements/{month}
editor  GET  /editor/statements/{month}/statements.csv
editor  GET  /editor/webhooks
editor  POST /editor/webhooks
editor  POST /editor/webhooks/{webhook_id}/removal
editor  POST /editor/webhooks/{webhook_id}/secret
editor  POST /editor/webhooks/{webhook_id}/test
"""


@pytest.fixture
def app(dynamodb_world: DynamoWorld) -> Chalice:  # noqa: ARG001  (its tables are what the app reads)
    return front_door.app


@pytest.fixture
def client(app: Chalice) -> Iterator[Client]:
    with Client(app) as found:
        yield found


def _rows(routes: list[Route]) -> set[tuple[str, str, str]]:
    return {(route.audience.value, route.method, route.path) for route in routes}


def _fill(path: str) -> str:
    return path.replace("{", "").replace("}", "")


def _send(client: Client, route: Route, headers: dict[str, str], body: bytes = b"{}") -> Any:
    return client.http.request(route.method, _fill(route.path), headers=headers, body=body)


def test_every_route_stands_in_the_drawing() -> None:
    assert _rows(ROUTES) == {tuple(line.split()) for line in DRAWING.strip().splitlines()}


def test_no_route_hangs_beside_the_doors(app: Chalice) -> None:
    hung = {
        (method, path)
        for path, methods in app.routes.items()
        for method in methods
        if method not in {"HEAD", "OPTIONS"}
    }
    assert hung == {(route.method, route.path) for route in ROUTES}


def test_every_path_answers_options_and_every_get_answers_head(app: Chalice) -> None:
    for path, methods in app.routes.items():
        assert "OPTIONS" in methods, path
        assert ("GET" in methods) == ("HEAD" in methods), path


@pytest.mark.parametrize("route", [r for r in ROUTES if r.audience is Audience.EDITOR], ids=lambda r: r.path)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer made-up"},
        {"Authorization": "Basic ZWRpdG9yOmVkaXRvcg=="},
        {"Cookie": "session=made-up", "Sec-Fetch-Site": "same-origin"},
    ],
    ids=["nothing", "a made-up token", "another scheme", "a made-up cookie"],
)
def test_an_editors_route_lets_no_stranger_in(client: Client, route: Route, headers: dict[str, str]) -> None:
    answer = _send(client, route, {"Content-Type": "application/json", **headers})
    assert answer.status_code == 401
    assert json.loads(answer.body)["code"] == "not_signed_in"


@pytest.mark.parametrize("route", [r for r in ROUTES if r.audience is Audience.LINK], ids=lambda r: r.path)
@pytest.mark.parametrize("token", ["token", "a.b.c", "AAAA.AAAA", "x" * 5_000, "%00", "é"])
def test_a_link_we_did_not_sign_tells_nothing(client: Client, route: Route, token: str) -> None:
    path = route.path.replace("{token}", token)
    answer = client.http.request(route.method, path, headers={"Content-Type": "application/json"}, body=b"{}")
    if route.method == "POST" and answer.status_code == 422:
        # The body is read first, and says nothing.
        assert route.path in {
            *("/manage/{token}", "/reply/{token}", "/reply/{token}/appeal"),
            *("/notice/{token}", "/objection/{token}", "/participation/{token}"),
            *("/promise/{token}", "/promise-check/{token}"),
        }
    else:
        assert (answer.status_code, json.loads(answer.body)["code"]) == (410, "link_expired_or_used")


def test_who_reads_what_was_sent_says_that_it_may_be_wrong() -> None:
    """What takes nothing refuses a field, too; the document of the API says so."""
    reads = [each for each in ROUTES if (each.takes or each.query) and each.gives]
    assert [f"{each.method} {each.path}" for each in reads if refusals.Invalid not in each.refuses] == []


def _all_refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for each in kind.__subclasses__():
        yield each
        yield from _all_refusals(each)


def test_every_refusal_has_a_status_a_code_and_dutch_words() -> None:
    found = set(_all_refusals())
    assert found == set(STATUS)
    assert len({each.code for each in found}) == len(found)
    assert {each.code for each in found} == set(DETAILS)
    assert all(each.endswith(".") for each in DETAILS.values())
    assert {each.__module__ for each in found} == {refusals.__name__}

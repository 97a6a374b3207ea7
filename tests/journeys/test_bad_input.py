"""Bad input gets a clear answer, never a 500, and nothing is written because of it."""

import json

import pytest

from tests.journeys.people import Town, send

BODIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "a list": b"[]",
    "a number": b"12",
    "null": b"null",
    "deep": b"[" * 5_000 + b"]" * 5_000,
    "deep objects": b'{"a":' * 300 + b"1" + b"}" * 300,
    "latin-1": '{"text": "caf\xe9"}'.encode("latin-1"),
    "a NUL": b'{"text": "\\u0000"}',
    "a lone surrogate": b'{"text": "\\ud800"}',
    "a huge number": b'{"consent": ' + b"9" * 4_000 + b"}",
    "an exponent": b'{"consent": 1e999}',
    "not a number": b'{"consent": NaN}',
    "a duplicate key": b'{"text": "a", "text": "b"}',
    "numbers as keys": b'{"1": 2}',
}
POSTS = ["/reviews", "/editor/sign-in", "/confirm/x", "/manage/x", "/reply/x", "/editor/session/x"]


@pytest.mark.parametrize("path", POSTS)
def test_a_body_nobody_can_read_is_refused_by_name(town: Town, path: str) -> None:
    for name, body in BODIES.items():
        answer = town.post(path, body)
        assert 400 <= answer.status < 500, (name, answer.text)
        assert answer.headers["content-type"] == "application/problem+json", name
        assert {"type", "title", "status", "code", "detail", "errors"} == set(answer.json), name


def test_over_64_kib_is_too_large(town: Town) -> None:
    body = json.dumps({"text": "a" * (64 * 1024)}).encode()
    assert (town.post("/reviews", body).status, town.post("/reviews", body).code) == (413, "too_large")


def test_another_media_type_is_refused(town: Town) -> None:
    answer = town.post("/reviews", b"<review/>", Content_Type="application/xml")
    assert (answer.status, answer.code) == (415, "wrong_media_type")


def test_every_wrong_field_is_named_at_once(town: Town) -> None:
    organisation = town.enrolled(0)
    wrong = town.review_form(
        organisation["id"],
        text="te kort",
        capacity="buurman",
        experienced="2026-13",
        aspect_ratings={},
        author={"first_name": "", "last_name": "x" * 101, "email": 7},
        status="published",
    )
    del wrong["consent"]
    answer = town.post("/reviews", wrong)
    assert answer.status == 422
    assert {(error["field"], error["code"]) for error in answer.json["errors"]} == {
        ("aspect_ratings", "none_rated"),
        ("text", "too_short"),
        ("capacity", "not_one_of"),
        ("experienced", "wrong_format"),
        ("author.first_name", "required"),
        ("author.last_name", "too_long"),
        ("author.email", "wrong_type"),
        ("consent", "required"),
        ("status", "unknown_field"),
    }
    assert all(error["message"].endswith(".") for error in answer.json["errors"])


@pytest.mark.parametrize("field", ["status", "id", "score", "published_at", "version", "reply", "organisation"])
def test_what_we_store_cannot_be_sent(town: Town, field: str) -> None:
    answer = town.post("/reviews", {**town.review_form(town.enrolled(0)["id"]), field: "x"})
    assert answer.status == 422
    assert [error["code"] for error in answer.json["errors"]] == ["unknown_field"]


def test_ratings_outside_the_theme_set_are_refused(town: Town) -> None:
    organisation = town.enrolled(0)
    aspects = town.get(f"/organisations/{organisation['id']}").json["theme_set"]["aspects"]
    for ratings, code in (
        ({}, "none_rated"),
        ({aspects[0]["id"]: None}, "none_rated"),
        ({aspects[0]["id"]: 6}, "out_of_range"),
        ({aspects[0]["id"]: 0}, "out_of_range"),
        ({aspects[0]["id"]: 4, "sfeer_op_zolder": 4}, "unknown_aspect"),
        ({aspects[0]["id"]: "4"}, "wrong_type"),
        ({aspects[0]["id"]: 4.5}, "wrong_type"),
    ):
        answer = town.post("/reviews", town.review_form(organisation["id"], aspect_ratings=ratings))
        assert answer.status == 422, ratings
        assert code in {error["code"] for error in answer.json["errors"]}, ratings


def test_an_organisation_that_takes_no_part_takes_no_review(town: Town) -> None:
    items = town.get("/organisations?all=true&limit=100").json["items"]
    aside = next(item for item in items if not item["taking_part"])
    answer = town.post("/reviews", town.review_form(aside["id"]))
    assert (answer.status, answer.code) == (409, "not_taking_part")
    unknown = town.post("/reviews", {**town.review_form(aside["id"]), "organisation_id": "bestaat-niet"})
    assert (unknown.status, unknown.code) == (404, "not_found")


@pytest.mark.parametrize(
    "path",
    [
        "/organisations?limit=0",
        "/organisations?limit=101",
        "/organisations?limit=veel",
        "/organisations?sector=tuinbouw",
        "/organisations?cursor=onzin!",
        "/organisations?all=misschien",
    ],
)
def test_a_wrong_query_is_refused(town: Town, path: str) -> None:
    answer = town.get(path)
    assert (answer.status, answer.code) == (422, "invalid")


@pytest.mark.parametrize(
    "path", ["/organisations/x", "/organisations/x/reviews", "/theme-sets/x", "/nergens", "/%00", "/a/b/c"]
)
def test_what_does_not_exist_is_not_found(town: Town, path: str) -> None:
    for accept in ("application/json", "text/html"):
        answer = send("GET", town.site + path, accept=accept)
        assert answer.status == 404, (path, accept)


def test_a_known_address_used_wrongly_says_how(town: Town) -> None:
    answer = send("DELETE", f"{town.site}/reviews")
    assert (answer.status, answer.code) == (405, "method_not_allowed")
    assert "POST" in answer.headers["allow"]

"""The OpenAPI document says what the doors do, in words that generators of clients and validators take."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest
from chalice.test import Client
from jsonschema import Draft202012Validator
from msgspec import structs
from openapi_spec_validator import validate

import app as front_door
from chalicelib.bootstrap import platform
from chalicelib.domain.cases.dossier import NoteKind
from chalicelib.domain.cases.objection import ObjectionStatus
from chalicelib.domain.sync.sync import WARN_AFTER, Freshness, Phase, RunKind, Verdict
from chalicelib.dutch import captions, phrases
from chalicelib.entrypoints.http import openapi
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.entrypoints.http.openapi import document
from chalicelib.entrypoints.http.request import Audience
from chalicelib.entrypoints.schemas.named import OF_PAGES
from chalicelib.settings import Settings
from tests.conftest import DynamoWorld

SETTINGS = Settings(
    stage="test",
    region="eu-west-1",
    site_url="https://site.example",
    link_key="k" * 40,
    mail_from="noreply@site.example",
    care_directory_url="https://register.example/api",
)
assert front_door.app.routes  # hanging the blueprints filled the table of routes
DOCUMENT: Final = document(SETTINGS.site_url)
SCHEMAS: Final = DOCUMENT["components"]["schemas"]
# What no other dialect of regular expressions reads as Python does.
OF_PYTHON_ALONE: Final = re.compile(r"\\[AZz]|\(\?[P#aiLmsux]|\(\?<[=!]|\\N\{")


def parts(said: Any) -> Iterator[dict[str, Any]]:
    """List every object in the document."""
    if isinstance(said, dict):
        yield said
    for each in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from parts(each)


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def test_the_document_is_valid_openapi() -> None:
    validate(DOCUMENT)


def test_every_route_but_a_page_alone_stands_in_it() -> None:
    assert {(route.method.lower(), route.path) for route in ROUTES if route.gives or not route.html} == {
        (method, path) for path, methods in DOCUMENT["paths"].items() for method in methods
    }


def test_every_refusal_of_a_route_stands_under_its_status() -> None:
    decision = DOCUMENT["paths"]["/editor/reviews/{review_id}/decisions"]["post"]
    assert "changed_meanwhile" in decision["responses"]["409"]["description"]
    assert "needs_another_editor" in decision["responses"]["409"]["description"]


def test_it_speaks_of_json_alone_but_for_files_whose_kinds_it_names() -> None:
    """A client of what names no kind of content knows nothing of it: neither text nor bytes come out whole."""
    files = {f"get {route.path}": {each.partition(";")[0] for each in route.files} for route in ROUTES if route.files}
    assert len(files) >= 19
    for name, operation in operations():
        for status, answer in operation["responses"].items():
            kinds = set(answer.get("content", ()))
            if status == "200" and name in files:
                assert kinds == files[name], name
            elif status in {"204", "304"}:
                assert not kinds, name
            else:
                assert kinds, (name, status)
                assert kinds <= {"application/json", "application/problem+json"}, (name, status)


def test_every_operation_says_who_may_use_it_and_what_it_does() -> None:
    audiences = {f"{route.method.lower()} {route.path}": route.audience for route in ROUTES}
    for name, operation in operations():
        assert operation["security"] == ([{"editor": []}] if audiences[name] is Audience.EDITOR else []), name
        assert operation["summary"].endswith("."), name
        assert operation["description"].startswith(operation["summary"]), name
        assert operation["tags"] == [str(audiences[name])], name
    assert {each["name"] for each in DOCUMENT["tags"]} == set(Audience)
    assert all(each["description"] for each in DOCUMENT["tags"])
    names = [operation["operationId"] for _, operation in operations()]
    assert len(set(names)) == len(names)


def test_its_patterns_are_read_alike_by_every_dialect() -> None:
    patterns = [part["pattern"] for part in parts(DOCUMENT) if isinstance(part.get("pattern"), str)]
    assert patterns
    assert [each for each in patterns if OF_PYTHON_ALONE.search(each)] == []
    month = SCHEMAS["ReviewIn"]["properties"]["experienced"]["pattern"]
    assert re.search(month, "2026-11")
    assert not any(re.search(month, each) for each in ("2026-13", "2026-11x", "x2026-11"))


def formats(said: dict[str, Any]) -> set[str]:
    return {each["format"] for each in parts(said) if isinstance(each.get("format"), str)}


def test_a_moment_an_address_and_a_link_have_their_formats() -> None:
    for name, each in SCHEMAS.items():
        for field, said in each.get("properties", {}).items():
            if field.endswith("_at") or field in {"at", "since", "url"}:
                expected = {"url": "uri-reference" if name == "FurtherOut" else "uri"}.get(field, "date-time")
                assert formats(said) == {expected}, f"{name}.{field}"
            elif field == "email" and name.endswith("In") and name != "NoticeIn":  # who gives notice may be nobody
                assert formats(said) == {"email"}, name


def test_no_parameter_that_it_allows_makes_an_address_too_long() -> None:
    for name, operation in operations():
        allowed = 0
        for each in operation["parameters"]:
            if each["in"] == "query":
                said = each["schema"]
                plain = {"^[A-Za-z0-9_-]*$": 1, "^[ -~]*$": 3}.get(said.get("pattern", ""), 12)  # bytes of a character
                allowed += plain * said.get("maxLength", 20 if "enum" in said or said.get("type") != "string" else 0)
        assert allowed < 16 * 1024, name


def test_what_answers_hold_is_listed_and_named() -> None:
    for schema, field, name in (
        ("StatusOut", "status", "Status"),
        ("SubmittedOut", "status", "Status"),
        ("OwnReviewOut", "status", "Status"),
        ("PublicReviewOut", "capacity", "Capacity"),
        ("WidgetReviewOut", "capacity", "Capacity"),
        ("ReplySubmittedOut", "status", "ReplyStatus"),
        ("ObjectionOut", "status", "ObjectionStatus"),
        ("ReviewIn", "capacity", "Capacity"),
    ):
        assert SCHEMAS[schema]["properties"][field] == {"$ref": f"#/components/schemas/{name}"}, schema
        assert SCHEMAS[name]["type"] == "string"
        assert SCHEMAS[name]["enum"]
    assert set(SCHEMAS["ObjectionStatus"]["enum"]) == set(ObjectionStatus)
    assert set(ObjectionStatus) <= set(SCHEMAS["MovedStatus"]["enum"])
    assert not [part for part in parts(DOCUMENT["paths"]) if part.get("enum") and part.get("title")]


ACTS: Final = {
    "ReviewToDecideOut": "ReviewAct",
    "ReplyToDecideOut": "ReplyAct",
    "OwnReplyToDecideOut": "ReplyAct",
    "NoticeToDecideOut": "NoticeAct",
    "AppealToDecideOut": "AppealAct",
    "EditorOrganisationOut": "OrganisationAct",
    "DecidedOut": "DecidedAct",
    "OwnReviewOut": "AuthorAct",
    "OwnNoticeOut": "NotifierAct",
    "ObjectionOut": "ObjectionAct",
    "MovedOut": "MovedAct",
    "DigestOut": "DigestAction",
    "EditorDigestOut": "DigestAction",
}


def test_what_may_be_done_and_what_was_is_one_of_a_list_that_is_whole() -> None:
    said = {
        name: found["items"].get("$ref", "").rpartition("/")[2]
        for name, each in SCHEMAS.items()
        if (found := each.get("properties", {}).get("allowed_actions"))
    }
    assert {name: ACTS.get(name, "") or kind for name, kind in said.items()} == said
    assert "" not in said.values()
    done = {
        name: each["properties"]["action"] for name, each in SCHEMAS.items() if "action" in each.get("properties", {})
    }
    assert [name for name, each in done.items() if "$ref" not in each and "enum" not in each] == []
    logged, told = (set(SCHEMAS[name]["enum"]) for name in ("LoggedAct", "ToldAct"))
    assert {*phrases.EVENTS, *phrases.OTHER_EVENTS} <= logged
    assert {*captions.OWN_EVENTS} <= told


# Texts of answers that hold one of some words.
LISTED: Final = {"about", "capacity", "kind", "phase", "sector", "state", "status", "verdict"}


def test_an_answer_that_holds_one_of_some_words_lists_them() -> None:
    open_ = {
        f"{name}.{field}"
        for name, each in SCHEMAS.items()
        for field in LISTED & set(each.get("properties", {}))
        if name.endswith("Out")
        and "string" in str(each["properties"][field])
        and "enum" not in each["properties"][field]
    }
    as_the_log_has_it = {"ReasonOut.status", "ExportedActOut.about"}
    assert open_ == {"HealthOut.status", "ReadyOut.status"} | as_the_log_has_it
    for name, words in (
        ("RunKind", RunKind),
        ("RunPhase", Phase),
        ("RunVerdict", Verdict),
        ("NoteKind", NoteKind),
        ("About", phrases.SUBJECTS),
        ("Appellant", phrases.APPELLANTS),
        ("CaseKind", phrases.CASE_KINDS),
    ):
        assert set(SCHEMAS[name]["enum"]) == set(words), name
    ages = {Freshness(started_at=None, age=age).state for age in (None, timedelta(0), WARN_AFTER)}
    assert set(SCHEMAS["Freshness"]["enum"]) == ages


def test_no_name_is_one_of_pythons_modules() -> None:
    assert [name for name in SCHEMAS if not name.isalnum()] == []


def test_an_answer_has_all_that_it_always_holds_and_a_request_asks_for_no_more_than_it_must() -> None:
    for name in ("SubmittedOut", "ReplySubmittedOut", "NoticeGivenOut", "MovedOut", "AppealTakenOut", "CheckedOut"):
        assert "warnings" in SCHEMAS[name]["required"], name
    for name, each in SCHEMAS.items():
        if name.endswith("In"):
            properties = each.get("properties", {})
            assert not (OF_PAGES - {"as_is"}) & properties.keys(), name
            assert not [field for field, said in properties.items() if "default" in said], name
            assert set(each.get("required", ())) <= properties.keys(), name
    assert "on_behalf" not in SCHEMAS["ReviewIn"]["required"]
    assert "`false`" in SCHEMAS["ReviewIn"]["properties"]["on_behalf"]["description"]


def test_what_the_api_may_ask_for_stands_in_the_request() -> None:
    """A client that is made from the document can send what an error names, and what a description speaks of."""
    asked = {name for name, each in SCHEMAS.items() if name.endswith("In") and "as_is" in each.get("properties", {})}
    assert asked == {"ReviewDecisionIn", "ReplyDecisionIn", "NoticeDecisionIn", "AppealDecisionIn"}
    for route in openapi.for_programs():
        if route.takes is not None:
            shape = SCHEMAS[route.takes.__name__]
            told = {word for text in descriptions([shape, route.description]) for word in re.findall(r"`(\w+)`", text)}
            fields = {each.encode_name for each in structs.fields(route.takes)}
            assert told & fields <= shape["properties"].keys(), f"{route.method} {route.path}"
    every = {field for name, each in SCHEMAS.items() if name.endswith("In") for field in each.get("properties", {})}
    meanings = " ".join(openapi.FIELD_CODES.values())
    assert set(re.findall(r"`(\w+)`", meanings)) <= every


def descriptions(said: Any) -> list[str]:
    """List what stands in descriptions, and each text by itself."""
    texts = [each for each in said if isinstance(each, str)]
    return texts + [part["description"] for part in parts(said) if isinstance(part.get("description"), str)]


def test_every_schema_is_one_and_every_reference_leads_somewhere() -> None:
    for name, each in SCHEMAS.items():
        Draft202012Validator.check_schema(each)
        assert each != {"$ref": f"#/components/schemas/{name}"}
    named = {part["$ref"].rpartition("/")[2] for part in parts(DOCUMENT) if isinstance(part.get("$ref"), str)}
    assert named <= SCHEMAS.keys()


def test_it_is_made_once_and_whoever_has_it_hears_only_that(
    dynamodb_world: DynamoWorld,  # noqa: ARG001 - its tables are what the app reads
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    openapi.served.cache_clear()
    with Client(front_door.app) as client:
        first = client.http.get("/openapi.json")
        monkeypatch.setattr(openapi, "document", None)
        second = client.http.get("/openapi.json", headers={"Accept": "text/html"})
        known = client.http.get("/openapi.json", headers={"If-None-Match": first.headers["ETag"]})
    month = first.json_body["paths"]["/reviews"]["post"]["requestBody"]["content"]["application/json"]["example"]
    assert first.json_body == second.json_body == document(platform().settings.site_url, month["experienced"])
    assert first.headers["Content-Type"] == "application/json"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert (known.status_code, known.body) == (304, b"")

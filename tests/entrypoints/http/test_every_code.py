"""The OpenAPI document lists every code that the API answers, of problems and of fields; each is made to happen."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.refusals import Refusal
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.entrypoints.http.faults import CODES
from chalicelib.entrypoints.http.openapi import FIELD_CODES, document
from tests.architecture.test_dutch import field_errors
from tests.architecture.test_openapi import SETTINGS
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.http.code_scenes import PROBLEMS
from tests.entrypoints.http.field_scenes import FIELDS
from tests.story.requests import Call

DOCUMENT: Final = document(SETTINGS.site_url)
_SCHEMAS: Final = DOCUMENT["components"]["schemas"]
LISTED: Final = _SCHEMAS["ProblemOut"]["properties"]["code"]["enum"]
LISTED_OF_FIELDS: Final = _SCHEMAS["FieldErrorOut"]["properties"]["code"]["enum"]
NO_SCENE: Final = """
The document lists the code "{code}", and no test has seen it happen. Give it a scene in
tests/entrypoints/http/{where}; or take it away, if nothing is ever answered so.
"""
NOT_LISTED: Final = """
{method} {path} answered {status} "{code}", and the document does not list that there.
Name its refusal in `refuses=` of that route.
"""


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    monkeypatch.setattr("time.sleep", lambda _: None)
    with opened() as found:
        yield found


def every_refusal(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for each in kind.__subclasses__():
        yield each
        yield from every_refusal(each)


def operation_of(call: Call) -> tuple[str, dict[str, Any]]:
    """Return the route that a request is for, and what the document says of it."""
    path = call.path.partition("?")[0]
    for route in ROUTES:
        if route.method == call.method and re.fullmatch(re.sub(r"{\w+}", "[^/]+", route.path), path):
            return route.path, DOCUMENT["paths"][route.path][route.method.lower()]
    raise AssertionError(f"no route takes {call.method} {path}")


def check_listed(call: Call, status: int, code: str) -> None:
    path, operation = operation_of(call)
    said = operation["responses"].get(str(status), {"description": ""})["description"]
    hint = NOT_LISTED.format(method=call.method, path=path, status=status, code=code)
    assert code in said.split(", "), hint


def test_the_document_lists_the_code_of_every_refusal() -> None:
    lost = {kind.code: kind.__name__ for kind in every_refusal()} | dict.fromkeys(CODES.values(), "fault")
    missing = {code: name for code, name in lost.items() if code not in LISTED}
    assert not missing, "the document does not list these: give each a status in entrypoints/http/problems.py"
    assert set(LISTED) == lost.keys()


def test_the_document_lists_the_code_of_every_wrong_field() -> None:
    said = {error.code for error in field_errors()}
    assert said == set(FIELD_CODES), (
        "left: what the code refuses fields with; right: FIELD_CODES in entrypoints/http/openapi.py, which says what "
        f"each means. Only refused: {sorted(said - set(FIELD_CODES))}; only listed: {sorted(set(FIELD_CODES) - said)}"
    )
    assert set(FIELD_CODES) == set(LISTED_OF_FIELDS)


def test_no_scene_is_left_over() -> None:
    assert PROBLEMS.keys() <= set(LISTED)
    assert FIELDS.keys() <= set(LISTED_OF_FIELDS)


@pytest.mark.parametrize("code", LISTED)
def test_every_code_of_a_problem_happens_where_the_document_says(house: House, code: str) -> None:
    assert code in PROBLEMS, NO_SCENE.format(code=code, where=f'code_scenes.py, under `@problem("{code}")`')
    call = PROBLEMS[code](house)
    answer = house.ask(call)
    assert answer.code == code, answer.body
    assert answer.json["status"] == answer.status
    assert answer.json["detail"]
    if code not in CODES.values():  # those come before any operation is asked, or after one failed
        check_listed(call, answer.status, code)


@pytest.mark.parametrize("code", LISTED_OF_FIELDS)
def test_every_code_of_a_field_happens(house: House, code: str) -> None:
    assert code in FIELDS, NO_SCENE.format(code=code, where=f'field_scenes.py, under `@field("{code}")`')
    call = FIELDS[code](house)
    answer = house.ask(call)
    assert (answer.status, answer.code) == (422, "invalid"), answer.body
    assert code in {each["code"] for each in answer.json["errors"]}, answer.body
    assert all(each["field"] and each["message"] for each in answer.json["errors"])
    check_listed(call, 422, "invalid")


def test_the_document_that_is_served_is_this_one(house: House) -> None:
    served = house.call("GET", "/openapi.json")[1]["components"]["schemas"]
    assert served["ProblemOut"] == _SCHEMAS["ProblemOut"]
    assert served["FieldErrorOut"] == _SCHEMAS["FieldErrorOut"]
    assert platform()

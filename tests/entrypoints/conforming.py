"""Answers held to the OpenAPI document: whoever is asked at the house of `front_door.py` says only what it promises.

A page is people's, and no part of it.
"""

import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from typing import Any, Final

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from chalicelib.entrypoints.http.openapi import document
from tests.story.requests import Answer, Call

_WHOLE: Final = "urn:document"
TAKEN: Final = range(HTTPStatus.OK, HTTPStatus.MULTIPLE_CHOICES)
_PAGE: Final = "text/html"
_EMPTY: Final = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}
# What a program may need of an answer; each stands in the document where it comes.
_HEADERS: Final = {"etag", "link", "location", "retry-after", "www-authenticate", "content-disposition"}


# Of addresses the checker of formats knows nothing by itself.
_FORMATS: Final = FormatChecker(Draft202012Validator.FORMAT_CHECKER.checkers)
_SIGNS: Final = r"(?:[\w.~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})"


def _is_address(said: object) -> bool:
    return not isinstance(said, str) or re.fullmatch(rf"(https?://[^/?#]|mailto:){_SIGNS}+", said, re.ASCII) is not None


def _is_address_or_path(said: object) -> bool:
    return _is_address(said) or re.fullmatch(rf"/(?!/){_SIGNS}*", str(said), re.ASCII) is not None


_FORMATS.checks("uri")(_is_address)
_FORMATS.checks("uri-reference")(_is_address_or_path)


@cache
def _document() -> tuple[dict[str, Any], "Registry[Any]"]:
    found = document("https://site.example")
    return found, Registry().with_resource(_WHOLE, DRAFT202012.create_resource(found))


def _pattern(method: str, path: str) -> str:
    """Return the path that the document has for an address, the most literal one; empty where it has none."""
    fits = (
        pattern
        for pattern, methods in _document()[0]["paths"].items()
        if method.lower() in methods and re.fullmatch(re.sub(r"{\w+}", "[^/]+", pattern), path)
    )
    return min(fits, key=lambda pattern: pattern.count("{"), default="")


@cache
def _validator(method: str, pattern: str, status: int, kind: str) -> Draft202012Validator | None:
    """The validator of an answer's JSON; None for a file that is none.

    Raises:
        AssertionError: the document names no such status or kind of content there.
    """
    found, registry = _document()
    responses = found["paths"][pattern][method.lower()]["responses"]
    assert str(status) in responses, f"{method} {pattern}: the document names no {status}"
    assert kind in responses[str(status)]["content"], f"{method} {pattern} {status}: no {kind}"
    if not kind.endswith("json"):
        return None
    steps = ("paths", pattern, method.lower(), "responses", str(status), "content", kind, "schema")
    pointer = "/".join(each.replace("~", "~0").replace("/", "~1") for each in steps)
    return Draft202012Validator({"$ref": f"{_WHOLE}#/{pointer}"}, registry=registry, format_checker=_FORMATS)


def _schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """List a schema, or those that it refers to or chooses from."""
    if "$ref" in schema:
        schema = _document()[0]["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    several = [each for name in ("anyOf", "oneOf", "allOf") for each in schema.get(name, ())]
    for each in several:
        yield from _schemas(each)
    if not several:
        yield schema


def has_field(schema: dict[str, Any], name: str) -> bool:
    """Tell whether a body of a schema may have a field, named as errors name it: with dots between what lies within."""
    first, _, rest = name.partition(".")
    for each in _schemas(schema):
        more = each.get("additionalProperties")
        inner = each.get("properties", {}).get(first) or (more if isinstance(more, dict) else None)
        inner = inner or (each.get("items") if first.isdecimal() else None)
        if inner is not None and (not rest or has_field(inner, rest)):
            return True
    return False


def unknown_fields(method: str, path: str, answer: Answer) -> list[str]:
    """List the fields that an answer says something is wrong with, and that no program can know of from the document.

    What nobody knows (`unknown_field`) is none of them, nor is a body that is no object.
    """
    pattern = _pattern(method, path.partition("?")[0])
    if not pattern:
        return []
    operation = _document()[0]["paths"][pattern][method.lower()]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    asked = {each["name"] for each in operation["parameters"]}
    wrong = {each["field"] for each in answer.json["errors"] if each["code"] != "unknown_field"}
    return sorted(name for name in wrong - asked - {"body"} if not has_field(body, name))


def _check_headers(method: str, pattern: str, answer: Answer) -> None:
    responses = _document()[0]["paths"][pattern][method.lower()]["responses"]
    where = f"{method} {pattern} {answer.status}"
    assert str(answer.status) in responses, f"{where}: the document names no such status"
    said = {name.lower(): each for name, each in responses[str(answer.status)].get("headers", {}).items()}
    came = _HEADERS & answer.headers.keys()
    assert came <= said.keys(), f"{where}: the document names no {sorted(came - said.keys())}"
    always = {name for name, each in said.items() if each["required"]}
    assert always <= came, f"{where}: {sorted(always - came)} did not come"
    if "retry-after" in came:
        assert answer.headers["retry-after"].isdecimal(), where


def check(method: str, path: str, answer: Answer) -> None:
    """Fail where an answer to a program is not as the document says; of a fault of ours it says nothing."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if (
        method == "HEAD"
        or answer.status in {HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.SEE_OTHER}
        or kind == _PAGE
    ):
        return
    pattern = _pattern(method, path.partition("?")[0])
    if pattern:
        _check_headers(method, pattern, answer)
    if answer.status in _EMPTY:
        return
    validator = _validator(method, pattern, answer.status, kind) if pattern else None
    if validator is not None:
        wrong = [
            f"{'.'.join(map(str, each.path))}: {each.message[:200]}" for each in validator.iter_errors(answer.json)
        ]
        assert wrong == [], f"{method} {path} {answer.status} is not what the OpenAPI document says: {wrong}"
    if answer.status == HTTPStatus.UNPROCESSABLE_ENTITY:
        unknown = unknown_fields(method, path, answer)
        assert unknown == [], f"{method} {path}: errors name fields that no request of the document has: {unknown}"


def check_taken(call: Call) -> None:
    """Fail where a body that was taken is none that the document allows: no client made from it could send that."""
    pattern = _pattern(call.method, call.path.partition("?")[0])
    if not pattern or call.body is None:
        return
    found, registry = _document()
    body = found["paths"][pattern][call.method.lower()].get("requestBody")
    if body is None:
        return
    reference = {"$ref": f"{_WHOLE}{body['content']['application/json']['schema']['$ref']}"}
    validator = Draft202012Validator(reference, registry=registry, format_checker=_FORMATS)
    wrong = [f"{'.'.join(map(str, each.path))}: {each.message[:200]}" for each in validator.iter_errors(call.body)]
    assert wrong == [], f"{call.method} {pattern} took what the OpenAPI document does not allow: {wrong}"

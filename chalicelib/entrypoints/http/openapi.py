"""The OpenAPI document, made from the table of routes and the schemas."""

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from chalicelib import __version__
from chalicelib.domain.rules.refusals import (
    Busy,
    KeyAway,
    NewerRecord,
    NotForYou,
    NotFound,
    Refusal,
    TooLarge,
    TooMany,
    Unreadable,
    UnreadableRecord,
    WrongMediaType,
)
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.faults import CODES
from chalicelib.entrypoints.http.problems import STATUS
from chalicelib.entrypoints.http.request import Audience
from chalicelib.entrypoints.schemas.public_schemas import FieldErrorOut, ProblemOut
from chalicelib.settings import Settings

_REFERENCE = "#/components/schemas/{name}"

# Every code of a wrong field (`errors[].code`), with what it says; a test makes each of them happen at a route.
FIELD_CODES: Final[Mapping[str, str]] = {
    "required": "nothing stands here, and something must",
    "invisible_text": "characters that nobody sees, and nothing else",
    "unknown_field": "nobody knows a field of this name",
    "too_short": "fewer characters than may be",
    "too_long": "more characters than may be",
    "too_small": "a number below the least",
    "too_large": "a number above the most",
    "too_many": "more entries than may be",
    "wrong_format": "not of the form that is asked: an e-mail address, a month, a day",
    "wrong_type": "a number for a text, a text for a list, and the like",
    "not_one_of": "none of the values that there are",
    "unknown_aspect": "the theme set has no such aspect",
    "out_of_range": "a rating outside the scale",
    "none_rated": "no aspect is rated at all",
    "unchanged": "the same as what stands there, where something was to change",
    "in_the_future": "a month that has yet to come",
    "too_long_ago": "an experience that is too old to be told",
    "placeholder_left": "an example's placeholder was left in a reply",
    "unknown_rule": "the code of conduct has no such rule",
    "not_filled_in": "a gap of a standard wording was left open",
    "names_author": "words for others that may name who wrote the review: look again, and send `as_is` if they may go",
    "not_in_text": "a passage that does not stand in the text",
    "not_here": "an end where this decision takes none",
    "in_the_past": "an end that is over",
    "unknown": "an id that leads to nothing",
    "wrong_cursor": "a cursor that no list gave",
}


def document(settings: Settings) -> dict[str, Any]:
    """OpenAPI 3.1, as plain values."""
    kinds: dict[type[msgspec.Struct], None] = {ProblemOut: None}
    for route in ROUTES:
        kinds |= dict.fromkeys(kind for kind in (route.takes, *route.gives.values()) if kind is not None)
    shapes, components = msgspec.json.schema_components(list(kinds), ref_template=_REFERENCE)
    references = dict(zip(kinds, shapes, strict=True))
    _name_codes(components)
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, references)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Waarderingsplatform",
            "version": __version__,
            "description": "Reviews of care organisations. `code` in a problem is stable; `message` is Dutch.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": settings.site_url}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"editor": {"type": "http", "scheme": "bearer"}},
        },
    }


def codes() -> list[str]:
    """Every code that a problem may have, whoever answers it: a view, or Chalice where no view does."""
    return sorted({kind.code for kind in STATUS} | {*CODES.values()})


def _name_codes(components: dict[str, Any]) -> None:
    problem = components[ProblemOut.__name__]["properties"]["code"]
    problem |= {"enum": codes(), "description": "Stable; beside each operation stands which of them it answers."}
    meanings = "; ".join(f"`{code}`: {means}" for code, means in sorted(FIELD_CODES.items()))
    field = components[FieldErrorOut.__name__]["properties"]["code"]
    field |= {"enum": sorted(FIELD_CODES), "description": f"Stable. {meanings}."}


def _operation(route: Route, references: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": _name(route),
        "summary": route.summary,
        "tags": [route.audience],
        "parameters": _parameters(route),
        "responses": _refusals(route, references),
    }
    for status, kind in route.gives.items():
        answer = _success(route, kind, references)
        refusal = operation["responses"].get(str(status), {})  # a status may be an answer here and a refusal elsewhere
        content = {**refusal.get("content", {}), **answer.get("content", {})}
        operation["responses"][str(status)] = {**answer, **({"content": content} if content else {})}
    if not route.gives:
        operation["responses"]["200"] = {"description": "OK"}
    operation["responses"] = dict(sorted(operation["responses"].items()))
    if route.takes is not None:
        content = {
            media: {"schema": references[route.takes]}
            for media in ("application/json", "application/x-www-form-urlencoded")
        }
        operation["requestBody"] = {"required": True, "content": content}
    if route.audience is Audience.EDITOR:
        operation["security"] = [{"editor": []}]
    return operation


def _name(route: Route) -> str:
    return route.method.lower() + re.sub(r"[^a-z]+", "_", route.path).rstrip("_")


def _parameters(route: Route) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    if route.query is not None:
        (shape,), components = msgspec.json.schema_components([route.query], ref_template=_REFERENCE)
        own = components[shape["$ref"].rpartition("/")[2]]
        found += [
            {
                "name": name,
                "in": "query",
                "required": name in own.get("required", ()),
                "schema": _inline(schema, components),
            }
            for name, schema in own["properties"].items()
        ]
    if "form_key" in (route.takes.__struct_fields__ if route.takes else ()):
        key = {"type": "string", "maxLength": 200}
        found.append({"name": "Idempotency-Key", "in": "header", "required": False, "schema": key})
    return found


def _inline(schema: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """A query's schema without references: parameters are read one by one."""
    if "$ref" in schema:
        return dict(components[schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return {**schema, "anyOf": [_inline(each, components) for each in schema["anyOf"]]}
    return schema


def _success(route: Route, kind: Any, references: dict[Any, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": route.summary or "OK"}
    if kind is not None:
        answer["content"] = {"application/json": {"schema": references[kind]}}
    if route.html:
        answer.setdefault("content", {})["text/html"] = {"schema": {"type": "string"}}
    return answer


def _refusals(route: Route, references: dict[Any, Any]) -> dict[str, Any]:
    """Every refusal of a route under its status, with the codes that may stand in it."""
    every: dict[Audience, list[type[Refusal]]] = {Audience.LINK: [TooMany], Audience.EDITOR: [NotForYou]}
    known = [NotFound] if re.search(r"{(?!token})", route.path) else []  # an id may be one that nobody gave
    always = [Busy, KeyAway, UnreadableRecord, NewerRecord, *every.get(route.audience, [])]
    kinds: list[type[Refusal]] = list(dict.fromkeys([*route.refuses, *known, *always]))
    if route.takes is not None:
        kinds += [Unreadable, TooLarge, WrongMediaType]
    codes: dict[int, list[str]] = {}
    for kind in kinds:
        codes.setdefault(STATUS[kind], []).append(kind.code)
    return {
        str(status): {
            "description": ", ".join(sorted(names)),
            "content": {"application/problem+json": {"schema": references[ProblemOut]}},
        }
        for status, names in sorted(codes.items())
    }

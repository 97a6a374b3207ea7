"""The OpenAPI document, made from the table of routes and the schemas: JSON and files, for programs.

Pages, and the forms on them, are people's: a route that answers nothing else is not in it. It is written so that
generators of clients and validators take it whole; `make clients` has some of them read it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import inspect

from chalicelib import __version__, made
from chalicelib.domain.rules.refusals import (
    Busy,
    KeyAway,
    NewerRecord,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
    TooLarge,
    TooMany,
    Unreadable,
    UnreadableRecord,
    WrongMediaType,
)
from chalicelib.dutch.documents.examples import examples
from chalicelib.entrypoints.http.accepting import BYTES
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.faults import CODES
from chalicelib.entrypoints.http.problems import STATUS, WAITS
from chalicelib.entrypoints.http.request import Audience
from chalicelib.entrypoints.schemas.named import OF_PAGES
from chalicelib.entrypoints.schemas.public_schemas import FieldErrorOut, In, ProblemOut

_REFERENCE: Final = "#/components/schemas/{name}"
_AUDIENCES: Final[Mapping[Audience, str]] = {
    Audience.VISITOR: "For everybody.",
    Audience.LINK: "For whoever holds a link that we mailed: `token` is its last part, and opens one thing.",
    Audience.EDITOR: "For editors who are signed in.",
}

# The headers of answers that programs need.
_HEADERS: Final[Mapping[str, dict[str, Any]]] = {
    "ETag": {"description": "Sent as `If-None-Match`, it asks for what is newer.", "schema": {"type": "string"}},
    "Link": {"description": 'The next part (`rel="next"`), where there is one.', "schema": {"type": "string"}},
    "Content-Disposition": {"description": "The name of the file, where it is one.", "schema": {"type": "string"}},
    "Retry-After": {"description": "In how many seconds to ask again.", "schema": {"type": "integer"}},
    "WWW-Authenticate": {"description": "The way to say who asks.", "schema": {"type": "string"}},
}
_ALWAYS: Final = {"ETag", "WWW-Authenticate"}  # where they are, they always are
_IF_NONE_MATCH: Final = {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}}

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
    "not_here": "an end where this decision takes none, a card where none is asked",
    "in_the_past": "an end that is over",
    "unknown": "an id or a code that leads to nothing",
    "unknown_code": "a code of a letter that opens nothing: mistyped, made up, or too old",
    "used": "a code that was used",
    "expired": "a code that is too old",
    "of_another": "a code of another organisation",
    "wrong_cursor": "a cursor that no list gave",
}


@cache
def served(site_url: str, month: str) -> str:
    """The document as text: that of the build, or made once in a process and a month."""
    if known := made.made(made.CONTRACT):
        return known.decode().replace(made.SITE, site_url).replace(made.MONTH, month)
    return msgspec.json.encode(document(site_url, month)).decode()


def for_programs() -> list[Route]:
    """List the routes that the document holds."""
    return [route for route in ROUTES if route.gives or not route.html]


def document(site_url: str, month: str = made.MONTH) -> dict[str, Any]:
    """OpenAPI 3.1, as plain values; `month` is one that was, for its examples."""
    told = examples(month)
    kinds: dict[type[msgspec.Struct], None] = {ProblemOut: None}
    for route in for_programs():
        kinds |= dict.fromkeys(kind for kind in (route.takes, *route.gives.values()) if kind is not None)
    shapes, components = msgspec.json.schema_components(list(kinds), ref_template=_REFERENCE)
    references = dict(zip(kinds, shapes, strict=True))
    for known in _structs(inspect.multi_type_info(kinds)):
        _say_more(components[known.cls.__name__], known)
    _name_codes(components)
    paths: dict[str, dict[str, Any]] = {}
    for route in for_programs():
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, references, told)
    named: dict[str, Any] = {}
    components, paths = _by_name(components, named), _by_name(paths, named)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Waarderingsplatform",
            "version": __version__,
            "description": "Reviews of care organisations. `code` in a problem is stable; `message` is Dutch.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {"name": "Waarderingsplatform", "url": f"{site_url}/contact"},
        },
        "servers": [{"url": site_url}],
        "tags": [{"name": str(name), "description": said} for name, said in _AUDIENCES.items()],
        "paths": paths,
        "components": {
            "schemas": dict(sorted({**components, **named}.items())),
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


def _structs(every: Any) -> Iterator[inspect.StructType]:
    """List the schemas among these types and all that they hold, each once."""
    waiting, seen = list(every), set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, inspect.StructType):
            if each.cls in seen:
                continue
            seen.add(each.cls)
            yield each
            waiting += [field.type for field in each.fields]
        else:
            waiting += _within(each)


def _within(kind: inspect.Type) -> list[inspect.Type]:
    found = (getattr(kind, name, ()) for name in ("types", "item_type", "key_type", "value_type", "type"))
    return [each for several in found for each in (several if isinstance(several, tuple) else (several,))]


def _say_more(shape: dict[str, Any], known: inspect.StructType) -> None:
    """Say of a schema what msgspec leaves out, and leave out what misleads generators.

    An answer has each field that it never omits; of a request, a default would make some think that it must be sent.
    """
    is_request = issubclass(known.cls, In)
    properties = shape["properties"]
    if is_request:  # of what is a page's own, only what says what it means is asked of programs as well
        for name in OF_PAGES & {name for name, said in properties.items() if "description" not in said}:
            del properties[name]
    for field in known.fields:
        if field.encode_name not in properties:
            continue
        said = properties[field.encode_name]
        default = said.pop("default", None)
        if is_request and default not in (None, ""):
            absent = f"Without it: `{msgspec.json.encode(default).decode()}`."
            said["description"] = f"{said['description']} {absent}" if "description" in said else absent
        _say_moments(said, field.type)
    if not is_request and not known.cls.__struct_config__.omit_defaults:
        shape["required"] = [field.encode_name for field in known.fields]


def _say_moments(said: dict[str, Any], kind: inspect.Type) -> None:
    """Give each moment its format, also where it may be null or stands in a list: msgspec, told no zone, is silent."""
    if isinstance(kind, inspect.DateTimeType):
        said["format"] = "date-time"
    elif isinstance(kind, inspect.UnionType):
        for each in said.get("anyOf", ()):
            if each == {"type": "string"} and any(isinstance(one, inspect.DateTimeType) for one in kind.types):
                each["format"] = "date-time"
    elif isinstance(kind, inspect.ListType):
        _say_moments(said["items"], kind.item_type)


def _by_name(said: Any, named: dict[str, Any]) -> Any:
    """The same with each list of values that has a name under that name, and patterns as ECMA-262 writes them."""
    if isinstance(said, list):
        return [_by_name(each, named) for each in said]
    if not isinstance(said, dict):
        return said
    if "enum" in said and "title" in said:
        named.setdefault(said["title"], {"type": "string", **said})
        return {"$ref": _REFERENCE.format(name=said["title"])}
    found = {name: _by_name(each, named) for name, each in said.items()}
    if isinstance(found.get("pattern"), str):
        found["pattern"] = found["pattern"].replace(r"\Z", "$")  # Python's `$` also stands before a last line feed
    return found


def _operation(route: Route, references: dict[Any, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    duty = f" Needs the duty `{route.duty}`." if route.duty else ""
    operation: dict[str, Any] = {
        "operationId": _name(route),
        "summary": route.summary,
        "description": f"{route.description}\n\n{_AUDIENCES[route.audience]}{duty}",
        "tags": [str(route.audience)],
        "security": [{"editor": []}] if route.audience is Audience.EDITOR else [],
        "parameters": _parameters(route),
        "responses": _refusals(route, references),
    }
    for status, kind in route.gives.items():
        answer = _success(route, kind, references)
        refusal = operation["responses"].get(str(status), {})  # a status may be an answer here and a refusal elsewhere
        content = {**refusal.get("content", {}), **answer.get("content", {})}
        operation["responses"][str(status)] = {**answer, **({"content": content} if content else {})}
        if "headers" in refusal:
            operation["responses"][str(status)]["headers"] = refusal["headers"]
    if not route.gives:
        operation["responses"]["200"] = {"description": route.summary, "content": _files(route)}
    if route.headers:
        operation["responses"]["200"]["headers"] = _headers(route.headers)
    if "ETag" in route.headers:
        same = {"description": "What was said to be there (`If-None-Match`) is the newest."}
        operation["responses"]["304"] = {**same, "headers": _headers(route.headers)}
    operation["responses"] = dict(sorted(operation["responses"].items()))
    if route.takes is not None:
        example = told.get(route.takes.__name__, {})  # of an empty body: that it is sent is enough
        content = {"application/json": {"schema": references[route.takes], "example": example}}
        operation["requestBody"] = {"required": True, "content": content}
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
                "schema": _asked(schema, components),
            }
            for name, schema in own["properties"].items()
        ]
    if "ETag" in route.headers:
        found.append(dict(_IF_NONE_MATCH))
    if "form_key" in (route.takes.__struct_fields__ if route.takes else ()):
        key = {"type": "string", "maxLength": 200}
        found.append({"name": "Idempotency-Key", "in": "header", "required": False, "schema": key})
    return found


def _asked(schema: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema: one is left out where it says nothing, so it is never null."""
    if "$ref" in schema:
        return dict(components[schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        (schema,) = (each for each in schema["anyOf"] if each != {"type": "null"})
        return _asked(schema, components)
    return {name: said for name, said in schema.items() if (name, said) != ("default", "")}


def _success(route: Route, kind: Any, references: dict[Any, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": route.summary or "OK"}
    if kind is not None:
        answer["content"] = {"application/json": {"schema": references[kind]}}
    return answer


def _files(route: Route) -> dict[str, Any]:
    """A file's media types: what is neither JSON nor bytes is text, whatever is in it."""
    content: dict[str, Any] = {}
    for said in route.files:
        kind = said.partition(";")[0]
        bytes_ = {"format": "binary"} if kind == BYTES else {}
        content[kind] = {"schema": {"type": "object"} if kind.endswith("json") else {"type": "string", **bytes_}}
    return content


def _refusals(route: Route, references: dict[Any, Any]) -> dict[str, Any]:
    """Every refusal of a route under its status, with the codes that may stand in it."""
    every: dict[Audience, list[type[Refusal]]] = {Audience.LINK: [TooMany], Audience.EDITOR: [NotForYou]}
    known = [NotFound] if re.search(r"{(?!token})", route.path) else []  # an id may be one that nobody gave
    always = [Busy, KeyAway, UnreadableRecord, NewerRecord, *every.get(route.audience, [])]
    kinds: list[type[Refusal]] = list(dict.fromkeys([*route.refuses, *known, *always]))
    if route.takes is not None:
        kinds += [Unreadable, TooLarge, WrongMediaType]
    found: dict[int, list[type[Refusal]]] = {}
    for kind in kinds:
        found.setdefault(STATUS[kind], []).append(kind)
    return {
        str(status): {
            "description": ", ".join(sorted(kind.code for kind in refusals)),
            **_headers_of(refusals),
            "content": {"application/problem+json": {"schema": references[ProblemOut]}},
        }
        for status, refusals in sorted(found.items())
    }


def _headers_of(refusals: Sequence[type[Refusal]]) -> dict[str, Any]:
    """The headers of a status; one that each of its refusals has is always there."""
    if NotSignedIn in refusals:
        return {"headers": _headers(["WWW-Authenticate"])}
    waits = [kind for kind in refusals if issubclass(kind, WAITS)]
    return {"headers": _headers(["Retry-After"], always=waits == [*refusals])} if waits else {}


def _headers(names: Sequence[str], *, always: bool = False) -> dict[str, Any]:
    return {name: {**_HEADERS[name], "required": always or name in _ALWAYS} for name in names}

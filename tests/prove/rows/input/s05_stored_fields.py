"""S5: whatever we store, no client sets: every stored field sent on every route that acts is refused, none is taken."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any, Final, get_args, get_type_hints
from urllib.parse import urlencode

import msgspec

from chalicelib.adapters.dynamodb.client import tables
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute
from chalicelib.domain.reviews.parts import Author
from chalicelib.entrypoints.http.door import Route
from chalicelib.entrypoints.http.request import Audience
from tests.prove.attacks.ground import EDITOR, FORM, POSTS, Ground, ground
from tests.prove.outcome import Outcome, Scale
from tests.story.requests import Answer

_VALUE: Final = "published"
_TAKES_NOTHING: Final = "/editor/sign-out"  # reads no body at all


def prove(ask: Scale) -> Outcome:
    """Each field of each stored thing, beside a body that would be taken."""
    shortfalls: list[str] = []
    tried = taken = 0
    names = sorted(stored_names())
    with ground() as where:
        routes = [each for each in POSTS if each.path != _TAKES_NOTHING]
        addresses = {route.path: where.address(route, where.homes[0]) for route in routes}
        before = where.dumped()
        for route in routes:
            strange = [each for each in names if each not in _known(route.takes)]
            lots = [[each] for each in strange] if ask.full else [strange[at::4] for at in range(4)]
            for number, lot in enumerate(lots):
                said = _sent(where, route, addresses[route.path], lot, as_form=number % 5 == 4)
                missed = set(lot) - said
                tried += len(lot)
                taken += len(missed)
                shortfalls.extend(f"{each} on {route.path}" for each in sorted(missed))
        after = where.dumped()
    changed = [name for name in before if before[name] != after[name]]
    return Outcome(
        f"{len(names)} stored fields, each sent on {len(routes)} routes beside a good body",
        tried=tried,
        at_least=100 * len(routes),
        happened=f"{tried:,} refused by name; {len(before)} tables equal before and after",
        lost=taken + len(changed),
        shortfalls=(*shortfalls[:5], *(f"table {each} changed" for each in changed)),
    )


def stored_names() -> set[str]:
    """Every name under which a table or a document in it keeps something."""
    found: set[str] = {"id", "score", "is_admin", "role"}
    for table in tables.TABLES:
        for name, attribute in table.get_attributes().items():
            found.add(name)
            if isinstance(attribute, DocumentAttribute):
                found |= set(_fields(attribute.kind, set()))
    return found | set(_fields(Author, set()))


def _fields(kind: Any, seen: set[Any]) -> Iterator[str]:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for name, hint in get_type_hints(kind).items():
            if not name.startswith("_"):
                yield name
            for inner in (hint, *get_args(hint)):
                yield from _fields(inner, seen)


def _known(takes: type[msgspec.Struct] | None) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(takes)} if takes else set()


def _sent(where: Ground, route: Route, path: str, lot: list[str], *, as_form: bool) -> set[str]:
    """Send these fields; returns which of them were refused as unknown."""
    body = where.valid(route, where.homes[0]) | dict.fromkeys(lot, _VALUE)
    who = EDITOR if route.audience is Audience.EDITOR else {}
    if as_form:
        raw = urlencode([(name, value) for name, value in body.items() if isinstance(value, str)]).encode()
        answer = where.send("POST", path, raw, **FORM, **who)
    else:
        answer = where.send("POST", path, json.dumps(body).encode(), **who)
    return _unknown(answer)


def _unknown(answer: Answer) -> set[str]:
    if answer.status != 422:
        return set()
    return {each["field"] for each in answer.json["errors"] if each["code"] == "unknown_field"}

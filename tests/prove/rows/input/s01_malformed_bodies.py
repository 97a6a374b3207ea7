"""S1: at least 200 malformed bodies on every route that takes one: no 5xx, none without an answer."""

import http.client
import json
import socket
from collections import Counter
from typing import Final

from msgspec.structs import fields

from chalicelib.entrypoints.http.door import Route
from chalicelib.entrypoints.http.request import Audience
from infra.local.environment import LOOPBACK
from tests.prove.attacks.bodies import Body, malformed
from tests.prove.attacks.ground import EDITOR, POSTS, Ground, at_once, ground, over_the_wire
from tests.prove.outcome import Outcome, Scale
from tests.story.requests import Answer

_EACH: Final = 200
_SAMPLE: Final = 12  # of each route's, in the suite of tests
_WIRE: Final = (
    b"POST {} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    b"POST {} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    b"POST {} HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\nConnection: close\r\n\r\n0\r\n\r\n",
    b"POST {} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n{}",
    b"POST {} HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\nConnection: close\r\n\r\n{}",
    b"POST {} HTTP/1.1\r\nHost: h\r\nContent-Length: 2, 3\r\nConnection: close\r\n\r\n{}",
    b"POST {} HTTP/1.1\r\nHost: h\r\nContent-Length: twee\r\nConnection: close\r\n\r\n{}",
    b"POST {} HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n{}",
    b"POST {} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
    b"POST {} HTTP/9.9\r\nHost: h\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
    b"POST {} HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 200-maybe\r\nConnection: close\r\n\r\n{}",
    b"POST {}?a=%ff&limit=%00 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
    b"POST {}/%2e%2e/%00 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
    b"POST {} HTTP/1.1\r\nHost: h\r\nX: " + b"x" * 20_000 + b"\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
    b"P\xd8ST {} HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
)


def prove(ask: Scale) -> Outcome:
    """Every malformed body on every route that takes one, over HTTP."""
    with ground() as where, where.listening() as port:
        unknown = [each.path for each in POSTS if _asks(each) and not where.valid(each, where.homes[0])]
        shots = [shot for route in POSTS for shot in _shots(where, route, ask)]
        heard = at_once(lambda shot: _fired(port, *shot[1:]), shots)
        wire = [(path, each) for path in _paths(where, ask) for each in _WIRE]
        raw = at_once(lambda each: _raw(port, *each), wire)
    wrong = [
        f"{route.method} {route.path}: {body.name}: {said}"
        for (route, _, body, _), answer in zip(shots, heard, strict=True)
        if (said := _wrong(answer))
    ]
    wrong += [f"{each[:60]!r} on {path}: {said}" for (path, each), said in zip(wire, raw, strict=True) if said]
    statuses = Counter(answer.status for answer in heard if answer)
    fewest = min(Counter(route.path for route, *_ in shots).values())
    least = ask.of(full=_EACH, quick=_SAMPLE)
    return Outcome(
        f"malformed bodies on {len(POSTS)} routes, at least {fewest} on each, and garbled HTTP",
        tried=len(shots) + len(wire),
        at_least=least * len(POSTS),
        happened=", ".join(f"{status}: {times:,}" for status, times in sorted(statuses.items())),
        lost=len(wrong),
        shortfalls=(
            *wrong[:5],
            *(f"nobody said which body fits {path}" for path in unknown),
            *((f"only {fewest} on a route",) if fewest < least else ()),
        ),
    )


def _asks(route: Route) -> bool:
    """Tell whether a route asks for a field: each body that lacks it is malformed in one way only."""
    return route.takes is not None and any(each.required for each in fields(route.takes))


def _shots(where: Ground, route: Route, ask: Scale) -> list[tuple[Route, str, Body, dict[str, str]]]:
    home = where.homes[0]
    path = where.address(route, home)
    # A way in is used up by the first body that fits, so an address that opens nothing must do for the rest.
    allowed = EDITOR if route.audience is Audience.EDITOR and route.path != "/editor/sign-out" else {}
    bodies = list(malformed(where.valid(route, home)))
    step = 1 if ask.full else max(1, len(bodies) // _SAMPLE)
    return [(route, path, body, dict(allowed)) for body in bodies[::step]]


def _fired(port: int, path: str, body: Body, allowed: dict[str, str]) -> Answer | None:
    headers = {name: value.encode("latin-1", "replace").decode("latin-1") for name, value in body.headers.items()}
    try:
        return over_the_wire(port, "POST", path, body.raw, {**headers, **allowed})
    except (OSError, http.client.HTTPException):
        return None


def _wrong(answer: Answer | None) -> str:
    """Return what is wrong with an answer; empty where it is one that was promised."""
    if answer is None:
        return "no answer"
    if answer.status >= 500 or answer.status < 200:
        return f"{answer.status} {answer.body[:200]!r}"
    if answer.status >= 400 and answer.headers.get("content-type") == "application/problem+json":
        return "" if {"status", "code", "detail"} <= set(json.loads(answer.body)) else "a problem without its fields"
    if answer.status >= 400 and not answer.headers.get("content-type", "").startswith("text/html"):
        return f"{answer.status} as {answer.headers.get('content-type')}"
    return ""


def _paths(where: Ground, ask: Scale) -> list[str]:
    routes = POSTS if ask.full else POSTS[:1]
    return [where.address(route, where.homes[0]) for route in routes]


def _raw(port: int, path: str, shape: bytes) -> str:
    """Return what is wrong with the answer to bytes that are hardly HTTP."""
    with socket.create_connection((LOOPBACK, port), timeout=30) as line:
        line.sendall(shape.replace(b"{}", path.encode(), 1))
        line.shutdown(socket.SHUT_WR)
        found = b""
        try:
            while more := line.recv(65_536):
                found += more
        except OSError as error:
            return f"dropped: {error}"
    if not found:
        return "no answer"
    status = int(found.split()[1])
    return "" if 200 <= status < 500 else f"{status}"

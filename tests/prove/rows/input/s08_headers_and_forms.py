"""S8: what a link opens cannot be framed, leaked or sent by another site; the console's cookie proves nothing alone."""

from collections.abc import Iterator, Mapping
from typing import Final

from chalicelib.domain.rules.mails import Purpose
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from tests.journeys.people import Forms
from tests.prove.attacks.ground import FORM, JSON, LINKS, POSTS, READY, Ground, ground
from tests.prove.outcome import Outcome, Scale

_PAGE: Final = {"accept": "text/html"}
_HOSTILE: Final[tuple[dict[str, str], ...]] = (
    {},
    {"Origin": "null"},
    {"Origin": "https://canary.example"},
    {"Origin": "https://platform.example.canary.example"},
    {"Origin": "http://platform.example"},
    {"Origin": "https://platform.example:8443"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Referer": "https://platform.example/editor/queue"},
    {"Host": "canary.example", "X-Forwarded-Host": "platform.example"},
)
# Public documents that are the same for everybody; a page of another site may read them.
_OPEN: Final = frozenset(
    {
        "/organisations/{organisation_id}/widget.js",
        "/organisations/{organisation_id}/widget.json",
        "/organisations/{organisation_id}/feed.atom",
        "/reviews/{review_id}/quote.svg",
        "/sitemap.xml",
        "/sitemaps/{number}",
        "/robots.txt",
        "/.well-known/security.txt",
        "/openapi.json",
        "/integrity/{year}/figures.csv",
        "/transparency/checkpoint",
        "/transparency/tile/{level}/{one}",
        "/transparency/tile/{level}/{one}/{two}",
        "/transparency/tile/{level}/{one}/{two}/{three}",
        "/open-data/dcat.jsonld",
        "/open-data/reviews",
        "/open-data/reviews/{published_in}",
        "/open-data/reviews/{published_in}/reviews.csv",
    }
)
_TELLS_NO_OTHER_SITE: Final = {"no-referrer", "same-origin"}  # the second where a form proves whose it is
_FRAMED: Final = frozenset(
    {"/organisations/{organisation_id}/widget.js", "/organisations/{organisation_id}/widget.json"}
)


def prove(ask: Scale) -> Outcome:
    """Walk every route: its headers, its forms, other methods, and the console's from another site."""
    shortfalls: list[str] = []
    with ground() as where:
        headers = sum(_headers(where, route, shortfalls) for route in ROUTES)
        forms = sum(_forms(where, route, shortfalls) for route in LINKS if route.method == "GET" and route.html)
        methods = sum(_methods(where, route, shortfalls) for route in LINKS)
        cookies = _cookies(where, shortfalls)
        forged = _forged(where, ask, shortfalls)
        shared = _shared(where, shortfalls)
    return Outcome(
        "headers, forms, methods, cookies and cross-site requests on every route",
        tried=headers + forms + methods + forged + shared,
        at_least=ask.of(full=700, quick=350),
        happened=f"{headers} answers with their headers, {forms} forms that only POST, {methods} other methods "
        f"refused, {cookies} cookies HttpOnly, Secure and SameSite=Strict, {forged} forged console requests refused, "
        f"{shared} cross-origin answers as they should be",
        lost=len(shortfalls),
        shortfalls=tuple(shortfalls[:8]),
    )


def _who(where: Ground, route: Route) -> dict[str, str]:
    del where
    return {"Authorization": "Bearer editor-0.token"} if route.audience is Audience.EDITOR else {}


def _headers(where: Ground, route: Route, shortfalls: list[str]) -> int:
    asked = 0
    for accept in ("text/html", "application/json"):
        home = where.homes[0]
        path = "/editor/reviews/x/claim" if route.path == "/editor/sign-out" else where.address(route, home)
        answer = where.send(
            route.method, path, b"" if route.method == "GET" else b"[]", accept=accept, **_who(where, route)
        )
        asked += 1
        if answer.status >= 500 and route.path != READY:
            shortfalls.append(f"{route.method} {route.path} ({accept}): {answer.status}")
        told = f"{route.method} {route.path} ({accept}, {answer.status})"
        shortfalls.extend(f"{told}: {said}" for said in _wrong_headers(route, answer.headers))
    return asked


def _wrong_headers(route: Route, found: Mapping[str, str]) -> Iterator[str]:
    kept = found.get("cache-control", "")
    if found.get("x-content-type-options") != "nosniff":
        yield "no nosniff"
    if found.get("x-frame-options") != "DENY" and route.path not in _FRAMED:
        yield "may be framed"
    if route.audience is not Audience.VISITOR and "no-store" not in kept:
        yield f"may be stored: {kept}"
    if route.audience is Audience.LINK and found.get("referrer-policy") not in _TELLS_NO_OTHER_SITE:
        yield f"leaks where one came from: {found.get('referrer-policy')}"
    if found.get("content-type", "").startswith("text/html"):
        policy = found.get("content-security-policy", "")
        for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            if rule not in policy:
                yield f"its policy lacks {rule}"
        if "unsafe" in policy or "*" in policy:
            yield f"its policy is loose: {policy}"


def _forms(where: Ground, route: Route, shortfalls: list[str]) -> int:
    page = where.send("GET", where.address(route, where.homes[0]), **_PAGE)
    found = Forms(page.text).forms
    acting = [each for each in found if each["method"].lower() != "get"]
    if any(each["method"].lower() not in {"post", "get", "dialog"} for each in found):
        shortfalls.append(f"{route.path} has a form of another method")
    if [each for each in found if each["method"].lower() == "get" and "{token}" in route.path]:
        shortfalls.append(f"{route.path} has a form that acts by GET")
    if [each for each in found if each["action"].startswith(("http:", "https:", "//"))]:
        shortfalls.append(f"{route.path} has a form that leads elsewhere")
    return len(acting)


def _methods(where: Ground, route: Route, shortfalls: list[str]) -> int:
    path = where.address(route, where.homes[0])
    heard = {method: where.send(method, path, b"{}").status for method in ("PUT", "PATCH", "DELETE")}
    shortfalls.extend(f"{method} {route.path} answered {status}" for method, status in heard.items() if status != 405)
    return len(heard)


def _cookies(where: Ground, shortfalls: list[str]) -> int:
    """Every cookie that we set, wherever that is."""
    home = where.homes[0]
    started = where.send("POST", where.link(Purpose.SESSION, home), b"", accept="text/html", **FORM)
    cookie = started.headers.get("set-cookie", "")
    token = cookie.partition("=")[2].partition(";")[0]
    turned_away = where.send("GET", "/editor/queue", **_PAGE)
    out = where.send("POST", "/editor/sign-out", b"", Cookie=f"session={token}", Origin="https://platform.example")
    found = [cookie, turned_away.headers.get("set-cookie", ""), out.headers.get("set-cookie", "")]
    for each in found:
        flags = {flag.strip().lower() for flag in each.split(";")[1:]}
        if not {"httponly", "secure", "samesite=strict"} <= flags or any(flag.startswith("domain") for flag in flags):
            shortfalls.append(f"a cookie is {sorted(flags)}")
    return len(found)


def _forged(where: Ground, ask: Scale, shortfalls: list[str]) -> int:
    """The console's own requests on an editor's cookie, sent by another site's page; and by ours, as a check."""
    routes = [each for each in POSTS if each.audience is Audience.EDITOR]
    before = where.dumped()
    tried = 0
    cookie = {"Cookie": "session=editor-0.token"}
    for route in routes:
        path = where.address(route, where.homes[0])
        for headers in _HOSTILE if ask.full else _HOSTILE[:3]:
            for media in (FORM, JSON, {"Content-Type": "text/plain"})[: ask.of(full=3, quick=1)]:
                answer = where.send("POST", path, where.valid(route, where.homes[0]), **media, **headers, **cookie)
                tried += 1
                if answer.status not in {401, 403}:
                    shortfalls.append(f"{route.path} took {headers or 'nothing'} of another site: {answer.status}")
    changed = [name for name, items in where.dumped().items() if items != before[name]]
    shortfalls.extend(f"forged requests changed table {each}" for each in changed)
    ours = {"Origin": "https://platform.example", **cookie}
    for route in routes:
        if route.path == "/editor/sign-out":
            continue
        status = where.send("POST", where.address(route, where.homes[0]), b"[]", **ours).status
        if status in {401, 403}:
            shortfalls.append(f"{route.path} refuses our own page as well ({status}), so nothing was shown")
    return tried


def _shared(where: Ground, shortfalls: list[str]) -> int:
    """No other site may read what the platform answers, but for the documents made for that."""
    tried = 0
    for route in ROUTES:
        path = where.address(route, where.homes[0])
        for method in {route.method, "OPTIONS"} - {"POST"}:
            found = where.send(method, path, Origin="https://canary.example", **_who(where, route)).headers
            tried += 1
            allowed = found.get("access-control-allow-origin", "")
            if "access-control-allow-credentials" in found:
                shortfalls.append(f"{route.path} allows credentials")
            if allowed and not (allowed == "*" and route.path in _OPEN):
                shortfalls.append(f"{method} {route.path} allows {allowed}")
    return tried

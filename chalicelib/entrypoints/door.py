"""The doors: every route is opened here, with who may come in, what it takes, gives and refuses.

A route is a row in a table, from which the OpenAPI document is made and which the tests walk. The door reads what
comes in, asks who is there, and turns answers and refusals into JSON or a page; a view only says what to do.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final, TypeVar

import msgspec
from chalice.app import Blueprint, Response
from pynamodb.exceptions import PynamoDBException

from chalicelib.adapters.dynamodb.transaction import is_passing
from chalicelib.bootstrap import platform
from chalicelib.domain.editor import Editor
from chalicelib.domain.refusals import Busy, Invalid, NotForYou, NotFound, NotSignedIn, Refusal
from chalicelib.entrypoints import http, reading
from chalicelib.use_cases.sign_in import signed_in

S = TypeVar("S", bound=msgspec.Struct)
SESSION_COOKIE: Final = "session"
_JSON: Final = "application/json"
_LONGEST_ID: Final = 100  # characters; ours have 24


class Audience(StrEnum):
    """Who may use a route."""

    VISITOR = "visitor"
    LINK = "link"  # whoever holds a link that we mailed
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view says: data for programs, and the page that shows it to people."""

    data: object = None
    status: int = 200
    page: str = ""
    context: Mapping[str, object] = field(default_factory=dict)
    see: str = ""  # where a browser goes next, after a form did its work
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = _JSON
    text: str | None = None  # the body itself, where it is neither JSON nor a page


@dataclass(slots=True)
class Request:
    """What came in."""

    method: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    source_ip: str
    request_id: str
    editor: Editor | None = None

    @property
    def wants_page(self) -> bool:
        return "text/html" in self.headers.get("accept", "")

    @property
    def is_form(self) -> bool:
        return bool(self.body) and reading.media_type(self.headers) == "form"

    @property
    def who(self) -> Editor:
        """The editor at work; only on routes for editors."""
        if self.editor is None:
            raise NotSignedIn
        return self.editor

    def form(self) -> Mapping[str, object]:
        """What a form sent, as it was typed; empty when it was no form."""
        return reading.read_form(self.body) if self.is_form else {}

    def read(self, kind: type[S]) -> S:
        """The body, read against its schema."""
        if self.is_form:
            return reading.read(kind, reading.read_form(self.body), as_text=True)
        reading.media_type(self.headers)
        return reading.read(kind, reading.read_json(self.body) if self.body else {})

    def read_query(self, kind: type[S]) -> S:
        return reading.read(kind, dict(self.query), as_text=True, ignore_unknown=True)

    @property
    def cookie(self) -> str:
        try:
            found = SimpleCookie(self.headers.get("cookie", "")).get(SESSION_COOKIE)
        except CookieError:
            return ""
        return found.value if found else ""


View = Callable[..., Answer]
Again = Callable[..., Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One row of the table of routes."""

    method: str
    path: str
    audience: Audience
    summary: str
    takes: type[msgspec.Struct] | None = None
    query: type[msgspec.Struct] | None = None
    gives: Mapping[int, type[msgspec.Struct] | None] = field(default_factory=dict)
    refuses: Sequence[type[Refusal]] = ()
    page: bool = False


ROUTES: Final[list[Route]] = []


class Door:
    """The routes of one audience's file, on one Chalice blueprint."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self._preflights: set[str] = set()

    def get(self, path: str, audience: Audience, **row: Any) -> Callable[[View], View]:
        return self._route("GET", path, audience, None, row)

    def post(
        self,
        path: str,
        audience: Audience,
        *,
        again: Again | None = None,
        **row: Any,
    ) -> Callable[[View], View]:
        """A route that acts.

        Args:
            path: as Chalice writes it.
            audience: who may.
            again: shows the form anew, with what was typed and what is wrong with it.
            row: the rest of the `Route`.
        """
        return self._route("POST", path, audience, again, row)

    def _route(
        self, method: str, path: str, audience: Audience, again: Again | None, row: dict[str, Any]
    ) -> Callable[[View], View]:
        def hang(view: View) -> View:
            summary = (view.__doc__ or "").strip().partition("\n")[0]
            ROUTES.append(Route(method=method, path=path, audience=audience, summary=summary, **row))

            @functools.wraps(view)
            def handle(**params: str) -> Response:
                response = _handle(self.blueprint.current_request, view, params, audience, again)
                if self.blueprint.current_request.method == "HEAD":
                    response.body = ""
                return response

            methods = ["GET", "HEAD"] if method == "GET" else [method]
            self.blueprint.route(path, methods=methods, content_types=["*/*"], name=view.__name__)(handle)
            self._answer_preflight(path, audience)
            return view

        return hang

    def _answer_preflight(self, path: str, audience: Audience) -> None:
        """OPTIONS on every path: says what a stage's web frontend may do, and changes nothing."""
        if path in self._preflights:
            return
        self._preflights.add(path)

        def preflight(**_: str) -> Response:
            request = _request(self.blueprint.current_request)
            allowed = ", ".join(sorted({each.method for each in ROUTES if each.path == path} | {"OPTIONS"}))
            headers: dict[str, str | list[str]] = {"Allow": allowed, **_common(request, audience)}
            if "Access-Control-Allow-Origin" in headers:
                headers["Access-Control-Allow-Methods"] = allowed
                headers["Access-Control-Allow-Headers"] = "Content-Type, Idempotency-Key"
                headers["Access-Control-Max-Age"] = "600"
            return Response("", headers, 204)

        name = f"preflight_{len(self._preflights)}"
        self.blueprint.route(path, methods=["OPTIONS"], content_types=["*/*"], name=name)(preflight)


def _handle(
    current: Any,
    view: View,
    params: Mapping[str, str],
    audience: Audience,
    again: Again | None,
) -> Response:
    request = _request(current)
    try:
        try:
            if any(len(value) > _LONGEST_ID for name, value in params.items() if name != "token"):
                raise NotFound
            if audience is Audience.EDITOR:
                request.editor = _editor(request)
            answer = view(request, **params)
        except Invalid as refusal:
            if again is None or not (request.wants_page and request.is_form):
                raise
            answer = again(request, refusal, **params)
        except PynamoDBException as error:
            if not is_passing(error):
                raise
            raise Busy from error
    except Refusal as refusal:
        return _refused(refusal, request, audience)
    return _respond(answer, request, audience)


def _editor(request: Request) -> Editor:
    """Who is at work.

    Raises:
        NotSignedIn, NotForYou: nobody we know; or a form of another site acts on the editor's cookie.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    here = platform()
    if scheme.lower() == "bearer" and token:
        return signed_in(token.strip(), editors=here.editors, now=here.now())
    if request.method not in {"GET", "HEAD"}:
        origin = request.headers.get("origin", "")
        site = request.headers.get("sec-fetch-site", "")
        if origin != here.settings.site_url and site != "same-origin":
            raise NotForYou if request.cookie else NotSignedIn
    return signed_in(request.cookie, editors=here.editors, now=here.now())


def _request(current: Any) -> Request:
    query = current.query_params or {}
    identity = current.context.get("identity") or {}
    headers = {str(name).lower(): str(value) for name, value in current.headers.items()}
    said_by_cdn = headers.get(platform().settings.viewer_address_header, "")
    return Request(
        method=current.method,
        headers=headers,
        query={str(name): str(value) for name, value in query.items()},
        body=current.raw_body or b"",
        source_ip=said_by_cdn or str(identity.get("sourceIp", "")),
        request_id=str(current.context.get("requestId", "")),
    )


def _respond(answer: Answer, request: Request, audience: Audience) -> Response:
    headers = {**_common(request, audience), **answer.headers}
    if answer.text is not None:
        return Response(answer.text, {**headers, "Content-Type": answer.media_type}, answer.status)
    if request.wants_page and answer.see:
        return Response("", {**headers, "Location": answer.see}, 303)
    if request.wants_page and answer.page:
        return _page(answer.page, answer.context, answer.status, headers, request)
    body = msgspec.json.encode(answer.data).decode() if answer.data is not None else ""
    return Response(body, {**headers, "Content-Type": _JSON}, answer.status)


def _refused(refusal: Refusal, request: Request, audience: Audience) -> Response:
    headers = {**_common(request, audience), **http.extra_headers(refusal), "Cache-Control": "no-store"}
    status = http.status_of(refusal)
    if request.wants_page:
        if isinstance(refusal, NotSignedIn) and request.method == "GET":
            return Response("", {**headers, "Location": "/editor/sign-in"}, 303)
        return _page("refusal", {"refusal": refusal, "status": status}, status, headers, request)
    body = msgspec.json.encode(http.problem(refusal)).decode()
    return Response(body, {**headers, "Content-Type": "application/problem+json"}, status)


def _page(
    name: str, context: Mapping[str, object], status: int, headers: Mapping[str, str], request: Request
) -> Response:
    from chalicelib.entrypoints.pages import render

    here = platform()
    words = {
        **context,
        "editor": request.editor,
        "site_url": here.settings.site_url,
        "this_year": here.now().year,
    }
    page_headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": http.PAGE_POLICY}
    return Response(render(name, words), {**headers, **page_headers}, status)


def _common(request: Request, audience: Audience) -> dict[str, str]:
    """Headers by audience: what was meant for one is stored by none, and a link never leaks as a referrer."""
    private = audience is not Audience.VISITOR
    origin = request.headers.get("origin", "")
    known = audience is not Audience.EDITOR and origin in platform().settings.cors_origins
    return {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # The console's forms need an Origin header to prove themselves by; `no-referrer` would blank it.
        "Referrer-Policy": "no-referrer" if audience is Audience.LINK else "same-origin",
        "Cache-Control": "no-store" if private else "no-cache",
        "Vary": "Accept, Origin",
        **({"Access-Control-Allow-Origin": origin} if known else {}),
    }

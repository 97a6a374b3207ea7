"""The doors: every route is opened here, with who may come in, what it takes, gives and refuses.

A route is a row in a table, from which the OpenAPI document is made and which the tests walk. The door reads what
comes in, asks who is there, and turns answers and refusals into JSON or a page; a view only says what to do.
"""

import functools
import hashlib
import inspect
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import msgspec
from chalice.app import Blueprint, Response

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty, demand
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import (
    Busy,
    DeadLink,
    Invalid,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
    UnreadableRecord,
)
from chalicelib.entrypoints.http import cross_origin, faults, problems
from chalicelib.entrypoints.http.request import JSON, Answer, Audience, Request, read_pairs

if TYPE_CHECKING:
    from chalicelib.domain.access.editor import Editor

# A CDN may answer for a minute; browsers ask each time. So what editors take offline is gone within that minute, also
# while the platform is away: a CDN would go on with what it has, unless told not to.
_SHARED: Final = "public, max-age=0, s-maxage=60, stale-if-error=0"
# Headers that a client may send in several lines (RFC 9110, 5.3; RFC 9113, 8.2.3); of the others the last one counts.
_LISTS: Final = {"accept": ", ", "cookie": "; ", "if-none-match": ", "}
_LONGEST_ID: Final = 100  # characters; ours have 24
_OF_A_KIOSK: Final = re.compile(r"/organisations/[\w-]+/kiosk\Z")


View = Callable[..., Answer]
Redisplay = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class _Redisplay:
    """The view that shows a form anew, and the refusals after which it does."""

    view: Redisplay
    refusals: tuple[type[Refusal], ...]

    def shows(self, refusal: Refusal, request: Request) -> bool:
        return isinstance(refusal, self.refusals) and request.wants_html and request.is_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One row of the table of routes."""

    method: str
    path: str
    audience: Audience
    summary: str
    description: str = ""  # the summary and what follows on it
    takes: type[msgspec.Struct] | None = None
    query: type[msgspec.Struct] | None = None  # of visitors: all that a CDN passes on and keeps answers apart by
    gives: Mapping[int, type[msgspec.Struct] | None] = field(default_factory=dict)
    files: Sequence[str] = ()  # of a route that gives no schema: the media types that its file may have
    headers: Sequence[str] = ()  # of its answers, for programs; with `ETag` whoever has the newest is told so
    refuses: Sequence[type[Refusal]] = ()
    html: bool = False
    duty: Duty | None = None  # of routes for editors: what their roles must carry
    page_only: bool = False  # answers a page, whatever is asked for
    open_to_all: bool = False  # made for other sites: a page of any of them may read it
    loads_review: bool = False  # on the review of its path, or shows it: it is then read together with who asks


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
        redisplay: Redisplay | None = None,
        redisplay_for: tuple[type[Refusal], ...] = (Invalid,),
        **row: Any,
    ) -> Callable[[View], View]:
        """A route that acts.

        Args:
            path: as Chalice writes it.
            audience: who may.
            redisplay: shows the form anew, with what was typed and what is wrong with it.
            redisplay_for: the refusals that `redisplay` can show.
            row: the rest of the `Route`.
        """
        return self._route("POST", path, audience, _Redisplay(redisplay, redisplay_for) if redisplay else None, row)

    def _route(
        self, method: str, path: str, audience: Audience, redisplay: _Redisplay | None, row: dict[str, Any]
    ) -> Callable[[View], View]:
        def register(view: View) -> View:
            said = inspect.cleandoc(view.__doc__ or "")
            summary = said.partition("\n")[0]
            route = Route(method=method, path=path, audience=audience, summary=summary, description=said, **row)
            if (route.audience is Audience.EDITOR) != (route.duty is not None):
                raise TypeError(f"{method} {path}: routes for editors, and only they, name a duty")
            ROUTES.append(route)

            @functools.wraps(view)
            def handle(**params: str) -> Response:
                # Of a HEAD too with its body: whoever sends it over the wire counts that, and leaves it out.
                return _handle(self.blueprint.current_request, view, params, route, redisplay)

            methods = ["GET", "HEAD"] if method == "GET" else [method]
            self.blueprint.route(path, methods=methods, content_types=["*/*"], name=view.__name__)(handle)
            self._answer_preflight(route)
            return view

        return register

    def _answer_preflight(self, route: Route) -> None:
        """OPTIONS on every path: says what pages of other sites may do, and changes nothing."""
        path = route.path
        if path in self._preflights:
            return
        self._preflights.add(path)

        def preflight(**_: str) -> Response:
            request = _request(self.blueprint.current_request)
            methods = {each.method for each in ROUTES if each.path == path}
            allowed = ", ".join(sorted(methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set())))
            headers: dict[str, str | list[str]] = {"Allow": allowed, **_common(request, route)}
            if "Access-Control-Allow-Origin" in headers:
                headers |= cross_origin.preflight(allowed)
            return Response("", headers, 204)

        name = f"preflight_{len(self._preflights)}"
        self.blueprint.route(path, methods=["OPTIONS"], content_types=["*/*"], name=name)(preflight)


def _handle(
    current: Any, view: View, params: Mapping[str, str], route: Route, redisplay: _Redisplay | None
) -> Response:
    request, audience = _request(current), route.audience
    request.page_only = route.page_only
    if audience is Audience.VISITOR:
        request.query = _declared(route, request.query)
    try:
        try:
            if any(len(value) > _LONGEST_ID for name, value in params.items() if name != "token"):
                raise NotFound
            if route.duty is not None:
                request.editor, request.review = _at_work(request, params["review_id"] if route.loads_review else "")
                demand(request.editor.roles, route.duty)
                if request.editor.sectors:
                    _check_sectors(request.editor, params)
            answer = _follow(request, view, params) if audience is Audience.LINK else view(request, **params)
        except Refusal as refusal:
            if redisplay is None or not redisplay.shows(refusal, request):
                raise
            answer = redisplay.view(request, refusal, **params)
        except faults.store_fault() as error:
            if not faults.is_passing(error):
                raise
            raise Busy from error
    except Refusal as refusal:
        found = _of_record(refusal) if isinstance(refusal, UnreadableRecord) else refusal
        return _refused(found, request, route)
    return _respond(answer, request, route)


def _declared(route: Route, query: Mapping[str, str]) -> Mapping[str, str]:
    """Return what a visitor's route says that it reads: a CDN drops the rest, so nothing may come to depend on that."""
    names = route.query.__struct_encode_fields__ if route.query and query else ()
    return {name: query[name] for name in names if name in query}


def _of_record(refusal: UnreadableRecord) -> UnreadableRecord:
    from chalicelib.entrypoints.http.observability import of_record

    return of_record(refusal)


def _follow(request: Request, view: View, params: Mapping[str, str]) -> Answer:
    """Open a link; of dead ones an origin may try so many in this process, and guessing costs no store request.

    A live one opens whatever others at that origin tried: a hospital is one, with all its visitors.

    Every dead one takes equally long: else whoever asks could tell one that we never signed, for which nothing is
    read, from one that was used.

    Raises:
        TooMany, DeadLink: and whatever the view refuses.
    """
    here, began = platform(), time.monotonic()
    try:
        return view(request, **params)
    except DeadLink:
        here.dead_links.take(here.counts(Limited.DEAD_LINK, origin=request.source_ip), now=here.now())
        here.keep_minimum_response_time(began)
        raise


def _at_work(request: Request, review_id: str) -> tuple["Editor", Review | None]:
    """Read who is at work, and with that the review that the route asks for; it may not be there.

    Raises:
        NotSignedIn, NotForYou: nobody we know; or a form of another site acts on the editor's cookie.
    """
    from chalicelib.use_cases.access.sign_in import at_work_on

    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    shown, here = token.strip() if scheme.lower() == "bearer" else "", platform()
    by_cookie = request.method in {"GET", "HEAD"} or request.is_ours
    if shown:
        try:
            return at_work_on(review_id, shown, editors=here.editors, now=here.now())
        except NotSignedIn:  # a browser may carry both, and signs out of the one that still works
            if not (by_cookie and request.cookie):
                raise
    elif not by_cookie:
        raise NotForYou if request.cookie else NotSignedIn
    return at_work_on(review_id, request.cookie, editors=here.editors, now=here.now())


def _check_sectors(editor: "Editor", params: Mapping[str, str]) -> None:
    """Refuse what an editor who is limited to sectors has no part in. Raises NotForYou."""
    from chalicelib.use_cases.access.within_sectors import check_places

    check_places(editor, params, stores=platform())


def _request(current: Any) -> Request:
    query = current.query_params or {}
    identity = current.context.get("identity") or {}
    headers = {str(name).lower(): str(value) for name, value in current.headers.items()}
    several = current.to_original_event().get("multiValueHeaders") or {}
    headers |= {
        name.lower(): _LISTS[name.lower()].join(each) for name, each in several.items() if name.lower() in _LISTS
    }
    said_by_cdn = headers.get(platform().settings.viewer_address_header, "")
    return Request(
        method=current.method,
        headers=headers,
        query={str(name): str(value) for name, value in query.items()},
        body=current.raw_body or b"",
        source_ip=said_by_cdn or str(identity.get("sourceIp", "")),
        request_id=str(current.context.get("requestId", "")),
        path=_path(current.path, current.uri_params or {}),
    )


def _path(template: str, params: Mapping[str, str]) -> str:
    """The path with its parameters; API Gateway's own would begin with the stage."""
    for name, value in params.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template


def _respond(answer: Answer, request: Request, route: Route) -> Response:
    headers = {**_common(request, route), **answer.headers}
    if answer.shared:
        tag = _tag(answer, request)
        headers |= {"ETag": tag, "Cache-Control": _SHARED}
        if request.has(tag):
            return Response("", {**headers}, 304)
    if answer.text is not None:
        return Response(answer.text, {**headers, "Content-Type": answer.media_type}, answer.status)
    if request.wants_html and answer.redirect:
        return Response("", {**headers, "Location": answer.redirect}, 303)
    if request.wants_html and answer.template:
        return _page(answer.template, answer.context, answer.status, headers, request)
    body = msgspec.json.encode(answer.data).decode() if answer.data is not None else ""
    return Response(body, {**headers, "Content-Type": JSON}, answer.status)


def _tag(answer: Answer, request: Request) -> str:
    """The entity tag of an answer in the form that was asked for, before it is rendered; weak, as a CDN compresses."""
    found = hashlib.sha256(msgspec.json.encode(answer.data))
    if request.wants_html and answer.template:
        from chalicelib.domain.clock.days import day_of
        from chalicelib.entrypoints.pages.assets import pages_version

        found.update(msgspec.json.encode((answer.context, day_of(platform().now()), pages_version())))
    return f'W/"{found.hexdigest()[:24]}"'


def _refused(refusal: Refusal, request: Request, route: Route) -> Response:
    headers = {**_common(request, route), **problems.extra_headers(refusal), "Cache-Control": "no-store"}
    status = problems.status_of(refusal)
    if request.wants_html:
        if isinstance(refusal, NotSignedIn):
            return _to_sign_in(request, headers)
        words = {"refusal": refusal, "status": status, "path": request.path, "typed": _typed_here(request)}
        return _page("refusal", words, status, headers, request)
    body = msgspec.json.encode(problems.problem(refusal)).decode()
    return Response(body, {**headers, "Content-Type": "application/problem+json"}, status)


def _to_sign_in(request: Request, headers: Mapping[str, str]) -> Response:
    """The way in, and from there back. What somebody typed stays on the screen, to send again once signed in."""
    from chalicelib.entrypoints.http import return_url

    back = {"Set-Cookie": return_url.cookie(return_url.current_page(request))}
    if request.method in {"GET", "HEAD"}:
        place = "/editor/sign-in?cookie=lost" if return_url.lost_its_cookie(request) else "/editor/sign-in"
        return Response("", {**headers, **back, "Location": place}, 303)
    words = {"path": request.path, "typed": _typed_here(request)}
    return _page("signed_out", words, 401, {**headers, **back}, request)


def _typed_here(request: Request) -> list[tuple[str, str]]:
    """The fields that a form of ours sent. Another site's are never on our page: its button would send them as ours."""
    try:
        return read_pairs(request.body) if request.is_ours and request.is_form else []
    except Refusal:
        return []


def _page(
    name: str, context: Mapping[str, object], status: int, headers: Mapping[str, str], request: Request
) -> Response:
    from chalicelib.domain.clock.days import year_of
    from chalicelib.entrypoints.pages.rendering import render

    here, kiosk = platform(), _kiosk(request)
    words = {
        **context,
        "editor": request.editor,
        "kiosk": kiosk,
        "site_url": here.settings.site_url,
        "this_year": year_of(here.now()),
        "today": here.now(),
    }
    page_headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": problems.PAGE_POLICY}
    if kiosk:  # the next person there is to find nothing of this one
        page_headers["Cache-Control"] = "no-store"
    return Response(render(name, words), {**headers, **page_headers}, status)


def _kiosk(request: Request) -> str:
    """The path of the first screen, where a tablet in a hall asks; empty anywhere else."""
    if _OF_A_KIOSK.match(request.path):
        return request.path
    try:
        typed = request.form()
    except Refusal:
        return ""
    first = f"/organisations/{typed.get('organisation_id')}/kiosk"
    return first if typed.get("channel") == Channel.KIOSK and _OF_A_KIOSK.match(first) else ""


def _common(request: Request, route: Route) -> dict[str, str]:
    """Headers by audience: what was meant for one is stored by none, and a link never leaks as a referrer."""
    audience = route.audience
    origins = () if audience is Audience.EDITOR else platform().settings.cors_origins
    return {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # The console's forms need an Origin header to prove themselves by; `no-referrer` would blank it.
        "Referrer-Policy": "no-referrer" if audience is Audience.LINK else "same-origin",
        "Cache-Control": "no-cache" if audience is Audience.VISITOR else "no-store",
        "Vary": "Accept, Origin",
        **cross_origin.allowed(request.headers.get("origin", ""), open_to_all=route.open_to_all, origins=origins),
    }

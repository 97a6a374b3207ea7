"""A Chalice application as a WSGI application: API Gateway and Lambda in one process, under threads."""

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from chalice.app import Chalice
from chalice.local import LambdaContext, LocalChalice, LocalGatewayAuthorizer, LocalGatewayException

from chalicelib.entrypoints.http import cross_origin
from chalicelib.entrypoints.http.accepting import wants_html
from infra.local.site.gateway import (
    BODILESS_STATUSES,
    HttpAnswer,
    HttpRequest,
    Match,
    Routes,
    make_event,
    read_answer,
)
from infra.local.web import problems
from infra.local.web.problems import Problem

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOG: Final = logging.getLogger("infra.local.site")
# The platform answers 413 from 64 KiB on; what is far beyond that never reaches it.
MAX_BODY_BYTES: Final = 1024 * 1024
FUNCTION_SECONDS: Final = 29  # API Gateway waits no longer
FUNCTION_MEGABYTES: Final = 512
# What a browser gets where the function is not asked: the headers and the page for a status. On AWS these are the
# gateway's own responses.
Page = Callable[[int], tuple[Mapping[str, str], str]]


class _PerThread(LocalChalice):
    """Keeps the Lambda context of each thread apart too; Chalice's own class does so for the request only."""

    _CONTEXTS = threading.local()

    @property
    def lambda_context(self) -> LambdaContext:
        context: LambdaContext = self._CONTEXTS.current
        return context

    @lambda_context.setter
    def lambda_context(self, context: LambdaContext) -> None:
        self._CONTEXTS.current = context


def make_wsgi(app: Chalice, page: Page | None = None) -> "WSGIApplication":
    """Serve `app`, which from now on keeps one current request for each thread.

    Args:
        app: the application.
        page: what a browser sees of a refusal by the gateway itself; without it, the problem that programs get.
    """
    if not isinstance(app, _PerThread):
        app.__class__ = type("ServedChalice", (_PerThread, app.__class__), {})
    return _Gateway(app, page)


class _Gateway:
    def __init__(self, app: Chalice, page: Page | None) -> None:
        self._app = app
        self._page = page
        self._routes = Routes(app.routes)
        self._authorizer = LocalGatewayAuthorizer(app)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        started = time.perf_counter()
        context = LambdaContext(self._app.app_name, FUNCTION_MEGABYTES, FUNCTION_SECONDS * 1000)
        request, match = None, None
        try:
            request = _read_request(environ)
            match = self._routes.match(request.path)
            answer = self._answer(request, match, context)
        except Exception:  # the last door: whatever broke, the client gets a readable 500 and the log the rest
            LOG.exception("the gateway failed, request %s", context.aws_request_id)
            answer = _refuse(problems.FAULT)
        # The pattern and not the address: tokens in addresses belong in no log.
        LOG.info(
            "%s %s %d %.0f ms %s",
            environ["REQUEST_METHOD"],
            match.pattern if match else "(no route)",
            answer.status,
            (time.perf_counter() - started) * 1000,
            context.aws_request_id,
        )
        headers = [*answer.headers, ("x-amzn-RequestId", context.aws_request_id)]
        if answer.status not in BODILESS_STATUSES:
            headers.append(("Content-Length", str(len(answer.body))))
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" or not answer.body else [answer.body]

    def _answer(self, request: HttpRequest, match: Match | None, context: LambdaContext) -> HttpAnswer:
        if len(request.body) > MAX_BODY_BYTES:
            return self._refuse(problems.TOO_LARGE, request)
        if match is None:
            return self._refuse(problems.NOT_FOUND, request)
        methods = self._app.routes[match.pattern]
        if request.method not in methods:
            cors = [entry.cors for entry in methods.values() if entry.cors is not None]
            allowed = ", ".join(sorted({*methods, *(["OPTIONS"] if cors else [])}))
            if request.method == "OPTIONS" and cors:
                # A deployed stage answers this question of the browser by itself, without the function.
                allowance = cors[0].get_access_control_headers()
                headers = {**allowance, "Access-Control-Allow-Methods": allowed.replace(" ", "")}
                return HttpAnswer(200, tuple(headers.items()), b"")
            return self._refuse(problems.method_not_allowed(allowed), request)
        event = make_event(request, match, binary_types=self._app.api.binary_types)
        try:
            event, context = self._authorizer.authorize(request.path, event, context)
        except LocalGatewayException as refused:
            return HttpAnswer(refused.CODE, tuple(refused.headers.items()), refused.body or b"")
        return read_answer(self._app(event, context))

    def _refuse(self, problem: Problem, request: HttpRequest) -> HttpAnswer:
        if self._page is None or not wants_html(request.headers.get("accept", "")):
            return _refuse(problem)
        headers, page = self._page(problem.status)
        return HttpAnswer(problem.status, (*headers.items(), *problem.headers), page.encode())


def _read_request(environ: "WSGIEnvironment") -> HttpRequest:
    path, _, query = _origin_form(environ["REQUEST_URI"]).partition("?")
    length = int(environ.get("CONTENT_LENGTH") or 0)
    return HttpRequest(
        method=environ["REQUEST_METHOD"],
        path=path,
        query=query,
        headers=dict(_headers(environ)),
        body=environ["wsgi.input"].read(min(length, MAX_BODY_BYTES + 1)),
        source_ip=environ.get("REMOTE_ADDR", ""),
    )


def _origin_form(address: str) -> str:
    """The address from its path on: a client may send the whole of it, as to a proxy."""
    address = address.partition("#")[0]
    if not address.startswith("/") and "://" in address:
        rest = address.partition("://")[2]
        return "/" + rest.partition("/")[2]
    return address


def _headers(environ: "WSGIEnvironment") -> Iterator[tuple[str, str]]:
    for name, value in environ.items():
        if name.startswith("HTTP_"):
            yield name[5:].replace("_", "-").lower(), value
        elif name in {"CONTENT_TYPE", "CONTENT_LENGTH"} and value:
            yield name.replace("_", "-").lower(), value
    if "HTTP_HOST" not in environ:
        yield "host", f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"


def _refuse(problem: Problem) -> HttpAnswer:
    headers = (("Content-Type", problems.CONTENT_TYPE), *cross_origin.TO_ALL.items(), *problem.headers)
    return HttpAnswer(problem.status, headers, problem.body())


def log_to_stdout() -> None:
    """One line a request on standard output, without taking over the root logger, which the platform owns."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False

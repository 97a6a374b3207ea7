"""The mailbox's door: SES for the platform, JSON for tests, pages for people."""

import json
import logging
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from infra.local.mailbox import pages
from infra.local.mailbox.faults import ControlError, Faults
from infra.local.mailbox.kept import KeptMails
from infra.local.mailbox.played import Played, PlayError
from infra.local.mailbox.ses import ACCOUNT, SesError, read_send_email
from infra.local.web import problems

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOG: Final = logging.getLogger("infra.local.mailbox")


@dataclass(frozen=True)
class _Request:
    method: str
    path: str
    to: str | None
    after: int
    wants_page: bool
    body: bytes


@dataclass(frozen=True)
class _Answer:
    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pieces: Iterable[bytes] | None = None  # instead of a body: what may be too large to hold


def make_mailbox(mails: KeptMails) -> "WSGIApplication":
    """The mailbox over `mails`; what fails on purpose is forgotten when the process ends."""
    return _Mailbox(mails, Faults())


class _Mailbox:
    def __init__(self, mails: KeptMails, faults: Faults) -> None:
        self._mails = mails
        self._faults = faults
        self._played = Played()
        self._routes: dict[str, dict[str, Callable[[_Request], _Answer]]] = {
            "/v2/email/outbound-emails": {"POST": self._send},
            "/v2/email/account": {"GET": self._account},
            "/": {"GET": self._list_page},
            "/mails": {"GET": self._list, "DELETE": self._remove},
            "/events": {"GET": self._events, "POST": self._play},
            "/control": {"GET": self._show_control, "POST": self._control},
            "/style.css": {"GET": lambda _: _Answer(pages.STYLE, headers=(("Content-Type", "text/css"),))},
            "/gallery": {"GET": self._gallery},
            "/health": {"GET": lambda _: _json({"status": "ok"})},
        }

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        request = _read(environ)
        try:
            answer = self._answer(request)
        except SesError as refused:
            LOG.info("refused to send: %s", refused.code)  # the code only: addresses belong in no log
            answer = _json({"message": refused.message}, refused.status, ("x-amzn-errortype", refused.code))
        except Exception:  # the last door: the sender gets a readable 500 and the log the rest
            LOG.exception("the mailbox failed")
            answer = _problem(problems.FAULT)
        headers = [*answer.headers, *pages.GUARDS]
        if answer.status != HTTPStatus.NO_CONTENT and answer.pieces is None:
            headers.append(("Content-Length", str(len(answer.body))))
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
        if request.method == "HEAD":
            return []
        return answer.pieces or [answer.body]

    def _answer(self, request: _Request) -> _Answer:
        methods = self._routes.get(request.path)
        if methods is None and request.path.startswith("/mails/"):
            methods = {"GET": self._one}
        elif methods is None and request.path.startswith("/gallery/"):
            methods = {"GET": self._sample}
        if methods is None:
            return _problem(problems.NOT_FOUND)
        view = methods.get("GET" if request.method == "HEAD" else request.method)
        return view(request) if view else _problem(problems.method_not_allowed(", ".join(sorted(methods))))

    def _send(self, request: _Request) -> _Answer:
        self._faults.strike("down", "throttle", "reject")
        mail = read_send_email(request.body)
        message_id = f"{uuid.uuid4()}-000000"
        self._mails.keep(mail, message_id=message_id, at=datetime.now(UTC))
        return _json({"MessageId": message_id})

    def _account(self, _request: _Request) -> _Answer:
        self._faults.strike("down")
        return _json(ACCOUNT)

    def _list(self, request: _Request) -> _Answer:
        return _Answer(headers=(("Content-Type", "application/json"),), pieces=_as_list(self._mails.read(request.to)))

    def _remove(self, _request: _Request) -> _Answer:
        self._mails.remove_all()
        return _Answer(status=204)

    def _one(self, request: _Request) -> _Answer:
        mail = self._mails.find(request.path.removeprefix("/mails/"))
        if not request.wants_page:
            return _problem(problems.NOT_FOUND) if mail is None else _json(mail)
        if mail is None:
            return _page(pages.missing_page(), 404)
        return _page(pages.mail_page(mail), policy=pages.MAIL_POLICY)

    def _events(self, request: _Request) -> _Answer:
        return _json(self._played.after(request.after))

    def _play(self, request: _Request) -> _Answer:
        """`{"mail": ID, "fate": "hard_bounce" | "soft_bounce" | "complaint"}`: the platform hears of it as from SES."""
        try:
            body = json.loads(request.body)
            mail = self._mails.find(str(body["mail"]))
            return _problem(problems.NOT_FOUND) if mail is None else _json(self._played.play(mail, body.get("fate")))
        except PlayError as refused:
            return _json({"message": str(refused)}, 422)
        except (ValueError, TypeError, KeyError, RecursionError):
            return _json({"message": "send a JSON object with mail and fate"}, 400)

    def _list_page(self, request: _Request) -> _Answer:
        newest = self._mails.newest(request.to, pages.LISTED)
        count = self._mails.count(request.to)
        return _page(pages.list_page(newest, count=count, to=request.to, faults=self._faults.state()))

    def _gallery(self, _request: _Request) -> _Answer:
        from infra.local.mailbox import gallery  # noqa: PLC0415 - the platform's words take a while to load

        return _page(pages.gallery_page(gallery.samples()))

    def _sample(self, request: _Request) -> _Answer:
        from infra.local.mailbox import gallery  # noqa: PLC0415 - as above

        found = gallery.sample(request.path.removeprefix("/gallery/"))
        if found is None:
            return _page(pages.missing_page(), 404)
        return _page(pages.sample_page(found), policy=pages.MAIL_POLICY)

    def _show_control(self, _request: _Request) -> _Answer:
        return _json(self._faults.state())

    def _control(self, request: _Request) -> _Answer:
        try:
            body = json.loads(request.body)
            if not isinstance(body, dict):
                return _json({"message": "send a JSON object"}, 400)
            self._faults.order(body)
        except ControlError as refused:
            return _json({"message": str(refused)}, 422)
        except (ValueError, RecursionError):
            return _json({"message": "the body is no JSON"}, 400)
        LOG.info("told to fail: %s", self._faults.state()["fail"])
        return _json(self._faults.state())


def _read(environ: "WSGIEnvironment") -> _Request:
    query = parse_qs(environ.get("QUERY_STRING", ""))
    return _Request(
        method=environ["REQUEST_METHOD"],
        path=environ["PATH_INFO"],
        to=query["to"][-1].strip() if "to" in query else None,
        after=int(query["after"][-1]) if query.get("after", [""])[-1].isdecimal() else 0,
        wants_page="text/html" in environ.get("HTTP_ACCEPT", ""),
        body=environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)),
    )


def _as_list(documents: Iterable[Any]) -> Iterator[bytes]:
    """A JSON list, piece by piece."""
    before = b"["
    for document in documents:
        yield before + _as_json(document)
        before = b", "
    yield b"[]" if before == b"[" else b"]"


def _as_json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def _json(document: Any, status: int = 200, *headers: tuple[str, str]) -> _Answer:
    return _Answer(_as_json(document), status, (("Content-Type", "application/json"), *headers))


def _problem(problem: problems.Problem) -> _Answer:
    return _Answer(problem.body(), problem.status, (("Content-Type", problems.CONTENT_TYPE), *problem.headers))


def _page(html: str, status: int = 200, policy: str = pages.POLICY) -> _Answer:
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy))
    return _Answer(html.encode("utf-8", "replace"), status, headers)

"""The mailbox's door: SES for the platform, JSON for tests, pages for people."""

import json
import logging
import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from infra.local.mailbox import pages
from infra.local.mailbox.faults import Faults
from infra.local.mailbox.kept import KeptMails
from infra.local.mailbox.played import Played, PlayError
from infra.local.mailbox.rules import Account, SesError
from infra.local.mailbox.ses import read_send_email
from infra.local.web import problems
from infra.local.web.exchange import Answer, Request, as_json, html_answer, json_answer, request_from

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOG: Final = logging.getLogger("infra.local.mailbox")


def make_mailbox(mails: KeptMails, account: Account | None = None) -> "WSGIApplication":
    """The mailbox over `mails`; what fails on purpose, and what SES knows, is forgotten when the process ends."""
    return _Mailbox(mails, Faults(), account or Account())


class _Mailbox:
    def __init__(self, mails: KeptMails, faults: Faults, account: Account) -> None:
        self._mails = mails
        self._ses = account
        self._faults = faults
        self._played = Played()
        self._routes: dict[str, dict[str, Callable[[Request], Answer]]] = {
            "/v2/email/outbound-emails": {"POST": self._send},
            "/v2/email/account": {"GET": self._account},
            "/": {"GET": self._list_page},
            "/mails": {"GET": self._list, "DELETE": self._remove},
            "/events": {"GET": self._events, "POST": self._play},
            "/control": {"GET": self._show_control, "POST": self._control},
            "/style.css": {"GET": lambda _: Answer(pages.STYLE, content_type="text/css")},
            "/gallery": {"GET": self._gallery},
            "/health": {"GET": lambda _: json_answer({"status": "ok"})},
        }

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        request = request_from(environ)
        try:
            answer = self._answer(request)
        except SesError as refused:
            LOG.info("refused to send: %s", refused.code)  # the code only: addresses belong in no log
            body = as_json({"message": refused.message})
            answer = Answer(body, refused.status, headers=(("x-amzn-errortype", refused.code),))
        except Exception:  # the last door: the sender gets a readable 500 and the log the rest
            LOG.exception("the mailbox failed")
            answer = _problem(problems.FAULT)
        return answer.send(request.method, start_response, *pages.GUARDS)

    def _answer(self, request: Request) -> Answer:
        methods = self._routes.get(request.path)
        if methods is None and request.path.startswith("/mails/"):
            methods = {"GET": self._one}
        elif methods is None and request.path.startswith("/gallery/"):
            methods = {"GET": self._sample}
        if methods is None:
            return _problem(problems.NOT_FOUND)
        view = methods.get("GET" if request.method == "HEAD" else request.method)
        return view(request) if view else _problem(problems.method_not_allowed(", ".join(sorted(methods))))

    def _send(self, request: Request) -> Answer:
        self._faults.strike("down", "throttle", "reject")
        mail = read_send_email(request.body, self._ses)
        message_id = f"{uuid.uuid4()}-000000"
        self._mails.keep(mail, message_id=message_id, at=datetime.now(UTC))
        return json_answer({"MessageId": message_id})

    def _account(self, _request: Request) -> Answer:
        self._faults.strike("down")
        return json_answer(self._ses.shown())

    def _list(self, request: Request) -> Answer:
        return Answer(b"", pieces=_as_list(self._mails.read(_addressee(request))))

    def _remove(self, _request: Request) -> Answer:
        self._mails.remove_all()
        return Answer(b"", HTTPStatus.NO_CONTENT)

    def _one(self, request: Request) -> Answer:
        mail = self._mails.find(request.path.removeprefix("/mails/"))
        if not request.wants_html():
            return _problem(problems.NOT_FOUND) if mail is None else json_answer(mail)
        if mail is None:
            return _page(pages.missing_page(), 404)
        return _page(pages.mail_page(mail), policy=pages.MAIL_POLICY)

    def _events(self, request: Request) -> Answer:
        after = request.query.get("after", [""])[-1]
        return json_answer(self._played.after(int(after) if after.isdecimal() else 0))

    def _play(self, request: Request) -> Answer:
        """`{"mail": ID, "fate": "hard_bounce" | "soft_bounce" | "complaint"}`: the platform hears of it as from SES."""
        try:
            body = json.loads(request.body)
            mail = self._mails.find(str(body["mail"]))
            return (
                _problem(problems.NOT_FOUND) if mail is None else json_answer(self._played.play(mail, body.get("fate")))
            )
        except PlayError as refused:
            return json_answer({"message": str(refused)}, 422)
        except (ValueError, TypeError, KeyError, RecursionError):
            return json_answer({"message": "send a JSON object with mail and fate"}, 400)

    def _list_page(self, request: Request) -> Answer:
        newest = self._mails.newest(_addressee(request), pages.LISTED)
        count = self._mails.count(_addressee(request))
        return _page(pages.list_page(newest, count=count, to=_addressee(request), faults=self._faults.state()))

    def _gallery(self, _request: Request) -> Answer:
        from infra.local.mailbox import gallery  # noqa: PLC0415 - the platform's words take a while to load

        return _page(pages.gallery_page(gallery.samples()))

    def _sample(self, request: Request) -> Answer:
        from infra.local.mailbox import gallery  # noqa: PLC0415 - as above

        found = gallery.sample(request.path.removeprefix("/gallery/"))
        if found is None:
            return _page(pages.missing_page(), 404)
        return _page(pages.sample_page(found), policy=pages.MAIL_POLICY)

    def _show_control(self, _request: Request) -> Answer:
        return json_answer(self._faults.state())

    def _control(self, request: Request) -> Answer:
        try:
            body = json.loads(request.body)
            if not isinstance(body, dict):
                return json_answer({"message": "send a JSON object"}, 400)
            if set(body) == {"account"} and isinstance(body["account"], dict):
                self._ses.order(body["account"])
                return json_answer(self._ses.shown())
            self._faults.order(body)
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            return json_answer({"message": "the body is no JSON"}, 400)
        except ValueError as refused:
            return json_answer({"message": str(refused)}, 422)
        LOG.info("told to fail: %s", self._faults.state()["fail"])
        return json_answer(self._faults.state())


def _addressee(request: Request) -> str | None:
    to = request.query.get("to", [""])[-1]
    return to.strip() if to else None


def _as_list(documents: Iterable[Any]) -> Iterator[bytes]:
    """A JSON list, piece by piece."""
    before = b"["
    for document in documents:
        yield before + as_json(document)
        before = b", "
    yield b"[]" if before == b"[" else b"]"


def _problem(problem: problems.Problem) -> Answer:
    return Answer(problem.body(), problem.status, problems.CONTENT_TYPE, problem.headers)


def _page(html: str, status: int = 200, *, policy: str = pages.POLICY) -> Answer:
    return html_answer(html, status, policy=policy)

"""One request and one answer, so that mailbox and register do not have to speak WSGI."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

import msgspec

from chalicelib.entrypoints.http.accepting import wants_html

JSON: Final = "application/json"
HAL: Final = "application/hal+json"
HTML: Final = "text/html; charset=utf-8"
LONGEST_NUMBER: Final = 10  # characters; more is nonsense, and slow to read
FORM: Final = "application/x-www-form-urlencoded"


class Refused(Exception):
    """An answer that is not the one asked for, with the reason in words."""

    def __init__(self, status: HTTPStatus, message: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers


def bad_request(message: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, message)


def not_found(message: str) -> Refused:
    return Refused(HTTPStatus.NOT_FOUND, message)


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    def first(self, name: str, default: str = "") -> str:
        return self.query.get(name, [default])[0]

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number from the query, or a 400 that names it."""
        text = self.first(name, str(default))
        if not (text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER and least <= int(text) <= most):
            raise bad_request(f"{name} has to be a whole number from {least} to {most}, not {text[:40]!r}")
        return int(text)

    def header(self, name: str) -> str:
        return self.headers.get(name.upper().replace("-", "_"), "")

    def is_form(self) -> bool:
        return self.header("Content-Type").split(";")[0].strip().lower() == FORM

    def wants_html(self) -> bool:
        """A browser likes HTML best; a script asks for JSON or for anything."""
        return wants_html(self.header("Accept"))

    def comes_from_elsewhere(self) -> bool:
        """A form on some other site was sent here by a browser, without its owner meaning to."""
        origin = self.header("Origin")
        return bool(origin) and urlsplit(origin).netloc != self.header("Host")

    def json(self) -> dict[str, Any]:
        try:
            value = msgspec.json.decode(self.body)
        except (msgspec.DecodeError, RecursionError) as error:
            raise bad_request(f"the body is not JSON: {error}") from error
        if not isinstance(value, dict):
            raise bad_request("the body has to be a JSON object")
        return value

    def form(self) -> dict[str, str]:
        fields = parse_qs(self.body.decode("utf-8", "replace"), keep_blank_values=True)
        return {name: values[-1] for name, values in fields.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    status: int = HTTPStatus.OK
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    pieces: Iterable[bytes] | None = None  # instead of a body: what may be too large to hold

    def send(self, method: str, start_response: StartResponse, *more: tuple[str, str]) -> Iterable[bytes]:
        headers = [("Content-Type", self.content_type), *self.headers, *more]
        if self.status == HTTPStatus.NO_CONTENT:
            del headers[0]
        elif self.pieces is None:
            headers.append(("Content-Length", str(len(self.body))))
        start_response(f"{self.status:d} {HTTPStatus(self.status).phrase}", headers)
        if method == "HEAD" or (self.pieces is None and not self.body):
            return []
        return self.pieces or [self.body]


def as_json(value: object) -> bytes:
    # What is answered is freshly made and holds no circles; not looking for them is quicker on large pages.
    return json.dumps(value, ensure_ascii=False, check_circular=False).encode("utf-8", "replace")


def json_answer(value: object, status: int = HTTPStatus.OK, content_type: str = JSON) -> Answer:
    return Answer(as_json(value), status, content_type)


def html_answer(page: str, status: int = HTTPStatus.OK, *, policy: str) -> Answer:
    """A page under this content security policy: no script is ever served, and what is shown may hold one."""
    return Answer(page.encode("utf-8", "replace"), status, HTML, (("Content-Security-Policy", policy),))


def see_other(path: str) -> Answer:
    return Answer(b"", HTTPStatus.SEE_OTHER, HTML, (("Location", path),))


def refusal_answer(refused: Refused) -> Answer:
    value = {"status": refused.status, "error": refused.status.phrase, "message": refused.message}
    return Answer(json.dumps(value).encode(), refused.status, JSON, refused.headers)


def request_from(environ: WSGIEnvironment) -> Request:
    length = environ.get("CONTENT_LENGTH") or "0"
    headers = {name.removeprefix("HTTP_"): value for name, value in environ.items() if name.startswith("HTTP_")}
    headers["CONTENT_TYPE"] = environ.get("CONTENT_TYPE", "")
    return Request(
        method=environ["REQUEST_METHOD"],
        path=environ.get("PATH_INFO", "") or "/",
        query=parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True),
        headers=headers,
        body=environ["wsgi.input"].read(int(length)),
    )

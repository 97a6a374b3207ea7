"""The request that a view reads and the answer that it gives; the door makes the one and sends the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http.cookies import CookieError, SimpleCookie
from typing import Final, TypeVar

import msgspec

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import NotSignedIn
from chalicelib.entrypoints.http import reading

S = TypeVar("S", bound=msgspec.Struct)
SESSION_COOKIE: Final = "session"
JSON: Final = "application/json"


class Audience(StrEnum):
    """The people that a route is for."""

    VISITOR = "visitor"
    LINK = "link"  # whoever holds a link that we mailed
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a view: data for programs, and the page that shows it to people."""

    data: object = None
    status: int = 200
    page: str = ""
    context: Mapping[str, object] = field(default_factory=dict)
    see: str = ""  # where a browser goes next, after a form did its work
    headers: Mapping[str, str] = field(default_factory=dict)
    shared: bool = False  # the same for everybody: a CDN may keep it, and whoever has it already is told so
    media_type: str = JSON
    text: str | None = None  # the body itself, where it is neither JSON nor a page


@dataclass(slots=True)
class Request:
    """A request, as views read it."""

    method: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    source_ip: str
    request_id: str
    path: str = "/"  # with its parameters filled in
    editor: Editor | None = None
    review: Review | None = None  # of the path, where the route asks for it; None also where there is none

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
        """The fields of a form, as they were typed; empty when it was no form."""
        return reading.read_form(self.body) if self.is_form else {}

    @property
    def is_ours(self) -> bool:
        """Return true when a page of our own sent this; browsers say so, and no other site can make them lie."""
        ours = platform().settings.site_url
        return self.headers.get("origin", "") == ours or self.headers.get("sec-fetch-site", "") == "same-origin"

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
        return self.cookie_named(SESSION_COOKIE)

    def cookie_named(self, name: str) -> str:
        """The value of a cookie; empty without one."""
        try:
            found = SimpleCookie(self.headers.get("cookie", "")).get(name)
        except CookieError:
            return ""
        return found.value if found else ""

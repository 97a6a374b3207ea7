"""The request that a view reads, checked against its schema, and the answer that it gives.

The door makes the request and sends the answer.
"""

import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

import msgspec

from chalicelib.bootstrap import platform
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import (
    FieldError,
    Invalid,
    Judge,
    NotSignedIn,
    TooLarge,
    Unreadable,
    WrongMediaType,
)
from chalicelib.entrypoints.http.accepting import wants_html
from chalicelib.entrypoints.http.reading import S, read_as

if TYPE_CHECKING:  # no reader's cold start pays for editors
    from chalicelib.domain.access.editor import Editor

LARGEST_BODY: Final = 64 * 1024  # bytes
_DEEPEST: Final = 32
_MOST_FIELDS: Final = 200
_LONGEST_KEY: Final = 200  # characters of an Idempotency-Key


def read_json(body: bytes) -> object:
    """A JSON body as plain values.

    Raises:
        TooLarge, Unreadable: over 64 KiB; not JSON in UTF-8, or nested beyond all reason.
    """
    if len(body) > LARGEST_BODY:
        raise TooLarge
    if body.count(b"[") + body.count(b"{") > _DEEPEST and _depth(body) > _DEEPEST:
        raise Unreadable
    try:
        return msgspec.json.decode(body.removeprefix(BOM_UTF8))  # some programs send one (RFC 8259, 8.1)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable from None


def read_pairs(body: bytes) -> list[tuple[str, str]]:
    """A form's fields as they were sent; programs may leave letters outside ASCII unescaped.

    Raises:
        TooLarge, Unreadable: over 64 KiB; not a form in UTF-8.
    """
    if len(body) > LARGEST_BODY:
        raise TooLarge
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Unreadable from None


def read_form(body: bytes) -> dict[str, object]:
    """A form's fields; `author.email` and the like become objects within objects.

    Raises:
        TooLarge, Unreadable: over 64 KiB; not a form in UTF-8.
    """
    return nested(read_pairs(body))


def nested(pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return fields as objects within objects; of a name that comes twice the last counts.

    Raises:
        Unreadable: a name is a value's and an object's.
    """
    fields: dict[str, object] = {}
    for name, value in pairs:
        *parents, last = name.split(".", 2)
        inner: Any = fields
        for parent in parents:
            inner = inner.setdefault(parent, {})
            if not isinstance(inner, dict):
                raise Unreadable
        inner[last] = value
    return fields


def flat(fields: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """List the fields that `read_form` read by dotted names, as a form sends them."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value)


def media_type(headers: Mapping[str, str]) -> str:
    """`json` or `form`.

    Raises:
        WrongMediaType: anything else.
    """
    name = headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if name == "application/json":
        return "json"
    if name == "application/x-www-form-urlencoded":
        return "form"
    raise WrongMediaType


def _depth(body: bytes) -> int:
    """Measure how deep brackets go; those inside texts count too, which no honest text of ours minds."""
    deepest = depth = 0
    for byte in body:
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def idempotency_key(headers: Mapping[str, str], body: bytes, form_key: str) -> str:
    """A program's own key; for a form that brought one, the form with all that was typed in it; or else nothing.

    So pressing twice sends once, and whoever goes back to fix a typing error sends something new.

    Raises:
        Invalid: the key is too long.
    """
    key = headers.get("idempotency-key", "")
    if len(key) > _LONGEST_KEY:
        raise Invalid((FieldError("Idempotency-Key", "too_long", facts=(_LONGEST_KEY,)),))
    if key or not form_key:
        return key
    return f"form/{hashlib.sha256(body).hexdigest()}"


SESSION_COOKIE: Final = "session"
JSON: Final = "application/json"
TEXT: Final = "text/plain; charset=utf-8"
CSV: Final = "text/csv; charset=utf-8"


def set_cookie(name: str, value: str, *, seconds: int, path: str = "/editor", same_site: str = "Strict") -> str:
    """Write a `Set-Cookie`; without a value it takes the cookie away.

    `Secure`, except on a local stack that answers on plain http: some browsers (WebKit, w3m) then keep no such cookie,
    and say nothing of it.
    """
    settings = platform().settings
    secure = "" if settings.local and settings.site_url.startswith("http://") else " Secure;"
    return f"{name}={value}; Max-Age={seconds}; Path={path}; HttpOnly;{secure} SameSite={same_site}"


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
    template: str = ""
    context: Mapping[str, object] = field(default_factory=dict)
    redirect: str = ""  # where a browser goes next, after a form did its work
    headers: Mapping[str, str] = field(default_factory=dict)
    shared: bool = False  # the same for everybody: a CDN may keep it, and whoever has it already is told so
    media_type: str = JSON
    text: str | bytes | None = None  # the body itself, where it is neither JSON nor a page


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
    page_only: bool = False  # the route answers a page, whatever is asked for
    editor: "Editor | None" = None
    review: Review | None = None  # of the path, where the route asks for it; None also where there is none

    @property
    def wants_html(self) -> bool:
        return self.page_only or wants_html(self.headers.get("accept", ""))

    def has(self, tag: str) -> bool:
        """Tell whether who asks has the answer with this tag, weakly compared, or any at all (RFC 9110, 13.1.2)."""
        known = {each.strip().removeprefix("W/") for each in self.headers.get("if-none-match", "").split(",")}
        return not known.isdisjoint({tag.removeprefix("W/"), "*"})

    @property
    def looks_first(self) -> bool:
        """True for a page's form whose sender did not say yet that the words are meant as they are."""
        return self.is_form and not self.form().get("as_is")

    @property
    def is_form(self) -> bool:
        return bool(self.body) and media_type(self.headers) == "form"

    @property
    def who(self) -> "Editor":
        """The editor at work; only on routes for editors."""
        if self.editor is None:
            raise NotSignedIn
        return self.editor

    def form(self) -> Mapping[str, object]:
        """The fields of a form, as they were typed; empty when it was no form."""
        return read_form(self.body) if self.is_form else {}

    @property
    def is_ours(self) -> bool:
        """Return true when a page of our own sent this; browsers say so, and no other site can make them lie."""
        ours = platform().settings.site_url
        return self.headers.get("origin", "") == ours or self.headers.get("sec-fetch-site", "") == "same-origin"

    @property
    def is_from_another_site(self) -> bool:
        """Return true when a browser says that a page which is not ours sent this; a program says nothing of the kind.

        Every browser names where a form comes from, in either of these headers; a page that hides it says `null`.
        """
        site, origin = self.headers.get("sec-fetch-site", ""), self.headers.get("origin", "")
        if site:
            return site not in {"same-origin", "none"}
        return bool(origin) and origin != platform().settings.site_url

    @property
    def session_tokens(self) -> frozenset[str]:
        """Return each session token that this carries: of every cookie of that name, and of what authorises it."""
        scheme, _, shown = self.headers.get("authorization", "").strip().partition(" ")
        cookies = (each.strip().partition("=") for each in self.headers.get("cookie", "").split(";"))
        carried = {value.strip().strip('"') for name, _, value in cookies if name.strip() == SESSION_COOKIE}
        return frozenset({scheme, shown.strip(), self.cookie, *carried} - {""})

    def read(self, kind: type[S], *judges: Judge, fields: Mapping[str, object] | None = None) -> S:
        """The body, read against its schema.

        Args:
            kind: the schema.
            judges: are asked of the fields that are right, where others are wrong.
            fields: a form's, where somebody made something of them.

        Raises:
            Invalid: names every field that is wrong.
        """
        if "form_key" in kind.__struct_fields__:
            judges = (*judges, self._judge_key)
        if self.is_form:
            return read_as(kind, fields or read_form(self.body), as_text=True, judges=judges)
        media_type(self.headers)
        return read_as(kind, read_json(self.body) if self.body else {}, judges=judges)

    def _judge_key(self, _: object) -> tuple[FieldError, ...]:
        """Return nothing, or raise what is wrong with an Idempotency-Key."""
        idempotency_key(self.headers, b"", "")
        return ()

    def read_query(self, kind: type[S], *judges: Judge) -> S:
        return read_as(kind, dict(self.query), as_text=True, ignore_unknown=True, judges=judges)

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

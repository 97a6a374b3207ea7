"""The way back for an editor whose session ended: the page they were on, in a cookie of its own.

The way in comes by mail and opens where it likes, so an address cannot carry this along. The cookie names only a page
of the console, opens nothing, and dies with the link in the mail.
"""

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlencode, urlsplit

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose

if TYPE_CHECKING:
    from chalicelib.entrypoints.http.request import Request

COOKIE: Final = "back"
HOME: Final = "/editor/queue"
_HOME_OF_OPERATORS: Final = "/editor/sync-runs"
_LONGEST: Final = 500  # characters
_OURS: Final = re.compile(r"/editor/[a-z-]+(/[\w~.-]+)*(\?[\w~.%&=+-]*)?", re.ASCII)
_NO_WAY_BACK: Final = ("/editor/sign-in", "/editor/sign-out", "/editor/session")


def current_page(request: "Request") -> str:
    """The page that a request was made from: a form's own page, or what was asked for."""
    if request.method in {"GET", "HEAD"}:
        asked = request.path + (f"?{urlencode(request.query)}" if request.query else "")
        return checked(asked)
    came = urlsplit(request.headers.get("referer", ""))
    if f"{came.scheme}://{came.netloc}" != platform().settings.site_url:
        return HOME
    return checked(came.path + (f"?{came.query}" if came.query else ""))


def checked(path: str) -> str:
    """The path, if it is a page of the console; else where its work begins."""
    fits = len(path) <= _LONGEST and _OURS.fullmatch(path) and not path.startswith(_NO_WAY_BACK)
    return path if fits else HOME


def kept(value: str) -> str:
    """Read the page from the cookie, and check it again: a browser may send anything."""
    return checked(unquote(value))


def url_after_sign_in(value: str, editor: Editor) -> str:
    """The page after this editor's sign-in: the cookie's, or the one on which their own work begins."""
    page = kept(value)
    return page if page != HOME or editor.may(Duty.READ) else _HOME_OF_OPERATORS


def cookie(path: str) -> str:
    seconds = int(LINK_LIFE[Purpose.SESSION].total_seconds()) if path else 0
    return f"{COOKIE}={quote(path, safe='')}; Max-Age={seconds}; Path=/editor; HttpOnly; Secure; SameSite=Strict"

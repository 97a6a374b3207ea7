"""The way back for an editor whose session ended: the page they were on, in a cookie of its own.

The way in comes by mail and opens where it likes, so an address cannot carry this along. The cookie names only a page
of the console, opens nothing, and dies with the link in the mail.
"""

import re
from typing import Final
from urllib.parse import quote, unquote, urlencode, urlsplit

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.entrypoints.http.request import Request, set_cookie

COOKIE: Final = "back"
HOME: Final = "/editor/queue"
_HOME_OF_OPERATORS: Final = "/editor/sync-runs"
_LONGEST: Final = 500  # characters
_OURS: Final = re.compile(r"/editor/[a-z-]+(/[\w~.-]+)*(\?[\w~.%&=+-]*)?", re.ASCII)
_SESSION: Final = "/editor/session/"  # the page of a mailed link, whose button opens a session
_NO_WAY_BACK: Final = ("/editor/sign-in", "/editor/sign-out", "/editor/session")


def current_page(request: Request) -> str:
    """The page that a request was made from: a form's own page, or what was asked for."""
    if request.method in {"GET", "HEAD"}:
        asked = request.path + (f"?{urlencode(request.query)}" if request.query else "")
        return checked(asked)
    return checked(_came_from(request))


def lost_its_cookie(request: Request) -> bool:
    """Return true for a browser that comes straight from a session that opened, and brings no cookie of it."""
    return not request.cookie and _came_from(request).startswith(_SESSION)


def _came_from(request: Request) -> str:
    """The page of ours on which a browser followed a link or pressed a button; empty without one."""
    came = urlsplit(request.headers.get("referer", ""))
    if f"{came.scheme}://{came.netloc}" != platform().settings.site_url:
        return ""
    return came.path + (f"?{came.query}" if came.query else "")


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
    return set_cookie(COOKIE, quote(path, safe=""), seconds=seconds)

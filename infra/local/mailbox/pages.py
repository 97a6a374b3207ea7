"""The pages on which people read the mails, in Dutch."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from infra.local.mailbox.gallery import Sample

LISTED: Final = 200
_HERE: Final = Path(__file__).parent / "templates"
STYLE: Final = (_HERE / "style.css").read_bytes()
GUARDS: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
)
POLICY: Final = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
# The frame with the mail inherits this policy; mails carry their style in themselves, and load nothing.
MAIL_POLICY: Final = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_FAULTS: Final = {
    "down": "De mailserver doet alsof hij plat ligt.",
    "throttle": "De mailserver doet alsof er te veel mails tegelijk komen.",
    "reject": "De mailserver weigert alle mails.",
}
_LINK: Final = re.compile(r"https?://[^\s<>\"']+")
_DARK: Final = "@media (prefers-color-scheme: dark)"
_AFTER_A_LINK: Final = ".,;:!?)]}"


def _moment(sent_at: str) -> str:
    """Return the moment on this machine's own clock, as its reader is beside it."""
    return datetime.fromisoformat(sent_at).astimezone().strftime("%d/%m/%Y %H:%M:%S")


def _with_links(text: str) -> Markup:
    """The text, safe in HTML, its web addresses made links."""

    def pieces() -> Iterable[Markup]:
        done = 0
        for found in _LINK.finditer(text):
            address = found.group().rstrip(_AFTER_A_LINK)
            yield escape(text[done : found.start()])
            yield Markup('<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>').format(address)
            done = found.start() + len(address)
        yield escape(text[done:])

    return Markup().join(pieces())


def _in_frame(html: str) -> str:
    """The mail for its frame, its links opening beside the mailbox and outside the frame's limits."""
    return '<base target="_blank">' + html


def _in_light(html: str) -> str:
    return html.replace(_DARK, "@media not all")


def _in_dark(html: str) -> str:
    return html.replace(_DARK, "@media all")


_PAGES: Final = Environment(
    loader=FileSystemLoader(_HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_PAGES.filters.update(moment=_moment, with_links=_with_links, in_frame=_in_frame, in_light=_in_light, in_dark=_in_dark)


def list_page(mails: Iterable[Mapping[str, Any]], *, count: int, to: str | None, faults: Mapping[str, Any]) -> str:
    warning = _FAULTS.get(faults["fail"] or "")
    return _PAGES.get_template("list.html").render(
        mails=list(mails), count=count, to=to or "", listed=LISTED, warning=warning
    )


def mail_page(mail: Mapping[str, Any]) -> str:
    return _PAGES.get_template("mail.html").render(mail=mail)


def gallery_page(samples: "Iterable[Sample]") -> str:
    return _PAGES.get_template("gallery.html").render(samples=samples)


def sample_page(sample: "Sample") -> str:
    return _PAGES.get_template("sample.html").render(sample=sample)


def missing_page() -> str:
    return _PAGES.get_template("missing.html").render()

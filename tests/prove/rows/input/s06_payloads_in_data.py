"""S6, without a browser: fifty payloads in every place that shows them; none becomes an element, a formula or a script.

`tests/browser/test_canary.py` shows the same pages to Chromium, with its policies switched off, and hears nothing run.
"""

import csv
import html.parser
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from chalicelib.domain.rules.mails import Purpose
from tests.browser.payloads import PAYLOADS
from tests.builders import reply
from tests.prove.attacks.ground import EDITOR, Ground, Home, ground
from tests.prove.outcome import Outcome, Scale
from tests.story.requests import Answer

_STRANGE: Final = frozenset(
    {"object", "embed", "marquee", "math", "audio", "video", "source", "animate", "iframe", "base", "frame", "applet"}
)
_ADDRESSES: Final = frozenset({"href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"})
_SCHEME: Final = re.compile(r"^[\s\x00-\x1f]*(java|vb)\s*script:|^\s*data:text|^(https?:)?//canary", re.IGNORECASE)
_FORMULA: Final = re.compile(r"[=+@\t\r]|-(?!\d)")


class _Elements(html.parser.HTMLParser):
    """Find what became an element, an address or a script without being one of ours."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self._inline = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self._inline = tag == "script" and "src" not in named
        if tag in _STRANGE:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"{name}=" for name in named if name.startswith("on")]
        self.wrong += [f"{name}={value[:40]}" for name, value in named.items() if _hostile(name, value)]

    def handle_data(self, data: str) -> None:
        if self._inline:
            self._inline = False
            try:
                json.loads(data)
            except ValueError:
                self.wrong.append(f"a script: {data[:40]}")


def _hostile(name: str, value: str) -> bool:
    return name in _ADDRESSES and bool(_SCHEME.search(value))


def prove(ask: Scale) -> Outcome:
    """Put them in reviews and replies, and read every page, feed, script and sheet that shows those."""
    wrong: list[str] = []
    looked = shown = 0
    with ground() as where:
        home = where.homes[0]
        chosen = PAYLOADS if ask.full else PAYLOADS[::3]
        for each in chosen:
            where.arena.reviews(
                1,
                home.organisation,
                status=Status.PUBLISHED,
                text=each,
                reply=reply(status=ReplyStatus.PUBLISHED, text=each, decided_at=where.here.now()),
            )
        for path, accept in _places(where, home):
            answer = where.send("GET", path, accept=accept, **(EDITOR if path.startswith("/editor") else {}))
            looked += 1
            shown += b"canary" in answer.body
            kind = path.partition("?")[0].split("/")[-1][:12]
            wrong += [f"{kind} ({answer.status}): {said}" for said in _wrong(answer)]
    return Outcome(
        f"{len(chosen)} payloads in reviews and replies, in every page, feed, script, picture and sheet",
        tried=looked * len(chosen),
        at_least=10 * len(chosen),
        happened=f"{shown} of {looked} places show them; none is an element, an address, a script or a formula",
        lost=len(wrong),
        shortfalls=(*wrong[:8], *(("hardly a place shows them",) if shown < looked // 2 else ())),
    )


def _places(where: Ground, home: Home) -> Iterator[tuple[str, str]]:
    base = f"/organisations/{home.organisation.id}"
    page, data = "text/html", "*/*"
    yield from ((path, page) for path in (base, f"{base}/reviews?limit=100"))
    yield from ((f"{base}/{name}", data) for name in ("reviews?limit=100", "feed.atom", "widget.json", "widget.js"))
    insights = where.link(Purpose.INSIGHTS, home)
    yield from ((path, accept) for path in (insights, f"{insights}/reviews.csv") for accept in (page, data))
    public_reviews = where.here.organisations.reviews(home.organisation.id, limit=100, cursor="").public_reviews
    for public_review in public_reviews[:: max(1, len(public_reviews) // 8)]:
        for path in (
            f"/reviews/{public_review.id}",
            f"/reviews/{public_review.id}/quote",
            f"/editor/reviews/{public_review.id}",
        ):
            yield path, page
        yield f"/reviews/{public_review.id}/quote.svg", data


def _wrong(answer: Answer) -> list[str]:
    media = answer.headers.get("content-type", "").partition(";")[0]
    if answer.status != 200:
        return ["not shown"]
    if media == "text/html":
        return _Elements(answer.text).wrong
    if media.endswith("json"):
        json.loads(answer.body)
    elif media.endswith("xml"):
        parts = list(ET.fromstring(answer.text).iter())  # noqa: S314 - ours
        names = {each.tag.rpartition("}")[2].lower() for each in parts}
        shown = [wrong for each in parts if each.get("type") == "html" for wrong in _Elements(each.text or "").wrong]
        return [*sorted(names & {"script", "img", "iframe", "object", "embed", "foreignobject"}), *shown]
    elif media == "text/csv":
        rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";")
        return [f"a formula: {cell[:20]}" for row in rows for cell in row if _FORMULA.match(cell)]
    return []

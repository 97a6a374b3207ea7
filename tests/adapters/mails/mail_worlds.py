"""The stores as they are when a mail leaves, the rendered mail that comes of them, and how to read one."""

from html.parser import HTMLParser
from typing import Final

from chalicelib.ports.stores import RenderedMail
from infra.local.mailbox.sample_counts import NOW
from infra.local.mailbox.samples import (
    APPEALS,
    AUTHOR,
    EXPLAINED_TO_THE_AUTHOR,
    EXPLANATION,
    LINKS,
    MEASURES,
    MEASURES_ENDED,
    NOTICE,
    NOTIFIER,
    ORGANISATION,
    PASSAGE,
    RATINGS,
    REPLY_TEXT,
    REVIEW,
    SITE,
    TEXT,
    THEN,
    UNTIL,
    WHO,
    WHO_NOTIFIED,
    WITH_EXPLANATION,
    WITH_RULE,
    WITHOUT_REVIEW,
    WORLDS,
    K,
    World,
)
from infra.local.mailbox.told import NOTICE_STATUS, REPLY_STATUS, STATUS
from tests.for_each import for_each

__all__ = [
    "APPEALS",
    "AUTHOR",
    "EXPLAINED_TO_THE_AUTHOR",
    "EXPLANATION",
    "LINKS",
    "LONGEST_LINE",
    "MEASURES",
    "MEASURES_ENDED",
    "NOTICE",
    "NOTICE_STATUS",
    "NOTIFIER",
    "NOW",
    "ORGANISATION",
    "PASSAGE",
    "RATINGS",
    "REPLY_STATUS",
    "REPLY_TEXT",
    "REVIEW",
    "SITE",
    "STATUS",
    "TEXT",
    "THEN",
    "UNTIL",
    "WHO",
    "WHO_NOTIFIED",
    "WITHOUT_REVIEW",
    "WITH_EXPLANATION",
    "WITH_RULE",
    "WORLDS",
    "K",
    "MailPage",
    "World",
    "every_world",
    "one_line",
    "quoted",
]

LONGEST_LINE: Final = 78
every_world = for_each("world", WORLDS)


def quoted(rendered: RenderedMail) -> str:
    """Return what the text quotes, in one line."""
    return " ".join(line.removeprefix(">") for line in rendered.text.splitlines() if line.startswith(">"))


def one_line(text: str) -> str:
    return " ".join(text.split())


class MailPage(HTMLParser):
    """The words, links and tags of an HTML mail, as a mail program would show them."""

    def __init__(self, rendered: RenderedMail) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.hrefs: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(rendered.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.hrefs += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return one_line(" ".join(self.words))

"""What the stores hold when a mail leaves, the letter that comes of it, and how to read one."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Final, cast

import pytest

from chalicelib.adapters.letters import JinjaLetters
from chalicelib.adapters.links import SignedLinks
from chalicelib.adapters.theme_sets import FileThemeSets
from chalicelib.domain.editor import Editor, SignIn
from chalicelib.domain.lifecycle import ReplyStatus, Status
from chalicelib.domain.listing import Address, EmailStatus, Listing, Sector
from chalicelib.domain.mails import LINK_LIFE, Mail, MailKind, Purpose
from chalicelib.domain.organisation import Organisation, Standing
from chalicelib.domain.review import Author, Capacity, Reply, Review
from chalicelib.domain.score import Tally
from chalicelib.use_cases.compose_mail import Composed, compose_mail
from chalicelib.use_cases.ports import Editors, Letter, Organisations, Reviews

SITE: Final = "https://waardering.example"
THEN: Final = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)
NOW: Final = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
LINKS: Final = SignedLinks(site_url=SITE, key="k" * 32)
LONGEST_LINE: Final = 78
K = MailKind

TEXT: Final = (
    "De zusters zijn lief voor mama en het eten smaakt.\n\n"
    "Alleen duurt het soms lang voor er iemand komt als ze belt, vooral tegen de avond."
)
AUTHOR: Final = Author(first_name="Godelieve", last_name="Vanhoutte", email="godelieve.vanhoutte@post.example")
WHO: Final = (AUTHOR.first_name, AUTHOR.last_name, AUTHOR.email)
EXPLANATION: Final = "Je noemt een verpleegkundige bij naam.\nHaal die naam weg, dan kan je tekst online."
REPLY_TEXT: Final = "Bedankt voor je eerlijke woorden. We bekijken hoe we 's avonds sneller bij je moeder kunnen zijn."

ORGANISATION: Final = Organisation(
    id="o1",
    listing=Listing(
        register_id="r1",
        sector=Sector.RESIDENTIAL_CARE,
        name="Woonzorgcentrum Ter Linden",
        address=Address(municipality="Berlaar"),
        email="onthaal@terlinden.example",
        email_status=EmailStatus.OK,
    ),
    standing=Standing(),
    tally=Tally(),
    contact_nonce="contact-nonce",
)
RATINGS: Final = {aspect.id: 4 for aspect in FileThemeSets().current("residential_care").aspects} | {"meals": None}
REVIEW: Final = Review(
    id="w1",
    organisation_id="o1",
    theme_set="residential_care-1",
    text=TEXT,
    aspect_ratings=RATINGS,
    capacity=Capacity.RELATIVE,
    experienced="2026-10",
    on_behalf=False,
    submitted_at=THEN,
    confirm_nonce="confirm-nonce",
    manage_nonce="manage-nonce",
    published_at=THEN,
    reply=Reply(text=REPLY_TEXT, status=ReplyStatus.PUBLISHED, submitted_at=THEN, decided_at=THEN),
)

# Where the review stands when a kind of mail leaves; elsewhere it is online.
STATUS: Final = {
    K.CONFIRM_REVIEW: Status.UNCONFIRMED,
    K.REVIEW_RECEIVED: Status.PENDING,
    K.REVIEW_RETURNED: Status.RETURNED,
    K.REVIEW_REJECTED: Status.REJECTED,
    K.REVIEW_ESCALATED: Status.ESCALATED,
    K.REVIEW_SUSPENDED: Status.SUSPENDED,
    K.REVIEW_SUSPENDED_ORGANISATION: Status.SUSPENDED,
    K.REVIEW_REMOVED: Status.REMOVED,
    K.REVIEW_REMOVED_ORGANISATION: Status.REMOVED,
    K.REVIEW_WITHDRAWN: Status.WITHDRAWN,
    K.REVIEW_WITHDRAWN_ORGANISATION: Status.WITHDRAWN,
}
REPLY_STATUS: Final = {
    K.REPLY_RECEIVED: ReplyStatus.PENDING,
    K.REPLY_RETURNED: ReplyStatus.RETURNED,
    K.REPLY_REJECTED: ReplyStatus.REJECTED,
    K.REPLY_REMOVED: ReplyStatus.REMOVED,
}
# What the law asks of the act behind a mail.
WITH_RULE: Final = {
    K.REVIEW_RETURNED,
    K.REVIEW_REJECTED,
    K.REVIEW_SUSPENDED,
    K.REVIEW_SUSPENDED_ORGANISATION,
    K.REVIEW_REMOVED,
    K.REVIEW_REMOVED_ORGANISATION,
    K.REPLY_RETURNED,
    K.REPLY_REJECTED,
    K.REPLY_REMOVED,
}
WITH_EXPLANATION: Final = WITH_RULE | {
    K.REVIEW_ESCALATED,
    K.REVIEW_RESTORED,
    K.REVIEW_RESTORED_ORGANISATION,
    K.ORGANISATION_LEFT,
}
# The editor wrote the explanation of these to the author, whose secrets it may hold.
EXPLAINED_TO_THE_AUTHOR: Final = {
    K.REVIEW_SUSPENDED_ORGANISATION,
    K.REVIEW_REMOVED_ORGANISATION,
    K.REVIEW_RESTORED_ORGANISATION,
}

every_kind = pytest.mark.parametrize("kind", MailKind)


@dataclass(frozen=True, kw_only=True)
class World:
    """What the stores hold when a mail leaves; the three ports answer only what composing asks."""

    kind: MailKind
    organisation: Organisation = ORGANISATION
    review: Review = REVIEW
    author: Author = AUTHOR
    awaiting: tuple[Review, ...] = (REVIEW,)
    editor: Editor = field(default=Editor(id="e1", email="redactie@waardering.example", name="An Claes"))
    rule: str = "no_personal_data"
    explanation: str = EXPLANATION

    def mail(self) -> Mail:
        return Mail(
            id="m1",
            kind=self.kind,
            created_at=THEN,
            organisation_id="o1",
            review_id=""
            if self.kind in {K.ORGANISATION_ENROLLED, K.ORGANISATION_LEFT, K.INVITATIONS_RENEWED}
            else "w1",
            editor_id="e1",
            sign_in_id="s1",
            rule=self.rule if self.kind in WITH_RULE else "",
            explanation=self.explanation if self.kind in WITH_EXPLANATION else "",
        )

    def composed(self) -> Composed:
        status = STATUS.get(self.kind, Status.PUBLISHED)
        reply = self.review.reply and replace(
            self.review.reply, status=REPLY_STATUS.get(self.kind, self.review.reply.status)
        )
        review = replace(self.review, status=status, reply=reply)
        sign_in = SignIn(id="s1", editor_id="e1", nonce="nonce", expires_at=NOW + LINK_LIFE[Purpose.SESSION])
        composed = compose_mail(
            self.mail(),
            reviews=cast("Reviews", SimpleNamespace(get=lambda _: review, author=lambda _: self.author)),
            organisations=cast(
                "Organisations",
                SimpleNamespace(get=lambda _: self.organisation, awaiting_reply=lambda _, limit: self.awaiting[:limit]),
            ),
            editors=cast("Editors", SimpleNamespace(get=lambda _: self.editor, sign_in=lambda _: sign_in)),
            theme_sets=FileThemeSets(),
            links=LINKS,
            now=NOW,
        )
        assert isinstance(composed, Composed)
        return composed

    def letter(self) -> Letter:
        composed = self.composed()
        return JinjaLetters(site_url=SITE).write(self.mail(), composed.context, to=composed.to)

    def link(self) -> str:
        return str(self.composed().context["link"])

    def named(self, name: str) -> "World":
        listing = replace(self.organisation.listing, name=name)
        return replace(self, organisation=replace(self.organisation, listing=listing))


def quoted(letter: Letter) -> str:
    """What the text quotes, in one line."""
    return " ".join(line.removeprefix(">") for line in letter.text.splitlines() if line.startswith(">"))


def one_line(text: str) -> str:
    return " ".join(text.split())


class Page(HTMLParser):
    """What a mail program would show of an HTML mail, and where its links go."""

    def __init__(self, letter: Letter) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.hrefs: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(letter.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.hrefs += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return one_line(" ".join(self.words))

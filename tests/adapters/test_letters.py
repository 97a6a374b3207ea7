"""Every mail, written from what `compose_mail` really gathers: a template that asks for more fails here."""

import html
import re
import textwrap
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Final, cast

import pytest

import chalicelib
from chalicelib.adapters.dutch import date, month
from chalicelib.adapters.letters import JinjaLetters
from chalicelib.adapters.links import PATHS, SignedLinks
from chalicelib.adapters.theme_sets import FileThemeSets
from chalicelib.domain.conduct import rule
from chalicelib.domain.editor import Editor, SignIn
from chalicelib.domain.lifecycle import ReplyStatus, Status
from chalicelib.domain.listing import Address, EmailStatus, Listing, Sector
from chalicelib.domain.mails import LINK_LIFE, MAIL_RULES, Addressee, Mail, MailKind, Purpose
from chalicelib.domain.organisation import Organisation, Standing
from chalicelib.domain.review import Author, Capacity, Reply, Review
from chalicelib.domain.score import Tally
from chalicelib.use_cases.compose_mail import Composed, compose_mail
from chalicelib.use_cases.ports import Editors, Letter, Organisations, Reviews

MAILS: Final = Path(chalicelib.__file__).parent / "mails"
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
QUOTES_REVIEW: Final = {K.REVIEW_NOTIFICATION, K.REVIEW_RESTORED_ORGANISATION, K.INVITATIONS_RENEWED}
QUOTES_REPLY: Final = {K.REPLY_RECEIVED, K.REPLY_PUBLISHED, K.REPLY_PUBLISHED_AUTHOR}

every_kind = pytest.mark.parametrize("kind", MailKind)
to_organisation = pytest.mark.parametrize("kind", [k for k in MailKind if MAIL_RULES[k].to is Addressee.ORGANISATION])
with_link = pytest.mark.parametrize(
    "kind", [k for k in MailKind if MAIL_RULES[k].link and k is not K.INVITATIONS_RENEWED]
)


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


def own_words(letter: Letter) -> str:
    """The text without what is quoted of others."""
    return "\n".join(line for line in letter.text.splitlines() if not line.startswith(">"))


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


def test_one_template_per_kind_and_none_left_over() -> None:
    names = {path.stem for path in MAILS.glob("*.jinja") if not path.name.startswith("_")}
    assert names == set(MailKind)


@every_kind
def test_renders_in_both_layouts(kind: MailKind) -> None:
    letter = World(kind=kind).letter()
    assert letter.subject
    assert "Waarderingsplatform" in letter.text
    assert SITE in letter.text.splitlines()
    assert "mail niet antwoorden" in one_line(letter.text)
    page = Page(letter)
    assert letter.html.startswith("<!doctype html>")
    assert ("lang", "nl") in page.attributes
    assert ("role", "article") in page.attributes
    assert SITE in page.hrefs
    assert page.tags.count("h1") == 1
    assert not {"script", "img", "table", "form", "iframe", "link"} & set(page.tags)


@every_kind
def test_both_layouts_say_the_same(kind: MailKind) -> None:
    letter = World(kind=kind).letter()
    page = Page(letter)
    shown = re.sub(r"[\W_]+", "", page.text)
    for line in letter.text.splitlines():
        assert line in page.hrefs or re.sub(r"[\W_]+", "", line) in shown, line


@every_kind
def test_says_what_happened_to_whom_and_what_now(kind: MailKind) -> None:
    world = World(kind=kind)
    letter = world.letter()
    if MAIL_RULES[kind].to is not Addressee.EDITOR:
        assert ORGANISATION.listing.name in one_line(letter.text)
    found = rule(world.mail().rule)
    if found:
        assert found.title in one_line(letter.text)
        assert found.text in one_line(letter.text)
        assert date(THEN) in letter.text
        assert "Een redacteur nam deze beslissing, geen computer." in one_line(letter.text)
    if kind in WITH_EXPLANATION - EXPLAINED_TO_THE_AUTHOR:
        assert one_line(EXPLANATION) in one_line(quoted(letter))


@every_kind
def test_quotes_only_where_it_should(kind: MailKind) -> None:
    letter = World(kind=kind).letter()
    for page in (one_line(letter.text.replace("\n> ", " ").replace("\n>", " ")), Page(letter).text):
        assert (one_line(TEXT)[:60] in page) == (kind in QUOTES_REVIEW)
        assert (REPLY_TEXT in page) == (kind in QUOTES_REPLY)


def test_the_notification_shows_the_review_and_its_ratings() -> None:
    letter = World(kind=K.REVIEW_NOTIFICATION).letter()
    assert one_line(TEXT) in one_line(quoted(letter))
    assert "- Eten en drinken: n.v.t." in letter.text
    assert "- Privacy: 4" in letter.text
    assert "- Geschreven door: familielid" in letter.text
    assert f"- Ervaring uit: {month('2026-10')}" in letter.text


@pytest.mark.parametrize("name", ["Ter Linden", "Woonzorgcentrum Ter Linden", "Kinderdagverblijf 't Zonnetje Oost"])
@every_kind
def test_subject_fits_with_a_usual_name(kind: MailKind, name: str) -> None:
    subject = World(kind=kind).named(name).letter().subject
    assert len(subject) <= LONGEST_LINE
    assert name in subject or kind in {K.EDITOR_SIGN_IN, K.INVITATIONS_RENEWED}
    assert "!" not in subject


@pytest.mark.parametrize("name", ["Een heel lange naam " * 20, "x" * 300])
@every_kind
def test_subject_fits_with_any_name(kind: MailKind, name: str) -> None:
    assert len(World(kind=kind).named(name).letter().subject) <= LONGEST_LINE


@pytest.mark.parametrize(
    "breaker", ["\r\n", "\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x00", "\t"]
)
@every_kind
def test_no_name_breaks_out_of_its_line(kind: MailKind, breaker: str) -> None:
    letter = World(kind=kind).named(f"Ter{breaker}Bcc: x@evil.example").letter()
    harmless = World(kind=kind).named("Ter Bcc: x@evil.example").letter()
    assert (letter.subject, letter.text) == (harmless.subject, harmless.text)
    assert letter.subject.splitlines() == [letter.subject]
    assert letter.subject.isprintable()


@every_kind
def test_no_personal_data_in_the_subject(kind: MailKind) -> None:
    subject = World(kind=kind).letter().subject
    for secret in (*WHO, "Claes"):
        assert secret not in subject


HOSTILE: Final = "<script>alert('x')</script> & {{ 7 * 7 }} {% raw %} \"' <b>vet</b> <!-- </blockquote>"


@every_kind
def test_what_people_wrote_is_escaped_in_html_and_plain_in_text(kind: MailKind) -> None:
    text = f"{HOSTILE}\nDe tweede regel van het verhaal."
    review = replace(REVIEW, text=text, reply=REVIEW.reply and replace(REVIEW.reply, text=text))
    world = World(
        kind=kind,
        review=review,
        awaiting=(review,),
        explanation=text,
        author=replace(AUTHOR, first_name=HOSTILE),
        editor=Editor(id="e1", email="redactie@waardering.example", name=HOSTILE),
    ).named(HOSTILE)
    letter = world.letter()
    page = Page(letter)
    assert not {"script", "b"} & set(page.tags)
    assert page.tags.count("blockquote") == letter.html.count("</blockquote>")
    assert "{{ 7 * 7 }}" in page.text
    assert one_line(HOSTILE) in one_line(html.unescape(letter.html))
    assert one_line(HOSTILE) in one_line(letter.text.replace("\n> ", " "))
    assert "&lt;" not in letter.text
    assert "&amp;" not in letter.text


def test_quotes_keep_their_lines() -> None:
    text = "Eerste regel.\nTweede regel.\r\n\r\n\r\nDerde regel.\u2028Vierde regel.\x0bVijfde regel."
    letter = World(kind=K.REVIEW_NOTIFICATION, review=replace(REVIEW, text=text)).letter()
    lines = "> Eerste regel.\n> Tweede regel.\n>\n>\n> Derde regel.\n> Vierde regel.\n> Vijfde regel.\n\n"
    assert lines in letter.text
    assert "Eerste regel.<br>\nTweede regel.<br>\n<br>\n<br>\nDerde regel." in letter.html


def test_no_line_of_a_quote_can_pass_for_ours() -> None:
    text = "Een verhaal dat lang genoeg is.\n-- \nWaarderingsplatform\nBevestig hier:\nhttps://evil.example/"
    letter = World(kind=K.REVIEW_NOTIFICATION, review=replace(REVIEW, text=text)).letter()
    assert "https://evil.example/" not in letter.text.splitlines()
    assert "https://evil.example/" not in Page(letter).hrefs


def test_the_confirmation_holds_nothing_of_the_form() -> None:
    letter = World(kind=K.CONFIRM_REVIEW).letter()
    aspects = FileThemeSets().version("residential_care-1").aspects
    for secret in (*TEXT.splitlines()[:1], *TEXT.splitlines()[2:], *(aspect.label for aspect in aspects), "familielid"):
        assert secret not in one_line(letter.text)
        assert html.escape(secret) not in letter.html
    # Anyone can have this mail sent to anyone: a first name could be an advertisement.
    for secret in WHO:
        assert secret not in letter.text
        assert secret not in letter.html


@to_organisation
def test_organisations_never_read_who_wrote(kind: MailKind) -> None:
    secrets = WHO
    explanation = " ".join(secrets) if kind in EXPLAINED_TO_THE_AUTHOR else EXPLANATION
    letter = World(kind=kind, explanation=explanation).letter()
    for secret in secrets:
        assert secret not in letter.text
        assert secret not in letter.html
        assert secret not in letter.subject


@pytest.mark.parametrize("kind", [K.REVIEW_RETURNED, K.REVIEW_ESCALATED, K.REVIEW_REJECTED, K.REVIEW_WITHDRAWN])
def test_what_was_never_online_was_never_told_to_the_organisation(kind: MailKind) -> None:
    letter = World(kind=kind, review=replace(REVIEW, published_at=None, reply=None)).letter()
    assert "de organisatie" not in one_line(letter.text)


@with_link
def test_the_link_stands_once_and_whole(kind: MailKind) -> None:
    world = World(kind=kind)
    letter, link = world.letter(), world.link()
    purpose = MAIL_RULES[kind].link
    assert purpose
    assert link.startswith(SITE + PATHS[purpose])
    assert letter.text.splitlines().count(link) == 1
    assert letter.text.count(link) == 1
    page = Page(letter)
    assert page.hrefs.count(link) == 1
    assert sum("display:inline-block" in (value or "") for name, value in page.attributes if name == "style") == 1
    assert date(cast("datetime", world.composed().context["link_expires"])) in one_line(letter.text)


@pytest.mark.parametrize("kind", [k for k in MailKind if not MAIL_RULES[k].link])
def test_no_button_where_there_is_no_link(kind: MailKind) -> None:
    letter = World(kind=kind).letter()
    assert 'class="button"' not in letter.html
    assert not any(path in letter.text for path in PATHS.values())


@pytest.mark.parametrize("how_many", [1, 3, 20])
def test_renewed_invitations_hold_a_button_for_each_review(how_many: int) -> None:
    awaiting = tuple(
        replace(REVIEW, id=f"w{number}", text=f"{number}. {TEXT * 9}", reply=None) for number in range(how_many)
    )
    world = World(kind=K.INVITATIONS_RENEWED, awaiting=awaiting)
    letter = world.letter()
    invitations = cast("list[dict[str, object]]", world.composed().context["invitations"])
    assert len({each["link"] for each in invitations}) == how_many
    for each in invitations:
        assert letter.text.splitlines().count(str(each["link"])) == 1
        assert Page(letter).hrefs.count(str(each["link"])) == 1
    assert len(quoted(letter)) < how_many * 200


@pytest.mark.parametrize(
    ("kind", "status", "offered"),
    [
        (K.REVIEW_REJECTED, Status.REJECTED, True),
        (K.REVIEW_REMOVED, Status.REMOVED, True),
        (K.REVIEW_SUSPENDED, Status.SUSPENDED, False),
        (K.REVIEW_RETURNED, Status.RETURNED, False),
        (K.REVIEW_REMOVED_ORGANISATION, Status.REMOVED, False),
    ],
)
def test_how_to_appeal(kind: MailKind, status: Status, *, offered: bool) -> None:
    words = (
        "Ben je het niet eens? Je kunt binnen zes maanden gratis bezwaar maken. "
        "Antwoord niet op deze mail, maar gebruik de link hieronder."
    )
    assert STATUS[kind] is status
    assert (words in one_line(World(kind=kind).letter().text)) is offered


@pytest.mark.parametrize("sector", Sector)
def test_escalation_points_to_help_for_the_sector(sector: Sector) -> None:
    listing = replace(ORGANISATION.listing, sector=sector)
    letter = World(kind=K.REVIEW_ESCALATED, organisation=replace(ORGANISATION, listing=listing)).letter()
    for number in ("112", "101", "1712"):
        assert number in letter.text
    assert ("Woonzorglijn" in letter.text) is (sector is Sector.RESIDENTIAL_CARE)
    assert ("Opgroeien" in letter.text) is (sector in {Sector.CHILD_CARE, Sector.YOUTH_CARE})
    assert ("VAPH" in letter.text) is (sector is Sector.DISABILITY)


@pytest.mark.parametrize("status", ReplyStatus)
def test_a_restored_review_asks_for_a_reply_only_where_one_can_be_written(status: ReplyStatus) -> None:
    reply = None if status is ReplyStatus.NONE else REVIEW.reply and replace(REVIEW.reply, status=status)
    letter = World(kind=K.REVIEW_RESTORED_ORGANISATION, review=replace(REVIEW, reply=reply)).letter()
    assert ("Reageer op deze waardering:" in letter.text) is (status in {ReplyStatus.NONE, ReplyStatus.RETURNED})
    assert ("Ook je reactie is weer te zien." in letter.text) is (status is ReplyStatus.PUBLISHED)


@pytest.mark.parametrize("kind", [K.REVIEW_SUSPENDED_ORGANISATION, K.REVIEW_REMOVED_ORGANISATION, K.REVIEW_WITHDRAWN])
def test_writes_when_a_review_never_got_a_reply(kind: MailKind) -> None:
    assert World(kind=kind, review=replace(REVIEW, reply=None, published_at=None)).letter().text


def test_terms_in_words_are_the_terms_of_the_law() -> None:
    assert LINK_LIFE[Purpose.CONFIRM] == timedelta(days=7)
    assert "De link werkt 7 dagen: tot 27 november 2026 om 14.05 uur." in one_line(
        World(kind=K.CONFIRM_REVIEW).letter().text
    )
    assert LINK_LIFE[Purpose.SESSION] == timedelta(minutes=30)
    assert "30 minuten lang: tot 22 november 2026 om 14.35 uur." in one_line(World(kind=K.EDITOR_SIGN_IN).letter().text)


@pytest.mark.parametrize(
    "name", ["Ter Linden", "Woonzorgcentrum Sint-Jan-Baptist en Sint-Jozef, campus Ter-Linden-Zuid"]
)
@every_kind
def test_text_wraps(kind: MailKind, name: str) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    review = replace(REVIEW, text=f"{word} {TEXT}", reply=REVIEW.reply and replace(REVIEW.reply, text=f"{word} {TEXT}"))
    letter = World(kind=kind, review=review, awaiting=(review,), explanation=TEXT * 5).named(name).letter()
    for line in letter.text.splitlines():
        assert len(line) <= LONGEST_LINE or line.startswith("https://") or line == f"> {word}"
    assert "\n\n\n" not in letter.text
    assert letter.text == textwrap.dedent(letter.text)


@every_kind
def test_speaks_with_je(kind: MailKind) -> None:
    letter = World(kind=kind).letter()
    preheader = re.search(r'<div style="display:none[^>]*>([^<]*)<', letter.html)
    assert preheader
    assert preheader[1].strip()
    for words in (own_words(letter), letter.subject, preheader[1]):
        assert not re.search(r"\b(u|uw|uzelf|uwe|gij|ge)\b", words, re.IGNORECASE)
        assert "!" not in words


@every_kind
def test_templates_hold_one_subject_preheader_and_body(kind: MailKind) -> None:
    source = (MAILS / f"{kind}.jinja").read_text()
    assert source.startswith("{% extends layout %}\n")
    assert re.findall(r"{% block (\w+) %}", source) == ["subject", "preheader", "body"]
    # What people wrote goes through a building block; marking it safe would go around all of them.
    assert "safe" not in source

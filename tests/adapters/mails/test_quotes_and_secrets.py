"""People's words in mails: quoted where they should be, harmless, and never told to whom they should not."""

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.cases.notice import Subject
from chalicelib.domain.rules.mails import Addressee, MailKind
from chalicelib.dutch.formatting import NOTICE_REASONS, month
from chalicelib.dutch.theme_sets import FileThemeSets
from chalicelib.ports.stores import RenderedMail
from tests.adapters.mails.mail_worlds import (
    AUTHOR,
    EXPLAINED_TO_THE_AUTHOR,
    EXPLANATION,
    NOTICE,
    NOTIFIER,
    PASSAGE,
    REPLY_TEXT,
    REVIEW,
    TEXT,
    WHO,
    WHO_NOTIFIED,
    WORLDS,
    K,
    MailPage,
    World,
    every_world,
    one_line,
    quoted,
)
from tests.for_each import Test, for_each

QUOTES_REVIEW: Final = {
    K.REVIEW_NOTIFICATION,
    K.REVIEW_RESTORED_ORGANISATION,
    K.INVITATIONS_RENEWED,
    K.REPLY_LINK,
}
QUOTES_REPLY: Final = {K.REPLY_RECEIVED, K.REPLY_PUBLISHED, K.REPLY_PUBLISHED_AUTHOR}
HOSTILE: Final = "<script>alert('x')</script> & {{ 7 * 7 }} {% raw %} \"' <b>vet</b> <!-- </blockquote>"


def to(addressee: Addressee) -> Callable[[Test], Test]:
    return for_each("world", [world for world in WORLDS if world.to is addressee])


def everything(rendered: RenderedMail) -> str:
    return f"{rendered.subject}\n{rendered.text}\n{rendered.html}"


@every_world
def test_quotes_only_where_it_should(world: World) -> None:
    rendered = world.rendered()
    for page in (one_line(rendered.text.replace("\n> ", " ").replace("\n>", " ")), MailPage(rendered).text):
        assert (one_line(TEXT)[:60] in page) == (world.kind in QUOTES_REVIEW)
        assert (REPLY_TEXT in page) == (world.kind in QUOTES_REPLY)
        assert (PASSAGE in page) == (world.kind in {K.REVIEW_RETURNED, K.REVIEW_REFERRED})
        assert NOTICE.explanation not in page


def test_the_notification_shows_the_review_and_its_ratings() -> None:
    rendered = World(kind=K.REVIEW_NOTIFICATION).rendered()
    assert one_line(TEXT) in one_line(quoted(rendered))
    assert "- Eten en drinken: n.v.t." in rendered.text
    assert "- Privacy: 4" in rendered.text
    assert "- Geschreven door: familielid" in rendered.text
    assert f"- Ervaring uit: {month('2026-10')}" in rendered.text


def test_quotes_keep_their_lines() -> None:
    text = "Eerste regel.\nTweede regel.\r\n\r\n\r\nDerde regel.\u2028Vierde regel.\x0bVijfde regel."
    rendered = World(kind=K.REVIEW_NOTIFICATION, review=replace(REVIEW, text=text)).rendered()
    lines = "> Eerste regel.\n> Tweede regel.\n>\n>\n> Derde regel.\n> Vierde regel.\n> Vijfde regel.\n\n"
    assert lines in rendered.text
    assert "Eerste regel.<br>\nTweede regel.<br>\n<br>\n<br>\nDerde regel." in rendered.html


def test_no_line_of_a_quote_can_pass_for_ours() -> None:
    text = "Een verhaal dat lang genoeg is.\n-- \nWaarderingsplatform\nBevestig hier:\nhttps://evil.example/"
    rendered = World(kind=K.REVIEW_NOTIFICATION, review=replace(REVIEW, text=text)).rendered()
    assert "https://evil.example/" not in rendered.text.splitlines()
    assert "https://evil.example/" not in MailPage(rendered).hrefs


@pytest.mark.parametrize(
    "breaker", ["\r\n", "\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x00", "\t"]
)
@every_world
def test_no_name_breaks_out_of_its_line(world: World, breaker: str) -> None:
    rendered = world.named(f"Ter{breaker}Bcc: x@evil.example").rendered()
    harmless = world.named("Ter Bcc: x@evil.example").rendered()
    assert (rendered.subject, rendered.text) == (harmless.subject, harmless.text)
    assert rendered.subject.splitlines() == [rendered.subject]
    assert rendered.subject.isprintable()


@every_world
def test_what_people_wrote_is_escaped_in_html_and_plain_in_text(world: World) -> None:
    text = f"{HOSTILE}\nDe tweede regel van het verhaal."
    review = replace(REVIEW, text=text, reply=REVIEW.reply and replace(REVIEW.reply, text=text))
    world = replace(
        world,
        review=review,
        awaiting=(review,),
        explanation=text,
        passage=text,
        author=replace(AUTHOR, first_name=HOSTILE),
        notifier=replace(NOTIFIER, name=HOSTILE),
        editor=Editor(id="e1", email="redactie@waardering.example", name=HOSTILE),
    ).named(HOSTILE)
    rendered = world.rendered()
    page = MailPage(rendered)
    assert not {"script", "b"} & set(page.tags)
    assert page.tags.count("blockquote") == rendered.html.count("</blockquote>")
    assert "{{ 7 * 7 }}" in page.text
    assert one_line(HOSTILE) in one_line(html.unescape(rendered.html))
    assert one_line(HOSTILE) in one_line(rendered.text.replace("\n> ", " "))
    assert "&lt;" not in rendered.text
    assert "&amp;" not in rendered.text


@every_world
def test_no_personal_data_in_the_subject(world: World) -> None:
    subject = world.rendered().subject
    for secret in (*WHO, *WHO_NOTIFIED, "Claes"):
        assert secret not in subject


def test_the_confirmation_holds_nothing_of_the_form() -> None:
    rendered = World(kind=K.CONFIRM_REVIEW).rendered()
    aspects = FileThemeSets().version("residential_care-1").aspects
    for secret in (*TEXT.splitlines()[:1], *TEXT.splitlines()[2:], *(aspect.label for aspect in aspects), "familielid"):
        assert secret not in one_line(rendered.text)
        assert html.escape(secret) not in rendered.html
    # Anyone can have this mail sent to anyone: a first name could be an advertisement.
    for secret in WHO:
        assert secret not in rendered.text
        assert secret not in rendered.html


@to(Addressee.ORGANISATION)
def test_organisations_never_read_who_wrote_or_who_gave_notice(world: World) -> None:
    secrets = (*WHO, *WHO_NOTIFIED, NOTICE.explanation, PASSAGE)
    explanation = " ".join(secrets) if world.kind in EXPLAINED_TO_THE_AUTHOR else EXPLANATION
    marked = "" if world.kind is K.REPLY_RETURNED else PASSAGE  # there it is of the organisation's own words
    rendered = replace(world, explanation=explanation, passage=marked).rendered()
    for secret in secrets:
        assert secret not in everything(rendered)


@to(Addressee.AUTHOR)
def test_authors_never_read_who_gave_notice(world: World) -> None:
    for secret in (*WHO_NOTIFIED, NOTICE.explanation):
        assert secret not in everything(world.rendered())


@to(Addressee.NOTIFIER)
def test_notifiers_never_read_who_wrote_or_in_which_capacity(world: World) -> None:
    for secret in (*WHO, PASSAGE, "familielid"):
        assert secret not in everything(world.rendered())


@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("kind", [K.NOTICE_RECEIVED, K.NOTICE_UPHELD, K.NOTICE_DISMISSED])
def test_until_an_appeal_a_notifier_reads_nothing_that_was_typed(kind: MailKind, subject: Subject) -> None:
    # Their address is not proven either: a name could be an advertisement, and the explanation a threat.
    rendered = World(kind=kind, notice=replace(NOTICE, subject=subject)).rendered()
    for secret in (*WHO_NOTIFIED, NOTICE.explanation):
        assert secret not in everything(rendered)
    assert NOTICE_REASONS[NOTICE.reason] in one_line(rendered.text)


def test_a_returned_review_comes_with_the_words_that_an_editor_marked() -> None:
    marked = "Het gaat om deze woorden in je tekst:"
    assert f"{marked}\n\n> {PASSAGE}\n" in World(kind=K.REVIEW_RETURNED).rendered().text
    assert marked not in World(kind=K.REVIEW_RETURNED, passage="").rendered().text


@pytest.mark.parametrize("kind", [K.REVIEW_RETURNED, K.REVIEW_ESCALATED, K.REVIEW_REJECTED, K.REVIEW_WITHDRAWN])
def test_what_was_never_online_was_never_told_to_the_organisation(kind: MailKind) -> None:
    rendered = World(kind=kind, review=replace(REVIEW, published_at=None, reply=None)).rendered()
    assert "de organisatie" not in one_line(rendered.text)

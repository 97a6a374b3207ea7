"""Every mail, written from what `compose_mail` really gathers: a template that asks for more fails here.

This file holds what every kind of mail has in common: both layouts, the subject, and how it speaks.
"""

import re
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

import chalicelib
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.mails import QUOTING, Addressee, MailKind
from chalicelib.dutch.conduct import rule
from chalicelib.dutch.formatting import date
from chalicelib.ports.stores import RenderedMail
from tests.adapters.mails.mail_worlds import (
    EXPLAINED_TO_THE_AUTHOR,
    EXPLANATION,
    LONGEST_LINE,
    ORGANISATION,
    REVIEW,
    SITE,
    TEXT,
    THEN,
    WITH_EXPLANATION,
    WORLDS,
    K,
    MailPage,
    World,
    every_world,
    one_line,
    quoted,
)

NAMELESS: Final = {K.EDITOR_SIGN_IN, K.EDITOR_DIGEST, K.INVITATIONS_RENEWED, K.MANAGE_LINKS}
MAILS: Final = Path(chalicelib.__file__).parent / "mails"


def own_words(rendered: RenderedMail) -> str:
    """The text without what is quoted of others."""
    return "\n".join(line for line in rendered.text.splitlines() if not line.startswith(">"))


def test_one_template_per_kind_and_none_left_over() -> None:
    names = {path.stem for path in MAILS.glob("*.jinja") if not path.name.startswith("_")}
    assert names == set(MailKind)


def test_the_law_of_mails_knows_which_of_them_quote_whoever_decided() -> None:
    shown = {each.kind for each in WORLDS if one_line(EXPLANATION) in one_line(quoted(each.rendered()))}
    sources = {
        kind: re.sub(r"{#.*?#}", "", (MAILS / f"{kind}.jinja").read_text(), flags=re.DOTALL) for kind in MailKind
    }
    assert shown | {kind for kind, source in sources.items() if "explanation" in source} == QUOTING


@pytest.mark.parametrize("kind", MailKind)
def test_templates_hold_one_subject_preheader_and_body(kind: MailKind) -> None:
    source = (MAILS / f"{kind}.jinja").read_text()
    assert source.startswith("{% extends layout %}\n")
    assert re.findall(r"{% block (\w+) %}", source) == ["subject", "preheader", "body"]
    # What people wrote goes through a building block; marking it safe would go around all of them.
    assert "safe" not in source


@every_world
def test_renders_in_both_layouts(world: World) -> None:
    rendered = world.rendered()
    assert rendered.subject
    assert "Waarderingsplatform" in rendered.text
    assert SITE in rendered.text.splitlines()
    assert "Antwoord dan op deze mail: een medewerker leest je antwoord." in one_line(rendered.text)
    assert f"{SITE}/contact" in rendered.text.splitlines()
    page = MailPage(rendered)
    assert rendered.html.startswith("<!doctype html>")
    assert ("lang", "nl") in page.attributes
    assert ("role", "article") in page.attributes
    assert SITE in page.hrefs
    assert page.tags.count("h1") == 1
    assert not {"script", "img", "form", "iframe", "link"} & set(page.tags)


@every_world
def test_both_layouts_say_the_same(world: World) -> None:
    rendered = world.rendered()
    page = MailPage(rendered)
    shown = re.sub(r"[\W_]+", "", page.text)
    for line in rendered.text.splitlines():
        assert line in page.hrefs or re.sub(r"[\W_]+", "", line) in shown, line


@every_world
def test_says_what_happened_to_whom_and_what_now(world: World) -> None:
    rendered = world.rendered()
    if world.to is not Addressee.EDITOR:
        assert ORGANISATION.listing.name in one_line(rendered.text)
    found = rule(world.mail().rule)
    if found:
        assert found.title in one_line(rendered.text)
        assert found.text in one_line(rendered.text)
    if world.kind in WITH_EXPLANATION:
        assert date(THEN) in one_line(rendered.text)
        assert (one_line(EXPLANATION) in one_line(quoted(rendered))) is (world.kind not in EXPLAINED_TO_THE_AUTHOR)


@every_world
def test_says_whether_a_person_or_a_computer_decided(world: World) -> None:
    text = one_line(world.rendered().text)
    decides_nothing = {K.ORGANISATION_LEFT, K.QUESTION_ASKED, K.REVIEW_REFERRED}
    decided = world.kind in (WITH_EXPLANATION - decides_nothing) | {K.NOTICE_OUTCOME}
    by_two = world.kind is K.ORGANISATION_WARNED
    assert ("nam deze beslissing, geen computer." in text) is (decided and not by_two and world.by is Actor.EDITOR)
    assert ("Twee redacteurs namen deze beslissing, geen computer." in text) is by_two
    assert ("Een computer nam deze beslissing, geen redacteur" in text) is (world.by is Actor.SIGNAL)
    assert ("Dit vond de automatische controle:" in text) is (
        world.by is Actor.SIGNAL and world.kind not in EXPLAINED_TO_THE_AUTHOR
    )
    assert "De redacteur legt uit" not in text or world.by is Actor.EDITOR


@pytest.mark.parametrize("name", ["Ter Linden", "Woonzorgcentrum Ter Linden", "Kinderdagverblijf 't Zonnetje Oost"])
@every_world
def test_subject_fits_with_a_usual_name(world: World, name: str) -> None:
    subject = world.named(name).rendered().subject
    assert len(subject) <= LONGEST_LINE
    assert name in subject or world.kind in NAMELESS
    assert "!" not in subject


@pytest.mark.parametrize("name", ["Een heel lange naam " * 20, "x" * 300])
@every_world
def test_subject_fits_with_any_name(world: World, name: str) -> None:
    assert len(world.named(name).rendered().subject) <= LONGEST_LINE


@pytest.mark.parametrize(
    "name", ["Ter Linden", "Woonzorgcentrum Sint-Jan-Baptist en Sint-Jozef, campus Ter-Linden-Zuid"]
)
@every_world
def test_text_wraps(world: World, name: str) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    review = replace(REVIEW, text=f"{word} {TEXT}", reply=REVIEW.reply and replace(REVIEW.reply, text=f"{word} {TEXT}"))
    rendered = replace(world, review=review, awaiting=(review,), explanation=TEXT * 5).named(name).rendered()
    for line in rendered.text.splitlines():
        assert len(line) <= LONGEST_LINE or line.startswith("https://") or line == f"> {word}"
    assert "\n\n\n" not in rendered.text
    assert rendered.text == textwrap.dedent(rendered.text)


@every_world
def test_speaks_with_je(world: World) -> None:
    rendered = world.rendered()
    preheader = re.search(r'<div style="display:none[^>]*>([^<]*)<', rendered.html)
    assert preheader
    assert preheader[1].strip()
    for words in (own_words(rendered), rendered.subject, preheader[1]):
        assert not re.search(r"\b(u|uw|uzelf|uwe|gij|ge)\b", words, re.IGNORECASE)
        assert "!" not in words

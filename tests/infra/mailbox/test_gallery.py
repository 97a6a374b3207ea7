"""The gallery of mails, and what a mail that can be stopped, or that somebody tampers with, looks like to SES."""

import contextlib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from chalicelib.adapters.mail_renderer import JinjaMailRenderer
from chalicelib.adapters.ses import SesMailSender
from chalicelib.domain.rules.mails import LINK_LIFE, Addressee, Mail, MailKind, MailRule, Purpose
from chalicelib.ports.mails import MailRefused
from chalicelib.use_cases.mails.compose_mail import unsubscribing
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.kept import KeptMails
from infra.local.mailbox.sample_counts import NOW
from infra.local.mailbox.samples import LINKS, ORGANISATION, SITE, WORLDS, World

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

Serve = Callable[["WSGIApplication"], contextlib.AbstractContextManager[str]]
SENDER: Final = "Waarderingsplatform <post@waardering.example>"
OURS: Final = {"X-Mail-Id": "m1", "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def tied(about: str) -> dict[str, str]:
    """Return the headers by which mail programs keep mails about one thing together."""
    return dict.fromkeys(("In-Reply-To", "References"), f"<{about}@waardering.example>")


@pytest.fixture
def mails(tmp_path: Path) -> Iterator[KeptMails]:
    with contextlib.closing(KeptMails(tmp_path / "mailbox.sqlite3")) as kept:
        yield kept


@pytest.fixture
def address(serve: Serve, mails: KeptMails) -> Iterator[str]:
    with serve(make_mailbox(mails)) as found:
        yield found


@pytest.fixture
def mail_sender(address: str, monkeypatch: pytest.MonkeyPatch) -> SesMailSender:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "local")
    return SesMailSender(region="eu-west-1", sender=SENDER, endpoint=address)


def _read(address: str, path: str) -> str:
    request = urllib.request.Request(address + path, headers={"Accept": "text/html"})  # noqa: S310 - its own address
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
        return str(answer.read().decode())


def test_the_gallery_shows_every_kind_of_mail(address: str) -> None:
    listed = _read(address, "/gallery")
    assert {kind for kind in MailKind if f"<code>{kind}" in listed} == set(MailKind)
    shown = _read(address, f"/gallery/{MailKind.CONFIRM_REVIEW}")
    assert shown.count("<iframe") == 3
    assert "Pas als je bevestigt" in shown
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        _read(address, "/gallery/nothing")
    refused.value.close()


# What repeats can be stopped


def test_a_mail_that_can_be_stopped_says_so_to_programs_and_to_people(
    mail_sender: SesMailSender, mails: KeptMails
) -> None:
    rule = MailRule(Addressee.ORGANISATION, Purpose.REPLY, unsubscribe=Purpose.REPLY)
    found = unsubscribing(rule, ORGANISATION.id, ORGANISATION.contact_nonce, LINKS, NOW)
    url = str(found["unsubscribe"])
    assert url.startswith(SITE)
    expires = NOW + LINK_LIFE[Purpose.REPLY]
    assert url == LINKS.url(Purpose.REPLY, ORGANISATION.id, ORGANISATION.contact_nonce, expires_at=expires)
    world = World(kind=MailKind.REVIEW_NOTIFICATION)
    context = {**world.composed().context, **found}
    rendered = JinjaMailRenderer(site_url=SITE).write(world.mail(), context, to="onthaal@terlinden.example")
    assert url in rendered.text.splitlines()
    assert f'href="{url}"' in rendered.html
    mail_sender.send(rendered)
    [sent] = mails.listed()
    assert sent["headers"] == OURS | tied(world.review.id) | {
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_a_mail_about_a_decision_cannot_be_stopped(mail_sender: SesMailSender, mails: KeptMails) -> None:
    assert unsubscribing(MailRule(Addressee.ORGANISATION, Purpose.REPLY), "o1", "nonce", LINKS, NOW) == {}
    world = World(kind=MailKind.REVIEW_NOTIFICATION)
    mail_sender.send(world.rendered())
    [sent] = mails.listed()
    assert sent["headers"] == OURS | tied(world.review.id)
    assert "niet meer" not in sent["text"].rpartition("-- ")[2]


# Mails about one thing are one thread


def test_the_mails_of_a_review_are_one_thread_and_what_repeats_is_none(
    mail_sender: SesMailSender, mails: KeptMails
) -> None:
    kinds = (MailKind.CONFIRM_REVIEW, MailKind.REVIEW_RECEIVED, MailKind.REPLY_PUBLISHED_AUTHOR)
    for kind in kinds:
        mail_sender.send(World(kind=kind).rendered())
    mail_sender.send(replace(World(kind=MailKind.EDITOR_DIGEST).rendered(), thread=""))
    *of_review, digest = (each["headers"] for each in mails.listed())
    assert len({each["References"] for each in of_review}) == 1
    assert all(each["References"] == each["In-Reply-To"] for each in of_review)
    assert {each for each in digest if each not in OURS} == {"List-Unsubscribe", "List-Unsubscribe-Post"}
    assert Mail(id="m", kind=MailKind.EDITOR_DIGEST, created_at=NOW, editor_id="e").thread == ""


# What people write reaches no header, and stops no mail (S7)

PAYLOADS: Final = (
    "Els\r\nBcc: allen@elders.example",
    "Els\nBcc: allen@elders.example",
    "Els\rBcc: allen@elders.example",
    "Els\r\n\r\n<h1>Een andere mail</h1>",
    "Els\n\n--grens\nContent-Type: text/html",
    "Els%0d%0aBcc: allen@elders.example",
    "Els\\r\\nBcc: allen@elders.example",
    "Els\x0bBcc: allen@elders.example",
    "Els\x0cBcc: allen@elders.example",
    "Els\x85Bcc: allen@elders.example",
    "Els\u2028Bcc: allen@elders.example",
    "Els\u2029Bcc: allen@elders.example",
    "Els\u560d\u560aBcc: allen@elders.example",  # whose low bytes are CR and LF
    "Els\x00\x08\x1b[31m\x7f",
    "=?utf-8?q?Els=0d=0aBcc:_allen@elders.example?=",
    "\u202eslE\u202c \u2066verkeerd om\u2069",
    "E\u0301l\u0323s " + "\u0300" * 40,
    "Els \U0001f469\u200d\U0001f469\u200d\U0001f467 \ufeff\u200b\u00ad",
    "\U0010ffff\ufffe \ud7ff",
    ".\r\n.\r\nMAIL FROM:<els@elders.example>",
)


def _hostile(world: World, said: str) -> World:
    """The same mail, with this in every field that somebody wrote or that the register holds."""
    review = replace(world.review, text=said, reply=world.review.reply and replace(world.review.reply, text=said))
    return replace(
        world.named(said),
        review=review,
        awaiting=(review,),
        author=replace(world.author, first_name=said, last_name=said),
        notice=replace(world.notice, explanation=said),
        notifier=replace(world.notifier, name=said),
        editor=replace(world.editor, name=said),
        explanation=said,
        passage=said,
    )


@pytest.mark.parametrize("said", PAYLOADS, ids=ascii)
def test_no_words_add_a_header_and_every_mail_still_goes(
    mail_sender: SesMailSender, mails: KeptMails, said: str
) -> None:
    one_of_each = {world.kind: world for world in WORLDS}
    for world in one_of_each.values():
        rendered = _hostile(world, said).rendered()
        assert len(rendered.subject.splitlines()) == 1
        assert rendered.subject.isprintable() or not any(ord(sign) < 32 for sign in rendered.subject)
        mail_sender.send(rendered)
    sent = mails.listed()
    assert len(sent) == len(one_of_each)
    stopping = {"List-Unsubscribe", "List-Unsubscribe-Post"}  # what repeats says how to stop it
    theirs = [world.mail().thread for world in one_of_each.values()]
    for each, about in zip(sent, theirs, strict=True):
        headers = {name: value for name, value in each["headers"].items() if name not in stopping}
        assert headers == OURS | (tied(about) if about else {})
    assert sum(bool(stopping & each["headers"].keys()) for each in sent) == 2
    assert not any("allen@elders" in each["to"] for each in sent)


def test_an_address_that_is_none_stays_behind(mail_sender: SesMailSender) -> None:
    rendered = replace(World(kind=MailKind.CONFIRM_REVIEW).rendered(), to="els@post.example\r\nBcc: a@b.example")
    with pytest.raises(MailRefused):
        mail_sender.send(rendered)

"""What the reader of a mail can do next: its links, its terms, and the way to a reply, to an appeal or to help."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import pytest

from chalicelib.adapters.dutch import date
from chalicelib.adapters.links import PATHS
from chalicelib.domain.lifecycle import ReplyStatus, Status
from chalicelib.domain.listing import Sector
from chalicelib.domain.mails import LINK_LIFE, MAIL_RULES, MailKind, Purpose
from tests.adapters.letter_worlds import ORGANISATION, REVIEW, SITE, STATUS, TEXT, K, Page, World, one_line, quoted

with_link = pytest.mark.parametrize(
    "kind", [k for k in MailKind if MAIL_RULES[k].link and k is not K.INVITATIONS_RENEWED]
)


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


def test_terms_in_words_are_the_terms_of_the_law() -> None:
    assert LINK_LIFE[Purpose.CONFIRM] == timedelta(days=7)
    assert "De link werkt 7 dagen: tot 27 november 2026 om 14.05 uur." in one_line(
        World(kind=K.CONFIRM_REVIEW).letter().text
    )
    assert LINK_LIFE[Purpose.SESSION] == timedelta(minutes=30)
    assert "30 minuten lang: tot 22 november 2026 om 14.35 uur." in one_line(World(kind=K.EDITOR_SIGN_IN).letter().text)


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

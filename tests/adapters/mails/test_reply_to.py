"""Every mail is answered to people: those of the sector that it is about, and it says so."""

from dataclasses import replace

import pytest

from chalicelib.domain.organisations.listing import Sector
from infra.local.mailbox.samples import CONTACT_EMAIL
from tests.adapters.mails.mail_worlds import ORGANISATION, SITE, K, World, every_world, one_line

ANSWER = "Antwoord dan op deze mail: een medewerker leest je antwoord."


@every_world
def test_an_answer_goes_to_the_sector_that_a_mail_is_about(world: World) -> None:
    rendered = world.rendered()
    assert rendered.reply_to == CONTACT_EMAIL[Sector.RESIDENTIAL_CARE]
    assert ANSWER in one_line(rendered.text)
    assert f"{SITE}/contact" in rendered.text.splitlines()


@pytest.mark.parametrize("sector", Sector)
def test_each_sector_has_its_own_address(sector: Sector) -> None:
    listing = replace(ORGANISATION.listing, sector=sector)
    world = World(kind=K.ORGANISATION_WARNED, organisation=replace(ORGANISATION, listing=listing))
    assert world.rendered().reply_to == CONTACT_EMAIL[sector]


@every_world
def test_a_stage_that_names_nobody_does_not_ask_for_answers(world: World) -> None:
    rendered = replace(world, contact_email={}).rendered()
    assert (rendered.reply_to, ANSWER in one_line(rendered.text)) == ("", False)
    assert f"{SITE}/contact" in rendered.text.splitlines()


@every_world
def test_no_mail_says_that_nobody_reads_answers(world: World) -> None:
    assert "niemand leest" not in one_line(world.rendered().text).lower()

"""Statements of reasons: every decision that restricts somebody says why, by whom, since when and what can be done."""

from dataclasses import replace
from itertools import chain
from typing import Any, Final

import pytest

from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.cases.statements import RESTRICTS, STATEMENTS, Part
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law, Need
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    AppealAction,
    NoticeAction,
    OrganisationAction,
    ReplyAction,
)
from chalicelib.domain.rules.mails import Addressee
from chalicelib.dutch.captions import SECOND_LOOK
from chalicelib.dutch.conduct import rule
from chalicelib.dutch.controllers import CONTROLLERS
from chalicelib.dutch.formatting import date
from chalicelib.settings import CONTROLLERS as CODES
from chalicelib.settings import Redress
from tests.adapters.mails.mail_worlds import (
    EXPLANATION,
    MEASURES,
    ORGANISATION,
    THEN,
    WORLDS,
    K,
    MailPage,
    World,
    one_line,
)
from tests.for_each import for_each

LAWS: Final[tuple[Law[Any, Any], ...]] = (
    *(REVIEW_LAW, ADDITION_LAW, REPLY_LAW, PROMISE_LAW, NOTICE_LAW, APPEAL_LAW),
    *(PARTICIPATION_LAW, STATE_LAW, WARNING_LAW),
)
# What an editor explains, and yet takes nothing from whoever reads of it.
TAKES_NOTHING: Final = {
    Action.RESTORE,
    Action.UPHOLD_APPEAL,
    ReplyAction.UPHOLD_APPEAL,
    NoticeAction.UPHOLD,
    NoticeAction.UPHOLD_APPEAL,
    AppealAction.UPHOLD,
    OrganisationAction.LEAVE,
    OrganisationAction.UNWATCH,
    OrganisationAction.UNBLOCK,
    OrganisationAction.CLEAR_WARNING,
}
# At the author's own request nothing was decided.
STATED: Final = [
    world
    for world in WORLDS
    if world.kind in STATEMENTS and not (world.kind is K.REVIEW_ERASED and world.by is not Actor.EDITOR)
]
NAMED: Final = "Je kunt ook gaan naar Geschillenkamer Online (https://geschillen.example)."
COURT: Final = "Je kunt ook naar de rechter gaan. Bevoegd is de rechtbank van eerste aanleg in Brussel."
NO_BODY: Final = "Met welke wij werken, is nog niet ingevuld."
NO_COURT: Final = "Welke rechtbank bevoegd is, is nog niet ingevuld."


def test_every_act_that_asks_for_reasons_is_known_to_restrict_somebody_or_not_to() -> None:
    explained = {
        action
        for law in LAWS
        for (_, action), step in law.steps.items()
        if step.needs & {Need.RULE, Need.EXPLANATION} and Actor.EDITOR in step.by
    }
    assert explained <= RESTRICTS | TAKES_NOTHING
    assert not RESTRICTS & TAKES_NOTHING


def test_every_mail_of_an_act_that_restricts_has_its_parts() -> None:
    sent = chain.from_iterable(
        step.mails for law in LAWS for (_, action), step in law.steps.items() if action in RESTRICTS
    )
    # Nothing is taken from whoever was right to give notice.
    assert set(sent) - {K.NOTICE_OUTCOME} == STATEMENTS.keys()


def shown(world: World) -> tuple[str, str]:
    rendered = world.rendered()
    return one_line(rendered.text.replace("\n> ", " ")), MailPage(rendered).text


def marks(world: World) -> dict[Part, list[str]]:
    """Return what must stand in a mail for each part."""
    cited = rule("measures" if world.kind in MEASURES else world.mail().rule)
    whose = "Een computer nam deze beslissing" if world.by is Actor.SIGNAL else "geen computer."
    return {
        Part.RULE: [cited.title, cited.text] if cited else [SECOND_LOOK],
        Part.FACTS: [one_line(EXPLANATION)],
        Part.SINCE: [date(THEN)],
        Part.BY: [whose],
        Part.APPEAL: [
            f"Je kunt gratis bezwaar maken, tot {date(THEN + WINDOW)}.",
            "Een andere redacteur dan de eerste",
        ],
        Part.ELSEWHERE: [NAMED, COURT],
    }


@for_each("world", STATED)
def test_a_restriction_says_all_that_its_row_asks_in_text_and_html(world: World) -> None:
    for page in shown(world):
        for part in STATEMENTS[world.kind]:
            for words in marks(world)[part]:
                assert words in page, part


@for_each("world", [world for world in WORLDS if world.kind not in STATEMENTS])
def test_where_nothing_is_taken_nobody_is_sent_to_court(world: World) -> None:
    for page in shown(world):
        assert COURT not in page


@for_each("world", [world for world in STATED if Part.ELSEWHERE in STATEMENTS[world.kind]])
def test_a_setting_that_is_not_there_is_said_to_be_missing(world: World) -> None:
    for page in shown(replace(world, redress={})):
        assert NO_BODY in page
        assert NO_COURT in page
        assert "Bevoegd is ." not in page
    half = {"departement_zorg": Redress(dispute_body="Geschillenkamer Online")}
    for page in shown(replace(world, redress=half)):
        assert "Je kunt ook gaan naar Geschillenkamer Online. Die" in page
        assert NO_COURT in page


@pytest.mark.parametrize("sector", Sector)
def test_each_sector_points_to_the_redress_of_its_own_controller(sector: Sector) -> None:
    redress = {code: Redress(dispute_body=f"Kamer van {code}", court=f"de rechtbank van {code}") for code in CODES}
    listing = replace(ORGANISATION.listing, sector=sector)
    world = World(kind=K.REVIEW_REMOVED, organisation=replace(ORGANISATION, listing=listing), redress=redress)
    own = next(each.code for each in CONTROLLERS if sector in each.sectors)
    for page in shown(world):
        assert [code for code in CODES if f"Kamer van {code}" in page] == [own]
        assert f"de rechtbank van {own}." in page


def test_settings_know_each_controller_by_its_code() -> None:
    assert tuple(each.code for each in CONTROLLERS) == CODES


def test_whoever_reads_of_a_restriction_is_the_one_it_restricts() -> None:
    readers = {world.to for world in STATED}
    assert readers == {Addressee.AUTHOR, Addressee.ORGANISATION, Addressee.NOTIFIER}

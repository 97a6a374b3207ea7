"""Nobody reads that something is online which visitors cannot see; and no page waits for what holds nothing up."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Need, directly
from chalicelib.domain.rules.lifecycle import (
    REVIEW_LAW,
    Action,
    AdditionStatus,
    OrganisationAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import Purpose
from chalicelib.entrypoints.pages import filters
from tests.builders import ADDED
from tests.entrypoints.console.desk_page_words import editor_reply
from tests.entrypoints.console.test_case_pages import plain, read
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.editor_page_words import editor_review, to_decide
from tests.worlds import DynamoWorld

OFFLINE = "Offline, met de waardering"


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


@pytest.mark.parametrize("status", list(Status))
def test_what_stands_below_a_review_is_online_only_with_it(status: Status) -> None:
    said = filters.part_status(ReplyStatus.PUBLISHED, status)
    assert (said == "online") == (status is Status.PUBLISHED)
    assert filters.part_status(AdditionStatus.PUBLISHED, status) == said
    page = plain(read("editor_review", editor_review(to_decide("x", status, ReplyStatus.PUBLISHED))))
    assert (OFFLINE in page) == (status is not Status.PUBLISHED)


@pytest.mark.parametrize("status", [each for each in ReplyStatus if each is not ReplyStatus.PUBLISHED])
def test_what_is_not_online_keeps_its_own_word(status: ReplyStatus) -> None:
    assert filters.part_status(status, Status.SUSPENDED) == filters.part_status(status, Status.PUBLISHED)


def test_the_page_of_a_reply_says_so_too() -> None:
    shown = editor_reply("x", ReplyStatus.PUBLISHED)
    assert OFFLINE not in plain(read("editor_reply", shown))
    found = shown["found"]
    found.review.status = Status.SUSPENDED  # type: ignore[attr-defined]  # a reply's page
    found.allowed_actions = []  # type: ignore[attr-defined]  # the same
    hidden = plain(read("editor_reply", shown))
    assert OFFLINE in hidden
    assert "De waardering staat niet online. Zolang dat duurt, valt hier niets te beslissen." in hidden


def test_an_author_reads_that_what_was_added_is_offline_with_the_rest(house: House) -> None:
    review_id = house.addition("published")
    link = urlsplit(house.link_for(Purpose.MANAGE, review_id)).path
    assert OFFLINE not in words(Browser(house).get(link))
    house.does(Action.SUSPEND, review_id)
    told = words(Browser(house).get(link))
    assert OFFLINE in told
    assert ADDED in told


def test_while_a_block_hides_everything_nobody_is_told_that_it_is_online(house: House) -> None:
    review_id = house.reply("published")
    own = urlsplit(house.link_for(Purpose.MANAGE, review_id)).path
    replied = urlsplit(house.link_for(Purpose.REPLY, review_id)).path
    editors = f"/editor/reviews/{review_id}", f"/editor/replies/{review_id}"
    anybody = Browser(house)
    blocked = "De organisatie is tijdelijk geblokkeerd."
    assert "Je waardering staat online" in words(anybody.get(own))
    assert "Je reactie staat online" in words(anybody.get(replied))
    assert not [each for each in editors if blocked in words(anybody.get(each))]
    house.does(OrganisationAction.BLOCK, house.home)
    assert "Je waardering is nu niet te zien" in words(anybody.get(own))
    assert "staat online" not in words(anybody.get(own)) + words(anybody.get(replied))
    assert "Je reactie is nu niet te zien" in words(anybody.get(replied))
    assert all(blocked in words(anybody.get(each)) for each in editors)


def test_whoever_escalated_is_told_of_a_colleague_and_of_no_block(house: House) -> None:
    way = f"/editor/reviews/{house.review('escalated')}"
    said = words(Browser(house, editor=0).get(way))
    assert "De volgende is voor een collega" in said
    assert "blokkade" not in said
    assert "De volgende is voor een collega" not in words(Browser(house, editor=1).get(way))


def test_a_block_alone_leaves_no_editor_without_a_decision() -> None:
    """So the page may say that the next step is a colleague's."""
    for status in Status:
        steps = {action: step for (each, action), step in REVIEW_LAW.steps.items() if each is status}
        acts = directly(tuple(action for action, step in steps.items() if Actor.EDITOR in step.by))
        free = [action for action in acts if Need.NO_BLOCK not in steps[action].needs]
        assert bool(free) == bool(acts)


def test_reviews_beside_one_say_what_their_day_is_and_that_older_ones_are_elsewhere() -> None:
    found = to_decide("x", Status.PENDING)
    page = plain(read("editor_review", editor_review(found)))
    beside = page.partition("Over dezelfde organisatie")[2].partition("Meldingen, bezwaren, dossiers")[0]
    assert "Ingezonden op " in beside
    assert "hoogstens de voorbije vier maanden. Oudere die online staan, vind je op" in beside
    found.same_organisation = []
    assert "Geen andere van de voorbije vier maanden." in plain(read("editor_review", editor_review(found)))

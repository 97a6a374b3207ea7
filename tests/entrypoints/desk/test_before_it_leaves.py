"""Before an organisation stops taking part, an editor hears what that closes for good, and who is mailed."""

from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import CLOSES, Action, OrganisationAction, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.use_cases.reviews import close_reviews
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import WHY
from tests.conftest import DynamoWorld
from tests.entrypoints.desk.test_whose_work import read, sent
from tests.entrypoints.dumps import dumped
from tests.entrypoints.front_door import House, opened


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def previewed(house: House, action: OrganisationAction) -> dict[str, dict[str, Any]]:
    """Return the mails that a decision about the organisation would send, by whom they go to; nothing changes."""
    before = dumped()
    call = house.request_of(action, house.home)
    status, found = house.call("POST", call.path.replace("/decisions", "/preview"), call.body, editor=0)
    assert status == 200, found
    assert dumped() == before
    return {each["to"]: each for each in found["mails"]}


def closings(review_ids: list[str]) -> set[str]:
    """Return those of these reviews of which a mail says that they are closed."""
    mails = [item.mail for item in OutboxItem.scan()]
    return {each.review_id for each in mails if each.kind is MailKind.REVIEW_CLOSED} & {*review_ids}


def test_leaving_shows_how_many_authors_are_mailed_and_one_of_the_mails(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 2)  # of which the act itself closes the first, and the clock the rest
    waiting = [house.review(status) for status in sorted(CLOSES) for _ in range(2)]
    others = [house.review(status) for status in (Status.PUBLISHED, Status.REJECTED, Status.ESCALATED)]
    mails = previewed(house, OrganisationAction.LEAVE)
    assert {to: each["number"] for to, each in mails.items()} == {"author": len(waiting), "organisation": 1}
    assert "afgesloten" in mails["author"]["subject"]
    assert mails["author"]["names_author"] == []
    house.does(OrganisationAction.LEAVE, house.home)
    run_due_tasks(stores=platform(), now=platform().now())
    assert closings([*waiting, *others]) == {*waiting}


def test_the_page_says_beside_the_choice_what_is_closed_for_good(house: House) -> None:
    path = f"/editor/organisations/{house.home}"
    assert "voorgoed af" in read(house, path)
    assert "Nu gaat het om" not in read(house, path)
    for status in (Status.PENDING, Status.RETURNED, Status.PUBLISHED):
        house.review(status)
    assert house.call("GET", path, editor=0)[1]["closed_by_leaving"] == 2
    assert "Nu gaat het om minstens 2 waarderingen." in read(house, path)
    version = house.version("organisations", house.home)
    page = sent(house, f"{path}/preview", action="leave", version=version, explanation=WHY).text
    assert "2 mails, elk over een andere waardering. Dit is er één van" in page


def test_one_whose_author_is_not_mailed_is_no_example(house: House) -> None:
    """An example is a mail that leaves, where there is one."""
    silent, heard = house.review(Status.PENDING), house.review(Status.PENDING)
    first = min(silent, heard)
    platform().reviews.forget_unread(first)
    mails = previewed(house, OrganisationAction.LEAVE)
    assert (mails["author"]["number"], mails["author"]["unsent_because"]) == (2, "")


@pytest.mark.parametrize("action", [OrganisationAction.WATCH, OrganisationAction.BLOCK])
def test_what_closes_no_review_mails_no_author(house: House, action: OrganisationAction) -> None:
    house.review(Status.PENDING)
    assert {to: each["number"] for to, each in previewed(house, action).items()} == {"organisation": 1}


def test_once_it_left_nothing_more_is_announced(house: House) -> None:
    house.review(Status.PENDING)
    house.does(OrganisationAction.LEAVE, house.home)
    found = house.call("GET", f"/editor/organisations/{house.home}", editor=0)[1]
    assert found["closed_by_leaving"] == 0
    assert Action.CLOSE not in found["allowed_actions"]

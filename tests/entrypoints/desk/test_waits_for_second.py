"""The queue says what waits for the second of two editors, and until when."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Action, AdditionStatus, OrganisationAction, Status
from chalicelib.dutch.formatting import moment
from tests.conftest import DynamoWorld
from tests.entrypoints.desk.test_whose_work import GRAVE, proposed, read
from tests.entrypoints.front_door import House, opened

_WAITS = "Een eerste redacteur keurde dit goed"


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def marks(house: House) -> tuple[Any, ...]:
    """Return what a program reads of the one organisation that waits."""
    (found,) = house.call("GET", "/editor/queue?kind=organisation", editor=0)[1]["items"]
    return found["block_unconfirmed"], found["blocked_until"], found["warning_proposed"]


def page(house: House, kind: str = "organisation") -> str:
    return read(house, f"/editor/queue?kind={kind}")


def test_a_block_of_one_editor_says_that_it_waits_and_when_it_lapses(house: House) -> None:
    house.does(OrganisationAction.BLOCK, house.home)
    until = house.call("GET", f"/editor/organisations/{house.home}", editor=0)[1]["blocked_until"]
    assert marks(house) == (True, until, False)
    assert f"Wacht op bevestiging, tot {moment(datetime.fromisoformat(until))}" in page(house)
    house.done(house.request_of(OrganisationAction.BLOCK, house.home, editor=1))
    assert marks(house) == (False, None, False)
    assert "Wacht op bevestiging" not in page(house)


def test_a_block_that_lapsed_waits_for_nobody(house: House) -> None:
    house.does(OrganisationAction.BLOCK, house.home)
    until = platform().organisations.get(house.home).moderation.blocked_until
    assert until is not None
    house.at(until)
    assert marks(house) == (False, None, False)


def test_a_proposed_warning_is_marked_also_where_research_is_open(house: House) -> None:
    proposed(house)
    assert marks(house) == (False, None, True)
    house.does(OrganisationAction.WATCH, house.home)
    assert marks(house) == (False, None, True)
    assert "Waarschuwing voorgesteld, wacht op een tweede redacteur" in page(house)
    house.done(house.request_of(OrganisationAction.WARN, house.home, editor=1))
    assert marks(house) == (False, None, False)


def test_what_one_editor_approved_says_that_it_waits_for_another(house: House) -> None:
    review_id = house.review(Status.PENDING, text=GRAVE)
    assert _WAITS not in page(house, "review")
    house.does(Action.APPROVE, review_id)
    assert _WAITS in page(house, "review")
    house.does(Action.APPROVE, review_id, editor=1)
    assert _WAITS not in page(house, "review")


def test_of_what_was_added_it_says_so_too(house: House) -> None:
    review_id = house.addition(AdditionStatus.PENDING)
    house.does(OrganisationAction.WATCH, house.home)
    assert _WAITS not in page(house, "review")
    house.does(Action.APPROVE_ADDITION, review_id)
    assert _WAITS in page(house, "review")

"""The next thing after a decision is found in few requests, however much waits that is for others to decide."""

from collections.abc import Iterator
from typing import Any

import pytest

from bench.units import counted
from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Role
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, Status
from tests.builders import WHY
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_who_does_what import assign, becomes
from tests.entrypoints.desk.test_whose_work import GRAVE, decided_by, following, page_of, sent
from tests.entrypoints.front_door import House, opened


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def requests_of(house: House, kind: str, item_id: str, action: str) -> tuple[str, int]:
    """Decide as a browser does; returns where it leads, and how many requests the whole cost."""
    path = page_of(kind, item_id)
    version = house.call("GET", path, editor=0)[1]["version"]
    with counted(platform().connection.client) as found:
        answer = sent(house, f"{path}/decisions", action=action, version=version, explanation=WHY)
    assert answer.status == 303, answer.text
    return answer.headers["location"].partition("?")[0], len(found.requests)


def cost(house: House, made: Any, kind: str, action: str, many: int) -> int:
    """Return what a decision costs with so many more waiting, none of which is this editor's."""
    for _ in range(many):
        made(house)
    one = house.appeal("review", decided_by(house, Action.REJECT, 1)) if kind == "appeal" else house.review("pending")
    led_to, requests = requests_of(house, kind, one, action)
    assert led_to == "/editor/queue"
    return requests


def approved_by_the_first(house: House) -> None:
    house.does(Action.APPROVE, house.review(Status.PENDING, text=GRAVE))


@pytest.mark.parametrize("many", [2, 6])
def test_what_one_may_not_decide_is_passed_over_at_once(house: House, many: int) -> None:
    none, some = (cost(house, approved_by_the_first, "review", "approve", each) for each in (0, many))
    assert some - none == 2  # the reviews, and whether somebody is watched


def test_of_appeals_the_logs_of_a_few_are_read_and_the_rest_is_left_to_the_queue(house: House) -> None:
    for _ in range(2):
        house.appealed()  # against what this editor decided, which the appeal itself says
    first = cost(house, lambda _: None, "appeal", "dismiss", 0)
    again = cost(house, lambda house: house.appealed(), "appeal", "dismiss", 3)
    assert again == first


def test_of_those_that_the_log_alone_keeps_from_an_editor_no_more_than_three_are_looked_into(house: House) -> None:
    def typed_before(house: House) -> None:
        """Let this editor have decided first, and another last: whom the appeal names is the other."""
        review_id = house.review(Status.PENDING)
        house.does(Action.APPROVE, review_id)
        house.does(Action.SUSPEND, review_id, editor=1)
        house.does(Action.REMOVE, review_id, editor=2)
        house.appeal("review", review_id)

    three, six = (cost(house, typed_before, "appeal", "dismiss", 3) for _ in range(2))
    assert three == six


def test_none_is_led_to_what_another_role_or_hand_is_to_decide(house: House) -> None:
    one, held = house.review(Status.PENDING), house.review(Status.PENDING)
    assert assign(house, "review", held, "ed-bo")[0] == 200
    free = house.review(Status.PENDING)
    assert following(house, "review", one, "approve") == f"/editor/reviews/{free}"
    house.does(OrganisationAction.WATCH, house.home, editor=1)
    becomes(0, roles=(Role.EDITOR,))
    assert following(house, "review", free, "approve", editor=0) == "/editor/queue"

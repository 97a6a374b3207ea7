"""The story's ways are those that the law has. What comes of them at the front door is for `test_every_cell.py`."""

from collections.abc import Mapping

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    Action,
    AdditionStatus,
    AppealAction,
    AppealStatus,
    NoticeStatus,
    OrganisationAction,
    PromiseStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from tests.builders import organisation
from tests.story.acts import (
    ADDITION_WAYS,
    APPEAL_WAYS,
    NOTICE_WAYS,
    ORGANISATION_WAYS,
    PROMISE_WAYS,
    REPLY_WAYS,
    REVIEW_WAYS,
    whose,
)
from tests.story.verbs import Verbs
from tests.worlds import World

A = Action
DRAWN: Mapping[Status, tuple[Action, ...]] = {
    Status.UNCONFIRMED: (),
    Status.PENDING: (A.CONFIRM,),
    Status.RETURNED: (A.CONFIRM, A.RETURN),
    Status.ESCALATED: (A.CONFIRM, A.ESCALATE),
    Status.PUBLISHED: (A.CONFIRM, A.APPROVE),
    Status.SUSPENDED: (A.CONFIRM, A.APPROVE, A.SUSPEND),
    Status.REJECTED: (A.CONFIRM, A.REJECT),
    Status.REMOVED: (A.CONFIRM, A.APPROVE, A.REMOVE),
    Status.WITHDRAWN: (A.CONFIRM, A.WITHDRAW),
    Status.ERASED: (A.CONFIRM, A.ERASE),
}


def test_the_shortest_way_to_each_status_is_as_drawn() -> None:
    assert DRAWN == REVIEW_WAYS
    assert {*Status} - {*REVIEW_WAYS} == {Status.ARCHIVED, Status.CLOSED}  # the clock's alone


def test_every_other_status_has_a_way_too() -> None:
    assert {*REPLY_WAYS} == {*ReplyStatus}
    assert {*ADDITION_WAYS} == {*AdditionStatus}
    assert {*PROMISE_WAYS} == {PromiseStatus.OPEN, PromiseStatus.ANSWERED, PromiseStatus.KEPT}
    assert {*NOTICE_WAYS} == {*NoticeStatus}
    assert {*APPEAL_WAYS} == {*AppealStatus} - {AppealStatus.LAPSED}  # of which nothing is kept
    assert len(ORGANISATION_WAYS) == 8
    assert ORGANISATION_WAYS["blocked"] == (OrganisationAction.BLOCK,)


def test_an_act_is_an_editors_wherever_an_editor_may_do_it() -> None:
    mine = {action: whose(action) for action in (*Action, *ReplyAction)}
    of_author = {each for each, by in mine.items() if by is Actor.AUTHOR}
    assert of_author == {Action.CONFIRM, Action.REVISE, Action.WITHDRAW, Action.UNDO_WITHDRAW, Action.ADD}
    assert {each for each, by in mine.items() if by is Actor.ORGANISATION} == {ReplyAction.SUBMIT}
    assert whose(AppealAction.UPHOLD) is Actor.EDITOR


@pytest.mark.parametrize("status", REVIEW_WAYS)
def test_a_review_comes_to_each_status_through_the_verbs(world: World, status: Status) -> None:
    world.put(organisation())
    assert world.reviews.get(Verbs(world).review(status)).status is status


@pytest.mark.parametrize("status", ReplyStatus)
def test_a_reply_comes_to_each_status_through_the_verbs(world: World, status: ReplyStatus) -> None:
    world.put(organisation())
    assert world.reviews.get(Verbs(world).reply(status)).reply_status is status


@pytest.mark.parametrize("status", PROMISE_WAYS)
def test_a_promise_comes_to_each_status_of_people_through_the_verbs(world: World, status: PromiseStatus) -> None:
    world.put(organisation())
    found = world.reviews.get(Verbs(world).promised(status)).reply
    assert found is not None
    assert found.promise is not None
    assert found.promise.status is status


@pytest.mark.parametrize("status", ["pending", "upheld", "dismissed"])
def test_notices_and_appeals_come_to_each_status_through_the_verbs(world: World, status: str) -> None:
    world.put(organisation())
    assert world.cases.notice(Verbs(world).notice(status)).status == status
    assert world.cases.appeal(Verbs(world).appealed(status)).status == status

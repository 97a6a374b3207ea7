"""Every drawn cell of the law, through the front door: what may be done is done, and all else is refused as such."""

from collections.abc import Iterator

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    ADDS,
    Action,
    AdditionStatus,
    AppealAction,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    OrganisationState,
    Participation,
    PromiseAction,
    ReplyAction,
    ReplyStatus,
    Status,
    WarningState,
)
from tests.builders import ADDED
from tests.conftest import DynamoWorld
from tests.domain.rules.test_lifecycle import DRAWN, cells, rows
from tests.entrypoints.front_door import House, opened
from tests.story.acts import APPEAL_WAYS, ORGANISATION_WAYS, PROMISE_WAYS, REVIEW_WAYS, whose
from tests.story.requests import Answer

# What editors may do to a review; the rest of its row belongs to authors, the clock and appeals.
BY_EDITORS = tuple(each for each in Action if whose(each) is Actor.EDITOR and each not in {Action.UPHOLD_APPEAL, *ADDS})
REACHABLE = tuple(each for each in REVIEW_WAYS if each is not Status.ERASED)
REFUSALS = {"not_allowed_now", "not_for_you", "invalid"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def drawn(law: str, status: str, action: str) -> str | None:
    """Return the status to which an editor's act leads; None where it must be refused."""
    to = cells(DRAWN[law].grids)[status, action]
    row = rows(DRAWN[law].rows).get((status, action))
    return to if row is not None and "editor" in row.by else None


def assert_decided(answer: Answer, to: str | None) -> None:
    if to is None:
        assert (answer.status, answer.code) == (409, "not_allowed_now")
    else:
        assert (answer.status, answer.json["status"]) == (200, to)


@pytest.mark.parametrize("status", REACHABLE)
def test_every_decision_on_a_review(house: House, status: str) -> None:
    """Try every act; those that must be refused are tried on one and the same review, which stays as it is."""
    kept = house.review(status)
    for action in BY_EDITORS:
        to = drawn("review", status, action)
        if to is None:
            answer = house.act(action, kept, editor=1)
            assert answer.status in {403, 409}, action
            assert answer.code in REFUSALS, action
            assert house.call("GET", f"/editor/reviews/{kept}", editor=0)[1]["status"] == status, action
        else:
            review_id = house.review(status)
            if action is Action.STRIKE_PROOF:
                assert house.act(action, review_id, editor=1).status == 409  # nothing was noted
                house.does(Action.NOTE_PROOF, review_id)
            answer = house.act(action, review_id, editor=1)
            assert (answer.status, answer.json["status"]) == (200, to), action


@pytest.mark.parametrize("status", list(AdditionStatus))
def test_every_act_on_what_is_added(house: House, status: str) -> None:
    """By the same routes as of its review; what must be refused is tried on one and the same, which stays as it is."""
    kept = house.addition(status)
    for action in sorted(ADDS):
        to = cells(DRAWN["addition"].grids)[status, action]
        early = action is Action.ADD and status == AdditionStatus.PUBLISHED  # drawn, for half a year later
        other = {"text": f"{ADDED} Anders gezegd."} if action is Action.ADD else {}  # than what was refused
        answer = house.act(action, kept if to == "-" or early else house.addition(status), editor=1, **other)
        if to == "-" or early:
            assert answer.status in {404, 409}, action
            found = house.call("GET", f"/editor/reviews/{kept}", editor=0)[1]
            assert [each["status"] for each in found["additions"]] == ([] if status == "none" else [status]), action
        elif action is Action.ADD:
            assert (answer.status, answer.json["status"]) == (200, "published"), action
        else:
            assert (answer.status, answer.json["status"]) == (200, to), action


@pytest.mark.parametrize("status", [each for each in REACHABLE if each is not Status.UNCONFIRMED])
def test_every_act_of_an_author(house: House, status: str) -> None:
    """From the confirmation on: before it there is no manage link."""
    kept = house.review(status)
    for action in (Action.REVISE, Action.WITHDRAW, Action.UNDO_WITHDRAW):
        to = cells(DRAWN["review"].grids)[status, action]
        answer = house.act(action, kept if to == "-" else house.review(status), by=Actor.AUTHOR)
        if to == "-":
            assert (answer.status, answer.code) == (409, "not_allowed_now"), action
            assert house.call("GET", f"/editor/reviews/{kept}", editor=0)[1]["status"] == status, action
        else:
            assert (answer.status, answer.json["status"]) == (200, to), action


@pytest.mark.parametrize("status", list(ReplyStatus))
def test_every_decision_on_a_reply(house: House, status: str) -> None:
    kept = house.reply(status)
    for action in [each for each in ReplyAction if each not in {"submit", "uphold_appeal"}]:
        to = drawn("reply", status, action)
        answer = house.act(action, kept if to is None else house.reply(status))
        if to is None:
            assert answer.status in {404, 409}, action
        else:
            assert (answer.status, answer.json["status"]) == (200, to), action


@pytest.mark.parametrize("status", list(PROMISE_WAYS))
def test_every_decision_and_answer_on_a_promise(house: House, status: str) -> None:
    """Also of its author, and of its organisation; the clock's acts are those of its runs."""
    kept = house.promised(status)
    for action in [each for each in PromiseAction if whose(each) is not Actor.CLOCK]:
        to = cells(DRAWN["promise"].grids)[status, action]
        others = {"outcome": "De bank komt er volgende week."} if action is PromiseAction.ANSWER else {}
        answer = house.act(action, kept if to == "-" else house.promised(status), **others)
        if to == "-":
            assert answer.status in {409, 410}, action
        elif whose(action) is Actor.EDITOR:
            assert (answer.status, answer.json["status"]) == (200, to), action
        else:
            assert answer.status in {200, 202}, action


@pytest.mark.parametrize("status", list(NoticeStatus))
def test_every_decision_on_a_notice(house: House, status: str) -> None:
    kept = house.notice(status)
    for action in (NoticeAction.UPHOLD, NoticeAction.DISMISS):
        to = drawn("notice", status, action)
        assert_decided(house.act(action, kept if to is None else house.notice(status)), to)


@pytest.mark.parametrize("status", list(APPEAL_WAYS))
def test_every_decision_on_an_appeal(house: House, status: str) -> None:
    kept = house.appealed(status)
    lapse = house.act(AppealAction.LAPSE, kept, by=Actor.EDITOR, editor=1)  # which is whoever appealed's
    assert (lapse.status, lapse.code) in {(403, "not_for_you"), (409, "not_allowed_now")}
    for action in (AppealAction.UPHOLD, AppealAction.DISMISS):
        to = drawn("appeal", status, action)
        appeal_id = kept if to is None else house.appealed(status)
        if status == "pending":
            answer = house.act(action, appeal_id, editor=0)
            assert (answer.status, answer.code) == (409, "needs_another_editor"), action
        assert_decided(house.act(action, appeal_id, editor=1), to)


HOMES = [
    *(("participation", each) for each in Participation),
    *(("state", each) for each in OrganisationState),
    *(("warning", each) for each in WarningState),
]


PROPOSING = {OrganisationAction.WARN, OrganisationAction.WITHDRAW_WARNING}


@pytest.mark.parametrize(("law", "status"), HOMES)
def test_every_decision_on_an_organisation(house: House, law: str, status: str) -> None:
    """Of the acts that belong to this law; each on an organisation of its own."""
    for action in [each for each in OrganisationAction if each in {mine for _, mine in DRAWN[law].law.steps}]:
        house.move(f"home-{action}")
        for way in ORGANISATION_WAYS[status]:
            house.does(way, house.home)
        assert house.home_says[law] == status
        if action in PROPOSING and status == WarningState.NONE:
            assert house.act(OrganisationAction.WARN, house.home, editor=2).status == 200  # a warning takes two
            assert house.home_says[law] == status
        answer = house.act(action, house.home, editor=1 if action is OrganisationAction.BLOCK else 0)
        to = drawn(law, status, action)
        if to is None:
            assert (answer.status, answer.code) == (409, "not_allowed_now"), action
        else:
            assert (answer.status, house.home_says[law]) == (200, to), action


def test_an_escalated_review_never_reaches_the_organisation(house: House) -> None:
    """No mail, page, feed or figure that it could notice (DSA 18), from escalation to rejection."""
    before = house.seen_by_all()
    review_id = house.review("escalated")
    assert house.seen_by_all() == before
    assert house.ask(house.request_of_notice(review_id)).status == 404
    assert house.call("GET", f"/reviews/{review_id}/notices")[0] == 404
    assert house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["allowed_actions"] == []
    others = house.call("GET", f"/editor/reviews/{review_id}", editor=1)[1]["allowed_actions"]
    assert others == ["reject", "clear", "erase"]
    assert house.act(Action.REJECT, review_id, editor=0).code == "needs_another_editor"
    house.does(Action.REJECT, review_id, editor=1)
    assert house.mails_to_organisation(review_id) == set()
    assert house.seen_by_all() == before

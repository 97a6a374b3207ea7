"""Every drawn cell of the law, through the front door: what may be done is done, and all else is refused as such."""

from collections.abc import Iterator

import pytest

from chalicelib.domain.rules.lifecycle import (
    AppealAction,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    ReplyAction,
    ReplyStatus,
)
from chalicelib.domain.rules.mails import MailKind
from tests.conftest import DynamoWorld
from tests.domain.rules.test_lifecycle import DRAWN, cells, rows
from tests.entrypoints.front_door import House, opened

# What editors may do to a review; the rest of its row belongs to authors, the clock and appeals.
BY_EDITORS = ("approve", "return", "reject", "escalate", "suspend", "restore", "remove", "erase")
REACHABLE = (
    "unconfirmed",
    "pending",
    "returned",
    "escalated",
    "published",
    "suspended",
    "rejected",
    "removed",
    "withdrawn",
)
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


@pytest.mark.parametrize("status", REACHABLE)
def test_every_decision_on_a_review(house: House, status: str) -> None:
    """Try every act; those that must be refused are tried on one and the same review, which stays as it is."""
    kept = house.review(status)
    for action in BY_EDITORS:
        to = drawn("review", status, action)
        if to is None:
            code, answer = house.decide(kept, action, editor=1)
            assert code in {403, 409}, action
            assert answer["code"] in REFUSALS, action
            assert house.call("GET", f"/editor/reviews/{kept}", editor=0)[1]["status"] == status, action
        else:
            code, answer = house.decide(house.review(status), action, editor=1)
            assert (code, answer["status"]) == (200, to), action


@pytest.mark.parametrize("status", [each for each in REACHABLE if each != "unconfirmed"])
def test_every_act_of_an_author(house: House, status: str) -> None:
    """From the confirmation on: before it there is no manage link."""
    kept = house.review(status)
    for action in ("revise", "withdraw"):
        to = cells(DRAWN["review"].grids)[status, action]
        link = house.link(MailKind.REVIEW_RECEIVED, kept if to == "-" else house.review(status))
        body: dict[str, object] = {"action": action}
        if action == "revise":
            ratings = house.call("GET", link)[1]["aspect_ratings"]
            body |= {"text": "Andere woorden, zonder wat er niet in mocht staan.", "aspect_ratings": ratings}
        code, answer = house.call("POST", link, body)
        if to == "-":
            assert (code, answer["code"]) == (409, "not_allowed_now"), action
            assert house.call("GET", f"/editor/reviews/{kept}", editor=0)[1]["status"] == status, action
        else:
            assert (code, answer["status"]) == (200, to), action


@pytest.mark.parametrize("status", list(ReplyStatus))
def test_every_decision_on_a_reply(house: House, status: str) -> None:
    kept = house.reply(status)
    for action in [each for each in ReplyAction if each not in {"submit", "uphold_appeal"}]:
        to = drawn("reply", status, action)
        code, answer = house.decide(kept if to is None else house.reply(status), action, kind="replies")
        if to is None:
            assert code in {404, 409}, action
        else:
            assert (code, answer["status"]) == (200, to), action


@pytest.mark.parametrize("status", list(NoticeStatus))
def test_every_decision_on_a_notice(house: House, status: str) -> None:
    kept = house.notice(status)
    for action in (NoticeAction.UPHOLD, NoticeAction.DISMISS):
        to = drawn("notice", status, action)
        code, answer = house.rule_on_case("notices", kept if to is None else house.notice(status), action)
        if to is None:
            assert (code, answer["code"]) == (409, "not_allowed_now"), action
        else:
            assert (code, answer["status"]) == (200, to), action


@pytest.mark.parametrize("status", list(AppealStatus))
def test_every_decision_on_an_appeal(house: House, status: str) -> None:
    kept = house.appeal(status)
    for action in AppealAction:
        to = drawn("appeal", status, action)
        appeal_id = kept if to is None else house.appeal(status)
        if status == "pending":
            code, answer = house.rule_on_case("appeals", appeal_id, action, editor=0)
            assert (code, answer["code"]) == (409, "needs_another_editor"), action
        code, answer = house.rule_on_case("appeals", appeal_id, action, editor=1)
        if to is None:
            assert (code, answer["code"]) == (409, "not_allowed_now"), action
        else:
            assert (code, answer["status"]) == (200, to), action


HOMES = {
    ("participation", "not_taking_part"): ("leave",),
    ("participation", "taking_part"): (),
    ("state", "open"): (),
    ("state", "watched"): ("watch",),
    ("state", "blocked"): ("block",),
    ("warning", "none"): (),
    ("warning", "warned"): ("warn",),
}


@pytest.mark.parametrize(("law", "status"), HOMES)
def test_every_decision_on_an_organisation(house: House, law: str, status: str) -> None:
    """Of the acts that belong to this law; each on an organisation of its own."""
    for action in [each for each in OrganisationAction if each in {mine for _, mine in DRAWN[law].law.steps}]:
        house.move(f"home-{action}")
        for way in HOMES[law, status]:
            assert house.rule_on_home(way)[0] == 200
        assert house.home_says[law] == status
        code, answer = house.rule_on_home(action)
        to = drawn(law, status, action)
        if to is None:
            assert (code, answer["code"]) == (409, "not_allowed_now"), action
        else:
            assert (code, house.home_says[law]) == (200, to), action


def test_an_escalated_review_never_reaches_the_organisation(house: House) -> None:
    """No mail, page, feed or figure that it could notice (DSA 18), from escalation to rejection."""
    before = house.seen_by_all()
    review_id = house.review("escalated")
    assert house.seen_by_all() == before
    body = {"subject": "review", "reason": "untrue", "explanation": "Wat hier staat, is volgens mij nooit gebeurd."}
    notifier = {"name": "Nel", "email": "nel@post.example", "good_faith": True}
    assert house.call("POST", f"/reviews/{review_id}/notices", body | notifier)[0] == 404
    assert house.call("GET", f"/reviews/{review_id}/notices")[0] == 404
    assert house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["allowed_actions"] == ["erase"]
    assert house.call("GET", f"/editor/reviews/{review_id}", editor=1)[1]["allowed_actions"] == ["reject", "erase"]
    assert house.decide(review_id, "reject", editor=0)[1]["code"] == "needs_another_editor"
    assert house.decide(review_id, "reject", editor=1)[0] == 200
    assert house.mails_to_organisation(review_id) == set()
    assert house.seen_by_all() == before

"""Second readings at the front door: blind for whoever reads, and in the year's figures."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bench.units import counted
from chalicelib.bootstrap import platform
from chalicelib.domain.cases import second_reading
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, Status
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Call

QUEUE = "/editor/queue?kind=second_reading"
AN, BO, CIS = range(3)


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables
    monkeypatch.setattr(second_reading, "ONE_IN", 1)
    with opened() as found:
        yield found


def listed(house: House, editor: int) -> list[Any]:
    found: list[Any] = house.call("GET", QUEUE, editor=editor)[1]["items"]
    return found


def decided(house: House, editor: int = AN, action: Action = Action.REJECT) -> str:
    """The id of a review that an editor decided on."""
    review_id = house.review(Status.PENDING)
    house.does(action, review_id, editor=editor)
    return review_id


def figures(house: House) -> Any:
    return house.call("GET", f"/integrity/{platform().now():%Y}")[1]["second_readings"]


def shown(house: House, path: str, editor: int) -> str:
    call = Call(path, {}, editor=editor, method="GET", headers={"Accept": "text/html"})
    return house.ask(call).text


def test_whoever_reads_again_is_told_of_the_words_alone(house: House) -> None:
    review_id = decided(house)
    (waits,) = listed(house, BO)
    path = f"/editor/second-readings/{waits['id']}"
    status, found = house.call("GET", path, editor=BO)
    assert status == 200
    assert found["text"] == platform().reviews.get(review_id).text
    assert found["allowed_actions"] == ["approve", "return", "reject"]
    assert {name for name, value in found.items() if value is None} >= {"review_id", "first", "second", "stands"}
    told = json.dumps([waits, found]) + shown(house, path, BO) + shown(house, QUEUE, BO)
    author = platform().reviews.author(review_id)
    assert author is not None
    home = platform().organisations.get(house.home)
    for secret in (review_id, house.home, home.listing.name, author.last_name, author.email, "ed-an"):
        assert secret not in told
    entries = house.call("GET", f"/editor/log?subject=review/{review_id}", editor=BO)[1]["items"]
    assert "second" not in json.dumps(entries)
    assert waits["waiting_since"].endswith(("T23:00:00Z", "T22:00:00Z"))  # midnight in Brussels, and no hour of an act


def test_one_of_two_who_read_counts_and_the_other_is_told_so(house: House) -> None:
    decided(house)
    (waits,) = listed(house, BO)
    path, body = f"/editor/second-readings/{waits['id']}/decisions", {"action": "reject", "rule": "no_advertising"}
    status, said = house.call("POST", path, {"action": "reject"}, editor=BO)
    assert (status, said["code"], said["errors"][0]["field"]) == (422, "invalid", "rule")
    assert house.call("POST", path, body, editor=BO) == (200, {"id": waits["id"], "status": "read"})
    for editor in (BO, CIS):
        status, said = house.call("POST", path, body, editor=editor)
        assert (status, said["code"]) == (409, "not_allowed_now")
    assert figures(house) | {"by_rule": []} == {
        "sampled": 1,
        "read": 1,
        "agreed": 1,
        "kappa": None,
        "no_kappa": "too_few",
        "by_rule": [],
    }


def test_who_decided_and_who_opened_the_review_are_not_shown_it_and_may_not_read_it(house: House) -> None:
    review_id = decided(house)
    reading = listed(house, BO)[0]["id"]
    house.call("GET", f"/editor/reviews/{review_id}", editor=BO)
    path = f"/editor/second-readings/{reading}"
    for editor in (AN, BO):
        assert listed(house, editor) == []
        for method, end, body in (("GET", "", None), ("POST", "/decisions", {"action": "approve"})):
            status, said = house.call(method, path + end, body, editor=editor)
            assert (status, said["code"]) == (409, "needs_another_editor")
    assert [each["id"] for each in listed(house, CIS)] == [reading]


def test_an_opening_is_noted_where_chance_may_draw_and_of_a_decided_review_where_it_drew(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, drawn = house.review(Status.PENDING), decided(house)
    monkeypatch.setattr(second_reading, "ONE_IN", 10**30)
    passed_over = decided(house)
    monkeypatch.setattr(second_reading, "ONE_IN", 1)
    monkeypatch.setattr(second_reading, "is_drawn", lambda review_id, _: review_id == drawn)
    for each in (waiting, drawn, passed_over):
        house.call("GET", f"/editor/reviews/{each}", editor=BO)
    opened_by = platform().queue.openers([waiting, drawn, passed_over])
    assert {each for each, editors in opened_by.items() if "ed-bo" in editors} == {waiting, drawn}


def test_a_list_of_many_asks_no_more_of_the_store_than_one_of_two(house: House) -> None:
    def asked() -> int:
        with counted(platform().connection.client) as work:
            listed(house, CIS)
        return len(work.requests)

    for _ in range(2):
        decided(house)
    read = listed(house, BO)[0]["id"]  # from now on pairs are kept apart
    house.call(
        "POST", f"/editor/second-readings/{read}/decisions", {"action": "reject", "rule": "no_advertising"}, editor=BO
    )
    decided(house)
    few = asked()
    for _ in range(4):
        decided(house)
    assert len(listed(house, CIS)) == 6
    assert asked() == few


def test_what_two_differ_on_is_settled_by_a_third_who_sees_both(house: House) -> None:
    review_id = decided(house)
    reading = listed(house, BO)[0]["id"]
    path = f"/editor/second-readings/{reading}"
    house.call("POST", f"{path}/decisions", {"action": "approve"}, editor=BO)
    assert listed(house, AN) == listed(house, BO) == []
    (differs,) = listed(house, CIS)
    assert differs["status"] == "disputed"
    found = house.call("GET", path, editor=CIS)[1]
    assert (found["first"]["action"], found["second"]["action"]) == ("reject", "approve")
    assert found["review_id"] == review_id
    blind = house.call("GET", path, editor=BO)[1]
    assert (blind["first"], blind["review_id"], blind["may_settle"]) == (None, None, False)
    before = platform().reviews.get(review_id)
    status, _ = house.call("POST", f"{path}/settlement", {"stands": "first"}, editor=BO)
    assert status == 409
    said = house.call("POST", f"{path}/settlement", {"stands": "first"}, editor=CIS)
    assert said == (200, {"id": reading, "status": "settled"})
    assert platform().reviews.get(review_id) == before
    assert figures(house)["agreed"] == 0


def test_erased_by_its_author_it_leaves_queue_page_and_figures(house: House) -> None:
    review_id = decided(house)
    reading = listed(house, BO)[0]["id"]
    house.call("POST", f"/editor/second-readings/{reading}/decisions", {"action": "approve"}, editor=BO)
    assert figures(house)["sampled"] == 1
    assert house.act(Action.ERASE, review_id, by=Actor.AUTHOR).status == 200
    assert (figures(house)["sampled"], figures(house)["read"], listed(house, CIS)) == (0, 0, [])
    assert house.call("GET", f"/editor/second-readings/{reading}", editor=CIS)[0] == 404

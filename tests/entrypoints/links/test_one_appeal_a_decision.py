"""One appeal a decision, at the front door: by nobody who decided before, and with an outcome that stays to be read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.tables import CaseItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Action, AppealAction, ReplyAction
from chalicelib.domain.rules.mails import Purpose
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Call
from tests.worlds import DynamoWorld


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def own_page(house: House, review_id: str) -> Any:
    return house.ask(Call(house.link_for(Purpose.MANAGE, review_id), method="GET")).json


def test_a_replys_appeal_opens_no_second_one_against_the_same_removal(house: House) -> None:
    review_id = house.reply("rejected")
    replys = house.appeal("reply", review_id)
    house.does(Action.REMOVE, review_id)
    own = house.appeal("review", review_id)
    house.does(AppealAction.DISMISS, own, editor=1)
    house.does(AppealAction.UPHOLD, replys, editor=2)  # moves the version on
    page = own_page(house, review_id)
    assert "appeal" not in page["allowed_actions"]
    assert [(each["appeal_id"], each["status"], each["against"]) for each in page["appeals"]] == [
        (own, "dismissed", "removed")
    ]
    assert house.ask(house.request_of_appeal("review", review_id)).code == "not_allowed_now"


def test_an_appeal_that_release_0_1_0_took_in_is_one_too(house: House) -> None:
    review_id = house.review("rejected")
    own = house.appeal("review", review_id)
    old = replace(platform().cases.appeal(own), id="made-by-0-1-0", against="", against_at=None)
    CaseItem(f"appeal#{own}").delete()
    CaseItem(f"appeal#{old.id}", about=review_id, version=1, appeal=old).save()
    assert "appeal" not in own_page(house, review_id)["allowed_actions"]
    assert house.ask(house.request_of_appeal("review", review_id)).code == "not_allowed_now"


def test_the_outcome_stays_on_the_authors_page_beside_a_new_decision(house: House) -> None:
    review_id = house.review("rejected")
    first = house.appeal("review", review_id)
    house.does(AppealAction.UPHOLD, first, editor=1, explanation="De tekst scheldt niemand uit.")
    house.does(Action.REJECT, review_id, editor=2)
    page = own_page(house, review_id)
    assert page["appeal"] == page["appeals"][0]
    assert (page["appeal"]["status"], page["appeal"]["answer"]) == ("upheld", "De tekst scheldt niemand uit.")
    assert "appeal" in page["allowed_actions"]
    second = house.appeal("review", review_id)
    assert [each["appeal_id"] for each in own_page(house, review_id)["appeals"]] == [first, second]
    html = house.ask(Call(house.link_for(Purpose.MANAGE, review_id), headers={"Accept": "text/html"}, method="GET"))
    assert "De tekst scheldt niemand uit." in html.text


def test_its_judge_is_nobody_who_decided_on_that_review_before(house: House) -> None:
    review_id = house.review("rejected")  # by An
    house.does(AppealAction.UPHOLD, house.appeal("review", review_id), editor=1)
    house.does(Action.REJECT, review_id)  # by An once more
    appeal_id = house.appeal("review", review_id)
    for editor in (0, 1):
        answer = house.act(AppealAction.DISMISS, appeal_id, editor=editor)
        assert (answer.status, answer.code) == (409, "needs_another_editor")
        assert house.call("GET", f"/editor/appeals/{appeal_id}", editor=editor)[1]["allowed_actions"] == []
    assert house.call("GET", f"/editor/appeals/{appeal_id}", editor=2)[1]["allowed_actions"] == ["uphold", "dismiss"]
    assert house.does(AppealAction.DISMISS, appeal_id, editor=2).json["status"] == "dismissed"


def test_who_dismissed_an_earlier_appeal_does_not_judge_the_next(house: House) -> None:
    review_id = house.reply("pending")
    house.does(ReplyAction.REJECT, review_id)
    house.does(AppealAction.DISMISS, house.appeal("reply", review_id), editor=1)
    house.does(Action.REMOVE, review_id)
    appeal_id = house.appeal("review", review_id)
    assert house.act(AppealAction.UPHOLD, appeal_id, editor=1).code == "needs_another_editor"
    assert house.does(AppealAction.UPHOLD, appeal_id, editor=2).json["status"] == "upheld"

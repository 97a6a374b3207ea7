"""A promise at the front door: by page and by JSON, each mistake told and nothing lost, to what everybody reads."""

from collections.abc import Iterator
from typing import Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import month_of, months_after
from chalicelib.domain.rules.lifecycle import Action, PromiseAction, ReplyAction
from chalicelib.domain.rules.mails import Purpose
from chalicelib.entrypoints.schemas import named, promises
from tests.builders import promise, reply, told
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.links.test_second_thoughts import hidden, page, seen
from tests.story.forms import outcome_form
from tests.story.requests import Answer, Call
from tests.worlds import DynamoWorld

NAMING: Final = "Zuster Els Peeters komt voortaan elke avond langs."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def this_month(ahead: int = 0) -> str:
    return months_after(month_of(platform().now()), ahead)


def tells(house: House, review_id: str, **changes: str) -> Answer:
    return house.ask(Call(house.link_for(Purpose.PROMISE, review_id), outcome_form(**changes)))


def form(text: str = promise().text, by: str = "", **more: str) -> dict[str, str]:
    return {"text": reply().text, "promise.text": text, "promise.by": by, **more}


def test_the_whole_way_by_page(house: House) -> None:
    review_id = house.review()
    link = house.link_for(Purpose.REPLY, review_id)
    status, check = page(house, link, form(by=this_month(), check="true"))
    assert (status, hidden(check)) == (200, form(by=this_month()))
    assert promise().text in check.text
    assert page(house, link, hidden(check))[0] == 202
    house.does(ReplyAction.APPROVE, review_id)
    assert promise().text in page(house, f"/organisations/{house.home}")[1].text

    tells = house.link_for(Purpose.PROMISE, review_id)
    status, check = page(house, tells, {"status": "kept", "outcome": told().text, "by": "", "check": "true"})
    assert status == 200
    assert seen(house, tells)["told"] is None
    assert page(house, tells, hidden(check))[0] == 202
    assert "De redactie leest je antwoord" in page(house, tells)[1].text
    house.does(PromiseAction.APPROVE, review_id, editor=1)

    asks = house.link_for(Purpose.PROMISE_CHECK, review_id)
    assert page(house, asks)[0] == 200
    assert seen(house, asks)["promise"]["author_says"] is None  # to open it changes nothing
    assert page(house, asks, {"agrees": "true"})[0] == 303
    online = page(house, f"/organisations/{house.home}")[1].text
    for words in ("Wat veranderde er?", told().text, "Wie de waardering schreef, zegt dat het klopt."):
        assert words in online


def test_the_whole_way_by_json_in_all_that_everybody_reads(house: House) -> None:
    review_id = house.promised("kept")
    house.does(PromiseAction.DISAGREE, review_id)
    shown = seen(house, f"/reviews/{review_id}")["reply"]["promise"]
    changed = shown.pop("changed_at")
    assert shown == {
        "text": promise().text,
        "by": this_month(),
        "status": "kept",
        "outcome": told().text,
        "author_says": "no",
        "first_by": "",
    }
    counts = {"open": 0, "kept": 1, "late": 0, "dropped": 0}
    assert seen(house, f"/organisations/{house.home}")["summary"]["promises"] == counts
    widget = seen(house, f"/organisations/{house.home}/widget.json")
    assert (widget["promises"], widget["items"][0]["promise"]) == (counts, "kept")
    feed = house.ask(Call(f"/organisations/{house.home}/feed.atom", method="GET")).text
    assert promise().text in feed
    assert told().text in feed
    assert f"<updated>{changed[:19]}Z</updated>" in feed
    mine = seen(house, house.link_for(Purpose.MANAGE, review_id))
    assert [each["action"] for each in mine["timeline"]][-1] == "promise_kept"
    assert mine["promise_check"].startswith("/promise-check/")
    house.does(Action.WITHDRAW, review_id)
    assert seen(house, f"/organisations/{house.home}")["summary"]["promises"] == dict.fromkeys(counts, 0)
    dead = house.ask(Call(house.link_for(Purpose.PROMISE_CHECK, review_id), method="GET"))
    assert (dead.status, dead.code) == (410, "link_expired_or_used")


@pytest.mark.parametrize(
    ("text", "by", "wrong"),
    [
        (promise().text, "", {"promise.by": "required"}),
        (promise().text, -1, {"promise.by": "in_the_past"}),
        (promise().text, 25, {"promise.by": "out_of_range"}),
        ("", 1, {"promise.text": "too_short"}),
        ("x" * 301, 1, {"promise.text": "too_long"}),
        (promise().text, "2026-13", {"promise.by": "wrong_format"}),
        ("Vanaf [datum] doen we dat anders.", 1, {"promise.text": "placeholder_left"}),
    ],
)
def test_what_is_no_promise_is_said_of_its_field_and_nothing_typed_is_lost(
    house: House, text: str, by: str | int, wrong: dict[str, str]
) -> None:
    review_id = house.review()
    month = this_month(by) if isinstance(by, int) else by
    body = {"text": reply().text, "promise": {"text": text, "by": month}}
    link = house.link_for(Purpose.REPLY, review_id)
    answer = house.ask(Call(link, body))
    assert (answer.status, {each["field"]: each["code"] for each in answer.json["errors"]}) == (422, wrong)
    for button in ({}, {"check": "true"}):
        status, found = page(house, link, form(text, month, **button))
        assert status == 422
        assert reply().text in found.text
        assert text in found.text
    assert seen(house, link)["reply"]["status"] == "none"


def test_a_name_in_it_is_shown_first_and_may_be_sent_as_it_is(house: House) -> None:
    review_id = house.review()
    link = house.link_for(Purpose.REPLY, review_id)
    status, found = page(house, link, form(NAMING, this_month()))
    assert (status, seen(house, link)["reply"]["status"]) == (200, "none")
    assert NAMING in found.text
    _, check = page(house, link, form(NAMING, this_month(), check="true"))
    assert "Zuster Els Peeters" in check.text_of("mark")[0]
    assert page(house, link, hidden(check))[0] == 202
    assert NAMING in page(house, link)[1].text
    desk = house.ask(Call(f"/editor/replies/{review_id}", editor=0, method="GET")).json
    assert desk["promise"]["text"] == NAMING
    assert {each["code"] for each in desk["signals"]} >= {"personal_data"}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"status": "open"}, {"status": "not_one_of"}),
        ({"outcome": "Ja."}, {"outcome": "too_short"}),
        ({"by": "1"}, {"by": "not_here"}),
        ({"status": "late", "by": "-1"}, {"by": "out_of_range"}),
    ],
)
def test_what_is_no_outcome_is_said_of_its_field(house: House, changes: dict[str, str], wrong: dict[str, str]) -> None:
    review_id = house.promised()
    by = {"by": this_month(int(changes["by"]))} if "by" in changes else {}
    answer = tells(house, review_id, **{**changes, **by})
    assert (answer.status, {each["field"]: each["code"] for each in answer.json["errors"]}) == (422, wrong)
    sent = {"status": "kept", "outcome": told().text, **changes, **by}
    status, found = page(house, house.link_for(Purpose.PROMISE, review_id), sent)
    assert (status, sent["outcome"] in found.text) == (422, True)


def test_an_editor_sees_what_was_told_and_decides_on_it_where_the_reply_is(house: House) -> None:
    review_id = house.promised()
    first = this_month()
    tells(house, review_id, status="late", by=this_month(3))
    (waits,) = house.call("GET", "/editor/queue?kind=reply", editor=0)[1]["items"]
    assert (waits["id"], waits["status"]) == (review_id, "pending")
    desk = house.call("GET", f"/editor/replies/{review_id}", editor=0)[1]
    assert desk["promise"]["told"]["text"] == told().text
    assert desk["allowed_actions"] == ["approve_outcome", "return_outcome", "remove"]
    decision = {"action": "return_outcome", "version": desk["version"], "rule": "about_the_care", "explanation": "Wat?"}
    _, preview = house.call("POST", f"/editor/replies/{review_id}/preview", decision, editor=0)
    assert [each["to"] for each in preview["mails"]] == ["organisation"]
    house.does(PromiseAction.RETURN, review_id, passage="De bank")
    told_back = seen(house, house.link_for(Purpose.PROMISE, review_id))
    assert (told_back["passage"], told_back["told"]["by"]) == ("De bank", this_month(3))
    again = "De bank komt er, maar pas na de winter."
    tells(house, review_id, status="late", by=this_month(3), outcome=again)
    house.does(PromiseAction.APPROVE, review_id)
    shown = seen(house, f"/reviews/{review_id}")["reply"]["promise"]
    assert (shown["status"], shown["by"], shown["first_by"], shown["outcome"]) == ("late", this_month(3), first, again)
    history = house.call("GET", f"/editor/replies/{review_id}", editor=0)[1]["history"]
    acts = ["answer_promise", "return_outcome", "answer_promise", "approve_outcome"]
    assert [each["action"] for each in history][-4:] == acts


def test_programs_may_send_every_act_of_editors_and_no_other_name() -> None:
    assert {str(each) for each in promises.ReplyAction} == {*ReplyAction, *named.ON_OUTCOMES}
    assert [each.of_law for each in promises.ReplyAction] == [*ReplyAction, *named.ON_OUTCOMES]

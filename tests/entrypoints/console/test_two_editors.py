"""Two editors about an organisation: a public warning, and a block that is to last."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.clock.days import BRUSSELS
from chalicelib.domain.rules.lifecycle import AppealAction, OrganisationAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.working_days import is_working_day
from chalicelib.use_cases.organisations.decide_organisation import lift_ended_blocks
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Call

WORDS: Final = "Hier schreef personeel waarderingen, meer dan eens."


def monday() -> datetime:
    """Return nine o'clock on the first Monday to come of two ordinary weeks: no holidays, no change of summer time."""
    found = datetime.now(BRUSSELS).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=7)
    while (
        found.weekday() != 0
        or not all(is_working_day((found + timedelta(days=each)).date()) for each in (*range(5), *range(7, 12)))
        or (found + timedelta(days=12)).utcoffset() != found.utcoffset()
    ):
        found += timedelta(days=1)
    return found


MONDAY: Final = monday()
NEXT_MONTH: Final = (MONDAY + timedelta(days=31)).date().isoformat()


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


@pytest.fixture
def here(house: House) -> Platform:
    house.at(MONDAY)
    return platform()


def of_home(house: House, *, editor: int = 0) -> dict[str, Any]:
    return dict(house.call("GET", f"/editor/organisations/{house.home}", editor=editor)[1])


def decides(house: House, action: str, *, editor: int = 0, **more: Any) -> tuple[int, dict[str, Any]]:
    body = {"action": action, "version": of_home(house)["version"], "explanation": WORDS, **more}
    return house.call("POST", f"/editor/organisations/{house.home}/decisions", body, editor=editor)


def shown(house: House) -> Any:
    return house.call("GET", f"/organisations/{house.home}")[1]["warning"]


def mailed(kind: MailKind) -> int:
    return sum(item.mail.kind is kind for item in OutboxItem.scan())


@pytest.mark.parametrize("path", ["decisions", "preview"])
def test_a_rule_that_the_code_does_not_have_is_refused(house: House, path: str) -> None:
    body = {"action": "watch", "version": of_home(house)["version"], "explanation": WORDS, "rule": "no_such_rule"}
    status, said = house.call("POST", f"/editor/organisations/{house.home}/{path}", body, editor=0)
    assert (status, [(each["field"], each["code"]) for each in said["errors"]]) == (422, [("rule", "unknown_rule")])
    assert of_home(house)["state"] == "open"


# The warning


def test_a_warning_is_on_the_page_only_once_two_editors_chose_the_same_words(house: House) -> None:
    assert decides(house, "warn")[0] == 200
    assert (shown(house), mailed(MailKind.ORGANISATION_WARNED)) == (None, 0)
    assert of_home(house)["proposed_warning"] == {"text": WORDS, "until": None, "yours": True}
    status, said = decides(house, "warn")
    assert (status, said["code"]) == (409, "needs_another_editor")
    assert of_home(house, editor=1)["proposed_warning"]["yours"] is False
    assert decides(house, "warn", editor=1)[0] == 200
    assert shown(house)["text"] == WORDS
    assert mailed(MailKind.ORGANISATION_WARNED) == 1
    assert of_home(house)["proposed_warning"] is None


def test_other_words_or_another_end_are_another_proposal(house: House) -> None:
    decides(house, "warn")
    assert decides(house, "warn", editor=1, explanation=f"{WORDS} Kijk uit.")[0] == 200
    assert shown(house) is None
    assert decides(house, "warn", editor=0, explanation=f"{WORDS} Kijk uit.", until="2099-12-31")[0] == 200
    assert shown(house) is None
    assert decides(house, "warn", editor=1, explanation=f"{WORDS} Kijk uit.", until="2099-12-31")[0] == 200
    assert shown(house)["text"] == f"{WORDS} Kijk uit."


def test_neither_of_the_two_judges_the_objection(house: House) -> None:
    decides(house, "warn", editor=0)
    decides(house, "warn", editor=1)
    appeal = house.done(house.request_of_objection(house.link(MailKind.ORGANISATION_WARNED))).json["appeal_id"]
    for editor in (0, 1):
        body = {"action": "uphold", "version": 1, "explanation": WORDS}
        status, said = house.call("POST", f"/editor/appeals/{appeal}/decisions", body, editor=editor)
        assert (status, said["code"]) == (409, "needs_another_editor")
    house.does(AppealAction.UPHOLD, appeal, editor=2)
    assert shown(house) is None


def test_the_organisation_reads_a_warning_once_it_stands_and_no_proposal_of_one(house: House) -> None:
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    export = f"{house.link(MailKind.INSIGHTS_LINK)}/export"
    decides(house, "warn", explanation="Deze woorden zijn er maar een voorstel.")
    decides(house, "warn")
    assert [each["action"] for each in house.call("GET", export)[1]["history"]] == ["enrol"]
    decides(house, "warn", editor=1)
    found = house.call("GET", export)[1]["history"]
    assert [(each["action"], each["explanation"]) for each in found[1:]] == [("warn", WORDS)]


def test_a_proposed_warning_is_found_in_the_queue_until_it_stands(house: House) -> None:
    decides(house, "warn")
    path = "/editor/queue?kind=organisation"
    (found,) = house.call("GET", path, editor=1)[1]["items"]
    assert (found["id"], found["status"]) == (house.home, "pending")
    page = house.ask(Call(path, editor=1, method="GET", headers={"Accept": "text/html"})).text
    assert "Waarschuwing voorgesteld" in page
    assert "Vraagt om deel te nemen" not in page
    decides(house, "warn", editor=1)
    assert house.call("GET", path, editor=1)[1]["items"] == []


def test_a_proposed_warning_is_withdrawn_by_who_proposed_it_or_by_another(house: House) -> None:
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    export = f"{house.link(MailKind.INSIGHTS_LINK)}/export"
    for editor in (0, 1):
        decides(house, "warn")
        assert "withdraw_warning" in of_home(house, editor=editor)["allowed_actions"]
        page = house.ask(
            Call(f"/editor/organisations/{house.home}", editor=editor, method="GET", headers={"Accept": "text/html"})
        ).text
        assert page.count('value="withdraw_warning"') == 1
        assert decides(house, "withdraw_warning", editor=editor, explanation="")[0] == 200
        found = of_home(house)
        assert (found["proposed_warning"], "withdraw_warning" in found["allowed_actions"]) == (None, False)
        assert house.call("GET", "/editor/queue?kind=organisation", editor=1)[1]["items"] == []
        status, said = decides(house, "withdraw_warning")
        assert (status, said["code"]) == (409, "not_allowed_now")
    assert decides(house, "warn", editor=1)[0] == 200  # a proposal anew, not the second word of the old one
    assert (shown(house), mailed(MailKind.ORGANISATION_WARNED)) == (None, 0)
    assert [each["action"] for each in house.call("GET", export)[1]["history"]] == ["enrol"]


# The block


def test_a_block_of_one_editor_ends_by_itself_after_two_working_days(house: House, here: Platform) -> None:
    assert decides(house, "block")[0] == 200
    found = of_home(house)
    assert (found["state"], found["block_unconfirmed"]) == ("blocked", True)
    assert datetime.fromisoformat(found["blocked_until"]) == MONDAY + timedelta(days=2)
    house.at(MONDAY + timedelta(days=2))
    assert of_home(house)["state"] == "open"
    assert lift_ended_blocks(stores=here, now=here.now()) == 1
    assert mailed(MailKind.ORGANISATION_UNBLOCKED) == 1
    last = of_home(house)["history"][-1]
    assert (last["actor"], last["explanation"]) == ("clock", "Geen tweede redacteur bevestigde de blokkade.")


def test_a_block_that_ends_on_its_own_date_says_so_whoever_confirmed_it(house: House, here: Platform) -> None:
    decides(house, "block", until=(MONDAY + timedelta(days=1)).isoformat())
    house.at(MONDAY + timedelta(days=1))
    assert lift_ended_blocks(stores=here, now=here.now()) == 1
    assert of_home(house)["history"][-1]["explanation"] == "De einddatum van de blokkade is bereikt."


def test_a_block_over_a_weekend_waits_for_its_working_days(house: House) -> None:
    house.at(MONDAY + timedelta(days=5))
    decides(house, "block")
    until = datetime.fromisoformat(of_home(house)["blocked_until"])
    assert until == (MONDAY + timedelta(days=9)).replace(hour=0)  # the whole of Monday and Tuesday


@pytest.mark.parametrize("until", [None, NEXT_MONTH], ids=["without an end", "until a day"])
def test_another_editor_confirms_a_block_which_then_lasts_as_long_as_it_was_to(
    house: House, here: Platform, until: str | None
) -> None:
    decides(house, "block", until=until)
    assert "block" not in of_home(house)["allowed_actions"]
    status, said = decides(house, "block")
    assert (status, said["code"]) == (409, "needs_another_editor")
    assert "block" in of_home(house, editor=1)["allowed_actions"]
    since = of_home(house)["state_since"]
    assert decides(house, "block", editor=1, explanation="")[0] == 200
    found = of_home(house)
    assert (found["state"], found["state_since"], found["block_unconfirmed"]) == ("blocked", since, False)
    assert (found["blocked_until"] or "")[:10] == (until or "")
    house.at(MONDAY + timedelta(days=20))
    assert of_home(house)["state"] == "blocked"
    assert lift_ended_blocks(stores=here, now=here.now()) == 0
    assert mailed(MailKind.ORGANISATION_BLOCKED) == 1
    status, said = decides(house, "block", editor=2)
    assert (status, said["code"]) == (409, "not_allowed_now")


@pytest.mark.parametrize("until", [None, NEXT_MONTH], ids=["without an end", "until a day"])
def test_who_confirms_a_block_gives_it_no_other_end_than_the_organisation_was_told(
    house: House, until: str | None
) -> None:
    decides(house, "block", until=until)
    status, said = decides(house, "block", editor=1, until=(MONDAY + timedelta(days=99)).date().isoformat())
    assert (status, said["errors"]) == (
        422,
        [
            {
                "field": "until",
                "code": "not_here",
                "message": "De organisatie las al tot wanneer de blokkade duurt. Bevestig ze zonder einddatum.",
            }
        ],
    )
    assert of_home(house)["block_unconfirmed"] is True
    assert decides(house, "block", editor=1, until=until)[0] == 200
    assert (of_home(house)["blocked_until"] or "")[:10] == (until or "")


def test_who_confirmed_a_block_does_not_judge_the_objection_to_it(house: House) -> None:
    decides(house, "block", editor=0)
    decides(house, "block", editor=1)
    appeal = house.done(house.request_of_objection(house.link(MailKind.ORGANISATION_BLOCKED))).json["appeal_id"]
    body = {"action": "uphold", "version": 1, "explanation": WORDS}
    for editor in (0, 1):
        assert house.call("POST", f"/editor/appeals/{appeal}/decisions", body, editor=editor)[0] == 409
    house.does(AppealAction.UPHOLD, appeal, editor=2)
    assert of_home(house)["state"] == "open"


def test_a_new_block_after_one_that_lapsed_is_a_block_and_confirms_nothing(house: House) -> None:
    """Also before the clock put the first away: whoever took the second judges no objection to it."""
    decides(house, "block", editor=0)
    house.at(MONDAY + timedelta(days=3))
    decides(house, "block", editor=1)
    assert mailed(MailKind.ORGANISATION_BLOCKED) == 2
    last = of_home(house)["history"][-1]
    assert (last["before"], last["after"]) == ("taking_part open none", "taking_part blocked none")
    appeal = house.done(house.request_of_objection(house.link(MailKind.ORGANISATION_BLOCKED))).json["appeal_id"]
    body = {"action": "uphold", "version": 1, "explanation": WORDS}
    assert house.call("POST", f"/editor/appeals/{appeal}/decisions", body, editor=1)[0] == 409
    house.does(AppealAction.UPHOLD, appeal, editor=2)


def test_the_page_offers_the_second_what_the_first_proposed(house: House, here: Platform) -> None:
    decides(house, "warn", explanation="Eerste regel.\n\nTweede <regel>.")
    decides(house, "block")
    headers = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}
    page = house.ask(Call(f"/editor/organisations/{house.home}", editor=1, method="GET", headers=headers)).text
    assert "Bevestig de blokkade" in page
    assert "Zet deze waarschuwing op de pagina" in page
    own = house.ask(Call(f"/editor/organisations/{house.home}", editor=0, method="GET", headers=headers)).text
    assert "Bevestig de blokkade" not in own
    assert "Zet deze waarschuwing op de pagina" not in own
    assert here.organisations.get(house.home).moderation.proposed
    house.does(OrganisationAction.UNBLOCK, house.home)
    assert not here.organisations.get(house.home).moderation.blocked_by

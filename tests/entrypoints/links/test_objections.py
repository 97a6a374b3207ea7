"""An organisation objects at the front door: to a watch, a block, a warning, and to the refusal of its reply."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.aggregates.lease import acquire_lease, release_lease
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.clock.days import day_of
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.rules.lifecycle import Action, AppealAction, OrganisationAction, ReplyAction, ReplyStatus
from chalicelib.domain.rules.mails import LINK_LIFE, MailKind, Purpose
from chalicelib.settings import Redress
from tests.builders import APPEAL, RULE, WHY
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Answer, Call

MEASURES: Final = {
    OrganisationAction.WATCH: (MailKind.ORGANISATION_WATCHED, "watch", "state", "open"),
    OrganisationAction.BLOCK: (MailKind.ORGANISATION_BLOCKED, "block", "state", "open"),
    OrganisationAction.WARN: (MailKind.ORGANISATION_WARNED, "warning", "warning", None),
}
every_measure = pytest.mark.parametrize("measure", MEASURES)
REFUSALS: Final = {ReplyStatus.REJECTED: MailKind.REPLY_REJECTED, ReplyStatus.REMOVED: MailKind.REPLY_REMOVED}
every_refusal = pytest.mark.parametrize("refused", REFUSALS)


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


@pytest.fixture
def here(house: House) -> Platform:  # noqa: ARG001 - it opens the platform
    return platform()


def measured(house: House, measure: OrganisationAction) -> str:
    """Return the link in the mail about a measure that the first editor took."""
    house.does(measure, house.home)
    return house.link(MEASURES[measure][0])


def objects(house: House, link: str, explanation: str = APPEAL) -> Answer:
    return house.ask(Call(link, {"explanation": explanation}))


def seen(house: House, link: str) -> dict[str, Any]:
    status, found = house.call("GET", link)
    assert status == 200, found
    return dict(found)


def of_home(house: House) -> dict[str, Any]:
    return dict(house.call("GET", f"/editor/organisations/{house.home}", editor=0)[1])


@every_measure
def test_the_link_in_the_mail_says_what_was_decided_and_why(house: House, measure: OrganisationAction) -> None:
    link = measured(house, measure)
    assert link.startswith("/objection/")
    found = seen(house, link)
    reasons = found["reasons"]
    assert (found["about"], found["decision"], found["status"]) == (MEASURES[measure][1], measure, "open")
    assert (reasons["explanation"], reasons["by"], reasons["rule"]) == (WHY, "editor", "measures")
    assert reasons["elsewhere"] == {"dispute_body": None, "dispute_body_url": None, "court": None}
    assert found["allowed_actions"] == ["object"]
    since, until = (datetime.fromisoformat(reasons[name]) for name in ("since", "appeal_until"))
    assert until - since == WINDOW


@every_measure
def test_another_editor_takes_an_upheld_measure_back_under_its_own_law(
    house: House, here: Platform, measure: OrganisationAction
) -> None:
    _, _, field, after = MEASURES[measure]
    link = measured(house, measure)
    answer = objects(house, link)
    assert (answer.status, answer.json["status"]) == (202, "pending")
    appeal_id = answer.json["appeal_id"]
    items = house.call("GET", "/editor/queue?kind=appeal", editor=1)[1]["items"]
    assert [each["id"] for each in items] == [appeal_id]
    own = house.act(AppealAction.UPHOLD, appeal_id)
    assert (own.status, own.code) == (409, "needs_another_editor")
    page = house.call("GET", f"/editor/appeals/{appeal_id}", editor=1)[1]
    assert (page["about"], page["against_action"], page["against_explanation"]) == (MEASURES[measure][1], measure, WHY)
    house.does(AppealAction.UPHOLD, appeal_id, editor=1)
    assert of_home(house)[field] == after
    taken_back = of_home(house)["history"][-1]
    assert taken_back["editor"] == "Bo"
    assert taken_back["action"] in {"unwatch", "unblock", "clear_warning"}
    assert seen(house, link)["status"] == "upheld"
    assert not house.call("GET", "/editor/queue?kind=appeal", editor=1)[1]["items"]
    today = counted(here.log.day(day_of(here.now())))
    assert [today.of(name) for name in ("appeals_received", "appeals_upheld", "reversed_on_appeal")] == [1, 1, 1]
    kinds = [mail.kind for mail in mails(here, appeal_id)]
    assert sorted(kinds) == [MailKind.APPEAL_RECEIVED, MailKind.APPEAL_UPHELD]


def mails(here: Platform, appeal_id: str) -> list[Any]:
    return [mail for mail, _ in here.outbox.many(here.log.mails([f"appeal/{appeal_id}"]))]


@every_measure
def test_a_dismissed_objection_leaves_the_measure_and_is_answered(house: House, measure: OrganisationAction) -> None:
    link = measured(house, measure)
    before = of_home(house)
    appeal_id = objects(house, link).json["appeal_id"]
    house.does(AppealAction.DISMISS, appeal_id, editor=1)
    after = of_home(house)
    assert (after["state"], after["warning"], after["version"]) == (
        before["state"],
        before["warning"],
        before["version"],
    )
    assert (seen(house, link)["status"], seen(house, link)["answer"]) == ("dismissed", WHY)


@every_refusal
def test_a_refused_reply_is_objected_to_through_the_same_link(house: House, refused: ReplyStatus) -> None:
    review_id = house.reply(refused)
    link = house.link(REFUSALS[refused], review_id)
    found = seen(house, link)
    assert (found["about"], found["status"]) == ("reply", "open")
    assert found["decision"] == {"rejected": "reject", "removed": "remove"}[refused]
    assert (found["reasons"]["rule"], found["reasons"]["explanation"]) == (RULE, WHY)
    appeal_id = objects(house, link).json["appeal_id"]
    house.does(AppealAction.UPHOLD, appeal_id, editor=1)
    reply = house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["reply"]
    assert reply["status"] == {"rejected": "pending", "removed": "published"}[refused]
    assert seen(house, link)["status"] == "upheld"


def test_the_older_way_of_replies_is_the_same_appeal(house: House) -> None:
    review_id = house.reply(ReplyStatus.REJECTED)
    link = house.link(MailKind.REPLY_REJECTED, review_id)
    made = house.ask(house.request_of_appeal("reply", review_id))
    assert (seen(house, link)["objection"] | {"warnings": []}, seen(house, link)["status"]) == (made.json, "pending")
    assert objects(house, link).status == 410


@every_measure
def test_one_decision_is_objected_to_once(house: House, measure: OrganisationAction) -> None:
    link = measured(house, measure)
    first, second = objects(house, link), objects(house, link)
    assert (first.status, second.status, second.code) == (202, 410, "link_expired_or_used")
    house.does(AppealAction.DISMISS, first.json["appeal_id"], editor=1)
    assert objects(house, link).code == "link_expired_or_used"


@every_measure
def test_what_was_taken_back_meanwhile_is_nothing_to_object_to(house: House, measure: OrganisationAction) -> None:
    link = measured(house, measure)
    house.does(TAKEN_BACK[measure], house.home, editor=1)
    assert (seen(house, link)["status"], seen(house, link)["allowed_actions"]) == ("taken_back", [])
    answer = objects(house, link)
    assert (answer.status, answer.code) == (409, "not_allowed_now")
    again = measured(house, measure)  # the same measure once more is another decision
    assert (seen(house, again)["status"], seen(house, link)["status"]) == ("open", "taken_back")


TAKEN_BACK: Final = {
    OrganisationAction.WATCH: OrganisationAction.UNWATCH,
    OrganisationAction.BLOCK: OrganisationAction.UNBLOCK,
    OrganisationAction.WARN: OrganisationAction.CLEAR_WARNING,
}


@every_measure
def test_an_objection_is_answered_also_when_the_measure_is_gone_by_then(
    house: House, measure: OrganisationAction
) -> None:
    link = measured(house, measure)
    appeal_id = objects(house, link).json["appeal_id"]
    house.does(TAKEN_BACK[measure], house.home)
    house.does(measure, house.home)  # and a newer one stands, which is not what the objection is about
    before = of_home(house)
    house.does(AppealAction.UPHOLD, appeal_id, editor=1)
    assert of_home(house)["version"] == before["version"]
    assert seen(house, link)["status"] == "upheld"


def test_a_watch_that_became_a_block_leaves_the_block_when_upheld(house: House) -> None:
    link = measured(house, OrganisationAction.WATCH)
    appeal_id = objects(house, link).json["appeal_id"]
    house.does(OrganisationAction.BLOCK, house.home)
    house.does(AppealAction.UPHOLD, appeal_id, editor=1)
    assert of_home(house)["state"] == "blocked"


@every_measure
def test_who_left_can_still_object(house: House, measure: OrganisationAction) -> None:
    link = measured(house, measure)
    house.does(OrganisationAction.LEAVE, house.home)
    appeal_id = objects(house, link).json["appeal_id"]
    house.does(AppealAction.UPHOLD, appeal_id, editor=1)
    assert of_home(house)[MEASURES[measure][2]] == MEASURES[measure][3]


@every_measure
def test_a_link_dies_with_the_address_it_was_sent_to(house: House, here: Platform, measure: OrganisationAction) -> None:
    link = measured(house, measure)
    before = here.organisations.get(house.home)
    moved = replace(before, contact_nonce="another", listing=replace(before.listing, email="nieuw@terlinden.example"))
    lease = acquire_lease(here.connection, here.now())
    assert lease is not None
    here.organisations.relist(before, moved, (), lease)
    release_lease(here.connection, lease)
    assert house.call("GET", link)[0] == 410
    assert objects(house, link).status == 410
    assert not here.log.of(f"appeal/{house.home}")


@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=-1)])
def test_a_link_lives_for_six_months_from_the_decision(house: House, here: Platform, late: timedelta) -> None:
    link = measured(house, OrganisationAction.WATCH)
    taken = here.organisations.get(house.home).moderation.state_since
    assert taken is not None
    assert LINK_LIFE[Purpose.OBJECTION] == WINDOW
    here.__dict__["now"] = lambda: taken.replace(microsecond=0) + WINDOW + late
    assert house.call("GET", link)[0] == (200 if late else 410)


def test_a_block_that_ended_by_itself_is_nothing_to_object_to(house: House, here: Platform) -> None:
    until = here.now() + timedelta(hours=2)
    house.does(OrganisationAction.BLOCK, house.home, until=f"{until:%Y-%m-%dT%H:%M:%SZ}")
    link = house.link(MailKind.ORGANISATION_BLOCKED)
    assert seen(house, link)["reasons"]["until"].startswith(f"{until:%Y-%m-%dT%H:%M:%S}")
    here.__dict__["now"] = lambda: until + timedelta(seconds=1)
    assert seen(house, link)["status"] == "taken_back"
    assert objects(house, link).code == "not_allowed_now"


@pytest.mark.parametrize("explanation", ["", "kort", "x" * 5_001])
def test_an_objection_says_why(house: House, explanation: str) -> None:
    link = measured(house, OrganisationAction.WATCH)
    answer = objects(house, link, explanation)
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "explanation")
    assert seen(house, link)["status"] == "open"


def test_a_page_shows_the_reasons_the_form_and_where_else_to_go(house: House, here: Platform) -> None:
    body = Redress(dispute_body="Geschillenkamer Online", court="de rechtbank in Brussel")
    here.__dict__["settings"] = replace(here.settings, redress={"departement_zorg": body})
    link = measured(house, OrganisationAction.WARN)
    as_page = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}
    page = house.ask(Call(link, method="GET", headers=as_page)).text
    for words in (
        "Waarschuwing op je pagina",
        WHY,
        "Geen oneigenlijk gebruik",
        "Maak bezwaar",
        "Geschillenkamer Online",
    ):
        assert words in page
    assert "Bevoegd is de rechtbank in Brussel." in page


@every_measure
def test_the_words_of_an_objection_are_erased_and_an_open_one_lapses(
    house: House, here: Platform, measure: OrganisationAction
) -> None:
    link = measured(house, measure)
    assert house.ask(Call(f"{link}/erasure", {})).status == 410
    appeal_id = objects(house, link).json["appeal_id"]
    erased = house.ask(Call(f"{link}/erasure", {}))
    assert (erased.status, erased.json["status"]) == (200, "open")
    entry = here.log.of(f"appeal/{appeal_id}")[-1]
    assert (entry.action, entry.before, entry.after) == ("lapse", "pending", "lapsed")
    assert not house.call("GET", "/editor/queue?kind=appeal", editor=1)[1]["items"]
    assert house.act(AppealAction.UPHOLD, appeal_id, version=1, editor=1).status == 404


def test_a_decided_objection_keeps_its_place_without_its_words(house: House, here: Platform) -> None:
    link = measured(house, OrganisationAction.WATCH)
    appeal_id = objects(house, link).json["appeal_id"]
    house.does(AppealAction.DISMISS, appeal_id, editor=1)
    assert house.ask(Call(f"{link}/erasure", {})).json["status"] == "dismissed"
    kept = here.cases.appeal(appeal_id)
    assert (kept.explanation, kept.decision) == ("", "")
    assert all(not each.explanation for each in here.log.of(f"appeal/{appeal_id}"))
    assert objects(house, link).status == 410  # none comes a second time
    assert house.ask(Call(f"{link}/erasure", {})).status == 410


def test_an_organisation_reads_all_that_is_held_of_it(house: House) -> None:
    link = measured(house, OrganisationAction.WATCH)
    objects(house, link)
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    figures = house.link(MailKind.INSIGHTS_LINK)
    status, found = house.call("GET", f"{figures}/export")
    assert status == 200
    assert found["contact"]["email"]
    assert [each["action"] for each in found["history"]] == ["enrol", "watch"]
    assert [each["explanation"] for each in found["objections"]] == [APPEAL]
    assert "ed-an" not in str(found)
    assert {each["kind"] for each in found["mails"]} >= {"organisation_watched", "appeal_received"}


def test_no_objection_is_taken_in_for_what_was_never_decided(house: House, here: Platform) -> None:
    nonce = here.organisations.get(house.home).contact_nonce
    later = here.now() + timedelta(days=1)
    for item in (
        f"organisation/{house.home}/watch/1",
        f"organisation/{house.home}/enrol/1",
        "reply/nobody//1",
        "x",
        "a/b/c/d",
    ):
        link = here.links.url(Purpose.OBJECTION, item, nonce, expires_at=later).removeprefix(here.settings.site_url)
        assert house.call("GET", link)[0] == 410, item


def test_an_objection_waits_through_the_removal_of_the_review(house: House) -> None:
    review_id = house.reply(ReplyStatus.REMOVED)
    link = house.link(MailKind.REPLY_REMOVED, review_id)
    house.does(Action.REMOVE, review_id)
    appeal_id = objects(house, link).json["appeal_id"]
    house.does(AppealAction.UPHOLD, appeal_id, editor=1)
    reply = house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["reply"]
    assert reply["status"] == ReplyStatus.PUBLISHED


def test_a_reply_decided_anew_has_a_link_of_its_own(house: House) -> None:
    review_id = house.reply(ReplyStatus.REJECTED)
    first = house.link(MailKind.REPLY_REJECTED, review_id)
    house.does(AppealAction.UPHOLD, objects(house, first).json["appeal_id"], editor=1)
    house.does(ReplyAction.REJECT, review_id, editor=1)
    second = house.link(MailKind.REPLY_REJECTED, review_id)
    assert (seen(house, first)["status"], seen(house, second)["status"]) == ("upheld", "open")
    assert objects(house, second).status == 202


def test_an_organisation_reads_that_it_asked_to_take_part_and_whom_it_named(house: House) -> None:
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    export = f"{house.link(MailKind.INSIGHTS_LINK)}/export"
    assert house.call("GET", export)[1]["participation_request"] is None
    house.does(OrganisationAction.LEAVE, house.home)
    house.does(OrganisationAction.APPLY, house.home)
    asked = house.call("GET", export)[1]["participation_request"]
    assert asked["contact_name"] == "Rik Maes"
    page = house.ask(Call(export, method="GET", headers={"Accept": "text/html"})).text
    assert "De redactie beslist er nog over." in page
    assert "Rik Maes" in page
    house.does(OrganisationAction.DECLINE, house.home)
    assert house.call("GET", export)[1]["participation_request"] is None

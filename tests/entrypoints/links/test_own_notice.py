"""Whoever gave notice sees, takes along and erases what is held of them; what editors look into goes on."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.clock.days import day_of
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.rules.lifecycle import Action, AppealAction, NoticeAction, Status
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.use_cases.mails.compose_mail import Skip, compose_mail
from tests.builders import APPEAL, WHY
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.dumps import dumped, hits
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Answer, Call

NAME, EMAIL = "Nelleke Kanariegeel", "nelleke.kanariegeel@post.example"
SAID: Final = "Ik ben Nelleke Kanariegeel, en hier staat de naam van mijn zus in, met haar kersenboom."
AS_PAGE: Final = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


@pytest.fixture
def here(house: House) -> Platform:  # noqa: ARG001 - it opens the platform
    return platform()


def given(house: House) -> tuple[str, str, str]:
    """Return a review, a notice of it that holds the canary, and its link."""
    review_id = house.review()
    notice_id = house.notify(review_id, name=NAME, email=EMAIL, explanation=SAID)
    return review_id, notice_id, house.link_for(Purpose.NOTICE, notice_id)


def erases(house: House, link: str) -> Answer:
    return house.ask(Call(link, {"action": "erase"}))


def exported(house: House, link: str) -> dict[str, Any]:
    status, found = house.call("GET", f"{link}/export")
    assert status == 200, found
    return dict(found)


def test_they_see_all_that_is_held_of_them(house: House) -> None:
    review_id, notice_id, link = given(house)
    house.does(NoticeAction.DISMISS, notice_id)
    house.done(house.request_of_appeal("notice", notice_id))
    found = exported(house, link)
    assert found["notifier"] == {"name": NAME, "email": EMAIL}
    assert (found["explanation"], found["status"], found["decision"]) == (SAID, "dismissed", WHY)
    assert found["appeal"]["explanation"] == APPEAL
    assert [(each["about"], each["action"], each["by"]) for each in found["history"]] == [
        ("notice", "submit", "visitor"),
        ("notice", "dismiss", "editor"),
        ("appeal", "submit", "visitor"),
    ]
    assert [each["kind"] for each in found["mails"]] == ["notice_received", "notice_dismissed", "appeal_received"]
    assert found["erased_at"]
    text = json.dumps(found)
    assert "ed-an" not in text
    assert house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["text"] not in text


def test_they_read_it_on_a_page_and_take_it_along(house: House) -> None:
    _, _, link = given(house)
    page = house.ask(Call(f"{link}/export", method="GET", headers=AS_PAGE)).text
    assert NAME in page
    assert EMAIL in page
    file = house.ask(Call(f"{link}/export?download=true", method="GET"))
    assert file.headers["content-disposition"] == 'attachment; filename="mijn-melding.json"'
    assert file.json == exported(house, link)
    assert "Laat je gegevens wissen" in house.ask(Call(link, method="GET", headers=AS_PAGE)).text


def test_an_open_notice_goes_on_without_whoever_gave_it(house: House, here: Platform) -> None:
    review_id, notice_id, link = given(house)
    assert "erase" in house.call("GET", link)[1]["allowed_actions"]
    answer = erases(house, link)
    assert (answer.status, answer.json) == (200, {"status": "pending", "allowed_actions": [], "warnings": []})
    assert house.call("GET", link)[0] == erases(house, link).status == 410
    found = house.call("GET", f"/editor/notices/{notice_id}", editor=0)[1]
    assert (found["notifier"], found["status"]) == (None, "pending")
    assert "kersenboom" in found["explanation"]  # what the notice says of the text is still to be looked into
    assert not [each for each in ("Nelleke", "Kanariegeel", EMAIL) if each in json.dumps(found)]
    house.does(NoticeAction.UPHOLD, notice_id)
    assert house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["status"] == Status.SUSPENDED
    assert MailKind.NOTICE_UPHELD not in {mail.kind for mail in mails(here, f"notice/{notice_id}")}
    assert not hits(dumped(), ("Nelleke", "Kanariegeel", EMAIL, "kersenboom"))


def mails(here: Platform, subject: str) -> list[Any]:
    return [mail for mail, _ in here.outbox.many(here.log.mails([subject]))]


def test_of_a_decided_notice_stays_that_it_was_decided(house: House) -> None:
    _, notice_id, link = given(house)
    house.does(NoticeAction.DISMISS, notice_id, explanation="Beste Nelleke Kanariegeel, de kersenboom is van niemand.")
    assert erases(house, link).json["status"] == "dismissed"
    assert not hits(dumped(), ("Nelleke", "Kanariegeel", EMAIL, "kersenboom"))
    found = house.call("GET", f"/editor/notices/{notice_id}", editor=0)[1]
    assert (found["status"], found["reason"]) == ("dismissed", "untrue")


def test_an_appeal_that_nobody_decided_on_lapses_in_the_same_write(house: House, here: Platform) -> None:
    review_id, notice_id, link = given(house)
    house.does(NoticeAction.DISMISS, notice_id)
    appeal_id = house.done(house.request_of_appeal("notice", notice_id)).json["appeal_id"]
    erases(house, link)
    entry = here.log.of(f"appeal/{appeal_id}")[-1]
    assert (entry.action, entry.actor, entry.before, entry.after) == ("lapse", "visitor", "pending", "lapsed")
    assert not house.call("GET", "/editor/queue?kind=appeal", editor=1)[1]["items"]
    assert house.call("GET", f"/editor/appeals/{appeal_id}", editor=1)[0] == 404
    today = counted(here.log.day(day_of(here.now())))
    assert (today.of("appeals_received"), today.of("appeals_lapsed"), today.of("appeals_dismissed")) == (1, 1, 0)
    assert house.call("GET", f"/reviews/{review_id}")[0] == 200  # the dismissal stands


def test_an_appeal_that_was_decided_on_is_kept_without_its_words(house: House, here: Platform) -> None:
    _, notice_id, link = given(house)
    house.does(NoticeAction.DISMISS, notice_id)
    appeal_id = house.done(house.request_of_appeal("notice", notice_id)).json["appeal_id"]
    house.does(AppealAction.DISMISS, appeal_id, editor=1)
    erases(house, link)
    kept = here.cases.appeal(appeal_id)
    assert (kept.status, kept.explanation, kept.decision) == ("dismissed", "", "")


def test_a_mail_that_waits_for_somebody_who_is_forgotten_does_not_leave(house: House, here: Platform) -> None:
    _, notice_id, link = given(house)
    (receipt,) = [m for m in mails(here, f"notice/{notice_id}") if m.kind is MailKind.NOTICE_RECEIVED]
    erases(house, link)
    assert compose_mail(receipt, stores=here, now=here.now()) == Skip(reason="erased")


def test_erasing_the_review_afterwards_mails_nobody_and_leaves_nothing(house: House, here: Platform) -> None:
    review_id, notice_id, link = given(house)
    erases(house, link)
    house.call("POST", house.link_for(Purpose.MANAGE, review_id), {"action": "erase"})
    assert house.call("GET", f"/editor/notices/{notice_id}", editor=0)[0] == 404
    assert MailKind.NOTICE_LAPSED not in {mail.kind for mail in mails(here, f"notice/{notice_id}")}


def test_looking_erases_nothing(house: House) -> None:
    _, _, link = given(house)
    for method in ("GET", "HEAD", "OPTIONS"):
        house.ask(Call(f"{link}/export", method=method))
        house.ask(Call(link, method=method))
    assert exported(house, link)["notifier"] == {"name": NAME, "email": EMAIL}


@pytest.mark.parametrize("body", [{"action": "appeal"}, {"action": "erased"}, {"action": "erase", "more": 1}, {}])
def test_what_is_no_act_is_refused(house: House, body: dict[str, Any]) -> None:
    _, _, link = given(house)
    assert house.ask(Call(link, body)).status == 422
    assert exported(house, link)["notifier"] == {"name": NAME, "email": EMAIL}


@pytest.mark.parametrize(
    ("reason", "asks"), [("personal_data", True), ("child_abuse", False), ("", False), ("none_of_ours", False)]
)
def test_whoever_gives_notice_reads_at_once_of_all_that_is_missing(house: House, reason: str, *, asks: bool) -> None:
    review_id = house.review()
    sent = {"subject": "review", "reason": reason, "explanation": "", "name": "", "email": ""}
    answer = Browser(house).post(f"/reviews/{review_id}/notices", sent)
    told = words(answer)
    assert answer.status_code == 422
    assert "Leg uit waarom" in told
    assert ("Vul je naam in." in told, "Vul je e-mailadres in" in told) == (asks, asks)


def test_who_gives_notice_is_asked_before_the_words_are_looked_at(house: House) -> None:
    sent = {
        "subject": "review",
        "reason": "personal_data",
        "explanation": "Verpleegster Els Maes wordt hier bij naam genoemd.",
        "good_faith": "true",
    }
    told = words(Browser(house).post(f"/reviews/{house.review()}/notices", {**sent, "name": "", "email": ""}))
    assert "Vul je naam in." in told


@pytest.mark.parametrize(
    ("action", "outcome", "said"),
    [(Action.RESTORE, "online", "Het staat nu weer online."), (Action.REMOVE, "offline", "staat niet meer online.")],
)
def test_who_was_given_right_hears_and_reads_what_became_of_it(
    house: House, action: Action, outcome: str, said: str
) -> None:
    review_id, notice_id, link = given(house)
    assert house.call("GET", link)[1]["outcome"] is None
    house.does(NoticeAction.UPHOLD, notice_id)
    assert house.call("GET", link)[1]["outcome"] == "open"
    assert "tijdelijk offline" in house.ask(Call(link, method="GET", headers=AS_PAGE)).text
    house.does(action, review_id)
    assert house.call("GET", link)[1]["outcome"] == outcome
    assert said in house.ask(Call(link, method="GET", headers=AS_PAGE)).text
    mailed = house.link(MailKind.NOTICE_OUTCOME)
    assert house.call("GET", mailed)[1]["notice_id"] == notice_id

"""Who wrote a review is not named by what leaves: editors see where it would be, and nobody else can find out."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES, unpacked
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.mails import Purpose
from tests.builders import author
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Call

NAME: Final = author().last_name
NAMING: Final = f"Beste mevrouw {NAME}, dank u voor uw vriendelijke woorden over onze zorg."
PLAIN: Final = NAMING.replace(NAME, "X")
WHY: Final = f"Deze waardering van {NAME} ging offline voor onderzoek."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def replied(house: House, text: str) -> tuple[str, Any]:
    review_id = house.review()
    return review_id, house.act(ReplyAction.SUBMIT, review_id, text=text)


def test_the_editor_sees_that_a_reply_names_the_author_and_the_words(house: House) -> None:
    naming, plain = replied(house, NAMING)[0], replied(house, PLAIN)[0]
    signal, _ = house.call("GET", f"/editor/reviews/{naming}", editor=0)[1]["reply"]["signals"]  # the other: a name
    assert (signal["code"], signal["strength"]) == ("names_author", 3)
    assert [each["text"] for each in signal["passages"]] == [NAME]
    assert house.call("GET", f"/editor/reviews/{plain}", editor=0)[1]["reply"]["signals"] == []
    assert "noemt misschien wie de waardering schreef" in words(Browser(house).get(f"/editor/replies/{naming}"))


def test_whoever_replies_hears_the_same_whether_a_name_is_right_or_not(house: House) -> None:
    other = "Verstraete"
    answers = [replied(house, text)[1] for text in (NAMING, NAMING.replace(NAME, other))]
    assert answers[0].status == answers[1].status == 202
    assert answers[0].body == answers[1].body.replace(other.encode(), NAME.encode())
    assert answers[0].headers.keys() == answers[1].headers.keys()
    pages = [house.ask(call) for call in _reply_pages(house)]
    assert all("names_author" not in page.text for page in pages)


def _reply_pages(house: House) -> Iterator[Any]:
    for text in (NAMING, PLAIN):
        review_id, _ = replied(house, text)
        yield Call(house.link_for(Purpose.REPLY, review_id), method="GET")


def test_that_it_names_the_author_is_stored_nowhere(house: House) -> None:
    review_id, _ = replied(house, NAMING)
    house.call("GET", f"/editor/reviews/{review_id}", editor=0)
    for table in TABLES:
        for item in table.scan():
            assert "names_author" not in json.dumps(unpacked(item.serialize()), default=str), NAMES[table]


def test_a_preview_shows_where_a_mail_to_others_names_the_author(house: House) -> None:
    review_id = house.review()
    version = house.version("reviews", review_id)
    form = {"action": "suspend", "version": version, "rule": "about_care", "explanation": WHY}
    form["rule"] = house.call("GET", "/editor/code-of-conduct", editor=0)[1]["items"][0]["code"]
    status, found = house.call("POST", f"/editor/reviews/{review_id}/preview", form, editor=0)
    assert status == 200
    named = {mail["to"]: [each["text"] for each in mail["names_author"]] for mail in found["mails"]}
    assert named["author"] == []  # their own name may stand in their own mail
    told = {mail["to"]: NAME in mail["text"] for mail in found["mails"]}
    assert (NAME in named["organisation"]) == told["organisation"]


def test_an_editors_words_that_name_the_author_are_looked_at_again_before_others_read_them(house: House) -> None:
    review_id, _ = replied(house, PLAIN)
    browser = Browser(house)
    rule = house.call("GET", "/editor/code-of-conduct", editor=0)[1]["items"][0]["code"]
    form = {"action": "reject", "version": house.version("reviews", review_id), "rule": rule, "explanation": WHY}
    path = f"/editor/replies/{review_id}/decisions"
    first = browser.post(path, form)
    assert first.status_code == 422
    assert "noemen misschien wie de waardering schreef" in words(first)
    assert 'name="as_is"' in first.body.decode()
    assert browser.post(path, {**form, "as_is": "true"}).status_code == 303


def test_a_program_is_asked_the_same_and_says_that_it_is_meant(house: House) -> None:
    review_id, _ = replied(house, PLAIN)
    rule = house.call("GET", "/editor/code-of-conduct", editor=0)[1]["items"][0]["code"]
    form = {"action": "reject", "version": house.version("reviews", review_id), "rule": rule, "explanation": WHY}
    path = f"/editor/replies/{review_id}/decisions"
    status, found = house.call("POST", path, form, editor=0)
    assert status == 422
    assert {(each["field"], each["code"]) for each in found["errors"]} == {
        ("explanation", "names_author"),
        ("as_is", "names_author"),
    }
    assert house.call("POST", path, {**form, "as_is": True}, editor=0)[0] == 200


@pytest.mark.parametrize("action", ["suspend", "remove"])
def test_words_that_only_the_author_reads_may_name_them(house: House, action: str) -> None:
    review_id = house.review("published" if action == "suspend" else "suspended")
    rule = house.call("GET", "/editor/code-of-conduct", editor=0)[1]["items"][0]["code"]
    form = {"action": action, "version": house.version("reviews", review_id), "rule": rule, "explanation": WHY}
    _, found = house.call("POST", f"/editor/reviews/{review_id}/preview", form, editor=0)
    assert {mail["to"]: NAME in mail["text"] for mail in found["mails"]} == {"author": True, "organisation": False}
    assert house.call("POST", f"/editor/reviews/{review_id}/decisions", form, editor=0)[0] == 200


@pytest.mark.parametrize("kind", ["notices", "appeals"])
def test_so_are_words_to_a_notifier(house: House, kind: str) -> None:
    item = house.notice() if kind == "notices" else house.appealed()
    rule = house.call("GET", "/editor/code-of-conduct", editor=0)[1]["items"][0]["code"]
    action = "dismiss"
    form = {"action": action, "version": house.version(kind, item), "rule": rule, "explanation": WHY}
    browser = Browser(house, editor=1)
    path = f"/editor/{kind}/{item}/decisions"
    assert browser.post(path, form).status_code == 422
    assert browser.post(path, {**form, "explanation": PLAIN, "explanation_to_notifier": WHY}).status_code == 422
    assert browser.post(path, {**form, "as_is": "true"}).status_code == 303


def test_a_review_that_names_its_own_author_is_seen_too(house: House) -> None:
    review_id = house.submit(text=f"Het was er goed voor mijn moeder. Groeten, {NAME}")
    house.does(Action.CONFIRM, review_id)
    codes = {each["code"] for each in house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["signals"]}
    assert "names_author" in codes
    assert platform().reviews.get(review_id).signals == tuple(
        each for each in platform().reviews.get(review_id).signals if each.code != "names_author"
    )


def test_an_editor_sees_that_a_notice_names_the_author(house: House) -> None:
    naming, plain = (
        house.notify(house.review("published"), explanation=f"{who} schreef dit, en het is niet waar wat daar staat.")
        for who in (f"Mevrouw {NAME}", "Iemand")
    )
    found = house.call("GET", f"/editor/notices/{naming}", editor=0)[1]
    assert [(each["code"], each["strength"]) for each in found["signals"]] == [
        ("names_author", 3),
        ("personal_data", 2),
    ]
    assert house.call("GET", f"/editor/notices/{plain}", editor=0)[1]["signals"] == []
    assert "noemt misschien wie de waardering schreef" in words(Browser(house).get(f"/editor/notices/{naming}"))


@pytest.mark.parametrize(("kind", "page"), [("notices", "Melding"), ("appeals", "Bezwaar")])
def test_beside_a_notice_or_an_appeal_stands_what_its_words_hold(house: House, kind: str, page: str) -> None:
    words_of = "Ik wil niet meer leven. Dokter Verstraete sloeg mijn moeder, en ik ken uw adres: ik kom u zoeken."
    item = (
        house.notify(house.review("published"), explanation=words_of)
        if kind == "notices"
        else house.appeal("review", house.review("rejected"), explanation=words_of)
    )
    found = house.call("GET", f"/editor/{kind}/{item}", editor=0)[1]
    strong = {each["code"] for each in found["signals"] if each["strength"] == 3}
    assert {"self_harm", "suspected_crime"} <= strong
    assert "personal_data" in {each["code"] for each in found["signals"]}
    shown = words(Browser(house).get(f"/editor/{kind}/{item}"))
    assert page in shown
    assert "De tekst kan wijzen op wanhoop" in shown


def test_words_for_an_authority_are_looked_at_again_too(house: House) -> None:
    review_id = house.review()
    browser = Browser(house)
    form = {"authority": next(iter(platform().authorities)), "explanation": WHY}
    path = f"/editor/reviews/{review_id}/referrals"
    first = browser.post(path, form)
    assert first.status_code == 422
    assert 'name="as_is"' in first.body.decode()
    assert browser.post(path, {**form, "as_is": "true"}).status_code == 303


def test_a_reply_that_greets_somebody_is_a_hint_even_where_nobody_knows_who_wrote(house: House) -> None:
    review_id, _ = replied(house, "Beste Fatima, dank u voor uw woorden over onze zorg en ons eten.")
    signals = house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["reply"]["signals"]
    assert {each["code"]: each["strength"] for each in signals}["names_author"] == 2

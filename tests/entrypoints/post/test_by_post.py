"""A review on paper, and its author by letters alone: the whole way, through the front door."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.dynamodb.client.working_tables import AddressItem, InvitationItem
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.clock.days import BRUSSELS
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.projections.strangers.public_log import act_of
from chalicelib.domain.rules.limits import LIMITS, Limit, Limited, LimitRule
from chalicelib.domain.rules.mails import MailKind
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader, control
from tests.entrypoints.site.test_writing import FORM
from tests.story.requests import Call

MONDAY: Final = datetime(2026, 11, 30, 9, 0, tzinfo=BRUSSELS)
AT: Final = "Dorpsstraat 7\n9000 Gent"
HOUSE: Final = "kerkstr. 1 bus 12, B-9000 GENT"  # of the house itself, as `listing` has it


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        found.at(MONDAY)
        yield found


@pytest.fixture
def here(house: House) -> Platform:  # noqa: ARG001 - which stands at its moment
    return platform()


def on_paper(house: House, text: str = "", **changes: Any) -> dict[str, Any]:
    who = {"first_name": "Godelieve", "last_name": "Vanhoutte", "email": None, "postal_address": AT}
    return house.submission(text) | {"channel": "paper", "author": who | changes.pop("author", {}), **changes}


def typed_in(house: House, **changes: Any) -> str:
    status, said = house.call("POST", "/editor/reviews", on_paper(house, **changes), editor=0)
    assert (status, said["status"]) == (201, "pending")
    return str(said["review_id"])


def decides(house: House, review_id: str, action: str, editor: int, **more: Any) -> tuple[int, Any]:
    version = house.call("GET", f"/editor/reviews/{review_id}", editor=editor)[1]["version"]
    body = {"action": action, "version": version, **more}
    return house.call("POST", f"/editor/reviews/{review_id}/decisions", body, editor=editor)


def letters(house: House, *, printed: bool = False) -> list[dict[str, Any]]:
    platform().sweep_mails()
    asked = "/editor/letters?printed=true" if printed else "/editor/letters"
    return list(house.call("GET", asked, editor=1)[1]["items"])


def newest(house: House, kind: str) -> dict[str, Any]:
    found = [each for each in letters(house) if each["kind"] == kind]
    return dict(house.call("GET", f"/editor/letters/{found[-1]['id']}", editor=1)[1])


def page_of(house: House, code: str) -> str:
    status, said = house.call("POST", "/code", {"code": code})
    assert status == 200
    return str(said["url"]).removeprefix(platform().settings.site_url)


def test_an_author_by_letter_goes_the_whole_way(house: House) -> None:
    review_id = typed_in(house)
    seen = house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]
    assert (seen["channel"], seen["typed_by"], seen["allowed_actions"]) == ("paper", "An", [])
    assert seen["author"] == {
        "first_name": "Godelieve",
        "last_name": "Vanhoutte",
        "email": None,
        "postal_address": AT,
    }
    status, said = decides(house, review_id, "approve", editor=0)
    assert (status, said["code"]) == (409, "needs_another_editor")

    received = newest(house, "review_received")
    assert received["address"] == ["Godelieve Vanhoutte", "Dorpsstraat 7", "9000 Gent"]
    assert seen["text"] not in received["text"]
    assert received["code"] in received["text"]
    first = page_of(house, received["code"].lower().replace("0", "o").replace("1", "i").replace(" ", "-"))
    assert house.call("GET", first)[1]["status"] == "pending"
    reasons = {"rule": "no_personal_data", "explanation": f"Je noemt iemand: {seen['text']}"}
    assert decides(house, review_id, "return", editor=1, **reasons)[0] == 200
    returned = newest(house, "review_returned")
    assert seen["text"] not in returned["text"]
    assert "Je noemt iemand" in returned["text"]

    revision = {
        "action": "revise",
        "text": f"{seen['text']} Het eten smaakt.",
        "aspect_ratings": seen["aspect_ratings"],
    }
    assert house.call("POST", first, revision)[0] == 200
    assert decides(house, review_id, "approve", editor=1)[0] == 200
    kinds = sorted(each["kind"] for each in letters(house))
    assert kinds == ["review_published", "review_received", "review_received", "review_returned"]
    export = house.call("GET", f"{first}/export")[1]
    assert export["author"]["postal_address"] == AT
    assert "note" not in str([each["explanation"] for each in export["history"]])
    # A code of a later letter opens the same page, and the older one goes on.
    second = page_of(house, newest(house, "review_published")["code"])
    for page in (first, second):
        assert house.call("GET", page)[1]["status"] == "published"
    assert house.call("POST", second, {"action": "erase"})[0] == 200
    assert [each["kind"] for each in letters(house)] == ["review_erased"]
    assert house.call("POST", "/code", {"code": received["code"]})[0] == 422
    assert not [each for each in AddressItem.scan() if each.key.startswith("code#")]
    assert "Vanhoutte" in newest(house, "review_erased")["address"][0]


def test_a_right_code_opens_however_many_wrong_ones_were_typed_before_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, Limited.CODE, LimitRule(per_origin=Limit(4, timedelta(hours=1))))
    here = platform()
    moment = here.now().replace(minute=10)  # none falls into the next window
    monkeypatch.setattr(here, "now", lambda: moment)
    monkeypatch.setattr(here, "settings", replace(here.settings, origin_limit_factor=1))
    typed_in(house)
    code = newest(house, "review_received")["code"]
    wrong = [house.call("POST", "/code", {"code": "014JM9Y27C94GDKR"})[0] for _ in range(6)]
    assert wrong == [422, 422, 422, 422, 429, 429]
    assert page_of(house, code).startswith("/manage/")


def test_a_card_on_the_paper_is_spent_as_it_is_typed_in(house: House) -> None:
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    own = house.link(MailKind.INSIGHTS_LINK, house.home)
    wanted = {"number": 20, "group": "residents", "everyone": True}
    sheet = house.call("POST", f"{own}/invitations", wanted)[1]["sheet"]
    first, second = (each["code"] for each in house.call("GET", sheet)[1]["cards"][:2])
    typed = [typed_in(house, invitation=first.lower().replace("0", "o")), typed_in(house, channel="phone")]
    for review_id in typed:
        assert decides(house, review_id, "approve", editor=1)[0] == 200
    proofs = [house.call("GET", f"/reviews/{each}")[1]["proof"] for each in typed]
    assert proofs == ["invitation", "none"]
    assert not [item for item in InvitationItem.scan() if item.held_by]

    for code, why in ((first, "used"), ("7K2M-Q4XN-8RTD", "unknown")):
        form = on_paper(house, "Een ander verhaal, dat de redactie niet kwijt wil.", invitation=code)
        status, said = house.call("POST", "/editor/reviews", form, editor=0)
        assert (status, said["errors"][0]["field"], said["errors"][0]["code"]) == (422, "invitation", why)
    fields = {f"aspect_ratings.{name}": str(mark) for name, mark in form.pop("aspect_ratings").items()}
    who = {f"author.{name}": value or "" for name, value in form.pop("author").items()}
    plain = {name: "true" if value is True else str(value) for name, value in form.items() if value}
    sent = urlencode(plain | fields | who | {"as_is": "true"}).encode()
    headers = {**FORM, "Authorization": f"Bearer {house.editors[0]}"}
    answer = house._client.http.request("POST", "/editor/reviews", headers=headers, body=sent)
    page = Reader(answer.body.decode())
    assert (answer.status_code, control(page, "invitation")["value"]) == (422, "7K2M-Q4XN-8RTD")
    assert "dat de redactie niet kwijt wil" in page.text
    assert house.ask(house.request_of_review(invitation=second)).status == 202


def test_a_letter_is_printed_once_and_its_code_then_shown_to_nobody(house: House) -> None:
    review_id = typed_in(house)
    letter = newest(house, "review_received")
    path = f"/editor/letters/{letter['id']}"
    assert house.call("POST", f"{path}/returned", {}, editor=1)[0] == 409
    for _ in range(2):
        assert house.call("POST", f"{path}/printed", {}, editor=1) == (200, {"id": letter["id"], "state": "printed"})
    history = [each["action"] for each in house.call("GET", f"/editor/reviews/{review_id}", editor=1)[1]["history"]]
    assert sorted(history) == ["print_letter", "type_in"]
    after = house.call("GET", path, editor=1)[1]
    assert (after["state"], after["code"], after["text"]) == ("printed", "", "")
    assert letters(house) == []
    assert [each["id"] for each in letters(house, printed=True)] == [letter["id"]]
    assert page_of(house, letter["code"])

    # It comes back: no letter goes there any more, as after a mail that bounced.
    for _ in range(2):
        assert house.call("POST", f"{path}/returned", {}, editor=1)[1]["state"] == "returned"
    entries = list(platform().log.of(f"review/{review_id}"))
    assert sorted(each.action for each in entries) == ["letter_returned", "print_letter", "type_in"]
    assert not any(map(act_of, entries))  # the letter was returned, and no review
    assert (counted(entries).of("received"), counted(entries).of("returned")) == (1, 0)
    assert house.call("POST", f"/editor/reviews/{review_id}/letters", {}, editor=1)[0] == 202
    assert letters(house) == []
    assert [item.outcome for item in OutboxItem.scan() if item.mail.kind == "manage_links"] == ["suppressed"]


def test_several_letters_are_noted_by_ids_and_by_nothing_longer(house: House) -> None:
    for wrong in ("nothing-like-it", "0" * 3_000, f"{'x' * 65} y"):
        status, said = house.call("POST", "/editor/letters", {"letters": wrong}, editor=0)
        assert (status, said["code"]) == (404, "not_found")
    typed_in(house)
    letter_id = newest(house, "review_received")["id"]
    assert house.call("POST", "/editor/letters", {"letters": f"{letter_id} nothing-like-it"}, editor=0)[0] == 404
    assert [each["id"] for each in letters(house)] == [letter_id]  # none of them was noted
    assert house.call("POST", "/editor/letters", {"letters": f"{letter_id}"}, editor=0) == (200, {"printed": 1})


def test_an_address_is_put_right_by_an_editor_or_the_author(house: House, here: Platform) -> None:
    review_id = typed_in(house)
    before = here.reviews.get(review_id)
    path = f"/editor/reviews/{review_id}/address"
    for typed in ("", "Gent", "x" * 201):
        status, said = house.call("POST", path, {"postal_address": typed}, editor=1)
        assert (status, said["errors"][0]["field"]) == (422, "postal_address")
    assert (
        house.call("POST", path, {"postal_address": AT.replace("\n", ", ")}, editor=1)[0] == 200
    )  # it is that already
    assert here.reviews.get(review_id) == before
    letter = newest(house, "review_received")
    assert house.call("POST", path, {"postal_address": HOUSE}, editor=0) == (
        200,
        {"status": "pending", "at_house": True},
    )
    letter = newest(house, "review_received")
    assert letter["address"] == ["Godelieve Vanhoutte", "kerkstr. 1 bus 12", "B-9000 GENT"]

    page = page_of(house, letter["code"])
    own = house.call("GET", page)[1]
    assert (own["postal_address"], own["allowed_actions"][-1]) == (HOUSE, "correct_address")
    for wrong in ({}, {"postal_address": "Gent"}):
        status, said = house.call("POST", page, {"action": "correct_address", **wrong})
        assert (status, said["errors"][0]["field"]) == (422, "postal_address")
    assert (
        house.call("POST", page, {"action": "correct_address", "postal_address": "Markt 3\n9700 Oudenaarde"})[0] == 200
    )
    assert newest(house, "review_received")["address"][1:] == ["Markt 3", "9700 Oudenaarde"]
    timeline = [(each["action"], each["by"]) for each in house.call("GET", page)[1]["timeline"]]
    assert timeline[0] == ("type_in", "editor")
    assert sorted(timeline[1:]) == [("correct_address", "author"), ("correct_address", "editor")]

    history = house.call("GET", f"/editor/reviews/{review_id}", editor=1)[1]["history"]
    acts = [(each["actor"], each["editor"]) for each in history if each["action"] == "correct_address"]
    assert sorted(acts) == [("author", None), ("editor", "An")]
    assert "Markt" not in str(history)
    # They are known again by the address that holds, and by none that did before.
    index, after = here.similarity_index, here.reviews.get(review_id)
    assert [each.review_id for each in index.by_author(after.author_key)] == [review_id]
    assert index.by_author(before.author_key) == []
    assert house.call("POST", page, {"action": "erase"})[0] == 200
    assert index.by_author(after.author_key) == []
    assert house.call("POST", path, {"postal_address": AT}, editor=1)[0] == 409


def test_who_gets_mails_has_no_address_to_put_right(house: House) -> None:
    review_id = typed_in(house, author={"email": "g@post.example"})
    answer = house.call("POST", f"/editor/reviews/{review_id}/address", {"postal_address": AT}, editor=1)
    assert (answer[0], answer[1]["code"]) == (409, "not_allowed_now")
    own = house.link(MailKind.REVIEW_RECEIVED, review_id)
    assert house.call("GET", own)[1]["postal_address"] is None
    assert house.call("POST", own, {"action": "correct_address", "postal_address": AT})[0] == 409


def test_a_lost_code_is_answered_with_a_fresh_one_three_times_a_day(house: House) -> None:
    review_id = typed_in(house)
    codes = {newest(house, "review_received")["code"]}
    for _ in range(3):
        assert house.call("POST", f"/editor/reviews/{review_id}/letters", {}, editor=0)[0] == 202
        codes |= {newest(house, "manage_links")["code"]}
    assert house.call("POST", f"/editor/reviews/{review_id}/letters", {}, editor=0)[0] == 429
    assert len({page_of(house, each).rpartition("/")[0] for each in codes}) == 1
    assert len(letters(house)) == 4


def test_a_letter_to_the_house_itself_does_not_say_what_it_is_about(house: House) -> None:
    sent = on_paper(house, author={"postal_address": HOUSE})
    status, said = house.call("POST", "/editor/reviews", sent, editor=0)
    assert (status, [each["code"] for each in said["warnings"]]) == (201, ["own_house"])
    letter = newest(house, "review_received")
    assert letter["at_house"]
    assert "waardering" not in letter["subject"].lower() + letter["text"].replace("Waarderingsplatform", "").lower()
    assert letter["code"] in letter["text"]
    assert [each["late"] for each in letters(house)] == [False]
    house.at(MONDAY + timedelta(days=3))
    assert [each["late"] for each in letters(house)] == [True]


def test_the_same_typed_in_twice_under_one_key_is_one(house: House) -> None:
    sent = on_paper(house)
    headers = {"Idempotency-Key": "paper-1"}
    answers = [house.ask(Call("/editor/reviews", sent, 0, headers=headers)).json["review_id"] for _ in range(2)]
    assert len(set(answers)) == 1
    assert len(letters(house)) == 1


def test_what_cannot_be_is_named(house: House) -> None:
    sent = on_paper(house, channel="web", author={"postal_address": "Gent"}, consent=False)
    beside = {("author.postal_address", "wrong_format"), ("consent", "required")}
    for channel, wrong in (("web", {("channel", "not_one_of")} | beside), ("paper", beside)):
        status, said = house.call("POST", "/editor/reviews", sent | {"channel": channel}, editor=0)
        assert (status, {(each["field"], each["code"]) for each in said["errors"]}) == (422, wrong)
    for typed in ("", "0000 0000 0000 0000", "niet de code", "0" * 100):
        status, said = house.call("POST", "/code", {"code": typed})
        assert (status, [each["field"] for each in said["errors"]]) == (422, ["code"])


def test_with_an_email_address_there_are_mails_and_no_letters(house: House) -> None:
    review_id = typed_in(house, channel="agreed", note="Brief van maart", author={"email": "g@post.example"})
    assert letters(house) == []
    assert house.call("POST", f"/editor/reviews/{review_id}/letters", {}, editor=0)[0] == 409
    entry = house.call("GET", f"/editor/reviews/{review_id}", editor=1)[1]["history"][0]
    assert (entry["action"], entry["explanation"]) == ("type_in", "Brief van maart")


def test_release_0_1_0_would_lose_letters_and_has_none(house: House, here: Platform) -> None:
    here.settings = replace(here.settings, oldest_reader="0.1.0")
    status, said = house.call("POST", "/editor/reviews", on_paper(house), editor=0)
    assert (status, said["code"]) == (409, "no_letters_yet")
    assert (
        house.call("POST", "/editor/reviews", on_paper(house, author={"email": "g@post.example"}), editor=0)[0] == 201
    )

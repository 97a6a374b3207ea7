"""What authors and organisations see before they send, and what they can take back: at the front door."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import year_of
from chalicelib.domain.rules.lifecycle import Action, AppealAction, ReplyAction, Status
from chalicelib.domain.rules.mails import MailKind, Purpose
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader
from tests.story.requests import Call
from tests.worlds import DynamoWorld

FORM: Final = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
NAMING: Final = "Dokter Peeters kwam altijd snel, en die klootzak van de keuken nooit."
IN_IT: Final = ["Dokter Peeters", "klootzak"]
PLAIN: Final = "Dank je wel voor je verhaal over het eten op zondag, we nemen het mee naar de keuken."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def page(house: House, link: str, form: dict[str, str] | None = None) -> tuple[int, Reader]:
    method, body = ("GET", b"") if form is None else ("POST", urlencode(form).encode())
    headers = FORM if form is not None else {"Accept": "text/html"}
    answer = house._client.http.request(method, link, headers=headers, body=body)
    return answer.status_code, Reader(answer.body.decode())


def hidden(found: Reader) -> dict[str, str]:
    return {each["name"]: each["value"] for each in found.named("input") if each.get("type") == "hidden"}


def seen(house: House, link: str) -> Any:
    return house.ask(Call(link, method="GET")).json


def returned(house: House) -> tuple[str, str, dict[str, str]]:
    """A review that may be revised: its id, its author's link, and a form that names somebody."""
    review_id = house.review("returned")
    aspect = next(iter(platform().reviews.get(review_id).aspect_ratings))
    form = {"action": "revise", "text": NAMING, f"aspect_ratings.{aspect}": "3"}
    return review_id, house.link(MailKind.REVIEW_RETURNED, review_id), form


def test_a_revision_is_shown_with_a_note_beside_each_marked_word_before_it_is_sent(house: House) -> None:
    review_id, link, form = returned(house)
    status, found = page(house, link, {**form, "check": "true"})
    assert (status, found.text_of("h1")[0][:22]) == (200, "Kijk je aanpassing na ")
    assert found.text_of("mark") == ["Dokter Peeters", "klootzak"]
    beside = [each for each in found.named("a") if each.get("class") == "beside"]
    assert [each["href"].removeprefix("#") in found.ids for each in beside] == [True, True]
    assert platform().reviews.get(review_id).text != NAMING
    assert hidden(found) == {**form, "as_is": "true"}
    assert page(house, link, hidden(found))[0] == 303
    assert platform().reviews.get(review_id).text == NAMING


def test_its_author_may_say_that_a_passage_names_nobody(house: House) -> None:
    review_id, link, form = returned(house)
    _, found = page(house, link, {**form, "nobody": "Dokter Peeters"})
    assert found.text_of("mark") == ["klootzak"]
    page(house, link, hidden(found))
    evidence = {each.code: each.evidence for each in platform().reviews.get(review_id).signals}
    assert "Volgens de schrijver" in evidence["personal_data"]


def test_from_the_look_one_goes_back_to_what_was_typed(house: House) -> None:
    _, link, form = returned(house)
    status, found = page(house, link, {**form, "change": "text"})
    assert (status, found.text_of("textarea")[0].strip()) == (200, NAMING)
    status, found = page(house, link, {**form, "check": "true", "text": "kort"})
    assert (status, found.text_of("textarea")[0].strip()) == (422, "kort")


def test_a_program_may_look_first_too(house: House) -> None:
    review_id, link, _ = returned(house)
    rated = seen(house, link)["aspect_ratings"]
    body = {"action": "revise", "text": NAMING, "aspect_ratings": rated, "check": True}
    answer = house.ask(Call(link, body))
    assert (answer.status, answer.json["status"]) == (200, "returned")
    assert [each["code"] for each in answer.json["warnings"]] == ["personal_data", "improper_language"]
    assert house.ask(Call(link, {**body, "check": False})).json["status"] == "pending"
    reply = house.link_for(Purpose.REPLY, house.review())
    looked = house.ask(Call(reply, {"text": NAMING, "check": True}))
    assert (looked.status, looked.json["status"], len(looked.json["warnings"])) == (200, "none", 2)
    assert house.ask(Call(reply, {"text": NAMING})).status == 202
    assert house.ask(Call(reply, {"text": NAMING, "check": True})).status == 410
    assert review_id


def test_a_revision_that_changes_nothing_gets_a_kind_answer_on_its_page(house: House) -> None:
    review_id, link, form = returned(house)
    same = {**form, "text": platform().reviews.get(review_id).text}
    same |= {name: "4" for name in form if name.startswith("aspect_ratings.")}
    for more in ({"check": "true"}, {"as_is": "true"}):
        status, found = page(house, link, {**same, **more})
        assert (status, "Je hebt nog niets veranderd." in found.text) == (422, True)


def test_a_reply_is_shown_before_it_is_sent_with_what_may_hold_it_up(house: House) -> None:
    review_id = house.review()
    link = house.link_for(Purpose.REPLY, review_id)
    status, found = page(house, link, {"text": NAMING, "check": "true"})
    assert (status, found.text_of("mark")) == (200, ["Dokter Peeters", "klootzak"])
    assert platform().reviews.get(review_id).reply is None
    assert page(house, link, hidden(found))[0] == 202
    status, found = page(
        house,
        house.link_for(Purpose.REPLY, house.review()),
        {"text": "Dag [naam], bedankt voor je tekst.", "check": "true"},
    )
    assert (status, "[naam]" in found.text_of("textarea")[0]) == (422, True)


def test_a_reply_that_fits_below_any_review_gets_a_tip_and_nothing_is_marked(house: House) -> None:
    link = house.link_for(Purpose.REPLY, house.review())
    status, found = page(house, link, {"text": "Dank je wel voor je bericht, we nemen het mee.", "check": "true"})
    assert (status, found.text_of("mark")) == (200, [])
    assert "Een tip" in found.text_of("h2")
    assert "Verstuur je reactie" in found.text_of("button")


def test_the_examples_hold_the_organisations_name_and_how_one_reaches_it(house: House) -> None:
    found = seen(house, house.link_for(Purpose.REPLY, house.review()))
    examples = [text for each in found["writing_help"] for text in each["examples"]]
    listing = platform().organisations.get(house.home).listing
    assert all(listing.name in each and "[naam van de organisatie]" not in each for each in examples)
    assert all(listing.email in each for each in examples if "ereik" in each or "bel of mail" in each)


# Taking back


def test_withdrawing_asks_twice_and_can_be_taken_back_on_the_authors_page(house: House) -> None:
    review_id = house.review()
    link = house.link_for(Purpose.MANAGE, review_id)
    _, found = page(house, link)
    assert "Ja, trek mijn waardering in" in found.text_of("details")[-2] + found.text_of("details")[-1]
    assert page(house, link, {"action": "withdraw"})[0] == 303
    own = seen(house, link)
    assert (own["status"], own["allowed_actions"]) == ("withdrawn", ["undo_withdraw", "erase"])
    assert own["undo_until"]
    assert house.ask(Call(f"/reviews/{review_id}", method="GET")).status == 404
    _, found = page(house, house.link(MailKind.REVIEW_WITHDRAWN, review_id))
    assert "Maak de intrekking ongedaan" in found.text_of("button")
    answer = house.ask(Call(link, {"action": "undo_withdraw"}))
    assert (answer.status, answer.json["status"]) == (200, "published")
    assert house.ask(Call(f"/reviews/{review_id}", method="GET")).status == 200
    assert house.ask(Call(link, {"action": "undo_withdraw"})).code == "not_allowed_now"
    figures = house.ask(Call(f"/integrity/{year_of(platform().now())}", method="GET")).json["reviews"]
    assert (figures["published"], figures["withdrawn"], figures["withdrawals_undone"]) == (1, 1, 1)


def test_an_organisation_mends_its_reply_and_editors_see_until_when(house: House) -> None:
    here = platform()
    here.settings = replace(here.settings, reply_mend_minutes=30)
    review_id = house.review()
    link = house.link_for(Purpose.REPLY, review_id)
    house.done(Call(link, {"text": NAMING}))
    until = seen(house, link)["reply"]["editable_until"]
    _, found = page(house, link)
    assert NAMING in found.text_of("textarea")[0]
    assert found.text_of("mark") == IN_IT
    assert [each["passage"] for each in seen(house, link)["reply"]["warnings"]] == IN_IT
    house.done(Call(link, {"text": PLAIN}))
    mended: dict[str, Any] = {
        "status": "pending",
        "text": PLAIN,
        "editable_until": until,
        "passage": "",
        "warnings": [],
    }
    mended["promise"] = None
    assert seen(house, link)["reply"] == mended
    assert page(house, link)[1].text_of("mark") == []
    (item,) = house.ask(Call("/editor/queue?kind=reply", method="GET", editor=0)).json["items"]
    assert (item["editable_until"], item["signals"]) == (until, [])
    shown = house.ask(Call(f"/editor/reviews/{review_id}", method="GET", editor=0)).json["reply"]
    assert (shown["editable_until"], shown["allowed_actions"], shown["text"]) == (until, [], PLAIN)
    early = house.ask(house.request_of(ReplyAction.APPROVE, review_id))
    assert (early.status, early.code) == (409, "still_editable")
    own = f"/editor/replies/{review_id}"
    shown = house.ask(Call(own, method="GET", editor=0)).json
    assert (shown["editable_until"], shown["allowed_actions"]) == (until, [])
    for path, said in (("/editor/queue?kind=reply", "nog wijzigen tot"), (own, "nog aanpassen tot")):
        answer = house.ask(Call(path, method="GET", editor=0, headers={"Accept": "text/html"}))
        assert said in answer.text


def test_an_organisation_sees_what_an_editor_marked_in_its_reply_and_what_else_may_hold_it_up(house: House) -> None:
    review_id = house.review()
    link = house.link_for(Purpose.REPLY, review_id)
    house.done(Call(link, {"text": f"{NAMING} Kom gerust eens langs."}))
    waits = seen(house, link)["reply"]
    assert (waits["passage"], waits["warnings"]) == ("", [])  # nothing of it can be changed now
    house.done(house.request_of(ReplyAction.RETURN, review_id, passage="Kom gerust eens langs."))
    back = seen(house, house.link_for(Purpose.REPLY, review_id))["reply"]
    said = [each["passage"] for each in back["warnings"]]
    assert (back["passage"], said) == ("Kom gerust eens langs.", IN_IT)
    _, found = page(house, house.link_for(Purpose.REPLY, review_id))
    assert found.text_of("mark") == ["Kom gerust eens langs.", *IN_IT]


# What happened


def test_the_timeline_holds_the_appeal_its_answer_and_the_reply(house: House) -> None:
    review_id = house.review("rejected")
    appeal_id = house.appeal("review", review_id)
    link = house.link_for(Purpose.MANAGE, review_id)
    assert [each["action"] for each in seen(house, link)["timeline"]][-2:] == ["reject", "appeal"]
    assert "Je maakte bezwaar." in page(house, link)[1].text
    house.does(AppealAction.DISMISS, appeal_id, editor=1)
    assert [each["action"] for each in seen(house, link)["timeline"]][-1] == "dismiss_appeal"
    answered = house.link_for(Purpose.MANAGE, house.reply())
    own = seen(house, answered)
    assert [each["action"] for each in own["timeline"]][-2:] == ["approve", "reply"]
    assert [each["action"] for each in own["decisions"]][-1] == Action.APPROVE


def test_an_empty_answer_to_a_question_is_asked_for_as_an_answer(house: House) -> None:
    review_id = house.review(Status.PENDING)
    asked = {"question": "Op welke dag was dat?", "version": house.version("reviews", review_id)}
    question = house.call("POST", f"/editor/reviews/{review_id}/questions", asked, editor=0)[1]["question_id"]
    form = {"action": "answer", "question_id": question, "text": ""}
    path = house.link(MailKind.REVIEW_RECEIVED, review_id)
    status, found = page(house, path, form)
    assert status == 422
    assert "Schrijf je antwoord." in found.text
    assert "Vertel hoe de zorg of ondersteuning was." not in found.text

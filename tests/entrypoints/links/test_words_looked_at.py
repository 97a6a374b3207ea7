"""Whatever people write is looked at before it is sent: its writer is told, on the page and in JSON; editors see it."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.mails import MailKind, Purpose
from tests.builders import author
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader
from tests.story.forms import words

FORM: Final = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
NAMING: Final = (
    "Dank je wel voor je bericht. Dokter Peeters belt je morgen over de wonde, de pillen van het ontbijt, de nieuwe "
    "matras, de kapotte lift en het verloren gebit."
)
DESPAIR: Final = "Ik begrijp de beslissing niet en ik wil niet meer leven."
PLAIN: Final = (
    "Dank je wel. De keuken kookt sinds maandag verse soep, het middagmaal begint later, de verwarming op de "
    "gang werd hersteld en de tuin krijgt banken. Dat vertellen we door aan iedereen."
)
GENERIC: Final = "Dank je wel voor je bericht, we nemen het mee."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def codes(answer: Any) -> list[str]:
    return [each["code"] for each in answer["warnings"]]


def sent(house: House, path: str, form: dict[str, str]) -> tuple[int, Reader]:
    answer = house._client.http.request("POST", path, headers=FORM, body=urlencode(form).encode())
    return answer.status_code, Reader(answer.body.decode())


def returned(house: House) -> tuple[str, str]:
    """A review that may be revised: its id, and its author's link."""
    review_id = house.submit()
    house.does(Action.CONFIRM, review_id)
    house.does(Action.RETURN, review_id)
    return review_id, house.link(MailKind.REVIEW_RETURNED, review_id)


def notice(text: str) -> dict[str, Any]:
    return {
        "subject": "review",
        "reason": "personal_data",
        "explanation": text,
        "name": "Lies",
        "email": "lies@post.example",
        "good_faith": True,
    }


def test_a_reply_answers_with_warnings_and_its_item_in_the_queue_has_signals(house: House) -> None:
    review_id = house.review()
    status, found = house.call("POST", house.link_for(Purpose.REPLY, review_id), {"text": NAMING})
    assert (status, codes(found)) == (202, ["personal_data"])
    assert found["warnings"][0]["passage"] == "Dokter Peeters"
    (item,) = house.call("GET", "/editor/queue?kind=reply", editor=0)[1]["items"]
    assert [(each["code"], each["passages"][0]["text"]) for each in item["signals"]] == [
        ("personal_data", "Dokter Peeters")
    ]
    seen = house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["reply"]["signals"]
    assert [each["code"] for each in seen] == ["personal_data"]


def test_words_that_stand_there_twice_are_warned_of_once_and_marked_twice(house: House) -> None:
    link = house.link_for(Purpose.REPLY, house.review())
    twice = "Bel dokter Peeters, of vraag aan de balie naar dokter Peeters, dan zoeken we samen iets."
    status, page = sent(house, link, {"text": twice, "check": "true"})
    assert status == 200
    assert page.text_of("mark") == ["dokter Peeters", "dokter Peeters"]
    assert len([each for each in page.named("li") if (each.get("id") or "").startswith("opmerking-")]) == 1
    assert codes(house.call("POST", link, {"text": twice})[1]) == ["personal_data"]


def test_replies_with_stronger_signals_stand_first(house: House) -> None:
    plain, naming = house.review(), house.review()
    house.act(ReplyAction.SUBMIT, plain, text=PLAIN)
    house.act(ReplyAction.SUBMIT, naming, text=NAMING)
    items = house.call("GET", "/editor/queue?kind=reply", editor=0)[1]["items"]
    assert [each["id"] for each in items] == [naming, plain]
    waiting = {each.id: each.strength for each in platform().queue.all(QueueKind.REPLY)}
    assert waiting[naming] > waiting[plain] == 0


def test_a_page_shows_what_is_in_a_reply_before_it_sends_it(house: House) -> None:
    review_id = house.review()
    link = house.link_for(Purpose.REPLY, review_id)
    status, page = sent(house, link, {"text": NAMING})
    assert status == 200
    assert "Je reactie is nog niet verstuurd." in page.text
    assert "Dokter Peeters" in page.text_of("textarea")[0]
    assert ("as_is", "true") in [(each.get("name"), each.get("value")) for each in page.named("button")]
    assert house.call("GET", "/editor/queue?kind=reply", editor=0)[1]["items"] == []
    assert sent(house, link, {"text": NAMING, "as_is": "true"})[0] == 202
    assert len(house.call("GET", "/editor/queue?kind=reply", editor=0)[1]["items"]) == 1


def test_a_plain_reply_is_sent_at_once(house: House) -> None:
    assert sent(house, house.link_for(Purpose.REPLY, house.review()), {"text": PLAIN})[0] == 202


def test_a_reply_that_fits_below_any_review_draws_a_hint_and_is_sent_all_the_same(house: House) -> None:
    review_id = house.review()
    link = house.link_for(Purpose.REPLY, review_id)
    status, found = house.call("POST", link, {"text": GENERIC})
    assert (status, codes(found)) == (202, ["generic_reply"])
    assert sent(house, house.link_for(Purpose.REPLY, house.review()), {"text": GENERIC})[0] == 202


def test_who_replies_is_never_warned_by_who_wrote_the_review(house: House) -> None:
    texts = [PLAIN.replace("iedereen", name) for name in (author().last_name.lower(), "wievandaele")]
    answers = [house.act(ReplyAction.SUBMIT, house.review(), text=text).json for text in texts]
    assert answers[0] == answers[1]


def test_a_revision_is_looked_at_before_it_is_sent(house: House) -> None:
    review_id, link = returned(house)
    text = f"{words(1)} {NAMING}"
    aspect = next(iter(platform().reviews.get(review_id).aspect_ratings))
    form = {"action": "revise", "text": text, f"aspect_ratings.{aspect}": "3"}
    status, page = sent(house, link, form)
    assert status == 200
    assert "Je aanpassing is nog niet verstuurd." in page.text
    assert NAMING in page.text_of("textarea")[-1]
    assert platform().reviews.get(review_id).text != text
    status, found = house.call("POST", link, {"action": "revise", "text": text, "aspect_ratings": {aspect: 3}})
    assert (status, codes(found)) == (200, ["personal_data"])
    assert "personal_data" in [each.code for each in platform().reviews.get(review_id).signals]


def test_an_appeal_that_tells_of_despair_says_whom_to_call(house: House) -> None:
    review_id = house.submit()
    house.does(Action.CONFIRM, review_id)
    house.does(Action.REJECT, review_id)
    link = house.link(MailKind.REVIEW_REJECTED, review_id)
    status, page = sent(house, link, {"action": "appeal", "explanation": DESPAIR})
    assert (status, "1813" in page.text) == (200, True)
    assert "Je bezwaar is nog niet verstuurd." in page.text
    status, found = house.call("POST", link, {"action": "appeal", "explanation": DESPAIR})
    assert (status, codes(found)) == (200, ["help_line"])
    assert "1813" in found["warnings"][0]["message"]


def test_a_notice_is_looked_at_too(house: House) -> None:
    review_id = house.review()
    path = f"/reviews/{review_id}/notices"
    status, found = house.call("POST", path, notice(NAMING))
    assert (status, codes(found)) == (202, ["personal_data"])
    form = {name: str(value).lower() if value is True else value for name, value in notice(NAMING).items()}
    status, page = sent(house, path, form)
    assert (status, "Je melding is nog niet verstuurd." in page.text) == (200, True)
    assert NAMING in page.text_of("textarea")[0]
    assert sent(house, path, {**form, "as_is": "true"})[0] == 202

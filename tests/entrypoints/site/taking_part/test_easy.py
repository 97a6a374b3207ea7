"""One question a screen, at home and on a tablet in the hall: no script, and nothing is kept until it is sent."""

from collections.abc import Iterator

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from chalicelib.bootstrap import platform
from chalicelib.domain.reviews.parts import Capacity, Channel, Helper
from chalicelib.entrypoints.site.easy import screens
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House
from tests.entrypoints.pages.html_reading import Reader
from tests.entrypoints.site.test_writing import FORM, Desk, hidden

ANSWERS = {
    "capacity": "relative",
    "on_behalf": "false",
    "text": "Het eten is lekker en iedereen is vriendelijk voor mijn moeder.",
    "helped_by": "volunteer",
    "author.first_name": "Ann",
    "author.last_name": '"Maes" & co',
    "author.email": "ann@post.example",
    "consent": "true",
}


@pytest.fixture
def desk(dynamodb_world: DynamoWorld) -> Iterator[Desk]:  # noqa: ARG001 - its tables are what the house stands on
    with Client(front_door.app) as client:
        yield Desk(client.http, House(client, platform()))


def questions(desk: Desk) -> tuple[str, ...]:
    here = platform()
    return screens(here.theme_sets.current(here.organisations.get(desk.house.home).listing.sector))


def answer_to(name: str) -> dict[str, str]:
    if name == "experienced":
        return {name: f"{platform().now():%Y-%m}"}
    return {name: "4"} if name.startswith("aspect_ratings.") else {name: ANSWERS[name]}


def walk(desk: Desk, path: str, **first: str) -> tuple[str, Reader]:
    """Answer every question; returns the path of the form and the look at all answers."""
    form = f"/organisations/{desk.house.home}/{path}"
    status, found = desk.send(form, {"organisation_id": desk.house.home, **first})
    for name in questions(desk):
        assert (status, hidden(found)["screen"]) == (200, name)
        status, found = desk.send(form, hidden(found) | answer_to(name))
    assert (status, found.text_of("title")[0][:22]) == (200, "Kijk je antwoorden na ")
    return form, found


def sent(desk: Desk, found: Reader) -> Reader:
    status, done = desk.send("/reviews", hidden(found))
    assert status == 202
    return done


def test_every_question_is_a_screen_and_all_answers_arrive(desk: Desk) -> None:
    _, found = walk(desk, "write/easy")
    assert list(ReviewItem.scan()) == []
    sent(desk, found)
    [kept] = [platform().reviews.get(each.review_id) for each in ReviewItem.scan()]
    assert (kept.text, kept.capacity, kept.channel) == (ANSWERS["text"], Capacity.RELATIVE, Channel.WEB)
    assert kept.helped_by is Helper.VOLUNTEER
    assert set(kept.aspect_ratings.values()) == {4}


def test_the_first_question_is_there_when_one_comes(desk: Desk) -> None:
    status, found = desk.get(f"/organisations/{desk.house.home}/write/easy")
    assert (status, hidden(found)["screen"]) == (200, questions(desk)[0])


def test_a_wrong_answer_is_asked_again_and_the_others_stay(desk: Desk) -> None:
    form = f"/organisations/{desk.house.home}/write/easy"
    before = {"organisation_id": desk.house.home, "capacity": "client", "form_key": "k"}
    for name, wrong, said in (
        ("text", "Goed.", "Schrijf minstens 20 tekens."),
        ("author.email", "ann@", "e-mailadres"),
        ("author.first_name", "", "voornaam"),
        ("capacity", "", "Kies wie je bent."),
        ("consent", "", "toestemming"),
    ):
        status, found = desk.send(form, {**before, "screen": name, name: wrong})
        assert (status, hidden(found)["screen"]) == (422, name)
        assert said in found.text
        assert hidden(found).get("capacity", "client") == "client"


def test_an_aspect_may_be_skipped_but_not_all_of_them(desk: Desk) -> None:
    _, found = walk(desk, "write/easy")
    answers = {name: value for name, value in hidden(found).items() if not name.startswith("aspect_ratings.")}
    aspects = [each for each in questions(desk) if each.startswith("aspect_ratings.")]
    form = f"/organisations/{desk.house.home}/write/easy"
    status, on = desk.send(form, {**answers, "screen": aspects[0]})
    assert (status, hidden(on)["screen"]) == (200, aspects[1])
    status, back = desk.send(form, {**answers, "screen": "consent"})
    assert (status, hidden(back)["screen"]) == (422, aspects[0])
    assert "minstens één onderdeel" in back.text


def test_back_shows_the_question_before_with_what_was_answered(desk: Desk) -> None:
    form = f"/organisations/{desk.house.home}/write/easy"
    typed = {"organisation_id": desk.house.home, "screen": "on_behalf", "capacity": "parent", "go": "back"}
    status, found = desk.send(form, typed)
    assert (status, hidden(found)["screen"]) == (200, "capacity")
    assert [each["value"] for each in found.named("button") if each.get("class") == "pick chosen"] == ["parent"]


def test_a_change_goes_to_its_question_and_from_there_back_to_the_look(desk: Desk) -> None:
    form, found = walk(desk, "write/easy")
    status, asked = desk.send(form, hidden(found) | {"change": "text"})
    assert (status, hidden(asked)["screen"]) == (200, "text")
    other = "De tuin is mooi en het eten is lekker."
    status, again = desk.send(form, hidden(asked) | {"text": other})
    assert (status, again.text_of("title")[0][:22]) == (200, "Kijk je antwoorden na ")
    assert hidden(again) == hidden(found) | {"text": other}


def test_a_passage_that_names_nobody_is_said_here_too(desk: Desk) -> None:
    form, found = walk(desk, "write/easy")
    named = "Verpleegster Karin is altijd vriendelijk voor mijn moeder."
    _, looked = desk.send(form, hidden(found) | {"screen": "consent", "text": named})
    assert "is geen persoon" in looked.text
    _, again = desk.send(form, hidden(looked) | {"nobody": "verpleegster Karin"})
    assert hidden(again)["no_person"] == "verpleegster Karin"


def test_another_organisation_of_the_answers_is_refused(desk: Desk) -> None:
    form, found = walk(desk, "write/easy")
    status, _ = desk.send(form, hidden(found) | {"organisation_id": "iets-anders", "screen": "consent"})
    assert status == 404


def test_a_tablet_shows_no_way_out_and_keeps_nothing(desk: Desk) -> None:
    first = f"/organisations/{desk.house.home}/kiosk"
    status, found = desk.get(first)
    assert status == 200
    form, looked = walk(desk, "kiosk", channel="kiosk")
    done = sent(desk, looked)
    for page in (found, looked, done):
        assert {each["href"] for each in page.named("a")} <= {"#inhoud", "#opmerking-1", first}
        assert [each["data-kiosk"] for each in page.named("body")] == [first]
    assert f"20; url={first}" in [each.get("content") for each in done.named("meta")]
    answer = desk.http.request(
        "POST", form, headers=FORM, body=f"channel=kiosk&organisation_id={desk.house.home}".encode()
    )
    assert answer.headers["Cache-Control"] == "no-store"
    [kept] = [platform().reviews.get(each.review_id) for each in ReviewItem.scan()]
    assert kept.channel is Channel.KIOSK


def test_a_refusal_on_a_tablet_leads_back_to_its_beginning(desk: Desk) -> None:
    _, looked = walk(desk, "kiosk", channel="kiosk")
    answers = hidden(looked)
    for number in range(3):
        assert desk.send("/reviews", answers)[0] == 202
        answers = {**answers, "form_key": f"k{number}", "text": f"{ANSWERS['text']} Keer {number}."}
    status, refused = desk.send("/reviews", answers)
    assert status == 429
    assert {each["href"] for each in refused.named("a")} <= {"#inhoud", f"/organisations/{desk.house.home}/kiosk"}


def test_an_organisation_that_takes_no_reviews_has_neither(desk: Desk) -> None:
    for path in ("write/easy", "kiosk", "form"):
        status, _ = desk.get(f"/organisations/geen-van-ons/{path}")
        assert status == 404


def test_the_form_on_paper_asks_what_the_form_on_screen_asks(desk: Desk) -> None:
    status, found = desk.get(f"/organisations/{desk.house.home}/form")
    here = platform()
    themes = here.theme_sets.current(here.organisations.get(desk.house.home).listing.sector)
    assert status == 200
    for aspect in themes.aspects:
        assert aspect.label in found.text
    assert len([each for each in found.named("span") if each.get("class") == "box"]) == len(themes.aspects) * 6
    assert len([each for each in found.named("div") if each.get("class") == "paper"]) == 2
    assert "niet naar de organisatie" in found.text


@pytest.mark.parametrize("path", ["write/easy", "kiosk"])
def test_a_form_that_no_screen_sent_is_answered_as_any_other(desk: Desk, path: str) -> None:
    form = f"/organisations/{desk.house.home}/{path}"
    house = {"organisation_id": desk.house.home}
    for strange in ({"": ""}, {"...": "1"}, {"is_admin": "true"}, {"manage_nonce": "x"}):
        assert desk.send(form, {**house, **strange})[0] == 422
    for screen in ("", ".", "no-such-screen", "aspect_ratings.", "author"):
        status, found = desk.send(form, {**house, "screen": screen})
        assert (status, hidden(found)["screen"]) == (200, questions(desk)[0])

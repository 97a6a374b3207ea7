"""Telling how care was, with a browser and without scripts: nothing typed is lost, and what is sent is sent once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import OutboxItem, ReviewItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.entrypoints.http.request import flat, read_form
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House
from tests.entrypoints.pages.html_reading import Reader, chosen, control
from tests.story.forms import words

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}


@dataclass
class Desk:
    """Somebody with a browser, and the house they write about."""

    http: Any
    house: House

    @property
    def answers(self) -> dict[str, str]:
        here = platform()
        aspects = here.theme_sets.current(here.organisations.get(self.house.home).listing.sector).aspects
        return {
            "organisation_id": self.house.home,
            "form_key": "een-formulier",
            "text": f"{words(1)}\n\nEn de tuin is mooi.",
            f"aspect_ratings.{aspects[0].id}": "4",
            f"aspect_ratings.{aspects[1].id}": "null",
            "capacity": "relative",
            "experienced": f"{here.now():%Y-%m}",
            "on_behalf": "true",
            "author.first_name": "Ann",
            "author.last_name": '"Maes" & co',
            "author.email": "ann@post.example",
            "consent": "true",
        }

    def get(self, path: str) -> tuple[int, Reader]:
        answer = self.http.request("GET", path, headers={"Accept": "text/html"})
        return answer.status_code, Reader(answer.body.decode())

    def send(self, path: str, answers: dict[str, str]) -> tuple[int, Reader]:
        answer = self.http.request("POST", path, headers=FORM, body=urlencode(answers).encode())
        return answer.status_code, Reader(answer.body.decode())

    def check(self, answers: dict[str, str]) -> tuple[int, Reader]:
        return self.send(f"/organisations/{self.house.home}/write", answers)


@pytest.fixture
def desk(dynamodb_world: DynamoWorld) -> Iterator[Desk]:  # noqa: ARG001 - its tables are what the house stands on
    with Client(front_door.app) as client:
        yield Desk(client.http, House(client, platform()))


def hidden(found: Reader) -> dict[str, str]:
    return {each["name"]: each["value"] for each in found.named("input") if each.get("type") == "hidden"}


def test_answers_are_shown_before_they_are_sent_and_nothing_is_kept_until_then(desk: Desk) -> None:
    status, found = desk.check(desk.answers)
    assert status == 200
    assert found.text_of("title")[0].startswith("Kijk je antwoorden na")
    for said in (desk.answers["text"], "4 op 5", "niet van toepassing", "in naam van iemand anders", '"Maes" & co'):
        assert said in found.text
    assert list(ReviewItem.scan()) == []
    assert hidden(found) == desk.answers
    form = found.named("form")[-1]
    mark = form.pop("data-sends")
    assert form == {"method": "post", "action": "/reviews", "id": "nagekeken"}
    assert mark
    assert mark != desk.check(desk.answers)[1].named("form")[-1]["data-sends"]


def test_what_was_shown_is_what_goes_out(desk: Desk) -> None:
    status, found = desk.send("/reviews", hidden(desk.check(desk.answers)[1]))
    assert status == 202
    assert "ann@post.example" in found.text
    (kept,) = ReviewItem.scan()
    assert kept.review.text == desk.answers["text"]
    assert kept.review.on_behalf


def test_the_way_back_to_one_answer_keeps_all_the_others(desk: Desk) -> None:
    _, checked = desk.check(desk.answers)
    buttons = {each["value"]: each["formaction"] for each in checked.named("button") if each.get("name") == "change"}
    assert {"text", "experienced", "capacity", "author.first_name", "author.email"} < set(buttons)
    assert buttons["author.email"].endswith("/write#author-email")
    status, form = desk.check({**hidden(checked), "change": "author.email"})
    assert status == 200
    assert form.text_of("textarea")[0].removeprefix("\n").strip() == desk.answers["text"]
    assert control(form, "author.last_name")["value"] == '"Maes" & co'
    assert control(form, "form_key")["value"] == "een-formulier"
    assert chosen(form, "consent") == chosen(form, "on_behalf") == ["true"]
    assert "author-email" in form.ids


def test_a_wrong_answer_leads_back_to_the_form_with_words_that_ask_for_it(desk: Desk) -> None:
    status, found = desk.check({**desk.answers, "text": "", "author.email": "geen adres", "capacity": ""})
    assert status == 422
    assert "Vertel hoe de zorg of ondersteuning was." in found.text
    assert "Dit is geen geldig e-mailadres." in found.text  # what the domain says comes with what the form lacks
    assert control(found, "author.last_name")["value"] == '"Maes" & co'
    status, found = desk.check({**desk.answers, "author.email": "geen adres"})
    assert (status, control(found, "author.email")["value"]) == (422, "geen adres")
    assert "Dit is geen geldig e-mailadres." in found.text


@pytest.mark.parametrize("named", [None, "", "x" * 65, "nobody"])
def test_a_form_that_names_no_organisation_of_ours_is_told_so(desk: Desk, named: str | None) -> None:
    answers = {name: said for name, said in desk.answers.items() if name != "organisation_id"}
    answers |= {"organisation_id": named} if named is not None else {}
    assert desk.send("/reviews", answers)[0] == 404


def test_what_may_keep_a_text_offline_is_marked_before_it_is_sent(desk: Desk) -> None:
    status, found = desk.check({**desk.answers, "text": "Dokter Peeters kwam altijd te laat bij mijn moeder."})
    assert status == 200
    assert found.text_of("mark") == ["Dokter Peeters"]
    assert hidden(found)["as_is"] == "true"  # the author has now seen it
    assert desk.send("/reviews", hidden(found))[0] == 202


def test_programs_can_look_before_they_send(desk: Desk) -> None:
    body = desk.house.submission("Dokter Peeters kwam altijd te laat bij mijn moeder.")
    status, answer = desk.house.call("POST", f"/organisations/{desk.house.home}/write", body)
    assert (status, answer["warnings"][0]["passage"]) == (200, "Dokter Peeters")
    assert desk.house.call("POST", "/organisations/another/write", body)[0] == 404
    status, answer = desk.house.call("POST", f"/organisations/{desk.house.home}/write", {**body, "consent": False})
    assert (status, [each["field"] for each in answer["errors"]]) == (422, ["consent"])
    assert list(ReviewItem.scan()) == []


def test_a_form_sent_twice_is_one_review_and_one_mail(desk: Desk) -> None:
    before = len(list(OutboxItem.scan()))
    assert [desk.send("/reviews", desk.answers)[0] for _ in range(3)] == [202, 202, 202]
    assert len(list(ReviewItem.scan())) == 1
    assert len(list(OutboxItem.scan())) == before + 1


def test_whoever_goes_back_to_fix_an_address_sends_anew(desk: Desk) -> None:
    assert desk.send("/reviews", desk.answers)[0] == 202
    assert desk.send("/reviews", {**desk.answers, "author.email": "anna@post.example"})[0] == 202
    assert len(list(ReviewItem.scan())) == 2


def test_each_opened_form_has_a_key_of_its_own(desk: Desk) -> None:
    keys = {control(desk.get(f"/organisations/{desk.house.home}/write")[1], "form_key")["value"] for _ in range(2)}
    assert len(keys) == 2


def test_a_form_and_its_fields_are_the_same_thing() -> None:
    fields = {"text": "a & b", "author.email": "x@y.example", "aspect_ratings.meals": "null"}
    assert dict(flat(read_form(urlencode(fields).encode()))) == fields


# One review with an address of its own


def test_a_published_review_has_an_address_of_its_own(desk: Desk) -> None:
    review_id = desk.house.reply("published")
    status, found = desk.house.call("GET", f"/reviews/{review_id}")
    assert (status, found["id"], found["organisation_id"]) == (200, review_id, desk.house.home)
    assert found["reply"]["text"]
    assert "aspect_ratings" not in found
    status, page = desk.get(f"/reviews/{review_id}")
    assert status == 200
    assert found["text"] in page.text
    assert f"/reviews/{review_id}/notices" in {each["href"] for each in page.named("a")}
    listed = desk.get(f"/organisations/{desk.house.home}")[1]
    assert f"/reviews/{review_id}" in {each["href"] for each in listed.named("a")}


@pytest.mark.parametrize(
    "status", ["unconfirmed", "pending", "returned", "escalated", "suspended", "rejected", "removed", "withdrawn"]
)
def test_what_is_not_public_is_as_if_it_never_was(desk: Desk, status: str) -> None:
    review_id = desk.house.review(status)
    hidden_one = desk.house.call("GET", f"/reviews/{review_id}")
    assert hidden_one == desk.house.call("GET", "/reviews/never-was")
    assert hidden_one[0] == 404


def test_a_block_hides_single_reviews_too(desk: Desk) -> None:
    review_id = desk.house.review("published")
    desk.house.does(OrganisationAction.BLOCK, desk.house.home)
    assert desk.house.call("GET", f"/reviews/{review_id}")[0] == 404


def test_a_reply_that_is_not_public_is_not_on_it(desk: Desk) -> None:
    review_id = desk.house.reply("pending")
    assert desk.house.call("GET", f"/reviews/{review_id}")[1]["reply"] is None


@pytest.mark.parametrize("named", ["", "x" * 5_000])
def test_a_form_that_names_no_organisation_is_not_found(desk: Desk, named: str) -> None:
    status, _ = desk.send("/reviews", {**desk.answers, "organisation_id": named})
    assert status == 404

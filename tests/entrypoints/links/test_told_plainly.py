"""What pages tell of what happened: a question is no decision, and an appeal is not what it was made against."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import Purpose
from tests.builders import ADDED, APPEAL, organisation
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader
from tests.story.requests import Call
from tests.worlds import DynamoWorld

QUESTION = "Op welke dag van de week was dat ongeveer?"


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def read(house: House, link: str) -> str:
    page = house.ask(Call(link, headers={"Accept": "text/html"}, method="GET"))
    return " ".join(Reader(page.text).text.split())


def test_a_question_stands_in_the_authors_timeline_as_one(house: House) -> None:
    review_id = house.review("pending")
    body = {"question": QUESTION, "version": house.version("reviews", review_id)}
    assert house.call("POST", f"/editor/reviews/{review_id}/questions", body, editor=0)[0] == 202
    told = read(house, house.link_for(Purpose.MANAGE, review_id))
    of_the_question = told.partition("De redactie stelde je een vraag.")[2].partition("Wat je schreef")[0]
    assert of_the_question.strip() == QUESTION


@pytest.mark.parametrize("ended", [Action.REJECT, Action.WITHDRAW])
def test_a_question_that_nobody_waits_for_any_more_is_said_to_be_closed(house: House, ended: Action) -> None:
    review_id = house.review("pending")
    body = {"question": QUESTION, "version": house.version("reviews", review_id)}
    assert house.call("POST", f"/editor/reviews/{review_id}/questions", body, editor=0)[0] == 202
    closed = "Antwoorden kan niet meer: de redactie heeft je antwoord niet meer nodig."
    assert closed not in read(house, house.link_for(Purpose.MANAGE, review_id))
    house.does(ended, review_id)
    told = read(house, house.link_for(Purpose.MANAGE, review_id))
    assert closed in told.partition(QUESTION)[2]
    assert "besliste" not in told  # whoever withdrew decided themselves


def test_a_link_to_a_review_that_went_offline_says_that_it_may_be_gone(house: House) -> None:
    review_id = house.review("published")
    link = house.link_for(Purpose.REPLY, review_id)
    house.does(Action.SUSPEND, review_id)
    told = read(house, link)
    assert "of wat erachter stond, is er niet meer" in told
    assert "Wou je reageren op een waardering? Misschien staat ze niet meer online." in told


def test_what_changes_no_status_is_said_to_have_arrived(house: House) -> None:
    """At the head of the page, where somebody looks who just sent it: it stands itself far below."""
    asked = house.review("pending")
    body = {"question": QUESTION, "version": house.version("reviews", asked)}
    question = house.call("POST", f"/editor/reviews/{asked}/questions", body, editor=0)[1]["question_id"]
    anybody = Browser(house)
    for review_id, sent, said in (
        (asked, {"action": "answer", "question_id": question, "text": "Op een zondag."}, "We kregen je antwoord."),
        (house.review(), {"action": "add", "text": ADDED}, "We kregen je aanvulling."),
        (house.review("rejected"), {"action": "appeal", "explanation": APPEAL}, "We kregen je bezwaar."),
    ):
        link = urlsplit(house.link_for(Purpose.MANAGE, review_id)).path
        assert said not in words(anybody.get(link))
        done = anybody.post(link, sent)
        assert done.status_code == 303, words(done)
        told = words(anybody.get(done.headers["Location"]))
        assert said in told.partition("Wat is er gebeurd?")[0]


def test_the_course_of_what_was_added_is_told_as_its_own(house: House) -> None:
    course = words(Browser(house).get(f"/editor/reviews/{house.addition('pending')}"))
    assert "Aanvulling ingezonden (geen aanvulling → wacht op de redactie)" in course
    assert "geen reactie" not in course


def test_an_appeal_that_waits_does_not_look_refused(house: House) -> None:
    review_id = house.review("rejected")
    house.appeal("review", review_id)
    told = read(house, house.link_for(Purpose.MANAGE, review_id))
    panel = told.partition("We behandelen je bezwaar")[2].partition("Een andere redacteur")[0]
    assert "tegen de beslissing" in panel


def test_whoever_gave_notice_reads_of_which_organisation(house: House) -> None:
    notice_id = house.notify(house.review())
    name = organisation().listing.name
    assert f"van een waardering over {name}" in read(house, house.link_for(Purpose.NOTICE, notice_id))


def test_only_a_decision_leads_an_editor_to_what_follows(house: House) -> None:
    review_id = house.review("pending")
    an = Browser(house)
    way = f"/editor/reviews/{review_id}"
    asked = an.post(f"{way}/questions", {"question": QUESTION, "version": house.version("reviews", review_id)})
    said = words(an.get(asked.headers["Location"]))
    assert "De schrijver krijgt je vraag per mail" in said
    assert "Volgende:" not in said


def test_an_editor_who_chose_nothing_is_asked_to_choose(house: House) -> None:
    review_id = house.review("pending")
    body = {"version": house.version("reviews", review_id)}
    refused = Browser(house).post(f"/editor/reviews/{review_id}/decisions", body)
    assert refused.status_code == 422
    assert "Beslissing: Kies wat je beslist." in words(refused)


def test_whoever_replies_sees_the_review_online_and_reports_it_while_no_block_hides_it(house: House) -> None:
    review_id = house.review("published")
    link = house.link_for(Purpose.REPLY, review_id)
    ways = {f"/r/{review_id}", f"/reviews/{review_id}/notices"}

    def offered() -> set[str]:
        page = Reader(house.ask(Call(link, headers={"Accept": "text/html"}, method="GET")).text)
        return ways & {each.get("href", "") for each in page.named("a")}

    assert offered() == ways
    assert {house.ask(Call(each, headers={"Accept": "text/html"}, method="GET")).status for each in ways} == {200}
    body = {"action": "block", "version": 2, "explanation": "Er loopt een onderzoek naar deze waarderingen."}
    assert house.call("POST", f"/editor/organisations/{house.home}/decisions", body, editor=0)[0] == 200
    assert offered() == set()

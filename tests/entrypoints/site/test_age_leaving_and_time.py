"""At the front door: whose words are whose, what leaving does, what a form promised, and whose day it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, Status
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.use_cases.reviews import close_reviews
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import EDITORS, House, opened
from tests.fakes.given import FakeThemeSets
from tests.prove.aws import scheduled

EDGES = {
    datetime(2026, 6, 30, 22, 30, tzinfo=UTC): "2026-07-01",
    datetime(2026, 11, 30, 23, 30, tzinfo=UTC): "2026-12-01",
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC): "2027-01-01",
}
TEXT = (
    "Mijn moeder verbleef hier vorige lente drie weken na haar heupoperatie. De kinesist kwam elke ochtend langs "
    "en legde geduldig uit welke oefeningen ze in de tuin kon doen. De soep was altijd warm en vers."
)
OWN = (
    "De opvang van onze zoon verliep vlot, al moesten we in het begin wat wennen aan de vroege uren. "
    "Hij komt elke dag vrolijk thuis en vertelt over de kippen."
)


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def seen(review_id: str, house: House) -> Any:
    return house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]


def marks(review_id: str, house: House) -> set[str]:
    return {each["code"] for each in seen(review_id, house)["signals"]}


def at(moment: datetime, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is this moment, and the editors are signed in."""
    monkeypatch.setattr(platform(), "now", lambda: moment)
    house.editors = [house._at_work(each) for each in EDITORS]


def test_the_copy_is_marked_and_the_original_untouched(house: House) -> None:
    thief = house.review(Status.RETURNED, text=OWN)
    original = house.review(Status.PUBLISHED, text=TEXT)
    ratings = seen(thief, house)["aspect_ratings"]
    status, _ = house.call(
        "POST",
        house.link_for(Purpose.MANAGE, thief),
        {"action": "revise", "text": TEXT, "aspect_ratings": ratings},
    )
    assert status == 200
    assert "near_identical_text" in marks(thief, house)
    house.does(Action.APPROVE, thief)
    scheduled("look_again_at_published")
    assert house.call("GET", f"/reviews/{original}")[0] == 200
    assert "near_identical_text" not in marks(original, house)


@pytest.mark.parametrize("status", [Status.UNCONFIRMED, Status.PENDING, Status.RETURNED])
def test_leaving_closes_what_is_open_and_its_author_hears_of_it(house: House, status: Status) -> None:
    review_id = house.review(status)
    house.does(OrganisationAction.LEAVE, house.home)
    assert seen(review_id, house)["status"] == "closed"
    kinds = [item.mail.kind for item in OutboxItem.scan() if item.mail.review_id == review_id]
    assert kinds.count(MailKind.REVIEW_CLOSED) == 1
    found = house.call("GET", house.link(MailKind.REVIEW_CLOSED, review_id))[1]
    assert (found["status"], found["allowed_actions"]) == ("closed", ["erase"])


def test_confirming_after_that_gives_a_clear_answer_before_the_clock_came_and_after(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 0)
    review_id = house.review(Status.UNCONFIRMED)
    link = house.link_for(Purpose.CONFIRM, review_id)
    house.does(OrganisationAction.LEAVE, house.home)
    for method in ("GET", "POST", "GET", "POST"):
        status, said = house.call(method, link, {} if method == "POST" else None)
        assert (status, said["code"]) == (409, "not_taking_part")
    assert seen(review_id, house)["status"] == "closed"


def test_nothing_goes_online_about_one_that_left(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 0)
    review_id = house.review(Status.PENDING)
    house.does(OrganisationAction.LEAVE, house.home)
    found = seen(review_id, house)
    assert set(found["allowed_actions"]) == {"reject", "escalate", "erase", "note_proof"}
    decision = {"action": "approve", "version": found["version"], "rule": "", "explanation": ""}
    status, said = house.call("POST", f"/editor/reviews/{review_id}/decisions", decision, editor=0)
    assert (status, said["code"]) == (409, "not_taking_part")
    assert seen(review_id, house)["status"] == "closed"
    assert house.mails_to_organisation(review_id) == set()


def test_what_was_published_stays_online_and_is_found_marked(house: House) -> None:
    review_id = house.review(Status.PUBLISHED)
    house.does(OrganisationAction.LEAVE, house.home)
    (item,) = house.call("GET", "/organisations")[1]["items"]
    assert (item["id"], item["taking_part"], item["reviews"]) == (house.home, False, 1)
    assert house.call("GET", f"/organisations/{house.home}")[1]["taking_part"] is False
    assert house.call("GET", f"/reviews/{review_id}")[0] == 200
    with Client(front_door.app) as client:
        page = client.http.get(f"/organisations/{house.home}", headers={"Accept": "text/html"}).body.decode()
    assert "neemt niet meer deel" in page
    assert house.call("GET", "/editor/organisations?taking_part=true", editor=0)[1]["items"] == []
    house.does(OrganisationAction.ENROL, house.home)
    assert house.call("GET", "/organisations")[1]["items"][0]["taking_part"] is True


def test_one_that_left_with_nothing_online_is_found_no_more(house: House) -> None:
    house.does(OrganisationAction.LEAVE, house.home)
    assert house.call("GET", "/organisations")[1]["items"] == []


def test_ratings_are_shown_as_the_form_promised_when_it_was_filled_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways: what was for the organisation stays so, and what was public does."""
    here, sets = platform(), FakeThemeSets()
    monkeypatch.setattr(here, "theme_sets", sets)
    first = sets.current("residential_care")
    before = house.review(Status.PUBLISHED)
    sets.put(replace(first, id="residential_care-2", version=2, aspect_ratings_public=True))
    during = house.review(Status.PUBLISHED)
    sets.put(replace(first, id="residential_care-3", version=3))
    after = house.review(Status.PUBLISHED)
    listed = house.call("GET", f"/organisations/{house.home}/reviews")[1]["items"]
    shown = {each["id"]: each.get("aspect_ratings") is not None for each in listed}
    assert shown == {before: False, during: True, after: False}
    for review_id, public in shown.items():
        alone = house.call("GET", f"/reviews/{review_id}")[1]
        assert (alone.get("aspect_ratings") is not None) == public
        with Client(front_door.app) as client:
            page = client.http.get(f"/reviews/{review_id}", headers={"Accept": "text/html"}).body.decode()
        assert ("Score per onderdeel" in page) == public
    with Client(front_door.app) as client:
        page = client.http.get(f"/organisations/{house.home}", headers={"Accept": "text/html"}).body.decode()
        other = client.http.get(f"/organisations/{house.home}/widget.json").body.decode()
        feed = client.http.get(f"/organisations/{house.home}/feed.atom").body.decode()
    assert page.count("Score per onderdeel") == 1
    assert "aspect_ratings" not in other + feed


@pytest.mark.parametrize("moment", EDGES)
def test_a_month_is_the_one_that_people_live(house: House, monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    day = EDGES[moment]
    here = platform()
    at(moment, house, monkeypatch)
    review_id = house.review(Status.PUBLISHED, experienced=day[:7])
    following = f"{datetime.fromisoformat(day) + timedelta(days=31):%Y-%m}"
    early = house.ask(house.request_of_review(experienced=following))
    assert (early.status, early.json["errors"][0]["code"]) == (422, "in_the_future")
    with Client(front_door.app) as client:
        page = client.http.get(f"/r/{review_id}").body.decode()
    assert f'"datePublished": "{day}"' in page
    year = house.call("GET", f"/integrity/{day[:4]}")[1]
    assert [each["month"] for each in year["by_month"] if each["published"]] == [day[:7]]
    assert list(here.insights.months(house.home)) == [day[:7]]


def test_months_that_release_0_1_0_counted_are_counted_anew_and_that_is_no_drift(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: Platform = platform()
    at(datetime(2026, 11, 30, 23, 30, tzinfo=UTC), house, monkeypatch)
    with pytest.MonkeyPatch.context() as then:
        then.setattr("chalicelib.domain.projections.insights.month_of", lambda _: "2026-11")
        house.review(Status.PUBLISHED)
    assert list(here.insights.months(house.home)) == ["2026-11"]
    assert here.insights.recount(house.home) == {}
    assert {month for month, counts in here.insights.months(house.home).items() if any(counts.values())} == {"2026-12"}

"""What is wrong within a value that holds several is named by its key or its place, not as the whole."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import Invalid
from chalicelib.entrypoints.http.reading import read_as
from chalicelib.entrypoints.schemas.public_schemas import ReviewIn
from chalicelib.entrypoints.schemas.pushed.webhooks import EditorsWebhookIn
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Call

URL: Final = "https://hooks.example/waardering"


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def wrong(house: House, call: Call) -> dict[str, str]:
    answer = house.ask(call)
    assert (answer.status, answer.code) == (422, "invalid"), answer.body
    return {each["field"]: each["code"] for each in answer.json["errors"]}


@pytest.mark.parametrize("given", ["4", 4.5, True, "\uff14", [4], {"a": 4}])
def test_a_rating_of_a_wrong_kind_is_named_by_its_aspect(house: House, given: Any) -> None:
    first, second, *_ = (each.id for each in platform().theme_sets.current(Sector.RESIDENTIAL_CARE).aspects)
    sent = {first: given, second: 4}
    assert wrong(house, house.request_of_review(aspect_ratings=sent)) == {f"aspect_ratings.{first}": "wrong_type"}
    sent = {first: given, second: given}
    assert wrong(house, house.request_of_review(aspect_ratings=sent)) == {
        f"aspect_ratings.{first}": "wrong_type",
        f"aspect_ratings.{second}": "wrong_type",
    }


def test_so_is_that_of_a_revision(house: House) -> None:
    review_id = house.review("returned")
    call = house.request_of(Action.REVISE, review_id)
    link = house.link_for(Purpose.MANAGE, review_id)
    aspect = next(iter(call.body["aspect_ratings"]))
    body = {**call.body, "aspect_ratings": {aspect: "4"}}
    assert wrong(house, Call(link, body)) == {f"aspect_ratings.{aspect}": "wrong_type"}


@pytest.mark.parametrize("given", [[4], "4", 4, None])
def test_what_is_wrong_as_a_whole_is_named_as_a_whole(house: House, given: Any) -> None:
    code = "required" if given is None else "wrong_type"
    assert wrong(house, house.request_of_review(aspect_ratings=given)) == {"aspect_ratings": code}


def named(kind: Any, raw: dict[str, Any], *, as_text: bool = False) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        read_as(kind, raw, as_text=as_text)
    return {(each.field, each.code) for each in refused.value.errors}


def test_an_entry_of_a_list_is_named_by_its_place() -> None:
    sent = {"url": URL, "events": ["published", "test", 4], "sectors": ["youth_care", "no_care"]}
    assert named(EditorsWebhookIn, sent) == {
        ("events.1", "not_one_of"),
        ("events.2", "wrong_type"),
        ("sectors.1", "not_one_of"),
    }
    assert named(EditorsWebhookIn, sent, as_text=True) >= {("events", "not_one_of"), ("sectors", "not_one_of")}


def test_a_text_is_no_object_whatever_it_holds() -> None:
    found = named(ReviewIn, {"text": {"a": 1}, "capacity": ["family"]})
    assert {("text", "wrong_type"), ("capacity", "wrong_type")} <= found
    assert not {name for name, _ in found if "." in name}


def test_a_form_says_which_rating_is_no_number() -> None:
    found = named(ReviewIn, {"aspect_ratings": {"food": "1e0", "care": "4", "staff": "vier", "home": ""}}, as_text=True)
    assert {each for each in found if each[0].startswith("aspect_ratings")} == {
        ("aspect_ratings.food", "wrong_type"),
        ("aspect_ratings.staff", "wrong_type"),
        ("aspect_ratings.home", "required"),
    }

"""An author sees which words seem to name somebody, and can say that they name nobody."""

from collections.abc import Iterator

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Action
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_console import Browser
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader

THANKS = "Een dikke pluim voor Fatima. Ook de kaas van Mathilde was altijd een feest voor mijn moeder."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def typed(house: House) -> dict[str, object]:
    body = dict(house.request_of_review(text=THANKS).body)
    return {**body, "aspect_ratings": dict(body["aspect_ratings"])}


def test_a_name_in_thanks_is_marked_and_can_be_denied_as_json(house: House) -> None:
    path = f"/organisations/{house.home}/write"
    first = house.call("POST", path, typed(house))[1]["warnings"]
    assert [(each["code"], each["passage"], each["person"]) for each in first] == [
        ("personal_data", "Fatima", True),
        ("personal_data", "Mathilde", True),
    ]
    then = house.call("POST", path, {**typed(house), "no_person": "Mathilde"})[1]["warnings"]
    assert [each["passage"] for each in then] == ["Fatima"]


def test_the_page_marks_the_words_and_has_a_button_for_each(house: House) -> None:
    path = f"/organisations/{house.home}/write"
    form = dict(_flat(typed(house)))
    page = Browser(house).post(path, form).body.decode()
    assert "<mark>Fatima</mark>" in page
    buttons = [each for each in Reader(page).named("button") if each.get("name") == "nobody"]
    assert [each["value"] for each in buttons] == ["Fatima", "Mathilde"]
    page = Browser(house).post(path, {**form, "nobody": "Mathilde"}).body.decode()
    buttons = [each for each in Reader(page).named("button") if each.get("name") == "nobody"]
    assert [each["value"] for each in buttons] == ["Mathilde\nFatima"]
    sent = {each["name"]: each["value"] for each in Reader(page).named("input") if each.get("type") == "hidden"}
    assert (sent["no_person"], sent["as_is"]) == ("Mathilde", "true")
    assert Browser(house).post("/reviews", sent).status_code == 202


def test_an_editor_still_sees_the_words_and_that_the_author_denies_it(house: House) -> None:
    review_id = house.submit(text=THANKS, no_person="Mathilde\nFatima")
    house.does(Action.CONFIRM, review_id)
    (signal,) = [each for each in platform().reviews.get(review_id).signals if each.code == "personal_data"]
    assert signal.strength == 1
    assert signal.evidence.endswith("Volgens de schrijver is dat 2 keer geen persoon.")
    assert [each.text for each in signal.passages] == ["Fatima", "Mathilde"]


def _flat(fields: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        elif value is not None:
            yield f"{prefix}{name}", "true" if value is True else str(value)

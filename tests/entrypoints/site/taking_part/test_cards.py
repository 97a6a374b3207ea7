"""Cards that invite everybody of a group: made, printed, typed over, used once; and nobody knows which became what."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.working_tables import InvitationItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.use_cases.reviews.erase_review import erase_review
from chalicelib.use_cases.upkeep.night_of_invitations import night_of_invitations
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import act
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import control
from tests.entrypoints.site.test_writing import Desk, hidden
from tests.story.requests import Answer, Call

DAY: Final = timedelta(days=1)
WANTED: Final = {"number": 20, "group": "residents", "everyone": True}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def figures(house: House) -> str:
    """The path of the link to the house's figures."""
    assert house.call("POST", f"/organisations/{house.home}/insights-link", {})[0] == 202
    return house.link(MailKind.INSIGHTS_LINK, house.home)


def handed_out(house: House, **changes: Any) -> tuple[str, list[str]]:
    """Return the link to the house's figures, and the codes of a batch that it made."""
    own = figures(house)
    status, made = house.call("POST", f"{own}/invitations", {**WANTED, **changes})
    assert status == 201
    return own, [each["code"] for each in house.call("GET", made["sheet"])[1]["cards"]]


def write(house: House, code: str, **changes: Any) -> Answer:
    return house.ask(house.request_of_review(invitation=code, **changes))


def fault(answer: Answer) -> tuple[int, str, str]:
    wrong = answer.json["errors"][0]
    return answer.status, wrong["field"], wrong["code"]


def test_a_batch_is_made_once_under_a_key_and_prints_the_same_cards_again(house: House) -> None:
    own, key = figures(house), {"Idempotency-Key": "one"}
    answers = [house.done(Call(f"{own}/invitations", WANTED, headers=key)).json for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0]["number"] == 20
    sheets = [house.call("GET", answers[0]["sheet"])[1] for _ in range(2)]
    assert sheets[0] == sheets[1]
    assert len({each["code"] for each in sheets[0]["cards"]}) == 20
    items = house.call("GET", f"{own}/invitations")[1]["items"]
    assert [(each["batch_id"], each["used"], each["group"]) for each in items] == [
        (answers[0]["batch_id"], 0, "residents")
    ]
    assert platform().organisations.get(house.home).handed_out == 20


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"number": 0}, "number", "too_small"),
        ({"number": 501}, "number", "too_large"),
        ({"number": "3,5"}, "number", "wrong_type"),
        ({"number": 3.5}, "number", "wrong_type"),
        ({"group": "friends"}, "group", "not_one_of"),
        ({"everyone": False}, "everyone", "required"),
    ],
)
def test_cards_that_nobody_can_make(house: House, changes: dict[str, Any], field: str, code: str) -> None:
    own = figures(house)
    assert fault(house.ask(Call(f"{own}/invitations", {**WANTED, **changes}))) == (422, field, code)
    assert not list(InvitationItem.scan())


def test_a_thousand_cards_a_day_and_no_more(house: House) -> None:
    own = figures(house)
    answers = [house.ask(Call(f"{own}/invitations", {**WANTED, "number": each})) for each in (500, 499, 2, 1)]
    assert [each.status for each in answers] == [201, 201, 429, 201]


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "blanks", "letters", "address"])
def test_a_code_is_read_as_people_type_it(house: House, typed: str) -> None:
    _, codes = handed_out(house)
    code = next(each for each in codes if "0" in each or "1" in each)
    spelt = {
        "lower": code.lower(),
        "blanks": code.replace("-", " - "),
        "letters": code.replace("0", "O").replace("1", "l"),
        "address": f"https://platform.example/u/{code.replace('-', '')}",
    }
    assert write(house, spelt.get(typed, typed.format(code))).status == 202
    assert fault(write(house, code)) == (422, "invitation", "used")


def test_each_card_that_cannot_be_used_says_why(house: House) -> None:
    _, codes = handed_out(house)
    assert fault(write(house, "7K2M-Q4XN-8RTD")) == (422, "invitation", "unknown")
    assert fault(write(house, "zo'n code")) == (422, "invitation", "unknown")
    assert fault(write(house, codes[0], channel="kiosk")) == (422, "invitation", "not_here")
    assert write(house, codes[0]).status == 202
    assert fault(write(house, codes[0])) == (422, "invitation", "used")
    house.move("elsewhere")
    assert fault(write(house, codes[1])) == (422, "invitation", "of_another")
    assert write(house, "").status == 202
    house.move("home-2")
    _, own = handed_out(house)
    house.at(platform().now() + timedelta(days=366))
    assert fault(write(house, own[0])) == (422, "invitation", "expired")


def test_a_repeat_under_one_key_takes_one_card(house: House) -> None:
    _, codes = handed_out(house)
    form = house.submission()
    calls = [Call("/reviews", {**form, "invitation": each}, headers={"Idempotency-Key": "k"}) for each in codes[:2]]
    answers = [house.done(each).json["review_id"] for each in (calls[0], calls[0], calls[1])]
    assert len(set(answers)) == 1
    assert write(house, codes[1]).status == 202


@pytest.mark.parametrize("way", ["expired", "erased", "closed"])
def test_an_unconfirmed_review_that_goes_gives_its_card_back(house: House, way: str) -> None:
    _, codes = handed_out(house)
    review_id = write(house, codes[0]).json["review_id"]
    now = platform().now()
    if way == "expired":
        run_due_tasks(stores=platform(), now=now + 3 * DAY)
        assert fault(write(house, codes[0]))[2] == "used"
        run_due_tasks(stores=platform(), now=now + 7 * DAY)
    elif way == "erased":
        erase_review(review_id, act(at=now), stores=platform())
    else:
        house.does(OrganisationAction.LEAVE, house.home)
        run_due_tasks(stores=platform(), now=now)
        house.does(OrganisationAction.ENROL, house.home)
    assert platform().reviews.get(review_id).invitation == ""
    again = write(house, codes[0])
    assert again.status == 202
    house.does(Action.CONFIRM, again.json["review_id"])
    found = platform().reviews.get(again.json["review_id"])
    assert (found.invited, found.invitation) == (True, "")


def test_a_confirmed_review_keeps_its_card_for_good(house: House) -> None:
    _, codes = handed_out(house)
    review_id = write(house, codes[0]).json["review_id"]
    house.does(Action.CONFIRM, review_id)
    house.does(Action.WITHDRAW, review_id)
    erase_review(review_id, act(at=platform().now()), stores=platform())
    assert fault(write(house, codes[0])) == (422, "invitation", "used")
    assert not platform().reviews.get(review_id).invited


def test_what_is_shown_comes_in_steps_of_five_and_a_night_late(house: House) -> None:
    own, codes = handed_out(house)
    began = platform().now().replace(hour=12)

    def seen() -> tuple[int, Any]:
        items = house.call("GET", f"{own}/invitations")[1]["items"]
        return items[0]["used"], house.call("GET", f"/organisations/{house.home}")[1]["summary"]["invitations"]

    shown = []
    for day, more in enumerate((4, 2, 0, 3, 2, 0)):
        house.at(began + day * DAY)
        for _ in range(more):
            house.does(Action.CONFIRM, write(house, codes.pop()).json["review_id"])
        shown.append(seen())
        for _ in range(3):  # a night comes once, however often it is asked
            night_of_invitations(stores=platform(), now=began + (day + 1) * DAY - timedelta(hours=9))
    assert [used for used, _ in shown] == [0, 0, 0, 5, 5, 5]
    assert [each["used"] for _, each in shown] == [0, 0, 0, 5, 5, 5]
    assert shown[0][1] == {"handed_out": 20, "used": 0}
    house.at(began + 6 * DAY)
    assert seen()[0] == 10


def test_where_hardly_anything_was_handed_out_the_public_sees_no_number(house: House) -> None:
    handed_out(house, number=4)
    assert house.call("GET", f"/organisations/{house.home}")[1]["summary"]["invitations"] is None


def test_the_page_of_a_card_is_the_same_before_and_after_it_is_used(house: House) -> None:
    _, codes = handed_out(house)
    before = house.call("GET", f"/u/{codes[0].lower()}")
    assert before[0] == 200
    assert house.call("GET", before[1]["write"])[0] == 200
    assert house.call("GET", before[1]["easy"])[0] == 200
    house.does(Action.CONFIRM, write(house, codes[0]).json["review_id"])
    assert house.call("GET", f"/u/{codes[0].lower()}") == before
    assert house.call("GET", "/u/7K2M-Q4XN-8RTD")[0] == 404
    house.at(platform().now() + timedelta(days=366))
    assert house.call("GET", f"/u/{codes[0]}")[0] == 410


def test_a_code_that_was_forgotten_is_asked_for(house: House) -> None:
    desk = Desk(house._client.http, house)
    assert desk.get("/u")[0] == 200
    status, found = desk.get("/u?code=")
    assert (status, "Typ de code die op je kaart staat." in found.text) == (422, True)


def test_a_form_with_a_wrong_code_keeps_all_that_was_typed(house: House) -> None:
    _, codes = handed_out(house)
    assert write(house, codes[0]).status == 202
    desk = Desk(house._client.http, house)
    answers = desk.answers | {"invitation": codes[0]}
    status, found = desk.check(answers)
    assert (status, hidden(found)["invitation"]) == (200, codes[0])  # a look spends no card, and tells of none
    status, found = desk.send("/reviews", hidden(found))
    assert (status, control(found, "invitation")["value"]) == (422, codes[0])
    assert "Deze code is al gebruikt" in found.text
    assert answers["text"].splitlines()[0] in found.text
    status, _ = desk.send("/reviews", answers | {"invitation": "", "as_is": "true"})
    assert status == 202


def test_the_easy_form_takes_the_card_along(house: House) -> None:
    _, codes = handed_out(house)
    status, found = Desk(house._client.http, house).get(house.call("GET", f"/u/{codes[0]}")[1]["easy"])
    assert (status, hidden(found)["invitation"]) == (200, codes[0].replace("-", ""))


def test_editors_see_those_who_came_by_a_card_beside_the_others(house: House) -> None:
    path = f"/editor/organisations/{house.home}"
    assert house.call("GET", path, editor=0)[1]["invitations"] is None
    _, codes = handed_out(house)
    for code in (codes[0], codes[1], ""):
        review_id = write(house, code).json["review_id"]
        house.does(Action.CONFIRM, review_id)
        house.does(Action.APPROVE, review_id)
    assert house.call("GET", path, editor=0)[1]["invitations"] == {
        "handed_out": 20,
        "used": 0,
        "invited": {"reviews": 2, "score": None},
        "uninvited": {"reviews": 1, "score": None},
        "apart": False,
    }


def test_cards_that_come_from_one_place_are_a_signal(house: House) -> None:
    _, codes = handed_out(house)
    ids = [write(house, each).json["review_id"] for each in codes[:5]]
    for review_id in ids:
        house.does(Action.CONFIRM, review_id)
    signals = {each.code: each.strength for each in platform().reviews.get(ids[-1]).signals}
    assert signals["cards_from_one_place"] == 1
    assert signals["shared_origin"] < 3

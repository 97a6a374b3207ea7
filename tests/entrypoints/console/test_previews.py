"""The mails of a decision on a notice, an appeal or an organisation, seen before it is taken: nothing is decided."""

from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, Status
from chalicelib.domain.rules.mails import MailKind
from tests.builders import RULE
from tests.conftest import DynamoWorld
from tests.entrypoints.dumps import dumped
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Call

WHY = "We keken dit na, en het klopt zo."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def preview(house: House, path: str, action: str, *, editor: int = 0, **more: Any) -> list[dict[str, Any]]:
    """Return the mails that would leave; and check that nothing changed."""
    version = house.call("GET", path, editor=editor)[1]["version"]
    before, mails = dumped(), OutboxItem.count()
    body = {"action": action, "version": version, "explanation": WHY, **more}
    status, found = house.call("POST", f"{path}/preview", body, editor=editor)
    assert status == 200, found
    assert (dumped(), OutboxItem.count()) == (before, mails)
    return list(found["mails"])


def told(mails: list[dict[str, Any]]) -> list[str]:
    return sorted(each["to"] for each in mails)


def test_of_a_notice_each_side_is_shown_its_own_mail(house: House) -> None:
    path = f"/editor/notices/{house.notify(house.review())}"
    mails = preview(house, path, "uphold", rule=RULE, explanation_to_notifier="Dank je wel hiervoor.")
    assert told(mails) == ["author", "notifier", "organisation"]
    by = {each["to"]: each["text"] for each in mails}
    assert WHY in by["author"]
    assert WHY not in by["notifier"]
    assert "Dank je wel hiervoor." in by["notifier"]
    assert told(preview(house, path, "dismiss")) == ["notifier"]


def test_of_an_appeal_the_outcome_and_what_follows_are_shown(house: House) -> None:
    review_id = house.review(Status.REMOVED)
    path = f"/editor/appeals/{house.appeal('review', review_id)}"
    assert told(preview(house, path, "uphold", editor=1)) == ["author", "organisation"]
    mails = preview(house, path, "dismiss", editor=1)
    assert told(mails) == ["author"]
    assert WHY in mails[0]["text"]


def test_of_an_objection_the_answer_is_shown_and_the_measure_stays(house: House) -> None:
    house.does(OrganisationAction.WATCH, house.home)
    link = house.link(MailKind.ORGANISATION_WATCHED)
    path = f"/editor/appeals/{house.done(house.request_of_objection(link)).json['appeal_id']}"
    assert told(preview(house, path, "uphold", editor=1)) == ["organisation"]
    assert house.home_says["state"] == "watched"


@pytest.mark.parametrize("action", ["watch", "block", "leave"])
def test_of_an_organisation_its_mail_is_shown(house: House, action: str) -> None:
    house.review(Status.PENDING)
    mails = preview(house, f"/editor/organisations/{house.home}", action)
    assert told(mails) == (["author", "organisation"] if action == "leave" else ["organisation"])
    assert WHY in mails[0]["text"]


def test_of_a_warning_both_see_the_mail_and_the_first_hears_that_it_takes_a_colleague(house: House) -> None:
    path = f"/editor/organisations/{house.home}"
    first = preview(house, path, "warn")
    assert [each["unsent_because"] for each in first] == ["second_editor"]
    assert WHY in first[0]["text"]
    form = f"action=warn&version={house.version('organisations', house.home)}&explanation={WHY.replace(' ', '+')}"
    headers = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}
    sent = {"Authorization": f"Bearer {house.editors[0]}", **headers}
    page = house._client.http.request("POST", f"{path}/preview", headers=sent, body=form.encode()).body.decode()
    assert "Deze mail vertrekt pas als een tweede redacteur dezelfde woorden kiest." in page
    assert page.count(WHY) >= 2
    assert house.call("GET", path, editor=0)[1]["proposed_warning"] is None
    body = {"action": "warn", "version": house.version("organisations", house.home), "explanation": WHY}
    assert house.call("POST", f"{path}/decisions", body, editor=0)[0] == 200
    mails = preview(house, path, "warn", editor=1)
    assert told(mails) == ["organisation"]
    assert WHY in mails[0]["text"]


def test_a_preview_is_refused_for_what_the_decision_would_be(house: House) -> None:
    notice, home = house.notify(house.review()), f"/editor/organisations/{house.home}"
    appeal = house.appeal("review", house.review(Status.REJECTED))
    for path, body, editor, code in (
        (f"/editor/notices/{notice}", {"action": "uphold", "version": 1, "explanation": WHY}, 0, "invalid"),
        (f"/editor/notices/{notice}", {"action": "dismiss", "version": 9, "explanation": WHY}, 0, "changed_meanwhile"),
        (
            f"/editor/appeals/{appeal}",
            {"action": "uphold", "version": 1, "explanation": WHY},
            0,
            "needs_another_editor",
        ),
        (home, {"action": "unwatch", "version": 2, "explanation": WHY}, 0, "not_allowed_now"),
    ):
        assert house.call("POST", f"{path}/preview", body, editor=editor)[1]["code"] == code, path


def test_on_the_page_the_mail_stands_beside_what_was_typed(house: House) -> None:
    notice = house.notify(house.review())
    house.does(Action.SUSPEND, house.review())
    form = f"action=dismiss&version=1&explanation={WHY.replace(' ', '+')}".encode()
    for path in (f"/editor/notices/{notice}",):
        headers = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}
        sent = {"Authorization": f"Bearer {house.editors[0]}", **headers}
        answer = house._client.http.request("POST", f"{path}/preview", headers=sent, body=form)
        page = answer.body.decode()
        assert answer.status_code == 200
        assert "Dit zou vertrekken" in page
        assert page.count(WHY) >= 2
    form_of = Call(f"/editor/organisations/{house.home}", editor=0, method="GET", headers={"Accept": "text/html"})
    assert "Bekijk eerst de mail" in house.ask(form_of).text

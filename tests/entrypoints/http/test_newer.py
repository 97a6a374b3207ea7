"""Whatever a later release wrote, or nobody can read: no door fails by it, and each says when to come back."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.table import DocumentAttribute
from chalicelib.adapters.dynamodb.client.tables import TABLES, ReviewItem, unpacked
from chalicelib.adapters.dynamodb.client.working_tables import AsideItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.dutch.advice import ADVICE
from chalicelib.entrypoints.http import observability
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.use_cases.aside.past import look_at_the_list_again
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Call

# Of a version to come that only its own readers understand; and of no form at all.
SPOILED: Final = {"newer_record": '{"v":99,"of":"a release to come"}', "unreadable_record": '{"id":'}
DOCUMENTS: Final = [
    (table, name)
    for table in TABLES
    for name, attribute in table.get_attributes().items()
    if isinstance(attribute, DocumentAttribute)
]
# No sign-in of its own, no run of a sync and no month of the log is here, nor the key that readiness asks for.
NOT_THERE: Final = [
    *("/health/ready", "/transparency/checkpoint"),
    *("/editor/sign-in/account", "/editor/sign-in/return", "/editor/sync-runs/none"),
]
READ_BY_MANY: Final = ("reviews", "organisations", "cases")
LATER: Final = {"newer_record": "60", "unreadable_record": "3600"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    monkeypatch.setattr(observability, "_told", {})
    with opened() as found:
        yield found


def pages(house: House) -> list[Call]:
    """Every route that only shows something, each at an address where there is something to show."""
    review = house.reply("pending")
    pending = house.submit()
    notice, appeal = house.notice(), house.appealed()
    dossier = house.call("POST", "/editor/dossiers", {"title": "Dertig gelijke teksten", "review_id": review}, editor=0)
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    values = {
        "organisation_id": [house.home],
        "review_id": [review],
        "notice_id": [notice],
        "appeal_id": [appeal],
        "dossier_id": [str((dossier[1] or {}).get("id", "none"))],
        "run_id": ["none"],
        "sector": ["residential_care"],
        "name": ["style.css"],
        "number": ["1"],
        "year": [str(platform().now().year)],
    }
    links = {
        "/confirm": house.link_for(Purpose.CONFIRM, pending),
        "/manage": house.link_for(Purpose.MANAGE, review),
        "/reply": house.link_for(Purpose.REPLY, review),
        "/notice": house.link_for(Purpose.NOTICE, notice),
        "/insights": house.link(MailKind.INSIGHTS_LINK),
    }
    found = []
    for route in ROUTES:
        if route.method != "GET":
            continue
        path, link = route.path, links.get(route.path.partition("/{token}")[0], "")
        path = path.replace(path.partition("/{token}")[0] + "/{token}", link) if link else path
        for name, value in values.items():
            path = path.replace(f"{{{name}}}", value[0])
        path += f"?subject=review/{review}" if path == "/editor/log" else ""
        if "{" not in path:
            found.append(Call(path, editor=0 if path.startswith("/editor") else None, method="GET"))
    return found


def test_no_page_fails_by_what_a_later_release_wrote_or_nobody_can_read(house: House) -> None:
    here = platform()
    client: Any = here.connection.client
    sound = {call: house.ask(call).status for call in pages(house)}
    asked = [call for call, status in sound.items() if status < 400]
    assert [call.path for call in sound if call not in asked] == NOT_THERE
    told = set()
    for table, name in DOCUMENTS:
        request = {"TableName": table.Meta.table_name}
        items = [each for each in map(unpacked, client.scan(**request)["Items"]) if name in each]
        for code, document in SPOILED.items():
            if code == "unreadable_record" and table.first_name not in READ_BY_MANY:
                continue  # no other way through the doors than what is newer took
            for item in items:
                client.put_item(**request, Item={**item, name: {"S": document}})
            for call in asked if items else ():
                answer = house.ask(call)
                where = (table.first_name, name, code, call.path, answer.status)
                assert answer.status in {sound[call], 401, 503}, where
                if answer.status == 503:
                    told_as_page = code if ADVICE[code].title in answer.text else ""
                    assert (answer.code or told_as_page, answer.headers["retry-after"]) == (code, LATER[code]), where
                    told.add((table.first_name, code))
        for item in items:
            client.put_item(**request, Item=item)
    assert told >= {(table, code) for table in READ_BY_MANY for code in SPOILED}


@pytest.mark.parametrize("code", SPOILED)
def test_a_person_gets_a_page_and_operators_a_name(house: House, code: str, caplog: pytest.LogCaptureFixture) -> None:
    here = platform()
    client: Any = here.connection.client
    review = house.review("published")
    link = house.link_for(Purpose.MANAGE, review)
    item = unpacked(ReviewItem.get(review).serialize())
    client.put_item(TableName=ReviewItem.Meta.table_name, Item={**item, "review": {"S": SPOILED[code]}})
    for _ in range(2):
        answer = house.ask(Call(link, headers={"Accept": "text/html"}, method="GET"))
        assert (answer.status, answer.headers["retry-after"]) == (503, LATER[code])
        assert ADVICE[code].title in answer.text
        assert "Traceback" not in answer.text
    record = f"reviews/{review}"
    assert [getattr(each, "record", "") for each in caplog.records].count(record) == 1  # not at every request
    aside = [(each.record, each.reason, each.task, each.times) for each in here.aside.all()]
    # What is newer is no damage: this release, or a process of the next, will read it.
    assert aside == ([(record, "undecodable", "api_handler", 1)] if code == "unreadable_record" else [])
    client.put_item(TableName=ReviewItem.Meta.table_name, Item=item)
    look_at_the_list_again(here.aside)
    assert not here.aside.all()


def test_who_asks_is_answered_where_the_list_cannot_be_written(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    here = platform()
    client: Any = here.connection.client
    review = house.review("published")
    item = unpacked(ReviewItem.get(review).serialize())
    client.put_item(TableName=ReviewItem.Meta.table_name, Item={**item, "review": {"S": "{"}})
    monkeypatch.setattr(AsideItem.Meta, "table_name", "not-there")
    assert house.call("GET", f"/editor/reviews/{review}", editor=0)[1]["code"] == "unreadable_record"

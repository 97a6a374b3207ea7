"""Webhooks at the front door: made by a link or an editor, shown without their secret, tried, told of changes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

import pytest
from standardwebhooks.webhooks import Webhook as TheirWebhook

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.lifecycle import OrganisationAction, ReplyStatus, Status
from chalicelib.domain.rules.mails import MailKind
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.fakes.webhooks import FakePost
from tests.story.requests import Call

URL: Final = "https://hook.example/in"
WANTED: Final = {"url": URL, "events": ["published", "replied", "offline", "figures"]}
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


@pytest.fixture
def post(house: House, monkeypatch: pytest.MonkeyPatch) -> FakePost:
    """What leaves; the house is asked for so that the platform stands."""
    del house
    made = FakePost()
    monkeypatch.setitem(vars(platform()), "webhook_post", made)
    return made


def figures(house: House) -> str:
    assert house.call("POST", f"/organisations/{house.home}/insights-link", {})[0] == 202
    return house.link(MailKind.INSIGHTS_LINK, house.home)


def pushed(**later: int) -> dict[str, int]:
    """Push as the clock does, so much later."""
    here, now = platform(), platform().now() + timedelta(**(later or {"seconds": 1}))
    before = vars(here).get("now")
    vars(here)["now"] = lambda: now
    try:
        return dict(here.push_changes())
    finally:
        if before is None:
            del vars(here)["now"]
        else:
            vars(here)["now"] = before


def form(house: House, path: str, fields: dict[str, str], **headers: str) -> Any:
    return house._client.http.request("POST", path, headers=FORM | headers, body=urlencode(fields).encode())


def test_what_changes_is_told_signed_and_without_a_word_of_it(house: House, post: FakePost) -> None:
    own = figures(house)
    status, made = house.call("POST", f"{own}/webhooks", WANTED)
    assert status == 201
    house.reply(ReplyStatus.PUBLISHED)
    assert pushed()["told"] == 4
    theirs = TheirWebhook(made["secret"])
    told = [theirs.verify(body, dict(headers)) for _, headers, body in post.sent]
    assert sorted(each["type"] for each in told) == ["figures", "figures", "published", "replied"]
    assert {url for url, _, _ in post.sent} == {URL}
    review = platform().reviews.get(next(each["data"]["review_id"] for each in told if each["type"] == "replied"))
    assert all(review.text.encode() not in body for _, _, body in post.sent)
    (listed,) = house.call("GET", f"{own}/webhooks")[1]["items"]
    assert (listed["webhook_id"], listed["state"], listed["last_outcome"]) == (made["webhook_id"], "active", "200")
    assert "secret" not in listed
    house.does(OrganisationAction.BLOCK, house.home)
    assert pushed(seconds=2)["told"] == 2


def test_asked_again_it_is_the_same_and_after_a_day_without_its_secret(house: House) -> None:
    own = figures(house)
    made = house.call("POST", f"{own}/webhooks", WANTED)
    again = dict(WANTED, events=[*reversed(WANTED["events"])])
    assert house.call("POST", f"{own}/webhooks", again) == made
    assert len(house.call("GET", f"{own}/webhooks")[1]["items"]) == 1
    later = platform().now() + timedelta(days=1)
    house.at(later)
    assert house.call("POST", f"{own}/webhooks", WANTED)[1] == {"webhook_id": made[1]["webhook_id"], "secret": None}
    vars(platform()).pop("now")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"url": "http://hook.example/"}, "url", "wrong_format"),
        ({"url": "https://127.0.0.1/"}, "url", "wrong_format"),
        ({"url": ""}, "url", "required"),
        ({"url": f"https://hook.example/{'a' * 500}"}, "url", "too_long"),
        ({"events": []}, "events", "required"),
        ({"events": ["test"]}, "events.0", "not_one_of"),
        ({"events": "published"}, "events", "wrong_type"),
        ({"sectors": []}, "sectors", "unknown_field"),
    ],
)
def test_what_is_wrong_is_named(house: House, changes: dict[str, Any], field: str, code: str) -> None:
    status, said = house.call("POST", f"{figures(house)}/webhooks", WANTED | changes)
    assert (status, said["errors"][0]["field"], said["errors"][0]["code"]) == (422, field, code)


def test_an_organisation_has_five_at_most_and_none_of_anothers(house: House) -> None:
    own = figures(house)
    made = [house.call("POST", f"{own}/webhooks", dict(WANTED, url=f"{URL}/{number}")) for number in range(6)]
    assert [status for status, _ in made] == [201] * 5 + [422]
    mine = made[0][1]["webhook_id"]
    house.move("another")
    theirs = figures(house)
    for act in ("removal", "secret", "test"):
        assert house.call("POST", f"{theirs}/webhooks/{mine}/{act}", {})[0] == 404
    assert house.call("POST", f"{own}/webhooks/{mine}/removal", {}) == (200, {"webhook_id": mine, "removed": True})
    assert house.call("POST", f"{own}/webhooks/{mine}/removal", {})[0] == 404
    assert len(house.call("GET", f"{own}/webhooks")[1]["items"]) == 4


def test_a_secret_is_renewed_and_a_webhook_tried(house: House, post: FakePost) -> None:
    own = figures(house)
    made = house.call("POST", f"{own}/webhooks", WANTED)[1]
    renewed = house.call("POST", f"{own}/webhooks/{made['webhook_id']}/secret", {})[1]
    assert renewed["secret"] != made["secret"]
    assert house.call("POST", f"{own}/webhooks/{made['webhook_id']}/test", {})[0] == 202
    post.answers[URL] = "redirect"
    assert pushed()["failed"] == 1
    ((_, headers, body),) = post.sent
    for secret in (made["secret"], renewed["secret"]):
        assert TheirWebhook(secret).verify(body, dict(headers))["type"] == "test"
    (listed,) = house.call("GET", f"{own}/webhooks")[1]["items"]
    assert (listed["state"], listed["last_outcome"]) == ("failing", "redirect")
    assert pushed(minutes=10) == {}  # a message to try it is sent once


def test_with_the_link_the_webhooks_are_gone(house: House, post: FakePost) -> None:
    own = figures(house)
    house.call("POST", f"{own}/webhooks", WANTED)
    assert house.call("POST", f"{own}/renewal", {})[0] == 202
    assert house.call("GET", f"{own}/webhooks")[0] == 410
    house.review(Status.PUBLISHED)
    pushed()
    assert post.sent == []
    assert platform().webhooks.of(house.home) == []
    renewed = house.link(MailKind.INSIGHTS_LINK, house.home)
    assert house.call("GET", f"{renewed}/webhooks")[1] == {"items": []}


def test_editors_make_webhooks_for_others_of_all_or_of_sectors(house: House, post: FakePost) -> None:
    wide = house.call("POST", "/editor/webhooks", WANTED, editor=0)[1]
    narrow = dict(WANTED, url=f"{URL}/child", sectors=["child_care"])
    assert house.call("POST", "/editor/webhooks", narrow, editor=1)[0] == 201
    items = house.call("GET", "/editor/webhooks", editor=2)[1]["items"]
    assert [each["sectors"] for each in items] == [[], ["child_care"]]
    house.review(Status.PUBLISHED)
    pushed()
    assert {url for url, _, _ in post.sent} == {URL}
    house.move("child", Sector.CHILD_CARE)
    house.review(Status.PUBLISHED)
    pushed(seconds=2)
    assert {url for url, _, _ in post.sent} == {URL, f"{URL}/child"}
    gone = f"/editor/webhooks/{wide['webhook_id']}"
    assert house.call("POST", f"{gone}/secret", {}, editor=1)[0] == 201
    assert house.call("POST", f"{gone}/test", {}, editor=1)[0] == 202
    assert house.call("POST", f"{gone}/removal", {}, editor=1)[0] == 200
    assert house.call("GET", "/editor/webhooks")[0] == 401


def test_on_the_page_the_secret_stands_once_and_what_is_wrong_beside_its_field(house: House) -> None:
    own = figures(house)
    boxes = {"events.published": "true", "events.figures": "true"}
    wrong = form(house, f"{own}/webhooks", {"url": "http://hook.example/", **boxes})
    assert wrong.status_code == 422
    page = wrong.body.decode()
    assert "https_address" not in page
    assert page.count(" checked") == 2
    made = form(house, f"{own}/webhooks", {"url": URL, **boxes})
    assert made.status_code == 201
    assert made.body.decode().count("whsec_") == 1
    (listed,) = house.call("GET", f"{own}/webhooks")[1]["items"]
    assert listed["events"] == ["published", "figures"]
    seen = house.ask(Call(f"{own}/webhooks", headers={"Accept": "text/html"}, method="GET")).body.decode()
    assert "whsec_" not in seen
    assert form(house, f"{own}/webhooks", {"url": URL}).status_code == 422


def test_all_that_is_held_on_an_organisation_holds_its_webhooks_and_never_a_secret(house: House) -> None:
    own = figures(house)
    made = house.call("POST", f"{own}/webhooks", WANTED)[1]
    (each,) = house.call("GET", f"{own}/export")[1]["webhooks"]
    assert {name: each[name] for name in WANTED} == WANTED
    assert (each["webhook_id"], each["state"]) == (made["webhook_id"], "active")
    page = house._client.http.get(f"{own}/export", headers={"Accept": "text/html"}).body.decode()
    assert URL in page
    assert made["secret"] not in page + str(each)


def test_what_was_made_by_a_link_that_died_goes_when_another_is_made(house: House) -> None:
    former = figures(house)
    house.call("POST", f"{former}/webhooks", WANTED)
    assert house.call("POST", f"{former}/renewal", {})[0] == 202
    fresh = house.link(MailKind.INSIGHTS_LINK, house.home)
    assert house.call("GET", f"{fresh}/export")[1]["webhooks"] == []
    made = house.call("POST", f"{fresh}/webhooks", WANTED)[1]
    assert [each.webhook.id for each in platform().webhooks.of(house.home)] == [made["webhook_id"]]

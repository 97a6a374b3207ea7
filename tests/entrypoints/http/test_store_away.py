"""While the store is away, or asks to come back later, nobody is told of a fault of ours: 503, and nothing is done.

A form finds what it sent on the page that says so: a browser that goes back may have lost it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import EndpointConnectionError

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import MailKind, Purpose
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader
from tests.story.forms import reply_form
from tests.story.requests import Answer, Call

OURS: Final = {"Sec-Fetch-Site": "same-origin"}
TYPED: Final = 'We wachtten lang.\r\n\r\nDaarna ging het beter, dankzij wie er "\'s nachts" was & bleef.'


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    monkeypatch.setattr("time.sleep", lambda _: None)
    with opened() as found:
        yield found


def unreachable(**_: Any) -> Any:
    raise EndpointConnectionError(endpoint_url="https://store.example")


def throttled(**_: Any) -> Any:
    answer = {"Error": {"Code": "ThrottlingException", "Message": "Too many."}, "ResponseMetadata": {}}
    return AWSResponse("", 400, HTTPHeaders(), None), answer


AWAY = pytest.mark.parametrize("away", [unreachable, throttled])
OPERATIONS = ("GetItem", "BatchGetItem", "Query", "BatchWriteItem", "TransactWriteItems")


def asked(house: House) -> list[tuple[str, str, object, int | None]]:
    """Of each kind of request one: method, path, body, and whose it is."""
    waiting, unconfirmed, published = house.review("pending"), house.submit(), house.review("published")
    confirm = house.link(MailKind.CONFIRM_REVIEW, unconfirmed)
    reply = house.link(MailKind.REVIEW_NOTIFICATION, published)
    _, shown = house.call("GET", f"/editor/reviews/{waiting}", editor=0)
    decision = {"action": "approve", "version": shown["version"]}
    return [
        ("GET", f"/organisations/{house.home}", None, None),
        ("GET", "/organisations", None, None),
        ("GET", f"/organisations/{house.home}/write", None, None),
        ("POST", "/reviews", house.submission(), None),
        ("GET", confirm, None, None),
        ("POST", confirm, {}, None),
        ("GET", reply, None, None),
        ("POST", reply, reply_form(), None),
        ("GET", "/editor/queue", None, 0),
        ("GET", f"/editor/reviews/{waiting}", None, 0),
        ("POST", f"/editor/reviews/{waiting}/decisions", decision, 0),
    ]


@AWAY
@pytest.mark.parametrize("operation", OPERATIONS)
def test_who_asks_meanwhile_is_told_to_come_back(house: House, away: Callable[..., Any], operation: str) -> None:
    """Whichever of its requests fails; the same request then does what it should."""
    requests = asked(house)
    events = platform().connection.client.meta.events
    events.register_first(f"before-call.dynamodb.{operation}", away)
    meanwhile = [house.call(method, path, body, editor=editor) for method, path, body, editor in requests]
    events.unregister(f"before-call.dynamodb.{operation}", away)
    told = {(status, (answer or {}).get("code")) for status, answer in meanwhile if status not in {200, 202}}
    assert told == {(503, "busy")}
    afterwards = [
        house.call(method, path, body, editor=editor)[0]
        for (method, path, body, editor), (status, _) in zip(requests, meanwhile, strict=True)
        if status == 503
    ]
    assert set(afterwards) <= {200, 202}


@contextmanager
def store_away() -> Iterator[None]:
    events, writes = platform().connection.client.meta.events, "before-call.dynamodb.TransactWriteItems"
    events.register_first(writes, unreachable)
    yield
    events.unregister(writes, unreachable)


def sent(house: House, call: Call, **headers: str) -> Answer:
    headers = headers or OURS
    return house.form(Call(call.path, call.body, call.editor, headers=headers), accept="text/html")


def form_on(page: Answer) -> tuple[str, dict[str, str]]:
    """Return where the page's last form goes and what it sends."""
    found = Reader(page.text)
    fields = {each["name"]: each["value"] for each in found.named("input") if each.get("type") == "hidden"}
    written = [each["name"] for each in found.named("textarea") if "name" in each]
    said = [each.removeprefix("\n") for each in found.text_of("textarea")]
    return found.named("form")[-1]["action"], fields | dict(zip(written, said, strict=False))


def forms(house: House) -> list[Call]:
    """Of each kind of writing one, by whom it is from."""
    published, waiting, refused = house.review(), house.review("pending"), house.review("rejected")
    notice = {"subject": "review", "reason": "other", "explanation": TYPED, "name": "Jo Maes"}
    asked = {"version": house.call("GET", f"/editor/reviews/{waiting}", editor=0)[1]["version"], "question": TYPED}
    return [
        Call("/reviews", {**house.submission(), "text": TYPED, "as_is": "true"}),
        Call(
            f"/reviews/{published}/notices",
            {**notice, "email": "jo@post.example", "good_faith": "true", "as_is": "true"},
        ),
        Call(house.link_for(Purpose.REPLY, published), {"text": TYPED, "as_is": "true"}),
        Call(house.link_for(Purpose.MANAGE, refused), {"action": "appeal", "explanation": TYPED, "as_is": "true"}),
        Call(f"/editor/reviews/{waiting}/questions", asked, 0),
        Call("/editor/notes", {"subject": f"review/{waiting}", "text": TYPED}, 0),
    ]


@pytest.mark.parametrize("number", range(6))
def test_a_form_that_came_while_the_store_was_away_is_sent_again_from_the_page_that_says_so(
    house: House, number: int
) -> None:
    call = forms(house)[number]
    with store_away():
        told = sent(house, call)
    assert (told.status, "Sluit ze niet" in told.text) == (503, True)
    path, fields = form_on(told)
    assert path == call.path
    assert TYPED.replace("\r\n", "\n") in {each.replace("\r\n", "\n") for each in fields.values()}
    again = sent(house, Call(path, fields, call.editor))
    assert again.status in {200, 202, 303}, again.text
    assert "Fout: " not in again.text


def test_what_can_be_sent_no_more_may_be_copied(house: House) -> None:
    link = house.link_for(Purpose.REPLY, house.review())
    assert house.ask(Call(link, {"text": "Dank je wel voor je eerlijke woorden, Noor."})).status == 202
    told = sent(house, Call(link, {"text": TYPED, "as_is": "true"}))
    found = Reader(told.text)
    assert told.status == 410
    assert [each.get("readonly") for each in found.named("textarea")] == [""]
    assert "Daarna ging het beter" in found.text_of("textarea")[0]
    assert link not in [each.get("action") for each in found.named("form")]


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.example"}])
def test_what_another_site_sent_never_stands_on_our_page(house: House, headers: dict[str, str]) -> None:
    call = forms(house)[0]
    with store_away():
        told = sent(house, call, **headers)
    assert told.status in {403, 503}
    assert "dankzij" not in told.text

"""The client asks again with patience: when the register said, else ever later, five times in all."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

import pytest

from chalicelib.adapters.sociale_kaart.client import Client
from chalicelib.adapters.sociale_kaart.config import Authentication, Source
from chalicelib.ports.sync import SourceAway, SourceUnusable
from infra.local.register import serve
from tests.sync.between import Reply

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

BUSY: Final = "429 Too Many Requests"
GOOD: Final[Reply] = ("200 OK", [("Content-Type", "application/json")], b"{}")


class Answers:
    """A register that gives these answers, one after another, and the last one for ever."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.asked = 0

    def __call__(self, _: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        status, headers, body = self.replies[min(self.asked, len(self.replies) - 1)]
        self.asked += 1
        start_response(status, [*headers, ("Content-Length", str(len(body)))])
        return [body]


class Asking:
    """A client, and what it would have waited."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.waits: list[float] = []
        self.answers = Answers(GOOD)

    def get(self, *replies: Reply) -> bytes | None:
        self.answers = Answers(*replies)
        source = Source(
            base_url=self._stack.enter_context(serve(self.answers)), private_addresses=True, wait=0.0, wait_every={}
        )
        return Client(source, sleep=self.waits.append).get("/page", bytes)


@pytest.fixture
def asking() -> Iterator[Asking]:
    with ExitStack() as stack:
        yield Asking(stack)


def busy(*said: str) -> Reply:
    return BUSY, [("Retry-After", each) for each in said], b"<h1>wait</h1>"


@pytest.mark.parametrize("seconds", ["7", " 7 "])
def test_a_busy_register_is_asked_again_when_it_said(asking: Asking, seconds: str) -> None:
    assert asking.get(busy(seconds), busy(seconds), GOOD) == b"{}"
    assert asking.waits == [7, 7]


def test_a_busy_register_may_name_a_moment(asking: Asking) -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=50), usegmt=True)
    asking.get(busy(at), GOOD)
    (wait,) = asking.waits
    assert 30 < wait <= 50


@pytest.mark.parametrize("said", ["soon", "\xb2", "-5", "Wed, 99 Oct", "Sun, 22 Nov 2015 07:28:00 -0000", ""])
def test_a_wait_that_makes_no_sense_is_none(asking: Asking, said: str) -> None:
    asking.get(busy(said), GOOD)
    (wait,) = asking.waits
    assert 0 <= wait < 1


@pytest.mark.parametrize("said", ["3600", "61", "9" * 400])
def test_a_wait_that_is_too_long_ends_the_tries(asking: Asking, said: str) -> None:
    with pytest.raises(SourceAway, match=r"^HTTP 429$"):
        asking.get(busy(said))
    assert (asking.waits, asking.answers.asked) == ([], 1)


@pytest.mark.parametrize("status", ["500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable"])
def test_a_register_out_of_order_is_asked_five_times_ever_later(asking: Asking, status: str) -> None:
    out_of_order: Reply = (status, [], b"<h1>sorry</h1>")
    assert asking.get(*[out_of_order] * 4, GOOD) == b"{}"
    first, second, third, fourth = asking.waits
    assert 0.1 <= first <= 0.2 <= second <= 0.4 <= third <= 0.8 <= fourth <= 1.6
    with pytest.raises(SourceAway):
        asking.get(out_of_order)
    assert asking.answers.asked == 5


@pytest.mark.parametrize("body", [b"<h1>Even geduld</h1>", b'{"content": [', b"\xff", b"", b"[" * 100_000])
def test_what_cannot_be_read_is_asked_for_again_and_then_unusable(asking: Asking, body: bytes) -> None:
    def read(sent: bytearray) -> bytes:
        raise ValueError(sent)

    asking.answers = Answers(("200 OK", [], body))
    with ExitStack() as stack:
        source = Source(base_url=stack.enter_context(serve(asking.answers)), private_addresses=True)
        with pytest.raises(SourceUnusable, match=r"^no JSON$"):
            Client(source, sleep=asking.waits.append).get("/page", read)
    assert asking.answers.asked == 5


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_what_is_gone_is_none(asking: Asking, status: str) -> None:
    assert asking.get((status, [], b"<h1>gone</h1>")) is None
    assert asking.answers.asked == 1


@pytest.mark.parametrize("status", ["400 Bad Request", "403 Forbidden", "204 No Content"])
def test_any_other_status_is_unusable(asking: Asking, status: str) -> None:
    with pytest.raises(SourceUnusable, match=rf"^HTTP {status[:3]}$"):
        asking.get((status, [], b""))


def test_a_key_that_is_refused_is_no_listing_that_is_gone(asking: Asking) -> None:
    with pytest.raises(SourceAway, match=r"^HTTP 401$"):
        asking.get(("401 Unauthorized", [], b""))


@pytest.mark.parametrize("body", [b"<html>", b'{"access_token": "\xff"}', b'"token"', b"{}", b""])
def test_a_token_that_cannot_be_read_is_a_register_that_is_away(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    monkeypatch.setenv("REGISTER_SECRET", "geheim")
    with serve(Answers(("200 OK", [("Content-Type", "application/json")], body))) as url:
        how = Authentication(
            kind="oauth2_client_credentials", client_id="ons", secret="env:REGISTER_SECRET", token_url=f"{url}/token"
        )
        source = Source(base_url=url, private_addresses=True, wait=0.0, wait_every={}, authentication=how)
        with pytest.raises(SourceAway, match="no access token"):
            Client(source, sleep=lambda _: None).get("/page", bytes)

"""Mails are handed over no faster than the account may send, by several at once; what is too fast goes again, once."""

from collections import deque
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chalicelib.adapters.ses import SOON, SesMailSender
from chalicelib.adapters.ses_rate import LONGEST, SENDERS, SendingRate
from chalicelib.ports.mails import MailDelayed
from chalicelib.ports.stores import RenderedMail

RENDERED = RenderedMail(mail_id="mail-1", to="els@post.example", subject="Hallo", text="Dag", html="<p>Dag</p>")
TOO_FAST = ("TooManyRequestsException", "Maximum sending rate exceeded.")
DAY_IS_FULL = ("TooManyRequestsException", "Daily message quota exceeded.")


class Time:
    """A clock that goes on when somebody waits, or is at work."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def clock(self) -> float:
        return self.now

    def rest(self, seconds: float) -> None:
        self.now += seconds


def turns(rate: SendingRate, time: Time, how_many: int, each: float = 0.14) -> list[float]:
    """Return when so many mails were handed over, each of which takes so long."""
    found = []
    for _ in range(how_many):
        rate.turn()
        found.append(time.now)
        time.rest(each)
    return found


def gaps(moments: list[float]) -> list[float]:
    return [round(after - before, 3) for before, after in pairwise(moments)]


def test_who_sends_alone_keeps_to_a_share_of_the_accounts_rate() -> None:
    time = Time()
    rate = SendingRate(lambda: 20.0, clock=time.clock, rest=time.rest)
    assert gaps(turns(rate, time, 9)) == [0.25] * 8  # of twenty a second: four batches of a shard, and the sweep


def test_all_shares_together_are_what_the_account_may() -> None:
    every = []
    for _ in range(SENDERS + 1):
        time = Time()
        every += turns(SendingRate(lambda: 14.0, clock=time.clock, rest=time.rest), time, 40)
    in_a_second = [sum(at <= other < at + 1 for other in every) for at in every]
    assert max(in_a_second) <= 14 + SENDERS + 1  # each begins at once


def test_the_first_mail_never_waits_and_one_that_comes_later_neither() -> None:
    time = Time()
    rate = SendingRate(lambda: 1.0, clock=time.clock, rest=time.rest)
    rate.turn()
    assert time.now == 1_000.0
    time.now += 60
    rate.turn()
    assert time.now == 1_060.0


@pytest.mark.parametrize("rate", [0.0, -1.0], ids=["not known", "without end"])
def test_without_a_rate_nobody_waits(rate: float) -> None:
    time = Time()
    assert gaps(turns(SendingRate(lambda: rate, clock=time.clock, rest=time.rest), time, 5)) == [0.14] * 4


def test_a_rate_is_asked_for_now_and_then() -> None:
    time, said = Time(), deque([5.0, 50.0])
    rate = SendingRate(said.popleft, clock=time.clock, rest=time.rest)
    assert gaps(turns(rate, time, 3)) == [1.0, 1.0]
    time.now += 900
    found = gaps(turns(rate, time, 60))
    assert found[0] > found[-1]
    assert found[-1] == 0.14  # as fast as mails go, and far from ten a second
    assert not said


def test_who_is_refused_slows_down_and_comes_back_little_by_little() -> None:
    time = Time()
    rate = SendingRate(lambda: 20.0, clock=time.clock, rest=time.rest)
    turns(rate, time, 3)
    for _ in range(9):
        rate.refused()
    found = gaps(turns(rate, time, 40))
    assert found[0] <= LONGEST
    assert found == sorted(found, reverse=True)
    assert (found[0] > 0.8, found[-1]) == (True, 0.25)


class Client:
    """SES, which answers one after the other of these."""

    def __init__(self, *answers: tuple[str, str] | None) -> None:
        self.answers = deque(answers)
        self.asked = 0

    def get_account(self) -> dict[str, Any]:
        return {"SendQuota": {"MaxSendRate": 1_000.0}}

    def send_email(self, **_: Any) -> dict[str, str]:
        self.asked += 1
        if said := self.answers.popleft():
            raise ClientError({"Error": {"Code": said[0], "Message": said[1]}}, "SendEmail")
        return {"MessageId": "message-1"}


@pytest.fixture
def sender() -> Callable[[Client], SesMailSender]:
    def made(client: Client) -> SesMailSender:
        found = SesMailSender(region="eu-west-1", sender="mail@platform.example", endpoint="", rest=lambda _: None)
        vars(found)["_client"] = client
        return found

    return made


def test_a_mail_that_was_too_fast_is_handed_over_once_more(sender: Callable[[Client], SesMailSender]) -> None:
    client = Client(TOO_FAST, None)
    assert sender(client).send(RENDERED) == "message-1"
    assert client.asked == 2


@pytest.mark.parametrize(
    ("said", "asked"),
    [((TOO_FAST, TOO_FAST), 2), ((DAY_IS_FULL, None), 1), ((("SendingPausedException", ""), None), 1)],
)
def test_what_a_moment_does_not_mend_waits_in_the_outbox(
    sender: Callable[[Client], SesMailSender], said: tuple[tuple[str, str] | None, ...], asked: int
) -> None:
    client = Client(*said)
    with pytest.raises(MailDelayed):
        sender(client).send(RENDERED)
    assert client.asked == asked


def test_who_waited_long_for_that_answer_hands_over_nothing_more(
    sender: Callable[[Client], SesMailSender], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The claim of a mail has an end, and somebody else may have it then."""
    client, moments = Client(TOO_FAST, None), deque([0.0, SOON + 0.1])
    found = sender(client)
    found._rate = SendingRate(lambda: 0.0, clock=lambda: 0.0, rest=lambda _: None)
    monkeypatch.setattr("chalicelib.adapters.ses.time.monotonic", moments.popleft)
    with pytest.raises(MailDelayed):
        found.send(RENDERED)
    assert client.asked == 1


def test_an_account_that_does_not_say_its_rate_keeps_no_mail(sender: Callable[[Client], SesMailSender]) -> None:
    class Silent(Client):
        def get_account(self) -> dict[str, Any]:
            raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": ""}}, "GetAccount")

    assert sender(Silent(None)).send(RENDERED) == "message-1"


def test_a_mail_of_which_no_id_was_heard_has_left_all_the_same(sender: Callable[[Client], SesMailSender]) -> None:
    """Half an answer comes without one; sent again, it would be there twice."""
    client = Client(None)
    vars(client)["send_email"] = lambda **_: {"ResponseMetadata": {"HTTPStatusCode": 200}}
    assert sender(client).send(RENDERED) == "not-told"

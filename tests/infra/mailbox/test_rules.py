"""Each rule of the mailbox refuses what SES refuses, and nothing else does: taken away, its scene would pass."""

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest
import urllib3

from chalicelib.adapters.ses import SesMailSender
from chalicelib.ports.mails import MailDelayed
from chalicelib.ports.stores import RenderedMail
from infra.local.mailbox.__main__ import account as account_of
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.kept import KeptMails
from infra.local.mailbox.rules import PAGE, RULES, Account, SesError, drawn
from infra.local.mailbox.ses import read_send_email
from tests.infra.mailbox.test_mailbox import Serve

if TYPE_CHECKING:
    from pathlib import Path

SENDER: Final = "post@waardering.example"
CODES: Final = {
    "message of 10 MB": "MessageRejected",
    "verified sender": "MessageRejected",
    "sandbox": "MessageRejected",
    "configuration set": "NotFoundException",
    "daily quota": "ThrottlingException",
    "sending rate": "TooManyRequestsException",
}


def request(**more: Any) -> bytes:
    simple: dict[str, Any] = {
        "Subject": {"Data": more.pop("subject", "Dag")},
        "Body": {"Text": {"Data": more.pop("text", "Hallo")}},
    }
    simple["Headers"] = [{"Name": name, "Value": value} for name, value in more.pop("headers", [])]
    to = more.pop("to", ["an@voorbeeld.example"])
    mail = {"FromEmailAddress": SENDER, "Destination": {"ToAddresses": to}, "Content": {"Simple": simple}}
    return json.dumps({**mail, **more}).encode()


def tag(name: str, value: str) -> dict[str, Any]:
    return {"EmailTags": [{"Name": name, "Value": value}]}


# What each rule refuses, and beside it what it still takes, at its very edge.
SCENES: Final[dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]] = {
    "somebody to mail": ([{"to": []}, {"Destination": None}], [{}]),
    "50 recipients": (
        [{"to": [f"a{number}@voorbeeld.example" for number in range(51)]}],
        [{"to": [f"a{number}@voorbeeld.example" for number in range(50)]}],
    ),
    "addresses": (
        [{"to": ["geen adres"]}, {"to": ["an@voorbeeld..example"]}, {"ReplyToAddresses": ["één@voorbeeld.example"]}],
        [{"to": ["An <an@voorbeeld.example>"]}],
    ),
    "names in ASCII": (
        [{"to": ["Één <an@voorbeeld.example>"]}, {"FromEmailAddress": f"Zorg & één <{SENDER}>"}],
        [{"FromEmailAddress": f"=?utf-8?q?=C3=89=C3=A9n?= <{SENDER}>"}],
    ),
    "subject": ([{"subject": "Dag\r\nBcc: bo@voorbeeld.example"}], [{"subject": "Dag, één klik"}]),
    "15 headers": (
        [{"headers": [(f"X-{number}", "a") for number in range(16)]}],
        [{"headers": [(f"X-{number}", "a") for number in range(15)]}],
    ),
    "header names": (
        [{"headers": [("X Letter", "a")]}, {"headers": [("X:", "a")]}, {"headers": [("X" * 127, "a")]}],
        [{"headers": [("X" * 126, "a")]}],
    ),
    "header values": (
        [{"headers": [("X", "a" * 871)]}, {"headers": [("X", "a" * 996)]}, {"headers": [("X", "één")]}],
        [{"headers": [("X", "a" * 870)]}],
    ),
    "tags": (
        [tag("letter", "een waarde"), tag("een naam", "a"), tag("letter", "a" * 257), tag("letter", "a@b.c")],
        [tag("letter", "a-Z_9" + "a" * 251)],
    ),
    "message of 10 MB": ([{"text": "x" * (10 * 1024 * 1024 + 1)}], [{"text": "x" * (10 * 1024 * 1024 - 3)}]),
    "verified sender": (
        [{"FromEmailAddress": "post@elders.example"}, {"FromEmailAddress": "post@nietwaardering.example"}],
        [{"FromEmailAddress": "Post <post@mail.Waardering.example>"}],
    ),
    "sandbox": (
        [{"to": ["an@voorbeeld.example"]}],
        [{"to": ["bo@waardering.example"]}, {"to": ["bounce@simulator.amazonses.com"]}],
    ),
    "configuration set": ([{"ConfigurationSetName": "another"}], [{"ConfigurationSetName": "ours"}]),
    "daily quota": ([{"to": ["a@x.example", "b@x.example"]}], [{}]),
    "sending rate": ([{"to": ["a@x.example", "b@x.example"]}], [{}]),
}


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def account(rule: str, clock: Callable[[], float] = Clock()) -> Account:  # noqa: B008 - one that stands still
    """An account for which only this rule is near."""
    found = Account(configuration_sets=("ours",), sandbox=rule == "sandbox", clock=clock)
    found.rate = 1.0 if rule == "sending rate" else found.rate
    found.quota = 1 if rule == "daily quota" else found.quota
    return found


def test_every_rule_has_its_scene_and_its_source() -> None:
    assert [rule.name for rule in RULES] == [*dict.fromkeys(rule.name for rule in RULES)]
    assert {rule.name for rule in RULES} == set(SCENES)
    for rule in RULES:
        assert rule.source.startswith("https://docs.aws.amazon.com/ses/latest/"), rule.name
        assert rule.says.endswith("."), rule.name


def test_the_page_of_the_rules_is_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert drawn(page) == page


@pytest.mark.parametrize("name", SCENES)
def test_a_rule_refuses_at_its_edge_and_without_it_nothing_would(name: str) -> None:
    refused, taken = SCENES[name]
    others = [rule for rule in RULES if rule.name != name]
    for more in refused:
        with pytest.raises(SesError) as refusal:
            read_send_email(request(**more), account(name))
        assert refusal.value.code == CODES.get(name, "BadRequestException"), more
        assert read_send_email(request(**more), account(name), others), more
    for more in taken:
        assert read_send_email(request(**more), account(name)), more


@pytest.mark.parametrize(("name", "passes"), [("sending rate", 1.0), ("daily quota", 24 * 3600.0)])
def test_what_was_too_fast_goes_a_little_later(name: str, passes: float) -> None:
    clock = Clock()
    known = account(name, clock)
    for _ in range(3):
        assert read_send_email(request(), known)
        clock.now += passes * 0.9
        with pytest.raises(SesError):
            read_send_email(request(), known)
        clock.now += passes * 0.1


def test_a_stack_knows_what_its_own_mails_come_from() -> None:
    found = account_of({"MAIL_FROM": "Post <post@Zorg.example>", "MAIL_CONFIGURATION_SET": "ours"})
    assert (found.knows("a@zorg.example"), found.knows("a@waardering.example")) == (True, False)
    assert found.configuration_sets == ("ours",)
    assert account_of({}).knows("noreply@waardering.example")


@pytest.fixture
def known() -> Account:
    return Account()


@pytest.fixture
def address(serve: Serve, tmp_path: "Path", known: Account, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "local")
    mails = KeptMails(tmp_path / "mailbox.sqlite3")
    with serve(make_mailbox(mails, known)) as found:
        yield found
    mails.close()


def sent(address: str, sender: str = SENDER, configuration_set: str = "") -> str:
    mail = RenderedMail(mail_id="m-1", to="an@voorbeeld.example", subject="Dag", text="Hallo", html="<p>Hallo</p>")
    ses = SesMailSender(region="eu-west-1", sender=sender, endpoint=address, configuration_set=configuration_set)
    try:
        return ses.send(mail)
    finally:
        ses._client.close()


@pytest.mark.parametrize(
    ("order", "more", "reason"),
    [
        ({"sandbox": True}, {}, "account_in_sandbox"),
        ({"verified": ["elders.example"]}, {}, "sender_not_verified"),
        ({"sandbox": True, "verified": []}, {}, "sender_not_verified"),
        ({"quota": 0}, {}, "quota"),
        ({}, {"configuration_set": "none"}, "configuration_set_missing"),
    ],
)
def test_what_lies_around_a_mail_holds_it_up_and_ends_none(
    address: str, known: Account, order: dict[str, Any], more: dict[str, str], reason: str
) -> None:
    known.order(order)
    with pytest.raises(MailDelayed) as delayed:
        sent(address, **more)
    assert delayed.value.reason == reason


def test_too_fast_is_a_matter_of_waiting(address: str, known: Account) -> None:
    known.order({"rate": 1})
    assert sent(address)
    with pytest.raises(MailDelayed) as delayed:
        sent(address)
    assert delayed.value.reason == "quota"


def test_a_sender_with_a_name_of_any_letters_can_send(address: str) -> None:
    assert sent(address, sender=f"Één klik & zorg <{SENDER}>")


def test_another_account_can_be_ordered_and_is_shown(address: str, known: Account) -> None:
    def order(body: bytes) -> tuple[int, Any]:
        answer = urllib3.request("POST", f"{address}/control", body=body)
        return answer.status, answer.json()

    status, shown = order(b'{"account": {"sandbox": true, "rate": 1.5}}')
    assert (status, shown["ProductionAccessEnabled"], shown["SendQuota"]["MaxSendRate"]) == (200, False, 1.5)
    assert known.sandbox
    for body, code in ((b'{"account": {"rate": "x"}}', 422), (b'{"account": 1}', 422), (b"\xff", 400), (b"[]", 400)):
        assert order(body)[0] == code, body


@pytest.mark.parametrize(
    "wrong", [{"sandbox": 1}, {"rate": "1"}, {"rate": True}, {"verified": [1]}, {"clock": 1}, {"quota": 1.5}]
)
def test_an_account_of_no_kind_is_none(known: Account, wrong: dict[str, Any]) -> None:
    before = known.shown()
    with pytest.raises(ValueError, match="is none of"):
        known.order(wrong | {"rate": 3} if "rate" not in wrong else wrong)
    assert known.shown() == before

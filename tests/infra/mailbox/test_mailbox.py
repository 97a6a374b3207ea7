"""The local mailbox: what the platform sends arrives, is kept, and can be read by people and by tests."""

import contextlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.client import HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from hypothesis import given
from hypothesis import strategies as st

from infra.local.mailbox.__main__ import main as serve_mailbox
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.faults import ControlError, Faults
from infra.local.mailbox.kept import KeptMails, Mail
from infra.local.mailbox.rules import SesError
from infra.local.mailbox.ses import read_send_email

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from mypy_boto3_sesv2 import SESV2Client

Serve = Callable[["WSGIApplication"], contextlib.AbstractContextManager[str]]


class Mailbox:
    """A mailbox as its users see it: the platform through boto3, tests and people over HTTP."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.ses: SESV2Client = boto3.client(
            "sesv2",
            endpoint_url=address,
            region_name="eu-west-1",
            aws_access_key_id="local",
            aws_secret_access_key="local",
            config=Config(retries={"total_max_attempts": 1}),
        )

    def send(self, to: str | list[str] = "an@voorbeeld.example", subject: str = "Dag", **more: Any) -> str:
        """Send a mail; `text`, `html`, `sender`, `headers` and `tags` change it."""
        body: dict[str, Any] = {"Text": {"Data": more.get("text", "Hallo"), "Charset": "UTF-8"}}
        if "html" in more:
            body["Html"] = {"Data": more["html"]}
        sent = self.ses.send_email(
            FromEmailAddress=more.get("sender", "Waardering <post@waardering.example>"),
            Destination={"ToAddresses": [to] if isinstance(to, str) else to},
            ReplyToAddresses=["hulp@waardering.example"],
            Content={
                "Simple": {
                    "Subject": {"Data": subject},
                    "Body": body,  # type: ignore[typeddict-item] # built in two steps
                    "Headers": [{"Name": name, "Value": value} for name, value in more.get("headers", [])],
                }
            },
            EmailTags=[{"Name": name, "Value": value} for name, value in more.get("tags", [])],
        )
        return sent["MessageId"]

    def open(self, path: str, method: str = "GET", body: object = None, accept: str = "*/*") -> HTTPResponse:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Accept": accept}, method=method)  # noqa: S310 - its own address
        answer = urllib.request.urlopen(request, timeout=20)  # noqa: S310 - as above
        assert isinstance(answer, HTTPResponse)
        return answer

    def read(self, path: str, **asked: Any) -> Any:
        with self.open(path, **asked) as answer:
            return json.load(answer)

    def page(self, path: str) -> tuple[str, dict[str, str]]:
        with self.open(path, accept="text/html,*/*") as answer:
            return answer.read().decode(), dict(answer.headers)

    def refusal(self, path: str, **asked: Any) -> int:
        with pytest.raises(urllib.error.HTTPError) as refused:
            self.open(path, **asked)
        refused.value.close()
        return refused.value.code


@contextlib.contextmanager
def opened(serve: Serve, directory: Path) -> Iterator[Mailbox]:
    mails = KeptMails(directory / "mailbox.sqlite3")
    with contextlib.closing(mails), serve(make_mailbox(mails)) as address:
        mailbox = Mailbox(address)
        yield mailbox
        mailbox.ses.close()


@pytest.fixture
def mailbox(serve: Serve, tmp_path: Path) -> Iterator[Mailbox]:
    with opened(serve, tmp_path) as running:
        yield running


def test_a_sent_mail_is_listed_with_what_was_sent(mailbox: Mailbox) -> None:
    message_id = mailbox.send(
        subject="Bevestig je waardering: één klik",
        text="Klik: http://127.0.0.1:8000/confirm/abc",
        html="<p>Klik</p>",
        headers=[("X-Letter-Id", "l-1")],
        tags=[("letter", "confirm")],
    )
    [mail] = mailbox.read("/mails")
    assert {name: mail[name] for name in ("to", "subject", "text", "html")} == {
        "to": "an@voorbeeld.example",
        "subject": "Bevestig je waardering: één klik",
        "text": "Klik: http://127.0.0.1:8000/confirm/abc",
        "html": "<p>Klik</p>",
    }
    assert mail["sent_at"].endswith("Z")
    assert (mail["from"], mail["reply_to"]) == ("Waardering <post@waardering.example>", ["hulp@waardering.example"])
    assert (mail["headers"], mail["tags"]) == ({"X-Letter-Id": "l-1"}, {"letter": "confirm"})
    assert mail["message_id"] == message_id
    assert mailbox.read(f"/mails/{mail['id']}") == mail


def test_the_list_is_oldest_first(mailbox: Mailbox) -> None:
    for subject in ("een", "twee", "drie"):
        mailbox.send(subject=subject)
    assert [mail["subject"] for mail in mailbox.read("/mails")] == ["een", "twee", "drie"]


def test_the_list_is_filtered_by_the_whole_address_in_any_case(mailbox: Mailbox) -> None:
    for address in ("an@voorbeeld.example", "jan@voorbeeld.example", "An@Voorbeeld.Example", "a+n@voorbeeld.example"):
        mailbox.send(address)
    assert len(mailbox.read("/mails?to=AN@voorbeeld.example")) == 2
    assert len(mailbox.read(f"/mails?to={quote('a+n@voorbeeld.example')}")) == 1
    assert mailbox.read("/mails?to=voorbeeld.example") == []


def test_each_recipient_has_a_copy_of_their_own(mailbox: Mailbox) -> None:
    mailbox.send(["An Peeters <an@voorbeeld.example>", "bo@voorbeeld.example"])
    assert [mail["to"] for mail in mailbox.read("/mails")] == ["an@voorbeeld.example", "bo@voorbeeld.example"]


def test_emptying_removes_every_mail_and_no_id_comes_again(mailbox: Mailbox) -> None:
    mailbox.send()
    [before] = mailbox.read("/mails")
    with mailbox.open("/mails", method="DELETE") as answer:
        assert (answer.status, answer.read()) == (204, b"")
    assert mailbox.read("/mails") == []
    assert mailbox.refusal(f"/mails/{before['id']}") == 404
    mailbox.send()
    assert mailbox.read("/mails")[0]["id"] != before["id"]


def test_mails_survive_a_restart(serve: Serve, tmp_path: Path) -> None:
    with opened(serve, tmp_path) as before:
        before.send(subject="blijft")
    with opened(serve, tmp_path) as after:
        assert [mail["subject"] for mail in after.read("/mails")] == ["blijft"]


def test_a_mail_is_on_the_disk_before_the_sender_hears_sent(mailbox: Mailbox, tmp_path: Path) -> None:
    mailbox.send(subject="bewaard")
    with contextlib.closing(KeptMails(tmp_path / "mailbox.sqlite3")) as another_process:
        assert [mail["subject"] for mail in another_process.listed()] == ["bewaard"]


def test_a_long_list_is_read_a_few_mails_at_a_time(mailbox: Mailbox, tmp_path: Path) -> None:
    with contextlib.closing(KeptMails(tmp_path / "mailbox.sqlite3")) as mails:
        for number in range(120):
            mail = Mail(
                ("bo@voorbeeld.example" if number % 2 else "an@voorbeeld.example",), "p@w.example", f"{number}", "", ""
            )
            mails.keep(mail, message_id=f"m-{number}", at=datetime(2026, 11, 22, tzinfo=UTC))
        assert [mail["subject"] for mail in mailbox.read("/mails")] == [str(number) for number in range(120)]
        assert [mail["subject"] for mail in mailbox.read("/mails?to=bo@voorbeeld.example")][-1] == "119"
        reading = mails.read()
        next(reading)
        mails.remove_all()
        assert 0 < len(list(reading)) < 119  # what was read already, and no more


@pytest.mark.parametrize(
    "address",
    [
        "",
        "an",
        "@voorbeeld.example",
        "an@",
        "an peeters@voorbeeld.example",
        "an@voor beeld.example",
        "an..p@voorbeeld.example",
        ".an@voorbeeld.example",
        "an@voorbeeld..example",
        "an@.example",
        "één@voorbeeld.example",
        "an@voorbeeld.example\r\nBcc: bo@voorbeeld.example",
        "an@voorbeeld.example, bo@voorbeeld.example",
        "Één <an@voorbeeld.example>",
        f"{'a' * 65}@voorbeeld.example",
    ],
)
def test_an_address_that_ses_refuses_is_refused(mailbox: Mailbox, address: str) -> None:
    with pytest.raises(mailbox.ses.exceptions.BadRequestException) as refused:
        mailbox.send(address)
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert refused.value.response["Error"]["Message"]
    assert mailbox.read("/mails") == []


@pytest.mark.parametrize(
    "more",
    [
        {"to": []},
        {"to": [f"a{number}@voorbeeld.example" for number in range(51)]},
        {"sender": "geen adres"},
        {"subject": "Dag\r\nBcc: bo@voorbeeld.example"},
        {"headers": [("X-Letter", "één")]},
        {"headers": [("X Letter", "a")]},
        {"headers": [(f"X-{number}", "a") for number in range(16)]},
        {"tags": [("letter", "één waarde")]},
    ],
)
def test_a_mail_that_ses_refuses_is_refused_whole(mailbox: Mailbox, more: dict[str, Any]) -> None:
    with pytest.raises(mailbox.ses.exceptions.BadRequestException):
        mailbox.send(**more)
    assert mailbox.read("/mails") == []


def test_a_mail_above_the_limit_is_rejected(mailbox: Mailbox) -> None:
    with pytest.raises(mailbox.ses.exceptions.MessageRejected):
        mailbox.send(text="x" * (10 * 1024 * 1024 + 1))


@given(body=st.binary(max_size=60) | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps))
def test_no_body_is_a_fault_of_the_mailbox(body: bytes | str) -> None:
    with pytest.raises(SesError):
        read_send_email(body if isinstance(body, bytes) else body.encode())


@pytest.mark.parametrize("field", ["FromEmailAddress", "Destination", "ReplyToAddresses", "EmailTags", "Content"])
@pytest.mark.parametrize("wrong", [7, "x", {"ToAddresses": 1}, [{"Name": 1}], {"Simple": {"Subject": 1}}, [None]])
def test_a_field_of_the_wrong_shape_is_a_bad_request(field: str, wrong: object) -> None:
    mail = {
        "FromEmailAddress": "post@waardering.example",
        "Destination": {"ToAddresses": ["an@voorbeeld.example"]},
        "Content": {"Simple": {"Subject": {"Data": "Dag"}, "Body": {"Text": {"Data": "Hallo"}}}},
    }
    with pytest.raises(SesError):
        read_send_email(json.dumps({**mail, field: wrong}).encode())


def test_the_account_says_how_fast_one_may_send(mailbox: Mailbox) -> None:
    account = mailbox.ses.get_account()
    assert account["SendingEnabled"]
    assert account["SendQuota"]["MaxSendRate"] > 0


@pytest.mark.parametrize(
    ("mode", "code", "status"),
    [
        ("down", "ServiceUnavailableException", 503),
        ("throttle", "TooManyRequestsException", 429),
        ("reject", "MessageRejected", 400),
    ],
)
def test_sending_fails_as_it_is_told_to_until_told_otherwise(
    mailbox: Mailbox, mode: str, code: str, status: int
) -> None:
    assert mailbox.read("/control", method="POST", body={"fail": mode})["fail"] == mode
    with pytest.raises(ClientError) as refused:
        mailbox.send()
    assert refused.value.response["Error"]["Code"] == code
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == status
    assert mailbox.read("/control")["fail"] == mode
    mailbox.read("/control", method="POST", body={"fail": None})
    mailbox.send()
    assert len(mailbox.read("/mails")) == 1


def test_sending_can_fail_a_number_of_times(mailbox: Mailbox) -> None:
    mailbox.read("/control", method="POST", body={"fail": "throttle", "times": 2})
    for _ in range(2):
        with pytest.raises(mailbox.ses.exceptions.TooManyRequestsException):
            mailbox.send()
    mailbox.send()


def test_sending_can_fail_for_a_while(mailbox: Mailbox) -> None:
    assert mailbox.read("/control", method="POST", body={"down_seconds": 1})["seconds_left"] > 0
    with pytest.raises(ClientError):
        mailbox.send()
    deadline = time.monotonic() + 20
    while mailbox.read("/control")["fail"]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    mailbox.send()


def test_a_fault_ends_at_its_second() -> None:
    now = [100.0]
    faults = Faults(clock=lambda: now[0])
    faults.order({"fail": "down", "seconds": 5})
    now[0] = 104.9
    assert faults.state() == {"fail": "down", "seconds_left": 0.1, "times_left": None}
    now[0] = 105.0
    assert faults.state()["fail"] is None


@pytest.mark.parametrize(
    "order",
    [
        {},
        {"fail": "maybe"},
        {"fail": ["down"]},
        {"seconds": 3},
        {"fail": "down", "down_seconds": 1},
        {"down_seconds": -1},
        {"down_seconds": "5"},
        {"fail": "down", "times": True},
        {"fail": "down", "seconds": float("nan")},
    ],
)
def test_an_order_that_means_nothing_is_refused(order: dict[str, Any]) -> None:
    with pytest.raises(ControlError):
        Faults().order(order)


def test_a_wrong_order_over_http_is_refused(mailbox: Mailbox) -> None:
    assert mailbox.refusal("/control", method="POST", body={"fail": "maybe"}) == 422
    assert mailbox.refusal("/control", method="POST", body=[1]) == 400
    assert mailbox.refusal("/control", method="DELETE") == 405
    assert mailbox.refusal("/nergens") == 404


def test_the_pages_escape_what_a_mail_holds(mailbox: Mailbox) -> None:
    evil = "<script>alert(1)</script>"
    mailbox.send(subject=evil, text=evil, html=f'"><p>{evil}</p>', headers=[("X-Evil", evil)])
    [mail] = mailbox.read("/mails")
    for path in ("/", f"/?to={quote(evil)}", f"/mails/{mail['id']}"):
        html, headers = mailbox.page(path)
        assert evil not in html
        assert "&lt;script&gt;" in html
        assert "script-src" not in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_the_html_of_a_mail_stands_in_a_frame_without_scripts(mailbox: Mailbox) -> None:
    mailbox.send(html='<p title="x">Dag</p>')
    html, _ = mailbox.page(f"/mails/{mailbox.read('/mails')[0]['id']}")
    frame = html[html.index("<iframe") : html.index("</iframe>")]
    assert "&lt;p title=&#34;x&#34;&gt;Dag&lt;/p&gt;" in frame
    assert 'sandbox="allow-popups ' in frame
    assert "allow-scripts" not in frame
    assert "allow-same-origin" not in frame


def test_web_addresses_in_the_text_are_links(mailbox: Mailbox) -> None:
    mailbox.send(text="Zie http://127.0.0.1:8000/confirm/a_b-c. Of (https://voorbeeld.example/?a=1&b=2)!")
    html, _ = mailbox.page(f"/mails/{mailbox.read('/mails')[0]['id']}")
    assert '<a href="http://127.0.0.1:8000/confirm/a_b-c"' in html
    assert '<a href="https://voorbeeld.example/?a=1&amp;b=2"' in html


def test_the_pages_are_dutch_and_say_what_is_there(mailbox: Mailbox) -> None:
    assert '<html lang="nl">' in mailbox.page("/")[0]
    assert "Er is nog geen mail." in mailbox.page("/")[0]
    mailbox.send(subject="Dag An")
    assert "Dag An" in mailbox.page("/?to=an@voorbeeld.example")[0]
    assert "Er is geen mail aan bo@voorbeeld.example." in mailbox.page("/?to=bo@voorbeeld.example")[0]
    mailbox.read("/control", method="POST", body={"fail": "down"})
    assert "plat ligt" in mailbox.page("/")[0]


@pytest.mark.parametrize("mail_id", ["0", "x", "%00", "1/2", "9" * 40, "-1"])
def test_an_unknown_mail_is_a_404(mailbox: Mailbox, mail_id: str) -> None:
    assert mailbox.refusal(f"/mails/{mail_id}") == 404
    assert mailbox.refusal(f"/mails/{mail_id}", accept="text/html") == 404


def test_a_damaged_file_of_mails_is_said_in_one_line_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mailbox.sqlite3"
    file.write_bytes(b"no database at all" * 500)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    with pytest.raises(SystemExit, match=r"mailbox\.sqlite3 cannot be used \(file is not a database\)"):
        serve_mailbox()
    assert file.read_bytes().startswith(b"no database at all")

"""A bounce that a person plays in the local mailbox is heard by the application as one of SES."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from chalicelib.adapters.ses_events import read_events
from chalicelib.domain.rules.mail_event import MailFate
from chalicelib.ports.unread import stop
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.kept import KeptMails, Mail
from infra.local.triggers.mail_events import MailEventsReader


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the library's name)
        pass


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[str]:
    mails = KeptMails(tmp_path / "mails.sqlite")
    mail = Mail(("an@post.example",), "from@x.example", "s", "t", "", tags=(("mail_id", "mail-1"),))
    mails.keep(mail, message_id="ses-1", at=datetime.now(UTC))
    server = make_server("127.0.0.1", 0, make_mailbox(mails), handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    mails.close()


def play(mailbox: str, body: object) -> int:
    body = urllib.request.Request(f"{mailbox}/events", data=json.dumps(body).encode(), method="POST")  # noqa: S310
    try:
        with urllib.request.urlopen(body, timeout=5) as answer:  # noqa: S310  (loopback)
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_what_is_played_reaches_the_application_once_and_in_order(mailbox: str) -> None:
    heard: list[dict[str, Any]] = []
    reader = MailEventsReader(mailbox, heard.append, stop=threading.Event())
    for fate in ("hard_bounce", "soft_bounce"):
        assert play(mailbox, {"mail": "1", "fate": fate}) == 200
    reader.read_once()
    assert play(mailbox, {"mail": "1", "fate": "complaint"}) == 200
    reader.read_once()
    reader.read_once()
    events = [each for event in heard for each in read_events(event["Records"][0]["Sns"]["Message"], unread=stop)]
    assert [event.fate for event in events] == [MailFate.HARD_BOUNCE, MailFate.SOFT_BOUNCE, MailFate.COMPLAINT]
    assert {(event.mail_id, event.message_id, event.address) for event in events} == {
        ("mail-1", "ses-1", "an@post.example")
    }


@pytest.mark.parametrize(
    ("body", "status"), [({"mail": "9", "fate": "complaint"}, 404), ({"mail": "1", "fate": "x"}, 422), ([], 400)]
)
def test_an_order_that_cannot_be_played_is_refused(mailbox: str, body: object, status: int) -> None:
    assert play(mailbox, body) == status

"""S11: a canary goes through the whole flow and past every handler; no line of the log and no metric sings of it."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any, Final

import pytest
from chalice.app import SNSEventConfig

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, OutboxItem
from chalicelib.adapters.links import PATHS
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import MailKind
from infra.local.environment import ROOT
from infra.local.triggers import schedules_of, subscriptions_of
from tests.entrypoints.front_door import EDITORS, House
from tests.entrypoints.links.test_personal_data import EMAIL, WORDS, house, sent, told
from tests.fakes.mails import FakeMailSender

__all__ = ["house"]
ORIGIN: Final = "127.0.0.1"
# Lambda's runtime client, where logs are JSON: every logger says what it does, before our code is there.
_AS_LAMBDA: Final = """
import logging, sys
logging.basicConfig(stream=sys.stdout, format="a library: %(message)s", level=logging.INFO)
import app, boto3, pynamodb.connection
logging.getLogger("of.some.library").info("what nobody asked for")
from chalicelib.entrypoints.http.observability import logger
logger.info("request", extra={"route": "/health"})
"""
_OF_CODE: Final = ("lineno", "pathname", "filename", "module", "process", "thread")


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line of every logger, at every level that we ask for, with all that it carries."""
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said = {name: value for name, value in vars(record).items() if name not in _OF_CODE}
            lines.append(f"{record.getMessage()} {said!r}")

    handler = Lines()
    ours = [logging.getLogger(), logging.getLogger("waardering")]
    for logger in ours:
        logger.addHandler(handler)
    yield lines
    for logger in ours:
        logger.removeHandler(handler)


def stream_event(keys: dict[str, Any], image: dict[str, Any]) -> dict[str, Any]:
    record = {"Keys": keys, "NewImage": image, "SequenceNumber": "1", "SizeBytes": 1, "StreamViewType": "NEW_IMAGE"}
    record["ApproximateCreationDateTime"] = 0
    table = "arn:aws:dynamodb:eu-west-1:000000000000:table/t/stream/1"
    place = {"awsRegion": "eu-west-1", "eventSource": "aws:dynamodb", "eventSourceARN": table, "eventVersion": "1.1"}
    return {"Records": [{"eventID": "1", "eventName": "INSERT", "dynamodb": record, **place}]}


def bounced(mail_id: str, message_id: str) -> dict[str, Any]:
    said = {
        "eventType": "Bounce",
        "bounce": {"bounceType": "Permanent", "feedbackId": "f1", "bouncedRecipients": [{"emailAddress": EMAIL}]},
        "mail": {"messageId": message_id, "tags": {"mail_id": [mail_id]}, "destination": [EMAIL]},
    }
    sns: dict[str, Any] = {"MessageId": "1", "Message": json.dumps(said), "Subject": None, "MessageAttributes": {}}
    return {"Records": [{"EventSource": "aws:sns", "EventVersion": "1.0", "Sns": sns}]}


def every_handler() -> set[str]:
    """Call each function of the application as AWS does; returns the names of those called."""
    app, called = front_door.app, set()
    for schedule in schedules_of(app):
        schedule.run()
        called.add(schedule.name)
    events = {
        "outbox": stream_event({"mail_id": {"S": each.mail_id}}, {}) if (each := next(OutboxItem.scan())) else {},
        "organisations": stream_event(
            {"organisation_id": {"S": next(OrganisationItem.scan()).organisation_id}}, {"faces_version": {"N": "1"}}
        ),
    }
    for subscription in subscriptions_of(app):
        subscription.function(events[subscription.table.rpartition("-")[2]])
        called.add(subscription.function.name.rpartition("-local-")[2])
    mail_sender = platform().mail_sender
    assert isinstance(mail_sender, FakeMailSender)
    mine = next(rendered for rendered in mail_sender.sent if rendered.to == EMAIL)
    for source in app.event_sources:
        if isinstance(source, SNSEventConfig):
            departed = platform().outbox.departed(mine.mail_id)
            assert departed is not None
            app.handler_map[source.name](bounced(mine.mail_id, departed.message_id), None)
            called.add(source.name)
    return called


def test_no_handler_logs_or_counts_a_name_an_address_an_origin_or_a_link(
    house: House,
    logged: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    here = platform()
    monkeypatch.setattr(here, "run_sync", lambda **_: SimpleNamespace(run=None))  # no register stands beside this test
    review_id = told(house)
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    assert house.call("GET", house.link(MailKind.INSIGHTS_LINK))[0] == 200
    assert EMAIL in sent(here, house)
    assert every_handler() == {source.name for source in front_door.app.event_sources}
    assert house.call("GET", "/manage/made-up-token-of-nobody")[0] == 410
    house.does(Action.ERASE, review_id, by=Actor.AUTHOR)
    mail_sender = here.mail_sender
    assert isinstance(mail_sender, FakeMailSender)
    mails = " ".join(rendered.text for rendered in mail_sender.sent)
    tokens = set(re.findall(rf"(?:{'|'.join(PATHS.values())})([\w.~-]{{20,}})", mails))
    assert len(tokens) >= 4
    printed = capsys.readouterr()
    metrics = [line for line in printed.out.splitlines() if '"_aws"' in line]
    said = "\n".join([*logged, printed.out, printed.err])
    measured = {name for line in metrics for name in json.loads(line) if name[0].isupper()}
    assert measured >= {"Submitted", "Confirmed", "Decided", "Replied", "Noticed", "Drift"}
    assert any(route in said for route in ("/manage/{token}", "/insights/{token}"))
    assert "mail event" in said
    secrets = {*WORDS, "nel.melder", "Nel Melder", ORIGIN, "made-up-token", *tokens, *house.editors}
    secrets |= {editor.email for editor in EDITORS}
    assert sorted(each for each in secrets if each in said) == []
    record_property("tried", len(logged) + len(metrics))
    record_property(
        "happened",
        f"{len(secrets)} names, addresses, origins and tokens looked for in {len(logged)} lines of the log and "
        f"{len(metrics)} lines of {len(measured)} metrics: no hit",
    )


def test_where_lambda_lets_everybody_talk_our_own_lines_are_all_that_is_logged() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _AS_LAMBDA], cwd=ROOT, capture_output=True, text=True, check=True
    )
    (line,) = done.stdout.splitlines()
    said = json.loads(line)
    assert (said["level"], said["message"], said["route"]) == ("INFO", "request", "/health")
    # Lambda takes a line with another form of time for one without a level.
    assert datetime.fromisoformat(said["timestamp"]).tzinfo
    assert "T" in said["timestamp"]
    assert done.stderr == ""

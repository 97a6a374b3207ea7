"""Answers of the functions to AWS, and the figures that alarms are made of."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from chalice.app import Request

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.outbox import LEASE, SKEW
from chalicelib.adapters.ses import SOON
from chalicelib.adapters.ses_rate import LONGEST
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.entrypoints.events import schedules
from chalicelib.entrypoints.http.door import _request
from chalicelib.entrypoints.http.observability import DOORS, measure_mail, measure_request
from chalicelib.use_cases.mails.send_mails import _SOON
from infra.local.environment import ROOT
from infra.local.triggers import run_once, subscriptions_of
from tests.conftest import DynamoWorld
from tests.stream_records import stream_record

LONGEST_SEND = max(LONGEST, SOON + LONGEST) + 3 + 10  # seconds: the turns, and the last try of the mail service


@pytest.mark.usefixtures("dynamodb_world")
def test_of_a_batch_only_what_failed_comes_again() -> None:
    mails = next(each for each in subscriptions_of(front_door.app) if each.table.endswith("outbox"))
    inserted = [{"mail_id": {"S": each}} for each in ("unknown", "another")]
    records = [stream_record("outbox", number, "INSERT", keys) for number, keys in enumerate(inserted, start=1)]
    assert mails.function({"Records": records}) == {"batchItemFailures": []}
    OutboxItem.delete_table()
    failed = [{"itemIdentifier": "1"}, {"itemIdentifier": "2"}]
    assert mails.function({"Records": records}) == {"batchItemFailures": failed}


def test_the_outbox_is_as_old_as_the_mail_that_waits_longest(
    dynamodb_world: DynamoWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    now = platform().now()
    assert platform().outbox.overdue(now=now) == timedelta()
    for shard, minutes in (("0", 3), ("2", 20), ("3", -1)):
        mail = Mail(
            id=f"mail-{shard}", kind=MailKind.CONFIRM_REVIEW, created_at=now, review_id="gone", organisation_id="gone"
        )
        due = stamp(now - timedelta(minutes=minutes))
        OutboxItem(mail.id, mail=mail, attempts=0, due_shard=shard, due_at=due).save()
    assert platform().outbox.overdue(now=now) == timedelta(minutes=20)
    run_once(front_door.app, "sweep_outbox")  # drops the two that are due: their review is gone
    assert dynamodb_world.outcome("mail-2") is not None
    figures = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
    assert [(each["stage"], each["OutboxAge"]) for each in figures if "OutboxAge" in each] == [("test", [0])]
    assert [each["MailNotNeeded"] for each in figures if "MailNotNeeded" in each] == [[2]]


def test_a_sweep_that_waited_still_has_time_to_send_and_ends_before_lambda_ends_it() -> None:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
    longest_mail = 4 * (2 + 5) + LONGEST_SEND  # seconds: the key service's tries, then the mail service's
    assert _SOON.total_seconds() < schedules._LONGEST_SWEEP
    assert schedules._LONGEST_SWEEP + longest_mail < config["lambda_functions"]["sweep_outbox"]["lambda_timeout"]
    assert longest_mail < (LEASE - SKEW).total_seconds()


def test_whoever_holds_a_mail_for_too_long_does_not_hand_it_over_any_more() -> None:
    assert Platform.longest_composing + LONGEST_SEND < (LEASE - SKEW).total_seconds()
    assert timedelta(minutes=1) <= SKEW


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize(
    ("outcome", "figure"),
    [
        ("sent", "MailSent"),
        ("delayed", "MailDelayed"),
        ("untried", "MailDelayed"),
        ("refused", "MailDropped"),
        ("link_expired", "MailNotNeeded"),
    ],
)
def test_only_a_mail_that_somebody_should_have_had_counts_as_dropped(
    outcome: str, figure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    measure_mail(outcome)
    assert json.loads(capsys.readouterr().out)[figure] == [1]


@pytest.mark.usefixtures("dynamodb_world")
def test_only_what_was_done_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    measure_request("POST", "/reviews", 422)
    measure_request("GET", "/reviews", 200)
    measure_request("POST", "/reply/{token}", 200)  # a look at what would be sent
    measure_mail("not_ours")
    assert capsys.readouterr().out == ""
    measure_request("POST", "/reviews", 202)
    assert json.loads(capsys.readouterr().out)["Submitted"] == [1]


def test_every_counted_door_exists() -> None:
    paths = {(method, path) for path, methods in front_door.app.routes.items() for method in methods}
    assert set(DOORS) <= paths


@pytest.mark.usefixtures("dynamodb_world")
@pytest.mark.parametrize(("setting", "who"), [("", "10.0.0.1"), ("X-Viewer-Address", "2001:db8::1")])
def test_only_behind_our_own_cdn_a_header_says_who_asks(
    monkeypatch: pytest.MonkeyPatch, setting: str, who: str
) -> None:
    monkeypatch.setenv("VIEWER_ADDRESS_HEADER", setting)
    platform.cache_clear()
    sent = {"X-Viewer-Address": "2001:db8::1", "X-Forwarded-For": "203.0.113.9"}
    current = SimpleNamespace(
        method="GET",
        path="/health",
        uri_params={},
        headers=sent,
        query_params=None,
        raw_body=b"",
        context={"identity": {"sourceIp": "10.0.0.1"}},
        to_original_event=dict,
    )
    assert _request(current).source_ip == who


@pytest.mark.usefixtures("dynamodb_world")
def test_a_header_in_several_lines_is_one_where_it_is_a_list_and_else_its_last_line_counts() -> None:
    """API Gateway gives the last line, and beside it all."""
    sent = {
        "Accept": ["text/html", "application/json;q=0.2"],
        "Cookie": ["a=1", "b=2"],
        "If-None-Match": ['"one"', 'W/"two"'],
        "Content-Type": ["text/plain", "application/json"],
    }
    event = {
        "httpMethod": "GET",
        "headers": {name: lines[-1] for name, lines in sent.items()},
        "multiValueHeaders": sent,
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {"resourcePath": "/health", "httpMethod": "GET"},
        "body": None,
        "isBase64Encoded": False,
    }
    found = _request(Request(event))
    assert found.wants_html
    assert (found.cookie_named("a"), found.cookie_named("b")) == ("1", "2")
    assert found.has('"one"')
    assert found.has('"two"')
    assert found.headers["content-type"] == "application/json"
    assert _request(Request({**event, "multiValueHeaders": None})).headers["cookie"] == "b=2"

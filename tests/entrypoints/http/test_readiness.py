"""The health of the platform, told truly and without a word on how it is made; and from a request to its mail."""

import json
from datetime import timedelta

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.client.request_context import following, note_waited
from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.entrypoints.http.observability import measure_waited
from chalicelib.entrypoints.site import readiness

pytestmark = pytest.mark.usefixtures("dynamodb_world")


@pytest.fixture(autouse=True)
def _forget() -> None:
    readiness._found.clear()


def _asked() -> tuple[int, dict[str, str]]:
    with Client(front_door.app) as client:
        answer = client.http.get("/health/ready")
    return answer.status_code, json.loads(answer.body)["checks"]


def _mail(mail_id: str) -> Mail:
    return Mail(id=mail_id, kind=MailKind.CONFIRM_REVIEW, created_at=platform().now(), review_id="gone")


def test_a_stage_that_never_synced_is_not_ready() -> None:
    assert _asked() == (503, {"store": "ok", "mail": "ok", "sync": "never_ran"})


def test_a_mail_that_has_been_due_for_long_is_said() -> None:
    due = stamp(platform().now() - timedelta(minutes=16))
    OutboxItem("late", mail=_mail("late"), attempts=0, due_shard="0", due_at=due).save()
    assert _asked()[1]["mail"] == "late"


def test_a_store_that_is_away_is_a_503_without_its_fault() -> None:
    SyncItem.delete_table()
    assert _asked() == (503, {"store": "unreachable"})


def test_what_was_found_stands_for_a_while() -> None:
    first = _asked()
    SyncItem.delete_table()
    assert _asked() == first


def test_a_mail_carries_the_id_of_the_request_that_it_follows_from() -> None:
    with following("request-1"):
        platform().outbox.put_new([_mail("a")])
    platform().outbox.put_new([_mail("b")])
    assert [OutboxItem.get(each).mail.cause for each in ("a", "b")] == ["request-1", ""]


def test_a_mail_that_leaves_names_its_request(caplog: pytest.LogCaptureFixture) -> None:
    here = platform()
    with following("request-1"):
        here.outbox.put_new([_mail("a")])
    mail = here.outbox.claim("a", now=here.now())
    assert mail is not None
    with caplog.at_level("INFO", "waardering.mails"):
        here.outbox.sent(mail, now=here.now(), message_id="m")
    (line,) = [each for each in caplog.records if each.message == "mail left"]
    assert (line.__dict__["cause"], line.__dict__["mail_id"], line.__dict__["kind"]) == (
        "request-1",
        "a",
        "confirm_review",
    )


def test_a_decision_that_was_written_twice_counts_once(capsys: pytest.CaptureFixture[str]) -> None:
    with following("request-1") as context:
        note_waited("review/1", 10)
        note_waited("review/1", 12)
    note_waited("review/2", 99)  # of nobody's request
    measure_waited(context.waited.values())
    figures = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
    assert [each["TimeToDecision"] for each in figures] == [[12]]

"""The operators' command for mails that wait or ended by a fault."""

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import platform
from infra.mails import main
from tests.builders import NOW, mail
from tests.conftest import DynamoWorld


def put(mail_id: str, reason: str) -> None:
    here = platform()
    here.outbox.put_new([mail(id=mail_id, review_id="gone")])
    claimed = here.outbox.claim(mail_id, now=NOW)
    assert claimed is not None
    if reason == "faulty":
        here.outbox.dropped(claimed, now=NOW, reason=reason)
    else:
        here.outbox.retry(claimed, at=NOW, reason=reason)


@pytest.fixture(autouse=True)
def mails_wait(dynamodb_world: DynamoWorld) -> None:  # noqa: ARG001 - its table is what the command reads
    put("mail-1", "key_service")
    put("mail-2", "key_service")
    put("mail-3", "faulty")


def test_an_operator_sees_what_waits_for_what_and_what_ended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["waiting"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    when = [f"{NOW:%Y-%m-%d}", f"{NOW:%H:%M}"]
    assert lines == [
        ["2", "waits", "for", "key_service", "review_published", "oldest", *when],
        ["1", "ended", "as", "faulty", "review_published", "oldest", *when],
    ]
    assert main(["waiting", "--only-waiting"]) == 0
    assert "faulty" not in capsys.readouterr().out


def test_an_operator_has_all_tried_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redrive"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "hastened: 2, taken_up: 1",
        "the next sweep tries them, within a minute",
    ]
    assert platform().sweep_mails() == {"erased": 3}  # their review is gone
    assert main(["redrive", "--reason", "key_service"]) == 1
    assert main(["waiting"]) == 0
    assert capsys.readouterr().out.splitlines() == ["no such mail", "no mail waits"]


def test_an_operator_ends_one_under_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drop", "mail-1", "--why", "told_by_phone"]) == 0
    assert OutboxItem.get("mail-1").outcome == "dropped_by_operator:told_by_phone"
    assert main(["drop", "mail-1", "--why", "told_by_phone"]) == 1
    assert capsys.readouterr().out == "mail-1 dropped: told_by_phone\n"


@pytest.mark.parametrize(
    "arguments", [["drop", "mail-1"], ["drop", "mail-1", "--why", "Els belde"], ["redrive", "mail-1", "--reason", "x"]]
)
def test_a_mistake_changes_nothing(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert OutboxItem.get("mail-1").outcome is None

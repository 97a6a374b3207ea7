"""The outbox in the store: what it keeps of a mail, for how long, and that a fault is not taken for an answer.

And mails that stand in no index: written for little, and never lost. The log names them, and sweeps look through it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypedDict

import msgspec
import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from pynamodb.exceptions import UpdateError

from bench.units import counted
from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import LogItem, OutboxItem
from chalicelib.adapters.dynamodb.client.transaction import is_passing
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.adapters.dynamodb.projections import unsent
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.outbox import SHARDS
from chalicelib.bootstrap import platform
from chalicelib.ports.mails import UnreadableMail
from tests.builders import NOW, author, effects, entry, mail, organisation, review, sign_in
from tests.worlds import DynamoWorld

MINUTE = timedelta(minutes=1)


def put(world: DynamoWorld, key: str = "mail-1") -> None:
    world.editors.invite(sign_in(id=key), mail(id=key))


def failing(code: str) -> Callable[..., Any]:
    answer = {"Error": {"Code": code, "Message": code}, "ResponseMetadata": {}}
    return lambda **_: (AWSResponse("", 400, HTTPHeaders(), None), answer)


@pytest.mark.parametrize(
    ("code", "passing"), [("ThrottlingException", True), ("AccessDeniedException", False)], ids=["busy", "a fault"]
)
def test_a_claim_that_the_store_did_not_answer_is_not_taken_for_somebody_elses(
    dynamodb_world: DynamoWorld, code: str, *, passing: bool
) -> None:
    put(dynamodb_world)
    events = dynamodb_world.connection.client.meta.events
    events.register_first("before-call.dynamodb.UpdateItem", failing(code))
    with pytest.raises(UpdateError) as error:
        dynamodb_world.outbox.claim("mail-1", now=NOW)
    assert is_passing(error.value) is passing


def test_mails_that_wait_are_spread_so_that_no_partition_is_the_ceiling(dynamodb_world: DynamoWorld) -> None:
    for number in range(40):
        put(dynamodb_world, f"mail-{number}")
    assert {item.due_shard for item in OutboxItem.scan()} == {str(shard) for shard in range(SHARDS)}


def test_that_a_mail_was_sent_is_kept_for_ninety_days(dynamodb_world: DynamoWorld) -> None:
    put(dynamodb_world)
    claimed = dynamodb_world.outbox.claim("mail-1", now=NOW)
    assert claimed is not None
    dynamodb_world.outbox.sent(claimed, now=NOW, message_id="message-1")
    item = OutboxItem.get("mail-1").to_simple_dict()
    assert (item["outcome"], item["message_id"]) == ("sent", "message-1")
    assert (item["done_at"], item["expires"]) == (stamp(NOW), (NOW + timedelta(days=90)).timestamp())
    assert not item.keys() & {"due_at", "due_shard"}


def test_a_mail_that_waits_does_not_expire(dynamodb_world: DynamoWorld) -> None:
    put(dynamodb_world)
    assert OutboxItem.get("mail-1").expires is None


def spoil(world: DynamoWorld, key: str, document: str | None) -> None:
    """Put something else where a mail lies; None takes it away."""
    client: Any = world.connection.client
    change = {"UpdateExpression": "REMOVE mail"}
    if document is not None:
        change = {"UpdateExpression": "SET mail = :m", "ExpressionAttributeValues": {":m": {"S": document}}}  # type: ignore[dict-item]  # as boto3 has it
    client.update_item(TableName=OutboxItem.Meta.table_name, Key={"mail_id": {"S": key}}, **change)


OF_THE_NEXT_RELEASE = (
    '{"id":"mail-1","kind":"a_new_kind","created_at":"2026-11-22T10:00:00Z","explanation":"zuster Els",'
    '"passage":"zuster Els","more":{"new":true}}'
)


@pytest.mark.parametrize(
    ("document", "reason", "kind"),
    [
        (OF_THE_NEXT_RELEASE, "unknown_kind", "a_new_kind"),
        ('{"v":9,"kind":"review_published","explanation":"zuster Els"}', "newer_form", "review_published"),
        ("no JSON, zuster Els", "unreadable", ""),
        ('{"id":"mail-1","kind":"review_published"}', "unreadable", "review_published"),
        ('["zuster Els"]', "unreadable", ""),
        (None, "unreadable", ""),
    ],
)
def test_a_mail_that_this_release_cannot_read_waits_under_its_name_and_leaves_when_it_can(
    dynamodb_world: DynamoWorld, document: str | None, reason: str, kind: str
) -> None:
    outbox = dynamodb_world.outbox
    put(dynamodb_world)
    spoil(dynamodb_world, "mail-1", document)
    with pytest.raises(UnreadableMail) as raised:
        outbox.claim("mail-1", now=NOW)
    assert raised.value.reason == reason
    assert [(each.id, each.kind, each.reason, each.mail) for each in outbox.waiting()] == [
        ("mail-1", kind, reason, None)
    ]
    assert outbox.many(["mail-1"]) == []
    assert outbox.departed("mail-1") is None
    assert outbox.claim("mail-1", now=NOW) is None
    spoil(dynamodb_world, "mail-1", msgspec.json.encode(mail()).decode())
    assert outbox.claim("mail-1", now=NOW + timedelta(minutes=1)) is not None


@pytest.mark.parametrize(
    "document", [OF_THE_NEXT_RELEASE, '{"v":9,"explanation":"zuster Els"}', "no JSON, zuster Els", None]
)
@pytest.mark.parametrize("how", ["recalled", "dropped"])
def test_a_mail_that_cannot_be_read_is_ended_without_reading_it_and_no_word_of_it_stays(
    dynamodb_world: DynamoWorld, document: str | None, how: str
) -> None:
    put(dynamodb_world)
    spoil(dynamodb_world, "mail-1", document)
    if how == "recalled":
        dynamodb_world.outbox.recall(["mail-1"], now=NOW)
    else:
        assert dynamodb_world.outbox.drop("mail-1", now=NOW, reason="dropped")
    client: Any = dynamodb_world.connection.client
    (item,) = client.scan(TableName=OutboxItem.Meta.table_name)["Items"]
    assert "Els" not in str(item)
    assert ("due_at" in item, "waits_for" in item, item["outcome"]["S"]) == (
        False,
        False,
        "erased" if how == "recalled" else "dropped",
    )
    dynamodb_world.outbox.recall(["mail-1"], now=NOW)


class MailOf010(TypedDict):
    """The fields that release 0.1.0 (build 3970329) needs of a mail."""

    id: str
    kind: str
    created_at: str
    attempts: int
    faults: int


def test_release_0_1_0_can_read_what_waits_and_never_counts_it_to_its_end(dynamodb_world: DynamoWorld) -> None:
    put(dynamodb_world)
    for minute in range(0, 120, 10):
        now = NOW + timedelta(minutes=minute)
        claimed = dynamodb_world.outbox.claim("mail-1", now=now)
        assert claimed is not None
        dynamodb_world.outbox.retry(replace(claimed, faults=9), at=now, reason="key_service")
    client: Any = dynamodb_world.connection.client
    (item,) = client.scan(TableName=OutboxItem.Meta.table_name)["Items"]
    read = msgspec.json.decode(item["mail"]["S"], type=MailOf010)
    assert (read["attempts"], read["faults"]) == (0, 0)
    assert item.keys() == {"mail_id", "mail", "attempts", "due_shard", "due_at", "waits_for"}


@pytest.mark.parametrize("outcome", ["faulty", "refused", "gave_up"])
def test_what_release_0_1_0_ended_is_found_and_taken_up(dynamodb_world: DynamoWorld, outcome: str) -> None:
    OutboxItem("mail-1", mail=mail(), attempts=10, outcome=outcome, done_at=stamp(NOW), expires=9_999_999_999).save()
    (found,) = dynamodb_world.outbox.ended({outcome})
    assert found.mail == mail()
    assert dynamodb_world.outbox.take_up(mail(), now=NOW)
    assert list(dynamodb_world.outbox.due(now=NOW, limit=10)) == ["mail-1"]
    item = OutboxItem.get("mail-1").to_simple_dict()
    assert not item.keys() & {"outcome", "done_at", "expires"}


@pytest.fixture
def world(dynamodb_world: DynamoWorld) -> DynamoWorld:
    dynamodb_world.put(organisation())
    return dynamodb_world


def write(world: DynamoWorld, key: str = "mail-1", *, minutes: float = 0) -> None:
    """An act of some minutes ago, or to come, that sends a mail."""
    at = NOW + minutes * MINUTE
    told = entry(id=f"of-{key}", subject=f"review/for-{key}", at=at)
    whole = effects(entry=told, mails=(mail(id=key, created_at=at),))
    world.reviews.add(review(id=f"for-{key}"), author(), whole)


def swept(world: DynamoWorld, *, minutes: float = 0) -> list[str]:
    """Return what a sweep finds."""
    now = NOW + minutes * MINUTE
    world.outbox.gather(now=now)
    return list(world.outbox.due(now=now, limit=10))


def indexed() -> set[str]:
    return {item.mail_id for item in OutboxItem.scan() if item.due_shard}


def sent(world: DynamoWorld, key: str = "mail-1", *, minutes: float = 0) -> None:
    now = NOW + minutes * MINUTE
    found = world.outbox.claim(key, now=now)
    assert found is not None
    world.outbox.sent(found, now=now, message_id="message-1")


def test_a_mail_that_leaves_at_once_is_written_three_times_and_never_indexed(world: DynamoWorld) -> None:
    write(world)
    assert indexed() == set()
    with counted(world.connection.client) as work:
        sent(world)
    assert (work.write_units, len(work.requests)) == (2, 2)
    assert swept(world, minutes=10) == []
    assert indexed() == set()


def test_a_mail_that_the_log_does_not_name_is_indexed(world: DynamoWorld) -> None:
    world.editors.invite(sign_in(), mail())
    assert indexed() == {"mail-1"}


def test_release_0_1_0_finds_all_that_waits(world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Table, "read_by_0_1_0", True)
    write(world)
    assert indexed() == {"mail-1"}


def test_what_nobody_took_is_found_by_the_next_sweep(world: DynamoWorld) -> None:
    assert swept(world) == []
    write(world, minutes=0.5)
    assert swept(world, minutes=1) == ["mail-1"]
    assert world.outbox.claim("mail-1", now=NOW + MINUTE) is not None


def test_what_a_sender_had_in_hand_when_it_died_is_due_once_its_claim_ends(world: DynamoWorld) -> None:
    write(world)
    assert world.outbox.claim("mail-1", now=NOW) is not None
    assert swept(world) == []
    assert swept(world, minutes=1.9) == []
    assert swept(world, minutes=2) == ["mail-1"]


def test_a_sender_that_was_found_in_the_middle_ends_its_mail_for_good(world: DynamoWorld) -> None:
    write(world)
    found = world.outbox.claim("mail-1", now=NOW)
    assert found is not None
    world.outbox.gather(now=NOW)
    world.outbox.sent(found, now=NOW, message_id="message-1")
    assert swept(world, minutes=10) == []
    assert indexed() == set()


def test_a_mail_that_has_to_wait_is_indexed_from_then_on(world: DynamoWorld) -> None:
    write(world)
    found = world.outbox.claim("mail-1", now=NOW)
    assert found is not None
    world.outbox.retry(found, at=NOW + 5 * MINUTE, reason="quota")
    assert indexed() == {"mail-1"}
    assert list(world.outbox.due(now=NOW + 5 * MINUTE, limit=10)) == ["mail-1"]


@pytest.mark.parametrize(("before", "found"), [(0.4, 1), (15, 21), (1_000, 1_441)])
def test_what_was_written_behind_a_look_is_found_by_a_later_one(
    world: DynamoWorld, before: float, found: float
) -> None:
    """A request that took seconds, a function that took its whole time, an index that was late."""
    for minutes in range(-1_500, 0, 300):
        swept(world, minutes=minutes)
    assert swept(world) == []
    write(world, minutes=-before)
    assert swept(world, minutes=found) == ["mail-1"]


@pytest.mark.parametrize("again", [False, True])
def test_what_a_torn_backup_holds_without_its_act_is_found_by_a_round_of_migration(
    world: DynamoWorld, *, again: bool
) -> None:
    write(world)
    LogItem("review/for-mail-1", f"{stamp(NOW)}#of-mail-1").delete()
    assert swept(world) == []
    platform().migrate_forms(again=again)
    assert swept(world) == ["mail-1"]
    sent(world)
    platform().migrate_forms(again=True)
    assert indexed() == set()


def test_each_mail_is_looked_at_a_few_times_and_not_for_ever(world: DynamoWorld) -> None:
    write(world)
    sent(world)
    looks = 0
    for minutes in [*range(1, 60), *range(60, 4_000, 20)]:
        with counted(world.connection.client) as work:
            world.outbox.gather(now=NOW + minutes * MINUTE)
        looks += work.requests.count("BatchGetItem")
    assert looks == 3


def test_a_mail_that_is_not_there_any_more_holds_nothing_up(world: DynamoWorld) -> None:
    write(world)
    write(world, "mail-2")
    OutboxItem("mail-1").delete()
    assert swept(world) == ["mail-2"]


def test_a_sweep_after_a_long_silence_goes_on_where_the_last_one_stopped(
    world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept(world, minutes=-3_000)
    monkeypatch.setattr(unsent, "_MOST", 3)
    for number in range(8):
        write(world, f"mail-{number}", minutes=number * 400 - 3_000)
    assert [len(swept(world)) for _ in range(4)] == [3, 5, 7, 8]


def test_more_acts_of_one_moment_than_a_look_takes_hold_it_up_no_longer_than_that_moment(
    world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept(world, minutes=-1)
    monkeypatch.setattr(unsent, "_MOST", 3)
    for number in range(6):
        write(world, f"mail-{number}", minutes=-number / 100)
    assert [len(swept(world)) for _ in range(3)] == [3, 5, 6]


def test_what_came_since_the_last_sweep_is_told_as_waiting(world: DynamoWorld) -> None:
    swept(world)
    write(world, minutes=0.1)
    write(world, "mail-2", minutes=0.1)
    sent(world, "mail-2", minutes=0.1)
    assert [(each.id, each.reason, each.ended) for each in world.outbox.waiting()] == [("mail-1", "", False)]
    swept(world, minutes=1)
    assert [(each.id, each.reason, each.ended) for each in world.outbox.waiting()] == [("mail-1", "", False)]


@pytest.mark.parametrize("blob", [b"", b"nonsense", b"[]", b'["2026-11-22T10:00:00Z"]'])
def test_where_it_is_not_known_how_far_sweeps_looked_they_begin_two_days_back(world: DynamoWorld, blob: bytes) -> None:
    SyncItem("mails", "looked", blob=blob or None).save()
    write(world, minutes=-2_000)
    assert swept(world) == ["mail-1"]

"""The outbox in the store: what it keeps of a mail, for how long, and that a fault is not taken for an answer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from pynamodb.exceptions import UpdateError

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.dynamodb.client.transaction import is_passing
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.outbox import SHARDS
from tests.builders import NOW, mail, sign_in
from tests.worlds import DynamoWorld


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

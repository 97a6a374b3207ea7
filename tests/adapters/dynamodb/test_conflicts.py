"""A plain write of an item that a transaction has in hand waits for it; and knows a conflict from a condition."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

import pytest
from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import UpdateError

from chalicelib.adapters.dynamodb.client.batch import put_items
from chalicelib.adapters.dynamodb.client.patient_connection import PatientConnection
from chalicelib.adapters.dynamodb.client.transaction import Transaction, is_passing
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from infra.local.strict.layer import Strict
from tests.adapters.answering import answering
from tests.worlds import DynamoWorld

HELD: Final = 0.1  # seconds, less than what our tries wait together
SHORT: Final = 0.002


def item(part: str = "one", version: int = 1) -> DirectoryItem:
    return DirectoryItem("scope", part, version=version)


def there() -> dict[str, int]:
    return {each.part: int(each.version) for each in DirectoryItem.query("scope", consistent_read=True)}


@contextmanager
def in_hand(world: DynamoWorld, strict: Strict, *, seconds: float = HELD) -> Iterator[None]:
    """A transaction has the item in hand for so long from now on."""
    strict.adjust(replace(strict.settings, transaction_seconds=seconds))
    transaction = Transaction(world.connection)
    transaction.save(item())
    other = threading.Thread(target=transaction.commit)
    other.start()
    while other.is_alive() and not strict.memory.in_hand.places:  # it may be over before anybody looks
        time.sleep(SHORT)
    try:
        yield
    finally:
        other.join()


def _batch(world: DynamoWorld) -> None:
    raw = {"scope": {"S": "scope"}, "part": {"S": "one"}, "version": {"N": "5"}}
    put_items(world.connection, DirectoryItem.Meta.table_name, [raw])


def _transaction(world: DynamoWorld) -> None:
    transaction = Transaction(world.connection)
    transaction.update(item(), [DirectoryItem.version.set(5)])
    transaction.commit()


WRITES: Final[dict[str, tuple[Callable[[DynamoWorld], object], dict[str, int]]]] = {
    "put": (lambda _: item(version=5).save(), {"one": 5}),
    "put on a condition": (lambda _: item(version=5).save(DirectoryItem.version == 1), {"one": 5}),
    "update": (lambda _: item().update([DirectoryItem.version.add(4)]), {"one": 5}),
    "delete": (lambda _: item().delete(), {}),
    "batch": (_batch, {"one": 5}),
    "transaction": (_transaction, {"one": 5}),
}


@pytest.mark.parametrize("write", WRITES)
def test_a_write_waits_for_a_transaction_that_has_its_item(
    dynamodb_world: DynamoWorld, strict: Strict, write: str
) -> None:
    act, afterwards = WRITES[write]
    with in_hand(dynamodb_world, strict):
        act(dynamodb_world)
    assert there() == afterwards


def test_a_condition_that_fails_is_told_once_the_transaction_is_over(
    dynamodb_world: DynamoWorld, strict: Strict
) -> None:
    with in_hand(dynamodb_world, strict), pytest.raises(UpdateError) as error:
        item().update([DirectoryItem.version.add(4)], DirectoryItem.version == 2)
    assert error.value.cause_response_code == "ConditionalCheckFailedException"
    assert there() == {"one": 1}


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds waited between tries, which are noted and not waited."""
    found: list[float] = []
    monkeypatch.setattr("time.sleep", found.append)
    return found


@pytest.mark.parametrize(
    ("code", "tries", "passing"), [("TransactionConflictException", 20, True), ("ValidationException", 1, False)]
)
def test_a_conflict_without_an_end_passes_some_time_and_a_fault_does_not(
    dynamodb_world: DynamoWorld,
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    tries: int,
    passing: bool,  # noqa: FBT001 - of the case
) -> None:
    asked: list[str] = []

    def refuse(operation: str, _: dict[str, Any]) -> dict[str, Any]:
        asked.append(operation)
        raise ClientError({"Error": {"Code": code, "Message": ""}}, operation)

    monkeypatch.setattr(dynamodb_world.connection, "once", refuse)
    with pytest.raises(UpdateError) as error:
        item().update([DirectoryItem.version.add(4)])
    assert is_passing(error.value) is passing
    assert (len(asked), len(waits)) == (tries, tries - 1)
    assert waits == sorted(set(waits), key=waits.index)


@pytest.mark.parametrize("ends_after", [-1, 0, 14])
def test_half_an_answer_is_not_taken_for_an_item_that_is_not_there(
    ends_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    whole = b'{"Item":{"scope":{"S":"one"}}}'
    key = {"TableName": "directory", "Key": {"scope": {"S": "one"}}}
    for hangs_up, expected in ((None, {"scope": {"S": "one"}}), (ends_after, None)):
        with answering(lambda *_: (200, whole), ends_after=hangs_up) as (address, _):
            connection = PatientConnection(region="eu-west-1", host=address, max_retry_attempts=0)
            if expected is None:
                with pytest.raises(BotoCoreError):
                    connection.once("GetItem", key)
            else:
                assert connection.once("GetItem", key)["Item"] == expected

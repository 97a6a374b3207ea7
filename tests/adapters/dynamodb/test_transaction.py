"""One write for all that belongs together: tried again where the store says wait, else refused by name."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import EndpointConnectionError
from pynamodb.exceptions import TransactWriteError

from chalicelib.adapters.dynamodb.client.transaction import Transaction, Unmet, is_passing
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from chalicelib.domain.rules.refusals import Busy
from tests.worlds import DynamoWorld

WRITES: Final = "dynamodb.TransactWriteItems"


class CheckFailed(Exception):
    pass


class DeleteFailed(Exception):
    pass


class SaveFailed(Exception):
    pass


class UpdateFailed(Exception):
    pass


class AddFailed(Exception):
    pass


class Wire:
    """The way to the store: remembers the token of every request, and answers in its stead when told to."""

    def __init__(self, world: DynamoWorld) -> None:
        self.tokens: list[str] = []
        self.answers: list[Callable[[], Any] | None] = []
        events = world.connection.client.meta.events
        events.register(f"provide-client-params.{WRITES}", self._seen)
        events.register_first(f"before-call.{WRITES}", self._answer)

    def _seen(self, params: dict[str, Any], **_: Any) -> None:
        self.tokens.append(params["ClientRequestToken"])

    def _answer(self, **_: Any) -> Any:
        answer = self.answers.pop(0) if self.answers else None
        return answer() if answer else None


@pytest.fixture
def wire(dynamodb_world: DynamoWorld) -> Wire:
    return Wire(dynamodb_world)


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds waited between tries, which are noted and not waited."""
    found: list[float] = []
    monkeypatch.setattr("time.sleep", found.append)
    return found


def refused(code: str, *reasons: str) -> Callable[[], Any]:
    """An answer of the store: an error, with a reason for each write of a transaction."""
    answer = {
        "Error": {"Code": code, "Message": code},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
        "ResponseMetadata": {},
    }
    return lambda: (AWSResponse("", 400, HTTPHeaders(), None), answer)


def cancelled(*reasons: str) -> Callable[[], Any]:
    return refused("TransactionCanceledException", *reasons)


def unreachable() -> Any:
    raise EndpointConnectionError(endpoint_url="https://store.example")


def item(part: str, version: int = 1) -> DirectoryItem:
    return DirectoryItem("scope", part, version=version)


def there() -> dict[str, int]:
    return {each.part: int(each.version) for each in DirectoryItem.query("scope", consistent_read=True)}


def saving(world: DynamoWorld) -> Transaction:
    transaction = Transaction(world.connection)
    transaction.save(item("new"))
    return transaction


CONDITIONS: Final = {
    "check": CheckFailed,
    "delete": DeleteFailed,
    "save": SaveFailed,
    "update": UpdateFailed,
    "add": AddFailed,
}
ORDERS: Final = [
    ("check", "delete", "save", "update", "add"),
    ("add", "update", "save", "delete", "check"),
    ("save", "add", "check", "update", "delete"),
    ("delete", "update", "add", "check", "save"),
]


def conditional(world: DynamoWorld, order: tuple[str, ...], failing: set[str]) -> Transaction:
    """A transaction of one write of each kind, each on a condition of its own; beside each, a write without one."""
    for kind in CONDITIONS:
        item(kind, version=2 if kind in failing else 1).save()
    transaction = Transaction(world.connection)
    as_seen = DirectoryItem.version == 1
    for kind in order:
        if kind == "check":
            transaction.check(DirectoryItem, "scope", kind, as_seen, otherwise=CheckFailed)
        elif kind == "delete":
            transaction.delete(item("nothing"))
            transaction.delete(item(kind), as_seen, otherwise=DeleteFailed)
        elif kind == "save":
            transaction.save(item("new"))
            transaction.save(item(kind, version=9), as_seen, otherwise=SaveFailed)
        elif kind == "add":
            transaction.add(DirectoryItem("scope", "more"), {"version": 9})
            transaction.add(DirectoryItem("scope", kind), {"version": 8}, as_seen, otherwise=AddFailed)
        else:
            transaction.update(item("other"), [DirectoryItem.version.set(9)])
            transaction.update(item(kind), [DirectoryItem.version.set(9)], as_seen, otherwise=UpdateFailed)
    return transaction


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_when_every_condition_holds_all_is_written(dynamodb_world: DynamoWorld, order: tuple[str, ...]) -> None:
    conditional(dynamodb_world, order, set()).commit()
    assert there() == {"check": 1, "save": 9, "update": 9, "add": 9, "new": 1, "other": 9, "more": 9}


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
@pytest.mark.parametrize("failing", CONDITIONS)
def test_each_condition_is_refused_in_its_own_words_whatever_the_order(
    dynamodb_world: DynamoWorld, wire: Wire, order: tuple[str, ...], failing: str
) -> None:
    transaction = conditional(dynamodb_world, order, {failing})
    before = there()
    with pytest.raises(CONDITIONS[failing]):
        transaction.commit()
    assert there() == before
    assert len(wire.tokens) == 1


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        ({"check", "delete", "save", "update", "add"}, CheckFailed),
        ({"delete", "save", "update"}, DeleteFailed),
        ({"save", "update"}, SaveFailed),
        ({"update", "add"}, UpdateFailed),
    ],
    ids=["all", "all but the check", "save and update", "update and add"],
)
def test_of_several_conditions_the_first_that_failed_is_told_and_checks_come_first(
    dynamodb_world: DynamoWorld, failing: set[str], told: type[Exception]
) -> None:
    with pytest.raises(told):
        conditional(dynamodb_world, ORDERS[1], failing).commit()


def test_a_condition_without_a_refusal_of_its_own_is_a_fault_of_ours(dynamodb_world: DynamoWorld) -> None:
    transaction = Transaction(dynamodb_world.connection)
    transaction.save(item("new"), DirectoryItem.part.exists())
    with pytest.raises(Unmet):
        transaction.commit()


def test_counts_that_stand_and_counts_that_do_not_are_moved_in_one_write(dynamodb_world: DynamoWorld) -> None:
    DirectoryItem("scope", "counts", version=3).save()
    transaction = Transaction(dynamodb_world.connection)
    transaction.add(DirectoryItem("scope", "counts"), {"version": -2, "theme:food:good": 1, "replied": 4})
    transaction.commit()
    request = {"TableName": DirectoryItem.Meta.table_name, "Key": {"scope": {"S": "scope"}, "part": {"S": "counts"}}}
    found = dynamodb_world.connection.dispatch("GetItem", request)["Item"]
    counts = {name: each["N"] for name, each in found.items() if "N" in each}
    assert counts == {"version": "1", "theme:food:good": "1", "replied": "4"}


@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_conflict_is_tried_again_under_the_same_token(dynamodb_world: DynamoWorld, wire: Wire, times: int) -> None:
    wire.answers = [cancelled("TransactionConflict")] * times
    saving(dynamodb_world).commit()
    assert there() == {"new": 1}
    assert len(wire.tokens) == times + 1
    assert len(set(wire.tokens)) == 1


def test_two_commits_have_two_tokens(dynamodb_world: DynamoWorld, wire: Wire) -> None:
    saving(dynamodb_world).commit()
    saving(dynamodb_world).commit()
    assert len(set(wire.tokens)) == 2


@pytest.mark.parametrize(
    ("reason", "tries"), [("TransactionConflict", 20), ("ThrottlingError", 5), ("ProvisionedThroughputExceeded", 5)]
)
def test_a_store_that_keeps_saying_wait_is_busy_and_nothing_is_written(
    dynamodb_world: DynamoWorld, wire: Wire, waits: list[float], reason: str, tries: int
) -> None:
    wire.answers = [cancelled(reason)] * 100
    with pytest.raises(Busy):
        saving(dynamodb_world).commit()
    assert there() == {}
    assert len(wire.tokens) == tries
    assert len(set(wire.tokens)) == 1
    assert len(waits) == tries - 1  # nobody waits after the last


def test_the_waits_grow_to_a_bound_and_differ_from_one_to_the_next(
    dynamodb_world: DynamoWorld, wire: Wire, waits: list[float]
) -> None:
    wire.answers = [cancelled("TransactionConflict")] * 9
    saving(dynamodb_world).commit()
    assert len(set(waits)) == 9
    assert all(0.01 <= wait <= min(0.4, 0.05 * 2**number) for number, wait in enumerate(waits))


@pytest.mark.parametrize(
    "passing",
    [
        cancelled("ThrottlingError"),
        cancelled("None", "ProvisionedThroughputExceeded"),
        cancelled("None", "TransactionConflict", "None"),
        refused("ThrottlingException"),
        refused("ProvisionedThroughputExceededException"),
        refused("RequestLimitExceeded"),
        refused("TransactionInProgressException"),
        refused("InternalServerError"),
        refused("ServiceUnavailable"),
        unreachable,
    ],
)
def test_whatever_passes_is_waited_for(dynamodb_world: DynamoWorld, wire: Wire, passing: Callable[[], Any]) -> None:
    wire.answers = [passing]
    saving(dynamodb_world).commit()
    assert there() == {"new": 1}
    assert len(set(wire.tokens)) == 1


def test_a_condition_that_failed_is_told_although_another_write_met_a_conflict(
    dynamodb_world: DynamoWorld, wire: Wire
) -> None:
    transaction = Transaction(dynamodb_world.connection)
    transaction.save(item("one"), DirectoryItem.part.does_not_exist(), otherwise=SaveFailed)
    transaction.save(item("two"))
    wire.answers = [cancelled("ConditionalCheckFailed", "TransactionConflict")]
    with pytest.raises(SaveFailed):
        transaction.commit()
    assert len(wire.tokens) == 1


@pytest.mark.parametrize(
    "fault",
    [
        refused("ValidationException"),
        refused("AccessDeniedException"),
        refused("ResourceNotFoundException"),
        cancelled("ValidationError"),
        cancelled("ItemCollectionSizeLimitExceeded"),
    ],
)
def test_a_fault_stays_a_fault_and_is_not_tried_again(
    dynamodb_world: DynamoWorld, wire: Wire, fault: Callable[[], Any]
) -> None:
    wire.answers = [fault]
    with pytest.raises(TransactWriteError) as error:
        saving(dynamodb_world).commit()
    assert not is_passing(error.value)
    assert len(wire.tokens) == 1
    assert there() == {}

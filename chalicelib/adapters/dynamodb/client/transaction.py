"""One write for all that belongs together, with each condition's refusal beside it."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from botocore.exceptions import BotoCoreError
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException, TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from chalicelib.adapters.dynamodb.client.patient_connection import CONFLICT, CONFLICT_TRIES, TRIES, wait
from chalicelib.domain.rules.refusals import Busy

M = TypeVar("M", bound=Model)
Otherwise = type[Exception] | Exception

_CONFLICT: Final = "TransactionConflict"
_WAIT: Final = {_CONFLICT, "ThrottlingError", "ProvisionedThroughputExceeded"}
_THROTTLED: Final = {
    "ThrottlingException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "TransactionInProgressException",
    CONFLICT,  # of a plain write; the connection waited for it already
    "InternalServerError",
    "ServiceUnavailable",
}


class Unmet(Exception):
    """A condition without a refusal of its own failed: a fault of ours, not of the caller."""


class Transaction:
    """Collects writes, and commits them together or not at all.

    A lost answer is no trouble: every try carries the same ClientRequestToken, and DynamoDB answers a repeat of what
    it wrote as it answered the first.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._checks: list[tuple[type[Model], str, str | None, Condition, Otherwise]] = []
        self._deletes: list[tuple[Model, Condition | None, Otherwise]] = []
        self._saves: list[tuple[Model, Condition | None, Otherwise]] = []
        self._updates: list[tuple[Model, list[Action], Condition | None, Otherwise]] = []
        self._adds: list[tuple[Model, Mapping[str, int], Condition | None, Otherwise]] = []

    def check(
        self, table: type[Model], key: str, sort: str | None, condition: Condition, *, otherwise: Otherwise
    ) -> None:
        self._checks.append((table, key, sort, condition, otherwise))

    def delete(self, item: Model, condition: Condition | None = None, *, otherwise: Otherwise = Unmet) -> None:
        self._deletes.append((item, condition, otherwise))

    def save(self, item: Model, condition: Condition | None = None, *, otherwise: Otherwise = Unmet) -> None:
        self._saves.append((item, condition, otherwise))

    def update(
        self,
        item: Model,
        actions: Sequence[Action],
        condition: Condition | None = None,
        *,
        otherwise: Otherwise = Unmet,
    ) -> None:
        self._updates.append((item, list(actions), condition, otherwise))

    def add(
        self,
        item: Model,
        counts: Mapping[str, int],
        condition: Condition | None = None,
        *,
        otherwise: Otherwise = Unmet,
    ) -> None:
        """Move counts on, each in an attribute of its own, of an item of which only the key is told."""
        self._adds.append((item, counts, condition, otherwise))

    def commit(self) -> None:
        """Write it all.

        Raises:
            the `otherwise` of the first condition that failed; Busy when the store keeps saying wait.
        """
        token = uuid.uuid4().hex
        conflicts = others = 0
        while conflicts < CONFLICT_TRIES and others < TRIES:
            if conflicts or others:
                wait(conflicts + others - 1)
            try:
                self._write(token)
            except TransactWriteError as error:
                codes = self._told(error)
                if not (codes & _WAIT or is_passing(error)):
                    raise
                conflicts += _CONFLICT in codes
                others += _CONFLICT not in codes
            else:
                return
        raise Busy

    def _told(self, error: TransactWriteError) -> set[str]:
        """Return the codes of what kept it from being written.

        Raises:
            the `otherwise` of the first condition that failed.
        """
        reasons = error.cancellation_reasons
        for reason, otherwise in zip(reasons, self._refusals(), strict=False):
            if reason is not None and reason.code == "ConditionalCheckFailed":
                raise otherwise from error
        return {reason.code for reason in reasons if reason is not None}

    def _refusals(self) -> list[Otherwise]:
        """Return the refusals in the order in which the writes are sent: checks, deletes, puts, updates."""
        return [
            *(otherwise for *_, otherwise in self._checks),
            *(otherwise for *_, otherwise in self._deletes),
            *(otherwise for *_, otherwise in self._saves),
            *(otherwise for *_, otherwise in self._updates),
            *(otherwise for *_, otherwise in self._adds),
        ]

    def _write(self, token: str) -> None:
        self._connection.transact_write_items(
            [
                table.get_operation_kwargs_from_class(key, range_key=sort, condition=condition)
                for table, key, sort, condition, _ in self._checks
            ],
            [item.get_delete_kwargs_from_instance(when) for item, when, _ in self._deletes],
            [_put(item, when) for item, when, _ in self._saves],
            [
                *(item.get_update_kwargs_from_instance(actions, when) for item, actions, when, _ in self._updates),
                *(_added(item, counts, when) for item, counts, when, _ in self._adds),
            ],
            client_request_token=token,
        )


def _put(item: Model, condition: Condition | None) -> dict[str, Any]:
    """Return what writes an item."""
    return _under({"TableName": item.Meta.table_name, "Item": item.serialize(null_check=True)}, condition, {}, {})


def _added(item: Model, counts: Mapping[str, int], condition: Condition | None) -> dict[str, Any]:
    """Return what adds to counts: pynamodb would make five objects of each."""
    names = {name: f"#{number}" for number, name in enumerate(counts)}
    values = {f":{number}": {"N": str(count)} for number, count in enumerate(counts.values())}
    adds = ", ".join(f"{name} {value}" for name, value in zip(names.values(), values, strict=True))
    write = {
        "TableName": item.Meta.table_name,
        "Key": item.serialize(null_check=False),
        "UpdateExpression": f"ADD {adds}",
    }
    return _under(write, condition, names, values)


def _under(
    write: dict[str, Any], condition: Condition | None, names: dict[str, str], values: dict[str, Any]
) -> dict[str, Any]:
    """Put a condition into a write, and what stands behind the placeholders of both."""
    if condition is not None:
        write["ConditionExpression"] = condition.serialize(names, values)
    if names:
        write["ExpressionAttributeNames"] = {placeholder: name for name, placeholder in names.items()}
    if values:
        write["ExpressionAttributeValues"] = values
    return write


def is_passing(error: PynamoDBException) -> bool:
    """Check if the store, or the way to it, asks us to come back later."""
    return isinstance(error.cause, BotoCoreError) or (error.cause_response_code or "") in _THROTTLED

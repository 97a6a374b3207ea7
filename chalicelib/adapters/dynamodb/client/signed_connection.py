"""pynamodb over signed requests: its models, its conditions, and its client only for what is not plain."""

import base64
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType
from pynamodb.constants import RETURN_CONSUMED_CAPACITY, TOTAL
from pynamodb.exceptions import CancellationReason, VerboseClientError

from chalicelib.adapters.dynamodb.client.patient_connection import PatientConnection
from chalicelib.adapters.dynamodb.client.signed_http import CancelledError, SignedHttp

# Without conditions: read twice, or put and deleted twice, it comes to the same.
_REPEATABLE: Final = frozenset({"GetItem", "BatchGetItem", "Query", "Scan", "BatchWriteItem"})
_TOKEN: Final = "ClientRequestToken"  # noqa: S105 - with it, what is asked twice is done once
Item = dict[str, dict[str, Any]]


class SignedConnection(PatientConnection):
    """Try a signed request first for all that comes to the same when asked twice; never for another write."""

    def __init__(self, signed_http: SignedHttp, **settings: Any) -> None:
        super().__init__(**settings)
        self._signed_http = signed_http

    def once(self, operation_name: str, operation_kwargs: dict[str, Any]) -> dict[str, Any]:
        if _TOKEN in operation_kwargs:
            # What is repeated under a token must be the same to the letter, and pynamodb asks for this.
            operation_kwargs.setdefault(RETURN_CONSUMED_CAPACITY, TOTAL)
        if operation_name in _REPEATABLE or _TOKEN in operation_kwargs:
            try:
                found = self._signed_http.asked(operation_name, operation_kwargs)
            except CancelledError as cancelled:  # the client would be told the same; whoever writes tries again, or not
                raise _as_the_client_raises_it(operation_name, cancelled) from cancelled
            if found is not None:
                return as_the_client_gives_it(found)
        return super().once(operation_name, operation_kwargs)


def _as_the_client_raises_it(operation_name: str, cancelled: CancelledError) -> VerboseClientError:
    """Return the error with the reasons that pynamodb reads of it."""
    for each in cancelled.reasons:
        for value in each.get("Item", {}).values():
            _unwrap(value)
    reasons = [
        None if each["Code"] == "None" else CancellationReason(each["Code"], each.get("Message"), each.get("Item"))
        for each in cancelled.reasons
    ]
    properties = {"request_id": "", "table_name": ""}
    return VerboseClientError({"Error": cancelled.error}, operation_name, properties, cancellation_reasons=reasons)


def as_the_client_gives_it(found: bytes) -> dict[str, Any]:
    """Return the answer with bytes out of base64; everything else is as it came."""
    if b'"B"' not in found:  # within a text it would stand as \"B\"
        answer: dict[str, Any] = msgspec.json.decode(found)
    else:
        answer = msgspec.to_builtins(_answer.decode(found), builtin_types=(bytes,))
    return answer


class _Value(msgspec.Struct):
    """An attribute's value: one of these. Bytes are taken out of base64 as they are read, which megabytes feel."""

    S: str | UnsetType = UNSET
    N: str | UnsetType = UNSET
    B: bytes | UnsetType = UNSET
    BOOL: bool | UnsetType = UNSET
    NULL: bool | UnsetType = UNSET
    M: "dict[str, _Value] | UnsetType" = UNSET
    L: "list[_Value] | UnsetType" = UNSET
    SS: list[str] | UnsetType = UNSET
    NS: list[str] | UnsetType = UNSET
    BS: list[bytes] | UnsetType = UNSET


class _Item(msgspec.Struct):
    Item: dict[str, _Value]


class _Request(msgspec.Struct):
    """A write that was left undone, to be asked again, perhaps by the client."""

    PutRequest: _Item | UnsetType = UNSET
    DeleteRequest: dict[str, Any] | UnsetType = UNSET


class _Answer(msgspec.Struct):
    """An answer with bytes in it, whatever operation it is of."""

    Item: dict[str, _Value] | UnsetType = UNSET
    Items: list[dict[str, _Value]] | UnsetType = UNSET
    Responses: dict[str, list[dict[str, _Value]]] | UnsetType = UNSET
    UnprocessedItems: dict[str, list[_Request]] | UnsetType = UNSET
    UnprocessedKeys: dict[str, Any] | UnsetType = UNSET
    LastEvaluatedKey: dict[str, Any] | UnsetType = UNSET
    Count: int | UnsetType = UNSET
    ScannedCount: int | UnsetType = UNSET
    ConsumedCapacity: Any = UNSET
    ItemCollectionMetrics: Any = UNSET


_answer: Final = msgspec.json.Decoder(_Answer)


def _unwrap(value: dict[str, Any]) -> None:
    kind, held = next(iter(value.items()))
    if kind == "B":
        value[kind] = base64.b64decode(held)
    elif kind == "M":
        for each in held.values():
            _unwrap(each)
    elif kind == "L":
        for each in held:
            _unwrap(each)

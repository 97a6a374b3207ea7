"""Requests to DynamoDB that need not its client: signed and sent by ourselves (`signed_post.py`).

A transaction that was cancelled is an answer too: the client would not ask again either.
"""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from chalicelib.adapters.dynamodb.client.forms import Codec
from chalicelib.adapters.signed_post import OK, SignedPost
from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.organisation import ModerationState

_REFUSED: Final = 400
_CANCELLED: Final = "TransactionCanceledException"
_VERSION: Final = "DynamoDB_20120810"


class _Value(msgspec.Struct):
    """An attribute's value as DynamoDB sends it: one of these, in base64 where it is bytes."""

    S: str | None = None
    N: str | None = None
    B: bytes | None = None


class _Answer(msgspec.Struct):
    Items: list[dict[str, _Value]]


class CancelledError(Exception):
    """The store did nothing of a transaction, and says of each of its actions why."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        super().__init__(_CANCELLED)
        self.error = {"Code": _CANCELLED, "Message": str(said.get("Message") or said.get("message") or "")}
        self.reasons: Sequence[dict[str, Any]] = said["CancellationReasons"]


_answer = msgspec.json.Decoder(_Answer)
_DOCUMENTS: Final[Mapping[str, Codec[Any]]] = {
    "listing": Codec("listing", Listing),
    "standing": Codec("standing", ModerationState),
}


class SignedHttp:
    """Asks the store once, or says that the client should. Safe to share between threads."""

    def __init__(self, post: SignedPost) -> None:
        self._post = post

    def asked(self, operation: str, request: Mapping[str, Any]) -> bytes | None:
        """Return the store's answer to an operation, as JSON; None where the client should be asked instead.

        Raises:
            CancelledError: it was a transaction, and nothing of it was done.
        """
        said = self._post.said(f"{_VERSION}.{operation}", msgspec.json.encode(request), version="1.0")
        if said is None or said.headers.get("x-amz-crc32", "") not in {"", str(zlib.crc32(said.body))}:
            return None
        if said.status == _REFUSED:
            _raise_if_cancelled(said.body)
        return said.body if said.status == OK else None


def _raise_if_cancelled(found: bytes) -> None:
    """Raise CancelledError where this says so, with a reason for each action; every other refusal is the client's."""
    if _CANCELLED.encode() not in found:
        return
    said: dict[str, Any] = msgspec.json.decode(found)
    if str(said.get("__type", "")).endswith(f"#{_CANCELLED}") and said.get("CancellationReasons"):
        raise CancelledError(said)


def last_items(
    signed_http: SignedHttp, table: str, organisation_id: str, many: int
) -> Sequence[Mapping[str, Any]] | None:
    """The attributes of an organisation's last items, the last first; None where the client should be asked."""
    request = {
        "TableName": table,
        "KeyConditionExpression": "organisation_id = :id",
        "ExpressionAttributeValues": {":id": {"S": organisation_id}},
        "ScanIndexForward": False,
        "Limit": many,
    }
    found = signed_http.asked("Query", request)
    try:
        return [_values(item) for item in _answer.decode(found).Items] if found is not None else None
    except msgspec.MsgspecError:
        return None  # the client says which of them cannot be read


def _values(item: Mapping[str, _Value]) -> Mapping[str, Any]:
    """An item's attributes as Python has them, its documents as the domain knows them."""
    return {name: _python_value(name, value) for name, value in item.items()}


def _python_value(name: str, value: _Value) -> object:
    if value.S is not None:
        return _DOCUMENTS[name].read(value.S) if name in _DOCUMENTS else value.S
    return int(value.N) if value.N is not None else value.B

"""pynamodb over signed requests: its models, its conditions, and its client only for what is not plain."""

import base64
from typing import Any, Final

import msgspec
from pynamodb.connection import Connection
from pynamodb.constants import RETURN_CONSUMED_CAPACITY, TOTAL

from chalicelib.adapters.dynamodb.client.signed_http import SignedHttp

# Without conditions: read twice, or put and deleted twice, it comes to the same.
_REPEATABLE: Final = frozenset({"GetItem", "BatchGetItem", "Query", "BatchWriteItem"})
_TOKEN: Final = "ClientRequestToken"  # noqa: S105 - with it, what is asked twice is done once
Item = dict[str, dict[str, Any]]


class SignedConnection(Connection):
    """Try a signed request first for all that comes to the same when asked twice; never for another write."""

    def __init__(self, signed_http: SignedHttp, **settings: Any) -> None:
        super().__init__(**settings)
        self._signed_http = signed_http

    def dispatch(self, operation_name: str, operation_kwargs: dict[str, Any]) -> dict[str, Any]:
        if _TOKEN in operation_kwargs:
            # What is repeated under a token must be the same to the letter, and pynamodb asks for this.
            operation_kwargs.setdefault(RETURN_CONSUMED_CAPACITY, TOTAL)
        if operation_name in _REPEATABLE or _TOKEN in operation_kwargs:
            found = self._signed_http.asked(operation_name, operation_kwargs)
            answer = _as_the_client_gives_it(found) if found is not None else None
            if answer is not None and not answer.get("UnprocessedItems"):  # what was left undone is for the client
                return answer
        return super().dispatch(operation_name, operation_kwargs)


def _as_the_client_gives_it(found: bytes) -> dict[str, Any]:
    """Return the answer with bytes out of base64; everything else is as it came."""
    answer: dict[str, Any] = msgspec.json.decode(found)
    if b'"B"' not in found:  # within a text it would stand as \"B\"
        return answer
    for items in (answer.get("Items", ()), *answer.get("Responses", {}).values(), (answer.get("Item", {}),)):
        for item in items:
            for value in item.values():
                _unwrap(value)
    return answer


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

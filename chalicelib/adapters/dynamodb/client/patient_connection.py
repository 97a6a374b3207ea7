"""pynamodb with patience: what the store left undone, or had in hand, is asked again after a wait, and not for ever.

botocore asks again where it was throttled. It does not know that a transaction may have an item in hand for some
milliseconds (`TransactionConflictException`), nor that half of a batch is no failure; pynamodb asks for the other half
at once, and without an end. A write that met a conflict was not done, so asking again is safe for every write.
"""

import random
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError, ConnectionClosedError
from pynamodb.connection import Connection

from chalicelib.domain.rules.refusals import Busy

if TYPE_CHECKING:
    from pynamodb.connection._botocore_private import BotocoreBaseClientPrivate

TRIES: Final = 5
CONFLICT_TRIES: Final = 20  # over in milliseconds, but perhaps for the next one's sake: twenty editors share an item
_LONGEST: Final = 0.4  # seconds
CONFLICT: Final = "TransactionConflictException"
_LEFT: Final[Mapping[str, str]] = {"BatchGetItem": "UnprocessedKeys", "BatchWriteItem": "UnprocessedItems"}


def wait(attempt: int) -> None:
    """Wait before the next try, longer from one to the next: 50, 100, 200, and then 400 ms at most.

    Neighbours that collided must not collide again in step.
    """
    time.sleep(random.uniform(0.01, min(_LONGEST, 0.05 * 2**attempt)))  # noqa: S311  (jitter is no secret)


class PatientConnection(Connection):
    """Every operation of every table goes through its `dispatch`, which comes back with all that was asked.

    Raises:
        Busy: the store keeps leaving some of a batch undone; none of it is then taken for absent, or for written.
    """

    _looked_after: "BotocoreBaseClientPrivate | None" = None

    @property
    def client(self) -> "BotocoreBaseClientPrivate":
        import botocore.client  # noqa: F401, PLC0415  (pynamodb finds it there; `late_client.py` puts it off till now)

        client = super().client
        if client is not self._looked_after:  # it is made once, and asked for at each request
            client.meta.events.register_first("before-parse.dynamodb.*", _whole)
            self._looked_after = client
        return client

    def dispatch(self, operation_name: str, operation_kwargs: dict[str, Any]) -> dict[str, Any]:
        left = _LEFT.get(operation_name)
        if left is not None:
            return self._all_of(operation_name, operation_kwargs, left)
        for attempt in range(CONFLICT_TRIES - 1):
            try:
                return self.once(operation_name, operation_kwargs)
            except ClientError as error:
                if error.response["Error"]["Code"] != CONFLICT:
                    raise
                wait(attempt)
        return self.once(operation_name, operation_kwargs)

    def once(self, operation_name: str, operation_kwargs: dict[str, Any]) -> dict[str, Any]:
        """Ask the store once, as far as its client does."""
        return super().dispatch(operation_name, operation_kwargs)

    def _all_of(self, operation: str, asked: dict[str, Any], left: str) -> dict[str, Any]:
        """Ask for a batch until nothing is left; only tries that got no further count."""
        answer = self.once(operation, asked)
        whole = {**answer, left: {}}
        attempt = 0
        while rest := answer.get(left):
            if attempt == TRIES - 1:
                raise Busy
            wait(attempt)
            answer = self.once(operation, {**asked, "RequestItems": rest})
            for table, items in answer.get("Responses", {}).items():
                whole["Responses"][table] = [*whole["Responses"].get(table, ()), *items]
            attempt = attempt + 1 if _many(answer.get(left)) == _many(rest) else 0
        return whole


def _whole(*, response_dict: Mapping[str, Any], **_: object) -> None:
    """Refuse an answer that ended before its end.

    botocore 1.44 reads one as an answer with nothing in it, which says that there is no such item
    (`findings/half-an-answer-is-no-item.sh`). In one that ends within its headers no length was told, and no body came.

    Raises:
        ConnectionClosedError: as where the store hangs up before it answers.
    """
    body = response_dict["body"]
    if not body or len(body) != int(response_dict["headers"].get("content-length", len(body))):
        raise ConnectionClosedError(endpoint_url="the store")


def _many(left: Mapping[str, Any] | None) -> int:
    """Return how many keys or writes are left."""
    return sum(len(each["Keys"] if isinstance(each, Mapping) else each) for each in (left or {}).values())

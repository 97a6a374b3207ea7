"""Watch calls to the store where botocore sends them; and let a process die at one of them."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from chalicelib.bootstrap import Platform

_BEFORE: Final = "before-send.dynamodb"
_AFTER: Final = "response-received.dynamodb"
_WRITES: Final = {"Put", "Update", "Delete"}


class Calls:
    """The calls of a stretch of time."""

    def __init__(self, platform: Platform) -> None:
        self._prefix = platform.settings.table_prefix
        self.operations: list[str] = []
        self.writes: Counter[str] = Counter()  # by table, in items

    def note(self, request: Any, event_name: str, **_: Any) -> None:
        operation = event_name.rpartition(".")[2]
        self.operations.append(operation)
        body = json.loads(request.body)
        if operation == "TransactWriteItems":
            for item in body["TransactItems"]:
                ((kind, what),) = item.items()
                if kind in _WRITES:
                    self._count(what)
        elif operation in {"PutItem", "UpdateItem", "DeleteItem"}:
            self._count(body)

    def _count(self, what: dict[str, Any]) -> None:
        self.writes[what["TableName"].removeprefix(self._prefix)] += 1


@contextmanager
def watched(platform: Platform) -> Iterator[Calls]:
    """The calls that this platform makes meanwhile."""
    calls = Calls(platform)
    events = platform.connection.client.meta.events
    events.register(_BEFORE, calls.note)
    try:
        yield calls
    finally:
        events.unregister(_BEFORE, calls.note)


class Killed(BaseException):
    """The process is gone: no handler for exceptions may catch this, no clean-up reaches the store."""


@contextmanager
def dying(platform: Platform, *, at: int, after: bool) -> Iterator[None]:
    """Let the process die before or after its nth call, counted from 1; from then on no call goes out."""
    sent = 0

    def before(**_: Any) -> None:
        nonlocal sent
        sent += 1
        if sent > at or (sent == at and not after):
            raise Killed

    def behind(**_: Any) -> None:
        if sent >= at:
            raise Killed

    events = platform.connection.client.meta.events
    events.register(_BEFORE, before)
    events.register(_AFTER, behind)
    try:
        yield
    except Killed:
        pass
    else:
        raise AssertionError(f"there were only {sent} calls")
    finally:
        events.unregister(_BEFORE, before)
        events.unregister(_AFTER, behind)

"""Record what the functions really ask of AWS: every call through botocore, as the permission that it takes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from botocore.client import BaseClient

Grant = tuple[str, str]  # an action, and what on: "reviews", "outbox/index/due", "mail", "keys"
_SIGNED: Final = {"Sign": {"Signature": bytes(64)}, "GetPublicKey": {"PublicKey": bytes(44)}}  # moto knows no Ed25519
_WRITES: Final = {
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
    "Get": "dynamodb:GetItem",
}


class Recorder:
    """Notes the calls made while a function is at work, by the function's name."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._function = ""
        self.calls: dict[str, set[Grant]] = {}

    @contextmanager
    def as_function(self, name: str, *, cold: Callable[[], object] = lambda: None) -> Iterator[None]:
        """While inside, calls are this function's; `cold` forgets what another one may have read before."""
        cold()
        before, self._function = self._function, name
        try:
            yield
        finally:
            self._function = before

    def watching(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The way out of botocore, with a note taken first."""

        def noted(client: BaseClient, operation: str, arguments: Mapping[str, Any]) -> Any:
            if self._function:
                found = self.calls.setdefault(self._function, set())
                found |= set(self._grants(client.meta.service_model.service_name, operation, arguments))
            return _SIGNED.get(operation) or call(client, operation, arguments)

        return noted

    def _grants(self, service: str, operation: str, arguments: Mapping[str, Any]) -> Iterator[Grant]:
        if service != "dynamodb":
            yield f"{'ses' if service == 'sesv2' else service}:{operation}", service
            return
        if operation in {"TransactWriteItems", "TransactGetItems"}:
            for item in arguments["TransactItems"]:
                ((kind, what),) = item.items()
                yield _WRITES[kind], self._table(what["TableName"])
            return
        if "RequestItems" in arguments:
            for table in arguments["RequestItems"]:
                yield f"dynamodb:{operation}", self._table(table)
            return
        index = f"/index/{arguments['IndexName']}" if "IndexName" in arguments else ""
        yield f"dynamodb:{operation}", self._table(arguments["TableName"]) + index

    def _table(self, name: str) -> str:
        return name.removeprefix(self._prefix)

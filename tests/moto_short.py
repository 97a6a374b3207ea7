"""moto's DynamoDB by a shorter way: without the HTTP around it, and without a copy of whole tables per transaction.

Nor does botocore sign what it asks, or say which program it is: moto reads neither.

Reading what is asked, what is done to the tables and the words of every error stay moto's own. An answer that is plain
items skips the search for attributes of objects; what a transaction may have to put back is what it touches.
A test holds both ways together (`tests/strict/test_moto_short.py`).
"""

import base64
import copy
import json
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, Final

import moto.dynamodb.models
import pytest
from botocore import xform_name
from botocore.awsrequest import AWSPreparedRequest
from botocore.signers import RequestSigner
from botocore.useragent import UserAgentString
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.exceptions import ServiceException
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models.dynamo_type import DynamoType, Item
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler
from werkzeug.exceptions import HTTPException

Answer = tuple[int, dict[str, str], str | bytes]
WHOLE: Final = BotocoreStubber.process_request
_OF_ITEMS: Final = {
    f"DynamoDB_20120810.{operation}"
    for operation in (
        "GetItem",
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "Query",
        "Scan",
        "BatchGetItem",
        "BatchWriteItem",
        "TransactGetItems",
        "TransactWriteItems",
    )
}


_at_work = threading.local()  # `changed`: of a transaction, the items it changes where they lie, by table


@contextmanager
def short_way() -> Iterator[None]:
    """Let every moto of this process go the shorter way meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BotocoreStubber, "process_request", _answered)
        patch.setattr(moto.dynamodb.models, "copy", SimpleNamespace(deepcopy=_copied))
        patch.setattr(Table, "all_items", _in_order)
        patch.setattr(RequestSigner, "handler", lambda *_, **__: None)
        patch.setattr(UserAgentString, "to_string", lambda _: "tests")
        yield


def _answered(stubber: BotocoreStubber, request: AWSPreparedRequest) -> Answer | None:
    """Answer in the place of moto's own method; None for what is not addressed to AWS."""
    target: Any = request.headers.get("X-Amz-Target", "")
    said = target.decode() if isinstance(target, bytes) else str(target)
    host = request.url.split("/", 3)[2].split(".")
    if said not in _OF_ITEMS or host[-2:] != ["amazonaws", "com"]:
        whole: Answer | None = WHOLE(stubber, request)
        return whole
    handler: Any = DynamoHandler()
    handler.headers = {"x-amz-target": said, "Content-Type": "application/x-amz-json-1.0"}
    handler.querystring, handler.uri_match, handler.response_headers = {}, {}, {}
    handler.current_account, handler.region = DEFAULT_ACCOUNT_ID, host[1]
    content = handler.headers["Content-Type"]
    asked = SimpleNamespace(
        content_type=content, method="POST", path="/", values={}, headers=handler.headers, data=request.body
    )
    handler.parse_parameters(asked)
    handler.body = handler.params
    method = xform_name(said.partition(".")[2])
    _at_work.changed = [each["Update"] for each in handler.body.get("TransactItems", ()) if "Update" in each]
    try:
        found = getattr(handler, method)().result
    except (ServiceException, HTTPException) as refused:
        return _in_its_own_words(handler, method, refused)
    shown = {name: value for name, value in found.items() if value is not None}
    return 200, {}, json.dumps(shown, default=lambda binary: base64.b64encode(binary).decode())


def _in_its_own_words(handler: Any, method: str, refused: Exception) -> Answer:
    def again() -> None:
        raise refused

    vars(handler)[method] = again
    answer: Answer = handler.call_action()
    return answer


def _copied(what: Any) -> Any:
    """Copy an item in full, and of a table what a transaction can undo."""
    if not isinstance(what, Table):
        return copy.deepcopy(what)
    kept: Any = copy.copy(what)
    kept.items = defaultdict(dict)
    for key, held in what.items.items():
        kept.items[key] = dict(held) if isinstance(held, dict) else held
    for change in _at_work.changed:
        if change["TableName"] == what.name:
            _keep(kept, change["Key"])
    if what.stream_shard is not None:
        kept.stream_shard = copy.copy(what.stream_shard)
        kept.stream_shard.items = [*what.stream_shard.items]
    return kept


def _keep(table: Any, key: dict[str, Any]) -> None:
    """Put a copy in the place of an item that is about to change."""
    held, last = table.items, DynamoType(key[table.hash_key_attr])
    if table.range_key_attr:
        held, last = held.get(last, {}), DynamoType(key[table.range_key_attr])
    if last in held:
        held[last] = copy.deepcopy(held[last])


def _in_order(table: Any) -> list[Item]:
    """All items as moto sorts them, by their bare keys."""
    held = table.items.values()
    if not table.range_key_attr:
        return sorted(held, key=lambda item: item.hash_key.cast_value)
    items = (item for one in held for item in one.values())
    return sorted(items, key=lambda item: (item.hash_key.cast_value, item.range_key.cast_value))

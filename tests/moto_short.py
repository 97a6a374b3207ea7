"""moto's DynamoDB without the HTTP around it, which takes as long again as all that botocore does.

Reading what is asked, the tables and the words of every error stay moto's own. Only an answer that is plain items
already skips the search for attributes of objects.
A test holds both ways together (`tests/adapters/dynamodb/test_moto_short.py`).
"""

import base64
import json
from types import SimpleNamespace
from typing import Any, Final

from botocore import xform_name
from botocore.awsrequest import AWSPreparedRequest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.exceptions import ServiceException
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


def answered(stubber: BotocoreStubber, request: AWSPreparedRequest) -> Answer | None:
    """Answer in the place of moto's own method; None for what is not addressed to AWS."""
    target = request.headers.get("X-Amz-Target", "")
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

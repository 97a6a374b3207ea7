"""A plain handler with boto3 and nothing else: it asks the store what our routes ask, and checks nothing.

`page` reads the prepared item of a page, `wide` the page as a competent team writes it first: one query of an
organisation and its newest twenty reviews, each an item with an attribute per field. The acts send the requests that
ours send, as they were recorded, and answer `{"status": "done"}`.
"""

import gzip
import json
import os
from pathlib import Path
from typing import Any

import boto3

_store = boto3.client("dynamodb", endpoint_url=os.environ["STORE_ENDPOINT"], region_name="eu-west-1")
_keys: list[Any] = []
_recorded: dict[str, Any] = {}
_HEADERS = {"Content-Type": "application/json", "Cache-Control": "public, max-age=0, s-maxage=60"}


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    match event["resource"]:
        case "/page":
            item = _store.get_item(TableName="pages", Key={"id": {"S": "home"}})["Item"]
            body = gzip.decompress(item["page"]["B"]).decode()
        case "/wide":
            found = _store.query(
                TableName="wide",
                KeyConditionExpression="organisation_id = :id",
                ExpressionAttributeValues={":id": {"S": "home"}},
                ScanIndexForward=False,
                Limit=21,
            )
            body = json.dumps([_plain({"M": item}) for item in found["Items"]])
        case _:
            body = _act(event["resource"].removeprefix("/"), json.loads(event["body"]))
    return {"statusCode": 200, "headers": _HEADERS, "body": body, "isBase64Encoded": False}


def _act(name: str, _asked: object) -> str:
    if not _recorded:
        _recorded.update(json.loads(Path(os.environ["RECORDED"]).read_text(encoding="utf-8")))
    for operation, request in _recorded[name]:
        if operation == "Encrypt":
            _key_service().encrypt(KeyId="alias/key", Plaintext=b"x" * 80, EncryptionContext={"identity": "a"})
        else:
            getattr(_store, operation)(**request)
    return json.dumps({"status": "done"})


def _key_service() -> Any:
    if not _keys:
        _keys.append(boto3.client("kms", endpoint_url=os.environ["KEY_ENDPOINT"], region_name="eu-west-1"))
    return _keys[0]


def _plain(value: dict[str, Any]) -> Any:
    kind, held = next(iter(value.items()))
    match kind:
        case "M":
            return {name: _plain(each) for name, each in held.items()}
        case "L":
            return [_plain(each) for each in held]
        case "N":
            return float(held)
    return held

"""The floor: Python, the runtime's client and botocore with one signed request, and no product at all."""

import os
from typing import Any

import botocore.session
from botocore.config import Config

_store: Any = botocore.session.get_session().create_client(
    "dynamodb",
    region_name="eu-west-1",
    endpoint_url=os.environ["STORE_ENDPOINT"],
    config=Config(parameter_validation=False),
)


def handler(_event: dict[str, Any], _context: object) -> dict[str, Any]:
    _store.get_item(TableName="pages", Key={"id": {"S": "home"}})
    return {"statusCode": 200, "headers": {}, "body": "{}", "isBase64Encoded": False}

"""The page and the submission with FastAPI, pydantic, Mangum and boto3, as their documentation writes them."""

import gzip
import json
import os
from pathlib import Path
from typing import Annotated, Any

import boto3
from fastapi import FastAPI, Response
from mangum import Mangum
from pydantic import BaseModel, ConfigDict, Field

_store = boto3.client("dynamodb", endpoint_url=os.environ["STORE_ENDPOINT"], region_name="eu-west-1")
_keys: list[Any] = []
_recorded: dict[str, Any] = {}
app = FastAPI()


class Author(BaseModel):
    model_config = ConfigDict(extra="forbid")
    first_name: Annotated[str, Field(min_length=1, max_length=100)]
    last_name: Annotated[str, Field(min_length=1, max_length=100)]
    email: Annotated[str, Field(min_length=3, max_length=254)]


class Review(BaseModel):
    model_config = ConfigDict(extra="forbid")
    organisation_id: str
    text: Annotated[str, Field(min_length=20, max_length=5000)]
    aspect_ratings: dict[str, int | None]
    capacity: str
    experienced: str
    author: Author
    consent: bool
    on_behalf: bool = False


class Done(BaseModel):
    status: str


@app.get("/page")
def page() -> Response:
    item = _store.get_item(TableName="pages", Key={"id": {"S": "home"}})["Item"]
    return Response(gzip.decompress(item["page"]["B"]), media_type="application/json")


@app.post("/submit")
def submit(review: Review) -> Done:
    return _act("submit") if review.consent else Done(status="refused")


@app.post("/{name}")
def act(name: str, _body: dict[str, Any]) -> Done:
    return _act(name)


def _act(name: str) -> Done:
    if not _recorded:
        _recorded.update(json.loads(Path(os.environ["RECORDED"]).read_text(encoding="utf-8")))
    for operation, request in _recorded[name]:
        if operation == "Encrypt":
            if not _keys:
                _keys.append(boto3.client("kms", endpoint_url=os.environ["KEY_ENDPOINT"], region_name="eu-west-1"))
            _keys[0].encrypt(KeyId="alias/key", Plaintext=b"x" * 80, EncryptionContext={"identity": "a"})
        else:
            getattr(_store, operation)(**request)
    return Done(status="done")


handler = Mangum(app, lifespan="off")

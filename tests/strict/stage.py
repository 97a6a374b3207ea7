"""The stage of the scenes: a store with one table, and what actors say on it."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pytest
from botocore.exceptions import ClientError

TABLE: Final = "strict-things"
INDEX: Final = "by_kind"
Item = dict[str, dict[str, Any]]
_HELD: Final = 0.6  # seconds: as long as a machine that does much else may stop and think


@dataclass
class Stage:
    """A store, its client that asks once, and the way to make it stricter."""

    client: Any
    streamed: Callable[[], int]
    adjust: Callable[..., None]

    def __post_init__(self) -> None:
        texts = ("id", "part", "kind", "at")
        self.client.create_table(
            TableName=TABLE,
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "part", "KeyType": "RANGE"}],
            AttributeDefinitions=[{"AttributeName": each, "AttributeType": "S"} for each in texts],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": INDEX,
                    "KeySchema": [
                        {"AttributeName": "kind", "KeyType": "HASH"},
                        {"AttributeName": "at", "KeyType": "RANGE"},
                    ],
                    "Projection": {"ProjectionType": "ALL"},
                }
            ],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )

    def put(self, item: Item, **more: Any) -> Any:
        return self.client.put_item(TableName=TABLE, Item=item, **more)

    def update(self, expression: str, key: Item | None = None, **more: Any) -> Any:
        return self.client.update_item(TableName=TABLE, Key=key or thing(), UpdateExpression=expression, **more)

    def get(self, key: Item | None = None) -> Item | None:
        found: Item | None = self.client.get_item(TableName=TABLE, Key=key or thing(), ConsistentRead=True).get("Item")
        return found

    def query(self, **more: Any) -> Any:
        of_a = {"KeyConditionExpression": "id = :id", "ExpressionAttributeValues": {":id": {"S": "a"}}}
        return self.client.query(TableName=TABLE, **{**of_a, **more})

    def indexed(self, **more: Any) -> list[Item]:
        of_kind = {"KeyConditionExpression": "kind = :kind", "ExpressionAttributeValues": {":kind": {"S": "k"}}}
        found: list[Item] = self.query(IndexName=INDEX, **of_kind, **more)["Items"]
        return found

    def write(self, *actions: Mapping[str, Any], **more: Any) -> Any:
        return self.client.transact_write_items(TransactItems=list(actions), **more)

    def batch(self, *requests: Mapping[str, Any]) -> Any:
        return self.client.batch_write_item(RequestItems={TABLE: list(requests)})

    def get_batch(self, keys: list[Item], **more: Any) -> Any:
        return self.client.batch_get_item(RequestItems={TABLE: {"Keys": keys}}, **more)

    @contextmanager
    def in_hand(self, *actions: Mapping[str, Any]) -> Iterator[None]:
        """A transaction of these actions is under way meanwhile."""
        self.adjust(transaction_seconds=_HELD)
        other = threading.Thread(target=self.write, args=actions)
        other.start()
        time.sleep(_HELD / 3)
        try:
            yield
        finally:
            other.join()


Scene = Callable[[Stage], None]
SCENES: Final[dict[str, Scene]] = {}  # by the rule that each is about; the modules of scenes put them here


def scene(rule: str) -> Callable[[Scene], Scene]:
    """Have this be the scene of a rule: it fails on a store that is kinder than AWS."""

    def kept(play: Scene) -> Scene:
        SCENES[rule] = play
        return play

    return kept


def thing(part: str = "1", **more: Any) -> Item:
    """An item in the one partition of these scenes."""
    return {"id": {"S": "a"}, "part": {"S": part}, **more}


def put(item: Item) -> Mapping[str, Any]:
    return {"Put": {"TableName": TABLE, "Item": item}}


def deleted(key: Item) -> Mapping[str, Any]:
    return {"Delete": {"TableName": TABLE, "Key": key}}


@contextmanager
def refused(code: str, words: str = "", reasons: list[str] | None = None) -> Iterator[None]:
    with pytest.raises(ClientError) as error:
        yield
    answer: Any = error.value.response
    assert answer["Error"]["Code"] == code, answer
    assert words in answer["Error"]["Message"]
    if reasons is not None:
        assert [each["Code"] for each in answer["CancellationReasons"]] == reasons

"""Items are written as pynamodb would write them: its own way there takes a fifth of a decision."""

import pytest
from pynamodb.exceptions import AttributeNullError

from chalicelib.adapters.dynamodb.aggregates.reviews import review_item
from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import (
    TABLES,
    EditorItem,
    LogItem,
    OrganisationItem,
    OutboxItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.working_tables import ClaimItem, CounterItem, QueueItem
from chalicelib.domain.rules.refusals import UnreadableRecord
from tests.adapters.dynamodb.lives import Life
from tests.builders import organisation, review
from tests.worlds import DynamoWorld


def items(world: DynamoWorld) -> list[Table]:
    """Items of every table that a review comes by, as they stand after its publication."""
    world.put(organisation())
    Life(world, review=review()).published()
    return [item for table in TABLES for item in table.scan()]


def test_an_item_is_written_as_pynamodb_writes_it(dynamodb_world: DynamoWorld) -> None:
    found = items(dynamodb_world)
    assert {OrganisationItem, ReviewItem, LogItem} < {type(item) for item in found}
    for item in [*found, ClaimItem("desk", editor_id="", until="", expires=0, work={"b", "a"})]:
        assert Table.serialize(item) == item._container_serialize()


def test_an_attribute_that_is_none_or_empty_is_left_out() -> None:
    item = ClaimItem("desk", editor_id="editor", until="2026", expires=1, work=set(), waits=None)
    assert item.serialize() == {
        "id": {"S": "desk"},
        "editor_id": {"S": "editor"},
        "until": {"S": "2026"},
        "expires": {"N": "1"},
    }


def test_a_new_item_has_what_its_table_says_unless_it_is_told() -> None:
    assert OutboxItem("mail").attempts == 0
    assert OutboxItem("mail", attempts=3).attempts == 3
    assert CounterItem(bucket="one").bucket == CounterItem("one").bucket == "one"


def test_an_item_is_given_nothing_that_its_table_does_not_know() -> None:
    with pytest.raises(ValueError, match="counters has no count"):
        CounterItem("one", count=1)


def test_an_item_is_not_written_without_what_it_must_have() -> None:
    with pytest.raises(AttributeNullError):
        QueueItem("shard", "place").serialize()
    assert QueueItem("shard", "place").serialize(null_check=False) == {"shard": {"S": "shard"}, "place": {"S": "place"}}


@pytest.mark.parametrize("document", [{"editor": {"S": "{}"}}, {}], ids=["undecodable", "missing"])
def test_a_document_that_cannot_be_read_is_not_written_over(document: dict[str, dict[str, str]]) -> None:
    item = EditorItem.from_raw_data({"editor_id": {"S": "editor-1"}, **document})
    with pytest.raises(UnreadableRecord):
        item.serialize()


def test_a_review_is_written_as_its_table_packs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Table, "read_by_0_1_0", False)
    long = review_item(review(text="Het eten was lekker, en iedereen was vriendelijk. " * 20))
    assert long.serialize().keys() == {"review_id", "organisation_id", "version", "packed"}

"""What another release left in the similarity index is passed over, and stops nobody's confirmation."""

from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.working_tables import TraceItem
from chalicelib.domain.signals.text.near_duplicates import sketch
from tests.builders import NOW, review
from tests.worlds import DynamoWorld

TEXT = "De kinesist kwam elke ochtend langs en legde geduldig uit welke oefeningen ze in de tuin kon doen."
OLDER = {"trace": "author#key", "part": "2026-01-01T00:00:00.000000Z#old", "review_id": "old", "organisation_id": "o"}


def put(world: DynamoWorld, **said: Any) -> None:
    item = {name: {"N": str(value)} if isinstance(value, int) else {"S": value} for name, value in said.items()}
    world.connection.dispatch("PutItem", {"TableName": TraceItem.Meta.table_name, "Item": item})


@pytest.mark.parametrize("more", [{}, {"score": 400}, {"at": "2026-01-01"}, {"score": 1, "at": "2026-01-01", "v": 2}])
def test_an_entry_of_another_form_is_passed_over(dynamodb_world: DynamoWorld, more: dict[str, Any]) -> None:
    own = review(id="review-1", text=TEXT, author_key="key")
    index = dynamodb_world.similarity_index
    bands, packed = sketch(TEXT).bands, sketch(TEXT).packed
    put(dynamodb_world, **OLDER, **more)
    put(dynamodb_world, **OLDER | more | {"trace": f"pace#{own.organisation_id}"})
    put(dynamodb_world, **OLDER | more | {"trace": f"band#0#{bands[0]}", "part": "-"})
    assert index.by_author("key") == []
    assert index.pace(own.organisation_id, since=NOW.replace(year=2000)) == []
    assert index.note(own, bands, packed, worded_at=own.submitted_at).alike == []
    assert [each.review_id for each in index.by_author("key")] == ["review-1"]
    copy = review(id="review-2", text=TEXT, author_key="key")
    assert [each.review_id for each, _ in index.note(copy, bands, packed, worded_at=copy.submitted_at).alike] == [
        "review-1"
    ]

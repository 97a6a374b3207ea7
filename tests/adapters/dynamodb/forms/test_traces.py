"""What another release left in the similarity index: what cannot be read is passed over, its texts are still found."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.batch import Item, put_items
from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import TraceItem
from chalicelib.adapters.dynamodb.projections import similarity_index
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.upkeep import migration
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.signals.text.bands import BANDS, VERSION, bands_of
from chalicelib.domain.signals.text.near_duplicates import sketch
from tests.adapters.dynamodb.forms.test_migration import migrated
from tests.builders import NOW, author, effects, organisation, review
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
    bands, packed = bands_of(TEXT), sketch(TEXT).packed
    put(dynamodb_world, **OLDER, **more)
    put(dynamodb_world, **OLDER | more | {"trace": f"pace#{own.organisation_id}"})
    put(dynamodb_world, **OLDER | more | {"trace": f"band#{bands.kept[0]}", "part": "-"})
    assert index.by_author("key") == []
    assert index.pace(own.organisation_id, since=NOW.replace(year=2000), most=9) == []
    assert index.note(own, bands, packed, worded_at=own.submitted_at).alike == []
    assert [each.review_id for each in index.by_author("key")] == ["review-1"]
    copy = review(id="review-2", text=TEXT, author_key="key")
    assert [each.review_id for each, _ in index.note(copy, bands, packed, worded_at=copy.submitted_at).alike] == [
        "review-1"
    ]


CHANGED = TEXT.replace("geduldig", "rustig").replace("ochtend", "middag").replace("tuin", "zaal")  # three words of 18


def noted_by_0_1_0(world: DynamoWorld, review_id: str) -> Review:
    """A review that has words, kept under the sixteen bands of that release alone."""
    own, made = review(id=review_id, text=TEXT), sketch(TEXT)
    world.put(organisation())
    world.reviews.add(own, author(), effects())
    for trace in (f"sketch#{review_id}", *(f"band#{each}" for each in made.bands_of_0_1_0)):
        item = similarity_index._item(trace, "-", own, None, made.packed)
        world.connection.dispatch("PutItem", {"TableName": TraceItem.Meta.table_name, "Item": item})
    return own


def found_by(world: DynamoWorld, text: str) -> list[str]:
    other = review(id="later", text=text, submitted_at=NOW + timedelta(days=1))
    noted = world.similarity_index.note(other, bands_of(text), sketch(text).packed, worded_at=other.submitted_at)
    world.similarity_index.forget(other, bands_of(text).held)
    return [each.review_id for each, _ in noted.alike]


def kept_under(world: DynamoWorld) -> set[str]:  # noqa: ARG001 - its tables are what is looked at
    return {item.trace for item in TraceItem.scan(consistent_read=True) if item.trace.startswith(f"band#{VERSION}-")}


def test_a_text_of_the_release_before_is_found_and_kept_under_todays_bands_too(dynamodb_world: DynamoWorld) -> None:
    noted_by_0_1_0(dynamodb_world, "old")
    assert found_by(dynamodb_world, TEXT) == ["old"]
    assert found_by(dynamodb_world, CHANGED) == []
    assert migrated(dynamodb_world)["renewed"] == 1
    assert found_by(dynamodb_world, CHANGED) == ["old"]
    assert migrated(dynamodb_world)["renewed"] == 0


def test_the_release_before_finds_a_text_of_today(dynamodb_world: DynamoWorld) -> None:
    own = review(id="review-1", text=TEXT)
    dynamodb_world.similarity_index.note(own, bands_of(TEXT), sketch(TEXT).packed, worded_at=own.submitted_at)
    asked = [(f"band#{each}", "-") for each in sketch(TEXT).bands_of_0_1_0]
    held = [item for item in TraceItem.batch_get(asked) if item.sketch == sketch(TEXT).packed]
    assert {(item.review_id, item.at) for item in held} == {("review-1", stamp(own.submitted_at))}


def test_a_band_that_the_release_before_left_of_an_erased_review_goes(dynamodb_world: DynamoWorld) -> None:
    own = noted_by_0_1_0(dynamodb_world, "gone")
    migrated(dynamodb_world)
    assert len(kept_under(dynamodb_world)) == BANDS
    ReviewItem(own.id).delete()
    TraceItem("sketch#gone", "-").delete()
    assert migrated(dynamodb_world)["renewed"] == BANDS
    assert kept_under(dynamodb_world) == set()


def test_a_band_that_another_text_took_meanwhile_stops_no_round(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted_by_0_1_0(dynamodb_world, "gone")
    migrated(dynamodb_world)
    ReviewItem("gone").delete()
    TraceItem("sketch#gone", "-").delete()
    taken = min(kept_under(dynamodb_world))
    looked = migration._with_words

    def taken_by_another(review_id: str) -> Review | None:
        found = looked(review_id)
        TraceItem(taken, "-").update([TraceItem.review_id.set("another")])
        return found

    monkeypatch.setattr(migration, "_with_words", taken_by_another)
    assert migrated(dynamodb_world)["renewed"] == BANDS - 1
    assert kept_under(dynamodb_world) == {taken}


@pytest.mark.parametrize(("beside", "first"), [(True, 24), (False, 23)])
def test_what_stands_there_is_not_written_again(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch, *, beside: bool, first: int
) -> None:
    """Beside release 0.1.0 the author is noted as that release looks for one, too."""
    monkeypatch.setattr(TraceItem, "read_by_0_1_0", beside)
    written: list[int] = []

    def put(connection: Connection, table: str, items: Sequence[Item]) -> None:
        written.append(len(items))
        put_items(connection, table, items)

    monkeypatch.setattr(similarity_index, "put_items", put)
    own = review(id="review-1", text=TEXT, author_key="key", spelt_key="spelt")
    for bands in (bands_of(TEXT), bands_of(TEXT), bands_of(TEXT)._replace(near=())):
        dynamodb_world.similarity_index.note(own, bands, sketch(TEXT).packed, worded_at=own.submitted_at)
    TraceItem("author#key", f"{stamp(own.submitted_at)}#review-1").delete()  # a batch that stopped halfway
    dynamodb_world.similarity_index.note(own, bands_of(TEXT), sketch(TEXT).packed, worded_at=own.submitted_at)
    assert written == [first, 0, 0, 1]


def test_only_a_stage_that_keeps_something_of_release_0_1_0_looks_for_it(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = review(id="review-1", text=TEXT, author_key="spelt")
    bands = bands_of(TEXT)
    of_0_1_0 = bands._replace(kept=bands.older, near=(), older=())
    index = dynamodb_world.similarity_index
    index.note(own, of_0_1_0, sketch(TEXT).packed, worded_at=own.submitted_at)
    copy = review(id="review-2", text=TEXT, author_key="key")
    found = {}
    for kept in (False, True):
        monkeypatch.setattr(TraceItem, "written_by_0_1_0", kept)
        alike = index.note(copy, bands, sketch(TEXT).packed, worded_at=copy.submitted_at).alike
        by_author = index.by_author("key", "spelt")
        found[kept] = ([each.review_id for each, _ in alike], {each.review_id for each in by_author})
    assert found == {False: ([], {"review-2"}), True: (["review-1"], {"review-1", "review-2"})}

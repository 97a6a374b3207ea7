"""A document is read by its version: today's, one of an older release that ways lead on, or a later release's."""

import zlib
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from bench.units import size_of
from chalicelib.adapters.dynamodb.client import tables
from chalicelib.adapters.dynamodb.client.forms import FORMS, Codec, Form, NewerForm, OlderForm
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute
from chalicelib.adapters.dynamodb.client.tables import TABLES, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import (
    FIRST_PAGE_PART,
    ORGANISATION_PART,
    CachedFirstPage,
)
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import UnreadableRecord
from tests.adapters.dynamodb.test_first_page import read
from tests.adapters.dynamodb.test_reading import publish
from tests.builders import organisation, review
from tests.worlds import DynamoWorld


@dataclass(frozen=True, kw_only=True)
class Note:
    """A document of some release, which knows a colour since the second version, and its shade since the third."""

    text: str
    colour: str = "none"
    shade: str = "none"


def coloured(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "colour": "grey"}  # the careful answer, not the default


def shaded(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "shade": f"dark {document['colour']}"}


SINCE = ("0.1.0", "0.2.0", "0.3.0")


def codec(version: int, *, reader: int = 1) -> Codec[Note]:
    ways = {step: way for step, way in ((1, coloured), (2, shaded)) if step < version}
    return Codec("note", Note, Form(table="t", where="note", since=SINCE[:version], reader=reader, ways=ways))


@pytest.mark.parametrize(
    ("version", "reader", "head"), [(1, 1, '{"v":1,'), (2, 2, '{"v":2,'), (3, 3, '{"v":3,'), (3, 1, '{"v":[3,1],')]
)
def test_a_document_says_its_version_first_and_is_read_again(version: int, reader: int, head: str) -> None:
    own = codec(version, reader=reader)
    written = own.written(Note(text="a"))
    assert written.decode().startswith(head)
    assert own.read(written) == own.read(written.decode()) == Note(text="a")
    assert not own.is_older(written)


def test_what_says_no_version_is_of_the_first() -> None:
    said = '{"text":"a"}'
    assert codec(1).read(said) == Note(text="a")
    assert codec(2, reader=2).read(said) == Note(text="a", colour="grey")
    assert codec(3, reader=3).read(said.encode()) == Note(text="a", colour="grey", shade="dark grey")
    assert [codec(each).is_older(said) for each in (1, 2, 3)] == [False, True, True]


def test_each_older_version_goes_by_the_ways_that_are_left() -> None:
    written = codec(2).written(Note(text="a", colour="red"))
    assert codec(3).read(written) == Note(text="a", colour="red", shade="dark red")


def test_what_a_later_release_wrote_is_read_where_it_says_so_and_else_refused_by_name() -> None:
    assert codec(1).read(codec(3, reader=1).written(Note(text="a", colour="red"))) == Note(text="a", colour="red")
    later = codec(3, reader=2).written(Note(text="a"))
    assert codec(2).read(later) == Note(text="a")
    with pytest.raises(NewerForm, match="note of version 3, of which 1 is known"):
        codec(1).read(later)
    assert not codec(1).is_older(later)


def test_a_version_without_a_way_is_refused_by_name() -> None:
    stuck = Codec("note", Note, Form(table="t", where="note", since=SINCE, ways={2: shaded}))
    with pytest.raises(OlderForm):
        stuck.read('{"text":"a"}')


@pytest.mark.parametrize("broken", ['{"v":"x","text":"a"}', '{"v":[1],"text":"a"}', "{", '{"v":1,}', ""])
def test_what_is_no_document_is_refused(broken: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        codec(2).read(broken)


def test_no_document_has_a_field_of_its_own_where_the_version_stands_and_each_has_a_form() -> None:
    named = set()
    for table in TABLES:
        for name, attribute in table.get_attributes().items():
            if isinstance(attribute, DocumentAttribute):
                fields = msgspec.inspect.type_info(attribute.kind)
                assert isinstance(fields, msgspec.inspect.DataclassType)
                assert not {"v", ""} & {each.encode_name for each in fields.fields}
                assert fields.fields  # an empty object has no room for a first key
                assert FORMS[attribute.codec.name].where.startswith(name)
                named.add(attribute.codec.name)
    assert {name for name, form in FORMS.items() if form.where.split(",")[0].isidentifier()} >= named


def test_the_store_holds_the_version_and_reads_what_release_0_1_0_wrote(dynamodb_world: DynamoWorld) -> None:
    written = review(id="review-1", text="Lief.", theme_set="t", aspect_ratings={})  # short: not compressed
    ReviewItem("review-1", organisation_id="organisation-1", version=1, review=written).save()
    raw = dynamodb_world.connection.get_item(ReviewItem.Meta.table_name, "review-1")["Item"]
    assert raw["review"]["S"].startswith('{"v":[2,1],"id":"review-1"')
    raw["review"]["S"] = msgspec.json.encode(written).decode()
    assert ReviewItem.from_raw_data(raw).review == dynamodb_world.reviews.get("review-1") == written
    assert msgspec.json.decode(ReviewItem.review.serialize(written), type=Review) == written  # as that release reads


LONG = review(id="review-1", text="Het personeel luistert naar de bewoners, en het eten is vers. " * 40)


def stored(world: DynamoWorld) -> dict[str, Any]:
    found: dict[str, Any] = world.connection.get_item(ReviewItem.Meta.table_name, "review-1")["Item"]
    return found


def test_a_long_review_is_compressed_and_read_as_it_was(dynamodb_world: DynamoWorld) -> None:
    ReviewItem("review-1", organisation_id="organisation-1", version=1, review=LONG).save()
    item = stored(dynamodb_world)
    assert "review" not in item
    assert size_of(item) < 1_024 < len(LONG.text)
    assert dynamodb_world.reviews.get("review-1") == LONG
    short = review(id="review-1", text="Kort.", theme_set="t", aspect_ratings={})
    ReviewItem("review-1", organisation_id="organisation-1", version=2, review=short).save()
    assert "packed" not in stored(dynamodb_world)
    assert dynamodb_world.reviews.get("review-1").text == "Kort."


def test_what_was_packed_once_is_unpacked_for_ever() -> None:
    """What reviews are packed with never changes: another comes beside it, and is known by its own checksum."""
    assert zlib.crc32(tables._NAMES) == 416053987
    assert tables.unpacked({"packed": {"B": zlib.compress(b"{}")}}) == {"review": {"S": "{}"}}


def test_release_0_1_0_is_given_a_long_review_as_it_reads_one(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewItem, "read_by_0_1_0", True)
    ReviewItem("review-1", organisation_id="organisation-1", version=1, review=LONG).save()
    assert stored(dynamodb_world).keys() == {"review_id", "organisation_id", "version", "review"}
    monkeypatch.setattr(ReviewItem, "read_by_0_1_0", False)
    assert dynamodb_world.reviews.get("review-1") == LONG


@pytest.mark.parametrize("packed", [{"B": b"no zlib"}, {"B": b""}, {"S": "text"}, {"B": zlib.compress(b"no JSON")}])
def test_what_cannot_be_unpacked_is_named_and_not_taken_for_absent(
    dynamodb_world: DynamoWorld, packed: dict[str, Any]
) -> None:
    item = {"review_id": {"S": "review-1"}, "organisation_id": {"S": "o"}, "version": {"N": "1"}, "packed": packed}
    dynamodb_world.connection.dispatch("PutItem", {"TableName": ReviewItem.Meta.table_name, "Item": item})
    with pytest.raises(UnreadableRecord) as told:
        dynamodb_world.reviews.get("review-1")
    assert told.value.record == "reviews/review-1"


@pytest.mark.parametrize("front", [b"no zlib", zlib.compress(b"{}"), zlib.compress(b'{"v":"?"}')])
def test_a_first_page_that_cannot_be_read_is_not_used(dynamodb_world: DynamoWorld, front: bytes) -> None:
    dynamodb_world.put(organisation())
    publish(dynamodb_world, 2)
    renew_first_page("organisation-1")
    item = OrganisationItem.get("organisation-1", FIRST_PAGE_PART)
    item.update([OrganisationItem.front.set(front)])
    ids, requests, _ = read(dynamodb_world)
    assert (ids, requests) == (["review-01", "review-00"], ["Query", "Query"])


def test_a_first_page_that_does_not_say_of_what_it_is_is_not_used(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())
    publish(dynamodb_world, 2)
    renew_first_page("organisation-1")
    for part in (FIRST_PAGE_PART, ORGANISATION_PART):
        OrganisationItem("organisation-1", part).update([OrganisationItem.faces_version.remove()])
    assert read(dynamodb_world)[1] == ["Query", "Query"]


def test_a_first_page_of_an_older_form_is_not_used_and_made_anew(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    dynamodb_world.put(organisation())
    publish(dynamodb_world, 2)
    renew_first_page("organisation-1")
    items = "chalicelib.adapters.dynamodb.projections.organisation_items"
    third = Form(table="organisations", where="front", since=SINCE[:3], reader=3)
    monkeypatch.setattr(f"{items}._first_page", Codec("first page", CachedFirstPage, third))
    slowly = read(dynamodb_world)
    assert slowly[1] == ["Query", "Query"]
    assert renew_first_page("organisation-1")
    assert not renew_first_page("organisation-1")
    assert read(dynamodb_world) == (slowly[0], ["Query"], slowly[2])
    monkeypatch.undo()  # the release before takes it for missing, and leaves it to the later one
    assert read(dynamodb_world) == slowly
    assert not renew_first_page("organisation-1")

"""The contract of similarity indexes of the signals, in memory and in DynamoDB."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.working_tables import TraceItem
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.domain.signals.text.bands import Bands
from chalicelib.ports.cases import IndexedReview
from tests.builders import NOW, author, effects, entry, organisation, review
from tests.worlds import World

HOUR = timedelta(hours=1)
SKETCH = bytes(range(256))
Found = list[tuple[IndexedReview, bytes]]


def trace(number: int, **changes: Any) -> IndexedReview:
    made: dict[str, Any] = {
        "review_id": f"review-{number}",
        "organisation_id": "organisation-1",
        "at": NOW + number * HOUR,
    } | changes
    return IndexedReview(score=450, **made)


def kept(*bands: str, near: tuple[str, ...] = (), older: tuple[str, ...] = ()) -> Bands:
    return Bands(bands, near, older)


def note(world: World, number: int, *, bands: Bands = kept("a", "b"), author_key: str = "key-1") -> Found:  # noqa: B008 - it never changes
    one = review(id=f"review-{number}", submitted_at=NOW + number * HOUR, author_key=author_key)
    return list(world.similarity_index.note(one, bands, SKETCH, worded_at=one.submitted_at).alike)


def came_from(world: World, origin_key: str, **changes: Any) -> None:
    """A review that is taken in from an origin."""
    one = review(**changes)
    world.reviews.add(one, author(), effects(entry=entry(id=f"entry-{one.id}")), origin_key=origin_key)


def test_an_authors_reviews_are_found_newest_first(world: World) -> None:
    for number in (1, 3, 2):
        note(world, number)
    note(world, 4, author_key="key-2")
    assert list(world.similarity_index.by_author("key-1")) == [trace(3), trace(2), trace(1)]


def test_nobody_shares_an_author_who_is_not_known(world: World) -> None:
    note(world, 1, author_key="")
    assert list(world.similarity_index.by_author("")) == []


def test_the_same_review_noted_twice_is_found_once(world: World) -> None:
    note(world, 1)
    note(world, 1)
    assert list(world.similarity_index.by_author("key-1")) == [trace(1)]
    assert len(world.similarity_index.pace("organisation-1", since=NOW, most=9)) == 1


def test_what_does_not_stand_yet_is_looked_for_beside_others_and_not_noted(world: World) -> None:
    note(world, 1)
    one = review(id="review-2", submitted_at=NOW + 2 * HOUR, author_key="key-2")
    index = world.similarity_index
    noted = index.note(one, kept("a", "c"), SKETCH, worded_at=one.submitted_at, keep=False)
    assert noted.alike == [(trace(1), SKETCH)]
    assert list(index.by_author("key-2")) == []
    assert len(index.pace("organisation-1", since=NOW, most=9)) == 1
    assert (index.sketch_of("review-2"), note(world, 3, bands=kept("c"))) == (b"", [])


@pytest.mark.parametrize("taking_part", [True, False])
def test_a_review_is_noted_with_its_organisation_at_hand_unless_that_left(world: World, taking_part: bool) -> None:  # noqa: FBT001 - a row
    home = organisation(taking_part=taking_part)
    world.put(home)
    one, index = review(id="review-1", submitted_at=NOW + HOUR, author_key="key-1"), world.similarity_index
    assert index.note(one, kept("a"), SKETCH, worded_at=one.submitted_at, keep=False).home is None
    assert index.note(one, kept("a"), SKETCH, worded_at=one.submitted_at, with_home=True).home == home
    assert list(index.by_author("key-1")) == ([trace(1)] if taking_part else [])


def test_no_review_is_noted_of_an_organisation_that_is_not_there(world: World) -> None:
    one, index = review(id="review-1", organisation_id="nowhere", author_key="key-1"), world.similarity_index
    with pytest.raises(NotFound):
        index.note(one, kept("a"), SKETCH, worded_at=one.submitted_at, with_home=True)
    assert list(index.by_author("key-1")) == []


def test_a_review_whose_two_keys_of_its_author_are_one_is_found_and_forgotten_by_it(world: World) -> None:
    """An imported review may be so: a batch that puts or deletes one item twice is refused by DynamoDB."""
    one = review(id="review-1", submitted_at=NOW + HOUR, author_key="key-1", spelt_key="key-1")
    world.similarity_index.note(one, kept("a"), SKETCH, worded_at=one.submitted_at)
    assert list(world.similarity_index.by_author("key-1")) == [trace(1)]
    world.similarity_index.forget_author(one)
    assert list(world.similarity_index.by_author("key-1")) == []


def test_an_author_is_found_by_either_key_each_review_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TraceItem, "written_by_0_1_0", True)
    for number, author_key in ((1, "key-1"), (2, "spelt-1"), (3, "key-1"), (4, "key-2")):
        note(world, number, author_key=author_key)
    assert list(world.similarity_index.by_author("key-1", "spelt-1")) == [trace(3), trace(2), trace(1)]
    assert list(world.similarity_index.by_author("", "spelt-1")) == [trace(2)]
    assert list(world.similarity_index.by_author("key-2", "key-2")) == [trace(4)]


def test_what_came_from_one_origin_is_found_since_a_moment(world: World) -> None:
    world.put(organisation())
    for number in (1, 2):
        came_from(world, "origin-1", id=f"review-{number}", submitted_at=NOW + number * HOUR)
    came_from(world, "origin-2", id="review-3")
    assert list(world.similarity_index.by_origin("origin-1", since=NOW)) == [trace(2), trace(1)]
    assert list(world.similarity_index.by_origin("origin-1", since=NOW + 2 * HOUR)) == [trace(2)]
    assert list(world.similarity_index.by_origin("", since=NOW)) == []


def test_a_reviews_origin_is_a_key_and_empty_where_none_is_known(world: World) -> None:
    world.put(organisation())
    came_from(world, "origin-1")
    assert (world.similarity_index.origin_of("review-1"), world.similarity_index.origin_of("review-2")) == (
        "origin-1",
        "",
    )


def test_whoever_notes_a_review_hears_its_origin(world: World) -> None:
    world.put(organisation())
    came_from(world, "origin-1")
    noted = [
        world.similarity_index.note(review(id=f"review-{number}"), kept("a"), SKETCH, worded_at=NOW).origin_key
        for number in (1, 2)
    ]
    assert noted == ["origin-1", ""]


def test_the_pace_of_an_organisation_is_when_its_newest_reviews_came_in(world: World) -> None:
    for number in (1, 2, 3):
        note(world, number)
    index = world.similarity_index
    newest = [NOW + 3 * HOUR, NOW + 2 * HOUR]
    assert list(index.pace("organisation-1", since=NOW + 2 * HOUR, most=9)) == newest
    assert list(index.pace("organisation-1", since=NOW, most=2)) == newest
    assert list(index.pace("organisation-2", since=NOW, most=9)) == []


def test_how_many_came_is_counted_from_one_moment_up_to_another(world: World) -> None:
    for number in (1, 2, 3):
        note(world, number)
    index = world.similarity_index
    assert index.came("organisation-1", since=NOW + HOUR, until=NOW + 3 * HOUR) == 2
    assert index.came("organisation-1", since=NOW + 2 * HOUR, until=NOW + 4 * HOUR) == 2
    assert index.came("organisation-2", since=NOW, until=NOW + 4 * HOUR) == 0


def test_a_review_that_shares_a_band_is_found_with_its_sketch(world: World) -> None:
    assert note(world, 1, bands=kept("a", "b")) == []
    assert note(world, 2, bands=kept("x", "b")) == [(trace(1), SKETCH)]
    assert note(world, 3, bands=kept("a", "b")) == [(trace(1), SKETCH)]


def test_a_text_is_kept_under_its_own_bands_and_looked_for_under_more(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TraceItem, "written_by_0_1_0", True)
    note(world, 1, bands=kept("a", near=("x",), older=("y",)))
    assert note(world, 2, bands=kept("x", "y")) == []
    assert note(world, 3, bands=kept("z", near=("a",))) == [(trace(1), SKETCH)]
    assert note(world, 4, bands=kept("z", older=("y",))) == [(trace(2), SKETCH), (trace(3), SKETCH)]
    assert note(world, 5, bands=kept()) == []


def test_of_many_that_share_a_band_those_that_share_most_are_found(world: World) -> None:
    for number in range(1, 21):
        note(world, number, bands=kept(f"a{number}", f"b{number}"))
    shared = [f"a{number}" for number in range(1, 21)]
    found = note(world, 21, bands=kept(*shared, "b20", "b5"))
    assert len(found) == 16
    assert {"review-5", "review-20"} <= {each.review_id for each, _ in found}


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))), ids=str)
def test_a_band_is_held_by_the_earliest_whichever_is_noted_first(world: World, order: tuple[int, ...]) -> None:
    for number in order:
        note(world, number, bands=kept("a", f"own-{number}"))
    assert note(world, 4, bands=kept("a", "b")) == [(trace(1), SKETCH)]
    assert note(world, 4, bands=kept("a", "own-3")) == [(trace(1), SKETCH), (trace(3), SKETCH)]
    assert note(world, 1, bands=kept("a", "own-1")) == []


def test_what_is_marked_for_another_look_stays_so_until_it_had_one_or_is_forgotten(world: World) -> None:
    index = world.similarity_index
    assert list(index.marked()) == []
    index.mark({"review-1", "review-2", "review-3"})
    index.mark(["review-2"])
    assert sorted(index.marked()) == ["review-1", "review-2", "review-3"]
    index.unmark(["review-1"])
    index.forget(review(id="review-3"), [])
    assert list(index.marked()) == ["review-2"]
    many = {f"many-{number:02}" for number in range(60)}
    index.mark(many)
    assert set(index.marked()) == many | {"review-2"}
    index.unmark(many)
    assert list(index.marked()) == ["review-2"]


def test_words_that_were_added_are_kept_beside_a_reviews_own_and_go_by_themselves(world: World) -> None:
    index, later, added = world.similarity_index, NOW + 9 * HOUR, bytes(reversed(SKETCH))
    note(world, 1)
    one = review(id="review-1", submitted_at=NOW + HOUR, author_key="key-1")
    index.note(one, kept("c", "d"), added, worded_at=later, added=True)
    assert index.sketch_of("review-1") == SKETCH
    assert len(index.pace("organisation-1", since=NOW, most=9)) == 1
    assert note(world, 2, bands=kept(near=("a", "c", "d"))) == [(trace(1), SKETCH), (trace(1, at=later), added)]
    index.forget_words(one, ["c", "d"])
    assert note(world, 3, bands=kept(near=("a", "c", "d"))) == [(trace(1), SKETCH)]

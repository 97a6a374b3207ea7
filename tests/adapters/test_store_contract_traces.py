"""What every index of the signals finds again, in memory and in the store."""

from datetime import timedelta

from chalicelib.use_cases.case_ports import Trace
from tests.builders import NOW, review
from tests.worlds import World

HOUR = timedelta(hours=1)
SKETCH = bytes(range(256))


def trace(number: int, **changes: str) -> Trace:
    made = {"review_id": f"review-{number}", "organisation_id": "organisation-1"} | changes
    return Trace(score=450, at=NOW + number * HOUR, **made)


def note(world: World, number: int, *, bands: tuple[str, ...] = ("a", "b"), author_key: str = "key-1") -> None:
    one = review(id=f"review-{number}", submitted_at=NOW + number * HOUR, author_key=author_key)
    world.traces.note(one, bands, SKETCH)


def test_an_authors_reviews_are_found_newest_first(world: World) -> None:
    for number in (1, 3, 2):
        note(world, number)
    note(world, 4, author_key="key-2")
    assert list(world.traces.by_author("key-1")) == [trace(3), trace(2), trace(1)]


def test_nobody_shares_an_author_who_is_not_known(world: World) -> None:
    note(world, 1, author_key="")
    assert list(world.traces.by_author("")) == []


def test_the_same_review_noted_twice_is_found_once(world: World) -> None:
    note(world, 1)
    note(world, 1)
    assert list(world.traces.by_author("key-1")) == [trace(1)]
    assert len(world.traces.pace("organisation-1", since=NOW)) == 1


def test_what_came_from_one_origin_is_found_since_a_moment(world: World) -> None:
    for number in (1, 2):
        world.traces.note_origin(review(id=f"review-{number}", submitted_at=NOW + number * HOUR), "origin-1")
    world.traces.note_origin(review(id="review-3"), "origin-2")
    assert list(world.traces.by_origin("origin-1", since=NOW)) == [trace(2), trace(1)]
    assert list(world.traces.by_origin("origin-1", since=NOW + 2 * HOUR)) == [trace(2)]
    assert list(world.traces.by_origin("", since=NOW)) == []


def test_a_reviews_origin_is_a_key_and_empty_where_none_is_known(world: World) -> None:
    world.traces.note_origin(review(), "origin-1")
    assert (world.traces.origin_of("review-1"), world.traces.origin_of("review-2")) == ("origin-1", "")


def test_the_pace_of_an_organisation_is_when_its_reviews_came_in(world: World) -> None:
    for number in (1, 2, 3):
        note(world, number)
    assert list(world.traces.pace("organisation-1", since=NOW + 2 * HOUR)) == [NOW + 3 * HOUR, NOW + 2 * HOUR]
    assert list(world.traces.pace("organisation-2", since=NOW)) == []


def test_a_review_that_shares_a_band_is_found_with_its_sketch(world: World) -> None:
    note(world, 1, bands=("a", "b"))
    assert list(world.traces.near(["x", "b"])) == [(trace(1), SKETCH)]
    assert list(world.traces.near(["a", "b"])) == [(trace(1), SKETCH)]


def test_a_band_counts_only_in_its_own_place(world: World) -> None:
    note(world, 1, bands=("a", "b"))
    assert list(world.traces.near(["b", "a"])) == []
    assert list(world.traces.near([])) == []


def test_of_two_reviews_in_one_band_the_last_is_found(world: World) -> None:
    note(world, 1, bands=("a", "b"))
    note(world, 2, bands=("a", "c"))
    found = world.traces.near(["a", "b"])
    assert {each.review_id for each, _ in found} == {"review-1", "review-2"}
    assert [each.review_id for each, _ in world.traces.near(["a", "x"])] == ["review-2"]

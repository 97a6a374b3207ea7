"""The rounds of the reconciliation: whose turn it is, and how one that stops goes on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import DeadlineItem, SyncItem
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.dynamodb.upkeep import reconciliation
from chalicelib.adapters.dynamodb.upkeep.reconciliation import DynamoReconciliation
from chalicelib.bootstrap import platform
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.ports.clock import RoundProgress
from chalicelib.use_cases.upkeep.reconcile import reconcile
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, listing, organisation, review
from tests.worlds import DynamoWorld

DAY = timedelta(days=1)


def homes(world: DynamoWorld, number: int) -> list[str]:
    found = [organisation(id=f"home-{each}", listing=listing(register_id=f"of-home-{each}")) for each in range(number)]
    for each in found:
        world.put(each)
    world.directory.enter(found)
    return [each.id for each in found]


class Watched(DynamoReconciliation):
    """Notes what it reads; may be killed each time it kept how far it is."""

    def __init__(self, world: DynamoWorld) -> None:
        super().__init__(world.connection, world.directory)
        self.looked: list[str] = []
        self.pages: list[tuple[str, str]] = []
        self.at_once = 0
        self.dies = False

    def reviews(self, organisation_id: str, *, after: str) -> tuple[Sequence[Review], str | None]:
        self.pages.append((organisation_id, after))
        found = super().reviews(organisation_id, after=after)
        self.at_once = max(self.at_once, len(found[0]))
        return found

    def repair_organisation(self, organisation_id: str, *, public: int | None = None) -> Counter[str]:
        if public is not None:
            self.looked.append(organisation_id)
        return super().repair_organisation(organisation_id, public=public)

    def keep(self, progress: RoundProgress) -> None:
        super().keep(progress)
        if self.dies:
            raise Killed


class Killed(Exception):
    """The function ends without a word."""


def night(watched: Watched, number: int, **how: Any) -> tuple[dict[str, int], bool]:
    found, complete = reconcile(reconciliation=watched, stores=platform(), now=NOW + number * DAY, **how)
    return dict(+found), complete


def test_each_organisation_has_its_turn_in_one_of_thirty_nights_and_the_first_round_looks_at_all(
    dynamodb_world: DynamoWorld,
) -> None:
    everyone = homes(dynamodb_world, 40)
    watched = Watched(dynamodb_world)
    assert night(watched, 0) == ({"looked": 40}, True)
    watched.looked.clear()
    a_night = []
    for number in range(1, 31):
        before = len(watched.looked)
        night(watched, number)
        a_night.append(len(watched.looked) - before)
        assert night(watched, number) == ({}, True)
    assert sorted(watched.looked) == sorted(everyone)
    assert max(a_night) <= 6


@pytest.mark.parametrize("moved", [True, False])
def test_what_moved_is_looked_at_the_next_night_and_all_else_when_its_turn_comes(
    dynamodb_world: DynamoWorld,
    moved: bool,  # noqa: FBT001 - of its row
) -> None:
    homes(dynamodb_world, 1)
    watched = Watched(dynamodb_world)
    first = NOW - timedelta(hours=1) if moved else NOW + timedelta(hours=1)
    Life(dynamodb_world, review=review(organisation_id="home-0")).published()
    renew_first_page("home-0")
    reconcile(reconciliation=watched, stores=platform(), now=first)
    for item in DeadlineItem.scan():
        item.delete()
    its_turn = [number for number in range(1, 31) if night(watched, number)[0].get("deadlines")]
    assert len(its_turn) == 1
    assert (its_turn == [1]) is moved


def test_after_drift_and_after_a_long_silence_everything_is_looked_at(dynamodb_world: DynamoWorld) -> None:
    everyone = homes(dynamodb_world, 20)
    watched = Watched(dynamodb_world)
    night(watched, 0)
    watched.looked.clear()
    for each in everyone:
        OrganisationItem(each, ORGANISATION_PART).update([OrganisationItem.reviews.set(7)])
    found, _ = night(watched, 1)
    assert 0 < found["counters"] < 20
    assert night(watched, 2)[0] == {"looked": 20, "counters": 20 - found["counters"]}
    assert night(watched, 3)[0] == {"looked": 20}  # drift again: once more
    assert night(watched, 4)[0].get("looked", 0) < 20
    assert night(watched, 6)[0] == {"looked": 20}


def reviewed(world: DynamoWorld, number: int) -> None:
    homes(world, 3)
    for each in range(number):
        life = Life(world, review=review(id=f"review-{each}", organisation_id="home-1")).published()
        if each % 3 == 0:
            life.does(Action.SUSPEND)
    renew_first_page("home-1")


@pytest.mark.parametrize("stops", ["its time is over", "it is killed"])
def test_a_count_that_stops_goes_on_after_the_last_page_and_neither_skips_nor_repeats(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch, stops: str
) -> None:
    monkeypatch.setattr(reconciliation, "_PAGE", 2)
    reviewed(dynamodb_world, 7)
    right = dynamodb_world.organisations.get("home-1").tally
    assert right.reviews == 4
    OrganisationItem("home-1", ORGANISATION_PART).update([OrganisationItem.reviews.set(9)])
    watched = Watched(dynamodb_world)
    watched.dies = stops == "it is killed"
    complete, calls, found = False, 0, Counter[str]()
    while not complete and calls < 60:
        calls += 1
        turns: Iterator[bool] = iter([False] * (1 if calls % 2 else 2))

        def over(turns: Iterator[bool] = turns) -> bool:
            return next(turns, True) if stops == "its time is over" else False

        with suppress(Killed):
            more, complete = reconcile(reconciliation=watched, stores=platform(), now=NOW, out_of_time=over)
            found += more
    assert complete
    assert calls > 6
    assert dynamodb_world.organisations.get("home-1").tally == right
    pages = [each for each in watched.pages if each[0] == "home-1"]
    assert [after for _, after in pages] == ["", "review-1", "review-3", "review-5"]
    assert watched.at_once == 2
    assert sorted(watched.looked) == ["home-0", "home-1", "home-2"]
    state = SyncItem.get("recount", "round")
    assert len(state.blob) < 600


def test_a_count_that_reviews_move_under_is_made_again_and_is_right_in_the_end(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciliation, "_PAGE", 2)
    reviewed(dynamodb_world, 7)
    OrganisationItem("home-1", ORGANISATION_PART).update([OrganisationItem.reviews.add(5)])
    watched = Watched(dynamodb_world)
    late = Life(dynamodb_world, review=review(id="review-00", organisation_id="home-1"))
    moved: list[str] = []

    def repair(reviews: Sequence[Review]) -> Counter[str]:
        if any(each.id == "review-3" for each in reviews) and not moved:
            moved.append(late.published().review.id)  # behind the page that is counted
        return DynamoReconciliation.repair_reviews(watched, reviews)

    watched.repair_reviews = repair  # type: ignore[method-assign]
    found, complete = night(watched, 0)
    assert moved
    assert complete
    assert found["counters"] == 1
    assert dynamodb_world.organisations.get("home-1").tally.reviews == 5


def test_what_cannot_be_read_is_tried_every_night_and_stands_on_the_list_until_it_can_be(
    dynamodb_world: DynamoWorld,
) -> None:
    reviewed(dynamodb_world, 2)
    whole = ReviewItem.get("review-1").review
    raw: Any = platform().connection.client
    broken = {"S": "no document"}
    names = {"TableName": ReviewItem.Meta.table_name, "Key": {"review_id": {"S": "review-1"}}}
    raw.update_item(**names, UpdateExpression="SET review = :no", ExpressionAttributeValues={":no": broken})
    watched = Watched(dynamodb_world)
    for number in range(4):
        assert night(watched, number)[1]
        listed = [each.record for each in platform().aside.all()]
        assert listed == ["reviews/review-1"], number
    ReviewItem("review-1").update([ReviewItem.review.set(whole)])
    night(watched, 4)
    assert platform().aside.all() == []
    assert night(watched, 5, whole=True) == ({"looked": 3}, True)


def test_counters_of_an_organisation_without_reviews_are_none(dynamodb_world: DynamoWorld) -> None:
    homes(dynamodb_world, 1)
    OrganisationItem("home-0", ORGANISATION_PART).update([OrganisationItem.reviews.set(2)])
    assert night(Watched(dynamodb_world), 0) == ({"looked": 1, "counters": 1}, True)
    assert dynamodb_world.organisations.get("home-0").tally == Tally()

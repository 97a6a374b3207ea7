"""The nights' work at the store: nothing is written that stands, and what stands still costs next to nothing."""

from datetime import timedelta

import pytest

from bench.units import Work, counted
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.upkeep.reconciliation import DynamoReconciliation
from chalicelib.bootstrap import platform
from chalicelib.use_cases.upkeep.look_again_at_published import look_again
from chalicelib.use_cases.upkeep.reconcile import reconcile
from tests.builders import NOW, author, listing, organisation
from tests.domain.signals.dutch_texts import review_texts
from tests.story.verbs import Verbs
from tests.worlds import DynamoWorld

DAY = timedelta(days=1)


def town(world: DynamoWorld, reviews: int) -> None:
    home = organisation(id="home", listing=listing(register_id="of-home"))
    world.put(home)
    world.directory.enter([home])
    verbs = Verbs(world, now=NOW)
    for number, text in enumerate(review_texts(reviews)):
        verbs.review(organisation_id="home", text=text, author=author(email=f"a{number}@post.example"))
    renew_first_page("home")


def looked(world: DynamoWorld, *, days: int, reviews: int) -> Work:
    with counted(world.connection.client) as work:
        assert look_again(stores=platform(), now=NOW + days * DAY).looked == reviews
    return work


def reconciled(world: DynamoWorld, *, days: int, whole: bool = False) -> Work:
    with counted(world.connection.client) as work:
        found, complete = reconcile(
            reconciliation=DynamoReconciliation(world.connection, world.directory),
            stores=platform(),
            now=NOW + days * DAY,
            whole=whole,
        )
    assert complete
    assert +found in ({}, {"looked": 1})
    return work


@pytest.mark.parametrize("reviews", [2, 12])
def test_a_second_look_reads_a_few_units_a_review_writes_its_place_and_no_more(
    dynamodb_world: DynamoWorld, reviews: int
) -> None:
    town(dynamodb_world, reviews)
    first = looked(dynamodb_world, days=1, reviews=reviews)
    assert len(first.requests) - 145 <= 6 * reviews  # the log of thirty days: four queries a day, and where it goes on
    assert first.read_units - 100 <= 18 * reviews
    assert first.write_units <= 5
    idle = looked(dynamodb_world, days=2, reviews=0)
    assert (len(idle.requests), idle.write_units) == (11, 1)
    assert idle.read_units <= 6
    again = looked(dynamodb_world, days=31, reviews=0)
    assert again.requests.count("BatchGetItem") == 0


@pytest.mark.parametrize("reviews", [2, 12])
def test_a_night_of_the_reconciliation_in_which_nothing_moved_costs_the_same_however_many_reviews_there_are(
    dynamodb_world: DynamoWorld, reviews: int
) -> None:
    town(dynamodb_world, reviews)
    whole = reconciled(dynamodb_world, days=0, whole=True)
    assert whole.read_units - 60 <= 6 * reviews
    reconciled(dynamodb_world, days=1)
    costs = [reconciled(dynamodb_world, days=days) for days in range(2, 32)]
    idle = sorted(costs, key=lambda each: each.read_units)[:-1]  # one of thirty has its turn
    assert {len(each.requests) for each in idle} == {len(idle[0].requests)}
    assert max(each.read_units for each in idle) <= 45
    assert max(each.write_units for each in idle) <= 24 + 4
    assert costs[0].requests.count("TransactWriteItems") == 0

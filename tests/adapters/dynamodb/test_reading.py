"""Pages that visitors and editors read of the store."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pynamodb.expressions.operand import Path

from chalicelib.adapters.dynamodb.aggregates.organisations import DynamoOrganisations
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections.first_page import project_public_review
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, stamp
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.lifecycle import Action, ReplyStatus, Status
from chalicelib.domain.rules.refusals import Invalid, NotFound
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, listing, organisation, reply, review
from tests.worlds import DynamoWorld

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def there_is_an_organisation(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())


def publish(world: DynamoWorld, count: int) -> list[str]:
    """So many reviews online; their ids, newest first."""
    for number in range(count):
        Life(world, now=NOW + number * HOUR, review=review(id=f"review-{number:02}")).published()
    return [f"review-{number:02}" for number in reversed(range(count))]


def pages(organisations: DynamoOrganisations, limit: int) -> Iterator[list[str]]:
    cursor = ""
    while True:
        page = organisations.reviews("organisation-1", limit=limit, cursor=cursor)
        yield [public_review.id for public_review in page.public_reviews]
        if page.next is None:
            return
        cursor = page.next


@pytest.mark.parametrize(("count", "limit"), [(0, 5), (4, 5), (5, 5), (6, 5), (11, 5), (3, 1)])
def test_page_after_page_shows_every_review_exactly_once_newest_first(
    dynamodb_world: DynamoWorld, count: int, limit: int
) -> None:
    published = publish(dynamodb_world, count)
    found = list(pages(dynamodb_world.organisations, limit))
    assert [each for page in found for each in page] == published
    assert len(found) == max(1, -(-count // limit))


@pytest.mark.parametrize(("count", "further"), [(0, False), (3, False), (4, True), (9, True)])
def test_an_organisations_page_shows_it_and_its_newest_reviews(
    dynamodb_world: DynamoWorld, count: int, *, further: bool
) -> None:
    published = publish(dynamodb_world, count)
    found, page = dynamodb_world.organisations.public_page("organisation-1", limit=3)
    assert found == dynamodb_world.organisations.get("organisation-1")
    assert [public_review.id for public_review in page.public_reviews] == published[:3]
    assert (page.next is not None) == further


def test_the_page_goes_on_where_the_organisations_page_ends(dynamodb_world: DynamoWorld) -> None:
    published = publish(dynamodb_world, 5)
    _, first = dynamodb_world.organisations.public_page("organisation-1", limit=3)
    assert first.next is not None
    rest = dynamodb_world.organisations.reviews("organisation-1", limit=3, cursor=first.next)
    assert [public_review.id for public_review in (*first.public_reviews, *rest.public_reviews)] == published
    assert rest.next is None


def test_reading_goes_on_after_a_review_that_went_offline_meanwhile(dynamodb_world: DynamoWorld) -> None:
    publish(dynamodb_world, 5)
    first = dynamodb_world.organisations.reviews("organisation-1", limit=2, cursor="")
    assert first.next is not None
    shown_last = dynamodb_world.reviews.get("review-03")
    Life(dynamodb_world, review=shown_last).does(Action.SUSPEND)
    rest = dynamodb_world.organisations.reviews("organisation-1", limit=2, cursor=first.next)
    assert [public_review.id for public_review in rest.public_reviews] == ["review-02", "review-01"]
    assert rest.next is not None


def test_an_organisation_that_is_not_there_has_no_page(dynamodb_world: DynamoWorld) -> None:
    with pytest.raises(NotFound):
        dynamodb_world.organisations.public_page("nobody", limit=3)
    assert dynamodb_world.organisations.reviews("nobody", limit=3, cursor="").public_reviews == ()


def test_many_are_read_at_once_and_those_that_are_not_there_left_out(dynamodb_world: DynamoWorld) -> None:
    other = organisation(id="organisation-2", listing=listing(register_id="2"))
    dynamodb_world.put(other)
    asked = ["organisation-2", "nobody", "organisation-1", "organisation-1"]
    assert dynamodb_world.organisations.many(asked) == {"organisation-1": organisation(), "organisation-2": other}
    assert dynamodb_world.organisations.many([]) == {}


def test_a_cursor_that_we_did_not_make_is_refused(dynamodb_world: DynamoWorld) -> None:
    of_other_lists = ("Y2hhbmdlIzE", "fm9yZ2FuaXNhdGlvbg")
    for cursor in ("!", "AAAA", "é", "cHVibGlzaGVkIwA", *of_other_lists):
        with pytest.raises(Invalid, match=r"^cursor: wrong_cursor$"):
            dynamodb_world.organisations.reviews("organisation-1", limit=3, cursor=cursor)
    for cursor in ("!", "AAAA", "é"):
        with pytest.raises(Invalid, match=r"^cursor: wrong_cursor$"):
            dynamodb_world.queue.page(QueueKind.REVIEW, status="", limit=3, cursor=cursor, now=NOW)


def test_a_page_of_the_queue_narrowed_to_a_status_is_full_while_there_is_more(dynamodb_world: DynamoWorld) -> None:
    for number in range(12):
        actions = (Action.CONFIRM, Action.ESCALATE) if number % 4 == 0 else (Action.CONFIRM,)
        Life(dynamodb_world, now=NOW + number * HOUR, review=review(id=f"review-{number:02}")).submitted().does(
            *actions
        )
    asked: dict[str, Any] = {"status": "escalated", "limit": 2}
    first, further = dynamodb_world.queue.page(QueueKind.REVIEW, cursor="", now=NOW, **asked)
    assert further is not None
    rest, end = dynamodb_world.queue.page(QueueKind.REVIEW, cursor=further, now=NOW, **asked)
    assert [each.id for each in (*first, *rest)] == ["review-00", "review-04", "review-08"]
    assert end is None


def test_a_listing_that_was_stored_before_it_had_all_its_fields_can_still_be_replaced(
    dynamodb_world: DynamoWorld,
) -> None:
    listing_as_it_was = {"register_id": "register-1", "sector": "child_care", "name": "Avondrust", "address": {}}
    OrganisationItem("organisation-1", ORGANISATION_PART).update([Path("listing").set(json.dumps(listing_as_it_was))])
    before = dynamodb_world.organisations.get("organisation-1")
    lease = dynamodb_world.sync_store.acquire(now=NOW)
    assert lease is not None
    dynamodb_world.organisations.relist(before, replace(before, listing=listing()), (), lease)
    assert dynamodb_world.organisations.get("organisation-1").listing == listing()


def test_what_awaits_a_reply_is_found_below_a_hundred_reviews_that_have_one(dynamodb_world: DynamoWorld) -> None:
    _seed(dynamodb_world, answered=100)
    awaiting = dynamodb_world.organisations.awaiting_reply("organisation-1", 20)
    assert [each.id for each in awaiting] == ["review-old"]


def _seed(world: DynamoWorld, *, answered: int) -> None:
    """One review without a reply, and newer ones with, put in place without their lives."""
    old = review(id="review-old", status=Status.PUBLISHED, published_at=NOW - HOUR)
    newer = [
        review(id=f"review-{number:03}", status=Status.PUBLISHED, reply=reply(status=ReplyStatus.PUBLISHED))
        for number in range(answered)
    ]
    transactions = [Transaction(world.connection) for _ in range(0, answered + 1, 25)]
    for number, one in enumerate([old, *newer]):
        project_public_review(transactions[number // 25], None, public_review_of(one))
        ReviewItem(one.id, organisation_id=one.organisation_id, version=1, review=one).save()
    for transaction in transactions:
        transaction.commit()


def test_moments_sort_as_text() -> None:
    moments = [NOW + timedelta(microseconds=number) for number in (0, 1, 999_999, 1_000_000, 60_000_000)]
    stamps = [stamp(each) for each in moments]
    assert stamps == sorted(stamps)
    assert stamp(NOW) == "2026-11-22T12:00:00.000000Z"

"""The cached first page: what it holds is what the public reviews say, or it is not used."""

import pytest

from bench.units import counted
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import FIRST_PAGE_PART, SIZE
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from tests.adapters.dynamodb.lives import Life
from tests.adapters.dynamodb.test_reading import publish
from tests.builders import organisation, review
from tests.domain.signals.dutch_texts import review_texts
from tests.worlds import DynamoWorld

HOME = "organisation-1"


@pytest.fixture(autouse=True)
def there_is_an_organisation(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())


def read(world: DynamoWorld, limit: int = SIZE) -> tuple[list[str], list[str], str | None]:
    """Return the ids that a page shows, the requests that it took, and the cursor to go on with."""
    with counted(world.organisations._connection.client) as work:
        _, page = world.organisations.public_page(HOME, limit=limit)
    return [public_review.id for public_review in page.public_reviews], work.requests, page.next


@pytest.mark.parametrize(("count", "limit"), [(1, 20), (4, 3), (20, 20), (21, 20), (23, 20), (23, 7)])
def test_a_first_page_shows_what_the_public_reviews_show_in_one_request(
    dynamodb_world: DynamoWorld, count: int, limit: int
) -> None:
    publish(dynamodb_world, count)
    slowly, twice, then = read(dynamodb_world, limit)
    assert renew_first_page(HOME)
    assert read(dynamodb_world, limit) == (slowly, ["Query"], then)
    assert twice == ["Query", "Query"]


def test_where_nothing_was_published_one_request_says_so(dynamodb_world: DynamoWorld) -> None:
    assert read(dynamodb_world) == ([], ["Query"], None)
    assert not renew_first_page(HOME)
    assert not renew_first_page("nobody")


def test_a_review_that_went_offline_is_gone_at_once(dynamodb_world: DynamoWorld) -> None:
    publish(dynamodb_world, 3)
    renew_first_page(HOME)
    Life(dynamodb_world, review=dynamodb_world.reviews.get("review-01")).does(Action.SUSPEND)
    assert read(dynamodb_world) == (["review-02", "review-00"], ["Query", "Query"], None)
    assert renew_first_page(HOME)
    assert read(dynamodb_world) == (["review-02", "review-00"], ["Query"], None)


def test_a_reply_that_went_online_is_there_at_once(dynamodb_world: DynamoWorld) -> None:
    publish(dynamodb_world, 1)
    renew_first_page(HOME)
    Life(dynamodb_world, review=dynamodb_world.reviews.get("review-00")).does(ReplyAction.SUBMIT, ReplyAction.APPROVE)
    _, page = dynamodb_world.organisations.public_page(HOME, limit=SIZE)
    assert page.public_reviews[0].reply is not None


def test_a_first_page_is_made_once_for_each_change(dynamodb_world: DynamoWorld) -> None:
    publish(dynamodb_world, 2)
    assert [renew_first_page(HOME) for _ in range(3)] == [True, False, False]


def test_a_late_one_does_not_put_an_older_first_page_in_its_place(dynamodb_world: DynamoWorld) -> None:
    publish(dynamodb_world, 2)
    renew_first_page(HOME)
    ahead = OrganisationItem.get(HOME, FIRST_PAGE_PART)
    ahead.faces_version += 1
    ahead.save()
    assert not renew_first_page(HOME)
    assert OrganisationItem.get(HOME, FIRST_PAGE_PART).faces_version == ahead.faces_version


def test_twenty_reviews_are_at_most_one_read_unit(dynamodb_world: DynamoWorld) -> None:
    for number, text in enumerate(review_texts(SIZE, seed=20)):
        Life(dynamodb_world, review=review(id=f"review-{number:02}", text=text)).published()
    renew_first_page(HOME)
    with counted(dynamodb_world.organisations._connection.client) as work:
        dynamodb_world.organisations.public_page(HOME, limit=SIZE)
    assert work.read_units <= 1

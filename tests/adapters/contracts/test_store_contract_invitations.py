"""The contract of stores of invitations, in memory and in DynamoDB: a card moves with its review, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.invitations import Batch, Group, HandedOut
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.rules.refusals import Invalid, NotFound
from chalicelib.ports.stores import AlreadyThere
from tests.builders import NOW, act, author, effects, entry, organisation, review
from tests.worlds import World

BATCH = Batch(id="batch-1", organisation_id="organisation-1", number=3, group=Group.CLIENTS, made_at=NOW)
KEYS = ("key-1", "key-2", "key-3")
TODAY = day_of(NOW).toordinal()


@pytest.fixture(autouse=True)
def there_is_a_batch(world: World) -> None:
    world.put(organisation())
    world.invitations.hand_out(BATCH, KEYS, effects(entry=entry(id="entry-0", subject="organisation/organisation-1")))


def used(world: World, key: str = "key-1") -> bool:
    card = world.invitations.card(key)
    assert card is not None
    return card.used


def written(world: World, number: int = 1, key: str = "key-1") -> Review:
    one = review(id=f"review-{number}", invitation=f"batch-1/{key}")
    world.reviews.add(one, author(), effects(entry=entry(id=f"entry-{number}")))
    return one


def moved(world: World, one: Review, action: Action) -> Review:
    by = Actor.CLOCK if action is Action.EXPIRE else Actor.AUTHOR
    after, _ = one.moved(action, act(by))
    world.reviews.save(one, after, effects(entry=entry(id=f"entry-{action}-{one.id}")))
    return after


def test_a_batch_is_there_whole_and_counted_on_its_organisation(world: World) -> None:
    assert world.invitations.of("organisation-1") == [HandedOut(batch=BATCH, night=TODAY)]
    assert world.invitations.of("organisation-2") == []
    assert [each.batch for each in world.invitations.every()] == [BATCH]
    card = world.invitations.card("key-2")
    assert card is not None
    assert (card.organisation_id, card.batch_id, card.until, card.used) == (
        "organisation-1",
        "batch-1",
        BATCH.expires_at,
        False,
    )
    assert world.invitations.card("key-9") is None
    assert world.organisations.get("organisation-1").handed_out == 3


def test_a_batch_is_made_once_and_of_an_organisation_that_there_is(world: World) -> None:
    with pytest.raises(AlreadyThere):
        world.invitations.hand_out(BATCH, KEYS, effects(entry=entry(id="entry-again")))
    other = replace(BATCH, id="batch-2", organisation_id="organisation-9")
    with pytest.raises(NotFound):
        world.invitations.hand_out(other, ["key-4"], effects(entry=entry(id="entry-other")))
    assert world.organisations.get("organisation-1").handed_out == 3


def test_a_card_is_held_used_up_and_counted_with_its_review(world: World) -> None:
    one = written(world)
    assert used(world)
    with pytest.raises(Invalid):
        written(world, 2)
    assert world.invitations.of("organisation-1")[0].used == 0
    after = moved(world, one, Action.CONFIRM)
    assert (after.invited, after.invitation) == (True, "")
    assert world.reviews.get("review-1") == after
    assert world.invitations.of("organisation-1")[0].used == 1
    with pytest.raises(Invalid):
        written(world, 2)
    moved(world, after, Action.WITHDRAW)
    assert (used(world), used(world, "key-2")) == (True, False)


def test_a_review_that_is_never_confirmed_lets_its_card_go(world: World) -> None:
    gone = moved(world, written(world), Action.EXPIRE)
    assert (gone.invited, gone.invitation, used(world)) == (False, "", False)
    assert moved(world, written(world, 2), Action.CONFIRM).invited
    assert world.invitations.of("organisation-1")[0].used == 1


def typed_in(world: World, number: int, key: str) -> None:
    one = review(id=f"review-{number}", status=Status.PENDING, invited=True, typed_by="editor-1")
    taken = replace(effects(entry=entry(id=f"entry-{number}")), spends=f"batch-1/{key}")
    if number % 2:
        world.reviews.add(one, author(), taken)
    else:
        world.cases.save(taken, added=(one, author()))
    assert world.reviews.get(one.id).invitation == ""


def test_what_waits_at_once_spends_its_card_in_the_write_that_takes_it_in(world: World) -> None:
    typed_in(world, 1, "key-1")
    typed_in(world, 2, "key-2")
    assert world.invitations.of("organisation-1")[0].used == 2
    for number, key in ((3, "key-1"), (4, "key-2"), (5, "key-9")):
        with pytest.raises(Invalid):
            typed_in(world, number, key)
        with pytest.raises(NotFound):
            world.reviews.get(f"review-{number}")
    with pytest.raises(Invalid):
        written(world, 6)
    assert (used(world), used(world, "key-2"), used(world, "key-3")) == (True, True, False)
    assert world.invitations.of("organisation-1")[0].used == 2


def test_a_card_of_another_or_of_long_ago_is_held_by_nobody(world: World) -> None:
    for changes in ({"organisation_id": "organisation-2"}, {"submitted_at": NOW + timedelta(days=365)}):
        one = review(id="review-9", invitation="batch-1/key-1", **changes)
        with pytest.raises(Invalid):
            world.reviews.add(one, author(), effects(entry=entry(id="entry-9")))
    assert not used(world)


def test_a_night_passes_once_and_moves_the_figure_of_the_organisation(world: World) -> None:
    found = HandedOut(batch=BATCH, night=TODAY)
    after = replace(found, noted=9, shown=5, night=TODAY + 1)
    assert world.invitations.pass_night(found, after)
    assert not world.invitations.pass_night(found, replace(after, shown=10))
    (kept,) = world.invitations.of("organisation-1")
    assert (kept.noted, kept.shown, kept.night) == (9, 5, TODAY + 1)
    assert world.organisations.get("organisation-1").cards_used == 5

"""The contract of stores of webhooks, in memory and in DynamoDB: a message waits once, and is in one hand at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.projections.webhooks import EDITORS, TEST, Delivery, Happening, Topic, Webhook, WebhookState
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.ports.pushed.webhooks import Registered, Turn
from chalicelib.ports.stores import Effects
from tests.builders import NOW, effects, entry
from tests.worlds import World

WEBHOOK = Webhook(id="w-1", owner="o-1", url="https://hook.example/", events=(Topic.PUBLISHED,), made_at=NOW)
SECRET = b"s" * 44
MINUTE = timedelta(minutes=1)
FAILED = WebhookState().after("500", NOW)


@pytest.fixture(autouse=True)
def there_is_a_webhook(world: World) -> None:
    world.webhooks.add(WEBHOOK, SECRET, version=0, effects=logged("made"))


def logged(name: str) -> Effects:
    return effects(entry=entry(id=name, subject="organisation/o-1"))


def test_those_of_organisations_are_found_and_none_of_editors(world: World) -> None:
    """Whatever waits for them."""
    other = replace(WEBHOOK, id="w-2", owner="o-2")
    for each in (other, replace(WEBHOOK, id="w-3", owner=EDITORS)):
        world.webhooks.add(each, SECRET, version=0, effects=logged(each.id))
    put(world, 1)
    assert sorted(each.id for each in world.webhooks.of_organisations()) == ["w-1", "w-2"]


def message(number: int, topic: str = "published") -> Delivery:
    happening = Happening(topic=topic, at=NOW + number * MINUTE, about="review", organisation_id="o-1", review_id="r")
    return Delivery(id=f"msg_{number}", happening=happening)


def put(world: World, number: int, *, wake: bool = False, topic: str = "published") -> bool:
    return world.webhooks.put(WEBHOOK, message(number, topic), now=NOW, wake=wake)


def claim(world: World, later: timedelta = timedelta(), limit: int = 10) -> Turn | None:
    return world.webhooks.claim("o-1", "w-1", now=NOW + later, limit=limit)


def due(world: World, later: timedelta = timedelta()) -> list[tuple[str, str]]:
    return list(world.webhooks.due(now=NOW + later, limit=10))


def test_a_webhook_is_on_its_owners_list_until_it_is_taken_away(world: World) -> None:
    assert world.webhooks.of("o-1") == [Registered(webhook=WEBHOOK, state=WebhookState())]
    assert (world.webhooks.of("o-2"), world.webhooks.version("o-1"), world.webhooks.version("o-2")) == ([], 1, 0)
    with pytest.raises(ChangedMeanwhile):
        world.webhooks.add(WEBHOOK, SECRET, version=0, effects=logged("again"))
    world.webhooks.remove(WEBHOOK, effects=logged("gone"))
    assert [each.id for each in world.log.of("organisation/o-1")] == ["gone", "made"]
    assert world.webhooks.of("o-1") == []
    with pytest.raises(NotFound):
        world.webhooks.remove(WEBHOOK)
    with pytest.raises(NotFound):
        world.webhooks.secrets(WEBHOOK, now=NOW)
    assert not put(world, 1)


def test_for_a_while_both_secrets_sign(world: World) -> None:
    assert world.webhooks.secrets(WEBHOOK, now=NOW) == [SECRET]
    world.webhooks.another_secret(WEBHOOK, b"t" * 44, both_until=NOW + MINUTE, effects=logged("another"))
    assert world.webhooks.secrets(WEBHOOK, now=NOW) == [b"t" * 44, SECRET]
    assert world.webhooks.secrets(WEBHOOK, now=NOW + MINUTE) == [b"t" * 44]


def test_a_message_waits_once_and_the_oldest_is_told_first(world: World) -> None:
    assert due(world) == []
    assert claim(world) is None
    assert [put(world, each) for each in (2, 1, 2)] == [True, True, False]
    assert put(world, 3, topic=TEST)
    assert due(world) == [("o-1", "w-1")]
    turn = claim(world, limit=2)
    assert turn is not None
    assert ([each.id for each in turn.deliveries], turn.more) == (["msg_3", "msg_1"], True)
    assert turn.registered.webhook == WEBHOOK
    world.webhooks.settle(turn, turn.deliveries, FAILED, due=NOW)
    left = claim(world)
    assert left is not None
    assert ([each.id for each in left.deliveries], left.more) == (["msg_2"], False)
    assert left.registered.state == FAILED
    world.webhooks.settle(left, left.deliveries, WebhookState(), due=None)
    assert (due(world), claim(world)) == ([], None)
    assert not put(world, 1)


def test_it_is_in_one_hand_at_a_time_and_comes_free_when_that_dies(world: World) -> None:
    put(world, 1)
    first = claim(world)
    assert first is not None
    assert (claim(world), due(world)) == (None, [])
    second = claim(world, 4 * MINUTE)
    assert second is not None
    assert second.deliveries == first.deliveries
    world.webhooks.settle(first, (), FAILED, due=NOW)  # it is no longer in that hand
    assert claim(world, 4 * MINUTE) is None
    assert world.webhooks.of("o-1")[0].state == WebhookState()


def test_one_that_failed_waits_also_when_more_comes_unless_it_is_woken(world: World) -> None:
    put(world, 1)
    turn = claim(world)
    assert turn is not None
    world.webhooks.settle(turn, (), FAILED, due=NOW + 5 * MINUTE)
    put(world, 2)
    assert due(world, 4 * MINUTE) == []
    assert due(world, 5 * MINUTE) == [("o-1", "w-1")]
    put(world, 3, wake=True)
    assert due(world) == [("o-1", "w-1")]


def test_one_that_rests_is_due_for_nothing_that_comes_until_it_is_woken(world: World) -> None:
    put(world, 1)
    turn = claim(world)
    assert turn is not None
    world.webhooks.settle(turn, (), WebhookState(paused=True), due=None)
    assert put(world, 2)
    assert due(world, timedelta(days=1)) == []
    put(world, 3, wake=True)
    woken = claim(world)
    assert woken is not None
    assert len(woken.deliveries) == 3


def test_what_comes_while_the_last_is_told_is_not_forgotten(world: World) -> None:
    put(world, 1)
    turn = claim(world)
    assert turn is not None
    put(world, 2)
    world.webhooks.settle(turn, turn.deliveries, WebhookState(), due=None)
    again = claim(world)
    assert again is not None
    assert [each.id for each in again.deliveries] == ["msg_2"]


def test_after_a_week_a_message_is_told_no_more(world: World) -> None:
    put(world, 1)
    turn = claim(world, timedelta(days=7))
    assert turn is not None
    assert turn.deliveries == []

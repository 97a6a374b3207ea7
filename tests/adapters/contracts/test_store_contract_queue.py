"""The contract of the queue's narrower readings and of assignments, in memory and in DynamoDB."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

import pytest

from chalicelib.adapters.dynamodb.client.working_tables import ClaimItem, QueueItem
from chalicelib.adapters.dynamodb.projections.queue import LOOKED_AT, queue_item
from chalicelib.bootstrap import platform
from chalicelib.domain.projections.queue import Backlog, Count, Holders, QueueKind, QueueOrder, Waiting
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.use_cases.access.assign_work import MOST_ASSIGNED
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, organisation, review
from tests.conftest import DynamoWorld
from tests.worlds import World

HOUR = timedelta(hours=1)
_KINDS = (("self_harm", 3), ("threat", 3), ("personal_data", 2), ("all_capitals", 1), None)


@pytest.fixture(autouse=True)
def there_is_an_organisation(world: World) -> None:
    world.put(organisation())


def waits(world: World, number: int, *, days: int = 0) -> str:
    """Let a review wait, of a strength that its number decides and since so many hours after it."""
    signal = _KINDS[number % len(_KINDS)]
    signals = (Signal(*signal, "Kijk na."),) if signal else ()
    since = NOW - days * timedelta(days=1) + number * HOUR
    one = review(id=f"review-{number}", signals=signals, submitted_at=since - HOUR)
    Life(world, now=since, review=one).submitted().does(Action.CONFIRM)
    return one.id


def read(
    world: World,
    *,
    limit: int = 3,
    order: QueueOrder = QueueOrder.STRONGEST,
    late: bool = False,
    oldest: datetime | None = None,
    wanted: Callable[[Sequence[Waiting]], Collection[str]] | None = None,
) -> list[str]:
    """Return the ids of all pages, each asked for a day after the one before."""
    found, cursor = list[str](), ""
    for page in range(200):
        items, further = world.queue.page(
            QueueKind.REVIEW,
            status="",
            limit=limit,
            cursor=cursor,
            now=NOW + page * timedelta(days=1),
            order=order,
            late=late,
            oldest=oldest,
            wanted=wanted,
        )
        assert len(items) <= limit
        found += [each.id for each in items]
        if further is None:
            return found
        cursor = further
    raise AssertionError(found)


@pytest.mark.parametrize("limit", [1, 3, 20, 100])
def test_the_oldest_first_is_by_age_alone_page_by_page(world: World, limit: int) -> None:
    numbers = [number * 7 % 40 for number in range(40)]
    for number in numbers:
        waits(world, number)
    assert read(world, limit=limit, order=QueueOrder.OLDEST) == [f"review-{number}" for number in range(40)]


@pytest.mark.parametrize("order", list(QueueOrder))
def test_only_what_is_late_by_the_first_page_is_read_where_that_is_asked(world: World, order: QueueOrder) -> None:
    late = {waits(world, number, days=14) for number in range(9)}
    for number in range(10, 19):
        waits(world, number)
    found = read(world, order=order, late=True)
    assert len(found) == len(late)
    assert set(found) == late
    if order is QueueOrder.OLDEST:
        assert found == sorted(late)


@pytest.mark.parametrize("ages", [(0,), (0, 3), (0, 3, 14), (3, 14, 100)])
@pytest.mark.parametrize("late", [False, True])
def test_who_knows_since_when_the_first_of_them_waits_reads_the_same(
    world: World, ages: tuple[int, ...], *, late: bool
) -> None:
    for number in range(16):
        waits(world, number, days=ages[number % len(ages)])
    oldest = min(each.waiting_since for each in world.queue.all(QueueKind.REVIEW))
    assert world.queue.backlog(QueueKind.REVIEW) == Backlog(count=16, oldest=oldest)
    assert read(world, late=late, oldest=oldest) == read(world, late=late)


def test_the_first_of_what_waits_is_known_however_much_there_is(dynamodb_world: DynamoWorld) -> None:
    with QueueItem.batch_write() as batch:
        for number in range(8 * 300):
            one = Waiting(
                kind=QueueKind.REVIEW,
                id=f"waiting-{number}",
                organisation_id="organisation-1",
                status="pending",
                waiting_since=NOW - HOUR if number % 2 else NOW - 100 * HOUR,
                strength=number % 2,  # what came first has nothing strong
            )
            batch.save(queue_item(one))
    found = dynamodb_world.queue.backlog(QueueKind.REVIEW)
    assert (found.more, found.oldest) == (True, NOW - 100 * HOUR)
    assert 1000 < found.count <= 2000


@pytest.mark.parametrize("order", list(QueueOrder))
def test_only_what_is_wanted_is_read_in_the_same_order(world: World, order: QueueOrder) -> None:
    for number in range(20):
        waits(world, number)
    chosen = {f"review-{number}" for number in range(20) if number % 3 == 0}
    everything = read(world, order=order)
    asked = read(world, order=order, wanted=lambda some: chosen & {each.id for each in some})
    assert asked == [each for each in everything if each in chosen]


@pytest.mark.parametrize("order", list(QueueOrder))
def test_a_page_looks_at_no_more_than_so_many_however_few_are_wanted(
    dynamodb_world: DynamoWorld, order: QueueOrder
) -> None:
    with QueueItem.batch_write() as batch:
        for number in range(LOOKED_AT + 150):
            one = Waiting(
                kind=QueueKind.REVIEW,
                id=f"waiting-{number:04}",
                organisation_id="organisation-1",
                status="pending",
                waiting_since=NOW + number * timedelta(seconds=1),
            )
            batch.save(queue_item(one))
    last, asked = f"waiting-{LOOKED_AT + 149:04}", list[int]()

    def only_the_last(some: Sequence[Waiting]) -> Collection[str]:
        asked.append(len(some))
        return {each.id for each in some if each.id == last}

    kept = {"limit": 20, "status": "", "order": order, "wanted": only_the_last, "now": NOW}
    items, further = dynamodb_world.queue.page(QueueKind.REVIEW, cursor="", **kept)  # type: ignore[arg-type]  # as above
    assert (list(items), sum(asked)) == ([], LOOKED_AT)
    assert further is not None
    items, further = dynamodb_world.queue.page(QueueKind.REVIEW, cursor=further, **kept)  # type: ignore[arg-type]  # as above
    assert ([each.id for each in items], further) == ([last], None)


def test_what_was_assigned_is_one_editors_until_it_is_given_on_or_freed(world: World) -> None:
    def given(kind: QueueKind, one: str, to: str, before: str) -> None:
        world.queue.assign(kind, one, to, before=before, now=NOW)

    given(QueueKind.REVIEW, "r1", "ed-an", "")
    given(QueueKind.REPLY, "r1", "ed-an", "")
    given(QueueKind.NOTICE, "n1", "ed-bo", "")
    assert world.queue.assigned_to("ed-an", now=NOW) == [(QueueKind.REPLY, "r1"), (QueueKind.REVIEW, "r1")]
    assert world.queue.holders(QueueKind.REVIEW, ["r1", "r2"], now=NOW) == {"r1": Holders(assigned_to="ed-an")}
    given(QueueKind.REVIEW, "r1", "ed-bo", "ed-an")
    assert world.queue.assigned_to("ed-an", now=NOW) == [(QueueKind.REPLY, "r1")]
    assert world.queue.assigned_to("ed-bo", now=NOW) == [(QueueKind.NOTICE, "n1"), (QueueKind.REVIEW, "r1")]
    given(QueueKind.REVIEW, "r1", "", "ed-bo")
    assert world.queue.assigned_to("ed-bo", now=NOW) == [(QueueKind.NOTICE, "n1")]
    assert world.queue.holders(QueueKind.REVIEW, ["r1"], now=NOW) == {}
    given(QueueKind.REVIEW, "r1", "ed-an", "")


@pytest.mark.parametrize(("before", "to"), [("", "ed-cis"), ("ed-bo", "ed-cis"), ("ed-bo", ""), ("", "")])
def test_of_two_who_assign_at_once_one_is_told(world: World, before: str, to: str) -> None:
    world.queue.assign(QueueKind.REVIEW, "r1", "ed-an", before="", now=NOW)
    with pytest.raises(ChangedMeanwhile):
        world.queue.assign(QueueKind.REVIEW, "r1", to, before=before, now=NOW)
    assert world.queue.assigned_to("ed-an", now=NOW) == [(QueueKind.REVIEW, "r1")]
    assert world.queue.assigned_to("ed-cis", now=NOW) == []


def test_what_is_handed_over_changes_hands_whole_or_not_at_all(world: World) -> None:
    held = [(QueueKind.REVIEW, f"r{number:02}") for number in range(MOST_ASSIGNED)]
    for kind, one in held:
        world.queue.assign(kind, one, "ed-an", before="", now=NOW)
    world.queue.assign(*held[-1], "ed-cis", before="ed-an", now=NOW)
    given = dict.fromkeys(held, "ed-bo") | {held[0]: ""}
    with pytest.raises(ChangedMeanwhile):
        world.queue.hand_over(given, before="ed-an", now=NOW)
    assert world.queue.assigned_to("ed-an", now=NOW) == held[:-1]
    assert world.queue.assigned_to("ed-bo", now=NOW) == []
    world.queue.assign(*held[-1], "ed-an", before="ed-cis", now=NOW)
    world.queue.hand_over(given, before="ed-an", now=NOW)
    assert world.queue.assigned_to("ed-an", now=NOW) == []
    assert world.queue.assigned_to("ed-bo", now=NOW) == held[1:]
    assert [*world.queue.holders(QueueKind.REVIEW, ["r00", "r01"], now=NOW)] == ["r01"]
    assert {*world.queue.desk(QueueKind.REVIEW, now=NOW).holders} == {one for _, one in held[1:]}


def test_a_claim_and_an_assignment_are_two_things(world: World) -> None:
    world.queue.assign(QueueKind.REVIEW, "r1", "ed-an", before="", now=NOW)
    world.queue.claim("r1", "ed-bo", now=NOW)
    holders = world.queue.holders(QueueKind.REVIEW, ["r1"], now=NOW)
    assert holders == {"r1": Holders(claimed_by="ed-bo", assigned_to="ed-an")}
    world.queue.release("r1", "ed-bo")
    assert world.queue.holders(QueueKind.REVIEW, ["r1"], now=NOW) == {"r1": Holders(assigned_to="ed-an")}


def test_the_desk_shows_what_is_in_hand_as_claims_and_assignments_say(world: World) -> None:
    def seen(now: datetime = NOW) -> dict[str, tuple[str, str]]:
        held = world.queue.desk(QueueKind.REVIEW, now=now).holders
        assert held == world.queue.holders(QueueKind.REVIEW, ids, now=now)
        return {each: (by.claimed_by, by.assigned_to) for each, by in held.items()}

    ids = ["r1", "r2", "r3"]
    assert seen() == {}
    world.queue.claim("r1", "ed an", now=NOW)  # whatever an id looks like
    world.queue.assign(QueueKind.REVIEW, "r1", "ed-bo", before="", now=NOW)
    world.queue.assign(QueueKind.REPLY, "r2", "ed-bo", before="", now=NOW)
    assert seen() == {"r1": ("ed an", "ed-bo")}
    world.queue.claim("r1", "ed-bo", now=NOW)
    world.queue.release("r1", "ed an")  # hers no more
    world.queue.assign(QueueKind.REVIEW, "r1", "ed-cis", before="ed-bo", now=NOW)
    assert seen() == {"r1": ("ed-bo", "ed-cis")}
    assert seen(NOW + HOUR) == {"r1": ("", "ed-cis")}
    world.queue.release("r1", "ed-bo")
    world.queue.assign(QueueKind.REVIEW, "r1", "", before="ed-cis", now=NOW)
    assert seen() == {}


def test_a_count_is_kept_until_the_next(world: World) -> None:
    assert world.queue.desk(QueueKind.REVIEW, now=NOW).count is None
    for count in (3, 4):
        backlog = Backlog(count=count, oldest=NOW - HOUR, more=True)
        kept = Count(
            at=NOW + count * HOUR, of={QueueKind.REVIEW: backlog, QueueKind.APPEAL: Backlog(count=0, oldest=None)}
        )
        world.queue.keep_count(kept)
        assert world.queue.desk(QueueKind.REVIEW, now=NOW).count == kept


def test_what_is_over_is_cleared_from_the_desk_and_what_was_taken_anew_stays(dynamodb_world: DynamoWorld) -> None:
    queue = dynamodb_world.queue
    queue.claim("r1", "ed-an", now=NOW)
    queue.claim("r2", "ed-an", now=NOW + HOUR)
    queue.assign(QueueKind.REVIEW, "r1", "ed-bo", before="", now=NOW)
    queue.keep_count(Count(at=NOW + HOUR, of={}))
    (item,) = ClaimItem.batch_get(["desk"])
    assert sorted(item.in_hand) == ["assigned#review#r1", "claimed#r2"]


@pytest.mark.usefixtures("dynamodb_world")
def test_an_assignment_is_over_when_its_time_is_and_can_be_made_anew() -> None:
    queue, later = platform().queue, NOW + timedelta(days=401)
    queue.assign(QueueKind.REVIEW, "r1", "ed-an", before="", now=NOW)
    assert queue.assigned_to("ed-an", now=later) == []
    queue.assign(QueueKind.REVIEW, "r1", "ed-bo", before="", now=later)
    assert queue.assigned_to("ed-bo", now=later) == [(QueueKind.REVIEW, "r1")]

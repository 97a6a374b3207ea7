"""The contract of stores of second readings, in memory and in DynamoDB: with the decision, and gone with the review."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.cases.second_reading import Pairs, ReadAs, SecondReading, Stands
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, ReadingStatus, Status
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from tests.builders import NOW, act, author, effects, entry, organisation, review
from tests.worlds import World

READING = SecondReading(
    id="reading-1",
    year=2026,
    first=ReadAs.REJECT,
    first_rule="no_advertising",
    first_editor="editor-an",
    review_id="review-1",
    organisation_id="organisation-1",
    revision=1,
    closed_to=("editor-an", "editor-bram"),
    waiting_since=NOW,
)
READ = replace(
    READING,
    status=ReadingStatus.DISPUTED,
    second=ReadAs.APPROVE,
    second_editor="editor-cis",
    version=2,
)
PAIRS = Pairs().after(READ)
SETTLED = replace(READ, status=ReadingStatus.SETTLED, stands=Stands.FIRST, settled_by="editor-dirk", version=3)


@pytest.fixture
def drawn(world: World) -> Review:
    world.put(organisation())
    before = review()
    world.reviews.add(before, author(), effects())
    after, _ = before.moved(Action.CONFIRM, act(Actor.AUTHOR))
    made = replace(effects(), entry=entry(id="entry-d", subject="review/review-1"), drawn=READING)
    world.reviews.save(before, after, made)
    return after


def waits(world: World) -> list[tuple[str, str]]:
    found, _ = world.queue.page(QueueKind.SECOND_READING, status="", limit=10, cursor="", now=NOW)
    return [(each.id, each.status) for each in found]


def saved(world: World, before: SecondReading, after: SecondReading, *pairs: Pairs) -> None:
    what = effects(entry=entry(id=f"entry-{after.version}", subject="reading/reading-1"))
    world.readings.save(before, after, what, pairs=(pairs[0], pairs[1]) if pairs else None)


@pytest.mark.usefixtures("drawn")
def test_what_is_drawn_comes_with_its_decision_and_is_found_by_its_own_id_and_by_its_review(world: World) -> None:
    assert world.readings.get("reading-1") == READING
    assert world.readings.many(["review-1", "review-2"]) == {"reading-1": READING}
    assert world.readings.of_year(2026) == [READING.tally]
    assert world.readings.of_year(2025) == []
    assert waits(world) == [("reading-1", "waiting")]
    assert world.readings.pairs() == Pairs()
    with pytest.raises(NotFound):
        world.readings.get("review-1")


def test_where_the_decision_is_not_written_nothing_is_drawn(world: World) -> None:
    world.put(organisation())
    before = review()
    world.reviews.add(before, author(), effects())
    stale = replace(before, version=before.version + 5)
    with pytest.raises(ChangedMeanwhile):
        world.reviews.save(stale, replace(stale, version=9), replace(effects(), drawn=READING))
    assert (waits(world), world.readings.of_year(2026)) == ([], [])


@pytest.mark.usefixtures("drawn")
def test_of_two_who_read_at_once_one_counts(world: World) -> None:
    saved(world, READING, READ, Pairs(), PAIRS)
    with pytest.raises(ChangedMeanwhile):
        saved(world, READING, replace(READ, second=ReadAs.REJECT, second_editor="editor-eva"), PAIRS, PAIRS.after(READ))
    assert world.readings.get("reading-1") == READ
    assert world.readings.of_year(2026) == [READ.tally]
    assert world.readings.pairs() == PAIRS
    assert waits(world) == [("reading-1", "disputed")]
    assert len(world.log.of("reading/reading-1")) == 1
    saved(world, READ, SETTLED)
    assert (world.readings.get("reading-1"), waits(world)) == (SETTLED, [])


@pytest.mark.usefixtures("drawn")
def test_two_pairs_at_once_are_one_after_the_other(world: World) -> None:
    """Else the same two could be paired twice in a row by two readings at the same moment."""
    saved(world, READING, READ, Pairs(), PAIRS)
    with pytest.raises(ChangedMeanwhile):
        saved(world, READ, replace(SETTLED, version=3), Pairs(), PAIRS)
    assert world.readings.get("reading-1") == READ


@pytest.mark.parametrize("before", [READING, READ])
@pytest.mark.parametrize("action", [Action.ERASE, Action.EXPIRE])
def test_erased_it_is_gone_with_its_place_and_its_count_unless_time_took_it(
    world: World, drawn: Review, action: Action, before: SecondReading
) -> None:
    is_read = before is READ
    if is_read:
        saved(world, READING, READ, Pairs(), PAIRS)
    after, _ = replace(drawn, status=Status.REJECTED).moved(
        action, act(Actor.CLOCK if action is Action.EXPIRE else Actor.AUTHOR)
    )
    world.reviews.save(drawn, after, effects(entry=entry(id="entry-e", subject="review/review-1", action=action)))
    assert waits(world) == []
    assert world.readings.many(["review-1"]) == {}
    kept = [READ.tally] if is_read and action is Action.EXPIRE else []
    assert world.readings.of_year(2026) == kept
    with pytest.raises(NotFound):
        world.readings.get("reading-1")
    with pytest.raises(ChangedMeanwhile):
        saved(world, before, SETTLED if is_read else READ)


def test_who_opened_a_review_is_known_each_once(world: World) -> None:
    assert world.queue.openers(["review-1"]) == {}
    for who, at in (("editor-an", 0), ("editor-bram", 1), ("editor-an", 2)):
        world.queue.note_opened("review-1", who, now=NOW + timedelta(days=at))
    world.queue.note_opened("review-2", "editor-cis", now=NOW)
    assert world.queue.openers(["review-1", "review-3"]) == {"review-1": frozenset({"editor-an", "editor-bram"})}
    assert world.queue.claims(["review-1"], now=NOW) == {}

"""Second readings, by many at once: drawn once with the decision that stands, read once, and gone with their review."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from chalicelib.adapters.dynamodb.client.tables import CaseItem
from chalicelib.domain.cases import second_reading
from chalicelib.domain.cases.second_reading import SecondReading
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, ReadingAction, Status
from tests.builders import RULE
from tests.races.arena import AT_ONCE, Arena, Call
from tests.scale import times
from tests.story.requests import Answer

READERS = range(1, AT_ONCE)  # all but the first editor
REFUSES = {"action": "reject", "rule": RULE}


@pytest.fixture(autouse=True)
def _chance_draws_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reading, "ONE_IN", 1)


def waiting(arena: Arena, how_many: int) -> list[Review]:
    return arena.reviews(how_many, arena.organisation(), status=Status.PENDING)


def drawn(arena: Arena, reviews: Sequence[Review]) -> dict[str, SecondReading]:
    """The second reading of each, by the id of its review."""
    return {each.review_id: each for each in arena.here.readings.many([each.id for each in reviews]).values()}


def refused(arena: Arena, how_many: int) -> list[SecondReading]:
    """So many readings of what one editor refused."""
    reviews = waiting(arena, how_many)
    for each in reviews:
        arena.does(Action.REJECT, each.id)
    arena.settle()
    forget_pairs()
    return list(drawn(arena, reviews).values())


def forget_pairs() -> None:
    """Whoever read before, in another test, is no reason to pass over anybody."""
    CaseItem("pairs").delete()


def told(heard: Sequence[Answer]) -> Counter[int]:
    return Counter(each.status for each in heard)


def counted(arena: Arena, some: Sequence[SecondReading]) -> list[SecondReading]:
    """What is counted of these."""
    ids = {each.id for each in some}
    return [each for each in arena.here.readings.of_year(some[0].year) if each.id in ids]


def reads(arena: Arena, reading: SecondReading, number: int) -> Call:
    """The request of an editor who reads again: every other one refuses too."""
    call = arena.request_of(ReadingAction.READ_AGAIN, reading.id, editor=number)
    return replace(call, body=REFUSES) if number % 2 else call


def test_of_twenty_who_decide_at_once_the_word_of_the_one_that_is_heard_is_drawn(arena: Arena) -> None:
    reviews = waiting(arena, times(full=25, quick=4))
    actions = [(Action.APPROVE, Action.REJECT, Action.RETURN)[number % 3] for number in range(AT_ONCE)]
    rounds = [
        [arena.request_of(do, each.id, editor=number, version=1) for number, do in enumerate(actions)]
        for each in reviews
    ]
    answers = arena.race(rounds)
    readings = drawn(arena, reviews)
    for review, heard in zip(reviews, answers, strict=True):
        assert told(heard) == {200: 1, 409: AT_ONCE - 1}
        winner = next(number for number, each in enumerate(heard) if each.status == 200)
        reading = readings[review.id]
        assert (reading.first, reading.first_editor) == (str(actions[winner]), f"editor-{winner}")
    assert len(counted(arena, list(readings.values()))) == len(reviews)
    assert {("second_reading", each.id) for each in readings.values()} <= arena.queue()


def test_of_nineteen_who_read_one_text_at_once_one_counts(arena: Arena) -> None:
    readings = refused(arena, times(full=25, quick=4))
    answers = arena.race([[reads(arena, each, number) for number in READERS] for each in readings])
    log = arena.log()
    after = drawn_again(arena, readings)
    for reading, heard in zip(readings, answers, strict=True):
        assert told(heard) == {200: 1, 409: len(READERS) - 1}
        assert {each.code for each in heard} <= {"", "not_allowed_now", "changed_meanwhile", "needs_another_editor"}
        winner = READERS[next(place for place, each in enumerate(heard) if each.status == 200)]
        found = after[reading.id]
        assert (found.second_editor, found.second) == (f"editor-{winner}", "reject" if winner % 2 else "approve")
        assert [each.actor_id for each in log[f"reading/{reading.id}"]] == [f"editor-{winner}"]
    assert sorted(counted(arena, readings), key=by_id) == sorted((each.tally for each in after.values()), key=by_id)
    assert arena.here.readings.pairs().version == len(readings)


def test_who_reads_many_of_one_editors_at_once_reads_one_of_them(arena: Arena) -> None:
    """Else the same two were paired twice in a row."""
    for _ in range(times(full=10, quick=2)):
        readings = refused(arena, AT_ONCE)
        (heard,) = arena.race([[arena.request_of(ReadingAction.READ_AGAIN, each.id, editor=1) for each in readings]])
        assert told(heard) == {200: 1, 409: AT_ONCE - 1}
        assert {each.code for each in heard} <= {"", "needs_another_editor", "changed_meanwhile"}
        assert Counter(each.blind for each in drawn_again(arena, readings).values()) == {False: 1, True: AT_ONCE - 1}


def test_of_eighteen_who_settle_one_difference_at_once_one_is_heard(arena: Arena) -> None:
    readings = refused(arena, times(full=10, quick=2))
    for number, each in enumerate(readings):
        arena.does(ReadingAction.READ_AGAIN, each.id, editor=1 + number % 2)
    settles = [({"stands": "first"}, {"stands": "second"})[number % 2] for number in range(3, AT_ONCE)]
    rounds = [
        [
            replace(arena.request_of(ReadingAction.SETTLE, each.id, editor=number), body=said)
            for number, said in enumerate(settles, start=3)
        ]
        for each in readings
    ]
    answers = arena.race(rounds)
    after = drawn_again(arena, readings)
    for reading, heard in zip(readings, answers, strict=True):
        assert told(heard) == {200: 1, 409: len(settles) - 1}
        place = next(place for place, each in enumerate(heard) if each.status == 200)
        found = after[reading.id]
        assert (found.settled_by, {"stands": found.stands}) == (f"editor-{3 + place}", settles[place])
        assert ("second_reading", reading.id) not in arena.queue()


def test_an_author_who_erases_while_all_read_is_erased_and_leaves_the_sample(arena: Arena) -> None:
    readings = refused(arena, times(full=20, quick=4))
    before = {each.id: arena.here.reviews.get(each.review_id) for each in readings}
    rounds = [
        [
            arena.request_of(Action.ERASE, each.review_id, by=Actor.AUTHOR)
            if number % 5 == 0
            else arena.request_of(ReadingAction.READ_AGAIN, each.id, editor=number)
            for number in range(AT_ONCE)
        ]
        for each in readings
    ]
    answers = arena.race(rounds)
    for reading, heard in zip(readings, answers, strict=True):
        erasing = [each for number, each in enumerate(heard) if number % 5 == 0]
        assert 200 in told(erasing)
        assert {each.status for each in heard} <= {200, 404, 409, 410}
        assert not before[reading.id].content_free
        assert arena.here.reviews.get(reading.review_id).content_free
    assert arena.here.readings.many([each.review_id for each in readings]) == {}
    assert counted(arena, readings) == []
    assert not {("second_reading", each.id) for each in readings} & arena.queue()


def drawn_again(arena: Arena, some: Sequence[SecondReading]) -> dict[str, SecondReading]:
    """These as they stand now, by their own ids."""
    return dict(arena.here.readings.many([each.review_id for each in some]))


def by_id(reading: SecondReading) -> str:
    return reading.id

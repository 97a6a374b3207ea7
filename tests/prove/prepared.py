"""The states that transitions and beginnings are tried in, and the acts of people, of the clock and of Lambda."""

import itertools
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from chalicelib.domain.cases.second_reading import SecondReading, is_drawn
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.deadlines import of_review
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Action, ReadingAction, ReadingStatus, Status
from tests.prove import aws
from tests.prove.stage import Clock
from tests.races.arena import Arena, Call

FIRST: Final = "editor-9"  # who took the decision before
LONG_AFTER: Final = timedelta(days=9_000)
Act = Callable[[], int]  # done again, it is what a person or Lambda does who heard no answer; gives the status


def placed(arena: Arena, home: Organisation | None = None, **changes: Any) -> Review:
    """A review in a state, with its deadline too."""
    (made,) = arena.reviews(1, home or arena.organisation(), **{"moved_by": FIRST, **changes})
    if (deadline := of_review(made)) is not None:
        arena.here.deadlines.put(deadline)
    return made


def drawn(arena: Arena) -> Review:
    """Another review that waits for its first decision, which chance draws to be read again."""
    here = arena.here
    ids = (each for each in map("drawn-{}".format, itertools.count()) if is_drawn(each, here.id_generator))
    drawn_id = next(each for each in ids if not here.reviews.many([each]))
    return placed(arena, id=drawn_id, status=Status.PENDING, moved_by="")


def a_reading(arena: Arena, clock: Clock, at: ReadingStatus) -> SecondReading:
    """A second reading in a status, of a review that was refused first."""
    review = drawn(arena)
    arena.does(Action.REJECT, review.id)
    arena.settle()
    clock.forward(seconds=1)
    (made,) = arena.here.readings.many([review.id]).values()
    if at is ReadingStatus.DISPUTED:
        by_turns = 1 + 2 * (arena.here.readings.pairs().version % 2)  # nobody reads one editor's twice running
        arena.does(ReadingAction.READ_AGAIN, made.id, editor=by_turns)
    return made


def asks(arena: Arena, call: Call) -> Act:
    return lambda: arena.ask(call).status


def happens(name: str, event: Mapping[str, Any]) -> Act:
    """A function's work: by its schedule, or with the event of what it follows."""

    def tell() -> int:
        if name in aws.schedules():
            aws.scheduled(name)
        else:
            aws.called(name, event)
        return 200

    return tell


def passed(clock: Clock) -> Act:
    """The clock's work, once all periods are over."""
    clock.forward(days=LONG_AFTER.days)
    return happens("keep_deadlines", {})

"""The life of a platform under random acts: what all histories know of it, and how one step is taken."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar, Final, TypeVar

from hypothesis.stateful import RuleBasedStateMachine, initialize

from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law, Need
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    ADDS,
    CLOSED_ON_LEAVING,
    CLOSES,
    REPLY_LAW,
    REVIEW_LAW,
    Action,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.refusals import NotFound
from tests.builders import author
from tests.prove.stage import Clock
from tests.prove.wire import NotSoManyCalls, dying
from tests.races.arena import Arena, Call
from tests.story.acts import AnyAction
from tests.story.requests import Answer
from tests.sync.images import Image, put_down

MOST: Final = 6  # reviews of one history: few enough that much happens to each
EDITORS: Final = 4
HOMES: Final = 2
_FAULT: Final = 500
T = TypeVar("T")

BY_TWO: Final = frozenset({Need.SECOND_EDITOR_IF_WATCHED, Need.SECOND_EDITOR_IF_GRAVE})


@dataclass(frozen=True)
class Drawn:
    """The draws of chance for one step."""

    which: int
    pick: int
    editor: int
    death: int | None


@dataclass
class Told:
    """The state of a review as the model knows it."""

    status: str
    reply: str = ReplyStatus.NONE


class Lives(RuleBasedStateMachine):
    """One life; `arena`, `clock` and `empty` are the same for all."""

    arena: ClassVar[Arena]
    clock: ClassVar[Clock]
    empty: ClassVar[Image]
    steps: ClassVar[Counter[str]] = Counter()

    @initialize()
    def begin(self) -> None:
        put_down(self.empty, self.arena.here)
        self.arena.put_editors()  # years have gone by since the first history, and their sessions with these
        self.fresh_process()
        self.homes = [self.arena.organisation() for _ in range(HOMES)]
        self.told: dict[str, Told] = {}
        self.touched: set[str] = set()  # in this step
        self.notices: list[str] = []
        self.codes: list[tuple[str, str]] = []  # of cards, with whose they are
        self.opened: set[tuple[str, str]] = set()  # a review, and an editor who saw it
        self.surname = author().last_name
        self.written = 0

    def is_full(self) -> bool:
        return len(self.told) >= MOST

    # How

    def any_review(self, which: int, *at: Status) -> Review:
        """A review; mostly one that stands where somebody would do this."""
        fitting = [each for each, told in self.told.items() if told.status in at]
        review_id = one_of(fitting, list(self.told), which)
        self.touched.add(review_id)
        return self.arena.here.reviews.get(review_id)

    @staticmethod
    def this_case(find: Callable[[], T]) -> T | None:
        try:
            return find()
        except NotFound:
            return None

    def is_public(self, review: Review) -> bool:
        home = self.arena.here.organisations.get(review.organisation_id)
        return review.status == Status.PUBLISHED and not home.blocked(self.clock.now)

    def decision(self, action: AnyAction, item_id: str, version: int, editor: int, **more: object) -> Call:
        return self.arena.request_of(action, item_id, by=Actor.EDITOR, version=version, editor=editor, **more)

    def moves(self, review: Review, action: Action | ReplyAction, by: Actor, call: Call, death: int | None) -> None:
        """An act that the law has a row for, or has not: done only where there is one."""
        about = "reply" if isinstance(action, ReplyAction) else "addition" if action in ADDS else "review"
        laws: Mapping[str, Law[Any, Any]] = {"reply": REPLY_LAW, "addition": ADDITION_LAW, "review": REVIEW_LAW}
        law = laws[about].steps

        def of(found: Review) -> str:
            return {"reply": found.reply_status, "addition": found.addition_status, "review": found.status}[about]

        at = of(review)
        step = law.get((at, action))
        open_to_it = by is not Actor.ORGANISATION or self.is_public(review)  # its link leads to what is online
        heard = self.does(action, call, death)
        if heard.status < 300:
            assert step is not None, (at, action, heard)
            assert by in step.by, (at, action, heard)
            after = self.arena.here.reviews.get(review.id)
            stands = of(after)
            waits = step.needs & BY_TWO and stands == at
            ends = {step.to, *(step.back or ())}
            left = not self.arena.here.organisations.get(review.organisation_id).taking_part
            if about == "review" and ends & CLOSES and left:
                ends |= CLOSED_ON_LEAVING  # it came back to editors after its organisation left
            assert stands in ends or waits, (at, action, stands)
        elif step is not None and by in step.by and not step.needs and death is None and open_to_it:
            raise AssertionError(f"{action} of what is {at} was refused: {heard}")

    def does(self, name: str, call: Call, death: int | None) -> Answer:
        """One request, a second after the last; where the process dies in it, the same once more in a new one."""
        self.clock.forward(seconds=1)
        self.arena.settle()
        heard = self.survives(lambda: self.arena.ask(call), death)
        self.steps[f"{name} {'done' if heard.status < 300 else 'refused'}"] += 1
        assert heard.status < _FAULT, (call, heard)
        return heard

    def survives(self, act: Callable[[], T], death: int | None) -> T:
        if death is None:
            return act()
        lived: list[T] = []
        with suppress(NotSoManyCalls), dying(at=max(death, 1), after=death > 0):
            lived.append(act())
        if lived:
            return lived[0]
        self.steps["deaths"] += 1
        self.fresh_process()
        return act()

    def fresh_process(self) -> None:
        here = self.arena.here
        here.directory = DynamoDirectory(here.connection)
        self.clock.hold()


def one_of(lawful: Sequence[T], all_: Sequence[T], pick: int) -> T:
    """Mostly what the law allows now, so that stories go on; now and then anything."""
    chosen = lawful if lawful and pick % 5 else all_
    return chosen[pick // 5 % len(chosen)]

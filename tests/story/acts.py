"""The acts of people: whose each is, the shortest way to each status, and things in a status by that way."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from chalicelib.domain.reviews.promises.acts import promise_moved
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Law, Need
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    ADDS,
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    READING_LAW,
    REPLY_LAW,
    REQUEST_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    AdditionStatus,
    AppealAction,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    OrganisationState,
    Participation,
    PromiseAction,
    PromiseStatus,
    ReadingAction,
    ReplyAction,
    ReplyStatus,
    RequestStatus,
    Status,
    WarningState,
)
from tests import builders

AnyAction = Action | ReplyAction | PromiseAction | NoticeAction | AppealAction | ReadingAction | OrganisationAction
S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)
_OF_THE_HOUR: Final = frozenset({Need.WITHIN_A_DAY, Need.STILL_EDITABLE})  # ways that are open for a while only
_PEOPLE: Final = (Actor.EDITOR, Actor.AUTHOR, Actor.ORGANISATION)  # what an editor may do too, an editor does
_LAWS: Final[Mapping[type, tuple[Law[Any, Any], ...]]] = {
    Action: (REVIEW_LAW, ADDITION_LAW),
    ReplyAction: (REPLY_LAW,),
    PromiseAction: (PROMISE_LAW,),
    NoticeAction: (NOTICE_LAW,),
    AppealAction: (APPEAL_LAW,),
    ReadingAction: (READING_LAW,),
    OrganisationAction: (PARTICIPATION_LAW, REQUEST_LAW, STATE_LAW, WARNING_LAW),
}


def whose(action: AnyAction) -> Actor:
    """Return who does this act where nobody says otherwise: an editor, wherever one may."""
    rows = (row for law in _LAWS[type(action)] for row in law.steps.items())
    may = {by for (_, each), step in rows if each is action for by in step.by}
    return next(by for by in (*_PEOPLE, Actor.CLOCK) if by in may)


def ways(law: Law[S, A], start: S) -> Mapping[S, tuple[A, ...]]:
    """The shortest way to each status that people reach from a start without an appeal, and without an end to one."""
    found: dict[S, tuple[A, ...]] = {start: ()}
    reached = [start]
    for at in reached:  # which grows on the way
        for (status, action), step in law.steps.items():
            ours = status == at and action not in {"uphold_appeal", "lapse"} and {*_PEOPLE} & step.by
            if ours and step.to not in found and not step.needs & _OF_THE_HOUR:
                found[step.to] = (*found[at], action)
                reached.append(step.to)
    return found


# Of what nobody confirmed nothing becomes, as a rule: every other way begins with that.
REVIEW_WAYS: Final[Mapping[Status, tuple[Action, ...]]] = {
    Status.UNCONFIRMED: (),
    **{to: (Action.CONFIRM, *way) for to, way in ways(REVIEW_LAW, Status.PENDING).items()},
}
ADDITION_WAYS: Final = ways(ADDITION_LAW, AdditionStatus.NONE)
REPLY_WAYS: Final = ways(REPLY_LAW, ReplyStatus.NONE)
PROMISE_WAYS: Final = ways(PROMISE_LAW, PromiseStatus.OPEN)  # `late` is the clock's, and where an answer leads
NOTICE_WAYS: Final = ways(NOTICE_LAW, NoticeStatus.PENDING)
APPEAL_WAYS: Final = ways(APPEAL_LAW, AppealStatus.PENDING)
# From an organisation that takes part, and about which nothing was decided.
ORGANISATION_WAYS: Final[Mapping[str, tuple[OrganisationAction, ...]]] = {
    status: way
    for found in (
        ways(PARTICIPATION_LAW, Participation.TAKING_PART),
        ways(STATE_LAW, OrganisationState.OPEN),
        ways(WARNING_LAW, WarningState.NONE),
    )
    for status, way in found.items()
} | {RequestStatus.PENDING: (OrganisationAction.LEAVE, OrganisationAction.APPLY)}


def done(before: Review, action: Action | ReplyAction | PromiseAction, act: Act) -> Review:
    """The review after an act on it, on its reply or on the promise in that, as the domain alone does it."""
    if action is Action.REVISE:
        return before.revised(f"{before.text} Herzien.", before.aspect_ratings, act)[0]
    if action in ADDS:
        text = f"{before.text} Later: {before.version}."
        own = action is Action.ADD
        return (before.added(text, act, months=0) if own else before.addition_decided(Action(action), act))[0]
    if action is ReplyAction.SUBMIT:
        return before.replied(builders.reply().text, act)[0]
    if isinstance(action, PromiseAction):
        told = builders.told() if action is PromiseAction.ANSWER else None
        return promise_moved(before, action, act, told=told)[0]
    if isinstance(action, ReplyAction):
        return before.reply_decided(action, act)[0]
    return before.moved(action, act)[0]


class Story(ABC):
    """People who do what the law lets them; a driver says how an act reaches the platform."""

    @abstractmethod
    def submit(self, **changes: Any) -> str:
        """Send a review in; returns its id."""

    @abstractmethod
    def notify(self, review_id: str, **changes: Any) -> str:
        """Give notice of a review or its reply; returns the notice's id."""

    @abstractmethod
    def appeal(self, about: str, item_id: str) -> str:
        """Appeal against what was decided on a `review` or an addition, a `reply` or a `notice`; returns its id."""

    @abstractmethod
    def does(self, action: AnyAction, about: str, *, editor: int = 0) -> object:
        """Do an act on the thing with this id, by whoever it belongs to; it must succeed."""

    def review(self, status: str = Status.PUBLISHED, **changes: Any) -> str:
        """A review in a status; returns its id."""
        review_id = self.submit(**changes)
        for action in REVIEW_WAYS[Status(status)]:
            self.does(action, review_id)
        return review_id

    def addition(self, status: str = AdditionStatus.PUBLISHED, **changes: Any) -> str:
        """A published review to which something was added, which has a status; returns the review's id."""
        review_id = self.review(**changes)
        for action in ADDITION_WAYS[AdditionStatus(status)]:
            self.does(action, review_id)
        return review_id

    def reply(self, status: str = ReplyStatus.PUBLISHED, **changes: Any) -> str:
        """A published review with a reply in a status; returns its id."""
        review_id = self.review(**changes)
        for action in REPLY_WAYS[ReplyStatus(status)]:
            self.does(action, review_id)
        return review_id

    def promised(self, status: str = PromiseStatus.OPEN, **changes: Any) -> str:
        """A published review with a promise in its reply, in a status to which people lead; returns the review's id."""
        review_id = self.review(**changes)
        self.reply_with_promise(review_id)
        self.does(ReplyAction.APPROVE, review_id)
        for action in PROMISE_WAYS[PromiseStatus(status)]:
            self.does(action, review_id)
        return review_id

    @abstractmethod
    def reply_with_promise(self, review_id: str) -> object:
        """Send a reply in which something is promised."""

    def notice(self, status: str = NoticeStatus.PENDING, review_id: str = "") -> str:
        """A notice in a status, of a published review; returns its id."""
        notice_id = self.notify(review_id or self.review())
        for action in NOTICE_WAYS[NoticeStatus(status)]:
            self.does(action, notice_id)
        return notice_id

    def appealed(self, status: str = AppealStatus.PENDING) -> str:
        """An author's appeal in a status, against a rejection by the first editor; returns its id."""
        appeal_id = self.appeal("review", self.review(Status.REJECTED))
        for action in APPEAL_WAYS[AppealStatus(status)]:
            self.does(action, appeal_id, editor=1)
        return appeal_id

"""Every row of every law and every handler of an event, each with the state that it needs and whoever does it.

Read from the laws and from the application itself: a new row or handler is here by itself, and one of which nobody
said how it is done is a KeyError, not a gap.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

import app as front_door
from chalicelib.domain.clock.days import month_of
from chalicelib.domain.projections.deadlines import of_notice
from chalicelib.domain.reviews.parts import Addition, Withdrawal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    PROMISE_WAITS_FOR_EDITOR,
    READING_LAW,
    REPLY_LAW,
    REQUEST_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    AdditionStatus,
    AppealAction,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    OrganisationState,
    PromiseAction,
    PromiseStatus,
    ReadingAction,
    ReadingStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import Addressee, Purpose
from tests.builders import APPEAL, promise, reply, told
from tests.prove import aws
from tests.prove.beginnings import BEGINNINGS
from tests.prove.lives.submits import Writers
from tests.prove.prepared import FIRST, Act, a_reading, asks, happens, passed, placed
from tests.prove.stage import Clock, outbox
from tests.races import test_handlers
from tests.races.arena import Arena, Call
from tests.story.acts import ORGANISATION_WAYS
from tests.story.forms import address


@dataclass(frozen=True)
class Transition:
    """One thing that can happen: makes what it needs, and gives the act."""

    name: str
    prepare: Callable[[Arena, Clock], Act]


def all_transitions() -> Iterator[Transition]:
    yield from _of(REVIEW_LAW, "review", _on_review)
    yield from _of(ADDITION_LAW, "addition", _on_addition)
    yield from _of(REPLY_LAW, "reply", _on_reply)
    yield from _of(PROMISE_LAW, "promise", _on_promise)
    yield from _of(NOTICE_LAW, "notice", _on_notice)
    yield from _of(APPEAL_LAW, "appeal", _on_appeal)
    yield from _of(READING_LAW, "reading", _on_reading)
    for law in (PARTICIPATION_LAW, REQUEST_LAW, STATE_LAW, WARNING_LAW):
        yield from _of(law, "organisation", _on_organisation)
    for name, prepare in BEGINNINGS.items():
        yield Transition(name, prepare)
    for name in sorted(source.name for source in front_door.app.event_sources):
        yield Transition(f"handler {name}", lambda arena, clock, name=name: _handler(arena, clock, name))  # type: ignore[misc]


def _of(law: Law[Any, Any], kind: str, how: Callable[..., Act]) -> Iterator[Transition]:
    for (status, action), step in law.steps.items():
        for by in sorted(step.by):

            def prepare(arena: Arena, clock: Clock, at: StrEnum = status, do: StrEnum = action, who: Actor = by) -> Act:
                return how(arena, clock, at, do, who)

            yield Transition(f"{kind} {status}: {action} by {by}", prepare)


def _on_review(arena: Arena, clock: Clock, at: Status, do: Action, who: Actor) -> Act:
    if who is Actor.SIGNAL:
        event = test_handlers.copies_that_are_online(arena)
        clock.hold()
        return happens("look_again_at_published", event)
    now = arena.here.now()
    before: dict[str, Any] = {}
    if do is Action.UNDO_WITHDRAW:
        before = {"withdrawal": Withdrawal(at=now, status=Status.PUBLISHED), "published_at": now}
    if do is Action.STRIKE_PROOF:
        before = {"proof_noted": True}
    review = placed(arena, status=at, **before)
    if who is Actor.CLOCK:
        return passed(clock)
    if do is Action.UPHOLD_APPEAL:
        (appeal,) = arena.appeals([review], first_editor=FIRST)
        return asks(arena, arena.request_of(AppealAction.UPHOLD, appeal.id))
    more: dict[str, Any] = {"aspect_ratings": review.aspect_ratings} if do is Action.REVISE else {}
    return asks(arena, arena.request_of(do, review.id, by=who, **more))


def _on_addition(arena: Arena, _: Clock, at: AdditionStatus, do: Action, who: Actor) -> Act:
    now = arena.here.now()
    long_ago = now - timedelta(days=200)  # as far as half a year takes
    decided: dict[str, Any] = {} if at is AdditionStatus.PENDING else {"decided_at": long_ago, "decided_by": FIRST}
    added = Addition(text=APPEAL, submitted_at=long_ago, status=at, **decided)
    review = placed(
        arena,
        status=Status.PUBLISHED,
        published_at=long_ago,
        additions=() if at is AdditionStatus.NONE else (added,),
    )
    if do is Action.UPHOLD_APPEAL:
        (appeal,) = arena.appeals([review], about="addition", against_at=long_ago, first_editor=FIRST)
        return asks(arena, arena.request_of(AppealAction.UPHOLD, appeal.id))
    return asks(arena, arena.request_of(do, review.id, by=who))


_A_MONTH_AND_MORE: Final = 62  # days: this month is over, and the grace after it
_MENDS: Final = timedelta(hours=3)  # also for whoever is told to come back in an hour
_ANEW: Final = frozenset({ReplyStatus.PENDING, ReplyStatus.RETURNED})  # where other words are sent


def _on_reply(arena: Arena, _: Clock, at: ReplyStatus, do: ReplyAction, who: Actor) -> Act:
    home = arena.organisation()
    now = arena.here.now()
    given = reply(status=at, submitted_at=now, decided_at=now, decided_by=FIRST)
    if at is ReplyStatus.PENDING and do is ReplyAction.SUBMIT:
        given = replace(given, editable_until=now + _MENDS)
    review = placed(arena, home, status=Status.PUBLISHED, reply=None if at is ReplyStatus.NONE else given)
    if do is ReplyAction.UPHOLD_APPEAL:
        (appeal,) = arena.appeals([review], about="reply", by=Addressee.ORGANISATION, first_editor=FIRST)
        return asks(arena, arena.request_of(AppealAction.UPHOLD, appeal.id))
    more: dict[str, Any] = {"text": f"{given.text} Morgen al."} if at in _ANEW and do is ReplyAction.SUBMIT else {}
    return asks(arena, arena.request_of(do, review.id, by=who, **more))


def _on_promise(arena: Arena, clock: Clock, at: PromiseStatus, do: PromiseAction, who: Actor) -> Act:
    home = arena.organisation()
    now = arena.here.now()
    asked = None if do is PromiseAction.ASK else now
    waits = told(submitted_at=now) if at in PROMISE_WAITS_FOR_EDITOR else None
    made = promise(by=month_of(now), status=at, asked_at=asked, told=waits, outcome=told().text)
    given = reply(status=ReplyStatus.PUBLISHED, submitted_at=now, decided_at=now, decided_by=FIRST, promise=made)
    review = placed(arena, home, status=Status.PUBLISHED, reply=given)
    if who is Actor.CLOCK:
        clock.forward(days=_A_MONTH_AND_MORE)
        return happens("keep_deadlines", {})
    return asks(arena, arena.request_of(do, review.id, by=who))


def _on_notice(arena: Arena, _: Clock, at: NoticeStatus, do: NoticeAction, __: Actor) -> Act:
    review = placed(arena, status=Status.PUBLISHED)
    decided = {} if at is NoticeStatus.PENDING else {"decided_at": arena.here.now(), "moved_by": FIRST}
    (notice,) = arena.notices([review], status=at, **decided)
    if (deadline := of_notice(notice)) is not None:
        arena.here.deadlines.put(deadline)
    if do is NoticeAction.UPHOLD_APPEAL:
        more = {"about": "notice", "notice_id": notice.id, "by": Addressee.NOTIFIER, "first_editor": FIRST}
        (appeal,) = arena.appeals([review], **more)
        return asks(arena, arena.request_of(AppealAction.UPHOLD, appeal.id))
    return asks(arena, arena.request_of(do, notice.id))


def _on_appeal(arena: Arena, clock: Clock, _: StrEnum, do: AppealAction, who: Actor) -> Act:
    if do is AppealAction.LAPSE and who in {Actor.ORGANISATION, Actor.VISITOR}:
        return _lapsing(arena, clock, who)
    review = placed(arena, status=Status.REMOVED)
    (appeal,) = arena.appeals([review], first_editor=FIRST)
    if do is AppealAction.LAPSE and who is Actor.CLOCK:
        return passed(clock)
    if do is AppealAction.LAPSE:
        return asks(arena, arena.request_of(Action.ERASE, review.id, by=who))
    return asks(arena, arena.request_of(do, appeal.id))


def _lapsing(arena: Arena, clock: Clock, who: Actor) -> Act:
    """Whoever appealed has it erased: an organisation its objection, a notifier themselves with their appeal."""
    if who is Actor.ORGANISATION:
        home = arena.organisation()
        arena.does(OrganisationAction.WATCH, home.id)
        clock.forward(seconds=1)
        link = arena.link_for(Purpose.OBJECTION, home.id)
        arena.done(arena.request_of_objection(link))
        return asks(arena, Call(f"{link}/erasure", {}))
    review = placed(arena, status=Status.PUBLISHED)
    decided = {"status": NoticeStatus.DISMISSED, "decided_at": arena.here.now(), "moved_by": FIRST}
    (notice,) = arena.notices([review], **decided)
    if (deadline := of_notice(notice)) is not None:
        arena.here.deadlines.put(deadline)
    arena.appeals([review], about="notice", notice_id=notice.id, by=Addressee.NOTIFIER, first_editor=FIRST)
    return asks(arena, Call(arena.link_for(Purpose.NOTICE, notice.id), {"action": "erase"}))


def _on_reading(arena: Arena, clock: Clock, at: ReadingStatus, do: ReadingAction, __: Actor) -> Act:
    made = a_reading(arena, clock, at)
    return asks(arena, arena.request_of(do, made.id, editor=2))


def _on_organisation(arena: Arena, clock: Clock, at: StrEnum, do: OrganisationAction, who: Actor) -> Act:
    home = arena.organisation()
    ends: dict[str, Any] = (
        {"until": f"{arena.here.now() + timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"} if who is Actor.CLOCK else {}
    )
    ways = (OrganisationAction.LEAVE,) if do is OrganisationAction.APPLY else ORGANISATION_WAYS[at]
    for way in ways:
        arena.does(way, home.id, **ends)
    if who is Actor.CLOCK:
        clock.forward(hours=2)
        return happens("lift_blocks", {})
    if do is OrganisationAction.WITHDRAW_WARNING:
        arena.done(arena.request_of(OrganisationAction.WARN, home.id))  # one of two
    confirms = at is OrganisationState.BLOCKED and do is OrganisationAction.BLOCK
    return asks(arena, arena.request_of(do, home.id, editor=int(confirms)))


# Events


def _handler(arena: Arena, clock: Clock, name: str) -> Act:
    """With what the tests of handlers prepare for it, or else with a little of everything."""
    known = test_handlers.CASES.get(name)
    if known is not None and name not in {"sync_organisations", "hear_of_mails"}:
        event = known.prepare(arena)
        clock.adopt()  # some go by working days
        return happens(name, event)
    home = arena.organisation()
    placed(arena, home, status=Status.PUBLISHED)
    placed(arena, arena.here.organisations.get(home.id), status=Status.PENDING)
    if name == "renew_fronts":
        return happens(name, aws.organisations_changed([home.id]))
    if name == "hear_of_mails":
        assert arena.ask(Writers(arena, home.id).call(1)).status == 202
        aws.called("send_new_mails", aws.mails_written(outbox()))
        return happens(name, aws.said_of_mail(_bounced(arena)))
    return happens(name, {})


def _bounced(arena: Arena) -> Mapping[str, object]:
    (mail_id,) = outbox()
    departed = arena.here.outbox.departed(mail_id)
    assert departed is not None
    return {
        "eventType": "Bounce",
        "bounce": {
            "feedbackId": "feedback-1",
            "bounceType": "Permanent",
            "bouncedRecipients": [{"emailAddress": address(1)}],
        },
        "mail": {"messageId": departed.message_id, "tags": {"mail_id": [mail_id]}},
    }

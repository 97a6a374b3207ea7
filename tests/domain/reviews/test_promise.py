"""The promise in a reply: what one may promise and tell, what the public reads of it, and when the clock comes by."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.clock.days import months_after
from chalicelib.domain.projections.deadlines import TaskKind, of_review
from chalicelib.domain.projections.queue import QueueKind, waiting
from chalicelib.domain.reviews.promises.acts import promise_allowed, promise_moved, promise_waits
from chalicelib.domain.reviews.promises.promise import (
    DELAYS,
    MONTHS_AHEAD,
    OUTCOME_LENGTH,
    PROMISE_LENGTH,
    Promise,
    check_outcome,
    promise_errors,
    promise_months,
)
from chalicelib.domain.reviews.public_review import public_review_of, tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Promises, TallyChange
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import PromiseAction, PromiseStatus, ReplyStatus, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Blocked, Invalid, NotAllowed, NotFound
from chalicelib.domain.rules.retention import PROMISE_GRACE
from tests.builders import NOW, act, promise, reply, review, settled, told

TEXT = promise().text
P, D = PromiseStatus, PromiseAction
OVER = datetime(2027, 3, 31, 22, 0, tzinfo=UTC)  # March 2027 in Brussels


def below(made: Promise | None, replied: ReplyStatus = ReplyStatus.PUBLISHED, **changes: Any) -> Review:
    return review(**{"status": Status.PUBLISHED, "reply": reply(status=replied, promise=made), **changes})


@pytest.mark.parametrize(
    ("text", "by", "wrong"),
    [
        (TEXT, "2026-11", []),
        (TEXT, months_after("2026-11", MONTHS_AHEAD), []),
        ("", "", []),
        (TEXT, "", [("promise.by", "required", "month_of_promise")]),
        (TEXT, "2026-10", [("promise.by", "in_the_past", "month_past")]),
        (TEXT, months_after("2026-11", MONTHS_AHEAD + 1), [("promise.by", "out_of_range", "month_far")]),
        ("", "2027-03", [("promise.text", "too_short", "")]),
        ("Kort", "2026-01", [("promise.text", "too_short", ""), ("promise.by", "in_the_past", "month_past")]),
    ],
)
def test_a_promise_says_something_by_a_month_that_comes_and_is_near(
    text: str, by: str, wrong: list[tuple[str, str, str]]
) -> None:
    assert [(each.field, each.code, each.reason) for each in promise_errors(text, by, NOW)] == wrong


def test_the_month_is_that_of_brussels() -> None:
    last_hour = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)  # in Brussels it is December
    assert promise_errors(TEXT, "2026-11", last_hour)[0].code == "in_the_past"
    assert promise_months(last_hour)[0] == "2026-12"
    assert len(promise_months(last_hour)) == MONTHS_AHEAD + 1


@pytest.mark.parametrize(
    ("made", "answer", "wrong"),
    [
        (promise(), told(), []),
        (promise(), told(status=P.LATE), []),
        (promise(), told(status=P.LATE, by="2027-04"), []),
        (promise(), told(text="Ja."), [("outcome", "too_short")]),
        (promise(told=told()), told(text=f" {told().text} "), [("outcome", "unchanged")]),
        (promise(told=told()), told(status=P.DROPPED), []),
        (promise(), told(by="2027-04"), [("by", "not_here")]),
        (promise(), told(status=P.LATE, by="2027-03"), [("by", "out_of_range")]),
        (promise(by="2026-01"), told(status=P.LATE, by="2026-02"), [("by", "in_the_past")]),
        (promise(delays=DELAYS - 1), told(status=P.LATE, by="2027-04"), []),
        (promise(delays=DELAYS), told(status=P.LATE, by="2027-04"), [("by", "not_here")]),
        (promise(delays=DELAYS), told(status=P.LATE), []),
    ],
)
def test_what_is_told_of_it_says_something_and_puts_it_off_twice_at_most(
    made: Promise, answer: Any, wrong: list[tuple[str, str]]
) -> None:
    if not wrong:
        check_outcome(made, answer, NOW)
        return
    with pytest.raises(Invalid) as refused:
        check_outcome(made, answer, NOW)
    assert [(each.field, each.code) for each in refused.value.errors] == wrong


def test_lengths_are_those_that_the_forms_say() -> None:
    assert (PROMISE_LENGTH, OUTCOME_LENGTH) == ((10, 300), (10, 1_000))


def test_nobody_reads_an_answer_before_an_editor_does() -> None:
    before = below(promise())
    after, mails = promise_moved(before, D.ANSWER, act(Actor.ORGANISATION), told=told())
    assert public_review_of(after) == public_review_of(before)
    assert tally_change(before, after) is None
    assert mails == ()
    assert [(each.kind, each.id, each.waiting_since) for each in waiting(after)] == [(QueueKind.REPLY, "review-1", NOW)]
    assert after.version == before.version + 1


@pytest.mark.parametrize(
    ("status", "change", "mails"),
    [
        (P.KEPT, Promises(open=-1, kept=1), (MailKind.PROMISE_PUBLISHED, MailKind.PROMISE_CHECK)),
        (P.DROPPED, Promises(open=-1, dropped=1), (MailKind.PROMISE_PUBLISHED, MailKind.PROMISE_CHECK)),
        (P.LATE, Promises(open=-1, late=1), (MailKind.PROMISE_PUBLISHED,)),
    ],
)
def test_an_editor_has_what_was_told_online(
    status: PromiseStatus, change: Promises, mails: tuple[MailKind, ...]
) -> None:
    before = below(promise(status=P.ANSWERED, told=told(status=status)))
    after, sent = promise_moved(before, D.APPROVE, act())
    shown = public_review_of(after)
    assert shown is not None
    assert shown.reply is not None
    assert shown.reply.promise is not None
    assert (shown.reply.promise.status, shown.reply.promise.outcome) == (status, told().text)
    assert shown.reply.promise.changed_at == NOW
    assert sent == mails
    assert tally_change(before, after) == TallyChange(score=before.score, promises=change)
    assert waiting(after) == ()


def test_one_that_is_put_off_says_since_when_and_is_asked_about_again() -> None:
    answer = told(status=P.LATE, by="2027-06")
    before = below(promise(status=P.ANSWERED, told=answer, asked_at=NOW))
    after, _ = promise_moved(before, D.APPROVE, act())
    assert after.reply is not None
    made = after.reply.promise
    assert made is not None
    assert (made.by, made.first_by, made.delays, made.asked_at) == ("2027-06", "2027-03", 1, None)
    again = replace(made, status=P.ANSWERED_LATE, told=told(status=P.LATE, by="2027-09"))
    assert again.approved(P.LATE, told(status=P.LATE, by="2027-09"), NOW).first_by == "2027-03"


def test_what_is_sent_back_stays_as_the_public_knew_it() -> None:
    before = below(promise(status=P.ANSWERED_LATE, told=told(), changed_at=NOW))
    after, mails = promise_moved(before, D.RETURN, act(passage="bank"))
    assert after.reply is not None
    assert after.reply.promise == replace(promise(status=P.LATE, told=told(), changed_at=NOW), passage="bank")
    assert mails == (MailKind.PROMISE_RETURNED,)
    assert promise_waits(after) is None
    assert tally_change(before, after) is None


@pytest.mark.parametrize("missing", [{"rule": ""}, {"explanation": " "}])
def test_nothing_is_sent_back_without_reasons(missing: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        promise_moved(below(promise(status=P.ANSWERED, told=told())), D.RETURN, act(**missing))


@pytest.mark.parametrize(
    "hidden",
    [
        below(promise(status=P.ANSWERED, told=told()), ReplyStatus.REMOVED),
        below(promise(status=P.ANSWERED, told=told()), status=Status.SUSPENDED),
        below(promise(status=P.ANSWERED, told=told()), status=Status.WITHDRAWN),
    ],
)
def test_while_nobody_sees_it_nobody_does_anything_with_it(hidden: Review) -> None:
    assert waiting(hidden)[-1:] == waiting(replace(hidden, reply=None))[-1:]
    assert promise_allowed(hidden, Actor.EDITOR) == ()
    deadline = of_review(hidden)
    assert deadline is None or deadline.chore not in {TaskKind.ASK_PROMISE, TaskKind.MARK_LATE}
    with pytest.raises(NotAllowed):
        promise_moved(hidden, D.APPROVE, act())


def test_during_a_block_nothing_goes_online_and_something_may_go_back() -> None:
    before = below(promise(status=P.ANSWERED, told=told()))
    assert promise_allowed(before, Actor.EDITOR, blocked=True) == (D.RETURN,)
    with pytest.raises(Blocked):
        promise_moved(before, D.APPROVE, act(), blocked=True)


@pytest.mark.parametrize("without", [below(None), review(status=Status.PUBLISHED)])
def test_a_review_without_one_is_told_nothing_of_it(without: Review) -> None:
    assert promise_allowed(without, Actor.ORGANISATION) == ()
    with pytest.raises(NotFound):
        promise_moved(without, D.ANSWER, act(Actor.ORGANISATION), told=told())


def test_the_clock_asks_once_its_month_is_over_and_calls_it_late_thirty_days_after_that() -> None:
    (asks,) = promise().clock_acts(NOW)
    assert asks == (OVER, D.ASK)
    asked, mails = promise_moved(below(promise()), D.ASK, act(Actor.CLOCK, at=OVER))
    assert mails == (MailKind.PROMISE_DUE,)
    assert asked.reply is not None
    assert asked.reply.promise is not None
    (late,) = asked.reply.promise.clock_acts(NOW)
    assert late == (OVER + PROMISE_GRACE, D.MARK_LATE)
    after, mails = promise_moved(asked, D.MARK_LATE, act(Actor.CLOCK, at=late[0]))
    assert mails == (MailKind.PROMISE_LATE,)
    assert tally_change(asked, after) == TallyChange(score=asked.score, promises=Promises(open=-1, late=1))
    assert after.reply is not None
    assert after.reply.promise is not None
    assert after.reply.promise.clock_acts(NOW) == ()  # reminded once


def test_whoever_answered_in_time_is_not_late_and_a_reply_that_came_online_late_is_asked_at_once() -> None:
    assert promise(status=P.ANSWERED, told=told(), asked_at=OVER).clock_acts(NOW) == ()
    later = OVER + timedelta(days=3)
    assert promise().clock_acts(later) == ((later, D.ASK),)
    assert promise(status=P.LATE, by="2027-06").clock_acts(NOW)[0][1] is D.ASK  # put off
    assert settled().clock_acts(NOW) == ()


def test_its_author_says_whether_it_is_so_and_may_say_otherwise() -> None:
    before = below(settled())
    agreed, _ = promise_moved(before, D.AGREE, act(Actor.AUTHOR))
    assert agreed.reply is not None
    assert agreed.reply.promise is not None
    assert agreed.reply.promise.author_says == "yes"
    not_so, mails = promise_moved(agreed, D.DISAGREE, act(Actor.AUTHOR))
    assert not_so.reply is not None
    assert not_so.reply.promise is not None
    assert (not_so.reply.promise.author_says, mails) == ("no", ())


def test_the_counters_know_it_only_while_its_reply_is_online() -> None:
    online, offline = below(settled()), below(settled(), status=Status.SUSPENDED)
    change = tally_change(online, offline)
    assert change is not None
    assert change.promises == Promises(kept=-1)
    removed = tally_change(online, below(settled(), ReplyStatus.REMOVED))
    assert removed is not None
    assert (removed.reviews, removed.replied, removed.promises) == (0, -1, Promises(kept=-1))

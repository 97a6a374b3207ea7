"""Of all who decide at once, one is told that it is done, and the others that somebody was first (409), every time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pytest

from chalicelib.domain.reviews.parts import Addition, Withdrawal
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Action, NoticeAction, Status
from chalicelib.domain.rules.mails import MailKind
from tests.builders import ADDED, RULE, reply
from tests.races.arena import AT_ONCE, Arena, Call, Round
from tests.scale import times
from tests.story.forms import decision_form
from tests.story.requests import Answer

_K: Final = MailKind
ONE_IS_FIRST: Final = {(200, ""): 1, (409, "changed_meanwhile"): AT_ONCE - 1}


@dataclass(frozen=True)
class Item:
    """One thing that is fought over."""

    path: str
    subject: str  # in the log
    about: str  # whom or what its mails are about
    sides: Mapping[str, Sequence[MailKind]]  # each with the mails it sends when it wins
    review: Review | None = None


def on_reviews(status: Status, sides: Mapping[str, Sequence[MailKind]]) -> Callable[[Arena, int], list[Item]]:
    def made(arena: Arena, how_many: int) -> list[Item]:
        reviews = arena.reviews(how_many, arena.organisation(), status=status, moved_by="editor-an")
        return [
            Item(f"/editor/reviews/{each.id}/decisions", f"review/{each.id}", each.id, sides, each) for each in reviews
        ]

    return made


def on_replies(arena: Arena, how_many: int) -> list[Item]:
    sides = {
        "approve": [_K.REPLY_PUBLISHED, _K.REPLY_PUBLISHED_AUTHOR],
        "reject": [_K.REPLY_REJECTED],
        "return": [_K.REPLY_RETURNED],
    }
    home = arena.organisation()
    reviews = arena.reviews(how_many, home, status=Status.PUBLISHED, reply=reply())
    return [Item(f"/editor/replies/{each.id}/decisions", f"reply/{each.id}", each.id, sides, each) for each in reviews]


def on_additions(arena: Arena, how_many: int) -> list[Item]:
    sides = {
        "approve_addition": [_K.ADDITION_PUBLISHED, _K.ADDITION_PUBLISHED_ORGANISATION],
        "reject_addition": [_K.ADDITION_REJECTED],
    }
    added = Addition(text=ADDED, submitted_at=arena.here.now())
    reviews = arena.reviews(how_many, arena.organisation(), status=Status.PUBLISHED, additions=(added,))
    return [
        Item(f"/editor/reviews/{each.id}/decisions", f"addition/{each.id}", each.id, sides, each) for each in reviews
    ]


def on_notices(arena: Arena, how_many: int) -> list[Item]:
    sides = {
        "uphold": [_K.NOTICE_UPHELD, _K.REVIEW_SUSPENDED, _K.REVIEW_SUSPENDED_ORGANISATION],
        "dismiss": [_K.NOTICE_DISMISSED],
    }
    reviews = arena.reviews(how_many, arena.organisation(), status=Status.PUBLISHED)
    return [
        Item(f"/editor/notices/{each.id}/decisions", f"notice/{each.id}", each.review_id, sides, review)
        for each, review in zip(arena.notices(reviews), reviews, strict=True)
    ]


def on_appeals(arena: Arena, how_many: int) -> list[Item]:
    sides = {"uphold": [_K.APPEAL_UPHELD, _K.REVIEW_RESTORED_ORGANISATION], "dismiss": [_K.APPEAL_DISMISSED]}
    reviews = arena.reviews(how_many, arena.organisation(), status=Status.REMOVED, moved_by="editor-an")
    return [
        Item(f"/editor/appeals/{each.id}/decisions", f"appeal/{each.id}", each.review_id, sides, review)
        for each, review in zip(arena.appeals(reviews), reviews, strict=True)
    ]


def on_organisations(arena: Arena, how_many: int) -> list[Item]:
    sides = {
        "block": [_K.ORGANISATION_BLOCKED],
        "watch": [_K.ORGANISATION_WATCHED],
        "warn": [],  # a second editor puts it on the page
        "leave": [_K.ORGANISATION_LEFT],
    }
    homes = [arena.organisation() for _ in range(how_many)]
    return [
        Item(f"/editor/organisations/{each.id}/decisions", f"organisation/{each.id}", each.id, sides) for each in homes
    ]


CONTESTS: Final[Mapping[str, tuple[Callable[[Arena, int], list[Item]], int]]] = {
    "a pending review: approve or reject": (
        on_reviews(
            Status.PENDING,
            {"approve": [_K.REVIEW_PUBLISHED, _K.REVIEW_NOTIFICATION], "reject": [_K.REVIEW_REJECTED]},
        ),
        times(full=100, quick=25),
    ),
    "a suspended review: restore or remove": (
        on_reviews(
            Status.SUSPENDED,
            {
                "restore": [_K.REVIEW_RESTORED, _K.REVIEW_RESTORED_ORGANISATION],
                "remove": [_K.REVIEW_REMOVED, _K.REVIEW_REMOVED_ORGANISATION],
            },
        ),
        times(full=20, quick=4),
    ),
    "an escalated review: twenty other editors": (
        on_reviews(Status.ESCALATED, {"reject": [_K.REVIEW_REJECTED]}),
        times(full=20, quick=4),
    ),
    "an addition": (on_additions, times(full=20, quick=4)),
    "a reply": (on_replies, times(full=20, quick=4)),
    "a notice": (on_notices, times(full=20, quick=4)),
    "an appeal": (on_appeals, times(full=20, quick=4)),
    "an organisation": (on_organisations, times(full=20, quick=4)),
}


@pytest.mark.parametrize("contest", CONTESTS)
def test_one_of_twenty_decisions_at_once_is_done_and_all_that_is_written_is_its_own(arena: Arena, contest: str) -> None:
    make, rounds = CONTESTS[contest]
    items = make(arena, rounds)
    answers = arena.race([_twenty(item) for item in items])
    assert [_told(each) for each in answers] == [ONE_IS_FIRST] * rounds

    log, mails = arena.log(), arena.mails()
    for item, heard in zip(items, answers, strict=True):
        winner = next(number for number, each in enumerate(heard) if each.status == 200)
        action = _side(item, winner)
        (decision,) = log[item.subject]
        assert (decision.actor_id, decision.action, decision.after) == (
            f"editor-{winner}",
            action,
            decision.after if item.review is None else heard[winner].json["status"],
        )
        assert Counter(mail.kind for mail in mails[item.about]) == Counter(item.sides[action])
    _counters_are_right(arena, [item.review for item in items if item.review])


def _twenty(item: Item) -> Round:
    """Each of the twenty for one of the sides, in turn; an organisation's decisions cite no rule."""
    forms = [decision_form(_side(item, number), 1, rule=RULE if item.review else "") for number in range(AT_ONCE)]
    return [Call(item.path, form, editor=number) for number, form in enumerate(forms)]


def _side(item: Item, number: int) -> str:
    return list(item.sides)[number % len(item.sides)]


def _told(heard: Sequence[Answer]) -> Counter[tuple[int, str]]:
    return Counter((each.status, each.code) for each in heard)


def _counters_are_right(arena: Arena, reviews: Sequence[Review]) -> None:
    """The organisation's counters and its public reviews are what counting anew gives, and the queue is what waits."""
    if not reviews:
        return
    home = arena.here.organisations.get(reviews[0].organisation_id)
    assert home.tally == arena.recounted(home, reviews)
    public_reviews = arena.here.organisations.reviews(home.id, limit=100, cursor="").public_reviews
    now = [arena.here.reviews.get(each.id) for each in reviews]
    assert {each.id for each in public_reviews} == {each.id for each in now if each.visible}
    mine = {each.id for each in now}
    assert {id_ for kind, id_ in arena.queue() if kind == "review" and id_ in mine} == {
        each.id for each in now if each.waits_for_editor
    }
    assert {id_ for kind, id_ in arena.queue() if kind == "reply" and id_ in mine} == {
        each.id for each in now if each.reply_waits_for_editor
    }


AGAINST_THE_AUTHOR: Final[Mapping[str, tuple[Status, Action, Mapping[str, Sequence[MailKind]]]]] = {
    "approve": (
        Status.PENDING,
        Action.APPROVE,
        {
            "approve": [_K.REVIEW_PUBLISHED, _K.REVIEW_NOTIFICATION],
            "withdraw from pending": [_K.REVIEW_WITHDRAWN],
            "withdraw from published": [_K.REVIEW_WITHDRAWN, _K.REVIEW_WITHDRAWN_ORGANISATION],
        },
    ),
    "suspend": (
        Status.PUBLISHED,
        Action.SUSPEND,
        {
            "suspend": [_K.REVIEW_SUSPENDED, _K.REVIEW_SUSPENDED_ORGANISATION],
            "withdraw from published": [_K.REVIEW_WITHDRAWN, _K.REVIEW_WITHDRAWN_ORGANISATION],
            "withdraw from suspended": [_K.REVIEW_WITHDRAWN, _K.REVIEW_WITHDRAWN_ORGANISATION],
        },
    ),
}


@pytest.mark.parametrize("contest", AGAINST_THE_AUTHOR)
def test_an_author_who_withdraws_while_editors_decide_is_in_one_line_with_them(arena: Arena, contest: str) -> None:
    """Both may be done, one after the other, as the law allows; never both on the same state."""
    status, action, sends = AGAINST_THE_AUTHOR[contest]
    home = arena.organisation()
    reviews = arena.reviews(8, home, status=status)
    rounds = [
        [
            arena.request_of(action, each.id, editor=number, version=1)
            if number % 2
            else arena.request_of(Action.WITHDRAW, each.id)
            for number in range(AT_ONCE)
        ]
        for each in reviews
    ]
    answers = arena.race(rounds)
    log, mails = arena.log(), arena.mails()
    for review, heard in zip(reviews, answers, strict=True):
        done = log[f"review/{review.id}"]
        assert Counter(each.status for each in heard) == {200: len(done), 409: AT_ONCE - len(done)}
        assert {each.code for each in heard} <= {"", "changed_meanwhile", "not_allowed_now"}
        acts = [each.action for each in done]
        assert acts in ([action], ["withdraw"], [action, "withdraw"])
        line = [status, *(each.after for each in done)]
        assert [each.before for each in done] == line[:-1]
        after = arena.here.reviews.get(review.id)
        assert (after.status, after.version) == (line[-1], 1 + len(done))
        steps = [each.action if each.action == action else f"withdraw from {each.before}" for each in done]
        assert Counter(mail.kind for mail in mails[review.id]) == Counter(
            kind for step in steps for kind in sends[step]
        )
    _counters_are_right(arena, reviews)


def test_of_two_approvals_under_watch_the_first_of_many_is_noted_once(arena: Arena) -> None:
    """Two editors are needed, one after the other; nineteen who come with the first see an older version."""
    home = arena.organisation()
    item = Item(f"/editor/organisations/{home.id}/decisions", "", home.id, {"watch": ()})
    assert arena.ask(_twenty(item)[0]).status == 200
    reviews = arena.reviews(5, arena.here.organisations.get(home.id), status=Status.PENDING)
    rounds = [
        [arena.request_of(Action.APPROVE, each.id, editor=number, version=1) for number in range(AT_ONCE)]
        for each in reviews
    ]
    assert [_told(each) for each in arena.race(rounds)] == [ONE_IS_FIRST] * 5
    mails = arena.mails()
    now = [arena.here.reviews.get(each.id) for each in reviews]
    assert [(each.status, bool(each.approved_by), each.version) for each in now] == [("pending", True, 2)] * 5
    assert [mails[each.id] for each in reviews] == [[]] * 5


def test_a_withdrawal_is_taken_back_once_however_often_that_is_asked_at_once(arena: Arena) -> None:
    home = arena.organisation()
    reviews = arena.reviews(5, home, status=Status.WITHDRAWN, **_withdrawn(arena))
    rounds = [[arena.request_of(Action.UNDO_WITHDRAW, each.id)] * AT_ONCE for each in reviews]
    for review, heard in zip(reviews, arena.race(rounds), strict=True):
        assert Counter(each.status for each in heard) == {200: 1, 409: AT_ONCE - 1}
        assert {each.code for each in heard} <= {"", "changed_meanwhile", "not_allowed_now"}
        assert arena.here.reviews.get(review.id).status is Status.PUBLISHED
    mails = arena.mails()
    for review in reviews:
        kinds = [each.kind for each in mails[review.id]]
        assert sorted(kinds) == [_K.WITHDRAWAL_UNDONE, _K.WITHDRAWAL_UNDONE_ORGANISATION]
    _counters_are_right(arena, reviews)


def test_what_a_notice_is_upheld_of_stays_offline_whenever_its_author_takes_it_back(arena: Arena) -> None:
    """Either the withdrawal stands for good, or it was taken back first and the review is suspended: never online."""
    home = arena.organisation()
    reviews = arena.reviews(8, home, status=Status.WITHDRAWN, **_withdrawn(arena))
    notices = arena.notices(reviews)
    rounds = [
        [
            arena.request_of(NoticeAction.UPHOLD, notice.id, editor=number, version=1)
            if number % 2
            else arena.request_of(Action.UNDO_WITHDRAW, review.id)
            for number in range(AT_ONCE)
        ]
        for review, notice in zip(reviews, notices, strict=True)
    ]
    answers = arena.race(rounds)
    for review, notice, heard in zip(reviews, notices, answers, strict=True):
        assert {each.status for each in heard} <= {200, 409}
        if arena.here.cases.notice(notice.id).status == "pending":  # each met a change; whoever asks again is heard
            arena.does(NoticeAction.UPHOLD, notice.id)
        after = arena.here.reviews.get(review.id)
        assert after.status in {Status.WITHDRAWN, Status.SUSPENDED}
        assert arena.act(Action.UNDO_WITHDRAW, review.id).status == 409
    _counters_are_right(arena, reviews)


def _withdrawn(arena: Arena) -> dict[str, object]:
    """A review that its author withdrew a moment ago, while it was online."""
    now = arena.here.now()
    return {"withdrawal": Withdrawal(at=now, status=Status.PUBLISHED), "published_at": now}

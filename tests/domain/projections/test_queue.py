"""The queue for editors: a review, or the reply below it, and since when it waits."""

from datetime import timedelta

import pytest
from hypothesis import given

from chalicelib.domain.cases.notice import NoticeReason
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.queue import (
    Backlog,
    Count,
    QueueKind,
    Waiting,
    waiting,
    waiting_appeal,
    waiting_notice,
    waiting_organisation,
)
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    REVIEW_LAW,
    AppealStatus,
    NoticeStatus,
    OrganisationAction,
    OrganisationState,
    ReplyStatus,
    Status,
)
from tests.builders import NOW, act, appeal, notice, organisation, reply, review
from tests.domain.rules.walks import lives

HOUR = timedelta(hours=1)


def test_a_pending_review_waits_since_it_was_confirmed() -> None:
    assert waiting(review(status=Status.PENDING, waiting_since=NOW - HOUR)) == (
        Waiting(
            kind=QueueKind.REVIEW,
            id="review-1",
            organisation_id="organisation-1",
            status="pending",
            waiting_since=NOW - HOUR,
        ),
    )


def test_a_pending_reply_waits_since_it_was_sent_in() -> None:
    assert waiting(review(status=Status.PUBLISHED, reply=reply(submitted_at=NOW - HOUR))) == (
        Waiting(
            kind=QueueKind.REPLY,
            id="review-1",
            organisation_id="organisation-1",
            status="pending",
            waiting_since=NOW - HOUR,
        ),
    )


@pytest.mark.parametrize("status", [Status.PENDING, Status.ESCALATED, Status.SUSPENDED])
def test_a_review_waits_under_its_own_status(status: Status) -> None:
    assert [(each.kind, each.status) for each in waiting(review(status=status))] == [(QueueKind.REVIEW, status)]


@pytest.mark.parametrize("status", [status for status in Status if status not in {"pending", "escalated", "suspended"}])
def test_a_review_in_any_other_status_waits_for_nobody(status: Status) -> None:
    assert waiting(review(status=status)) == ()


@pytest.mark.parametrize("status", [ReplyStatus.PUBLISHED, ReplyStatus.RETURNED, ReplyStatus.REJECTED])
def test_a_reply_that_was_decided_waits_for_nobody(status: ReplyStatus) -> None:
    assert waiting(review(status=Status.PUBLISHED, reply=reply(status=status))) == ()


def test_a_reply_does_not_wait_while_its_review_is_offline() -> None:
    found = waiting(review(status=Status.SUSPENDED, reply=reply()))
    assert [each.kind for each in found] == [QueueKind.REVIEW]


@given(lives())
def test_whatever_waits_can_be_decided_by_an_editor(life: list[Review]) -> None:
    for each in life:
        for one in waiting(each):
            if one.kind is QueueKind.REVIEW:
                assert REVIEW_LAW.allowed(each.status, Actor.EDITOR)
            else:
                assert each.reply_allowed(Actor.EDITOR)


def test_what_is_not_there_waits_for_nobody() -> None:
    assert (waiting(None), waiting_notice(None), waiting_appeal(None), waiting_organisation(None)) == ((), (), (), ())


@pytest.mark.parametrize("status", NoticeStatus)
def test_a_notice_waits_until_it_is_decided(status: NoticeStatus) -> None:
    assert len(waiting_notice(notice(status=status))) == (status is NoticeStatus.PENDING)


def test_a_notice_that_may_concern_a_child_comes_first() -> None:
    strengths = [waiting_notice(notice(reason=reason))[0].strength for reason in NoticeReason]
    assert strengths == [STRONG if reason is NoticeReason.CHILD_ABUSE else 0 for reason in NoticeReason]


@pytest.mark.parametrize("status", AppealStatus)
def test_an_appeal_waits_until_it_is_decided(status: AppealStatus) -> None:
    assert len(waiting_appeal(appeal(status=status))) == (status is AppealStatus.PENDING)


@pytest.mark.parametrize("state", OrganisationState)
def test_an_organisation_waits_while_research_is_open(state: OrganisationState) -> None:
    waits = waiting_organisation(organisation(moderation=ModerationState(state=state, state_since=NOW)))
    assert [each.status for each in waits] == ([] if state is OrganisationState.OPEN else [state])
    assert waiting_organisation(organisation(moderation=ModerationState(state=state))) == ()


def test_an_organisation_that_asks_to_take_part_waits_since_it_asked() -> None:
    asking = ModerationState(asked_at=NOW)
    assert [(each.status, each.waiting_since) for each in waiting_organisation(organisation(moderation=asking))] == [
        ("pending", NOW)
    ]


def test_a_proposed_warning_waits_for_another_editor_since_it_was_proposed() -> None:
    proposed = organisation().decided(OrganisationAction.WARN, act(at=NOW))[0]
    assert [(each.status, each.waiting_since) for each in waiting_organisation(proposed)] == [("pending", NOW)]
    warned = proposed.decided(OrganisationAction.WARN, act(at=NOW, actor_id="editor-bo"))[0]
    assert waiting_organisation(warned) == ()


def test_one_that_is_watched_and_asks_stands_in_the_queue_once() -> None:
    both = ModerationState(state=OrganisationState.WATCHED, state_since=NOW, asked_at=NOW)
    assert [each.status for each in waiting_organisation(organisation(moderation=both))] == ["watched"]


def counted(**of: int) -> Count:
    return Count(
        at=NOW, of={QueueKind(kind): Backlog(count=many, oldest=NOW - timedelta(days=1)) for kind, many in of.items()}
    )


@pytest.mark.parametrize(
    ("kind", "listed", "more", "expected"),
    [
        (None, 0, False, (30, None)),  # of part of a list: as it was counted
        (QueueKind.REVIEW, 7, False, (7, None)),  # the whole list is there
        (QueueKind.REVIEW, 20, True, (30, None)),
        (QueueKind.REVIEW, 40, True, (40, None)),  # more came since
        (QueueKind.APPEAL, 0, False, (30, 0)),  # it was read just now: nothing waits
        (QueueKind.APPEAL, 2, False, (30, 2)),
    ],
)
def test_of_what_was_counted_nobody_is_told_that_nothing_waits_unless_it_was_looked_at_now(
    kind: QueueKind | None,
    listed: int,
    more: bool,  # noqa: FBT001 - a case of a table
    expected: tuple[int | None, int | None],
) -> None:
    known = counted(review=30, appeal=0).known(kind, listed, more=more)
    told = tuple(each and each.count for each in (known[QueueKind.REVIEW], known[QueueKind.APPEAL]))
    assert told == expected
    assert known[QueueKind.NOTICE] is None  # of a kind that was not counted
    reviews = known[QueueKind.REVIEW]
    assert reviews is not None
    assert reviews.more is (listed == 40)


def test_a_count_holds_for_a_quarter_and_not_before_it_was_made() -> None:
    count = counted()
    assert [count.holds(NOW + timedelta(minutes=each)) for each in (-1, 0, 14, 15)] == [False, True, True, False]

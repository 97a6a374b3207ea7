"""What waits for an editor: a review, or the reply below it, and since when."""

from datetime import timedelta

import pytest
from hypothesis import given

from chalicelib.domain.lifecycle import REVIEW_LAW, Party, ReplyStatus, Status
from chalicelib.domain.queue import QueueKind, Waiting, waiting
from chalicelib.domain.review import Review
from tests.builders import NOW, reply, review
from tests.domain.walks import lives

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
                assert REVIEW_LAW.allowed(each.status, Party.EDITOR)
            else:
                assert each.reply_allowed(Party.EDITOR)

"""Where everything stands when a kind of mail leaves, in the samples: a review, what belongs to it, a promise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.promises.promise import Outcome, Promise
from chalicelib.domain.rules.lifecycle import (
    AdditionStatus,
    NoticeStatus,
    OrganisationState,
    Participation,
    PromiseStatus,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import MailKind

_K = MailKind
_THEN: Final = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)


PROMISE: Final = Promise(
    text="Vanaf maart blijft er 's avonds een extra verzorgende op elke afdeling.", by="2027-03", asked_at=_THEN
)
TOLD: Final = Outcome(
    status=PromiseStatus.KEPT,
    text="Sinds 1 maart is er 's avonds een collega meer op elke afdeling.",
    submitted_at=_THEN,
)
# Where a promise stands when a kind of mail leaves.
PROMISED: Final = {
    _K.PROMISE_DUE: PROMISE,
    _K.REPLY_PUBLISHED_AUTHOR: PROMISE,
    _K.PROMISE_LATE: replace(PROMISE, status=PromiseStatus.LATE, changed_at=_THEN),
    _K.PROMISE_RETURNED: replace(PROMISE, told=TOLD),
    **dict.fromkeys((_K.PROMISE_PUBLISHED, _K.PROMISE_CHECK), PROMISE.approved(PromiseStatus.KEPT, TOLD, _THEN)),
}
# The same where something else became of it.
TOLD_OTHERWISE: Final = tuple(
    (kind, PROMISE.approved(status, replace(TOLD, status=status), _THEN))
    for kind, status in (
        (_K.PROMISE_PUBLISHED, PromiseStatus.LATE),
        (_K.PROMISE_PUBLISHED, PromiseStatus.DROPPED),
        (_K.PROMISE_CHECK, PromiseStatus.DROPPED),
    )
)
# What an editor marked in the words of an organisation; elsewhere in those of the review.
QUOTED: Final = {_K.REPLY_RETURNED: "sneller bij je moeder", _K.PROMISE_RETURNED: "een collega meer"}

# Where the review stands when a kind of mail leaves; elsewhere it is online.
STATUS: Final = {
    _K.CONFIRM_REVIEW: Status.UNCONFIRMED,
    _K.CONFIRM_REMINDER: Status.UNCONFIRMED,
    _K.REVIEW_ERASED: Status.ERASED,
    _K.NOTICE_LAPSED: Status.ERASED,
    _K.APPEAL_LAPSED: Status.ERASED,
    _K.REVIEW_CLEARED: Status.PENDING,
    _K.REVIEW_RECEIVED: Status.PENDING,
    _K.REVIEW_RETURNED: Status.RETURNED,
    _K.REVIEW_REJECTED: Status.REJECTED,
    _K.REVIEW_ESCALATED: Status.ESCALATED,
    _K.QUESTION_ASKED: Status.PENDING,
    _K.REVIEW_REFERRED: Status.ESCALATED,
    _K.REVIEW_SUSPENDED: Status.SUSPENDED,
    _K.REVIEW_SUSPENDED_ORGANISATION: Status.SUSPENDED,
    _K.REVIEW_REMOVED: Status.REMOVED,
    _K.REVIEW_REMOVED_ORGANISATION: Status.REMOVED,
    _K.REVIEW_WITHDRAWN: Status.WITHDRAWN,
    _K.REVIEW_WITHDRAWN_ORGANISATION: Status.WITHDRAWN,
    _K.NOTICE_UPHELD: Status.SUSPENDED,
    _K.NOTICE_OUTCOME: Status.REMOVED,
}
ADDITION_STATUS: Final = {
    _K.ADDITION_RECEIVED: AdditionStatus.PENDING,
    _K.ADDITION_PUBLISHED: AdditionStatus.PUBLISHED,
    _K.ADDITION_PUBLISHED_ORGANISATION: AdditionStatus.PUBLISHED,
    _K.ADDITION_REJECTED: AdditionStatus.REJECTED,
}
REPLY_STATUS: Final = {
    _K.REPLY_RECEIVED: ReplyStatus.PENDING,
    _K.REPLY_REMINDER: ReplyStatus.RETURNED,  # there is one in this world; it must be one that can still be sent
    _K.REPLY_RETURNED: ReplyStatus.RETURNED,
    _K.REPLY_REJECTED: ReplyStatus.REJECTED,
    _K.REPLY_REMOVED: ReplyStatus.REMOVED,
}
NOTICE_STATUS: Final = {
    _K.NOTICE_UPHELD: NoticeStatus.UPHELD,
    _K.NOTICE_OUTCOME: NoticeStatus.UPHELD,
    _K.NOTICE_DISMISSED: NoticeStatus.DISMISSED,
    _K.APPEAL_RECEIVED: NoticeStatus.DISMISSED,
    _K.APPEAL_UPHELD: NoticeStatus.UPHELD,
    _K.APPEAL_DISMISSED: NoticeStatus.DISMISSED,
}
OUTSIDE: Final = {_K.PARTICIPATION_LINK, _K.PARTICIPATION_DECLINED}  # to whoever does not take part
_ONE_BLOCKED: Final = ModerationState(
    participation=Participation.TAKING_PART,
    state=OrganisationState.BLOCKED,
    blocked_by="e1",
    blocked_until=_THEN + timedelta(days=4),
)
MODERATION: Final = {**dict.fromkeys(OUTSIDE, ModerationState()), _K.ORGANISATION_BLOCKED: _ONE_BLOCKED}

"""A promise as some of the samples tell of it, wherever it may stand."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from chalicelib.domain.reviews.promises.promise import Outcome, Promise
from chalicelib.domain.rules.lifecycle import PromiseStatus
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

"""The laws of cases: what a notice, an appeal and a second reading lead to.

`lifecycle.py` has them with all the others; nothing imports them from here.
"""

from enum import StrEnum
from typing import Final

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law, Need, Step
from chalicelib.domain.rules.mails import MailKind


class NoticeStatus(StrEnum):
    """The status of a notice."""

    PENDING = "pending"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class NoticeAction(StrEnum):
    """An act on a notice."""

    UPHOLD = "uphold"
    DISMISS = "dismiss"
    UPHOLD_APPEAL = "uphold_appeal"


class AppealStatus(StrEnum):
    """The status of an appeal."""

    PENDING = "pending"
    UPHELD = "upheld"
    DISMISSED = "dismissed"
    LAPSED = "lapsed"  # what it was about is erased, and nobody decided on it


class AppealAction(StrEnum):
    """An act on an appeal."""

    UPHOLD = "uphold"
    DISMISS = "dismiss"
    LAPSE = "lapse"


class ReadingStatus(StrEnum):
    """The status of a second reading: of one decision, drawn by chance, by another editor who does not know of it."""

    WAITING = "waiting"
    AGREED = "agreed"
    DISPUTED = "disputed"  # the second editor would have done something else: a chief editor looks
    SETTLED = "settled"  # the chief editor said which of the two is the example to follow


class ReadingAction(StrEnum):
    """An act on a second reading; none moves the review."""

    READ_AGAIN = "read_again"
    SETTLE = "settle"


_AUTHOR = frozenset({Actor.AUTHOR})
_EDITOR = frozenset({Actor.EDITOR})
_CLOCK = frozenset({Actor.CLOCK})
_VISITOR = frozenset({Actor.VISITOR})
_ORGANISATION = frozenset({Actor.ORGANISATION})
_REASONS = frozenset({Need.RULE, Need.EXPLANATION})
_WHY = frozenset({Need.EXPLANATION})
_AGAIN = frozenset({Need.EXPLANATION, Need.ANOTHER_EDITOR})
_K = MailKind

NOTICE_LAW: Final[Law[NoticeStatus, NoticeAction]] = Law(
    {
        (NoticeStatus.PENDING, NoticeAction.UPHOLD): Step(NoticeStatus.UPHELD, _EDITOR, (_K.NOTICE_UPHELD,), _REASONS),
        (NoticeStatus.PENDING, NoticeAction.DISMISS): Step(
            NoticeStatus.DISMISSED, _EDITOR, (_K.NOTICE_DISMISSED,), _WHY
        ),
        (NoticeStatus.DISMISSED, NoticeAction.UPHOLD_APPEAL): Step(NoticeStatus.UPHELD, _EDITOR, (), _AGAIN),
    }
)

# Decided by an editor who decided nothing on that review before, never by a machine (DSA 20). Upholding takes the
# decision back: the `uphold_appeal` row of what it is about.
APPEAL_LAW: Final[Law[AppealStatus, AppealAction]] = Law(
    {
        (AppealStatus.PENDING, AppealAction.UPHOLD): Step(AppealStatus.UPHELD, _EDITOR, (_K.APPEAL_UPHELD,), _AGAIN),
        (AppealStatus.PENDING, AppealAction.DISMISS): Step(
            AppealStatus.DISMISSED, _EDITOR, (_K.APPEAL_DISMISSED,), _AGAIN
        ),
        (AppealStatus.PENDING, AppealAction.LAPSE): Step(
            AppealStatus.LAPSED, _AUTHOR | _VISITOR | _ORGANISATION | _CLOCK
        ),
    }
)

# By nobody who decided on it or saw it; and what the two differ on is settled by neither. The review does not move.
READING_LAW: Final[Law[ReadingStatus, ReadingAction]] = Law(
    {
        (ReadingStatus.WAITING, ReadingAction.READ_AGAIN): Step(
            ReadingStatus.AGREED,
            _EDITOR,
            needs=frozenset({Need.ANOTHER_EDITOR}),
            back={ReadingStatus.AGREED: (), ReadingStatus.DISPUTED: ()},
        ),
        (ReadingStatus.DISPUTED, ReadingAction.SETTLE): Step(
            ReadingStatus.SETTLED, _EDITOR, needs=frozenset({Need.ANOTHER_EDITOR})
        ),
    }
)

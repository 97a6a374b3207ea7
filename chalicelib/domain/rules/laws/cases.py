"""The laws of cases: what a notice and an appeal lead to.

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

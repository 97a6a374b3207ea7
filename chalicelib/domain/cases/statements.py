"""The statements of reasons: which decisions restrict somebody, and what the mail about each carries (DSA 17).

A decision that takes nothing from whoever reads of it has no statement. What a mail to an organisation must not say of
a suspicion stays out of it all the same: there the rule is named where it may be.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from chalicelib.domain.rules.lifecycle import (
    Action,
    AppealAction,
    NoticeAction,
    OrganisationAction,
    PromiseAction,
    ReplyAction,
)
from chalicelib.domain.rules.mails import MailKind

_K = MailKind


class Part(StrEnum):
    """A part of a statement of reasons; in brackets that of DSA 17, 3."""

    RULE = "rule"  # the rule that it rests on (d, e)
    FACTS = "facts"  # what was found, in the words of whoever decided (b)
    SINCE = "since"  # from which day, and of a measure until when (a)
    BY = "by"  # an editor or a computer (c); and whether somebody's notice led to it (b)
    APPEAL = "appeal"  # how another editor is asked to look again, or what can be done now (f)
    ELSEWHERE = "elsewhere"  # the body for disputes, and the court (f; 21)


_WHOLE: Final = frozenset(Part)
# Nothing to appeal against yet: what was asked for, or is under research, is not decided.
_NOT_FINAL: Final = _WHOLE - {Part.APPEAL}

STATEMENTS: Final[Mapping[MailKind, frozenset[Part]]] = {
    _K.REVIEW_RETURNED: _NOT_FINAL,
    _K.REVIEW_REJECTED: _WHOLE,
    _K.REVIEW_ESCALATED: _NOT_FINAL,
    _K.REVIEW_SUSPENDED: _NOT_FINAL,
    _K.REVIEW_REMOVED: _WHOLE,
    _K.REVIEW_UNDECIDED: frozenset({Part.SINCE}),  # a period ended: nobody found anything, and nothing is left to judge
    _K.REVIEW_ERASED: _NOT_FINAL,  # by an editor: of what is gone nothing can be judged again
    # To an organisation about somebody else's words: what its reply shares.
    _K.REVIEW_SUSPENDED_ORGANISATION: frozenset({Part.RULE, Part.SINCE, Part.BY}),
    _K.REVIEW_REMOVED_ORGANISATION: frozenset({Part.RULE, Part.SINCE, Part.BY}),
    _K.ADDITION_REJECTED: _WHOLE,
    _K.REPLY_RETURNED: _NOT_FINAL,
    _K.PROMISE_RETURNED: _NOT_FINAL,
    _K.REPLY_REJECTED: _WHOLE,
    _K.REPLY_REMOVED: _WHOLE,
    _K.NOTICE_DISMISSED: _WHOLE - {Part.RULE},  # which says that no rule was broken
    _K.ORGANISATION_WATCHED: _WHOLE,
    _K.ORGANISATION_BLOCKED: _WHOLE,
    _K.ORGANISATION_WARNED: _WHOLE,
    _K.APPEAL_DISMISSED: _WHOLE - {Part.RULE, Part.APPEAL},  # the first statement gave it; one appeal a decision
}

# The acts that take something from somebody, and those that give it back or take nothing.
RESTRICTS: Final = frozenset(
    {
        Action.RETURN,
        Action.REJECT,
        Action.ESCALATE,
        Action.SUSPEND,
        Action.REMOVE,
        Action.EXPIRE,
        Action.ERASE,
        Action.REJECT_ADDITION,
        ReplyAction.RETURN,
        ReplyAction.REJECT,
        ReplyAction.REMOVE,
        PromiseAction.RETURN,
        NoticeAction.DISMISS,
        AppealAction.DISMISS,
        OrganisationAction.WATCH,
        OrganisationAction.BLOCK,
        OrganisationAction.WARN,
    }
)

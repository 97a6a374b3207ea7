"""The mails: which kinds there are, who gets each, and which link it carries.

When a mail is sent is law and stands in `lifecycle.py`; its words stand in `chalicelib/mails/<kind>.jinja`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypedDict

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.retention import Kept, kept


class Addressee(StrEnum):
    """The party whose address a mail goes to. The address is looked up when the mail is sent, never stored with it."""

    AUTHOR = "author"
    ORGANISATION = "organisation"
    EDITOR = "editor"
    NOTIFIER = "notifier"
    AUTHORITY = "authority"  # of the stage's settings; `Mail.authority` says which
    APPELLANT = "appellant"  # the author, the organisation or the notifier: whoever appealed


class Purpose(StrEnum):
    """The purpose of a link in a mail: the only thing that it opens."""

    CONFIRM = "confirm"
    MANAGE = "manage"
    REPLY = "reply"
    NOTICE = "notice"
    OBJECTION = "objection"
    INSIGHTS = "insights"
    DIGEST = "digest"
    EDITOR_DIGEST = "editor_digest"
    SESSION = "session"
    PARTICIPATION = "participation"
    PROMISE = "promise"
    PROMISE_CHECK = "promise_check"


LINK_LIFE: Final[Mapping[Purpose, timedelta]] = {
    Purpose.CONFIRM: kept(Kept.UNCONFIRMED_REVIEW),  # then the review itself goes (GDPR: no longer than needed)
    Purpose.MANAGE: timedelta(days=730),  # as long as we know whose review it is
    Purpose.REPLY: timedelta(days=190),
    Purpose.NOTICE: timedelta(days=365),
    Purpose.OBJECTION: timedelta(days=184),  # six months from the decision, as for every appeal
    Purpose.INSIGHTS: timedelta(days=365),
    Purpose.DIGEST: timedelta(days=365),
    Purpose.EDITOR_DIGEST: timedelta(days=365),
    Purpose.SESSION: timedelta(minutes=30),
    Purpose.PARTICIPATION: timedelta(days=30),
    Purpose.PROMISE: timedelta(days=190),  # as of a reply
    Purpose.PROMISE_CHECK: timedelta(days=365),
}


class MailKind(StrEnum):
    """Every mail the platform sends."""

    CONFIRM_REVIEW = "confirm_review"
    REVIEW_RECEIVED = "review_received"
    REVIEW_PUBLISHED = "review_published"
    REVIEW_NOTIFICATION = "review_notification"
    REVIEW_RETURNED = "review_returned"
    REVIEW_REJECTED = "review_rejected"
    REVIEW_ESCALATED = "review_escalated"
    REVIEW_CLEARED = "review_cleared"
    REVIEW_SUSPENDED = "review_suspended"
    REVIEW_SUSPENDED_ORGANISATION = "review_suspended_organisation"
    REVIEW_RESTORED = "review_restored"
    REVIEW_RESTORED_ORGANISATION = "review_restored_organisation"
    REVIEW_REMOVED = "review_removed"
    REVIEW_REMOVED_ORGANISATION = "review_removed_organisation"
    CONFIRM_REMINDER = "confirm_reminder"
    REPLY_REMINDER = "reply_reminder"
    REVIEW_ERASED = "review_erased"
    EDITOR_DIGEST = "editor_digest"
    REVIEW_CLOSED = "review_closed"
    REVIEW_UNDECIDED = "review_undecided"
    REVIEW_WITHDRAWN = "review_withdrawn"
    REVIEW_WITHDRAWN_ORGANISATION = "review_withdrawn_organisation"
    WITHDRAWAL_UNDONE = "withdrawal_undone"
    WITHDRAWAL_UNDONE_ORGANISATION = "withdrawal_undone_organisation"
    ADDITION_RECEIVED = "addition_received"
    ADDITION_PUBLISHED = "addition_published"
    ADDITION_PUBLISHED_ORGANISATION = "addition_published_organisation"
    ADDITION_REJECTED = "addition_rejected"
    REPLY_RECEIVED = "reply_received"
    REPLY_PUBLISHED = "reply_published"
    REPLY_PUBLISHED_AUTHOR = "reply_published_author"
    REPLY_RETURNED = "reply_returned"
    REPLY_REJECTED = "reply_rejected"
    REPLY_REMOVED = "reply_removed"
    ORGANISATION_ENROLLED = "organisation_enrolled"
    ORGANISATION_LEFT = "organisation_left"
    ORGANISATION_WATCHED = "organisation_watched"
    ORGANISATION_UNWATCHED = "organisation_unwatched"
    ORGANISATION_BLOCKED = "organisation_blocked"
    ORGANISATION_UNBLOCKED = "organisation_unblocked"
    ORGANISATION_WARNED = "organisation_warned"
    ORGANISATION_WARNING_CLEARED = "organisation_warning_cleared"
    ORGANISATION_DIGEST = "organisation_digest"
    NOTICE_RECEIVED = "notice_received"
    NOTICE_UPHELD = "notice_upheld"
    NOTICE_OUTCOME = "notice_outcome"
    NOTICE_DISMISSED = "notice_dismissed"
    NOTICE_LAPSED = "notice_lapsed"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_UPHELD = "appeal_upheld"
    APPEAL_DISMISSED = "appeal_dismissed"
    APPEAL_LAPSED = "appeal_lapsed"
    INVITATIONS_RENEWED = "invitations_renewed"
    INSIGHTS_LINK = "insights_link"
    REPLY_LINK = "reply_link"
    EDITOR_SIGN_IN = "editor_sign_in"
    QUESTION_ASKED = "question_asked"
    REVIEW_REFERRED = "review_referred"
    MANAGE_LINKS = "manage_links"
    PARTICIPATION_LINK = "participation_link"
    PARTICIPATION_DECLINED = "participation_declined"
    PROMISE_DUE = "promise_due"
    PROMISE_LATE = "promise_late"
    PROMISE_RETURNED = "promise_returned"
    PROMISE_PUBLISHED = "promise_published"
    PROMISE_CHECK = "promise_check"


@dataclass(frozen=True, slots=True)
class MailRule:
    """The rule of a kind of mail: its addressee, the link that it carries, and the link by which one can stop it."""

    to: Addressee
    link: Purpose | None = None
    unsubscribe: Purpose | None = None  # only what repeats, as a digest does, can be stopped


MAIL_RULES: Final[Mapping[MailKind, MailRule]] = {
    MailKind.CONFIRM_REVIEW: MailRule(Addressee.AUTHOR, Purpose.CONFIRM),
    MailKind.REVIEW_RECEIVED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_PUBLISHED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_NOTIFICATION: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.REVIEW_RETURNED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_REJECTED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_ESCALATED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_CLEARED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_SUSPENDED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_SUSPENDED_ORGANISATION: MailRule(Addressee.ORGANISATION),
    MailKind.REVIEW_RESTORED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_RESTORED_ORGANISATION: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.REVIEW_REMOVED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_REMOVED_ORGANISATION: MailRule(Addressee.ORGANISATION),
    MailKind.CONFIRM_REMINDER: MailRule(Addressee.AUTHOR, Purpose.CONFIRM),
    MailKind.REPLY_REMINDER: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.REVIEW_ERASED: MailRule(Addressee.AUTHOR),
    MailKind.EDITOR_DIGEST: MailRule(Addressee.EDITOR, unsubscribe=Purpose.EDITOR_DIGEST),
    MailKind.REVIEW_CLOSED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_UNDECIDED: MailRule(Addressee.AUTHOR),
    MailKind.REVIEW_WITHDRAWN: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_WITHDRAWN_ORGANISATION: MailRule(Addressee.ORGANISATION),
    MailKind.WITHDRAWAL_UNDONE: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.WITHDRAWAL_UNDONE_ORGANISATION: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.ADDITION_RECEIVED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.ADDITION_PUBLISHED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.ADDITION_PUBLISHED_ORGANISATION: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.ADDITION_REJECTED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REPLY_RECEIVED: MailRule(Addressee.ORGANISATION),
    MailKind.REPLY_PUBLISHED: MailRule(Addressee.ORGANISATION),
    MailKind.REPLY_PUBLISHED_AUTHOR: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REPLY_RETURNED: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.REPLY_REJECTED: MailRule(Addressee.ORGANISATION, Purpose.OBJECTION),
    MailKind.REPLY_REMOVED: MailRule(Addressee.ORGANISATION, Purpose.OBJECTION),
    MailKind.ORGANISATION_ENROLLED: MailRule(Addressee.ORGANISATION),
    MailKind.ORGANISATION_LEFT: MailRule(Addressee.ORGANISATION),
    MailKind.ORGANISATION_WATCHED: MailRule(Addressee.ORGANISATION, Purpose.OBJECTION),
    MailKind.ORGANISATION_UNWATCHED: MailRule(Addressee.ORGANISATION),
    MailKind.ORGANISATION_BLOCKED: MailRule(Addressee.ORGANISATION, Purpose.OBJECTION),
    MailKind.ORGANISATION_UNBLOCKED: MailRule(Addressee.ORGANISATION),
    MailKind.ORGANISATION_WARNED: MailRule(Addressee.ORGANISATION, Purpose.OBJECTION),
    MailKind.ORGANISATION_WARNING_CLEARED: MailRule(Addressee.ORGANISATION),
    MailKind.ORGANISATION_DIGEST: MailRule(Addressee.ORGANISATION, Purpose.INSIGHTS, unsubscribe=Purpose.DIGEST),
    MailKind.NOTICE_RECEIVED: MailRule(Addressee.NOTIFIER, Purpose.NOTICE),
    MailKind.NOTICE_UPHELD: MailRule(Addressee.NOTIFIER, Purpose.NOTICE),
    MailKind.NOTICE_OUTCOME: MailRule(Addressee.NOTIFIER, Purpose.NOTICE),
    MailKind.NOTICE_DISMISSED: MailRule(Addressee.NOTIFIER, Purpose.NOTICE),
    MailKind.NOTICE_LAPSED: MailRule(Addressee.NOTIFIER),
    MailKind.APPEAL_RECEIVED: MailRule(Addressee.APPELLANT),
    MailKind.APPEAL_UPHELD: MailRule(Addressee.APPELLANT),
    MailKind.APPEAL_DISMISSED: MailRule(Addressee.APPELLANT),
    MailKind.APPEAL_LAPSED: MailRule(Addressee.ORGANISATION),
    MailKind.INVITATIONS_RENEWED: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.INSIGHTS_LINK: MailRule(Addressee.ORGANISATION, Purpose.INSIGHTS),
    MailKind.REPLY_LINK: MailRule(Addressee.ORGANISATION, Purpose.REPLY),
    MailKind.EDITOR_SIGN_IN: MailRule(Addressee.EDITOR, Purpose.SESSION),
    MailKind.QUESTION_ASKED: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.REVIEW_REFERRED: MailRule(Addressee.AUTHORITY),
    MailKind.MANAGE_LINKS: MailRule(Addressee.AUTHOR, Purpose.MANAGE),
    MailKind.PARTICIPATION_LINK: MailRule(Addressee.ORGANISATION, Purpose.PARTICIPATION),
    MailKind.PARTICIPATION_DECLINED: MailRule(Addressee.ORGANISATION),
    MailKind.PROMISE_DUE: MailRule(Addressee.ORGANISATION, Purpose.PROMISE),
    MailKind.PROMISE_LATE: MailRule(Addressee.ORGANISATION, Purpose.PROMISE),
    MailKind.PROMISE_RETURNED: MailRule(Addressee.ORGANISATION, Purpose.PROMISE),
    MailKind.PROMISE_PUBLISHED: MailRule(Addressee.ORGANISATION),
    MailKind.PROMISE_CHECK: MailRule(Addressee.AUTHOR, Purpose.PROMISE_CHECK),
}


# What says that something stands online is not sent once it does not: the mail that took it away says so.
SAYS_REVIEW_ONLINE: Final = frozenset(
    {
        MailKind.REVIEW_PUBLISHED,
        MailKind.REVIEW_NOTIFICATION,
        MailKind.REVIEW_RESTORED,
        MailKind.REVIEW_RESTORED_ORGANISATION,
        MailKind.WITHDRAWAL_UNDONE_ORGANISATION,
        MailKind.REPLY_REMINDER,
        MailKind.REPLY_LINK,
    }
)
# What asks an organisation for an answer is not sent once that came, and what tells of one not once it is gone.
ASKS_OF_PROMISE: Final = frozenset({MailKind.PROMISE_DUE, MailKind.PROMISE_LATE, MailKind.PROMISE_RETURNED})
TELLS_OF_PROMISE: Final = frozenset({MailKind.PROMISE_PUBLISHED, MailKind.PROMISE_CHECK})
SAYS_REPLY_ONLINE: Final = frozenset({MailKind.REPLY_PUBLISHED, MailKind.REPLY_PUBLISHED_AUTHOR})
SAYS_ADDITION_ONLINE: Final = frozenset({MailKind.ADDITION_PUBLISHED, MailKind.ADDITION_PUBLISHED_ORGANISATION})
SAYS_WITHDRAWN: Final = frozenset({MailKind.REVIEW_WITHDRAWN, MailKind.REVIEW_WITHDRAWN_ORGANISATION})
# After these there is nobody or nothing to mail about any more: whom they went to is forgotten when they have left.
LAST_MAILS: Final = frozenset(
    {MailKind.REVIEW_ERASED, MailKind.REVIEW_UNDECIDED, MailKind.NOTICE_LAPSED, MailKind.APPEAL_LAPSED}
)
# An organisation that left gets none of these any more: it is mailed only on what is still open.
TO_WHO_TAKES_PART: Final = frozenset(
    {
        MailKind.REVIEW_NOTIFICATION,
        MailKind.ADDITION_PUBLISHED_ORGANISATION,
        MailKind.REPLY_REMINDER,
        MailKind.REVIEW_WITHDRAWN_ORGANISATION,
        MailKind.WITHDRAWAL_UNDONE_ORGANISATION,
        MailKind.INVITATIONS_RENEWED,
        MailKind.ORGANISATION_DIGEST,
        MailKind.REPLY_LINK,
        *ASKS_OF_PROMISE,
        MailKind.PROMISE_PUBLISHED,
    }
)
# To those who did not write what was decided on: the organisation, and whoever gave notice, who may be the same.
ABOUT_ANOTHERS_WORDS: Final = frozenset(
    {
        MailKind.REVIEW_SUSPENDED_ORGANISATION,
        MailKind.REVIEW_RESTORED_ORGANISATION,
        MailKind.REVIEW_REMOVED_ORGANISATION,
        MailKind.REVIEW_WITHDRAWN_ORGANISATION,
        MailKind.WITHDRAWAL_UNDONE_ORGANISATION,
        MailKind.NOTICE_UPHELD,
        MailKind.NOTICE_DISMISSED,
    }
)


# Mails that quote the words of whoever decided: what a mail has no longer once it ended.
QUOTING: Final = frozenset(
    {
        MailKind.REVIEW_RETURNED,
        MailKind.REVIEW_REJECTED,
        MailKind.REVIEW_ESCALATED,
        MailKind.REVIEW_CLEARED,
        MailKind.REVIEW_SUSPENDED,
        MailKind.REVIEW_RESTORED,
        MailKind.REVIEW_REMOVED,
        MailKind.REVIEW_ERASED,
        MailKind.ADDITION_REJECTED,
        MailKind.REPLY_RETURNED,
        MailKind.REPLY_REJECTED,
        MailKind.REPLY_REMOVED,
        MailKind.ORGANISATION_ENROLLED,
        MailKind.ORGANISATION_LEFT,
        MailKind.ORGANISATION_WATCHED,
        MailKind.ORGANISATION_UNWATCHED,
        MailKind.ORGANISATION_BLOCKED,
        MailKind.ORGANISATION_UNBLOCKED,
        MailKind.ORGANISATION_WARNED,
        MailKind.ORGANISATION_WARNING_CLEARED,
        MailKind.NOTICE_UPHELD,
        MailKind.NOTICE_DISMISSED,
        MailKind.APPEAL_UPHELD,
        MailKind.APPEAL_DISMISSED,
        MailKind.QUESTION_ASKED,
        MailKind.REVIEW_REFERRED,
        MailKind.PARTICIPATION_DECLINED,
        MailKind.PROMISE_RETURNED,
    }
)


class References(TypedDict, total=False):
    """The ids by which a mail names what it is about."""

    organisation_id: str
    review_id: str
    editor_id: str
    sign_in_id: str
    case_id: str
    authority: str
    appellant: Addressee | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail still to be sent: what happened and whom it concerns, by reference only.

    It holds no address, no text and no link: those are read and signed at the moment of sending, so that a dump of
    the outbox opens nothing, and a mail that waited says what is true when it leaves.
    """

    id: str
    kind: MailKind
    created_at: datetime
    organisation_id: str = ""
    review_id: str = ""
    editor_id: str = ""
    sign_in_id: str = ""
    case_id: str = ""  # of a notice or an appeal
    authority: str = ""  # the id of the one in the settings that it goes to
    appellant: Addressee | None = None
    by: Actor = Actor.EDITOR  # who decided; a statement of reasons says whether it was a machine (DSA 17)
    until: datetime | None = None
    rule: str = ""
    explanation: str = ""
    passage: str = ""  # what an editor marked in a text that goes back
    after_notice: bool = False  # somebody's notice led to it
    cause: str = ""  # the id of the request that it follows from, as the log of requests names it
    attempts: int = 0
    faults: int = 0  # counted by release 0.1.0, which ended a mail at ten; it stays 0

    @property
    def thread(self) -> str:
        """The id by which mail programs keep mails about one thing together; empty for what is about no one thing."""
        return self.review_id or self.case_id

    def bare(self) -> "Mail":
        """Return what is kept of the mail once it has left: not the words that editors wrote."""
        return replace(self, explanation="", passage="")

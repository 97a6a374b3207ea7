"""Schemas of statements of reasons, and of the pages behind links that hold one; see `public_schemas.py`."""

from datetime import datetime

from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import AppealedOut, ManageOut, NoticeOut, Out


class ElsewhereOut(Out):
    """Where a decision can be taken beside us; null where the stage has no such setting."""

    dispute_body: str | None
    dispute_body_url: named.Url | None
    court: str | None


class StatementOut(Out):
    """A statement of reasons (DSA 17): what, why, since when, by whom, and what can be done about it."""

    rule: str
    explanation: str
    since: datetime
    until: datetime | None
    by: str  # "editor", or "automated" where a signal did
    after_notice: bool  # whether somebody's notice led to it; whose is never said
    appeal_until: datetime | None  # null where there is nothing to appeal against
    elsewhere: ElsewhereOut


class OwnReviewOut(ManageOut):
    """An author's own review, and where its decisions can be taken beside us."""

    elsewhere: ElsewhereOut


class OwnNoticeOut(NoticeOut):
    """A notice as whoever gave it follows it."""

    reasons: StatementOut | None  # of a dismissal: only that takes something from them


class ObjectionOut(Out):
    """A decision that an organisation can object to, and where its objection stands."""

    about: str  # "watch", "block", "warning" or "reply"
    decision: str  # as the log names it: "watch", "block", "warn", "reject" or "remove"
    organisation_id: str
    organisation: str
    reasons: StatementOut
    status: named.ObjectionStatus  # "open", "pending", "upheld", "dismissed" or "taken_back"
    objection: AppealedOut | None
    explanation: str  # the objection's own; empty without one
    answer: str  # of whoever judged it
    allowed_actions: list[str]

"""Schemas of statements of reasons, and of the pages behind links that hold one; see `public_schemas.py`."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import (
    AnswerText,
    AppealedOut,
    AppealText,
    Id,
    In,
    ManageOut,
    NoticeOut,
    Out,
    Ratings,
    ReasonOut,
)


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


class ManageAction(StrEnum):
    REVISE = "revise"
    WITHDRAW = "withdraw"
    UNDO_WITHDRAW = "undo_withdraw"
    APPEAL = "appeal"
    ERASE = "erase"
    ANSWER = "answer"


class ManageIn(In):
    action: ManageAction
    explanation: AppealText | None = None
    text: AnswerText | None = None  # of a revision, as long as a review's
    aspect_ratings: Ratings | None = None
    question_id: Id | None = None
    as_is: bool = False  # as of a reply
    check: bool = False  # of a revision: only look at it, and nothing is sent
    change: Annotated[str, Meta(max_length=64)] = ""  # on the page: back to the form
    no_person: Annotated[str, Meta(max_length=1_000)] = ""  # as of a review
    nobody: Annotated[str, Meta(max_length=1_000)] = ""  # on the page: the button that adds to `no_person`


class OwnReviewOut(ManageOut):
    """An author's own review, and where its decisions can be taken beside us."""

    elsewhere: ElsewhereOut
    timeline: list[ReasonOut] = field(default_factory=list)  # all that happened: also appeals, and the reply
    undo_until: datetime | None = None  # until then its withdrawal can be taken back
    promise_check: str = ""  # where its author says whether what became of a promise is so; empty where nothing did


class OwnNoticeOut(NoticeOut):
    """A notice as whoever gave it follows it."""

    organisation: str
    reasons: StatementOut | None  # of a dismissal: only that takes something from them


class ObjectionOut(Out):
    """A decision that an organisation can object to, and where its objection stands."""

    about: str  # "watch", "block", "warning" or "reply"
    decision: named.LoggedAct  # "watch", "block", "warn", "reject" or "remove"
    organisation_id: str
    organisation: str
    reasons: StatementOut
    status: named.ObjectionStatus  # "open", "pending", "upheld", "dismissed" or "taken_back"
    objection: AppealedOut | None
    explanation: str  # the objection's own; empty without one
    answer: str  # of whoever judged it
    allowed_actions: list[named.ObjectionAct]

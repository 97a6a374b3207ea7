"""Schemas of the pages behind links: one's own review or notice, and statements of reasons; see `public_schemas.py`."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, field

from chalicelib.domain.reviews.postal_address import ADDRESS_LENGTH
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import (
    AnswerText,
    AppealedOut,
    AppealText,
    Id,
    In,
    Out,
    OwnAppealOut,
    PublicReplyOut,
    Ratings,
    ThemeSetOut,
    WarningOut,
)

PostalAddress = Annotated[str, Meta(max_length=ADDRESS_LENGTH[1])]


class AppealIn(In):
    explanation: AppealText
    as_is: bool = False  # as of a reply


class NoticeActionIn(In):
    action: Literal["appeal", "erase"]
    explanation: AppealText | None = None  # of an appeal
    as_is: bool = False  # as of a reply


class NoticeOut(Out):
    notice_id: str
    status: named.NoticeStatus
    subject: named.Subject
    reason: named.NoticeReason
    submitted_at: datetime
    decided_at: datetime | None
    rule: str
    explanation: str  # the editor's
    allowed_actions: list[named.NotifierAct]


class ReasonOut(Out):
    """A decision on a review, as its author may know it."""

    at: datetime
    action: named.ToldAct
    status: str
    rule: str
    explanation: str
    by: str  # "editor", or "automated" where a signal did; otherwise whose act it was
    after_notice: bool  # whether somebody's notice led to it; whose is never said


class QuestionOut(Out):
    """A question of the editors to the author; `answer` is empty, and `answered_at` null, until it is answered."""

    id: str
    text: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None


class ManageOut(Out):
    review_id: str
    organisation_id: str
    organisation: str
    status: named.Status
    text: str
    aspect_ratings: dict[str, int | None]
    theme_set: ThemeSetOut
    decisions: list[ReasonOut]
    reply: PublicReplyOut | None
    passage: str  # what an editor marked when returning it
    appeal: OwnAppealOut | None  # the last one
    appeals: list[OwnAppealOut]  # one a decision, oldest first
    help_lines: list[str]  # the numbers to call, where the words ask for them
    questions: list[QuestionOut]
    allowed_actions: list[named.AuthorAct]  # among them `answer`, while a question waits for one


class MovedOut(Out):
    status: named.MovedStatus
    allowed_actions: list[named.MovedAct]
    warnings: list[WarningOut] = field(default_factory=list)


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
    ADD = "add"
    WITHDRAW = "withdraw"
    UNDO_WITHDRAW = "undo_withdraw"
    APPEAL = "appeal"
    ERASE = "erase"
    ANSWER = "answer"
    CORRECT_ADDRESS = "correct_address"


class ManageIn(In):
    action: ManageAction
    explanation: AppealText | None = None
    text: AnswerText | None = None  # of a revision, as long as a review's
    aspect_ratings: Ratings | None = None
    question_id: Id | None = None
    postal_address: PostalAddress | None = None  # of an author who gets letters
    as_is: bool = False  # as of a reply
    check: bool = False  # of a revision: only look at it, and nothing is sent
    change: Annotated[str, Meta(max_length=64)] = ""  # on the page: back to the form
    no_person: Annotated[str, Meta(max_length=1_000)] = ""  # as of a review
    nobody: Annotated[str, Meta(max_length=1_000)] = ""  # on the page: the button that adds to `no_person`


class OwnAdditionOut(Out):
    """The words that the author added, and where they stand."""

    text: str
    status: named.AdditionStatus
    submitted_at: datetime
    decided_at: datetime | None


class OwnReviewOut(ManageOut):
    """An author's own review, and where its decisions can be taken beside us."""

    elsewhere: ElsewhereOut
    timeline: list[ReasonOut] = field(default_factory=list)  # all that happened: also appeals, and the reply
    proof: named.Proof = "none"
    additions: list[OwnAdditionOut] = field(default_factory=list)  # oldest first
    add_from: datetime | None = None  # since when, or from when, something may be added; null where it cannot be
    undo_until: datetime | None = None  # until then its withdrawal can be taken back
    postal_address: str | None = None  # where its author's letters go; null of one who gets mails
    promise_check: str = ""  # where its author says whether what became of a promise is so; empty where nothing did


class OwnNoticeOut(NoticeOut):
    """A notice as whoever gave it follows it."""

    organisation: str
    reasons: StatementOut | None  # of a dismissal: only that takes something from them
    outcome: named.NoticeOutcome | None  # of one that was upheld: where the review or reply stands by now


class ObjectionOut(Out):
    """A decision that an organisation can object to, and where its objection stands."""

    about: named.About  # "watch", "block", "warning" or "reply"
    decision: named.LoggedAct  # "watch", "block", "warn", "reject" or "remove"
    organisation_id: str
    organisation: str
    reasons: StatementOut
    status: named.ObjectionStatus  # "open", "pending", "upheld", "dismissed" or "taken_back"
    objection: AppealedOut | None
    explanation: str  # the objection's own; empty without one
    answer: str  # of whoever judged it
    allowed_actions: list[named.ObjectionAct]

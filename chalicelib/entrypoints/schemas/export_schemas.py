"""Schemas of an author's export: all we hold on them."""

from datetime import datetime

from chalicelib.entrypoints.schemas.public_schemas import AppealedOut, In, Out, PublicReplyOut, QuestionOut


class ExportQuery(In):
    download: bool = False


class ExportedAuthorOut(Out):
    first_name: str
    last_name: str
    email: str


class ExportedVersionOut(Out):
    text: str
    aspect_ratings: dict[str, int | None]
    replaced_at: datetime


class ExportedActOut(Out):
    at: datetime
    by: str
    about: str  # "review" or "reply"
    action: str
    before: str
    after: str
    rule: str
    explanation: str


class ExportedMailOut(Out):
    at: datetime
    kind: str
    outcome: str  # "sent", why it was not, or empty while it waits


class ExportedNoticeOut(Out):
    """A notice that somebody gave; who, and in which words, is theirs."""

    submitted_at: datetime
    about: str
    reason: str
    status: str


class ExportedAppealOut(AppealedOut):
    submitted_at: datetime
    explanation: str
    decision: str


class ExportedSignalOut(Out):
    code: str
    strength: int
    evidence: str


class ExportedTracesOut(Out):
    """The traces kept to recognise repetition, as codes that tell nothing by themselves."""

    author: bool
    origin: bool
    text: bool


class ExportOut(Out):
    """Everything about one review; others from the same address are exported through their own links."""

    scope: str
    review_id: str
    organisation_id: str
    organisation: str
    status: str
    text: str
    aspect_ratings: dict[str, int | None]
    capacity: str
    experienced: str
    on_behalf: bool
    submitted_at: datetime
    published_at: datetime | None
    author: ExportedAuthorOut | None
    versions: list[ExportedVersionOut]
    passage: str
    reply: PublicReplyOut | None
    signals: list[ExportedSignalOut]
    traces: ExportedTracesOut
    history: list[ExportedActOut]
    notices: list[ExportedNoticeOut]
    appeals: list[ExportedAppealOut]
    questions: list[QuestionOut]
    mails: list[ExportedMailOut]
    next_step: str
    next_step_at: datetime | None
    unreadable: list[str]  # parts that are kept and cannot be read now: "author", "cases", "history", "mails"

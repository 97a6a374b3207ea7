"""Schemas of notices, appeals and dossiers in the console; see `public_schemas.py`."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, field

from chalicelib.domain.rules.lifecycle import AppealAction, NoticeAction
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.desk_schemas import AdditionOut, AnsweredReviewOut, ColleagueNoteOut, SignalOut
from chalicelib.entrypoints.schemas.public_schemas import Explanation, Id, In, Out, Version

Title = Annotated[str, Meta(min_length=3, max_length=200)]


class NoticeDecisionIn(In):
    action: NoticeAction
    version: Version
    rule: str = ""
    explanation: Explanation = ""
    explanation_to_notifier: Explanation = ""  # upholding: `explanation` goes to the writer, this to the notifier
    as_is: named.AsIs = False


class AppealDecisionIn(In):
    action: AppealAction
    version: Version
    explanation: Explanation = ""
    rule: str = ""  # needed where upholding takes something offline: an appeal against a dismissed notice
    explanation_to_notifier: Explanation = ""  # there too; `explanation` goes to the writer
    as_is: named.AsIs = False


class NewDossierIn(In):
    title: Title
    organisation_id: Annotated[str, Meta(max_length=64)] = ""
    review_id: Annotated[str, Meta(max_length=64)] = ""


class DossierEntryIn(In):
    action: Literal["note", "contact", "referral", "review", "close"]
    text: Explanation = ""
    party: Annotated[str, Meta(max_length=200)] = ""
    review_id: Annotated[str, Meta(max_length=64)] = ""


class NotifierOut(Out):
    name: str
    email: str


class ReplyInCaseOut(Out):
    text: str
    promise: str  # its words; empty where nothing is promised
    status: named.ReplyStatus
    submitted_at: datetime


class ReviewInCaseOut(AnsweredReviewOut):
    """The review that a case is about, or whose reply is: read beside what was said of it."""

    additions: list[AdditionOut]
    reply: ReplyInCaseOut | None


class NoticeInCaseOut(Out):
    """The notice whose dismissal an appeal is against."""

    subject: named.Subject
    reason: named.NoticeReason
    explanation: str
    submitted_at: datetime


class NoticeToDecideOut(Out):
    id: Id
    review_id: str
    organisation_id: str
    subject: named.Subject
    reason: named.NoticeReason
    explanation: str
    status: named.NoticeStatus
    submitted_at: datetime
    notifier: NotifierOut | None
    text: str
    rule: str
    decision: str
    told_notifier: str
    notes: list[ColleagueNoteOut]
    unreadable: list[str]  # parts that are kept and cannot be read now
    version: int
    allowed_actions: list[named.NoticeAct]
    signals: list[SignalOut] = field(default_factory=list)  # that the explanation names who wrote the review
    review: ReviewInCaseOut | None = None  # None once it is erased


class AppealToDecideOut(Out):
    id: Id
    about: named.About
    review_id: str
    notice_id: str | None
    organisation_id: str
    by: named.Appellant
    explanation: str
    status: named.AppealStatus
    submitted_at: datetime
    text: str
    against_action: str
    against_rule: str
    against_explanation: str
    decision: str
    notes: list[ColleagueNoteOut]
    unreadable: list[str]  # parts that are kept and cannot be read now
    version: int
    allowed_actions: list[named.AppealAct]
    signals: list[SignalOut] = field(default_factory=list)  # of an organisation's explanation, as of a notice
    against_at: datetime | None = None  # when that was decided, and by whom; None where the log has it no more
    against_by: str | None = None
    notice: NoticeInCaseOut | None = None  # of an appeal about one
    review: ReviewInCaseOut | None = None  # None of a measure on an organisation, and once it is erased


class NoteOut(Out):
    kind: named.NoteKind
    at: datetime
    editor: str
    text: str
    party: str


class DossierOut(Out):
    id: str
    title: str
    organisation_id: str
    review_ids: list[str]
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    conclusion: str
    notes: list[NoteOut]
    percent_full: int  # at a hundred, nothing more can be added


class DossiersOut(Out):
    items: list[DossierOut]

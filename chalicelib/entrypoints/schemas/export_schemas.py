"""Schemas of exports: all we hold on an author, on whoever gave notice, and on an organisation."""

from datetime import datetime

from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import AppealedOut, In, Out, PublicReplyOut
from chalicelib.entrypoints.schemas.pushed.webhooks import WebhookOut
from chalicelib.entrypoints.schemas.statement_schemas import QuestionOut


class ExportQuery(In):
    download: bool = False


class ExportedAuthorOut(Out):
    first_name: str
    last_name: str
    email: str  # empty of whoever gets letters
    postal_address: str = ""


class ExportedVersionOut(Out):
    text: str
    aspect_ratings: dict[str, int | None]
    replaced_at: datetime


class ExportedSignalOut(Out):
    code: str
    strength: int
    evidence: str


class ExportedAdditionOut(Out):
    text: str
    status: named.AdditionStatus
    submitted_at: datetime
    decided_at: datetime | None
    signals: list[ExportedSignalOut]  # while it waits


class ExportedActOut(Out):
    at: datetime
    by: str
    about: str  # what the log names: "review", "addition", "reply", "organisation" …
    action: named.LoggedAct
    before: str
    after: str
    rule: str
    explanation: str


class ExportedMailOut(Out):
    at: datetime
    kind: named.MailKind
    outcome: str  # "sent", why it was not, or empty while it waits


class ExportedNoticeOut(Out):
    """A notice that somebody gave; who, and in which words, is theirs."""

    submitted_at: datetime
    about: named.Subject
    reason: named.NoticeReason
    status: named.NoticeStatus


class ExportedAppealOut(AppealedOut):
    submitted_at: datetime
    explanation: str
    decision: str


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
    status: named.Status
    text: str
    aspect_ratings: dict[str, int | None]
    capacity: named.Capacity
    experienced: named.Month
    on_behalf: bool
    channel: named.Channel
    helped_by: named.Helper | None
    submitted_at: datetime
    published_at: datetime | None
    author: ExportedAuthorOut | None
    versions: list[ExportedVersionOut]
    additions: list[ExportedAdditionOut]
    invited: bool  # it came by a code of its organisation; which one, nobody keeps
    proof_noted: bool  # an editor saw proof; what that was, nobody keeps
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


class ExportedNotifierOut(Out):
    name: str
    email: str


class NoticeExportOut(Out):
    """Everything about one notice and whoever gave it; the text that it is about is somebody else's."""

    scope: str
    notice_id: str
    organisation_id: str
    organisation: str
    notifier: ExportedNotifierOut | None
    subject: named.Subject
    reason: named.NoticeReason
    explanation: str
    status: named.NoticeStatus
    submitted_at: datetime
    decided_at: datetime | None
    rule: str
    decision: str  # the editor's words to them
    appeal: ExportedAppealOut | None
    history: list[ExportedActOut]
    mails: list[ExportedMailOut]
    erased_at: datetime | None  # when the clock erases it, once decided
    unreadable: list[str]  # parts that are kept and cannot be read now


class ExportedContactOut(Out):
    """The contact data of an organisation, as the Sociale Kaart gives them."""

    email: str
    email_status: named.EmailStatus
    phone: str
    website: str


class ExportedObjectionOut(ExportedAppealOut):
    about: named.About
    against: str


class ExportedRequestOut(Out):
    """A request to take part that no editor decided on yet; no name where that cannot be read now."""

    asked_at: datetime
    contact_name: str | None


class OrganisationExportOut(Out):
    """Everything about an organisation itself; replies stand in `reviews.csv` and behind their own links."""

    scope: str
    organisation_id: str
    organisation: str
    register_id: str
    enterprise_number: str
    contact: ExportedContactOut
    taking_part: bool
    receives_digest: bool
    participation_request: ExportedRequestOut | None
    history: list[ExportedActOut]
    objections: list[ExportedObjectionOut]
    mails: list[ExportedMailOut]
    webhooks: list[WebhookOut]
    unreadable: list[str]  # parts that are kept and cannot be read now

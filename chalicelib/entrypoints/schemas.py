"""What may come in and what goes out. The OpenAPI document is made from these; nothing else says it again."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct, field

from chalicelib.domain.lifecycle import Action, OrganisationAction, ReplyAction
from chalicelib.domain.listing import EmailStatus, Sector
from chalicelib.domain.queue import QueueKind
from chalicelib.domain.review import REPLY_LENGTH, TEXT_LENGTH, Capacity
from chalicelib.domain.sync import Counts
from chalicelib.domain.themes import Aspect, Scale

Text = Annotated[str, Meta(min_length=TEXT_LENGTH[0], max_length=TEXT_LENGTH[1])]
ReplyText = Annotated[str, Meta(min_length=REPLY_LENGTH[0], max_length=REPLY_LENGTH[1])]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Email = Annotated[str, Meta(min_length=3, max_length=254)]
Month = Annotated[str, Meta(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]
Ratings = Annotated[dict[str, int | None], Meta(max_length=50)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Explanation = Annotated[str, Meta(max_length=5_000)]
Version = Annotated[int, Meta(ge=1, le=2**31)]


class In(Struct, forbid_unknown_fields=True):
    """What a client sends; a field we do not know is refused."""


class AuthorIn(In):
    first_name: Name
    last_name: Name
    email: Email


class ReviewIn(In):
    organisation_id: Id
    text: Text
    aspect_ratings: Ratings
    capacity: Capacity
    experienced: Month
    author: AuthorIn
    consent: bool
    on_behalf: bool = False


class EmptyIn(In):
    """Nothing but the wish to do it."""


class ReplyIn(In):
    text: ReplyText


class ManageIn(In):
    action: Action
    text: Text | None = None
    aspect_ratings: Ratings | None = None


class RunDecisionIn(In):
    explanation: Explanation = ""


class SignInIn(In):
    email: Email


class ReviewDecisionIn(In):
    action: Action
    version: Version
    rule: str = ""
    explanation: Explanation = ""


class ReplyDecisionIn(In):
    action: ReplyAction
    version: Version
    rule: str = ""
    explanation: Explanation = ""


class OrganisationDecisionIn(In):
    action: OrganisationAction
    version: Version
    explanation: Explanation = ""


class PageQuery(Struct):
    """How a list is paged."""

    cursor: Annotated[str, Meta(max_length=1_000)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] = 20


class OrganisationsQuery(PageQuery):
    q: Annotated[str, Meta(max_length=100)] = ""
    sector: Sector | None = None
    postal_code: Annotated[str, Meta(max_length=10)] = ""
    all: bool = False


class EditorOrganisationsQuery(PageQuery):
    q: Annotated[str, Meta(max_length=100)] = ""
    email_status: EmailStatus | None = None
    taking_part: bool = False


class QueueQuery(PageQuery):
    kind: QueueKind = QueueKind.REVIEW
    status: Annotated[str, Meta(max_length=20)] = ""


class LogQuery(Struct):
    subject: Annotated[str, Meta(min_length=3, max_length=100)]


class Out(Struct):
    """What we answer."""


class AddressOut(Out):
    street: str
    number: str
    box: str
    postal_code: str
    municipality: str


class OrganisationItemOut(Out):
    id: str
    name: str
    sector: Sector
    address: AddressOut
    reviews: int
    score: float | None
    taking_part: bool


class OrganisationsOut(Out):
    items: list[OrganisationItemOut]
    next: str | None


class SummaryOut(Out):
    reviews: int
    replied: int
    score: float | None
    scale: Scale
    distribution: dict[str, int]
    window_months: int
    threshold: int
    formula: str


class ThemeSetOut(Out):
    id: str
    sector: str
    version: int
    scale: Scale
    aspects: tuple[Aspect, ...]


class OrganisationOut(OrganisationItemOut):
    website: str
    state: str
    warning: str | None
    summary: SummaryOut
    theme_set: ThemeSetOut


class PublicReplyOut(Out):
    text: str
    published_at: datetime


class PublicReviewOut(Out, omit_defaults=True):
    id: str
    organisation_id: str
    text: str
    capacity: str
    experienced: str
    published_at: datetime
    reply: PublicReplyOut | None
    aspect_ratings: dict[str, int | None] | None = None  # only where the theme set makes them public


class PublicReviewsOut(Out):
    items: list[PublicReviewOut]
    next: str | None


class WarningOut(Out):
    code: str
    message: str
    passage: str


class SubmittedOut(Out):
    review_id: str
    status: str
    warnings: list[WarningOut] = field(default_factory=list)


class ToConfirmOut(Out):
    """What the confirm page shows; the text is the author's own."""

    review_id: str
    status: str
    organisation: str
    text: str


class StatusOut(Out):
    review_id: str
    status: str


class OwnReplyOut(Out):
    status: str
    text: str | None


class WritingHelpOut(Out):
    tone: str
    parts: tuple[str, ...]
    examples: tuple[str, ...]


class ReviewToReplyToOut(Out):
    id: str
    organisation_id: str
    text: str
    aspect_ratings: dict[str, int | None]
    capacity: str
    experienced: str
    published_at: datetime | None


class ReplyFormOut(Out):
    review: ReviewToReplyToOut
    theme_set: ThemeSetOut
    reply: OwnReplyOut
    writing_help: list[WritingHelpOut]


class ReplySubmittedOut(Out):
    status: str


class ReasonOut(Out):
    """What happened to a review, as its author may know it."""

    at: datetime
    action: str
    status: str
    rule: str
    explanation: str


class ManageOut(Out):
    review_id: str
    organisation_id: str
    organisation: str
    status: str
    text: str
    aspect_ratings: dict[str, int | None]
    theme_set: ThemeSetOut
    decisions: list[ReasonOut]
    reply: PublicReplyOut | None
    allowed_actions: list[str]


class MovedOut(Out):
    status: str
    allowed_actions: list[str]


class SessionOut(Out):
    access_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105  (RFC 6750's name of the scheme)


class AcceptedOut(Out):
    status: str


class SignalOut(Out):
    code: str
    strength: int
    evidence: str


class NamedOut(Out):
    id: str
    name: str


class QueueItemOut(Out):
    kind: QueueKind
    id: str
    status: str
    waiting_since: datetime
    signals: list[SignalOut]
    organisation: NamedOut


class QueueOut(Out):
    items: list[QueueItemOut]
    next: str | None


class EntryOut(Out):
    id: str
    subject: str
    at: datetime
    actor: str
    editor: str | None
    action: str
    before: str
    after: str
    rule: str
    explanation: str


class LogOut(Out):
    items: list[EntryOut]


class AuthorOut(Out):
    first_name: str
    last_name: str
    email: str


class EarlierOut(Out):
    text: str
    aspect_ratings: dict[str, int | None]
    replaced_at: datetime


class ReplyToDecideOut(Out):
    text: str
    status: str
    version: int
    submitted_at: datetime
    allowed_actions: list[str]


class ReviewToDecideOut(Out):
    id: str
    organisation: NamedOut
    status: str
    text: str
    aspect_ratings: dict[str, int | None]
    theme_set: ThemeSetOut
    capacity: str
    experienced: str
    on_behalf: bool
    submitted_at: datetime
    published_at: datetime | None
    author: AuthorOut | None
    signals: list[SignalOut]
    versions: list[EarlierOut]
    history: list[EntryOut]
    reply: ReplyToDecideOut | None
    version: int
    allowed_actions: list[str]


class DecidedOut(Out):
    status: str
    version: int
    allowed_actions: list[str]


class RuleOut(Out):
    code: str
    title: str
    text: str


class RulesOut(Out):
    items: list[RuleOut]


class EditorOrganisationOut(Out):
    id: str
    name: str
    register_id: str
    email: str
    email_status: str
    taking_part: bool
    state: str
    warning: str | None
    version: int
    allowed_actions: list[str]
    municipality: str


class EditorOrganisationsOut(Out):
    items: list[EditorOrganisationOut]
    next: str | None


class FreshnessOut(Out):
    """How old what we show may be: the age of the last good full run's start, in seconds."""

    started_at: datetime | None
    age_seconds: int | None
    state: str


class RubricOut(Out):
    name: str
    declared: int | None
    unique: int
    complete: bool


class RunOut(Out):
    """The report of a run, in listings."""

    id: str
    kind: str
    phase: str
    verdict: str
    started_at: datetime
    finished_at: datetime | None
    seconds: float | None  # from start to finish
    declared: int
    counts: Counts
    shortcomings: list[str]
    reasons: list[str]
    notes: list[str]
    held: list[str]
    waiting: list[str]  # of what is held, what waits for an editor


class RunsOut(Out):
    items: list[RunOut]
    next: str | None
    freshness: FreshnessOut


class AffectedOut(Out):
    id: str
    name: str
    register_id: str
    reviews: int
    taking_part: bool


class RekeyedOut(Out):
    organisation: AffectedOut
    becomes: str  # the register id it would get


class QuarantinedOut(Out):
    register_id: str
    reason: str


class RunDetailOut(RunOut):
    rubrics: list[RubricOut]
    removals: list[AffectedOut]  # the first hundred
    rekeyed: list[RekeyedOut]  # the first hundred
    quarantined: list[QuarantinedOut]  # the first hundred


class CandidatesOut(Out):
    """Groups of organisations that may be the same place."""

    items: list[list[AffectedOut]]


class HealthOut(Out):
    status: str
    version: str


class FieldErrorOut(Out):
    field: str
    code: str
    message: str


class ProblemOut(Out):
    """RFC 9457; `code` is stable, `message` and `detail` are Dutch and for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldErrorOut]

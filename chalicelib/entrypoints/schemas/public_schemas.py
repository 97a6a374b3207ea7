"""Schemas of requests and answers. The OpenAPI document is made from these; nothing else says it again."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from chalicelib.domain.cases.appeal import EXPLANATION_LENGTH
from chalicelib.domain.cases.notice import NoticeReason, Subject
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import Invitations
from chalicelib.domain.organisations.themes import Aspect, Scale
from chalicelib.domain.reviews.parts import REPLY_LENGTH, TEXT_LENGTH, Capacity, Helper
from chalicelib.domain.rules.room import ANSWER_LENGTH
from chalicelib.entrypoints.schemas import named, promises

Text = Annotated[str, Meta(min_length=TEXT_LENGTH[0], max_length=TEXT_LENGTH[1])]
ReplyText = Annotated[str, Meta(min_length=REPLY_LENGTH[0], max_length=REPLY_LENGTH[1])]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Email = Annotated[str, Meta(min_length=3, max_length=254, extra_json_schema={"format": "email"})]
Month = Annotated[str, Meta(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])\Z")]
Ratings = Annotated[dict[str, int | None], Meta(max_length=50)]
LONGEST_ID = 64  # characters; the store takes no key that is empty or far longer
Id = Annotated[str, Meta(min_length=1, max_length=LONGEST_ID)]
Explanation = Annotated[str, Meta(max_length=5_000)]
AppealText = Annotated[str, Meta(min_length=EXPLANATION_LENGTH[0], max_length=EXPLANATION_LENGTH[1])]
AnswerText = Annotated[str, Meta(min_length=ANSWER_LENGTH[0], max_length=ANSWER_LENGTH[1])]
Version = Annotated[int, Meta(ge=1, le=2**31)]


class In(Struct, forbid_unknown_fields=True):
    """A body that a client sends; a field we do not know is refused."""


def _as_mailed(email: str) -> str:
    from chalicelib.domain.rules.email_address import as_mailed  # noqa: PLC0415 - no reader pays for it

    return as_mailed(email)


class AuthorIn(In):
    first_name: Name
    last_name: Name
    email: Email

    def __post_init__(self) -> None:
        self.email = _as_mailed(self.email)


class ReviewIn(In):
    organisation_id: Id
    text: Text
    aspect_ratings: Ratings
    capacity: Capacity
    experienced: Month
    author: AuthorIn
    consent: bool
    on_behalf: bool = False
    helped_by: Helper | None = None
    channel: Literal["web", "kiosk"] = "web"  # `kiosk`: on a tablet that the organisation put in its hall
    invitation: Annotated[str, Meta(max_length=200)] = ""  # the code of a card, however it is typed
    as_is: bool = False  # on the page: the author saw the warnings, and lets an editor judge
    form_key: Annotated[str, Meta(max_length=64)] = ""  # on the page: tells one opened form from another
    no_person: Annotated[str, Meta(max_length=1_000)] = ""  # passages that name nobody, the author says; one a line


class ReviewToCheckIn(ReviewIn):
    """A review to look at before it is sent."""

    change: Annotated[str, Meta(max_length=64)] = ""  # on the page: the answer that the author wants to change
    nobody: Annotated[str, Meta(max_length=1_000)] = ""  # on the page: the button that adds to `no_person`


class EmptyIn(In):
    """An empty body: that it is sent is enough."""


class NoticeIn(In):
    subject: Subject
    reason: NoticeReason
    explanation: AppealText
    good_faith: bool
    name: Annotated[str, Meta(max_length=100)] = ""
    email: Annotated[str, Meta(max_length=254)] = ""
    form_key: Annotated[str, Meta(max_length=64)] = ""  # on the page: tells one opened form from another
    as_is: bool = False  # as of a reply

    def __post_init__(self) -> None:
        self.email = _as_mailed(self.email)


class ReplyIn(In):
    text: ReplyText
    promise: promises.PromiseIn | None = None
    as_is: bool = False  # on the page: whoever writes saw the warnings, and lets an editor judge
    check: bool = False  # only look at it: nothing is sent
    change: Annotated[str, Meta(max_length=64)] = ""  # on the page: back to the form


class PageQuery(Struct):
    """The paging of a list."""

    cursor: named.Cursor = ""
    limit: Annotated[int, Meta(ge=1, le=100)] = 20


class Out(Struct):
    """A body that we answer with."""


class WayOut(Out):
    """The way on from an address that is a page's alone."""

    organisations: named.UrlOrPath


class StartOut(WayOut):
    """The way in for programs."""

    openapi: named.UrlOrPath


class AddressOut(Out):
    street: str
    number: str
    box: str
    postal_code: str
    municipality: str


class OrganisationItemOut(Out):
    id: str
    register_id: str
    name: str
    sector: Sector
    address: AddressOut
    phone: str
    website: str
    reviews: int
    score: float | None
    taking_part: bool
    state: named.PublicState


class SummaryOut(Out):
    reviews: int
    replied: int
    promises: promises.PromisesOut
    score: float | None
    scale: Scale
    distribution: dict[str, int] | None  # null where the score is: of fewer reviews than the threshold
    window_months: int
    threshold: int
    formula: str
    proof: dict[str, int]  # how many have each proof
    invitations: Invitations | None = None  # cards handed out, and used: in steps, a night late; null of hardly any


class ThemeSetOut(Out):
    id: str
    sector: named.Sector
    version: int
    scale: Scale
    aspects: tuple[Aspect, ...]


class WarningShownOut(Out):
    text: str
    since: datetime | None
    until: datetime | None


class OrganisationOut(OrganisationItemOut):
    warning: WarningShownOut | None
    summary: SummaryOut
    theme_set: ThemeSetOut


class PublicReplyOut(Out, omit_defaults=True):
    text: str
    published_at: datetime
    language: str = ""  # BCP 47; absent where its words do not say
    promise: promises.PromiseOut | None = None  # absent where nothing was promised


class PublicAdditionOut(Out, omit_defaults=True):
    """The words that its author added to a review, later; the old ones stay above them."""

    text: str
    published_at: datetime
    language: str = ""  # as of a reply


class PublicReviewOut(Out, omit_defaults=True):
    id: str
    organisation_id: str
    text: str
    capacity: named.Capacity
    experienced: named.Month
    published_at: datetime
    reply: PublicReplyOut | None
    proof: named.Proof  # how sure it is that whoever wrote has to do with the organisation; `/score` explains it
    additions: list[PublicAdditionOut]  # oldest first
    aspect_ratings: dict[str, int | None] | None = None  # only where the theme set makes them public
    helped_by: named.Helper | None = None  # in which capacity somebody helped to write it
    language: str = ""  # as of a reply


class PublicReviewsOut(Out):
    items: list[PublicReviewOut]
    next: str | None


class WarningOut(Out):
    code: str
    message: str
    passage: str
    person: bool = False  # the passage seems to name somebody; an author may say in `no_person` that it does not


class ToConfirmOut(Out):
    """The review that a link would confirm; the text is the author's own."""

    review_id: str
    status: named.Status
    organisation: str
    text: str


class StatusOut(Out):
    review_id: str
    status: named.Status


class NoticeGivenOut(Out):
    notice_id: str
    warnings: list[WarningOut] = field(default_factory=list)


class NoticeReasonOut(Out):
    code: named.NoticeReason
    label: str
    anonymous: bool  # whether one need not say who one is


class NoticeReasonsOut(Out):
    items: list[NoticeReasonOut]


class AppealedOut(Out):
    appeal_id: str
    status: named.AppealStatus


class OwnAppealOut(AppealedOut):
    """An appeal and what became of it, for whoever made it."""

    against: str  # what was decided, as the status to which that led; empty for one that does not say so
    against_at: datetime | None
    submitted_at: datetime
    explanation: str
    decided_at: datetime | None
    answer: str  # the second editor's words; empty while it is open


class OwnReplyOut(Out):
    status: named.ReplyStatus
    text: str | None
    promise: promises.PromiseOut | None = None
    editable_until: datetime | None = None  # until then another may be sent in its place
    passage: str = ""  # what an editor marked when returning it, one passage a line
    warnings: list[WarningOut] = field(default_factory=list)  # of what it says, while it can be changed


class WritingHelpOut(Out):
    tone: str
    parts: tuple[str, ...]
    examples: tuple[str, ...]


class WithheldOut(Out):
    code: str
    message: str


class ReviewToReplyToOut(Out):
    id: str
    organisation_id: str
    text: str
    aspect_ratings: dict[str, int | None] | None
    capacity: named.Capacity
    experienced: named.Month
    published_at: datetime | None
    ratings_withheld: WithheldOut | None = None  # why there are none


class ReplyFormOut(Out):
    review: ReviewToReplyToOut
    theme_set: ThemeSetOut
    reply: OwnReplyOut
    writing_help: list[WritingHelpOut]
    appeals: list[OwnAppealOut]  # against decisions on the reply, oldest first


class ReplySubmittedOut(Out):
    status: named.ReplyStatus
    warnings: list[WarningOut] = field(default_factory=list)


class NamedOut(Out):
    id: str
    name: str


class EntryOut(Out):
    id: str
    subject: str
    at: datetime
    actor: str
    editor: str | None
    action: named.LoggedAct
    before: str
    after: str
    rule: str
    explanation: str


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


SearchWords = Annotated[str, Meta(max_length=500)]  # of which the first eight words are looked for


class OrganisationsQuery(PageQuery):
    q: SearchWords = ""  # name, municipality and postal code in one
    sector: Sector | None = None
    postal_code: Annotated[str, Meta(max_length=10)] = ""
    nearby: bool = False  # also what lies around the postal code that is asked, the nearest first
    all: bool = False
    register_id: Annotated[str, Meta(max_length=200)] = ""  # exactly the one with this id, or none


class OrganisationsOut(Out):
    """A page of what was found: what fits best comes first, then by name."""

    items: list[OrganisationItemOut]
    next: str | None
    previous: str | None
    total: int  # exact to 1,000; 1,001 where there are more
    nearest: bool  # nothing was found as it was asked: these come near

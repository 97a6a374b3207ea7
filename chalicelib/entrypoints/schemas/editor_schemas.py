"""Schemas of the console; see `public_schemas.py`."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct, field

from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.projections.queue import QueueKind, QueueOrder
from chalicelib.domain.rules.email_address import as_mailed
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction
from chalicelib.entrypoints.schemas import named, promises
from chalicelib.entrypoints.schemas.desk_schemas import (
    AdditionOut,
    AdditionToDecideOut,
    AskedOut,
    ColleagueNoteOut,
    InvitedOut,
    ProposedWarningOut,
    SignalOut,
)
from chalicelib.entrypoints.schemas.public_schemas import (
    AddressOut,
    Email,
    EntryOut,
    Explanation,
    In,
    NamedOut,
    Out,
    PageQuery,
    SearchWords,
    ThemeSetOut,
    Version,
    WarningShownOut,
)

# A day (that whole day, in Belgium) or a moment with its zone; ISO 8601.
End = Annotated[str, Meta(max_length=40)]


class SignInIn(In):
    email: Email

    def __post_init__(self) -> None:
        self.email = as_mailed(self.email)


class SignInQuery(Struct):
    cookie: str = ""  # "lost" for a browser that kept none of ours


class AccountReturnQuery(Struct):
    """The issuer of accounts' answer; it may say more, and none of it is believed unchecked."""

    state: Annotated[str, Meta(max_length=200, extra_json_schema=named.PRINTABLE)] = ""
    code: Annotated[str, Meta(max_length=4_000, extra_json_schema=named.PRINTABLE)] = ""
    error: Annotated[str, Meta(max_length=200, extra_json_schema=named.PRINTABLE)] = ""
    iss: Annotated[str, Meta(max_length=500, extra_json_schema=named.PRINTABLE)] = ""


class AccountReturnIn(In):
    state: Annotated[str, Meta(max_length=200)]
    code: Annotated[str, Meta(min_length=1, max_length=4_000)]


class ReviewDecisionIn(In):
    action: Action
    version: Version
    rule: str = ""
    explanation: Explanation = ""
    passage: Explanation = ""  # words of the text that a return is about, one passage a line
    as_is: named.AsIs = False


class ReplyDecisionIn(In):
    action: promises.ReplyAction
    version: Version
    rule: str = ""
    explanation: Explanation = ""
    passage: Explanation = ""  # words of the reply that a return is about, one passage a line
    as_is: named.AsIs = False


class OrganisationDecisionIn(In):
    action: OrganisationAction
    version: Version
    explanation: Explanation = ""  # of a warning, these are the words that visitors read
    until: End | None = None  # of a block or a warning; without it, it ends by hand
    rule: str = ""  # as in every decision; an organisation's cites none


class ClaimIn(In):
    release: bool = False


class EditorOrganisationsQuery(PageQuery):
    q: SearchWords = ""
    email_status: EmailStatus | None = None
    taking_part: bool = False


class QueueQuery(PageQuery):
    kind: QueueKind = QueueKind.REVIEW
    status: Annotated[str, Meta(max_length=20)] = ""
    order: QueueOrder = QueueOrder.STRONGEST
    sector: Sector | None = None
    late: bool = False
    assigned: Annotated[str, Meta(max_length=100)] = ""  # "me", or the id of an editor


class LogQuery(PageQuery):
    """Of one subject all of it, oldest first; of none the newest of all, in a time and by who did what."""

    subject: Annotated[str, Meta(max_length=100)] = ""
    editor: Annotated[str, Meta(max_length=100)] = ""  # "me", or an id or name of one
    action: Annotated[str, Meta(max_length=40)] = ""
    since: End = ""  # without it, 92 days
    until: End = ""


class SessionOut(Out):
    access_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105  (RFC 6750's name of the scheme)


class AcceptedOut(Out):
    status: named.Receipt


class IssuerOut(Out):
    url: named.Url  # where a browser goes, with the cookie that came along


class ClaimOut(Out):
    """The editor who is reading something; a courtesy, not a lock."""

    editor: str | None
    until: datetime | None


class CaseSummaryOut(Out):
    id: str
    kind: named.CaseKind
    status: named.CaseStatus
    submitted_at: datetime


class OtherReviewOut(Out):
    id: str
    organisation: NamedOut
    status: named.Status
    submitted_at: datetime
    text: str


class DossierSummaryOut(Out):
    id: str
    title: str
    opened_at: datetime
    closed_at: datetime | None


class QueueItemOut(Out):
    kind: QueueKind
    id: str
    status: named.WaitingStatus
    waiting_since: datetime
    grave: bool  # it may tell of a crime, or of despair: it stands first
    late: bool  # it waits longer than five working days; never of a second reading
    signals: list[SignalOut]
    organisation: NamedOut  # of a second reading both are empty: nobody is told
    claimed_by: str | None  # the name of who reads it
    assigned_to: NamedOut | None  # the editor who is to decide on it
    editable_until: datetime | None = None  # of a reply: until then it may change, and nobody decides
    addition: bool = False  # what waits of this review is what its author added
    block_unconfirmed: bool = False  # of an organisation: one editor blocked it, and another is to confirm that
    blocked_until: datetime | None = None  # of an organisation: until then, unless another end is told; None for none
    warning_proposed: bool = False  # of an organisation: one editor proposed a warning, and another is to place it


class QueueOut(Out):
    items: list[QueueItemOut]
    next: str | None


class LogOut(Out):
    items: list[EntryOut]
    next: str | None = None


class AuthorOut(Out):
    first_name: str
    last_name: str
    email: str | None
    postal_address: str | None = None  # where letters go


class EarlierOut(Out):
    text: str
    aspect_ratings: dict[str, int | None]
    replaced_at: datetime


class ReplyToDecideOut(Out):
    text: str
    status: named.ReplyStatus
    version: int
    submitted_at: datetime
    allowed_actions: list[named.ReplyAct]
    signals: list[SignalOut] = field(default_factory=list)
    editable_until: datetime | None = None  # until then its organisation may send another, and nobody decides


class ReviewToDecideOut(Out):
    id: str
    organisation: NamedOut
    status: named.Status
    text: str
    aspect_ratings: dict[str, int | None]
    theme_set: ThemeSetOut
    capacity: named.Capacity
    experienced: named.Month
    on_behalf: bool
    channel: named.Channel
    helped_by: named.Helper | None
    typed_by: str | None  # the name of the editor who typed it in, and decides nothing on it
    submitted_at: datetime
    published_at: datetime | None
    author: AuthorOut | None
    signals: list[SignalOut]
    versions: list[EarlierOut]
    history: list[EntryOut]
    reply: ReplyToDecideOut | None
    addition: AdditionToDecideOut | None  # which waits; the last of `additions`
    additions: list[AdditionOut]
    proof: named.Proof
    proof_noted: bool  # an editor saw proof of the relation
    passage: str
    approved_by_one: bool  # a second editor is still needed: the organisation is watched, or the review grave
    grave: bool  # it may tell of a crime, or of despair: two editors publish it
    help_lines: list[str]  # the numbers to call, where the words ask for them
    language: str  # of the text (BCP 47); empty where its words do not say
    read_in_full: bool  # the signals read this language; of others only numbers, addresses and names
    claim: ClaimOut
    cases: list[CaseSummaryOut]
    same_author: list[OtherReviewOut]
    same_organisation: list[OtherReviewOut]
    dossiers: list[DossierSummaryOut]
    questions: list[AskedOut]
    can_ask: bool
    notes: list[ColleagueNoteOut]
    authorities: list[NamedOut]  # to whom it may be referred now
    unreadable: list[str]  # parts that are kept and cannot be read now
    version: int
    allowed_actions: list[named.ReviewAct]


class DecidedOut(Out):
    status: named.DecidedStatus
    version: int
    allowed_actions: list[named.DecidedAct]


class EditorOrganisationOut(Out):
    id: str
    name: str
    register_id: str
    email: str
    email_status: named.EmailStatus
    taking_part: bool
    state: named.OrganisationState
    warning: WarningShownOut | None
    blocked_until: datetime | None
    block_unconfirmed: bool  # it ends at `blocked_until` unless another editor sends `block` too
    proposed_warning: ProposedWarningOut | None
    version: int
    allowed_actions: list[named.OrganisationAct]
    municipality: str
    closed_at: datetime | None  # when it left the register


class EditorOrganisationsOut(Out):
    items: list[EditorOrganisationOut]
    next: str | None
    previous: str | None
    nearest: bool  # nothing was found as it was asked: these come near


class ParticipationRequestOut(Out):
    """A request to take part that waits for an editor."""

    asked_at: datetime
    contact_name: str | None  # None once nobody knows it any more


class EditorOrganisationDetailOut(EditorOrganisationOut):
    """One organisation whole: the register's word, ours, and what happened."""

    sector: Sector
    address: AddressOut
    website: str
    phone: str
    enterprise_number: str
    state_since: datetime | None
    participation_request: ParticipationRequestOut | None
    reviews: int  # online now
    replied: int
    score: float | None
    invitations: InvitedOut | None  # none where nothing was handed out
    recent_reviews: list[OtherReviewOut]  # whatever became of them, newest first
    dossiers: list[DossierSummaryOut]
    notes: list[ColleagueNoteOut]
    history: list[EntryOut]
    closed_by_leaving: int = 0  # of the recent ones, those that would be closed for good if it left; there may be more


class BacklogOut(Out):
    kind: QueueKind
    count: int
    more: bool  # there is more than was counted
    oldest: datetime | None


class FreshnessOut(Out):
    """The age of what we show: of the last good full run's start, in seconds."""

    started_at: datetime | None
    age_seconds: int | None
    state: named.Freshness


class ConsoleFiguresOut(Out):
    """The editors' work in figures; `median_hours` by kind, of this year's decisions, null where there are none."""

    waiting: list[BacklogOut]
    median_hours: dict[str, int | None]
    by_channel: dict[str, dict[str, int]]  # these two as everybody reads them, of this year
    by_proof: dict[str, dict[str, int]]
    freshness: FreshnessOut

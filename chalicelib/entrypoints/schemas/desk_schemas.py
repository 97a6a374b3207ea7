"""Schemas of what editors do beside deciding: ask an author, refer a review, note something for colleagues."""

from datetime import datetime
from typing import Annotated, Final

from msgspec import Meta, field

from chalicelib.domain.access.roles import Role
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.room import NOTE_LENGTH, QUESTION_LENGTH
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.promises import PromiseOut
from chalicelib.entrypoints.schemas.public_schemas import (
    EntryOut,
    Explanation,
    Id,
    In,
    NamedOut,
    Out,
    ThemeSetOut,
    Version,
)
from chalicelib.entrypoints.schemas.statement_schemas import QuestionOut


class QuestionIn(In):
    question: Annotated[str, Meta(min_length=QUESTION_LENGTH[0], max_length=QUESTION_LENGTH[1])]
    version: Version


class ReferralIn(In):
    authority: Id
    explanation: Explanation = ""
    passage: Explanation = ""  # words of the review that go along; without it, none do
    as_is: bool = False  # on the page: the editor saw that the words may name who wrote the review


_OF_NOTE: Final = "Kind and id: `review/…`, `reply/…` (its review's), `notice/…`, `appeal/…` or `organisation/…`."


class NoteIn(In):
    subject: Annotated[str, Meta(min_length=3, max_length=100, description=_OF_NOTE)]
    text: Annotated[str, Meta(min_length=NOTE_LENGTH[0], max_length=NOTE_LENGTH[1])]


class AssignmentIn(In):
    editor_id: Id | None = None  # "me" for oneself; null for nobody


class AssignedOut(Out):
    kind: QueueKind
    id: str
    assigned_to: NamedOut | None


class HandedOverOut(Out):
    number: int  # of what was handed over, as far as it still waits


class ColleagueOut(Out):
    id: str
    name: str
    roles: list[Role]
    sectors: list[Sector]  # the only ones they see and decide on; empty for all
    works: bool
    assigned: int  # as far as it was not decided on
    assigned_by_kind: dict[QueueKind, int] = field(default_factory=dict)  # of each of which there is any


class KeyOut(Out):
    keys: list[str]
    does: str


class KeysOut(Out):
    items: list[KeyOut]


class ColleaguesOut(Out):
    items: list[ColleagueOut]


class QuestionAskedOut(Out):
    question_id: str


class ReferredOut(Out):
    status: named.Status
    version: int


class AskedOut(QuestionOut):
    asked_by: str  # the editor's name


class ColleagueNoteOut(Out):
    """A note for colleagues; nobody else ever reads it."""

    id: str
    at: datetime
    editor: str
    text: str


class NotesOut(Out):
    notes: list[ColleagueNoteOut]


class PassageOut(Out):
    start: int
    end: int
    text: str


class SignalOut(Out):
    code: str
    strength: int  # 1 weak, 2 moderate, 3 strong
    evidence: str
    passages: list[PassageOut]
    related: list[str]


class AdditionOut(Out):
    text: str
    status: named.AdditionStatus
    submitted_at: datetime
    decided_at: datetime | None


class AdditionToDecideOut(AdditionOut):
    """The words that an author adds to a review that is online; decided on where the review is."""

    approved_by_one: bool  # a second editor is still needed
    signals: list[SignalOut]
    help_lines: list[str]  # as of the review


class AnsweredReviewOut(Out):
    """The review that a reply answers."""

    id: str
    status: named.Status
    text: str
    capacity: named.Capacity
    experienced: named.Month
    aspect_ratings: dict[str, int | None]
    theme_set: ThemeSetOut


class ToldOut(Out):
    """What an organisation tells of its promise, while it waits for an editor or was sent back."""

    status: named.PromiseStatus
    text: str
    by: str  # the month to which it puts the promise off, or empty
    submitted_at: datetime
    signals: list[SignalOut]


class PromiseToDecideOut(PromiseOut):
    """The promise in a reply, with what became of it by its organisation."""

    waits: bool = False  # for an editor, to whom `allowed_actions` says what to decide
    told: ToldOut | None = None
    passage: str = ""  # what was marked when it was sent back, one passage a line


class ReplyPageOut(Out):
    """A reply whole, for who decides on it."""

    review_id: str
    organisation: NamedOut
    review: AnsweredReviewOut
    text: str
    former: str  # its words before it was sent back; empty where it was not
    passage: str  # what was marked then, one passage a line
    promise: PromiseToDecideOut | None
    status: named.ReplyStatus
    submitted_at: datetime
    editable_until: datetime | None  # until then its organisation may send another, and nobody decides
    signals: list[SignalOut]
    history: list[EntryOut]
    notes: list[ColleagueNoteOut]  # of its review
    unreadable: list[str]  # parts that are kept and cannot be read now
    version: int
    allowed_actions: list[named.ReplyAct]


class ProposedWarningOut(Out):
    """A public warning that one editor proposed; another sends the same words to put it on the page."""

    text: str
    until: datetime | None
    yours: bool


class PreviewedMailOut(Out):
    """A mail that a decision would send; its links are left out, since they are its addressee's alone."""

    to: str
    subject: str
    text: str
    unsent_because: str  # empty when it would leave
    names_author: list[PassageOut] = field(default_factory=list)  # in a mail to others than whoever wrote the review
    number: int = 1  # of mails alike, each about a review of its own; this one is an example


class PreviewOut(Out):
    mails: list[PreviewedMailOut]


class SideOut(Out):
    """The published reviews of some; no score where they are few."""

    reviews: int
    score: float | None


class InvitedOut(Out):
    """The cards of an organisation, and whether those who came by one tell something else than others."""

    handed_out: int
    used: int  # in steps, and a night late: nobody sees more
    invited: SideOut
    uninvited: SideOut
    apart: bool  # the scores differ by more than chance explains

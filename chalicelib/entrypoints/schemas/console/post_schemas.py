"""Schemas of what goes and comes by post: reviews that editors type in, and letters; see `public_schemas.py`."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.reviews.parts import Capacity, Helper
from chalicelib.domain.rules.email_address import as_mailed
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import (
    Email,
    Explanation,
    Id,
    In,
    Month,
    Name,
    NamedOut,
    Out,
    PageQuery,
    Ratings,
    SearchWords,
    Text,
    ThemeSetOut,
    WarningOut,
)
from chalicelib.entrypoints.schemas.statement_schemas import PostalAddress


class TypingQuery(PageQuery):
    q: SearchWords = ""
    organisation: Annotated[str, Meta(max_length=64)] = ""


class TypedAuthorIn(In):
    """Whoever wrote or told it; one way to reach them is enough."""

    first_name: Name
    last_name: Name
    email: Email | None = None
    postal_address: PostalAddress | None = None  # street and number, postal code and place; lines or commas

    def __post_init__(self) -> None:
        self.email = self.email and as_mailed(self.email)


class TypedReviewIn(In):
    organisation_id: Id
    text: Text
    aspect_ratings: Ratings
    capacity: Capacity
    experienced: Month
    author: TypedAuthorIn
    consent: bool
    channel: Literal["paper", "phone", "agreed"]
    note: Explanation = ""  # of `agreed`: under which agreement
    on_behalf: bool = False
    helped_by: Helper | None = None
    licensed: bool = False  # the paper names the licence of the open data, or whoever told it heard of it
    invitation: Annotated[str, Meta(max_length=200)] = ""  # the code of a card, as it stands on the paper
    as_is: bool = False  # on the page: the editor saw the warnings
    form_key: Annotated[str, Meta(max_length=64)] = ""  # on the page: tells one opened form from another
    no_person: Annotated[str, Meta(max_length=1_000)] = ""  # passages that name nobody, the author says; one a line


class TypedReviewOut(Out):
    """A review that waits for another editor; `own_house` in the warnings: letters go to the organisation's address."""

    review_id: str
    status: named.Status
    warnings: list[WarningOut]


class ToTypeOut(Out):
    """The organisations that were found, or the one whose form this is with its theme set."""

    items: list[NamedOut]
    organisation: NamedOut | None
    sector: Sector | None
    theme_set: ThemeSetOut | None


class LettersQuery(PageQuery):
    printed: bool = False
    sheets: bool = False  # on the page: those that wait, as they are printed


class LetterItemOut(Out):
    id: str
    review_id: str
    organisation: NamedOut
    kind: named.MailKind  # of the mail in whose place it is
    state: named.LetterState
    at: datetime  # since when
    late: bool  # it waits longer than two working days


class LettersOut(Out):
    items: list[LetterItemOut]
    next: str | None


class LetterOut(Out):
    """A letter; what is on the sheet only while it waits: afterwards nobody needs its code but whoever it went to."""

    id: str
    review_id: str
    organisation_id: str
    kind: named.MailKind
    state: named.LetterState
    at: datetime
    address: list[str]  # the lines of the window
    at_house: bool  # it goes to the organisation's own address, and tells less
    subject: str
    text: str
    code: str
    nothing_to_say: str  # the code of why there is none to print any more; empty where there is


class LettersPrintedIn(In):
    letters: Annotated[str, Meta(min_length=1, max_length=5_000)]  # ids, with blanks between them


class LettersPrintedOut(Out):
    printed: int


class LetterStateOut(Out):
    id: str
    state: named.LetterState


class LetterSentOut(Out):
    status: named.Status


class LettersToIn(In):
    """Where an author's letters go from now on: street and number, postal code and place; lines or commas."""

    postal_address: PostalAddress


class LettersToOut(Out):
    status: named.Status
    at_house: bool  # it is the organisation's own: letters there tell less


class CodeIn(In):
    code: Annotated[str, Meta(min_length=1, max_length=100)]


class CodeOut(Out):
    url: named.Url  # the author's page, for a day


class LetterCodeOut(Out):
    """The address to which a letter's code is sent."""

    code: named.UrlOrPath

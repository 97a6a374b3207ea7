"""Schemas of an organisation's own figures, and of the requests that it makes there."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.organisations.invitations import Group
from chalicelib.domain.organisations.organisation import MOST_CARDS
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import Id, In, Out, SummaryOut


class PeriodOut(Out):
    """The reviews that came online in a period; no score where they are `few`."""

    period: str
    label: str
    reviews: int
    score: float | None
    few: bool


class AspectOut(Out):
    id: str
    label: str
    ratings: int
    average: float | None
    last_year: float | None
    last_year_ratings: int
    sector_average: float | None
    low: int | None  # none of few ratings
    high: int | None
    few: bool


class ThemeOut(Out):
    """The number of reviews about a theme, and their average; found by these words.

    `praised` and `criticised` count those of which the words surely say so; of few reviews neither is given.
    """

    id: str
    label: str
    reviews: int
    average: float | None
    praised: int | None
    criticised: int | None
    words: list[str]


class UnansweredOut(Out):
    review_id: str
    excerpt: str
    capacity: Capacity
    experienced: named.Month
    published: str
    reply_status: named.ReplyStatus
    can_ask_link: bool


class RepliesOut(Out):
    replied: int
    median_hours: int | None


class InsightsOut(Out):
    organisation_id: str
    name: str
    url: named.Url
    blocked: bool
    summary: SummaryOut
    months: list[PeriodOut]
    quarters: list[PeriodOut]
    aspects: list[AspectOut]
    themes: list[ThemeOut]
    themes_version: int
    replies: RepliesOut
    unanswered: list[UnansweredOut]
    snippet: str


class ReplyLinkIn(In):
    review_id: Id


class ReceiptOut(Out):
    """A receipt: whether a mail follows is for its addressee to see."""

    status: named.Receipt


class DigestAction(StrEnum):
    """The choices about a mail that repeats: the monthly one of an organisation, the morning one of an editor."""

    STOP = "stop"
    RESUME = "resume"


class DigestIn(In):
    """The choice. Mail programs send `List-Unsubscribe=One-Click` instead, which stops it (RFC 8058)."""

    action: DigestAction


class DigestOut(Out):
    """An organisation's monthly mail: whether it comes, and what can be chosen."""

    organisation_id: str
    name: str
    receives: bool
    allowed_actions: list[DigestAction]


class EditorDigestOut(Out):
    """An editor's morning mail: whether it comes, and what can be chosen."""

    name: str
    receives: bool
    allowed_actions: list[DigestAction]


class SheetQuery(Struct):
    """Of which year or month, and where to go on."""

    period: Annotated[str, Meta(pattern=r"^(20[0-9]{2}(-(0[1-9]|1[0-2]))?)?\Z")] = ""
    cursor: Annotated[str, Meta(max_length=400, extra_json_schema={"pattern": "^[A-Za-z0-9_-]*$"})] = ""


class InvitationsIn(In):
    """Cards for everybody of a group. Who invites only some breaks the rules, so `everyone` must be true."""

    number: Annotated[int, Meta(ge=1, le=MOST_CARDS)]
    group: Group
    everyone: bool
    form_key: Annotated[str, Meta(max_length=64)] = ""  # on the page: tells one opened form from another


class BatchMadeOut(Out):
    batch_id: str
    number: int
    sheet: named.UrlOrPath  # the page that prints the cards


class BatchOut(BatchMadeOut):
    group: Group
    used: int  # in steps of five, and at least a day late
    made_at: datetime
    expires_at: datetime


class BatchesOut(Out):
    items: list[BatchOut]


class PrintedCardOut(Out):
    code: str
    url: named.Url


class CardsOut(Out):
    """The cards of a batch, to print. Which were used is not said."""

    batch_id: str
    organisation: str
    number: int
    group: Group
    expires_at: datetime
    cards: list[PrintedCardOut]

"""Schemas of the pages of transparency; see `public_schemas.py`."""

from msgspec import Struct

from chalicelib.domain.organisations.themes import Scale
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import Out
from chalicelib.entrypoints.schemas.reach_schemas import PartOut


class ReviewFiguresOut(Out):
    received: int
    confirmed: int
    published: int
    rejected: int
    returned: int
    escalated: int
    suspended: int
    restored: int
    removed: int
    withdrawn: int
    withdrawals_undone: int  # of those, by the author, within a day
    closed: int  # its organisation left before anybody decided
    erased: int  # by editors
    erased_by_author: int


class AdditionFiguresOut(Out):
    """What authors added to reviews that were online."""

    received: int
    published: int
    rejected: int


class CaseFiguresOut(Out):
    received: int
    upheld: int
    dismissed: int
    lapsed: int  # what it was about was erased
    median_hours: int | None


class MonthFiguresOut(Out):
    month: named.Month  # YYYY-MM
    received: int
    published: int
    rejected: int
    removed: int


class ProvenMonthOut(Out):
    """A month's figures that anybody can count again from the log for strangers (`/transparency`)."""

    month: named.Month
    figures: dict[str, int]  # such as `review_refused_by_rule.no_personal_data`


class IntegrityOut(Out):
    """A year in figures. Medians are the upper bound, in hours, of the class they fall in; bands are marks 1 to 5."""

    year: int
    reviews: ReviewFiguresOut
    by_score_band: dict[str, dict[str, int]]
    by_rule: dict[str, dict[str, int]]
    by_channel: dict[str, dict[str, int]]  # received, published, rejected: each by `named.Channel`
    by_proof: dict[str, dict[str, int]]  # the same by `named.Proof`; received as soon as it is confirmed
    by_month: list[MonthFiguresOut]
    replies: int
    additions: AdditionFiguresOut
    notices: CaseFiguresOut
    appeals: CaseFiguresOut
    median_decision_hours: int | None
    automated: int
    reversed_on_appeal: int
    proven: list[ProvenMonthOut]


class PublicLogOut(Out):
    """The log for strangers."""

    origin: str  # its name, as in its checkpoints
    size: int  # entries
    through: named.Month | None  # the last month that is in; null before the first
    verifying_key: str | None  # as C2SP's signed-note writes one
    checkpoint_url: named.Url | None


class RuleOut(Out):
    code: str
    title: str
    text: str


class RulesOut(Out):
    items: list[RuleOut]


class HowScoredOut(Out):
    """The making of the honest score."""

    formula: str
    threshold: int  # reviews; with fewer there is no figure
    window_months: int
    enough_cards: int  # that an organisation handed out before a review says that it came by one
    scale: Scale


class ControllerOut(Out):
    """The controller of the personal data of these sectors."""

    name: str
    website: named.Url
    sectors: list[named.Sector]


class KeptOut(Out):
    """A kind of data that is kept, why, and for how long; Dutch, for people."""

    what: str
    why: str
    how_long: str


class PrivacyOut(Out):
    controllers: list[ControllerOut]
    kept: list[KeptOut]


class ReadyOut(Out):
    status: str
    checks: dict[str, str]


class OpenDataQuery(Struct):
    cursor: named.Cursor = ""


class TermOut(Out):
    """A term of the open data, with what it means; Dutch, for people."""

    term: str
    meaning: str
    anchor: str  # of a term of our own: its place on the page; else empty


class OpenMonthOut(Out):
    """A month of the open data: where its stream and its table begin."""

    month: named.Month
    stream_url: named.Url
    table_url: named.Url


class OpenDataOut(Out):
    """The open data: its explanation in Dutch, its licence, and where it is."""

    title: str
    parts: list[PartOut]
    terms: list[TermOut]
    licence: named.Url
    attribution: str
    stream_url: named.Url
    catalogue_url: named.Url
    months: list[OpenMonthOut]

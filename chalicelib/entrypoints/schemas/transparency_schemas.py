"""Schemas of the pages of transparency; see `public_schemas.py`."""

from msgspec import Struct

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.themes import Scale
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import Out
from chalicelib.entrypoints.schemas.reach_schemas import PartOut


class IntegrityQuery(Struct):
    """Of which sector; without one, of the whole platform."""

    sector: Sector | None = None


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


class WaitingFiguresOut(Out):
    """The time until editors decided on what authors wrote. Times are the upper bound, in hours, of their class."""

    decisions: int
    within_24_hours: int
    within_promise: int  # working days, as mails to authors name them
    promised_working_days: int
    median_hours: int | None
    p90_hours: int | None  # of nine decisions in ten


class SignalFiguresOut(Out):
    """A signal on reviews that an editor decided on, and how often that decision bore it out.

    It did where the review did not go online and the rule that the editor cited is about what the signal said.
    """

    code: str  # `safety` for what may tell of a crime, a threat or despair
    raised: int
    confirmed: int


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


class RuleAgreementOut(Out):
    """The second readings of first decisions that refused by one rule; null is a number under five."""

    rule: str
    read: int
    agreed: int | None  # the second editor did the same
    same_rule: int | None  # and refused by the same rule


class SecondReadingsOut(Out):
    """One decision in twenty, drawn by chance, that another editor read again without knowing of the first one.

    Always of the whole platform, exact, also beside the figures of one sector.
    """

    sampled: int
    read: int
    agreed: int
    kappa: float | None  # Cohen's, of approve, return and reject, to two decimals
    no_kappa: named.NoKappa | None  # why there is none
    by_rule: list[RuleAgreementOut]  # of rules with five or more that were read


class IntegrityOut(Out):
    """A year in figures. Medians are the upper bound, in hours, of the class they fall in; bands are marks 1 to 5.

    Of a sector every count is told as "more than": with `in_steps_of` 5, a 10 says eleven to fifteen, and a 0 five or
    fewer. Its months that are over count, up to `through`; `by_month` is empty, and `proven` has what the log for
    strangers says of that sector.
    """

    year: int
    sector: named.Sector | None
    in_steps_of: int | None  # null where counts are exact
    through: named.Month | None  # the last month that counts; null where all counts, up to now, or none is over
    reviews: ReviewFiguresOut
    by_score_band: dict[str, dict[str, int]]
    by_rule: dict[str, dict[str, int]]
    by_channel: dict[str, dict[str, int]]  # received, published, rejected, erased by editors: each by `named.Channel`
    by_proof: dict[str, dict[str, int]]  # the same by `named.Proof`; received as soon as it is confirmed
    by_month: list[MonthFiguresOut]
    replies: int
    additions: AdditionFiguresOut
    notices: CaseFiguresOut
    appeals: CaseFiguresOut
    median_decision_hours: int | None
    waiting: WaitingFiguresOut
    signals: list[SignalFiguresOut]
    automated: int
    reversed_on_appeal: int
    proven: list[ProvenMonthOut]
    second_readings: SecondReadingsOut


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


class AccessibilityOut(Out):
    standard: str

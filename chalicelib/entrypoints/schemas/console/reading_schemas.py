"""Schemas of second readings, for editors; see `public_schemas.py`."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from chalicelib.domain.cases.second_reading import ReadAs, Stands
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import In, Out


class ReadingDecisionIn(In):
    action: ReadAs
    rule: Annotated[str, Meta(max_length=40)] = ""  # who returns or rejects cites one


class SettlementIn(In):
    stands: Stands


class ReadDecisionOut(Out):
    """One of two decisions on a text, for the chief editor who says which is the example."""

    action: ReadAs
    rule: str


class SecondReadingOut(Out):
    """A text as its first editor read it. Until it is read again, nothing else of its review."""

    id: str
    status: named.ReadingStatus
    waiting_since: datetime | None  # the beginning of the day
    text: str
    language: str | None
    allowed_actions: list[ReadAs]
    may_settle: bool
    review_id: str | None = None  # where the two differ: for whoever settles it
    first: ReadDecisionOut | None = None
    second: ReadDecisionOut | None = None
    stands: Stands | None = None


class ReadOut(Out):
    """What became of a reading; the first decision is told to nobody who read."""

    id: str
    status: named.ReadOutcome

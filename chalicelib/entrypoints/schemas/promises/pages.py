"""Schemas of what became of a promise: the organisation tells, and whoever wrote the review says whether it is so."""

from typing import Annotated, Literal

from msgspec import Meta, field

from chalicelib.domain.reviews.promises.promise import OUTCOME_LENGTH
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.promises import Month, PromiseOut
from chalicelib.entrypoints.schemas.public_schemas import In, Out, ReviewToReplyToOut, WarningOut


class OutcomeIn(In):
    """What became of it; `by` is another month, where it takes longer."""

    status: Literal["kept", "late", "dropped"]
    outcome: Annotated[str, Meta(max_length=OUTCOME_LENGTH[1])]
    by: Month = ""
    as_is: bool = False  # as of a reply
    check: bool = False  # only look at it: nothing is sent
    change: Annotated[str, Meta(max_length=64)] = ""  # on the page: back to the form


class OutcomeToldOut(Out):
    """What was told, and waits for an editor or was sent back."""

    status: named.PromiseStatus
    text: str
    by: str


class PromiseFormOut(Out):
    review: ReviewToReplyToOut
    reply: str
    promise: PromiseOut
    takes_answer: bool
    told: OutcomeToldOut | None
    passage: str  # what an editor marked when sending it back, one passage a line
    delays_left: int  # how often it can still be put off to another month


class OutcomeTakenOut(Out):
    status: named.PromiseStatus  # until an editor read it, what it was
    warnings: list[WarningOut] = field(default_factory=list)


class PromiseCheckIn(In):
    agrees: bool


class PromiseCheckOut(Out):
    review_id: str
    organisation: str
    promise: PromiseOut

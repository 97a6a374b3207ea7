"""Schemas of the promise in a reply, which those of replies and of organisations hold; its pages' own are beside it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.reviews.promises.promise import PROMISE_LENGTH
from chalicelib.domain.rules import lifecycle as law
from chalicelib.entrypoints.schemas import named

Month = Annotated[str, Meta(pattern=r"^((19|20)[0-9]{2}-(0[1-9]|1[0-2]))?\Z")]  # empty: none


class PromiseIn(Struct, forbid_unknown_fields=True):
    """What an organisation says it will change, and by the end of which month; both empty where it promises nothing."""

    text: Annotated[str, Meta(max_length=PROMISE_LENGTH[1])] = ""
    by: Month = ""


class PromiseOut(Struct):
    """A promise, and what became of it: `outcome` is empty, and `author_says` null, until somebody said so."""

    text: str
    by: named.Month
    status: named.PromiseStatus
    outcome: str
    author_says: named.AuthorSays | None
    first_by: str = ""  # the month that was promised first, where it was put off
    changed_at: datetime | None = None  # when its status, its outcome or what the author says changed last


class PromisesOut(Struct):
    """The number of promises in replies that are online, by what became of them."""

    open: int
    kept: int
    late: int
    dropped: int


class ReplyAction(StrEnum):
    """The acts on a reply, and those of editors on what became of the promise in it, as programs send them."""

    SUBMIT = law.ReplyAction.SUBMIT.value
    APPROVE = law.ReplyAction.APPROVE.value
    RETURN = law.ReplyAction.RETURN.value
    REJECT = law.ReplyAction.REJECT.value
    REMOVE = law.ReplyAction.REMOVE.value
    UPHOLD_APPEAL = law.ReplyAction.UPHOLD_APPEAL.value
    APPROVE_OUTCOME = law.PromiseAction.APPROVE.value
    RETURN_OUTCOME = law.PromiseAction.RETURN.value

    @property
    def of_law(self) -> law.ReplyAction | law.PromiseAction:
        """The act by its name in the law."""
        return law.PromiseAction(self) if str(self) in named.ON_OUTCOMES else law.ReplyAction(self)

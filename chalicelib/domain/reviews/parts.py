"""The parts of a review: who wrote it and how, earlier texts, the reply below it, and how it was withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.reviews.signal import COPIES, Signal
from chalicelib.domain.rules.lifecycle import (
    ADDITION_VISIBLE,
    ADDITION_WAITS_FOR_EDITOR,
    REPLY_VISIBLE,
    AdditionStatus,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.room import EARLIER_TEXTS, bytes_of

TEXT_LENGTH: Final = (20, 5_000)  # characters, of a review
REPLY_LENGTH: Final = (20, 5_000)
UNDETERMINED: Final = "und"  # the language of words that do not say theirs (BCP 47)
UNDONE_WITHIN: Final = timedelta(days=1)
ADDED_EVERY: Final = 6  # months, in Brussels
_OF_AN_ADDITION: Final = 12  # signals
_OF_EACH: Final = 3  # passages


class Capacity(StrEnum):
    """The capacity in which the author writes."""

    CLIENT = "client"
    RELATIVE = "relative"
    PARENT = "parent"
    REPRESENTATIVE = "representative"


class Helper(StrEnum):
    """The one who helped an author to write, as visitors read it: never who, but in which capacity."""

    RELATIVE = "relative"
    STAFF = "staff"
    VOLUNTEER = "volunteer"
    OTHER = "other"


class Channel(StrEnum):
    """The way by which a review came in."""

    WEB = "web"
    KIOSK = "kiosk"  # a tablet that the organisation put in its hall
    PAPER = "paper"  # an editor typed in the form, word for word
    PHONE = "phone"  # an editor typed in what somebody told
    AGREED = "agreed"  # feedback received otherwise, under an agreement with the editors [Z]


TYPED_IN: Final = frozenset({Channel.PAPER, Channel.PHONE, Channel.AGREED})  # by an editor, who does not decide on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The person who wrote a review. Kept in a table of its own; only editors see it."""

    first_name: str
    last_name: str
    email: str  # empty of whoever gets letters
    postal_address: str = ""  # where letters go; none is written to whoever has an e-mail address

    @property
    def by_post(self) -> bool:
        """True of whoever is reached by letters alone."""
        return bool(self.postal_address) and not self.email

    @property
    def reached_at(self) -> str:
        """What tells one person's reviews from another's: a mailbox, or a name at a house where others live too."""
        if self.email or not self.postal_address:
            return self.email
        whole = f"{self.first_name} {self.last_name} {self.postal_address}"
        return "post:" + "".join(each for each in whole.casefold() if each.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An organisation's answer; at most one per review, and no answer to an answer [W]."""

    text: str
    status: ReplyStatus
    submitted_at: datetime
    decided_at: datetime | None = None
    decided_by: str = ""  # for four eyes on appeal
    signals: tuple[Signal, ...] = ()  # of its words alone
    language: str = ""  # of the text (BCP 47), told when it was handed in; empty where nobody looked
    passage: str = ""  # what an editor marked when it was sent back
    former: str = ""  # its words before that
    editable_until: datetime | None = None  # until then it may be sent anew, and nobody decides; None: it never could
    promise: Promise | None = None  # what the organisation says it will change; read and decided on with the reply
    terms: str = ""  # as of a review

    @property
    def words(self) -> str:
        """Return all that it says, its promise as well: what an editor reads and signals look at."""
        return words_of(self.text, self.promise.text if self.promise else "")

    @property
    def strength(self) -> int:
        """The strength of the strongest signal; 0 without any."""
        return max((signal.strength for signal in self.signals), default=0)

    def after(self, former: "Reply | None", *, editable_for: timedelta) -> "Reply":
        """The reply with the words it takes the place of, and until when it may be sent anew."""
        until = self.submitted_at + editable_for if editable_for else None
        return replace(self, former=former.text if former else "", editable_until=until)

    def decided(self, status: ReplyStatus, *, at: datetime, by: str, passage: str) -> "Reply":
        """The reply as an editor ruled on it; online, nobody needs its former words any more."""
        former = "" if status in REPLY_VISIBLE else self.former
        return replace(self, status=status, decided_at=at, decided_by=by, passage=passage, former=former)

    def editable(self, now: datetime | None) -> bool:
        """Tell whether its organisation may still send another at this moment."""
        return self.editable_until is not None and now is not None and now < self.editable_until


def words_of(text: str, promise: str) -> str:
    """Return the words of a reply and of the promise in it as one text."""
    return f"{text}\n\n{promise}" if promise else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The text and ratings of a review before its author changed it."""

    text: str
    aspect_ratings: Mapping[str, int | None]
    replaced_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """The words that an author adds to a published review, later: below the old ones, which stay."""

    text: str
    submitted_at: datetime
    status: AdditionStatus = AdditionStatus.PENDING
    decided_at: datetime | None = None
    decided_by: str = ""  # for four eyes on appeal
    approved_by: str = ""  # the first of two editors, where two are needed to have it online
    signals: tuple[Signal, ...] = ()  # of its words alone, while it waits; online whether an editor saw a copy
    language: str = ""  # as of a reply

    @property
    def strength(self) -> int:
        """The strength of the strongest signal; 0 without any."""
        return max((signal.strength for signal in self.signals), default=0)

    @property
    def visible(self) -> bool:
        return self.status in ADDITION_VISIBLE

    @property
    def waits_for_editor(self) -> bool:
        return self.status in ADDITION_WAITS_FOR_EDITOR

    @property
    def last_event(self) -> datetime:
        return self.decided_at or self.submitted_at


def in_brief(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """The strongest signals with as many passages as fit beside all else that a review holds."""
    return tuple(replace(each, passages=each.passages[:_OF_EACH]) for each in signals[:_OF_AN_ADDITION])


def copies_seen(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """The signal that words are somebody else's: an editor saw it, and put them online all the same."""
    return tuple(each for each in signals if each.code == COPIES)


def fits_another(
    text: str,
    ratings: Mapping[str, int | None],
    revisions: Sequence[Revision],
    additions: Sequence[Addition] = (),
    *,
    most: int = EARLIER_TEXTS,
) -> bool:
    """Tell whether another text of the author fits beside this one, the earlier ones and what was added."""
    if not revisions and not additions:
        return True
    kept = [(text, ratings), *((each.text, each.aspect_ratings) for each in revisions)]
    kept += [(each.text, {}) for each in additions]
    return sum(bytes_of(words, *given) for words, given in kept) <= most


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The withdrawal of a review, with where it stood and by whose word: what taking it back leads to."""

    at: datetime
    status: Status
    waiting_since: datetime | None = None
    moved_by: str = ""
    approved_by: str = ""
    passage: str = ""

    @classmethod
    def of(cls, review: object, *, at: datetime) -> "Withdrawal":
        """Return the withdrawal of a review at a moment."""
        return cls(at=at, **{each: getattr(review, each) for each in _AS_IT_STOOD})

    @property
    def restored(self) -> dict[str, Any]:
        """The attributes of the review, as they were."""
        return {each: getattr(self, each) for each in _AS_IT_STOOD}

    @property
    def until(self) -> datetime:
        """The moment from which it stands for good."""
        return self.at + UNDONE_WITHIN


_AS_IT_STOOD: Final = ("status", "waiting_since", "moved_by", "approved_by", "passage")

"""Retention periods, and from which moment they run: the one source that code, pages and `docs/privacy.md` read.

Change a period here and the clock, the links, the pages and the document follow; a test holds the document to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

_YEAR: Final = timedelta(days=365, hours=6)  # so that four of them hold a leap day
LIFE_MONTHS: Final = 48  # after the month of the experience, of what is online; a whole number of years
LONG: Final = timedelta(days=90)  # what waits for longer stands first among the late, and in the morning mail


class Kept(StrEnum):
    """A thing that has a retention period of its own."""

    UNCONFIRMED_REVIEW = "unconfirmed_review"
    PUBLISHED_REVIEW = "published_review"
    UNDECIDED_REVIEW = "undecided_review"
    CLOSED_REVIEW = "closed_review"
    AUTHOR = "author"
    FAREWELL = "farewell"
    LAST_LETTER = "last_letter"
    REQUEST = "request"
    CASE = "case"
    DOSSIER = "dossier"
    NOTE = "note"
    LOG = "log"
    MAIL = "mail"
    ORIGIN = "origin"
    PACE = "pace"
    SIGN_IN = "sign_in"
    SESSION = "session"
    TOMBSTONE = "tombstone"
    REMOVAL = "removal"
    ASIDE = "aside"
    INVITATION = "invitation"
    DELIVERY = "delivery"
    SYNC_RUN = "sync_run"
    STAGED = "staged"


@dataclass(frozen=True, slots=True)
class Period:
    """A retention period: its length, the moment from which it runs, and what happens at its end."""

    lasts: timedelta
    since: str
    then: str


RETENTION: Final[Mapping[Kept, Period]] = {
    Kept.UNCONFIRMED_REVIEW: Period(timedelta(days=7), "submission", "erased, with its author and traces"),
    Kept.PUBLISHED_REVIEW: Period(
        LIFE_MONTHS // 12 * _YEAR, "the month of the experience", "archived: no longer public, no longer counted"
    ),
    Kept.UNDECIDED_REVIEW: Period(
        _YEAR, "the moment from which it waits for an editor", "erased, with word to its author"
    ),
    Kept.CLOSED_REVIEW: Period(2 * _YEAR, "its last change of state", "erased, with its reply, cases and traces"),
    Kept.AUTHOR: Period(2 * _YEAR, "the review's last change of state", "erased; the published text stays"),
    Kept.FAREWELL: Period(timedelta(days=7), "erasure", "deleted, at once when the last mail has left"),
    Kept.LAST_LETTER: Period(timedelta(days=30), "erasure", "deleted, at once when the last letter was printed"),
    Kept.REQUEST: Period(_YEAR, "asking to take part", "deleted, at once when it is decided"),
    Kept.CASE: Period(2 * _YEAR, "the decision on it", "deleted, with whoever gave notice"),
    Kept.DOSSIER: Period(5 * _YEAR, "its closing; of one that nobody closes, the last word in it", "deleted"),
    Kept.NOTE: Period(2 * _YEAR, "writing", "deleted; earlier with what it is about"),
    Kept.LOG: Period(5 * _YEAR, "the act", "deleted; its words go earlier, with what they are about"),
    Kept.MAIL: Period(timedelta(days=90), "sending", "deleted; the words of editors in it go when it is sent"),
    Kept.ORIGIN: Period(timedelta(days=30), "submission", "deleted"),
    Kept.PACE: Period(timedelta(days=120), "submission", "deleted"),
    Kept.SIGN_IN: Period(timedelta(minutes=30), "asking", "deleted, at once when used"),
    Kept.SESSION: Period(timedelta(hours=12), "sign-in", "deleted, at once on sign-out"),
    # Longer than any backup is kept: whatever is restored, the list of what was erased is longer.
    Kept.TOMBSTONE: Period(timedelta(days=400), "erasure", "deleted"),
    Kept.REMOVAL: Period(timedelta(days=400), "going offline", "deleted, at once when it comes back"),
    Kept.ASIDE: Period(
        timedelta(days=400), "the moment at which something met it last", "deleted, at once when it reads"
    ),
    # A month longer than a card can be used: until then whoever holds one reads that it is too old.
    Kept.INVITATION: Period(timedelta(days=400), "handing it out; it can be used for a year", "deleted"),
    Kept.DELIVERY: Period(timedelta(days=7), "the moment from which it waits", "deleted, at once when it was taken"),
    Kept.SYNC_RUN: Period(timedelta(days=400), "its beginning", "deleted"),
    Kept.STAGED: Period(timedelta(days=14), "reading it", "deleted, at once when the run is over"),
}


class KeptBy(StrEnum):
    """Whoever sees to it that something goes at its time."""

    DEADLINE = "keep_deadlines"  # a task of the clock
    STORE = "the store"  # which deletes what has expired
    WRITE = "the write"  # of what it is about, or follows from
    SYNC = "the sync"  # with what the register no longer knows
    PERSON = "an operator"
    NOTHING = "nothing"  # nobody stands in it


@dataclass(frozen=True, slots=True)
class Keeping:
    """The end of a form of what is stored: who keeps it, and by which periods."""

    by: KeptBy
    periods: tuple[Kept, ...] = ()
    otherwise: str = ""  # where no period of ours says so, or beside it


_REVIEW: Final = (Kept.UNCONFIRMED_REVIEW, Kept.UNDECIDED_REVIEW, Kept.PUBLISHED_REVIEW, Kept.CLOSED_REVIEW)
_REGISTER: Final = "as long as the register knows the organisation"
_WITH_ITS_REVIEW: Final = "undecided: with its review"

# Each form of the register of forms, by its name there; a test holds the two to each other.
KEEPING: Final[Mapping[str, Keeping]] = {
    "review": Keeping(KeptBy.DEADLINE, _REVIEW, "then the bare fact of it, without content"),
    "listing": Keeping(KeptBy.SYNC, (), _REGISTER),
    "standing": Keeping(KeptBy.SYNC, (), _REGISTER),
    "log entry": Keeping(KeptBy.STORE, (Kept.LOG,)),
    "mail": Keeping(KeptBy.STORE, (Kept.MAIL,)),
    "notice": Keeping(KeptBy.DEADLINE, (Kept.CASE,), _WITH_ITS_REVIEW),
    "appeal": Keeping(KeptBy.DEADLINE, (Kept.CASE,), _WITH_ITS_REVIEW),
    "dossier": Keeping(KeptBy.DEADLINE, (Kept.DOSSIER,)),
    "invitation batch": Keeping(
        KeptBy.STORE, (Kept.INVITATION,), "how many were used in all: as long as the organisation"
    ),
    "card": Keeping(KeptBy.STORE, (Kept.INVITATION,), "by which unconfirmed review: until that is confirmed, or goes"),
    "thread": Keeping(KeptBy.STORE, (Kept.NOTE,), "earlier with what it is about, in the write of that"),
    "second reading": Keeping(KeptBy.WRITE, (), "with its review; what is counted of it and tells of nobody: for good"),
    "pairs of readers": Keeping(KeptBy.NOTHING, (), "until the next is read"),
    "webhook": Keeping(KeptBy.WRITE, (), "until it is taken away, or a day after its organisation's link is dead"),
    "webhook state": Keeping(KeptBy.WRITE, (), "as long as the webhook"),
    "delivery": Keeping(KeptBy.STORE, (Kept.DELIVERY,)),
    "editor": Keeping(KeptBy.PERSON, (), "as long as somebody is an editor"),
    "sign-in": Keeping(KeptBy.STORE, (Kept.SIGN_IN,)),
    "session": Keeping(KeptBy.STORE, (Kept.SESSION,)),
    "sync run": Keeping(KeptBy.STORE, (Kept.SYNC_RUN,)),
    "set aside": Keeping(KeptBy.STORE, (Kept.ASIDE,)),
    "author": Keeping(KeptBy.DEADLINE, (Kept.UNCONFIRMED_REVIEW, Kept.AUTHOR, Kept.FAREWELL, Kept.LAST_LETTER)),
    "notifier": Keeping(KeptBy.DEADLINE, (Kept.CASE, Kept.FAREWELL), _WITH_ITS_REVIEW),
    "contact person": Keeping(KeptBy.STORE, (Kept.REQUEST,), "at once when it is decided, in the write of that"),
    "public review": Keeping(KeptBy.WRITE, (Kept.PUBLISHED_REVIEW,)),
    "first page": Keeping(KeptBy.WRITE, (Kept.PUBLISHED_REVIEW,)),
    "queue entry": Keeping(KeptBy.WRITE, (), "until it is decided"),
    "count": Keeping(KeptBy.NOTHING, (), "until the clock counts again"),
    "deadline": Keeping(KeptBy.WRITE, (), "until it is done"),
    "figures": Keeping(KeptBy.NOTHING, (), "for good"),
    "public log": Keeping(KeptBy.NOTHING, (), "for good"),
    "proven figures": Keeping(KeptBy.NOTHING, (), "for good"),
    "sector averages": Keeping(KeptBy.NOTHING, (), "until the next night"),
    "search line": Keeping(KeptBy.SYNC, (), _REGISTER),
    "restriction": Keeping(KeptBy.SYNC, (), _REGISTER),
    "counters of an organisation": Keeping(KeptBy.SYNC, (), _REGISTER),
    "counts of a month": Keeping(KeptBy.NOTHING, (), "as long as the organisation"),
    "search blocks": Keeping(KeptBy.SYNC, (), _REGISTER),
    "trace": Keeping(KeptBy.DEADLINE, (Kept.AUTHOR, Kept.CLOSED_REVIEW, Kept.PACE), "the pace: by the store"),
    "origin": Keeping(KeptBy.STORE, (Kept.ORIGIN,)),
    "manifest": Keeping(KeptBy.SYNC, (), _REGISTER),
    "staged page": Keeping(KeptBy.STORE, (Kept.STAGED,)),
    "held back": Keeping(KeptBy.SYNC, (), "until it is approved, or the register says otherwise"),
    "progress": Keeping(KeptBy.NOTHING, (), "until the next round"),
    "cursor": Keeping(KeptBy.NOTHING, (), "in no table"),
    "export": Keeping(KeptBy.PERSON, (), "in no table: whoever made the file"),
}

REMIND_AUTHOR: Final = timedelta(days=3)  # after submission, once
PROMISE_GRACE: Final = timedelta(days=30)  # after an organisation was asked what became of a promise; then it is late
REMIND_ORGANISATION: Final = timedelta(days=14)  # after publication without a reply, once


def kept(what: Kept) -> timedelta:
    """Return the retention period of this."""
    return RETENTION[what].lasts

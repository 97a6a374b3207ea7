"""Retention periods, and from which moment they run: the one source that code, pages and `docs/privacy.md` read.

Change a period here and the clock, the links, the pages and the document follow; a test holds the document to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

_YEAR: Final = timedelta(days=365, hours=6)  # so that four of them hold a leap day


class Kept(StrEnum):
    """A thing that has a retention period of its own."""

    UNCONFIRMED_REVIEW = "unconfirmed_review"
    PUBLISHED_REVIEW = "published_review"
    CLOSED_REVIEW = "closed_review"
    AUTHOR = "author"
    FAREWELL = "farewell"
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


@dataclass(frozen=True, slots=True)
class Period:
    """A retention period: its length, the moment from which it runs, and what happens at its end."""

    lasts: timedelta
    since: str
    then: str


RETENTION: Final[Mapping[Kept, Period]] = {
    Kept.UNCONFIRMED_REVIEW: Period(timedelta(days=7), "submission", "erased, with its author and traces"),
    Kept.PUBLISHED_REVIEW: Period(4 * _YEAR, "first publication", "archived: no longer public, no longer counted"),
    Kept.CLOSED_REVIEW: Period(2 * _YEAR, "its last change of state", "erased, with its reply, cases and traces"),
    Kept.AUTHOR: Period(2 * _YEAR, "the review's last change of state", "erased; the published text stays"),
    Kept.FAREWELL: Period(timedelta(days=7), "erasure", "deleted, at once when the last mail has left"),
    Kept.CASE: Period(2 * _YEAR, "the decision on it", "deleted, with whoever gave notice"),
    Kept.DOSSIER: Period(5 * _YEAR, "its closing", "deleted"),
    Kept.NOTE: Period(2 * _YEAR, "writing", "deleted; earlier with what it is about"),
    Kept.LOG: Period(5 * _YEAR, "the act", "deleted; its words go earlier, with what they are about"),
    Kept.MAIL: Period(timedelta(days=90), "sending", "deleted; the words of editors in it go when it is sent"),
    Kept.ORIGIN: Period(timedelta(days=30), "submission", "deleted"),
    Kept.PACE: Period(timedelta(days=120), "submission", "deleted"),
    Kept.SIGN_IN: Period(timedelta(minutes=30), "asking", "deleted, at once when used"),
    Kept.SESSION: Period(timedelta(hours=12), "sign-in", "deleted, at once on sign-out"),
    # Longer than any backup is kept: whatever is restored, the list of what was erased is longer.
    Kept.TOMBSTONE: Period(timedelta(days=400), "erasure", "deleted"),
}

REMIND_AUTHOR: Final = timedelta(days=3)  # after submission, once
REMIND_ORGANISATION: Final = timedelta(days=14)  # after publication without a reply, once


def kept(what: Kept) -> timedelta:
    """Return the retention period of this."""
    return RETENTION[what].lasts

"""The decisions that restrict what somebody wrote or may do, as the EU's database of statements of reasons knows them.

Of each decision it says what was restricted, on which rule, by whom and since when; never a word that anybody wrote,
and no person, organisation or address (DSA 24, 5). A statement is made of the editors' log alone: what is erased later
changes nothing in it, and whoever asks again gets the same.
Source of values and of what is asked: the database's own code (digital-services-act/transparency-database, 2026-06-24)
and its page "API and Schema".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

from chalicelib.domain.clock.days import day_of, month_of
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import NEVER_TOLD
from chalicelib.domain.rules.lifecycle import (
    TAKES_QUESTIONS,
    UPHELD,
    Action,
    OrganisationAction,
    PromiseAction,
    ReplyAction,
)
from chalicelib.domain.rules.log import LogEntry


class Visibility(StrEnum):
    """What a decision does to words that are or would be online (DSA 17, 1a)."""

    REMOVED = "DECISION_VISIBILITY_CONTENT_REMOVED"  # for good
    DISABLED = "DECISION_VISIBILITY_CONTENT_DISABLED"  # until it is changed, or research ends
    LABELLED = "DECISION_VISIBILITY_CONTENT_LABELLED"


class Provision(StrEnum):
    """What a decision does to somebody's use of the platform (DSA 17, 1c)."""

    PARTIAL_SUSPENSION = "DECISION_PROVISION_PARTIAL_SUSPENSION"


class Category(StrEnum):
    """The kind of rule that words did not keep to."""

    CONSUMER_INFORMATION = "STATEMENT_CATEGORY_CONSUMER_INFORMATION"
    PRIVACY = "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS"
    SPEECH = "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH"
    FRAUD = "STATEMENT_CATEGORY_SCAMS_AND_FRAUD"
    OTHER_TERMS = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"


class Keyword(StrEnum):
    """What a category is said more closely by."""

    ADVERTISEMENT = "KEYWORD_HIDDEN_ADVERTISEMENT"
    NO_GROUND = "KEYWORD_MISSING_PROCESSING_GROUND"
    INAUTHENTIC = "KEYWORD_INAUTHENTIC_USER_REVIEWS"
    OTHER = "KEYWORD_OTHER"  # and then the title of the rule says it


# By the rules of the code of conduct; whatever stands not here, and where no rule is named, is of the terms.
CATEGORIES: Final[Mapping[str, tuple[Category, Keyword]]] = {
    "no_personal_data": (Category.PRIVACY, Keyword.NO_GROUND),
    "respectful_language": (Category.SPEECH, Keyword.OTHER),
    "no_advertising": (Category.CONSUMER_INFORMATION, Keyword.ADVERTISEMENT),
    "improper_by_provider": (Category.FRAUD, Keyword.INAUTHENTIC),
}
OTHERWISE: Final = (Category.OTHER_TERMS, Keyword.OTHER)


class Why(StrEnum):
    """The facts of a decision: the words for them are the same for all that are alike."""

    CHANGE_ASKED = "change_asked"
    RESEARCHED = "researched"
    DECIDED = "decided"
    BLOCKED = "blocked"
    WARNED = "warned"


@dataclass(frozen=True, slots=True)
class Restriction:
    """What an act restricts, and why."""

    why: Why
    visibility: Visibility | None = None
    provision: Provision | None = None


_A, _R, _O = Action, ReplyAction, OrganisationAction
_CHANGE_ASKED: Final = Restriction(Why.CHANGE_ASKED, Visibility.DISABLED)
_DECIDED: Final = Restriction(Why.DECIDED, Visibility.REMOVED)
# One for all that is offline for research. An organisation that knows the day looks here too: nothing may tell a
# suspicion of a crime from any other, nor a rule be named in the one case and not in the other (DSA 18).
_RESEARCHED: Final = Restriction(Why.RESEARCHED, Visibility.DISABLED)

# By the kind of a log entry's subject and the act; only what editors and signals did. Not here, and why:
# review/expire, of the clock, rests on no rule; notice/dismiss and appeal/dismiss restrict nothing beyond the decision
# that they leave as it was; organisation/watch hides nothing of what anybody wrote.
RESTRICTIONS: Final[Mapping[tuple[str, str], Restriction]] = {
    ("review", _A.RETURN): _CHANGE_ASKED,
    ("review", _A.REJECT): _DECIDED,
    ("review", _A.ESCALATE): _RESEARCHED,
    ("review", _A.SUSPEND): _RESEARCHED,
    ("review", _A.REMOVE): _DECIDED,
    ("review", _A.ERASE): _DECIDED,
    ("addition", _A.REJECT_ADDITION): _DECIDED,
    ("reply", _R.RETURN): _CHANGE_ASKED,
    ("reply", _R.REJECT): _DECIDED,
    ("reply", _R.REMOVE): _DECIDED,
    ("reply", PromiseAction.RETURN): _CHANGE_ASKED,
    ("organisation", _O.BLOCK): Restriction(Why.BLOCKED, provision=Provision.PARTIAL_SUSPENSION),
    ("organisation", _O.WARN): Restriction(Why.WARNED, Visibility.LABELLED),
}
_DECIDE: Final = frozenset({Actor.EDITOR, Actor.SIGNAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A decision as the database may know it."""

    puid: str
    of: str  # review, addition, reply or organisation
    restriction: Restriction
    rule: str  # empty where none is named
    since: date
    written: date  # the first of the month in which it was handed in, as no day of an author's is told
    after_notice: bool
    found_by_signal: bool
    by_signal: bool


@dataclass(frozen=True, slots=True)
class Restricting:
    """An act of the log that restricts, with whether somebody's notice led to it."""

    entry: LogEntry
    restriction: Restriction
    after_notice: bool

    @property
    def puid(self) -> str:
        return puid_of(self.entry)


def restricting(entries: Collection[LogEntry]) -> list[Restricting]:
    """Return those of a day's entries that restrict, in the order of their names.

    A notice that is upheld and what it takes offline are written at once: at the same moment, by the same editor.
    """
    noticed = {
        (each.at, each.actor_id) for each in entries if each.subject.startswith("notice/") and each.after in UPHELD
    }
    found = (
        Restricting(each, restriction, after_notice=(each.at, each.actor_id) in noticed)
        for each in entries
        if (restriction := restriction_of(each))
    )
    return sorted(found, key=lambda each: each.puid)


def restriction_of(entry: LogEntry) -> Restriction | None:
    """Return what an act restricts; None where it changed nothing, or takes nothing from anybody."""
    if entry.actor not in _DECIDE or entry.before == entry.after:
        return None
    if entry.action == Action.ERASE and entry.before not in TAKES_QUESTIONS:
        return None  # nobody could read it any more, and nothing of it was to be decided
    return RESTRICTIONS.get((entry.subject.partition("/")[0], entry.action))


def puid_of(entry: LogEntry) -> str:
    """Return the name of a decision in the database, which is asked to be of one decision for ever.

    Entries have ids of 120 random bits of their own. A hash with a key would say no more, and would change with the
    key; then the database would take what it has for something new.
    """
    return sha256(f"statement of reasons/{entry.id}".encode()).hexdigest()[:_PUID]


def statement_of(found: Restricting, history: Sequence[LogEntry]) -> Statement:
    """Return the statement of an act.

    Args:
        found: the act.
        history: all that was done to its subject, oldest first.
    """
    entry = found.entry
    until_then = [each for each in history if each.at <= entry.at] or [entry]
    named = found.restriction.why is not Why.RESEARCHED and entry.rule not in NEVER_TOLD
    return Statement(
        puid=found.puid,
        of=entry.subject.partition("/")[0],
        restriction=found.restriction,
        rule=entry.rule if named else "",
        since=day_of(entry.at),
        written=date.fromisoformat(f"{month_of(until_then[0].at)}-01"),
        after_notice=found.after_notice,
        found_by_signal=_by_signal(until_then),
        by_signal=entry.actor is Actor.SIGNAL,
    )


def _by_signal(entries: Iterable[LogEntry]) -> bool:
    return any(each.actor is Actor.SIGNAL for each in entries)


_PUID: Final = 32  # hexadecimal digits

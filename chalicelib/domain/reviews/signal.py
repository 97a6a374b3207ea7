"""A signal: something about a review that stood out. Never a verdict; `domain/signals/` holds the checks that look."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

WEAK: Final = 1  # worth knowing while reading
MODERATE: Final = 2  # worth looking into
_MOST_PASSAGES: Final = 10
_LONGEST: Final = 80  # characters of a passage
_MOST_RELATED: Final = 45
STRONG: Final = 3  # puts the review in front of the queue; once published, it may be suspended
# What these say follows from who wrote: it goes when nobody knows that any more.
OF_A_PERSON: Final = frozenset(
    {
        *("same_author_again", "shared_origin", "cards_from_one_place"),
        *("author_domain_is_organisations", "disposable_address"),
    }
)
# Of those, what submission alone can see: of a later text nobody has the address at hand, and it stays as it was.
OF_AN_ADDRESS: Final = frozenset({"author_domain_is_organisations", "disposable_address"})
COPIES: Final = "near_identical_text"  # the code of the sign that words are somebody else's
GRAVE: Final = frozenset({"suspected_crime", "self_harm"})  # where one of these is strong, two editors publish

SAFETY: Final = "safety"  # in the log in the place of what may tell of a crime, a threat or despair: not of which
_OF_SAFETY: Final = GRAVE | {"threat"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text: characters from `start` up to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign of improper use, for an editor to judge.

    `evidence` is Dutch that an editor can check. It never quotes the text nor names a person: `passages` show the
    words, `related` the ids of the reviews it rests on. So evidence may be kept where texts and names may not.
    """

    code: str
    strength: int
    evidence: str
    passages: tuple[Passage, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def in_short(self) -> "Signal":
        """The signal with as much as an editor looks at, so that a review with all of them fits into its item."""
        passages = tuple(
            replace(each, end=min(each.end, each.start + _LONGEST), text=each.text[:_LONGEST])
            for each in self.passages[:_MOST_PASSAGES]
        )
        return replace(self, passages=passages, related=self.related[:_MOST_RELATED])


def is_grave(signals: Iterable[Signal]) -> bool:
    """Tell whether words with these signals may tell of a crime, or of despair."""
    return any(each.code in GRAVE and each.strength >= STRONG for each in signals)


def codes_in_figures(signals: Iterable[Signal]) -> tuple[str, ...]:
    """Return the codes of signals as log entries say them, each once."""
    return tuple(sorted({SAFETY if each.code in _OF_SAFETY else each.code for each in signals}))

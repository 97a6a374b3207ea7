"""The signals, in the order in which an editor wants them: what may harm someone, then who writes, then how."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.signals.behaviour.author_domain_is_organisations import author_domain_is_organisations
from chalicelib.domain.signals.behaviour.burst import burst
from chalicelib.domain.signals.behaviour.cards_from_one_place import cards_from_one_place
from chalicelib.domain.signals.behaviour.disposable_address import disposable_address
from chalicelib.domain.signals.behaviour.experience_too_old import experience_too_old
from chalicelib.domain.signals.behaviour.near_identical_text import near_identical_text
from chalicelib.domain.signals.behaviour.same_author_again import same_author_again
from chalicelib.domain.signals.behaviour.shared_origin import shared_origin
from chalicelib.domain.signals.content.all_capitals import all_capitals
from chalicelib.domain.signals.content.discrimination import discrimination
from chalicelib.domain.signals.content.improper_language import improper_language
from chalicelib.domain.signals.content.links_and_advertising import links_and_advertising
from chalicelib.domain.signals.content.personal_data import personal_data
from chalicelib.domain.signals.content.self_harm import despair_signal, self_harm
from chalicelib.domain.signals.content.suspected_crime import crime_signal, suspected_crime
from chalicelib.domain.signals.content.threat import threat
from chalicelib.domain.signals.improper_use.competitor import competitor
from chalicelib.domain.signals.improper_use.hired_agency import hired_agency
from chalicelib.domain.signals.improper_use.impersonation import impersonation
from chalicelib.domain.signals.improper_use.one_sided_invitation import one_sided_invitation
from chalicelib.domain.signals.improper_use.pasted_feedback import pasted_feedback
from chalicelib.domain.signals.improper_use.pressure import pressure
from chalicelib.domain.signals.improper_use.writes_as_provider import writes_as_provider
from chalicelib.domain.signals.learned.resembling import or_resembling
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import reading
from chalicelib.made import SIGNALS as MADE
from chalicelib.made import made

Check = Callable[[Facts], Signal | None]

SIGNALS: Final[tuple[Check, ...]] = (
    or_resembling(suspected_crime),
    or_resembling(self_harm),
    or_resembling(threat),
    personal_data,
    or_resembling(discrimination),
    or_resembling(improper_language),
    or_resembling(pressure),
    same_author_again,
    near_identical_text,
    author_domain_is_organisations,
    or_resembling(writes_as_provider),
    or_resembling(pasted_feedback),
    hired_agency,
    impersonation,
    competitor,
    or_resembling(one_sided_invitation),
    shared_origin,
    cards_from_one_place,
    burst,
    disposable_address,
    or_resembling(links_and_advertising),
    experience_too_old,
    all_capitals,
)
# Those that look beside the review, and not at its words.
BESIDE: Final[tuple[Check, ...]] = (same_author_again, near_identical_text, shared_origin, cards_from_one_place, burst)


@cache
def version() -> str:
    """The code of all signals and their lists of words: what one read, the same finds nothing else in."""
    if known := made(MADE):
        return known.decode()
    folder = Path(__file__).parent
    return version_of(
        each.read_bytes() for each in sorted(folder.rglob("*.*")) if each.suffix in {".py", ".txt", ".json"}
    )


def version_of(files: Iterable[bytes]) -> str:
    """Return the code of what these files hold."""
    found = sha256()
    for each in files:
        found.update(each)
    return found.hexdigest()[:12]


def look(facts: Facts, checks: Sequence[Check] = SIGNALS) -> tuple[Signal, ...]:
    """Return the signals of a review: strongest first, then in the order of the list."""
    found = [signal.in_short for check in checks if (signal := check(facts)) is not None]
    return tuple(sorted(found, key=lambda signal: -signal.strength))


def look_for_grave(text: str) -> tuple[Signal, ...]:
    """Return only those signals by which two editors publish: the words are all they look at."""
    read = reading(text)
    return tuple(signal.in_short for signal in (crime_signal(read), despair_signal(read)) if signal is not None)

"""Threats against people or the house: what the author will do, foretells or wishes.

Going to a lawyer, a court, the press or the inspectorate is anyone's right, and no threat; nor is "je zult er geen
spijt van krijgen". What somebody else said stays moderate.
"""

from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, Signal
from chalicelib.domain.signals.meaning.classes.threats import THREATS_BY_CLASS
from chalicelib.domain.signals.meaning.contexts import denied, of_a_tale
from chalicelib.domain.signals.meaning.frames import Table, says
from chalicelib.domain.signals.meaning.threats.french import FRENCH_THREATS
from chalicelib.domain.signals.meaning.threats.french_wide import WIDE_FRENCH_THREATS
from chalicelib.domain.signals.meaning.threats.further import FURTHER_THREATS
from chalicelib.domain.signals.meaning.threats.hinted import HINTED_AT
from chalicelib.domain.signals.meaning.threats.plain import THREATS
from chalicelib.domain.signals.meaning.threats.sideways import SIDEWAYS
from chalicelib.domain.signals.meaning.threats.turns import TURNS
from chalicelib.domain.signals.meaning.threats.veiled import VEILED_THREATS
from chalicelib.domain.signals.meaning.threats.wide import WIDE_THREATS
from chalicelib.domain.signals.meaning.threats.word_order import THREATS_IN_OTHER_ORDER
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import KEPT, Reading, apart, passages, reported

_THEIRS: Final = "(NOUN|FAMILY|medebewoner) ~4 (riep|roept|zei|dreigde|dreigt|schreeuwde|tierde) (dat|om|te)"
# What is done to things as well: a puzzle is finished, washing hung up, a cake cut, a bag found.
_DONE_TO_A_THING: Final = (
    "THING ~3 (afmaken|afmaak|ophangen|ophang|doorsnijden|doorsnij|verbouwen|vinden|vind|terugvinden|"
    "in elkaar (steken|steek|zetten|zet)|uit elkaar (halen|haal))|"
    "(maak|maken|hang|hangen|snij|snijd|snijden|steek|steken|zet|haal) ~2 THING ~2 (af|op|door|in elkaar|"
    "uit elkaar)|(luchtbed|matras|ballon|ballonnen) ~1 (opblazen|opblaas|op)"
)


@cache
def _table() -> Table:
    return Table(
        (
            *THREATS,
            *VEILED_THREATS,
            *TURNS,
            *HINTED_AT,
            *WIDE_THREATS,
            *FURTHER_THREATS,
            *SIDEWAYS,
            *THREATS_IN_OTHER_ORDER,
            *THREATS_BY_CLASS,
            *FRENCH_THREATS,
            *WIDE_FRENCH_THREATS,
        )
    )


def threat(facts: Facts) -> Signal | None:
    """Strong; moderate when somebody else seems to have said it."""
    return threat_in(facts.reading)


@lru_cache(maxsize=KEPT)
def threat_in(read: Reading) -> Signal | None:
    """Return the same of words by themselves."""
    found = apart(
        (start, end)
        for _, start, end in _table().found(read)
        if not (denied(read, start, end) or says(_DONE_TO_A_THING, read.normalised[start:end]))
    )
    if not found or of_a_tale(read):
        return None
    theirs = all(reported(read, span) or says(_THEIRS, read.sentence(*span)) for span in found)
    return Signal(
        "threat",
        MODERATE if theirs else STRONG,
        "In de tekst staan woorden die dreigend klinken."
        + (" Misschien haalt de schrijver iemand aan." if theirs else ""),
        passages(read, found),
    )

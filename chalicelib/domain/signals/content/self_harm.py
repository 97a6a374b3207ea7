"""Despair: words of suicide or self-harm, the author's own or somebody's of whom the author tells.

An editor reads them first, and whoever wrote them sees where help is. "Doodmoe", "doodgraag" and "ik lachte me dood"
say nothing of the kind; "zelfmoordpreventie" is about a training; "ze wil niet dood" denies it. Those are passed over.
What is said to be over, or was read in a book, stays moderate or weak.
"""

from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.meaning.classes.despair import DESPAIR_BY_CLASS
from chalicelib.domain.signals.meaning.contexts import of_a_tale
from chalicelib.domain.signals.meaning.despair.french import FRENCH_DESPAIR
from chalicelib.domain.signals.meaning.despair.french_wide import WIDE_FRENCH_DESPAIR
from chalicelib.domain.signals.meaning.despair.further import FURTHER_DESPAIR
from chalicelib.domain.signals.meaning.despair.indirect import INDIRECT_DESPAIR
from chalicelib.domain.signals.meaning.despair.plain import DESPAIR
from chalicelib.domain.signals.meaning.despair.turns import DESPAIRING
from chalicelib.domain.signals.meaning.despair.veiled import VEILED_DESPAIR
from chalicelib.domain.signals.meaning.despair.wide import WIDE_DESPAIR
from chalicelib.domain.signals.meaning.frames import Table, says
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import KEPT, Reading, apart, between, passages, regex, word_set

_DENIED: Final = r"\b(?:geen|nooit|niemand|zonder)\s(?:[a-z]+\s){0,2}$"
_TOPICS: Final = word_set(  # of which a talk or a book may be; who says "I want to die" after bad news says it
    """
    zelfmoord zelfmoorden zelfdoding zelfdodingen suicide suicides zelfverwonding automutilatie zelfmoordgedachten
    zelfmoordneigingen doodsgedachten doodswens wanhoop wanhopig euthanasie overdosis levensmoe levensmoeheid
    """
)
_ABOUT: Final = (
    "praatgroep|gespreksgroep|werkgroep|themadag|preventie|preventieplan|vorming|opleiding|lezing|boek|film|"
    "theater|krant|nieuws|liedje|podcast|infoavond|cursus"
    "|zelfmoordlijn|zelfmoordpreventie|beleid|draaiboek|folder|folders|brochure|affiche|flyer"
    "|(ging|gingen|omgaan|omging|omgegaan) ~3 (om )?met (de )?(zelfmoord|zelfdoding)|zelfmoord van (een|de) ~1 "
    "(medeleerling|klasgenoot|buur|bewoner)"
)
_OVER: Final = (
    "vroeger|ooit|verleden|jaren geleden|destijds|toen (ik|hij|ze|zij) jong|als kind|in mijn jeugd|dankzij"
    "|toen (ze|hij|ik) (kwam|toekwam|binnenkwam|hier kwam)|(en )?nu (danst|lacht|geniet|zingt|leeft) (ze|hij|"
    "ik)|grace a|autrefois|niet meer suicidaal|(kwam|kwamen|geraakte|raakte) er(door|bovenop)|uit een (diep "
    ")?dal"
)

_FIGURATIVE: Final = (
    "bij wijze van spreken|figuurlijk|om zo te zeggen"
    "|(in|uit) (een|het|dat|zijn|haar|de|deze) (boek|film|roman|serie|toneelstuk|podcast|liedje|theaterstuk|krant)"
)
_NO_LONGER: Final = "(denk|denkt|dacht) ~3 niet meer aan|niet meer aan ~2 (denkt|dacht)|ne (pense|songe) plus"


@cache
def _table() -> Table:
    return Table(
        (
            *DESPAIR,
            *VEILED_DESPAIR,
            *DESPAIRING,
            *WIDE_DESPAIR,
            *FURTHER_DESPAIR,
            *INDIRECT_DESPAIR,
            *DESPAIR_BY_CLASS,
            *FRENCH_DESPAIR,
            *WIDE_FRENCH_DESPAIR,
        )
    )


def self_harm(facts: Facts) -> Signal | None:
    """As strong as the strongest words that the author seems to mean; moderate where it is said to be over."""
    return despair_signal(facts.reading)


def despair_signal(read: Reading) -> Signal | None:
    """The same, of the words alone."""
    found = despair_in(read)
    if not found:
        return None
    strongest = max(found.values())
    over = " Misschien is het voorbij, of gaat het over iets anders." if strongest < STRONG else ""
    return Signal(
        "self_harm",
        strongest,
        f"De tekst kan wijzen op wanhoop, zelfmoord of zelfverwonding. Lees ze eerst.{over}",
        passages(read, apart(found)),
    )


@lru_cache(maxsize=KEPT)
def despair_in(read: Reading) -> dict[tuple[int, int], int]:
    """Return the places of such words in a text, and how strongly each seems to be meant."""
    found: dict[tuple[int, int], int] = {}
    for frame, start, end in _table().found(read):
        strength = _meant(frame.strength, read, start, end)
        if strength > found.get((start, end), 0):
            found[start, end] = strength
    return {} if found and of_a_tale(read) else found


def _meant(strength: int, read: Reading, start: int, end: int) -> int:
    if regex(_DENIED).search(read.normalised[max(0, start - 60) : start]):
        return 0
    main_clause = read.main_clause(start, end)
    if says(_NO_LONGER, main_clause) or says(_FIGURATIVE, main_clause):
        return 0
    if not _TOPICS.isdisjoint(between(read, start, end)) and says(_ABOUT, main_clause):
        return WEAK
    return min(strength, MODERATE) if says(_OVER, main_clause) else strength

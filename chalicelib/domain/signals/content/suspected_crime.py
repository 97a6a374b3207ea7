"""Suspected crime: never published [W]; it belongs with the police or a helpline, and with an editor first (DSA 18).

Words alone are no accusation. "Geen sprake van mishandeling" is none; "thuis werd ik geslagen, hier kwam ik tot rust"
is about elsewhere; "pure diefstal, zo'n dagprijs" is about a price. The first is passed over, the others stay weak.
"""

import re
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.content.crimes import CRIMES, FRAUD, NEGLECT, THEFT, VIOLENCE, Crime
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import any_of, compiled
from chalicelib.domain.signals.text.reading import Reading, apart, passages

_NEAR: Final = 90  # characters to either side in which the clause is looked for
_CLAUSE: Final = re.compile(
    r"[.,;:!?()\n]|\b(?:dat|omdat|maar|want|en|toen|terwijl|waardoor|als(?! kind)|tot|hoewel|zodat)\b"
)
# What may stand between a negation and what it negates: "niet geloofd over de diefstal" negates belief.
_LIGHT: Final = any_of(
    """
    sprake van enkel enkele echt echte iets ooit er ook hier wel ons mij hem haar ze werd werden is was zijn
    wordt de het een om aanwijzing aanwijzingen teken tekenen vermoeden spoor sporen geval gevallen bewoner
    bewoners kind kinderen moeder vader mijn iemand geld spullen diefstal geweld mishandeling misbruik fysiek
    lichamelijk bang worden te
    """
)
_NEGATION: Final = any_of("geen nooit niet niets niks niemand nergens zonder noch evenmin")
_NEGATED: Final = re.compile(rf"\b{_NEGATION}(?:\s+(?:{_LIGHT}|[a-z]+\s+of))*\s*$")
_DENIED_AFTER: Final = re.compile(r"\s(?:[a-z]+\s){0,4}(?:geen|nooit|niet)\s(?:sprake|voor|aan de orde|het geval)\b")
_ELSEWHERE: Final = (
    "thuissituatie|thuis (werd|was|ben|door|geslagen|mishandeld|misbruikt)|(werd|was|is|ben) (ik |hij |ze )?thuis"
    "|vroegere?|verleden|jeugd|kindertijd|als kind|vorige? (school|instelling|voorziening|home|rusthuis|partner)|ex"
    "|stiefvader|stiefmoeder|huiselijk geweld|mijn (eigen )?ouders|oorlog|trauma"
    "|door (mijn|haar|zijn) (vader|moeder|man|partner|vriend|broer|oom|ouders)"
)
_ABOUT_PRICES: Final = any_of(
    """
    prijs prijzen dagprijs tarief tarieven duur duurder kost kostprijs euro supplement supplementen
    """
)
_PREVENTION: Final = any_of(
    """
    vorming opleiding preventie voorkomen beleid verzekering verzekerd kluisje kluis meldpunt infoavond lezing
    boek film toneel theater krant nieuws politieserie quiz verhalen
    """
)
_HARM: Final = any_of(
    """
    doorligwonde doorligwonden decubitus ondervoed uitgedroogd ziekenhuis spoed gebroken breuk overleden
    gestorven wonde wonden infectie vermagerd letsel letsels
    """
)
_BY_A_RESIDENT: Final = (
    "dementie|dement|verward|medebewoners?|medebewoonster|zichzelf"
    "|(een )?andere? (kind|kindje|kinderen|kindjes|bewoners?|jongere|jongeren|clienten?)"
)
_PRICED: Final = frozenset({THEFT, FRAUD})


def suspected_crime(facts: Facts) -> Signal | None:
    """As strong as the strongest row that the author seems to mean; neglect that did harm is strong."""
    return crime_signal(facts.reading)


def crime_signal(read: Reading) -> Signal | None:
    """The same, of the words alone."""
    found = crimes_in(read)
    if not found:
        return None
    strongest = max(strength for strength, _ in found.values())
    kinds = list(dict.fromkeys(kind for _, kind in sorted(found.values(), key=lambda each: -each[0])))
    doubt = " Misschien gaat het over vroeger, over elders of over een prijs." if strongest == WEAK else ""
    return Signal(
        "suspected_crime",
        strongest,
        f"De tekst kan wijzen op {', '.join(kinds)}. Een vermoeden van een misdrijf wordt nooit gepubliceerd.{doubt}",
        passages(read, apart(found)),
    )


def crimes_in(read: Reading) -> dict[tuple[int, int], tuple[int, str]]:
    """Return the places of such words in a text, how strongly each seems to be meant, and the kind of crime."""
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for crime in CRIMES:
        for span in crime.phrase.spans(read):
            strength = _meant(crime, read, *span)
            if strength > found.get(span, (0, ""))[0]:
                found[span] = (strength, crime.kind)
    return found


def _meant(crime: Crime, read: Reading, start: int, end: int) -> int:
    """Return how strongly the author seems to mean it; 0 where the sentence denies it, or means another thing."""
    sentence = read.sentence(start, end)
    if crime.unless and _says(crime.unless, sentence):
        return 0
    before = _CLAUSE.split(read.normalised[max(0, start - _NEAR) : start])[-1]
    after = _CLAUSE.split(read.normalised[end : end + _NEAR])[0]
    if _NEGATED.search(before) or _DENIED_AFTER.match(after):
        return 0
    clause = before + read.normalised[start:end] + after
    if _says(_ELSEWHERE, clause) or _says(_PREVENTION, clause):
        return WEAK
    if crime.kind in _PRICED and _says(_ABOUT_PRICES, sentence):
        return WEAK
    if crime.kind == VIOLENCE and _says(_BY_A_RESIDENT, sentence):
        return min(crime.strength, MODERATE)
    return STRONG if crime.kind == NEGLECT and _says(_HARM, sentence) else crime.strength


def _says(pattern: str, sentence: str) -> bool:
    return compiled(pattern).search(sentence) is not None

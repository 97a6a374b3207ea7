"""Suspected crime: never published [W]; it belongs with the police or a helpline, and with an editor first (DSA 18).

Words alone are no accusation. "Geen sprake van mishandeling" is none; "thuis werd ik geslagen, hier kwam ik tot rust" is about
elsewhere; "pure diefstal, zo'n dagprijs" is about a price. The first is passed over, the others stay weak.
"""

import re
from typing import Final

from chalicelib.domain.signals.crimes import CRIMES, NEGLECT, Crime
from chalicelib.domain.signals.facts import STRONG, WEAK, Facts, Signal
from chalicelib.domain.signals.reading import Reading, apart, compiled, passages

_BEFORE: Final = 70  # characters in which a negation may stand
_CLAUSE: Final = re.compile(r"[.,;:!?()\n]|\b(?:dat|omdat|maar|want|en|toen|terwijl|waardoor|als|tot|hoewel|zodat)\b")
# Between a negation and what it negates only words that carry nothing themselves: "niet geloofd over de diefstal" negates belief.
_NEGATED: Final = re.compile(
    r"\b(?:geen|nooit|niet|niets|niks|niemand|nergens|zonder|noch|evenmin)(?:\s+(?:sprake|van|enkele?|echte?|iets|ooit|er|ook"
    r"|hier|wel|ons|mij|hem|haar|ze|werd|werden|is|was|zijn|wordt|de|het|een|of|om|aanwijzing|aanwijzingen|teken|tekenen|vermoeden"
    r"|spoor|sporen|geval|gevallen|bewoners?|kind|kinderen|moeder|vader|mijn|iemand|geld|spullen|diefstal|geweld|mishandeling"
    r"|misbruik|fysiek|lichamelijk|bang|worden|te)){0,6}\s*$"
)
_DENIED_AFTER: Final = re.compile(r"\s(?:[a-z]+\s){0,4}(?:geen|nooit|niet)\s(?:sprake|voor|aan de orde|het geval)\b")
_ELSEWHERE: Final = re.compile(
    r"\b(?:thuis|thuissituatie|vroeger|vroegere|verleden|jeugd|kindertijd|als kind|vorige? (?:school|instelling|voorziening|home"
    r"|rusthuis|woonzorgcentrum|partner)|ex|ex-man|ex-vriend|ex-partner|stiefvader|stiefmoeder|huiselijk geweld|mijn (?:eigen )?ouders|oorlog|trauma"
    r"|door (?:mijn|haar|zijn) (?:vader|moeder|man|partner|vriend|broer|oom|ouders))\b"
)
_ABOUT_PRICES: Final = re.compile(
    r"\b(?:prijs|prijzen|dagprijs|tarief|tarieven|duur|duurder|kost|kostprijs|euro|supplement|supplementen)\b"
)
_PREVENTION: Final = re.compile(
    r"\b(?:vorming|opleiding|preventie|voorkomen|beleid|verzekering|verzekerd|kluisje|kluis|meldpunt|infoavond|lezing|boek"
    r"|toneel|theater|krant|nieuws|film|politieserie|moordspel|quiz|verhalen)\b"
)
_HARM: Final = re.compile(
    r"\b(?:doorligwonden?|decubitus|ondervoed|uitgedroogd|ziekenhuis|spoed|gebroken|breuk|overleden|gestorven|wonden?|infectie"
    r"|vermagerd|letsel)\b"
)
_PRICED: Final = frozenset({"diefstal", "fraude of misbruik van geld"})


def suspected_crime(facts: Facts) -> Signal | None:
    """As strong as the strongest row that the author seems to mean; neglect that did harm is strong."""
    read = facts.reading
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for crime in CRIMES:
        for place in crime.phrase.places(read):
            strength = _meant(crime, read, *place)
            if strength > found.get(place, (0, ""))[0]:
                found[place] = (strength, crime.kind)
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


def _meant(crime: Crime, read: Reading, start: int, end: int) -> int:
    """How strongly the author seems to mean it; 0 when the sentence says that it did not happen, or means another thing."""
    sentence = read.sentence(start, end)
    if crime.unless and compiled(crime.unless).search(sentence):
        return 0
    before = _CLAUSE.split(read.plain[max(0, start - _BEFORE) : start])[-1]
    if _NEGATED.search(before) or _DENIED_AFTER.match(read.plain, end, end + _BEFORE):
        return 0
    if (
        _ELSEWHERE.search(sentence)
        or _PREVENTION.search(sentence)
        or (crime.kind in _PRICED and _ABOUT_PRICES.search(sentence))
    ):
        return WEAK
    if crime.kind == NEGLECT and _HARM.search(sentence):
        return STRONG
    return crime.strength

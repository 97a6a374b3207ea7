"""Suspected crime: never published [W]; it belongs with the police or a helpline, and with an editor first (DSA 18).

Words alone are no accusation. "Geen sprake van mishandeling" is none, nor is a training about it, a thriller, or a
price that is "pure diefstal"; "thuis werd ik geslagen, hier kwam ik tot rust" is about elsewhere, and stays weak.
"""

from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.meaning.care.coercion import COERCIVE
from chalicelib.domain.signals.meaning.care.wards import ON_THE_WARD
from chalicelib.domain.signals.meaning.classes.crimes import CRIMES_BY_CLASS
from chalicelib.domain.signals.meaning.contexts import FICTION, clause, denied, of_a_tale
from chalicelib.domain.signals.meaning.crimes.french import FRENCH_CRIMES
from chalicelib.domain.signals.meaning.crimes.french_wide import WIDE_FRENCH_CRIMES
from chalicelib.domain.signals.meaning.crimes.further import FURTHER_CRIMES
from chalicelib.domain.signals.meaning.crimes.harsh import HARSH
from chalicelib.domain.signals.meaning.crimes.kinds import FRAUD, NEGLECT, THEFT, VIOLENCE
from chalicelib.domain.signals.meaning.crimes.neglect import NEGLECTFUL
from chalicelib.domain.signals.meaning.crimes.property import OF_PROPERTY
from chalicelib.domain.signals.meaning.crimes.restraint import RESTRAINING
from chalicelib.domain.signals.meaning.crimes.sexual import SEXUALLY
from chalicelib.domain.signals.meaning.crimes.signs import SIGNS
from chalicelib.domain.signals.meaning.crimes.traces import TRACES
from chalicelib.domain.signals.meaning.crimes.violence import VIOLENT
from chalicelib.domain.signals.meaning.crimes.wide import WIDE_CRIMES
from chalicelib.domain.signals.meaning.frames import Frame, Table, says
from chalicelib.domain.signals.meaning.word_order import IN_OTHER_ORDER
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import KEPT, Reading, apart, between, passages, word_set

_ELSEWHERE: Final = (
    "(ancienne?|autre|precedente?|derniere?) (maison|creche|ecole|institution|home|residence|mari|compagnon)|"
    "autrefois"
    "|thuissituatie|thuis (werd|was|ben|door|geslagen|mishandeld|misbruikt)|(werd|was|is|ben) (ik |hij |ze )?thuis"
    "|vroegere?|verleden|jeugd|kindertijd|als kind|(vorige?|andere?|eerste|ex) (huis|plek|plaats|dienst|"
    "school|instelling|voorziening|"
    "home|rusthuis|partner"
    "|creche|opvang|woonzorgcentrum)|ex|ex( |-)(man|vriend|partner)"
    "|stiefvader|stiefmoeder|huiselijk geweld|mijn (eigen )?ouders|oorlog|trauma"
    "|door (mijn|haar|zijn|onze|ons) (vader|moeder|man|partner|vriend|broer|oom|ouders|zoon|zoontje|dochter|dochtertje|"
    "kind|kinderen)"
)
_AWAY: Final = "op (school|het werk|straat|de bus)|(in|aan) het station"  # where staff go along
_PRICES: Final = (
    "prijs|prijzen|dagprijs|tarief|tarieven|kostprijs|supplement|supplementen|parkeermeter|parkeren|automaat"
)
_DEAR: Final = f"{_PRICES}|duur|duurder|dure|kost|euro|klaarlichte dag|meter|parking|cafetaria"  # "pure diefstal"
_PREVENTION: Final = (
    "vorming|opleiding|preventie|preventief|voorkomen|beleid|verzekering|verzekerd|kluisje|kluis|meldpunt|"
    "infoavond|lezing|krant|nieuws"
    "|protocol|protocollen|procedure|vertrouwenspersoon|meldcode|aandacht voor|alert voor"
    "|workshop|(tegen|voor) diefstal|sensibilisering|campagne|leerrijk|therapie|buddy|flyer over|brochure"
)
_TOPICS: Final = word_set(
    """
    diefstal diefstallen geweld agressie mishandeling mishandelingen misbruik verwaarlozing aanranding verkrachting
    grensoverschrijdend fraude oplichting bedrog pesten intimidatie chantage inbraak inbraken ouderenmishandeling
    kindermishandeling vol vols violence violences maltraitance maltraitances abus agression agressions fraude
    """
)
_TAUGHT: Final = (
    "(conference|formation|prevention|cours|seance d'info|vorming|lezing|infoavond|workshop|cursus|les|opleiding|"
    "campagne|toneelstuk|film|boek) ~5 (over|rond|tegen|sur|contre)"
)
_HARM: Final = (
    "doorligwonde|doorligwonden|decubitus|ondervoed|uitgedroogd|ziekenhuis|spoed|gebroken|breuk|overleden|"
    "gestorven|wonde|wonden|infectie"
    "|vermagerd|letsel|letsels|zwaar|zware|zwaarste"
)
_BY_A_RESIDENT: Final = (
    "dementie|dement|verward|medebewoners?|medebewoonster|zichzelf"
    "|(een )?andere? (kind|kindje|kinderen|kindjes|bewoners?|jongere|jongeren|clienten?)"
)
_IMAGINED: Final = (
    "(denkt|dacht|beschuldigt|beschuldigde|beweert|beweerde|gelooft|waant|meent|wanen|ziekte) ~9 (dementie|"
    "ziekte|verward|wanen|fantasie|gestolen)"
    "|(dementie|ziekte|verward|wanen) ~9 (denkt|dacht|beschuldigt|beschuldigde|beweert|gelooft|waant|meent)|"
    "hoort bij (zijn|haar) ziekte"
)
_IF: Final = "(als|indien|mocht|stel dat|wanneer|wat als) ~1 (er|iets|iemand) ~2 (ooit )?"
_SUPPOSED: Final = "figuurlijk|bij wijze van spreken|van liefde|(stel|gesteld) dat|(mocht|moest) er (iets|ooit|iemand)"
_SAYS_SO: Final = "(riep|zei|dreigde|schreeuwde|tierde) dat (hij|ze|zij) ~6 (zou|ging)"
_OURS: Final = (
    "NOUN|STAFF|FRENCH|ik|wij|we|mij|mijn|ons|onze|me|je|je n|nous|moi|mon|ma|hier|daar|men|hij|iemand|mensen|ze|jullie"
)
_AMONG_TOTS: Final = (
    "juf legde|speelplaats|andere kindjes?|kindjes duwen|ruzie onder|hoort erbij|op de tekening|in het spel"
    "|van (het|de|een|zijn|haar) (konijn|pop|knuffel|beer|beertje|ezel|olifant|hond|kat|poes)"
)


_AHEAD: Final = 60  # characters ahead of what was found in which "als er iets …" says that it is supposed
_GENTLY: Final = "voorzichtig|zachtjes|behoedzaam|teder|doucement"
_IMAGINABLE: Final = frozenset({THEFT, FRAUD})


@cache
def _table() -> Table:
    return Table(
        (
            *VIOLENT,
            *RESTRAINING,
            *SEXUALLY,
            *NEGLECTFUL,
            *OF_PROPERTY,
            *HARSH,
            *TRACES,
            *WIDE_CRIMES,
            *FURTHER_CRIMES,
            *IN_OTHER_ORDER,
            *SIGNS,
            *CRIMES_BY_CLASS,
            *COERCIVE,
            *ON_THE_WARD,
            *FRENCH_CRIMES,
            *WIDE_FRENCH_CRIMES,
        )
    )


def suspected_crime(facts: Facts) -> Signal | None:
    """As strong as the strongest frame that the author seems to mean; neglect that did harm is strong."""
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


@lru_cache(maxsize=KEPT)
def crimes_in(read: Reading) -> dict[tuple[int, int], tuple[int, str]]:
    """Return the places of such words in a text, how strongly each seems to be meant, and the kind of crime."""
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for frame, start, end in _table().found(read):
        strength = _meant(frame, read, start, end)
        if strength > found.get((start, end), (0, ""))[0]:
            found[start, end] = (strength, frame.kind)
    return {} if found and of_a_tale(read) else found


def _meant(frame: Frame, read: Reading, start: int, end: int) -> int:
    """Return how strongly the author seems to mean it; 0 where the sentence denies it, or means another thing."""
    topic = _of_a_topic(read, start, end)
    sentence, main_clause = read.sentence(start, end), read.main_clause(start, end)
    before, after = clause(read, start, end)
    told = before + read.normalised[start:end] + after
    if (
        denied(read, start, end)
        or says(_IF, sentence.partition(read.normalised[start:end])[0][-_AHEAD:])
        or says(_SUPPOSED, sentence)
        or says(FICTION, told)
        or (topic and says(_PREVENTION, told))
        or says(_TAUGHT, sentence)
        or _no(frame, sentence, main_clause, topic=topic)
    ):
        return 0
    if (
        says(f"{_ELSEWHERE}|{_SAYS_SO}", told)
        or (says(_AWAY, told) and not says("STAFF", told))
        or says(_SAYS_SO, sentence)
        or (frame.kind == FRAUD and frame.strength < STRONG and says(_DEAR, main_clause))
    ):
        return WEAK
    if frame.kind == VIOLENCE and says(_BY_A_RESIDENT, main_clause):
        return min(frame.strength, MODERATE)
    return STRONG if frame.kind == NEGLECT and says(_HARM, sentence) else frame.strength


def _of_a_topic(read: Reading, start: int, end: int) -> bool:
    """Check for a noun, by which one speaks of such acts; who says what was done says it wherever that was."""
    return not _TOPICS.isdisjoint(between(read, start, end))


def _no(frame: Frame, sentence: str, main_clause: str, *, topic: bool) -> bool:
    """Check for what makes none of a crime of this kind: a price, a delusion, tots who learn to play."""
    if frame.kind == THEFT and says(_DEAR if topic else _PRICES, main_clause.replace("euro", "")):
        return True
    if frame.kind == VIOLENCE and (says(_GENTLY, main_clause) or says(_AMONG_TOTS, sentence)):
        return True
    return frame.kind in _IMAGINABLE and says(_IMAGINED, sentence)

"""Hints at the author: words of a reply that address somebody by name, or describe who wrote, as only one can be."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.names.person_names import person_names
from chalicelib.domain.signals.text.reading import Reading, regex, word_set

Place = tuple[int, int]
# Before a name, these speak to whoever reads: "Beste Mieke", "Dank u, mevrouw Claes".
_GREETED: Final = (
    r"(?:^|[\n.!?,;:] ?)(?:(?:aan|bonjour|beste|best|cher|chere|dag|dear|geachte|goedemiddag|goedendag|goeiedag"
    r"|hallo|hello|hey|hi|lieve|welkom|waarde),? )+$"
)
_THANKED: Final = r"\b(?:dank|dankjewel|bedankt|merci|sorry|excuses)(?:,? (?:u|je|jou|jullie|wel))*,? $"
_SPOKEN_TO: Final = r"[ ]?[,!.\n:;-]|$| (?:voor (?:u|uw|je|jouw|de|het)|om|dat|en bedankt|wij|we|dank|bedankt|het)\b"
_SPOKEN_TO_FIRST: Final = r", (?:dank|bedankt|merci|wij|we|u|je|uw|jouw|hartelijk|wat)\b"
_KIN: Final = (
    r"(?:moeder|vader|mama|papa|man|vrouw|echtgenote?|dochter|zoon|kind|kindje|broer|zus|oma|opa|tante|nonkel|partner"
    r"|schoonmoeder|schoonvader|grootmoeder|grootvader|kleinkind|familielid)"
)
_WHO_ELSE: Final = (
    r"(?:buur|buurvrouw|buurman|medewerker|medewerkster|collega|werknemer|bewoner|bewoonster|stagiaire?"
    r"|verpleegkundige|vrijwilliger|mantelzorger|bewindvoerder)"
)
_DAY: Final = (
    r"\d{1,2} ?(?:[/.-]\d|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
)
_YOUR: Final = r"(?:uw|je|jouw|jullie)"
_YOU_ARE: Final = (
    r"\b(?:u|je|jij|jullie) (?:bent|ben|zijn|was|waren) (?:toch |immers |zelf |ook )?(?:de|het|een|onze) "
    rf"(?:ex-|gewezen |vorige |voormalige |oud-)?(?:{_KIN}|{_WHO_ELSE})\b[^.!?\n]{{0,40}}"
)
_KIN_OF: Final = rf"\bals {_KIN} van\b[^.!?\n]{{0,30}}"
_WE_KNOW: Final = (
    r"\b(?:wij|we|ik) (?:weten|weet|vermoeden|vermoed|denken te weten) (?:heel |maar al te |zeer )?(?:goed |wel )?"
    r"wie (?:u|je|jij|dit|er|dat)\b"
)
_WE_RECOGNISE: Final = (
    r"\b(?:wij|we|ik) her(?:kennen|ken) (?:u|je|jou|in u|uw naam|uw stijl|de schrijver|de schrijfster)\b"
)
_YOU_WORKED: Final = r"\b(?:u|je|jij) (?:werkte|hebt|heeft) (?:zelf |hier |vroeger |bij ons )+(?:gewerkt|stage|als)?\b"
_YOUR_JOB: Final = rf"\b{_YOUR} (?:ontslag|contract|stage|sollicitatie) (?:bij|hier|van|in|als)\b"
_A_ROOM: Final = r"\b(?:kamer|appartement|flat|studio|bed) (?:nummer |nr\.? ?)?[a-z]?\d{1,4}[a-z]?\b"
_KIN_ON_A_DAY: Final = (
    rf"\b{_YOUR} {_KIN} (?:is |was |werd |die |kwam |verbleef |overleed |woonde )[^.!?\n]{{0,30}}"
    rf"\b(?:op|sinds|tot) {_DAY}"
)
_MET_ON_A_DAY: Final = (
    r"\b(?:gesprek|telefoon|mail|bezoek|klacht|brief|afspraak)(?:je)? (?:met u |van u |met je |van je )?"
    rf"(?:op|van) {_DAY}"
)
_OF_WHO: Final = (_YOU_ARE, _KIN_OF, _WE_KNOW, _WE_RECOGNISE, _YOU_WORKED, _YOUR_JOB)
_DESCRIBED: Final = (*_OF_WHO, _A_ROOM, _KIN_ON_A_DAY, _MET_ON_A_DAY)
_OF_ONE_PERSON: Final = """
    maria marie mia mieke ria miet mariette marijke maaike marieke mariet maria
    johanna jo jeanne joke hanne hanna anne-jo johan jan jantje han hans jean
    anna an ann anneke anne annie anja ans annick anke
    elisabeth lies liesbeth els elly betty lisa elise liesje bettie liesbet elsje
    margaretha greet griet greta margriet margot grietje magda
    catharina katrien trees kaat kaatje katrijn rina toos karien trien katleen katja
    christina chris christel stien tine christine kris kristien tina
    josephina fien josee finneke jos jef jozef jozefien seppe joske sefa
    franciscus frans sus cis frank francois suske
    petrus piet peter pier pierre pieter
    jacobus jaak jack koos jacques cobe kobe
    antonius toon tony antoon anton tonia antoinette toontje
    wilhelmus willy wim willem guillaume jelle helma mina
    ludovicus louis lode ludo lowie louise wiske
    karel karl charles kareltje carla carlo
    gerardus gert gerard geert gerrit gerda
    alphonsus fons alfons fonske alfonsine
    godelieve lieve godeliva lieveke
    augustus gust guust august gustaaf staf gustje
    leonardus leo leon nard lenaert
    hendrik rik henri harry henk hendrika rika
    theresia trees thea theresa resi
    magdalena lena leen magda madeleine lenie
    cornelius cor kees nelis corneel nele
    michael michel mike michiel
    alexander alex sander xander lex
    sebastiaan bas bastiaan
    mohammed mohamed mo muhammed
    robert rob bert robbe bob
    patrick pat paddy patricia
    vincent vic vince victor viktor
    albert bert al bertje
    nathalie nath nat natasja
    stefanie stef steffie stefan stefaan
    veronique vero veerle veronica
"""


def hints_at_author(read: Reading) -> Iterator[tuple[Place, int]]:
    """Yield the words of a reply that speak to somebody by name, or say who wrote."""
    for name in person_names(read):
        if _spoken_to(read, name.start, name.end):
            yield (name.start, name.end), MODERATE
    for pattern in _DESCRIBED:
        for at in regex(pattern).finditer(read.normalised):
            yield at.span(), WEAK


def _spoken_to(read: Reading, start: int, end: int) -> bool:
    """Check that somebody is spoken to by this name: greeted or thanked, and a comma or an end behind it."""
    greeted = read.normalised.startswith("lieve ", start)  # which is a name as well
    if start == 0 and not greeted:
        return regex(_SPOKEN_TO_FIRST).match(read.normalised, end) is not None
    before = read.normalised[max(0, start - 40) : start]
    if not greeted and not regex(_GREETED).search(before) and not regex(_THANKED).search(before):
        return False
    return regex(_SPOKEN_TO).match(read.normalised, end) is not None


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _OF_ONE_PERSON.strip().splitlines():
        group = word_set(line)
        found |= {each: found.get(each, frozenset()) | group for each in group}
    return found


def pet_names(first_name: str) -> frozenset[str]:
    """Return how people call somebody of this plain first name as well."""
    return _groups().get(first_name, frozenset()) - {first_name}

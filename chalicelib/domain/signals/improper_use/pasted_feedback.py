"""Pasted feedback: what somebody received in another way, and put here as if its writers had [Z].

Who tells what was said, with a sentence or two in quotation marks, pastes nothing; nor does a list of good and bad. It
is the words of several people one after the other, or of whoever says how they came by them.
"""

import re
from functools import cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.meaning.classes.offers import HANDED_BY_CLASS
from chalicelib.domain.signals.meaning.contexts import of_a_tale
from chalicelib.domain.signals.meaning.frames import Table
from chalicelib.domain.signals.meaning.motives import received
from chalicelib.domain.signals.meaning.motives.indirect import HANDED_OVER
from chalicelib.domain.signals.meaning.motives.received import HANDED_FURTHER
from chalicelib.domain.signals.meaning.motives.received_wide import HANDED_ON
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import Reading, apart, passages, regex

_FEW: Final = 2  # voices in quotation marks that an honest story has too
_SHORTEST: Final = 3  # words of a voice: fewer is a word that is quoted, as "warm" or "thuis"
_VOICES: Final = any_of(
    "reactie reacties feedback berichtje berichtjes mailtje mails bedankje bedankjes getuigenis getuigenissen"
)
_GOT: Final = any_of("kregen ontvingen krijgen ontvangen kreeg ontving")
_PEOPLE: Final = any_of("bewoners families familie ouders clienten klanten mantelzorgers kinderen jongeren")
_BOOKS: Final = any_of(
    "gastenboek tevredenheidsmeting tevredenheidsonderzoek tevredenheidsenquete enquete bevraging ideeenbus"
)

RECEIVED: Final = (
    Phrase(rf"(wij|we) {_GOT} (deze|onderstaande|volgende|die|dit) ~2 {_VOICES}"),
    Phrase(rf"(deze|onderstaande|volgende) ~2 {_VOICES} {_GOT} (wij|we)"),
    Phrase(
        rf"(deze|onderstaande|volgende) ~2 {_VOICES} (is|zijn|werd|werden|hebben) ~3"
        rf" (ontvangen|gekregen|bezorgd|gestuurd)"
    ),
    Phrase(rf"(hieronder|hierbij|hier) (een paar|enkele|volgen|de|wat) ~2 {_VOICES} van"),
    Phrase(rf"{_VOICES} van (onze|enkele|verschillende|een paar) {_PEOPLE}"),
    Phrase(
        rf"(uit|in) (ons|onze|het|de) (laatste |jongste |jaarlijkse )?{_BOOKS}"
        rf" (schreef|schreven|stond|stonden|lezen|kwam|kwamen|staat)"
    ),
    Phrase(
        rf"(overgenomen|overgetikt|overgetypt|gekopieerd|geplakt) (uit|van|vanuit) ~3"
        rf" ({_BOOKS}|{_VOICES}|kaartje|brief|mail|facebook|google)"
    ),
    Phrase(
        r"(ingegeven|ingevuld|geplaatst|gepost|doorgestuurd|overgetikt) (door ons|door het team|door het"
        r" onthaal) (in naam van|namens|voor)"
    ),
    Phrase(r"met (hun |haar |zijn )?toestemming (overgenomen|geplaatst|gedeeld|gepost)"),
)
_QUOTE: Final = r'"([^"\n]{10,600})"'
# An item of a list that is somebody's sentence: marked, quoted, or followed by who said it.
_WHO: Final = any_of(
    "dochter zoon mama papa moeder vader partner bewoner bewoonster client familie ouder ouders zus broer echtgenote "
    "oma opa bomma bompa tante nonkel bezoeker bezoekster kleinkind kleindochter kleinzoon mantelzorger gast"
)
_AGED: Final = r"[a-z]{2,15}(?: [a-z]\.?)?,? \(?[0-9]{2,3} ?jaar"  # "Marie, 82 jaar"
_ATTRIBUTED: Final = rf'"[^"\n]{{3,300}}" ?[,(-]? ?[(-]? ?(?:(?:de |een )?{_WHO.replace("(", "(?:", 1)}\b|{_AGED})'
_SPEAKER: Final = (
    rf'(?:^|[.!?"\n] ?){_WHO.replace("(", "(?:", 1)} ?(?:van [a-z]{{1,15}} ?|[a-z0-9]{{1,2}} ?)?'
    rf'(?:zegt ?|zei ?|schrijft ?|schreef ?)?(?:\([^()\n]{{1,20}}\) ?)?: ?[^\n]{{3,300}}?(?=[.!?"])'
)
_ITEM: Final = (
    r"^[ \t]*(?:[-*•+]|\d{1,2}[.)])[ \t]*"
    rf'("[^\n]{{10,400}}|[^\n]{{10,400}}[(-] ?{_WHO.replace("(", "(?:", 1)}\b[^\n]{{0,40}})$'
)


@cache
def _received() -> Table:
    return Table((*received.RECEIVED, *HANDED_ON, *HANDED_FURTHER, *HANDED_OVER, *HANDED_BY_CLASS))


def pasted_feedback(facts: Facts) -> Signal | None:
    """Strong when somebody says so and several voices follow, moderate for one of the two; weak for quotes alone."""
    read = facts.reading
    said = apart([*spans(RECEIVED, read), *_received().spans(read)])
    items, voices = _items(read), _voices(read)
    speakers = _speakers(read)
    many = len(items) > _FEW or len(voices) > _FEW or len(speakers) >= _FEW
    if (not said and not many) or of_a_tale(read):
        return None
    strength = STRONG if said and many else MODERATE if said or speakers or len(items) > _FEW else WEAK
    return Signal(
        "pasted_feedback",
        strength,
        "Dit lijken reacties van verschillende mensen, of een reactie die iemand anders langs een andere weg kreeg.",
        passages(read, apart([*said, *items, *speakers, *([] if items else voices)])),
    )


def _voices(read: Reading) -> list[tuple[int, int]]:
    if read.normalised.count('"') <= 2 * _FEW:
        return []
    text = read.normalised
    long = [each.span() for each in regex(_QUOTE).finditer(text) if len(each[1].split()) >= _SHORTEST]
    return max(long, [each.span() for each in regex(_ATTRIBUTED).finditer(text)], key=len)


def _items(read: Reading) -> list[tuple[int, int]]:
    if read.normalised.count("\n") < _FEW:
        return []
    return [each.span(1) for each in re.compile(_ITEM, re.MULTILINE).finditer(read.normalised)]


def _speakers(read: Reading) -> list[tuple[int, int]]:
    """What people say one after the other, each behind who it is: "Bewoner (82): … Dochter: …"."""
    if read.normalised.count(":") < _FEW:
        return []
    found = [each.span() for each in regex(_SPEAKER).finditer(read.normalised)]
    return found if len(found) >= _FEW else []

"""Competitor: somebody of another provider, who compares with their own house or invites there [Z].

Families compare all the time, and move on: "in een ander woonzorgcentrum was het beter" is an experience. Who runs the
other house, works there, or has places free there is no client of this one.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import apart, passages

_HOUSE: Final = any_of(
    """
    woonzorgcentrum wzc rusthuis rustoord creche kinderdagverblijf kinderopvang opvang voorziening instelling
    onthaalouder serviceflat assistentiewoning dagcentrum zorgbedrijf
    """
)
_OTHER: Final = "(een (ander|andere|concurrerend|concurrerende|naburig|naburige)|de concurrent|het andere|de andere)"
_RUN: Final = any_of("uitbater uitbaatster zaakvoerder zaakvoerster directeur directrice eigenaar eigenares bestuurder")
_BETTER: Final = any_of("beter liever gerust veel graag")

OF_ANOTHER: Final = (
    Phrase(
        rf"(als|ik ben) (de |zelf )?({_RUN}) van (een|het|de|mijn|onze) (andere |ander |eigen |naburige"
        rf" |naburig )?{_HOUSE} (verder|hier|in|iets|uit|naast|vlakbij|die|weet|kan|zie|hoor)"
    ),
    Phrase(rf"(als|ik ben) (de |zelf )?({_RUN}) van {_OTHER} {_HOUSE}"),
    Phrase(rf"ik (baat|run|leid) (zelf )?(een|het|de) (ander |andere |eigen |klein |kleine )?{_HOUSE}( uit)?"),
    Phrase(
        rf"(ik|wij|we) (werk|werken) (zelf )?(in|voor|bij) (een (ander|concurrerend|naburig) {_HOUSE}|een"
        rf" (andere|concurrerende|naburige) {_HOUSE}|de concurrent(ie)?)"
    ),
    Phrase(
        r"(als|wij zijn een|ik ben een) (rechtstreekse |directe |lokale"
        r" )?(concurrent|collega-organisatie|collega-voorziening|collega-uitbater)"
    ),
)
INVITES: Final = (
    Phrase(rf"kom (dan )?{_BETTER} (naar|bij) (ons|onze)( {_HOUSE})?"),
    Phrase(rf"(kies|ga) (dan )?{_BETTER} (voor|naar|bij) (ons|onze)( {_HOUSE})?"),
    Phrase(
        r"bij ons (in|is|zijn|heb|krijg|betaal) ~6 (wel|nog) ~3"
        r" (plaats|plaatsen|vrij|kamer|kamers|goedkoper|beter|personeel)"
    ),
    Phrase(r"(wij|we) hebben (nog|wel nog|momenteel|nu) ~3 (plaats|plaatsen|kamers|bedden|vrije)( ~3 vrij)?"),
    Phrase(rf"in ons (eigen )?{_HOUSE} (is|doen|krijgt|gebeurt|zou|hebben|kan)"),
)


def competitor(facts: Facts) -> Signal | None:
    """Strong for somebody of another house who invites there, moderate for one of the two that says so plainly."""
    read = facts.reading
    another, invites = spans(OF_ANOTHER, read), spans(INVITES, read)
    if not another and not invites:
        return None
    return Signal(
        "competitor",
        STRONG if another and invites else MODERATE if another else WEAK,
        "De schrijver lijkt van een andere organisatie te zijn, of vraagt om daar te komen.",
        passages(read, apart([*another, *invites])),
    )

"""Writes as the provider: the words of someone who works there, or speaks for the house [Z].

Parents say "onze kindjes" and "onze crèche", a client "onze begeleiders", a daughter "als verpleegkundige weet ik":
none of these works there. A client may "werk hier in het atelier": that is day care, so from a client it stays weak.
"""

from functools import cache
from typing import Final

from chalicelib.domain.reviews.parts import Capacity
from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.meaning.classes.provider import PROVIDER_BY_CLASS
from chalicelib.domain.signals.meaning.frames import Table
from chalicelib.domain.signals.meaning.motives import provider
from chalicelib.domain.signals.meaning.motives.indirect import SPOKEN_FOR
from chalicelib.domain.signals.meaning.motives.provider_claims import CLAIMED
from chalicelib.domain.signals.meaning.motives.provider_wide import SPEAKS_FOR_THE_HOUSE, WIDE_PROVIDER
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import Reading, apart, passages, quoted

_WE: Final = "(wij|we|ik)"
_OFFICES: Final = any_of(
    """
    directie directeur directrice zaakvoerder zaakvoerster team organisatie voorziening personeelslid
    """
)
_WE_DO: Final = any_of(
    """
    zijn willen proberen doen hechten streven kiezen staan vinden zetten werken ben wil probeer sta vind werk
    """
)
_THEY: Final = any_of(
    """
    zijn krijgen kunnen mogen voelen genieten eten wonen staan hebben worden kiezen zeggen doen volgen
    """
)
_IT: Final = any_of("is doet staat krijgt werkt heeft zet volgt")
_STAFF: Final = any_of(
    """
    verpleegkundige zorgkundige begeleider begeleidster opvoeder opvoedster medewerker medewerkster
    kinderbegeleider kinderbegeleidster directeur directrice kok poetsvrouw vrijwilliger vrijwilligster stagiair
    stagiaire werknemer personeelslid collega
    """
)

AS_THE_HOUSE: Final = (
    Phrase(rf"{_WE} van het team"),
    Phrase(r"namens (het (hele )?team|de directie|het personeel|alle medewerkers|onze (organisatie|voorziening))"),
    *(Phrase(rf"als {_OFFICES} {_WE_DO} {we}") for we in ("wij", "we", "ik")),
    *(Phrase(rf"onze {who} {_THEY}") for who in ("bewoners", "clienten", "patienten", "collega's", "medewerkers")),
    Phrase(r"(met|voor|van|aan) (al )?onze (bewoners|clienten|collega's|medewerkers|personeelsleden)"),
    Phrase(rf"ons personeel {_IT}"),
    Phrase(r"wij bieden"),
    Phrase(r"bieden (wij|we) (onze|een|aan|elke)"),
    Phrase(r"(wij|we) streven (ernaar|naar|elke)"),
    Phrase(r"streven (wij|we) (ernaar|naar)"),
    Phrase(r"(wij|we) heten (u|je|jullie|iedereen) (van harte |allen |graag )?welkom"),
    Phrase(r"bij ons sta(at|an) (de |elke |iedere )?(bewoners?|clienten|client|kinderen|kind|zorg|mens)"),
    Phrase(r"neem (dan |gerust |vrijblijvend ){1,2}contact (met ons )?op"),
    Phrase(r"kom (dan |zeker |gerust ){1,2}(eens )?(een kijkje nemen|bij ons)"),
    Phrase(r"(in|volgens|vanuit) onze visie"),
    Phrase(r"ons aanbod (aan|is|bestaat|omvat)"),
    Phrase(r"onze werking (is|steunt|vertrekt|richt)"),
    Phrase(r"(in|binnen) onze (voorziening|organisatie)"),
)
AS_STAFF: Final = (
    Phrase(r"ik werk (er|zelf) (al|sinds|als|nu|met plezier|graag|hier)"),
    Phrase(r"ik werk hier (al|sinds|als|zelf|nu|met plezier|graag|en|in (het|de|dit))"),
    Phrase(r"ik werk in (dit (wzc|woonzorgcentrum|huis|team)|deze (voorziening|creche|organisatie))"),
    Phrase(r"(hier|al [a-z0-9]+ jaar) werk ik (hier|er|nu|al|als)"),
    Phrase(rf"ik ben (hier|er) (zelf )?(al |sinds |een )?~3 {_STAFF}"),
    Phrase(r"mijn (fijne |lieve |toffe )?collega's (hier|en ik|doen|zijn|werken|zetten|geven)"),
    Phrase(rf"als (vroegere?|gewezen) {_STAFF}"),
    Phrase(rf"als (ex|oud)( |-){_STAFF}"),
    Phrase(r"ik heb (hier|er) (zelf )?(jaren|[a-z0-9]+ jaar|lang|vroeger) gewerkt"),
    Phrase(r"als vrijwillig(er|ster) (hier|in dit|in deze|bij)"),
)


@cache
def _house() -> Table:
    return Table(
        (*provider.AS_THE_HOUSE, *WIDE_PROVIDER, *CLAIMED, *SPEAKS_FOR_THE_HOUSE, *SPOKEN_FOR, *PROVIDER_BY_CLASS)
    )


@cache
def _staff() -> Table:
    return Table(provider.AS_STAFF)


def writes_as_provider(facts: Facts) -> Signal | None:
    """Strong when two such words speak for the house, moderate for one or for staff; from a client weak."""
    read = facts.reading
    house = _own(read, [*spans(AS_THE_HOUSE, read), *_house().spans(read)])
    staff = _own(read, [*spans(AS_STAFF, read), *_staff().spans(read)])
    if not house and not staff:
        return None
    client = facts.review.capacity is Capacity.CLIENT
    many = 2
    return Signal(
        "writes_as_provider",
        STRONG if len(house) >= many else MODERATE if house or not client else WEAK,
        "De schrijver lijkt te schrijven als de organisatie zelf of als iemand die er werkt."
        + (" Een cliënt kan er ook werken als dagbesteding." if client and not house else ""),
        passages(read, apart([*house, *staff])),
    )


def _own(read: Reading, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those places that are not in quotation marks: "de directeur zei: 'bij ons staat de mens centraal'"."""
    return [span for span in apart(found) if not quoted(read, span)]

"""Writes as the provider: the words of someone who works there, or speaks for the house [Z].

Parents say "onze kindjes" and "onze crèche", a client "onze begeleiders", a daughter "als verpleegkundige weet ik": none of
these works there. A client may "werk hier in het atelier": that is day care, so from a client it stays weak.
"""

from typing import Final

from chalicelib.domain.review import Capacity
from chalicelib.domain.signals.facts import MODERATE, STRONG, WEAK, Facts, Signal
from chalicelib.domain.signals.reading import Phrase, apart, passages, places

AS_THE_HOUSE: Final = (
    Phrase("van het team", r"(wij|we|ik) van het team"),
    Phrase(
        "namens",
        r"namens (het (hele )?team|de directie|het personeel|alle medewerkers|onze organisatie|onze voorziening)",
    ),
    Phrase(
        "als ",
        r"als (directie|directeur|directrice|zaakvoerder|zaakvoerster|team|organisatie|voorziening|woonzorgcentrum|personeelslid) (zijn|willen|proberen|doen|hechten|streven|kiezen|staan|vinden|zetten|ben|wil|probeer|sta|vind|werken) (wij|we|ik)",
    ),
    Phrase(
        "onze bewoners",
        r"onze bewoners (zijn|krijgen|kunnen|mogen|voelen|genieten|eten|wonen|staan|hebben|worden|kiezen|zeggen)",
    ),
    Phrase(
        "onze",
        r"onze (clienten|patienten|klanten|collega's|zorgvragers|cliëntes) (zijn|krijgen|kunnen|mogen|voelen|genieten|staan|hebben|worden|doen|kiezen)",
    ),
    Phrase("voor onze", r"(met|voor|van|aan) (al )?onze (bewoners|clienten|collega's|medewerkers|personeelsleden)"),
    Phrase("onze medewerkers", r"onze medewerkers (zijn|doen|staan|krijgen|werken|hebben|zetten|volgen)"),
    Phrase("ons personeel", r"ons personeel (is|doet|staat|krijgt|werkt|heeft|zet|volgt)"),
    Phrase("wij bieden", r"wij bieden"),
    Phrase("bieden wij", r"(dan |hier |daarom |zo |ook )?bieden (wij|we) (onze|een|aan|elke)"),
    Phrase("streven", r"(wij|we) streven (ernaar|naar|elke)"),
    Phrase("streven", r"streven (wij|we) (ernaar|naar)"),
    Phrase("welkom", r"(wij|we) heten (u|je|jullie|iedereen) (van harte |allen |graag )?welkom"),
    Phrase("staat ", r"bij ons sta(at|an) (de |elke |iedere )?(bewoners?|clienten|client|kinderen|kind|zorg|mens)"),
    Phrase("neem ", r"neem (dan |gerust |vrijblijvend )+contact (met ons |op met ons )?op?"),
    Phrase("kom ", r"kom (dan |zeker |gerust )+(eens )?(een kijkje nemen|bij ons)"),
    Phrase("onze visie", r"(in|volgens|vanuit) onze visie"),
    Phrase("ons aanbod", r"ons aanbod (aan|is|bestaat|omvat)"),
    Phrase("onze wer", r"onze werking (is|steunt|vertrekt|richt)"),
    Phrase("onze voorziening", r"(in|binnen) onze voorziening"),
    Phrase("onze organisatie", r"(in|binnen) onze organisatie"),
)
AS_STAFF: Final = (
    Phrase("ik werk", r"ik werk (hier|er) (al|sinds|als|nu|met plezier|graag|zelf|heel|reeds|ondertussen|in|elke)"),
    Phrase(
        "ik werk",
        r"ik werk (zelf )?(hier|in dit (wzc|woonzorgcentrum|huis|centrum|team)|in deze (voorziening|creche|organisatie))",
    ),
    Phrase("werk ik", r"(hier|al \w+ jaar|jaren) werk ik (hier|er|nu|al|als)"),
    Phrase(
        "ik ben",
        r"ik ben (hier|er) (zelf )?(al |sinds |een )?~3 (verpleegkundige|zorgkundige|begeleider|begeleidster|opvoeder|opvoedster|medewerker|medewerkster|kinderbegeleider|kinderbegeleidster|directeur|directrice|kok|poetsvrouw|vrijwilliger|vrijwilligster|stagiair|stagiaire)",
    ),
    Phrase("mijn collega's", r"mijn (fijne |lieve |toffe )?collega's"),
    Phrase(
        "vroegere",
        r"als (ex|vroegere?|oud|gewezen)[ -](werknemer|medewerker|personeelslid|collega|verpleegkundige|zorgkundige|begeleider|begeleidster)",
    ),
    Phrase("oud-", r"als (ex|oud)-(werknemer|medewerker|personeelslid|collega)"),
    Phrase(
        "ex-",
        r"als (ex|oud)-(werknemer|medewerker|personeelslid|collega|verpleegkundige|zorgkundige|begeleider|begeleidster)",
    ),
    Phrase("heb ", r"ik heb (hier|er) (zelf )?(jaren|\w+ jaar|lang|vroeger) gewerkt"),
    Phrase("als vrijwilliger", r"als vrijwillig(er|ster) (hier|in dit|in deze|bij)"),
    Phrase("personeelslid", r"ik als personeelslid"),
)


def writes_as_provider(facts: Facts) -> Signal | None:
    """Strong when two such words speak for the house, moderate for one or for staff; staff's words from a client weak."""
    read = facts.reading
    house, staff = places(AS_THE_HOUSE, read), places(AS_STAFF, read)
    if not house and not staff:
        return None
    client = facts.review.capacity is Capacity.CLIENT
    many = 2
    strength = STRONG if len(house) >= many else MODERATE if house or not client else WEAK
    return Signal(
        "writes_as_provider",
        strength,
        "De indiener lijkt te schrijven als de organisatie zelf of als iemand die er werkt."
        + (" Een cliënt kan er ook werken als dagbesteding." if client and not house else ""),
        passages(read, apart([*house, *staff])),
    )

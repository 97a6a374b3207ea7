"""Rewards, chosen voices, handed-on words and sales, each by what stands in one sentence."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

_REWARD: Final = """
    bon bonnen cadeaubon waardebon geschenkbon korting cadeau cadeautje geschenk geschenkje fles cava wijn pralines
    taart koffie fruitmand mand maaltijd dag week maand weekend ticket tickets vakantie verlof gratis fietsmand
    lotje tombola
    prijs euro geld drankje ijsje verrassing attentie premie punten rekening factuur uur dagprijs
"""
_WRITING: Final = (
    "(het invullen|invullen|dit formulier|REVIEW|mooie woorden|lieve woorden|(een|hier|de) ~2 (vijf|tien|5|10)|sterren|"
    "hier iets ~1 (moois|goed|goeds|liefs|positiefs|te schrijven|zet)|iets (moois|goeds|positiefs|liefs))"
)
_GET: Final = (
    "(kreeg|kregen|krijg|krijgen|krijgt|gekregen|ontvangen|ontvang|ontvangt|beloofd|beloofde|beloofden|maakt|maken|"
    "wint|winnen|aftrekken|trekken|mag|mogen|mochten|geven|gaf|gaven)"
)
_GOOD: Final = (
    "((vijf|5|vier|4|veel) sterren|maximum|hoogste score|(een )?(10|tien)|goede? (score|REVIEW|punten)|hier iets ~1 "
    "(goed|goeds|moois|positief|positiefs)|iets (moois|positiefs|positief|goeds|goed)|positieve? (REVIEW|reacties)|"
    "niets negatiefs|niks negatiefs|niets slechts)"
)
_INVITING: Final = (
    "link|linkje|uitnodiging|uitnodigingen|tablet|kaartje|kaartjes|vragenlijst|REVIEW|invullen|iets ~2 (zetten|"
    "schrijven|plaatsen|te zetten|te schrijven)|sterren"
)
_SOURCE: Final = """
    brievenbus ideeenbus suggestiebus gastenboek prikbord kaartje kaart bedankkaartje bedankkaart bedankbriefje briefje
    brief mail mailtje enquete bewonersbevraging bevraging tevredenheidsbevraging evaluatieformulier
    evaluatieformulieren
    facebookpagina contactformulier getuigenis getuigenissen citaten citaat reactie reacties woorden
    bericht berichtje
"""
_OF_A_FAMILY: Final = "mijn brief|onze brief|mijn mail|ons kaartje|ik (schreef|stuurde|kreeg)|wij (schreven|stuurden)"

REWARDED_BY_CLASS: Final = (
    Frame(
        "",
        MODERATE,
        _REWARD,
        f"{_GET} ~6 {{}} ~5 (voor|als|om|nadat|wanneer|omdat|in ruil|bij) ~6 {_WRITING}|{{}} gekregen ~3 (voor|na) ~3 "
        f"{_WRITING}|(voor|per|wie|iedereen die|"
        f"als|nadat|in ruil voor|elke) ~5 {_WRITING} ~7 {_GET} ~5 {{}}",
        needs="REVIEW|sterren|woorden|moois|goeds|goed|positiefs|liefs|invullen|formulier|vijf|tien|5|10|schrijven",
        unless="niets voor|zonder|opendeurdag|niemand|de dokter|dagprijs is|inschrijvingsformulier|ik geef|wij geven",
    ),
    Frame(
        "",
        MODERATE,
        _REWARD,
        "{} ~3 (heb ik (al|nog)|heb al|kwam|volgt|is beloofd|stond klaar|kreeg ik (er|al))|(ik|we|wij) kreeg(en)? ~1 "
        "er ~6 {} (voor|bij|als dank)",
        needs="(vijf|5|vier|tien|10) (sterren|punten)|REVIEW|moest schrijven|wat ik (moest|zou)",
        unless="factuur|ik geef|wij geven|feest",
    ),
)

STEERED_BY_CLASS: Final = (
    Frame(
        "",
        MODERATE,
        "gevraagd vroeg vroegen vraag vragen gesmeekt smeekte smeekten verzocht aangespoord verplicht opgedragen "
        "verwacht verwachten aangeraden gezegd zeiden stond stonden",
        f"{{}} ~5 (om|voor|dat|of) ~7 {_GOOD}|{_GOOD} ~3 (zoals|omdat|op|want) ~5 {{}}|(op vraag van) ~4 (directie|"
        f"directeur|directrice|baas|STAFF)",
        needs="REVIEW|sterren|score|maximum|tien|10|gemiddelde|hier iets|reacties|negatiefs|slechts",
        unless="niemand|eerlijk[a-z]*|iedereen|alle (families|ouders|bewoners)|niet gevraagd|(niet|nooit|geen) ~1 "
        "gevraagd|wachtlijst",
    ),
    Frame(
        "",
        MODERATE,
        "graag gewenst welkom toegelaten toegestaan aub alstublieft",
        "(alleen|enkel|uitsluitend) (maar )?(positieve|goede|leuke|mooie|lovende) (REVIEW|reviews|reacties|"
        "commentaren|punten|woorden) {}",
        unless="ook kritiek",
    ),
    Frame(
        "",
        MODERATE,
        "tevreden content contente goedgezind goedgezinde blij blije lachen lachende enthousiast enthousiaste",
        "(aan|bij|tegen) (alleman|iedereen|wie|(de )?(mensen|families|mama's|papa's|ouders|bewoners|klanten|gezinnen)|"
        "de [a-z]+|de families|degenen) ~2 (dat|die|wie)? ?~4 {}|(alleen|enkel|uitsluitend) ~3 {} ~5 (REVIEW|"
        "uitnodiging|link|invullen|schrijven)",
        needs=_INVITING,
        unless="niet tevreden ~9 (formulier|terecht)|ontevreden|iedereen kan",
    ),
    Frame(
        "",
        MODERATE,
        "kiezen kozen koos kiest selecteren selecteerden selecteert uitgekozen geselecteerd uitkiezen",
        "{} ~2 (welke|wie|aan wie)|(welke|wie) ~5 {}",
        needs="uitnodiging|uitnodigingen|REVIEW|link|(mag|mogen|mocht|mochten) ~2 (invullen|schrijven)|sterren",
        also="families|ouders|bewoners|mensen|klanten|gezinnen|STAFF|personeel|dienst|wie|directie",
        unless="ik koos|wij kozen|zelf kiezen|menu",
    ),
    Frame(
        "",
        MODERATE,
        "koos kozen vulde vulden kiest kiezen zette zetten duidde duidden",
        "(STAFF|dienst|ze|zij|directie|hij|medewerkster) ~8 {} ~2 (de|mijn|het aantal|onze|alle) (sterren|score|"
        "punten|antwoorden)",
        unless="ik|wij zelf|zelf",
    ),
    Frame(
        "",
        MODERATE,
        "sterren ster score punten cijfer",
        "(wie|als (ge|je|we|ik)) ~3 minder dan (vier|vijf|drie|vijf|4|5|3|8|acht|7|zeven|tien|10) {} ~4 (wou|wil|wilt|"
        "gaf|geeft|moest|geven)|(niet|geen) minder dan (vier|vijf|4|5|acht|8) {}",
    ),
    Frame(
        "",
        MODERATE,
        "schrijven invullen zetten antwoorden",
        "(zei|zeiden|gezegd|dicteerde|dicteerden|voorgezegd|voorgekauwd|toonde|wist) ~3 wat (ik|we|mama|papa|ma|pa) "
        "~2 (moest|moesten|zou) {}|wat (ik|we) moest(en)? {}",
        needs="ster|sterren|REVIEW|hier|taart|cadeau|score|punten|bon",
        unless="mutualiteit|attest|aangifte",
    ),
    Frame(
        "",
        MODERATE,
        "link linkje uitnodiging uitnodigingen kaartje kaartjes vragenlijst tablet brief",
        "{} ~1 (alleen|enkel|uitsluitend) ~1 (aan|naar|bij) (de )?(gezinnen|families|ouders|mensen|bewoners|klanten) "
        "(waar|die|met) ~5 (goed|tevreden|blij|content|klikt|vlot|bedank[a-z]*)",
    ),
)

HANDED_BY_CLASS: Final = (
    Frame(
        "",
        MODERATE,
        _SOURCE,
        "(kregen|ontvingen|vonden|kreeg) (wij|we) ~9 {}|(wij|we) (kregen|ontvingen|vonden|mochten) ~6 {}( ~4 "
        "(ontvangen|krijgen|lezen))?|(mochten) (wij|we) ~5 {}|(stuurde|schreef|schreven|bezorgde|gaf|stuurden|liet) "
        "ons ~3 (deze|volgende|onderstaande|dit) ~2 {}|(deze|dit|volgende|volgend|onderstaande?) ~1 {} ~1 (komt|kwam|"
        "komen|kwamen|hing|hangt|stond|mochten|kregen|is) ~2 (van|uit|op|aan|bij|wij|we)",
        needs="ons|onze|wij|we",
        also="familie|families|ouders|ouder|mama|papa|dochter|zoon|bewoner|bewoners|bewoonster|client|clienten|"
        "kinderen|dankbare|tevreden|meneer|mevrouw|ontslag|overlijden|klant",
        unless=_OF_A_FAMILY
        + "|van (het|de) ~1 (STAFF|team)|op (onze|mijn) (vraag|mail|klacht|brief|opmerking)|snel een|geen|nooit|mama's|"
        "prijs|factuur|kregen we pas|van de directie|van het huis|menu|nieuwsbrief|verpleging|elke (dag|week|maand)|"
        "verjaardag|kerst|update|updates|antwoord",
    ),
    Frame(
        "",
        MODERATE,
        "brievenbus ideeenbus suggestiebus gastenboek prikbord bedankkaartje bedankkaart bedankbriefje "
        "bewonersbevraging bus evaluatieformulier evaluatieformulieren facebookpagina citaten",
        "(uit|in|op|van) (de|het|den|ons|onze|een) ([a-z]+ )?{}( ~4 [a-z]+)?:|{} ~6 (hangt|hing|stond|lag|gehaald|"
        "gevonden)( ~4 [a-z]+)?:|(stond|hing|hangt|gehaald|gevonden) ~4 {}( ~4 [a-z]+)?:",
        needs="stond|hing|hangt|gehaald|gevonden|schreef|familie|onze|ons|bus|teamkamer|citaten",
        unless=_OF_A_FAMILY,
    ),
    Frame(
        "",
        MODERATE,
        "bewonersbevraging tevredenheidsbevraging bevraging tevredenheidsenquete enquete tevredenheidsmeting "
        "familiebevraging ouderbevraging",
        "(score|resultaat|resultaten|cijfers|antwoorden|uitslag|citaten|samenvatting) ~2 (van|uit|op) (de|onze|het|"
        "ons|een) ~1 {}",
        unless="kregen we niet|nooit|vraag me af|mochten",
    ),
    Frame(
        "",
        MODERATE,
        "reacties berichtjes bedankjes woorden getuigenissen citaten",
        "(hieronder|hierbij|hier) ~2 (enkele|wat|de|een paar) ~1 {} die (we|wij) ~5 (kregen|ontvingen|hoorden|"
        "noteerden)",
    ),
)

SOLD_BY_CLASS: Final = (
    Frame(
        "",
        MODERATE,
        "firma zaak zaakje bedrijf bedrijfje webwinkel webshop atelier praktijk winkel winkeltje facebookpagina "
        "instagram pagina",
        "(mijn|onze|m'n) ([a-z]+ )?{}|(mijn|onze) FAMILY (heeft|runt|doet|begon) ~3 {}",
        needs="goedkoop|goedkope|vraag (er|maar)|ernaar|bestel[a-z]*|kijk|volg|handgemaakte?|korting|contacteer|"
        "bezoek|interesse",
        unless="moest|sluiten|verkocht|vroeger|pensioen|had een",
    ),
    Frame(
        "",
        MODERATE,
        "vrij beschikbaar",
        "nog (plaatsen|plaats|plaatsje|uren|plekjes|plek|kindjes|kamers|tijd) ~2 {}|{} ~2 (voor|in) (de )?(regio|"
        "streek|omgeving)",
        needs="mijn (opvang|praktijk|agenda|groepje|creche|zaak)|bij mij|ik heb|kom eens (kijken|langs)|mijn|zoek|"
        "zoekt|contacteer",
        unless="hadden|was|waren|er was|mijn (moeder|vader|mama|papa|zoon|dochter|kamer|man)",
    ),
    Frame(
        "",
        MODERATE,
        "kopen koop verkopen verkoop",
        "(wij|we|ik) {} ~9 (op|aan)",
        needs="(hoogste|beste|scherpe|scherpste|goede|eerlijke|lage) prij(s|zen)|contant|goedkoop",
        unless="markt|bakker|slager|winkel|elke week",
    ),
    Frame(
        "",
        MODERATE,
        "bestellen bestelling bestellingen reserveren",
        "{} (kan|gaat|mag|via|bij) ~3 (messenger|mij|whatsapp|facebook|instagram|mail|telefoon|ons|pb)",
        unless="medicatie|maaltijd(en)? bij de keuken|apotheek",
    ),
)

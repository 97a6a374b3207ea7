"""Words of the house, by what stands in one sentence: an office, a tie to whoever has one, words for clients."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

_OFFICE: Final = """
    zaakvoerder zaakvoerster directeur directrice uitbater uitbaatster eigenaar eigenares bestuurder coordinator
    coordinatrice hoofdverpleegster hoofdverpleger onthaalmoeder onthaalouder onthaalvader
"""
_JOB: Final = """
    zorgkundige verpleegkundige verpleegster verpleger verzorgster verzorger begeleider begeleidster opvoeder opvoedster
    kok poetsvrouw logistiek medewerker medewerkster kinesist ergotherapeut animator animatrice kinderbegeleidster
    kinderbegeleider nachtwaker onderhoudsman klusjesman onthaalbediende zorgmanager teamleider personeelslid
"""
_A_FAMILYS: Final = (
    "(mijn|onze|ons) FAMILY ~3 (woont|verblijft|ligt|zit|gaat|is opgenomen)|als (familie|dochter|zoon|ouder|ouders)"
)
_OF_CLIENTS: Final = "(alle|onze|de|uw) (families|ouders|bewoners|clienten|klanten|gasten|bezoekers|gezinnen)"
_PLACE: Final = (
    "opvang|creche|huis|voorziening|kinderdagverblijf|woonzorgcentrum|praktijk|dienst|rusthuis|dagcentrum|leefgroep|"
    "groepsopvang|assistentiewoningen|zorghotel|zaak"
)

PROVIDER_BY_CLASS: Final = (
    # A tie to who runs it or works there.
    Frame(
        "",
        MODERATE,
        _OFFICE,
        "(mijn|onze|ons) FAMILY (is|werkt) ~3 {}|als (ex|vrouw|man|dochter|zoon|partner|zus|broer|moeder|vader) van "
        "de ~2 {}",
        unless="vroeger|gepensioneerd|elders|(een|in een) andere?|andere (sector|plaats)|ziekenhuis|bank|school|"
        "bedrijf",
    ),
    Frame(
        "",
        MODERATE,
        "werkt",
        "(mijn|onze|ons) FAMILY {} (daar|hier|er)|(mijn|onze|ons) FAMILY {} (zelf )?(in|bij) (dit|deze)",
        needs="in orde|onterecht|aanraden|kritiek|zegt dat|weet (ik|dus)|iedereen|top|goed|correct|laster|liegen|"
        "werksfeer",
        unless="beschutte|maatwerk[a-z]*|dagbesteding|atelier|beperking|woont|mee",
    ),
    # An office or a job of one's own.
    Frame(
        "",
        MODERATE,
        _OFFICE,
        "als {} ~1 (ben|wil|geef|doe|werk|zorg|sta|probeer|kan|mag|krijg|hou|heb|vind|zie|moet|lees|reageer) ik|als "
        "{} van (deze|dit|het|ons)|ik ben ~2 {} van|ik als {}",
        unless="(mijn|onze|ons) (moeder|vader|mama|papa|zoon|dochter|kind)|van mijn|van ons kind|gepensioneerde?|"
        "vroegere?",
    ),
    Frame(
        "",
        MODERATE,
        _JOB + " werk start begonnen",
        "(sinds|sedert|toen|nadat|omdat) (ik|wij|we) (hier|er) (zelf )?~3 {}( ben| werk| zijn| sta)?|als {} (van het "
        "huis|hier|van dit|van deze|van de afdeling|in dit|in deze) ~6 ik|(hier|aan het woord|getekend|groetjes) ~2 "
        "(een|de) ([a-z]+ )?{}",
        needs="ben|werk|start|begonnen|probeer|geef|doe|zie|zorg|sta|kook|mag|woord|getekend|fier|trots",
        unless="kwam|komen|ligt|moeder|vader|mama|papa|vorig[a-z]*|ex|elders|leren kennen|was|opgenomen|woon",
    ),
    Frame(
        "",
        MODERATE,
        "keuken nachtdienst onthaal balie wasserij leefgroep receptie nacht ploeg team afdeling bureau secretariaat "
        "cafetaria",
        "(sinds|sedert|omdat|als|waar|wanneer|en|terwijl|want) ik (hier|er|daar) ~5 {} ~1 (sta|werk|zit|meedraai|doe|"
        "ben|kom)|(bij|van) mij ~2 (terecht|welkom|langskomen) ~2 {}",
        unless="wacht|bezoek|zit te wachten|mijn (moeder|vader|mama|papa)|eet|drink|koffie drink",
    ),
    Frame(
        "",
        MODERATE,
        "ploegje ploeg team collegas collega",
        "(met|in|samen met|van) (mijn|ons|onze|m'n) (hele |klein |kleine |fijn |fijne |toffe |lieve ){0,2}{} ~2 "
        "(verzorg|begeleid|kook|poets|sta|zorg|werk|doe|vang|verzorgen|begeleiden|zorgen|staan|doen|vangen) (ik|we|"
        "wij)|(trots|fier) op (mijn|onze) {}",
        unless="op kantoor|thuis|mijn werk|vriendin|uitstap|lunch|vergader[a-z]*",
    ),
    Frame(
        "",
        MODERATE,
        "collega collegas",
        "(mijn|onze|m'n) ([a-z]+ )?{}('s)?|als {}('s)? ~3 (wij|we|ik)",
        needs="(van|uit) (dit|ons) huis|trots|fier|ploeg|hangen ~3 samen|onze bewoners|onze clienten",
        unless="(op|van) (het|mijn) werk|kantoor|school|aangeraden|raadden?|raadde",
    ),
    Frame(
        "",
        MODERATE,
        "kook kuis poets verzorg begeleid draai was geef doe",
        "ik {} (hier|er) (zelf |al |de |elke |nu |het |alle |onze |met |een |sinds ){1,3}",
        needs="bewoners|clienten|kinderen|kindjes|nachten|keuken|sinds|jaar|jaren|pensioen|collega|mensen|turnles|les|"
        "maaltijden",
        unless="mijn (moeder|vader|mama|papa|vrouw|man)|bezoek|boodschappen|niet|rond|mijn was|mantelzorg[a-z]*",
    ),
    # The house speaks to clients.
    Frame(
        "",
        MODERATE,
        "danken bedanken nodigen verwelkomen garanderen betreuren hanteren informeren uitnodigen ontvangen begeleiden",
        "(wij|we) {}|{} (wij|we)",
        needs=_OF_CLIENTS
        + "|u|(voor|dank) ~1 (het|hun|uw) vertrouwen|opendeurdag|elk kind|elke (bewoner|client|jongere)",
        unless="voor (de|alle|jullie|uw) (goede |lieve |warme )?(zorgen|zorg|hulp|inzet|steun|liefde)|personeel|"
        "verpleging|jullie (goede|warme|zorgen|inzet|team|hulp)|de begeleiding|mama|papa|moeder|vader|zorgteam|FAMILY|"
        "alle (medewerkers|verpleegsters|zorgkundigen)",
    ),
    Frame(
        "",
        MODERATE,
        "terecht bereiken contacteren aanspreken",
        "(bij vragen|wie vragen heeft|voor vragen|vragen|met vragen|meer info|interesse|voor info) ~9 {}|(u|je|"
        "jullie) (kan|kunt|kun|kunnen) (ons|mij) ~2 {}",
        needs="(bij|kan|kunt|kun|kunnen) (mij|ons|me|u)|u",
        unless="(ik|we|wij) (kon|konden|kunnen)|altijd bij hen|bij haar|bij hem|bij de",
    ),
    Frame(
        "",
        MODERATE,
        "waar klopt juist onjuist onterecht leugen leugens laster",
        needs="(wij|we) (hebben|doen|behandelen|zorgen|nemen|zijn|werken) ~7 (correct|respect[a-z]*|altijd|onze|alles|"
        "ernstig|onderzocht|nagekeken)",
        also="(hier|hieronder|hierboven) ~1 (staat|geschreven|beweerd)|REVIEW|die (mevrouw|meneer|familie)|deze "
        "(mevrouw|familie)|kritiek|beweringen",
        unless="factuur|mama|papa|moeder|vader|onze (zoon|dochter)|als familie",
    ),
    Frame(
        "",
        MODERATE,
        "opgericht oprichtte opgestart uitgebouwd geopend opgebouwd",
        "(ik|wij|we) ~6 {}",
        needs=_PLACE,
        unless="familieraad|vereniging|petitie|groep|dossier|hebben (ze|zij)|toen we|klacht",
    ),
    Frame(
        "",
        MODERATE,
        "hoofd",
        "(mijn|onze) FAMILY (staat|stond|is) ~1 (aan )?(het )?{} van (de|het|dit|deze) (creche|opvang|huis|dienst|"
        "afdeling|woonzorgcentrum|keuken|voorziening|kinderdagverblijf)",
        unless="familieraad|vroeger",
    ),
    Frame(
        "",
        MODERATE,
        "garant",
        "(wij|we) staan {} voor|{} staan (wij|we)",
    ),
    Frame(
        "",
        MODERATE,
        "stellen houden helpen",
        "(wij|we) hebben ~4 alles ~2 (aan gedaan|gedaan) ~2 om (deze|die|onze) (mevrouw|meneer|familie|bewoner|client|"
        "bewoonster) ~2 te {}",
    ),
    Frame(
        "",
        MODERATE,
        "klaar paraat",
        "(ons|onze) ~6 (staat|staan) ~4 (voor|tot) (u|jou|je|uw) ~2 {}",
        unless="mama|papa|moeder|vader|koffie",
    ),
    Frame(
        "",
        MODERATE,
        "bijscholing bijscholingen vorming vormingen navorming opleiding opleidingen",
        "onze (kinderbegeleidsters|kinderbegeleiders|begeleiders|medewerkers|verpleegkundigen|zorgkundigen|opvoeders|"
        "verzorgenden|kok|team) (volgen|volgt|krijgen|krijgt) ~4 {}",
    ),
    Frame(
        "",
        MODERATE,
        "verzorgsters verpleegsters begeleidsters begeleiders opvoeders zorgkundigen verpleegkundigen verzorgers "
        "medewerkers medewerksters kinderbegeleidsters koks vrijwilligers",
        "ik ben (zelf |hier ){1,2}een van de {}|ik ben een van de {} (hier|van (dit|het) huis|van de)",
        unless="dochters|bewoners van",
    ),
    Frame(
        "",
        MODERATE,
        "vrijwilligerswerk",
        "ik doe (hier|er) (zelf |al |graag ){0,2}{}",
    ),
)

"""Contempt for a group by what stands in one sentence: whoever is meant, and what is wished, feared or told of them.

What is denied is part of it: "horen hier niet". What a house did to somebody for what they are is a complaint, and none
of this.
"""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.text.phrases import any_of

_ORIGIN: Final = """
    marokkaan marokkanen marokkaanse turk turken turkse jood joden jodin jodinnen joodse arabier arabieren arabische
    afrikaan afrikanen afrikaanse pool polen poolse roemeen roemenen roemeense bulgaar bulgaren bulgaarse zigeuner
    zigeuners roma moslim moslims moslima mohammedaan mohammedanen vreemdeling vreemdelingen vreemden buitenlander
    buitenlanders allochtoon allochtonen vluchteling vluchtelingen asielzoeker asielzoekers illegaal illegalen migrant
    migranten zwarten neger negers negerin chinees chinezen pakistaan pakistanen syrier syriers afghaan afghanen
    congolees congolezen albanees albanezen waal walen filipina filipinas russen oekrainers
"""
_ORIENTATION: Final = """
    homo homos lesbienne lesbiennes lesbische lesbo transgender transgenders trans travestiet travestieten holebis
    holebi
"""
_ABILITY: Final = "gehandicapte gehandicapten mongool mongolen mongooltjes mindervaliden autist autisten"
_WORN: Final = "hoofddoek hoofddoeken sluier sluiers boerka boerkas nikab nikabs djellaba djellabas"
_PEOPLE: Final = f"{_ORIGIN} {_ORIENTATION} {_ABILITY}"
_SAID_WELL: Final = (
    "welkom|respect|vriendelijk[a-z]*|lief|lieve|liefdevol|engel|racisme|racis[a-z]*|discrimin[a-z]*|vroeger|geen "
    "probleem|maakt niet uit|prima|gelukkig|jammer|niemand|schande|museum|les|feest|reis|vakantie|koken|gekookt"
)
_OF_WORK: Final = any_of(
    """
    leiden werken zorgen begeleiden wassen verzorgen verplegen lesgeven opvoeden organiseren koken tillen helpen
    besturen beheren
    """
)

HATE_BY_CLASS: Final = (
    # Away with them, apart from us.
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(al |die |de |zulke |alle |zo'n |een |het |van ){1,3}([a-z]+ )?{}|{}",
        needs=(
            "(op|in) een (boot|vliegtuig|vlieger|trein|kamp|reservaat)|(het|ons) land uit|wegsteken|weggestoken|"
            "afblijven|opsluiten|wegjagen|(uit|weg) ~2 (onze|mijn|ons) (buurt|huis|kinderen|ouders)|terug ?sturen|"
            "teruggestuurd|uitwijzen|deporteren|in quarantaine|buitenkieperen|buiten ?smijten|buiten ?gooien"
        ),
        also="moeten|moesten|moest|moet|zouden|zou|mogen|stuur|gooi|zet|laat|beter",
        unless=_SAID_WELL + "|woonden|wilden ons|wilden hem|wilden haar|mijn man|mijn vrouw|dreigden",
    ),
    Frame(
        "",
        STRONG,
        _ORIENTATION + _ABILITY + "blinde blinden dove doven downsyndroom moslims zigeuners",
        "{} ~8 (horen|hoort|passen|past|thuishoren|kunnen) (niet|nooit|nergens) ~2 (thuis|bij|voor|in|op|aan|naast|"
        "onder)|{} ~2 (horen|hoort) ~3 (gesticht|instelling|kot|kast|aparte) ~1 (en )?(niet)|{} ~3 (moeten|moesten|"
        "zouden) ~6 (niet|afzonderlijk|apart) ~3 (naast|zetten|houden|leggen|stoppen)",
        unless=_SAID_WELL + "|moeten zich|zouden zich|voelen",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "{} ~2 (moeten|moesten|mogen|zouden) ze (niet|nooit|nergens) ~4 (bij|naast|binnenlaten|aannemen|leggen|zetten)",
        unless=_SAID_WELL,
    ),
    Frame(
        "",
        STRONG,
        "land",
        "(stuur|sturen|moesten|mogen|zouden|keer|gooi|zet) ~6 (terug|weer) ~1 naar (zijn|haar|hun|uw|"
        "eigen) (eigen )?{}|(terug|weer) naar (hun|zijn|haar) (eigen )?{} ~2 (sturen|gestuurd|moeten)",
        unless=_SAID_WELL + "|wil|wou|wilde|heimwee|herkomst|bezoek|op ~2 vakantie|verhuis[a-z]*",
    ),
    # We come last.
    Frame(
        "",
        STRONG,
        "belgen vlamingen belg vlaming volk",
        "(wij|onze|ons|de|een|echte|eigen) ~2 {}",
        needs=(
            "achteraan|tweederangs[a-z]*|aanschuiven|nergens meer recht op|eigen volk (eerst|achteruit|laatst)|(voor|"
            "eerst|liever) (die|al die|de) ~1 GROUP|vreemd in (ons|eigen)|minderheid in"
        ),
        unless="tweetalig[a-z]*|frans",
    ),
    Frame(
        "",
        STRONG,
        _ORIGIN,
        "{} ~2 (krijgen|krijgt|hebben|heeft) ~5 (voorrang|alles|gratis|direct|altijd eerst|als eerste|meteen een)|"
        "(alles|voorrang|plaats|bedden) ~3 (voor|aan|naar) (die|de|al die) ~1 {}",
        unless=_SAID_WELL + "|tolk|les[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "ahmed mohammed mohamed achmed abdel ali mustafa fatima hassan youssef ibrahim khadija abdul",
        "(als (ge|je|u)|met een naam (als|gelijk)|wie) ~1 {}",
        needs="(krijg|krijgt|hebt|heeft|kunt|mag|moogt) ~2 ~4 (alles|gratis|direct|voorrang|bed|plaats|meteen|eerst)",
    ),
    # No hand of theirs.
    Frame(
        "",
        STRONG,
        _PEOPLE + _WORN + "bruine zwarte gekleurde",
        "door (een|zo'n|zo een|die|nen|ne|zulke) ([a-z]+ )?{}",
        needs="gewassen|wassen|verzorgd|verzorgen|aangeraakt|vastgepakt|geholpen|gevoed|verpleegd|aanraken",
        also="niet|nooit|geen|moet|moeten|moest|dulden|betaal|pikken|verdragen|vies|weiger",
        unless=_SAID_WELL + "|goed|warm|geen bezwaar|geweigerd",
    ),
    Frame(
        "",
        STRONG,
        _WORN,
        "(als|zolang) (ge|je|ze) (maar|daar) ~3 {}|(onder|achter) (die|zo'n|al die) {} ~6 (verstop[a-z]*|verberg[a-z]*|"
        "luizen|vuil)|(zo'n|die|al die) {} ~6 (niet|nooit|geen) ~5 (zien|kinderen|kind|moeder|ouderen|bed)",
        unless=_SAID_WELL,
    ),
    # That sort.
    Frame(
        "",
        STRONG,
        "volk soort ras slag lui gasten",
        "(dat|die|zulk|zo'n|zwart|bruin|vreemd) {} van (ginder|ginds|daarginder|over het water|de boot|de overkant)|"
        "(allemaal|enkel|alleen maar|veel) (zwart|bruin|vreemd) {}|(ge|je|we|u) (kent|kennen|weet) (dat|die) {}",
        unless=_SAID_WELL + "|leuk|tof|kwam",
    ),
    Frame(
        "",
        STRONG,
        "zigeunervolk zigeunerbende negervolk negerkot moslimvolk marokkanenvolk marokkanenbende turkenvolk turkenkot "
        "jodenvolk vreemdelingenkot zandvolk bosnegers islamieten oosteuropeanen halalvolk",
        unless="museum|boek",
    ),
    Frame(
        "",
        STRONG,
        _ORIGIN,
        "{}(-kinderen|-vrouwen|-mannen|-gezin)? ~5 (stelen|steelt|pikken|liegen|ruiken|ruikt|stinken|stinkt|"
        "profiteren|kweken|luizen|spuwen|bedriegen)|{} ~3 (zijn|is) ~2 te (lui|dom|vuil|lomp|vies|traag) (om|voor)|"
        "(helft|vol|allemaal|half) ~4 {} ~6 (ruikt|stinkt)",
        unless=_SAID_WELL + "|parfum|bloemen|keuken|eten|soep|thee|koffie|hem|werd",
    ),
    Frame(
        "",
        STRONG,
        _ORIGIN + "marokkaans turks roemeens bulgaars afrikaans arabisch albanees",
        "(die|dat|een|de|zo'n|al die|sinds er|met) ~1 {}",
        needs=(
            "dat is vragen om (problemen|miserie)|(ge|je) kent dat|(ge|je) weet hoe (dat|die)|dat merkt? (ge|je|u)? "
            "?aan|typisch ~1 (voor|hen|zo)|wat (had|hadt|verwacht) (ge|je) (anders|dan)|niet te vertrouwen|dat "
            "verwondert (niemand|me niet)|(mijn|uw|je) (handtas|portefeuille|portemonnee|sacoche) ~3 (niet|nooit|vast|"
            "dicht|weg)|niet meer alleen (op|door|in|over)|(durf|durven|durft) ~4 (niet|nie) meer|sindsdien|de deur ~1 "
            "op slot"
        ),
        unless=_SAID_WELL,
    ),
    # What they cannot, and what they make of others.
    Frame(
        "",
        STRONG,
        _PEOPLE + "vrouw vrouwen man mannen blinde blinden dove doven",
        "(een|zo'n|die|nen|ne) {} kan (dat )?toch (geen|niet|nooit) ~4 " + _OF_WORK + "|{} kunnen (dat )?(toch )?(niet|"
        "nooit|geen) ~3 (leiden|besturen|opvoeden)|{} zijn (daar )?niet (gemaakt|geschikt|bedoeld|geboren) (voor|om)|"
        "{} (moeten|moesten) (van|met) ~3 (kinderen|baby's|meisjes|jongens|kleintjes|ouderen|moeder) ~1 afblijven",
        unless=_SAID_WELL + "|alleen ~1 kan|te weinig",
    ),
    Frame(
        "",
        STRONG,
        "mannen vrouwen",
        "{} die (met|op) {} ~4 (samenwonen|trouwen|slapen|vallen|leven|kussen)",
        needs="afblijven|horen ~2 niet|normaal|natuur|kinderen|ziek|vies",
        unless=_SAID_WELL + "|welkom|warm|niemand",
    ),
    Frame(
        "",
        STRONG,
        "man mannen vent",
        "(een|zo'n|nen|ne) {} (aan|bij|naast|met|over) ~1 (een|de) (wieg|baby|babys|peuters|kleintjes|kinderen|crib)",
        needs="klopt (dat )?niet|niet (normaal|natuurlijk)|hoort niet|vies|verdacht|vertrouw ~1 (ik )?niet",
        unless=_SAID_WELL,
    ),
    Frame(
        "",
        STRONG,
        "jungle brousse oerwoud bush savanne woestijn rimboe",
        "(die|zo een|iemand|dat volk|zij|hij) ~1 (van |uit ){1,2}(de|het|den) {}|(recht|net|pas|vers) ~1 uit (de|het|"
        "den) {}",
        needs="ingewikkeld|kent|kennen|kan|kunnen|weet|weten|snap[a-z]*|begrijp[a-z]*|verstaat|verstaan|komen|komt|"
        "leren|beschaving",
        unless=_SAID_WELL + "|film|dier[a-z]*|kindje|thema|boek",
    ),
    Frame(
        "",
        STRONG,
        "bruine zwarte gele gekleurde zwartje bruintje",
        "(die|dat|den|dieje|diene|zo'n) {} (van|uit|in|aan|op) (de|het|den|ons) ",
        needs="verstaat|verstaan|spreekt|spreken|land|stuur|lui|stinkt|vuil|pikt|steelt|vertrouw",
        unless=_SAID_WELL + "|kat|hond|jas|zetel|bus|deur|trui|broek",
    ),
    # They take it over.
    Frame(
        "",
        STRONG,
        "overspoeld overrompeld islamisering omvolking ingepalmd",
        "{}",
        needs="GROUP|arabisch|turks|islam|vlaams|sluiers|hoofddoeken|moskee|cultuur|volk",
        unless=_SAID_WELL + "|gemeente|groep|directie|ocmw|vragen|mails",
    ),
    Frame(
        "",
        STRONG,
        "arabisch turks marokkaans russisch roemeens pools oekraiens afrikaans",
        "meer {} dan (vlaams|nederlands|belgisch)",
        unless=_SAID_WELL + "|keuken|eten",
    ),
    Frame(
        "",
        STRONG,
        "marokko turkije congo afrika istanbul kinshasa rabat kasba casablanca polen bangladesh",
        "(ge|je|u|men) (waant|denkt) ~4 in {}|(precies|gelijk|lijkt|juist) (in )?{}|(klein|het nieuwe|halvelings) {}",
        unless=_SAID_WELL + "|warm|zon|thema[a-z]*|couscous|muziek|kruiden|tajine",
    ),
    Frame(
        "",
        STRONG,
        "joden jood jodin joods joodse",
        "{}",
        needs="(voorrang|plaats) (want|omdat|natuurlijk)|dat merkt? (ge|je)? ?aan|(zit|zitten|blijven|ruiken|aan|op) "
        "~2 (het|hun|zijn|haar|de) (geld|centen|rekening|factuur)|gierig|(die|ze) hebben (geld|de centen|alles in "
        "handen)",
        unless=_SAID_WELL + "|oorlog|dossin|geschiedenis|kamp",
    ),
    Frame(
        "",
        STRONG,
        _ORIGIN + "hoofddoeken sluiers zwarten bruinen",
        "(te veel|teveel|niets dan|niks dan) (van die |van dat |al die )?{}",
        unless=_SAID_WELL + "|te veel ~3 te veel|koffie",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "{} zijn (allemaal |toch |gewoon ){0,2}(hetzelfde|gelijk|eender|van dat slag|ziek in hun (hoofd|kop)|"
        "geesteszieken?|tegen de natuur|van de duivel)|{} (mogen|horen|moeten) niet ~2 (met|bij) (de |onze "
        ")?(jongeren|kinderen|kleintjes|ouderen|meisjes|jongens) ~1 (werken|komen)",
        unless="voor de wet|gelijkwaardig|welkom",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "van {} (moet|moeten|mag|kunt|kan) (ge|je|we|u|niemand) ~2 (niet|niks|niets|geen) ~3 (verwachten|hopen)",
        needs="werk[a-z]*|tijd|proper|hygiene|verstand|beleefd|waarheid|goeds|beter",
        unless=_SAID_WELL,
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "{}",
        needs="(krijg|krijgen) (ik|we|wij) (de kriebels|het heen|de rillingen|kiekenvel|jeuk) van|(vies|onpasselijk|"
        "ongemakkelijk) (van|bij) zo'n",
        unless=_SAID_WELL,
    ),
    Frame(
        "",
        STRONG,
        "belg vlaming belgen vlamingen blanke blanken",
        "(door|aan|van|met) (een|nen) (echte|zuivere|eigen) {}",
        needs="wil|wilt|wou|willen|eis|moet|moeten|alleen|enkel|liever",
        unless=_SAID_WELL + "|lachte|grapje",
    ),
    Frame(
        "",
        STRONG,
        "handicap beperking hoofddoek kleur accent autisme down",
        "mensen met (zo'n|een|zo een|hun) {} (zijn|blijven) (alleen maar |toch |enkel )?(een )?(last|gevaar|schande|"
        "probleem)",
        unless="niet|geen|nooit|alsof",
    ),
    Frame(
        "",
        STRONG,
        "meisjes vrouwen jongens mannen",
        "{} (horen|passen) niet ~1 (in|bij|op|aan)",
        needs="kunnen (dat|het) niet|te zwak|geen werk voor|natuur",
        unless=_SAID_WELL,
    ),
)

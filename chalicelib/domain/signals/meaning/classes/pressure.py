"""Pressure by what stands in one sentence: words that are to go, whoever asks it, and what it costs to keep them."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.meaning.frames import Frame

# What somebody said or wrote, and may be made to regret.
_WORDS_SAID: Final = (
    "REVIEW|tekst|woorden|ster|sterren|klacht|klachten|kritiek|commentaar|opmerking|opmerkingen|mening|gedacht|"
    "facebook|google|internet|online|inspectie|zorginspectie|ombudsman|ombudsdienst|ombuds|getuigenis|mond|spreken|"
    "punten"
)
_ONES_OWN: Final = (
    "op eigen (vraag|initiatief)|uit mezelf|zelf (aangepast|veranderd|verwijderd|ingetrokken)|ik verwijder|ik verander|"
    "niemand (vroeg|heeft)|factuur|menu|medicatie|opgelost|fout in|tikfout|zorgplan|mochten zelf|zonder problemen"
)
_IF: Final = (
    "(als|indien|wanneer|zolang|tenzij|omdat|wegens|vanwege|sinds|sedert|nadat|na|door|toen) ~1 (ik|we|wij|mijn|onze|"
    "die|mama|papa|wie|een|je|ge|iemand|bleef|de)|anders|of (we|ik|wij|ze|hij|mijn)|wie|dreig[a-z]*"
)

PRESSURE_BY_CLASS: Final = (
    # What it costs.
    Frame(
        "",
        MODERATE,
        "verliezen verliest verlies kwijt kwijtraken kwijtspelen kwijtspeelt bezoekverbod sancties sanctie proces "
        "rechtszaak jurist dagvaarding dagvaarden schadevergoeding schadeclaim boete geviseerd genegeerd gestraft "
        "afgestraft buitengezet buitenvliegen buitenvliegt buitensmijten buitengesmeten uitvliegt uitgezet zuur "
        "represailles wraak weerbots advocaat deurwaarder afgenomen afgepakt vernederd opgezegd opzeggen stopgezet",
        needs=_WORDS_SAID,
        also=_IF,
        unless=_ONES_OWN + "|(wij|we|ik|onze|mijn) ~3 (advocaat|jurist)|gewicht|geduld|portefeuille|zelf ~3 opgezegd|"
        "spoor|sleutel[a-z]*|bril|hoorapparaat|oorapparaat|appel|tijdens|kinderen ~2 gestraft|moed|niet gestraft|geen",
    ),
    # Whoever asks, and what is to be changed.
    Frame(
        "",
        MODERATE,
        "herzag herzien verander veranderde veranderen veranderd wijzigde wijzigen introk intrekken intrek "
        "verwijderde verwijderen verwijder wiste wissen schrapte schrappen weghaalde weghalen weghaal afzwakken "
        "afzwakte milderen optrekken optrok verhogen verhoogde bijdeed rechtzetten rechtzette bijstellen herschrijven "
        "herschreef stopzetten offline halen haal haalde aanpassen aanpaste weg weggehaald aangepast gewist "
        "verwijderd ingetrokken",
        needs=(
            "(stond|stonden|staan|staat) erop|drong|drongen|aandrong|aandrongen|aangedrongen|(zo lang|blijven|bleef|"
            "bleven|dagelijks|drie keer|elke dag|herhaaldelijk) ~3 (gebeld|bellen|gemaild|mailen|vragen|zagen)|bood|"
            "boden|aangeboden|beloofd|beloofde|beloofden|gesmeekt|smeekte|smeekten|eiste|eisten|geeist|onder druk|"
            "gedwongen|verplicht|moest|moesten|overhaald|overhaalde|overtuig[a-z]*|in ruil|iemand van ~4 (deur|"
            "telefoon)|met aandrang|(vroeg|vroegen|gevraagd) ~2 (mij|me|ons|om|of)"
        ),
        also="waardering|waarderingen|review|reviews|recensie|recensies|beoordeling|beoordelingen|commentaar|(mijn|"
        "onze|deze|die|dat) ~1 (tekst|woorden|ster|sterren|punten|score|bericht|verhaal|getuigenis|klacht|klachten|"
        "kritiek|opmerkingen)|ster|sterren",
        unless=_ONES_OWN + "|kapotte|hotel|zelf herzien|medicatieschema|testament",
    ),
    # Silence.
    Frame(
        "",
        MODERATE,
        "zwijgclausule zwijgplicht zwijggeld zwijgcontract geheimhoudingsverklaring geheimhoudingscontract "
        "spreekverbod monddood zwijgakkoord",
        unless="beroepsgeheim|privacy|geen",
    ),
    Frame(
        "",
        MODERATE,
        "zwijgen",
        "(doen|laten|moeten|moest|moesten|doet|mocht|te|leren) {}",
        needs="gevraagd|vroeg|vroegen|raad|druk|dreig[a-z]*|betaal[a-z]*|verplicht|geld|directie|directeur|ons "
        "verstaan",
        unless="ik kon|niet langer zwijgen|stil zijn",
    ),
    Frame(
        "",
        MODERATE,
        "onszelf mezelf binnenskamers binnenshuis intern ons mij",
        "(beter |best |maar |liefst |moesten |moest ){0,2}(voor|onder) {} (te |zouden |moeten ){0,2}(hielden|houden|"
        "hield|hou)|(vuile was|alles) ~2 {} (te )?houden",
        needs="gezegd|zei|zeiden|gevraagd|vroeg|vroegen|aangeraden|raadden|verzocht|verstaan|moest|moesten|als (we|ik)",
        unless="grapje|verrassing|geheimpje",
    ),
    Frame(
        "",
        MODERATE,
        "vertellen zeggen spreken praten melden schrijven zetten posten",
        "(mag|mogen|mocht|mochten) (van (hen|hem|haar|hun|ze|de [a-z]+) )?~5 (niet|niets|niks|nergens|geen) ~6 {}",
        needs=(
            "anders|dreig[a-z]*|schadevergoeding|inspectie|boete|straf|voelen|gevolgen|proces|van hen|van de (directie|"
            "directeur|directrice|baas|advocaat)|zwijg[a-z]*|internet|facebook|online|waarheid"
        ),
        unless=_ONES_OWN + "|privacy|verrassing|beroepsgeheim|geheimpje|schermtijd|gsm",
    ),
    # A signature under what is not so.
    Frame(
        "",
        MODERATE,
        "tekenen ondertekenen handtekening getekend ondertekend",
        "(moest|moesten|moeten|liet|lieten|laten|verplicht|verplichtten|gedwongen|dwong|dwongen|gevraagd|eerst) ~9 {}|"
        "{} (moeten|onder dwang)",
        needs=(
            "(niet waar|niet juist|niet klopte) |in orde (was|is)|tevreden|nergens ~4 (slecht|negatief|iets|schrijven|"
            "over)|niets ~3 (slecht|negatief|schrijven|zeggen)|zwijg[a-z]*|geen (klacht|klachten|kritiek)|(nergens|"
            "niets|niks) ~2 (negatiefs|slechts)|internet|(klacht|klachten) ~3 (intrek|introk|intrekken|laten vallen)"
        ),
        unless="huisregels|huishoudelijk reglement|opname",
    ),
    # Whoever spoke is made to feel it.
    Frame(
        "",
        MODERATE,
        "gegroet bekeken genegeerd negeert negeren laatste minder slechter kouder ontwijken ontwijkt geviseerd "
        "behandeld uitgesloten gepest overgeslagen toegesnauwd anders",
        needs="(sinds|na|nadat|sedert|omdat|door) ~3 (REVIEW|klacht|klachten|tekst|inspectie|zorginspectie|punten|"
        "kritiek|(ik|we|wij|mijn|onze) ~4 (klaagde|klaagden|geklaagd|schreef|schreven|geschreven|gebeld|ingediend|"
        "klacht|kritiek|inspectie|punten|REVIEW))|(zijn|haar|hun|de|uw|je) (mond|bek|muil) ~1 (opendoet|open doet|"
        "opentrekt|opendeed|opendoen)",
        also="mama|papa|moeder|vader|mijn|ik|we|wij|kind|zoon|dochter|wie|wordt|worden|krijgt",
        unless=_ONES_OWN
        + "|beter|verbeterd|minder (lang|druk|problemen|val)|anders en beter|meer aandacht|ernstig|medebewoner",
    ),
    Frame(
        "",
        MODERATE,
        "zuur lastig moeilijk hel",
        "(wie|als (ge|je|iemand)|ieder) ~7 (wordt|krijgt|maken|maakt) ~3 (leven )?{}|leven {} (gemaakt|maken)|(maken|"
        "maakt) ~5 (leven )?{}",
        needs="(mond|bek) ~2 (open|opendoet|opentrekt)|klaag[a-z]*|klacht|klachten|kritiek|REVIEW|reclameert|eerlijk|"
        "inspectie",
        unless="inspectie (maakt|maken)|administratie",
    ),
    # They looked at what was written.
    Frame(
        "",
        MODERATE,
        "nakeken keken las lazen lezen controleerde controleerden meelas meelazen na",
        "(keken|lazen|las|keek|controleerde|controleerden|wilden|wou|wilde) ~6 {}? ?~3 wat (ik|we|wij|mama|papa) ~3 "
        "(geschreven|schreef|schreven|gepost|invul[a-z]*|gezet|had)|{} wat (ik|we) ~3 (geschreven|schreef|gepost|"
        "invulde)",
        needs="gsm|tablet|telefoon|ze|directie|directeur|directrice|STAFF|scherm|schouder",
        unless="samen|hielp|hielpen|dagboek|heen-en-weerschrift|vragenlijst",
    ),
    Frame(
        "",
        MODERATE,
        "wie",
        "(vroeg|vroegen|wilde|wilden|wou|wouden|moesten|moest|zoeken|zochten|zoekt) ~3 (weten )?{} ~4 (dat|dit|het|"
        "die [a-z]+) (geschreven|gezet|gepost|gezegd) (had|heeft|hebben)|{} van ons ~3 (geschreven|gezet|gepost|"
        "geklaagd)",
        needs="dreig[a-z]*|sancties?|directie|directeur|directrice|boos|kwaad|REVIEW|gevolgen|straf|klacht|tekst",
        unless="bedanken|compliment",
    ),
    # Only when the words are gone.
    Frame(
        "",
        MODERATE,
        "waarborg douche eten medicatie bezoek plaats plek kamer opvang opvangplek hulp korting attest kind zoon "
        "dochter terug",
        needs=(
            "(klacht|klachten) ~5 (intrek|introk|intrekken|stopzetten|stopzet|laat vallen|laten vallen|ingetrokken)|"
            "niets (negatiefs|slechts)|niks (slechts|negatiefs)|(goede|positieve|goeie|mooie) REVIEW ~3 (schrijf|"
            "schreef|te|schrijven|gaf|geef)|REVIEW ~3 (verwijder[a-z]*|weghaal[a-z]*|wis|wiste|aanpas[a-z]*)|"
            "zwijg[a-z]*|(mond|opmerkingen|kritiek) ~4 (hou|houden|hielden|onszelf|mezelf)"
        ),
        also="pas|enkel|alleen|eerst|slechts|voor (ik|we|ze|wij)|als (ik|we|wij)|willen ~2 (behouden|houden)|wilden ~2 "
        "(behouden|houden)|mag|verplicht|verplichtten",
        unless=_ONES_OWN,
    ),
    Frame(
        "",
        WEAK,
        "vrees schrik angst bang",
        "(uit|van|met) {}|{} (dat|voor)",
        needs="(op|aan) (mijn|haar|hem|ons|onze) ~2 (uitwerk[a-z]*|afreageren|verhalen|wreken)|uitvlieg[a-z]*|"
        "buitenvlieg[a-z]*|(er|plaats|plek|kamer) ~2 (kwijt|verliez[a-z]*)|vergeld[a-z]*|terugpakken",
        also="schrijf[a-z]*|schrijven|anoniem|durf|durft|durven|zeggen|klacht|REVIEW|naam|spreken",
        unless="vogel|hond|ziekte",
    ),
    Frame(
        "",
        MODERATE,
        "koffers biezen boeltje",
        "(kan|kunnen|mag|mogen|moet|moeten|mocht|mochten) ~3 {} (pakken|maken|nemen)",
        needs="zwijg[a-z]*|klaag[a-z]*|klacht|klachten|kritiek|mond|REVIEW|reclameert|durft",
        unless="vakantie|personeel dat",
    ),
    Frame(
        "",
        MODERATE,
        "dreigbrief dreigbrieven dreigmail dreigmails dreigtelefoon dreigtelefoons dreigement dreigementen "
        "intimidatie intimideren",
        needs="schreef|geschreven|REVIEW|klacht|klachten|directie|jurist|juriste|advocaat|directeur|kritiek",
        unless="medebewoner|ex|geen",
    ),
    Frame(
        "",
        MODERATE,
        "werkgever baas school familie man vrouw dochter zoon",
        "(belden|belde|mailden|mailde|contacteerden|contacteerde|gebeld|schreven) ~2 (mijn|onze) {}",
        needs="(omdat|nadat|toen|wegens) ~7 (REVIEW|commentaar|klacht|kritiek|punten|geschreven|schreef)",
        unless="bedanken|proficiat|uitleg|excuses|verontschuldig[a-z]*",
    ),
    Frame(
        "",
        MODERATE,
        "verbannen verplaatst overgeplaatst weggestoken verhuisd geweerd buitengewerkt",
        needs="(omdat|nadat|sinds|na|toen|wegens|door) ~3 (klaag[a-z]*|klacht|klachten|kritiek|REVIEW|reclameer[a-z]*|"
        "geklaagd|mijn mail)",
        unless="op onze vraag|op eigen|zelf|vroegen|tuin|beter|ruimer|gelukkig",
    ),
    Frame(
        "",
        MODERATE,
        "tot",
        "{} (ik|we|wij) ~6 (wiste|wisten|verwijderde|verwijderden|introk|introkken|aanpaste|aanpasten|wijzigde|"
        "schrapte|weghaalde|bijdeed|veranderde)",
        needs="REVIEW|tekst|sterren|ster|klacht|woorden|bericht|punten",
        unless="zelf",
    ),
    Frame(
        "",
        MODERATE,
        "vertrekken gaan opstappen",
        "(klacht|klachten|REVIEW|kritiek) ~4 (laten vallen|intrekken|verwijderen|wissen|zwijgen) of ~3 {}",
    ),
    Frame(
        "",
        MODERATE,
        "zoeken",
        "of (ik|we|wij|ge|je) (kon|kan|mocht|konden|kunnen|moest|moesten|moet) ~2 een (andere|ander) ~2 {}",
        needs="sterren|REVIEW|klacht|klachten|zwijg[a-z]*|kritiek|mond",
    ),
)

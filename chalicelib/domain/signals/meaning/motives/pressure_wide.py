"""Pressure by what stands in one sentence, in any order."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.meaning.frames import Frame

_OF_A_REVIEW: Final = (
    "waardering review recensie beoordeling sterren schreef geschreven commentaar reactie online score schrijven "
    "mening bericht internet google"
)
WIDE_PRESSURE: Final = (
    Frame(
        "",
        MODERATE,
        _OF_A_REVIEW,
        "{}",
        needs=(
            "vroeg|vroegen|gevraagd|vraagt|wil dat|wilde dat|willen dat|wou dat|eis[a-z]*|geeist|telefoon|"
            "dwang|dwongen|gedwongen|gedreigd|dreig[a-z]*|druk|verplicht|moest|moesten|moeten|aangeraden|"
            "verzocht|drong[a-z]*|opgebeld|gebeld|gebeld|brief|advocaat|verboden|verbood"
        ),
        also=(
            "wis|wissen|gewist|verwijder[a-z]*|weghalen|weghaal|weg te halen|weg te doen|veranderen|aanpassen|"
            "aan te passen|aanpas|intrekken|in te trekken|introk|offline|eraf|niet online|terugneem|terug te "
            "nemen|herschrijven|schrappen|rechtszaak|zwijg|anders|milder|vervangen|weg moest"
        ),
        unless=(
            "zelf (aangepast|veranderd|verwijderd)|ik verwijder|ik verander|ik veranderde|ik paste|factuur|"
            "formulier|medicatie|menu|contract (aan|te)|op eigen initiatief|niemand vroeg|uit eigen|wachttijd|"
            "alle reviews|jas"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "klaag klaagt klagen klacht klachten mond kritiek reclameert reclameren",
        "{}",
        needs=(
            "(niet meer|nooit meer) welkom|vliegt buiten|vliegen buiten|buitengezet|buiten gezet|"
            "buitengegooid|op straat|eruit|opgezegd|bezoekverbod|gestraft|bestraft|de rekening|ontgelden|"
            "afgereageerd|wordt uitgesloten|verliest ~3 plaats|genegeerd|represailles"
        ),
        unless="geen gevolgen|zonder|ernstig|opgelost|netjes|vroeger|niet gestraft|(klacht|klachten|kritiek|vragen) ~1 "
        "(wordt|worden|werd|werden|is|zijn) ~2 genegeerd",
    ),
    Frame(
        "",
        WEAK,
        "angst schrik bang vrees",
        "{} (dat|voor|om)",
        needs=(
            "ontgelden|afreageren|represailles|gevolgen|wraak|uitwerken|buitengezet|boeten|pesten|(naam|"
            "klacht|klagen|zeggen|schrijven|eerlijk)"
        ),
        also=(
            "durf[a-z]*|anoniem|naam|zeggen|klagen|klacht|schrijven|eerlijk|moeder|vader|mama|papa|kind|zoon|"
            "dochter|ontgelden"
        ),
        unless=("niet bang|geen schrik|zonder schrik|vallen|bang om te vallen|tandarts|dokter|spuit|donker|operatie"),
    ),
    Frame("", WEAK, "anoniem", "{}", needs="represailles|angst|schrik|bang|gevolgen|ontgelden"),
    Frame(
        "",
        MODERATE,
        _OF_A_REVIEW,
        "{}",
        needs=(
            "op het matje|juridische stappen|contract (stopt|wordt opgezegd|zou stoppen)|druk uitgeoefend|bij "
            "te stellen|lieten (me|mij|ons) verstaan|liet (me|mij|ons) verstaan|minder zorg|anders behandeld|"
            "plaats kwijt|schadevergoeding|aangetekende|ingebrekestelling|smaad|laster|met een klacht "
            "gedreigd|uitgenodigd voor een gesprek over"
        ),
        also="mijn|ik|we|wij|onze|die|deze|negatief|negatiefs",
        unless="geen druk|zelf bijgesteld|zonder druk",
    ),
    Frame(
        "",
        MODERATE,
        "nadat sinds omdat",
        "{} (ik|we|wij) ~4 (negatief|negatiefs|slecht|slechts|klacht|klaagde|klaagden|review|waardering|"
        "beoordeling|recensie) ~3 (schreef|schreven|indiende|gaf|gaven|plaatste|klaagde|klaagden)?",
        needs=(
            "minder (zorg|aandacht|hulp)|genegeerd|gestraft|anders behandeld|onvriendelijk|straf|pesten|"
            "gepest|buitengezet|bezoekverbod|wraak"
        ),
    ),
)
_TEXT: Final = "(tekst|bericht|review|beoordeling|woorden|reactie|commentaar|mening|verhaal|waardering|getuigenis|post)"
_TAKEN_BACK: Final = (
    "(wegdoen|verwijderen|weghalen|aanpassen|intrekken|veranderen|wissen|schrappen|weg ?te ?doen|weg te halen|in "
    "te trekken|"
    "aan te passen|terugtrekken|terug te trekken|offline halen)"
)
PRESSED_FURTHER: Final = (
    # Something to lose for whoever writes or complains.
    Frame(
        "",
        MODERATE,
        "plek plaats kamer opvang bed voorschot waarborg wachtlijst contract zorg hulp",
        "{} ~7 (verliezen|kwijt|kwijtraken|kwijtspelen|kwijtgeraken|afpakken|afnemen|opzeggen|opgezegd|niet terug)|"
        "(verliezen|verliest|"
        "verlies|kwijt) ~4 {}",
        needs="(als|wie|indien|anders) ~6 (schrijf|schrijft|schrijven|schreef|schreven|klaag|klaagt|klagen|klaagde|"
        "klaagden|praten|"
        "praat|reclameren|zwijg|zwijgen|slechts?|negatief|negatiefs|retirer)|retirer mon avis|(negatieve|slechte) ~1 "
        "(review|beoordeling|commentaar)|bleven schrijven|bleef schrijven|bleven klagen|bleef klagen",
        unless="erkenning|betaal[a-z]*|inkomen",
    ),
    Frame(
        "",
        MODERATE,
        "moest moesten moeten moet heb hebben",
        f"{{}} ~5 {_TEXT} ~4 {_TAKEN_BACK}|{{}} ~3 {_TAKEN_BACK}",
        needs="dreig[a-z]*|advocaat|deurwaarder|rechtbank|aangetekende?|brief|eisten|van de (directie|directeur|"
        "baas)|anders|boete",
        also="tekst|bericht|review|beoordeling|woorden|reactie|commentaar|mening|verhaal|waardering|getuigenis|post",
        unless="factuur|contract (van|voor)|medicatie|foute datum|zelf beslist|fout",
    ),
    Frame(
        "",
        MODERATE,
        "zweeg zwijg zwijgen zwijgt zwegen",
        "(beter|best|verstandiger|slimmer) ~6 (dat|als|om|te) ~4 {}|(moest|moesten|moeten|moet) ~4 {} ~2 (anders|"
        "of|van)",
        needs="duidelijk gemaakt|gezegd|zei|zeiden|verstaan|aangeraden|raadde|raadden|directie|directeur|voor "
        "(mijn|ons|onze)",
        unless="bibliotheek|zwijgen is goud|rust",
    ),
    Frame(
        "",
        MODERATE,
        "klacht klachten kritiek review bericht commentaar beoordeling opmerking opmerkingen waardering",
        "(sinds|na|omdat|nadat|zodra|dag na) ~7 {}",
        needs="mag (ik|mijn|ons|ze|hij) ~6 (nog maar|niet meer|geen|minder)|mogen (we|wij) ~6 (nog maar|niet meer|"
        "geen)|bezoekverbod|"
        "niet meer binnen|buitengezet|opgezegd|andere groep|vragen wie|wie (dat|het|dit|die) ~3 (geschreven|gepost|"
        "gezet|was)|"
        "zogezegd toeval|kwader|koeler|laatste (aan de beurt|gewassen)|negeren|genegeerd|straf[a-z]*",
        unless="griep|corona|jarig|opgelost|direct|bloem[a-z]*",
    ),
    Frame(
        "",
        MODERATE,
        "schrijf schrijven schrijft zet zetten",
        "{} ~4 (iets |alleen |enkel )?(positief|positiefs|goed|goeds|moois|schoons|positieve)",
        needs="of (we|ze|ik|wij) ~4 (zoeken|zetten|andere|verliezen)|zo niet|anders ~6 (kamer|plaats|plek|huis|"
        "buiten)|meekeek|stond "
        "erbij|erbij stond|keek mee|over (mijn|zijn|haar) schouder",
        unless="zelf",
    ),
    Frame(
        "",
        MODERATE,
        "geboden beloofd aangeboden kwijtgescholden geld euro korting",
        f"{{}} ~8 (om|als|in ruil|voor) ~6 (verhaal|{_TEXT[1:-1]}) ~4 (weg|van het (net|internet)|te halen|"
        f"verwijder[a-z]*|in te trekken)|"
        "{} ~4 (in ruil voor|voor|als we) ~3 (goede|goeie|mooie|vijf|5|positieve) ~1 (sterren|beoordeling|review|"
        "score)",
    ),
    Frame(
        "",
        MODERATE,
        "taart bon waardebon cadeau kado korting geschenk bloemen chocolade pralines ijsje drankje gratis",
        "(kreeg|kregen|krijgt|krijgen|gaven|beloofd|beloofde) ~4 {} ~3 (als|wanneer|indien|voor|in ruil) ~6 "
        "(sterren|beoordeling|review|"
        "score|punten)",
        unless="verjaardag",
    ),
    Frame(
        "",
        MODERATE,
        "schrijven vertellen zeggen zetten posten praten delen",
        "(gevraagd|gezegd|verzocht|vroeg|vroegen|zei|zeiden|gevraagd geweest|moesten|mochten|moeten|mogen) ~4 "
        "(alleen|enkel|vooral|niks dan) "
        "~2 (over )?~2 (goede|goei|goeie|positieve|positiefs|leuke|schone|mooie|goeds) ~2 (dingen|zaken|kanten|"
        "woorden|iets)? ?~1 (te )?{}",
        unless="zelf|beleefd",
    ),
    Frame(
        "",
        MODERATE,
        "clausule papier document contract overeenkomst reglement geheimhouding zwijgplicht verklaring",
        "{} ~10 (niets|niet|nergens|nooit|geen|niks) ~8 (praten|schrijven|zeggen|zetten|vertellen|internet|delen|"
        "klagen|online|commentaar)",
        needs="tekenen|getekend|aanvaarden|ondertekenen|ondertekend|staat|moest|moesten|moeten",
        unless="medisch|medische|privacy|foto|fotos",
    ),
    Frame(
        "",
        MODERATE,
        "binnenshuis binnenskamers intern onder",
        "(moet|moeten|moest|moesten|mag|mogen|blijft) ~6 {} (houden|blijven|gehouden|ons|elkaar)",
        needs="anders|klacht|klachten|tevreden|brief|niet naar buiten|of",
        unless="corona|griep|regen",
    ),
    Frame(
        "",
        MODERATE,
        "brief klacht inspectie review commentaar melding bericht",
        "(sinds|sedert|na|nadat|omdat) ~6 {} ~6 (wordt|worden|werd|is|krijgt|krijgen|kreeg|mag|mogen|moet) ~4 "
        "(mijn|ons|onze|zij|hij|ze|we|wij|ik) "
        "~4 (laatste?|genegeerd|niet meer|minder|slechter|vergeten|alleen|verplaatst|weggezet)",
        unless="bloem[a-z]*|opgelost|vlugger|beter",
    ),
    Frame(
        "",
        MODERATE,
        "weghaalt weghaal verwijdert verwijder wist intrekt aanpast weghalen verwijderen intrekken wissen",
        "als (ik|we|zij|ze|hij|je|ge) ~6 (niet )?{}",
        needs="stage|job|werk|contract|plaats|plek|opvang|kamer|goedgekeurd|ontslag|punten|factuur|boete|rechtbank|"
        "advocaat|gevolgen",
        unless="cookies|account|gegevens",
    ),
    Frame(
        "",
        MODERATE,
        "pakken wreken reageren uitwerken werken",
        "(dan|want|of) ~2 {} (ze|zij|de [a-z]+) ~3 (op|tegen|uit op) (mijn|ons|onze|haar|hem|zijn|ma|de kinderen|"
        "het kind)",
        needs="durf|durven|zeggen|klagen|schrijven|bang|anders|zwijg[a-z]*",
    ),
    Frame(
        "",
        MODERATE,
        "invulde invulden invullen schreef schrijven",
        "(stond|keek|zat|stonden|keken) ~3 (erbij|mee|naast|ernaast|over) ~8 {}|{} ~6 (erbij stond|meekeek|keek "
        "mee|stond erbij)",
        needs="durf[a-z]*|durven|niets anders|verplicht|STAFF|begeleider",
        unless="geholpen|hielp|stagiair|ogen",
    ),
    Frame(
        "",
        MODERATE,
        "score punten sterren beoordeling quotering",
        "(moest|moesten|verplicht) ~8 (goei|goeie|goede|hoge|mooie|positieve) {} ~1 (geven|zetten|schrijven)",
        needs="van de (directie|directeur|baas|leiding)|inspectie|anders|allemaal",
    ),
    Frame(
        "",
        MODERATE,
        "waardebon bon cadeaubon korting geschenk geld euro cadeau",
        "{} ~4 (beloofd|beloofde|beloofden|krijgen|kregen|kreeg|toegezegd) ~2 als ~5 (schrijf|schrijven|schreef|"
        "zet|zetten|post|plaats)",
    ),
)

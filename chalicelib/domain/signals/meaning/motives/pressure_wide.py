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
        unless="geen gevolgen|zonder|ernstig|opgelost|netjes|vroeger|niet gestraft",
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

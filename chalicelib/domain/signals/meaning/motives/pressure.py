"""Words of pressure on what somebody wrote, and of fear to write it."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import REVIEWS

PRESSED: Final = (
    Frame(
        "",
        MODERATE,
        REVIEWS,
        "(vroeg|vroegen|vraagt|vragen|gevraagd|eiste|eisten|eisen|geeist|dwong|dwongen|gedwongen|verplicht|"
        "verzocht|aangemaand|drong|drongen|aangedrongen|moest|moesten|moet|beter|aangeraden|gebeld|belde|"
        "belden|druk|aangespoord) ~9 REVIEW ~5 (verwijder[a-z]*|(aan ?te ?|te )?wijzigen|(aan te |te )passen|"
        "aanpassen|schrappen|verzachten|in ?te ?trekken|intrekken|intrek|introk|weg ?te ?(halen|nemen|doen)|"
        "weghalen|weghaal|wissen|offline ?(te )?(halen|haal|haalden)|terug ?te ?(nemen|trekken)|terugneem|"
        "eraf)",
        unless="(formulier|factuur|medicatie|contract)|ik verwijder|zelf aan|alle review",
    ),
    Frame(
        "",
        MODERATE,
        REVIEWS,
        "(beloofden|beloofde|aanbod|boden|bood|krijgt|krijgen) ~7 (als|indien) (ik|we|wij) ~3 REVIEW ~2 "
        "(offline|weg|verwijder[a-z]*|wis[a-z]*|aanpas[a-z]*|introk|intrek|intrekken)|(als|indien) (ik|we|"
        "wij) ~3 REVIEW (niet|laat|laten|liet) ~3 (verwijder[a-z]*|weghaal|weghalen|aanpas|aanpassen|intrek|"
        "introk|staan|wis)|REVIEW ~2 (eraf|moest weg|moet weg|weg) ~3 (of|anders)?|(brief|mail) van ~2 "
        "advocaat ~6 REVIEW|die moest weg|REVIEW ~6 die moest weg",
        needs="REVIEW",
    ),
    Frame(
        "",
        MODERATE,
        "schrijven schrijf plaatsen zetten negatiefs slechts online mening zeggen",
        "(mocht|mochten|mag|mogen|verboden|verbod|verbood|verbieden) ~5 (niets|niks|geen|nooit|van de "
        "directeur geen|hier niet) ~5 {}|(doen|laten|lieten|moesten|moest) ~2 (tekenen|beloven) ~4 (niets|"
        "niks|geen) ~4 {}|(aangeraden|geadviseerd|verzocht) ~6 (niet|geen) ~3 (online )?(te )?{}",
        needs="slechts|negatief|negatiefs|REVIEW|online|kritiek|hier|mening|social",
        unless="in de gang|roken|foto|bezoek na|telefoon",
    ),
    Frame(
        "",
        MODERATE,
        "straf gevolgen boeten bezoekverbod afreageren voelen wegsturen opzeggen opgezegd uitschrijven straat "
        "verliest plaats kwijt bekopen represailles buitengezet buiten opzegt",
        "(klaagt|klagen|klacht|kritiek|review|waardering|beoordeling|recensie|reactie|reacties|schrijf|"
        "schrijft|zeg|zeggen|eerlijk|zweeg|zwijg|spreekt|opmerking|negatieve) ~9 {}|{} ~9 (als (ik|we|wij) ~5 "
        "(schrijf|schrijven|klaag|klagen|zeg|zeggen|review|eerlijk)|na (onze|mijn|de) ~2 REVIEW|review|"
        "waardering|recensie)|anders ~5 {}",
        needs="klaagt|klacht|REVIEW|schrijf|eerlijk|zweeg|zwijg|zeggen|kritiek|reacties|contract",
        unless=(
            "geen gevolg(en)?|zonder gevolg(en)?|ernstig genomen|kritiek wordt|plaats vrij|plaats te|een "
            "plaats|naar buiten|gevolg gegeven|goed onthaald|zonder schrik|niet kwijt|wil ik (een |mijn "
            ")?(klacht|mening) kwijt|kwijt dat|(reactie|mening) kwijt|in plaats van|binnen en buiten|"
            "compliment kwijt"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "mond zwijg zwijgen zweeg",
        "(hou|houd) (je|uw|jullie) {} of|(beter|anders|moeten|moest) ~2 {}(?= ?(STOP|anders|of))|{} (geld|"
        "contract|of we)",
        needs="gezegd|kreeg|zeiden|directie|zei|moest|moesten|of|anders",
        unless="tandarts|mondverzorging",
    ),
    Frame(
        "",
        MODERATE,
        "keek verbeterde meelas controleerde",
        "{} ~8 (schreef|schrijf|invulde|review|waardering)",
        needs="begeleider|directie|personeel|directeur|verantwoordelijke|STAFF",
        unless="helpt mij",
    ),
    Frame(
        "",
        MODERATE,
        "avis commentaire evaluation temoignage critique",
        "(demande|exige|force|oblige|priee?|ordonne|menace|insiste) ~9 (retirer|supprimer|supprime|enlever|"
        "modifier|changer|effacer|retire|enleve|change|laisse) ~3 {}|pression ~8 {}|(menace|menaces|menacee?) "
        "~12 {}",
        unless="j'ai change",
    ),
    Frame(
        "",
        MODERATE,
        "avis commentaire critique mal evaluation",
        "{}",
        needs=(
            "efface|effacer|retire|retirer|supprime|supprimer|modifie|modifier|enleve|enlever|exclure|interdit|taire"
        ),
        also="veulent|veut|exige|menace|menacent|demande|interdit|force|oblige|pression|sinon",
        unless="de mon plein gre|connaitre mon avis",
    ),
    Frame("", MODERATE, "taire", "(dit|demande|conseille|prie) ~3 (de )?(me|nous|se) {} ~1 (sinon|ou)"),
)

FEARFUL: Final = (
    Frame(
        "",
        WEAK,
        "durven durf durfde durfden",
        "{} ~3 (niets|niks|niet) ~5 (zeggen|schrijven|klagen)|{} ~4 (uit|van) (schrik|angst)",
        needs="schrik|angst|bang|gevolgen|afreageren|represailles|klagen|eerlijk",
        unless="niet bang",
    ),
    Frame(
        "",
        WEAK,
        "bang schrik angst",
        "{} ~2 (dat|voor) ~9 (boeten|afreageren|uitwerken|wraak|ontgelden|voelen|gevolgen|represailles)|(uit|"
        "van) {} (voor|dat) ~2 (represailles|gevolgen|ze het)",
    ),
    Frame(
        "",
        WEAK,
        "represailles",
        "(peur|crainte|craint|craignons) (de|des|d') ?~1 {}|(peur|crainte) ~1 (des|de) consequences|peur ~2 {}",
    ),
    Frame("", WEAK, "consequences", "(peur|crainte|oser|ose|osons) ~6 {}", needs="peur|crainte|pas"),
)

"""Threats by what stands in one sentence, in French."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

WIDE_FRENCH_THREATS: Final = (
    Frame(
        "",
        STRONG,
        "tete gueule jambes nez dents crane",
        "(je|on) (vais|va) (lui|vous|te|leur) ~1 (eclater|casser|exploser|defoncer|fracasser|peter|couper|"
        "arracher) (la|les|le) {}",
    ),
    Frame(
        "",
        STRONG,
        "payer paiera paieront paieras paierez",
        "(vous|tu|ils|il|elle) (allez|vas|vont|va) (me |nous )?(le |la )?{}(?= ?(STOP|cher))|(vous|tu|ils|il|"
        "elle) (me |nous )?(le |la )?{}(?= ?(STOP|cher))",
        needs="le payer|payer cher|le paiera|le paieront|le paierez|paieras|me le",
        unless="facture|euros|mois|rire",
    ),
    Frame(
        "",
        STRONG,
        "attendre attends attendrai",
        "(je|on) (viendrai|vais|viens|va|t|vous) ~2 (vous|te|le|la|l')? ?{} (a la sortie|dehors|sur le "
        "parking|devant|au coin)",
        unless="bus|patiemment",
    ),
    Frame(
        "",
        STRONG,
        "demolis demolir massacre massacrer tue tuer casse casser frappe frapper cogne cogner etrangle "
        "etrangler creve crever explose exploser saigne saigner",
        "si (je|on) ~5 (vois|revois|croise|recroise|trouve|retrouve|attrape|tombe) ~6 (je|on) (le|la|les|l'|"
        "lui|vous|te) {}|(je|on) (le|la|les|vous|te|l') {}(?= ?(STOP|si|de mes))",
        unless="rire|de baisers",
    ),
    Frame(
        "",
        STRONG,
        "mort morte morts",
        "(tu es|t'es|vous etes|il est|elle est) {}(?= ?(STOP))",
        needs="tu|vous|mon vieux|toi",
        unless="fatigue|rire|paisiblement|maman|papa|mere|pere",
    ),
    Frame(
        "",
        STRONG,
        "adresse",
        "(je|on|nous) (connais|connait|connaissons|sais|sait|ai|a) ~1 (votre|ton|son|leur|vos) {}",
        unless="mail|postale",
    ),
    Frame(
        "",
        STRONG,
        "crever mourir pendre fusiller bruler",
        "(merites?|meritent|meritez) ~2 (de|d'|a|la) ?{}|(devrait|devraient|faudrait) ~3 (les |le |la |tous "
        ")?(etre )?{}",
        unless="bougie|dignement|paix",
    ),
    Frame(
        "",
        STRONG,
        "feu",
        "(je|on) (mettrai|mettrais|vais mettre|mets|mettra|foutrai|fous) le {} (a|au|aux|chez)",
        unless="cheminee|poele|artifice",
    ),
)

"""Groups of people, and contempt for them, in French."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

FRENCH_HATE: Final = (
    Frame(
        "",
        STRONG,
        "arabes arabe marocains marocain turcs turc noirs noir noires noire juifs juif musulmans musulman "
        "musulmanes roms gitans tziganes etrangers etrangeres immigres migrants refugies africains africaines "
        "polonais roumains homosexuels homos gays lesbiennes trans handicapes negres negre etranger "
        "flamands bamboulas vieux",
        "(les|ces|tous les|des) ([a-z]+ )?FRGROUP ~2 (sont|c'est|seront) ~4 ((voleurs?|sales|paresseux|"
        "feignants|faineants|dangereux|betes|inferieurs|parasites?|singes|animaux|rats|criminels|terroristes|"
        "profiteurs|degoutants|malades|stupides|menteurs|poids|cons|ordures|debiles|violeurs|crasseux|"
        "racaille|plaie|cancer))|(les|ces) FRGROUP ~1 (puent|volent|mentent|profitent)|sales? FRGROUP|bande "
        "de FRGROUP|sales? (arabe|juif|noir|negre|turc|marocain|etranger)s?",
        needs=(
            "voleurs?|sales?|paresseux|feignants|faineants|dangereux|betes|inferieurs|parasites?|singes|"
            "animaux|rats|criminels|terroristes|profiteurs|degoutants|malades|stupides|menteurs|poids|cons|"
            "ordures|debiles|violeurs|crasseux|racaille|plaie|cancer|puent|volent|mentent|profitent|bande"
        ),
        unless="maltraites|accueillis|draps|assiettes|linge|mains sales",
    ),
    Frame(
        "",
        STRONG,
        "arabes marocains turcs noirs noires juifs musulmans musulmanes roms gitans tziganes etrangers "
        "immigres migrants refugies africains polonais roumains homosexuels homos gays lesbiennes trans "
        "handicapes",
        "(les|ces|tous les) FRGROUP ~2 (doivent|devraient|peuvent|n'ont|ne devraient|ne doivent|n'a) ~3 "
        "(partir|degager|rien a faire|rien a|etre expulses|rentrer|disparaitre|mourir|pas travailler|"
        "travailler avec|exister|pas toucher)|(je|on) (hais|deteste|meprise|ne supporte pas|vomis) (tous "
        ")?(les|ces) FRGROUP|(mort|dehors) (aux|les) FRGROUP|pas (d'|de )(arabes?|noirs?|etrangers?|"
        "musulmans?|juifs?) (dans|a|sur|pour|chez)",
        unless="racis[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "chez pays",
        "(qu'ils|qu'elles|rentrez|rentre|retourne|retournez|rentrent|retournent) ~1 (rentrent |retournent |"
        "aillent )?(chez|dans leur|dans votre|dans ton) (eux|vous|toi|elle|elles|pays)",
        unless="week-end|le soir",
        needs=(
            "etrangers?|arabes?|noirs?|marocains?|musulmans?|turcs?|rentrez|retournez|retourne|immigres|migrants|qu'ils"
        ),
    ),
    Frame(
        "",
        STRONG,
        "noire noir arabe voilee voile etrangere etranger musulmane africaine",
        "(ne |n')(veux|veut|voulons|souhaite) pas (etre|me faire|que ma mere soit|qu'on) ~5 par (une|un|des|"
        "cette|ces) {}|(touchee?|lavee?|soignee?) par (une|un) {} ~3 (jamais|non|pas)",
    ),
    Frame(
        "",
        STRONG,
        "que plein",
        "(il n'y a|y a|n'y a) (plus )?{} (des |d')(etrangers|arabes|noirs|bougnoules|negres|immigres|musulmans)",
    ),
)

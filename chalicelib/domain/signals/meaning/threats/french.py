"""Threats, in French."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

FRENCH_THREATS: Final = (
    Frame(
        "",
        STRONG,
        "tuer frapper crever buter massacrer egorger etrangler bruler defoncer tabasser planter eventrer "
        "demolir flinguer cogner etriper",
        "(je|on|nous) (vais|va|allons|veux|voudrais|devrais) (vous|te|le|la|les|l'|lui|tous|leur) ~2 {}|(il "
        "faudrait|on devrait|faut) (tous |toutes )?(les |le |la |vous )?(tous )?{}",
        unless="rire|le temps|des crepes|un arbre|pas|calories",
    ),
    Frame(
        "",
        STRONG,
        "gueule jambes bras cou dents tete genoux os",
        "(je|on|nous) (vais|va|allons)? ?(vous |te |lui |leur |t'|lui ai )?(casser|peter|eclater|exploser|"
        "briser|arracher|tordre|defoncer|casse|pete|eclate|brise|arrache|explose) (la|les|le|sa|ses|votre|vos|"
        "ta) {}",
        unless="me suis|s'est|il a|elle a|mon|ma",
    ),
    Frame(
        "",
        STRONG,
        "tue creve bute massacre egorge defonce etrangle brule",
        "(je|on) (vous|te|le|la|les|l') {}",
        unless="rire|temps|ennui",
    ),
    Frame(
        "",
        STRONG,
        "regretter payer crever mourir souffrir saigner morfler regretterez paierez payerez regretteras creverez",
        "(vous|tu|il|elle|ils|elles|la directrice|le directeur) (allez|vas|va|vont) ~3 (regretter|payer (cher|"
        "ca|pour)|le payer|crever|mourir|souffrir|saigner|morfler)|(vous|tu) (le |me le |en )?(regretterez|"
        "paierez cher|regretteras|creverez|le paierez|me le paierez)",
        unless="pas|jamais|rien|mois|facture|factures|euros|rire",
    ),
    Frame(
        "",
        STRONG,
        "habitez habites habite vivez travaille garez gare gares ecole",
        "(je|on|nous) (sais|sait|savons) (tres bien |bien )?ou (vous|tu|il|elle|ils|vos enfants|tes enfants|"
        "ses enfants) ~3 {}",
        unless="mere|pere",
    ),
    Frame(
        "",
        STRONG,
        "mort morts morte mortes",
        "(vous etes|tu es|t'es|il est|elle est) (un homme |deja |un )?{}(?=GAP(STOP))",
        unless="fatigue|mere|pere|de rire|[0-9]+|paisiblement|maman|papa",
        needs="vous|tu|t'es",
    ),
    Frame(
        "",
        STRONG,
        "crever creve crevez crevent mourrez mourir brule brulez mouriez cancer",
        "(j'espere|je souhaite|j'espere bien|esperons) que (vous|tu|il|elle|ils|elles|cette|la|le|tout) ~4 {}",
        unless="pas|jamais|paisiblement|plus",
    ),
    Frame("", STRONG, "balle corde potence", "(merite|meritent|meritez) ~3 {}|une {} dans la tete"),
    Frame(
        "",
        STRONG,
        "croise croisons trouve rencontre retrouve",
        "(attendez|attends|attention) (un peu )?(que|quand|si) (je|on) (vous|te|le|la|les) {}|si (je|on) (le|"
        "la|vous|te|les) {} ~8 (casse|tue|frappe|creve|mort|mal|cogne|defonce|gueule)|(casse|tue|frappe|creve|"
        "cogne) ~6 si (je|on) (le|la|vous|te|les) {}",
        unless="embrasse|salue|remercie|plaisir",
    ),
    Frame(
        "",
        STRONG,
        "retrouver retrouverai retrouvera trouver",
        "(on|je|nous) (va|vais|allons) (vous|te|le|la) {}(?=GAP(STOP))|(je|on) (vous|te|le|la) (retrouverai|"
        "retrouvera)",
        unless="plaisir|bientot|joie|prochaine",
    ),
    Frame(
        "",
        STRONG,
        "couteau fusil batte arme pistolet machette freres",
        "(je|on|nous) (vais|va|allons|reviens|revient|viens|vient|debarque) ~4 avec ~4 {}",
        unless="gateau|beurre|fete",
        needs="couteau|fusil|batte|arme|pistolet|machette",
    ),
    Frame(
        "",
        STRONG,
        "bombe feu incendier bruler",
        "(je|on|nous) (vais|va|allons|mets|fous|pose) ~3 (mettre le |foutre le |poser une |le |une )?{} ~4 "
        "(maison|creche|batiment|baraque|etablissement|votre|cette|chez vous)|(je|on) (vais|va) {} (cette|"
        "votre|la|ta) (maison|creche|baraque|voiture|etablissement)",
        unless="bougie|cheminee|artifice",
    ),
)

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
    Frame(
        "",
        STRONG,
        "porte portes volets fenetres",
        "(fermer|ferme|fermez|verrouiller|verrouille) ~2 (bien |a cle )?(sa|ses|ta|tes|vos|votre|leur|la) {}( a cle)?",
        needs="dis|dites|interet|ferait mieux|feriez|ferais|conseille|bien fermer",
        unless="residents|voleurs|cambrioleurs|chambre|desorientes",
    ),
    Frame(
        "",
        STRONG,
        "sang",
        "(va|vont) ~3 (avoir|couler|gicler) ~1 (du )?{}|le {} (va|doit) couler|(voir|faire) couler le {}",
        unless="prise|prelevement|analyse",
    ),
    Frame(
        "",
        STRONG,
        "ecole creche maison rue voiture enfants",
        "(on|je|nous) (sait|sais|savons|connais) ~3 (quelle|quel) {} ~3 (vos|tes|ses|leurs)|(on|je) (sait|sais) "
        "ou ~3 (vos|tes|ses) {}",
        needs="vos|tes|ses",
        unless="quartier",
    ),
    Frame(
        "",
        STRONG,
        "cercueil testament tombe croix",
        "(prepare|preparez|commande|commandez|choisis|choisissez|redige|redigez) ~1 (ton|votre|vos|tes) {}",
    ),
    Frame("", STRONG, "oeil oil", "(dors|dormez|dormir) ~3 (que d'un|avec un|d'un) {}"),
    Frame(
        "",
        STRONG,
        "vitres vitre fenetre fenetres carreaux pneus",
        "(pierre|pierres|pave|paves|brique|briques|cocktail) ~4 (dans|a travers|traverser|contre) ~1 (vos|tes|"
        "votre|ta|les|la) {}|(casser|crever|peter|exploser|briser) ~1 (vos|tes|ses|leurs|tous vos) {}",
        unless="tempete|grele",
    ),
    Frame(
        "",
        STRONG,
        "liste prochains prochain prochaine prochaines suivants suivant suivante suivantes",
        "(vous etes|tu es|il est|elle est|t'es) ~1 (le|la|les) (prochaine?s?|suivante?s?)(?=GAP(STOP|sur))|"
        "(vous etes|tu es|t'es) sur ma {}|(nom|noms) ~3 sur ma {}",
        unless="attente|patient|rendez-vous|tour|arret",
    ),
    Frame(
        "",
        STRONG,
        "fusil arme batte couteau revolver carabine",
        "(j'ai|j ai|mon frere a|on a) (un|une|mon|ma) {}",
        needs="maison|chez moi|cave|coffre|voiture|prete?|attention|sache[sz]?",
        unless="enfant|jouet",
    ),
    Frame(
        "",
        STRONG,
        "regretter regret regrets",
        "(allez|vas|va|vont) (le |tous |bien |amerement |vraiment ){0,3}{}",
        unless="pas|jamais|rien",
    ),
    Frame(
        "",
        STRONG,
        "peau raclee derouillee lecon dent gifle claque poing correction",
        "(vais|va|allons) (vous|te|lui|leur|le|la|les) ~1 (faire la|mettre|coller|donner|foutre|flanquer|"
        "apprendre|filer) ~2 {}|(merite|meritent|meritez) (une )?~1 {}",
        unless="piano|cuisine",
    ),
    Frame(
        "",
        STRONG,
        "gaffe attention",
        "(fais|faites) {} (a toi|a vous|a tes|a vos|quand (tu|vous) (sors|sortez|rentres|rentrez))|(fais|faites) "
        "(bien )?{} ~1 (derriere|dans le noir)",
        unless="marche|escalier|verglas|sol",
    ),
    Frame(
        "",
        STRONG,
        "demolis demolir demolirai ecrase ecraserai massacre massacrerai creve retrouve retrouverai aurai "
        "attraperai bute",
        "(je|on) (vous|te|t'|le|la|les) ~1 {}(?= ?(STOP))|encore une fois ~4 {}|je (vous|t'|l'|les) ?{}(?= ?(STOP))",
        unless="plaisir|l'an prochain|prevenu|bientot|amour",
        needs="je|on",
    ),
    Frame(
        "",
        STRONG,
        "paierez paieras paiera paieront",
        "(vous|tu|il|elle|ils) (le |me le )?{} (pour|cher|de|un jour|tres)",
        unless="facture|moins|euros|soins|mois|moins cher",
    ),
    Frame(
        "",
        STRONG,
        "freres cousins potes copains",
        "(je|on) (vais|va|viens|vient|viendrai|reviens) ~2 avec (mes|tous mes) {}",
        needs="rigoler|regler|voir|compte|rire|verra|verrez",
        unless="gateau|fete|cafe|maman|papa",
    ),
)

"""Despair by what stands in one sentence, in any order."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

WIDE_DESPAIR: Final = (
    Frame(
        "",
        STRONG,
        "leven",
        "geen (zin|reden|moed|kracht|goesting|wil) ~4 (te|verder te|nog te) {}|(einde|eind) ~3 (maken )?aan "
        "~1 (dit|het|mijn|haar|zijn|hun) {}|(wil|wou|zou) ~2 (niet|geen) ~3 {}(?= ?(STOP|op deze))|{} (is|"
        "heeft|was) ~3 (hel|niet meer waard|zinloos|geen zin|niets meer|op)(?= ?(STOP|voor|en))",
        unless="samen|in een huis|dorp|ritme|brengt",
    ),
    Frame(
        "",
        STRONG,
        "eind einde",
        "(een )?{} ~3 (aan )?(te )?(maken|maakt|gemaakt)(?= ?(STOP))",
        needs="er|alles|leven|ermee",
        also="ik|hij|ze|WHO",
        unless="wachten|verblijf|contract|onduidelijkheid|eenzaamheid|ruzie|discussie",
    ),
    Frame(
        "",
        STRONG,
        "sterft sterven sterf doodgaan dood",
        "liever ~3 {}|{} liever",
        unless="thuis|in (haar|zijn) eigen bed|honger|lachen|niet|verveling|doodmoe",
    ),
    Frame(
        "",
        STRONG,
        "hing hangt hingen hang",
        "{} (zich|mezelf|zichzelf|mij) ~2 op|(zich|mezelf|zichzelf) ~2 op {}(?= ?(STOP))",
        unless="detail|werk|jas|bord|iemand|muziek|vast",
        needs="zich|mezelf|zichzelf",
    ),
    Frame(
        "",
        MODERATE,
        "poging pogingen",
        "(al |nog )?(een|twee|drie|meerdere|tweede|derde|vorige|laatste|verschillende|enkele) {} (gedaan|"
        "ondernomen|achter de rug|gehad|overleefd)?(?= ?(STOP|en|in|maar))",
        needs="gedaan|ondernomen|achter de rug|overleefd|deed",
        unless="bellen|contact|om te|telefonisch|mislukte poging om|waard|gesprek",
    ),
    Frame(
        "",
        STRONG,
        "zijn",
        "(om |liever |hoop |wens |zou |wil )~2 er niet meer te {}|er niet meer (te )?{}(?= ?(STOP))",
        unless="plaats|kamer|directie|geld|gered|zonder (dit|deze|hen|jullie)",
    ),
    Frame(
        "",
        STRONG,
        "verdwijnen",
        "(wil|wou|zou ~1 willen) ~2 {}(?= ?(STOP))|(voorgoed|voor altijd) {}",
        unless="vlekken|geur|zetels|pijn",
        needs="ik|hij|ze|WHO",
    ),
    Frame(
        "",
        STRONG,
        "opstaan wakker ontwaken",
        "(nooit|niet) meer {}( worden)?(?= ?(STOP))",
        needs="wil|wou|hoop|liefst|liever|slapen",
        unless="breuk|kine|rolstoel|zelf|alleen|kan",
    ),
    Frame(
        "",
        STRONG,
        "slikt slikte slikken geslikt",
        "{} ~3 (alles|al haar|al zijn|een doos|een overdosis)",
        unless="afspraak|brok|kritiek",
    ),
    Frame(
        "",
        MODERATE,
        "afscheid afscheidsbrief",
        "(al|alvast) {} ~2 van (mijn|haar|zijn) (kinderen|kleinkinderen|familie|man|vrouw|leven)",
        unless="begrafenis|uitvaart|palliatief|overleed|gestorven",
    ),
    Frame(
        "",
        STRONG,
        "leven",
        "{} (is|was) ~4 (voorbij|gedaan|afgelopen|over|op|geen leven)(?= ?(STOP))|dit is (toch )?geen {} meer|"
        "mijn {} heeft ~3 (zin|nut|waarde)",
        needs="voor mij|voor haar|voor hem|mijn|mij|haar|zijn|ik|dit",
        unless="sociaal|vroegere|drukke|nieuwe zin|weer zin|terug zin",
    ),
    Frame(
        "",
        STRONG,
        "altijd eeuwig eeuwige",
        "(rust|slapen|weg|inslapen|ophouden) ~2 (voor )?{}(?= ?(STOP))",
        needs="wil|wou|verlang|hoop|wens|liefst",
        unless="nachtrust|kine|na de middag",
    ),
    Frame(
        "",
        STRONG,
        "wereld",
        "(weg|vertrekken|verlaten) ~2 (van|uit|deze) ~1 (deze |de )?{}|deze {} (te )?verlaten",
        needs="wil|wou|moe|beu|zou",
        unless="reis|reizen|andere wereld|wereld van",
    ),
    Frame("", STRONG, "aandoen", "(zichzelf|mezelf|zich) (iets|wat) ~2 {}", unless="niets"),
    Frame(
        "",
        MODERATE,
        "gaan",
        "laat (mij|me|haar|hem) (maar |toch |nu )?{}(?= ?(STOP))",
        needs="rouwen|dood|leven|niemand|moe|genoeg|missen|sterven",
        unless="kapper|weg naar|wandelen",
    ),
    Frame(
        "",
        STRONG,
        "kant kapot",
        "(ik|hij|ze) ~1 (maak|maakt|wil|ga|gaat) ~2 (me|mij|mezelf|zich|zichzelf) (van )?{}",
        unless="kapot aan|die trap|werk",
    ),
)

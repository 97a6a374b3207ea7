"""Words that may tell of a crime, by kind. A signal here says "read this first", not that anything happened."""

from dataclasses import dataclass
from typing import Final

from chalicelib.domain.signals.facts import MODERATE, STRONG, WEAK
from chalicelib.domain.signals.reading import Phrase

THEFT: Final = "diefstal"
VIOLENCE: Final = "geweld of mishandeling"
SEXUAL: Final = "seksueel geweld of misbruik"
NEGLECT: Final = "ernstige verwaarlozing"
FRAUD: Final = "fraude of misbruik van geld"
DRUGGING: Final = "drogeren of vergiftigen"
DEATH: Final = "een verdacht overlijden"
REPORTED: Final = "een klacht bij politie of gerecht"


@dataclass(frozen=True, slots=True)
class Crime:
    """One row: the kind, how strong when the author means it, the words, and what in the sentence says it is no crime."""

    kind: str
    strength: int
    phrase: Phrase
    unless: str = ""


def _row(kind: str, strength: int, needle: str, pattern: str, unless: str = "") -> Crime:
    return Crime(kind, strength, Phrase(needle, pattern), unless)


_VALUABLES: Final = r"(geld|juwelen|sieraden|(trouw)?ring(en)?|ketting|portefeuille|portemonnee|handtas|bankkaart|horloge|gsm|tablet|zakgeld|spaargeld)"
_PERSON: Final = (
    r"(ik|hij|ze|zij|we|wij|mij|hem|haar|ons|hen|moeder|mama|vader|papa|oma|opa|vrouw|man|zoon|zoontje|dochter|dochtertje"
    r"|kind|kindje|kinderen|baby|zus|broer|bewoner|bewoners|bewoonster|client|clienten|gasten|jongeren|jongen|meisje|tante|nonkel)"
)
_THINGS: Final = (
    r"gebouw|tuin|gevel|kamers?|lokalen|speelplaats|speelgoed|terras|sanitair|lift|meubels|planten|park|hof|gordijnen"
)
_NOT_HIT: Final = (
    r"alarm|brug|bruggen|op hol|klok|munt|gat|flater|figuur|deur|paal|palen|wortel|vleugels|handen|piano|bal|spijkers?"
    r"|van zijn melk|uit het lood|aan de slag|trommel|op de vlucht"
)

CRIMES: Final = (
    _row(THEFT, MODERATE, "gestolen", r"gestolen", r"hart(en|je|jes)?|show|moment(en)?"),
    _row(THEFT, MODERATE, "bestolen", r"bestolen"),
    _row(THEFT, MODERATE, "diefstal", r"diefstal(len)?"),
    _row(THEFT, MODERATE, "ontvreemd", r"ontvreemd"),
    _row(THEFT, MODERATE, "gejat", r"gejat"),
    _row(THEFT, MODERATE, "gepikt", rf"{_VALUABLES} ~5 gepikt"),
    _row(THEFT, MODERATE, "gepikt", rf"gepikt ~4 {_VALUABLES}"),
    _row(THEFT, MODERATE, " stal", rf"stal ~3 {_VALUABLES}"),
    _row(THEFT, MODERATE, "stelen", r"stelen", r"bloemen|rozen|bezems?|lange|show|hart(en)?"),
    _row(THEFT, MODERATE, "dief", r"(een|de|die) dief"),
    _row(THEFT, MODERATE, "dieven", r"dieven"),
    _row(THEFT, WEAK, "verdwenen", rf"{_VALUABLES} ~5 verdwenen"),
    _row(VIOLENCE, STRONG, "mishandel", r"mishandel(d|de|den|t|en|ing|ingen)"),
    _row(VIOLENCE, STRONG, "geslagen", r"geslagen", _NOT_HIT),
    _row(VIOLENCE, STRONG, "sloeg", rf"sloeg(en)? ~2 {_PERSON}", _NOT_HIT),
    _row(VIOLENCE, STRONG, "slaat", rf"slaat ~2 {_PERSON}", _NOT_HIT),
    _row(VIOLENCE, STRONG, "slagen en", r"slagen en verwondingen"),
    _row(VIOLENCE, STRONG, "geschopt", r"geschopt", r"bal|lawaai|herrie|keet|heisa"),
    _row(VIOLENCE, STRONG, "gestampt", r"gestampt", r"bal|uit de grond|patatten|aardappelen"),
    _row(VIOLENCE, STRONG, "geduwd", r"(van de trap|op de grond|tegen de (grond|muur|kast)|omver) geduwd"),
    _row(VIOLENCE, STRONG, "door elkaar", r"door elkaar geschud"),
    _row(VIOLENCE, STRONG, "geknepen", r"geknepen", r"katje|oogje"),
    _row(VIOLENCE, STRONG, "haren", r"aan (de|haar|zijn|hun) haren? (getrokken|gesleurd|meegesleurd)"),
    _row(
        VIOLENCE,
        STRONG,
        " gezicht",
        r"(klap|slag|mep|vuist|lap|flets) (in|op|tegen|rond) (het|haar|zijn|mijn|hun) gezicht",
    ),
    _row(
        VIOLENCE,
        STRONG,
        " oren",
        r"(lap|lappen|mep|meppen|klap|klappen) (om|rond|tegen) (de|haar|zijn|mijn|hun) oren",
    ),
    _row(VIOLENCE, STRONG, "oorvijg", r"oorvijg(en)?"),
    _row(VIOLENCE, STRONG, "toegetakeld", r"toegetakeld"),
    _row(VIOLENCE, STRONG, "geweld", r"(fysiek|lichamelijk|zwaar|verbaal en fysiek|huiselijk) geweld"),
    _row(VIOLENCE, STRONG, "geweld", r"geweld (gebruikt|gebruiken|gepleegd|plegen)"),
    _row(VIOLENCE, MODERATE, "vastgebonden", r"vastgebonden", r"fiets(en)?|ballon(nen)?|slee"),
    _row(VIOLENCE, MODERATE, "opgesloten", r"opgesloten", r"voel[a-z]*|gevoel|corona[a-z]*|covid|lockdown|konijn(en)?"),
    _row(VIOLENCE, WEAK, "blauwe plekken", r"blauwe plekken"),
    _row(VIOLENCE, MODERATE, "bedreigd", r"bedreigd", r"dieren|diersoorten"),
    _row(VIOLENCE, MODERATE, "gestalkt", r"gestalkt"),
    _row(SEXUAL, STRONG, "verkracht", r"verkracht(e|te|ten|ing|ingen|er|ers)?"),
    _row(SEXUAL, STRONG, "aangerand", r"aangerand"),
    _row(SEXUAL, STRONG, "aanrand", r"aanrand(ing|ingen|er)"),
    _row(SEXUAL, STRONG, "misbruikt", r"misbruikt", r"woord|term|begrip|parking|alarmknop"),
    _row(SEXUAL, STRONG, "misbruik", r"(seksueel|sexueel|kinder) ?misbruik"),
    _row(
        SEXUAL,
        STRONG,
        "misbruik",
        r"misbruik van (kinderen|bewoners|een kind|mijn (dochter|zoon|moeder|zus|broer|kind))",
    ),
    _row(SEXUAL, STRONG, "overschrijdend", r"(grens|seksueel|seksueel grens) ?overschrijdend(e)?"),
    _row(SEXUAL, STRONG, "ongewenst", r"ongewenste (intimiteiten|aanraking(en)?|handelingen)"),
    _row(SEXUAL, STRONG, "betast", r"betast"),
    _row(
        SEXUAL,
        STRONG,
        "aangeraakt",
        r"(onzedig|ongepast|ongewenst|intiem|seksueel|op intieme plaatsen) ~2 aangeraakt",
    ),
    _row(SEXUAL, STRONG, "zeden", r"zeden(feit|feiten|misdrijf|zaak)"),
    _row(SEXUAL, STRONG, "ontucht", r"ontucht(ige)?"),
    _row(SEXUAL, STRONG, "pedo", r"pedo(s|fiel|fielen|filie)?"),
    _row(NEGLECT, STRONG, "verzuim", r"schuldig verzuim"),
    _row(
        NEGLECT,
        MODERATE,
        "verwaarlo",
        r"(zwaar |ernstig |totaal |volledig )?verwaarlo(osd|osde|osden|ost|zen|zing)",
        _THINGS,
    ),
    _row(NEGLECT, MODERATE, "ondervoed", r"ondervoed(ing)?", r"risico|screening"),
    _row(NEGLECT, MODERATE, "uitgehongerd", r"uitgehongerd", r"thuis|school|rammel"),
    _row(NEGLECT, MODERATE, "uitgedroogd", r"(zwaar|volledig|totaal|helemaal) uitgedroogd", _THINGS),
    _row(FRAUD, MODERATE, "fraud", r"fraud(e|eur|eurs|eren|eert|uleus|uleuze)|gefraudeerd"),
    _row(FRAUD, MODERATE, "oplicht", r"oplicht(er|ers|erij|ing)"),
    _row(FRAUD, MODERATE, "opgelicht", r"opgelicht", r"sluier"),
    _row(
        FRAUD,
        STRONG,
        "vals",
        r"(vervalste?|valse) (facturen|factuur|handtekening(en)?|documenten|attesten|verslagen|uren)",
    ),
    _row(FRAUD, STRONG, "valsheid", r"valsheid in geschriften?"),
    _row(
        FRAUD,
        STRONG,
        "rekening",
        r"geld ~4 (van|uit) (de|haar|zijn|mijn|hun) (rekening|spaarrekening|zichtrekening) ~2 (gehaald|afgehaald|verdwenen|genomen)",
    ),
    _row(
        FRAUD,
        STRONG,
        "rekening",
        r"(haar|zijn|mijn|hun) (rekening|spaarrekening) ~2 (geplunderd|leeggehaald|leeggeplunderd)",
    ),
    _row(
        FRAUD,
        STRONG,
        "kaart",
        r"(met )?(haar|zijn|mijn|hun) (bankkaart|betaalkaart|kredietkaart) ~5 (misbruikt|afgehaald|betaald zonder)",
    ),
    _row(FRAUD, STRONG, "achtergehouden", r"(zakgeld|geld|pensioen|leefgeld) ~3 achtergehouden"),
    _row(FRAUD, STRONG, "verduister", r"geld ~3 verduisterd"),
    _row(FRAUD, STRONG, "verduister", r"verduistering van ~2 (geld|gelden|fondsen|pensioen)"),
    _row(FRAUD, MODERATE, "in het zwart", r"(betal|werk|vraagt|vragen|cash)[a-z]* ~3 in het zwart", r"gekleed"),
    _row(FRAUD, STRONG, "afge", r"afgeperst"),
    _row(FRAUD, STRONG, "chant", r"(ge)?chant(age|eerd|eren|eert)"),
    _row(DRUGGING, STRONG, "gedrogeerd", r"gedrogeerd"),
    _row(DRUGGING, STRONG, "drogeren", r"drogeren"),
    _row(DRUGGING, STRONG, "plat", r"plat ?(gespoten|spuiten|gelegd met|leggen met)"),
    _row(DRUGGING, STRONG, "volgespoten", r"volgespoten"),
    _row(
        DRUGGING,
        STRONG,
        "slaap",
        r"(stiekem|heimelijk|zonder ~4 (medeweten|toestemming|te vragen)) ~4 slaap(middel(en)?|pillen|medicatie)",
    ),
    _row(
        DRUGGING,
        STRONG,
        "slaap",
        r"slaap(middel(en)?|pillen|medicatie) ~5 (stiekem|heimelijk|zonder (haar|zijn|ons|mijn|onze) (medeweten|toestemming))",
    ),
    _row(DRUGGING, STRONG, "vergiftig", r"vergiftigd(e)?|vergiftiging", r"voedsel"),
    _row(
        DRUGGING,
        MODERATE,
        "drugs",
        r"drugs ~3 (gegeven|verkocht|verkopen|gedeald|dealen|gebruikt|gebruiken|gekregen)",
    ),
    _row(DRUGGING, MODERATE, "drugs", r"(verkoopt|verkochten?|dealt|dealden?|kreeg|gaven?|geven) ~2 drugs"),
    _row(DEATH, STRONG, "vermoord", r"vermoord(en|t)?"),
    _row(DEATH, STRONG, "moord", r"moord(enaars?)?", r"moord en brand|kamer"),
    _row(DEATH, STRONG, "doodslag", r"doodslag"),
    _row(DEATH, MODERATE, "laten sterven", r"laten sterven", r"waardige?|sere(en|ne)|rustige?|mooi|thuis"),
    _row(DEATH, STRONG, "dood", r"dood door schuld"),
    _row(REPORTED, MODERATE, "aangifte", r"aangifte (gedaan|doen|bij)|de(ed|den) aangifte", r"belastingen|geboorte"),
    _row(REPORTED, MODERATE, "politie", r"(klacht|pv|verklaring) ~4 bij de (lokale |federale )?politie"),
    _row(REPORTED, MODERATE, "strafklacht", r"strafklacht"),
    _row(REPORTED, MODERATE, "proces", r"proces verbaal|proces-verbaal"),
    _row(REPORTED, MODERATE, "parket", r"(door|naar|bij) het parket", r"vloer|hout|kamer"),
    _row(REPORTED, MODERATE, "gerechtelijk", r"gerechtelijk onderzoek"),
)

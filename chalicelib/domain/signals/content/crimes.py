"""Words that may tell of a crime, by kind. A signal here says "read this first", not that anything happened."""

from dataclasses import dataclass
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.signals.text.phrases import Phrase, any_of

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
    """A kind, how strong when the author means it, the words, and what in the sentence says that it is no crime."""

    kind: str
    strength: int
    phrase: Phrase
    unless: str = ""


def _row(kind: str, strength: int, pattern: str, unless: str = "") -> Crime:
    return Crime(kind, strength, Phrase(pattern), unless)


_VALUABLES: Final = any_of(
    """
    geld juwelen sieraden ring ringen trouwring ketting portefeuille portemonnee handtas bankkaart horloge gsm
    tablet zakgeld
    """
)
_VICTIM: Final = any_of(
    """
    mij hem haar ons hen moeder mama vader papa oma opa vrouw man zoon zoontje dochter dochtertje kind kindje
    kinderen baby zus broer bewoner bewoners bewoonster client clienten gasten jongeren jongen meisje tante
    nonkel
    """
)
_THINGS: Final = any_of(
    """
    gebouw tuin gevel kamer kamers lokalen speelplaats speelgoed terras sanitair lift meubels planten park hof
    gordijnen
    """
)
_NOT_HIT: Final = (
    "alarm|brug|bruggen|op hol|klok|munt|gat|flater|figuur|deur|paal|palen|wortel|vleugels|piano|bal|spijkers?"
    "|van zijn melk|uit het lood|trommel|op de vlucht|eruit|eraf"
)
_WHOSE: Final = "(haar|zijn|mijn|hun|ons|onze)"
_ITS: Final = "(het|haar|zijn|mijn|hun|de)"

CRIMES: Final = (
    _row(THEFT, MODERATE, "gestolen", unless="hart(en|je|jes)?|harten|show"),
    _row(THEFT, MODERATE, "bestolen"),
    _row(THEFT, MODERATE, "diefstal(len)?"),
    _row(THEFT, MODERATE, "ontvreemd"),
    _row(THEFT, MODERATE, "gejat"),
    _row(THEFT, MODERATE, f"{_VALUABLES} ~5 gepikt"),
    _row(THEFT, MODERATE, f"gepikt ~4 {_VALUABLES}"),
    _row(THEFT, MODERATE, f"stal ~3 {_VALUABLES}"),
    _row(THEFT, MODERATE, "stelen", unless="bloemen|rozen|bezems?|lange|show|hart|harten"),
    _row(THEFT, MODERATE, "(een|de|die) dief", unless="hart(en|je)?|harten"),
    _row(THEFT, MODERATE, "dieven"),
    _row(THEFT, WEAK, f"{_VALUABLES} ~5 verdwenen"),
    _row(VIOLENCE, STRONG, "mishandel(d|de|den|t|en|ing|ingen)"),
    _row(VIOLENCE, STRONG, "geslagen", unless=_NOT_HIT),
    _row(VIOLENCE, STRONG, f"sloeg(en)? ~2 {_VICTIM}", unless=_NOT_HIT),
    _row(VIOLENCE, STRONG, f"slaat ~2 {_VICTIM}", unless=_NOT_HIT),
    _row(VIOLENCE, STRONG, "slagen en verwondingen"),
    _row(VIOLENCE, STRONG, "geschopt", unless="bal|lawaai|herrie|keet|heisa"),
    _row(VIOLENCE, STRONG, "gestampt", unless="bal|uit de grond|patatten|aardappelen"),
    _row(VIOLENCE, STRONG, "(van de trap|op de grond|tegen de (grond|muur|kast)|omver) geduwd"),
    _row(VIOLENCE, STRONG, "door elkaar geschud"),
    _row(VIOLENCE, STRONG, "geknepen", unless="katje|oogje"),
    _row(VIOLENCE, STRONG, f"aan {_ITS} haren? (getrokken|gesleurd|meegesleurd)"),
    _row(VIOLENCE, STRONG, f"(klap|slag|mep|vuist|lap|flets) (in|op|tegen|rond) {_ITS} gezicht"),
    _row(VIOLENCE, STRONG, f"(lap|lappen|mep|meppen|klap|klappen) (om|rond|tegen) {_ITS} oren"),
    _row(
        VIOLENCE,
        MODERATE,
        f"(tik|tikken|klap|mep|pets) (op|tegen) {_WHOSE} (vingers|handen|hand|billen|poep|hoofd|wang)",
    ),
    _row(VIOLENCE, STRONG, "oorvijg(en)?"),
    _row(VIOLENCE, STRONG, "toegetakeld"),
    _row(VIOLENCE, STRONG, "(fysiek|lichamelijk|zwaar|huiselijk) geweld"),
    _row(VIOLENCE, STRONG, "geweld (gebruikt|gebruiken|gepleegd|plegen)"),
    _row(VIOLENCE, MODERATE, "vastgebonden", unless="fiets(en)?|ballon(nen)?|slee"),
    _row(VIOLENCE, MODERATE, "opgesloten", unless="voel[a-z]*|gevoel|corona[a-z]*|covid|lockdown|konijn(en)?"),
    _row(VIOLENCE, MODERATE, f"slo(ot|ten) (de |mijn )?(ze|{_VICTIM}) op"),
    _row(VIOLENCE, WEAK, "blauwe plekken"),
    _row(VIOLENCE, MODERATE, "bedreigd", unless="dieren|diersoorten"),
    _row(VIOLENCE, MODERATE, "gestalkt"),
    _row(SEXUAL, STRONG, "verkracht(e|te|ten|ing|ingen|er|ers)?"),
    _row(SEXUAL, STRONG, "aangerand"),
    _row(SEXUAL, STRONG, "aanrand(ing|ingen|er)"),
    _row(SEXUAL, STRONG, "misbruikt", unless="woord|term|begrip|parking|alarmknop"),
    _row(SEXUAL, STRONG, "(seksueel|sexueel|kinder) ?misbruik"),
    _row(SEXUAL, STRONG, "misbruik van (kinderen|bewoners|een kind|mijn (dochter|zoon|moeder|zus|broer|kind))"),
    _row(SEXUAL, STRONG, "(grens|seksueel ?) ?overschrijdende?"),
    _row(SEXUAL, STRONG, "ongewenste (intimiteiten|aanraking(en)?|handelingen)"),
    _row(SEXUAL, STRONG, "betast"),
    _row(SEXUAL, STRONG, "(onzedig|ongepast|ongewenst|intiem|seksueel|op intieme plaatsen) ~2 aangeraakt"),
    _row(SEXUAL, STRONG, f"(zat|zaten|voelde|greep) ~3 aan {_WHOSE} (borsten|billen|kruis|geslacht|penis|onderbroek)"),
    _row(SEXUAL, MODERATE, "raakten? (mij|me|haar|hem) ~2 aan", unless="hart|ziel"),
    _row(SEXUAL, STRONG, "zeden(feit|feiten|misdrijf|zaak)"),
    _row(SEXUAL, STRONG, "ontucht(ige)?"),
    _row(SEXUAL, STRONG, "pedo(s|fiel|fielen|filie)?"),
    _row(NEGLECT, STRONG, "schuldig verzuim"),
    _row(NEGLECT, MODERATE, "verwaarlo(osd|osde|osden|ost|zen|zing)", unless=_THINGS),
    _row(NEGLECT, MODERATE, "ondervoed(ing)?", unless="risico|screening"),
    _row(NEGLECT, MODERATE, "uitgehongerd", unless="thuis|school"),
    _row(NEGLECT, MODERATE, "(zwaar|volledig|totaal|helemaal) uitgedroogd", unless=_THINGS),
    _row(FRAUD, MODERATE, "fraud(e|eur|eurs|eren|eert|uleus|uleuze)"),
    _row(FRAUD, MODERATE, "gefraudeerd"),
    _row(FRAUD, MODERATE, "oplicht(er|ers|erij|ing)"),
    _row(FRAUD, MODERATE, "opgelicht", unless="sluier"),
    _row(FRAUD, STRONG, "(ver)?valste? (facturen|factuur|handtekening(en)?|documenten|attesten|verslagen|uren)"),
    _row(FRAUD, STRONG, "valse (facturen|factuur|handtekening(en)?|documenten|attesten|verslagen|uren)"),
    _row(FRAUD, STRONG, "valsheid in geschriften?"),
    _row(FRAUD, STRONG, f"geld ~4 (van|uit) {_ITS} (spaar|zicht)?rekening ~2 (gehaald|afgehaald|verdwenen|genomen)"),
    _row(FRAUD, STRONG, f"{_WHOSE} (spaar)?rekening ~2 (geplunderd|leeggehaald|leeggeplunderd)"),
    _row(FRAUD, STRONG, f"{_WHOSE} (bank|betaal|krediet)kaart ~5 (misbruikt|afgehaald|betaald zonder)"),
    _row(FRAUD, STRONG, "(zakgeld|geld|pensioen|leefgeld) ~3 achtergehouden"),
    _row(FRAUD, STRONG, "geld ~3 verduisterd"),
    _row(FRAUD, STRONG, "verduistering van ~2 (geld|gelden|fondsen|pensioen)"),
    _row(FRAUD, MODERATE, "(betal|werk|vraagt|vragen|cash)[a-z]* ~3 in het zwart", unless="gekleed"),
    _row(FRAUD, STRONG, "afgeperst"),
    _row(FRAUD, STRONG, "(ge)?chant(age|eerd|eren|eert)"),
    _row(DRUGGING, STRONG, "gedrogeerd"),
    _row(DRUGGING, STRONG, "drogeren"),
    _row(DRUGGING, STRONG, "plat ?(gespoten|spuiten|gelegd met|leggen met)"),
    _row(DRUGGING, STRONG, "volgespoten"),
    _row(
        DRUGGING, STRONG, "(stiekem|heimelijk|zonder ~4 (medeweten|toestemming)) ~4 slaap(middel(en)?|pillen|medicatie)"
    ),
    _row(
        DRUGGING, STRONG, "slaap(middel(en)?|pillen|medicatie) ~5 (stiekem|heimelijk|zonder ~3 (medeweten|toestemming))"
    ),
    _row(DRUGGING, MODERATE, "(stiekem|heimelijk) ~4 (medicatie|medicijnen|pillen)"),
    _row(DRUGGING, MODERATE, "(medicatie|medicijnen|pillen) ~3 (stiekem|heimelijk)"),
    _row(DRUGGING, STRONG, "vergiftigde?"),
    _row(DRUGGING, STRONG, "vergiftiging", unless="voedsel"),
    _row(DRUGGING, MODERATE, "drugs ~3 (gegeven|verkocht|verkopen|gedeald|dealen|gebruikt|gebruiken|gekregen)"),
    _row(DRUGGING, MODERATE, "(verkoopt|verkochten?|dealt|dealden?|kreeg|gaven?|geven) ~2 drugs"),
    _row(DEATH, STRONG, "vermoord(en|t)?"),
    _row(DEATH, STRONG, "moord(enaars?)?", unless="brand|kamer"),
    _row(DEATH, STRONG, "doodslag"),
    _row(DEATH, MODERATE, "laten sterven", unless="waardige?|sere(en|ne)|rustige?|mooi|thuis"),
    _row(DEATH, STRONG, "dood door schuld"),
    _row(REPORTED, MODERATE, "aangifte (gedaan|doen|bij)", unless="belastingen|geboorte"),
    _row(REPORTED, MODERATE, "de(ed|den) ~2 aangifte", unless="belastingen|geboorte"),
    _row(REPORTED, MODERATE, "(klacht|pv|verklaring) ~4 bij de (lokale |federale )?politie"),
    _row(REPORTED, MODERATE, "strafklacht"),
    _row(REPORTED, MODERATE, "proces( |-)verbaal"),
    _row(REPORTED, MODERATE, "(door|naar|bij) het parket", unless="vloer|hout|kamer"),
    _row(REPORTED, MODERATE, "gerechtelijk onderzoek"),
)

"""Threats that name no deed: what somebody will be glad of, what will be left, for how long one may still sleep."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

SIDEWAYS: Final = (
    Frame(
        "",
        STRONG,
        "lopen stappen ademen praten kauwen rechtstaan fietsen",
        "(blij|gelukkig|content) ~3 als (ge|gij|je|u|jullie|hij|ze|zij) ~4 (nog ~2 )?(kunt|kan|kunnen) {}",
        needs="nog|morgen|straks",
        unless="kine|kinesist|oefen[a-z]*|revalid[a-z]*|operatie|weer|opnieuw|looprek",
    ),
    Frame(
        "",
        STRONG,
        "niks niets",
        "(dan|tot|en) ~1 (blijft|schiet) er ~6 {} (meer )?(over|heel)",
        needs="(ik|we|wij) ~2 (kom|komen|ga|gaan|sla|slaan)|(kom|komen|ga|gaan) (ik|we|wij)",
        unless="geld|budget|pensioen|eten|tijd|taart|koek[a-z]*|zakgeld",
    ),
    Frame(
        "",
        STRONG,
        "grond kist kerkhof graf ziekenhuis intensieve rolstoel",
        "wie ~8 (komt|raakt|pakt|kwaad doet|pijn doet),? ~4 (eindigt|belandt|komt|gaat|ligt|vliegt) ~4 {}",
        unless="verzorg[a-z]*|geholpen|bezoek",
    ),
    Frame(
        "",
        STRONG,
        "klaar",
        "(ben|zijn) (ik|we|wij) ~4 {} met (u|jou|je|jullie|ulle|hem|haar)",
        needs="politie|flikken|ambulance",
    ),
    Frame(
        "",
        STRONG,
        "slaap lach adem",
        "{} ~4 (zolang|terwijl|nu) (ge|gij|je|u|jullie|het) ~1 nog ~1 (kunt|kan|kon)",
        unless="baby|kindje|jonge ouders|straks komt de baby",
    ),
    Frame(
        "",
        STRONG,
        "nek kop strot keel hals",
        "(je|jullie|uw|zijn|haar|hun|die) {} (moet|moeten|mag|mogen|hoort|verdient) ~3 (omgedraaid|omgewrongen|"
        "doorgesneden|"
        "afgesneden|overgesneden|ingeslagen|afgehakt|gebroken)|(moeten|moet|zouden|zou|moesten|mogen) ~2 (je|jullie|"
        "uw|zijn|"
        "haar|hun|die) {} ~1 (omdraaien|omwringen|doorsnijden|afsnijden|oversnijden|breken|afhakken|inslaan)",
        unless="bloem[a-z]*|kip|kippen|fles|gans|kalkoen",
    ),
    Frame(
        "",
        STRONG,
        "omleggen afmaken kapotmaken neerschieten doodschieten vermoorden neersteken doodsteken omverrijden platrijden "
        "liquideren",
        "(kan|wil|kunnen|zou|durft|moet|wie) ~1 (iemand|wil|kan|durft) ~6 {}|(bied|betaal|geef) ~9 {}",
        unless="puzzel|taart|plaat|spel[a-z]*|taak|werk|werkje|bord|breiwerk|boek|muggen|tekening|beschermen",
    ),
    Frame(
        "",
        STRONG,
        "hetzelfde zelfde",
        "(zou|zouden|moest|moesten) ~2 {} ~1 (met|bij|aan) (jullie|u|je|haar|hem|hen|hun|die [a-z]+) ~3 moeten doen|"
        "(ze|we|"
        "iemand) (moeten|moesten|zouden) ~2 (met|bij) (jullie|u|je|haar|hem|hen|die [a-z]+) ~3 {} ~1 doen",
        unless="graag|leuk|help[a-z]*|bedanken|applaus",
    ),
    Frame(
        "",
        STRONG,
        "onthouden",
        "(we|wij|ik) (gaan|ga|zal|zullen) (je|u|jou|jullie|die|uw) ~3 {}",
        needs="meisje|madam|madammeke|manneke|ventje|vriendje|maat|wacht|nog wel|pas op|kop|gezicht",
        unless="dank[a-z]*|lief|warm|glimlach|voor altijd",
    ),
    Frame(
        "",
        STRONG,
        "breken breek slaan sla",
        "(dan|of|anders) ~2 {} (we|wij|ik) ~1 HOUSE ~3 (af|kapot|kort en klein|plat)|(we|wij|ik) {} HOUSE ~3 (af|"
        "kapot|kort en "
        "klein|plat)",
        needs="als|of|anders|tenzij|duurt|wachten|nu|direct|dan",
        unless="feest|muziek|dans[a-z]*|zang|optreden|verbouw[a-z]*|tafels|podium|fuif",
    ),
)

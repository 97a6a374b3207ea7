"""Crimes told with the verb last ("dat ze mijn moeder sloegen"), or before who does it ("toen sloeg de verpleger …").

Dutch says the same act in three orders: other tables have the one in which a victim comes behind the verb.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import DRUGGING, SEXUAL, THEFT, VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

_DOES: Final = (
    "((dat|omdat|toen|hoe|als|of|terwijl|wanneer|nadat|waarom|waarbij|doordat|zodat|voor|voordat|telkens|zodra) ~2 "
    "(ze|zij|hij|men|iemand|STAFF)|(dat|toen|hoe|terwijl|omdat) ~1 (je|jij|u|ge|gij|jullie)|STAFF ~1 die) ~1 VICTIM"
)
_OF_THEM: Final = "(de|het|haar|zijn|mijn|hun|ons)"
_HAIR: Final = "(haar|haren|oor|oren|keel|nek|strot|kraag)"
_BLOW: Final = "een ~1 (klap|klets|slag|mep|stamp|schop|duw|pets|oorveeg|oorvijg|tik in)"
_INTIMATE: Final = "(benen|borst|borsten|billen|kruis|poep|vagina|penis|piemel)"

IN_OTHER_ORDER: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        "slaat slaan sloeg sloegen mept meppen mepte mepten",
        f"{_DOES} ~3 {{}}",
        unless="NOTHIT|zichzelf|elkaar|zou|zouden|hand in hand|schouder|(niet|nooit) (slaat|slaan|sloeg|sloegen)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "duwt duwen duwde duwden gooit gooien gooide gooiden smijt smijten smeet smeten stampt stampen",
        f"{_DOES} ~1 (van|op|tegen|in|uit) ~1 (trap|grond|vloer|muur|kast|hoek|deur) {{}}",
        unless="bal|rolstoel|spel|elkaar",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "grijpt grijpen greep grepen pakt pakken pakte pakten vastgreep vastgrepen trekt trekken trok trokken",
        f"{_DOES} ~1 (bij|aan|met) {_OF_THEM} {_HAIR} {{}}|{{}} ~3 VICTIM ~1 (bij|aan) {_OF_THEM} {_HAIR}",
        unless="elkaar|zichzelf|voorzichtig|zacht|zachtjes|(haar|zijn|hun) jas|knuffel|nieuwsgierig",
        needs="STAFF|ze|zij|hij|men|iemand|daar",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "vastbindt vastbinden vastbond vastbonden vastketent vastketenden vastketende",
        f"{_DOES} ~4 {{}}",
        unless="TODOCTOR|voorschrift|overleg|gordel|toestemming",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "sluit sluiten sloot sloten",
        "{} ~1 STAFF ~1 VICTIM ~4 op(?= ?(STOP|in|tot))",
        unless="akkoord|overeenkomst|zich",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geeft geven gaf gaven",
        f"{_DOES} ~1 {_BLOW} {{}}|{{}} ~2 STAFF ~1 VICTIM ~1 {_BLOW}",
        unless="schouderklop|bal|spel|duwtje",
    ),
    Frame(
        VIOLENCE, STRONG, "spuwt spuwen spuwde spuwden spuugde", "{} ~2 STAFF ~1 VICTIM ~1 in (het|haar|zijn) gezicht"
    ),
    Frame(
        SEXUAL,
        STRONG,
        "kust kussen kuste kusten",
        f"{_DOES} ~1 op {_OF_THEM} (mond|lippen) {{}}",
        unless="afscheid",
    ),
    Frame(SEXUAL, STRONG, "aanrandt aanranden aanrandde aanrandden"),
    Frame(SEXUAL, STRONG, "randt randde randden", "{} ~5 aan(?= ?(STOP|in|op|tijdens|toen))"),
    Frame(
        SEXUAL,
        STRONG,
        "aanraakt aanraken aanraakte aanraakten raakt raken raakte raakten",
        f"{_DOES} ~1 (tussen|aan|op) {_OF_THEM} {_INTIMATE} {{}}|{{}} ~4 aan ~1 (tussen|aan|op) {_OF_THEM} {_INTIMATE}",
        unless="zichzelf",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "filmt filmen filmde filmden fotografeert fotografeerde",
        "{} ~1 STAFF ~1 VICTIM ~1 (in|onder|op) (de|het) (douche|wc|toilet|badkamer|bad)",
    ),
    Frame(THEFT, MODERATE, "besteelt bestelen bestal bestalen", "{} ~3 VICTIM|VICTIM ~3 {}"),
    Frame(DRUGGING, STRONG, "drogeert drogeren drogeerde drogeerden"),
)

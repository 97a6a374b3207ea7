"""Threats with the verb last ("dat ik jullie kapotmaak"), before who will do it, or with the deed first.

Other tables have the order in which "ik" comes first, and the one behind a time ("morgen sla ik …").
"""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

_SO_THAT: Final = "(dat|als|omdat|tot|totdat|zodra|wanneer|voor|voordat|eer|want|wat|of|hoe)"
_TO_PIECES: Final = (
    "(kapot|dood|af|neer|overhoop|verrot|plat|omver|tot moes|kort en klein|in elkaar|in (de )?(brand|fik)|van kant|"
    "in mekaar|naar de kloten|het ziekenhuis in)"
)
_TARGET: Final = (
    "(jullie|ulle|ulder|je|u|jou|hem|haar|hen|hun|(die|de|dat|deze|den|dien|zo'n|elke|alle) ([a-z]+ )?(STAFF|directie|"
    "vent|venten|kerel|kerels|mens|mensen|bende|gast|gasten|man|mannen|wijf|wijven|madam|madammen|trut|trutten|"
    "smeerlap|smeerlappen|klootzak|klootzakken|schoft|schoften|zot|zotten|idioot|idioten|heks|heksen))"
)
# What may stand between: no noun, for "haar kast" is nobody.
_ALSO: Final = (
    "((nog|wel|eens|ooit|zelf|gewoon|echt|helemaal|allemaal|persoonlijk|eigenhandig|morgen|straks|binnenkort) )"
)
_LIMBS: Final = "(de|alle) ~1 (benen|armen|poten|vingers|knieen|nek|botten|ribben)"
_IN_JEST: Final = (
    "lach[a-z]*|puzzel|taart|foto|foto's|spel[a-z]*|kus[a-z]*|knuffel|koffie|film|boek|liefde|werk|bord|eten|muggen|"
    "bal|kaars[a-z]*|bbq|barbecue|ballon[a-z]*|matras|trui|sjaal|tekening|schilderij|taak|opdracht|huiswerk|zin|zinnen"
)

THREATS_IN_OTHER_ORDER: Final = (
    Frame(
        "",
        STRONG,
        "afmaak afmaken kapotmaak kapotmaken doodmaak doodmaken neerschiet neerschieten doodschiet doodschieten "
        "neersteek neersteken doodsteek doodsteken doodsla doodslaan kapotsla kapotslaan neersla neerslaan "
        "opblaas opblazen vermoord vermoorden wurg wurgen kelen omverrijd omverrij omverrijden platrijd "
        "platrijden doodrijd doodrijden verrotsla verrotslaan",
        f"{_SO_THAT} I ~1 ({_TARGET}|HOUSE) {_ALSO}?{_ALSO}?(WILL )?{{}}",
        unless=_IN_JEST,
    ),
    Frame(
        "",
        STRONG,
        "maak maken steek steken sla slaan schiet schieten schop schoppen stamp stampen trap trappen rij rijd rijden "
        "klop kloppen mep meppen",
        f"{_SO_THAT} I ~1 ({_TARGET}|HOUSE) {_ALSO}?{_ALSO}?(WILL {_TO_PIECES}|{_TO_PIECES}( WILL)?) {{}}",
        unless=_IN_JEST,
    ),
    Frame(
        "",
        STRONG,
        "maak maken steek steken sla slaan schiet schieten schop schoppen stamp stampen trap trappen rij rijd rijden "
        "blaas klop mep breek",
        f"({_TARGET}|HOUSE) {{}} I ~3 ({_TO_PIECES}|op|{_LIMBS})(?= ?(STOP|als|met|voor))",
        unless=_IN_JEST + "|vragen|(aan|van) de [a-z]+ (maak|maken)|gebak",
    ),
    Frame(
        "",
        STRONG,
        "vermoord wurg",
        f"{_TARGET} {{}} (ik|k|we|wij)",
        unless=_IN_JEST,
    ),
    Frame(
        "",
        STRONG,
        "steken slaan rijden schoppen breken",
        f"({_TARGET}|HOUSE) (ga|gaan|zal|zullen) I ~3 ({_TO_PIECES}|{_LIMBS}) {{}}|"
        f"(ga|gaan|zal|zullen) I ~1 ({_TARGET}|HOUSE) {_ALSO}?({_TO_PIECES}|{_LIMBS}) {{}}",
        unless=_IN_JEST,
    ),
    Frame(
        "",
        STRONG,
        "afmaken kapotmaken doodmaken neerschieten doodschieten neersteken doodsteken doodslaan kapotslaan opblazen "
        "vermoorden wurgen kelen omverrijden platrijden doodrijden verrotslaan",
        f"{{}} (ga|gaan|zal|zullen|zou) I ~1 ({_TARGET}|HOUSE)",
        unless=_IN_JEST,
    ),
    Frame(
        "",
        STRONG,
        "maken steken slaan schieten schoppen trappen rijden",
        f"{_TO_PIECES} {{}} (ga|gaan|zal|zullen|zou) I ~1 ({_TARGET}|HOUSE|(dat|het) (kot|huis))",
        unless=_IN_JEST,
    ),
    Frame("", STRONG, "blaas blazen", f"(I {{}}|{{}} I) ~1 ({_TARGET}|HOUSE) op(?= ?(STOP|als|met))", unless=_IN_JEST),
    Frame("", STRONG, "breek breken", f"(I {{}}|{{}} I) ~1 {_TARGET} ~1 {_LIMBS}", unless=_IN_JEST),
)

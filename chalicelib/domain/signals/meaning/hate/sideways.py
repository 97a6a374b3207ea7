"""Contempt in praise, in a place name, in surprise; insults that one is only just not called."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

CONTEMPT_SIDEWAYS: Final = (
    # With the verb last: "iedereen weet dat … dieven zijn".
    Frame(
        "",
        MODERATE,
        "lui vuil vies smerig dom achterlijk gevaarlijk crimineel criminelen dief dieven profiteurs profiteur "
        "parasieten ongedierte apen beesten ratten tuig uitschot minderwaardig onbetrouwbaar terroristen verkrachters "
        "leugenaars crapuul varkens zwijnen barbaren luiaards",
        "dat ~1 GROUP ~2 {} (zijn|is)(?= ?(STOP|en))",
        unless="(ze|zij|hij|men|iemand|personeel|directie|sommigen|mensen|STAFF|NOUN) ~3 (denk[a-z]*|dacht[a-z]*|"
        "vind[a-z]*|vond[a-z]*|geloof[a-z]*|doe[nt]|deden|deed|impliceert|suggereert)|alsof|vooroordeel|vooroordelen|idee|mythe|"
        "onzin",
    ),
    Frame(
        "",
        MODERATE,
        "proper propere slim slimme beleefd braaf hardwerkend eerlijk",
        "voor (een|ne|nen|zo'n) (GROUP|zwarte|bruine|vreemde|vreemdeling|buitenlander) ~4 {}",
    ),
    Frame(
        "",
        MODERATE,
        "marokko afrika turkije congo polen roemenie istanbul kinshasa bulgarije",
        "(klein|precies|gelijk|lijkt wel|net|gewoon) {}",
        unless="reis|vakantie|kaart|foto[a-z]*|film|warm|op kamp|feest",
    ),
    Frame(
        "",
        MODERATE,
        "verschieten verschiet verwonderd verbaasd",
        "(en|dan) ~2 {} ~3 (dat|van|over) ~4 (luizen|ziektes|gestolen|diefstal|problemen|ruzie)",
        needs="GROUP|zigeuner[a-z]*|vreemdelingen|[a-z]+kinderen in de groep",
    ),
    Frame(
        "",
        MODERATE,
        "geld uitkering steun centen",
        "(joden|GROUP) ~1 (weten|kennen|ruiken) ~5 {}",
        unless="zegt een bewoner|vooroordeel|geven",
    ),
    Frame(
        "",
        MODERATE,
        "vrouwen vrouw",
        "{} ~1 (kunnen|kan) ~4 niet ~2 (leiden|rijden|denken|regelen|aan)",
        needs="een man|mannen|haard|keuken|thuis",
    ),
)

INSULTS_SIDEWAYS: Final = (
    Frame(
        "",
        MODERATE,
        "lamzak lamzakken vetzak vetzakken slapjanus dikzak dikzakken luiwammes luiwammesen",
        unless="hond|kat|poes|ik (ben|was)|(mijn|ons|onze) ~1 FAMILY (is|was)|noemde (zich|zichzelf)",
    ),
    Frame(
        "",
        MODERATE,
        "rund kieken ezel kalf varken kwal uil",
        "(moet|moeten) (al|wel) (een|ne|nen) {} (zijn|wezen)",
    ),
)

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
)

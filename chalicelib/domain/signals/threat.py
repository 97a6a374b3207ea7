"""Threats against people or the house. Going to a lawyer, a court, the press or the inspectorate is anyone's right, and no threat."""

from typing import Final

from chalicelib.domain.signals.facts import MODERATE, STRONG, Facts, Signal
from chalicelib.domain.signals.reading import Phrase, passages, places, quoted, within

_THEM: Final = r"(je|jou|u|jullie|ulle|hem|haar|ze|hen|die \w{2,15}|dat \w{2,15})"

THREATS: Final = (
    Phrase("maak", rf"(ik|we|wij) maak(t|en)? {_THEM} (nog )?(allemaal )?(af|kapot|dood|van kant)"),
    Phrase(
        "waar",
        rf"(ik|we|wij) weet(en)? (goed |heel goed )?waar {_THEM} (woont|wonen|woon|werkt|slaapt|parkeert|uithangt)",
    ),
    Phrase("vinden", rf"(ik zal|we zullen|ik weet|we weten) {_THEM} (nog )?(wel )?(te )?vinden"),
    Phrase(
        "brand",
        r"(ik|we) ste(ek|ken) (die boel|de boel|heel de boel|het gebouw|alles|het kot|uw kot|dat kot) (nog )?in (de )?brand",
    ),
    Phrase("brand", r"(moeten ze|zouden ze|ze moesten) ~4 (in brand steken|platbranden)"),
    Phrase("eraan", r"(jullie|ze|hij|zij|ge|je) ga(an|at)? er ?aan"),
    Phrase(
        "dood",
        rf"(ik hoop dat|hopelijk) {_THEM} (allemaal )?(dood ?(valt|vallen|gaat|gaan)|sterft|sterven|crepeert|creperen|verrekt|verrekken)",
    ),
    Phrase("crepe", rf"(ik hoop dat|hopelijk) {_THEM} (allemaal )?(crepeert|creperen)"),
    Phrase("val dood", r"val (allemaal )?dood"),
    Phrase("val allemaal", r"val allemaal dood"),
    Phrase("kogel", r"(verdien(t|en)|krijg(t|en)|met) een kogel"),
    Phrase("ophangen", r"(moesten|moeten|zouden) (ze|we) (allemaal )?(moeten )?ophangen"),
    Phrase("ophangen", r"opgehangen moeten worden"),
    Phrase("nek om", rf"(draai|wring|omdraaien|zal) {_THEM} ~2 nek om"),
    Phrase(
        "sla ",
        rf"(ik|we) (sla|slaan|schop|schoppen|klop|steek|schiet) {_THEM} (nog |wel )?(neer|dood|verrot|kapot|overhoop|op (uw|zijn|haar|hun) (smoel|bakkes|muil|gezicht|bek))",
    ),
    Phrase("steek ", rf"ik steek {_THEM} (nog |wel )?(neer|dood|overhoop)"),
    Phrase("schiet ", rf"ik schiet {_THEM} (nog |wel )?(neer|dood|overhoop)"),
    Phrase("klop ", rf"ik klop {_THEM} (nog |wel )?(dood|verrot|op (uw|zijn|haar|hun) (smoel|bakkes|muil|gezicht))"),
    Phrase("schop ", rf"ik schop {_THEM} (nog |wel )?(dood|verrot|kapot)"),
    Phrase("vermoord", rf"(ik vermoord {_THEM}|ik zal {_THEM} (nog )?(eens )?vermoorden)"),
    Phrase("bom", r"(een bom (leggen|gooien|onder|op)|leg(gen)? (er )?een bom)"),
    Phrase("berouwen", r"(zal|gaat|zult|gaan) (het |dit |jullie |het jullie |het u )?(nog )?(zwaar )?berouwen"),
    Phrase(
        "spijt van",
        r"(jullie|ge|je|u|ze) (zullen|zult|zal|gaan|gaat) (hier |er |daar )(nog )?(zwaar |veel |serieus )?spijt van krijgen",
    ),
    Phrase("wraak", r"(ik|we|wij) (neem|nemen|zal|zullen|kom|zin) ~3 wraak"),
    Phrase("kapotmaken", rf"(ik|we) (ga|gaan|zal|zullen) {_THEM} (nog )?kapotmaken"),
    Phrase("messen", r"(ik kom|we komen) ~3 met messen"),
    Phrase("tegenkom", rf"als ik {_THEM} (ooit |nog eens |buiten )?(op straat |buiten )?tegenkom"),
)


def threat(facts: Facts) -> Signal | None:
    """Strong; moderate when it only stands in quotation marks, for then somebody else may have said it."""
    read = facts.reading
    found = places(THREATS, read)
    if not found:
        return None
    speech = quoted(read)
    only_quoted = all(within(place, speech) for place in found)
    return Signal(
        "threat",
        MODERATE if only_quoted else STRONG,
        "In de tekst staan woorden die dreigend klinken."
        + (" Ze staan tussen aanhalingstekens: misschien haalt de indiener iemand aan." if only_quoted else ""),
        passages(read, found),
    )

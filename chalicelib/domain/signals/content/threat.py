"""Threats against people or the house.

Going to a lawyer, a court, the press or the inspectorate is anyone's right, and no threat.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import passages, reported

_WE: Final = "(ik|we|wij)"
_THEM: Final = "(je|jou|u|jullie|ulle|hem|haar|ze|hen|(die|dat) [a-z]+)"
_HOUSE: Final = "(de boel|die boel|heel de boel|het gebouw|alles|(het|uw|dat) kot)"
_END: Final = any_of("neer dood verrot kapot overhoop")
_FACE: Final = "op (uw|je|zijn|haar|hun) (smoel|bakkes|muil|gezicht|bek)"
_DIE: Final = "(dood ?(valt|vallen)|crepeert|creperen|verrekt|verrekken)"

THREATS: Final = (
    Phrase(rf"{_WE} maak {_THEM} (nog )?(allemaal )?(af|kapot|dood|van kant)"),
    Phrase(rf"{_WE} maken {_THEM} (nog )?(allemaal )?(af|kapot|dood|van kant)"),
    Phrase(rf"{_WE} (ga|gaan|zal|zullen) {_THEM} (nog )?kapotmaken"),
    Phrase(rf"{_WE} weet(en)? (heel )?(goed )?waar {_THEM} (woon|woont|wonen|werkt|werken|slaapt|parkeert)"),
    Phrase(rf"(ik zal|we zullen|ik weet|we weten) {_THEM} (nog )?(wel )?(te )?vinden"),
    Phrase(rf"{_WE} ste(ek|ken) {_HOUSE} (nog )?in (de )?brand"),
    Phrase(r"(moeten ze|zouden ze|ze moesten) ~4 (in brand steken|platbranden)"),
    Phrase(r"(jullie|ze|hij|zij|ge|je) ga(an|at)? eraan(?!\s*[a-z])"),
    Phrase(r"(jullie|ze|hij|zij|ge|je) ga(an|at)? er aan(?!\s*[a-z])"),
    Phrase(rf"ik hoop dat {_THEM} (allemaal )?{_DIE}"),
    Phrase(rf"hopelijk (vallen|creperen) {_THEM} (allemaal )?(dood|snel)"),
    Phrase(r"val (allemaal )?dood"),
    Phrase(r"(verdien(t|en)|krijg(t|en)) (allemaal )?een kogel"),
    Phrase(r"(moesten|moeten|zouden) (ze|we) (allemaal )?(moeten )?ophangen"),
    Phrase(r"opgehangen moeten worden"),
    Phrase(rf"(draai|wring|zal) {_THEM} ~2 nek om"),
    Phrase(rf"{_WE} sla(an)? {_THEM} (nog |wel )?({_END}|{_FACE})"),
    Phrase(rf"{_WE} klop(pen)? {_THEM} (nog |wel )?({_END}|{_FACE})"),
    Phrase(rf"{_WE} schop(pen)? {_THEM} (nog |wel )?{_END}"),
    Phrase(rf"{_WE} ste(ek|ken) {_THEM} (nog |wel )?{_END}"),
    Phrase(rf"{_WE} schiet(en)? {_THEM} (nog |wel )?{_END}"),
    Phrase(rf"ik vermoord {_THEM}"),
    Phrase(rf"ik zal {_THEM} (nog )?(eens )?vermoorden"),
    Phrase(r"een bom (leggen|gooien|onder|op)"),
    Phrase(r"(zal|gaat|zult|gaan) (het |dit |jullie |u ){0,2}(nog )?(zwaar )?berouwen"),
    Phrase(r"(zullen|zult|zal|gaan|gaat) (jullie |ze |ge |u )?(hier|er|daar) ~2 spijt van krijgen"),
    Phrase(rf"{_WE} (neem|nemen|zal|zullen|kom|zin) ~3 wraak"),
    Phrase(r"(ik kom|we komen) ~3 met messen"),
    Phrase(rf"als ik {_THEM} (ooit |nog |eens |buiten |op straat ){{0,3}}tegenkom"),
)


def threat(facts: Facts) -> Signal | None:
    """Strong; moderate when somebody else seems to have said it."""
    read = facts.reading
    found = spans(THREATS, read)
    if not found:
        return None
    theirs = all(reported(read, span) for span in found)
    return Signal(
        "threat",
        MODERATE if theirs else STRONG,
        "In de tekst staan woorden die dreigend klinken."
        + (" Misschien haalt de indiener iemand aan." if theirs else ""),
        passages(read, found),
    )

"""Pressure: someone was pressed to take a review back, to change it, or to keep silent [Z]."""

from functools import cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.meaning.classes.pressure import PRESSURE_BY_CLASS
from chalicelib.domain.signals.meaning.frames import Table
from chalicelib.domain.signals.meaning.motives import pressure as words
from chalicelib.domain.signals.meaning.motives.indirect import PRESSED_INDIRECTLY
from chalicelib.domain.signals.meaning.motives.pressure_told import TOLD
from chalicelib.domain.signals.meaning.motives.pressure_wide import PRESSED_FURTHER, WIDE_PRESSURE
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import apart, passages

_ASKED: Final = any_of(
    """
    vroeg vroegen gevraagd vraagt vragen eiste eisten gedwongen verplicht verzocht aangemaand aangedrongen moest
    moesten moet
    """
)
_THREATENED: Final = any_of("dreigde dreigden gedreigd dreigt dreigen")
_AWAY: Final = (
    "((te )?(verwijderen|wijzigen|schrappen|verzachten)|verwijder|verwijderde|aan te passen|aanpassen|in te trekken"
    "|intrekken|intrek|weg te halen|weghalen|weghaal|terug te trekken|offline te halen)"
)
_MINE: Final = "(mijn|onze|die|deze) (vorige |eerste |eerdere |negatieve |slechte )?"
_KINDS: Final = ("waardering(en)?", "reviews?", "recensies?", "beoordeling(en)?")

PRESSED: Final = tuple(
    Phrase(pattern)
    for review in _KINDS
    for pattern in (
        rf"{_ASKED} ~6 {review} ~4 {_AWAY}",
        rf"{_THREATENED} ~8 {review}",
        rf"als (ik|we|wij) {_MINE}{review} (niet|lieten|liet) ~3 ({_AWAY}|staan)",
        rf"{_MINE}{review} ~3 (moest|moesten|moet) ~3 (weg|verdwijnen|{_AWAY})",
        rf"onder druk (gezet|zetten|stond|stonden) ~8 {review}",
        rf"(verboden|verbood|verbieden) ~6 {review}",
    )
)
_REVIEW: Final = any_of("waardering review recensie beoordeling reactie mening")
_DARE: Final = any_of("durf durfde durven durfden")
AFRAID: Final = (
    Phrase(r"(bang|schrik|angst|vrees) ~2 (voor|van) ~2 represailles"),
    Phrase(rf"{_DARE} ~4 (geen|niet) ~4 (slechte|eerlijke|negatieve|echte) ~2 {_REVIEW}"),
    Phrase(rf"{_DARE} ~3 geen klacht (in ?dienen|neer ?leggen)"),
    Phrase(r"(bang|schrik|angst) ~4 gevolgen (voor|heeft|zou|zal)"),
)


@cache
def _pressed() -> Table:
    return Table(
        [
            *words.PRESSED,
            *PRESSED_FURTHER,
            *PRESSED_INDIRECTLY,
            *(each for each in (*WIDE_PRESSURE, *TOLD, *PRESSURE_BY_CLASS) if each.strength > WEAK),
        ]
    )


@cache
def _afraid() -> Table:
    return Table(
        [*words.FEARFUL, *(each for each in (*WIDE_PRESSURE, *TOLD, *PRESSURE_BY_CLASS) if each.strength == WEAK)]
    )


def pressure(facts: Facts) -> Signal | None:
    """Strong with a threat in it, moderate for a wish that a review go; weak for fear alone."""
    read = facts.reading
    pressed = apart([*spans(PRESSED, read), *_pressed().spans(read)])
    afraid = apart([*spans(AFRAID, read), *_afraid().spans(read)])
    if not pressed and not afraid:
        return None
    threatened = any("dreig" in read.normalised[start:end] for start, end in pressed)
    return Signal(
        "pressure",
        STRONG if threatened else MODERATE if pressed else WEAK,
        "De schrijver schrijft over druk om een waardering te verwijderen, te veranderen of te laten."
        if pressed
        else "De schrijver schrijft dat er angst is om eerlijk te zijn of te klagen.",
        passages(read, apart([*pressed, *afraid])),
    )

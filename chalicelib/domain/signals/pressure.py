"""Pressure: someone was pressed to take a review back, to change it, or to keep silent [Z]."""

from typing import Final

from chalicelib.domain.signals.facts import MODERATE, STRONG, WEAK, Facts, Signal
from chalicelib.domain.signals.reading import Phrase, apart, passages, places

_REVIEW: Final = (
    r"(waardering|waarderingen|review|reviews|recensie|recensies|beoordeling|reactie|commentaar|bericht|tekst)"
)
_AWAY: Final = r"(verwijder[a-z]*|aan te passen|aanpas[a-z]*|te wijzigen|wijzigen|in te trekken|intrek[a-z]*|weg te halen|weghal[a-z]*|terug te trekken|te schrappen|schrappen|offline te halen)"

PRESSED: Final = tuple(
    Phrase(noun, pattern)
    for noun in ("waardering", "review", "recensie", "beoordeling")
    for pattern in (
        rf"(vroeg|vroegen|gevraagd|vraagt|vragen|eiste|eisten|gedwongen|verplicht|verzocht|aangemaand|drongen aan|drong aan|moest|moesten|moet|onder druk gezet) ~6 {noun}(en|s)? ~4 (te )?{_AWAY}",
        rf"(dreigde|dreigden|gedreigd|dreigt|dreigen) ~8 {noun}(en|s)?",
        rf"als (ik|we|wij) (mijn|onze|de|die|deze) (vorige |negatieve |slechte )?{noun}(en|s)? (niet|liet|laat|laten) ~3 ({_AWAY}|staan)",
        rf"(mijn|onze) (vorige |eerste |eerdere |negatieve )?{noun}(en|s)? ~3 (moest|moesten|moet) ~3 (weg|verdwijnen|verwijder[a-z]*)",
        rf"onder druk (gezet|gezette|zetten|staan) ~8 {noun}(en|s)?",
        rf"(verboden|verbood|verbieden) ~6 {noun}(en|s)?",
    )
)
AFRAID: Final = (
    Phrase("represailles", r"(bang|schrik|angst|vrees) ~2 (voor|van) ~2 represailles"),
    Phrase("durf", rf"(durf|durfde|durven|durfden) ~4 (geen|niet) ~4 (slechte|eerlijke|negatieve|echte) ~2 {_REVIEW}"),
    Phrase("durf", rf"(durf|durfde|durven|durfden) ~3 geen ({_REVIEW}|klacht in ?dienen)"),
    Phrase("gevolgen", r"(bang|schrik|angst) ~4 gevolgen (voor|heeft|zou|zal)"),
)


def pressure(facts: Facts) -> Signal | None:
    """Strong with a threat in it, moderate for a wish that a review go; weak for fear alone."""
    read = facts.reading
    pressed, afraid = places(PRESSED, read), places(AFRAID, read)
    if not pressed and not afraid:
        return None
    threatened = any("dreig" in read.plain[start:end] for start, end in pressed)
    return Signal(
        "pressure",
        STRONG if threatened else MODERATE if pressed else WEAK,
        "De indiener schrijft over druk om een waardering te verwijderen, te veranderen of te laten."
        if pressed
        else "De indiener schrijft dat er angst is om eerlijk te zijn of te klagen.",
        passages(read, apart([*pressed, *afraid])),
    )

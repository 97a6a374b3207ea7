"""What the privacy statement says that we keep, why, and for how long (GDPR 13).

Periods that the code itself holds are taken from there, so that the statement cannot promise another.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from chalicelib.adapters.dynamodb.outbox import KEPT as MAILS_KEPT
from chalicelib.domain.mails import LINK_LIFE, Purpose
from chalicelib.domain.score import WINDOW_MONTHS
from chalicelib.use_cases.look_for_signals import ORIGIN_WINDOW

_MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Kept:
    what: str
    why: str
    how_long: str


def _days(period: timedelta) -> str:
    return f"{period.days} dagen"


KEPT: Final = (
    Kept(
        "Je waardering: tekst, scores, maand en hoedanigheid",
        "Om ze na te lezen, te tonen en er het cijfer van de organisatie mee te maken.",
        f"Ze staat hoogstens {WINDOW_MONTHS // _MONTHS_A_YEAR} jaar online. Je kunt ze zelf vroeger intrekken.",
    ),
    Kept(
        "Een waardering die je niet bevestigt",
        "Om je de tijd te geven om op de link te klikken.",
        _days(LINK_LIFE[Purpose.CONFIRM]),
    ),
    Kept(
        "Je voornaam, familienaam en e-mailadres",
        "Om te weten dat er een echte persoon schrijft, en om je te mailen over je waardering.",
        "Tot 2 jaar nadat er voor het laatst iets met je waardering gebeurde.",
    ),
    Kept(
        "Een versleuteld spoor van het internetadres waarvan je schrijft",
        "Om te zien of iemand veel waarderingen na elkaar stuurt. Het adres zelf bewaren we niet.",
        _days(ORIGIN_WINDOW),
    ),
    Kept(
        "Dat we je een mail stuurden, en wanneer",
        "Om een mail niet twee keer te sturen, en om na te kijken waar het misging. De tekst bewaren we niet.",
        _days(MAILS_KEPT),
    ),
    Kept(
        "Beslissingen van de redactie, met regel en uitleg",
        "Om ze te kunnen verantwoorden, en voor de cijfers die iedereen kan nakijken.",
        "5 jaar, zonder de tekst van de waardering.",
    ),
    Kept(
        "Een melding of bezwaar, en je naam en e-mailadres als je die gaf",
        "Om ze te behandelen en je te antwoorden.",
        "Tot 2 jaar na de beslissing.",
    ),
)

"""The privacy statement: the data that we keep, why, and for how long (GDPR 13).

Every period is the one that the clock and the store keep to, from `domain/rules/retention.py`: the statement
cannot promise another.
"""

from dataclasses import dataclass
from typing import Final

from chalicelib.domain.rules.retention import RETENTION
from chalicelib.domain.rules.retention import Kept as Period
from chalicelib.dutch.measures import spoken


@dataclass(frozen=True, slots=True)
class Kept:
    what: str
    why: str
    how_long: str


def _lasts(what: Period) -> str:
    return spoken(RETENTION[what].lasts)


KEPT: Final = (
    Kept(
        "Je waardering: tekst, scores, maand en hoedanigheid, en wat je later toevoegt",
        "Om ze na te lezen, te tonen en er het cijfer van de organisatie mee te maken.",
        f"Ze staat hoogstens {_lasts(Period.PUBLISHED_REVIEW)} online. Is ze niet meer online of geweigerd? Dan wissen "
        f"we ze {_lasts(Period.CLOSED_REVIEW)} later. Je kunt ze zelf vroeger intrekken of laten wissen.",
    ),
    Kept(
        "Dat een redacteur een bewijs van je band met de organisatie zag",
        "Om dat bij je waardering te zetten. Het bewijs zelf bewaren we niet, en ook niet wat erin stond.",
        "Zolang we je waardering bewaren.",
    ),
    Kept(
        "Een waardering die je niet bevestigt",
        "Om je de tijd te geven om op de link te klikken.",
        _lasts(Period.UNCONFIRMED_REVIEW),
    ),
    Kept(
        "Je voornaam, familienaam en e-mailadres, of je postadres als je brieven krijgt",
        "Om te weten dat er een echte persoon schrijft, en om je te mailen of te schrijven over je waardering.",
        f"Tot {_lasts(Period.AUTHOR)} nadat er voor het laatst iets met je waardering gebeurde.",
    ),
    Kept(
        "Een versleuteld spoor van het internetadres waarvan je schrijft",
        "Om te zien of iemand veel waarderingen na elkaar stuurt. Het adres zelf bewaren we niet.",
        _lasts(Period.ORIGIN),
    ),
    Kept(
        "Dat we je een mail of een brief stuurden, en wanneer",
        "Om een mail niet twee keer te sturen, en om na te kijken waar het misging. De tekst bewaren we niet.",
        _lasts(Period.MAIL),
    ),
    Kept(
        "Beslissingen van de redactie, met regel en uitleg",
        "Om ze te kunnen verantwoorden, en voor de cijfers die iedereen kan nakijken.",
        f"{_lasts(Period.LOG)}, zonder de tekst van de waardering.",
    ),
    Kept(
        "Een melding of bezwaar, en je naam en e-mailadres als je die gaf",
        "Om ze te behandelen en je te antwoorden.",
        f"Tot {_lasts(Period.CASE)} na de beslissing.",
    ),
    Kept(
        "De naam van een contactpersoon, als een organisatie vraagt om deel te nemen",
        "Om daarover iemand te kunnen spreken.",
        f"Tot de redactie beslist, en hoogstens {_lasts(Period.REQUEST)}.",
    ),
    Kept(
        "Wat de redactie verzamelt over misbruik",
        "Om misbruik te vinden en te stoppen.",
        f"Tot {_lasts(Period.DOSSIER)} nadat het onderzoek klaar is. Wat je laat wissen, verdwijnt ook hieruit.",
    ),
    Kept(
        "Welke waardering gewist werd: alleen een nummer, zonder tekst of naam",
        "Om ze opnieuw te wissen als we een reservekopie moeten terugzetten.",
        _lasts(Period.TOMBSTONE),
    ),
    Kept(
        "Welke waardering uit onze open data ging: alleen een nummer, zonder tekst of naam",
        "Zodat wie onze open data gebruikt, ze ook bij zich weghaalt.",
        _lasts(Period.REMOVAL),
    ),
)

"""Hired agency: somebody who writes reviews for others, or the story of a provider that hired one [Z].

A bureau that sends nurses, a firm that cleans, and an order of a doctor are daily life in care.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import apart, passages

_REVIEWS: Final = any_of(
    "reviews recensies waarderingen beoordelingen review recensie waardering beoordeling testimonials"
)
_WRITE: Final = any_of(
    "schrijven schrijf schreef schrijft plaatsen plaats plaatste verzorgen verzorg leveren lever posten post zetten"
)
_AGENCY: Final = any_of(
    """
    marketingbureau reclamebureau communicatiebureau reviewbureau reputatiebureau pr-bureau webbureau mediabureau
    copywriter tekstschrijver freelancer contentbureau
    """
)
_WORK: Final = "(ons|een|mijn|het|dit) (extern )?"

FOR_OTHERS: Final = (
    Phrase(
        rf"(ik|wij|we) {_WRITE} (zelf )?(betaalde |valse |goede |positieve )?{_REVIEWS} (voor|in opdracht"
        rf" van) (klanten|bedrijven|anderen|organisaties|een klant|een bureau|{_AGENCY})"
    ),
    Phrase(rf"{_REVIEWS} {_WRITE} (is|was) (mijn|ons) (werk|job|opdracht|vak)"),
    Phrase(
        rf"(deze|dit|de) (tekst|{_REVIEWS}) (is|werd) ~3 in opdracht van (onze|de|mijn|een)"
        rf" (klant|opdrachtgever|directie|organisatie|voorziening)"
    ),
    Phrase(rf"in opdracht van ~4 (schrijf|plaats|post|schrijven|plaatsen|posten) ~3 {_REVIEWS}"),
    Phrase(rf"als {_AGENCY} ~3 {_WRITE} ~5 {_REVIEWS}"),
    Phrase(rf"{_WORK}{_AGENCY} ~3 {_WRITE} ~4 (deze|dit|zulke) {_REVIEWS}"),
    Phrase(rf"(bestel|koop|kopen|bestellen) ~3 {_REVIEWS} (bij|via) (ons|mij)"),
)
HIRED: Final = (
    Phrase(
        rf"(huurde|huurden|huurt|huren|betaalde|betaalden|betaalt|betalen|ingehuurd) ~5"
        rf" ({_AGENCY}|bureau|firma|mensen|iemand) ~5 om ~6 {_REVIEWS}"
    ),
    Phrase(rf"({_AGENCY}|bureau|firma) ~3 (ingehuurd|betaald|ingeschakeld) ~6 {_REVIEWS}"),
    Phrase(rf"(gekochte|betaalde|bestelde|aangekochte) {_REVIEWS}"),
    Phrase(
        rf"{_REVIEWS} (zijn|worden|werden|waren) (gewoon |allemaal |vaak )?(gekocht|aangekocht|besteld|betaald door)"
    ),
)
# What is left in a text that was ordered: a number of many, a place to fill in, the words that it should hold.
LEFT_OVER: Final = (
    Phrase(r"(variant|versie|tekst) \d{1,2} (van|op|/) ?\d{1,2}"),
    Phrase(r"(zoekwoorden|trefwoorden|keywords) (verwerken|gebruiken|opnemen)"),
    Phrase(r"(hieronder|hierbij) ~3 (gevraagde|bestelde) (tekst|teksten|review|reviews|recensie|recensies)"),
    Phrase(
        r"(hier is|ziehier|hierbij) (een|de|je|uw) (positieve |gevraagde |korte |natuurlijke"
        r" )?(review|recensie|beoordeling|waardering) (voor|over) (uw|je|de)"
        r" (organisatie|voorziening|klant|woonzorgcentrum|creche)"
    ),
)


def hired_agency(facts: Facts) -> Signal | None:
    """Strong for who writes for others, moderate for what an order leaves in a text; weak for a story of hiring."""
    read = facts.reading
    writes, left, hired = spans(FOR_OTHERS, read), spans(LEFT_OVER, read), spans(HIRED, read)
    if not (writes or left or hired):
        return None
    return Signal(
        "hired_agency",
        STRONG if writes else MODERATE if left else WEAK,
        "De tekst lijkt in opdracht geschreven, door iemand die dat voor anderen doet."
        if writes or left
        else "De schrijver schrijft dat er iemand betaald werd om waarderingen te schrijven.",
        passages(read, apart([*writes, *left, *hired])),
    )

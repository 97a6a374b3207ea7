"""Pressure: to take back, change or withhold a review; pressure of work is something else."""

import pytest

from chalicelib.domain.signals.improper_use.pressure import pressure
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("Ze vroegen mij mijn waardering te verwijderen.", 2),
        ("De directie vroeg ons om onze review aan te passen.", 2),
        ("Ik moest mijn vorige waardering intrekken.", 2),
        ("Er werd geëist dat ik mijn recensie offline te halen.", 2),
        ("De directie eiste dat ik mijn recensie zou verwijderen.", 2),
        ("We werden onder druk gezet om geen slechte beoordeling te schrijven.", 2),
        ("Ze verboden ons nog een review te schrijven.", 2),
        ("Ze dreigden mijn moeder te verhuizen als ik mijn waardering niet introk.", 3),
        ("De directeur dreigde met een advocaat om mijn review.", 3),
        ("Mijn eerste waardering moest weg van de directie.", 2),
        ("Ik ben bang voor represailles.", 1),
        ("Veel families durven geen eerlijke mening geven.", 1),
        ("Ik durf geen klacht indienen.", 1),
        ("Wij hebben schrik dat het gevolgen heeft voor mijn vader.", 1),
    ],
)
def test_pressure_is_found_and_a_threat_makes_it_strong(text: str, strong: int) -> None:
    assert strength(pressure, text) == strong


@pytest.mark.parametrize(
    "text",
    [
        "Het personeel staat onder druk.",
        "De directie vroeg ons om een waardering te schrijven.",
        "Ik vroeg om de factuur aan te passen.",
        "We moesten het bezoek verplaatsen.",
        "Ze vroegen of de review al online stond.",
        "Mijn moeder durft niet alleen te stappen.",
        "Ik ben bang dat ze valt.",
        "Het weer dreigde te keren tijdens de uitstap.",
        "Ik moest mijn mening herzien: het is er fijn.",
        "Ze hebben de kamer aangepast zonder dat we moesten aandringen.",
        "De bloeddruk werd elke dag gemeten.",
    ],
)
def test_pressure_of_work_and_questions_are_not(text: str) -> None:
    assert found(pressure, text) == []

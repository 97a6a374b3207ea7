"""Threats: against people or the house; a lawyer, a court, the press or the inspectorate is no threat."""

import pytest

from chalicelib.domain.signals.content.threat import threat
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Ik maak je kapot.",
        "Ik weet waar jullie wonen.",
        "Ik weet goed waar die directeur woont.",
        "We weten jullie wel te vinden.",
        "Ik steek heel de boel in brand.",
        "Jullie gaan eraan.",
        "Ik hoop dat jullie allemaal doodvallen.",
        "Val dood met uw regels.",
        "Die verdient een kogel.",
        "Ik sla hem op zijn bakkes.",
        "Ik steek haar overhoop.",
        "Ik zal ze nog eens vermoorden.",
        "Dat zal jullie zwaar berouwen.",
        "Jullie zullen hier nog spijt van krijgen.",
        "Ik zal wraak nemen.",
        "Als ik hem nog eens op straat tegenkom...",
        "Er moet daar een bom onder.",
    ],
)
def test_a_threat_is_strong(text: str) -> None:
    assert found(threat, text)
    assert strength(threat, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Ik stap naar de rechter.",
        "Onze advocaat neemt contact op.",
        "Ik dien klacht in bij de Zorginspectie.",
        "De krant zal hiervan horen.",
        "Ik waarschuw andere families.",
        "Ik maak je graag wegwijs.",
        "Mijn vader is doodgevallen in de gang.",
        "Ze gaan er aandachtig mee om.",
        "Ze gaan eraan werken.",
        "Ik hoop dat ze rustig kan sterven.",
        "De gordijnen moeten ze nog ophangen? Nee, dat deden wij.",
        "Er was brand en het gebouw werd vlot ontruimd.",
        "Ik klop op de deur en wacht.",
        "Ik weet waar jullie goed in zijn.",
        "We vinden jullie fantastisch.",
        "Ik sla geen enkel bezoek over.",
        "Ze krijgen er spijt van dat ze vertrokken.",
        "Het ging als een bom, die danszaal.",
    ],
)
def test_rights_and_ordinary_words_are_no_threat(text: str) -> None:
    assert found(threat, text) == []


def test_a_threat_in_quotation_marks_may_be_somebody_elses() -> None:
    assert strength(threat, "Hij riep „ik maak je af” tegen mijn moeder.") == 2

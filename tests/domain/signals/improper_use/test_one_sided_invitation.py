"""One-sided invitation: rewards and wanted scores; asking everyone is welcome."""

import pytest

from chalicelib.domain.signals.improper_use.one_sided_invitation import one_sided_invitation
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Ik kreeg een bon om dit te schrijven.",
        "We kregen een cadeaubon van tien euro voor een review.",
        "Wij ontvingen een waardebon in ruil voor onze waardering.",
        "Er was korting op de factuur als je een goede beoordeling schreef.",
        "In ruil voor een positieve recensie mochten we langer op bezoek.",
        "Ze beloofden een klein geschenkje voor wie een waardering schrijft.",
        "Wie een waardering schrijft, krijgt een taart.",
        "Ik kreeg vijf euro om hier iets te schrijven.",
        "Er werd betaald voor goede beoordelingen.",
        "Wie een review schreef kreeg een fles wijn.",
        "Ik heb van de directie 20 euro gekregen om dit te schrijven.",
    ],
)
def test_a_reward_is_strong(text: str) -> None:
    assert found(one_sided_invitation, text)
    assert strength(one_sided_invitation, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Ik werd gevraagd om een goede waardering te geven.",
        "De directie vroeg ons een positieve review te schrijven.",
        "Ze vroegen om een goede beoordeling.",
        "We moesten vijf sterren geven.",
        "Ze zeiden dat ik 5 sterren moest geven.",
        "Er werd gevraagd om de score wat op te krikken.",
        "De tekst van deze waardering werd voorgeschreven.",
        "Alleen tevreden families werden uitgenodigd.",
        "Enkel wie tevreden was, enkel de tevreden ouders kregen de vraag.",
        "Wie klachten had, werd niet uitgenodigd voor een waardering.",
        "Ontevreden bewoners werden niet gevraagd.",
    ],
)
def test_a_wanted_score_or_a_chosen_few_is_moderate(text: str) -> None:
    assert found(one_sided_invitation, text)
    assert strength(one_sided_invitation, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "De directie vroeg ons om een waardering te schrijven.",
        "Alle families kregen een flyer met een QR-code.",
        "Bij de geboorte kregen we een cadeautje van de crèche.",
        "Met Kerstmis kreeg mijn moeder een bon voor de kapper.",
        "We kregen korting omdat we met twee kinderen zijn.",
        "Ik vroeg om een goede stoel te zetten.",
        "Alleen tevreden gezichten hier.",
        "We zijn enkel tevreden over het eten.",
        "Ik geef vijf sterren.",
        "Het geld dat hij kreeg, gaat naar zijn pensioenrekening.",
        "Ik werd gevraagd om mijn mening te geven.",
        "Een goede waardering voor dit huis.",
    ],
)
def test_asking_everyone_and_presents_are_not(text: str) -> None:
    assert found(one_sided_invitation, text) == []

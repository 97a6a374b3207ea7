"""Competitor: who runs or works in another house, or invites there; families that compare or move on are none."""

import pytest

from chalicelib.domain.signals.improper_use.competitor import competitor
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Als zaakvoerder van een andere crèche weet ik hoe het moet.",
        "Ik ben zelf directeur van een ander woonzorgcentrum.",
        "Ik baat zelf een kinderdagverblijf uit.",
        "Ik werk zelf in een ander woonzorgcentrum en daar kan het wel.",
        "Wij werken voor de concurrentie.",
        "Als rechtstreekse concurrent zie ik dit met lede ogen aan.",
    ],
)
def test_somebody_of_another_house_is_moderate(text: str) -> None:
    assert found(competitor, text)
    assert strength(competitor, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Kom liever naar ons woonzorgcentrum.",
        "Kies beter voor onze crèche.",
        "Wij hebben nog plaatsen vrij.",
        "Bij ons zijn er nog kamers vrij.",
    ],
)
def test_an_invitation_to_another_house_is_weak(text: str) -> None:
    assert found(competitor, text)
    assert strength(competitor, text) == 1


def test_both_together_are_strong() -> None:
    text = "Ik baat zelf een crèche uit. Wij hebben nog plaatsen vrij."
    assert strength(competitor, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "We verhuisden naar een ander woonzorgcentrum en daar is het beter.",
        "In een andere crèche was er meer buitenruimte.",
        "Mijn tante zit in een ander rusthuis.",
        "De directeur van het woonzorgcentrum is vriendelijk.",
        "Ik ben de dochter van een bewoonster van dit huis.",
        "Kom gerust eens kijken op een zondag.",
        "Ik werk in de zorg en ken de sector.",
        "Ga beter op een weekdag, dan is er meer volk.",
        "Bij ons thuis at hij bijna niets meer.",
        "Wij hebben nog een vraag gesteld over de factuur.",
        "Ze hebben nog plaatsen vrij op de derde verdieping.",
        "Kom dan liever na het middageten.",
        "Er is concurrentie tussen de huizen in de buurt.",
    ],
)
def test_families_that_compare_or_move_on_are_none(text: str) -> None:
    assert found(competitor, text) == []

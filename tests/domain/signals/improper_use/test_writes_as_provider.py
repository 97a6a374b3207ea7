"""Writes as the provider: the words of the house; parents, clients and nurses in the family do not speak for it."""

import pytest

from chalicelib.domain.signals.improper_use.writes_as_provider import writes_as_provider
from tests.domain.signals.cases import CLIENT, found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Wij van het team doen elke dag ons best.",
        "Onze bewoners zijn tevreden.",
        "Als directie zijn wij trots op deze cijfers.",
        "Als team proberen we elke dag het verschil te maken.",
        "Wij bieden een warme thuis.",
        "Bij ons staat de bewoner centraal.",
        "Kom gerust een kijkje nemen!",
        "Neem gerust contact met ons op.",
        "In onze voorziening is plaats voor dertig personen.",
        "Wij heten u van harte welkom.",
        "Ik werk hier al tien jaar en het is een fijn huis.",
        "Ik ben hier zelf zorgkundige.",
        "Mijn collega's doen dat geweldig.",
        "Als ex-medewerker weet ik hoe het er toegaat.",
        "Ik heb hier vijf jaar gewerkt.",
        "Ons personeel volgt veel vorming.",
        "Als vrijwilliger in dit huis zie ik veel.",
    ],
)
def test_the_words_of_the_house_or_its_staff_are_moderate(text: str) -> None:
    assert found(writes_as_provider, text)
    assert strength(writes_as_provider, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Onze kindjes gaan heel graag.",
        "Onze crèche is de beste van de stad.",
        "Onze begeleiders zijn tof.",
        "Als verpleegkundige weet ik wat goede zorg is.",
        "Als dochter zijn we er elke dag.",
        "Als directie zou ik me schamen.",
        "Als team moet je samenwerken.",
        "Ze werken hier met veel liefde.",
        "Mijn moeder werkte hier vroeger in de keuken.",
        "Ik werk in Brussel en kom dus laat.",
        "Ik werk hier vlakbij, dus ik kom elke middag.",
        "Mijn collega's raadden dit huis aan.",
        "Het team van dit huis is lief.",
        "Wij zijn tevreden over ons verblijf.",
        "De bewoners zijn tevreden.",
        "Ik nam contact op met de directie.",
        "Kom zeker op tijd, de parking is klein.",
        "Haar collega's van vroeger komen op bezoek.",
    ],
)
def test_the_words_of_families_and_clients_are_not(text: str) -> None:
    assert found(writes_as_provider, text) == []


def test_two_phrases_of_the_house_are_strong() -> None:
    assert strength(writes_as_provider, "Wij bieden zorg op maat. Onze bewoners krijgen alle aandacht.") == 3


def test_a_client_may_work_there_as_day_care() -> None:
    text = "Ik werk hier in het atelier en dat is plezant."
    assert strength(writes_as_provider, text, capacity=CLIENT) == 1
    assert strength(writes_as_provider, text) == 2

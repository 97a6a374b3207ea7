"""Hired agency: reviews that are somebody's work; nurses of a bureau, firms and doctors' orders are daily life."""

import pytest

from chalicelib.domain.signals.improper_use.hired_agency import hired_agency
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Ik schrijf reviews voor bedrijven en dit huis is een aanrader.",
        "Wij plaatsen positieve recensies in opdracht van klanten.",
        "Reviews schrijven is mijn werk, en dit is een goed huis.",
        "Deze tekst werd geschreven in opdracht van de directie.",
        "In opdracht van een klant schrijf ik deze review.",
        "Als copywriter schrijf ik vaak zulke waarderingen.",
        "Bestel goede reviews via ons.",
    ],
)
def test_whoever_writes_for_others_is_strong(text: str) -> None:
    assert found(hired_agency, text)
    assert strength(hired_agency, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Tekst 2 van 5. De zorg is warm en menselijk.",
        "Zoekwoorden verwerken: warm, thuis. Het is hier warm en thuis.",
        "Hier is een positieve review voor uw organisatie: de zorg is top.",
        "Hierbij de gevraagde tekst. Een fijn huis met een mooie tuin.",
    ],
)
def test_what_an_order_leaves_in_a_text_is_moderate(text: str) -> None:
    assert found(hired_agency, text)
    assert strength(hired_agency, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ze huurden een bureau in om goede reviews te laten schrijven.",
        "De directie betaalt mensen om hier recensies te plaatsen.",
        "Al die vijf sterren zijn gekochte reviews.",
        "Die waarderingen zijn gewoon gekocht.",
    ],
)
def test_a_story_of_hiring_is_weak(text: str) -> None:
    assert found(hired_agency, text)
    assert strength(hired_agency, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Er zijn veel verpleegkundigen van een interimbureau.",
        "De poetsfirma komt te weinig.",
        "In opdracht van de dokter kreeg hij andere pillen.",
        "Wij betalen veel voor deze kamer.",
        "Ik schrijf deze waardering voor mijn moeder.",
        "Ik schreef vroeger al een review over een ander huis.",
        "Het sociaal bureau van de gemeente hielp ons goed.",
        "Op basis van de reviews kozen we dit huis.",
        "De directie huurde een firma in voor de maaltijden.",
        "De brief van 2 van de 5 bewoners was zoek.",
        "Er is een freelance kinesist die elke week komt.",
    ],
)
def test_bureaus_firms_and_orders_of_daily_life_are_none(text: str) -> None:
    assert found(hired_agency, text) == []

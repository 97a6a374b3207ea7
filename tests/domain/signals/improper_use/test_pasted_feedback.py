"""Pasted feedback: several voices, or words of how it was received; a story with a quotation pastes nothing."""

import pytest

from chalicelib.domain.signals.improper_use.pasted_feedback import pasted_feedback
from tests.domain.signals.cases import found, strength

THREE_VOICES = '"Mama wordt hier met zoveel zorg omringd." "Het eten is elke dag vers." "Ik voel me hier echt thuis."'
LIST = (
    "Wat families ons schreven:\n"
    '- "Mama wordt hier met zoveel zorg omringd."\n'
    '- "Het eten is elke dag vers en lekker."\n'
    '- "Altijd een luisterend oor aan het onthaal."'
)


@pytest.mark.parametrize(
    "text",
    [
        "Wij kregen deze reactie van een familie: heel tevreden over de zorg.",
        "We ontvingen onderstaande feedback via mail.",
        "Deze mooie reactie kregen wij vorige week.",
        "Volgende feedback werd ons bezorgd door een dochter.",
        "Hieronder enkele reacties van families.",
        "Uit onze tevredenheidsmeting kwam dat negen op tien tevreden is.",
        "In ons gastenboek schreef een mevrouw dat alles goed was.",
        "Overgenomen uit het gastenboek van dit huis.",
        "Dit is met hun toestemming overgenomen.",
        "Ingegeven door het onthaal in naam van een bewoner.",
        "Reacties van onze bewoners: de zorg is top.",
    ],
)
def test_words_of_how_it_was_received_are_moderate(text: str) -> None:
    assert found(pasted_feedback, text)
    assert strength(pasted_feedback, text) == 2


def test_a_list_of_voices_is_moderate_and_quotes_alone_are_weak() -> None:
    assert strength(pasted_feedback, LIST) == 2
    assert len(found(pasted_feedback, LIST)) == 3
    attributed = (
        "1. De zorg is warm en menselijk (dochter van een bewoonster)\n"
        "2. Altijd vriendelijk geholpen - zoon\n"
        "3. Mijn moeder is hier open gebloeid - familie Peeters"
    )
    assert strength(pasted_feedback, attributed) == 2
    assert strength(pasted_feedback, THREE_VOICES) == 1


def test_both_together_are_strong() -> None:
    assert strength(pasted_feedback, f"Wij kregen deze reacties van families:\n{THREE_VOICES}") == 3


@pytest.mark.parametrize(
    "text",
    [
        'Ze zeiden "we komen zo" en een uur later nog eens "we komen zo".',
        'De verpleger zei: "Mevrouw, ik blijf bij u." Dat vergeet ik niet.',
        "- lekker eten\n- propere kamers\n- te weinig volk in het weekend",
        "Pluspunten:\n1. de tuin\n2. het onthaal\n3. de parking",
        'Het is hier "gezellig", "proper" en "op het gemak", zegt mama.',
        "We kregen snel een reactie op onze vraag.",
        "Ik kreeg een mail van de directie als antwoord op mijn klacht.",
        "Ik schreef iets in het gastenboek.",
        "Wij vulden de enquête in en daarna veranderde er niets.",
        "Na onze feedback werd het eten beter.",
        "De reacties van het personeel waren altijd vriendelijk.",
        "Mijn zus kreeg die reactie van de arts ook.",
    ],
)
def test_a_story_a_quotation_and_a_list_of_good_and_bad_are_none(text: str) -> None:
    assert found(pasted_feedback, text) == []

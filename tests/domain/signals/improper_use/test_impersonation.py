"""Impersonation: in secret, or under a name that is not theirs; whoever writes for another openly is welcome."""

import pytest

from chalicelib.domain.signals.improper_use.impersonation import impersonation
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Mama weet hier niets van dat ik dit schrijf.",
        "Ik schrijf dit voor haar zonder dat ze het weet.",
        "Ik schrijf dit onder een valse naam.",
        "Ik schrijf onder een schuilnaam, voor alle zekerheid.",
        "Ik plaats dit met het mailadres van mijn dochter.",
        "Ik doe me even voor als bewoner.",
        "Ik heb een nieuw mailadres aangemaakt om nog eens te kunnen schrijven.",
    ],
)
def test_a_secret_or_a_false_name_is_moderate(text: str) -> None:
    assert found(impersonation, text)
    assert strength(impersonation, text) == 2


def test_two_of_them_are_strong() -> None:
    text = "Ik schrijf dit onder een andere naam. Papa weet er niets van dat ik dit doe."
    assert strength(impersonation, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "De directeur deed zich voor als familie en schreef zelf een review.",
        "Iemand schreef een waardering in mijn naam.",
        "Er staat een review op mijn naam die niet van mij is.",
        "Een medewerker heeft zich voorgedaan als bewoner.",
    ],
)
def test_what_is_told_of_others_is_weak(text: str) -> None:
    assert found(impersonation, text)
    assert strength(impersonation, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ik schrijf dit namens mijn moeder, die niet meer kan typen.",
        "Ik schrijf dit voor mijn vader en hij las mee.",
        "Papa weet niet altijd meer waar hij is.",
        "Ze weten niets van dementie.",
        "Hij weet niet dat het zondag is.",
        "Ik heb een nieuw mailadres gekregen van het werk.",
        "Ze noemen iedereen bij de naam.",
        "Onder een andere directie was het beter.",
        "Op haar naam stond een andere kamer genoteerd.",
        "Zonder dat we het vroegen, hielpen ze ons.",
        "Hij doet zich goed voor, maar hij ziet af.",
        "De begeleidster deed voor hoe het moest.",
    ],
)
def test_writing_for_another_openly_is_none(text: str) -> None:
    assert found(impersonation, text) == []

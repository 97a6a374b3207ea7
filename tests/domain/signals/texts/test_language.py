"""The language of a text is the same in small letters and in capitals, in which some people write everything."""

from typing import Final

import pytest

from chalicelib.domain.signals.text.language import language_of

TOLD: Final = {
    "nl": "Mijn moeder woont hier graag. Het eten is lekker en de kamers zijn proper.",
    "fr": "Le personnel est très gentil mais les repas sont froids.",
    "de": "Schöne Zimmer, für ältere Menschen geräumig.",
    "tr": "İyi yemekler, hoş oda, güler yüz, değerli ilgi.",
    "pl": "Świetna opieka, miły personel, też dużo zajęć.",
    "es": "Niños, compañía, mañana, cariño.",
    "pt": "Refeições, atenções, orações.",
    "ro": "Îngrijire bună, mâncare proaspătă, camere curățate.",
}


@pytest.mark.parametrize("language", TOLD)
def test_capitals_do_not_change_the_language_of_a_text(language: str) -> None:
    text = TOLD[language]
    assert [language_of(each) for each in (text, text.upper(), text.title())] == [language] * 3

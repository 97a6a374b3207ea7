"""Improper language: insults, however dressed up; ordinary words that hold one are let pass."""

import pytest

from chalicelib.domain.signals.content.improper_language import improper_language
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De directeur is een klootzak.", ["klootzak"]),
        ("Wat een KLOOTZAKKEN daar!", ["KLOOTZAKKEN"]),
        ("Dat kutwijf aan de balie.", ["kutwijf"]),
        ("Die trut van de administratie.", ["trut"]),
        ("Een bende idioten.", ["idioten"]),
        ("Wat een smeerlap.", ["smeerlap"]),
        ("Het is er kut.", ["kut"]),
        ("Het is er k*t.", ["k*t"]),
        ("Het is er kuuuut.", ["kuuuut"]),
        ("Wat een kl**tzak.", ["kl**tzak"]),
        ("Die h0er aan het onthaal.", ["h0er"]),
        ("Zo'n kl00tzakken.", ["kl00tzakken"]),
        ("Wat een k.u.t dienst.", ["k.u.t"]),
        ("Zij is een h o e r", ["h o e r"]),
        ("Godverdomme, weer te laat.", ["Godverdomme"]),
        ("Stomme koe aan de telefoon.", ["Stomme koe"]),
        ("Wat een eikel van een directeur.", ["Wat een eikel van een directeur"]),
        ("Een stom kieken, die begeleidster.", ["stom kieken"]),
        ("Hij zei niets, dat crapuul.", ["crapuul"]),
        ("Rot toch op met jullie excuses.", ["Rot toch op"]),
        ("Kankerlijers zijn het.", ["Kankerlijers"]),
        ("What a bunch of assholes.", ["assholes"]),
        ("Quelle connasse à l'accueil.", ["connasse"]),
        ("Hou je bek zei ik.", ["Hou je bek"]),
    ],
)
def test_an_insult_is_found_however_it_is_written(text: str, words: list[str]) -> None:
    assert found(improper_language, text) == words
    assert strength(improper_language, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Hoera, de peuters kregen een eigen tuin!",
        "Ze komt uit Kuttekoven bij Borgloon.",
        "Mijn vader is kankerpatiënt en kreeg kankerbehandelingen.",
        "De kankerdokter kwam langs in het ziekenhuis.",
        "Onze vragen negeren ze.",
        "De kinderen gingen eikels rapen in het bos.",
        "Met Halloween waren er heksen en spoken.",
        "Haar tutje was weg, en haar sletsen ook.",
        "Er was ongedierte in de keuken.",
        "Er hing stront aan de muur van het toilet.",
        "Op de boerderij zijn koeien, varkens en ezels.",
        "Gans het team is lief.",
        "Een muts en een sjaal in de winter.",
        "Een doos vol speelgoed.",
        "Het is een schande, wat een leugens en wat een armoede.",
        "Zij is kortaf en onbeleefd, en de directie schijnheilig.",
        "Mijn moeder sukkelt met haar gezondheid, de sukkel.",
        "De sleet op de meubels is groot.",
        "Ze brengt er veel tijd door met zingen. Ooooh zo mooi!",
        "Kamer 5a, 3e verdieping, 24u op 24.",
        "Wat een k***** daar, en s* ook.",
        "We geven 5* en een dikke 10/10!",
        "Alles was *heel* goed # top",
        "a.u.b. en o.a. en m.a.w. en i.p.v.",
        "De Klootsemastraat en het Lulpad liggen ver.",
        "De shitake was lekker, de schijt aan de luier minder.",
        "Opa mag gras maaien en de hond uitlaten, en oma wil zelf aardappels afgieten.",
        "Mijn nicht Anita kwam langs, met een muts op. Ze zat achter het raam.",
        "De zuster komt insuline spuiten en slijm afzuigen, elk op zijn beurt.",
        "Na de val is haar bekken gebroken, en er zit een gat in de muur.",
        "Mijn dochter leerde naaien, en ons schatje leerde poepen op de pot.",
    ],
)
def test_ordinary_words_and_sharp_criticism_are_let_pass(text: str) -> None:
    assert found(improper_language, text) == []


@pytest.mark.parametrize(
    "text",
    ["Verdomme, weer koud eten.", "Wat een achterlijke regels.", "Het is daar klote.", "Shit, weer te laat."],
)
def test_mild_words_are_weak(text: str) -> None:
    assert strength(improper_language, text) == 1


def test_three_insults_are_strong() -> None:
    assert strength(improper_language, "Klootzak, idioot en trut!") == 3
    assert strength(improper_language, "Klootzak en trut!") == 2


def test_what_somebody_else_said_is_weak() -> None:
    text = "Tegen mijn vader zeiden ze “hou je bek, idioot”. Dat kan niet."
    assert found(improper_language, text) == ["hou je bek", "idioot"]
    assert strength(improper_language, text) == 1
    assert strength(improper_language, f"{text} Klootzakken.") == 2
    assert strength(improper_language, "Mijn zoon werd uitgescholden voor mongool.") == 1
    assert strength(improper_language, "Hier wordt niemand debiel genoemd.") == 1


@pytest.mark.parametrize("text", ["Ik vind dat die directrice een heks is.", "Omdat die kok een vuile rat is."])
def test_an_insult_is_found_with_the_verb_last(text: str) -> None:
    assert found(improper_language, text)

"""Despair: words of suicide and self-harm; ways of speaking that hold such a word and mean none of it."""

import pytest

from chalicelib.domain.signals.content.self_harm import self_harm
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Mijn moeder wil niet meer leven sinds ze daar woont.",
        "Sinds de verhuis wil hij niet meer leven.",
        "Ik wil gewoon dood.",
        "Ze zegt elke avond dat ze dood wil.",
        "Mijn zoon wil niet meer wakker worden.",
        "Ik zie geen uitweg meer.",
        "Papa is het leven moe.",
        "Ze is levensmoe en niemand merkt het.",
        "Ik denk eraan om een einde te maken aan mijn leven.",
        "Hij heeft zichzelf iets aangedaan op zijn kamer.",
        "Ik ben bang dat ze zichzelf iets aandoet.",
        "Mijn dochter deed een zelfmoordpoging in de leefgroep.",
        "Na zijn zelfdoding belde niemand ons op.",
        "Ze heeft suïcidale gedachten en wordt naar huis gestuurd.",
        "Mijn dochter begon zichzelf te snijden.",
        "Zij snijdt zichzelf en de begeleiding kijkt weg.",
        "Ik doe mezelf pijn als het te veel wordt.",
        "Hij wou voor de trein springen.",
        "Liever dood dan terug naar die afdeling.",
        "Ik was liever dood geweest.",
        "Ze had alle pillen geslikt.",
        "Automutilatie was er dagelijks.",
        "Ze nam vorige week een overdosis.",
        "Hij dacht aan een overdosis, zei hij.",
        "Ik stap eruit en niemand zal het merken.",
        "Na het slechte nieuws wil ik niet meer leven.",
        "Mijn zoon volgt een opleiding en wil niet meer leven.",
        "Ik las het in de krant, en ik wil dood.",
    ],
)
def test_despair_is_strong(text: str) -> None:
    assert found(self_harm, text)
    assert strength(self_harm, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben doodmoe na elk bezoek.",
        "We hebben ons doodgelachen op het feest.",
        "Ik schaamde mij dood voor die rekening.",
        "Ze was doodgraag op de dansnamiddag.",
        "De verpleging deed al het mogelijke tot mijn moeder stierf.",
        "Papa koos voor euthanasie en kon rustig sterven, omringd door ons.",
        "Mama wilde niet dood, ze wilde naar huis.",
        "Het was een doodgewone dag.",
        "Na de dood van mijn vader kregen we een kaartje.",
        "Het park is doods in de winter.",
        "De batterij van het oproepsysteem was dood.",
        "Ze sneed zich aan het mes in de keuken en kreeg meteen een pleister.",
        "Hij viel en heeft zich pijn gedaan.",
        "Hij deed zichzelf pijn toen hij gevallen was.",
        "Er is geen sprake van zelfmoord, dat zei de dokter duidelijk.",
        "Ze wil niet meer naar de turnles.",
        "Ik zie het niet meer zitten om voor die directie te werken.",
        "Over het leven in het huis ben ik tevreden.",
        "Hij kon zichzelf niets aandoen van de koude, zo warm was de jas.",
        "De jas kan hij zelf ophangen.",
        "We zagen geen andere uitgang dan de deur achteraan.",
        "De pillen werden stipt gegeven.",
        "Er was een overdosis humor op het feestje.",
        "In een film die ze toonden nam iemand een overdosis.",
        "In de podcast zegt een meisje dat ze dood wil.",
    ],
)
def test_ways_of_speaking_are_no_despair(text: str) -> None:
    assert found(self_harm, text) == []


@pytest.mark.parametrize(
    ("text", "how_strong"),
    [
        ("Vroeger had ik zelfmoordgedachten, hier vond ik rust.", 2),
        ("Dankzij de begeleiding ben ik niet meer suïcidaal.", 2),
        ("Ik was wanhopig en niemand luisterde.", 2),
        ("De vorming over zelfmoord was goed gegeven.", 1),
        ("Er hing een affiche van de Zelfmoordlijn over zelfmoord.", 1),
    ],
)
def test_what_is_over_or_was_only_spoken_about_is_not_strong(text: str, how_strong: int) -> None:
    assert strength(self_harm, text) == how_strong


@pytest.mark.parametrize(
    "text",
    [
        "Niemand luisterde toen we zeiden dat zij uit het leven wil stappen.",
        "Sinds ze daar woont, wil mijn moeder dood.",
        "Sinds hij daar woont, snijdt mijn zoon zichzelf.",
        "Omdat mijn broer zich heeft verhangen, belden we.",
        "Dat ik er een einde aan maak, weet niemand.",
    ],
)
def test_despair_is_found_in_whatever_order_it_is_told(text: str) -> None:
    assert strength(self_harm, text) == 3

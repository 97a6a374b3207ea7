"""Discrimination: slurs and contempt of groups; who complains of language or tells of discrimination does neither."""

import pytest

from chalicelib.domain.signals.content.discrimination import discrimination
from tests.domain.signals.cases import facts, found, strength


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die makak aan de balie.", ["makak"]),
        ("Ik wil niet door een neger geholpen worden.", ["wil niet door een neger"]),
        ("Allemaal spleetogen daar.", ["spleetogen"]),
        ("Een vuile Marokkaan waste mijn moeder.", ["vuile Marokkaan"]),
        ("Alle Marokkanen moeten buiten.", ["Marokkanen moeten buiten"]),
        ("Die vluchtelingen stelen toch.", ["vluchtelingen stelen"]),
        ("Eigen volk eerst in de rusthuizen.", ["Eigen volk eerst"]),
        ("Laat haar gaan, ga terug naar je land!", ["ga terug naar je land"]),
        ("Verpleegsters met hoofddoek horen hier niet.", ["Verpleegsters met hoofddoek horen hier niet"]),
        ("Vieze homo's in de zorg.", ["Vieze homo's"]),
        ("Dat zit er vol met vreemd volk.", ["vol met vreemd volk"]),
        ("Die gehandicapten horen hier niet.", ["gehandicapten horen hier niet"]),
    ],
)
def test_slurs_and_sweeping_words_are_strong(text: str, words: list[str]) -> None:
    assert found(discrimination, text) == words
    assert strength(discrimination, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Veel verzorgenden spreken geen Nederlands en mijn moeder verstaat hen niet.",
        "Alle vluchtelingen zijn hier welkom.",
        "Personen met een handicap krijgen hier kansen.",
        "Onze zoon is homo en werd goed opgevangen.",
        "De poetsvrouw komt uit Polen en is heel lief.",
        "De Marokkaanse buurvrouw bakte koekjes.",
        "Er is ook halal eten en een gebedsruimte.",
        "Ze negeren de bel.",
        "De begeleidster met hoofddoek is de liefste.",
        "Vuile zwarte vegen op de muur.",
        "Het vuile zwembad werd gesloten.",
        "Mijn vader wil terug naar zijn huis in zijn land.",
        "Hij moet terug naar zijn land van herkomst.",
        "Zwarte Piet kwam dit jaar niet.",
    ],
)
def test_people_and_complaints_about_language_are_not(text: str) -> None:
    assert found(discrimination, text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Mijn zoon werd uitgescholden voor "makak" en niemand greep in.',
        "Mijn zoon werd uitgescholden voor makak en niemand greep in.",
        "Een bewoner noemde de verpleegster neger, en de directie greep in.",
        "Ze zeiden dat buitenlanders niet te vertrouwen zijn, dat vond ik ongehoord.",
        "Het is racistisch om te zeggen dat Polen dieven zijn.",
    ],
)
def test_who_tells_of_discrimination_does_not_discriminate(text: str) -> None:
    assert found(discrimination, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les blacks me donnent envie de vomir.",
        "Les musulmans sont des nuisibles, c'est tout.",
        "Il faut enfermer tous les migrants.",
        "Les gays sont une pourriture pour cette maison.",
        "N'est-il pas évident que les roms sont des voleurs ?",
        "Ze moeten een einde maken aan die zigeuners.",
        "Homo's vullen mij met walging.",
        "Is het niet duidelijk dat ik moslims haat?",
    ],
)
def test_contempt_is_found_by_what_is_wished_felt_or_denied_and_in_a_question(text: str) -> None:
    assert discrimination(facts(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ze hadden geen medelijden met mijn vrouw toen ze viel.",
        "Kinderen met een beperking worden hier nooit als minderwaardig behandeld.",
        "Er is hier geen plaats voor mensen met een beperking.",
        "Mensen met een handicap hebben hier geen recht op een eigen badkamer.",
        "Is het niet duidelijk dat de vrouwen van de nachtdienst te veel werk hebben?",
        "Il n'y a aucun respect pour les femmes qui travaillent ici.",
        "Les femmes de l'équipe sont toujours souriantes, rien de plus beau qu'une femme qui aime son métier.",
        "Les résidents handicapés sont enfermés dans leur chambre toute la journée.",
        "Les femmes sont inférieures en nombre dans cette équipe.",
        "Les personnes handicapées n'ont aucun droit à une chambre seule.",
        "Le personnel n'a aucune pitié pour les femmes âgées.",
    ],
)
def test_complaints_for_a_group_are_no_contempt_for_it(text: str) -> None:
    assert discrimination(facts(text)) is None


@pytest.mark.parametrize("begun", ["Iedereen weet", "We weten allemaal", "Het is bekend", "Ik vind"])
@pytest.mark.parametrize("contempt", ["alle vreemdelingen dieven zijn", "Marokkanen vuil zijn", "Turken lui zijn"])
def test_contempt_is_found_with_the_verb_last(begun: str, contempt: str) -> None:
    assert found(discrimination, f"{begun} dat {contempt}.")


@pytest.mark.parametrize(
    "text",
    [
        "De directie denkt dat vreemdelingen dieven zijn.",
        "Het is een vooroordeel dat Turken lui zijn.",
        "Het is niet waar dat Polen lui zijn.",
        "Ik vind het erg dat bewoners denken dat zwarten dom zijn.",
    ],
)
def test_contempt_that_somebody_else_is_told_to_have_is_not_the_author_s(text: str) -> None:
    assert not found(discrimination, text)

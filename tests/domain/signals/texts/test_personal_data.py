"""Personal data: "dokter Peeters" is; a place, a house, a street, a saint, a month or a job without a name is not."""

import pytest

from chalicelib.domain.organisations.listing import Address
from chalicelib.domain.signals.content.personal_data import personal_data
from tests.builders import author, listing
from tests.domain.signals.cases import facts, found, strength


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dokter Peeters nam zijn tijd.", "Dokter Peeters"),
        ("Vraag zeker naar dokter Peeters.", "dokter Peeters"),
        ("Volgens dr. De Smet was het niets.", "dr. De Smet"),
        ("dr De Smet kwam pas na een week.", "dr De Smet"),
        ("Zuster Ann is een schat.", "Zuster Ann"),
        ("Meneer Janssens van het onthaal hielp ons.", "Meneer Janssens"),
        ("Wij spraken met mevrouw Van den Broeck.", "mevrouw Van den Broeck"),
        ("Wij spraken met mevrouw van den Broeck.", "mevrouw van den Broeck"),
        ("Juf Lotte speelt altijd mee.", "Juf Lotte"),
        ("Meester Tom is geduldig.", "Meester Tom"),
        ("De verpleegster Ann Claes was kortaf.", "verpleegster Ann Claes"),
        ("Verpleegkundige Jean-Pierre D'Hondt luisterde.", "Verpleegkundige Jean-Pierre D'Hondt"),
        ("Onze begeleidster Sofie doet dat goed.", "begeleidster Sofie"),
        ("Directeur P. Van Acker wou niet luisteren.", "Directeur P. Van Acker"),
        ("De hoofdverpleegkundige Els Maes belde terug.", "hoofdverpleegkundige Els Maes"),
        ("Maatschappelijk werker Karim heeft alles geregeld.", "werker Karim"),
        ("Mr. Verhoeven van de boekhouding.", "Mr. Verhoeven"),
        ("Kok Luc maakt heerlijke soep.", "Kok Luc"),
        ("Dhr. Willems beloofde beterschap.", "Dhr. Willems"),
        ("De familie Goossens kreeg wel een kamer.", "familie Goossens"),
        ("prof. Vandenberghe kwam langs.", "prof. Vandenberghe"),
        ("vraag maar naar dokter peeters, die weet het", "dokter peeters"),
        ("dokter de smet is altijd te laat", "dokter de smet"),
        ("ZUSTER ANN WAS ONBELEEFD", "ZUSTER ANN"),
        ("Het is mevr. Özdemir die het weet.", "mevr. Özdemir"),
        ("Dr. Łukasz Wiśniewski sprak geduldig.", "Dr. Łukasz Wiśniewski"),
        ("Een zekere Verstraeten besliste dat.", "Verstraeten"),
        ("Mijn naam is Greet Lemmens.", "Greet Lemmens"),
        ("Dank aan Sofie, Els en Karim!", "Sofie, Els en Karim"),
        ("Merci Katrien voor alles.", "Katrien"),
        ("Proficiat Kim & Lien van de Beertjes.", "Kim & Lien"),
        ("De juf van de babygroep heet Sarah.", "Sarah"),
        ("Luc, de directeur, is een topper.", "Luc"),
        ("Dank aan zuster Sofie en Els.", "zuster Sofie en Els"),
        ("Een stagiaire met de naam Emma deed het beter.", "Emma"),
        ("Zuster Lieve kent iedereen.", "Zuster Lieve"),
        ("Kinesist Frans is top.", "Kinesist Frans"),
        ("Dokter Op de Beeck stopte met de pillen.", "Dokter Op de Beeck"),
        ("Mevrouw El Khattabi hielp met de papieren.", "Mevrouw El Khattabi"),
    ],
)
def test_a_name_behind_a_title_or_a_job_is_personal_data(text: str, named: str) -> None:
    assert found(personal_data, text) == [named]
    assert strength(personal_data, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "De dokter kwam meteen.",
        "Zuster, er is niemand!",
        "De directeur van Sint-Jozef luisterde.",
        "De verpleegster van de nacht kwam niet.",
        "Mijn moeder ging van Huize Peeters naar hier.",
        "Ze woont in residentie Dokter Peeters.",
        "We wonen in de Dokter Peetersstraat.",
        "Vlak bij de Dokter Van de Perrelaan is er parking.",
        "Het ziekenhuis Heilig Hart in Lier bezorgde het dossier.",
        "De zusters Annunciaten bouwden dit huis.",
        "Broeders van Liefde staat bekend om zijn zorg.",
        "Artsen Zonder Grenzen kwam een voordracht geven.",
        "In mei kwam ze naar Sint-Jozef, in september naar huis.",
        "Op Sint-Maarten kregen de kinderen snoep.",
        "De begeleidster Dank u voor alles!",
        "De dokter NOOIT gezien.",
        "DE DOKTER KWAM METEEN EN DE ZUSTER OOK",
        "Mevrouw de directrice heeft altijd gelijk.",
        "Mevrouw X. kwam niet langs.",
        "De huisarts, Vlaams en vriendelijk, kwam elke week.",
        "De verantwoordelijke Kwaliteit gaf uitleg.",
        "Dokter Google weet het ook niet.",
        "De kinderen zongen Broeder Jakob.",
        "De verpleger Nederlands leren spreken zou helpen.",
        "Woonzorgcentrum Sint-Jozef ligt aan de Pastoor Claeslaan in Lier.",
        "Pastoor Claeslaan 12 is makkelijk te vinden.",
        "De afdeling Zonnebloem is gezellig, de Vlinders ook.",
        "Ik ben Vlaming en ben blij dat men dialect spreekt.",
        "Ze heet iedereen welkom.",
        "Mijn moeder Alzheimer? Ze vergat gewoon haar bril.",
        "de dokter de witte jas aan de kapstok",
        "mijn zus els takken knippen in de tuin",
        "de dokter elke week zien zou helpen",
        "De begeleidsters. Schilderen doen ze ook.",
        "Meneer Pastoor komt op zondag.",
        "Bedankt Sint-Jozef!",
        "Dank aan Maria Middelares voor de opvolging.",
        "Dank aan Lier en aan Vlaanderen.",
        "Merci, Alles was goed.",
        "Een vrijwilliger Spaans praat met haar.",
        "Gent, de dokter van wacht, de nacht: alles liep vlot.",
        "Ons mama zit in kamer 214 op de afdeling Klaproos.",
        "Met vriendelijke groeten, een tevreden dochter",
        "Wij zijn zeer tevreden over Pellenberg en Gasthuisberg.",
    ],
)
def test_a_place_a_house_a_saint_or_a_job_without_a_name_is_not(text: str) -> None:
    assert found(personal_data, text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mijn moeder Maria eet er goed.", "moeder Maria"),
        ("Onze dochter Lotte gaat graag.", "dochter Lotte"),
        ("Tante Rita heeft een kamer met zicht op de tuin.", "Tante Rita"),
        ("Het was goed. Groetjes, Mieke", "Mieke"),
        ("Het was goed.\n\nVriendelijke groeten\nKarel Aerts", "Karel Aerts"),
    ],
)
def test_the_first_name_of_a_relative_or_under_the_text_is_a_weak_sign(text: str, named: str) -> None:
    assert found(personal_data, text) == [named]
    assert strength(personal_data, text) == 1


def test_the_authors_own_name_is_found_wherever_it_stands() -> None:
    writer = author(first_name="Jo", last_name="Van Roosbroeck")
    assert found(personal_data, "Ik, Jo Van Roosbroeck, was tevreden.", author=writer) == ["Jo Van Roosbroeck"]
    assert found(personal_data, "jo  van roosbroeck schrijft", author=writer) == ["jo  van roosbroeck"]
    assert found(personal_data, "ik, jo van roosbroeck, was tevreden", author=None) == []
    assert found(personal_data, "Vraag naar dokter Jo Van Roosbroeck.", author=writer) == ["dokter Jo Van Roosbroeck"]
    minder = listing(name="Onthaalouder Jo Van Roosbroeck")
    assert found(personal_data, "Jo Van Roosbroeck is lief.", author=writer, listing=minder) == []


def test_a_name_without_any_letter_of_ours_stops_nothing() -> None:
    assert found(personal_data, "De dokter Ŋŋ en zus Ŋŋŋ, groetjes, Ŋŋ") == []


@pytest.mark.parametrize(
    ("name", "street", "text", "named"),
    [
        ("Huize Peeters", "Kerkstraat", "Huize Peeters is een warm nest.", []),
        ("Huize Peeters", "Kerkstraat", "Dokter Peeters is een warme man.", ["Dokter Peeters"]),
        ("WZC Zuster Godelieve", "Kerkstraat", "In Zuster Godelieve is het goed.", []),
        ("WZC Zuster Godelieve", "Kerkstraat", "Zuster Godelieve Maes is goed.", ["Zuster Godelieve Maes"]),
        ("Onthaalouder Carine Maes", "Kerkstraat", "Onthaalmoeder Carine is goud waard.", []),
        ("Onthaalouder Carine Maes", "Kerkstraat", "Juf Carine en dokter Maes.", []),
        ("Onthaalouder Carine Maes", "Kerkstraat", "Juf Sofie valt soms in.", ["Juf Sofie"]),
        ("Onthaalouder Carine Maes", "Kerkstraat", "Mijn naam is Carine. Groetjes, Carine Maes", []),
        ("De Kouter", "Kerkstraat", "De dokter, ik bedoel dokter Gent.", []),
        ("De Kouter", "Dokter Haekstraat", "De Dokter Haekstraat is moeilijk te vinden.", []),
        ("De Kouter", "Meester Vermeulen", "Het ligt in de Meester Vermeulen.", []),
    ],
)
def test_the_organisations_own_name_and_street_never_count(name: str, street: str, text: str, named: list[str]) -> None:
    own = listing(name=name, address=Address(street=street, municipality="Gent"))
    assert found(personal_data, text, listing=own) == named


def test_several_kinds_are_told_and_the_strongest_counts() -> None:
    text = "Dokter Peeters, 0475 12 34 56 of 0476 12 34 56, rekening BE68 5390 0754 7034."
    signal = personal_data(facts(text))
    assert signal is not None
    assert signal.strength == 3
    assert signal.evidence == (
        "Dit staat in de tekst: een rekeningnummer (één keer), een telefoonnummer (2 keer), "
        "de naam van een persoon (één keer)."
    )
    assert [each.text for each in signal.passages] == [
        "Dokter Peeters",
        "0475 12 34 56",
        "0476 12 34 56",
        "BE68 5390 0754 7034",
    ]

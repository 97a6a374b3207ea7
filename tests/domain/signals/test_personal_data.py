"""Personal data: "dokter Peeters" is; a place, a house, a street, a saint, a month or a job without a name is not."""

import pytest

from chalicelib.domain.listing import Address
from chalicelib.domain.signals.personal_data import personal_data
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
        "De zusters zijn lief. Ann is mijn nicht.",
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
        "Mevrouw V. kwam niet langs.",
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
    assert found(personal_data, "Jo was tevreden.", author=writer) == []
    assert found(personal_data, "Ik, Jo Van Roosbroeck, was tevreden.", author=None) == []
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


@pytest.mark.parametrize(
    "number",
    [
        "02 123 45 67",
        "02/123.45.67",
        "09 223 45 67",
        "016 12 34 56",
        "056/12 34 56",
        "04 223 45 67",
        "0475 12 34 56",
        "0475/12.34.56",
        "0475123456",
        "0498-12-34-56",
        "(0475) 12 34 56",
        "+32 475 12 34 56",
        "+32(0)475/12.34.56",
        "0032 475 12 34 56",
        "+32 2 123 45 67",
        "06 12 34 56 78",
        "+31 6 12345678",
    ],
)
def test_telephone_numbers_as_people_write_them(number: str) -> None:
    assert found(personal_data, f"Bel naar {number} als je vragen hebt.") == [number]
    assert found(personal_data, f"Tel.{number}, 2 keer proberen.") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Het onthaal is bereikbaar op 03 480 12 34.",
        "Of bel +32 3 480 12 34, dat is het nummer van het huis.",
        "Op 01/02/2024 5 uur gewacht.",
        "Van 03.04.2023 tot 12.06.2024 was er niemand.",
        "Kamer 012, 34 bewoners, 56 euro per dag.",
        "Bel 112 of 1712, of gratis 0800 12 345.",
        "Tele-Onthaal is er op 106, de Ombudsman op 02-2024.",
        "De dagprijs is 72,45 euro, of 2.173,50 euro per maand.",
        "Ondernemingsnummer BE 0475.123.456 staat op de factuur.",
        "Rekening 2024/0475 klopt niet.",
        "Van 09.30 tot 12.30 en van 14.00 tot 17.00 uur.",
    ],
)
def test_other_numbers_are_no_telephone_numbers(text: str) -> None:
    assert found(personal_data, text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mail naar jan.peeters@telenet.be voor meer.", "jan.peeters@telenet.be"),
        ("Mijn adres: An_M+zorg@skynet.be.", "An_M+zorg@skynet.be"),
        ("Mail an.claes (at) telenet.be", "an.claes (at) telenet.be"),
        ("an.claes[at]wzcsintjozef.example", "an.claes[at]wzcsintjozef.example"),
        ("De directeur is jan@wzcsintjozef.example.", "jan@wzcsintjozef.example"),
    ],
)
def test_mail_addresses_of_people(text: str, named: str) -> None:
    assert found(personal_data, text) == [named]


@pytest.mark.parametrize(
    "text",
    [
        "Mail naar onthaal@wzcsintjozef.example.",
        "Mail naar info@wzcsintjozef.example.",
        "Ik geef 5 @ 10.",
        "Volg @sintjozef op het net.",
        "at the end was alles goed",
    ],
)
def test_addresses_of_the_organisation_and_other_signs_are_not(text: str) -> None:
    assert found(personal_data, text) == []


@pytest.mark.parametrize(
    "number",
    [
        "BE68 5390 0754 7034",
        "BE68539007547034",
        "be68 5390 0754 7034",
        "BE68-5390-0754-7034",
        "NL91 ABNA 0417 1643 00",
        "DE89 3704 0044 0532 0130 00",
        "LU28 0019 4006 4475 0000",
        "FR14 2004 1010 0505 0001 3M02 606",
    ],
)
def test_accounts_with_right_check_digits(number: str) -> None:
    assert found(personal_data, f"Stort op {number} op naam van het huis.") == [number]
    assert strength(personal_data, f"Stort op {number} op naam van het huis.") == 3


@pytest.mark.parametrize(
    "number",
    [
        "BE68 5390 0754 7035",
        "BE69 5390 0754 7034",
        "BE68 5390 0754 70",
        "NL91 ABNA 0417 1643 01",
        "XX68 5390 0754 7034",
        "BE685390075470341",
    ],
)
def test_accounts_with_wrong_check_digits_are_none(number: str) -> None:
    assert found(personal_data, f"Stort op {number} op naam van het huis.") == []


@pytest.mark.parametrize(
    "number",
    [
        "85.07.30-033.28",  # born in 1985
        "85073003328",
        "850730-033-28",
        "85 07 30 033 28",
        "85/07/30-033.28",
        "17.07.30-033.84",  # born in 2017
        "17073003384",
        "85.27.30-033.71",  # of the bis register
    ],
)
def test_national_register_numbers_of_both_centuries(number: str) -> None:
    assert found(personal_data, f"Haar nummer is {number}, dat stond open en bloot.") == [number]
    assert strength(personal_data, f"Haar nummer is {number}.") == 3


@pytest.mark.parametrize(
    "number",
    ["85.07.30-033.29", "85073003329", "85.13.30-033.28", "85.07.32-033.28", "85.07.30-000.61", "850730033281"],
)
def test_numbers_with_wrong_check_digits_or_dates_are_none(number: str) -> None:
    assert found(personal_data, f"Dossier {number}, dat stond open en bloot.") == []


def test_several_kinds_are_told_and_the_strongest_counts() -> None:
    text = "Dokter Peeters, 0475 12 34 56 of 0476 12 34 56, rekening BE68 5390 0754 7034."
    signal = personal_data(facts(text))
    assert signal is not None
    assert signal.strength == 3
    assert signal.evidence == (
        "In de tekst staat een rekeningnummer (één keer), een telefoonnummer (2 keer), "
        "de naam van een persoon (één keer)."
    )
    assert [each.text for each in signal.passages] == [
        "Dokter Peeters",
        "0475 12 34 56",
        "0476 12 34 56",
        "BE68 5390 0754 7034",
    ]

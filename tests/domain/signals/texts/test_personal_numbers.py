"""Numbers and addresses that lead to one person, in every notation; amounts, dates and the house's own do not."""

import json
from pathlib import Path
from typing import Final

import pytest

from chalicelib.domain.signals.content.personal_data import personal_data
from tests.domain.signals.cases import found, strength

BATTERY: Final = Path(__file__).parents[4] / "bench" / "texts" / "numbers.jsonl"
SENTENCES: Final = [json.loads(line) for line in BATTERY.read_text(encoding="utf-8").splitlines()]


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
        "0475.123.456",
        "+32 2 123 45 67",
        "06 12 34 56 78",
        "+31 6 12345678",
        "0497/ 12 34 56",
        "0 4 9 7 1 2 3 4 5 6",
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
        "De vzw heet in de kruispuntbank 0475.123.420, en dat klopt.",
        "Op de brief staat 0468.555.134 (KBO).",
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
        ("an punt claes apenstaartje telenet punt be", "an punt claes apenstaartje telenet punt be"),
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
        "Ik at een punt taart. Punt.",
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


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each["text"][:60])
def test_a_disguise_hides_no_number_and_other_numbers_stay(sentence: dict[str, object]) -> None:
    assert bool(found(personal_data, str(sentence["text"]))) == ("personal_data" in str(sentence["expect"]))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Bel 0470 / 12 34 56 nu.", "0470 / 12 34 56"),
        ("Bel o470 12 34 56 nu.", "o470 12 34 56"),
        ("Bel nul vier zeventig, twaalf, 34, zesenvijftig nu.", "nul vier zeventig, twaalf, 34, zesenvijftig"),
        ("Mail jan (at) telenet (dot) be nu.", "jan (at) telenet (dot) be"),
        ("Mail jan at telenet punt be nu.", "jan at telenet punt be"),
        ("Stort op be68 539O 0754 7O34 nu.", "be68 539O 0754 7O34"),
        ("Stort op 539-0075470-34 nu.", "539-0075470-34"),
        ("Zij is 85 . 07 . 30 - 033 . 28 daar.", "85 . 07 . 30 - 033 . 28"),
    ],
)
def test_the_passage_is_the_whole_number_as_it_was_written(text: str, named: str) -> None:
    assert found(personal_data, text) == [named]


def test_a_line_of_a_desk_is_nobodys_but_a_mobile_and_somebodys_own_are() -> None:
    assert found(personal_data, "De receptie neemt op via 09 223 45 67.") == []
    assert found(personal_data, "De receptie gaf mij haar nummer: 09 223 45 67.") == ["09 223 45 67"]
    assert found(personal_data, "De receptie neemt op via 0470 12 34 56.") == ["0470 12 34 56"]

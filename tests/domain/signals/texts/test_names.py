"""Names of persons: by kind of sentence, for names of Flanders and of those who work and live there."""

import json
from pathlib import Path
from typing import Final

import pytest

from chalicelib.domain.organisations.listing import Address
from chalicelib.domain.signals.content.personal_data import personal_data
from chalicelib.domain.signals.names import person_names
from chalicelib.domain.signals.names.table import FAMILY, GIVEN, PLACE, PREFIXED, WORD, common, kinds
from chalicelib.domain.signals.text.reading import word_set
from tests.builders import listing
from tests.domain.signals.cases import facts, found

BATTERY: Final = Path(__file__).parents[4] / "bench" / "texts" / "names.jsonl"
SENTENCES: Final = [json.loads(line) for line in BATTERY.read_text(encoding="utf-8").splitlines()]
OF_FLANDERS: Final = tuple(
    sorted(word_set("Fatima Els Tom Maria Rachida Godelieve An Lieve Roos Koen Jean-Pierre Ann-Sofie Veerle Brecht"))
)
FROM_FURTHER: Final = tuple(
    sorted(word_set("Agnieszka Wojciech Małgorzata Ayşe Mehmet Gülsüm Oksana Volodymyr Yuliia Soukaina Wissal"))
)
FRAMES: Final = (
    "{} was super lief.",
    "Pluim voor {}!",
    "De kinesist, {}, kwam elke week.",
    "Mijn mama {} eet er graag.",
    "De zorg was goed.\n\nGroetjes,\n{}",
    "Een dikke merci aan {} en het hele team.",
    "We spraken met {} over de kamer.",
)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each["text"][:60])
def test_each_sentence_of_the_battery_is_read_as_it_is_meant(sentence: dict[str, object]) -> None:
    text = str(sentence["text"])
    assert found(personal_data, text) == sentence.get("passages", [])
    assert (personal_data(facts(text)) is not None) == ("personal_data" in str(sentence["expect"]))


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", [*OF_FLANDERS, *FROM_FURTHER])
def test_a_first_name_is_found_in_every_kind_of_sentence(name: str, frame: str) -> None:
    assert any(name in passage for passage in found(personal_data, frame.format(name)))


@pytest.mark.parametrize(
    "name", ["de smet", "verstraete", "van den broeck", "d'hondt", "yilmaz", "el khattabi", "claes"]
)
@pytest.mark.parametrize("title", ["mevrouw", "meneer", "dokter", "dr.", "de heer"])
def test_behind_a_title_small_letters_and_capitals_are_names_too(name: str, title: str) -> None:
    for text in (f"vraag naar {title} {name} morgen", f"VRAAG NAAR {title.upper()} {name.upper()} MORGEN"):
        assert any(name in passage.lower() for passage in found(personal_data, text)), text


@pytest.mark.parametrize(
    ("house", "text", "named"),
    [
        ("Huize Fatima", "In Fatima is het goed wonen.", []),
        ("Huize Fatima", "Wij kozen voor Huize Fatima.", []),
        ("Huize Fatima", "Sofie van Huize Fatima belde.", ["Sofie"]),
        ("Onthaalouder Carine Maes", "Carine is goud waard.", []),
        ("Onthaalouder Carine Maes", "Carine en Els zijn goud waard.", ["Els"]),
    ],
)
def test_the_organisation_of_the_review_is_nobody(house: str, text: str, named: list[str]) -> None:
    own = listing(name=house, address=Address(street="Kerkstraat", municipality="Gent"))
    assert found(personal_data, text, listing=own) == named


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Fatima was super lief.", 2),
        ("Dank aan Fatima.", 2),
        ("Sofie De Clercq kwam langs.", 2),
        ("Daarna Fatima.", 1),
        ("Zo deed Verstraete dat.", 1),
    ],
)
def test_a_name_that_says_less_is_a_weaker_sign(text: str, strength: int) -> None:
    signal = personal_data(facts(text))
    assert signal is not None
    assert signal.strength == strength


def test_the_table_says_what_a_name_is() -> None:
    assert kinds("fatima") == GIVEN
    assert kinds("peeters") & FAMILY
    assert kinds("vandenbroeck") & FAMILY
    assert kinds("broeck") & PREFIXED
    assert kinds("roos") & WORD
    assert kinds("gent") & PLACE
    assert not any(map(kinds, ("", "a", "qqq", "fatimaz", "~", "zzzzzz", "é")))
    assert {"fatima", "els", "oksana"} <= common()


@pytest.mark.parametrize("lead", ["Van de", "Vande", "Vanden", "Vander", "Van den", "Van der"])
def test_a_family_name_is_whole_however_its_beginning_is_written(lead: str) -> None:
    assert found(personal_data, f"We zagen gisteren {lead} Velde in de gang.") == [f"{lead} Velde"]


@pytest.mark.parametrize("name", ["bakker", "vos", "hoop", "winter", "zwart", "haas"])
@pytest.mark.parametrize("title", ["mevrouw", "dokter", "zuster"])
def test_a_family_name_that_is_a_word_counts_where_it_can_be_nothing_else(name: str, title: str) -> None:
    assert found(personal_data, f"{title} {name} was altijd vriendelijk") == [f"{title} {name}"]
    assert found(personal_data, f"We zagen dat {title} {name} was") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Wij kozen voor Tobias en zijn heel tevreden.", []),
        ("We zijn blij dat we voor Tobias kozen.", []),
        ("Na een rondgang kozen we voor Elisabeth omdat het dichtbij is.", []),
        ("We kozen voor Tobias een lichte kamer.", ["Tobias"]),
        ("De kamer heet Madelief en kijkt uit op de tuin.", []),
        ("De leefgroep heet Jasmijn en is ruim.", []),
        ("De verpleegster heet Jasmijn.", ["Jasmijn"]),
        ("Vraag maar naar Carine, die regelt alles.", ["Carine"]),
        ("Dit is een pluim voor Tobias.", ["Tobias"]),
        ("Brecht is mooi, en niet te druk.", []),
        ("Brecht is vriendelijk voor iedereen.", ["Brecht"]),
    ],
)
def test_what_one_chooses_may_be_a_house(text: str, named: list[str]) -> None:
    assert found(personal_data, text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("k.a.r.i.n was heel grof tegen ons", "k.a.r.i.n"),
        ("De verpleegster heet s a n d r a en doet niks.", "s a n d r a"),
        ("K_a_t_r_i_e_n antwoordt niet op mails.", "K_a_t_r_i_e_n"),
        ("K4rin van de keuken was grof.", "K4rin"),
        ("M@rleen van het onthaal is onvriendelijk.", "M@rleen"),
        ("N*ncy van de avond is lui.", "N*ncy"),
        ("Kaaaaaren van de balie is onbeleefd.", "Kaaaaaren"),
    ],
)
def test_a_first_name_is_read_through_its_disguise(text: str, named: str) -> None:
    assert found(personal_data, text) == [named]


@pytest.mark.parametrize(
    "text",
    [
        "Meer personeel, a.u.b., en m.a.w. meer zorg.",
        "Ze kreeg vitamine B12 en D3, en er was H2O op tafel.",
        "Er was G R A T I S koffie, het is z o g o e d.",
        "Wat een mooooi huis, Suuuper.",
        "Dat is k*t.",
    ],
)
def test_what_is_spelled_in_pieces_and_is_no_name(text: str) -> None:
    assert found(personal_data, text) == []


def test_letters_of_another_alphabet_are_read_in_one_way_only() -> None:
    """Each passes for a capital and for a small letter: a long word could be cut into parts in thousands of ways."""
    assert found(personal_data, "Dokter Ковальчук was vriendelijk.") == ["Dokter Ковальчук"]
    for pattern in (person_names._WRITTEN, person_names._BEFORE_JOB, person_names._MORE, person_names._SIGNED):
        rows = pattern.split(person_names._LOWER)[1:]
        assert rows
        assert all(each.startswith("{1,30}+") for each in rows)

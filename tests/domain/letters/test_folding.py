"""Letters that nobody sees are none; letters that look like ours are read as ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.letters.folding import has_something_to_see, read_through, seen
from chalicelib.domain.organisations.spelling import folded
from chalicelib.domain.signals.content.personal_data import personal_data
from chalicelib.domain.signals.text.near_duplicates import similarity, sketch
from chalicelib.domain.signals.text.reading import reading
from tests.domain.signals.cases import facts, found

UNSEEN = {
    "zero-width spaces": "\u200b" * 25,
    "zero-width joiners": "\u200c\u200d\u2060\ufeff" * 7,
    "fillers of Hangul": "\u3164\u115f\u1160\uffa0" * 7,
    "empty cells of braille": "\u2800" * 25,
    "tags": "".join(chr(0xE0000 + ord(each)) for each in "een waardering van niets"),
    "lone marks": "\u0301\u0308\u0334" * 9,
    "soft hyphens": "\u00ad" * 25,
    "directions": "\u202a\u202e\u2066\u2069" * 7,
    "selectors": "\ufe0f\U000e0100" * 12,
    "blanks of every width": "\u00a0\u2003\u2009\u3000" * 7,
    "a mixture": " \u200b\n\u3164\u2800\u0301",
    "nothing": "",
}
SEEN = ("a", "é", "e\u0301", "5", "!", "👍", "مرحبا", "Привіт", "你好", "ไทย", "\u200ba", "नमस्ते")
WIDE = "".join(chr(ord(each) + 0xFEE0) if each.isdigit() else each for each in "0475 12 34 56")
THANKS = "Dikke merci aan Fatima voor de goede zorgen voor mijn moeder, dag en nacht."


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_sees_is_nothing(text: str) -> None:
    assert not has_something_to_see(text)
    assert seen(text).strip() == ""


@pytest.mark.parametrize("text", SEEN)
def test_what_anybody_sees_is_something(text: str) -> None:
    assert has_something_to_see(text)
    assert has_something_to_see(seen(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("F\u200bat\u200bi\u00adma", "Fatima"),
        ("Fаtimа was lief", "Fatima was lief"),  # noqa: RUF001 - Cyrillic letters, as in the next
        ("Dоkter Реeters", "Dokter Peeters"),  # noqa: RUF001
        ("\U0001d405\U0001d41a\U0001d42d\U0001d422\U0001d426\U0001d41a", "Fatima"),
        ("Ⓕⓐⓣⓘⓜⓐ en 🅵🅰🆃🅸🅼🅰", "Fatima en FATIMA"),
        ("ᴅᴏᴋᴛᴇʀ bij ons", "dokter bij ons"),
        (WIDE, "0475 12 34 56"),
        ("٠٤٧٥ bij ons", "0475 bij ons"),
        ("ﬁjn", "fijn"),
        ("e\u0301e\u0301n", "een"),
        ("één", "één"),
        ("Привіт Фатіма", "Привіт Фатіма"),
    ],
)
def test_a_text_is_read_as_the_eye_reads_it(written: str, read: str) -> None:
    assert read_through(written)[0] == read


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Dank aan F\u200bat\u200bima!", "F\u200bat\u200bima"),
        ("Dank aan Fаtimа!", "Fаtimа"),  # noqa: RUF001 - Cyrillic letters
        (f"Bel {WIDE}.", WIDE),
        ("Bel 04\u200b75 12\u200b 34 56.", "04\u200b75 12\u200b 34 56"),
        ("Mail jan\u200b@tele\u200bnet.be nu.", "jan\u200b@tele\u200bnet.be"),
    ],
)
def test_a_disguise_hides_nothing_and_the_passage_is_what_was_written(text: str, passage: str) -> None:
    assert found(personal_data, text) == [passage]


def test_a_disguised_copy_is_a_copy() -> None:
    own = sketch(THANKS)
    assert sketch(THANKS.replace("a", "а")) == own  # noqa: RUF001 - a Cyrillic letter
    assert sketch(THANKS.replace("e", "e\u200b")) == own
    assert similarity(own, sketch("\u2066".join(THANKS))) == 1


def test_search_reads_through_too() -> None:
    assert folded("Sint\u00ad-Jо\u200bzef") == folded("Sint-Jozef")  # noqa: RUF001 - a Cyrillic letter


@given(st.text(max_size=60))
def test_every_character_that_is_read_has_its_place(text: str) -> None:
    read, places = read_through(text)
    assert places is None or (len(places) == len(read) and list(places) == sorted(places))
    whole = reading(text)
    for at in range(len(whole.text)):
        passage = whole.passage(at, at + 1)
        assert passage.text == text[passage.start : passage.end] != ""
    assert personal_data(facts(text or "a")) is None or text

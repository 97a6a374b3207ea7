"""Reading: without capitals and accents, and every letter where it stood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.signals.text.reading import CONTEXT, apart, normalised, reading, reported
from tests.for_each import for_each


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Crèche 'T BIJTJE", "creche 't bijtje"),
        ("\u2018Goed\u2019 \u2013 “heel” goed", "'goed' - \"heel\" goed"),
        ("ÉÉN ÇA Łódź Øst Straße İstanbul \uff21\uff22", "een ca lodz ost strase istanbul ab"),
        ("1\u00a0000 €", "1 000 €"),
        ("日本 😀", "日本 😀"),
        ("", ""),
    ],
)
def test_capitals_accents_and_marks_are_folded(text: str, read: str) -> None:
    assert normalised(text) == read


@given(st.text())
def test_every_character_stays_in_its_place(text: str) -> None:
    assert len(normalised(text)) == len(text)
    assert normalised(normalised(text)) == normalised(text)


@for_each("letter", [chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha()])
def test_no_latin_letter_keeps_its_accent_or_its_capital(letter: str) -> None:
    read = normalised(letter)
    assert read.isascii() or not unicodedata.normalize("NFKD", letter)[0].isascii()
    assert not (read.isascii() and read.isupper())


def test_a_sentence_ends_where_it_ends_or_where_the_context_does() -> None:
    text = "Eerst dit. Dan dat hier! En dan?"
    at = text.index("dat")
    assert reading(text).sentence(at, at + 3) == " dan dat hier"
    long = "a" * 1_000
    assert len(reading(long).sentence(500, 503)) == 3 + 2 * CONTEXT


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Ze sloegen haar, en de tuin is mooi.", "ze sloegen haar"),
        ("Het eten is lekker, maar ze sloegen haar in de badkamer.", "ze sloegen haar in de badkamer"),
        ("Ze sloegen haar in het spel van de kinderen", "ze sloegen haar in het spel van de kinderen"),
        ("Ze sloegen haar, maar het was een spel.", "ze sloegen haar, maar het was een spel"),
        ("Ze sloegen haar op de arm en in het gezicht.", "ze sloegen haar op de arm"),
        ("Ze sloegen haar en hem.", "ze sloegen haar en hem"),
        ("La cour est belle et ils sloegen haar (dat is lang geleden).", "la cour est belle et ils sloegen haar "),
        ("Eerst dit. Ze sloegen haar; de deur was open.", " ze sloegen haar"),
    ],
)
def test_a_main_clause_ends_where_another_begins_that_has_its_own_subject(text: str, about: str) -> None:
    at = text.index("sloegen")
    assert reading(text).main_clause(at, at + len("sloegen")) == about


def test_of_places_that_overlap_the_first_and_longest_is_kept() -> None:
    assert apart([(5, 9), (0, 3), (2, 6), (0, 4)]) == [(0, 4), (5, 9)]


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("Hij zei “stil nu” tegen haar.", True),
        ("Hij zei „stil nu” tegen haar.", True),
        ('Hij zei "stil nu" tegen haar.', True),
        ("Ze noemden haar stil.", True),
        ("Ze noemden haar lief. Het was stil.", False),
        ("“Goed” zei hij, stil en „wel”.", False),
        ("Het was stil.", False),
    ],
)
def test_what_somebody_else_seems_to_have_said(text: str, theirs: bool) -> None:  # noqa: FBT001 - a column of the table
    at = text.index("stil")
    assert reported(reading(text), (at, at + 4)) is theirs


def test_occurrences_are_whole_words_in_the_order_of_the_text() -> None:
    read = reading("Kut! Kuttekoven, (kut) en trut; kut-kut strut")
    assert [read.text[start:end] for start, end in read.occurrences(frozenset({"kut", "trut", "hoer"}))] == [
        "Kut",
        "kut",
        "trut",
        "kut",
        "kut",
    ]


@pytest.mark.parametrize("within", range(1, 40))
def test_of_a_long_clause_the_words_nearby_are_given_and_none_of_them_in_part(within: int) -> None:
    text = "de kinderen kregen een nieuwe fiets van de overburen op woensdag in de namiddag, en niemand viel"
    start = text.index("nieuwe")
    clause, near = (reading(text).main_clause(start, start + len("nieuwe"), width) for width in (CONTEXT, within))
    assert near in clause
    assert "nieuwe" in near
    assert {*near.split()} <= {*clause.split()}
    assert len(near) <= len("nieuwe") + 2 * (within + len("overburen")) or near == clause

"""Flemish as it is spoken and typed is read in full; what is pointed at is what was written."""

import pytest

from chalicelib.domain.signals.text.dialect import in_full
from chalicelib.domain.signals.text.reading import reading


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Kga da ni doen, zulde zien.", "K ga dat niet doen, zult ge zien."),
        ("tis savonds int donker", "het is s avonds in het donker"),
        ("ebben ze em gezien", "hebben ze hem gezien"),
        ("het dak, de kan, wilde bloemen", "het dak, de kan, wilde bloemen"),
        ("DA en INT zijn afkortingen", "DA en INT zijn afkortingen"),
        ("Leonardo da Vinci", "Leonardo da Vinci"),
        ("jan.da@post.example en da's goed", "jan.da@post.example en da's goed"),
    ],
)
def test_words_that_run_together_are_read_in_full(text: str, read: str) -> None:
    assert reading(text).text == read


def test_what_is_pointed_at_is_what_was_written() -> None:
    read = reading("Kga da ni doen")
    assert [read.passage(*span).text for word in ("ga", "dat", "niet", "doen") for span in read.spans_of(word)] == [
        "ga",
        "da",
        "ni",
        "doen",
    ]


def test_places_of_a_text_that_was_read_through_stay_those_of_the_original() -> None:
    text, places = in_full("Da ni", "da ni", ("da", "ni"), (0, 1, 3, 4, 5))
    assert text == "Dat niet"
    assert places == (0, 1, 1, 3, 4, 5, 5, 5)

"""The changes of an author, word by word."""

import re

import pytest

from chalicelib.entrypoints.pages.word_diff import word_diff


def bare(html: str) -> str:
    return re.sub(r"<span.*?</span>", "", html)


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("Els was lief.", "Els was lief.", "Els was lief."),
        ("Els was lief.", "Iemand was lief.", "<del>Els</del><ins>Iemand</ins> was lief."),
        ("Heel erg goed.", "Goed.", "<del>Heel erg goed</del><ins>Goed</ins>."),
        ("a b", "a b c", "a b<ins> c</ins>"),
        ("", "<b>", "<ins>&lt;b&gt;</ins>"),
        ("<b>", "", "<del>&lt;b&gt;</del>"),
    ],
)
def test_what_went_and_what_came_is_marked(before: str, after: str, html: str) -> None:
    assert bare(word_diff(before, after)) == html


def test_a_change_is_said_in_words_too() -> None:
    found = word_diff("Els", "Iemand")
    assert "[weg: </span>Els" in found
    assert "[nieuw: </span>Iemand" in found


def test_texts_too_long_to_compare_stand_one_after_the_other() -> None:
    before, after = "a " * 3_000, "b " * 3_000
    assert bare(word_diff(before, after)) == f"<del>{before}</del><ins>{after}</ins>"

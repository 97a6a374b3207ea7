"""Addresses are quoted as the library does it, and the changes of an author shown word by word."""

import re

import pytest
from jinja2.filters import do_urlencode

from chalicelib.entrypoints.pages.filters import urlencode
from chalicelib.entrypoints.pages.rendering import ENVIRONMENT
from chalicelib.entrypoints.pages.word_diff import word_diff


@pytest.mark.parametrize(
    "value",
    [
        "zkdzcpo2gugmo7ib",
        "a.b~c_d-e",
        "Sint-Jozef, Gent",
        "é",
        "a/b?c=d&e#f",
        "50 %",
        "",
        "a\n",
        {"q": "Dorpsstraat 1", "n": 2},
    ],
)
def test_what_stands_in_an_address_is_what_the_library_makes_of_it(value: str | dict[str, object]) -> None:
    assert urlencode(value) == do_urlencode(value)
    assert ENVIRONMENT.from_string("{{ v|urlencode }}").render(v=value) == ENVIRONMENT.from_string("{{ v }}").render(
        v=do_urlencode(value)
    )


def test_words_of_one_page_are_not_those_of_the_next() -> None:
    template = ENVIRONMENT.from_string("{{ name }}", globals={"name": "van een pagina"})
    assert template.render() == "van een pagina"
    assert "name" not in ENVIRONMENT.globals


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

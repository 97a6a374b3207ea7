"""What a page says of its own signs and links is what these are and do."""

import re
from itertools import chain

import pytest

from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.dutch.advice import advice
from chalicelib.dutch.keyword_themes import current_themes
from chalicelib.entrypoints.links.figures import insights_shown
from tests.entrypoints.console.test_case_pages import plain, read
from tests.entrypoints.pages.insight_page_states import insight_states

SHOWN = {theme.id: insights_shown._each_once(theme) for theme in current_themes().themes}
NAMING = {theme.id: {term for term, _ in theme.naming} for theme in current_themes().themes}


@pytest.mark.parametrize("theme", SHOWN)
def test_no_word_of_a_theme_is_shown_twice(theme: str) -> None:
    assert len(set(SHOWN[theme])) == len(SHOWN[theme])
    for term in SHOWN[theme]:
        for part in term.split():
            choices = part.split("|")
            assert len(set(choices)) == len(choices), term


@pytest.mark.parametrize("theme", SHOWN)
def test_no_word_of_a_theme_is_left_out(theme: str) -> None:
    def words(terms: set[str]) -> set[frozenset[str]]:
        return {frozenset(re.split(r"[ |]", term)) for term in terms}

    assert words(set(SHOWN[theme])) == words(NAMING[theme])


def test_every_sign_in_the_words_of_the_themes_is_explained() -> None:
    signs = set(re.findall(r"[^\w\s-]", " ".join(chain.from_iterable(SHOWN.values()))))
    _, shown = insight_states("x")["insights"]
    legend = plain(read("insights", shown)).partition("Lof en kritiek tellen we")[2]
    told = {"*": "Een * staat", "#": "een # voor", "~": "een ~ voor", "|": "een | voor", ".": "een punt voor"}
    assert signs == set(told)
    assert [each for each in signs if told[each] not in legend] == []


def test_a_dead_link_does_not_say_that_others_are_dead_too() -> None:
    said = " ".join(advice(DeadLink()).steps)
    assert "Alleen de link" not in said
    assert "Probeer dan de link in de nieuwste mail." in said

"""Phrases: the dialect of patterns, and that ruling out by words rules out nothing that a pattern would match."""

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from chalicelib.domain.signals.content import insults
from chalicelib.domain.signals.content import links_and_advertising as links
from chalicelib.domain.signals.improper_use import (
    competitor,
    hired_agency,
    impersonation,
    one_sided_invitation,
    pasted_feedback,
    pressure,
)
from chalicelib.domain.signals.improper_use import writes_as_provider as provider
from chalicelib.domain.signals.text.phrases import Phrase, compiled
from chalicelib.domain.signals.text.reading import normalised, reading

TABLES = {
    "insults": insults.INSULTING_PHRASES,
    "rewarded": one_sided_invitation.REWARDED,
    "steered": one_sided_invitation.STEERED,
    "house": provider.AS_THE_HOUSE,
    "staff": provider.AS_STAFF,
    "pressed": pressure.PRESSED,
    "afraid": pressure.AFRAID,
    "received otherwise": pasted_feedback.RECEIVED,
    "for others": hired_agency.FOR_OTHERS,
    "hired": hired_agency.HIRED,
    "left over": hired_agency.LEFT_OVER,
    "in secret": impersonation.SECRET,
    "told of others": impersonation.REPORTED,
    "of another house": competitor.OF_ANOTHER,
    "invites there": competitor.INVITES,
    "offers": links.OFFERS,
}


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("goede zorg", "zeer goede  zorg!", "goede  zorg"),
        ("goede zorg", "goede,\nzorg", "goede,\nzorg"),
        ("goede zorg", "goede zorgen", None),
        ("goede zorg", "ongoede zorg", None),
        ("kreeg ~3 bon", "kreeg van de kok een bon", None),
        ("kreeg ~3 bon", "kreeg van de kok bon", "kreeg van de kok bon"),
        ("kreeg ~3 bon", "kreeg een bon", "kreeg een bon"),
        ("kreeg ~3 bon", "kreeg bon", "kreeg bon"),
        ("kreeg ~3 bon", "kreeg. Een bon", None),
        ("goede (nacht|dag)", "goede dag", "goede dag"),
        ("rot ?op", "rotop", "rotop"),
        ("rot ?op", "rot op", "rot op"),
    ],
)
def test_the_dialect_of_phrases(pattern: str, text: str, matched: str | None) -> None:
    found = compiled(pattern).search(text)
    assert (found[0] if found else None) == matched


@pytest.mark.parametrize(
    ("pattern", "choices", "parts"),
    [
        ("diefstal(len)?", [], ["diefstal"]),
        ("(de|een) grote dief", [{"grote"}, {"dief"}, {"de", "een"}], []),
        ("a|b", [], []),
        ("(a|b) c|d", [], []),
        ("(a|(bb|c dd)) ~3 geschriften?", [{"a", "bb", "dd"}, {"geschrifte", "geschriften"}], []),
        ("(haat ik|maken (me|mij) (ziek|kwaad)|wegens) u", [{"haat", "maken", "wegens"}, {"u"}], []),
        ("(haat|ziek[a-z]*) u", [{"u"}], []),
        ("(a b)(c d) u", [{"u"}], []),
        ("ik maak [a-z]* kapot", [{"ik"}, {"maak"}, {"kapot"}], []),
        ("met (de ){0,2}messen", [{"met"}, {"messen"}], []),
        ("was (heel )?goed( hoor)?", [{"was"}, {"goed"}], []),
        ("rot ?op", [], ["rot"]),
        ("mijn collega's", [{"mijn"}, {"collega"}, {"s"}], []),
        ("(krijg(t|en)) iets", [{"iets"}], []),
    ],
)
def test_what_a_text_must_hold_for_a_pattern_to_match(pattern: str, choices: list[set[str]], parts: list[str]) -> None:
    phrase = Phrase(pattern)
    assert sorted(map(sorted, phrase.choices)) == sorted(map(sorted, choices))
    assert list(phrase.parts) == parts


@pytest.mark.parametrize("name", TABLES)
def test_every_phrase_of_the_tables_compiles_and_needs_some_word(name: str) -> None:
    assert all(compiled(phrase.pattern) for phrase in TABLES[name])
    assert all(phrase.choices or phrase.parts for phrase in TABLES[name])


def matching(phrase: Phrase) -> st.SearchStrategy[tuple[Phrase, str]]:
    texts = st.from_regex(compiled(phrase.pattern), fullmatch=True, alphabet=st.characters(codec="ascii"))
    return st.tuples(st.just(phrase), texts)


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
@given(st.sampled_from([phrase for table in TABLES.values() for phrase in table]).flatmap(matching))
@example((Phrase("gevraagd ~1 bon"), "gevraagd vh bon"))
def test_nothing_that_a_pattern_matches_is_ruled_out_by_the_words_it_needs(case: tuple[Phrase, str]) -> None:
    phrase, text = case
    read = reading(text)
    assume(read.normalised == normalised(text))  # of "vh" people mean two words, which a gap may have no room for
    assert list(phrase.spans(read))


def test_a_bridge_passes_over_a_word_in_one_way_only() -> None:
    """A comma that may be of the word or of the gap doubles what is tried with each word of a row."""
    pattern = compiled("sinds ~6 brief ~6 wordt").pattern
    between = pattern.split("(?:[^")[1].split("){0,6}")[0]
    assert between == r"\s.!?]{1,31}\s{1,3}"
    assert compiled("sinds ~6 brief").search("sinds, de, tweede,  aangetekende, brief")

"""Search: parts of names, places and postal codes; accents and capitals do not count; every page in turn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.listing import Address, Sector
from chalicelib.domain.search import MAX_WORDS, Index, Line, folded, line
from tests.builders import listing, organisation

AVONDRUST = Line("1", "Huize Avondrust", "9000", "Gent", "residential_care", "ok")
BIJTJES = Line("2", "Crèche 't Bijtje", "2000", "Antwerpen", "child_care", "absent")
CLARA = Line("3", "Sint-Clara", "9000", "Gent", "disability", "invalid")
INDEX = Index([CLARA, BIJTJES, AVONDRUST])

words = st.text("aàAbB -'", max_size=6)
lines = st.lists(
    st.builds(
        Line,
        st.uuids().map(str),
        words,
        st.sampled_from(["9000", "2000"]),
        words,
        st.sampled_from(Sector),
        st.just("ok"),
    ),
    unique_by=lambda each: each.id,
    max_size=12,
)


def names(found: tuple[object, bool]) -> list[str]:
    shown, _ = found
    assert isinstance(shown, list)
    return [each.name for each in shown]


def test_a_line_holds_what_search_shows_and_asks() -> None:
    found = organisation(listing=listing(name="Zonnig", address=Address(postal_code="3000", municipality="Leuven")))
    assert line(found) == Line("organisation-1", "Zonnig", "3000", "Leuven", "residential_care", "ok")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["Crèche 't Bijtje", "Huize Avondrust", "Sint-Clara"]),
        ("avond", ["Huize Avondrust"]),
        ("RUST", ["Huize Avondrust"]),
        ("creche", ["Crèche 't Bijtje"]),
        ("CRÈCHE", ["Crèche 't Bijtje"]),
        ("sint clara", ["Sint-Clara"]),
        ("clara sint", ["Sint-Clara"]),
        ("gent", ["Huize Avondrust", "Sint-Clara"]),
        ("9000", ["Huize Avondrust", "Sint-Clara"]),
        ("gent clara", ["Sint-Clara"]),
        ("gent bijtje", []),
        ("onbekend", []),
        ("!?", ["Crèche 't Bijtje", "Huize Avondrust", "Sint-Clara"]),
    ],
)
def test_all_words_asked_must_be_in_the_name_the_place_or_the_postal_code(asked: str, expected: list[str]) -> None:
    assert names(INDEX.find(asked, limit=10)) == expected


def test_what_is_found_can_be_narrowed_to_a_sector_a_postal_code_and_the_state_of_the_address() -> None:
    assert names(INDEX.find("", sector="disability", limit=10)) == ["Sint-Clara"]
    assert names(INDEX.find("", postal_code="2000", limit=10)) == ["Crèche 't Bijtje"]
    assert names(INDEX.find("", email_status="invalid", limit=10)) == ["Sint-Clara"]
    assert names(INDEX.find("", email_status="ok", postal_code="2000", limit=10)) == []
    assert names(INDEX.find("clara", sector="child_care", limit=10)) == []
    assert names(INDEX.find("", sector="disability", postal_code="2000", limit=10)) == []


def test_a_page_tells_whether_there_is_more() -> None:
    assert INDEX.find("", limit=2)[1] is True
    assert INDEX.find("", limit=3)[1] is False
    assert names(INDEX.find("", limit=2)) == ["Crèche 't Bijtje", "Huize Avondrust"]
    assert names(INDEX.find("", after=AVONDRUST.key, limit=2)) == ["Sint-Clara"]


def test_namesakes_stand_in_the_order_of_their_ids() -> None:
    twins = Index([Line(key, "Zonnig", "", "", "", "") for key in ("b", "a")])
    assert [each.id for each in twins.find("", limit=5)[0]] == ["a", "b"]


def test_words_beyond_the_eighth_are_not_looked_at() -> None:
    assert MAX_WORDS == 8
    assert names(INDEX.find("a v o n d r u onbekend", limit=10)) == []
    assert names(INDEX.find("a v o n d r u s onbekend", limit=10)) == ["Huize Avondrust"]


def test_an_empty_index_finds_nothing() -> None:
    assert Index(()).find("gent", limit=5) == ([], False)


@given(lines, words, st.integers(1, 4))
def test_page_after_page_gives_everything_exactly_once_in_order(all_lines: list[Line], asked: str, limit: int) -> None:
    index = Index(all_lines)
    found: list[Line] = []
    after, more = "", True
    while more:
        page, more = index.find(asked, after=after, limit=limit)
        found += page
        assert len(page) == limit or not more
        after = page[-1].key if page else after
    expected = [
        each
        for each in all_lines
        if all(word in folded(f"{each.name} {each.postal_code} {each.municipality}") for word in folded(asked).split())
    ]
    assert found == sorted(expected, key=lambda each: each.key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crèche  'T  Bijtje", "creche t bijtje"),
        ("Straße", "strasse"),
        ("Œuvre ﬁjn", "œuvre fijn"),
        ("a_b", "a b"),
        ("", ""),
    ],
)
def test_a_text_is_folded_to_plain_words(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_accents_and_capitals_of_latin_script_do_not_count(text: str) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    assert folded(plain) == folded(text)
    assert folded(folded(text)) == folded(text)


def test_capitals_that_appear_when_a_sign_is_taken_apart_do_not_count_either() -> None:
    assert names(Index([Line("1", "KidsClub™", "", "", "", "")]).find("kidsclubtm", limit=1)) == ["KidsClub™"]

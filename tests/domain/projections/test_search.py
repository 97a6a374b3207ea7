"""Search: parts of names, places and postal codes; accents and capitals do not count; every page in turn."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.organisations.listing import Address, EmailStatus, Sector
from chalicelib.domain.organisations.search import MAX_WORDS, Block, Index, Line, folded, line
from tests.builders import listing, organisation


def of(key: str, name: str, postal_code: str = "", municipality: str = "", **changes: Any) -> Line:
    address = Address(postal_code=postal_code, municipality=municipality)
    return line(organisation(id=key, listing=listing(name=name, address=address, **changes)))


AVONDRUST = of("1", "Huize Avondrust", "9000", "Gent")
BIJTJES = of("2", "Crèche 't Bijtje", "2000", "Antwerpen", sector=Sector.CHILD_CARE, email_status=EmailStatus.ABSENT)
CLARA = of("3", "Sint-Clara", "9000", "Gent", sector=Sector.DISABILITY, email_status=EmailStatus.INVALID)
INDEX = Index([Block.of([CLARA, AVONDRUST]), Block.of([BIJTJES])])
NAMES = {AVONDRUST: "Huize Avondrust", BIJTJES: "Crèche 't Bijtje", CLARA: "Sint-Clara"}

words = st.text("aàAbB -'", max_size=6)
lines = st.lists(
    st.builds(of, st.uuids().map(str), words, st.sampled_from(["9000", "2000"]), words, sector=st.sampled_from(Sector)),
    unique_by=lambda each: each.id,
    max_size=12,
)


def names(found: tuple[Sequence[Line], bool]) -> list[str]:
    return [NAMES[each] for each in found[0]]


def test_a_line_holds_what_search_asks_in_an_order_that_lists_have() -> None:
    assert Line("huize avondrust\t9000 gent\t|9000|RESIDENTIAL_CARE|OK|", "1") == AVONDRUST
    assert AVONDRUST.key == "huize avondrust\t9000 gent\t1"


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
    twins = Index([Block.of([of(key, "Zonnig")]) for key in ("b", "a")])
    assert [each.id for each in twins.find("", limit=5)[0]] == ["a", "b"]


def test_namesakes_elsewhere_stand_in_the_order_of_their_places() -> None:
    twins = Index([Block.of([of("a", "Zonnig", "9000", "Gent"), of("b", "Zonnig", "2000", "Antwerpen")])])
    first, more = twins.find("zonnig", limit=1)
    assert ([each.id for each in first], more) == (["b"], True)
    assert [each.id for each in twins.find("zonnig", after=first[0].key, limit=1)[0]] == ["a"]


@pytest.mark.parametrize("asked", ["ok", "OK", "residential", "RESIDENTIAL_CARE", "|9000|", "|", "1"])
def test_marks_and_ids_are_no_words(asked: str) -> None:
    assert INDEX.find(asked, limit=5) == INDEX.find(
        "9000" if "9000" in asked else "" if asked == "|" else "qq", limit=5
    )


def test_a_change_stands_before_what_was_kept() -> None:
    blocks = [Block.of([CLARA, AVONDRUST]), Block.of([BIJTJES])]
    renamed = of("3", "Ter Clara", "9000", "Gent")
    found, more = Index(blocks, {"3": renamed, "2": None}).find("", limit=2)
    assert (list(found), more) == ([AVONDRUST, renamed], False)
    assert Index(blocks, {"3": renamed}).find("sint", limit=2) == ([], False)


def test_ids_of_a_block_are_read_once_and_only_when_one_is_found() -> None:
    read: list[str] = []
    block = Block(f"{AVONDRUST.text}\n", lambda: read.append("ids") or "1")  # type: ignore[func-returns-value]
    index = Index([block])
    assert index.find("bijtje", limit=1) == ([], False)
    assert read == []
    assert index.find("gent", limit=1) == index.find("9000", limit=1) == ([AVONDRUST], False)
    assert read == ["ids"]


def test_words_beyond_the_eighth_are_not_looked_at() -> None:
    assert MAX_WORDS == 8
    assert names(INDEX.find("a v o n d r u onbekend", limit=10)) == []
    assert names(INDEX.find("a v o n d r u s onbekend", limit=10)) == ["Huize Avondrust"]


def test_an_empty_index_finds_nothing() -> None:
    assert Index(()).find("gent", limit=5) == ([], False)


@given(lines, words, st.integers(1, 4))
def test_page_after_page_gives_everything_exactly_once_in_order(all_lines: list[Line], asked: str, limit: int) -> None:
    index = Index([Block.of(all_lines[::2]), Block.of(all_lines[1::2])])
    found: list[Line] = []
    after, more = "", True
    while more:
        page, more = index.find(asked, after=after, limit=limit)
        found += page
        assert len(page) == limit or not more
        after = page[-1].key if page else after
    expected = [
        each for each in all_lines if all(word in each.text.rpartition("\t")[0] for word in folded(asked).split())
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
    kids = of("1", "KidsClub™")
    assert Index([Block.of([kids])]).find("kidsclubtm", limit=1) == ([kids], False)

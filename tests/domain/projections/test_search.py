"""Search: parts of names, places and postal codes; accents and capitals do not count; every page in turn."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.organisations import search
from chalicelib.domain.organisations.listing import Address, EmailStatus, Sector
from chalicelib.domain.organisations.search import Found, Index
from chalicelib.domain.organisations.search_lines import Block, Line, line
from chalicelib.domain.organisations.slips import Vocabulary
from chalicelib.domain.organisations.spelling import MAX_WORDS, folded, spelled
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


def names(found: Found) -> list[str]:
    return [NAMES[each] for each in found.lines]


def test_a_line_holds_what_search_asks_in_an_order_that_lists_have() -> None:
    assert Line("huize avondrust\t9000 gent\tRO", "1") == AVONDRUST
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
        ("!?", []),
        ("%", []),
        ("\U0001f600", []),
        ("   ", ["Crèche 't Bijtje", "Huize Avondrust", "Sint-Clara"]),
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


def test_a_page_says_where_those_before_and_after_it_are() -> None:
    first = INDEX.find("", limit=2)
    assert names(first) == ["Crèche 't Bijtje", "Huize Avondrust"]
    assert (first.total, first.nearest, first.previous) == (3, False, None)
    assert first.next
    last = INDEX.find("", cursor=first.next, limit=2)
    assert (names(last), last.next) == (["Sint-Clara"], None)
    assert last.previous
    assert INDEX.find("", cursor=last.previous, limit=2) == first
    assert INDEX.find("", limit=3).next is None


def test_a_cursor_of_release_0_1_0_goes_on_where_it_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "COUNTED", 1)
    assert names(INDEX.find("", cursor=AVONDRUST.key, limit=2)) == ["Sint-Clara"]


@pytest.mark.parametrize("cursor", ["<x\ty", ">", "> "])
def test_a_cursor_that_is_none_is_refused(cursor: str) -> None:
    with pytest.raises(ValueError, match="int"):
        INDEX.find("", cursor=cursor, limit=2)


def test_namesakes_stand_in_the_order_of_their_ids() -> None:
    twins = Index([Block.of([of(key, "Zonnig")]) for key in ("b", "a")])
    assert twins.find("", limit=5).ids == ["a", "b"]


def test_namesakes_elsewhere_stand_in_the_order_of_their_places() -> None:
    twins = Index([Block.of([of("a", "Zonnig", "9000", "Gent"), of("b", "Zonnig", "2000", "Antwerpen")])])
    first = twins.find("zonnig", limit=1)
    assert first.ids == ["b"]
    assert first.next
    assert twins.find("zonnig", cursor=first.next, limit=1).ids == ["a"]


@pytest.mark.parametrize("asked", ["ok", "OK", "residential", "RESIDENTIAL_CARE", "RO", "|", "1"])
def test_marks_and_ids_are_no_words(asked: str) -> None:
    assert INDEX.find(asked, limit=5).total == 0


def test_a_change_stands_before_what_was_kept() -> None:
    blocks = [Block.of([CLARA, AVONDRUST]), Block.of([BIJTJES])]
    renamed = of("3", "Ter Clara", "9000", "Gent")
    changed = Index(blocks, {"3": renamed, "2": None}).find("", limit=2)
    assert (list(changed.lines), changed.total) == ([AVONDRUST, renamed], 2)
    assert Index(blocks, {"3": renamed}).find("sint", limit=2).total == 0


def test_those_beside_are_found_among_the_others() -> None:
    closed = Index([Block.of([CLARA])], {"2": BIJTJES})
    both = Index([Block.of([AVONDRUST])], {"2": None}).with_others(closed, words=lambda: Vocabulary(()))
    assert names(both.find("", limit=9)) == ["Crèche 't Bijtje", "Huize Avondrust", "Sint-Clara"]


def test_ids_of_a_block_are_read_once_and_only_when_one_is_found() -> None:
    read: list[str] = []
    block = Block(f"{AVONDRUST.text}\n", lambda: read.append("ids") or ["1"])  # type: ignore[func-returns-value]
    index = Index([block])
    assert index.find("bijtje", limit=1).total == 0
    assert read == []
    assert index.find("gent", limit=1) == index.find("9000", limit=1) == Found([AVONDRUST], total=1)
    assert read == ["ids"]


def test_words_beyond_the_eighth_are_not_looked_at() -> None:
    assert MAX_WORDS == 8
    assert names(INDEX.find("a v o n d r u onbekend", limit=10)) == []
    assert names(INDEX.find("a v o n d r u s onbekend", limit=10)) == ["Huize Avondrust"]


def test_an_empty_index_finds_nothing() -> None:
    assert Index(()).find("gent", limit=5).total == 0


@pytest.mark.parametrize("counted", [2, 1000])
@given(all_lines=lines, asked=words, limit=st.integers(1, 4))
def test_pages_give_everything_exactly_once_forwards_and_backwards(
    all_lines: list[Line], asked: str, limit: int, counted: int
) -> None:
    index = Index([Block.of(all_lines[::2]), Block.of(all_lines[1::2])])
    with pytest.MonkeyPatch.context() as few:
        few.setattr(search, "COUNTED", counted)
        pages = [index.find(asked, limit=limit)]
        while pages[-1].next:
            pages.append(index.find(asked, cursor=pages[-1].next, limit=limit))
        assert pages[0].previous is None
        for page, before in zip(pages[1:], pages, strict=False):
            assert page.previous
            again = index.find(asked, cursor=page.previous, limit=limit)
            assert (again.lines, again.previous is None) == (before.lines, before is pages[0])
    found = [each for page in pages for each in page.lines]
    wanted = spelled(asked).split()
    expected = [each for each in all_lines if all(word in each.text.rpartition("\t")[0] for word in wanted)]
    if asked.strip() and not wanted:
        expected = []
    assert sorted(each.id for each in found) == sorted(each.id for each in expected)
    assert all(page.total == min(len(expected), counted + 1) for page in pages)
    if not wanted:
        assert found == sorted(expected, key=lambda each: each.key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crèche  'T  Bijtje", "creche t bijtje"),
        ("Straße", "strasse"),
        ("Œuvre ﬁjn", "oeuvre fijn"),
        ("Łódź Ørsted", "lodz orsted"),
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
    assert Index([Block.of([kids])]).find("kidsclubtm", limit=1).ids == ["1"]

"""Search forgives other spellings, slips, joined words and what people call a house; strange words find nothing."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from chalicelib.domain.organisations.listing import Address, EmailStatus, Sector
from chalicelib.domain.organisations.nearby import around, code_in
from chalicelib.domain.organisations.search import Found, Index
from chalicelib.domain.organisations.search_lines import Block, Group, Line, line
from chalicelib.domain.organisations.slips import Vocabulary, slips, words_in
from chalicelib.domain.organisations.spelling import lexicon, spelled
from tests.builders import listing, organisation

HOUSES: Final = Path(__file__).parent / "houses.txt"
FIRST: Final = 3  # of what is found, among which the one that was meant has to be
STRANGE: Final = (Path(__file__).parent / "strange_words.txt").read_text(encoding="utf-8").split()


def houses() -> Iterator[tuple[str, str, list[str]]]:
    """The line, the name, and the other ways to write it, of each house of the list."""
    for number, row in enumerate(HOUSES.read_text(encoding="utf-8").splitlines()):
        if row.startswith("#"):
            continue
        sector, name, code, place, others = row.split(" | ")
        address = Address(postal_code=code, municipality=place)
        made = organisation(id=f"o{number}", listing=listing(name=name, address=address, sector=Sector(sector)))
        yield line(made).text, name, others.split("; ")


def index_of(*texts: str) -> Index:
    block = Block("".join(f"{each}\n" for each in sorted(texts)), lambda: sorted(texts))
    known = Vocabulary(words_in(" ".join(texts)))
    return Index([block], words=lambda: known)


INDEX: Final = index_of(*(text for text, _, _ in houses()))


def first(found: Found) -> list[str]:
    return [each.text for each in found.lines[:FIRST]]


@pytest.mark.parametrize(("text", "name", "others"), list(houses()), ids=[name for _, name, _ in houses()])
def test_a_house_is_found_however_it_is_written(text: str, name: str, others: list[str]) -> None:
    missed = [each for each in (name, *others) if text not in first(INDEX.find(each, limit=20))]
    assert missed == []
    exactly = INDEX.find(name, limit=20)
    assert (exactly.nearest, exactly.lines[0].text) == (False, text)


def test_one_slip_in_any_letter_of_a_long_word_is_forgiven() -> None:
    for text, name, _ in houses():
        for word in [each for each in spelled(name).split() if len(each) >= 7 and each not in lexicon().kinds]:
            for at in range(len(word) - 1):
                swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
                for slip in (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], swapped):
                    assert text in first(INDEX.find(spelled(name).replace(word, slip), limit=9)), (slip, name)


@pytest.mark.parametrize("word", STRANGE)
def test_a_strange_word_finds_nothing(word: str) -> None:
    found = INDEX.find(word, limit=20)
    assert (list(found.lines), found.total, found.nearest) == ([], 0, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rust- en verzorgingstehuis O. L. Vrouw", "rusthuis onze lieve vrouw"),
        ("woon en zorg", "woon en zorg"),
        ("Rustoord voor bejaarden St.-Jan", "rustoord sint jan"),
        ("Woon en zorg centrum O.L.V. v. Vrede", "woonzorgcentrum onze lieve vrouw v vrede"),
        ("", ""),
    ],
)
def test_the_longest_of_what_is_written_in_several_ways_is_written_in_one(text: str, expected: str) -> None:
    assert spelled(text) == expected


@pytest.mark.parametrize("asked", ["%", "?!", "\U0001f600", "\u200b", "'", "_" * 500])
def test_signs_alone_find_nothing(asked: str) -> None:
    assert INDEX.find(asked, limit=20).total == 0


@pytest.mark.parametrize("asked", ["x" * 500, "zonnehof " * 60, "de " * 200, "%" * 500, "a" * 40 + " zonnehof"])
def test_five_hundred_characters_are_looked_at_kindly(asked: str) -> None:
    assert INDEX.find(asked, limit=20).total <= 29


def test_what_is_found_exactly_hides_what_comes_near() -> None:
    index = index_of("zonnehof\t9000 gent\tRO", "zonnehofje\t9000 gent\tRO", "zonnekop\t9000 gent\tRO")
    exactly = ["zonnehof\t9000 gent\tRO", "zonnehofje\t9000 gent\tRO"]
    assert first(index.find("zonnehof", limit=9)) == exactly
    near = index.find("zonneohf", limit=9)
    assert (near.nearest, first(near)) == (True, exactly)


def test_the_name_itself_stands_first_then_what_begins_so_then_the_rest() -> None:
    named = ["woonzorgcentrum gent\t2000 antwerpen\tRO", "gent zuid\t2000 antwerpen\tRO", "kasteel gent\t2000 x\tRO"]
    placed = ["avond\t9000 gent\tRO", "zonsondergang\t2000 wellegent\tRO"]
    found = index_of(*named, *placed).find("gent", limit=9)
    assert [each.text for each in found.lines] == [*named, *sorted(placed)]


def test_a_house_of_the_town_that_was_asked_stands_before_names_that_only_have_its_letters() -> None:
    named = ["home mol\t9000 gent\tRO", "mol\t9000 gent\tRO", "mol zuid\t9000 gent\tRO"]
    letters = ["huis molen\t9000 gent\tRO", "huis pompermol\t9000 gent\tRO", "molenhof\t1700 dilbeek\tRO"]
    placed = ["zonnehof\t2400 mol\tRO", "zonnehof\t2400 wezel mol\tRO"]
    found = [each.text for each in index_of(*named, *letters, *placed).find("mol", limit=9).lines]
    assert set(found[:3]) == set(named)
    assert found[3:5] == placed
    assert set(found[5:]) == set(letters)
    index = index_of("jeugdhulp morgentuin\t1700 dilbeek\tYO", "jeugdhulp zonnehof\t9000 gent\tYO")
    for asked in ("gent", "Ghent", "jeugdhulp gent"):
        assert index.find(asked, limit=9).lines[0].text == "jeugdhulp zonnehof\t9000 gent\tYO"


def test_where_more_is_found_than_is_counted_names_that_begin_so_stand_first() -> None:
    many = [f"huis {number:04} linde\t9000 gent\tRO" for number in range(1100)]
    index = index_of(*many, "linde\t9000 gent\tRO")
    found = index.find("linde", limit=2)
    assert (found.total, first(found)) == (1001, ["linde\t9000 gent\tRO", many[0]])
    assert found.next
    after = index.find("linde", limit=2, cursor=found.next)
    assert first(after) == many[1:3]
    assert after.previous
    assert index.find("linde", limit=2, cursor=after.previous) == found


def test_one_of_two_names_in_another_place_comes_near_and_a_name_that_nobody_knows_does_not() -> None:
    index = index_of("avondrust\t9000 gent\tRO", "zonnehof\t8000 brugge\tRO", "lindeveld\t8000 brugge\tRO")
    found = index.find("avondrust brugge", limit=9)
    assert (found.nearest, first(found)) == (True, ["avondrust\t9000 gent\tRO"])
    assert index.find("blorptang brugge", limit=9).total == 0
    assert index.find("rusthuis blorptang", limit=9).total == 0


def test_what_people_call_a_house_means_its_whole_sector() -> None:
    for asked, sector in (("rusthuis", "R"), ("crèche", "C"), ("onthaalouder", "C"), ("jeugdhulp", "Y")):
        found = INDEX.find(asked, limit=50)
        assert not found.nearest
        assert {each.text[-2] for each in found.lines} == {sector}
        assert found.total == sum(text[-2] == sector for text, _, _ in houses())


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        *[("malines", "2800 mechelen"), ("Courtrai", "8500 kortrijk"), ("Gand", "9000 gent"), ("ghent", "9000 gent")],
        *[("Saint-Nicolas", "9100 sint niklaas"), ("Saint-Trond", "3800 sint truiden"), ("ypres", "8900 ieper")],
        *[("Rhode-Saint-Genèse", "1640 sint genesius rode"), ("La Panne", "8660 de panne")],
    ],
)
def test_a_town_is_found_by_the_name_that_another_language_has_for_it(asked: str, place: str) -> None:
    places = ("2800 mechelen", "8500 kortrijk", "9000 gent", "9100 sint niklaas", "3800 sint truiden", "8900 ieper")
    index = index_of(*[f"huis\t{each}\tRO" for each in (*places, "1640 sint genesius rode", "8660 de panne")])
    found = index.find(asked, limit=9)
    assert (found.nearest, first(found)) == (False, [f"huis\t{place}\tRO"])


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        *[(f"{each} niklaas", "9100 sint niklaas") for each in ("snt", "snit", "sitn", "simt", "isnt")],
        *[("hrk-de-stad", "3540 herk de stad"), ("heist op dne berg", "2220 heist op den berg")],
        *[("abcd niklaas", ""), ("snt", ""), ("snt blorptang", "")],
    ],
)
def test_a_slip_in_a_short_word_is_forgiven_beside_others_where_nobody_has_it(asked: str, place: str) -> None:
    places = ("9100 sint niklaas", "3540 herk de stad", "2220 heist op den berg")
    index = index_of(*[f"huis\t{each}\tRO" for each in places], "huis roos\t9000 gent\tRO")
    assert first(index.find(asked, limit=9)) == ([f"huis\t{place}\tRO"] if place else [])


@pytest.mark.parametrize(("asked", "name"), [("yzerplein", "ijzerplein"), ("ijdewalle", "ydewalle")])
def test_a_name_that_begins_with_the_long_ij_is_found_by_its_other_way_of_writing(asked: str, name: str) -> None:
    found = index_of(f"{name}\t8600 diksmuide\tRO", "ijzer\t8600 diksmuide\tRO").find(asked, limit=9)
    assert (found.nearest, first(found)) == (True, [f"{name}\t8600 diksmuide\tRO"])


def test_a_postal_code_without_houses_gives_the_nearest_by_distance() -> None:
    index = index_of("a\t9040 sint amandsberg\tRO", "b\t9052 zwijnaarde\tRO", "c\t8000 brugge\tRO", "d\t9000 gent\tCO")
    for words, code in (("9050", ""), ("", "9050")):
        found = index.find(words, postal_code=code, limit=9)
        assert found.nearest
        assert [each.text[0] for each in found.lines] == ["a", "d", "b"]
    assert [each.text[0] for each in index.find("9050", sector="child_care", limit=9).lines] == ["d"]
    assert index.find("9999", limit=9).total == index.find("", postal_code="B-9000", limit=9).total == 0


def test_what_lies_around_a_postal_code_can_be_asked_for() -> None:
    index = index_of("a\t9040 sint amandsberg\tRO", "c\t8000 brugge\tRO", "d\t9000 gent\tCO", "e\t9000 gent\tRO")
    found = index.find("9000", nearby=True, limit=2)
    assert (found.nearest, found.total, [each.text[0] for each in found.lines]) == (False, 3, ["d", "e"])
    assert found.next
    assert [each.text[0] for each in index.find("9000", nearby=True, limit=2, cursor=found.next).lines] == ["a"]
    assert [each.text[0] for each in index.find("", postal_code="9040", nearby=True, limit=9).lines] == ["a", "d", "e"]
    assert [each.text[0] for each in index.find("brugge", nearby=True, limit=9).lines] == ["c"]


def test_a_name_with_a_wrong_code_is_found_near_it_or_elsewhere() -> None:
    index = index_of("avondrust\t9000 gent\tRO", "zonnehof\t8000 brugge\tRO")
    assert first(index.find("avondrust 9050", limit=9)) == ["avondrust\t9000 gent\tRO"]
    assert first(index.find("avondrust 8000", limit=9)) == ["avondrust\t9000 gent\tRO"]
    assert first(index.find("avondrust", postal_code="8000", limit=9)) == ["avondrust\t9000 gent\tRO"]


def test_filters_hold_for_what_comes_near_too() -> None:
    assert INDEX.find("vredekrng", sector="child_care", limit=9).total == 0
    assert INDEX.find("vredekrng", email_status=EmailStatus.BOUNCED, limit=9).total == 0


def test_distances_are_those_of_the_map() -> None:
    near = around("9000")
    assert next(iter(near)) == "9000"
    assert near["9040"] <= 5 < near["9090"] <= 15
    assert "8000" not in near
    assert around("0000") == around("gent") == {}
    assert (code_in("zonnehof 9000 gent 2000"), code_in("zonnehof 0000")) == ("9000", "")


@pytest.mark.parametrize(
    ("asked", "known", "count"),
    [
        ("zonnehof", "zonnehof", 0),
        ("zonehof", "zonnehof", 1),
        ("zonnnehof", "zonnehof", 1),
        ("zonnehif", "zonnehof", 1),
        ("zonnehfo", "zonnehof", 1),
        ("oznnehof", "zonnehof", 1),
        ("zonehoff", "zonnehof", 2),
        ("znoneohf", "zonnehof", 2),
        ("zonnebloem", "zonnehof", 99),
        ("avondzon", "zonnehof", 99),
    ],
)
def test_slips_are_counted(asked: str, known: str, count: int) -> None:
    assert slips(asked, known, 2) == count


def test_a_short_word_alone_has_to_begin_as_it_was_asked() -> None:
    known = Vocabulary({"maria", "gent", "halle", "kapellen"})
    assert [each for _, each in known.perhaps("laria", alone=False)] == ["maria"]
    assert known.near("laria", alone=True) == known.near("laria", alone=False) == []
    assert [each for _, each in known.near("aria", alone=False)] == []
    assert [each for _, each in known.perhaps("hlle", alone=True)] == ["halle"]
    assert known.near("gant", alone=False) == []
    assert [each for _, each in known.perhaps("mapellen", alone=True)] == ["kapellen"]
    assert known.perhaps("laria", alone=True) == []
    assert known.near("hlle", alone=True) == known.near("mapellen", alone=True) == []


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("shots", []),  # five letters, and one is missing: as many come near some surname
        ("schotsn", []),
        ("schits", []),
        ("shcots", ["schots"]),
        ("cshots", ["schots"]),
        ("schotts", ["schots"]),
        ("skots", []),
        ("jozef", ["josef"]),
        ("zuijlen", ["zuylen"]),
        ("meerendaal", ["merendael"]),
        ("geraardsbergn", ["geraardsbergen"]),
        ("geraardsbegrn", ["geraardsbergen"]),
        ("wereldbaard", []),  # and two letters are wrong in a long word
        ("lerendael", ["merendael"]),
        ("oxstende", ["oostende"]),
    ],
)
def test_a_word_alone_is_put_right_where_it_is_hardly_by_chance_so_near(asked: str, known: list[str]) -> None:
    words = Vocabulary({"schots", "josef", "zuylen", "merendael", "geraardsbergen", "wereldpaarden", "oostende"})
    assert [each for _, each in words.near(asked, alone=True)] == known


def test_among_many_surnames_only_what_many_have_is_put_right_by_a_slip_that_may_be_chance() -> None:
    surnames = "schots riet mareel natis bouwen alper nessa strobbe moens lindemans verbiest"
    asked = "schts riept mareed naties blouwen alpen nesse stobbe moend verdietst"
    few = [f"gezinsopvang {each}\t9300 aalst\tCO" for each in surnames.split()]
    here, there = (index_of(*few, *(f"huis {at}\t9300 aalst\tRO" for at in range(most))) for most in (0, 3000))
    assert [each for each in asked.split() if not here.find(each, limit=9).nearest] == []
    assert [each for each in asked.split() if there.find(each, limit=9).total] == []
    assert first(there.find("schts aalst", limit=9)) == [few[0]]
    assert first(there.find("lindemasn", limit=9)) == [few[9]]
    assert there.find("aelst", limit=9).total == 1000


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("schts gent", "gezinsopvang schots"),
        ("mareek gent", "gezinsopvang mareel"),
        ("lindemasn gent", "gezinsopvang lindemans"),
        ("vermeersh gent", "gezinsopvang vermeersch"),
        ("vermersh gent", "gezinsopvang vermeersch"),  # eight letters, and two are missing
        ("strob gent", "gezinsopvang strobbe"),  # a part of a name is no slip
        ("fonte gent", ""),  # monte
        ("lannen gent", ""),  # lander, by two letters
        ("kenuing gent", ""),  # konings, likewise
        ("dooren gent", ""),  # doorn, in the middle of sleedoornhuis
        ("wings gent", ""),  # winge, a town that was not asked
        ("lierds gent", ""),
        ("schaden 's-gravenwezel", ""),  # schade, in Gent
        ("schade 's-gravenwezel", "gezinsopvang schade"),
        ("lindemasn 's-gravenwezel", "gezinsopvang lindemans"),
    ],
)
def test_beside_a_town_that_many_have_a_slip_has_to_be_one_of_few_that_come_so_near(asked: str, name: str) -> None:
    names = ["schots", "mareel", "lindemans", "vermeersch", "strobbe", "monte", "lander", "konings", "schade"]
    few = [f"gezinsopvang {each}\t9000 gent\tCO" for each in names]
    doorn = ["sleedoornhuis\t9000 gent\tRO", "doorn\t8000 brugge\tRO"]
    towns = ("9000 gent", "3390 winge", "9570 lierde", "2970 s gravenwezel")
    many = [f"huis {at}\t{towns[at % 4]}\tRO" for at in range(3000)]
    found = first(index_of(*few, *doorn, *many).find(asked, limit=9))
    assert found == ([f"{name}\t9000 gent\tCO"] if name else [])


def test_two_slips_in_eight_letters_alone_may_be_chance_where_there_are_many_names() -> None:
    few = ["huis boechout\t2530 x\tRO", "huis oudenaarde\t9700 x\tRO"]
    index, large = index_of(*few), index_of(*few, *(f"huis {at}\t9300 aalst\tRO" for at in range(3000)))
    assert first(index.find("bouwhout", limit=9)) == few[:1]
    assert large.find("bouwhout", limit=9).total == 0
    assert index.find("bouchat", limit=9).total == 0  # seven letters
    assert first(large.find("oudennarrde", limit=9)) == few[1:]
    assert first(large.find("bouchont 2530", limit=9)) == few[:1]


@pytest.mark.parametrize("asked", ["dokino", "domno", "dominno"])
def test_a_name_that_stands_first_is_counted_among_those_that_have_it(asked: str) -> None:
    index = index_of("domino\t9000 gent\tRO", "zonnehof\t9000 gent\tRO")
    assert first(index.find(asked, limit=9)) == ["domino\t9000 gent\tRO"]


def test_what_two_slips_make_of_a_word_is_a_whole_word() -> None:
    index = index_of(
        "kempenveld\t9700 oudenaarde\tRO", "huis berendse\t9700 oudenaarde\tRO", "kempen berend\t8000 x\tRO"
    )
    assert [index.find(each, limit=9).total for each in ("bevriend oudenaarde", "berind oudenaarde")] == [0, 1]


@pytest.mark.parametrize(
    ("asked", "place"),
    [("leper", "8900 ieper"), ("LEPER", "8900 ieper"), ("lzegem", "8870 izegem"), ("huis Iokeren", "9160 lokeren")],
)
def test_a_capital_i_that_is_read_as_a_small_l_is_an_i(asked: str, place: str) -> None:
    places = ("8900 ieper", "8870 izegem", "9160 lokeren")
    few = [f"huis {at}\t{each}\tRO" for at, each in enumerate(places)]
    many = [f"huis {at}\t9000 gent\tRO" for at in range(3000)]
    found = index_of(*few, *many).find(asked, limit=9)
    assert (found.nearest, [each.text.split("\t")[1] for each in found.lines]) == (True, [place])


def test_words_written_as_one_are_whole_words_of_a_name() -> None:
    index = index_of("okan denis\t9000 gent\tCO", "kan\t9000 gent\tCO", "den hof\t9000 gent\tRO")
    assert index.find("kanden", limit=9).total == 0
    assert first(index.find("denhof", limit=9)) == ["den hof\t9000 gent\tRO"]


def test_a_name_of_words_that_many_have_stands_before_those_that_hold_them() -> None:
    index = index_of(*(f"{each}hof\t9100 sint niklaas\tRO" for each in "abcd"), "het hof\t9100 sint niklaas\tRO")
    assert first(index.find("hof sint niklaas", limit=9))[0] == "het hof\t9100 sint niklaas\tRO"


def test_two_words_are_joined_by_a_slip_only_where_they_find_nothing_apart() -> None:
    index = index_of("ter linden\t9000 gent\tRO", "marc terlinden\t9000 gent\tCO")
    assert first(index.find("ter linedn", limit=9))[0] == "ter linden\t9000 gent\tRO"


def test_words_written_as_one_are_taken_apart_where_all_are_known() -> None:
    known = Vocabulary({"zonne", "hof", "linde", "veld"})
    assert known.parts("zonnehof", {"ter"}) == ["zonne hof"]
    assert known.parts("hofterlinde", {"ter"}) == ["hof ter linde"]
    assert known.parts("zonnekamer", {"ter"}) == []
    assert known.parts("z" * 500, {"ter"}) == []


def test_a_word_that_no_name_has_is_looked_for_in_lines_but_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the word that was meant it would have each line looked through for either."""
    asked: list[object] = []
    holding = Block.holding

    def noted(block: Block, groups: Sequence[Group]) -> Iterator[Line]:
        asked.append(groups)
        return holding(block, groups)

    monkeypatch.setattr(Block, "holding", noted)
    index = index_of("zonnehof\t9000 gent\tRO", "lindehof\t9000 gent\tRO")
    assert first(index.find("zonehof gent", limit=9)) == ["zonnehof\t9000 gent\tRO"]
    exactly, nearest = asked[0], asked[-1]
    assert (exactly, nearest) == ([("zonehof",), ("gent",)], [["zonnehof"], ["gent"]])

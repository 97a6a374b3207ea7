"""Propose listings that may be one place: on enterprise number, address and name, never on one alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.organisations.listing import Address, Listing, Sector, key_of
from chalicelib.domain.sync.manifest import CLOSED, Manifest, Row, row_of
from chalicelib.domain.sync.matching import MOST_GROUPS, candidates, rekeyed
from tests.builders import listing

NUMBER = "0123456749"
HERE = Address(street="Kerkstraat", number="1", postal_code="9000", municipality="Gent")
THERE = replace(HERE, number="2")


def one(register_id: str, name: str = "De Linde", address: Address = HERE, number: str = "") -> Listing:
    return listing(register_id=register_id, name=name, address=address, enterprise_number=number)


def known(*listings: Listing) -> Manifest:
    manifest = Manifest()
    for each in listings:
        manifest.put(row_of(each))
    manifest.take_changes()
    return manifest


def groups(*listings: Listing) -> list[list[str]]:
    by_key = {each.key: each.register_id for each in listings}
    return [sorted(by_key[found] for found in group) for group in candidates(known(*listings))]


def pairs(gone: list[Listing], new: list[Listing]) -> set[tuple[str, str]]:
    by_key = {each.key: each.register_id for each in gone + new}
    return {(by_key[a], by_key[b]) for a, b in rekeyed([(row_of(each), each) for each in gone], new)}


class TestCandidates:
    def test_the_same_address_in_one_sector(self) -> None:
        assert groups(one("a"), one("b", "Iets anders"), one("c", address=THERE)) == [["a", "b"]]

    def test_the_same_enterprise_number(self) -> None:
        assert groups(one("a", number=NUMBER), one("b", address=THERE, number=NUMBER)) == [["a", "b"]]

    def test_a_pair_that_shares_both_is_named_once(self) -> None:
        assert groups(one("a", number=NUMBER), one("b", number=NUMBER)) == [["a", "b"]]

    def test_no_number_and_no_address_are_nothing_to_share(self) -> None:
        nowhere = Address()
        assert groups(one("a", address=nowhere), one("b", address=nowhere)) == []

    def test_another_sector_is_another_place(self) -> None:
        assert groups(one("a"), replace(one("b"), sector=Sector.CHILD_CARE)) == []

    def test_what_has_closed_is_none(self) -> None:
        closed = row_of(one("b"))
        manifest = known(one("a"), one("c"))
        manifest.put(replace(closed, flags=CLOSED))
        manifest.take_changes()
        assert [sorted(group) for group in candidates(manifest)] == [sorted([key_of("a"), key_of("c")])]

    def test_more_than_ten_at_one_address_are_a_campus(self) -> None:
        assert groups(*(one(str(number)) for number in range(11))) == []
        assert len(groups(*(one(str(number)) for number in range(10)))) == 1

    def test_the_largest_groups_come_first_and_not_without_end(self) -> None:
        couples = [
            one(f"{number}{which}", address=replace(HERE, number=str(number)))
            for number in range(MOST_GROUPS + 5)
            for which in "ab"
        ]
        found = groups(*couples, one("three", address=replace(HERE, number="0")))
        assert (len(found), found[0]) == (MOST_GROUPS, ["0a", "0b", "three"])

    @given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=25))
    def test_they_are_what_a_plain_comparison_finds(self, rows: list[tuple[int, int, int, bool]]) -> None:
        manifest = Manifest()
        model = {}
        for number, (spread, address_hash, enterprise, closed) in enumerate(rows):
            found = (spread << 58) + number
            model[found] = (address_hash, enterprise, closed)
            manifest.put(
                Row(
                    key=found,
                    content_hash=1,
                    address_hash=address_hash,
                    enterprise=enterprise,
                    flags=CLOSED if closed else 0,
                )
            )
        manifest.take_changes()
        expected = set()
        for at in (0, 1):
            for value in (1, 2, 3):
                group = sorted(found for found, row in model.items() if row[at] == value and not row[2])
                if 1 < len(group) <= 10:
                    expected.add(tuple(group))
        assert {tuple(group) for group in candidates(manifest)} == expected


class TestRekeyed:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (one("a", number=NUMBER), one("b", "Anders", number=NUMBER)),  # number and address
            (one("a"), one("b")),  # name and address
            (one("a"), one("b", "DE LINDE vzw")),
            (one("a", number=NUMBER), one("b", address=THERE, number=NUMBER)),  # number and name
            (one("a", number=NUMBER), one("b", number=NUMBER)),
        ],
    )
    def test_two_of_three_make_a_pair(self, before: Listing, after: Listing) -> None:
        assert pairs([before], [after]) == {("a", "b")}

    @pytest.mark.parametrize(
        "after",
        [
            one("b", "Anders"),  # the address alone
            one("b", address=THERE),  # the name alone
            one("b", "Anders", THERE, NUMBER),  # the number alone
            one("b", "", Address()),
        ],
    )
    def test_one_of_three_makes_none(self, after: Listing) -> None:
        assert pairs([one("a", number=NUMBER)], [after]) == set()

    def test_where_two_fit_as_well_none_is_proposed(self) -> None:
        assert pairs([one("a")], [one("b"), one("c")]) == set()
        assert pairs([one("a"), one("b")], [one("c")]) == set()

    def test_what_fits_better_comes_first(self) -> None:
        before = one("a", number=NUMBER)
        assert pairs([before], [one("b"), one("c", "Anders", number=NUMBER)]) == {("a", "c")}

    def test_the_name_tells_two_at_one_address_apart(self) -> None:
        gone = [one("a", "De Linde", number=NUMBER), one("b", "De Eik", number=NUMBER)]
        new = [one("c", "De Eik", number=NUMBER), one("d", "De Linde", number=NUMBER)]
        assert pairs(gone, new) == {("a", "d"), ("b", "c")}

    def test_nobody_gets_two(self) -> None:
        gone = [one("a", number=NUMBER), one("b", "De Eik", THERE)]
        new = [one("c", number=NUMBER), one("d", "De Eik", THERE)]
        found = rekeyed([(row_of(each), each) for each in gone], new)
        assert len({old for old, _ in found}) == len({fresh for _, fresh in found}) == len(found) == 2

    def test_nothing_gone_or_nothing_new_is_no_pair(self) -> None:
        assert rekeyed([], [one("a")]) == []
        assert rekeyed([(row_of(one("a")), one("a"))], []) == []

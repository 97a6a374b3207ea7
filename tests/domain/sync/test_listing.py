"""A listing in numbers: the same digest only for the same content, and a name that compares as people read it."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.organisations.listing import Address, EmailStatus, Listing, Sector, comparable, key_of
from chalicelib.domain.sync.manifest import CLOSED, EMAIL_INVALID, EMAIL_OK, row_of
from tests.builders import NOW, listing

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
ADDRESSES = st.builds(Address, **{each.name: TEXTS for each in fields(Address)})
LISTINGS = st.builds(
    Listing,
    register_id=TEXTS,
    sector=st.sampled_from(Sector),
    name=TEXTS,
    address=ADDRESSES,
    email=TEXTS,
    email_status=st.sampled_from([EmailStatus.OK, EmailStatus.ABSENT, EmailStatus.INVALID]),
    website=TEXTS,
    phone=TEXTS,
    enterprise_number=TEXTS,
)


@pytest.mark.parametrize(
    "changes",
    [
        {"sector": Sector.CHILD_CARE},
        {"name": "Huize Ochtend"},
        {"address": Address(street="Kerkstraat", number="1", box="A", postal_code="9000", municipality="Gent")},
        {"email": "nieuw@avondrust.example"},
        {"email_status": EmailStatus.INVALID},
        {"website": ""},
        {"phone": "09 000 00 01"},
        {"enterprise_number": "0123456749"},
    ],
)
def test_whatever_we_take_over_changes_the_digest(changes: dict[str, Any]) -> None:
    assert listing(**changes).content_hash != listing().content_hash


def test_what_is_ours_does_not_change_the_digest() -> None:
    assert listing(closed_at=NOW).content_hash == listing(register_id="another").content_hash == listing().content_hash


@given(LISTINGS, LISTINGS)
def test_equal_content_and_equal_content_hashes_go_together(one: Listing, other: Listing) -> None:
    same = replace(one, register_id="") == replace(other, register_id="")
    assert (one.content_hash == other.content_hash) == same
    assert one.content_hash > 0


@given(LISTINGS)
def test_a_row_fits_the_manifest(one: Listing) -> None:
    assert all(0 <= number < 2**64 for number in row_of(one).numbers)
    assert row_of(one).key == one.key == key_of(one.register_id)
    assert row_of(one).fingerprint == 0


def test_a_text_does_not_run_over_into_the_next_field() -> None:
    one = listing(name="ab", address=Address(street="c"))
    other = listing(name="a", address=Address(street="bc"))
    assert one.content_hash != other.content_hash


@pytest.mark.parametrize(
    ("status", "flags"), [(EmailStatus.OK, EMAIL_OK), (EmailStatus.INVALID, EMAIL_INVALID), (EmailStatus.ABSENT, 0)]
)
def test_a_row_says_whether_the_address_can_be_mailed_and_whether_it_closed(status: EmailStatus, flags: int) -> None:
    assert row_of(listing(email_status=status)).flags == flags
    assert row_of(listing(email_status=status).closed(at=NOW)).flags == flags | CLOSED


@pytest.mark.parametrize("changes", [{"street": ""}, {"postal_code": ""}])
def test_half_an_address_is_no_place(changes: dict[str, str]) -> None:
    address = replace(listing().address, **changes)
    assert row_of(listing(address=address)).address_hash == 0


@pytest.mark.parametrize("changes", [{"street": "KERKSTRAAT"}, {"street": "Kèrkstraat "}, {"municipality": "Gand"}])
def test_a_place_is_the_same_however_it_is_written(changes: dict[str, str]) -> None:
    address = replace(listing().address, **changes)
    assert row_of(listing(address=address)).address_hash == row_of(listing()).address_hash


def test_no_enterprise_number_is_no_number_to_share() -> None:
    assert row_of(listing()).enterprise == 0
    assert row_of(listing(enterprise_number="0123456749")).enterprise > 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("De Linde", "de linde"),
        ("  DE   LINDE ", "de linde"),
        ("De Linde vzw", "de linde"),
        ("VZW De-Linde, WZC", "de linde"),
        ("Crèche 't Bijtje", "creche t bijtje"),
        ("Straße", "strasse"),
        ("vzw", ""),
        ("", ""),
    ],
)
def test_a_name_compares_without_accents_capitals_and_legal_form(name: str, expected: str) -> None:
    assert comparable(name) == expected


@given(TEXTS)
def test_a_plain_name_is_plain_already(name: str) -> None:
    assert comparable(comparable(name)) == comparable(name)


def test_what_stays_of_a_closed_listing_holds_no_contact_data() -> None:
    left = listing(enterprise_number="0123456749").closed(at=NOW).without_contact()
    assert (left.email, left.email_status, left.phone, left.website) == ("", EmailStatus.ABSENT, "", "")
    assert (left.name, left.address, left.closed_at) == (listing().name, listing().address, NOW)

"""Ids and nonces: unguessable where they must be, the same where they must be."""

import re

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.id_generator import SystemIdGenerator

ID_GENERATOR = SystemIdGenerator(key="a key of thirty-two characters..")


def test_an_id_is_24_lower_case_letters_and_digits() -> None:
    assert all(re.fullmatch("[a-z2-7]{24}", ID_GENERATOR.new_id()) for _ in range(100))


def test_no_two_ids_or_nonces_are_the_same() -> None:
    made = [make() for make in (ID_GENERATOR.new_id, ID_GENERATOR.new_nonce) for _ in range(1_000)]
    assert len(set(made)) == 2_000


def test_a_nonce_holds_128_random_bits_in_url_safe_characters() -> None:
    assert all(re.fullmatch("[A-Za-z0-9_-]{22}", ID_GENERATOR.new_nonce()) for _ in range(100))


@given(st.text(), st.text())
def test_a_keyed_hash_is_the_same_for_one_value_and_purpose_and_looks_like_any_id(purpose: str, value: str) -> None:
    made = ID_GENERATOR.keyed(purpose, value)
    assert made == SystemIdGenerator(key="a key of thirty-two characters..").keyed(purpose, value)
    assert re.fullmatch("[a-z2-7]{24}", made)


@given(st.text(), st.text())
def test_two_values_have_two_hashes(one: str, other: str) -> None:
    assert (ID_GENERATOR.keyed("author", one) == ID_GENERATOR.keyed("author", other)) == (one == other)
    assert ID_GENERATOR.keyed("author", one) != ID_GENERATOR.keyed("origin", one)


@given(st.text())
def test_without_our_secret_a_keyed_hash_cannot_be_told(value: str) -> None:
    other = SystemIdGenerator(key="another key of thirty-two chars..")
    assert ID_GENERATOR.keyed("author", value) != other.keyed("author", value)


@given(st.text(), st.text())
def test_the_id_that_0_1_0_gave_to_a_key_is_nobodys_hash(key: str, value: str) -> None:
    """Such an id is answered to whoever sent the key."""
    crafted = (key, f"author/{value}", f"keyed/author/{value}", f"../keyed/author/{value}", value)
    assert ID_GENERATOR.keyed("author", value) not in {ID_GENERATOR.id_for(each) for each in crafted}

"""Ids and nonces: unguessable where they must be, the same where they must be."""

import re

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.chance import SystemChance

CHANCE = SystemChance(key="a key of thirty-two characters..")


def test_an_id_is_24_lower_case_letters_and_digits() -> None:
    assert all(re.fullmatch("[a-z2-7]{24}", CHANCE.new_id()) for _ in range(100))


def test_no_two_ids_or_nonces_are_the_same() -> None:
    made = [make() for make in (CHANCE.new_id, CHANCE.new_nonce) for _ in range(1_000)]
    assert len(set(made)) == 2_000


def test_a_nonce_holds_128_random_bits_in_url_safe_characters() -> None:
    assert all(re.fullmatch("[A-Za-z0-9_-]{22}", CHANCE.new_nonce()) for _ in range(100))


@given(st.text())
def test_a_key_has_one_id_that_looks_like_any_other(key: str) -> None:
    made = CHANCE.id_for(key)
    assert made == SystemChance(key="a key of thirty-two characters..").id_for(key)
    assert re.fullmatch("[a-z2-7]{24}", made)


@given(st.text(), st.text())
def test_two_keys_have_two_ids(one: str, other: str) -> None:
    assert (CHANCE.id_for(one) == CHANCE.id_for(other)) == (one == other)


@given(st.text())
def test_without_our_secret_the_id_of_a_key_cannot_be_told(key: str) -> None:
    assert CHANCE.id_for(key) != SystemChance(key="another key of thirty-two chars..").id_for(key)

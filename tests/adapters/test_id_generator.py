"""Ids and nonces: unguessable where they must be, the same where they must be."""

import re

import pytest
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


@given(st.text())
def test_a_key_has_one_id_that_looks_like_any_other(key: str) -> None:
    made = ID_GENERATOR.id_for(key)
    assert made == SystemIdGenerator(key="a key of thirty-two characters..").id_for(key)
    assert re.fullmatch("[a-z2-7]{24}", made)


@given(st.text(), st.text())
def test_two_keys_have_two_ids(one: str, other: str) -> None:
    assert (ID_GENERATOR.id_for(one) == ID_GENERATOR.id_for(other)) == (one == other)


@given(st.text())
def test_without_our_secret_the_id_of_a_key_cannot_be_told(key: str) -> None:
    assert ID_GENERATOR.id_for(key) != SystemIdGenerator(key="another key of thirty-two chars..").id_for(key)


@pytest.mark.parametrize("purpose", ["author", "origin", "address", "appeal", "limit"])
@pytest.mark.parametrize("value", ["mieke@post.example", "192.0.2.1"])
def test_no_idempotency_key_however_crafted_gives_the_hash_of_an_author_or_origin(purpose: str, value: str) -> None:
    """The id that such a key gets is answered to whoever sent it; the hash is nobody's."""
    crafted = (f"{purpose}/{value}", f"keyed/{purpose}/{value}", f"../keyed/{purpose}/{value}", value)
    assert ID_GENERATOR.keyed(purpose, value) not in {ID_GENERATOR.id_for(each) for each in crafted}
    assert ID_GENERATOR.keyed(purpose, value) != ID_GENERATOR.keyed("another", value)

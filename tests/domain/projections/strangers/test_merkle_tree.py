"""The tree is RFC 6962's, whatever the steps in which it grew; its keys and notes are signed-note's."""

import base64
from hashlib import sha256
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from chalicelib.domain.projections.strangers.checkpoint import VerifyingKey
from chalicelib.domain.projections.strangers.merkle_tree import (
    EMPTY,
    HASH,
    WIDTH,
    Tiles,
    grown,
    leaf_of,
    levels,
    root,
    width_of,
)
from infra.verify.check import root_of

# The leaves and roots that implementations of Certificate Transparency are tried with.
LEAVES = [bytes.fromhex(each) for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + by_definition(leaves[:half]) + by_definition(leaves[half:])).digest()


def of(held: dict[tuple[int, int], bytes]) -> Tiles:
    return lambda level, index: held.get((level, index), b"")


@pytest.mark.parametrize("size", ROOTS)
def test_known_trees_have_their_known_roots(size: int) -> None:
    leaves = [leaf_of(each) for each in LEAVES[:size]]
    held = grown(0, leaves, of({}))
    assert root(size, of(held)).hex() == root_of(leaves).hex() == ROOTS[size]


def test_nothing_has_a_root_too() -> None:
    assert root(0, of({})) == root_of([]) == EMPTY
    assert grown(0, [], of({})) == {}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 255, 256, 257, 511, 512, 513, 767, 65_535, 65_536, 65_537, 66_049])
def test_a_tree_is_the_same_in_however_many_steps_it_grew(size: int) -> None:
    by_chance = Random(size)  # noqa: S311  (steps, no secret)
    leaves = [leaf_of(b"%d" % number) for number in range(size)]
    held: dict[tuple[int, int], bytes] = {}
    at = 0
    while at < size:
        step = min(size - at, by_chance.choice([1, 255, 256, 257, 600, 30_000]))
        before = dict(held)
        held |= grown(at, leaves[at : at + step], of(held))
        at += step
        assert all(held[place].startswith(tile) for place, tile in before.items())  # what was there stays
    assert root(size, of(held)) == root_of(leaves) == by_definition(leaves)
    assert held == grown(0, leaves, of({}))
    widths = {place: width_of(*place, size) * HASH for place in held}
    assert {place: len(tile) for place, tile in held.items()} == widths
    assert levels(size) == 1 + max(level for level, _ in held)
    assert width_of(0, size // WIDTH + 1, size) == width_of(9, 0, size) == 0


def test_what_a_run_left_behind_beyond_the_size_does_not_count() -> None:
    leaves = [leaf_of(b"%d" % number) for number in range(700)]
    left = grown(300, [leaf_of(b"other")] * 100, of(grown(0, leaves[:300], of({}))))
    held = grown(0, leaves[:300], of({})) | left
    held |= grown(300, leaves[300:], of(held))
    assert root(700, of(held)) == by_definition(leaves)


def test_the_example_of_signed_note_is_read_as_it_says() -> None:
    raw = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    key = VerifyingKey("PeterNeumann", raw[1:])
    assert key.text == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    signed = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    assert base64.b64decode(signed)[:4] == key.id
    Ed25519PublicKey.from_public_bytes(key.raw).verify(base64.b64decode(signed)[4:], text.encode())

"""Somebody else's Merkle tree (pymerkle) gives our roots, and proves that ours grow by their ends.

Of that library only what RFC 6962 says too: its proofs count leaves from one, begin with the leaf, and its checks give
None where all is well, and raise where it is not.
"""

from itertools import pairwise
from random import Random
from typing import Final

import pytest
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion
from pymerkle.proof import InvalidProof

from chalicelib.domain.projections.strangers.merkle_tree import grown, leaf_of, root
from infra.verify.check import root_of
from tests.fakes.public_log import FakePublicLog
from tests.openness.sites import add, lines_of, seen_of
from tests.use_cases.upkeep.test_add_months import random_log

SIZES: Final = (1, 2, 3, 5, 255, 256, 257, 300, 511, 512, 513, 700)


def test_another_implementation_gives_the_same_roots_and_proves_that_the_tree_only_grew() -> None:
    chance = Random(7)  # noqa: S311 - made-up entries
    lines = [chance.randbytes(1 + chance.randrange(300)) for _ in range(SIZES[-1])]
    theirs = InmemoryTree(algorithm="sha256")
    tiles: dict[tuple[int, int], bytes] = {}
    before, roots = 0, []

    def held(level: int, index: int) -> bytes:
        return tiles.get((level, index), b"")

    for size in SIZES:
        for line in lines[before:size]:
            theirs.append_entry(line)
        tiles |= grown(before, [leaf_of(line) for line in lines[before:size]], held)
        ours = root(size, held)
        assert ours == theirs.get_root(size) == root_of([leaf_of(line) for line in lines[:size]])
        roots.append(ours)
        before = size
    for (one, first), (other, last) in pairwise(zip(SIZES, roots, strict=True)):
        proof = theirs.prove_consistency(one, other)
        verify_consistency(first, last, proof)
        with pytest.raises(InvalidProof):
            verify_consistency(first[::-1], last, proof)


def test_each_entry_of_a_log_is_in_the_root_that_was_signed_as_another_implementation_sees_it() -> None:
    log, theirs = FakePublicLog(), InmemoryTree(algorithm="sha256")
    add(random_log(3, acts=120), log)
    signed = seen_of(log)
    lines = list(lines_of(log))
    for line in lines:
        theirs.append_entry(line)
    assert theirs.get_root() == signed.root
    for number, line in enumerate(lines, start=1):
        verify_inclusion(leaf_of(line), signed.root, theirs.prove_inclusion(number, signed.size))
    with pytest.raises(InvalidProof):
        verify_inclusion(leaf_of(lines[1]), signed.root, theirs.prove_inclusion(1, signed.size))

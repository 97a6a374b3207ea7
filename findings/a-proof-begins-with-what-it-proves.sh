#!/usr/bin/env bash
# pymerkle 7.0.0 makes the trees of RFC 9162, and proofs that no verifier of RFC 9162 accepts.
#
# The roots are the RFC's to the byte, and its documentation names the RFC for how a tree is built. An inclusion proof
# has the RFC's hashes, too; but the first one of its path is the leaf itself, which a verifier has already, and leaves
# are counted from one. Handed to the RFC's algorithm as it is, the proof fails; without the first hash, and with the
# number less by one, it holds.
#
# Expected: that same roots come with same proofs, so that one side may use the library and the other the standard.
# Here: `tests/openness/test_other_side.py` asks this library for roots, and lets it verify its own proofs against ours;
# no proof crosses over.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check pymerkle==7.0.0
"$place/env/bin/python" - <<'PYTHON'
import sys
from hashlib import sha256
from importlib.metadata import version

from pymerkle import InmemoryTree

LEAVES = [b"one", b"two", b"three", b"four", b"five"]


def leaf(entry):
    return sha256(b"\0" + entry).digest()


def node(left, right):
    return sha256(b"\1" + left + right).digest()


def root(entries):
    """Return the root as RFC 9162, 2.1.1, defines it."""
    if len(entries) == 1:
        return leaf(entries[0])
    half = 1 << (len(entries) - 1).bit_length() - 1
    return node(root(entries[:half]), root(entries[half:]))


def holds(index, size, hashed, path, whole):
    """Return true when an inclusion proof holds, by the algorithm of RFC 9162, 2.1.3.2."""
    if index >= size:
        return False
    first, last, found = index, size - 1, hashed
    for each in path:
        if last == 0:
            return False
        if first & 1 or first == last:
            found = node(each, found)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            found = node(found, each)
        first, last = first >> 1, last >> 1
    return last == 0 and found == whole


tree = InmemoryTree(algorithm="sha256")
for entry in LEAVES:
    tree.append_entry(entry)
size, whole = len(LEAVES), root(LEAVES)
found = []
for number, entry in enumerate(LEAVES, start=1):
    path = [bytes.fromhex(each) for each in tree.prove_inclusion(number, size).serialize()["path"]]
    as_it_is = any(holds(index, size, leaf(entry), path, whole) for index in (number - 1, number))
    found.append((path[0] == leaf(entry), as_it_is, holds(number - 1, size, leaf(entry), path[1:], whole)))
same = tree.get_root(size) == whole
print(f"pymerkle {version('pymerkle')}: the root is the RFC's: {same}")
print(f"proofs that hold as they are: {[each[1] for each in found].count(True)} of {size};", end=" ")
print(f"without the leaf, counted from nought: {[each[2] for each in found].count(True)}")
if not same or found != [(True, False, True)] * size:
    sys.exit("it is not as written any more")
PYTHON

"""The tree over the public log, in tiles: RFC 6962's hashes, laid out as C2SP's tlog-tiles says.

A tile holds up to 256 hashes of 32 bytes. Those of level 0 are the entries'; each hash of a higher level is the root
of a full tile one level below. A tile only ever grows at its end, so the first bytes of today's are yesterday's.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from hashlib import sha256
from typing import Final

WIDTH: Final = 256  # hashes of a full tile, and entries of a full bundle
HASH: Final = 32  # bytes
EMPTY: Final = sha256(b"").digest()  # the root over nothing

# The bytes of a tile by its level and its place in that level, as far as they are there.
Tiles = Callable[[int, int], bytes]


def leaf_of(entry: bytes) -> bytes:
    """Return the hash of an entry."""
    return sha256(b"\x00" + entry).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def grown(size: int, leaves: Sequence[bytes], tiles: Tiles) -> dict[tuple[int, int], bytes]:
    """Return the tiles that change when leaves come after the first `size`, each whole."""
    changed: dict[tuple[int, int], bytes] = {}
    level, count, coming = 0, size, list(leaves)
    while coming:
        index, width = divmod(count, WIDTH)
        held = tiles(level, index)[: width * HASH] if width else b""
        hashes = [*_hashes(held), *coming]
        upward = []
        for start in range(0, len(hashes), WIDTH):
            part = hashes[start : start + WIDTH]
            changed[level, index + start // WIDTH] = b"".join(part)
            if len(part) == WIDTH:
                upward.append(_perfect(part))
        level, count, coming = level + 1, count // WIDTH, upward
    return changed


def root(size: int, tiles: Tiles) -> bytes:
    """Return the root over the first `size` entries."""
    subtrees: list[bytes] = []  # from left to right, each half as large as the one before, or smaller
    for level in reversed(range(levels(size))):
        index, width = divmod(size >> (8 * level), WIDTH)
        hashes = _hashes(tiles(level, index)[: width * HASH]) if width else []
        begin = 0
        for part in (1 << bit for bit in reversed(range(8)) if width >> bit & 1):
            subtrees.append(_perfect(hashes[begin : begin + part]))
            begin += part
    return reduce(lambda right, left: _node(left, right), reversed(subtrees)) if subtrees else EMPTY


def levels(size: int) -> int:
    """Return how many levels have tiles."""
    return (size.bit_length() + 7) // 8


def width_of(level: int, index: int, size: int) -> int:
    """Return how many hashes a tile of the tree over `size` entries holds; 0 where it has none."""
    return max(0, min(WIDTH, (size >> (8 * level)) - index * WIDTH))


def _perfect(hashes: Sequence[bytes]) -> bytes:
    """The root over as many hashes as a power of two."""
    while len(hashes) > 1:
        hashes = [_node(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def _hashes(held: bytes) -> list[bytes]:
    return [held[start : start + HASH] for start in range(0, len(held), HASH)]

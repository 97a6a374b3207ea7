"""Near-duplicates: a sketch of a text that can be found among a million others, and compared without the texts.

A text is the set of its pairs of neighbouring words. One-permutation MinHash [Li, Owen, Zhang 2012] deals their hashes
into 80 cells and keeps the smallest of each; a cell that stays empty borrows from another, picked by a fixed sequence
of its own [Shrivastava 2017]. Two sketches agree in about as many cells as the sets have in common (Jaccard). Sixteen
bands of five cells are the keys of an index: texts alike share at least one band, others hardly ever.

Why pairs and five: an index that keeps one text per key forgets some. Among 150,000 texts and with 5 % of the words
changed, runs of three words in bands of four find 98.7 % again, pairs in bands of five 99.7 % (`bench/signals.py`).

Words are those in Latin letters; a text without any is found again only when it is the same.

The same text gives the same sketch in every process and version: an index lives longer than either. `VERSION` is part
of every key; change anything here that changes a sketch, and it must change too.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from chalicelib.domain.signals.text.reading import words

VERSION: Final = "1"
BANDS: Final = 16
ROWS: Final = 5
CELLS: Final = BANDS * ROWS
ALIKE: Final = 0.5  # estimated similarity from which two texts are named near-identical
_FEW: Final = 4  # words; in a text of fewer each word counts by itself
_LOW: Final = 0xFFFFFFFF
_KEPT: Final = 0xFFFF  # of a cell's smallest hash: enough to tell it from others
_PACKED: Final = struct.Struct(f">{CELLS}H")

# Said by many who never met: the pairs within these do not make two texts alike.
_STOCK: Final = (
    "bedankt voor",
    "blijf zo verder",
    "dank voor",
    "dikke merci aan",
    "dikke pluim voor",
    "dikke proficiat aan",
    "doe zo voort",
    "echte aanrader",
    "goede zorgen",
    "heel tevreden",
    "hele team",
    "iedereen aanraden",
    "met vriendelijke groeten",
    "uiterste best",
    "voltallige personeel",
    "zeer tevreden",
)
_STOCK_PAIRS: Final = frozenset(f"{one} {other}" for each in _STOCK for one, other in pairwise(each.split()))


@dataclass(frozen=True, slots=True)
class Sketch:
    """The sketch of a text, kept to find texts like it: no word can be read back from it."""

    cells: tuple[int, ...]  # 80 numbers of 16 bits

    @property
    def bands(self) -> tuple[str, ...]:
        """The sixteen keys under which the text is found."""
        packed, width = self.packed, _PACKED.size // BANDS
        return tuple(f"{VERSION}-{band:02}-{packed[band * width : (band + 1) * width].hex()}" for band in range(BANDS))

    @property
    def packed(self) -> bytes:
        """160 bytes, for an index to keep beside its key."""
        return _PACKED.pack(*self.cells)

    @classmethod
    def unpacked(cls, packed: bytes) -> "Sketch":
        return cls(_PACKED.unpack(packed))


def sketch(text: str) -> Sketch:
    """The sketch of a text; capitals, accents, marks and line breaks do not count."""
    smallest: dict[int, int] = {}
    for part in _parts(words(text)) or {text.strip()}:
        number = _hash(part)
        cell, value = (number >> 32) * CELLS >> 32, number & _LOW
        if value < smallest.get(cell, _LOW + 1):
            smallest[cell] = value
    return Sketch(tuple(value & _KEPT for value in _filled(smallest)))


def similarity(one: Sketch, other: Sketch) -> float:
    """About how much two texts have in common, from 0 to 1 (a standard error of 0.06 around 0.5)."""
    return sum(map(int.__eq__, one.cells, other.cells)) / CELLS


def _parts(found: list[str]) -> set[str]:
    """The pairs of words that tell a text from others; what many say counts only where nothing else is said."""
    if len(found) < _FEW:
        return set(found)
    pairs = {f"{one} {other}" for one, other in pairwise(found)}
    return pairs - _STOCK_PAIRS or pairs


def _hash(part: str) -> int:
    return int.from_bytes(blake2b(part.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _filled(smallest: dict[int, int]) -> Iterator[int]:
    """Each cell's value; an empty one takes that of the first full cell in a sequence that is fixed for it."""
    for cell in range(CELLS):
        value = smallest.get(cell)
        yield value if value is not None else next(smallest[donor] for donor in _donors(cell) if donor in smallest)


@cache
def _donors(cell: int) -> tuple[int, ...]:
    """All cells, in an order that differs from cell to cell and never changes."""
    return tuple(sorted(range(CELLS), key=lambda donor: _hash(f"cell {cell} asks {donor}")))

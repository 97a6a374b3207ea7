"""Near-duplicates: a sketch of a text, by which texts are compared without the texts; `bands` says where to look.

A text is the set of its pairs of neighbouring words. One-permutation MinHash [Li, Owen, Zhang 2012] deals their hashes
into 80 cells and keeps the smallest of each; a cell that stays empty borrows from another, picked by a fixed sequence
of its own [Shrivastava 2017]. Two sketches agree in about as many cells as the sets have in common (Jaccard).

Each word that is changed takes two pairs with it: of texts that differ in one word of six half of the pairs agree,
give or take a tenth. From a third on two are named alike. Of a few pairs a third may be what everybody says: there it
takes half of them.

Words are those in Latin letters; a text without any is found again only when it is the same.

The same text gives the same sketch in every process and version: an index lives longer than either. Change anything
here that changes a sketch, and those of every index have to be made anew.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from chalicelib.domain.signals.text.reading import words

CELLS: Final = 80
ALIKE: Final = 0.35  # estimated similarity from which two texts are named near-identical
_ALIKE_OF_FEW: Final = 0.5  # the same, where one of the two has few pairs
_FEW_PAIRS: Final = 8
_BANDS_OF_0_1_0: Final = 16
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
    def bands_of_0_1_0(self) -> tuple[str, ...]:
        """The sixteen keys under which release 0.1.0 keeps the text in an index, and looks for it."""
        packed, width = self.packed, _PACKED.size // _BANDS_OF_0_1_0
        cut = (packed[at : at + width].hex() for at in range(0, _PACKED.size, width))
        return tuple(f"{band}#1-{band:02}-{cells}" for band, cells in enumerate(cut))

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


def alike(one: Sketch, other: Sketch) -> bool:
    """Tell if two texts have so much in common that one may be the other's copy."""
    few = min(len({*one.cells}), len({*other.cells})) < _FEW_PAIRS
    return similarity(one, other) >= (_ALIKE_OF_FEW if few else ALIKE)


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

"""Near-duplicates: a sketch of a text that can be found among a million others, and compared without the texts.

A text is the set of its runs of three words. One-permutation MinHash [Li, Owen, Zhang 2012] deals their hashes into
64 cells and keeps the smallest of each; a cell that stays empty borrows from another, picked by a fixed sequence of its
own [Shrivastava 2017]. Two sketches agree in about as many cells as the sets have in common (Jaccard). Sixteen bands of
four cells are the keys of an index: texts alike share at least one band, others hardly ever.

The same text gives the same sketch in every process and version: an index lives longer than either. `VERSION` is part
of every key; change anything here that changes a sketch, and it must change too.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Final

from chalicelib.domain.signals.reading import word_set, words

VERSION: Final = "1"
CELLS: Final = 64
BANDS: Final = 16
ROWS: Final = CELLS // BANDS
ALIKE: Final = 0.5  # estimated similarity from which two texts are named near-identical
_RUN: Final = 3  # words
_SHORT: Final = ((3, 1), (8, 2))  # (fewer words than this, words in a run)
_MASK: Final = 0xFFFFFFFF
_PACKED: Final = struct.Struct(f">{CELLS}I")

# Words that tie a sentence together. A run of nothing else says nothing of its text.
_TIES: Final = word_set(
    """
    de het een en van in op is was zijn te dat die met voor er aan om niet ook als maar bij ze we wij ik je hij
    zij hun haar mijn ons onze uit naar nog al heel zeer wordt worden werd heeft hebben had dit door over of zo
    dan
    """
)
# Said by many who never met. Runs within these do not make two texts alike.
_STOCK: Final = (
    "zeer tevreden over de goede zorgen",
    "wij zijn heel tevreden over de zorg",
    "we zijn zeer tevreden over de verzorging",
    "ik ben heel tevreden over alles",
    "een dikke proficiat aan het hele team",
    "een dikke pluim voor het hele team",
    "een dikke merci aan het voltallige personeel",
    "bedankt voor de goede zorgen",
    "hartelijk dank voor de goede zorgen",
    "dank u wel voor alles",
    "met vriendelijke groeten",
    "doe zo voort",
    "blijf zo verder doen",
    "een echte aanrader",
    "ik kan het iedereen aanraden",
    "we kunnen het iedereen aanraden",
    "zeker een aanrader voor iedereen",
    "vriendelijk en behulpzaam personeel",
    "het personeel is heel vriendelijk en behulpzaam",
    "het personeel doet zijn uiterste best",
    "er is te weinig personeel",
    "mijn moeder verblijft hier sinds",
    "mijn vader verblijft hier sinds",
    "onze dochter gaat hier heel graag",
    "onze zoon gaat hier heel graag",
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to find its likes: no word of it can be read back."""

    cells: tuple[int, ...]  # 64 numbers of 32 bits

    @property
    def bands(self) -> tuple[str, ...]:
        """The keys under which the text is found, one per band."""
        packed = self.packed
        width = len(packed) // BANDS
        return tuple(
            f"{VERSION}-{band:02}-{blake2b(packed[band * width : (band + 1) * width], digest_size=9).hexdigest()}"
            for band in range(BANDS)
        )

    @property
    def packed(self) -> bytes:
        """256 bytes, for an index to keep beside its key."""
        return _PACKED.pack(*self.cells)

    @classmethod
    def unpacked(cls, packed: bytes) -> "Sketch":
        return cls(_PACKED.unpack(packed))


def sketch(text: str) -> Sketch:
    """The sketch of a text; capitals, accents, marks and line breaks do not count."""
    cells: list[int | None] = [None] * CELLS
    for run in _runs(words(text)) or {text.strip()}:
        number = _hash(run)
        cell, value = number >> 58, number & _MASK
        least = cells[cell]
        if least is None or value < least:
            cells[cell] = value
    return Sketch(tuple(_filled(cells)))


def similarity(one: Sketch, other: Sketch) -> float:
    """About how much two texts have in common, from 0 to 1 (a standard error of 0.06 around 0.5)."""
    return sum(map(int.__eq__, one.cells, other.cells)) / CELLS


def _runs(found: list[str]) -> set[str]:
    """The runs of words that tell a text from others; all of them when none does."""
    size = next((run for fewer, run in _SHORT if len(found) < fewer), _RUN)
    all_runs = {" ".join(found[at : at + size]) for at in range(len(found) - size + 1)}
    if size < _RUN:
        return all_runs
    return {run for run in all_runs - _stock_runs() if not _TIES.issuperset(run.split())} or all_runs


@cache
def _stock_runs() -> frozenset[str]:
    return frozenset(
        " ".join(found[at : at + _RUN])
        for found in (words(each) for each in _STOCK)
        for at in range(len(found) - _RUN + 1)
    )


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _filled(cells: list[int | None]) -> Iterable[int]:
    """Each cell's value; an empty one takes that of the first full cell in a sequence that is fixed for it."""
    for cell, value in enumerate(cells):
        yield value if value is not None else next(v for donor in _donors(cell) if (v := cells[donor]) is not None)


@cache
def _donors(cell: int) -> tuple[int, ...]:
    """All cells, in an order that differs from cell to cell and never changes."""
    return tuple(sorted(range(CELLS), key=lambda donor: _hash(f"cell {cell} asks {donor}")))

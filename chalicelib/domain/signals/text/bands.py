"""The keys under which a text stands in an index, and those under which one looks for texts like it.

A text is the set of its words, of which those of five letters and more count twice. In each of sixty fixed orders of
all words there are it has a first [Broder 1997]; five of these firsts are a band, and twelve bands are keys under which
it is kept. It is looked for under each band as it is, and with the second of one of its five orders for the first: what
a copy adds pushes the original's first to second place. A key that is asked for costs a tenth of one that is written,
so a text is written under few keys and looked for under many.

Why words and five: pairs of neighbours, as sketches have them, lose two for each word that is changed. With one word
of six changed, twelve bands of five words find 98 % of ordinary texts again, sixteen of pairs about half
(`bench/signals.py`). Among very many texts of few words somebody else has most of such bands; eight of the sketch's
bands of pairs, which are hardly ever somebody else's, find those that are all but the same: with four of them 97 of a
hundred among a million texts, with eight 99. Release 0.1.0 keeps and looks for a text under sixteen of these: either
finds what the other kept.

The same text gives the same keys in every process and version: an index lives longer than either. `VERSION` is part of
every key; change anything here that changes a key, and it must change too.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Final, NamedTuple

from chalicelib.domain.signals.text.near_duplicates import Sketch, sketch
from chalicelib.domain.signals.text.reading import words

VERSION: Final = "2"
BANDS: Final = 12  # of words
ROWS: Final = 5
ORDERS: Final = BANDS * ROWS
OF_PAIRS: Final = 8  # of the bands of release 0.1.0, those under which a text is still kept
_LONG: Final = 5  # letters, from which a word counts twice
_MOST: Final = 128  # words that a long text is known by
_NUMBERS: Final = struct.Struct(">II")
_PLACES: Final = struct.Struct("<" + ORDERS * "I4x")
_LANE_BITS: Final = 64
_PLACE_BITS: Final = 32
_BAND: Final = struct.Struct(f">{ROWS}I")
Places = tuple[int, int]  # in one order, of the first and the second


class Bands(NamedTuple):
    """The keys of a text in an index."""

    kept: tuple[str, ...]  # under which it is kept
    near: tuple[str, ...]  # under which it is looked for as well
    older: tuple[str, ...]  # the same, under which release 0.1.0 keeps it

    @property
    def held(self) -> tuple[str, ...]:
        """All under which any release may have kept it."""
        return self.kept + self.older


def bands_of(text: str, own: Sketch | None = None) -> Bands:
    """Return the keys of a text; its sketch, where it is made already, saves making it again."""
    found = list(_firsts(text))
    of_pairs = (own or sketch(text)).bands_of_0_1_0
    kept, near = [*of_pairs[:OF_PAIRS]], []
    for number in range(BANDS):
        rows = found[number * ROWS : (number + 1) * ROWS]
        firsts = [first for first, _ in rows]
        kept.append(_key(number, firsts))
        near += [
            _key(number, [*firsts[:row], second, *firsts[row + 1 :]])
            for row, (first, second) in enumerate(rows)
            if second != first
        ]
    return Bands(tuple(kept), tuple(near), of_pairs[OF_PAIRS:])


def _firsts(text: str) -> Iterator[Places]:
    """Yield the first and the second place of a text in each order; of one that has but one word, the same twice.

    All orders are looked at in one number, as `_Orders` has them.
    """
    lanes = _orders()
    one, *others = _placed(text)
    first, second = one, lanes.whole if others else one
    for places in others:
        low = lanes.lower(first, places)
        second = lanes.lower(second, first ^ places ^ low)
        first = low
    return zip(*(_PLACES.unpack(each.to_bytes(_PLACES.size, "little")) for each in (first, second)), strict=True)


def _placed(text: str) -> Iterator[int]:
    """Yield the places of each word, as `_Orders` has them."""
    numbers = [_numbers(word) for word in set(words(text)) or {text.strip()}]
    if len(numbers) > _MOST:
        numbers = sorted(numbers)[:_MOST]
    lanes = _orders()
    for _, number, more in numbers:
        yield (number * lanes.factors & lanes.whole) >> more & lanes.whole


def _numbers(word: str) -> tuple[int, int, bool]:
    """Return the rank of a word, which tells of which a long text is known, its number, and whether it counts twice."""
    rank, number = _NUMBERS.unpack(_digest(word, _NUMBERS.size))
    return rank, number, len(word) >= _LONG


@dataclass(frozen=True, slots=True)
class _Orders:
    """The sixty orders, one beside the other in numbers of sixty-four bits each, of which a place takes the lower half.

    A place is the product with an odd factor, as far as it goes into thirty-two bits: no two numbers share one. What
    counts twice has half the place.
    """

    factors: int
    whole: int  # the highest place in each order
    above: int  # the bit above a place in each order

    def lower(self, one: int, other: int) -> int:
        """Return the lower of two places in each order."""
        is_other = (one | self.above) - other & self.above  # the bit stays where nothing was borrowed from it
        return one ^ (one ^ other) & (is_other - (is_other >> _PLACE_BITS))


@cache
def _orders() -> _Orders:
    factors = [int.from_bytes(_digest(f"order {number}", 4), "big") | 1 for number in range(ORDERS)]
    ones = sum(1 << _LANE_BITS * number for number in range(ORDERS))
    return _Orders(
        factors=sum(factor << _LANE_BITS * number for number, factor in enumerate(factors)),
        whole=ones * ((1 << _PLACE_BITS) - 1),
        above=ones << _PLACE_BITS,
    )


def _key(number: int, firsts: Sequence[int]) -> str:
    return f"{VERSION}-{number:02}-{blake2b(_BAND.pack(*firsts), digest_size=8).hexdigest()}"


def _digest(word: str, size: int) -> bytes:
    return blake2b(word.encode("utf-8", "surrogatepass"), digest_size=size).digest()

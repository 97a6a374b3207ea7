"""Stretches: a text cut into its sentences, very long ones into parts, each with the words that it holds.

What several words say together stands in one sentence. Of a long text nearly every word is somewhere, but few of them
beside each other: a pattern is tried where all that it needs is near, not wherever one of its words stands.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from chalicelib.domain.signals.text.reading import CONTEXT, KEPT, Reading, between

REACH: Final = 120  # characters around a word in which whatever goes with it stands
_MARGIN: Final = 5  # characters behind a sentence that say how it ends
_LONG: Final = 400
_PART: Final = 90  # characters of a part of a very long sentence
_SHORT: Final = 80  # characters up to which a sentence goes with the next: to look at each by itself costs more
_ENDS: Final = re.compile(r"[.!?]+(?=[\s,])")


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A part of a text, from one place up to another, and how far whatever goes with its words may stand from it."""

    start: int
    end: int
    first: int
    last: int
    own: frozenset[str]  # the words between start and end
    near: frozenset[str]  # those between first and last
    around: frozenset[str]  # those of all sentences that may stand there
    words: tuple[frozenset[str], ...]  # all three: the same for parts of a text that repeats itself

    def spans_of(self, read: Reading, wanted: frozenset[str]) -> list[tuple[int, int]]:
        """Return the places of these words in it, in the order of the text."""
        held = wanted & self.own
        found = [span for word in held for span in read.spans_of(word, self.start, self.end)]
        return sorted(found) if len(held) > 1 else found


@lru_cache(maxsize=KEPT)
def stretches(read: Reading) -> tuple[Stretch, ...]:
    """Return the stretches of a text in their order; together they are all of it."""
    return tuple(_stretches(read))


@lru_cache(maxsize=KEPT)
def holding(read: Reading) -> Mapping[str, Sequence[int]]:
    """Return the stretches, by number, that hold each word of a text."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(stretches(read)):
        for word in part.own:
            found[word].append(number)
    return found


def _stretches(read: Reading) -> Iterator[Stretch]:
    text, begun = read.normalised, 0
    for end in (*(match.end() for match in _ENDS.finditer(text)), len(text)):
        if end - begun > _LONG:
            yield from _parts(read, begun, end)
        elif end - begun < _SHORT and end < len(text):
            continue
        elif said := frozenset(between(read, begun, end)):
            yield Stretch(begun, end, begun, min(end + _MARGIN, len(text)), said, said, said, (said,))
        begun = end


def _parts(read: Reading, begun: int, end: int) -> Iterator[Stretch]:
    """Cut a very long sentence between words; of each part it is known what stands near it, and a little further."""
    text, cuts = read.normalised, [begun]
    while end - cuts[-1] > 2 * _PART:
        cut = text.find(" ", cuts[-1] + _PART, cuts[-1] + 2 * _PART)
        cuts.append(cut if cut > 0 else cuts[-1] + 2 * _PART)
    cuts.append(end)
    parts = list(pairwise(cuts))
    said = [frozenset(between(read, *each)) for each in parts]
    for own, (start, stop) in zip(said, parts, strict=True):
        first, last = max(begun, start - REACH), min(len(text), stop + REACH, end + _MARGIN)
        near, around = (
            own.union(*said[max(0, bisect_right(cuts, start - wide) - 1) : bisect_left(cuts, stop + wide)])
            for wide in (REACH, REACH + CONTEXT)
        )
        yield Stretch(start, stop, first, last, own, near, around, (own, near, around))

"""Search among organisations: parts of names, municipalities and postal codes; accents and case do not count."""

import bisect
import heapq
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from chalicelib.domain.letters.folding import read_through
from chalicelib.domain.organisations.organisation import Organisation

MAX_WORDS: Final = 8
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation as search knows it.

    The text is its name, its place and its marks, with tabs between. Words are in small letters (`huize avondrust`)
    and marks in capitals between bars (`|9000|CHILD_CARE|OK|`), so that one is never taken for the other.
    """

    text: str
    id: str

    @property
    def key(self) -> str:
        """Its place in a list: by name, then by municipality, then by id."""
        name_and_place, _, _ = self.text.rpartition("\t")
        return f"{name_and_place}\t{self.id}"


def line(organisation: Organisation) -> Line:
    listing = organisation.listing
    offset = folded(f"{listing.address.postal_code} {listing.address.municipality}")
    marks = f"|{folded(listing.address.postal_code)}|{listing.sector.upper()}|{organisation.email_status.upper()}|"
    return Line(f"{folded(listing.name)}\t{offset}\t{marks}", organisation.id)


def folded(text: str) -> str:
    """A text as search compares it: no accents, no capitals, one blank between words."""
    if not text.isascii():
        text, _ = read_through(text.casefold())
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.casefold()))


class Block:
    """Some lines in their order, ready to be searched as they were kept.

    All texts stand in one string: looking for a word is one search through it, which Python does far faster than it
    takes up a thousand texts one by one. Ids are read when one of them is found.
    """

    def __init__(self, texts: str, read_ids: Callable[[], str]) -> None:
        self.texts = texts  # one per line, each with its line's end
        self._read_ids = read_ids

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Block":
        ordered = sorted(lines, key=lambda each: each.key)
        ids = "\n".join(each.id for each in ordered)
        return cls("".join(f"{each.text}\n" for each in ordered), lambda: ids)

    @cached_property
    def ids(self) -> Sequence[str]:
        return self._read_ids().split("\n")

    @cached_property
    def by_id(self) -> Mapping[str, Line]:
        return {key: Line(text, key) for key, text in zip(self.ids, self.texts.splitlines(), strict=False)}

    def holding(self, parts: Sequence[str], after: str) -> Iterator[Line]:
        """The lines after a key whose text holds all the parts, in their order."""
        texts, at = self.texts, self._first_after(after) if after else 0
        parts = parts or ("",)
        offsets = [-1] * len(parts)
        while at < len(texts):
            offsets = [
                offset if offset >= at else texts.find(part, at) for part, offset in zip(parts, offsets, strict=True)
            ]
            if min(offsets) < 0:
                return
            furthest = max(offsets)
            start = texts.rfind("\n", 0, furthest) + 1
            if min(offsets) < start:
                at = start  # no line before the furthest holds them all
                continue
            at = texts.index("\n", furthest) + 1
            found = Line(texts[start : at - 1], self.ids[texts.count("\n", 0, start)])
            if found.key > after:
                yield found

    def _first_after(self, key: str) -> int:
        """Return the offset of the first line that may stand after a key; it may be that key's own, or a namesake's."""
        rows = self.texts.splitlines(keepends=True)
        return sum(map(len, rows[: bisect.bisect_left(rows, key.rpartition("\t")[0])]))


class Index:
    """Blocks, and the lines that changed since they were made (None: taken out)."""

    def __init__(self, blocks: Iterable[Block], changes: Mapping[str, Line | None] | None = None) -> None:
        self._blocks = tuple(blocks)
        self._changes = changes or {}
        self._changed = Block.of(each for each in self._changes.values() if each is not None)

    def find(
        self,
        words: str,
        *,
        sector: str = "",
        postal_code: str = "",
        email_status: str = "",
        after: str = "",
        limit: int,
    ) -> tuple[Sequence[Line], bool]:
        """The first `limit` lines after a key that hold all the words, and whether there are more."""
        marks = [folded(postal_code)] if postal_code else []
        marks += [each.upper() for each in (sector, email_status) if each]
        parts = folded(words).split()[:MAX_WORDS] + [f"|{each}|" for each in marks]
        as_kept = [self._as_kept(block, parts, after) for block in self._blocks]
        found: list[Line] = []
        for each in heapq.merge(self._changed.holding(parts, after), *as_kept, key=lambda each: each.key):
            if len(found) == limit:
                return found, True
            found.append(each)
        return found, False

    def _as_kept(self, block: Block, parts: Sequence[str], after: str) -> Iterator[Line]:
        return (each for each in block.holding(parts, after) if each.id not in self._changes)

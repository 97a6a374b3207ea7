"""The lines that search looks through: one for each organisation, kept in blocks and searched as they were kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.spelling import folded, spelled

Part = str | re.Pattern[str]
Group = Sequence[Part]  # a line holds one of these


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation as search knows it.

    The text is its name, its place and its marks, with tabs between. Words are in small letters (`huize avondrust`)
    and marks in capitals (`RO`: residential care, an address that is good), so that one is never taken for the other.
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
    place = f"{folded(listing.address.postal_code)} {spelled(listing.address.municipality)}"
    marks = mark(listing.sector) + mark(organisation.email_status)
    return Line(f"{spelled(listing.name)}\t{place}\t{marks}", organisation.id)


def mark(code: Sector | EmailStatus) -> str:
    """Return the letter that stands for a sector, or for the state of an address."""
    return code[0].upper()


class Block:
    """Some lines in their order, ready to be searched as they were kept.

    All texts stand in one string: looking for a word is one search through it, which Python does far faster than it
    takes up a thousand texts one by one. Ids are read when one of them is found.
    """

    def __init__(self, texts: str, read_ids: Callable[[], Sequence[str]]) -> None:
        self.texts = f"\n{texts}"  # one per line, each with its line's end; a line begins after one
        self._read_ids = read_ids

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Block":
        ordered = sorted(lines, key=lambda each: each.key)
        ids = [each.id for each in ordered]
        return cls("".join(f"{each.text}\n" for each in ordered), lambda: ids)

    @cached_property
    def number(self) -> int:
        return self.texts.count("\n") - 1

    @cached_property
    def ids(self) -> Sequence[str]:
        return self._read_ids()

    @cached_property
    def by_id(self) -> Mapping[str, Line]:
        return {key: Line(text, key) for key, text in zip(self.ids, self.texts.splitlines()[1:], strict=False)}

    def holding(self, groups: Sequence[Group], after: str = "") -> Iterator[Line]:
        """The lines whose text holds one of each group, in their order, from the first that may stand after a key."""
        texts, at = self.texts, self._offset(after.rpartition("\t")[0]) if after else 1
        finders = [_finder(texts, group) for group in groups]
        ahead = [-1] * len(finders)  # where each group next stands
        number, counted = texts.count("\n", 1, at), at
        while at < len(texts):
            for each, offset in enumerate(ahead):
                if offset < at - 1:
                    ahead[each] = finders[each](at - 1)
                    if ahead[each] == len(texts):
                        return
            furthest = max([at, *ahead])
            start = texts.rfind("\n", 0, furthest + 1) + 1
            if ahead and min(ahead) < start - 1:
                at = start  # no line before the furthest holds them all
                continue
            at = texts.index("\n", max(furthest, start)) + 1
            number += texts.count("\n", counted, start)
            counted = start
            yield Line(texts[start : at - 1], self.ids[number])

    def holding_before(self, groups: Sequence[Group], before: str) -> Iterator[Line]:
        """The same lines backwards, from the last that may stand before a key."""
        texts, end = self.texts, len(self.texts)
        if before:
            name_and_place, _, _ = before.rpartition("\t")
            end = self._offset(f"{name_and_place}\t\x7f")
        while end > 1:
            lasts = [max(texts.rfind(str(each), 0, end) for each in group) for group in groups]
            nearest = min([end - 2, *lasts])
            if nearest < 0:
                return
            start = texts.rfind("\n", 0, nearest + 1) + 1
            stop = texts.index("\n", max(nearest, start)) + 1
            if any(last >= stop for last in lasts):
                end = stop  # no line after this one holds them all
                continue
            end = start
            yield Line(texts[start : stop - 1], self.ids[texts.count("\n", 1, start)])

    def number_with(self, word: str) -> int:
        """How often a word, or one that begins so, stands in the lines."""
        first, last = self._offset(word), self._offset(f"{word}\x7f")
        return self.texts.count(f" {word}") + self.texts.count("\n", first, last)

    def _offset(self, sought: str) -> int:
        """Return where the first line begins that does not stand before a text."""
        texts, low, high = self.texts, 1, len(self.texts)
        while low < high:
            start = texts.rfind("\n", 0, (low + high) // 2) + 1
            end = texts.index("\n", start) + 1
            if texts[start:end] < sought:
                low = end
            else:
                high = start
        return low


def _finder(texts: str, group: Group) -> Callable[[int], int]:
    """Return what tells where one of a group next stands, asked from ever further on; the text's end where none."""
    if len(group) == 1:
        return partial(_find, texts, group[0])
    ahead = [-1] * len(group)

    def find(at: int) -> int:
        for each, offset in enumerate(ahead):
            if offset < at:
                ahead[each] = _find(texts, group[each], at)
        return min(ahead)

    return find


def _find(texts: str, part: Part, at: int) -> int:
    """Return where a part next stands; the text's end where it does not."""
    if isinstance(part, str):
        found = texts.find(part, at)
        return len(texts) if found < 0 else found
    match = part.search(texts, at)
    return match.start() if match else len(texts)

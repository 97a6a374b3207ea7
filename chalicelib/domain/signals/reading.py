"""How a text is read: without capitals and accents, letter for letter, so that what is found is found in the original.

Phrases are looked for by a literal first (a substring search costs a microsecond) and by their pattern only where that
literal stands. Patterns are compiled at their first use: most reviews need none of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Final

MAX_PASSAGES: Final = 20  # per signal: more than an editor reads
CONTEXT: Final = 160  # characters to either side that may say what a phrase is about
_SENTENCE_ENDS: Final = ".!?\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text: characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def _letter(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character)[0].lower()
    return folded if folded.isascii() else character


_PLAIN: Final = {
    **{code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
    **{code: _letter(chr(code)) for code in (*range(0xC0, 0x180), *range(0xFF01, 0xFF5F))},
    **dict.fromkeys(map(ord, "‘’‛ʼ`´"), "'"),  # noqa: RUF001 - these look-alikes are exactly what is made plain
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    **dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F), " "),
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    ord("Ø"): "o",
    ord("ø"): "o",
    ord("ß"): "s",
}
_WORD: Final = re.compile(r"[a-z0-9]+")


def plain(text: str) -> str:
    """The text without capitals, accents and typographic marks; each character stays in its place."""
    return text.translate(_PLAIN)


def word_set(text: str) -> frozenset[str]:
    """A list of words as one writes it: with blanks and line breaks between."""
    return frozenset(text.split())


def words(text: str) -> list[str]:
    """The words and numbers of a text, plain."""
    return _WORD.findall(plain(text))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and what the checks share of it."""

    text: str
    plain: str
    vocabulary: frozenset[str]  # the plain words and numbers that occur
    has_digits: bool

    def passage(self, start: int, end: int) -> Passage:
        return Passage(start, end, self.text[start:end])

    def plain_words(self) -> Iterator[re.Match[str]]:
        return _WORD.finditer(self.plain)

    def sentence(self, start: int, end: int) -> str:
        """The plain sentence around a place, as far as it lies within the context."""
        before = self.plain[max(0, start - CONTEXT) : start]
        after = self.plain[end : end + CONTEXT]
        begin = max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1
        stop = min((at for mark in _SENTENCE_ENDS if (at := after.find(mark)) >= 0), default=len(after))
        return before[begin:] + self.plain[start:end] + after[:stop]


def reading(text: str) -> Reading:
    made = plain(text)
    vocabulary = frozenset(_WORD.findall(made))
    return Reading(text, made, vocabulary, has_digits=not all(map(str.isalpha, vocabulary)))


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """A pattern as `re` writes them, compiled at its first use: few reviews hold what it looks for."""
    return re.compile(pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over plain text, compiled at its first use, in a dialect made to be read.

    A blank is the gap between two words, `~3 ` up to three words that may stand between; brackets group and never
    capture; the whole begins and ends at a word's edge. Repeats are bounded and their parts disjoint, so no text
    makes it slow.
    """
    grouped = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    bridged = re.sub(r"~(\d) ", r"(?:[^\\s.!?]{1,30} ){0,\1}", grouped)
    return re.compile(rf"(?<![a-z0-9])(?:{bridged})(?![a-z0-9])".replace(" ", r"\s{1,3}"))


def any_of(text: str) -> str:
    """One of these words, for use in a pattern."""
    return f"({'|'.join(text.split())})"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for, in the dialect of `compiled`."""

    pattern: str
    needle: str = field(init=False, repr=False)  # a word that stands in every text the pattern matches

    def __post_init__(self) -> None:
        object.__setattr__(self, "needle", _needle(self.pattern))

    def places(self, read: Reading) -> Iterator[tuple[int, int]]:
        """Where it stands, the first of them only."""
        if self.needle in read.plain:
            for match in islice(compiled(self.pattern).finditer(read.plain), MAX_PASSAGES):
                yield match.span()


def _needle(pattern: str) -> str:
    """The longest literal outside every bracket and choice; none where the pattern is a choice itself."""
    flat, before = pattern, ""
    while flat != before:
        flat, before = re.sub(r"(\([^()]*\)|\[[^\]]*\])([?*+]|\{[^}]*\})?", "\n", flat), flat
    flat = re.sub(r"~\d |.\?", "\n", flat)
    return "" if "|" in flat else max(flat.split(), key=len, default="")


def places(phrases: Iterable[Phrase], read: Reading) -> list[tuple[int, int]]:
    """Where any of the phrases stands, in the order of the text, without overlaps."""
    return apart(place for phrase in phrases for place in phrase.places(read))


def apart(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in the order of the text; of those that overlap, the one that starts first, then the longest."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept[:MAX_PASSAGES]


def passages(read: Reading, found: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    return tuple(read.passage(start, end) for start, end in found)


_QUOTED: Final = re.compile(r'"[^"\n]{1,300}"')


def quoted(read: Reading) -> list[tuple[int, int]]:
    """What stands between quotation marks: perhaps the words of someone else."""
    return [match.span() for match in _QUOTED.finditer(read.plain)] if '"' in read.plain else []


def within(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def times(count: int) -> str:
    """`één keer`, `3 keer`."""
    return "één keer" if count == 1 else f"{count} keer"

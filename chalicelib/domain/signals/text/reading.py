"""Read a text without capitals and accents, and through disguises, so that what is found is found in the original.

What is costly is done only where something cheap says that it may find anything.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.letters.folding import read_through
from chalicelib.domain.reviews.signal import Passage
from chalicelib.domain.signals.text.dialect import IN_FULL, in_full

KEPT: Final = 4  # texts of which it is kept what was read in them: signals, hints and pages ask for the same
MAX_PASSAGES: Final = 20  # per signal: more than an editor reads
CONTEXT: Final = 160  # characters to either side that may say what a phrase is about
_SENTENCE_ENDS: Final = ".!?\n"
# Where a sentence goes on to say something else: a mark, or a conjunction with what comes behind it.
_ELSE: Final = r"[;(]|\s-+\s|(,?)\s(en|maar|dus|terwijl|hoewel|alhoewel|et|mais|tandis que)\s(?=([a-z]*))"
_GOES_ON: Final = frozenset({"en", "terwijl", "et"})  # with another subject, also without a comma
_BESIDE: Final = _GOES_ON | {"hoewel", "alhoewel", "tandis que"}
_TURNS: Final = frozenset({"maar", "dus", "mais"})


def _letter(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character)[0].lower()
    return folded if folded.isascii() else character.lower()


_PLAIN: Final = {
    **{chr(code): _letter(chr(code)) for code in (*range(0xC0, 0x250), *range(0xFF01, 0xFF5F))},
    **dict.fromkeys("‘’‛ʼ`´", "'"),  # noqa: RUF001 - these look-alikes are exactly what is made plain
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\xa0\u2007\u2009\u202f", " "),
    **dict.fromkeys(map(chr, range(0x2010, 0x2014)), "-"),
    **dict.fromkeys("\u2014\u2015", ","),  # a long dash sets apart what is said, also without blanks
    **dict(zip("ØøŁłĐđÐðĦħŦŧÆæŒœıß", "oollddddhhttaaoois", strict=True)),
}
# A line that was broken for its length, as in a mail, and dots in the place of a comma: what was said goes on.
_BROKEN: Final = r"(?<=[^\n.!?:;]{30})\r?\n(?=[a-zà-ÿ'])"
_TRAILING: Final = r"(?<=[^\s.])(?:\.{2,3}|…)(?=[^\S\n]{0,2}[a-zà-ÿ])"
_PICTURES: Final = r"\s?[\u2600-\u27bf\U0001f000-\U0001faff]+(?=(\s{0,2}[a-zà-ÿ])?)"
_WORD: Final = re.compile(r"[a-z0-9]+")
LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def normalised(text: str) -> str:
    """The text without capitals, accents and typographic marks; each character stays in its place.

    What disguises a text is not read through here: `reading` and `words` do.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = text.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")  # bytes: A to Z alone
    for each in _PLAIN.keys() & set(plain):
        plain = plain.replace(each, _PLAIN[each])
    return plain


def _in_one_line(text: str) -> str:
    """Return a text of which no sentence is broken by its layout; each character stays in its place.

    Small pictures stand where others write a mark: a comma if the sentence goes on, else a full stop.
    """
    if not text.isascii():
        text = regex(_PICTURES).sub(lambda found: ("," if found[1] else ".").ljust(len(found[0])), text)
    if "\n" in text:
        text = regex(_BROKEN).sub(lambda found: " " * len(found[0]), text)
    if ".." in text or "…" in text:
        text = regex(_TRAILING).sub(lambda found: ",".ljust(len(found[0])), text)
    return text


def word_set(text: str) -> frozenset[str]:
    """A list of words as one writes it: with blanks and line breaks between."""
    return frozenset(text.split())


def words(text: str) -> list[str]:
    """The words and numbers of a text, plain."""
    return _WORD.findall(normalised(read_through(text)[0]))


def first_words(text: str, number: int) -> list[str]:
    """The first words and numbers of a text, plain."""
    return list(reading(text).words[:number])


# The first words of what has a subject of its own.
_SUBJECTS: Final = word_set(
    """
    de het er ik we wij ze zij hij je mijn ons onze dat die haar zijn in op niemand iedereen alles
    le la les il elle on nous mon ma
    """
)
# Those that speak of something else than was spoken of; behind "maar" also what is cried out of somebody.
_OTHERS: Final = word_set("de mijn ons onze in op iedereen alles le la les mon ma")
_CRIED: Final = word_set("wat zo een nen")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text and what the checks share of it; the same object for as long as a text is looked at."""

    text: str  # as it is read: without what nobody sees, and in our letters
    normalised: str
    words: Sequence[str]  # the plain words and numbers, in their order
    vocabulary: frozenset[str]  # those that occur
    has_digits: bool
    original: str
    places: Sequence[int] | None = None  # of each character of `text` in the original; None where they are the same

    def passage(self, start: int, end: int) -> Passage:
        """Return the words of the original that were read between two places."""
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        return Passage(start, end, self.original[start:end])

    def occurrences(self, wanted: frozenset[str]) -> list[tuple[int, int]]:
        """Return the places of these words as whole words, in the order of the text."""
        if wanted.isdisjoint(self.vocabulary):
            return []
        return sorted(span for word in wanted & self.vocabulary for span in self.spans_of(word))

    def spans_of(self, word: str, begun: int = 0, ended: int | None = None) -> Sequence[tuple[int, int]]:
        """Return the places of a word as a whole word, of those that begin in a part of the text or in all of it."""
        spans = _spans(self).get(word, ())
        if ended is None or not spans:
            return spans
        return spans[bisect_left(spans, (begun,)) : bisect_left(spans, (ended,))]

    def sentence(self, start: int, end: int) -> str:
        """The plain sentence around a place, as far as it lies within the context."""
        before, after = self.around(start, end)
        return before + self.normalised[start:end] + after

    def main_clause(self, start: int, end: int, within: int = CONTEXT) -> str:
        """The part of the plain sentence around a place that says one thing, up to where another is said beside it.

        Of one that is longer than twice as many characters the words `within` so many to either side.

        "Ze sloegen haar, en de tuin is mooi" tells of no garden in which somebody was hit. What begins with "maar",
        "want" or "toen" behind a place may well say how it was meant.
        """
        before, after = self.around(start, end)
        begun, ended = start - len(before), end + len(after)
        ends, begins = _turns(self)
        if ahead := bisect_right(ends, start):
            begun = max(begun, ends[ahead - 1])
        if (behind := bisect_left(begins, end)) < len(begins):
            ended = min(ended, begins[behind])
        if ended - begun > end - start + 2 * within:  # a shorter one is asked for by many frames: the same each time
            first, last = max(begun, start - within), min(ended, end + within)
            begun, ended = self._word(first, begun), self._word(last, ended)
        return self.normalised[begun:ended]

    def _word(self, at: int, edge: int) -> int:
        """Move a place that lies in a word to the side of the word that is nearer to an edge."""
        step = 1 if edge > at else -1
        while at != edge and self.normalised[at - 1 : at].isalnum() and self.normalised[at : at + 1].isalnum():
            at += step
        return at

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What the sentence has before a place, and behind it."""
        before = self.normalised[max(0, start - CONTEXT) : start]
        after = self.normalised[end : end + CONTEXT]
        begin = max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1
        stop = min((at for mark in _SENTENCE_ENDS if (at := after.find(mark)) >= 0), default=len(after))
        return before[begin:], after[:stop]


@lru_cache(maxsize=KEPT)
def reading(text: str) -> Reading:
    """Return a text as it is read; of the last few the same object."""
    read, places = read_through(text)
    made = normalised(_in_one_line(read))
    said = _WORD.findall(made)
    vocabulary = frozenset(said)
    if run_together := vocabulary & IN_FULL.keys():
        read, places = in_full(read, made, run_together, places)
        made = normalised(_in_one_line(read))
        said = _WORD.findall(made)
        vocabulary = frozenset(said)
    return Reading(read, made, said, vocabulary, not all(map(str.isalpha, vocabulary)), text, places)


@lru_cache(maxsize=KEPT)
def starts(read: Reading) -> Sequence[int]:
    """Return where each word of a text begins."""
    return [match.start() for match in _WORD.finditer(read.normalised)]


@lru_cache(maxsize=KEPT)
def _spans(read: Reading) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return the places of each word of a text."""
    found: dict[str, list[tuple[int, int]]] = {}
    for word, start in zip(read.words, starts(read), strict=True):
        found.setdefault(word, []).append((start, start + len(word)))
    return found


@lru_cache(maxsize=KEPT)
def _turns(read: Reading) -> tuple[Sequence[int], Sequence[int]]:
    """Return where another thing begins that a text says, for whatever comes behind it and for whatever was before."""
    ends, begins = [], []
    for each in regex(_ELSE).finditer(read.normalised):
        _, turn, first = each.groups()
        another = first in _SUBJECTS
        if each[1] != "" or (turn in _GOES_ON and another) or (turn in _TURNS and (another or first in _CRIED)):
            ends.append(each.end())
        if turn is None or (turn in _BESIDE and another) or (turn in _TURNS and first in _OTHERS):
            begins.append(each.start())
    return ends, begins


def between(read: Reading, start: int, end: int) -> Sequence[str]:
    """Return the words that begin in a part of a text."""
    begin = starts(read)
    return read.words[bisect_left(begin, start) : bisect_left(begin, end)]


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """A pattern as `re` writes them, compiled at its first use: few reviews hold what it looks for."""
    return re.compile(pattern)


def apart(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in the order of the text; of those that overlap, the one that starts first, then the longest."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept[:MAX_PASSAGES]


def passages(read: Reading, found: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    return tuple(read.passage(start, end) for start, end in found)


_QUOTED: Final = r'"[^"\n]{1,300}"'
_QUOTED_ONCE: Final = r"(?<![a-z0-9])'(?=[a-z])[^'\n]{1,80}'(?![a-z0-9])"
_SAID: Final = word_set(
    "noemde noemden noemt noemen genoemd uitgescholden schold scholden uitmaakte uitgemaakt scheldwoord scheldwoorden"
)
# What a house calls itself, nobody says of anybody: "in een huis dat zich christelijk noemt".
_OF_ITSELF: Final = r"\b(?:zich|zichzelf|haarzelf|hemzelf)\s(?:\S{1,31}\s){0,6}(?:noemt|noemen|noemde|noemden)\b"


def reported(read: Reading, span: tuple[int, int]) -> bool:
    """Check if somebody else seems to have said it: it stands in quotation marks, or its main clause says so."""
    if not _SAID.isdisjoint(read.vocabulary):
        main_clause = regex(_OF_ITSELF).sub(" ", read.main_clause(*span))
        if not _SAID.isdisjoint(_WORD.findall(main_clause)):
            return True
    return quoted(read, span)


def quoted(read: Reading, span: tuple[int, int]) -> bool:
    """Check if it stands in quotation marks, double ones or single ones."""
    return any(start <= span[0] and span[1] <= end for start, end in _quotations(read))


@lru_cache(maxsize=KEPT)
def _quotations(read: Reading) -> Sequence[tuple[int, int]]:
    return [
        match.span()
        for mark, pattern in (('"', _QUOTED), ("'", _QUOTED_ONCE))
        if mark in read.normalised
        for match in regex(pattern).finditer(read.normalised)
        if match[0] != read.normalised.strip()  # who quotes the whole of it quotes nobody
    ]


def times(count: int) -> str:
    """`één keer`, `3 keer`."""
    return "één keer" if count == 1 else f"{count} keer"

"""Frames: an act by its forms, with whoever does it and to whom around it, in the dialect of phrases.

A table is read by the words that a text holds: of hundreds of frames, only those are looked for whose verb or noun is
there. Their patterns are compiled at their first use.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import Final, TypeAlias

from chalicelib.domain.signals.meaning.people import PARTS
from chalicelib.domain.signals.text.phrases import alternatives, any_of, compiled_for, needed
from chalicelib.domain.signals.text.reading import MAX_PASSAGES, Reading
from chalicelib.domain.signals.text.stretches import REACH, Stretch, holding, stretches

_MOST: Final = 100  # places of a frame's words that are looked around: no text that tells something has more
_NEARBY: Final = 60  # characters to either side in which what turns a sign is said of it: some ten words
_PART: Final = re.compile(r"\b[A-Z]+\b")
_WORD: Final = re.compile(r"[a-z0-9]+")
_ROW: Final = re.compile(r"[a-z0-9'-]+(?: [a-z0-9'-]+)*")
_BLANK: Final = re.compile(r"\s{1,3}|\s?,\s{0,3}")  # as the dialect has it
# Of each alternative of a pattern: sets of words of each of which a text holds one, and parts of words that it holds.
_Wanted: TypeAlias = tuple[tuple[tuple[frozenset[str], ...], tuple[str, ...]], ...]
_Ready: TypeAlias = Sequence[tuple[bool, str]]  # alternatives to try: whether they begin with the words, the pattern


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The words to look for.

    `words` are forms of which a text holds one before anything else is looked at; `{}` stands for them in `pattern`,
    and a name in capitals for a part of `people.py`. The main clause says none of `unless` nearby; the sentence
    something of `needs` and of `also`, in any order.
    """

    kind: str
    strength: int
    words: str
    pattern: str = "{}"
    unless: str = ""
    needs: str = ""
    also: str = ""

    def ready(self, read: Reading, part: Stretch) -> _Ready:
        """Return those alternatives that the words of a part of a text do not rule out."""
        gate, made = _made(self)
        near, text = part.near, read.normalised
        if gate and gate.isdisjoint(near):
            return ()
        for wide in _gates(self):
            if wide.isdisjoint(part.around):
                return ()
        ready = []
        for begins, each, wanted in made:
            if _holds(near, text, wanted):
                ready.append((begins, each))
        return ready

    def spans(self, read: Reading, part: Stretch, ready: _Ready) -> Iterator[tuple[int, int]]:
        """Yield the places of the frame around a part of a text, the first of them only."""
        places = _some(part.spans_of(read, _words(self.words)))
        found = (
            iter(places)
            if self.pattern == "{}"
            else (
                span
                for begins, each in ready
                for span in (_from if begins else _among)(places, each, read.normalised, part)
            )
        )
        unless = self.unless if self.unless and _may_be_said(self.unless, part) else ""
        wanted = [each for each in (self.needs, self.also) if each]
        for start, end in islice(found, MAX_PASSAGES):
            if unless or wanted:
                sentence = read.sentence(start, end)
                if (unless and says(unless, read.main_clause(start, end, _NEARBY))) or not all(
                    says(each, sentence) for each in wanted
                ):
                    continue
            yield start, end


def _may_be_said(pattern: str, part: Stretch) -> bool:
    """Check if the sentences around a part of a text may say words: cheaper than to look into them."""
    gate = _gate(pattern)
    return not gate or not gate.isdisjoint(part.around)


def _some(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places, of very many the first and the last: what repeats two words a thousand times costs no more."""
    return places if len(places) <= _MOST else [*places[: _MOST // 2], *places[-_MOST // 2 :]]


def _from(words: Iterable[tuple[int, int]], pattern: str, text: str, part: Stretch) -> Iterator[tuple[int, int]]:
    """Yield the matches of a pattern that begins with one of these words."""
    last = 0
    for start, end in words:
        if start >= last and (match := matcher(pattern, text).match(text, start, min(end + REACH, part.last))):
            last = match.end()
            yield match.span()


def _among(words: Iterable[tuple[int, int]], pattern: str, text: str, part: Stretch) -> Iterator[tuple[int, int]]:
    for start, end in _around(words):
        for match in matcher(pattern, text).finditer(text, max(start, part.first), min(end, part.last)):
            yield match.span()


def _around(words: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text around words, as wide as a frame may be, in their order and apart."""
    begun = ended = 0
    for start, end in words:
        if start - REACH > ended:
            if ended:
                yield begun, ended
            begun = max(0, start - REACH)
        ended = end + REACH
    if ended:
        yield begun, ended


class Table:
    """Frames, found by their words."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self.frames = frames

    @cached_property
    def _by_word(self) -> tuple[dict[str, list[int]], frozenset[str]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, frame in enumerate(self.frames):
            for word in frame.words.split():
                found[word].append(place)
        return found, frozenset(found)

    def found(self, read: Reading) -> Iterator[tuple[Frame, int, int]]:
        """Yield the frames that a text holds, with their places, in the order of the table."""
        if self._by_word[1].isdisjoint(read.vocabulary):
            return
        parts, places = stretches(read), self._possible(read)
        found: dict[int, set[tuple[int, int]]] = {}
        known: dict[tuple[frozenset[str], ...], list[tuple[int, _Ready]]] = {}  # where a text repeats itself
        for number in sorted(places):
            part = parts[number]
            possible = known.get(part.words)
            if possible is None:
                possible = known[part.words] = self._ready(read, part, places[number])
            for place, each in possible:
                spans = found.get(place)
                if spans is None:
                    if some := {*self.frames[place].spans(read, part, each)}:
                        found[place] = some
                elif len(spans) < MAX_PASSAGES:
                    spans.update(self.frames[place].spans(read, part, each))
        for place in sorted(found):
            for start, end in sorted(found[place])[:MAX_PASSAGES]:
                yield self.frames[place], start, end

    def _ready(self, read: Reading, part: Stretch, places: Iterable[int]) -> list[tuple[int, _Ready]]:
        """Return of these frames those that a part of a text may hold, each with what is to be tried of it."""
        return [(place, ready) for place in places if (ready := self.frames[place].ready(read, part))]

    def _possible(self, read: Reading) -> Mapping[int, set[int]]:
        """Return by their places the frames of which each part of a text, by its number, holds a word."""
        by_word, words = self._by_word
        places: defaultdict[int, set[int]] = defaultdict(set)
        for word in words & read.vocabulary:
            for number in holding(read)[word]:
                places[number].update(by_word[word])
        return places

    def spans(self, read: Reading) -> list[tuple[int, int]]:
        """Return the places of its frames in a text."""
        return [(start, end) for _, start, end in self.found(read)]


def matcher(pattern: str, text: str) -> re.Pattern[str]:
    """A pattern of a frame, its parts written out, to look for in a text."""
    return compiled_for(text, pattern, _written)


@lru_cache(maxsize=512)
def says(pattern: str, text: str) -> bool:
    """Check if a text holds words, given as a frame's pattern.

    Most of such a pattern is plain words: these are looked up, and only what is left is compiled, where it may match.
    """
    vocabulary, gate = _said(text), _gate(pattern)
    if gate and gate.isdisjoint(vocabulary):
        return False
    choice = _choice(pattern)
    return (
        not choice.words.isdisjoint(vocabulary)
        or any(words <= vocabulary and _stands(row, _in_a_row(text)) for row, words in choice.rows)
        or any(says(PARTS[each], text) for each in choice.parts)
        or any(
            _may_hold(vocabulary, text, each) and matcher(each, text).search(text) is not None for each in choice.rest
        )
    )


@cache
def _gates(frame: Frame) -> tuple[frozenset[str], ...]:
    """Sets of words of each of which a sentence holds one that has a frame: cheaper than to look into it.

    What is next to its words may lie outside its sentence; the longest set is asked for last.
    """
    wanted = (_gate(each) for each in (frame.needs, frame.also) if each)
    return tuple(sorted((each for each in wanted if each), key=len))


@cache
def _gate(pattern: str) -> frozenset[str]:
    """Words of which a text holds one that has an alternative of a pattern; none where one may do without."""
    choice = _choice(pattern)
    found = {*choice.words, *(max(words, key=lambda word: (len(word), word)) for _, words in choice.rows)}
    for each in choice.parts:
        if not (inner := _gate(PARTS[each])):
            return frozenset()
        found |= inner
    for choices, _ in (wanted for each in choice.rest for wanted in _wanted(each)):
        if not choices:
            return frozenset()
        found |= choices[0]
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The alternatives of a pattern: single words, words in a row, parts by their names, and the others as they are."""

    words: frozenset[str]
    rows: tuple[tuple[str, frozenset[str]], ...]  # each with its words
    parts: tuple[str, ...]
    rest: tuple[str, ...]


@cache
def _choice(pattern: str) -> _Choice:
    words, rows, parts, rest = [], [], [], []
    for each in alternatives(pattern):
        if _WORD.fullmatch(each):
            words.append(each)
        elif _ROW.fullmatch(each):
            rows.append(each)
        elif each in PARTS:
            parts.append(each)
        else:
            rest.append(each)
    in_rows = tuple((each, frozenset(_WORD.findall(each))) for each in rows)
    return _Choice(frozenset(words), in_rows, tuple(parts), tuple(rest))


@lru_cache(maxsize=32)
def _said(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=8)
def _in_a_row(text: str) -> str:
    """The text with each gap between words as one blank."""
    return _BLANK.sub(" ", text)


def _stands(row: str, text: str) -> bool:
    """Check if words in a row are in a text, from edge to edge."""
    at = text.find(row)
    while at >= 0:
        if not _alnum(text[at - 1 : at]) and not _alnum(text[at + len(row) :][:1]):
            return True
        at = text.find(row, at + 1)
    return False


def _alnum(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


@cache
def _written(pattern: str) -> str:
    return pattern if pattern.islower() else _PART.sub(lambda match: _written(PARTS[match[0]]), pattern)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def _made(frame: Frame) -> tuple[frozenset[str], tuple[tuple[bool, str, _Wanted], ...]]:
    """Words of which a text holds one that has a frame, none where it needs no more than its own; and its alternatives.

    Of each of these, whether it begins with the frame's words, the pattern, and what it needs beside those words.
    """
    words = any_of(frame.words)
    made = tuple(
        (each.startswith("{}"), each.replace("{}", words), _wanted(each)) for each in alternatives(frame.pattern)
    )
    first = [choices[0] if choices else frozenset[str]() for *_, wanted in made for choices, _ in wanted]
    return frozenset().union(*first) if all(first) else frozenset(), made


def _may_hold(vocabulary: frozenset[str], text: str, pattern: str) -> bool:
    """Rule a frame out by the words that a text lacks: most texts hold an act, and nobody to whom it is done."""
    return _holds(vocabulary, text, _wanted(pattern))


def _holds(vocabulary: frozenset[str], text: str, wanted: _Wanted) -> bool:
    for choices, parts in wanted:
        for choice in choices:
            if choice.isdisjoint(vocabulary):
                break
        else:
            if not parts or all(part in text for part in parts):
                return True
    return False


@cache
def _wanted(pattern: str) -> _Wanted:
    """The words of which each of a pattern's alternatives needs a text to hold some."""
    return tuple([needed(each, _written) for each in alternatives(pattern)])

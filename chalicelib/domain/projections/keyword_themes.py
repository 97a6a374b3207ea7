"""The themes of a text: subjects that are found by a list of words that anyone can read, and which way each points.

A term of the list is one word or several in a row. `a|b` is one of two words, `word*` all that it begins, `*word` all
that it ends, `*` any word, `#` a number; `~` lets up to three words stand between, `.` asks that a clause ends there. A
term never runs on into the next sentence. A theme's `never` says what its words mean nothing of the kind in: "was" is a
verb, and "op den duur" costs nothing. Accents, capitals and hyphens do not count.

A theme points to praise or to criticism only where all that a text says of it points one way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from chalicelib.domain.projections.theme_terms import Index, Term, Text

PRAISE: Final = "praise"
CRITICISM: Final = "criticism"
_NEGATES: Final = 3  # words between a negation and what it negates, at most
_SIGN: Final = {PRAISE: 1, CRITICISM: -1}


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A subject, and the words by which a text is about it."""

    id: str
    label: str
    words: tuple[str, ...]  # that name it
    praise: tuple[str, ...] = ()  # that name and praise it
    criticism: tuple[str, ...] = ()  # that name and criticise it
    good: tuple[str, ...] = ()  # that praise it beside a word that names it
    bad: tuple[str, ...] = ()
    never: tuple[str, ...] = ()  # in which its words mean something else

    @property
    def naming(self) -> Iterator[tuple[str, str]]:
        """All terms by which a text is about it, each with the way that it points."""
        for way, terms in (("", self.words), (PRAISE, self.praise), (CRITICISM, self.criticism)):
            yield from ((term, way) for term in terms)


@dataclass(frozen=True, slots=True)
class Said:
    """Whatever a text says of a theme: the places of the words, and the way they point, if they surely do."""

    places: tuple[tuple[int, int], ...]
    points: str = ""


_NEVER: Final = "never"
_ANY: Final = ""  # theme


@dataclass(frozen=True, kw_only=True)
class ThemeList:
    """One version of the list of themes; `good` and `bad` are words that praise or criticise any."""

    version: int
    themes: tuple[Theme, ...]
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()  # that hold such a word and say no such thing
    negations: frozenset[str] = frozenset()
    no_negations: frozenset[str] = frozenset()  # a negation and the word behind it: "not only"
    turns: frozenset[str] = frozenset()  # words that begin another clause
    unsure: frozenset[str] = frozenset()  # words of who wishes, expects or remembers

    def themes_in(self, text: str) -> frozenset[str]:
        """The themes that a text is about."""
        return frozenset(self.said_in(text))

    def said_in(self, text: str) -> Mapping[str, Said]:
        """The themes that a text is about, in the order of the list, with what it says of each."""
        read = Text.of(text)
        found = _by_theme(self._index.found(read))
        around: _Around | None = None
        said = {}
        for theme in self.themes:
            if theme.id in found and (named := _named(found[theme.id])):
                around = around or self._around(read)
                said[theme.id] = Said(_joined(read, named), self._points(theme, read, named, around))
        return said

    def _around(self, read: Text) -> "_Around":
        return _Around(_by_theme(self._beside.found(read)), self._clauses(read), self._unsure(read))

    def _points(self, theme: Theme, read: Text, named: Sequence["_Found"], around: "_Around") -> str:
        clauses, beside = around.clauses, around.beside
        about = {clauses[at] for each in named for at in range(each.start, each.end)}
        told = [each for each in named if each.way]
        told += [each for each in (*beside.get(theme.id, ()), *beside.get(_ANY, ())) if clauses[each.start] in about]
        sure = (each for each in _longest(told) if each.way != _NEVER and each.start not in around.unsure)
        signs = {self._sign(read, each) for each in sure}
        if signs == {1}:
            return PRAISE
        return CRITICISM if signs == {-1} else ""

    def _clauses(self, read: Text) -> Sequence[int]:
        """Return the clause of each word, by number."""
        numbers, number = [], 0
        for word, mark in zip(read.words, read.marks, strict=True):
            number += word in self.turns
            numbers.append(number)
            number += bool(mark)
        return numbers

    def _sign(self, read: Text, each: "_Found") -> int:
        """Return 1 for praise and -1 for criticism; the other way round behind a negation, or around one."""
        sign = _SIGN[each.way]
        if not self.negations.isdisjoint({*read.words[each.start : each.end]} - each.own):
            return -sign
        for at in range(each.start - 1, max(each.start - 1 - _NEGATES, -1), -1):
            if read.marks[at] or read.words[at] in self.turns:
                return sign
            if read.words[at] in self.negations and f"{read.words[at]} {read.words[at + 1]}" not in self.no_negations:
                return -sign
        return sign

    def _unsure(self, read: Text) -> frozenset[int]:
        """Return the words of sentences that wish, expect or remember: these say nothing of how it is."""
        found: set[int] = set()
        begun = 0
        for at, mark in enumerate(read.marks):
            if mark == ".":
                if not self.unsure.isdisjoint(read.words[begun : at + 1]):
                    found.update(range(begun, at + 1))
                begun = at + 1
        return frozenset(found)

    @cached_property
    def _index(self) -> Index:
        made = Index()
        for theme in self.themes:
            for term, way in (*theme.naming, *((each, _NEVER) for each in theme.never)):
                made.add(term, theme.id, way)
        return made

    @cached_property
    def _beside(self) -> Index:
        made = Index()
        for name, good, bad, neither in (
            (_ANY, self.good, self.bad, self.neither),
            *((theme.id, theme.good, theme.bad, ()) for theme in self.themes),
        ):
            for way, terms in ((PRAISE, good), (CRITICISM, bad), (_NEVER, neither)):
                for term in terms:
                    made.add(term, name, way)
        return made


class _Found(NamedTuple):
    """Words of a text, from one up to another, and the way they point."""

    way: str
    start: int
    end: int
    own: frozenset[str]  # the words that its term asks for


@dataclass(frozen=True, slots=True)
class _Around:
    """Whatever a text holds beside the words that name themes, the same for each theme."""

    beside: Mapping[str, Sequence[_Found]]  # words that praise or criticise, by theme
    clauses: Sequence[int]  # of each word, by number
    unsure: frozenset[int]  # words of sentences that wish, expect or remember


def _by_theme(found: Iterable[tuple[Term, int, int]]) -> dict[str, list[_Found]]:
    made: dict[str, list[_Found]] = {}
    for term, start, end in found:
        made.setdefault(term.theme, []).append(_Found(term.way, start, end, term.own))
    return made


def _named(found: Iterable[_Found]) -> list[_Found]:
    """Those that name the theme: not one that lies within words that mean something else."""
    named, covered = [], 0  # up to where words mean something else that began before
    for each in sorted(found, key=lambda each: (each.start, each.way != _NEVER)):
        if each.way == _NEVER:
            covered = max(covered, each.end)
        elif each.end > covered:
            named.append(each)
    return named


def _joined(read: Text, named: Sequence[_Found]) -> tuple[tuple[int, int], ...]:
    """The places of these words in the text, those that overlap as one."""
    places: list[tuple[int, int]] = []
    for each in sorted(named, key=lambda each: (each.start, -each.end)):
        start, end = read.starts[each.start], read.ends(each.end - 1)
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return tuple(places)


def _longest(told: Iterable[_Found]) -> list[_Found]:
    """Of those that overlap, the longest: what lies within it was said by it."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for each in sorted(told, key=lambda each: (each.start - each.end, each.start)):
        own = range(each.start, each.end)
        if taken.isdisjoint(own):
            kept.append(each)
            taken.update(own)
    return kept

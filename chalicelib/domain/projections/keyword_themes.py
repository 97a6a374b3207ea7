"""The themes of a text: subjects that are found by a list of words that anyone can read, and which way each points.

A term of the list is one word or several in a row. `a|b` is one of two words, `word*` all that it begins, `*word` all
that it ends, `*` any word, `#` a number; `~` lets up to three words stand between, `.` asks that a clause ends there. A
term never runs on into the next sentence. A theme's `never` says what its words mean nothing of the kind in: "was" is a
verb, and "op den duur" costs nothing. Accents, capitals and hyphens do not count.

A theme points to praise or to criticism only where all that a text says of it points one way.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from chalicelib.domain.signals.text.reading import normalised

PRAISE: Final = "praise"
CRITICISM: Final = "criticism"
_KNOWN: Final = 4_096  # words of which it is kept what they begin
_HEAD: Final = 3  # letters by which a word is ruled out
_GAP: Final = 3  # words that `~` passes over, at most
_NEGATES: Final = 3  # words between a negation and what it negates, at most
_WORD: Final = re.compile(r"[a-z0-9]+|€")
_ENDS: Final = frozenset(".!?;\n:")
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


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as words in a row."""

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    marks: Sequence[str]  # after each word: `.` where a sentence ends, `,` where a clause does

    @classmethod
    def of(cls, text: str) -> "_Text":
        plain = normalised(text)
        words = _WORD.findall(plain)
        marks = ["" if gap == " " else _mark(gap) for gap in _WORD.split(plain)[1:]]  # a blank it is nearly always
        if marks:
            marks[-1] = "."
        if "€" in plain:
            words = ["euro" if word == "€" else word for word in words]
        return cls(words, [match.span() for match in _WORD.finditer(plain)], marks)

    def on_from(self, at: int) -> Iterator[int]:
        """Yield a word of a sentence and the next few of it."""
        for each in range(at, min(at + _GAP + 1, len(self.words))):
            yield each
            if self.marks[each] == ".":
                return


def _mark(between: str) -> str:
    if not _ENDS.isdisjoint(between):
        return "."
    return "," if "," in between or "(" in between or ")" in between else ""


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One place of a term."""

    exact: frozenset[str]
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    number: bool = False
    anything: bool = False
    open: bool = False  # to more than the exact words

    @classmethod
    def of(cls, written: str) -> "_Part":
        choices = written.split("|")
        return cls(
            open="*" in written or "#" in choices,
            exact=frozenset(each for each in choices if "*" not in each and each != "#"),
            begins=tuple(each[:-1] for each in choices if each.endswith("*") and each != "*"),
            ends=tuple(each[1:] for each in choices if each.startswith("*") and each != "*"),
            number="#" in choices,
            anything="*" in choices,
        )

    def means(self, word: str) -> bool:
        return word in self.exact or (self.open and self._fits(word))

    def _fits(self, word: str) -> bool:
        return (
            self.anything
            or word.startswith(self.begins)
            or word.endswith(self.ends)
            or (self.number and word.isdigit())
        )


@dataclass(frozen=True)
class _Term:
    """A term of the list, and the theme and way that it stands for; read in full when its first word occurs."""

    written: str
    theme: str
    way: str

    @cached_property
    def parts(self) -> tuple[_Part | str, ...]:
        written = self.written.replace("-", " ").split()
        return tuple(each if each in {"~", "."} else _Part.of(each) for each in written)

    @cached_property
    def own(self) -> frozenset[str]:
        """The whole words that it asks for."""
        return frozenset(word for part in self.parts if isinstance(part, _Part) for word in part.exact)

    @cached_property
    def wanted(self) -> tuple[frozenset[str], ...]:
        """Sets of words behind the first, of each of which a text holds one that has this term."""
        return tuple(part.exact for part in self.parts[1:] if isinstance(part, _Part) and not part.open)

    def end(self, text: _Text, at: int, part: int = 0) -> int:
        """Return the word after the last of this term, which begins at a word of the text; 0 where it does not."""
        for place in range(part, len(self.parts)):
            wanted = self.parts[place]
            if isinstance(wanted, _Part):
                if at == len(text.words) or (place and text.marks[at - 1] == ".") or not wanted.means(text.words[at]):
                    return 0
                at += 1
            elif wanted == "~":
                return next(filter(None, (self.end(text, each, place + 1) for each in text.on_from(at))), 0)
            elif not text.marks[at - 1]:
                return 0
        return at


@dataclass(slots=True)
class _Index:
    """Terms by the first word that they may have."""

    exact: dict[str, list[_Term]] = field(default_factory=dict)
    begins: dict[str, list[_Term]] = field(default_factory=dict)
    ends: dict[str, list[_Term]] = field(default_factory=dict)
    numbers: list[_Term] = field(default_factory=list)
    beginnings: set[int] = field(default_factory=set)  # lengths of what words begin with
    endings: set[int] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)  # the first letters of what words begin with: most words have others
    tails: set[str] = field(default_factory=set)
    known: dict[str, list[_Term]] = field(default_factory=dict)  # of words that were met: people use few

    def add(self, written: str, theme: str, way: str) -> None:
        term = _Term(written, theme, way)
        for choice in written.replace("-", " ").split(" ", 1)[0].split("|"):
            if choice == "#":
                self.numbers.append(term)
            elif choice.strip("*") in {"", "~", "."}:
                raise ValueError(f"a term begins with a word: {written}")
            elif len(choice.strip("*")) < _HEAD and (choice[-1] == "*" or choice[0] == "*"):
                raise ValueError(f"a part of a word has {_HEAD} letters at least: {written}")
            elif choice[-1] == "*" or choice[0] == "*":
                self._add_part(choice, term)
            else:
                self.exact.setdefault(choice, []).append(term)

    def _add_part(self, choice: str, term: _Term) -> None:
        if choice[-1] == "*":
            self.begins.setdefault(choice[:-1], []).append(term)
            self.beginnings.add(len(choice) - 1)
            self.heads.add(choice[:_HEAD])
        else:
            self.ends.setdefault(choice[1:], []).append(term)
            self.endings.add(len(choice) - 1)
            self.tails.add(choice[-_HEAD:])

    def found(self, text: _Text) -> Iterator[tuple[_Term, int, int]]:
        """Yield each term in a text, with its first word and the one after its last."""
        words = {*text.words}
        starting = {word: begun for word in words if (begun := self._starting(word, words))}
        for at, word in enumerate(text.words):
            for term in starting.get(word, ()):
                if end := term.end(text, at + 1, 1) if len(term.parts) > 1 else at + 1:
                    yield term, at, end

    def _starting(self, word: str, words: AbstractSet[str]) -> list[_Term]:
        """Return the terms that a word begins, but for those of which these words lack another."""
        known = self.known.get(word)
        if known is None:
            if len(self.known) >= _KNOWN:
                self.known.clear()
            known = self.known[word] = self._begun_by(word)
        return known and [term for term in known if not any(map(words.isdisjoint, term.wanted))]

    def _begun_by(self, word: str) -> list[_Term]:
        found = [*self.exact.get(word, ()), *(self.numbers if word.isdigit() else ())]
        if word[:_HEAD] in self.heads:
            for length in self.beginnings:
                found += self.begins.get(word[:length], ()) if length <= len(word) else ()
        if word[-_HEAD:] in self.tails:
            for length in self.endings:
                found += self.ends.get(word[-length:], ()) if length <= len(word) else ()
        return found


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
        read = _Text.of(text)
        found = _by_theme(self._index.found(read))
        around: _Around | None = None
        said = {}
        for theme in self.themes:
            named = _named(found.get(theme.id, ()))
            if named:
                around = around or self._around(read)
                said[theme.id] = Said(_joined(read, named), self._points(theme, read, named, around))
        return said

    def _around(self, read: _Text) -> "_Around":
        return _Around(_by_theme(self._beside.found(read)), self._clauses(read), self._unsure(read))

    def _points(self, theme: Theme, read: _Text, named: Sequence["_Found"], around: "_Around") -> str:
        clauses, beside = around.clauses, around.beside
        about = {clauses[at] for each in named for at in range(each.start, each.end)}
        told = [each for each in named if each.way]
        told += [each for each in (*beside.get(theme.id, ()), *beside.get(_ANY, ())) if clauses[each.start] in about]
        sure = (each for each in _longest(told) if each.way != _NEVER and each.start not in around.unsure)
        signs = {self._sign(read, each) for each in sure}
        if signs == {1}:
            return PRAISE
        return CRITICISM if signs == {-1} else ""

    def _clauses(self, read: _Text) -> Sequence[int]:
        """Return the clause of each word, by number."""
        numbers, number = [], 0
        for word, mark in zip(read.words, read.marks, strict=True):
            number += word in self.turns
            numbers.append(number)
            number += bool(mark)
        return numbers

    def _sign(self, read: _Text, each: "_Found") -> int:
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

    def _unsure(self, read: _Text) -> frozenset[int]:
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
    def _index(self) -> _Index:
        made = _Index()
        for theme in self.themes:
            for term, way in (*theme.naming, *((each, _NEVER) for each in theme.never)):
                made.add(term, theme.id, way)
        return made

    @cached_property
    def _beside(self) -> _Index:
        made = _Index()
        for name, good, bad, neither in (
            (_ANY, self.good, self.bad, self.neither),
            *((theme.id, theme.good, theme.bad, ()) for theme in self.themes),
        ):
            for way, terms in ((PRAISE, good), (CRITICISM, bad), (_NEVER, neither)):
                for term in terms:
                    made.add(term, name, way)
        return made


@dataclass(frozen=True, slots=True)
class _Found:
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


def _by_theme(found: Iterable[tuple[_Term, int, int]]) -> dict[str, list[_Found]]:
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


def _joined(read: _Text, named: Sequence[_Found]) -> tuple[tuple[int, int], ...]:
    """The places of these words in the text, those that overlap as one."""
    places: list[tuple[int, int]] = []
    for each in sorted(named, key=lambda each: (each.start, -each.end)):
        start, end = read.spans[each.start][0], read.spans[each.end - 1][1]
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

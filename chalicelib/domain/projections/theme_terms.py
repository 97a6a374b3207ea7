"""Terms of the list of themes in its own notation, which `keyword_themes` explains, and where a text holds them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from chalicelib.domain.signals.text.reading import normalised, reading, starts

_KNOWN: Final = 16_384  # words of which it is kept what they begin
_HEAD: Final = 3  # letters by which a word is ruled out
_GAP: Final = 3  # words that `~` passes over, at most
_WORD: Final = re.compile(r"[a-z0-9]+|€")
_ENDS: Final = frozenset(".!?;\n:")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as words in a row."""

    plain: str
    words: Sequence[str]
    starts: Sequence[int]
    marks: Sequence[str]  # after each word: `.` where a sentence ends, `,` where a clause does

    @classmethod
    def of(cls, text: str) -> "Text":
        read = reading(text)
        if read.places is None and "€" not in text:
            plain, words, begin = read.normalised, read.words, starts(read)
        else:
            plain = normalised(text)
            words = _WORD.findall(plain)
            words = ["euro" if word == "€" else word for word in words]
            begin = [match.start() for match in _WORD.finditer(plain)]
        marks = ["" if gap == " " else _mark(gap) for gap in _WORD.split(plain)[1:]]  # a blank it is nearly always
        if marks:
            marks[-1] = "."
        return cls(plain, words, begin, marks)

    def ends(self, at: int) -> int:
        """Return where a word of it ends."""
        word = _WORD.match(self.plain, self.starts[at])
        return word.end() if word else self.starts[at]

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
class Term:
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

    def end(self, text: Text, at: int, part: int = 0) -> int:
        """Return the word after the last of this term, which begins at a word of the text; 0 where it does not."""
        for place in range(part, len(self.parts)):
            wanted = self.parts[place]
            if isinstance(wanted, _Part):
                if at == len(text.words) or (place and text.marks[at - 1] == ".") or not wanted.means(text.words[at]):
                    return 0
                at += 1
            elif wanted == "~":
                return self._after_a_gap(text, at, place + 1)
            elif not text.marks[at - 1]:
                return 0
        return at

    def _after_a_gap(self, text: Text, at: int, part: int) -> int:
        following = self.parts[part]
        for each in text.on_from(at):
            may = isinstance(following, str) or following.means(text.words[each])
            if may and (end := self.end(text, each, part)):
                return end
        return 0


@dataclass(slots=True)
class Index:
    """Terms by the first word that they may have."""

    exact: dict[str, list[Term]] = field(default_factory=dict)
    begins: dict[str, list[Term]] = field(default_factory=dict)
    ends: dict[str, list[Term]] = field(default_factory=dict)
    numbers: list[Term] = field(default_factory=list)
    beginnings: set[int] = field(default_factory=set)  # lengths of what words begin with
    endings: set[int] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)  # the first letters of what words begin with: most words have others
    tails: set[str] = field(default_factory=set)
    known: dict[str, "_Begun"] = field(default_factory=dict)  # of words that were met: people use few

    def add(self, written: str, theme: str, way: str) -> None:
        term = Term(written, theme, way)
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

    def _add_part(self, choice: str, term: Term) -> None:
        if choice[-1] == "*":
            self.begins.setdefault(choice[:-1], []).append(term)
            self.beginnings.add(len(choice) - 1)
            self.heads.add(choice[:_HEAD])
        else:
            self.ends.setdefault(choice[1:], []).append(term)
            self.endings.add(len(choice) - 1)
            self.tails.add(choice[-_HEAD:])

    def found(self, text: Text) -> Iterator[tuple[Term, int, int]]:
        """Yield each term in a text, with its first word and the one after its last."""
        words, known = {*text.words}, self.known
        possible: dict[str, Sequence[Term]] = {}
        for at, word in enumerate(text.words):
            starting = known.get(word) or self._begun_by(word)
            if starting is _NONE:
                continue
            for term in starting.single:
                yield term, at, at + 1
            if starting.others and word not in possible:
                possible[word] = [each for each in starting.others if not any(map(words.isdisjoint, each.wanted))]
            second = text.words[at + 1] if at + 1 < len(text.words) else ""
            for term in (*starting.by_second.get(second, ()), *possible.get(word, ())):
                if end := term.end(text, at + 1, 1):
                    yield term, at, end

    def _begun_by(self, word: str) -> "_Begun":
        if len(self.known) >= _KNOWN:
            self.known.clear()
        terms = self._terms_of(word)
        return self.known.setdefault(word, _Begun.of(terms) if terms else _NONE)

    def _terms_of(self, word: str) -> list[Term]:
        found = [*self.exact.get(word, ()), *(self.numbers if word.isdigit() else ())]
        if word[:_HEAD] in self.heads:
            for length in self.beginnings:
                found += self.begins.get(word[:length], ()) if length <= len(word) else ()
        if word[-_HEAD:] in self.tails:
            for length in self.endings:
                found += self.ends.get(word[-length:], ()) if length <= len(word) else ()
        return found


@dataclass(frozen=True, slots=True)
class _Begun:
    """The terms that a word begins: all, those that are it, those with a certain second word, and the others."""

    terms: Sequence[Term]
    single: Sequence[Term]
    by_second: Mapping[str, Sequence[Term]]
    others: Sequence[Term]

    @classmethod
    def of(cls, terms: Sequence[Term]) -> "_Begun":
        single, by_second, others = [], dict[str, list[Term]](), []
        for term in terms:
            second = term.parts[1] if len(term.parts) > 1 else None
            if second is None:
                single.append(term)
            elif isinstance(second, _Part) and not second.open:
                for word in second.exact:
                    by_second.setdefault(word, []).append(term)
            else:
                others.append(term)
        return cls(terms, single, by_second, others)


_NONE: Final = _Begun((), (), {}, ())

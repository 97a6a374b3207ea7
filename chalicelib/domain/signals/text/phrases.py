"""Phrases: what several words say together, written in a dialect of patterns that is made to be read.

Most phrases are ruled out by the words that a text lacks; a pattern is compiled at its first use, and most never are.
"""

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from chalicelib.domain.signals.text.reading import MAX_PASSAGES, Reading, apart
from chalicelib.domain.signals.text.stretches import stretches

_SMALL: Final = 200  # characters of a text of which nothing is won by cutting it
_FEW: Final = 4  # words of a choice that are compiled as they are
_WHOLE: Final[dict[str, re.Pattern[str]]] = {}
_MET: Final[dict[str, tuple[int, re.Pattern[str]]]] = {}  # once only: in a text of this hash, for the words of it
_GAP: Final = r"(?:\s{1,3}|\s?,\s{0,3})"
_GAP_OR_NONE: Final = r"(?:\s{1,3}|\s?,\s{0,3}|(?<='))"
_BETWEEN: Final = r"[^\\s.!?]{1,31}\\s{1,3}"  # a word with its comma, in one way: two would be tried for each of a row
_ELIDED: Final = re.compile(r"'[|) ]")  # "(le|l') bras"
_LEAST_PART: Final = 3  # letters of a word of which only a part is sure


def compiled_for(text: str, pattern: str, write_out: Callable[[str], str] = str) -> re.Pattern[str]:
    """A pattern to look for in one text; at its first use without those choices that the text lacks.

    Most patterns are met once in the life of a process, and to compile a few words takes a fifth of the time of a few
    hundred. From the second use on it is the whole pattern, which is kept.
    """
    if whole := _WHOLE.get(pattern):
        return whole
    met, told = _MET.pop(pattern, None), hash(text)
    if met is None:
        written = _flat(write_out(pattern))
        met = told, _compiled(_CHOICE.sub(lambda choice: _narrowed(choice[0], text), written))
    elif met[0] != told:
        return _WHOLE.setdefault(pattern, compiled(write_out(pattern)))
    return _MET.setdefault(pattern, met)[1]


def _narrowed(choice: str, text: str) -> str:
    words = choice[1:-1].split("|")
    if len(words) < _FEW:
        return choice
    kept = [each for each in words if all(_SPOKEN.get(part, (part,))[0] in text for part in each.split())]
    return f"({'|'.join(kept or words[:1])})"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A whole pattern, kept."""
    return _compiled(pattern)


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over plain text, in the dialect of phrases.

    A blank is the gap between two words, with or without a comma; behind an apostrophe ("l'", "d'") none is needed;
    ` ?` one that may be missing; `~3 ` up to three words that may stand between; brackets group and never capture; the
    whole begins and ends at a word's edge.
    Repeats are bounded, so no text makes it slow.
    """
    grouped = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    bridged = re.sub(r"~(\d{1,2}) ", rf"(?:{_BETWEEN}){{0,\1}}", grouped)
    spoken = re.sub(r"\bniet\b", "niet?", bridged)  # as many write it
    gap = _GAP_OR_NONE if _ELIDED.search(pattern) else _GAP
    spaced = spoken.replace(" ?", r"\s{0,3}").replace(" ", gap)
    return re.compile(f"(?<![a-z0-9])(?:{spaced})(?![a-z0-9])")


def any_of(text: str) -> str:
    """One of these words, for use in a pattern."""
    return f"({'|'.join(text.split())})"


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Words to look for, in the dialect of `compiled`."""

    pattern: str

    @property
    def choices(self) -> tuple[frozenset[str], ...]:
        """Sets of words, of each of which a match holds one."""
        return needed(self.pattern)[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """Parts of words; a match holds them all."""
        return needed(self.pattern)[1]

    def spans(self, read: Reading) -> Iterator[tuple[int, int]]:
        """Yield the places of the phrase in a text, the first of them only."""
        choices, parts = needed(self.pattern)
        for choice in choices:
            if choice.isdisjoint(read.vocabulary):
                return
        for part in parts:
            if part not in read.normalised:
                return
        yield from islice(self._matches(read, choices), MAX_PASSAGES)

    def _matches(self, read: Reading, choices: tuple[frozenset[str], ...]) -> Iterator[tuple[int, int]]:
        """Yield the matches, and look for them only where the words that they need stand together."""
        last = 0
        for first, end in _where(self.pattern, read, choices):
            pattern = compiled_for(read.normalised, self.pattern)
            for match in pattern.finditer(read.normalised, max(first, last), end):
                last = match.end()
                yield match.span()


def _where(pattern: str, read: Reading, choices: tuple[frozenset[str], ...]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text to look in, one after the other; a pattern with a mark may go on past a sentence."""
    if "." in pattern or len(read.normalised) < _SMALL:
        yield 0, len(read.normalised)
        return
    begun = ended = 0
    for part in stretches(read):
        for choice in choices:
            if choice.isdisjoint(part.near):
                break
        else:
            if part.first > ended:
                if ended:
                    yield begun, ended
                begun = part.first
            ended = part.last
    if ended:
        yield begun, ended


def spans(phrases: tuple[Phrase, ...], read: Reading) -> list[tuple[int, int]]:
    """Return the places of all phrases, in the order of the text, without overlaps."""
    by_word, words, others = _by_word(phrases)
    if not others and words.isdisjoint(read.vocabulary):
        return []
    possible = {phrase for word in words & read.vocabulary for phrase in by_word[word]}
    return apart(span for phrase in (*others, *possible) for span in phrase.spans(read))


@cache
def _by_word(phrases: tuple[Phrase, ...]) -> tuple[dict[str, list[Phrase]], frozenset[str], list[Phrase]]:
    """Phrases by the words of which a text that has them holds one, these words, and what needs no whole word."""
    found: dict[str, list[Phrase]] = {}
    others = []
    for phrase in phrases:
        if not phrase.choices:
            others.append(phrase)
            continue
        for word in phrase.choices[0]:
            found.setdefault(word, []).append(phrase)
    return found, frozenset(found), others


_OPTIONAL_WORDS: Final = re.compile(r"\([^()]* \)(\?|\{0,\d\})|\( [^()]*\)\?|~\d{1,2} ")
_CHOICE_IN_CHOICE: Final = re.compile(r"(?<=[(|])\((?!\?)([^()]*)\)(?=[|)])")
_GROUP: Final = re.compile(r"(\([^()]*\)|\[[^\]]*\])([?*+]|\{[^}]*\})?")
_CHOICE: Final = re.compile(r"\([a-z0-9' |-]+\)")
_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_SHOWN: Final = {0: " ", 1: "(", 2: ")"}
_SPOKEN: Final = {"niet": ("nie",)}
_MAY_LACK: Final = re.compile(r".\?")
_LAST_MAY_LACK: Final = re.compile(r"[a-z0-9]+[a-z]\?")
_BARS: Final = re.compile(r"[()|]")
_WORDS: Final = re.compile(r"[a-z0-9]+")
_NAME: Final = re.compile(r"[A-Z]+")
_LITERAL: Final = re.compile(r"[a-z0-9'-]+")


@cache
def needed(pattern: str, write_out: Callable[[str], str] = str) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """Return what each text that a pattern matches holds: a word of each choice, and parts of words. Never too much.

    A name in capitals stands for a pattern, which is written out and looked at once for all that have it.
    """
    sure = _flat(_OPTIONAL_WORDS.sub("", pattern))
    atoms = _atoms(sure)
    if "|" in sure and "|" in _outside(sure):
        return (), ()
    choices: list[frozenset[str]] = []
    parts: list[str] = []
    for atom in atoms:
        if _LITERAL.fullmatch(atom):
            choices += [frozenset({word, *_SPOKEN.get(word, ())}) for word in _words(atom)]
        elif _CHOICE.fullmatch(atom):
            held = [_longest(each) for each in atom[1:-1].split("|")]
            choices.append(frozenset([*held, *(other for each in held for other in _SPOKEN.get(each, ()))]))
        elif _LAST_MAY_LACK.fullmatch(atom):
            choices.append(frozenset({atom[:-2], atom[:-1]}))
        elif atom.isupper() and atom.isalpha():
            choices += needed(write_out(atom))[0]
        elif some := _some_of_each(atom, write_out):
            choices.append(some)
        else:
            longest = _longest(_NAME.sub("\n", _outside(atom)))
            parts += [longest] * (len(longest) >= _LEAST_PART)
    return tuple(sorted(choices, key=len)), tuple(parts)


def _some_of_each(atom: str, write_out: Callable[[str], str]) -> frozenset[str]:
    """Words of which each text holds one that has this group of alternatives; none where one may do without."""
    if atom[:1] != "(" or atom[-1:] != ")" or atom[1:2] == "?":
        return frozenset()
    found: frozenset[str] = frozenset()
    depth = 0
    for sign in _BARS.finditer(atom):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth and sign.end() < len(atom):
            return frozenset()  # the first bracket ends here, and more follows
    for each in alternatives(atom[1:-1]):
        choices, _ = needed(each, write_out)
        if not choices:
            return frozenset()
        found |= min(choices, key=_common)
    return found


def _common(choice: AbstractSet[str]) -> tuple[int, int]:
    """The more words and the shorter, the more texts hold one."""
    return len(choice), -max(map(len, choice))


@cache
def alternatives(pattern: str) -> tuple[str, ...]:
    """Return a pattern cut at the bars outside brackets."""
    if "(" not in pattern:
        return tuple(pattern.split("|"))
    found, depth, begun = [], 0, 0
    for sign in _BARS.finditer(pattern):
        if sign[0] == "|" and not depth:
            found.append(pattern[begun : sign.start()])
            begun = sign.end()
        depth += (sign[0] == "(") - (sign[0] == ")")
    return (*found, pattern[begun:])


def _flat(pattern: str) -> str:
    """The pattern with choices within choices as one."""
    while "((" in pattern or "|(" in pattern:
        flatter = _CHOICE_IN_CHOICE.sub(r"\1", pattern)
        if flatter == pattern:
            break
        pattern = flatter
    return pattern


def _atoms(pattern: str) -> list[str]:
    """The pattern cut at the blanks outside brackets, but for blanks that may be missing."""
    if "(" not in pattern and " ?" not in pattern:
        return pattern.split(" ")
    hidden, before = pattern.replace(" ?", "\0?"), ""
    while "(" in hidden and hidden != before:
        hidden, before = _BRACKETS.sub(_hidden, hidden), hidden
    return [atom.translate(_SHOWN) for atom in hidden.split(" ")]


def _hidden(group: re.Match[str]) -> str:
    return "\1" + group[1].replace(" ", "\0") + "\2"


def _outside(pattern: str) -> str:
    """The literals outside brackets; a line break stands for what is not sure."""
    flat, before = pattern, ""
    while ("(" in flat or "[" in flat) and flat != before:
        flat, before = _GROUP.sub("\n", flat), flat
    return _MAY_LACK.sub("\n", flat)


def _words(text: str) -> list[str]:
    return [text] if text.isalnum() else _WORDS.findall(text)


def _longest(text: str) -> str:
    return text if text.isalnum() else max(_words(text), key=len, default="")

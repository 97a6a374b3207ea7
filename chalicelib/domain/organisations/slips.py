"""Slips: words that differ from a known one by a letter or two, and words that were joined or split."""

import bisect
import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

_SHORTEST: Final = 5  # letters of a word in which a slip is looked for
_BY_SOUND_FROM: Final = 6  # letters of a word in which two are forgiven where it sounds as it should
_LONGEST: Final = 30  # letters; a longer one is no word
_AT_MOST: Final = 6  # words for one that was asked
SHORTEST_KEPT: Final = 3  # letters of the shortest word that is kept
_TOO_MANY: Final = 99
_PARTS: Final = 5  # words that were written as one


class _From(NamedTuple):
    """The letters of a word from which it is hardly ever by chance that a known one is so near.

    The more there are that may have been meant by a slip, the longer. A tenth of all short words that nobody has as a
    name lies near some surname, and one in twelve near some name in the town that was asked.
    """

    first_sought: int  # that the first letter is wrong, missing or too many is looked for
    two_sought: int  # and two slips
    missing: int
    extra: int
    another: int
    first: int
    two: int


_ALONE: Final = _From(first_sought=7, two_sought=8, missing=7, extra=8, another=8, first=9, two=10)
_BESIDE_OTHERS: Final = _From(first_sought=5, two_sought=7, missing=4, extra=5, another=5, first=6, two=7)
# The beginnings that stand for each other: one sound that an alphabet has as two letters, and a capital I that is read
# as a small l.
_BEGUN: Final = (("y", "ij"), ("ij", "y"), ("l", "i"), ("i", "l"))
# What sounds alike in Flanders, however it is written.
_SOUNDS: Final = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("e?ij|ei|e?y"), "i"),
    (re.compile("ou|auw|ouw"), "au"),
    (re.compile("ae"), "a"),
    (re.compile("ck|[cq](?![eih])"), "k"),
    (re.compile("c(?=[ei])|z"), "s"),
    (re.compile("ch|gh"), "g"),
    (re.compile("dt|th|d"), "t"),
    (re.compile("ph|v"), "f"),
)


def words_in(text: str) -> set[str]:
    """The words of a text in which slips are looked for; numbers are none."""
    return {word for word in text.split() if len(word) >= SHORTEST_KEPT and word.isalpha()}


class Vocabulary:
    """The words of all names and places, in their order; it does not matter that one is told twice."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)  # which is soon done where they come in a few runs that are in order
        self._text = "\n" + "\n".join(self._words) + "\n"

    def holds(self, part: str) -> bool:
        """Tell if any word has this part."""
        return part in self._text

    def knows(self, word: str) -> bool:
        """Tell if it is a word."""
        at = bisect.bisect_left(self._words, word)
        return self._words[at : at + 1] == [word]

    def near(self, word: str, *, alone: bool) -> list[tuple[int, str]]:
        """The known words that may have been meant, with how many slips: the fewest first.

        Args:
            word: as it was asked.
            alone: nothing else tells whether a word was meant: it has to be one that is hardly near by chance.
        """
        enough = _ALONE if alone else _BESIDE_OTHERS
        return [each for each in self._meant(word, enough) if _sure(word, each, enough)][:_AT_MOST]

    def perhaps(self, word: str, *, alone: bool) -> list[tuple[int, str]]:
        """The known words that a word comes near, which may be chance; a short one does beside others only."""
        enough = _ALONE if alone else _BESIDE_OTHERS
        found = [each for each in self._meant(word, enough) if not _sure(word, each, enough)]
        return [*([] if alone else self._near_short(word)), *found][:_AT_MOST]

    def _near_short(self, word: str) -> list[tuple[int, str]]:
        if not SHORTEST_KEPT <= len(word) < _SHORTEST or not word.isalpha() or self.knows(word):
            return []
        found = [each for each in self._beginning_with(word[0]) if len(each) < _SHORTEST and slips(word, each, 1) == 1]
        swapped = word[1] + word[0] + word[2:]
        return [(1, each) for each in (*found, *([swapped] if self.knows(swapped) else []))]

    def _beginning_with(self, letter: str) -> list[str]:
        first = bisect.bisect_left(self._words, letter)
        return self._words[first : bisect.bisect_left(self._words, letter + "\x7f", first)]

    def _meant(self, word: str, enough: _From) -> list[tuple[int, str]]:
        if not _SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
            return []
        most = 1 if len(word) < enough.two_sought else 2
        wide = 2 if len(word) >= _BY_SOUND_FROM else most
        counts = {each: slips(word, each, wide) for each in self._beginning_alike(word, wide)}
        heard = sound(word) if wide > most else ""
        fit = [
            (count, 0, each)
            for each, count in counts.items()
            if 0 < count <= most or (count == wide > most and sound(each) == heard)
        ]
        otherwise = self._begun_otherwise(word)
        if len(word) >= enough.first_sought:
            otherwise |= self._ending_alike(word)
        return [(count, each) for count, _, each in sorted([*fit, *((1, 1, each) for each in otherwise)])]

    def parts(self, word: str, small: Container[str]) -> list[str]:
        """The known words that were written as this one, with blanks between; `small` ones are known too."""
        ways = self._cut(word, small, _PARTS) if len(word) <= _LONGEST else ()
        return [way for way in islice(ways, _AT_MOST) if " " in way]

    def _cut(self, word: str, small: Container[str], most: int) -> Iterator[str]:
        if word in small or (len(word) >= SHORTEST_KEPT and self.knows(word)):
            yield word
        for at in range(len(word) - 1, 1, -1) if most > 1 else ():
            if word[:at] in small or (at >= SHORTEST_KEPT and self.knows(word[:at])):
                for rest in self._cut(word[at:], small, most - 1):
                    yield f"{word[:at]} {rest}"

    def _beginning_alike(self, word: str, most: int) -> list[str]:
        """Words with the same first letter, and with another part of this one: with so few slips, one is as it was."""
        shortest, longest = len(word) - most, len(word) + most
        if len(word) < _SHORTEST:  # a letter of a word that is long enough was left out
            shortest = longest = _SHORTEST
        cut = len(word) // (most + 1)
        start, middle, end = word[:cut], word[cut:-cut] if most > 1 else word, word[-cut:] if most > 1 else word[cut:]
        swapped = word[: cut - 1] + word[cut] + word[cut - 1] + word[cut + 1 :]
        letters = set(word)
        return [
            each
            for each in self._beginning_with(word[0])
            if shortest <= len(each) <= longest
            and (each.startswith(start) or each.endswith(end) or middle in each or each == swapped)
            and len(letters.difference(each)) <= most
            and len(letters.symmetric_difference(each)) <= 2 * most
        ]

    def _ending_alike(self, word: str) -> set[str]:
        """Words of which the first letter is another, or was left out, or one too many."""
        rest = word[1:]
        found = {rest}
        for letter in "abcdefghijklmnopqrstuvwxyz".replace(word[0], ""):
            found |= {letter + rest, letter + word}
        return set(filter(self.knows, found))

    def _begun_otherwise(self, word: str) -> set[str]:
        """Words that begin with what stands for the first letter, or with the first two swapped."""
        ways = {other + word.removeprefix(one) for one, other in _BEGUN if word.startswith(one)}
        if len(word) >= _SHORTEST:
            ways.add(word[1] + word[0] + word[2:])
        return set(filter(self.knows, ways - {word}))


def _sure(asked: str, near: tuple[int, str], enough: _From) -> bool:
    """Tell if a known word is hardly ever so near to one that was asked by chance."""
    count, known = near
    length, longer = len(asked), len(asked) - len(known)
    if any(asked.startswith(one) and other + asked.removeprefix(one) == known for one, other in _BEGUN):
        return True
    if asked[0] != known[0] and asked[:2] != known[1::-1]:
        return length >= enough.first
    if count > 1:
        return length >= enough.two or sound(asked) == sound(known)
    if longer:
        return length >= (enough.extra if longer > 0 else enough.missing) or sound(asked) == sound(known)
    return length >= enough.another or sorted(asked) == sorted(known) or sound(asked) == sound(known)


def sound(word: str) -> str:
    """Return a word as it sounds, near enough: two that are written otherwise and sound alike are one."""
    for pattern, instead in _SOUNDS:
        word = pattern.sub(instead, word)
    return word


def slips(asked: str, known: str, most: int) -> int:
    """Count the letters that are wrong, missing, too many or swapped; many more where there are more than `most`."""
    if asked == known:
        return 0
    longer = len(asked) - len(known)
    if not -most <= longer <= most:
        return _TOO_MANY
    at = 0
    for one, other in zip(asked, known, strict=False):
        if one != other:
            break
        at += 1
    left, right = asked[at:], known[at:]
    ways = [(left[1:], right[1:]), (left[1:], right), (left, right[1:])]
    if left[:1] == right[1:2] and left[1:2] == right[:1]:
        ways.append((left[2:], right[2:]))
    if most == 1:
        return 1 if any(one == other for one, other in ways) else _TOO_MANY
    return min(_TOO_MANY, 1 + min(slips(one, other, most - 1) for one, other in ways))

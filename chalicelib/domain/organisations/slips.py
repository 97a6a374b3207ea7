"""Slips: words that differ from a known one by a letter or two, and words that were joined or split."""

import bisect
import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Final

_SHORTEST: Final = 5  # letters of a word in which a slip is looked for
_SURE_FROM: Final = 7  # letters of a word that is meant even where its first is wrong
_TWO_FROM: Final = 8  # letters of a word in which two are forgiven, whatever else is asked
_BY_SOUND_FROM: Final = 6  # letters of a word in which two are forgiven where it sounds as it should
# Letters of a word from which it is hardly ever by chance that a known one is so near; the more there are that may
# have been meant by a slip, the longer. A tenth of all short words that nobody has as a name lies near some surname.
_MISSING_FROM: Final = 7
_EXTRA_FROM: Final = 8
_ANOTHER_FROM: Final = 8
_FIRST_FROM: Final = 9
_BOTH_FROM: Final = 10
_LONGEST: Final = 30  # letters; a longer one is no word
_AT_MOST: Final = 6  # words for one that was asked
SHORTEST_KEPT: Final = 3  # letters of the shortest word that is kept
_TOO_MANY: Final = 99
_PARTS: Final = 5  # words that were written as one
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
        found = self._meant(word, alone=alone)
        return [(count, each) for count, each in found if not alone or _sure(word, each, count)][:_AT_MOST]

    def perhaps(self, word: str) -> list[tuple[int, str]]:
        """The known words that a word comes near by itself, which may be chance: a short one begins as it was asked."""
        found = self._meant(word, alone=True)
        return [(count, each) for count, each in found if not _sure(word, each, count)][:_AT_MOST]

    def near_short(self, word: str) -> list[tuple[int, str]]:
        """The known words of a few letters that an unknown one may have meant, where others beside it tell the rest."""
        if not SHORTEST_KEPT <= len(word) < _SHORTEST or not word.isalpha() or self.knows(word):
            return []
        found = [each for each in self._beginning_with(word[0]) if len(each) < _SHORTEST and slips(word, each, 1) == 1]
        swapped = word[1] + word[0] + word[2:]
        return [(1, each) for each in (*found, *([swapped] if self.knows(swapped) else []))][:_AT_MOST]

    def _beginning_with(self, letter: str) -> list[str]:
        first = bisect.bisect_left(self._words, letter)
        return self._words[first : bisect.bisect_left(self._words, letter + "\x7f", first)]

    def _meant(self, word: str, *, alone: bool) -> list[tuple[int, str]]:
        if not _SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
            return []
        most = 1 if len(word) < _TWO_FROM - 2 * (not alone) else 2
        wide = 2 if len(word) >= _BY_SOUND_FROM else most
        counts = {each: slips(word, each, wide) for each in self._beginning_alike(word, wide)}
        heard = sound(word) if wide > most else ""
        fit = [
            (count, 0, each)
            for each, count in counts.items()
            if 0 < count <= most or (count == wide > most and sound(each) == heard)
        ]
        if len(word) >= (_SURE_FROM if alone else _SHORTEST):
            fit += [(1, 1, each) for each in self._ending_alike(word)]
        return [(count, each) for count, _, each in sorted(fit)]

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

    def _ending_alike(self, word: str) -> list[str]:
        """Words of which the first letter is another, or was left out, or one too many, or swapped with the second."""
        rest = word[1:]
        found = [each for each in (rest, word[1] + word[0] + word[2:]) if self.knows(each)]
        for letter in "abcdefghijklmnopqrstuvwxyz".replace(word[0], ""):
            found += [each for each in (letter + rest, letter + word) if self.knows(each)]
        for one, other in (("y", "ij"), ("ij", "y")):  # one sound, that an alphabet has as two letters
            if word.startswith(one) and self.knows(each := other + word.removeprefix(one)):
                found.append(each)
        return found


def _sure(asked: str, known: str, count: int) -> bool:
    """Tell if a known word is hardly ever so near to one that was asked by chance."""
    length, longer = len(asked), len(asked) - len(known)
    if asked[0] != known[0] and asked[:2] != known[1::-1]:
        return length >= _FIRST_FROM
    if count > 1:
        return length >= _BOTH_FROM or sound(asked) == sound(known)
    if longer:
        return length >= (_EXTRA_FROM if longer > 0 else _MISSING_FROM) or sound(asked) == sound(known)
    return length >= _ANOTHER_FROM or sorted(asked) == sorted(known) or sound(asked) == sound(known)


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

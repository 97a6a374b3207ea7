"""Slips: words that differ from a known one by a letter or two, and words that were joined or split."""

import bisect
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Final

_SHORTEST: Final = 5  # letters of a word in which a slip is looked for
_SURE_FROM: Final = 7  # letters of a word that is meant even where its first is wrong
_TWO_FROM: Final = 8  # letters of a word in which two are forgiven, whatever else is asked
_LONGEST: Final = 30  # letters; a longer one is no word
_AT_MOST: Final = 6  # words for one that was asked
SHORTEST_KEPT: Final = 3  # letters of the shortest word that is kept
_TOO_MANY: Final = 99
_PARTS: Final = 5  # words that were written as one


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
            alone: nothing else tells whether a word was meant: a short one has to begin as it was asked.
        """
        if not _SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
            return []
        most = 1 if len(word) < _TWO_FROM - 2 * (not alone) else 2
        counts = {each: slips(word, each, most) for each in self._beginning_alike(word, most)}
        fit = [(count, 0, each) for each, count in counts.items() if 0 < count <= most]
        if len(word) >= (_SURE_FROM if alone else _SHORTEST):
            fit += [(1, 1, each) for each in self._ending_alike(word)]
        return [(count, each) for count, _, each in sorted(fit)[:_AT_MOST]]

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
        first = bisect.bisect_left(self._words, word[0])
        bucket = self._words[first : bisect.bisect_left(self._words, word[0] + "\x7f", first)]
        shortest, longest = len(word) - most, len(word) + most
        if len(word) < _SHORTEST:  # a letter of a word that is long enough was left out
            shortest = longest = _SHORTEST
        cut = len(word) // (most + 1)
        start, middle, end = word[:cut], word[cut:-cut] if most > 1 else word, word[-cut:] if most > 1 else word[cut:]
        swapped = word[: cut - 1] + word[cut] + word[cut - 1] + word[cut + 1 :]
        letters = set(word)
        return [
            each
            for each in bucket
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
        return found


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

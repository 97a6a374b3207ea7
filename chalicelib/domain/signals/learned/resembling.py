"""Sentences that are worded like those of which it is known what they are: a weak sign, where no table found anything.

`weights.txt` has what each word, and each turn of two words, says for a kind or against it: a logistic regression of
the batteries, learned by `.venv-bench/bin/python -m bench.texts.learn`. Why it says no more than "look here": ADR 33.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from chalicelib.domain.reviews.signal import WEAK, Signal
from chalicelib.domain.signals.meaning.contexts import of_a_tale
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import KEPT, Reading, passages, starts

# What an editor reads of each kind, in the order of the weights.
EVIDENCE: Final = {
    "suspected_crime": "Een zin is verwoord zoals zinnen over een mogelijk misdrijf.",
    "threat": "Een zin is verwoord zoals dreigende zinnen.",
    "self_harm": "Een zin is verwoord zoals zinnen van iemand die het niet meer ziet zitten.",
    "improper_language": "Een zin is verwoord zoals zinnen die iemand beledigen.",
    "discrimination": "Een zin is verwoord zoals zinnen die een groep mensen wegzetten.",
    "pressure": "Een zin is verwoord zoals zinnen over druk op wie schrijft.",
    "writes_as_provider": "Een zin is verwoord zoals zinnen van wie er zelf werkt of leidt.",
    "one_sided_invitation": "Een zin is verwoord zoals zinnen over vragen aan wie tevreden is.",
    "links_and_advertising": "Een zin is verwoord zoals reclame.",
    "pasted_feedback": "Een zin is verwoord zoals feedback die elders gegeven is.",
}
SURE: Final = 120  # hundredths of log odds, from which on it is said: more than three to one
LONGEST: Final = 40  # words that are weighed together: what is longer is no sentence
_Points: TypeAlias = int  # the weight of each kind in bits of its own: so all are added at once
_BITS: Final = 24
_MIDDLE: Final = 1 << _BITS - 1  # added to each before they are taken apart: then none is below nought
_MIDDLES: Final = sum(_MIDDLE << at * _BITS for at in range(len(EVIDENCE)))
_MOST: Final = 16_384  # stems of which the line is kept as it was read
_SECOND: Final = "_"  # before a word that another word stands before
_STEM: Final = 6  # letters: an ending more or less says nothing
_SENTENCE: Final = re.compile(r"[^.!?\n]+")


def sentences(read: Reading) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text: the number of the first word, and that of the one behind the last.

    Of what is too long to be one, its parts.
    """
    begin = starts(read)
    for found in _SENTENCE.finditer(read.normalised):
        first, last = bisect_left(begin, found.start()), bisect_left(begin, found.end())
        for each in range(first, last, LONGEST):
            yield each, min(each + LONGEST, last)


def stems(words: Iterable[str]) -> list[str]:
    """Return words without what their ending may say more or less."""
    return [word[:_STEM] for word in words]


def or_resembling(check: Callable[[Facts], Signal | None]) -> Callable[[Facts], Signal | None]:
    """Return a check that, where it finds nothing, says whether a sentence is worded like those of its kind."""
    code = check.__name__

    @wraps(check)
    def either(facts: Facts) -> Signal | None:
        return check(facts) or _resembling(facts.reading).get(code)

    return either


class _Line(NamedTuple):
    """A stem's own weights, and those that it has with the next word and with the one after that."""

    own: _Points
    next: Mapping[str, str]
    second: Mapping[str, str]


class Weights:
    """Whatever is learned of wordings, read from `weights.txt`.

    The first line says where each kind begins. Every other is of one stem: its own weights, then, each behind a tab,
    those with a word that follows, `STEM=` for the next and `_STEM=` for the one after that. Weights are `KIND:WEIGHT`.
    """

    def __init__(self, written: str) -> None:
        biases, *lines = written.splitlines()
        self._biases: Final = _packed(enumerate(biases.split()))
        self._lines: Final = dict([line.split("\t", 1) for line in lines])
        self._read: Final[dict[str, _Line | None]] = {}  # people use few words

    def seems(self, words: Sequence[str]) -> dict[str, int]:
        """Return the kinds of which a sentence seems to be, with the hundredths of log odds by which it does.

        A word, or two, that a sentence says again say nothing more.
        """
        row = stems(words)
        said: dict[str | tuple[str, ...], _Points] = {}
        for stem, following, second in zip(row, [*row[1:], ""], [*row[2:], "", ""], strict=False):
            line = self._read[stem] if stem in self._read else self._line(stem)
            if line is None:
                continue
            own, beside, further = line
            said[stem] = own
            if following in beside:
                said[stem, following] = _points(beside[following])
            if second in further:
                said[stem, "", second] = _points(further[second])
        found, sums = {}, sum(said.values(), self._biases) + _MIDDLES
        for code in EVIDENCE:
            if (total := sums % (2 * _MIDDLE) - _MIDDLE) >= SURE:
                found[code] = total
            sums >>= _BITS
        return found

    def _line(self, stem: str) -> _Line | None:
        if len(self._read) >= _MOST:
            self._read.clear()
        written = self._lines.get(stem)
        return self._read.setdefault(stem, None if written is None else _line(written))


def _line(written: str) -> _Line:
    own, *pairs = written.split("\t")
    following = [each.split("=") for each in pairs]
    return _Line(
        _points(own),
        {stem: points for stem, points in following if stem[0] != _SECOND},
        {stem[1:]: points for stem, points in following if stem[0] == _SECOND},
    )


@lru_cache(maxsize=_MOST)
def _points(written: str) -> _Points:
    return _packed(each.split(":") for each in written.split())


def _packed(weights: Iterable[Iterable[str | int]]) -> _Points:
    """Return weights, each with the place of its kind, as one number."""
    return sum(int(weight) << int(at) * _BITS for at, weight in weights)


@lru_cache(maxsize=KEPT)
def _resembling(read: Reading) -> dict[str, Signal]:
    """Return a sign of each kind of which a sentence seems to be; it shows the sentence that seems so most.

    Who tells of a book tells of murder and despair, and of nobody's care.
    """
    if of_a_tale(read):
        return {}
    weights = _weights()
    most: dict[str, tuple[int, int, int]] = {}
    for first, last in sentences(read):
        for code, total in weights.seems(read.words[first:last]).items():
            if code not in most or total > most[code][0]:
                most[code] = (total, first, last)
    begin = starts(read)
    return {
        code: Signal(
            code, WEAK, EVIDENCE[code], passages(read, [(begin[first], begin[last - 1] + len(read.words[last - 1]))])
        )
        for code, (_, first, last) in most.items()
    }


@cache
def _weights() -> Weights:
    return Weights((Path(__file__).parent / "weights.txt").read_text(encoding="ascii"))

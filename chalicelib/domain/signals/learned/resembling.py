"""Sentences that are worded like those of which it is known what they are: a weak sign, where no table found anything.

`weights.json` has what each turn of two words, and each word, says for a kind or against it: a logistic regression of
the batteries, learned by `.venv-bench/bin/python -m bench.texts.learn`. Why it says no more than "look here": ADR 33.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache, wraps
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from chalicelib.domain.reviews.signal import WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import KEPT, Reading, passages

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
SURE: Final = 100  # hundredths of log odds, from which on it is said: nearly three to one
LONGEST: Final = 40  # words that are weighed together: what is longer is no sentence
_STEM: Final = 6  # letters: an ending more or less says nothing
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
_WORD: Final = re.compile(r"[a-z0-9]+")


class Word(NamedTuple):
    """A word of a sentence: its stem, and where it stands in the text as it is read."""

    stem: str
    start: int
    end: int


def sentences(normalised: str) -> Iterator[list[Word]]:
    """Yield the sentences of a plain text as words; of what is too long to be one, its parts."""
    for found in _SENTENCE.finditer(normalised):
        words = [Word(each[0][:_STEM], each.start(), each.end()) for each in _WORD.finditer(normalised, *found.span())]
        for begin in range(0, len(words), LONGEST):
            yield words[begin : begin + LONGEST]


def turns_of(stems: Sequence[str]) -> Collection[str]:
    """Return the words of a sentence, each two beside each other, and each two with one between; each once."""
    beside = (f"{one} {other}" for one, other in pairwise(stems))
    around = (f"{one} _ {other}" for one, other in zip(stems, stems[2:], strict=False))
    return {*stems, *beside, *around}


def or_resembling(check: Callable[[Facts], Signal | None]) -> Callable[[Facts], Signal | None]:
    """Return a check that, where it finds nothing, says whether a sentence is worded like those of its kind."""
    code = check.__name__

    @wraps(check)
    def either(facts: Facts) -> Signal | None:
        return check(facts) or _resembling(facts.reading).get(code)

    return either


def seems(
    words: Sequence[Word], turns: Mapping[str, Sequence[tuple[int, int]]], biases: Sequence[int]
) -> dict[str, int]:
    """Return the kinds of which a sentence seems to be, with the hundredths of log odds by which it does."""
    sums = list(biases)
    for turn in turns_of([each.stem for each in words]):
        for at, weight in turns.get(turn, ()):
            sums[at] += weight
    return {code: total for code, total in zip(EVIDENCE, sums, strict=True) if total >= SURE}


@lru_cache(maxsize=KEPT)
def _resembling(read: Reading) -> dict[str, Signal]:
    """Return a sign of each kind of which a sentence seems to be; it shows the sentence that seems so most."""
    weights = _weights()
    most: dict[str, tuple[int, Sequence[Word]]] = {}
    for words in sentences(read.normalised):
        for code, total in seems(words, **weights).items():
            if code not in most or total > most[code][0]:
                most[code] = (total, words)
    return {
        code: Signal(code, WEAK, EVIDENCE[code], passages(read, [(words[0].start, words[-1].end)]))
        for code, (_, words) in most.items()
    }


@cache
def _weights() -> Any:
    """Return the weights of each turn by the place of the kind, and where each kind begins."""
    return json.loads((Path(__file__).parent / "weights.json").read_bytes())

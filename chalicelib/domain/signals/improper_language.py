"""Improper language: insults and coarse words, also stretched ("kuuut"), masked ("kl**tzak") or with digits ("h0er").

Criticism may be sharp: that care was bad, cold or a scandal is no insult. What stands in quotation marks may be what
somebody else said, and then tells something of the care: it stays weak.
"""

import re
from collections.abc import Iterator
from typing import Final

from chalicelib.domain.signals.facts import MODERATE, STRONG, WEAK, Facts, Signal
from chalicelib.domain.signals.insults import GROSS, INSULTING_PHRASES, MILD
from chalicelib.domain.signals.reading import Reading, apart, passages, places, quoted, regex, times, within

MANY: Final = 3
_BOTH: Final = GROSS | MILD
_STRETCHED: Final = re.compile(r"([a-z])\1\1")  # no Dutch word has the same letter three times in a row
_SQUEEZE: Final = re.compile(r"([a-z])\1+")
_SQUEEZED: Final = frozenset(_SQUEEZE.sub(r"\1", word) for word in GROSS)
_DIGITS: Final = str.maketrans("013457", "oleast")
_AMID: Final = re.compile(r"[a-z][0134578]|[0134578][a-z]")
_MASK: Final = "*#@$%!"
_MASKED: Final = r"(?<![a-z0-9@*#])[a-z]{1,12}[*#@$%!]{1,6}(?:[a-z*#@$%!]{0,12}[a-z])?(?![a-z0-9@])"
_SPACED: Final = re.compile(r"(?<![a-z0-9])(?:[a-z][ .\-_]){2,11}[a-z](?![a-z0-9])")
_BY_LENGTH: Final = {
    length: tuple(sorted(word for word in GROSS if len(word) == length)) for length in {len(word) for word in GROSS}
}


def improper_language(facts: Facts) -> Signal | None:
    """Moderate for an insult, strong for three; weak for mild words, or when all stand in quotation marks."""
    read = facts.reading
    gross = apart([*_words_in(read, GROSS), *_disguised(read), *places(INSULTING_PHRASES, read)])
    mild = _words_in(read, MILD)
    if not gross and not mild:
        return None
    speech = quoted(read)
    own = [place for place in gross if not within(place, speech)]
    found = apart([*gross, *mild])
    evidence = f"In de tekst staan scheldwoorden of grove taal ({times(len(found))})."
    if gross and not own:
        evidence += " Het staat tussen aanhalingstekens: misschien haalt de indiener iemand aan."
    return Signal(
        "improper_language",
        STRONG if len(own) >= MANY else MODERATE if own else WEAK,
        evidence,
        passages(read, found),
    )


def _words_in(read: Reading, wanted: frozenset[str]) -> list[tuple[int, int]]:
    if wanted.isdisjoint(read.vocabulary):
        return []
    return [match.span() for match in read.plain_words() if match[0] in wanted]


def _disguised(read: Reading) -> Iterator[tuple[int, int]]:
    if _STRETCHED.search(read.plain) or _AMID.search(read.plain):
        for match in read.plain_words():
            if _means_insult(match[0]):
                yield match.span()
    if any(mark in read.plain for mark in _MASK):
        for match in regex(_MASKED).finditer(read.plain):
            if _unmasked(match[0]):
                yield match.span()
    for match in _SPACED.finditer(read.plain):
        if re.sub(r"[^a-z]", "", match[0]) in GROSS:
            yield match.span()


def _means_insult(word: str) -> bool:
    clear = word.translate(_DIGITS) if not word.isalpha() and not word.isdigit() else word
    return (clear != word and clear in GROSS) or (
        _STRETCHED.search(clear) is not None and _SQUEEZE.sub(r"\1", clear) in _SQUEEZED
    )


def _unmasked(token: str) -> bool:
    """Whether an insult fits a word of which at least its first letter shows, and not more is hidden than shown."""
    if 2 * sum(c in _MASK for c in token) > len(token):
        return False
    return any(
        all(shown in _MASK or shown == letter for shown, letter in zip(token, word, strict=True))
        for word in _BY_LENGTH.get(len(token), ())
    )

"""Improper language: insults and coarse words, also stretched ("kuuut"), masked ("kl**tzak") or with digits ("h0er").

Criticism may be sharp: that care was bad, cold or a scandal is no insult. What somebody else said ("hou je bek", or
"hij werd voor debiel uitgescholden") tells something of the care: it stays weak.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.content.insults import GROSS, INSULTING_PHRASES, MILD
from chalicelib.domain.signals.meaning.classes.insults import INSULTS_BY_CLASS
from chalicelib.domain.signals.meaning.contexts import of_a_tale
from chalicelib.domain.signals.meaning.frames import Table, says
from chalicelib.domain.signals.meaning.hate.further import FURTHER_INSULTS
from chalicelib.domain.signals.meaning.hate.insults import INSULTING
from chalicelib.domain.signals.meaning.hate.insults_wide import INSULTING_TOO
from chalicelib.domain.signals.meaning.hate.sideways import INSULTS_SIDEWAYS
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import spans
from chalicelib.domain.signals.text.reading import KEPT, LETTERS, Reading, apart, passages, regex, reported, times

MANY: Final = 3
# No Dutch word has a letter three times in a row.
_STRETCHES: Final = tuple(3 * letter for letter in "abcdefghijklmnopqrstuvwxyz")
_STRETCHED: Final = r"([a-z])\1\1"
_SQUEEZE: Final = r"([a-z])\1+"
_DIGITS: Final = str.maketrans("013457", "oleast")
_MASK: Final = "*#@$%"
_MASKED: Final = r"(?<![a-z0-9@*#])[a-z]{1,12}[*#@$%]{1,6}(?:[a-z*#@$%]{0,12}[a-z])?(?![a-z0-9@])"
_SPACED: Final = r"(?<![a-z0-9])(?:[a-z][ .\-_]){2,11}[a-z](?![a-z0-9])"


# Of oneself, of a thing, of an animal, or how much: "ik was een idioot", "een kreng van een lift", "idioot duur".
_SAID: Final = "ditwoord"  # stands for the insult
_OF_NOBODY: Final = (
    "(mijn|ons|onze) [a-z]+ is ~3 SAID|"
    "(mijn|ons|onze) ~1 FAMILY (was|kan|kon) ~3 SAID|SAID (geworden|van (papier|karton|stof|hout|klei))|SAID door "
    "(haar|zijn) ziekte|ik (was|ben|voelde|voel|deed|gedroeg) ~5 SAID|(ben|was|voel) ik ~3 SAID|(noemde|noemt|"
    "noemden) (zich|zichzelf|haarzelf|hemzelf) ~4 "
    "SAID|(voelde|voel|gedroeg) (me|mij) ~4 SAID|SAID (duur|dure|hoog|"
    "hoge|lang|lange|veel|weinig|idee"
    "|voorbeeld|moeilijk|laat|ver|druk)|SAID van een (lift|deur|ding|stoel|bed|app|parking|machine|toestel|"
    "rolstoel)|(ik|wij|we) ~6 (zo'n )?SAID ~2"
    " (ben|was)|de SAID (kreeg|heeft) (puppy|pups)|(niet|geen) zo'n SAID|SAID kaartspel|met de SAID was"
    "|(hond|kat|poes|pony|ezel|konijn|boot) heet SAID"
).replace("SAID", _SAID)


@cache
def _squeezed() -> frozenset[str]:
    return frozenset(regex(_SQUEEZE).sub(r"\1", word) for word in GROSS)


@cache
def _like(first: str, length: int) -> tuple[str, ...]:
    """Insults that begin with a letter and have so many."""
    return tuple(sorted(word for word in GROSS if word[0] == first and len(word) == length))


@cache
def _table() -> Table:
    return Table((*INSULTING, *INSULTING_TOO, *FURTHER_INSULTS, *INSULTS_SIDEWAYS, *INSULTS_BY_CLASS))


def _of_nobody(read: Reading, span: tuple[int, int]) -> bool:
    word = read.normalised[span[0] : span[1]]
    if not word.isalpha():
        return False
    before, after = read.around(*span)
    return says(_OF_NOBODY, f"{before}{_SAID}{after}")


def improper_language(facts: Facts) -> Signal | None:
    """Moderate for an insult, strong for three; weak for mild words, or what somebody else said."""
    return improper_in(facts.reading)


@lru_cache(maxsize=KEPT)
def improper_in(read: Reading) -> Signal | None:
    """Return the same of words by themselves."""
    called = _table().spans(read)
    words = [*read.occurrences(GROSS), *_disguised(read), *spans(INSULTING_PHRASES, read)]
    mild = [span for span in read.occurrences(MILD) if not _of_nobody(read, span)]
    if (called or mild) and of_a_tale(read):
        called, mild = [], []
    gross = apart([*called, *(span for span in words if not _of_nobody(read, span))])
    if not gross and not mild:
        return None
    own = [span for span in gross if not reported(read, span)]
    found = apart([*gross, *mild])
    evidence = f"In de tekst staan scheldwoorden of grove taal ({times(len(found))})."
    if gross and not own:
        evidence += " Misschien haalt de schrijver iemand aan."
    return Signal(
        "improper_language",
        STRONG if len(own) >= MANY else MODERATE if own else WEAK,
        evidence,
        passages(read, found),
    )


def _disguised(read: Reading) -> Iterator[tuple[int, int]]:
    if read.has_digits:
        yield from read.occurrences(frozenset(filter(_with_digits, read.vocabulary)))
    if any(letters in read.normalised for letters in _STRETCHES):
        yield from read.occurrences(frozenset(filter(_stretched, read.vocabulary)))
    if any(mark in read.normalised for mark in _MASK):
        for match in regex(_MASKED).finditer(read.normalised):
            if _unmasked(match[0]):
                yield match.span()
    if len(read.vocabulary & LETTERS) > 1:
        for match in regex(_SPACED).finditer(read.normalised):
            if re.sub(r"[^a-z]", "", match[0]) in GROSS:
                yield match.span()


def _with_digits(word: str) -> bool:
    return not word.isalpha() and not word.isdigit() and word.translate(_DIGITS) in GROSS


def _stretched(word: str) -> bool:
    return regex(_STRETCHED).search(word) is not None and regex(_SQUEEZE).sub(r"\1", word) in _squeezed()


def _unmasked(token: str) -> bool:
    """Check that an insult fits a masked word: its first letter shows, and at least as much shows as is hidden."""
    if 2 * sum(c in _MASK for c in token) > len(token):
        return False
    return any(
        all(shown in _MASK or shown == letter for shown, letter in zip(token, word, strict=True))
        for word in _like(token[0], len(token))
    )

"""First names in a disguise: spelled in pieces ("k.a.r.i.n"), with digits and marks ("K4rin", "N*ncy"), stretched.

Only a name that one meets in Flanders counts, where what is left of the disguise is nothing else: "a.u.b.", "B12",
"G R A T I S" and "mooooi" name nobody.
"""

import re
from collections.abc import Iterator
from typing import Final

from chalicelib.domain.signals.names.bare import rank
from chalicelib.domain.signals.names.name_words import NAMES_AND_WORDS, NO_NAMES
from chalicelib.domain.signals.names.table import WORD, common, kinds
from chalicelib.domain.signals.text.reading import LETTERS, Reading, regex

_IN_PIECES: Final = r"(?<![a-z0-9.@_-])[a-z]([ ._*/|~-])[a-z](?:\1[a-z]){1,10}(?![a-z0-9@])"
_PIECES: Final = 3  # letters that stand alone; fewer are initials
_WITH_SIGNS: Final = r"(?<![a-z0-9.@])[a-z][a-z0-9@!$|*]{1,14}[a-z](?![a-z0-9@])"
_SIGNS: Final = "@!$|*"
_ANY: Final = "*"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_READINGS: Final = tuple(str.maketrans("013457@!$|89", f"o{one}east" + "ai" + "sl" + "bg") for one in "il")
_LEAST: Final = 3  # letters of a name
_TRIPLE: Final = r"([a-z])\1\1"
_RUN: Final = r"([a-z])\1{2,}"


def disguised_names(read: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places of first names in a disguise."""
    if len(read.vocabulary & LETTERS) >= _PIECES:
        yield from _in_pieces(read)
    if read.has_digits or any(mark in read.normalised for mark in _SIGNS):
        for match in regex(_WITH_SIGNS).finditer(read.normalised):
            if not match[0].isalpha() and _is_a_name(match[0], capital=read.text[match.start()].isupper()):
                yield match.span()
    if regex(_TRIPLE).search(read.normalised):
        stretched = frozenset(filter(regex(_TRIPLE).search, read.vocabulary))
        for start, end in read.occurrences(stretched):
            if read.text[start].isupper() and _stretched(read.normalised[start:end]):
                yield start, end


def _in_pieces(read: Reading) -> Iterator[tuple[int, int]]:
    for match in regex(_IN_PIECES).finditer(read.normalised):
        name = re.sub(r"[^a-z]", "", match[0])
        words_too = NO_NAMES | NAMES_AND_WORDS if match[1] == " " else NO_NAMES
        if name in common() and name not in words_too and len(name) >= _LEAST:
            yield match.span()


def _is_a_name(token: str, *, capital: bool) -> bool:
    if _ANY in token and (token.count(_ANY) > 1 or len(token) <= _LEAST or not capital):
        return False  # "k*t" hides another word
    for readings in _READINGS:
        plain = token.translate(readings)
        letters = _LETTERS if _ANY in plain else " "
        for letter in letters:
            name = plain.replace(_ANY, letter)
            if name.isalpha() and _listed(name) and (capital or name not in NAMES_AND_WORDS):
                return True
    return False


def _listed(name: str) -> bool:
    return len(name) >= _LEAST and name in common() and name not in NO_NAMES


def _stretched(word: str) -> bool:
    plain = {regex(_RUN).sub(r"\1", word), regex(_RUN).sub(r"\1\1", word)}
    if any(each in NO_NAMES or kinds(each) & WORD for each in plain):
        return False
    return any(len(each) > _LEAST and rank(each) and each in common() for each in plain)

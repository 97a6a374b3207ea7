"""Letters that nobody sees, and letters that look like others: read through, everywhere in the same way.

A text is read as the eye reads it: without what has no shape, with an ordinary letter where one looks like it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

# Letters of the Latin script, and marks and signs that stand between them: nothing in these is read otherwise.
_ODD: Final = r"[^\t\n -~\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u21ff]"
# Those that Unicode calls letters or signs, and that have no shape: fillers of Hangul, the empty cell of braille.
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_UNSEEN: Final = frozenset({"Cf", "Cn", "Co", "Cs", "Me", "Mn"})  # formats, nothing at all, marks upon nothing
_VOWELS: Final = frozenset(map(chr, range(0x590, 0x1800)))  # of alphabets that write vowels as marks
_SPACES: Final = frozenset({"Zs", "Zl", "Zp"})
_SEEN: Final = frozenset("LNPS")  # letters, numbers, punctuation, signs such as emoji
# Letters in a square or a circle, and flags: these are Latin, and Unicode takes none of them apart.
_FRAMED: Final = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
_ALPHABET: Final = 26


def has_something_to_see(text: str) -> bool:
    """Check that somebody who looks at a text sees anything: not if it is all blanks, fillers and lone marks."""
    return any(unicodedata.category(each)[0] in _SEEN and each not in _BLANK for each in text)


def seen(text: str) -> str:
    """Return a text without the characters that have no shape; what looks like other letters stays."""
    if text.isascii() or not _odd().search(text):
        return text
    return "".join(filter(_has_a_shape, unicodedata.normalize("NFC", text)))


def read_through(text: str) -> tuple[str, Sequence[int] | None]:
    """Return a text as it is read, and for each of its characters the offset in the original; None where all are equal.

    The letters of another alphabet are read as ours only where most of the text is in ours.
    """
    if text.isascii() or not _odd().search(text):
        return text, None
    letters = sum(map(str.isalpha, text))
    foreign = 2 * sum(map(str.isalpha, _ours().sub("", text))) > letters
    made: list[str] = []
    places: list[int] = []
    last = 0
    for odd in _other().finditer(text):
        at = odd.start()
        read = _read(odd[0], foreign=foreign)
        made += (text[last:at], read)
        places += range(last, at)
        places += [at] * len(read)
        last = at + 1
    made.append(text[last:])
    places += range(last, len(text))
    return "".join(made), places


@cache
def _ours() -> re.Pattern[str]:
    """What is of our alphabet: letters with accents among it, and the small forms of its rarer ones."""
    return re.compile("[\0-\u02af\u1e00-\u1eff]+")


@cache
def _other() -> re.Pattern[str]:
    """Whatever is not of it, and what has no shape: each of these may be read as something else."""
    return re.compile(r"[^\t\n -~\xa1-\xac\xae-\u024f]")


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(_ODD)


@cache
def _lookalikes() -> dict[str, str]:
    lines = (Path(__file__).parent / "lookalikes.txt").read_text(encoding="utf-8").splitlines()
    return {each: line[0] for line in lines for each in line[1:]}


def _has_a_shape(character: str) -> bool:
    if unicodedata.category(character) in _UNSEEN:
        return character in _VOWELS
    return character not in _BLANK


@lru_cache(maxsize=1024)
def _read(character: str, *, foreign: bool) -> str:
    kind = unicodedata.category(character)
    if kind in _UNSEEN or character in _BLANK:
        return ""
    if kind in _SPACES:
        return " " if kind == "Zs" else "\n"
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if not foreign and character in _lookalikes():
        return _lookalikes()[character]
    number = ord(character)
    for first in _FRAMED:
        if first <= number < first + _ALPHABET:
            return chr(ord("A") + number - first)
    apart = "".join(each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
    return apart if apart.isascii() and apart.isalnum() else character

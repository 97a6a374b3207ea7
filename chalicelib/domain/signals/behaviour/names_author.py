"""Names the author: words that leave hold the sealed name or address of whoever wrote the review.

For the editor's eyes alone, and never stored: beside a text, that this signal is there would say whose the name is.
"""

import re
from collections.abc import Iterator
from typing import Final

from chalicelib.domain.reviews.review import Author
from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.reading import Reading, apart, normalised, passages, reading, words

_SHORTEST: Final = 3  # letters of a name; shorter ones are too often a word
_LONG: Final = 6  # letters, from which on a name written small is no other word
_BETWEEN: Final = r"[\s'-]?"  # Van de Putte, Vandeputte, Van-de-Putte
_EVIDENCE: Final = "Deze tekst noemt misschien wie de waardering schreef: een naam of mailadres komt overeen."


def names_author(text: str, author: Author) -> Signal | None:
    """Strong for a family name or the address, moderate for a first name, weak where it may be another word."""
    read = reading(text)
    found = dict(_places(read, author))
    if not found:
        return None
    spans = apart(found)
    return Signal("names_author", max(found.values()), _EVIDENCE, passages(read, spans))


def _places(read: Reading, author: Author) -> Iterator[tuple[tuple[int, int], int]]:
    address = normalised(author.email)
    for at in re.finditer(re.escape(address), read.normalised) if address else ():
        yield at.span(), STRONG
    for name, strength in ((author.last_name, STRONG), (author.first_name, MODERATE)):
        letters = "".join(words(name))
        if len(letters) < _SHORTEST:
            continue
        pattern = rf"(?<![a-z0-9]){_BETWEEN.join(letters)}(?:'?s)?(?![a-z0-9])"
        for at in re.finditer(pattern, read.normalised):
            as_name = read.text[at.start()].isupper() or len(letters) >= _LONG
            yield at.span(), strength if as_name else WEAK

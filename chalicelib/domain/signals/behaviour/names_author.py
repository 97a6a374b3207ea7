"""Names the author: words that leave hold the sealed name or address of whoever wrote the review, or hint at them.

For the editor's eyes alone, and never stored: beside a text, that this signal is there would say whose the name is.
"""

import re
from collections.abc import Iterator
from typing import Final

from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.postal_address import address_lines
from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.behaviour.hints_at_author import hints_at_author, pet_names
from chalicelib.domain.signals.names.around import DOES
from chalicelib.domain.signals.names.name_words import NO_NAMES
from chalicelib.domain.signals.names.table import FAMILY, GIVEN, WORD, kinds
from chalicelib.domain.signals.text.reading import (
    MAX_PASSAGES,
    Reading,
    apart,
    normalised,
    passages,
    reading,
    word_set,
    words,
)

Place = tuple[int, int]
_LONG: Final = 6  # letters, from which on a name written small is no other word
_PART: Final = 4  # letters, from which on one part of a family name says whose it is
_BETWEEN: Final = r"[\s'._-]?"  # Van de Putte, Vandeputte, Van-de-Putte, V a n d e p u t t e
_DIMINUTIVE: Final = 4  # letters of a first name that people make smaller: "Miekske"; "Anke" is not "An"
_PARTICLES: Final = word_set("van de der den d t ten ter el la le du vande vanden vander")
# First names of somebody, and in small letters words of every text.
_FREQUENT: Final = word_set("al ben da el in no om op uit mee door") | NO_NAMES | DOES
_SPELT: Final = {"ä": "ae?", "ö": "oe?", "ü": "ue?", "ø": "oe?", "å": "aa?", "æ": "ae?", "œ": "oe?", "ß": "ss?"}
_AT: Final = r"\s{0,2}[\[({<]?\s?(?:@|at|apenstaartje|apenstaart)\s?[\])}>]?\s{0,2}"
_DOT: Final = r"\s{0,2}[\[({<]?\s?(?:\.|dot|punt|point)\s?[\])}>]?\s{0,2}"
_NAMED: Final = "Deze tekst noemt misschien wie de waardering schreef: een naam of e-mailadres komt overeen."
_HINTED: Final = "Deze tekst zegt misschien wie de waardering schreef: iemand wordt aangesproken of omschreven."


def names_author(text: str, author: Author | None, *, of_reply: bool = False) -> Signal | None:
    """Return how a text names whoever wrote a review; strong for a family name or the address.

    A first name is moderate, and weak where it may be another word. Hints are never strong.

    Args:
        text: the words that leave.
        author: the sealed identity; None once it is erased, or where nobody may look.
        of_reply: look as well for what hints at somebody: who is addressed or described, pet names, initials.
    """
    read = reading(text)
    named = dict(_places(read, author)) if author else {}
    hinted = dict(hints_at_author(read)) if of_reply else {}
    if of_reply and author:
        hinted |= dict.fromkeys(_hinted_by(read, author), WEAK)
    # Where both are found, the name is what an editor wants to see.
    found = named | {
        (start, end): strength
        for (start, end), strength in hinted.items()
        if all(end <= first or last <= start for first, last in named)
    }
    if not found:
        return None
    return Signal(
        "names_author", max(found.values()), _NAMED if named else _HINTED, passages(read, apart(found)[:MAX_PASSAGES])
    )


def _places(read: Reading, author: Author) -> Iterator[tuple[Place, int]]:
    for name, strength in ((author.first_name, MODERATE), (author.last_name, STRONG)):
        for span, as_name in _named(read, name, smaller=strength == MODERATE):
            yield span, strength if as_name else WEAK
    for part in words(author.last_name):
        if len(part) >= _PART and part not in _PARTICLES and part != "".join(words(author.last_name)):
            for span, as_name in _named(read, part, smaller=False):
                if as_name:
                    yield span, MODERATE
    yield from _reached_at(read, author)


def _reached_at(read: Reading, author: Author) -> Iterator[tuple[Place, int]]:
    """Yield where the ways to reach an author stand: the mail address, and where they live, as many may."""
    if author.email:
        for at in re.finditer(_spelt_address(normalised(author.email)), read.normalised):
            yield at.span(), STRONG
    for line in address_lines(author.postal_address)[:1]:
        for at in re.finditer(rf"(?<![a-z0-9]){re.escape(normalised(line))}(?![a-z0-9])", read.normalised):
            yield at.span(), MODERATE


def _named(read: Reading, name: str, *, smaller: bool) -> Iterator[tuple[Place, bool]]:
    """Yield where a name stands, in any spelling, and whether it stands there as a name: no other word looks so."""
    letters = "".join(words(name))
    if not letters:
        yield from ((span, True) for span in _in_another_alphabet(read, name))
        return
    spelt = [_SPELT.get(each, re.escape(normalised(each))) for each in name.lower() if each.isalnum()]
    if smaller and letters.endswith("e"):
        spelt[-1] = "e?"  # "Miekske"
    ends = r"(?:'?s|s?je|s?ke|tje|eke)?s?" if smaller and len(letters) >= _DIMINUTIVE else r"(?:'?s)?"
    for at in re.finditer(rf"(?<![a-z0-9]){_BETWEEN.join(spelt)}{ends}(?![a-z0-9])", read.normalised):
        if letters in _FREQUENT and not read.text[at.start()].isupper():
            continue
        only_a_name = len(letters) >= _PART and kinds(letters) & (GIVEN | FAMILY) and not kinds(letters) & WORD
        yield at.span(), read.text[at.start()].isupper() or len(letters) >= _LONG or bool(only_a_name)


def _in_another_alphabet(read: Reading, name: str) -> Iterator[Place]:
    asked = normalised(name.strip())
    start = read.normalised.find(asked) if asked else -1
    while start >= 0:
        yield start, start + len(asked)
        start = read.normalised.find(asked, start + len(asked))


def _spelt_address(address: str) -> str:
    local, _, domain = address.partition("@")
    spelt = [_DOT.join(map(re.escape, part.split("."))) for part in (local, domain)]
    return rf"(?<![a-z0-9]){_AT.join(spelt)}(?![a-z0-9])"


def _hinted_by(read: Reading, author: Author) -> Iterator[Place]:
    """Yield pet names of the first name, and initials behind a title or the first name: "Ria", "mevrouw V."."""
    first = "".join(words(author.first_name))
    for span in read.occurrences(pet_names(first)):
        if read.text[span[0]].isupper():
            yield span
    initials = {part[0] for part in words(author.last_name)[:1] + words(author.last_name)[-1:]}
    for letter in initials:
        for at in re.finditer(rf"\b(?:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|heer|familie) {letter}\.", read.normalised):
            yield at.span()

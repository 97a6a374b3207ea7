"""Flemish as it is spoken and typed: words that run together ("kga", "zulde") or lose letters ("da", "ni"), in full.

Signals look for words as the dictionary has them. Only what is nothing else in Dutch is read so: "dak" is a roof, and
"wilde" is the past of "wil".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

_VERBS: Final = (
    "ga zal zou wil heb ben weet moet denk durf vind mag zie kom wou had zeg steek sla hoop stond schrijf werk zag "
    "ging krijg kreeg doe deed vraag voel voelde bleef blijf maak zweer wens haal pak"
)
_YOURS: Final = {
    "zulde": "zult ge",
    "gade": "gaat ge",
    "hebde": "hebt ge",
    "moogde": "moogt ge",
    "wette": "weet ge",
    "ziede": "ziet ge",
    "komde": "komt ge",
    "doede": "doet ge",
    "krijgde": "krijgt ge",
    "moette": "moet ge",
    "zedde": "zijt ge",
    "ligde": "ligt ge",
    "zoude": "zoudt ge",
}
_SHORT: Final = {
    "da": "dat",
    "wa": "wat",
    "ni": "niet",
    "nie": "niet",
    "nimeer": "niet meer",
    "niemeer": "niet meer",
    "tis": "het is",
    "twas": "het was",
    "tzal": "het zal",
    "tgaat": "het gaat",
    "azze": "als ze",
    "dasse": "dat ze",
    "daze": "dat ze",
    "em": "hem",
    "ebben": "hebben",
    "eeft": "heeft",
    "mn": "mijn",
    "zn": "zijn",
    "aant": "aan het",
    "int": "in het",
    "opt": "op het",
    "vant": "van het",
    "vd": "van de",
    "vh": "van het",
    "vn": "van",
    "ipv": "in plaats van",
    "wrm": "waarom",
    "myn": "mijn",
    "zyn": "zijn",
    "hy": "hij",
    "zy": "zij",
    "wy": "wij",
    "vanacht": "vannacht",
    "savonds": "s avonds",
    "snachts": "s nachts",
    "smorgens": "s morgens",
}
IN_FULL: Final = {f"k{verb}": f"k {verb}" for verb in _VERBS.split()} | _YOURS | _SHORT
_TOKEN: Final = re.compile(r"(?<![A-Za-z0-9'’.-])[A-Za-z]{2,9}(?![A-Za-z0-9'’-])")  # noqa: RUF001 - as people type it
_MOST_CAPITALS: Final = 1  # "DA" and "INT" may stand for something


def in_full(
    text: str, plain: str, known: Iterable[str], places: Sequence[int] | None
) -> tuple[str, Sequence[int] | None]:
    """Return a text with such words in full, and of each character its place in the original.

    Args:
        text: as it is read.
        plain: the same without capitals, each letter in its place.
        known: those of `IN_FULL` that it has.
        places: of each of its characters in the original; None where they are the same.
    """
    parts: list[str] = []
    mapped: list[Sequence[int]] = []
    last = 0
    for start, end in sorted(span for word in known for span in _standing(word, text, plain)):
        word, full = text[start:end], IN_FULL[plain[start:end]]
        if sum(map(str.isupper, word)) > _MOST_CAPITALS:
            continue
        if word == "da" and text[end + 1 : end + 2].isupper():
            continue  # "Leonardo da Vinci"
        parts += text[last:start], (full.capitalize() if word[0].isupper() else full)
        mapped += range(last, start), _places(start, end, full)
        last = end
    if not parts:
        return text, places
    parts.append(text[last:])
    mapped.append(range(last, len(text)))
    where = tuple(chain.from_iterable(mapped))
    return "".join(parts), where if places is None else tuple(map(places.__getitem__, where))


def _standing(word: str, text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a word by itself, in letters without accents."""
    at = plain.find(word)
    while at >= 0:
        if (match := _TOKEN.match(text, at)) and match.end() == at + len(word):
            yield match.span()
        at = plain.find(word, at + len(word))


def _places(start: int, end: int, full: str) -> list[int]:
    """Return for each letter of the words in full that of the word as it was written."""
    ahead = len(full) - (end - start) if full.startswith("k ") else 0
    return [*(min(max(start, start + at - ahead), end - 1) for at in range(len(full) - 1)), end - 1]

"""The spelling of search: what is written in two ways in Flanders is one word here, in names and in what is asked."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from chalicelib.domain.letters.folding import read_through
from chalicelib.domain.organisations.listing import Sector

MAX_WORDS: Final = 8
_WORD: Final = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart, and all that is typed for an apostrophe.
_PLAIN: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2019\u2018\u00b4`\u02bc\u2032", "'"))
_ELISION: Final = re.compile(r"\b([dl])' ?(?=[^\W_])")
_WITHIN: Final = re.compile(r"(?<=[^\W_])'(?=[^\W_])")
_ABBREVIATION: Final = re.compile(r"\b(?:(?:[^\W\d_]\.)+[^\W\d_]\b|(?:[^\W\d_]\. )+[^\W\d_]\.)")


@dataclass(frozen=True)
class Lexicon:
    """The words of `search_words.txt`."""

    alike: Mapping[str, str]  # what is written, how search spells it
    longest: Mapping[str, int]  # the words of the longest that is written so, by the first of them
    kinds: Mapping[str, Sector]  # what people call a house
    general: frozenset[str]
    small: frozenset[str]

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that name a kind of house, or stand in many names."""
        return self.small | self.general | self.kinds.keys()

    @cached_property
    def pieces(self) -> frozenset[str]:
        """Short words of which others are put together."""
        return self.small | {each for each in self.alike if " " not in each}


@dataclass(frozen=True, slots=True)
class Asked:
    """The words that somebody typed, as search spells them."""

    words: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Asked":
        return cls(tuple(spelled(text).split()[:MAX_WORDS]))

    @property
    def required(self) -> tuple[str, ...]:
        """The words that a house must have, by name, place or kind; small words only where there is no other."""
        return tuple(word for word in self.words if word not in lexicon().small) or self.words

    @property
    def own(self) -> tuple[str, ...]:
        """The words that tell one house from another of its kind."""
        return tuple(word for word in self.required if not common(word))


def folded(text: str) -> str:
    """A text without accents, capitals and signs, with one blank between words."""
    if not text.isascii():
        text, _ = read_through(text.casefold().translate(_APOSTROPHES))
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.casefold().translate(_APOSTROPHES).translate(_PLAIN)
    text = text.casefold()
    if "'" in text or "`" in text:
        text = _WITHIN.sub("", _ELISION.sub(r"\1", text.translate(_APOSTROPHES)))
    if "." in text:
        text = _ABBREVIATION.sub(lambda found: found[0].replace(".", "").replace(" ", ""), text)
    return " ".join(_WORD.findall(text))


def spelled(text: str) -> str:
    """A text as search compares it: folded, and what may be written in several ways written in one."""
    known, words = lexicon(), folded(text).split()
    spelt, at = [], 0
    while at < len(words):
        several = min(known.longest.get(words[at], 1), len(words) - at)
        while several > 1 and " ".join(words[at : at + several]) not in known.alike:
            several -= 1
        written = " ".join(words[at : at + several])
        spelt.append(known.alike.get(written, written))
        at += several
    return " ".join(spelt)


def common(word: str) -> bool:
    """Tell if a word names a kind of house, or stands in many names."""
    return word in lexicon().common


def core(words: Sequence[str]) -> str:
    """Return what is left of a name without the words that many have; all of it where nothing would be left."""
    many = lexicon().common
    return " ".join([word for word in words if word not in many]) or " ".join(words)


@cache
def lexicon() -> Lexicon:
    alike: dict[str, str] = {}
    kinds: dict[str, Sector] = {}
    sets: dict[str, set[str]] = {"general": set(), "small": set()}
    for line in (Path(__file__).parent / "search_words.txt").read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(": ")
        if line.startswith("#"):
            continue
        if head.startswith("alike "):
            alike |= dict.fromkeys(rest.split(", "), head.removeprefix("alike "))
        elif head in sets:
            sets[head] |= set(rest.split())
        else:
            kinds |= dict.fromkeys(rest.split(), Sector(head))
    longest: dict[str, int] = {}
    for written in alike:
        first, *others = written.split()
        longest[first] = max(longest.get(first, 1), 1 + len(others))
    return Lexicon(alike, longest, kinds, frozenset(sets["general"]), frozenset(sets["small"]))

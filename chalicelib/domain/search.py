"""Search among organisations: parts of names, municipalities and postal codes; accents and case do not count."""

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.organisation import Organisation

MAX_WORDS: Final = 8
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """What search knows of one organisation."""

    id: str
    name: str
    postal_code: str
    municipality: str
    sector: str
    email_status: str

    @property
    def key(self) -> str:
        """Where it stands in a list: by name, then by id."""
        return f"{folded(self.name)}#{self.id}"


def line(organisation: Organisation) -> Line:
    listing = organisation.listing
    return Line(
        organisation.id,
        listing.name,
        listing.address.postal_code,
        listing.address.municipality,
        listing.sector,
        organisation.email_status,
    )


def folded(text: str) -> str:
    """A text as search compares it: no accents, no capitals, one blank between words."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.casefold()))


class Index:
    """Lines in the order of their names, ready to be searched.

    All texts stand in one string: looking for a word is one search through it, which Python does far faster than it
    takes up a hundred thousand texts one by one.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        rows = sorted((each.key, each) for each in lines)
        self._lines = [each for _, each in rows]
        self._keys = [key for key, _ in rows]
        texts = [f"{_name_in(key)} {folded(f'{each.postal_code} {each.municipality}')}" for key, each in rows]
        self._text = "\n".join(texts)
        self._starts = list(itertools.accumulate((len(text) + 1 for text in texts), initial=0))[: len(texts)]

    def find(
        self,
        words: str,
        *,
        sector: str = "",
        postal_code: str = "",
        email_status: str = "",
        after: str = "",
        limit: int,
    ) -> tuple[Sequence[Line], bool]:
        """The first `limit` lines after a key that hold all the words, and whether there are more."""
        start = bisect.bisect_right(self._keys, after) if after else 0
        found = []
        for row in self._holding(folded(words).split()[:MAX_WORDS] or [postal_code], start):
            each = self._lines[row]
            if (
                sector in {"", each.sector}
                and postal_code in {"", each.postal_code}
                and email_status in {"", each.email_status}
            ):
                found.append(each)
                if len(found) > limit:
                    break
        return found[:limit], len(found) > limit

    def _holding(self, words: Sequence[str], start: int) -> Iterator[int]:
        """The rows from a row on whose text holds all the words, in their order."""
        rarest, *others = sorted(words, key=self._text.count) if len(words) > 1 else words
        if not rarest:
            yield from range(start, len(self._starts))
            return
        at = self._starts[start] if start < len(self._starts) else len(self._text)
        while (at := self._text.find(rarest, at)) >= 0:
            row = bisect.bisect_right(self._starts, at) - 1
            end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)
            if all(self._text.find(each, self._starts[row], end) >= 0 for each in others):
                yield row
            at = end


def _name_in(key: str) -> str:
    return key.partition("#")[0]

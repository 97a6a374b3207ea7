"""Search among organisations: parts of names, municipalities and postal codes; accents and case do not count."""

import bisect
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.organisation import Organisation

MAX_WORDS: Final = 8


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
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


class Index:
    """Lines in the order of their names, ready to be searched."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._rows = sorted((each.key, each) for each in lines)
        self._texts = [folded(f"{each.name} {each.postal_code} {each.municipality}") for _, each in self._rows]
        self._keys = [key for key, _ in self._rows]

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
        rows: Iterable[int] = range(start, len(self._rows))
        for word in folded(words).split()[:MAX_WORDS]:
            rows = [row for row in rows if word in self._texts[row]]
        found = []
        for row in rows:
            each = self._rows[row][1]
            if (
                sector in {"", each.sector}
                and postal_code in {"", each.postal_code}
                and email_status in {"", each.email_status}
            ):
                found.append(each)
                if len(found) > limit:
                    break
        return found[:limit], len(found) > limit

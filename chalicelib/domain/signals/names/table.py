"""The table of names: 64,000 first names and family names, read when a text is looked at and searched as it lies.

`names.txt` has a name a line, plain and written as one word, in the order of bytes; the last character, counted from
`0`, says in bits what the name is. `common.txt` has those first names that one meets in Flanders. Where they come from
stands in `docs/signals.md`.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

GIVEN: Final = 1
FAMILY: Final = 2
PREFIXED: Final = 4  # a family name behind "van", "van de", "de"
WORD: Final = 8  # an ordinary word too, or a thing
PLACE: Final = 16  # a municipality, a hamlet
_FOLDER: Final = Path(__file__).parent
_ZERO: Final = ord("0")
_BITS: Final = 2 * PLACE


@cache
def common() -> frozenset[str]:
    """Return the plain first names that one meets in Flanders, those that are words too among them."""
    return frozenset((_FOLDER / "common.txt").read_text(encoding="ascii").split())


@cache
def _table() -> bytes:
    return (_FOLDER / "names.txt").read_bytes()


@lru_cache(maxsize=2_048)
def kinds(name: str) -> int:
    """Return what a plain name is, as the bits above; 0 for one that is not in the table.

    A line of the name itself comes before those of names that begin with it: bits are less than letters.
    """
    table, asked = _table(), name.encode()
    low, high = 0, len(table)
    while low < high:
        line = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.index(b"\n", line)
        if table[line:end] < asked:
            low = end + 1
        else:
            high = line
    behind = low + len(asked)
    return table[behind] - _ZERO if table.startswith(asked, low) and table[behind] < _ZERO + _BITS else 0

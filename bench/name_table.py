"""Make the table of names anew: `python -m bench.name_table FOLDER`.

The folder has lists of a name a line, as their sources spell them: `given.txt`, `family.txt`, `prefixed.txt` (what
stands behind "van" or "de"), `words.txt` (names that a dictionary of Dutch knows in small letters) and `places.txt`.
Where each comes from stands in `docs/signals.md`. `common.txt` beside the table is kept by hand, and read.
"""

import sys
from pathlib import Path
from typing import Final

from chalicelib.domain.signals.names import table
from chalicelib.domain.signals.names.name_words import NAMES_AND_WORDS
from chalicelib.domain.signals.text.reading import word_set, words

_PLACE: Final = Path(table.__file__).parent
# Of the common first names, those that are municipalities or hamlets as one writes about them.
_PLACES_TOO: Final = word_set(
    "bergen brecht dion dries erica herve izel jet joppe lieze linde lot melle roy veerle wessel"
)
_SHORTEST, _LONGEST = 2, 20  # letters


def names_of(folder: Path, name: str) -> set[str]:
    """Return a list's names, plain and each in one word; those that are no names of ours by their letters left out."""
    lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    plain = ("".join(words(line)) for line in lines)
    return {each for each in plain if each.isalpha() and _SHORTEST <= len(each) <= _LONGEST}


def made(folder: Path, common: frozenset[str]) -> str:
    """Return the table of a folder of lists."""
    given, family, prefixed = (names_of(folder, name) for name in ("given", "family", "prefixed"))
    also_words, places = names_of(folder, "words"), names_of(folder, "places")
    given |= common
    lines = []
    for name in given | family | prefixed:
        a_word = name in NAMES_AND_WORDS or (name in also_words and name not in common)
        bits = table.GIVEN * (name in given) | table.FAMILY * (name in family) | table.PREFIXED * (name in prefixed)
        bits |= table.WORD * a_word | table.PLACE * (name in _PLACES_TOO or (name in places and name not in common))
        lines.append(f"{name}{chr(ord('0') + bits)}\n")
    return "".join(sorted(lines))


def main(arguments: list[str]) -> int:
    """Write the table; 2 for a call without a folder."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    (_PLACE / "names.txt").write_text(made(Path(arguments[0]), table.common()), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

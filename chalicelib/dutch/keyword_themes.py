"""The list of themes as a file: `files/keyword_themes/nl-<version>.json`; the highest version is the current one.

After a new version, the nightly reconciliation gives every organisation its counts by the new list.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from chalicelib.domain.projections.keyword_themes import ThemeList

_FOLDER: Final = Path(__file__).parent / "files" / "keyword_themes"


@cache
def current_themes() -> "ThemeList":
    """The version in use; most acts load none."""
    from chalicelib.domain.projections.keyword_themes import ThemeList  # noqa: PLC0415  (see above)

    newest = max(_FOLDER.glob("nl-*.json"), key=lambda path: int(path.stem.rpartition("-")[2]))
    return msgspec.json.decode(newest.read_bytes(), type=ThemeList)

"""Style sheets, scripts and pictures of the pages: an address holds its content's digest, so browsers keep them."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from chalicelib import made
from chalicelib.domain.rules.refusals import NotFound

_PLACE: Final = Path(__file__).parent / "assets"
MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@cache
def asset(name: str) -> str:
    """The text of one of our files.

    Raises:
        NotFound: it is none of ours.
    """
    if name not in _names():
        raise NotFound
    return (_PLACE / name).read_text(encoding="utf-8")


@cache
def _names() -> frozenset[str]:
    return frozenset(each.name for each in _PLACE.iterdir() if each.suffix in MEDIA_TYPES)


@cache
def version(name: str) -> str:
    """The code of a file's content."""
    return hashlib.sha256(asset(name).encode()).hexdigest()[:12]


@cache
def pages_version() -> str:
    """The code of all pages: their words, styles and scripts. A browser that has an older one must ask again."""
    if known := made.made(made.PAGES):
        return known.decode()
    files = (each for each in sorted(_PLACE.parent.rglob("*.*")) if each.is_file() and each.suffix != ".pyc")
    return version_of(each.read_bytes() for each in files)


def version_of(files: Iterable[bytes]) -> str:
    """Return the code of all that these files hold."""
    found = hashlib.sha256()
    for each in files:
        found.update(each)
    return found.hexdigest()[:12]


def asset_path(name: str) -> str:
    """The address of this very version of a file."""
    return f"/assets/{name}?v={version(name)}"

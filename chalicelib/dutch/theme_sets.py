"""Theme sets: `files/theme_sets/<sector>-<version>.json`; the highest version of a sector is the current one."""

import re
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.rules.refusals import NotFound

_FOLDER: Final = Path(__file__).parent / "files" / "theme_sets"
_decoder = msgspec.json.Decoder(ThemeSet)


class FileThemeSets:
    """The port `ThemeSets`."""

    def current(self, sector: str) -> ThemeSet:
        versions = [int(name.rpartition("-")[2]) for name in _names() if name.rpartition("-")[0] == sector]
        if not versions:
            raise NotFound
        return _read(f"{sector}-{max(versions)}")

    def version(self, theme_set_id: str) -> ThemeSet:
        if theme_set_id not in _names():
            raise NotFound
        return _read(theme_set_id)


@cache
def _names() -> frozenset[str]:
    return frozenset(path.stem for path in _FOLDER.glob("*.json") if re.fullmatch(r"[a-z_]+-\d+", path.stem))


@cache
def _read(name: str) -> ThemeSet:
    return _decoder.decode((_FOLDER / f"{name}.json").read_bytes())

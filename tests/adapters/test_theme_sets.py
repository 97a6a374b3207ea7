"""The theme sets that ship with the platform can be read, and every one of them is whole."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

import chalicelib
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.reviews.score import SCALE
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.dutch.theme_sets import FileThemeSets

FILES: Final = sorted((Path(chalicelib.__file__).parent / "dutch" / "files" / "theme_sets").glob("*"))
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sector", Sector)
def test_every_sector_has_a_current_set(sector: Sector) -> None:
    theme_set = FileThemeSets().current(sector)
    assert theme_set.sector == sector
    assert FileThemeSets().version(theme_set.id) == theme_set


@every_file
def test_a_set_is_called_as_its_file(path: Path) -> None:
    raw = read(path)
    assert path.name == f"{raw['id']}.json"
    assert raw["id"] == f"{raw['sector']}-{raw['version']}"
    assert raw["sector"] in set(Sector)


@every_file
def test_a_set_is_whole(path: Path) -> None:
    theme_set = FileThemeSets().version(path.stem)
    assert (theme_set.scale.min, theme_set.scale.max) == SCALE
    assert not theme_set.aspect_ratings_public
    assert 6 <= len(theme_set.aspects) <= 8
    for values in zip(*((aspect.id, aspect.label, aspect.hint) for aspect in theme_set.aspects), strict=True):
        assert len(set(values)) == len(values)
    for aspect in theme_set.aspects:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", aspect.id)
        assert 3 <= len(aspect.label) <= 40
        assert aspect.label == aspect.label.strip()
        assert aspect.hint.endswith("?")
        assert len(aspect.hint) <= 120
        assert not re.search(r"\b(u|uw)\b", f"{aspect.label} {aspect.hint}", re.IGNORECASE)


@every_file
def test_a_file_says_nothing_that_is_not_read(path: Path) -> None:
    raw = read(path)
    assert set(raw) == {"id", "sector", "version", "scale", "aspects", "aspect_ratings_public"}
    assert set(raw["scale"]) == {"min", "max"}
    assert all(set(aspect) == {"id", "label", "hint"} for aspect in raw["aspects"])


@pytest.mark.parametrize(
    "name", ["", "residential_care", "residential_care-0", "residential_care-99", "../settings-1", "a/b-1"]
)
def test_an_unknown_version_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        FileThemeSets().version(name)


@pytest.mark.parametrize("sector", ["", "hospital", "residential_care-1"])
def test_an_unknown_sector_is_not_found(sector: str) -> None:
    with pytest.raises(NotFound):
        FileThemeSets().current(sector)

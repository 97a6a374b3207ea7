"""The version stands in one place, and a package that is pinned in several has one version in all of them."""

import re
import tomllib
from datetime import date
from importlib.metadata import distributions
from pathlib import Path

import pytest
from chalice.test import Client
from packaging.markers import Marker
from packaging.specifiers import SpecifierSet

import app as front_door
from chalicelib import __version__

ROOT = Path(__file__).parents[2]
RELEASE = re.compile(r"^## (.+)$", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z0-9,]+])?==([^\s;]+)", re.MULTILINE)
MARKED = re.compile(PIN.pattern + r"(?: ; ([^\\\n]+))?", re.MULTILINE)
PYTHONS = ("3.11.2", "3.12.0", "3.13.0", "3.14.0")  # the oldest of Debian 12, which `make` takes


def test_the_version_is_written_down_once() -> None:
    files = [ROOT / "pyproject.toml", ROOT / "app.py", *(ROOT / ".chalice").glob("*.json")]
    files += [path for folder in ("chalicelib", "infra") for path in (ROOT / folder).rglob("*.py")]
    forms = ROOT / "chalicelib" / "adapters" / "dynamodb" / "client" / "forms"
    files.remove(forms / "__init__.py")  # a history, of every release
    files.remove(ROOT / "chalicelib" / "settings.py")  # who may have to read what is written: a release before this one
    saying = [path for path in files if f'"{__version__}"' in path.read_text(encoding="utf-8")]
    assert saying == [ROOT / "chalicelib" / "__init__.py"]
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert described["project"]["dynamic"] == ["version"]
    assert described["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "chalicelib.__version__"}


@pytest.mark.usefixtures("dynamodb_world")
def test_who_asks_is_told_that_version() -> None:
    with Client(front_door.app) as client:
        assert client.http.get("/openapi.json").json_body["info"]["version"] == __version__
        assert client.http.get("/health").json_body["version"] == __version__


def test_the_changelog_has_the_release_of_that_version_below_what_is_not_released() -> None:
    unreleased, newest, *_ = RELEASE.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert unreleased == "Unreleased"
    version, _, day = newest.partition(" - ")
    assert version == __version__
    assert date.fromisoformat(day).isoformat() == day


def test_what_the_functions_import_is_what_runs_and_is_tested_here() -> None:
    """A bot that raises `runtime.in` cannot lock `requirements.txt`, which lies in another folder: `make lock` does."""
    named, packaged, running = (
        dict(PIN.findall((ROOT / file).read_text(encoding="utf-8")))
        for file in ("infra/requirements/runtime.in", "requirements.txt", "infra/requirements/run.txt")
    )
    assert packaged
    assert {name: running.get(name) for name in packaged} == packaged
    assert {name: packaged.get(name) for name in named} == named


@pytest.mark.parametrize("lock", ["run", "dev", "store", "package"])
def test_what_is_locked_installs_on_every_python_that_we_name(lock: str) -> None:
    """A lock made otherwise than by `make lock` holds for the Python that made it, and drops what others need."""
    wanted = _pythons_wanted()
    text = (ROOT / f"infra/requirements/{lock}.txt").read_text(encoding="utf-8")
    known = [(*pin, wanted[pin[:2]]) for pin in MARKED.findall(text) if pin[:2] in wanted]
    assert known
    assert [
        f"{name} {version} wants {asked}, and is taken on {python}"
        for name, version, marker, asked in known
        for python in PYTHONS
        if _is_taken(marker, python) and python not in SpecifierSet(asked)
    ] == []


def test_no_xml_is_read_by_what_makes_the_package() -> None:
    """Its tools ask for a range of lxml with a known hole, and write JSON alone: `package.without` leaves it out."""
    assert "lxml" not in dict(PIN.findall((ROOT / "infra/requirements/package.txt").read_text(encoding="utf-8")))


def _pythons_wanted() -> dict[tuple[str, str], str]:
    """The Pythons on which each distribution in our environments installs, by its name and version."""
    places = [str(each) for each in ROOT.glob(".venv*/lib/python*/site-packages")]
    return {
        (re.sub(r"[-_.]+", "-", each.name).lower(), each.version): asked
        for each in distributions(path=places)
        if (asked := str(each.metadata.json.get("requires_python", "")))
    }


def _is_taken(marker: str, python: str) -> bool:
    known = {"python_version": python.rpartition(".")[0], "python_full_version": python}
    return not marker or Marker(marker).evaluate(known)

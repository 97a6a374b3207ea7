"""The version stands in one place, and a package that is pinned in several has one version in all of them."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from chalice.test import Client

import app as front_door
from chalicelib import __version__

ROOT = Path(__file__).parents[2]
RELEASE = re.compile(r"^## (.+)$", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z0-9,]+])?==([^\s;]+)", re.MULTILINE)


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

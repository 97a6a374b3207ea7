"""The tests of `make quick`: rules, use cases and pages are among them; batteries and our own tools are not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from infra.local.environment import ROOT
from tests.quick import APART, pytest_ignore_collect


class Quick:
    """A configuration as `--quick` makes it."""

    def getoption(self, name: str) -> bool:
        return name == "--quick"


def test_rules_are_among_them_and_batteries_are_passed_over() -> None:
    asked = [
        sys.executable,
        "-m",
        "pytest",
        "--quick",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/domain",
    ]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own tests
    rooms = {each.split("/")[2] for each in re.findall(r"^(tests/\S+\.py): \d+$", done.stdout, re.MULTILINE)}
    there = {each.parent.relative_to(ROOT).parts[2] for each in (ROOT / "tests" / "domain").rglob("test_*.py")}
    assert rooms == there - {"signals"}


@pytest.mark.parametrize("room", ["domain", "use_cases", "entrypoints", "architecture", "adapters", "journeys"])
def test_nothing_of_the_platform_itself_is_passed_over(room: str) -> None:
    assert pytest_ignore_collect(ROOT / "tests" / room, Quick()) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", APART, ids=lambda folder: folder.name)
def test_whatever_is_passed_over_is_there_and_named_to_who_contributes(folder: Path) -> None:
    assert pytest_ignore_collect(folder, Quick())  # type: ignore[arg-type]
    assert any(folder.rglob("test_*.py"))
    assert f"`{folder.relative_to(ROOT)}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

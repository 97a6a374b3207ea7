"""Rows that are tests already: they run as such, and every one of them must have run and passed."""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from infra.local.environment import ROOT


@dataclass(frozen=True)
class Ran:
    """How many passed; the rest by name."""

    passed: int
    not_passed: tuple[str, ...]


def ran(*tests: str) -> Ran:
    """Run tests by their node ids, in a process of their own; one that was skipped has not passed."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.xml"
        # Whoever runs these tests themselves has told the workers their names.
        around = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", f"--junitxml={report}", *tests]
        ended = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
        if not report.exists():
            return Ran(0, (f"pytest left with {ended.returncode}: {ended.stdout[-500:]}{ended.stderr[-500:]}",))
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 - pytest's own report
    missed = tuple(str(case.get("name")) for case in cases if len(case.findall("*")) > len(case.findall("system-out")))
    more = (f"pytest left with {ended.returncode}",) if ended.returncode and not missed else ()
    return Ran(len(cases) - len(missed), missed + more)

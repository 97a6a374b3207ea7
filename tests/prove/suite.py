"""Promises that tests keep already: in full those tests run again as a row, and what they tried is counted.

A test tells how often it tried by `record_property("tried", 1_050)`, and in a few words what came of it by
`record_property("happened", "...")`; one that tells nothing has tried once.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from infra.local.environment import ROOT
from tests.prove.outcome import Outcome, Scale

_NOT_PASSED = ("failure", "error", "skipped")


@dataclass(frozen=True)
class KeptByTests:
    """A row of tests. A suite of tests runs them anyway and leaves the row out; here every one must run and pass."""

    what: str
    tests: tuple[str, ...]  # node ids
    at_least: int  # tries

    def __call__(self, ask: Scale) -> Outcome:
        """Run them in a process of their own."""
        cases, trouble = _ran(self.tests, ask)
        passed = [each for each in cases if not any(each.find(kind) is not None for kind in _NOT_PASSED)]
        missed = tuple(str(each.get("name")) for each in cases if each not in passed)
        told = [word for each in passed for word in _told(each, "happened")]
        return Outcome(
            self.what,
            tried=sum(int((_told(each, "tried") or ["1"])[0]) for each in passed),
            at_least=self.at_least if ask.full else 1,
            happened="; ".join([f"{len(passed)} tests passed", *told]),
            lost=len(missed),
            shortfalls=(*missed, *trouble),
        )


def _ran(tests: tuple[str, ...], ask: Scale) -> tuple[list[ET.Element], tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.xml"
        # Whoever runs these tests themselves has told the workers their names.
        around = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
        around["PROVE_IN_FULL"] = "1" if ask.full else "0"
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "junit_family=xunit1"]
        command += [f"--junitxml={report}", *tests]
        ended = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
        if not report.exists():
            return [], (f"pytest left with {ended.returncode}: {ended.stdout[-500:]}{ended.stderr[-500:]}",)
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 - pytest's own report
    failed = any(each.find(kind) is not None for each in cases for kind in _NOT_PASSED)
    return cases, (f"pytest left with {ended.returncode}",) if ended.returncode and not failed else ()


def _told(case: ET.Element, name: str) -> list[str]:
    return [str(each.get("value")) for each in case.iter("property") if each.get("name") == name]

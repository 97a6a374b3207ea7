"""Promises that tests keep already: those tests run again as a row, and how many there were is said."""

import re
import subprocess
import sys
from typing import Final

from infra.local.environment import ROOT
from tests.prove.outcome import Outcome, Scale

_SECONDS: Final = 600


def run(what: str, *tests: str, ask: Scale, at_least: int) -> Outcome:
    """In full, run them; within a suite of tests, which runs them itself, see that they are there."""
    more = () if ask.full else ("--collect-only",)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *more, *tests]
    ended = subprocess.run(  # noqa: S603 - our own tests
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    words = (ended.stdout.strip().splitlines() or [ended.stderr[-300:]])[-1]
    counted = len(re.findall(r"::", ended.stdout)) if not ask.full else _number(words, "passed")
    wrong = () if ended.returncode == 0 else (f"{words} ({', '.join(tests)})",)
    skipped = _number(words, "skipped")
    return Outcome(
        what,
        tried=counted,
        at_least=at_least,
        happened=f"{counted} tests {'passed' if ask.full else 'are in this suite'}: {', '.join(tests)}",
        lost=_number(words, "failed"),
        shortfalls=(*wrong, *((f"could not be shown here: {skipped} skipped",) if skipped else ())),
    )


def _number(words: str, of: str) -> int:
    found = re.search(rf"(\d+) {of}", words)
    return int(found[1]) if found else 0

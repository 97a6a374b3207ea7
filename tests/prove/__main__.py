"""`python -m tests.prove [--quick] [--times N] [ROW ...]`: prints the table of rows; ends with 1 when one fell short.

Each row runs in a process of its own, so that none leaves anything behind for the next: no clock that was moved,
no memory, no hook. A row that dies or does not end has fallen short.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from infra.commands import OneLineParser
from infra.local.environment import ROOT
from tests.prove.outcome import Outcome, Scale
from tests.prove.registry import names, row

_PATIENCE: Final = 1_800  # seconds that one row may take
_WIDTH: Final = 118
_AT_ONCE: Final = 2
_ALONE: Final = ("r01", "s04")
_LONG: Final = ("r02", "r12", "r15", "s13", "s16")


@dataclass(frozen=True)
class Told:
    """The outcome of one row, and the seconds that it took."""

    name: str
    outcome: Outcome
    seconds: float

    @property
    def cells(self) -> tuple[str, ...]:
        mine = self.outcome
        verdict = "kept" if mine.met else "SHORT: " + "; ".join(mine.why_not)
        verdict = f"NOT SHOWN HERE: {mine.not_here}" if mine.not_here else verdict
        number, _, words = self.name.partition("_")
        return (
            number.upper(),
            f"{words.replace('_', ' ')}: {mine.what}",
            f"{mine.tried:,}",
            mine.happened,
            str(mine.lost),
            verdict,
            f"{self.seconds:.0f} s",
        )


HEADINGS: Final = ("row", "what was tried", "how often", "what happened", "lost", "verdict", "took")


def main() -> int:
    """Run the rows that are asked for, or all; returns 0, or 1 when one fell short."""
    parser = OneLineParser(prog="python -m tests.prove", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the counts of `make test`")
    parser.add_argument("--times", type=int, default=1, help="so many times the histories of R18, at night")
    parser.add_argument("--markdown", type=Path, help="write the table here too, for the docs")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)  # where a row's own process leaves its outcome
    parser.add_argument("rows", nargs="*", metavar="ROW", help="beginnings of names; without any, all rows")
    asked = parser.parse_args()
    chosen = [each for each in names() if not asked.rows or each.startswith(tuple(asked.rows))]
    if asked.alone:
        outcome = row(chosen[0])(Scale(full=not asked.quick, times=asked.times))
        asked.alone.write_text(json.dumps(asdict(outcome)), encoding="utf-8")
        return 0
    if not chosen:
        parser.error(f"no such row; there are {', '.join(names())}")
    began = time.monotonic()
    told = []
    scale = ["--quick"] if asked.quick else ["--times", str(asked.times)]
    for each in _all_told(chosen, scale, asked.times * _PATIENCE):
        _print(each)
        told.append(each)
    told.sort(key=lambda each: chosen.index(each.name))
    unshown = [each.name for each in told if each.outcome.not_here]
    short = [each.name for each in told if not each.outcome.met and not each.outcome.not_here]
    print(f"\n{len(told)} rows in {(time.monotonic() - began) / 60:.1f} minutes; {len(short)} fell short {short or ''}")
    if unshown:
        print(f"{len(unshown)} could not be shown here, and count as nothing: {unshown}")
    if asked.markdown:
        asked.markdown.write_text(markdown(told, quick=asked.quick), encoding="utf-8")
    return 1 if short else 0


def _all_told(chosen: list[str], scale: list[str], patience: float) -> Iterator[Told]:
    """Rows that look at the time have the machine to themselves; the others go side by side, the long ones first."""
    alone = [name for name in chosen if name.startswith(_ALONE)]
    others = sorted(set(chosen) - set(alone), key=lambda name: (not name.startswith(_LONG), name))
    for name in alone:
        yield _in_its_own_process(name, scale, patience)
    with ThreadPoolExecutor(_AT_ONCE) as places:
        under_way = [places.submit(_in_its_own_process, name, scale, patience) for name in others]
        for ended in as_completed(under_way):
            yield ended.result()


def _in_its_own_process(name: str, scale: list[str], patience: float) -> Told:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        left = Path(place) / "outcome.json"
        command = [sys.executable, "-m", "tests.prove", "--alone", str(left), *scale, name]
        try:
            ended = subprocess.run(  # noqa: S603 - our own command
                command, cwd=ROOT, timeout=patience, capture_output=True, text=True, check=False
            )
            said = ended.stderr[-2000:] or ended.stdout[-2000:]
        except subprocess.TimeoutExpired:
            said = f"did not end within {patience:.0f} seconds"
        if left.exists() and (found := left.read_text(encoding="utf-8")):
            read = json.loads(found)
            outcome = Outcome(**{**read, "shortfalls": tuple(read["shortfalls"])})
        else:
            outcome = Outcome("", tried=0, at_least=1, happened="the row itself failed", shortfalls=(said,))
    return Told(name, outcome, time.monotonic() - began)


def _print(told: Told) -> None:
    for heading, cell in zip(HEADINGS, told.cells, strict=True):
        lead = f"{heading:>15}  "
        print(textwrap.fill(cell, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)))
    print(flush=True)


def markdown(told: list[Told], *, quick: bool) -> str:
    """The table, as the docs hold it."""
    when = datetime.now(UTC)
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(each.cells for each in told)]
    lines = ["| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |" for cells in rows]
    counts = "quick counts" if quick else "full counts"
    head = f"{when:%Y-%m-%d}, {counts}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return "\n".join([head, "", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())

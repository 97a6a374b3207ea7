"""A figure beside its target, its floor and its peer; and the table of all of them, as of when each was measured."""

import json
import os
import platform as machine
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from infra.local.environment import ROOT

KEPT: Final = ROOT / "build" / "bench"  # what each part found last, so that one part can be run alone
_BLOCK: Final = "<!-- bench -->\n{}\n<!-- /bench -->"
_HEAD: Final = ("", "what", "figure", "floor", "peer", "ratio", "target", "")
_KIB: Final = 1024  # in a MiB
_SMALL: Final = 0.1  # a target below which two decimals say too little
_WHOLE: Final = 1000  # from here on no decimals


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row. `most` is the target: a figure or, with a peer, a ratio to it that is not exceeded."""

    code: str
    name: str
    figure: float
    most: float
    unit: str = ""
    peer: float | None = None
    peer_name: str = ""
    floor: float | None = None
    least: bool = False  # `most` is the least that it should be

    @property
    def ratio(self) -> float | None:
        return self.figure / self.peer if self.peer else None

    @property
    def _digits(self) -> int:
        """As many decimals of the ratio as its target needs to be told apart."""
        return 2 if self.most >= _SMALL else 3

    @property
    def met(self) -> bool:
        found = round(self.ratio, self._digits) if self.ratio is not None else self.figure
        return found >= self.most if self.least else found <= self.most

    def row(self) -> Sequence[str]:
        sign = "≥" if self.least else "≤"
        return (
            self.code,
            self.name,
            f"{_number(self.figure)} {self.unit}".strip(),
            "" if self.floor is None else _number(self.floor),
            "" if self.peer is None else f"{self.peer_name}: {_number(self.peer)}",
            "" if self.ratio is None else f"{self.ratio:.{self._digits}f}",
            f"{sign} {self.most:g}{' of it' if self.peer else ''}",
            "met" if self.met else "**missed**",
        )


def keep(part: str, figures: Iterable[Figure]) -> None:
    """Put by what a part found."""
    KEPT.mkdir(parents=True, exist_ok=True)
    found = {"at": f"{datetime.now(UTC):%d %B %Y %H:%M} UTC", "figures": [asdict(each) for each in figures]}
    (KEPT / f"{part}.json").write_text(json.dumps(found, indent=2), encoding="utf-8")


def table(parts: Sequence[str]) -> str:
    """Return what every part found last, in the order of the targets."""
    found = {part: _kept(part) for part in parts}
    figures = sorted((each for kept in found.values() for each in kept[1]), key=lambda each: int(each.code[1:]))
    met = sum(each.met for each in figures)
    when = "; ".join(f"{part} {at}" for part, (at, _) in found.items() if at)
    rows = [_HEAD, tuple("---" for _ in _HEAD), *(each.row() for each in figures)]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{met} of {len(figures)} targets met. {_machine()}. Measured: {when}.\n\n{lines}"


def _machine() -> str:
    return f"Python {sys.version.split()[0]}, {machine.machine()}, {os.cpu_count()} cores"


def write(file: Path, text: str) -> None:
    """Put a text between the marks of a file."""
    old = file.read_text(encoding="utf-8")
    new = re.sub(r"<!-- bench -->.*<!-- /bench -->", lambda _: _BLOCK.format(text), old, flags=re.DOTALL)
    file.write_text(new, encoding="utf-8")


def heart(parts: Sequence[str]) -> str:
    """Return the table for the README: of each target the rows that say most; the whole table has the rest."""
    figures = [each for part in parts for each in _kept(part)[1]]
    chosen = [each for each in figures if (each.code, each.name.partition(" (")[0]) in _HEART]
    chosen.sort(key=lambda each: int(each.code[1:]))
    rows = [("", "", "figure", "beside", "target", ""), ("---",) * 6]
    for each in chosen:
        code, name, figure, _, _, _, target, verdict = each.row()
        beside = f"{each.ratio:.2f} of {each.peer_name}" if each.ratio is not None else ""
        rows.append((code, name, figure, beside, target, verdict))
    days = sorted({" ".join(at.split()[:3]) for at, _ in map(_kept, parts) if at})
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    met = sum(each.met for each in figures)
    return f"{lines}\n\n{met} of {len(figures)} targets met. Measured {', '.join(days)}; {_machine()}."


_HEART: Final = {
    ("P1", "cold start to a page with twenty reviews"),
    ("P1", "memory after it"),
    ("P2", "organisation page, HTML"),
    ("P2", "submit"),
    ("P2", "decide"),
    ("P3", "page of an organisation with 100,000 reviews"),
    ("P3", "the queue with 50,000 that wait"),
    ("P4", "of 1,000,000 texts, copies with 5 % changed that are found"),
    ("P5", "sync, nothing changed: CPU of 100,000 listings"),
    ("P6", "a million page views, CDN with 90 % hits"),
    ("P6", "a million reviews, form to reply, apart from mail"),
    ("P7", "search among 100,000 organisations, the dearest"),
    ("P8", "a submission when nobody else asks, 200 of them: p99 over p50"),
}


def kept_figures(part: str) -> list[Figure]:
    """Return what a part found last; nothing where it never ran."""
    return _kept(part)[1]


def kept(part: str) -> bool:
    """Tell whether a part was ever measured here."""
    return (KEPT / f"{part}.json").exists()


def _kept(part: str) -> tuple[str, list[Figure]]:
    file = KEPT / f"{part}.json"
    if not file.exists():
        return "", []
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found["at"], [Figure(**each) for each in found["figures"]]


def _number(value: float) -> str:
    return f"{value:,.3g}" if abs(value) < _WHOLE else f"{value:,.0f}"


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process took until now, in steps of a hundredth."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_memory(pid: int) -> float:
    """The most that a process ever had, in MiB. What getrusage says would include the memory of who started it."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / _KIB

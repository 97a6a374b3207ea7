"""Operators' command for the sync with the register: run it, try it out, decide what it holds, look at one listing.

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict

from chalicelib.bootstrap import Platform
from chalicelib.domain.rules.refusals import Refusal
from chalicelib.domain.sync.sync import Run, RunKind, freshness
from chalicelib.dutch.refusals import detail
from chalicelib.ports.sync import SourceAway, SourceUnusable
from chalicelib.use_cases.sync.approvals import decide_run
from chalicelib.use_cases.sync.preview import preview_run
from infra.commands import OneLineParser, platform_here, run
from infra.local.environment import typed

_OPERATOR = "operator"


def main() -> int:
    """Do what was asked; returns 0, or 1 when a run did not end good or could not start."""
    parser = OneLineParser(prog="python -m infra.sync", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="run now (or go on with the run that was not finished)")
    run.add_argument("--light", action="store_true", help="only the newest changes")
    commands.add_parser("dry-run", help="read everything, say what a run would do, write nothing")
    for word in ("approve", "dismiss"):
        decide = commands.add_parser(word, help=f"{word} what a run holds")
        decide.add_argument("run")
        decide.add_argument("--reason", required=True)
    listing = commands.add_parser("listing", help="what the register and we say about one listing")
    listing.add_argument("id")
    asked = parser.parse_args()
    try:
        return _do(asked, platform_here())
    except Refusal as refusal:
        print(f"{refusal.code}: {detail(refusal)}", file=sys.stderr)
    except (SourceAway, SourceUnusable) as error:
        print(f"the register: {error}", file=sys.stderr)
    return 1


def _do(asked: argparse.Namespace, here: Platform) -> int:
    if asked.command in {"approve", "dismiss"}:
        decide_run(
            asked.run,
            approve=asked.command == "approve",
            explanation=asked.reason,
            editor_id=_OPERATOR,
            stores=here,
            now=here.now(),
        )
        if asked.command == "dismiss":
            print("dismissed; the next full run looks again")
            return 0
    if asked.command == "listing":
        return _listing(asked.id, here)
    progress = Progress(here.care_directory.rubrics)
    if asked.command == "dry-run":
        run: Run | None = preview_run(
            stores=here,
            clock=here.now,
            progress=progress,
        )
    else:
        light = asked.command == "run" and asked.light
        run = here.run_sync(kind=RunKind.LIGHT if light else RunKind.FULL, progress=progress).run
    progress.end()
    if run is None:
        print("another run is at work; nothing was done", file=sys.stderr)
        return 1
    _report(run, here)
    return 0 if run.verdict == "good" else 1


class Progress:
    """A bar on a terminal; elsewhere a line per rubric and phase."""

    def __init__(self, rubrics: Sequence[str]) -> None:
        self._rubrics = list(rubrics)
        self._terminal = sys.stderr.isatty()
        self._last = ""
        self._started = time.monotonic()

    def __call__(self, run: Run) -> None:
        done = run.rubric if run.phase == "fetching" else len(self._rubrics)
        seconds = time.monotonic() - self._started
        if self._terminal:
            filled = "#" * (30 * done // max(len(self._rubrics), 1))
            line = f"[{filled:30}] {run.phase}, {run.counts.fetched} listings, {seconds:.0f} s"
            print(f"\r{line:78}", end="", file=sys.stderr, flush=True)
        else:
            line = f"{run.phase}: rubric {done} of {len(self._rubrics)}"
            if line != self._last:
                print(f"{line}, {run.counts.fetched} listings, {seconds:.0f} s", file=sys.stderr, flush=True)
            self._last = line

    def end(self) -> None:
        if self._terminal:
            print(file=sys.stderr)


def _report(run: Run, here: Platform) -> None:
    print(f"run        {run.id} ({run.kind})")
    print(f"verdict    {run.verdict}" + (f", stopped while {run.phase}" if run.phase != "finished" else ""))
    print(f"declared   {run.declared}")
    for name, count in asdict(run.counts).items():
        print(f"{name:14} {count}")
    for title, lines in (("incomplete", run.shortcomings), ("because", run.reasons), ("note", run.notes)):
        for line in lines:
            print(f"{title}: {line}")
    if run.undecided:
        how = typed(f".venv/bin/python -m infra.sync approve {run.id} --reason '…'")
        print(f"held: {', '.join(run.undecided)}; decide with: {how}")
    fresh = freshness(here.sync_store.last_good(), now=here.now())
    print(f"age of the last good run's start: {fresh.age} ({fresh.state})")


def _listing(register_id: str, here: Platform) -> int:
    theirs = here.care_directory.listing(register_id)
    print(f"register: {theirs or 'does not know it (any more)'}")
    if theirs is None:
        return 1
    ours = here.organisations.known([theirs.key]).get(theirs.key)
    print(f"ours:     {ours.listing if ours else 'not taken in yet'}")
    if ours:
        print(f"id:       {ours.id}, {'taking part' if ours.taking_part else 'not taking part'}")
    return 0


if __name__ == "__main__":
    run(main)

"""A release's local stack at a moment of our choosing, and its operators' commands at the same clock."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from infra.local.environment import ROOT, read_settings, surroundings
from infra.local.stack import RunningStack, running_launcher
from tests.clock.__main__ import moved
from tests.journeys.people import Town

_CLOCKED: Final = Path(__file__).with_name("clocked.py")


@dataclass(frozen=True)
class Opened:
    """A running stack of the release in `tree`, with whoever acts in it."""

    tree: Path
    asked: Mapping[str, str]
    town: Town

    def now(self) -> datetime:
        """The moment that this stack takes it to be."""
        return datetime.now(UTC) + timedelta(seconds=float(self.asked["CLOCK_MOVED_BY"]) - _so_far())

    def command(self, *words: str, later: timedelta = timedelta()) -> "subprocess.CompletedProcess[str]":
        """Run an operators' command (`infra.sync run`) of the release, by its clock or so much later."""
        by = float(self.asked["CLOCK_MOVED_BY"]) + later.total_seconds()
        environ = {**surroundings(os.environ), **self.asked, "CLOCK_MOVED_BY": str(by)}
        return subprocess.run(  # noqa: S603 - a command of the release
            [sys.executable, "-m", *words], cwd=self.tree, env=environ, capture_output=True, text=True, check=False
        )

    def scheduled(self, name: str, later: timedelta = timedelta()) -> "subprocess.CompletedProcess[str]":
        """Run a scheduled function now."""
        module = "infra.local.triggers"
        return self.command(module, "--once", name, later=later)


@contextlib.contextmanager
def opened(tree: Path, data_dir: Path, moment: datetime, ports: Mapping[str, str]) -> Iterator[Opened]:
    """Serve the release in `tree` on `data_dir`, its clock at `moment`, until the block ends."""
    clock = moved(moment, datetime.now(UTC), {"CLOCK_MOVED_BY": str(_so_far())})
    asked = {**ports, **clock, "DATA_DIR": str(data_dir), "SOCIALE_KAART_URL": ""}
    command = ["env", "-C", str(tree), sys.executable, "-c", _CLOCKED.read_text(encoding="utf-8")]
    with running_launcher(command, data_dir, asked) as (launcher, output):
        yield Opened(tree, asked, Town(RunningStack(read_settings(asked), launcher.pid, output)))


def _so_far() -> float:
    """Seconds by which this process's own clock was moved (`make test-clock`)."""
    return float(os.environ.get("CLOCK_MOVED_BY", "0"))


__all__ = ["ROOT", "Opened", "opened"]

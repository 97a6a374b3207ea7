"""`python -m tests.clock [--at MOMENT ...] [TEST ...]`: the suite, or a part, under a moved clock that goes on running.

Every Python that the tests start has the same clock: the local stack, its store, what builds the package. Timers run
as they always do. Chromium is no Python and keeps the machine's own; the site that it visits does not.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from infra.local.environment import ROOT
from tests.clock.moments import asked, moments

# Seconds from the start of pytest to the moment: as long as it takes to find the tests, so that what turns turns among
# the first of them.
LEAD: Final = 12
SUITE: Final = (
    *("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"),
    *("-W", "ignore:Module already imported so cannot be rewritten:pytest.PytestAssertRewriteWarning"),  # the library
)
_NO_TESTS: Final = 5  # pytest's own code


def moved(moment: datetime, now: datetime, environ: dict[str, str]) -> dict[str, str]:
    """The surroundings of a process whose clock says `moment` in `LEAD` seconds."""
    library = find_spec("time_machine")
    if library is None or library.origin is None:
        raise SystemExit("time-machine is not there: make setup installs it")
    so_far = float(environ.get("CLOCK_MOVED_BY", "0"))  # this process may itself run under a moved clock
    path = [str(Path(__file__).parent), *filter(None, [environ.get("PYTHONPATH")])]
    return environ | {
        "CLOCK_MOVED_BY": str(so_far + (moment - now).total_seconds() - LEAD),
        "CLOCK_PACKAGES": str(Path(library.origin).parents[1]),
        "PYTHONPATH": os.pathsep.join(path),
        "TZ": getattr(moment.tzinfo, "key", "UTC"),
    }


def main(arguments: Sequence[str]) -> int:
    """Run pytest once for each moment; returns 1 when any of them fell, 2 when one is unknown."""
    now = datetime.now(UTC)
    parser = argparse.ArgumentParser(prog="python -m tests.clock", description=__doc__)
    parser.add_argument("--at", nargs="*", default=[], help=f"{', '.join(moments(now))}, or any in ISO 8601")
    parser.add_argument("--tests", nargs="*", default=[], help="what pytest is told: files, and its own options")
    options, rest = parser.parse_known_args(arguments)
    try:
        chosen = [(name, asked(name, now)) for name in options.at or moments(now)]
    except ValueError as unknown:
        print(unknown, file=sys.stderr)
        return 2
    fell = []
    for name, moment in chosen:
        print(f"{name}: {moment.isoformat()}; Chromium keeps the machine's own clock", flush=True)
        command = [sys.executable, "-m", "pytest", *SUITE, *options.tests, *rest]
        environ = moved(moment, datetime.now(UTC), dict(os.environ))
        ended = subprocess.run(command, cwd=ROOT, env=environ, check=False)  # noqa: S603 - our own command
        if ended.returncode:
            fell.append(name)
    print(f"{len(chosen)} moments, {len(fell)} fell {fell or ''}")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

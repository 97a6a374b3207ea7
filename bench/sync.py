"""`python -m bench.sync [--listings N]`: what a full run of the sync costs, against a register of N listings.

Register and store run in processes of their own, and so does each run (`bench.sync_run`): CPU time and peak memory are
those of one run. Prints each figure beside its target.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from bench.figures import Figure, peak_memory
from bench.money import of_function, of_store
from bench.units import Work
from infra.local.environment import LOOPBACK, ROOT, read_settings, stack_environment, surroundings
from infra.local.stack import free_port, running_store

LISTINGS: Final = 100_000
MOST_CPU: Final = 5.0  # seconds of a run in which nothing changed
MOST_MEMORY: Final = 64  # MiB, the same
MOST_A_DAY: Final = 10  # cents
LIGHT_RUNS: Final = 23  # a day, beside the full one
_START_SECONDS: Final = 60


def main() -> int:
    """Measure three runs; returns 0, or 1 when a figure misses its target."""
    parser = argparse.ArgumentParser(prog="python -m bench.sync", description=__doc__)
    parser.add_argument("--listings", type=int, default=LISTINGS)
    return _judged(runs(parser.parse_args().listings))


def figures(listings: int) -> Iterator[Figure]:
    """P5, and of P6 what a day of the sync costs."""
    with tempfile.TemporaryDirectory() as place, _town(Path(place), listings) as (environment, register):
        first, still, changed, again = _runs(environment, register, listings)
        day = _day(environment, register, changed["cpu"])
    expected = changed["counts"]["changed"]
    for name, figure, unit, most in (
        (f"nothing changed: CPU of {listings:,} listings", still["cpu"], "s", MOST_CPU),
        ("nothing changed: memory", still["mib"], "MiB", MOST_MEMORY),
        ("nothing changed: organisations written", still["organisations"], "", 0),
        ("1 % changed: organisations written that had not to be", changed["organisations"] - expected, "", 0),
        ("1 % changed: share written", 100 * changed["organisations"] / first["counts"]["created"], "%", 1.2),
        ("nothing changed again: organisations written", again["organisations"], "", 0),
    ):
        yield Figure(code="P5", name=f"sync, {name}", figure=figure, unit=unit, most=most)
    words = ", ".join(f"{part} {cents:.2f}" for part, cents in day.items())
    name = f"a day of the sync of {listings:,} listings of which 1 % changed, and {LIGHT_RUNS} light runs ({words})"
    yield Figure(code="P6", name=name, figure=sum(day.values()), unit="¢", most=MOST_A_DAY)


def _day(environment: dict[str, str], register: str, cpu: float) -> dict[str, float]:
    """Cents of a full run after 1 % changed, and of a day's light runs, in which that is seen again."""
    _ask(f"{register}/control", {"changed_percent": 1})
    full, light = (Work(**_phase(environment, kind, "units")) for kind in ("full", "light"))
    taken = _phase(environment, "light")["cpu"]
    return {
        "store": 100 * (of_store(full) + LIGHT_RUNS * of_store(light)),
        "functions": 100 * (of_function(1000 * cpu) + LIGHT_RUNS * of_function(1000 * taken)),
    }


def runs(listings: int) -> list[dict[str, Any]]:
    """A first load, a run in which nothing changed, one after 1 % did, and another in which nothing did."""
    with tempfile.TemporaryDirectory() as place, _town(Path(place), listings) as (environment, register):
        return _runs(environment, register, listings)


def _runs(environment: dict[str, str], register: str, listings: int) -> list[dict[str, Any]]:
    found = []
    print(f"{listings:,} listings; CPU and memory are those of the sync's own process\n")
    print(f"{'':18}{'seconds':>9}{'CPU s':>8}{'MiB':>7}{'requests':>10}{'organisations':>15}{'other writes':>14}")
    for phase, control in (
        ("first load", {}),
        ("nothing changed", {}),
        ("1 % changed", {"changed_percent": 1}),
        ("nothing changed", {}),
    ):
        _ask(f"{register}/control", {**control, "reset_requests": True})
        run = _phase(environment, "full")
        run["requests"] = _ask(f"{register}/control")["requests"]
        found.append(run)
        print(
            f"{phase:18}{run['seconds']:9.1f}{run['cpu']:8.2f}{run['mib']:7.1f}{run['requests']:10,}"
            f"{run['organisations']:15,}{run['other']:14,}",
            flush=True,
        )
    return found


def _judged(runs: list[dict[str, Any]]) -> int:
    """Each figure beside its target."""
    first, still, changed, again = runs
    expected = changed["counts"]["changed"]
    known = first["counts"]["created"]
    lines = [
        ("runs that ended good", sum(run["verdict"] == "good" for run in runs), "= 4", 4),
        ("nothing changed: CPU seconds", still["cpu"], f"<= {MOST_CPU}", MOST_CPU),
        ("nothing changed: peak MiB", still["mib"], f"<= {MOST_MEMORY}", MOST_MEMORY),
        ("nothing changed: organisation writes", still["organisations"], "= 0", 0),
        ("after 1 %: organisation writes", changed["organisations"], f"= {expected}", expected),
        ("after 1 %: their share in per cent", 100 * expected / known, "about 1", 1.2),
        ("nothing changed again: organisation writes", again["organisations"], "= 0", 0),
    ]
    print()
    missed = 0
    for name, figure, target, most in lines:
        met = figure == most if target.startswith("=") else figure <= most
        missed += not met
        print(f"{name:46}{figure:10.2f}  target {target:10}{'' if met else '  MISSED'}")
    return 1 if missed else 0


@contextmanager
def _town(place: Path, listings: int) -> Iterator[tuple[dict[str, str], str]]:
    """A store with its tables and a register; yields the environment of a run, and the register's address."""
    port = free_port()
    asked = {"REGISTER_PORT": str(port), "REGISTER_LISTINGS": str(listings), "DATA_DIR": str(place)}
    with running_store(place) as endpoint:
        settings = read_settings({**asked, "STORE_PORT": endpoint.rpartition(":")[2]})
        environment = {**surroundings(os.environ), **stack_environment(settings, os.environ), **asked}
        subprocess.run(
            [sys.executable, "-m", "infra.local.prepare"], env=environment, cwd=ROOT, check=True, capture_output=True
        )
        register = subprocess.Popen(
            [sys.executable, "-m", "infra.local.register"],
            env={**surroundings(os.environ), **asked},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        try:
            url = f"http://{LOOPBACK}:{port}"
            _wait_for(url)
            yield environment, url
        finally:
            register.terminate()
            register.wait()


def _phase(environment: dict[str, str], *asked: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.sync_run", *asked]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None  # noqa: S101 - it was asked for
        found: dict[str, Any] = json.loads(run.stdout.readline())
        return found if "units" in asked else {**found, "mib": peak_memory(run.pid)}  # while it still waits for us


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            _ask(f"{url}/control")
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _ask(url: str, body: dict[str, Any] | None = None) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(url, data, headers)) as answer:  # noqa: S310 - our own server
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main())

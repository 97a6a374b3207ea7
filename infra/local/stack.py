"""The local stack for tests: the store alone, or all of it, on free ports and in a directory of its own."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra.local.environment import LOOPBACK, ROOT, StackSettings, read_settings, surroundings
from infra.local.launch.plan import EDITOR_MARK, WITHOUT_PACE, store_service
from infra.local.launch.processes import Child, answers, port_refusal
from infra.local.strict.rules import Settings

PRINTED: Final = "launcher.log"  # in the data directory: what the launcher printed
_START_SECONDS: Final = 60
_READY_SECONDS: Final = 300
_STOP_SECONDS: Final = 150
_TICK_SECONDS: Final = 0.05
# Below the ports that systems give to outgoing connections, which might take one between look and use.
_LOWEST_PORT: Final = 10_000
_HIGHEST_PORT: Final = 32_000


class StackError(Exception):
    """The stack did not start, or not end, as it should; the message holds what it said."""


@dataclass(frozen=True)
class RunningStack:
    """A stack that is ready; `launcher` is its first process, `output` what it has printed until then."""

    settings: StackSettings
    launcher: int
    output: str

    @property
    def editors(self) -> list[str]:
        lines = self.output.splitlines()
        return [line.removeprefix(EDITOR_MARK) for line in lines if line.startswith(EDITOR_MARK)]


def free_port() -> int:
    """A port of the loopback address that nothing listens on."""
    while True:
        port = _LOWEST_PORT + secrets.randbelow(_HIGHEST_PORT - _LOWEST_PORT)
        if port_refusal(port) is None:
            return port


@contextlib.contextmanager
def running_store(data_dir: Path, port: int | None = None, *, strict: Settings = WITHOUT_PACE) -> Iterator[str]:
    """The store alone; yields its endpoint. What it held is in `data_dir` afterwards, for a next one to read.

    It is as strict as AWS, apart from the pace: a test is faster than people are.

    Enter it in a thread that lives as long as the store is to live: a main thread, as fixtures have.

    Raises:
        StackError: it does not start, or not end.
    """
    port = port or free_port()
    service = store_service(data_dir, port, surroundings(os.environ), save_seconds=0, strict=strict)
    child = Child(service.command, service.environment, data_dir / "logs" / "store.log")
    try:
        deadline = time.monotonic() + _START_SECONDS
        while not answers(f"http://{LOOPBACK}:{port}/_ministack/ready"):
            if child.ended() is not None or time.monotonic() >= deadline:
                raise StackError(f"the store did not start:\n{child.last_words()}")
            time.sleep(_TICK_SECONDS)
        yield f"http://{LOOPBACK}:{port}"
        child.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        while child.ended() is None and time.monotonic() < deadline:
            time.sleep(_TICK_SECONDS)
        if child.ended() != 0:
            raise StackError(f"the store did not end well ({child.ended()}):\n{child.last_words()}")
    finally:
        if child.ended() is None:
            child.kill()


@contextlib.contextmanager
def running_stack(data_dir: Path, **chosen: str) -> Iterator[RunningStack]:
    """The whole stack, as `make run` starts it; `chosen` are settings by their names in the environment.

    Ports that are not chosen are free ones. Stops it as Ctrl-C does.

    Raises:
        StackError: it is not ready in time, or does not leave with status 0.
    """
    ports = {name: str(free_port()) for name in ("PORT", "MAILBOX_PORT", "REGISTER_PORT", "STORE_PORT")}
    asked = {**ports, "DATA_DIR": str(data_dir), "SOCIALE_KAART_URL": "", **chosen}
    with running_launcher([sys.executable, "-m", "infra.local"], data_dir, asked) as (launcher, output):
        yield RunningStack(read_settings(asked), launcher.pid, output)


@contextlib.contextmanager
def running_launcher(
    command: list[str], data_dir: Path, asked: Mapping[str, str]
) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """Any command that prints `ready` on a line of its own; yields it and what it printed until then.

    Raises:
        StackError: as for `running_stack`.
    """
    with started_launcher(command, data_dir, asked) as (launcher, said):
        yield launcher, said
        launcher.send_signal(signal.SIGINT)
        if (status := launcher.wait(_STOP_SECONDS)) != 0:
            raise StackError(f"the stack left with status {status}:\n{_read(data_dir / PRINTED)}")


@contextlib.contextmanager
def started_launcher(
    command: list[str], data_dir: Path, asked: Mapping[str, str]
) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The same for tests that end it themselves; what is left then is ended without a question.

    Raises:
        StackError: it is not ready in time.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / PRINTED).open("wb") as output:
        launcher = subprocess.Popen(  # noqa: S603 - the command is the test's own
            command,
            cwd=ROOT,
            env={**surroundings(os.environ), **asked},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + _READY_SECONDS
        while "ready" not in (said := _read(data_dir / PRINTED)).splitlines():
            if launcher.poll() is not None or time.monotonic() >= deadline:
                raise StackError(f"the stack is not ready:\n{said}")
            time.sleep(_TICK_SECONDS)
        yield launcher, said
    finally:
        if launcher.poll() is None:
            _end(launcher)


def _end(launcher: "subprocess.Popen[bytes]") -> None:
    """However it takes: a test that failed leaves nothing running."""
    launcher.terminate()
    try:
        launcher.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        launcher.kill()
        launcher.wait()


def _read(printed: Path) -> str:
    return printed.read_text(encoding="utf-8", errors="replace")

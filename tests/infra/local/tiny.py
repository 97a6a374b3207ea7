"""One tiny stack under the real launcher, for tests: where it lives, what is asked of it, and what it said."""

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from infra.local.environment import ROOT
from infra.local.stack import free_port, running_launcher, started_launcher

TINY = [sys.executable, str(Path(__file__).with_name("tiny_stack.py"))]
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@dataclass
class Tiny:
    """One tiny stack: where it lives, and what is asked of it."""

    data_dir: Path
    asked: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = {**{name: str(free_port()) for name in ("store", "first", "second")}, **self.asked}

    @property
    def environment(self) -> dict[str, str]:
        return {"TINY": json.dumps(self.asked), "DATA_DIR": str(self.data_dir), "PYTHONPATH": str(ROOT)}

    def running(self) -> contextlib.AbstractContextManager[tuple["subprocess.Popen[bytes]", str]]:
        return running_launcher(TINY, self.data_dir, self.environment)

    def started(self) -> contextlib.AbstractContextManager[tuple["subprocess.Popen[bytes]", str]]:
        """The same, for a test that ends it itself."""
        return started_launcher(TINY, self.data_dir, self.environment)

    def refused(self) -> str:
        """Run it to its end, which must be 1; what it printed."""
        ended = subprocess.run(  # noqa: S603 - our own command
            TINY, env={**os.environ, **self.environment}, capture_output=True, text=True, timeout=120, check=False
        )
        assert ended.returncode == 1, ended.stdout + ended.stderr
        assert "Traceback" not in ended.stdout + ended.stderr
        return ended.stdout

    @property
    def notes(self) -> list[str]:
        return (self.data_dir / "notes").read_text(encoding="utf-8").splitlines()

    @property
    def printed(self) -> str:
        return (self.data_dir / "launcher.log").read_text(encoding="utf-8")

    def answers(self, name: str) -> bool:
        path = "/_ministack/ready" if name == "store" else "/"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.asked[name]}{path}", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def all_gone(self) -> bool:
        return not any(self.answers(name) for name in ("store", "first", "second"))


def until(condition: Callable[[], bool], what: Callable[[], object] = lambda: "it never came") -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, what()
        time.sleep(0.05)


def children(pid: int) -> dict[int, str]:
    """The command lines of a process's children, by pid."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    return found


def alive(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False

"""One child process of the launcher: start it, see whether it answers, end it, show what it last said."""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from infra.local.environment import LOOPBACK, ROOT

MAX_LOG_BYTES: Final = 10 * 1024 * 1024
_TAIL_LINES: Final = 15
_TAIL_BYTES: Final = 16 * 1024
_PR_SET_PDEATHSIG: Final = 1
_LIBC: Final = ctypes.CDLL(None) if sys.platform == "linux" else None


class Child:
    """A running process whose output goes to a log file."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], log: Path, inherited: Sequence[int] = ()
    ) -> None:
        """Start it; it inherits the file descriptors in `inherited` and nothing else.

        Raises:
            OSError: the command cannot be run.
        """
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
        self._log = log
        self._told, tell = os.pipe()
        os.set_blocking(self._told, False)
        os.set_blocking(tell, False)  # whoever tells waits for nobody
        self._half = b""
        with log.open("ab") as output:
            self._log_start = output.seek(0, os.SEEK_END)
            self._process = subprocess.Popen(  # noqa: S603 - the commands are the launcher's own
                command,
                env={**environment, "TELL_TO": str(tell)},
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[*inherited, tell],
                # Ctrl-C reaches a whole group: only the launcher is to hear it, to stop the others in order.
                start_new_session=True,
                preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509 - unsafe beside threads only; the launcher has none
            )
        os.close(tell)

    @property
    def pid(self) -> int:
        return self._process.pid

    def ended(self) -> int | None:
        """Its exit status, negative for a signal; None while it runs."""
        return self._process.poll()

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()

    def said(self) -> str:
        """Return what it wrote to its log since it started."""
        with self._log.open("rb") as log:
            log.seek(self._log_start)
            return log.read().decode("utf-8", "replace")

    def told(self) -> list[str]:
        """Return the lines that it told its launcher since this was asked last: no disk has to have room for them."""
        with contextlib.suppress(BlockingIOError):
            while found := os.read(self._told, _TAIL_BYTES):
                self._half += found
        *lines, self._half = self._half.split(b"\n")
        return [line.decode("utf-8", "replace") for line in lines]

    def __del__(self) -> None:
        if hasattr(self, "_told"):  # it may never have come so far
            os.close(self._told)

    def last_words(self) -> str:
        """The end of what it said, for a person who must find out why it failed."""
        lines = self.said()[-_TAIL_BYTES:].splitlines()
        return "\n".join(f"    {line}" for line in lines[-_TAIL_LINES:])


def _die_with(parent: int) -> Callable[[], None] | None:
    """Return what makes a child end when the launcher is killed outright: Linux sends it SIGTERM then.

    The store still writes its state on that signal. The signal comes when the *thread* that started the child
    ends, so children are started from the main thread. Elsewhere than on Linux nothing is done.
    """
    if _LIBC is None:
        return None
    libc = _LIBC

    def in_the_child() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # the launcher died before the line above
            os._exit(1)

    return in_the_child


def answers(url: str) -> bool:
    """Tell whether an HTTP server answers there, and with no fault of its own."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or LOOPBACK, parts.port, timeout=2)
    try:
        connection.request("GET", parts.path or "/")
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def port_refusal(port: int) -> str | None:
    """Return why nothing can listen on that port of the loopback address, or None."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
            probe.listen()
        except PermissionError:
            return "may not be used by you"
        except OSError:
            return "is in use"
    return None

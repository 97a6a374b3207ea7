"""The files in which the store's state is kept: each is whole or not there, with the one before it beside it."""

import contextlib
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_PROBE: Final = b"\0" * 64 * 1024


class CannotGoOnError(Exception):
    """What was saved cannot be used; the message is one line for whoever starts the stack, and nothing was changed."""


class Kept:
    """The folder of these files: a service's state is in `<service>.json`, the one before in `<service>.json.bak`."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def file(self, service: str) -> Path:
        return self._home / f"{service}.json"

    def before(self, service: str) -> Path:
        return self._home / f"{service}.json.bak"

    def prepare(self) -> None:
        """Make the folder ready: what a save left behind that came to no end goes.

        Raises:
            CannotGoOnError: nothing can be written there.
        """
        probe = self._home / "probe.tmp"
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            for draft in self._home.glob("*.tmp"):
                draft.unlink()
            _write(probe, _PROBE)
            probe.unlink()
        except OSError as reason:
            with contextlib.suppress(OSError):
                probe.unlink(missing_ok=True)
            raise CannotGoOnError(f"{self._home} cannot be written: {reason.strerror}") from reason

    def load(self, service: str, take: Callable[[str], None]) -> str:
        """Read a service's state; returns what is to be said of it, which is mostly nothing.

        Args:
            service: whose.
            take: makes the state of the text; raises whatever it likes where that is damaged.

        Raises:
            CannotGoOnError: neither of the two files can be read, or one is of a kind to come.
        """
        file, before = self.file(service), self.before(service)
        if not file.exists() and not before.exists():
            return ""
        if (why := _taken(file, take)) is None:
            return ""
        at = moment(before) if before.exists() else ""
        if not at or _taken(before, take) is not None:
            raise CannotGoOnError(
                f"{file} {why}, and there is none before it that can be read: put a copy of yours in its place, or "
                f"move {self._home} away to begin with nothing"
            )
        if file.exists():
            file.replace(file.with_suffix(".json.damaged"))
        return f"{file} {why}: going on with what was saved at {at}; what was written since then is lost"

    def save(self, states: Mapping[str, str], *, at: float) -> None:
        """Write the state of every service as it was then, and put all in place once all is on the disk.

        Raises:
            OSError: it could not be written; what was saved before stands as it was.
        """
        drafts = {service: self._home / f"{service}.json.{os.getpid()}.tmp" for service in states}
        try:
            for service, text in states.items():
                _write(drafts[service], text.encode())
                os.utime(drafts[service], (at, at))
            for service, draft in drafts.items():
                if self.file(service).exists():
                    self.file(service).replace(self.before(service))
                draft.replace(self.file(service))
            _sync(self._home)
        except BaseException:
            for draft in drafts.values():
                with contextlib.suppress(OSError):
                    draft.unlink(missing_ok=True)
            raise

    def still(self, service: str, *, at: float) -> None:
        """Note that a state is today as it was saved."""
        with contextlib.suppress(OSError):
            os.utime(self.file(service), (at, at))


def moment(file: Path) -> str:
    """Return the moment of which a file holds the state, in local time; empty where there is no such file."""
    with contextlib.suppress(OSError):
        return f"{datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone():%Y-%m-%d %H:%M:%S}"
    return ""


def loss(file: Path) -> str:
    """Say what is lost where the store ended without saving."""
    at = moment(file)
    return f"what was written since {at} is lost" if at else "nothing had been saved yet: all is lost"


def _taken(file: Path, take: Callable[[str], None]) -> str | None:
    """Take a file's state; returns what is wrong with it, or None."""
    try:
        take(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "is gone"
    except OSError as reason:
        return f"cannot be read ({reason.strerror})"
    except CannotGoOnError:
        raise
    except Exception:  # noqa: BLE001 - whatever the emulator finds wrong with it, it is no state
        return "is damaged"
    return None


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())


def _sync(folder: Path) -> None:
    """Have the names of a folder's files on the disk as well."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""What a process of the stack prints; its launcher keeps that in a file, on a disk that may be full."""

import contextlib
import sys
from typing import Any, TextIO


class _Lossy:
    """A stream that loses what cannot be written, and never lets that be the end of what was being told."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def outlive_a_full_disk() -> None:
    """Let no answer and no schedule fail because its line in the log finds no room."""
    sys.stdout, sys.stderr = _Lossy(sys.stdout), _Lossy(sys.stderr)

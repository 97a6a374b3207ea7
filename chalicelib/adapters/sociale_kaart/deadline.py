"""An end to answers that never end: a socket's time-out begins anew with every byte that trickles in."""

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from urllib3 import HTTPConnectionPool, PoolManager
from urllib3.connection import HTTPConnection


class Deadline:
    """Ends the connection at work when its time is up, wherever it is: in the answer's head, or in its body."""

    def __init__(self) -> None:
        self.passed = False
        self._at_work: socket.socket | None = None

    @contextlib.contextmanager
    def of(self, seconds: float) -> Iterator[None]:
        """Let whatever is asked within end after so many seconds."""
        self.passed, self._at_work = False, None
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def watch(self, connection: HTTPConnection) -> None:
        """Take note of who is at work.

        Raises:
            TimeoutError: it is too late to begin.
        """
        self._at_work = connection.sock  # where an answer has no length, the connection lets go of it before its end
        if self.passed:
            raise TimeoutError

    def _end(self) -> None:
        self.passed = True
        if self._at_work is not None:
            with contextlib.suppress(OSError):
                self._at_work.shutdown(socket.SHUT_RDWR)


def watched(manager: PoolManager, deadline: Deadline) -> PoolManager:
    """Let a manager's connections keep to a deadline."""

    class Watched(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            deadline.watch(self)

        def send(self, data: Any) -> None:
            deadline.watch(self)  # one that was kept open connects no more
            super().send(data)

    def watching(pool: type[HTTPConnectionPool]) -> type:
        return type(pool.__name__, (pool,), {"ConnectionCls": type("Watched", (Watched, pool.ConnectionCls), {})})

    pools: Mapping[str, type[HTTPConnectionPool]] = manager.pool_classes_by_scheme
    manager.pool_classes_by_scheme = {scheme: watching(pool) for scheme, pool in pools.items()}
    return manager

"""Servers of the local stack inside the test's own process."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from waitress import wasyncore

from infra.local.environment import LOOPBACK
from infra.local.stack import free_port
from infra.local.web.server import make_server

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


@contextlib.contextmanager
def serving(application: "WSGIApplication") -> Iterator[str]:
    """Serve `application` with the stack's own server; yields its address."""
    port = free_port()
    sockets: dict[int, Any] = {}
    server = make_server(application, port, threads=8, sockets=sockets)
    ended = threading.Event()

    def turn() -> None:
        while not ended.is_set():
            wasyncore.loop(timeout=0.05, map=sockets, count=1)

    thread = threading.Thread(target=turn)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{port}"
    finally:
        ended.set()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)


@pytest.fixture
def serve() -> Callable[["WSGIApplication"], contextlib.AbstractContextManager[str]]:
    return serving

"""The socket: on this machine only, and gone without a trace when asked to stop."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Final, cast
from wsgiref.types import WSGIApplication

from waitress import wasyncore
from waitress.server import create_server

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer

HOST: Final = "127.0.0.1"
THREADS: Final = 16  # as many slow answers at once; a fast one never holds a thread for long
LARGEST_BODY: Final = 1 << 20


@contextmanager
def serve(app: WSGIApplication, port: int = 0) -> Iterator[str]:
    """Serve `app` from another thread for as long as the block lasts; gives its address.

    Port 0 is any free one. OSError when the port is taken.
    """
    # It warns for each request that waits a moment for a thread, which is what slow_ms is for.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listener = socket.create_server((HOST, port))
    channels: wasyncore._SocketMap = {}
    server = create_server(
        app, channels, sockets=[listener], threads=THREADS, max_request_body_size=LARGEST_BODY, ident=None
    )
    stopping = Event()

    def loop() -> None:
        while not stopping.is_set():
            wasyncore.loop(timeout=30, map=channels, count=1)

    thread = Thread(target=loop, name="register", daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        stopping.set()
        cast("BaseWSGIServer", server).pull_trigger()  # one socket gives the single server; it wakes the loop
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(channels)

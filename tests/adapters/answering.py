"""A service on this machine that answers signed requests as a test says."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[str, dict[str, Any]], tuple[int, bytes]]


@contextmanager
def answering(answer: Answer, *, ends_after: int | None = None) -> Iterator[tuple[str, list[str]]]:
    """Answer with a status and a body, by the operation's name and its request.

    With `ends_after`, hang up after so many bytes of a body, or within the headers where there are fewer than none.

    Yields the address, and the operations as they were asked.
    """
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked.append(self.headers["X-Amz-Target"])
            status, body = answer(asked[-1], json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            if ends_after is not None and ends_after < 0:
                self.flush_headers()
                self.close_connection = True
                return
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:ends_after])
            self.close_connection = ends_after is not None

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()

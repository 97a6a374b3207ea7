"""The HTTP server under the site and the mailbox: waitress with limits, time-outs and readable refusals."""

import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, Never

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ThreadedTaskDispatcher
from waitress.utilities import Error

from infra.local.environment import LOOPBACK, LOOPBACK_6
from infra.local.web.problems import CONTENT_TYPE, HEADERS_TOO_LARGE, NOT_ENCODED, TOO_LARGE, UNREADABLE, Problem

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

# API Gateway takes 10 KiB of headers and 8 KiB of address.
MAX_HEADER_BYTES: Final = 18 * 1024
# A body is read whole before the application refuses it, as a client that is cut off while it still sends
# may never see the answer. Beyond this it is cut off all the same.
MAX_BODY_BYTES: Final = 16 * 1024 * 1024
IDLE_SECONDS: Final = 30
MAX_CONNECTIONS: Final = 500


class _Refusal(Error):
    """waitress's error with a problem document as its answer."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.code, self.reason = problem.status, problem.title
        self.problem = problem

    def to_response(  # type: ignore[override] # waitress sends bytes, its stubs say str
        self,
        ident: str | None = None,  # noqa: ARG002 - waitress's own signature
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        return f"{self.code} {self.reason}", [("Content-Type", CONTENT_TYPE)], self.problem.body()


class _Parser(HTTPRequestParser):
    """Refuses with 4xx whatever a client garbles; waitress knows 501 and, for some, no answer at all."""

    _PROBLEMS: Final = {413: TOO_LARGE, 431: HEADERS_TOO_LARGE}

    def received(self, data: bytes) -> int:
        head = b"" if self.headers_finished else self.header_plus + data
        unreadable = UNREADABLE if head.lstrip().partition(b"\r\n")[0].isascii() else NOT_ENCODED
        try:
            consumed = super().received(data)
        except ValueError:  # an address or a length that Python's own parsers refuse
            self.headers = {}
            self.parse_header(b"GET / HTTP/1.0\r\n")
            self.error = _Refusal(unreadable)
            self.completed = True
            return len(data)
        if self.error is not None and not isinstance(self.error, _Refusal):
            self.error = _Refusal(self._PROBLEMS.get(self.error.code, unreadable))
        return consumed


class _Channel(HTTPChannel):
    parser_class = _Parser


def make_server(
    application: "WSGIApplication",
    port: int,
    *,
    threads: int,
    sockets: dict[int, Any] | None = None,
    host: str = LOOPBACK,
    workers: ThreadedTaskDispatcher | None = None,
) -> BaseWSGIServer:
    """A server that holds its port on a loopback address; `run()` serves, or `wasyncore.loop` over `sockets`.

    Raises:
        OSError: the port is taken.
    """
    server = create_server(
        application,
        map=sockets,
        host=host,
        _dispatcher=workers,
        port=port,
        threads=threads,
        max_request_header_size=MAX_HEADER_BYTES,
        max_request_body_size=MAX_BODY_BYTES,
        channel_timeout=IDLE_SECONDS,
        connection_limit=MAX_CONNECTIONS,
        asyncore_use_poll=True,  # select() ends at 1,024 descriptors
        log_socket_errors=False,  # a client that leaves is no news
        clear_untrusted_proxy_headers=False,  # API Gateway hands on what a client claims, and so do we
        ident=None,
    )
    assert isinstance(server, BaseWSGIServer)  # noqa: S101 - one address gives one server; for the type checker
    server.channel_class = _Channel
    return server


def make_servers(application: "WSGIApplication", port: int, *, threads: int, sockets: dict[int, Any]) -> BaseWSGIServer:
    """The same, and beside it one on IPv6, of the same sockets, where this machine has that and nobody is there yet.

    What a person calls `localhost` may be either.

    Raises:
        OSError: the port of IPv4 is taken.
    """
    server = make_server(application, port, threads=threads, sockets=sockets)
    with suppress(OSError, ValueError):  # waitress calls an address of a family that is not there a wrong one
        taken, workers = int(server.getsockname()[1]), server.task_dispatcher
        make_server(application, taken, threads=threads, sockets=sockets, host=LOOPBACK_6, workers=workers)
    return server


@contextmanager
def serving(application: "WSGIApplication", port: int = 0, *, threads: int = 16) -> Iterator[str]:
    """Serve from another thread for as long as the block lasts, and yield the address; port 0 is any free one.

    Raises:
        OSError: the port is taken.
    """
    # It warns of each request that waits a moment for a thread, which a slow register is for.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    sockets: dict[int, Any] = {}
    try:
        server = make_servers(application, port, threads=threads, sockets=sockets)
    except BaseException:
        wasyncore.close_all(sockets)  # waitress opened a pipe before it asked for the port
        raise
    ended = Event()

    def turn() -> None:
        while not ended.is_set():
            wasyncore.loop(timeout=30, map=sockets, count=1)

    thread = Thread(target=turn, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.getsockname()[1]}"
    finally:
        ended.set()
        server.pull_trigger()  # wakes the loop
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)


def serve(application: "WSGIApplication", port: int, *, threads: int) -> Never:
    """Serve until SIGTERM or SIGINT, let running requests end, and leave with status 0."""
    # Its addresses hold tokens (INFO), and a queue is no fault (the other logger).
    logging.getLogger("waitress").setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = make_servers(application, port, threads=threads, sockets={})
    leave_on_signal(sys.exit)
    server.run()
    sys.exit(0)


def leave_on_signal(leave: Callable[[int], object]) -> None:
    """Call `leave(0)` at the first SIGTERM or SIGINT, and once only: a launcher may send both."""

    def handle(_signal: int, _frame: FrameType | None) -> None:
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, signal.SIG_IGN)
        leave(0)

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, handle)

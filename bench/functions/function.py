"""Functions as Lambda runs them: started by AWS's own runtime client, on a loopback stand-in for what is around it."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from bench.figures import cpu_of, peak_memory
from bench.functions.package import PEERS, RUNTIME, packages_of_peers
from infra.local.environment import LOOPBACK, ROOT
from infra.local.stack import free_port
from tests.conftest import ENVIRONMENT

_LONGEST: Final = 60  # seconds
_TRIES: Final = 20


@dataclass(frozen=True, kw_only=True)
class Function:
    """Something that Lambda could run."""

    name: str
    handler: str
    folders: tuple[Path, ...]  # where it imports from, the function's own first

    def environment(self, store: str, recorded: Path) -> dict[str, str]:
        return {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            **ENVIRONMENT,
            "STORE_ENDPOINT": store,
            "KEY_ENDPOINT": store,
            "RECORDED": str(recorded),
            "PYTHONPATH": os.pathsep.join(str(each) for each in self.folders),
            "LAMBDA_TASK_ROOT": str(self.folders[0]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "AWS_LAMBDA_FUNCTION_NAME": "bench",
        }


def ours(package: Path, name: str = "ours") -> Function:
    return Function(name=name, handler="app.app", folders=(package,))


def peer(name: str) -> Function:
    return Function(name=name, handler=f"{name}.handler", folders=(PEERS, packages_of_peers()))


@dataclass(frozen=True, kw_only=True)
class Start:
    """A cold start to its first answer."""

    cpu: float  # milliseconds
    rss: float  # MiB
    answer: Mapping[str, Any]


def cold_start(function: Function, event: object, store: str, recorded: Path) -> Start:
    """Start a function, give it one event, and end it as soon as it has answered."""
    with _service(event) as service:
        environment = function.environment(store, recorded) | {
            "AWS_LAMBDA_RUNTIME_API": service.address,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
            "_HANDLER": function.handler,
        }
        child = subprocess.Popen(  # noqa: S603 - our own bench
            [str(RUNTIME / "bin" / "python"), "-m", "awslambdaric", function.handler],
            env=environment,
            cwd=function.folders[0],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        answered = service.answered.wait(_LONGEST)
        memory = peak_memory(child.pid)
        child.kill()
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = -1
    if not answered:
        raise RuntimeError(f"{function.name} did not answer")
    return Start(cpu=1000 * (used.ru_utime + used.ru_stime), rss=memory, answer=json.loads(service.body))


class Warm:
    """A function that stays: calls it in its own process, and tells what each call cost."""

    def __init__(self, function: Function, store: str, recorded: Path) -> None:
        self._child = subprocess.Popen(  # noqa: S603 - our own bench
            [str(RUNTIME / "bin" / "python"), str(ROOT / "bench" / "functions" / "warm.py"), function.handler],
            env=function.environment(store, recorded),
            cwd=function.folders[0],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def calls(self, event: object, many: int) -> float:
        """The CPU time of a call in milliseconds, over so many of them."""
        return self.tail(event, many)[0]

    def tail(self, event: object, many: int) -> tuple[float, float]:
        """The same, with that of the slowest in a hundred."""
        found = self._called(event, many)
        return found["ms"], found["p99"]

    def tag(self, event: object) -> str:
        """The entity tag of what a call answers."""
        return str(self._called(event, 1)["tag"])

    def _called(self, event: object, many: int) -> dict[str, Any]:
        assert self._child.stdin is not None  # noqa: S101 - it was asked for
        assert self._child.stdout is not None  # noqa: S101 - as above
        self._child.stdin.write(json.dumps({"event": event, "many": many}) + "\n")
        self._child.stdin.flush()
        found: dict[str, Any] = json.loads(self._child.stdout.readline())
        return found

    def end(self) -> None:
        self._child.kill()
        self._child.communicate()


class Isso:
    """isso on a server of its own, as people run it; what HTTP takes there, API Gateway does for a function."""

    def __init__(self) -> None:
        self._port = free_port()
        command = [str(RUNTIME / "bin" / "python"), str(PEERS / "isso_comments.py"), str(self._port)]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603 - a peer
        assert self._server.stdout is not None  # noqa: S101 - it was asked for
        self._links = list(takewhile(lambda line: line != "ready", map(str.strip, self._server.stdout)))
        self._answer("GET", "/?uri=/page", None)

    def calls(self, what: str, many: int) -> float:
        """The CPU time that its process takes for a request, in milliseconds, over so many of them."""
        begun = cpu_of(self._server.pid)
        for _ in range(many):
            if what == "page":
                self._answer("GET", "/?uri=/page", None)
            elif what == "submit":
                self._answer("POST", "/new?uri=/new", self._COMMENT)
            else:
                self._answer("POST", self._links.pop(), None)
        return 1000 * (cpu_of(self._server.pid) - begun) / many

    _COMMENT: Final = json.dumps(
        {"text": "Vriendelijke mensen die luisteren. " * 12, "author": "An Claes", "email": "an.claes@example.org"}
    )

    def _answer(self, method: str, path: str, body: str | None) -> None:
        for attempt in range(_TRIES):
            connection = HTTPConnection(LOOPBACK, self._port, timeout=_LONGEST)
            try:
                connection.request(method, path, body, {"Content-Type": "application/json"})
                status = connection.getresponse().status
            except ConnectionRefusedError:
                time.sleep(0.1 * attempt)  # it says ready a moment before it listens
                continue
            finally:
                connection.close()
            if status >= 400:  # noqa: PLR2004 - what HTTP calls an error
                raise RuntimeError(f"isso: {method} {path}: {status}")
            return
        raise RuntimeError("isso does not listen")

    def end(self) -> None:
        self._server.kill()
        self._server.communicate()


@contextmanager
def store_of(scene: Path, *, grown: int = 0) -> Iterator[str]:
    """The store that answers from a scene, perhaps with more reviews; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "bench.functions.store", str(port), str(scene), str(grown)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603 - our own server
    try:
        assert server.stdout is not None  # noqa: S101 - it was asked for
        server.stdout.readline()
        yield f"http://{LOOPBACK}:{port}"
    finally:
        server.kill()
        server.communicate()


class _Service(ThreadingHTTPServer):
    """Lambda's runtime API for one event: it comes once, and then no other."""

    daemon_threads = True

    def __init__(self, event: object) -> None:
        super().__init__((LOOPBACK, 0), _Calls)
        self.event = json.dumps(event).encode()
        self.given = False
        self.answered = threading.Event()
        self.body = b"{}"

    def handle_error(self, *_: object) -> None:
        """Do nothing: a function that has answered is ended in the middle of its next question."""

    @property
    def address(self) -> str:
        return f"{LOOPBACK}:{self.server_address[1]}"


class _Calls(BaseHTTPRequestHandler):
    server: _Service
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.server.given:
            self.server.answered.wait()
            return
        self.server.given = True
        headers = {
            "Lambda-Runtime-Aws-Request-Id": "request-1",
            "Lambda-Runtime-Deadline-Ms": "9999999999999",
            "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-1:000000000000:function:bench",
            "Content-Type": "application/json",
        }
        self._say(200, self.server.event, headers)

    def do_POST(self) -> None:
        self.server.body = self.rfile.read(int(self.headers["Content-Length"]))
        self._say(202, b"{}", {})
        self.server.answered.set()

    def _say(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Do nothing: every start would be a line."""


@contextmanager
def _service(event: object) -> Iterator[_Service]:
    service = _Service(event)
    thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        service.server_close()

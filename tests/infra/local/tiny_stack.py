"""A stack of two tiny services and the real store, under the real launcher; `test_launcher.py` runs it.

`tiny_stack.py` launches it, as `TINY` and `DATA_DIR` in the environment say; `tiny_stack.py serve NAME PORT` is
one of its services.
"""

import http.server
import json
import os
import signal
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from infra.local.environment import LOOPBACK, surroundings
from infra.local.launch.launcher import Launcher
from infra.local.launch.plan import Plan, Service, Step, store_service

DATA_DIR = Path(os.environ["DATA_DIR"])


def note(line: str) -> None:
    with (DATA_DIR / "notes").open("a", encoding="utf-8") as notes:
        notes.write(f"{line}\n")


def serve(name: str, port: int, behaviour: str) -> None:
    """Answer every request; stop at SIGTERM, after a second (`slow`) or never (`deaf`)."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(503 if behaviour == "sick" else 200)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Nobody reads it."""

    def leave() -> None:
        time.sleep(1 if behaviour == "slow" else 0)
        note(f"{name} stopped")
        os._exit(0)

    note(f"{name} started")
    if behaviour == "broken":
        sys.exit("this service cannot start")
    signal.signal(signal.SIGTERM, lambda *_: None if behaviour == "deaf" else threading.Thread(target=leave).start())
    http.server.ThreadingHTTPServer((LOOPBACK, port), Answer).serve_forever()


def launch(asked: dict[str, str]) -> int:
    """`asked`: the ports, and by name how a service behaves."""
    here, around = str(Path(__file__)), surroundings(os.environ)

    def service(name: str) -> Service:
        return Service(
            name,
            (sys.executable, here, "serve", name, asked[name], asked.get(f"{name} is", "")),
            around,
            health_url=f"http://{LOOPBACK}:{asked[name]}/",
            port=int(asked[name]),
            setting=f"{name.upper()}_PORT",
            start_seconds=5 if asked.get(f"{name} is") == "sick" else 30,
        )

    code = f"open(r'{DATA_DIR / 'notes'}', 'a').write('prepared\\n'); print('editor: an@voorbeeld.example')"
    prepare = Step("prepare", (sys.executable, "-c", asked.get("prepare", code)), around)
    store = replace(
        store_service(DATA_DIR, int(asked["store"]), around, save_seconds=float(asked.get("save", 0))), repair=prepare
    )
    parts = (store, prepare, service("first"), service("second"))
    return Launcher(Plan(DATA_DIR, parts, welcome=lambda editors: f"welcome {', '.join(editors)}")).run()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        sys.exit(launch(json.loads(os.environ["TINY"])))

"""Many at once at the front door of the build that the working directory holds; run by `bench.contention`.

It reads from stdin what they ask and when, and prints what they heard. Time is stretched, and so is every wait between
two tries.
"""

import importlib
import io
import json
import logging
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

sys.path.insert(0, ".")


def main() -> None:
    asked = json.load(sys.stdin)
    rest, slower = time.sleep, float(asked["slower"])
    serve, client = _opened(asked["wsgi"])
    said: Counter[str] = Counter()
    heard: dict[str, list[tuple[str, float]]] = {}

    def note(parsed: dict[str, Any], **_: Any) -> None:
        codes = {each.get("Code") for each in parsed.get("CancellationReasons", ())} - {"None"}
        said[", ".join(sorted(map(str, codes))) or parsed.get("Error", {}).get("Code", "done")] += 1

    client.meta.events.register("after-call.dynamodb.TransactWriteItems", note)
    for call in asked["first"]:  # what each process does but once is no wait of anybody's
        _ask(serve, call)
    said.clear()
    begun = time.monotonic()
    time.sleep = lambda seconds: rest(float(seconds) * slower)

    def person(calls: list[dict[str, Any]]) -> None:
        for call in calls:
            rest(max(0.0, begun + slower * call["at"] - time.monotonic()))
            since = time.monotonic()
            status = _ask(serve, call)
            heard.setdefault(call["what"], []).append((status, (time.monotonic() - since) / slower))

    with ThreadPoolExecutor(asked["at_once"]) as people:
        list(people.map(person, asked["people"]))
    sys.__stdout__.write(json.dumps({"heard": heard, "said": said}))  # type: ignore[union-attr]  # it has one


def _opened(wsgi: str) -> tuple[Any, Any]:
    """Return the front door as WSGI, and the store's client behind it."""
    logging.disable(logging.CRITICAL)
    sys.stdout = io.StringIO()  # a line for each request
    app, bootstrap, served = map(importlib.import_module, ("app", "chalicelib.bootstrap", wsgi))
    return served.make_wsgi(app.app), bootstrap.platform().connection.client


def _ask(serve: Any, call: dict[str, Any]) -> str:
    body = json.dumps(call["body"]).encode()
    environ = {
        "REQUEST_METHOD": "POST",
        "REQUEST_URI": call["path"],
        "REMOTE_ADDR": call["origin"],
        "SERVER_NAME": "platform.example",
        "SERVER_PORT": "443",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **({"HTTP_AUTHORIZATION": f"Bearer {call['token']}"} if call["token"] else {}),
    }
    statuses: list[str] = []

    def start(status: str, _: list[tuple[str, str]]) -> None:
        statuses.append(status[:3])

    b"".join(serve(environ, start))
    return statuses[0]


if __name__ == "__main__":
    main()

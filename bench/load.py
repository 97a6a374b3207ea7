"""How many submissions and page views a second the local stack takes, how long they wait, and whether any is lost.

Starts a whole stack of its own, drives it at a fixed rate for a while, and then looks for the mail that belongs to
each submission that was acknowledged. Waiting is counted from when a request was due, not from when a worker had time
for it. All of it stands on one machine: the figures say what that machine can do, not what the platform can.
"""

import json
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

from bench.figures import Figure
from infra.local.stack import running_stack
from tests.domain.signals.dutch_texts import review_texts

SECONDS: Final = 60
WRITES: Final = 4  # a second
READS: Final = 40
WORKERS: Final = 24
_PATIENCE: Final = 30  # seconds for one answer
_AFTERWARDS: Final = 120  # seconds until the last mail must be there
_MOST_SPREAD: Final = 2.5  # p99 over p50


@dataclass(slots=True)
class Seen:
    """What became of the requests of one kind."""

    waits: list[float] = field(default_factory=list)  # milliseconds
    failed: int = 0
    taken: list[str] = field(default_factory=list)  # ids of reviews that were acknowledged

    @property
    def spread(self) -> tuple[float, float]:
        parts = quantiles(self.waits, n=100)
        return parts[49], parts[98]


def figures(seconds: int = SECONDS) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place, running_stack(Path(place)) as stack:
        site = stack.settings.site_url
        home = _ask(f"{site}/organisations?limit=1")["items"][0]
        reads, writes = _drive(site, home, seconds)
        mailed = _mailed(stack.settings.mailbox_url, len(writes.taken))
    for name, seen, rate in (("page views", reads, READS), ("submissions", writes, WRITES)):
        middle, late = seen.spread
        words = f"{rate} {name} a second for {seconds} s, beside the others: p99 over a p50 of {middle:,.0f} ms"
        yield Figure(code="P8", name=words, figure=late / middle, most=_MOST_SPREAD)
        yield Figure(code="P8", name=f"… {name} that failed, of {len(seen.waits):,}", figure=seen.failed, most=0)
    lost = len(writes.taken) - mailed
    yield Figure(code="P8", name="… acknowledged, and no mail came of it", figure=lost, most=0)


def _drive(site: str, home: dict[str, Any], seconds: int) -> tuple[Seen, Seen]:
    themes = _ask(f"{site}/theme-sets/{home['sector']}")
    texts = review_texts(WRITES * seconds, seed=9)
    jobs = sorted(
        [(number / READS, None) for number in range(READS * seconds)]
        + [(number / WRITES, _wish(home, themes, number, text)) for number, text in enumerate(texts)],
        key=lambda job: job[0],
    )
    coming, lock = iter(jobs), threading.Lock()
    reads, writes = Seen(), Seen()
    begun = time.perf_counter() + 1

    def work() -> None:
        while True:
            with lock:
                due, wish = next(coming, (-1.0, None))
            if due < 0:
                return
            time.sleep(max(0.0, begun + due - time.perf_counter()))
            seen = reads if wish is None else writes
            try:
                if wish is None:
                    _ask(f"{site}/organisations/{home['id']}")
                else:
                    seen.taken.append(_ask(f"{site}/reviews", wish)["review_id"])
            except (OSError, urllib.error.HTTPError):
                seen.failed += 1
            seen.waits.append(1000 * (time.perf_counter() - begun - due))

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    return reads, writes


def _wish(home: dict[str, Any], themes: dict[str, Any], number: int, text: str) -> dict[str, Any]:
    return {
        "organisation_id": home["id"],
        "text": text,
        "aspect_ratings": {themes["aspects"][0]["id"]: 4},
        "capacity": "relative",
        "experienced": f"{time.gmtime().tm_year - 1}-06",
        "author": {"first_name": "A", "last_name": "B", "email": f"load{number}@post{number}.example"},
        "consent": True,
    }


def _mailed(mailbox: str, many: int) -> int:
    """How many of our authors got their mail, once nobody waits any more."""
    deadline = time.monotonic() + _AFTERWARDS
    while True:
        found: int = sum(str(each["to"]).startswith("load") for each in _ask(f"{mailbox}/mails"))
        if found >= many or time.monotonic() > deadline:
            return found
        time.sleep(2)


def _ask(url: str, wish: object = None) -> Any:
    data = json.dumps(wish).encode() if wish is not None else None
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    request = urllib.request.Request(url, data, headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - as above
        return json.load(answer)

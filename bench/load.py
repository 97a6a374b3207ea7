"""Submissions and page views a second that the local stack takes, how long they wait, and whether any is lost.

Starts a whole stack of its own, finds out how long a view and a submission take when nobody else asks for anything, and
what each costs this machine; drives it for a while at a share of what it can take, and then looks for the mail that
belongs to each submission that was acknowledged. Waiting is counted from when a request was due, not from when a worker
had time for it. All of it stands on one machine, what drives it too: the figures say what that machine can do, not what
the platform can.
"""

import json
import os
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

from bench.figures import Figure, cpu_of
from infra.local.stack import RunningStack, running_stack
from tests.domain.signals.dutch_texts import review_texts

SECONDS: Final = 300
WISHED_WRITES: Final = 50  # a second
WISHED_READS: Final = 500
SHARE: Final = 0.4  # of the machine that the load is to take: what queues at a full one says nothing
WORKERS: Final = 24
_TRIED_READS: Final = 200  # to find out what one costs
_TRIED_WRITES: Final = 40
_ALONE_READS: Final = 1_000
_ALONE_WRITES: Final = 200
_PATIENCE: Final = 30  # seconds for one answer
_AFTERWARDS: Final = 120  # seconds until the last mail must be there
_MOST_SPREAD: Final = 2.5  # p99 over p50
_MOST_WRITES: Final = 20_000
_TO_FOLLOW: Final = 5  # seconds, in which mails leave and cached first pages are made anew


@dataclass(slots=True)
class Seen:
    """The outcome of the requests of one kind."""

    waits: list[float] = field(default_factory=list)  # milliseconds
    failed: int = 0

    @property
    def spread(self) -> tuple[float, float]:
        parts = quantiles(self.waits, n=100)
        return parts[49], parts[98]


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of CPU that one request took, by the process that took it."""

    parts: Mapping[str, float]

    @property
    def whole(self) -> float:
        return sum(self.parts.values())

    def __str__(self) -> str:
        shares = sorted(self.parts.items(), key=lambda part: -part[1])
        return f"{self.whole:.0f} ms ({', '.join(f'{name} {ms:.0f}' for name, ms in shares if round(ms))})"


def figures(seconds: int = SECONDS) -> Iterator[Figure]:
    """P8."""
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as place, running_stack(Path(place)) as stack:
        town = _Town(stack)
        read = _cost(stack, _TRIED_READS, town.read)
        write = _cost(stack, _TRIED_WRITES, town.write)
        for name, many, apart, act in (
            ("page view", _ALONE_READS, 0.02, town.read),
            ("submission", _ALONE_WRITES, 0.2, town.write),
        ):
            middle, late = _alone(many, apart, act).spread
            words = f"a {name} when nobody else asks, {many:,} of them: p99 over p50 (of {middle:,.0f} ms)"
            yield Figure(code="P8", name=words, figure=late / middle, most=_MOST_SPREAD)
        wished = (WISHED_READS * read.whole + WISHED_WRITES * write.whole) / 1000
        words = f"cores that {WISHED_READS} views and {WISHED_WRITES} submissions a second would take here"
        yield Figure(code="P8", name=f"{words}: {read} and {write} each", figure=wished, most=cores)
        share = min(1.0, SHARE * cores / wished)
        views, submissions = share * WISHED_READS, share * WISHED_WRITES
        reads, writes = _drive(town, views, submissions, seconds)
        mailed = town.mailed()
    for name, rate, seen in (("page views", views, reads), ("submissions", submissions, writes)):
        middle, late = seen.spread
        words = f"{rate:.0f} {name} a second for {seconds} s, {len(seen.waits):,} in all"
        waited = f"half waited at most {middle:,.0f} ms, 99 of 100 at most {late:,.0f}"
        yield Figure(code="P8", name=f"{words} ({waited}): failed", figure=seen.failed, most=0)
    lost = town.taken_in - mailed
    yield Figure(code="P8", name=f"… acknowledged, and no mail came of it, of {town.taken_in:,}", figure=lost, most=0)


class _Town:
    """The people of a stack: who read a page, and who write."""

    def __init__(self, stack: RunningStack) -> None:
        self._site, self._mailbox = stack.settings.site_url, stack.settings.mailbox_url
        self._home = _ask(f"{self._site}/organisations?limit=1")["items"][0]
        self._aspect = _ask(f"{self._site}/theme-sets/{self._home['sector']}")["aspects"][0]["id"]
        self._texts = iter(review_texts(_MOST_WRITES, seed=9))
        self._lock = threading.Lock()
        self.taken_in = 0

    def read(self) -> None:
        _ask(f"{self._site}/organisations/{self._home['id']}")

    def write(self) -> None:
        with self._lock:
            text = next(self._texts)
            self.taken_in += 1
            number = self.taken_in
        try:
            _ask(f"{self._site}/reviews", self._wish(number, text))
        except OSError:
            with self._lock:
                self.taken_in -= 1
            raise

    def _wish(self, number: int, text: str) -> dict[str, Any]:
        return {
            "organisation_id": self._home["id"],
            "text": text,
            "aspect_ratings": {self._aspect: 4},
            "capacity": "relative",
            "experienced": f"{time.gmtime().tm_year - 1}-06",
            "author": {"first_name": "A", "last_name": "B", "email": f"load{number}@post{number}.example"},
            "consent": True,
        }

    def mailed(self) -> int:
        """Count our authors who got their mail, once nobody waits any more."""
        deadline = time.monotonic() + _AFTERWARDS
        while True:
            found: int = sum(str(each["to"]).startswith("load") for each in _ask(f"{self._mailbox}/mails"))
            if found >= self.taken_in or time.monotonic() > deadline:
                return found
            time.sleep(2)


def _cost(stack: RunningStack, many: int, act: Callable[[], None]) -> Cost:
    """Measure the cost of an act, with all that follows within a few seconds and without what runs on its own."""
    idle = _over(stack, lambda: None)

    def acts() -> None:
        for _ in range(many):
            act()

    busy = _over(stack, acts)
    return Cost({name: 1000 * max(0.0, busy[name] - idle[name]) / many for name in busy})


def _over(stack: RunningStack, act: Callable[[], None]) -> Mapping[str, float]:
    """Seconds of CPU while something is done, and for a while afterwards."""
    before = _spent(stack)
    act()
    time.sleep(_TO_FOLLOW)
    return {name: spent - before.get(name, 0.0) for name, spent in _spent(stack).items()}


def _spent(stack: RunningStack) -> Mapping[str, float]:
    """Seconds of CPU until now, of the stack's processes and of this one."""
    found = {"driver": time.process_time()}
    for process in (each for each in Path("/proc").iterdir() if each.name.isdigit()):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            words = (process / "cmdline").read_bytes().decode().split("\0")
            spent = cpu_of(int(process.name))
        except OSError:
            continue  # it ended meanwhile
        if int(fields[1]) == stack.launcher:
            name = words[words.index("-m") + 1].rpartition(".")[2]
            found[name] = spent
    return found


def _alone(many: int, apart: float, act: Callable[[], None]) -> Seen:
    """One request at a time, with a pause after each in which what follows from it is done."""
    seen = Seen()
    for _ in range(many):
        begun = time.perf_counter()
        act()
        seen.waits.append(1000 * (time.perf_counter() - begun))
        time.sleep(apart)
    return seen


def _drive(town: _Town, views: float, submissions: float, seconds: int) -> tuple[Seen, Seen]:
    reads, writes = Seen(), Seen()
    jobs = sorted(
        [(number / views, reads, town.read) for number in range(int(views * seconds))]
        + [(number / submissions, writes, town.write) for number in range(int(submissions * seconds))],
        key=lambda job: job[0],
    )
    coming, lock = iter(jobs), threading.Lock()
    begun = time.perf_counter() + 1

    def work() -> None:
        while True:
            with lock:
                job = next(coming, None)
            if job is None:
                return
            due, seen, act = job
            time.sleep(max(0.0, begun + due - time.perf_counter()))
            try:
                act()
            except OSError:  # that of HTTP, too
                seen.failed += 1
            seen.waits.append(1000 * (time.perf_counter() - begun - due))

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    return reads, writes


def _ask(url: str, body: object = None) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    request = urllib.request.Request(url, data, headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - as above
        return json.load(answer)

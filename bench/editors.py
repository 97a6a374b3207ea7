"""The editors' queue as it grows, and twenty editors who decide at once.

The front door is in this process and the store in one of its own, so that CPU is what the platform itself takes.
"""

import io
import itertools
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Final

from bench.builds import released
from bench.figures import Figure
from bench.units import Work, counted
from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import QueueItem
from chalicelib.adapters.dynamodb.projections.queue import queue_item, queue_key
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import Count, QueueKind, Waiting, waiting
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.use_cases.mails.editor_digest import waiting_letters
from infra.local.environment import ROOT
from tests.prove.stage import played
from tests.races.arena import AT_ONCE, Arena, Call

FEW: Final = 2_400  # waiting of each kind
MANY: Final = 50_000
DECISIONS: Final = 20  # of each editor
_LOOKS: Final = 30
_TURNS: Final = 150  # what is asked is a twentieth, and a median of thirty is not that sure
_SEEN: Final = 60  # reviews that wait longer than the rest
_TEXT: Final = "Mijn moeder woont er nu twee jaar, en we voelen ons er welkom. " * 8  # 500 characters
_NUMBERS: Final = itertools.count()
_PAGE: Final = "kind=review"
_SAME: Final = f"kind={QueueKind.APPEAL}"  # as many wait of them before and after
_PAGES: Final[Mapping[str, str]] = {
    "as it opens": _PAGE,
    "what is late": f"{_PAGE}&late=true",
    "of a sector": f"{_PAGE}&sector={Sector.RESIDENTIAL_CARE}",
    "the oldest first": f"{_PAGE}&order=oldest",
    "what is mine": f"{_PAGE}&assigned=me",
}
_SITE: Final = "infra.local.site.wsgi"
_SITE_BEFORE: Final = "infra.local.wsgi"
# In a build's tree, with its own modules: it answers each line with what that cost.
_ASKING: Final = """
import io, logging, os, sys, time
sys.path.insert(0, ".")
logging.disable(logging.CRITICAL)
from app import app
from bench.units import counted
from chalicelib.bootstrap import platform
from importlib import import_module
served = import_module(sys.argv[1]).make_wsgi(app)
os.environ.update(each.split("=") for each in sys.argv[2:])  # by now all doors are hung, whatever the function's name
def ask(path):
    environ = {"REQUEST_METHOD": "GET", "REQUEST_URI": path, "CONTENT_TYPE": "", "CONTENT_LENGTH": "0"}
    environ |= {"REMOTE_ADDR": "192.0.2.1", "SERVER_NAME": "platform.example", "SERVER_PORT": "443"}
    environ |= {"HTTP_ACCEPT": "text/html", "HTTP_AUTHORIZATION": "Bearer editor-0.token", "wsgi.input": io.BytesIO()}
    heard = []
    body = b"".join(served(environ, lambda status, headers, *_: heard.append(status)))
    if heard[0][:3] != "200":
        raise SystemExit(f"{heard[0]} {body[:500]}")
    return body
said, sys.stdout = sys.stdout, sys.stderr
ask("/editor/queue?kind=review")
for line in sys.stdin:
    what, path = line.split()
    if what == "spent":
        begun = time.process_time()
        ask(path)
        print(1000 * (time.process_time() - begun), file=said, flush=True)
    else:
        with counted(platform().connection.client) as work:
            ask(path)
        print(len(work.requests), work.read_units, file=said, flush=True)
"""


def figures() -> Iterator[Figure]:
    """P3 and P8, of what editors do."""
    # Release 0.1.0 reads the same store; requests are counted at the client.
    with redirect_stdout(io.StringIO()), played(by_client=True, OLDEST_READER="0.1.0", OLDEST_WRITER="0.1.0") as arena:
        found = [*_grown(arena), *_decided(arena)]
    yield from found


def _grown(arena: Arena) -> Iterator[Figure]:
    shown = _seen(arena)
    for kind in QueueKind:
        _wait(arena, kind, FEW - (len(shown) if kind is QueueKind.REVIEW else 0))
    _count(arena)
    with ExitStack() as running:
        tree = released(Path(running.enter_context(tempfile.TemporaryDirectory())))
        counting, today = (running.enter_context(_build(ROOT, _SITE, counts=counts)) for counts in (True, False))
        before = running.enter_context(_build(tree, _SITE_BEFORE, counts=False)) if tree else None
        few = {name: counting.work(query) for name, query in _PAGES.items()}
        pairs = [(today.spent(_PAGE), before.spent(_PAGE) if before else 0) for _ in range(_LOOKS)]  # in turns
        few_page, few_times = _by_turns(today)
        than = running.enter_context(_build(tree, _SITE_BEFORE, counts=True)).work(_PAGE) if tree else None
        _wait(arena, QueueKind.REVIEW, MANY - FEW)
        _count(arena)
        _, many_times = _by_turns(today)
        many = {name: counting.work(query) for name, query in _PAGES.items()}
    spent_few = median(each[0] for each in pairs)
    page = few["as it opens"]
    yield Figure(
        code="P3",
        name=f"the queue's page with {FEW:,} of each kind that wait",
        figure=spent_few,
        unit="ms CPU",
        most=0.10,
        peer=median(each[1] for each in pairs) or None,
        peer_name="0.1.0",
    )
    words = f" (0.1.0: {than.requests}, and {than.read_units:g} read units)" if than else ""
    yield Figure(code="P3", name=f"… requests to the store{words}", figure=page.requests, most=9)
    yield Figure(code="P3", name="… read units, of twenty organisations", figure=page.read_units, most=40)
    yield Figure(
        code="P3",
        name=f"… with {MANY:,} reviews that wait",
        figure=few_page * many_times / few_times,
        unit="ms CPU",
        most=1.05,
        peer=few_page,
        peer_name=f"with {FEW:,}",
    )
    for name, found in many.items():
        words = f"… {name}: requests to the store, and {found.read_units:g} read units"
        yield Figure(code="P3", name=words, figure=found.requests, most=few[name].requests)
    rare = _work(arena, f"&status={Status.ESCALATED}")
    yield Figure(code="P3", name="… requests to find the one that is escalated", figure=len(rare.requests), most=30)


def _by_turns(build: "_Build") -> tuple[float, float]:
    """Return the CPU of the page, and how often one of which nothing grows goes into it, each beside the other.

    The machine is not as quick as minutes ago.
    """
    looks = [(build.spent(_PAGE), build.spent(_SAME)) for _ in range(_TURNS)]
    return median(page for page, _ in looks), median(page / same for page, same in looks)


@dataclass(frozen=True)
class _Asked:
    """The work that a page asked of the store."""

    requests: int
    read_units: float


@dataclass(frozen=True)
class _Build:
    """A build in a process of its own, on the store of the arena."""

    process: "subprocess.Popen[str]"

    def spent(self, query: str) -> float:
        """Return the milliseconds of CPU that the page takes this process."""
        return float(self._told("spent", query)[0])

    def work(self, query: str) -> _Asked:
        requests, units = self._told("work", query)
        return _Asked(int(requests), float(units))

    def _told(self, what: str, query: str) -> list[str]:
        given, said = self.process.stdin, self.process.stdout
        assert given is not None  # noqa: S101 - it was opened with both
        assert said is not None  # noqa: S101
        given.write(f"{what} /editor/queue?{query}\n")
        given.flush()
        return said.readline().split()


@contextmanager
def _build(tree: Path, site: str, *, counts: bool) -> Iterator[_Build]:
    """Run a build that stands in a folder, on the arena's store.

    Args:
        tree: the folder.
        site: its module that opens its doors to a local server.
        counts: whether it asks by the store's client, where requests are counted; else as a function of AWS does.
    """
    named = [] if counts else ["AWS_LAMBDA_FUNCTION_NAME=api_handler"]
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", _ASKING, site, *named],
        cwd=tree,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield _Build(process)
        finally:
            process.terminate()


def _seen(arena: Arena) -> list[Review]:
    """Reviews that wait longest, of which a page shows the first: each of an organisation of its own."""
    now = arena.here.now()
    found = Signal("personal_data", 2, "Er staat misschien een naam in de tekst: Mieke.")
    made: list[Review] = []
    for number in range(_SEEN):
        (each,) = arena.reviews(1, arena.organisation(), text=_TEXT, status=Status.PENDING, signals=(found,))
        waits = replace(each, waiting_since=now - timedelta(days=20, minutes=number))
        ReviewItem(each.id, organisation_id=each.organisation_id, version=each.version, review=waits).save()
        for place in waiting(each):
            QueueItem(*queue_key(place)).delete()
        for place in waiting(waits):
            queue_item(place).save()
        made.append(waits)
    return made


def _count(arena: Arena) -> None:
    """Count what waits, as the clock does every five minutes."""
    queue, letters = arena.here.queue, waiting_letters(arena.here)
    queue.keep_count(Count(at=arena.here.now(), of={kind: queue.backlog(kind) for kind in QueueKind}, letters=letters))


def _work(arena: Arena, query: str) -> Work:
    """Return what the list as JSON asks of the store."""
    with counted(arena.here.connection.client) as work:
        heard = arena.ask(Call(f"/editor/queue?kind=review{query}", {}, editor=0, method="GET"))
    if heard.status != 200 or not heard.json["items"]:  # noqa: PLR2004 - what HTTP calls good
        raise RuntimeError(f"the queue says {heard}")
    return work


def _wait(arena: Arena, kind: QueueKind, many: int) -> None:
    """Let so many wait whom no first page shows, a part of them late; one is escalated and after all others."""
    now, begun = arena.here.now(), next(_NUMBERS)
    with QueueItem.batch_write() as batch:
        for number in range(many):
            last = number == many - 1
            each = Waiting(
                kind=kind,
                id=f"waiting-{begun}-{number}",
                organisation_id="home-1",
                status=Status.ESCALATED if last else Status.PENDING,
                waiting_since=now - timedelta(days=14) * (many - number) / many,
            )
            batch.save(queue_item(each))


def _decided(arena: Arena) -> Iterator[Figure]:
    """Every editor approves reviews of one organisation, each their own, as fast as they can."""
    home = arena.organisation()
    reviews = arena.reviews(AT_ONCE * DECISIONS, home, status=Status.PENDING)
    body = {"action": "approve", "version": reviews[0].version}
    calls = [
        Call(f"/editor/reviews/{each.id}/decisions", body, editor=number % AT_ONCE)
        for number, each in enumerate(reviews)
    ]
    asked: list[str] = []
    arena.here.connection.client.meta.events.register(
        "after-call.dynamodb", lambda model, **_: asked.append(model.name)
    )
    heard = arena.race([calls[first : first + AT_ONCE] for first in range(0, len(calls), AT_ONCE)])
    each = len(asked) / len(calls)
    statuses = [each.status for some in heard for each in some]
    failed = sum(status != 200 for status in statuses)  # noqa: PLR2004 - what HTTP calls good
    name = f"{AT_ONCE} editors at once, {len(calls)} decisions about one organisation: failed"
    yield Figure(code="P8", name=name, figure=failed, most=0)
    shown = arena.here.organisations.get(home.id).tally.reviews
    yield Figure(code="P8", name="… and not counted on its page", figure=len(calls) - shown, most=0)
    yield Figure(
        code="P3",
        name=f"{AT_ONCE} editors at once: requests to the store for a decision, tries again included",
        figure=each,
        most=3,
        floor=2,
    )

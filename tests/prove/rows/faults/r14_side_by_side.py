"""The release before and today's on one store, both serving, and back: what either decides binds the other.

The release before is taken from the history of this repository, and runs in a process of its own, with its own
schedules. Where that history is not there, this machine cannot show it.
"""

import io
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, ReplyAction
from infra.local.environment import LOOPBACK, ROOT
from infra.local.launch.processes import answers
from infra.local.stack import free_port
from tests.journeys.people import send
from tests.prove import aws
from tests.prove.audit import inconsistencies
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import mailbox, played
from tests.races.arena import Arena, Call
from tests.story.requests import Answer

BEFORE: Final = "3970329"  # release 0.1.0
AT_ONCE: Final = 4
SCHEDULED: Final = ("sweep_outbox", "lift_blocks", "keep_deadlines", "settle_search")
_START: Final = 60  # seconds
# In the tree of the release before, with its own modules: the site, and its schedules every two seconds.
_SERVING: Final = """
import sys, threading, time
sys.path.insert(0, ".")
from app import app
from infra.local.server import serve
from infra.local.triggers import run_once
from infra.local.wsgi import make_wsgi
def clock():
    while True:
        for name in sys.argv[2:]:
            run_once(app, name)
        time.sleep(2)
threading.Thread(target=clock, daemon=True).start()
serve(make_wsgi(app), int(sys.argv[1]), threads=8)
"""


@dataclass
class Side:
    """One of the two releases, as people meet it."""

    name: str
    ask: Callable[[Call], Answer]
    heard: Counter[int] = field(default_factory=Counter)


@dataclass
class Stage:
    """Everybody's acts, each at one side and looked at from the other."""

    arena: Arena
    wrong: list[str] = field(default_factory=list)
    tried: int = 0

    def expect(self, side: Side, what: str, call: Call, status: int, code: str = "") -> Answer:
        heard = side.ask(call)
        side.heard[heard.status] += 1
        self.tried += 1
        if heard.status != status or (code and heard.code != code):
            said = heard.json.get("code", "") if isinstance(heard.json, dict) else ""
            self.wrong.append(f"{side.name}: {what} answered {heard.status} {said}, not {status} {code}".rstrip())
        return heard

    def decide(
        self, side: Side, review_id: str, action: Action, editor: int, status: int = 200, code: str = ""
    ) -> None:
        call = self.arena.request_of(action, review_id, editor=editor)
        self.expect(side, f"{action} by editor {editor}", call, status, code)

    def rule(self, side: Side, home: Organisation, action: OrganisationAction) -> None:
        self.expect(side, action, self.arena.request_of(action, home.id, editor=9), 200)

    def pending(self, one: Side, other: Side, home: Organisation, number: int) -> str:
        """A review that is sent in at one side and confirmed at the other."""
        sent = self.expect(one, "submit", self.arena.request_of_review(home=home, number=number), 202)
        review_id = str(sent.json.get("review_id", ""))
        if review_id:
            self.expect(other, "confirm", self.arena.request_of(Action.CONFIRM, review_id), 200)
        return review_id

    def sees(self, side: Side, home: Organisation, review_id: str, *, online: bool) -> None:
        path = f"/organisations/{home.id}/reviews"
        heard = self.expect(side, "an organisation's reviews", Call(path, {}, method="GET"), 200)
        if (review_id in str(heard.json)) is not online:
            self.wrong.append(
                f"{side.name}: a review is {'not ' if online else ''}online that should {'' if online else 'not '}be"
            )

    def story(self, one: Side, other: Side, number: int) -> None:
        """Watch at one side and decide at the other, block, reply, notice, erase; the two take turns."""
        home = self.arena.organisation()
        first, second = (self.pending(one, other, home, 2 * number + each) for each in (0, 1))
        if not (first and second):
            return
        self.rule(one, home, OrganisationAction.WATCH)
        self.decide(other, first, Action.APPROVE, 0)
        self.decide(other, first, Action.APPROVE, 0, 409, "needs_another_editor")
        self.sees(other, home, first, online=False)
        self.decide(one, first, Action.APPROVE, 1)
        self.sees(other, home, first, online=True)
        self.rule(other, home, OrganisationAction.UNWATCH)
        self.rule(one, home, OrganisationAction.BLOCK)
        self.decide(other, second, Action.APPROVE, 2, 409, "blocked")
        self.sees(other, home, first, online=False)
        self.rule(other, home, OrganisationAction.UNBLOCK)
        self.decide(one, second, Action.APPROVE, 2)
        self.expect(other, "reply", self.arena.request_of(ReplyAction.SUBMIT, second), 202)
        self.expect(one, "approve the reply", self.arena.request_of(ReplyAction.APPROVE, second, editor=3), 200)
        self.look(one, home)
        self.look(other, home)
        self.expect(other, "erase", self.arena.request_of(Action.ERASE, first, by=Actor.AUTHOR), 200)
        self.sees(one, home, first, online=False)
        self.sees(one, home, second, online=True)

    def watched(self, one: Side, other: Side, number: int) -> tuple[Organisation, str]:
        """An organisation that one side watches, with a review that waits."""
        home = self.arena.organisation()
        review_id = self.pending(one, other, home, 10**10 + number)
        self.rule(one, home, OrganisationAction.WATCH)
        return home, review_id

    def needs_two(self, side: Side, home: Organisation, review_id: str) -> None:
        if not review_id:
            return  # why it was never taken in is among what is wrong
        self.decide(side, review_id, Action.APPROVE, 4)
        self.sees(side, home, review_id, online=False)
        self.decide(side, review_id, Action.APPROVE, 5)
        self.sees(side, home, review_id, online=True)

    def look(self, side: Side, home: Organisation) -> None:
        """What people look at, on pages and lists that hold what both sides wrote."""
        for path, editor in (
            (f"/organisations/{home.id}", None),
            ("/organisations?q=avondrust", None),
            ("/editor/queue?kind=review", 0),
            ("/editor/organisations?limit=20", 0),
            (f"/integrity/{self.arena.here.now().year}", None),
        ):
            self.expect(side, path.partition("?")[0], Call(path, {}, editor=editor, method="GET"), 200)


def prove(ask: Scale) -> Outcome:
    tree = _archived()
    if tree is None:
        return _nothing(f"the history of this copy does not hold {BEFORE}")
    seconds = ask.of(full=60, quick=3)
    with (
        tempfile.TemporaryDirectory() as place,
        mailbox() as inbox,
        played(sealed=True, MAIL_ENDPOINT=inbox.url, OLDEST_READER="0.1.0", OLDEST_WRITER="0.1.0") as arena,
    ):
        with tarfile.open(fileobj=io.BytesIO(tree)) as archive:
            archive.extractall(place, filter="data")
        stage = Stage(arena)
        today = Side("today", arena.ask)
        with _release_before(Path(place)) as url:
            before = Side("0.1.0", lambda call: _over_http(url, arena, call))
            told = _everybody(stage, today, before, seconds)
            watched = [stage.watched(before, today, number) for number in range(2)]
            apart = _unknown()
        stage.needs_two(today, *watched[0])  # before anything was renewed
        # The release before serves no more: what it left is repaired, and binds as today's code has it.
        migrated = arena.here.migrate_forms(again=True)
        left = _unknown()
        stage.needs_two(today, *watched[1])
        for name in SCHEDULED:
            aws.scheduled(name)
        faults = inconsistencies()
        alone = _everybody(stage, today, today, 0)
        with _release_before(Path(place)) as url:  # and back
            before = Side("0.1.0, back", lambda call: _over_http(url, arena, call), before.heard)
            back = _everybody(stage, before, before, 0)
        faults += [each for each in inconsistencies() if each not in faults]
    # It knows no deadline of what is under research, and leaves it behind when that ends. The clock looks at the
    # review before it acts, and puts such a deadline away when it comes to it.
    passed_over = [each for each in faults if each.startswith("the clock would expire")]
    faults = [each for each in faults if each not in passed_over]
    fives = sum(times for side in (today, before) for status, times in side.heard.items() if status >= 500)
    return Outcome(
        what=f"stories of a watch, a block, reviews, replies and erasures, told by {AT_ONCE} at once in turns to "
        f"release 0.1.0 and to today's on one store for {seconds} s, then to each alone",
        tried=stage.tried,
        at_least=ask.of(full=400, quick=40),
        happened=f"{told + alone + back} stories; 0.1.0 answered {dict(sorted(before.heard.items()))}, today's "
        f"{dict(sorted(today.heard.items()))}; {apart} organisations were left half known by 0.1.0, {migrated.renewed} "
        f"renewed, {left} left; {len(passed_over)} deadlines that 0.1.0 left behind, which the clock passes over",
        lost=fives,
        shortfalls=(
            *stage.wrong[:10],
            *faults[:10],
            *((f"{left} organisations are half known after the migration",) if left else ()),
            *(() if apart else ("0.1.0 left nothing to repair: it was not at work",)),
        ),
    )


def _nothing(why: str) -> Outcome:
    return Outcome(what="the release before and today's on one store", tried=0, at_least=1, happened="", not_here=why)


def _everybody(stage: Stage, one: Side, other: Side, seconds: float) -> int:
    """Stories by several people until the time is up, at least one each; returns how many."""
    until = time.monotonic() + seconds

    def person(number: int) -> int:
        told = 0
        while not told or time.monotonic() < until:
            sides = (one, other) if (told + number) % 2 else (other, one)
            stage.story(*sides, number=time.monotonic_ns() // 1_000 % 10**9 * AT_ONCE + number)
            told += 1
        return told

    with ThreadPoolExecutor(AT_ONCE) as people:
        return sum(people.map(person, range(AT_ONCE)))


def _unknown() -> int:
    """Count the organisations of which it is not known whether they restrict what goes online."""
    items = OrganisationItem.scan(OrganisationItem.part == ORGANISATION_PART, consistent_read=True)
    return sum(item.restriction_of != item.standing_version for item in items)


def _archived() -> bytes | None:
    """The files of the release before; None where this copy's history does not reach so far back."""
    command = ["git", "-C", str(ROOT), "archive", BEFORE]
    with suppress(OSError):
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own history
        return done.stdout if done.returncode == 0 else None
    return None


@contextmanager
def _release_before(tree: Path) -> Iterator[str]:
    """Serve what stands in a folder, in this process's environment; yields its address.

    Raises:
        RuntimeError: it does not answer.
    """
    port = free_port()
    # It is a whole stage by itself: a function of that release opens its doors one by one.
    environment = {name: value for name, value in os.environ.items() if name != "AWS_LAMBDA_FUNCTION_NAME"}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-c", _SERVING, str(port), *SCHEDULED]
    with (tree / "said").open("wb") as said:
        process = subprocess.Popen(command, cwd=tree, env=environment, stdout=said, stderr=said)  # noqa: S603 - ours
        try:
            deadline = time.monotonic() + _START
            while not answers(f"http://{LOOPBACK}:{port}/health"):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError((tree / "said").read_text(encoding="utf-8", errors="replace")[-2_000:])
                time.sleep(0.1)
            yield f"http://{LOOPBACK}:{port}"
        finally:
            process.terminate()
            process.wait(30)


def _over_http(url: str, arena: Arena, call: Call) -> Answer:
    headers = {} if call.editor is None else {"Authorization": f"Bearer editor-{call.editor}.token"}
    path = call.path.removeprefix(arena.here.settings.site_url)
    body = None if call.method == "GET" else dict(call.body or {})
    answer = send(call.method, f"{url}{path}", body, **headers)
    return answer if answer.body.startswith((b"{", b"[")) else replace(answer, body=b"")

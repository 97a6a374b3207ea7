"""R2: a crash before and after every call to AWS of everything that can happen; then whoever waited tries again.

A crash before a call is, for the world, a crash after the one before it: what was in the process is gone either way.
And after a call that only reads, the world is as it was. So each transition is tried once with a crash before its first
call, and once after each call that changes something; that is every state in which a crash can leave the world.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Final

from chalicelib.adapters.dynamodb.client.tables import NAMES, ReviewItem, unpacked
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.adapters.id_generator import SystemIdGenerator
from chalicelib.adapters.process_counters import ProcessCounters
from tests.prove import aws
from tests.prove.audit import inconsistencies
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import Clock, Mailbox, mailbox, played
from tests.prove.transitions import Transition, all_transitions
from tests.prove.wire import NotSoManyCalls, counted, dying
from tests.races.arena import Arena
from tests.sync.images import Image, put_down, taken

QUICK: Final = ("review pending: approve", "a review is sent in", "handler lift_blocks")
OF_ITS_OWN: Final = "handler sync_organisations"  # R9 kills it at every call; runs are told apart by when they began
PROCESSES: Final = 2  # side by side, each with a store of its own
POINTS: Final = 60  # fewer prove nothing
LATER: Final = 16  # minutes: leases have run out, and an erasure sweeps once more
_FAULT: Final = 500
_READS: Final = re.compile(r"DynamoDB\.(Get|BatchGet|TransactGet|Describe)\w+|DynamoDB\.(Query|Scan)|TrentService\.\w+")
_RANDOM: Final = re.compile(r"\b[a-z2-7]{24}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")  # ours, a request's
# What chance gives, where it falls into a shard, and how often it was tried.
_BY_CHANCE: Final = {"sealed", "message_id", "due_shard", "day", "shard", "attempts", "front"}
# What the dead had in hand goes on when the lease is over: a mail leaves, and a webhook is told, that much later.
_BY_THE_CLOCK: Final = {"outbox": {"done_at", "expires"}, "webhooks": {"due_at", "state"}, "public_log": {"fence"}}
_PROGRESS: Final = re.compile(
    r'\\*"(?:renewed|drift)\\*":\d+'
)  # who goes on with a migration, or a reconciliation, did not count what the dead renewed, or repaired
# What comes by again after a lease; and of words that were revised, what was not noted yet, the night notes.
_COMES_AGAIN: Final = {
    "handler publish_log": ("publish_log",),
    "handler push_changes": ("push_changes",),
    "review returned: revise by author": ("look_again_at_published",),
}
_LEFT_BEHIND: Final = {"cards are handed out": {"invitations"}}  # of a batch that is nowhere: nobody has those cards
_AS_OFTEN_AS_ASKED: Final = "cards#"  # beginning of a counter, which is there before cards are made
_NOT_COMPARED: Final = {"directory"}  # who settles it first depends on the process; search is asked for by R8


class FixedNonces(SystemIdGenerator):
    """Nonces that are the same whoever draws them; ids are told apart by none."""

    def new_nonce(self) -> str:
        return "nonce"


class _Harness:
    def __init__(self, arena: Arena, inbox: Mailbox) -> None:
        self.arena = arena
        self._inbox = inbox
        self._clock = Clock(arena)
        self._zero = self._clock.now
        vars(arena.here)["id_generator"] = FixedNonces(key=arena.here.settings.link_key)
        self._empty = taken(arena.here)
        self.points = 0
        self.wrong: list[str] = []
        self.twice = 0
        self.calls: Counter[str] = Counter()

    def prove(self, transition: Transition) -> None:
        put_down(self._empty, self.arena.here)
        self._new_process()
        self._clock.now = self._zero
        self._clock.hold()
        act = transition.prepare(self.arena, self._clock)
        start, began = taken(self.arena.here), self._clock.now
        made = frozenset(item["review_id"]["S"] for item in start["reviews"])
        known = set(map(_about, inconsistencies(made=made)))  # what a test left out of the state that it made
        with counted() as calls:
            status = act()
        if status >= 300:
            self.wrong.append(f"{transition.name}: answered {status}, undisturbed")
            return
        self.calls.update(calls)
        expected = self._settled(transition, made)
        if more := {each for each in expected[1] if _about(each) not in known}:
            self.wrong.append(f"{transition.name}, undisturbed: {sorted(more)[:3]}")
            return
        if not calls:
            self.wrong.append(f"{transition.name}: asked nothing of AWS, so nothing was tried")
            return
        for at in (0, *(number for number, call in enumerate(calls, start=1) if not _READS.fullmatch(call))):
            self._back_to(start)
            self._clock.now = began
            try:
                with dying(at=max(at, 1), after=at > 0) as made_calls:
                    act()
            except NotSoManyCalls:
                more_calls = "; ".join(sorted((Counter(calls) - Counter(made_calls)).elements()))
                self.wrong.append(f"{transition.name}: another time it made {len(made_calls)} calls, not {more_calls}")
                continue
            self.points += 1
            self._new_process()
            status = act()
            found = self._settled(transition, made)
            where = (
                f"{transition.name}, killed {f'after call {at} ({calls[at - 1]})' if at else 'before its first call'}"
            )
            if status >= _FAULT:
                self.wrong.append(f"{where}: the second try was answered {status}")
            if more := {each for each in found[1] if _about(each) not in known}:
                self.wrong.append(f"{where}: {sorted(more)[:3]}")
            elif wrong := _difference(expected[0], found[0], more_in=_LEFT_BEHIND.get(transition.name, set())):
                self.wrong.append(f"{where}: {wrong}")
            self.twice += sum(times - 1 for times in found[2].values())

    def _back_to(self, image: Image) -> None:
        put_down(image, self.arena.here)
        self.arena.settle()
        self._new_process()

    def _new_process(self) -> None:
        """Forget what one process remembers and a new one does not."""
        here = self.arena.here
        here.directory = DynamoDirectory(here.connection)
        here.dead_links = ProcessCounters()
        vars(here).pop("reconciliation", None)
        self._inbox.kept.remove_all()

    def _settled(
        self, after: Transition, made: frozenset[str]
    ) -> tuple[dict[str, Counter[str]], list[str], Counter[str]]:
        """Let the clock go on (leases run out, sweeps come by); returns tables, faults, and mails that left."""
        self._clock.forward(minutes=LATER)
        for name in ("keep_deadlines", "sweep_outbox", *_COMES_AGAIN.get(after.name, ())):
            aws.scheduled(name)
        image = taken(self.arena.here)
        wrong = inconsistencies(made=made, keys=self.arena.here.id_generator)
        return _plain(image), wrong, self._inbox.by_mail()


def _about(wrong: str) -> str:
    """Return what does not fit, without its figures: those of a state that a test made by halves move with the act."""
    return wrong.partition(" say ")[0]


def _plain(image: Image) -> dict[str, Counter[str]]:
    """All that lies in the tables, without what chance put in."""
    return {
        table: Counter(_plain_item(table, item) for item in items)
        for table, items in image.items()
        if table not in _NOT_COMPARED
    }


def _plain_item(table: str, item: Mapping[str, Any]) -> str:
    text = json.dumps(_said(table, item), sort_keys=True, default=str)
    return _PROGRESS.sub("PROGRESS", _RANDOM.sub("ID", text))


def _said(table: str, item: Mapping[str, Any]) -> Mapping[str, Any]:
    dropped = _BY_CHANCE | _BY_THE_CLOCK.get(table, set())
    plain = unpacked(dict(item)) if table == NAMES[ReviewItem] else item  # chance shows in no compressed document
    if str(plain.get("bucket", {}).get("S", "")).startswith(_AS_OFTEN_AS_ASKED):
        dropped = dropped | {"counted"}
    return {name: next(iter(value.values())) for name, value in plain.items() if name not in dropped}


def _difference(
    expected: Mapping[str, Counter[str]], found: Mapping[str, Counter[str]], *, more_in: Collection[str]
) -> str:
    """Tell what differs; nothing, where that is only that these tables hold more."""
    lines: list[str] = []
    for table, items in expected.items():
        more = [] if table in more_in else [*(found[table] - items)]
        lines += [f"{table} lacks {each[:300]}" for each in items - found[table]]
        lines += [f"{table} has {each[:300]}" for each in more]
    return "; ".join(lines[:3])


@dataclass(frozen=True, slots=True)
class _Found:
    """The findings of one process in its share."""

    points: int
    calls: Counter[str]
    twice: int
    wrong: Sequence[str]


def _share(names: Sequence[str]) -> _Found:
    """Prove some of the transitions, on a platform of their own."""
    with mailbox() as inbox, played(sealed=True, MAIL_ENDPOINT=inbox.url) as arena:
        harness = _Harness(arena, inbox)
        for transition in all_transitions():
            if transition.name in names:
                harness.prove(transition)
    return _Found(harness.points, harness.calls, harness.twice, harness.wrong)


def prove(ask: Scale) -> Outcome:
    names = [each.name for each in all_transitions() if each.name != OF_ITS_OWN]
    chosen = names if ask.full else [each for each in names if any(name in each for name in QUICK)]
    shares = [chosen[first::PROCESSES] for first in range(PROCESSES)] if ask.full else [chosen]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        found = list(processes.map(_share, shares))
    calls = sum((share.calls for share in found), Counter[str]())
    points, twice = sum(share.points for share in found), sum(share.twice for share in found)
    wrong = [each for share in found for each in share.wrong]
    services = {call.partition(".")[0] for call in calls}
    return Outcome(
        what=f"{len(chosen)} transitions and handlers, killed before their first call to AWS, and after each call that "
        "changes something; then the same once more",
        tried=points,
        at_least=POINTS if ask.full else 6,
        happened=f"{calls.total()} calls ({', '.join(sorted(services))}); afterwards the state, log, mails and "
        f"counters of an undisturbed act; {twice} mails left twice (killed between SES and our note)",
        lost=len(wrong),
        shortfalls=tuple(wrong[:20]),
    )

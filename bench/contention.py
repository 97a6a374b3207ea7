"""`python -m bench.contention`: many who write about one organisation at once, on a store that is as strict as AWS.

This machine cannot do fifty submissions a second. So time is stretched: fifty in SLOWER seconds, while a transaction,
our waits between tries and the second of a partition's units last SLOWER times as long. Who meets whom is then the
same. `python -m bench.contention decisions` or `submissions` does one of them.
"""

import io
import itertools
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from statistics import quantiles
from typing import Any, Final

import pytest

from bench.editors import DECISIONS
from chalicelib.adapters.dynamodb.client import patient_connection, transaction
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Status
from infra.local.launch.plan import AS_AWS
from tests.prove.lives.submits import Writers
from tests.prove.stage import played
from tests.races.arena import AT_ONCE, Arena
from tests.story.requests import Answer, Call

SLOWER: Final = 10
A_SECOND: Final = 50
SECONDS: Final = 10
_STRETCHED: Final = replace(
    AS_AWS,
    transaction_seconds=AS_AWS.transaction_seconds * SLOWER,
    index_seconds=AS_AWS.index_seconds * SLOWER,
    reads_a_second=AS_AWS.reads_a_second / SLOWER,
    writes_a_second=AS_AWS.writes_a_second / SLOWER,
)


@dataclass
class Heard:
    """What people were answered, after how many seconds, and what the store said to a transaction."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    store: Counter[str] = field(default_factory=Counter)

    def note(self, answer: Answer, seconds: float) -> None:
        self.statuses[answer.status] += 1
        self.seconds.append(seconds / SLOWER)

    def __str__(self) -> str:
        cuts = quantiles(self.seconds, n=100)
        return (
            f"{dict(self.statuses)}; half waited {1000 * cuts[49]:.0f} ms, 99 of 100 at most {1000 * cuts[98]:.0f}; "
            f"to transactions the store said {dict(self.store)}"
        )


def main(asked: Sequence[str]) -> None:
    parts = {
        "decisions": (f"{AT_ONCE} editors at once, {AT_ONCE * DECISIONS} decisions", decided),
        "submissions": (f"{A_SECOND} submissions a second for {SECONDS} s", submitted),
    }
    for name in asked or parts:
        what, measured = parts[name]
        with redirect_stdout(io.StringIO()), stretched() as (arena, store):
            found = str(measured(arena, store))
        print(f"{what}, about one organisation: {found}")


@contextmanager
def stretched() -> Iterator[tuple[Arena, Counter[str]]]:
    """A platform on a store that is as strict as AWS and as much slower; and what that says to transactions."""
    said: Counter[str] = Counter()
    wait = patient_connection.wait

    def longer(attempt: int) -> None:
        for _ in range(SLOWER):
            wait(attempt)

    def note(parsed: dict[str, Any], **_: Any) -> None:
        codes = {each.get("Code") for each in parsed.get("CancellationReasons", ())} - {"None"}
        said[", ".join(sorted(codes)) or parsed.get("Error", {}).get("Code", "done")] += 1

    with pytest.MonkeyPatch.context() as patch, played(by_client=True, strict=_STRETCHED) as arena:
        for module in (patient_connection, transaction):
            patch.setattr(module, "wait", longer)
        arena.here.connection.client.meta.events.register("after-call.dynamodb.TransactWriteItems", note)
        yield arena, said


def decided(arena: Arena, store: Counter[str]) -> Heard:
    """Each editor approves reviews of one organisation, each their own, one after the other."""
    heard = Heard(store=store)
    reviews = arena.reviews(AT_ONCE * DECISIONS, arena.organisation(), status=Status.PENDING)
    store.clear()

    def editor(number: int) -> None:
        for each in reviews[number::AT_ONCE]:
            _ask(arena, _approval(each, number), heard)

    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(editor, range(AT_ONCE)))
    return heard


def _approval(review: Review, editor: int) -> Call:
    body = {"action": "approve", "version": review.version}
    return Call(f"/editor/reviews/{review.id}/decisions", body, editor=editor)


def submitted(arena: Arena, store: Counter[str]) -> Heard:
    """People come at their own times, whether or not the one before has an answer."""
    heard = Heard(store=store)
    writers = Writers(arena, arena.organisation().id, keys=False)
    calls: Sequence[Call] = [writers.call(number) for number in range(A_SECOND * SECONDS)]
    chance = random.Random(7)  # noqa: S311 - of who comes when, the same in each run
    pauses = (chance.expovariate(A_SECOND / SLOWER) for _ in calls)
    begun = time.monotonic()
    comes = [begun + at for at in itertools.accumulate(pauses)]

    def person(number: int) -> None:
        time.sleep(max(0.0, comes[number] - time.monotonic()))
        _ask(arena, calls[number], heard)

    with ThreadPoolExecutor(100) as people:
        list(people.map(person, range(len(calls))))
    return heard


def _ask(arena: Arena, call: Call, heard: Heard) -> None:
    begun = time.monotonic()
    heard.note(arena.ask(call), time.monotonic() - begun)


if __name__ == "__main__":
    main(sys.argv[1:])

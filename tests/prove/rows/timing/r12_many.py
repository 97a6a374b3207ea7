"""R12: twenty thousand submits; the process keeps its size, and every counter is what counting anew gives."""

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from chalicelib.domain.rules.lifecycle import Action
from tests.prove.audit import inconsistencies
from tests.prove.lives.submits import TAKEN_IN, Writers
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import played
from tests.races.arena import Arena, Call
from tests.story.requests import Answer

PEOPLE = 8
PUBLISHED = 20  # every so many is confirmed and approved, so that there is something to count
GROWTH = 1.10
_WAIT = 503
ROUND = 500
LONGEST = 1_500  # seconds
PATIENCE = 8  # tries of whoever is told to wait (503), as its Retry-After asks of clients


def prove(ask: Scale) -> Outcome:
    tries, warm = ask.of(full=20_000, quick=200), ask.of(full=2_000, quick=100)
    answers: Counter[int] = Counter()
    waits: Counter[str] = Counter()
    began = time.monotonic()
    sizes: list[float] = []
    with played() as arena, ThreadPoolExecutor(PEOPLE) as people:
        homes = [Writers(arena, arena.organisation().id) for _ in range(10)]
        numbers = iter(range(tries))
        while (some := list(islice(numbers, min(ROUND, warm)))) and time.monotonic() - began < LONGEST:
            answers.update(people.map(lambda number: _lived(arena, homes[number % len(homes)], number, waits), some))
            if answers.total() >= warm:
                sizes.append(_resident())
        seconds = time.monotonic() - began
        wrong = inconsistencies(keys=arena.here.id_generator)
        published = sum(arena.here.organisations.get(each.home_id).tally.reviews for each in homes)
    before, after = sizes[0], max(sizes[-3:])
    expected = sum(number % PUBLISHED == 0 for number in range(answers.total()))
    return Outcome(
        what=f"submits by {PEOPLE} at once, every {PUBLISHED}th confirmed and approved",
        tried=answers.total(),
        at_least=tries,
        happened=f"{answers[TAKEN_IN]:,} taken in, {published:,} published, {answers.total() / seconds:.0f} a second; "
        f"told to wait {waits.total()} times, and done when they asked again; "
        f"memory {before:.0f} MiB after {warm:,}, {after:.0f} MiB at the end; each counter, public review, queue place "
        "and deadline is what counting anew gives",
        lost=answers.total() - answers[TAKEN_IN] + abs(published - expected),
        shortfalls=(
            *((f"memory grew from {before:.0f} to {after:.0f} MiB",) if after > GROWTH * before else ()),
            *wrong[:20],
        ),
    )


def _lived(arena: Arena, writers: Writers, number: int, waits: Counter[str]) -> int:
    heard = _heard(arena, writers.call(number), waits)
    if heard.status == TAKEN_IN and number % PUBLISHED == 0:
        review_id = str(heard.json["review_id"])
        confirmed = _heard(arena, arena.request_of(Action.CONFIRM, review_id), waits)
        approved = _heard(arena, arena.request_of(Action.APPROVE, review_id, version=2), waits)
        return max(heard.status, confirmed.status, approved.status)
    return heard.status


def _heard(arena: Arena, call: Call, waits: Counter[str]) -> Answer:
    """Ask, and ask again where the answer says to wait: nothing was done then."""
    answer = arena.ask(call)
    for _ in range(PATIENCE - 1):
        if answer.status != _WAIT or "retry-after" not in answer.headers:
            break
        waits[call.path] += 1
        time.sleep(0.5)
        answer = arena.ask(call)
    return answer


def _resident() -> float:
    """MiB of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

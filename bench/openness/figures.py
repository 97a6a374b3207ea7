"""P6 and P10: what the log for strangers asks of the store, beside a review's own way, and what a check of it takes.

A month of reviews is lived through on a store, each up to its publication, and added to the log; the units are counted
request by request. A smaller month was added before: what is always there is so taken off, and what grows is left.
"""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final
from unittest.mock import patch

from bench.figures import Figure
from bench.money import COUNTED, MILLION, of_store
from bench.units import Work, counted
from chalicelib.adapters.dynamodb.aggregates.openness.public_log import DynamoPublicLog
from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.cases import second_reading
from chalicelib.domain.cases.second_reading import NOTED, ONE_IN, ReadAs
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.projections.strangers.cells import Decision
from chalicelib.domain.projections.strangers.public_log import counted as figures_of
from chalicelib.domain.projections.strangers.public_log import written
from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.ports.unread import stop
from chalicelib.use_cases.readings.read_again import check_reader, mine, read_again, text_read
from chalicelib.use_cases.upkeep.integrity_figures import count_days
from infra.verify.check import checked, compared
from tests.builders import author, listing, organisation
from tests.fakes.public_log import FakePublicLog, FakeSigner
from tests.openness.sites import add, rebuilt, seen_of, site
from tests.prove.stage import played
from tests.story.verbs import Verbs
from tests.worlds import DynamoWorld

SMALL: Final = 20  # reviews of the smaller month
LARGE: Final = 120
HOMES: Final = 6
YEAR: Final = 100_000  # decisions
SHARE: Final = 0.03  # of the units of a review's own way
PATIENCE: Final = 60  # seconds of CPU
_PAIRS: Final = 3  # of decisions, one drawn and one not; the last is counted, when others were paired before
_NEVER: Final = 10**30
_BEGUN: Final = datetime.fromisoformat("2026-01-05T12:00:00+00:00")
_MONTH: Final = timedelta(days=31)


def figures() -> Iterator[Figure]:
    yield from _units()
    yield _check()


def _units() -> Iterator[Figure]:
    with played(by_client=True) as arena:
        world, log = DynamoWorld(arena.here), DynamoPublicLog(platform().connection)
        with patch.object(second_reading, "ONE_IN", _NEVER):
            small = _added(world, log, SMALL, _BEGUN)
            large = _added(world, log, LARGE, _BEGUN + _MONTH)
        drawn, noted = _read_again(world), _opened(world)
    each = Work(
        read_units=(large.read_units - small.read_units) / (LARGE - SMALL),
        write_units=(large.write_units - small.write_units) / (LARGE - SMALL),
    )
    today = json.loads(COUNTED.read_text(encoding="utf-8"))["today"]
    way = today["all"]
    review = of_store(Work(read_units=way["read_units"], write_units=way["write_units"]))
    parts = {
        "log": of_store(each),
        "open data": of_store(Work(write_units=today["written"]["open_data"])),
        "who opened it": of_store(noted),
        "second readings": of_store(drawn) / ONE_IN,
    }
    yield Figure(
        code="P6",
        name=f"a million reviews in the log for strangers ({each.read_units:.2f} units read and "
        f"{each.write_units:.2f} written a review)",
        figure=MILLION * parts["log"],
        unit="$",
        most=SHARE,
        peer=MILLION * review,
        peer_name="a review's own way",
    )
    yield Figure(
        code="P6",
        name="openness of a million reviews: "
        + ", ".join(f"{name} {MILLION * dollars:.2f}" for name, dollars in parts.items()),
        figure=MILLION * sum(parts.values()),
        unit="$",
        most=SHARE,
        peer=MILLION * review,
        peer_name="a review's own way",
    )


def _opened(world: DynamoWorld) -> Work:
    """Open a review that waits: the note of one in so many, and the look for it of the others."""
    share = NOTED / ONE_IN
    with counted(world.connection.client) as note:
        world.queue.note_opened("review", "editor", now=_BEGUN)
    with counted(world.connection.client) as look:
        world.queue.openers(["other"], behind=True)
    return Work(
        read_units=share * note.read_units + (1 - share) * look.read_units,
        write_units=share * note.write_units + (1 - share) * look.write_units,
    )


def _read_again(world: DynamoWorld) -> Work:
    """Decide on a review that is drawn, and read it again: what that asks beyond a decision on one that is not."""
    home = organisation(id="home-read", listing=listing(register_id="read-again"))
    world.put(home)
    now, readers = _BEGUN + 3 * _MONTH, world.editors.all()
    found = []
    for number in range(_PAIRS):
        for one_in in (_NEVER, 1):
            with patch.object(second_reading, "ONE_IN", one_in):
                verbs = Verbs(world, now=now + timedelta(hours=number))
                text, email = f"Verhaal {number}, een van {one_in}.", f"iemand-{number}-{one_in}@post.example"
                review_id = verbs.review(
                    Status.PENDING,
                    organisation_id=home.id,
                    text=text,
                    author=author(email=email),
                    experienced="2025-10",
                )
                with counted(world.connection.client) as work:
                    verbs.decide(Action.APPROVE, review_id)
                    if one_in == 1:
                        _second(world, review_id, readers[number], verbs.now)
                found.append(work)
    plain, drawn = found[-2:]
    return Work(read_units=drawn.read_units - plain.read_units, write_units=drawn.write_units - plain.write_units)


def _second(world: DynamoWorld, review_id: str, who: Editor, now: datetime) -> None:
    """Find a reading in the queue, look at its page, and say the same as the first editor."""
    kind = QueueKind.SECOND_READING
    waits, _ = world.queue.page(kind, status="", limit=50, cursor="", now=now, wanted=mine(who, stores=world))
    (reading,) = [each for each in world.readings.many([review_id], unread=stop).values() if waits]
    check_reader(reading, who, stores=world)
    text_read(reading, stores=world)
    read_again(reading.id, ReadAs.APPROVE, "", editor=who, stores=world, now=now)


def _added(world: DynamoWorld, log: DynamoPublicLog, reviews: int, begun: datetime) -> Work:
    """Live through a month with so many reviews, and add it to the log; returns what that asked of the store."""
    homes = [
        organisation(id=f"home-{each}-{begun:%m}", listing=listing(register_id=f"of-{each}-{begun:%m}"))
        for each in range(HOMES)
    ]
    for each in homes:
        world.put(each)
    for number in range(reviews):
        verbs = Verbs(world, now=begun + timedelta(hours=number))
        writer = author(email=f"iemand-{number}-{begun:%m}@post.example")
        text = f"Een verhaal over dag {number} na dag {number**2} in {begun:%B}."
        verbs.review(organisation_id=homes[number % HOMES].id, text=text, author=writer, experienced="2025-10")
    for week in range(6):
        count_days(stores=world, now=begun + timedelta(weeks=week))
    with counted(world.connection.client) as work:
        done = add(world, log, now=begun.replace(day=4) + _MONTH)
    if done != [f"{begun:%Y-%m}"]:
        raise RuntimeError(f"added {done}")
    return work


def _check() -> Figure:
    """Check a year of decisions in a log that stands in memory: what a stranger's own computer does."""
    chance = Random(20)  # noqa: S311 - made-up decisions
    lines: list[bytes] = []
    proven: dict[str, Mapping[str, int]] = {}
    for month in range(1, 13):
        plain = Decision(name="", month=f"2026-{month:02}", of="review", act="published", by="editor")
        these = sorted(
            (
                replace(
                    plain,
                    name=chance.randbytes(16).hex(),
                    act=chance.choice(["published", "refused", "returned", "offline"]),
                    rule=chance.choice(["none", "no_personal_data", "safety"]),
                    sector=chance.choice(["merged", "child_care", "disability", "residential_care"]),
                    band=chance.choice("12345"),
                )
                for _ in range(YEAR // 12)
            ),
            key=lambda each: each.name,
        )
        proven[plain.month] = figures_of(these)
        lines += [written(each) for each in these]
    log = rebuilt(FakePublicLog(proven=proven), lines, FakeSigner())
    seen = seen_of(log)
    began = time.process_time()
    _, differs = compared(site(log), checked(site(log), seen)[2])
    took = time.process_time() - began
    if differs:
        raise RuntimeError(differs[0])
    return Figure(
        code="P10",
        name=f"a stranger checks a year of {len(lines):,} decisions, and counts its figures again",
        figure=took,
        unit="s CPU",
        most=PATIENCE,
    )

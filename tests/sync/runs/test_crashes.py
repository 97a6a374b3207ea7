"""However often a run is killed, and however many start at once: the end is that of one undisturbed run."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from chalicelib.adapters.id_generator import SystemIdGenerator
from chalicelib.domain.sync.sync import Phase, Run, RunKind
from infra.local.environment import ROOT
from tests.scale import IN_FULL
from tests.sync.between import HTML, Between
from tests.sync.calls import dying, watched
from tests.sync.conftest import MakeWorld
from tests.sync.dump import dump
from tests.sync.images import taken
from tests.sync.world import World

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"
LONGER_THAN_A_LEASE: Final = 7  # minutes


class CountedIdGenerator(SystemIdGenerator):
    """Ids that are the same in every world, so that the calls are, too."""

    def __init__(self) -> None:
        super().__init__(key="a key of a test stage, known to all")
        self._given = 0

    def new_id(self) -> str:
        self._given += 1
        return self.keyed("id", str(self._given))


@dataclass(frozen=True)
class Scenario:
    """A scenario for a run. It is done once up to `change`; what then lies in the store is put down for each test."""

    change: Callable[[World, Between], None]  # in the register
    before: Callable[[World], None] = lambda _: None
    after: Callable[[World], None] = lambda _: None
    listings: int = 28
    kind: RunKind | None = None  # None where a run waits to be carried out
    points: int = 4  # at which it is killed, once before and once after the call

    @property
    def tried(self) -> range:
        """All points in full; otherwise the one in the middle, where most is half done."""
        return range(self.points) if IN_FULL else range(self.points // 2, self.points // 2 + 1)


def _nothing(_: World, __: Between) -> None:
    pass


def _close_one(world: World) -> None:
    reviewed, returning, *_ = world.register.with_email()
    world.published(reviewed)
    world.register.edit(returning, removed=True)
    world.run()


def _a_day(world: World, between: Between) -> None:
    """Something of everything: an address that changes where a reply is awaited, what is new, closes, returns."""
    gone = [each.listing.register_id for each in world.everyone().values() if each.listing.closed_at]
    for returning in gone:
        world.register.edit(returning, removed=False)
    reviewed, renamed, emptied, *others = (found for found in world.register.with_email() if found not in gone)
    world.register.edit(reviewed, email="nieuw@avondrust.example")
    world.register.edit(renamed, name="Toch veranderd")
    world.register.edit(emptied, emails=[])
    world.register.add(name="Een nieuw huis", rubrics=[CARE_HOMES], street="Kerkstraat", number="1")
    world.register.add(name="Een ander huis", rubrics=[CARE_HOMES], street="Kerkstraat", number="1")
    for leaving in others[:6]:
        world.register.edit(leaving, removed=True)
    unexplained = {*others[:2]}
    between.answer = lambda asked: HTML if asked.for_one and asked.path.rpartition("/")[2] in unexplained else None


def _publish_one(world: World) -> None:
    world.published(world.register.with_email()[0])


def _identifiers(world: World, _: Between) -> None:
    world.register.control(rekeyed_percent=100)
    world.register.add(name="Een nieuw huis", rubrics=[CARE_HOMES], street="Kerkstraat", number="1")


def _clearings(world: World, _: Between) -> None:
    world.register.control(emails_lost_percent=60)


def _removals(world: World, _: Between) -> None:
    world.register.leave(22)


def _approve(world: World) -> None:
    run = world.run()
    assert len(run.undecided) == 1
    world.decide(run, approve=True)


SCENARIOS: Final = {
    "first load": Scenario(_nothing, listings=0, kind=RunKind.FULL),
    "a day": Scenario(_a_day, before=_close_one, kind=RunKind.FULL, points=7),
    "approved identifiers": Scenario(_identifiers, before=_publish_one, after=_approve),
    "approved clearings": Scenario(_clearings, before=_publish_one, after=_approve, points=3),
    "approved removals": Scenario(_removals, after=_approve, listings=40, points=2),
}


class Prepare:
    """Makes the world of a scenario, again and again the same."""

    def __init__(self, make_world: MakeWorld, make_known: MakeWorld, images: dict[Any, Any]) -> None:
        self._make_world = make_world
        self._make_known = make_known
        self._images = images

    def __call__(self, name: str) -> World:
        scenario, between = SCENARIOS[name], Between()
        if not scenario.listings:
            world = self._make_world(24)
        elif name in self._images:
            image, now = self._images[name]
            world = self._make_world(scenario.listings, wrapped=between.around, image=image)
            world.clock.now = now
            scenario.change(world, between)
        else:
            world = self._make_known(scenario.listings, wrapped=between.around)
            scenario.before(world)
            scenario.change(world, between)
            scenario.after(world)
            self._images[name] = taken(world), world.clock.now
        world.id_generator = CountedIdGenerator()
        return world


@pytest.fixture
def prepare(make_world: MakeWorld, make_known: MakeWorld, images: dict[Any, Any]) -> Prepare:
    return Prepare(make_world, make_known, images)


@dataclass(frozen=True)
class Undisturbed:
    """The end of a scenario when nothing happens, and the number of calls that it took."""

    dump: dict[str, Any]
    calls: int


@pytest.fixture(scope="session")
def endings() -> dict[str, Undisturbed]:
    return {}


@pytest.fixture
def undisturbed(prepare: Prepare, endings: dict[str, Undisturbed]) -> Callable[[str], Undisturbed]:
    def of(name: str) -> Undisturbed:
        if name not in endings:
            prepare(name)  # the second is like all that follow
            world = prepare(name)
            with watched(world) as calls:
                assert ended(world.run(SCENARIOS[name].kind))
            endings[name] = Undisturbed(dump(world), len(calls.operations))
        return endings[name]

    return of


def ended(run: Run) -> bool:
    return run.phase is Phase.FINISHED


def over(world: World, since: int) -> bool:
    """Check that a full run that began or went on since then has ended."""
    runs = [run for run in world.sync_store.latest(50) if run.kind is RunKind.FULL]
    return len(runs) > since and all(map(ended, runs))


def finish(world: World, kind: RunKind | None, since: int) -> None:
    """Run the sync, once the lease of the dead has run out, until it is over."""
    for _ in range(5):
        world.clock.forward(minutes=LONGER_THAN_A_LEASE)
        if over(world, since):
            return
        world.run(kind)
    raise AssertionError("it did not end")


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("name", "point"), [(name, point) for name, scenario in SCENARIOS.items() for point in scenario.tried]
)
def test_a_run_that_is_killed_ends_as_an_undisturbed_one(
    prepare: Prepare, undisturbed: Callable[[str], Undisturbed], name: str, point: int, *, after: bool
) -> None:
    scenario, expected = SCENARIOS[name], undisturbed(name)
    world = prepare(name)
    since = sum(run.kind is RunKind.FULL for run in world.sync_store.latest(50)) - (scenario.kind is None)
    at = 1 + point * (expected.calls - 1) // (scenario.points - 1)
    with dying(world, at=at, after=after):
        world.run(scenario.kind)
    finish(world, scenario.kind, since)
    assert dump(world) == expected.dump


def test_a_run_that_is_killed_again_and_again_ends_too(
    prepare: Prepare, undisturbed: Callable[[str], Undisturbed]
) -> None:
    expected = undisturbed("a day")
    world = prepare("a day")
    since = sum(run.kind is RunKind.FULL for run in world.sync_store.latest(50))
    at = 8
    while not over(world, since):  # who dies at its very last call has done its work
        try:
            with dying(world, at=at, after=True):
                world.run(RunKind.FULL)
        except AssertionError:
            break
        world.clock.forward(minutes=LONGER_THAN_A_LEASE)
        at += 2  # a little further each time: what does not fit between two deaths would never be done
    finish(world, RunKind.FULL, since)
    assert dump(world) == expected.dump


def test_five_at_once_end_as_one(prepare: Prepare, undisturbed: Callable[[str], Undisturbed]) -> None:
    expected = undisturbed("a day")
    world = prepare("a day")
    world.clock.forward(minutes=1)
    start = threading.Barrier(5)
    result: list[Run | None] = []

    def run_sync() -> None:
        start.wait()
        result.append(world.run_sync(kind=RunKind.FULL).run)

    threads = [threading.Thread(target=run_sync) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([run for run in result if run is None]) == 4
    assert dump(world) == expected.dump


def test_five_processes_at_once_end_as_one(
    prepare: Prepare, undisturbed: Callable[[str], Undisturbed], tmp_path: Path
) -> None:
    expected = undisturbed("first load")
    world = prepare("first load")
    environment = {**os.environ, **world.environment(tmp_path)}
    command = [sys.executable, "-m", "infra.sync", "run"]
    running = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603 - our own command
        for _ in range(5)
    ]
    said = [process.communicate()[1].decode() for process in running]
    assert 0 in [process.returncode for process in running]
    for process, words in zip(running, said, strict=True):
        assert process.returncode == 0 or "another run is at work; nothing was done" in words, words
    assert dump(world) == expected.dump

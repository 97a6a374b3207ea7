"""The operators' command, in a process of its own: what it does, what it prints, and how it leaves."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from chalicelib.domain.sync.sync import Hold, Verdict
from infra.local.environment import ROOT
from tests.sync.conftest import MakeWorld
from tests.sync.images import taken
from tests.sync.world import World


@dataclass(frozen=True)
class Said:
    """The output of a command, and the status it left with."""

    status: int
    output: str
    errors: str

    def figure(self, name: str) -> int:
        found = re.search(rf"^{name} +(\d+)$", self.output, re.MULTILINE)
        assert found, self.output
        return int(found[1])


Command = Callable[..., Said]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    def call(world: World, *words: str) -> Said:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "infra.sync", *words],
            cwd=ROOT,
            env={**os.environ, **world.environment(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return call


def test_a_run_shows_how_far_it_is_and_ends_with_its_report(world: World, command: Command) -> None:
    said = command(world, "run")
    assert (said.status, {*world.register.ids()}) == (0, world.open())
    assert "verdict    good" in said.output
    assert said.figure("created") == len(world.open())
    assert said.figure("fetched") == said.figure("declared")
    for name in ("changed", "unchanged", "missing", "closed", "held", "invalid", "quarantined", "duplicates"):
        assert said.figure(name) >= 0
    assert re.search(r"^age of the last good run's start: 0:00:\S+ \(ok\)$", said.output, re.MULTILINE)
    lines = said.errors.splitlines()
    assert lines[0].startswith("fetching: rubric 0 of 7, ")
    assert lines[-1].startswith("finished: rubric 7 of 7, ")


def test_a_run_that_is_not_good_leaves_with_1_and_says_why(known: World, command: Command) -> None:
    known.register.control(half_pages=True)
    said = command(known, "run")
    assert said.status == 1
    assert "verdict    partial" in said.output
    assert re.search(r"^incomplete: .*: unusable pages 1", said.output, re.MULTILINE)
    assert re.search(r"^note: .*, page 1: an empty page$", said.output, re.MULTILINE)


def test_a_light_run_reads_the_newest_only(known: World, command: Command) -> None:
    said = command(known, "run", "--light")
    assert (said.status, "(light)" in said.output) == (0, True)
    assert known.register.requests("health-offers") == 7


def test_a_second_at_the_same_time_leaves_with_1(known: World, command: Command) -> None:
    known.clock.forward(days=10_000)
    assert known.sync_store.acquire(now=known.now())
    said = command(known, "run")
    assert (said.status, said.output) == (1, "")
    assert "another run is at work; nothing was done" in said.errors


def test_a_dry_run_says_what_would_happen_and_writes_nothing(known: World, command: Command) -> None:
    known.register.leave(21)
    renamed = known.register.ids()[0]
    known.register.edit(renamed, name="Toch veranderd")
    known.register.add(name="Een nieuw huis", rubrics=["14.04.01. Woonzorgcentra (WZC)"])
    before = taken(known)
    said = command(known, "dry-run")
    assert taken(known) == before
    assert said.status == 1
    assert "verdict    partial" in said.output
    assert (said.figure("created"), said.figure("changed"), said.figure("missing")) == (1, 1, 21)
    assert "held: removals" in said.output


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({}, "verdict    good"),
        ({"bad_records": 9}, "because: 9 records cannot be read"),
        ({"rekeyed_percent": 100}, "held: rekeying"),
        ({"emails_lost_percent": 60}, "held: emails"),
        ({"html": 1}, "unusable pages 0"),
    ],
)
def test_a_dry_run_judges_as_a_run_would(known: World, command: Command, fault: dict[str, int], words: str) -> None:
    impatient = known.another_configuration(tries=1)
    known.register.control(**fault)
    said = command(impatient, "dry-run")
    assert words in said.output
    real = impatient.run()
    assert f"verdict    {real.verdict}" in said.output
    assert (said.status == 0) == (real.verdict is Verdict.GOOD)


def test_a_dry_run_without_a_register_says_so(known: World, command: Command) -> None:
    away = known.another_configuration(base_url="http://127.0.0.1:1", tries=1)
    said = command(away, "dry-run")
    assert (said.status, said.output) == (1, "")
    assert "the register: NewConnectionError" in said.errors


def test_what_is_held_is_approved_with_a_reason_and_carried_out_at_once(known: World, command: Command) -> None:
    gone = known.register.leave(21)
    held = command(known, "run")
    assert held.status == 1
    found = re.search(r"^held: removals; .* infra.sync approve (\S+) --reason", held.output, re.MULTILINE)
    assert found
    assert command(known, "approve", found[1]).status == 2  # how it is used
    done = command(known, "approve", found[1], "--reason", "Nagevraagd.")
    assert (done.status, done.figure("closed")) == (0, 21)
    assert known.open().isdisjoint(gone)
    (entry,) = known.log.of(f"sync-run/{found[1]}")
    assert (entry.actor_id, entry.action, entry.explanation) == ("operator", "approve", "Nagevraagd.")
    again = command(known, "approve", found[1], "--reason", "Nog eens.")
    assert (again.status, again.output) == (1, "")
    assert "not_allowed" in again.errors


def test_what_is_held_is_dismissed_with_a_reason(known: World, command: Command) -> None:
    gone = known.register.leave(21)
    run = known.run()
    said = command(known, "dismiss", run.id, "--reason", "Het register is stuk.")
    assert (said.status, said.output) == (0, "dismissed; the next full run looks again\n")
    assert known.sync_store.run(run.id).dismissed == (Hold.REMOVALS,)
    assert {*gone} < known.open()


def test_a_run_that_is_not_there_cannot_be_decided(known: World, command: Command) -> None:
    said = command(known, "approve", "20260101T000000-abcdef", "--reason", "Zomaar.")
    assert (said.status, "not_found" in said.errors) == (1, True)


def test_one_listing_is_shown_as_both_sides_have_it(make_known: MakeWorld, command: Command) -> None:
    world = make_known()
    chosen = world.register.ids()[0]
    ours = world.organisation(chosen)
    world.register.edit(chosen, name="Toch veranderd")
    said = command(world, "listing", chosen)
    assert said.status == 0
    assert re.search(r"^register: .*Toch veranderd", said.output, re.MULTILINE)
    assert re.search(rf"^ours: .*{re.escape(ours.listing.name)}", said.output, re.MULTILINE)
    assert f"id:       {ours.id}, not taking part" in said.output
    unknown = command(world, "listing", "0" * 64)
    assert (unknown.status, "does not know it" in unknown.output) == (1, True)

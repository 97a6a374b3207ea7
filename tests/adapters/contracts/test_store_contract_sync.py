"""The contract of stores of the sync: one writer at a time, and a run that any process can go on with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.domain.sync.manifest import EMAIL_OK, Row
from chalicelib.domain.sync.sync import Counts, Hold, Phase, RubricCount, Run, RunKind, Verdict
from chalicelib.ports.stores import Lease
from chalicelib.ports.sync import LeaseLost, StagedPage
from tests.builders import NOW, entry, listing, offer
from tests.worlds import World

MINUTE = timedelta(minutes=1)
RUN = Run(id="20261122-1", kind=RunKind.FULL, started_at=NOW, baseline=3, baseline_emails=2)
ENTRY = entry(subject="sync-run/20261122-1", action="approve")


def acquired(world: World, *, minutes: int = 0) -> Lease:
    found = world.sync_store.acquire(now=NOW + minutes * MINUTE)
    assert found is not None
    return found


def page(number: int, *, rubric: int = 0) -> StagedPage:
    return StagedPage(
        rubric=rubric,
        page=number,
        keys=b"12345678",
        aside=b"87654321",
        listings=(offer(listing(register_id=f"r-{rubric}-{number}"), "ook@avondrust.example"),),
        bad=(("r-bad", "no name"),),
    )


def test_one_run_writes_at_a_time_until_its_lease_ends_or_it_lets_go(world: World) -> None:
    first = acquired(world)
    assert world.sync_store.acquire(now=NOW + 5 * MINUTE) is None
    second = acquired(world, minutes=7)
    assert second.fence > first.fence
    world.sync_store.release(second)
    assert acquired(world, minutes=8).fence > second.fence


def test_who_lost_the_lease_cannot_let_go_of_anothers(world: World) -> None:
    first = acquired(world)
    acquired(world, minutes=7)
    world.sync_store.release(first)
    assert world.sync_store.acquire(now=NOW + 8 * MINUTE) is None


def test_a_run_that_goes_on_keeps_its_lease(world: World) -> None:
    lease = acquired(world)
    world.sync_store.save(RUN, lease, now=NOW + 5 * MINUTE)
    assert world.sync_store.acquire(now=NOW + 7 * MINUTE) is None


def test_a_run_that_lost_its_lease_writes_nothing(world: World) -> None:
    lost = acquired(world)
    acquired(world, minutes=7)
    with pytest.raises(LeaseLost):
        world.sync_store.save(RUN, lost, now=NOW, staged=page(0))
    with pytest.raises(LeaseLost):
        world.sync_store.save_manifest({0: b"\0" * 33}, lost)
    with pytest.raises(LeaseLost):
        world.sync_store.hold(RUN.id, Hold.REMOVALS, [(1, 0)], lost)
    with pytest.raises(LeaseLost):
        world.sync_store.note_candidates([[1, 2]], lost)
    with pytest.raises(NotFound):
        world.sync_store.run(RUN.id)
    assert list(world.sync_store.staged(RUN.id)) == []
    assert len(world.sync_store.manifest()) == 0
    assert list(world.sync_store.held(RUN.id, Hold.REMOVALS)) == []
    assert list(world.sync_store.candidates()) == []


def test_a_run_comes_back_as_it_stood(world: World) -> None:
    whole = replace(
        RUN,
        phase=Phase.WRITING,
        counts=Counts(fetched=7, created=2),
        rubrics={"care homes": RubricCount(declared=7, declared_last=7, unique=7, failed_pages=(3,))},
        reasons=("daarom",),
        holds=(Hold.EMAILS,),
        finished_at=NOW,
    )
    world.sync_store.save(whole, acquired(world), now=NOW)
    assert world.sync_store.run(RUN.id) == whole
    with pytest.raises(NotFound):
        world.sync_store.run("another")


def test_runs_are_read_newest_first(world: World) -> None:
    lease = acquired(world)
    for key in ("20261120-b", "20261122-c", "20261121-a"):
        world.sync_store.save(replace(RUN, id=key), lease, now=NOW)
    assert [run.id for run in world.sync_store.latest(2)] == ["20261122-c", "20261121-a"]


@pytest.mark.parametrize(
    ("kind", "verdict", "counts"),
    [
        (RunKind.FULL, Verdict.GOOD, True),
        (RunKind.FULL, Verdict.PARTIAL, False),
        (RunKind.FULL, Verdict.RUNNING, False),
        (RunKind.LIGHT, Verdict.GOOD, False),
    ],
)
def test_the_last_good_run_is_the_last_full_one_that_ended_good(
    world: World, kind: RunKind, verdict: Verdict, *, counts: bool
) -> None:
    assert world.sync_store.last_good() is None
    ended = replace(RUN, kind=kind, verdict=verdict)
    world.sync_store.save(ended, acquired(world), now=NOW)
    assert world.sync_store.last_good() == (ended if counts else None)


def test_what_a_run_staged_is_read_in_the_order_of_rubrics_and_pages(world: World) -> None:
    lease = acquired(world)
    for rubric, number in ((1, 0), (0, 10), (0, 2)):
        world.sync_store.save(RUN, lease, now=NOW, staged=page(number, rubric=rubric))
    assert list(world.sync_store.staged(RUN.id)) == [page(2), page(10), page(0, rubric=1)]
    assert list(world.sync_store.staged("another")) == []


def test_a_page_that_was_staged_twice_is_there_once(world: World) -> None:
    lease = acquired(world)
    for _ in range(2):
        world.sync_store.save(RUN, lease, now=NOW, staged=page(0))
    assert list(world.sync_store.staged(RUN.id)) == [page(0)]


def rows(world: World) -> list[Row]:
    manifest = world.sync_store.manifest()
    return [manifest.row(at) for at in range(len(manifest))]


def test_the_manifest_comes_back_row_by_row(world: World) -> None:
    lease = acquired(world)
    noted = [
        Row(key=number << 56 | 7, content_hash=number, address_hash=1, enterprise=2, flags=EMAIL_OK)
        for number in range(1, 200)
    ]
    manifest = world.sync_store.manifest()
    for row in noted:
        manifest.put(row)
    world.sync_store.save_manifest(manifest.take_changes(), lease)
    assert rows(world) == noted
    later = world.sync_store.manifest()
    later.put(replace(noted[5], content_hash=99))
    world.sync_store.save_manifest(later.take_changes(), lease)
    assert rows(world) == [*noted[:5], replace(noted[5], content_hash=99), *noted[6:]]


def test_what_a_hold_is_about_is_kept_apart_per_hold_and_run(world: World) -> None:
    lease = acquired(world)
    many = [(number, 2**64 - 1 - number) for number in range(10_500)]
    world.sync_store.hold(RUN.id, Hold.REKEYING, many, lease)
    world.sync_store.hold(RUN.id, Hold.REMOVALS, [(7, 0)], lease)
    world.sync_store.hold("another", Hold.REMOVALS, [], lease)
    assert list(world.sync_store.held(RUN.id, Hold.REKEYING)) == many
    assert list(world.sync_store.held(RUN.id, Hold.REMOVALS)) == [(7, 0)]
    assert list(world.sync_store.held("another", Hold.REMOVALS)) == []


def test_an_editors_word_is_kept_with_its_entry_and_the_second_of_two_is_told(world: World) -> None:
    world.sync_store.save(replace(RUN, holds=(Hold.REMOVALS,)), acquired(world), now=NOW)
    approved = replace(RUN, holds=(Hold.REMOVALS,), approved=(Hold.REMOVALS,), version=2)
    world.sync_store.decide(approved, ENTRY)
    with pytest.raises(ChangedMeanwhile):
        world.sync_store.decide(
            replace(approved, approved=(), dismissed=(Hold.REMOVALS,)), replace(ENTRY, id="entry-2")
        )
    assert world.sync_store.run(RUN.id) == approved
    assert list(world.log.of("sync-run/20261122-1")) == [ENTRY]


def test_a_run_that_is_not_there_cannot_be_decided(world: World) -> None:
    with pytest.raises(ChangedMeanwhile):
        world.sync_store.decide(replace(RUN, version=2), ENTRY)
    with pytest.raises(NotFound):
        world.sync_store.run(RUN.id)


def test_the_last_candidates_replace_those_before(world: World) -> None:
    lease = acquired(world)
    world.sync_store.note_candidates([[1, 2], [3, 2**64 - 1]], lease)
    world.sync_store.note_candidates([[4, 5]], lease)
    assert [list(group) for group in world.sync_store.candidates()] == [[4, 5]]

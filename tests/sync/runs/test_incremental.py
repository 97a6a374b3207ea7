"""The light run: a change in the register is ours within the hour, at the price of a page per rubric."""

from typing import Final

from chalicelib.domain.sync.sync import APART, Phase, Run, RunKind, Verdict
from tests.sync.calls import watched
from tests.sync.conftest import MakeWorld
from tests.sync.world import PAGE_SIZE, World

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"


def test_a_change_of_address_is_ours_in_one_light_pass(known: World) -> None:
    chosen = known.register.with_email()[-1]
    known.register.edit(chosen, email="nieuw@avondrust.example", street="Nieuwstraat")
    known.clock.forward(hours=1)
    run = known.run(None)
    assert (run.kind, run.verdict, run.counts.changed) == (RunKind.LIGHT, Verdict.GOOD, 1)
    after = known.organisation(chosen).listing
    assert (after.email, after.address.street) == ("nieuw@avondrust.example", "Nieuwstraat")


def test_it_stops_at_the_first_page_without_a_change(known: World) -> None:
    known.register.control(reset_requests=True)
    assert known.light().verdict is Verdict.GOOD
    assert known.register.requests() == 7
    inside = [item["id"] for item in known.register.listings() if item["rubrics"][0] == CARE_HOMES]
    for each in inside[:PAGE_SIZE]:  # a page full
        known.register.edit(each, name="Toch veranderd")
    known.register.control(reset_requests=True)
    assert known.light().counts.changed == PAGE_SIZE
    assert known.register.requests() == 8


def test_it_takes_in_what_is_new(known: World) -> None:
    added = known.register.add(name="Een nieuw huis", rubrics=[CARE_HOMES])
    run = known.light()
    assert (run.verdict, run.counts.created) == (Verdict.GOOD, 1)
    assert known.organisation(added).id in known.searched("nieuw huis")


def test_it_removes_nothing(known: World) -> None:
    before = known.open()
    for each in known.register.ids()[:3]:
        known.register.edit(each, removed=True)
    assert known.light().counts.missing == 0
    assert known.open() == before


def test_it_opens_again_what_returned(known: World) -> None:
    gone = known.register.ids()[0]
    known.register.edit(gone, removed=True)
    known.run()
    known.register.edit(gone, removed=False)
    assert known.light().counts.revived == 1
    assert gone in known.open()


def test_it_is_no_way_around_the_minimum_of_a_first_run(make_world: MakeWorld) -> None:
    world = make_world(minimum=1000)
    assert world.run(None).verdict is Verdict.FAILED
    world.clock.forward(hours=1)
    run = world.run(None)
    assert (run.kind, run.verdict) == (RunKind.LIGHT, Verdict.FAILED)
    assert run.reasons == ("nothing is known yet; a full run comes first",)
    assert world.everyone() == {}


def test_while_the_register_is_away_it_waits_and_it_goes_on_once_it_is_back(known: World) -> None:
    chosen = known.register.with_email()[-1]
    known.register.edit(chosen, email="nieuw@avondrust.example")
    known.register.control(status_5xx=1)
    known.clock.forward(hours=1)
    first = known.run_sync(apart=APART).run
    assert first is not None
    for _ in range(12):  # the turns of an hour
        known.clock.forward(minutes=5)
        waits = known.run_sync(apart=APART).run
        assert waits is not None
        assert (waits.id, waits.kind, waits.verdict, waits.phase) == (
            first.id,
            RunKind.LIGHT,
            Verdict.RUNNING,
            Phase.FETCHING,
        )
        assert "the register is away" in waits.notes[-1]
    known.register.control(reset=True)
    known.clock.forward(minutes=5)
    done = known.run_sync(apart=APART).run
    assert done is not None
    assert (done.id, done.verdict) == (first.id, Verdict.GOOD)
    assert len(done.notes) <= 2  # the register answered 500 and 503 by turns
    assert known.organisation(chosen).listing.email == "nieuw@avondrust.example"


def test_where_the_register_goes_away_midway_what_was_read_is_kept(known: World) -> None:
    chosen = next(item["id"] for item in known.register.listings() if item["rubrics"][0] == CARE_HOMES)
    known.register.edit(chosen, name="Toch veranderd")

    def away(run: Run) -> None:
        if run.counts.fetched:
            known.register.control(status_5xx=1)

    first = known.run(RunKind.LIGHT, progress=away)
    assert (first.verdict, first.phase) == (Verdict.PARTIAL, Phase.FINISHED)
    assert "the register is away" in first.shortcomings[0]
    assert known.organisation(chosen).listing.name == "Toch veranderd"
    known.register.control(reset=True)
    assert known.light().verdict is Verdict.GOOD


def test_whoever_asks_for_a_full_run_does_not_get_the_light_one_that_waits(known: World) -> None:
    known.register.control(status_5xx=1)
    waits = known.light()
    known.register.control(reset=True)
    done = known.run(RunKind.FULL)
    assert (done.kind, done.verdict, done.id == waits.id) == (RunKind.FULL, Verdict.GOOD, False)
    assert known.sync_store.run(waits.id).verdict is Verdict.ABANDONED


def test_a_run_begins_once_an_hour_however_often_its_turn_comes(known: World) -> None:
    before = len(known.sync_store.latest(20))
    for _ in range(24):  # the turns of two hours
        known.clock.forward(minutes=5)
        known.run_sync(apart=APART)
    assert len(known.sync_store.latest(20)) == before + 2


def test_a_page_that_cannot_be_used_does_not_keep_other_rubrics_from_being_read(known: World) -> None:
    chosen = next(item["id"] for item in known.register.listings() if item["rubrics"][0] != CARE_HOMES)
    known.register.edit(chosen, name="Toch veranderd")
    known.register.control(empty_page=7)
    run = known.light()
    assert run.verdict is Verdict.PARTIAL
    assert "an empty page" in run.shortcomings[0]
    assert known.organisation(chosen).listing.name == "Toch veranderd"


def test_when_time_runs_out_what_was_read_is_kept(known: World) -> None:
    chosen = next(item["id"] for item in known.register.listings() if item["rubrics"][0] == CARE_HOMES)
    known.register.edit(chosen, name="Toch veranderd")
    run = known.run(RunKind.LIGHT, out_of_time=lambda: True)
    assert run.phase is Phase.WRITING
    assert known.register.requests("health-offers") == 1
    again = known.run(None)
    assert (again.id, again.verdict) == (run.id, Verdict.PARTIAL)
    assert known.organisation(chosen).listing.name == "Toch veranderd"


def test_too_much_at_once_is_left_to_a_full_run(known: World) -> None:
    known.register.control(bad_records=5)
    light = known.light()
    assert (light.verdict, light.phase) == (Verdict.FAILED, Phase.FINISHED)
    assert light.reasons == ("too much changed at once; a full run judges",)


def test_nothing_that_was_known_is_written(known: World) -> None:
    with watched(known) as calls:
        known.light()
    assert {*calls.writes} == {"sync"}

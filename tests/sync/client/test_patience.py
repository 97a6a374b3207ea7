"""A register that is slow, busy or out of order: asked again with patience, then left alone until the next call."""

import re

import pytest

from chalicelib.domain.sync.sync import Phase, Run, RunKind, Verdict
from tests.sync.between import HTML, Asked, Between
from tests.sync.conftest import MakeWorld
from tests.sync.world import PAGE_SIZE, World

BUSY = "429 Too Many Requests"


@pytest.fixture
def between() -> Between:
    return Between()


@pytest.fixture
def known(make_known: MakeWorld, between: Between) -> World:
    return make_known(wrapped=between.around)


def test_every_other_answer_may_fail(known: World) -> None:
    known.register.control(status_429=3, status_5xx=4)
    assert known.run().verdict is Verdict.GOOD


def test_after_five_tries_a_run_stops_and_the_next_call_goes_on(world: World) -> None:
    def fail_after_twelve(run: Run) -> None:
        if run.counts.fetched >= 12:
            world.register.control(status_5xx=1)

    first = world.run(progress=fail_after_twelve)
    assert (first.verdict, first.phase) == (Verdict.RUNNING, Phase.FETCHING)
    assert (len(world.waits), world.everyone()) == (4, {})
    assert first.notes[-1].endswith("the register is away (HTTP 503)") or first.notes[-1].endswith("(HTTP 500)")
    stopped = world.register.requests("health-offers") - 5
    world.register.control(reset=True)
    second = world.run(None)
    assert (second.id, second.verdict) == (first.id, Verdict.GOOD)
    assert world.register.requests("health-offers") + stopped == sum(
        max(1, -(-(count.declared or 0) // PAGE_SIZE)) for count in second.rubrics.values()
    )
    assert world.open() == {*world.register.ids()}
    assert second.counts.fetched == second.declared


def test_a_wait_that_is_too_long_is_left_to_the_next_call(known: World, between: Between) -> None:
    between.answer = lambda _: (BUSY, [("Retry-After", "3600")], b"")
    run = known.run()
    assert (run.verdict, run.phase, known.waits) == (Verdict.RUNNING, Phase.FETCHING, [])
    between.answer = lambda _: None
    assert known.run(None).verdict is Verdict.GOOD


def test_a_register_that_does_not_answer_in_time_is_away(make_known: MakeWorld) -> None:
    world = make_known(read_seconds=0.05, tries=2)
    world.register.control(slow_ms=1000)
    run = world.run()
    assert (run.verdict, run.phase, len(world.waits)) == (Verdict.RUNNING, Phase.FETCHING, 1)
    assert "ReadTimeoutError" in run.notes[-1]
    world.register.control(slow_ms=0)


def test_a_register_that_is_not_there_is_away(make_known: MakeWorld) -> None:
    world = make_known(base_url="http://127.0.0.1:1/api")
    run = world.run()
    assert (run.verdict, run.phase, len(world.waits)) == (Verdict.RUNNING, Phase.FETCHING, 4)
    assert world.open()


@pytest.mark.parametrize("turns", [1, 4])
def test_time_that_runs_out_loses_nothing(world: World, turns: int) -> None:
    """The clock of a Lambda stops a run after any page; whatever was read is not asked for again."""
    stretches = 0
    run = world.run(out_of_time=lambda: True)
    while run.phase is not Phase.FINISHED:
        left = iter(range(turns))
        run = world.run(None, out_of_time=lambda left=left: next(left, None) is None)  # type: ignore[misc]  # bound
        stretches += 1
    assert run.verdict is Verdict.GOOD
    assert stretches > 1
    assert world.open() == {*world.register.ids()}
    pages = sum(max(1, -(-(count.declared or 0) // PAGE_SIZE)) for count in run.rubrics.values())
    assert world.register.requests("health-offers") == pages
    assert run.counts.created == run.counts.new == len(world.register.ids())


def test_a_run_that_cannot_end_in_half_a_day_is_put_down(known: World) -> None:
    known.clock.forward(hours=30)
    known.register.control(status_5xx=1)
    first = known.run(None)
    assert first.kind is RunKind.FULL
    known.clock.forward(hours=11)
    assert known.run(None).id == first.id
    known.clock.forward(hours=1)
    known.register.control(reset=True)
    second = known.run(None)
    assert (second.id != first.id, second.verdict) == (True, Verdict.GOOD)
    put_down = known.sync_store.run(first.id)
    assert (put_down.verdict, put_down.phase) == (Verdict.ABANDONED, Phase.FINISHED)
    assert put_down.reasons == ("it could not end in time",)


class TestBadRecords:
    def test_one_is_quarantined_with_its_reason_and_counts_as_present(self, known: World, between: Between) -> None:
        chosen = known.register.with_email()[0]
        before = known.organisation(chosen)

        def rewrite(_: Asked, body: dict[str, list[dict[str, object]]]) -> object:
            return {
                **body,
                "content": [
                    {**row, "legalName": None} if row["id"] == {"id": chosen, "authenticSource": "SOKA"} else row
                    for row in body["content"]
                ],
            }

        between.rewrite = rewrite
        run = known.run()
        assert (run.verdict, run.counts.quarantined, run.counts.missing) == (Verdict.GOOD, 1, 0)
        assert [page.bad for page in known.sync_store.staged(run.id) if page.bad] == [((chosen, "no name"),)]
        assert known.organisation(chosen) == before

    def test_a_broken_contact_does_not_empty_the_address(self, known: World) -> None:
        before = {found: each.listing.email for found, each in known.everyone().items()}
        known.register.control(bad_records=4)
        run = known.run()
        assert (run.verdict, run.counts.quarantined, run.counts.emails_cleared) == (Verdict.FAILED, 4, 0)
        assert {found: each.listing.email for found, each in known.everyone().items()} == before

    def test_more_than_one_per_cent_stops_changes_too(self, make_known: MakeWorld) -> None:
        world = make_known(440, page_size=100)
        fetched = world.run().counts.fetched
        world.register.control(bad_records=fetched // 100)
        assert world.run().verdict is Verdict.GOOD
        renamed = world.register.with_email()[-1]
        world.register.edit(renamed, name="Nog niet")
        last_good = world.sync_store.last_good()
        world.register.control(bad_records=fetched // 100 + 1)
        run = world.run()
        assert (run.verdict, run.phase) == (Verdict.FAILED, Phase.FINISHED)
        assert run.reasons == (f"{run.counts.quarantined} records of {fetched} cannot be read",)
        assert world.organisation(renamed).listing.name != "Nog niet"
        assert world.sync_store.last_good() == last_good

    @pytest.mark.parametrize("an_id", [None, {"id": None}, {"id": []}, "07062e24"])
    def test_a_record_without_an_id_may_be_any_listing(self, known: World, between: Between, an_id: object) -> None:
        """It counts as present: one record that nobody can name keeps no run from being good, and closes nothing."""
        chosen = known.register.ids()[0]
        between.rewrite = lambda _, body: {
            **body,
            "content": [{**row, "id": an_id} if row["id"]["id"] == chosen else row for row in body["content"]],
        }
        between.answer = lambda asked: HTML if asked.for_one else None
        for _ in range(3):  # not even where the register cannot say what became of it
            run = known.run()
            assert (run.verdict, run.counts.quarantined, run.counts.closed) == (Verdict.GOOD, 1, 0)
            assert known.sync_store.last_good() == run
            assert chosen in known.open()
        ((bad,),) = [page.bad for page in known.sync_store.staged(run.id) if page.bad]
        assert re.fullmatch(r"no id: rubric \d, page \d, record \d", bad[1])
        between.rewrite = lambda _, body: body
        assert known.run().counts.unchanged == len(known.register.ids())

    def test_what_is_no_record_at_all_harms_no_other(self, known: World, between: Between) -> None:
        between.rewrite = lambda asked, body: {
            **body,
            "content": body["content"] + ([None] if asked.page == 1 and "WZC" in asked.rubric else []),
        }
        run = known.run()
        assert (run.verdict, run.counts.quarantined) == (Verdict.GOOD, 1)
        assert run.counts.unchanged == len(known.register.ids())

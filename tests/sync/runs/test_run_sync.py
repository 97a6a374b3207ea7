"""Runs of the sync: what each call of the schedule does, and how old what we show may be."""

from datetime import timedelta

import pytest

from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotAllowed, NotFound
from chalicelib.domain.sync.sync import Hold, Phase, Run, RunKind, Verdict, freshness
from chalicelib.ports.sync import LeaseLost
from tests.sync.calls import watched
from tests.sync.world import World


class TestTheLaw:
    def test_the_first_is_full(self, world: World) -> None:
        assert world.run(None).kind is RunKind.FULL

    @pytest.mark.parametrize(
        ("age", "kind"),
        [
            (timedelta(minutes=1), RunKind.LIGHT),
            (timedelta(hours=20) - timedelta(seconds=1), RunKind.LIGHT),
            (timedelta(hours=20), RunKind.FULL),
        ],
    )
    def test_they_are_light_until_the_last_good_run_began_twenty_hours_ago(
        self, known: World, age: timedelta, kind: RunKind
    ) -> None:
        good = known.sync_store.last_good()
        assert good is not None
        known.clock.now = good.started_at + age - timedelta(minutes=1)
        assert known.run(None).kind is kind

    def test_a_run_that_was_not_good_is_tried_again_after_two_hours(self, known: World) -> None:
        known.register.control(half_pages=True)
        known.clock.forward(hours=20)
        first = known.run(None)
        assert (first.kind, first.verdict) == (RunKind.FULL, Verdict.PARTIAL)
        kinds = []
        for _ in range(4):
            known.clock.forward(minutes=59)
            kinds.append(known.run(None).kind)
        assert kinds == [RunKind.LIGHT, RunKind.FULL, RunKind.LIGHT, RunKind.FULL]

    def test_a_light_pass_in_doubt_asks_for_a_full_run(self, known: World) -> None:
        for each in known.register.with_email()[:5]:
            known.register.edit(each, emails=[])
        known.clock.forward(hours=3)
        assert known.run(None).verdict is Verdict.FAILED
        known.clock.forward(hours=1)
        assert known.run(None).kind is RunKind.FULL

    def test_what_was_not_finished_goes_on_whatever_kind_is_asked_for(self, known: World) -> None:
        first = known.run(RunKind.FULL, out_of_time=lambda: True)
        assert first.phase is Phase.FETCHING
        assert known.run(RunKind.LIGHT).id == first.id

    def test_a_light_pass_that_was_cut_off_while_reading_is_put_down(self, known: World) -> None:
        class Cut(BaseException):
            pass

        def cut(_: object) -> None:
            raise Cut

        with pytest.raises(Cut):
            known.run(RunKind.LIGHT, progress=cut)
        known.clock.forward(hours=1)
        run = known.run(None)
        first = known.sync_store.latest(2)[1]
        assert (first.verdict, first.phase) == (Verdict.ABANDONED, Phase.FINISHED)
        assert (run.verdict, run.id == first.id) == (Verdict.GOOD, False)


class TestFreshness:
    def test_it_is_the_age_of_the_last_good_start_whatever_ran_since(self, known: World) -> None:
        good = known.sync_store.last_good()
        assert good is not None
        known.register.control(half_pages=True)
        assert known.run().verdict is Verdict.PARTIAL
        known.light()
        for hours, state in ((21, "ok"), (22, "warning"), (24, "breach")):
            fresh = freshness(known.sync_store.last_good(), now=good.started_at + timedelta(hours=hours))
            assert (fresh.age, fresh.state) == (timedelta(hours=hours), state)

    def test_without_a_good_run_it_is_a_breach(self, world: World) -> None:
        fresh = freshness(world.sync_store.last_good(), now=world.now())
        assert (fresh.age, fresh.state) == (None, "breach")


class TestTheLease:
    def test_a_second_run_at_the_same_time_does_nothing(self, known: World) -> None:
        lease = known.sync_store.acquire(now=known.now())
        assert lease is not None
        with watched(known) as calls:
            assert known.run_sync(kind=RunKind.FULL).run is None
        assert calls.operations == ["GetItem"]
        known.sync_store.release(lease)
        assert known.run().verdict is Verdict.GOOD

    def test_one_that_never_ended_holds_up_the_next_for_six_minutes(self, known: World) -> None:
        assert known.sync_store.acquire(now=known.now())
        known.clock.forward(minutes=6)
        assert known.run_sync().run is None
        known.clock.forward(seconds=1)
        assert known.run_sync().run is not None

    @pytest.mark.parametrize("phase", [Phase.FETCHING, Phase.WRITING, Phase.REMOVING])
    def test_a_run_that_lost_it_writes_nothing(self, known: World, phase: Phase) -> None:
        known.register.leave(3)
        for each in known.register.ids()[:3]:
            known.register.edit(each, name="Toch veranderd")
        taken: list[object] = []
        before: list[object] = []

        def take_over(run: object) -> None:
            if not taken and getattr(run, "phase", "") is phase:
                taken.append(known.sync_store.acquire(now=known.now() + timedelta(minutes=7)))
                before.append((known.everyone(), known.sync_store.latest(1)))

        known.clock.forward(minutes=1)
        assert known.run_sync(kind=RunKind.FULL, progress=take_over).run is None
        assert taken != [None]
        assert before == [(known.everyone(), known.sync_store.latest(1))]

    def test_writing_with_a_lost_lease_is_refused_by_the_store(self, known: World) -> None:
        lost = known.sync_store.acquire(now=known.now())
        known.clock.forward(minutes=7)
        assert known.sync_store.acquire(now=known.now())
        assert lost is not None
        before = known.everyone()
        (chosen, *_) = before.values()
        with pytest.raises(LeaseLost):
            known.organisations.relist(chosen, chosen, (), lost)
        with pytest.raises(LeaseLost):
            known.organisations.add([chosen], lost)
        assert known.everyone() == before


class TestDeciding:
    def held(self, world: World) -> str:
        world.register.leave(21)
        return world.run().id

    def test_it_takes_a_reason(self, known: World) -> None:
        run = known.sync_store.run(self.held(known))
        for said in ("", "  \n"):
            with pytest.raises(Invalid, match=r"^explanation: required$"):
                known.decide(run, approve=True, explanation=said)
        assert known.sync_store.run(run.id) == run

    def test_it_is_logged_with_the_reason(self, known: World) -> None:
        run = known.sync_store.run(self.held(known))
        known.decide(run, approve=False, explanation="Het register is stuk.")
        (entry,) = known.log.of(f"sync-run/{run.id}")
        assert (entry.action, entry.actor_id, entry.explanation) == ("dismiss", "editor-an", "Het register is stuk.")
        assert (entry.before, entry.after) == ("removals", "partial")

    @pytest.mark.parametrize("approve", [True, False])
    def test_it_is_decided_once(self, known: World, *, approve: bool) -> None:
        run = known.sync_store.run(self.held(known))
        known.decide(run, approve=approve)
        with pytest.raises(NotAllowed):
            known.decide(run, approve=True)

    def test_what_holds_nothing_cannot_be_decided(self, known: World) -> None:
        with pytest.raises(NotAllowed):
            known.decide(known.run(), approve=True)

    def test_of_two_editors_the_second_is_told(self, known: World) -> None:
        run = known.sync_store.run(self.held(known))
        known.decide(run, approve=True)
        (entry,) = known.log.of(f"sync-run/{run.id}")
        with pytest.raises(ChangedMeanwhile):
            known.sync_store.decide(known.sync_store.run(run.id), entry)

    def test_a_run_that_is_unknown_cannot_be_decided(self, known: World) -> None:
        run = known.sync_store.run(self.held(known))
        with pytest.raises(NotFound):
            known.sync_store.run(f"{run.id}x")

    def later_runs(self, world: World, number: int) -> None:
        """So many light passes have ended since."""
        lease = world.sync_store.acquire(now=world.now())
        assert lease is not None
        for turn in range(number):
            light = Run(
                id=f"20270101T0000{turn:02}",
                kind=RunKind.LIGHT,
                started_at=world.now(),
                baseline=0,
                baseline_emails=0,
                phase=Phase.FINISHED,
                verdict=Verdict.GOOD,
            )
            world.sync_store.save(light, lease, now=world.now())
        world.sync_store.release(lease)

    def test_an_approval_is_carried_out_two_days_later_too(self, known: World) -> None:
        run = known.sync_store.run(self.held(known))
        self.later_runs(known, 48)
        done = known.approve(run)
        assert (done.id, done.verdict) == (run.id, Verdict.GOOD)

    def test_a_run_long_gone_cannot_be_decided(self, known: World) -> None:
        run = known.sync_store.run(self.held(known))
        self.later_runs(known, 50)
        with pytest.raises(NotAllowed):
            known.decide(run, approve=True)
        assert known.sync_store.run(run.id).undecided == (Hold.REMOVALS,)

    def test_a_failed_run_holds_nothing(self, known: World) -> None:
        known.register.control(bad_records=10, emails_lost_percent=50)
        run = known.run()
        assert (run.verdict, run.undecided) == (Verdict.FAILED, ())

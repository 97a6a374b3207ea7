"""Listings that leave the register close, once that is sure and plausible; those that return open again, with all."""

from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.sync.sync import CONTACT_KEPT, Hold, Phase, Run, Verdict
from tests.sync.between import HTML, JSON, Between, Reply
from tests.sync.conftest import MakeWorld
from tests.sync.world import World

CANNOT_SAY: Final[dict[str, Reply]] = {
    "a web page": HTML,
    "another listing": ("200 OK", [JSON], b'{"id": {"id": "07062e24"}, "legalName": {"description": "De Schakel"}}'),
    "something else": ("200 OK", [JSON], b'{"message": "unknown"}'),
    "out of order": ("503 Service Unavailable", [], b""),
}


@pytest.fixture
def between() -> Between:
    return Between()


@pytest.fixture
def known(make_known: MakeWorld, between: Between) -> World:
    return make_known(wrapped=between.around)


def test_absent_and_gone_by_its_id_is_closed(known: World) -> None:
    (gone,) = known.register.leave()
    before = known.organisation(gone)
    run = known.run()
    after = known.organisation(gone)
    assert (run.verdict, run.counts.missing, run.counts.closed) == (Verdict.GOOD, 1, 1)
    assert after.listing.closed_at == known.now()
    assert (after.id, after.listing.email, after.contact_nonce) == (
        before.id,
        before.listing.email,
        before.contact_nonce,
    )
    assert known.register.requests("leaflet") == 1


def test_absent_but_there_by_its_id_is_kept(known: World, between: Between) -> None:
    hidden = known.register.listings()[:2]
    between.hide(hidden)
    for _ in range(3):
        run = known.run()
        assert (run.verdict, run.counts.missing, run.counts.closed) == (Verdict.GOOD, 2, 0)
    assert {each["id"] for each in hidden} < known.open()


@pytest.mark.parametrize("answer", CANNOT_SAY)
def test_absent_and_unknown_is_closed_after_the_second_complete_snapshot(
    known: World, between: Between, answer: str
) -> None:
    (gone,) = known.register.leave()
    between.for_one(CANNOT_SAY[answer])
    first = known.run()
    assert (first.verdict, first.counts.missing, first.counts.closed) == (Verdict.GOOD, 1, 0)
    assert gone in known.open()
    second = known.run()
    assert (second.verdict, second.counts.closed) == (Verdict.GOOD, 1)
    assert gone not in known.open()


def test_an_incomplete_snapshot_is_not_the_second(known: World, between: Between) -> None:
    (gone,) = known.register.leave()
    between.for_one(HTML)
    known.run()
    known.register.control(half_pages=True)
    assert known.run().verdict is Verdict.PARTIAL
    assert gone in known.open()


def test_what_came_back_in_between_is_missed_anew(known: World, between: Between) -> None:
    (gone,) = known.register.leave()
    between.for_one(HTML)
    known.run()
    known.register.edit(gone, removed=False)
    assert known.run().counts.missing == 0
    known.register.edit(gone, removed=True)
    assert known.run().counts.closed == 0
    assert gone in known.open()


def test_a_stretch_that_was_cut_off_is_not_the_second_snapshot(known: World, between: Between) -> None:
    known.register.leave(3)
    between.for_one(HTML)
    late = iter(range(1000))
    run = known.run(out_of_time=lambda: any(each.for_one for each in between.asked) and next(late) >= 0)
    assert (run.phase, run.verdict) == (Phase.REMOVING, Verdict.RUNNING)
    again = known.run(None)
    assert (again.id, again.verdict) == (run.id, Verdict.GOOD)
    assert (again.counts.missing, again.counts.closed) == (3, 0)
    assert sum(each.for_one for each in between.asked) == 3 * known.source.tries
    assert known.run().counts.closed == 3


def test_removing_goes_on_where_it_stopped(known: World, between: Between) -> None:
    gone = known.register.leave(20)
    runs: list[Run] = [known.run(out_of_time=lambda: any(each.for_one for each in between.asked))]
    while runs[-1].phase is not Phase.FINISHED:
        between.asked.clear()
        runs.append(known.run(None, out_of_time=lambda: any(each.for_one for each in between.asked)))
    assert len({run.id for run in runs}) == 1
    assert len(runs) > 2
    assert (runs[-1].verdict, runs[-1].counts.missing, runs[-1].counts.closed) == (Verdict.GOOD, 20, 20)
    assert known.open().isdisjoint(gone)
    assert known.register.requests("leaflet") == 20


def test_what_has_closed_is_not_found_by_search_and_its_page_says_so(known: World) -> None:
    (gone,) = known.register.leave()
    name = known.organisation(gone).listing.name
    assert known.organisation(gone).id in known.searched(name)
    review = known.published(gone)
    known.run()
    closed = known.organisation(gone)
    assert closed.id not in known.searched(name)
    assert closed.id not in known.searched()
    shown, page = known.organisations.public_page(closed.id, limit=20)
    assert shown.listing.closed_at is not None
    assert ([public_review.id for public_review in page.public_reviews], shown.tally.reviews) == ([review], 1)


def test_contact_data_of_what_closed_is_erased_after_its_time(known: World) -> None:
    gone = known.register.with_email()[0]
    known.register.edit(gone, removed=True, phone="09 000 00 00", website="www.avondrust.example")
    review = known.published(gone)
    before = known.organisation(gone)
    known.run()
    known.clock.forward(seconds=(CONTACT_KEPT - timedelta(minutes=2)).total_seconds())
    known.run()
    assert known.organisation(gone).listing.email == before.listing.email
    known.run()
    after = known.organisation(gone)
    erased = after.listing
    assert (erased.email, erased.email_status, erased.phone, erased.website) == ("", EmailStatus.ABSENT, "", "")
    assert (erased.name, erased.closed_at is None) == (before.listing.name, False)
    assert after.contact_nonce != before.contact_nonce  # the links that the address got are dead
    assert known.reviews.get(review).visible


def test_a_listing_that_returns_revives_its_organisation(known: World) -> None:
    gone = known.register.with_email()[0]
    review = known.published(gone)
    before = known.organisation(gone)
    known.register.edit(gone, removed=True)
    known.run()
    known.register.edit(gone, removed=False)
    run = known.run()
    after = known.organisation(gone)
    assert (run.counts.revived, run.counts.created, run.counts.new) == (1, 0, 0)
    assert (after.id, after.moderation, after.tally.reviews) == (before.id, before.moderation, 1)
    assert after.listing == before.listing
    assert after.id in known.searched()
    assert known.organisations.public_page(after.id, limit=5)[1].public_reviews[0].id == review


def test_what_returns_after_its_contact_data_was_erased_has_it_again(known: World) -> None:
    gone = known.register.with_email()[0]
    before = known.organisation(gone)
    known.register.edit(gone, removed=True)
    known.run()
    known.clock.forward(days=31)
    known.run()
    known.register.edit(gone, removed=False)
    known.run()
    assert known.organisation(gone).listing == before.listing


def test_what_is_no_longer_published_leaves_too(known: World) -> None:
    hidden = known.register.ids()[0]
    known.register.edit(hidden, state="ARCHIVED")
    run = known.run()
    assert (run.verdict, run.counts.missing, run.counts.closed) == (Verdict.GOOD, 1, 1)
    assert hidden not in known.open()


class TestManyAtOnce:
    def test_twenty_may_leave(self, known: World) -> None:
        gone = known.register.leave(20)
        run = known.run()
        assert (run.verdict, run.counts.closed) == (Verdict.GOOD, 20)
        assert known.open().isdisjoint(gone)

    def test_more_are_held_until_an_editor_approves(self, known: World) -> None:
        gone = known.register.leave(21)
        renamed, *_ = known.register.ids()
        known.register.edit(renamed, name="Toch veranderd")
        run = known.run()
        assert (run.verdict, run.undecided) == (Verdict.PARTIAL, (Hold.REMOVALS,))
        assert (run.counts.missing, run.counts.held, run.counts.closed) == (21, 21, 0)
        assert run.reasons == (f"21 of {run.baseline} listings vanished",)
        assert known.open() >= {*gone}
        assert known.organisation(renamed).listing.name == "Toch veranderd"
        assert known.register.requests("leaflet") == 0
        done = known.approve(run)
        assert (done.id, done.verdict, done.counts.closed) == (run.id, Verdict.GOOD, 21)
        assert known.open().isdisjoint(gone)

    def test_of_a_large_register_five_per_cent_may_leave(self, make_known: MakeWorld) -> None:
        world = make_known(440, page_size=100)
        baseline = len(world.open())
        assert 420 <= baseline < 440
        gone = world.register.leave(21)
        assert world.run().verdict is Verdict.GOOD
        world.register.leave(21)
        run = world.run()
        assert (run.baseline, run.undecided) == (baseline - 21, (Hold.REMOVALS,))
        assert world.open().isdisjoint(gone)

    def test_an_approval_still_asks_for_each(self, known: World, between: Between) -> None:
        listings = known.register.listings()
        known.register.edit(listings[0]["id"], removed=True)
        between.hide(listings[1:22])
        run = known.approve(known.run())
        assert (run.verdict, run.counts.closed) == (Verdict.GOOD, 1)
        assert len(known.open()) == len(listings) - 1

    def test_an_approval_closes_what_the_register_cannot_explain(self, known: World, between: Between) -> None:
        gone = known.register.leave(21)
        between.for_one(HTML)
        assert known.approve(known.run()).counts.closed == 21
        assert known.open().isdisjoint(gone)

    def test_an_approval_that_comes_too_late_closes_only_what_is_gone_for_sure(
        self, known: World, between: Between
    ) -> None:
        gone = known.register.leave(21)
        held = known.run()
        for each in gone:
            known.register.edit(each, removed=False)
        good = known.run()
        assert good.verdict is Verdict.GOOD
        between.for_one(HTML)
        known.approve(held)
        assert {*gone} <= known.open()
        assert known.sync_store.last_good() == good  # an older run that ends good later does not turn it back

    def test_a_dismissal_leaves_all_open_and_the_next_full_run_looks_again(self, known: World) -> None:
        gone = known.register.leave(21)
        run = known.decide(known.run(), approve=False)
        assert (run.verdict, run.undecided) == (Verdict.PARTIAL, ())
        assert known.open() >= {*gone}
        again = known.run()
        assert (again.id != run.id, again.undecided) == (True, (Hold.REMOVALS,))
        for each in gone:
            known.register.edit(each, removed=False)
        assert known.run().verdict is Verdict.GOOD

    def test_mass_disappearance_is_held_whoever_caused_it(self, known: World) -> None:
        before = known.open()
        state: Any = known.register.control(vanished_percent=90)
        assert state["settings"]["vanished_percent"] == 90
        run = known.run()
        assert run.verdict is Verdict.PARTIAL
        assert known.open() == before

"""The key is the register's id. What looks like one place under two ids is for people to judge, never merged by us."""

from typing import Any, Final

import pytest

from chalicelib.domain.organisations.listing import key_of
from chalicelib.domain.sync.sync import Hold, RunKind, Verdict
from tests.sync.between import Between
from tests.sync.calls import watched
from tests.sync.conftest import MakeWorld
from tests.sync.world import World

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"
YOUTH: Final = "11.05.01. Jeugdhulp met verblijf"
PLACE: Final = {"street": "Kerkstraat", "number": "12", "postal_code": "9000", "municipality": "Gent"}


class TestTheSameIdTwice:
    def test_equal_rows_are_ignored_and_counted(self, known: World) -> None:
        before = known.run().counts
        known.register.control(duplicates=1)
        with watched(known) as calls:
            run = known.run()
        assert run.verdict is Verdict.GOOD
        assert run.counts.duplicates > before.duplicates
        assert (run.counts.conflicting, run.counts.unchanged) == (0, before.unchanged)
        assert calls.writes["organisations"] == 0

    def test_of_different_rows_the_newest_counts(self, known: World) -> None:
        before = {found: each.listing for found, each in known.everyone().items()}
        known.register.control(duplicates=1, duplicates_stale=True)
        run = known.run()
        assert run.verdict is Verdict.GOOD
        assert run.counts.conflicting > 0
        assert {found: each.listing for found, each in known.everyone().items()} == before

    @pytest.mark.parametrize("apart", [False, True], ids=["on one page", "on two pages"])
    def test_of_different_rows_the_newest_counts_when_it_comes_second(
        self, make_known: MakeWorld, *, apart: bool
    ) -> None:
        between = Between()
        world = make_known(wrapped=between.around, page_size=4)
        chosen = world.register.with_email()[0]
        earlier: list[Any] = []

        def rewrite(_: object, body: Any) -> Any:
            rows = []
            for row in body["content"]:
                if row["id"]["id"] == chosen:
                    old = {**row, "lastUpdated": "2020-01-01T00:00:00Z", "legalName": {"description": "Oud"}}
                    new = {**row, "lastUpdated": "2026-11-22T00:00:00Z", "legalName": {"description": "Nieuw"}}
                    earlier.append(new)
                    rows += [old] if apart else [old, new]
                else:
                    rows.append(row)
            if apart and earlier and all(row["id"]["id"] != chosen for row in rows):
                rows.append(earlier.pop())
            return {**body, "content": rows}

        between.rewrite = rewrite
        run = world.run()
        assert (run.verdict, run.counts.conflicting) == (Verdict.GOOD, 1)
        assert world.organisation(chosen).listing.name == "Nieuw"

    def test_what_we_know_counts_when_it_is_the_newest(self, make_known: MakeWorld) -> None:
        between = Between()
        world = make_known(wrapped=between.around)
        chosen = world.register.with_email()[0]
        before = world.organisation(chosen)

        def rewrite(_: object, body: Any) -> Any:
            rows = []
            for row in body["content"]:
                if row["id"]["id"] == chosen:
                    rows.append({**row, "lastUpdated": "2020-01-01T00:00:00Z", "legalName": {"description": "Oud"}})
                rows.append(row)
            return {**body, "content": rows}

        between.rewrite = rewrite
        assert world.run().counts.conflicting == 1
        assert world.organisation(chosen) == before

    def test_one_listing_in_two_rubrics_is_one_organisation(self, known: World) -> None:
        added = known.register.add(name="Onder twee rubrieken", rubrics=[YOUTH, CARE_HOMES], **PLACE)
        run = known.run()
        assert (run.verdict, run.counts.created) == (Verdict.GOOD, 1)
        assert known.organisation(added).listing.sector == "residential_care"
        for kind in RunKind:
            assert known.run(kind).counts.changed == 0


class TestDifferentIds:
    def pair(self, world: World, **fields: str) -> tuple[str, str]:
        one = world.register.add(name="De Linde", rubrics=[CARE_HOMES], **fields)
        other = world.register.add(name="Huis De Linde", rubrics=[CARE_HOMES], **fields)
        return one, other

    def test_the_same_address_is_reported_and_never_merged(self, known: World) -> None:
        one, other = self.pair(known, **PLACE)
        known.run()
        assert known.organisation(one).id != known.organisation(other).id
        assert sorted([key_of(one), key_of(other)]) in [sorted(group) for group in known.sync_store.candidates()]

    def test_the_same_enterprise_number_is_reported_and_never_merged(self, make_known: MakeWorld) -> None:
        between = Between()
        world = make_known(wrapped=between.around)
        one, other = self.pair(world, postal_code="9000")

        def rewrite(_: object, body: Any) -> Any:
            """A register that gives the enterprise number in its lists; ours has it in the leaflet only."""
            for row in body["content"]:
                if row["id"]["id"] in {one, other}:
                    row["administrativeData"] = [{"type": "CBE_ID", "value": "0123.456.749"}]
                    row["addresses"][0]["number"] = row["id"]["id"][:4]
            return body

        between.rewrite = rewrite
        world.run()
        assert world.organisation(one).listing.enterprise_number == "0123456749"
        assert world.organisation(one).id != world.organisation(other).id
        assert sorted([key_of(one), key_of(other)]) in [sorted(group) for group in world.sync_store.candidates()]

    def test_another_sector_at_the_same_address_is_no_candidate(self, known: World) -> None:
        one = known.register.add(name="De Linde", rubrics=[CARE_HOMES], **PLACE)
        known.register.add(name="De Linde jeugd", rubrics=[YOUTH], **PLACE)
        known.run()
        assert all(key_of(one) not in group for group in known.sync_store.candidates())

    def test_what_has_closed_is_no_candidate(self, known: World) -> None:
        one, other = self.pair(known, **PLACE)
        known.run()
        known.register.edit(other, removed=True)
        known.run()
        assert all(key_of(one) not in group for group in known.sync_store.candidates())


class TestRekeying:
    def rekey(self, world: World, percent: int = 100) -> None:
        world.register.control(rekeyed_percent=percent)

    def test_most_ids_new_is_held_and_pairs_are_proposed(self, known: World) -> None:
        before = known.everyone()
        self.rekey(known)
        run = known.run()
        assert (run.verdict, run.undecided) == (Verdict.PARTIAL, (Hold.REKEYING,))
        assert (run.counts.created, run.counts.closed, run.counts.held) == (0, 0, run.counts.new)
        assert known.everyone() == before
        pairs = known.sync_store.held(run.id, Hold.REKEYING)
        assert len(pairs) >= len(before) - 2  # two at one address are told apart by their names only
        assert {old for old, _ in pairs} <= {key_of(found) for found in before}

    def test_an_approval_keeps_our_ids_and_reviews(self, known: World) -> None:
        chosen = known.register.with_email()[0]
        review = known.published(chosen)
        before = known.everyone()
        names = {each.listing.name: each.id for each in before.values()}
        self.rekey(known)
        run = known.approve(known.run())
        after = known.everyone()
        assert run.verdict is Verdict.GOOD
        assert {*after} == {*known.register.ids()}
        assert {each.listing.name: each.id for each in after.values()} == names
        ours = known.organisations.get(before[chosen].id)
        assert ours.listing.register_id != chosen
        assert known.find(chosen) is None
        shown = known.organisations.public_page(ours.id, limit=5)[1]
        assert ([public_review.id for public_review in shown.public_reviews], ours.tally.reviews) == ([review], 1)
        with watched(known) as calls:
            again = known.run()
        assert (again.verdict, again.counts.missing, calls.writes["organisations"]) == (Verdict.GOOD, 0, 0)

    def test_a_rekeying_that_is_taken_back_is_held_too(self, known: World) -> None:
        before = {each.id for each in known.everyone().values()}
        self.rekey(known)
        known.approve(known.run())
        self.rekey(known, 0)
        run = known.run()
        assert run.undecided == (Hold.REKEYING,)
        known.approve(run)
        assert {each.id for each in known.everyone().values()} == before
        assert {*known.everyone()} == {*known.register.ids()}

    def test_pairs_are_proposed_from_an_incomplete_snapshot_too(self, known: World) -> None:
        self.rekey(known)
        known.register.control(changed_total=1)
        run = known.run()
        assert run.shortcomings
        assert known.sync_store.held(run.id, Hold.REKEYING)
        before = {each.id for each in known.everyone().values()}
        assert known.approve(run).verdict is Verdict.PARTIAL
        assert {each.id for each in known.everyone().values()} == before

    def test_light_passes_let_it_be_until_it_is_decided(self, known: World) -> None:
        self.rekey(known, 60)
        known.run()
        before = {*known.everyone()}
        still = next(found for found in known.register.ids() if found in before)
        known.register.edit(still, name="Toch veranderd")
        light = known.light()
        assert light.verdict is Verdict.GOOD
        assert {*known.everyone()} == before
        assert known.organisation(still).listing.name == "Toch veranderd"

    def test_a_light_pass_that_meets_it_first_leaves_it_to_a_full_run(self, known: World) -> None:
        before = known.everyone()
        self.rekey(known)
        assert known.light().verdict is Verdict.FAILED
        assert known.everyone() == before

    def test_a_dismissal_changes_nothing(self, known: World) -> None:
        before = known.everyone()
        self.rekey(known)
        known.decide(known.run(), approve=False)
        assert known.run().undecided == (Hold.REKEYING,)
        assert known.everyone() == before

    def test_a_new_listing_among_the_rekeyed_is_taken_in_by_the_approval(self, known: World) -> None:
        self.rekey(known)
        added = known.register.add(name="Helemaal nieuw", rubrics=[CARE_HOMES], **PLACE)
        known.approve(known.run())
        assert known.organisation(added).listing.name == "Helemaal nieuw"
        assert {*known.everyone()} == {*known.register.ids()}

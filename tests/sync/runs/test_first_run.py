"""The first run takes everything in; what does not change afterwards is not written again."""

import pytest

from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.sync.sync import Phase, Verdict
from tests.sync.calls import watched
from tests.sync.conftest import MakeWorld
from tests.sync.world import World

CARE_HOMES = "14.04.01. Woonzorgcentra (WZC)"
GROUPS = "10.07.02. Groepsopvang voor kinderen"


def test_everything_that_is_public_and_ours_is_taken_in(world: World) -> None:
    run = world.run()
    expected = {*world.register.ids()}
    assert (run.verdict, run.phase) == (Verdict.GOOD, Phase.FINISHED)
    assert world.open() == expected
    assert (run.counts.created, run.counts.new) == (len(expected), len(expected))
    assert run.declared == run.counts.fetched
    assert all(count.complete for count in run.rubrics.values())


def test_what_is_taken_in_is_what_the_register_says(world: World) -> None:
    added = world.register.add(
        name="  Huize\tAvondrust ",
        rubrics=[CARE_HOMES, GROUPS],
        emails=["onthaal@avondrust.example"],
        phone="09 000 00 01",
        website="www.avondrust.example",
        street="Kerkstraat",
        number="1",
        box="2",
        postal_code="9000",
        municipality="Gent",
    )
    world.run()
    taken = world.organisation(added).listing
    assert (taken.name, taken.email, taken.email_status) == (
        "Huize Avondrust",
        "onthaal@avondrust.example",
        EmailStatus.OK,
    )
    assert (taken.phone, taken.website) == ("09 000 00 01", "https://www.avondrust.example")
    assert (taken.address.street, taken.address.number, taken.address.box) == ("Kerkstraat", "1", "2")
    assert (taken.address.postal_code, taken.address.municipality) == ("9000", "Gent")
    assert taken.sector is Sector.RESIDENTIAL_CARE  # our first rubric that it names, whichever it was found by


def test_nobody_takes_part_because_the_register_names_them(known: World) -> None:
    assert not any(each.taking_part for each in known.everyone().values())
    assert known.mails() == []


def test_what_was_taken_in_can_be_searched(known: World) -> None:
    assert known.searched() == {each.id for each in known.everyone().values()}


def test_a_first_run_below_the_minimum_writes_nothing_and_says_why(make_world: MakeWorld) -> None:
    world = make_world(minimum=1000)
    run = world.run()
    assert run.verdict is Verdict.FAILED
    assert run.reasons == (f"{run.counts.new} listings are fewer than the 1000 of a first run",)
    assert world.everyone() == {}
    assert world.sync_store.last_good() is None


def test_the_minimum_is_for_the_first_run_only(make_world: MakeWorld) -> None:
    world = make_world(minimum=30)
    assert world.run().verdict is Verdict.GOOD
    for gone in world.register.ids()[:12]:
        world.register.edit(gone, removed=True)
    assert world.run().verdict is Verdict.GOOD


@pytest.mark.parametrize("light", [False, True])
def test_where_nothing_changed_no_organisation_is_written(known: World, *, light: bool) -> None:
    with watched(known) as calls:
        run = known.light() if light else known.run()
    assert run.counts.unchanged == (run.counts.unchanged if light else len(known.register.ids()))
    assert run.verdict is Verdict.GOOD
    assert {table: n for table, n in calls.writes.items() if table != "sync"} == {}


def test_where_one_per_cent_changed_exactly_that_is_written(make_known: MakeWorld) -> None:
    world = make_known(440, page_size=100)
    before = world.everyone()
    world.register.control(changed_percent=1)
    with watched(world) as calls:
        run = world.run()
    after = world.everyone()
    changed = {found for found in before if before[found].listing != after[found].listing}
    assert 0 < len(changed) <= 8
    assert run.counts.changed == len(changed) == calls.writes["organisations"]
    assert calls.writes["listings"] == 0
    assert all(before[found].listing.phone != after[found].listing.phone for found in changed)


def test_the_sync_leaves_what_is_ours_alone(known: World) -> None:
    chosen = known.register.with_email()[0]
    known.published(chosen)
    before = known.organisation(chosen)
    known.register.edit(chosen, name="Een nieuwe naam", street="Nieuwstraat")
    known.run()
    after = known.organisation(chosen)
    assert (after.listing.name, after.listing.address.street) == ("Een nieuwe naam", "Nieuwstraat")
    assert (after.id, after.moderation, after.tally) == (before.id, before.moderation, before.tally)
    assert (after.tally.reviews, after.taking_part) == (1, True)
    assert after.contact_nonce == before.contact_nonce  # the address did not change: its links live


def test_a_run_tells_how_far_it_is(world: World) -> None:
    seen: list[tuple[Phase, int]] = []
    world.run(progress=lambda run: seen.append((run.phase, run.counts.fetched)))
    assert [fetched for _, fetched in seen] == sorted(fetched for _, fetched in seen)
    assert list(dict.fromkeys(phase for phase, _ in seen)) == [
        Phase.FETCHING,
        Phase.WRITING,
        Phase.FINISHED,
    ]

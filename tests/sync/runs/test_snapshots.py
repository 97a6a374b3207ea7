"""Only a complete snapshot removes: every page read, as many different ids as declared, no rubric gone.

What makes a snapshot incomplete is no reason to hold back what it does say: additions and changes go on.
"""

from typing import Any

import pytest

from chalicelib.domain.sync.sync import Verdict
from tests.sync.between import Asked, Between
from tests.sync.conftest import MakeWorld
from tests.sync.world import World

CARE_HOMES = "14.04.01. Woonzorgcentra (WZC)"
PAGE_SIZE = 4

INCOMPLETE: dict[str, tuple[dict[str, Any], str]] = {
    "rows drift while we page": ({"drift": 1}, "different ids"),
    "rows are missing": ({"missing": 1}, "different ids"),
    "half of the pages are empty": ({"half_pages": True}, "unusable pages 1"),
    "a page is empty": ({"empty_page": 6}, "unusable pages"),
    "the total grows": ({"changed_total": 2}, "at first"),
    "the total shrinks": ({"changed_total": -2}, "at first"),
    "a rubric is gone": ({"rubric_gone": [CARE_HOMES]}, "now none"),
}


@pytest.fixture
def known(make_known: MakeWorld) -> World:
    return make_known(page_size=PAGE_SIZE)


@pytest.mark.parametrize("how", INCOMPLETE)
def test_an_incomplete_snapshot_never_removes(known: World, how: str) -> None:
    settings, reason = INCOMPLETE[how]
    gone, renamed, *_ = known.register.ids()
    before = known.open()
    last_good = known.sync_store.last_good()
    known.register.edit(gone, removed=True)
    known.register.edit(renamed, name="Toch veranderd")
    known.register.control(**settings)
    run = known.run()
    assert known.open() == before
    assert run.verdict is Verdict.PARTIAL
    assert any(reason in each for each in run.shortcomings), run.shortcomings
    assert (run.counts.missing, run.counts.closed) == (0, 0)
    assert known.sync_store.last_good() == last_good


def test_an_incomplete_snapshot_adds_and_changes(known: World) -> None:
    added = known.register.add(name="Een nieuw huis", rubrics=[CARE_HOMES])
    renamed = known.register.with_email()[0]
    known.register.edit(renamed, name="Toch veranderd")
    known.register.control(half_pages=True)  # what was saved last stands on the first
    run = known.run()
    assert run.verdict is Verdict.PARTIAL
    assert known.organisation(added).listing.name == "Een nieuw huis"
    assert known.organisation(renamed).listing.name == "Toch veranderd"


def test_half_of_the_pages_empty_says_why(known: World) -> None:
    known.register.control(half_pages=True)
    run = known.run()
    assert {reason.partition(":")[0] for reason in run.shortcomings} == {
        name for name, count in run.rubrics.items() if (count.declared or 0) > PAGE_SIZE
    }
    assert any("an empty page" in note for note in run.notes)


@pytest.mark.parametrize("fault", [{"html": 1}, {"truncated": 1}])
def test_a_register_that_answers_nonsense_removes_nothing(known: World, fault: dict[str, int]) -> None:
    before = known.open()
    known.register.control(**fault)
    run = known.run()
    assert run.verdict is Verdict.PARTIAL
    assert known.open() == before
    assert len(run.shortcomings) == 7
    assert run.notes[0].endswith("no JSON")


@pytest.mark.parametrize("fault", ["html", "truncated"])
def test_an_answer_of_nonsense_is_asked_for_again(known: World, fault: str) -> None:
    known.register.control(**{fault: 4})
    run = known.run()
    assert run.verdict is Verdict.GOOD
    assert known.waits


def test_half_a_character_is_no_json(make_known: MakeWorld) -> None:
    between = Between()
    world = make_known(wrapped=between.around, page_size=PAGE_SIZE)
    between.answer = lambda _: ("200 OK", [], b'{"content": [{"name": "caf\xc3')
    assert world.run().notes[0].endswith("no JSON")


def test_a_page_that_cannot_be_used_does_not_keep_the_others_from_being_read(known: World) -> None:
    known.register.control(half_pages=True)
    run = known.run()
    short = [count for count in run.rubrics.values() if not count.complete]
    assert short
    for count in short:
        pages = -(-(count.declared or 0) // PAGE_SIZE)
        assert (count.failed_pages, count.ended) == (tuple(range(1, pages, 2)), True)


def test_a_total_that_comes_and_goes_is_no_total(make_known: MakeWorld) -> None:
    between = Between()
    world = make_known(wrapped=between.around, page_size=PAGE_SIZE)
    gone = world.register.ids()[0]
    world.register.edit(gone, removed=True)

    def rewrite(asked: Asked, body: Any) -> Any:
        more = asked.page == 1
        return {**body, "page": {**body["page"], "totalElements": body["page"]["totalElements"] + more}}

    between.rewrite = rewrite
    run = world.run()
    assert gone in world.open()
    assert run.shortcomings
    assert all("declared" in reason for reason in run.shortcomings)


def test_more_pages_than_there_are_listings_for_are_not_read_for_ever(make_known: MakeWorld) -> None:
    between = Between(rewrite=lambda _, body: {**body, "page": {**body["page"], "totalPages": 1_000_000}})
    world = make_known(wrapped=between.around, page_size=PAGE_SIZE)
    assert world.run().verdict is Verdict.GOOD


def test_a_rubric_that_was_empty_before_may_be_empty(world: World) -> None:
    world.register.control(rubric_gone=[CARE_HOMES])
    assert world.run().verdict is Verdict.GOOD
    assert world.run().verdict is Verdict.GOOD


def test_last_good_moves_only_on_good(known: World) -> None:
    first = known.sync_store.last_good()
    known.register.control(half_pages=True)
    assert known.run().verdict is Verdict.PARTIAL
    assert known.sync_store.last_good() == first
    known.register.control(half_pages=False)
    good = known.run()
    assert known.sync_store.last_good() == good != first
    known.light()
    assert known.sync_store.last_good() == good

"""The search index: up to date at once after a decision, after `enter` for the rest, alike in every process."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.adapters.dynamodb.projections.search_items import BLOCKS, CLOSED, OPEN, key
from chalicelib.domain.organisations.listing import Address, EmailStatus, Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.refusals import Busy, Invalid
from tests.builders import NOW, effects, entry, listing, organisation
from tests.worlds import DynamoWorld

COLOURS: Final = ("blauw", "geel", "groen", "oranje", "paars", "rood", "wit")
ENTRY: Final = entry(subject="organisation/o-1")


def named(name: str, *, key: str = "o-1", taking_part: bool = True, **changes: Any) -> Organisation:
    described = listing(name=name, register_id=f"register-{key}", **changes)
    return organisation(id=key, taking_part=taking_part, listing=described)


def many(count: int) -> list[Organisation]:
    return [named(f"Huis {COLOURS[number % 7]} {number:03}", key=f"o-{number:03}") for number in range(count)]


def find(directory: DynamoDirectory, words: str = "", *, taking_part: bool = False, **changes: Any) -> list[str]:
    asked: dict[str, Any] = {"sector": "", "postal_code": "", "limit": 100, "cursor": ""}
    return list(directory.search(words, taking_part=taking_part, **(asked | changes)).ids)


def pages(directory: DynamoDirectory, limit: int, words: str = "") -> Iterator[list[str]]:
    cursor = ""
    while True:
        found = directory.search(words, taking_part=False, limit=limit, cursor=cursor)
        yield list(found.ids)
        if found.next is None:
            return
        cursor = found.next


def decide(world: DynamoWorld, before: Organisation, *, taking_part: bool) -> Organisation:
    """An editor's decision, which search hears of in the same write."""
    moderation = organisation(taking_part=taking_part).moderation
    after = replace(before, moderation=replace(moderation, version=before.moderation.version + 1))
    world.organisations.save(before, after, effects(entry=ENTRY))
    return after


def test_before_anything_is_entered_nothing_is_found(dynamodb_world: DynamoWorld) -> None:
    assert find(dynamodb_world.directory) == []
    assert find(dynamodb_world.directory, taking_part=True) == []


def test_what_was_entered_is_found_among_all_and_among_those_taking_part(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust"), named("Bijtje", key="o-2", taking_part=False)])
    assert find(directory) == ["o-1", "o-2"]
    assert find(directory, taking_part=True) == ["o-1"]
    assert find(directory, "bijt") == ["o-2"]
    assert find(directory, "bijt", taking_part=True) == []


def test_search_can_be_narrowed_to_a_sector_and_a_postal_code(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter(
        [
            named("Avondrust", address=Address(postal_code="9000", municipality="Gent")),
            named("Bijtje", key="o-2", sector=Sector.CHILD_CARE, address=Address(postal_code="2000")),
        ]
    )
    assert find(directory, sector="child_care") == ["o-2"]
    assert find(directory, postal_code="9000") == ["o-1"]
    assert find(directory, "gent") == ["o-1"]
    assert find(directory, sector="child_care", postal_code="9000") == []


def test_entering_the_same_again_changes_nothing(dynamodb_world: DynamoWorld) -> None:
    for _ in range(3):
        dynamodb_world.directory.enter([named("Avondrust")])
    assert find(dynamodb_world.directory) == ["o-1"]


def test_what_is_renamed_is_found_under_its_new_name_only(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust")])
    assert find(directory, "avondrust") == ["o-1"]
    directory.enter([named("Ochtend")])
    assert find(directory, "avondrust") == []
    assert find(directory, "ochtend") == ["o-1"]
    assert find(directory, "ochtend", taking_part=True) == ["o-1"]


def test_a_decision_is_known_to_search_at_once(dynamodb_world: DynamoWorld) -> None:
    world, directory = dynamodb_world, dynamodb_world.directory
    before = named("Avondrust", taking_part=False)
    world.put(before)
    directory.enter([before])
    assert find(directory, taking_part=True) == []
    enrolled = decide(world, before, taking_part=True)
    assert find(directory, taking_part=True) == ["o-1"]
    decide(world, enrolled, taking_part=False)
    assert find(directory, taking_part=True) == []
    assert find(directory) == ["o-1"]


def test_a_decision_is_known_to_search_before_anything_was_entered(dynamodb_world: DynamoWorld) -> None:
    before = named("Avondrust", taking_part=False)
    dynamodb_world.put(before)
    decide(dynamodb_world, before, taking_part=True)
    assert find(dynamodb_world.directory) == find(dynamodb_world.directory, taking_part=True) == ["o-1"]


def test_who_left_is_entered_among_those_who_take_part_no_more(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust"), named("Bijtje", key="o-2")])
    directory.enter([named("Avondrust", taking_part=False)])
    assert find(directory, taking_part=True) == ["o-2"]
    assert find(directory) == ["o-1", "o-2"]


def test_what_has_closed_is_found_by_editors_alone_until_it_comes_back(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust"), named("Bijtje", key="o-2")])
    directory.enter([named("Avondrust", closed_at=NOW)])
    assert find(directory) == find(directory, taking_part=True) == ["o-2"]
    assert find(directory, closed=True) == ["o-1", "o-2"]
    assert find(directory, "avondrst", closed=True) == ["o-1"]
    directory.enter([named("Avondrust")])
    assert find(directory, closed=True) == ["o-1", "o-2"]
    assert find(directory) == find(directory, taking_part=True) == ["o-1", "o-2"]


def test_blocks_of_those_that_closed_are_not_read_for_those_that_are_open(dynamodb_world: DynamoWorld) -> None:
    directory, home = dynamodb_world.directory, named("Bijtje", key="o-2")
    directory.enter([named(f"Huis {number}", key=f"c-{number}", closed_at=NOW) for number in range(BLOCKS * 8)])
    directory.enter([home])
    asked: list[str] = []
    dynamodb_world.connection.client.meta.events.register(
        "provide-client-params.dynamodb.GetItem", lambda params, **_: asked.append(str(params["Key"])), unique_id="keys"
    )
    directory.enter([home])
    assert [each for each in asked if key(OPEN) in each and "block#" in each]
    assert [each for each in asked if key(CLOSED) in each and "block#" in each] == []


def test_editors_find_those_whose_address_cannot_be_mailed(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust"), named("Bijtje", key="o-2", email="", email_status=EmailStatus.INVALID)])
    assert find(directory, email_status="invalid") == ["o-2"]


def test_what_was_decided_once_is_still_found_under_its_later_names(dynamodb_world: DynamoWorld) -> None:
    before = named("Avondrust", taking_part=False)
    dynamodb_world.put(before)
    after = decide(dynamodb_world, before, taking_part=True)
    dynamodb_world.directory.enter([replace(after, listing=replace(after.listing, name="Ochtend"))])
    assert find(dynamodb_world.directory, "ochtend") == ["o-1"]


def test_what_was_entered_leaves_no_change_to_be_read_by_every_search(dynamodb_world: DynamoWorld) -> None:
    before = named("Avondrust", taking_part=False)
    dynamodb_world.put(before)
    dynamodb_world.directory.enter([decide(dynamodb_world, before, taking_part=True)])
    assert list(DirectoryItem.query(key(OPEN), DirectoryItem.part.startswith("change#"))) == []


def test_many_are_spread_over_blocks_and_all_are_found(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    everyone = many(300)
    directory.enter(everyone)
    blocks = list(DirectoryItem.query(key(OPEN), DirectoryItem.part.startswith("block#")))
    assert BLOCKS // 2 < len(blocks) <= BLOCKS
    in_order = [each.id for each in sorted(everyone, key=lambda each: each.listing.name)]
    assert [each for page in pages(directory, 100) for each in page] == in_order
    assert find(directory, "huis oranje", limit=300) == [each for each in in_order if int(each[2:]) % 7 == 3]


@pytest.mark.parametrize("limit", [1, 7, 20])
def test_page_after_page_gives_everything_exactly_once_in_order(dynamodb_world: DynamoWorld, limit: int) -> None:
    everyone = many(40)
    dynamodb_world.directory.enter(everyone)
    found = list(pages(dynamodb_world.directory, limit))
    assert [len(page) for page in found[:-1]] == [limit] * (len(found) - 1)
    assert [each for page in found for each in page] == [
        each.id for each in sorted(everyone, key=lambda each: each.listing.name)
    ]


def test_pages_of_a_search_hold_only_what_was_asked(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.directory.enter(many(40))
    found = list(pages(dynamodb_world.directory, 4, "huis groen"))
    assert [len(page) for page in found] == [4, 2]


def test_namesakes_are_all_found_page_by_page(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.directory.enter([named("Zonnig", key=f"o-{number}") for number in range(5)])
    assert [each for page in pages(dynamodb_world.directory, 2) for each in page] == [f"o-{n}" for n in range(5)]


def test_a_cursor_that_we_did_not_make_is_refused(dynamodb_world: DynamoWorld) -> None:
    for cursor in ("!", "not ours", "AAAA", "é", "x" * 1_000, "gAAA", "-"):
        with pytest.raises(Invalid, match=r"^cursor: wrong_cursor$"):
            find(dynamodb_world.directory, cursor=cursor)


def test_every_process_finds_the_same(dynamodb_world: DynamoWorld) -> None:
    here, there = dynamodb_world.directory, DynamoDirectory(dynamodb_world.connection)
    here.enter(many(20))
    assert find(here) == find(there)
    there.enter([named("Aanwinst", key="o-new")])
    assert find(here)[0] == find(there)[0] == "o-new"
    assert len(find(here)) == 21


def calls(world: DynamoWorld) -> list[str]:
    """The name of each request from now on."""
    found: list[str] = []
    world.connection.client.meta.events.register(
        "before-call.dynamodb", lambda model, **_: found.append(model.name), unique_id="calls"
    )
    return found


def test_a_search_reads_once_and_only_the_blocks_that_it_does_not_know_yet(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter(many(100))
    asked = calls(dynamodb_world)
    find(directory)
    assert asked == ["Query", "BatchGetItem", "BatchGetItem", "BatchGetItem"]  # an answer is 1 MB at most
    asked.clear()
    find(directory, "huis")
    find(directory, "03")
    assert asked == ["Query", "Query"]
    directory.enter([named("Aanwinst", key="o-new")])
    asked.clear()
    assert find(directory)[0] == "o-new"
    assert asked == ["Query", "BatchGetItem"]


def overtaken(world: DynamoWorld, by: Callable[[int], None], *, times: int) -> None:
    """Before each of the next writes, somebody else is quicker."""
    left = list(range(times))
    inside: list[bool] = []

    def quicker(**_: Any) -> None:
        if left and not inside:
            inside.append(True)
            by(left.pop(0))
            inside.clear()

    world.connection.client.meta.events.register_first("before-call.dynamodb.TransactWriteItems", quicker)


def test_two_writers_at_once_both_get_through(dynamodb_world: DynamoWorld) -> None:
    there = DynamoDirectory(dynamodb_world.connection)
    overtaken(dynamodb_world, lambda number: there.enter([named("Theirs", key=f"t-{number}")]), times=3)
    dynamodb_world.directory.enter([named("Ours", key="o-1")])
    assert sorted(find(dynamodb_world.directory)) == ["o-1", "t-0", "t-1", "t-2"]


def test_a_writer_that_is_always_overtaken_gives_up_and_says_so(dynamodb_world: DynamoWorld) -> None:
    there = DynamoDirectory(dynamodb_world.connection)
    overtaken(dynamodb_world, lambda number: there.enter([named("Theirs", key=f"t-{number}")]), times=5)
    with pytest.raises(Busy):
        dynamodb_world.directory.enter([named("Ours", key="o-1")])


def test_a_decision_about_one_that_has_closed_is_known_to_search_at_once(dynamodb_world: DynamoWorld) -> None:
    world, directory = dynamodb_world, dynamodb_world.directory
    before = named("Avondrust", closed_at=NOW)
    world.put(before)
    decide(world, before, taking_part=False)
    assert (find(directory), find(directory, closed=True)) == ([], ["o-1"])


def test_words_are_read_when_nothing_is_found_and_only_once(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust"), named("Zonnehof", key="o-2")])
    asked = calls(dynamodb_world)
    directory = DynamoDirectory(dynamodb_world.connection)
    assert find(directory, "avondrust") == ["o-1"]
    assert asked == ["Query", "BatchGetItem"]
    asked.clear()
    assert (find(directory, "avondrst"), find(directory, "zonne hof")) == (["o-1"], ["o-2"])
    assert asked == ["Query", "BatchGetItem", "Query"]


def test_a_name_that_was_just_entered_or_decided_about_is_known_by_its_words(dynamodb_world: DynamoWorld) -> None:
    world, directory = dynamodb_world, dynamodb_world.directory
    directory.enter([named("Avondrust")])
    assert find(directory, "zonnehfo") == []
    directory.enter([named("Zonnehof", key="o-2")])
    assert find(directory, "zonnehfo") == ["o-2"]
    before = named("Lindeveld", key="o-3", taking_part=False)
    world.put(before)
    decide(world, before, taking_part=True)
    assert find(directory, "lindevld") == ["o-3"]
    directory.settle()
    assert find(DynamoDirectory(world.connection), "lindevld") == ["o-3"]


def test_words_that_cannot_be_read_forgive_nothing_and_hide_nothing(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust")])
    for item in DirectoryItem.query(key(OPEN), DirectoryItem.part.startswith("words#")):
        item.update([DirectoryItem.texts.set(b"spoiled")])
    directory = DynamoDirectory(dynamodb_world.connection)
    assert (find(directory, "avondrst"), find(directory, "avondrust")) == ([], ["o-1"])


def test_ids_of_our_own_are_kept_as_bytes_and_read_as_they_were(dynamodb_world: DynamoWorld) -> None:
    own = [f"{number:032x}" for number in range(200)]
    dynamodb_world.directory.enter([named("Huis", key=each) for each in own])
    kept = list(DirectoryItem.query(key(OPEN), DirectoryItem.part.startswith("block#")))
    assert sum(len(each.ids) for each in kept) == len(kept) + 16 * len(own)
    assert find(DynamoDirectory(dynamodb_world.connection), limit=200) == own


def test_nothing_is_written_where_nothing_changes(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter([named("Avondrust")])
    asked = calls(dynamodb_world)
    directory.enter([named("Avondrust")])
    assert "TransactWriteItems" not in asked


def test_pages_go_back_as_they_went(dynamodb_world: DynamoWorld) -> None:
    directory = dynamodb_world.directory
    directory.enter(many(30))
    first = directory.search("huis", taking_part=False, limit=12)
    assert (first.total, first.previous) == (30, None)
    assert first.next
    second = directory.search("huis", taking_part=False, limit=12, cursor=first.next)
    assert second.previous
    assert directory.search("huis", taking_part=False, limit=12, cursor=second.previous).ids == first.ids


def as_0_1_0_left_it(scope: str, rows: dict[str, str]) -> None:
    """One block of the first layout, which the release before made."""
    texts, ids = "".join(f"{text}\n" for text in rows.values()), "\n".join(rows)
    DirectoryItem(scope, "head", version=1, lines='{"7":1}').save()
    DirectoryItem(scope, "block#07", version=1, texts=zlib.compress(texts.encode()), ids=ids.encode()).save()


def test_blocks_of_0_1_0_are_read_until_todays_are_made(dynamodb_world: DynamoWorld) -> None:
    world = dynamodb_world
    rows = {
        "o-1": "st jan\t9000 gent\t|9000|RESIDENTIAL_CARE|OK|",
        "o-2": "wzc zonnehof\t2000\t|2000|CHILD_CARE|ABSENT|",
    }
    as_0_1_0_left_it("open", rows)
    directory = DynamoDirectory(world.connection)
    assert find(directory) == ["o-1", "o-2"]
    assert (find(directory, "sint-jan"), find(directory, "woonzorgcentrum zonnehof")) == (["o-1"], ["o-2"])
    assert (find(directory, sector="child_care"), find(directory, postal_code="2000")) == (["o-2"], ["o-2"])
    assert find(directory, email_status="absent", closed=True) == ["o-2"]
    assert find(directory, taking_part=True) == []
    before = named("Zonnehof", key="o-2")
    world.put(before)
    decide(world, before, taking_part=False)
    DirectoryItem("open", "change#o-1", version=0, lines=None).save()
    assert find(directory) == ["o-2"]
    assert directory.make(lambda: [named("Lindeveld", key="o-1")]) == 1
    assert find(directory, "lindevld") == ["o-1"]
    assert find(DynamoDirectory(world.connection)) == ["o-1", "o-2"]


def test_what_is_entered_while_todays_blocks_are_made_is_not_lost(dynamodb_world: DynamoWorld) -> None:
    as_0_1_0_left_it("open", {"o-1": "avondrust\t9000 gent\t|9000|RESIDENTIAL_CARE|OK|"})
    before = [named("Avondrust"), named("Bijtje", key="o-2", closed_at=NOW), named("Zonnehof", key="o-4")]

    def read_before_a_sync() -> Iterator[Organisation]:
        yield from before
        opened = named("Bijtje", key="o-2")
        left = named("Zonnehof", key="o-4", closed_at=NOW)
        dynamodb_world.directory.enter([named("Ochtend"), opened, named("Kompas", key="o-3"), left])

    dynamodb_world.directory.make(read_before_a_sync)
    directory = DynamoDirectory(dynamodb_world.connection)
    for _ in range(2):
        assert (find(directory, "ochtend"), find(directory, "avondrust")) == (["o-1"], [])
        assert sorted(find(directory)) == sorted(find(directory, taking_part=True)) == ["o-1", "o-2", "o-3"]
        assert sorted(find(directory, closed=True)) == ["o-1", "o-2", "o-3", "o-4"]
        directory.settle()

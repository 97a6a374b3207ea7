"""A register whose bytes are no JSON: the fault is its record's, and the others of the page are taken over."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest

from chalicelib.domain.sync.sync import RunKind, Verdict
from chalicelib.ports.sync import Presence
from tests.sync.between import JSON, Asked, Between
from tests.sync.conftest import MakeWorld
from tests.sync.world import World

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"
FAULTS: Final = {  # in place of a text of the record: what stands there, and the reason that editors read
    "half of a character": (rb'"\ud83d"', "a bad escape"),
    "the other half": (rb'"Zorg \udc4d"', "a bad escape"),
    "an escape that is none": (rb'"C:\zorg"', "a bad escape"),
    "an escape without its digits": (rb'"\u12"', "a bad escape"),
    "a raw control character": (b'"x\x01y"', "a raw control character"),
    "a raw line end": (b'"x\ny"', "a raw control character"),
    "a byte that is no UTF-8": (b'"caf\xe9"', "a byte that is no UTF-8"),
    "a character cut in two": (b'"\xf0\x9f"', "a byte that is no UTF-8"),
    "NaN": (b"NaN", "no JSON"),
    "Infinity": (b"-Infinity", "no JSON"),
    "a number that is none": (b"0471", "no JSON"),
    "a word": (b"None", "no JSON"),
    "nothing": (b"", "no JSON"),
    "a missing comma": (b'"x" "y"', "no JSON"),
    "too deep": (b"[" * 100_000 + b"]" * 100_000, "no JSON"),  # for any Python: the depth that they read differs
}
PLACES: Final = ("legalName", "verified")  # of which nobody reads the second
WRONG_TYPES: Final[Mapping[str, tuple[dict[str, Any], str]]] = {
    "a name": ({"legalName": ["x"]}, "no name"),
    "addresses": ({"addresses": "Kerkstraat 1"}, "addresses are no list"),
    "contact data": ({"contactInfo": 5}, "e-mails are no list"),
    "an e-mail address": (
        {"contactInfo": {"emails": [{"value": {"x": 1}}], "phones": [], "websites": []}},
        "e-mails hold what is no text",
    ),
    "a state": ({"state": 1}, "state is no text"),
}


@pytest.fixture
def between() -> Between:
    return Between()


@pytest.fixture
def known(make_known: MakeWorld, between: Between) -> World:
    return make_known(wrapped=between.around)


def spoilt(register_id: str, place: str, fault: bytes) -> Callable[[Asked, bytes], bytes]:
    """Put a fault into one record, on whatever page it stands."""

    def spoil(_: Asked, body: bytes) -> bytes:
        head, found, rest = body.partition(f'"id": "{register_id}"'.encode())
        pattern = rb'"legalName": \{[^}]*\}' if place == "legalName" else rb'"verified": \w+'
        return head + found + re.sub(pattern, lambda _: f'"{place}": '.encode() + fault, rest, count=1)

    return spoil


def bad(world: World, run_id: str) -> list[tuple[str, str]]:
    return [each for page in world.sync_store.staged(run_id) for each in page.bad]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_record_is_named_and_present_and_the_rest_is_applied(
    known: World, between: Between, fault: str, place: str
) -> None:
    sent, reason = FAULTS[fault]
    chosen, renamed, gone = known.register.ids()[:3]
    before = known.organisation(chosen)
    known.register.edit(renamed, name="Huize Ochtend")
    known.register.edit(gone, removed=True)
    between.spoil = spoilt(chosen, place, sent)
    run = known.run()
    assert (run.verdict, run.counts.quarantined, run.counts.missing, run.counts.closed) == (Verdict.GOOD, 1, 1, 1)
    assert bad(known, run.id) == [(chosen, reason)]
    assert known.organisation(chosen) == before
    assert known.organisation(renamed).listing.name == "Huize Ochtend"
    assert known.open() == {*known.register.ids()}
    assert known.sync_store.last_good() == run
    between.spoil = lambda _, body: body
    assert known.run().counts.quarantined == 0


def test_the_stand_in_shows_it_failing(make_known: MakeWorld) -> None:
    world = make_known(440)
    world.register.control(bad_bytes=4)
    renamed = world.register.ids()[-1]
    world.register.edit(renamed, name="Huize Ochtend")
    run = world.run()
    assert (run.verdict, run.counts.quarantined, run.counts.changed) == (Verdict.GOOD, 4, 1)


@pytest.mark.parametrize("fault", ["half of a character", "a byte that is no UTF-8", "NaN"])
def test_a_light_run_goes_on_past_it_too(known: World, between: Between, fault: str) -> None:
    chosen, renamed = known.register.ids()[:2]
    known.register.edit(chosen, phone="09 000 00 99")
    known.register.edit(renamed, name="Huize Ochtend")
    between.spoil = spoilt(chosen, "legalName", FAULTS[fault][0])
    run = known.light()
    assert (run.verdict, run.counts.quarantined) == (Verdict.GOOD, 1)
    assert known.organisation(renamed).listing.name == "Huize Ochtend"


@pytest.mark.parametrize("fault", FAULTS)
def test_one_that_is_only_asked_for_by_its_id_is_there(known: World, between: Between, fault: str) -> None:
    """It left the list, and what the register says about it cannot be read: it is there, whatever it says."""
    chosen = known.register.listings()[0]
    between.hide([chosen])
    body = b'{"legalName": ' + FAULTS[fault][0] + b', "id": {"id": "' + chosen["id"].encode() + b'"}}'
    between.for_one(("200 OK", [JSON], body))
    for _ in range(3):
        assert known.run().verdict is Verdict.GOOD
        assert chosen["id"] in known.open()
    assert known.care_directory.presence(chosen["id"]) is Presence.THERE


@pytest.mark.parametrize("fault", ["half of a character", "a raw control character", "a byte that is no UTF-8", "NaN"])
def test_an_id_that_cannot_be_read_is_named_by_its_place(known: World, between: Between, fault: str) -> None:
    chosen = known.register.ids()[0]
    between.spoil = lambda _, body: body.replace(b'"' + chosen.encode() + b'"', FAULTS[fault][0])
    run = known.run()
    assert (run.verdict, run.counts.quarantined, run.counts.closed) == (Verdict.GOOD, 1, 0)
    ((register_id, reason),) = bad(known, run.id)
    assert register_id == ""
    assert reason.endswith(("record 0", "record 1", "record 2", "record 3", "record 4", "record 5", "record 6"))
    assert chosen in known.open()


def spoil_envelope(members: bytes) -> Callable[[Asked, bytes], bytes]:
    return lambda _, body: body.replace(b'"page": {', b'"page": {' + members, 1)


TOTALS: Final[Mapping[str, Callable[[Asked, bytes], bytes]]] = {
    "a byte-order mark": lambda _, body: b"\xef\xbb\xbf" + body,
    "texts": lambda _, body: re.sub(rb'("total\w+"|"size"): (\d+)', rb'\1: "\2"', body),
    "texts with blanks": lambda _, body: re.sub(rb'("total\w+"|"size"): (\d+)', rb'\1: " \2 "', body),
    "with a fraction of 0": lambda _, body: re.sub(rb'("total\w+"|"size"): (\d+)', rb"\1: \2.0", body),
    "texts with a fraction of 0": lambda _, body: re.sub(rb'("total\w+"|"size"): (\d+)', rb'\1: "\2.0"', body),
    "all at once": lambda _, body: (
        b"\xef\xbb\xbf"
        + re.sub(rb'("total\w+"): (\d+)', rb'\1: "\2"', body.replace(b'"page": {', b'"x": NaN, "page": {'))
    ),
    "NaN beside the records": lambda _, body: body.replace(b'"page": {', b'"seconds": NaN, "page": {', 1),
    "a bad escape beside the records": lambda _, body: body.replace(b'"page": {', rb'"x": "\ud83d", "page": {', 1),
    "another byte beside the totals": spoil_envelope(b'"x": "\xe9", '),
}


@pytest.mark.parametrize("how", TOTALS)
def test_a_page_is_read_however_its_totals_are_written(known: World, between: Between, how: str) -> None:
    renamed = known.register.ids()[0]
    known.register.edit(renamed, name="Huize Ochtend")
    between.spoil = TOTALS[how]
    run = known.run()
    assert (run.verdict, run.counts.changed, run.counts.closed) == (Verdict.GOOD, 1, 0)
    assert run.declared == run.counts.fetched


UNUSABLE: Final[Mapping[str, Callable[[Asked, bytes], bytes]]] = {
    "half of it": lambda _, body: body[: len(body) // 2],
    "all but its end": lambda _, body: body[:-1],
    "a text without an end": lambda _, body: body[:-40] + b'"' + body[-40:],
    "two of it": lambda _, body: body + body,
    "words before it": lambda _, body: b"Fout: " + body,
    "words after it": lambda _, body: body + b" einde",
    "a web page with braces": lambda *_: b"<script>{}</script>",
    "an end too many": lambda _, body: body + b"}",
    "totals that are none": lambda _, body: re.sub(rb'"totalElements": \d+', b'"totalElements": NaN', body),
    "totals in words": lambda _, body: re.sub(rb'"totalElements": \d+', b'"totalElements": "veel"', body),
    "half a total": lambda _, body: re.sub(rb'"totalElements": (\d+)', rb'"totalElements": \1.5', body),
    "less than no total": lambda _, body: re.sub(rb'"totalElements": (\d+)', rb'"totalElements": "-\1"', body),
    "an endless total": lambda _, body: re.sub(rb'"totalElements": (\d+)', rb'"totalElements": "inf"', body),
}


@pytest.mark.parametrize("how", UNUSABLE)
def test_what_is_not_the_whole_page_is_no_page(known: World, between: Between, how: str) -> None:
    """Cut off, it would look like a register that lost listings."""
    before = known.open()
    between.spoil = lambda asked, body: UNUSABLE[how](asked, body) if asked.rubric == CARE_HOMES else body
    run = known.run()
    assert (run.verdict, run.counts.closed) == (Verdict.PARTIAL, 0)
    assert any("unusable pages" in each for each in run.shortcomings)
    assert known.open() == before


def page_of(rows: list[dict[str, Any]], asked: Asked) -> bytes:
    shown = rows if asked.rubric == CARE_HOMES else []
    page = {"size": 500, "totalElements": len(shown), "totalPages": 1, "number": 0}
    return json.dumps({"content": shown, "page": page}).encode()


def row(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": {"id": f"{number:064x}"},
        "state": "PUBLISHED",
        "verified": True,
        "legalName": {"description": f"Huis {number}"},
        "addresses": [],
        "activities": [{"name": {"description": CARE_HOMES}}],
        "contactInfo": {"emails": [{"value": f"info@huis-{number}.example"}], "phones": [], "websites": []},
        "lastUpdated": "2026-01-15T09:12:00Z",
        **changes,
    }


RENAMED: Final = 20


def a_few_renamed() -> list[dict[str, Any]]:
    """A page of 500 of which one in twenty-five has another name, the 250th among them."""
    return [
        row(number, **({} if number % (500 // RENAMED) else {"legalName": {"description": f"Nieuw {number}"}}))
        for number in range(500)
    ]


class TestAPageOf500:
    @pytest.fixture
    def five_hundred(self, make_world: MakeWorld, between: Between) -> World:
        world = make_world(0, wrapped=between.around, page_size=500)
        between.answer = lambda asked: ("200 OK", [JSON], page_of([row(number) for number in range(500)], asked))
        assert world.run().counts.created == 500
        return world

    @pytest.mark.parametrize("kind", RunKind)
    def test_with_one_of_each_fault_changes_all_the_others(
        self, five_hundred: World, between: Between, kind: RunKind
    ) -> None:
        world = five_hundred
        rows = [row(number, legalName={"description": f"Nieuw {number}"}) for number in range(500)]
        faults = ["half of a character", "a raw control character", "a byte that is no UTF-8", "NaN"]
        at = dict(zip((7, 99, 250, 498), faults, strict=True))
        rows[499] |= {"addresses": "Kerkstraat 1"}

        def answer(asked: Asked) -> tuple[str, list[tuple[str, str]], bytes]:
            body = page_of(rows, asked)
            for number, fault in at.items():
                body = spoilt(f"{number:064x}", "legalName", FAULTS[fault][0])(asked, body)
            return "200 OK", [JSON], body

        between.answer = answer
        run = world.run(kind)
        assert (run.verdict, run.counts.quarantined, run.counts.changed) == (Verdict.GOOD, 5, 495)
        assert {each for each, _ in bad(world, run.id)} == {f"{number:064x}" for number in (*at, 499)}
        names = {int(each, 16): found.listing.name for each, found in world.everyone().items()}
        assert {number for number, name in names.items() if name != f"Nieuw {number}"} == {*at, 499}

    @pytest.mark.parametrize("fault", FAULTS)
    def test_with_one_fault_changes_what_changed(self, five_hundred: World, between: Between, fault: str) -> None:
        world, rows = five_hundred, a_few_renamed()
        spoil = spoilt(f"{250:064x}", "verified", FAULTS[fault][0])
        between.answer = lambda asked: ("200 OK", [JSON], spoil(asked, page_of(rows, asked)))
        run = world.run()
        assert (run.verdict, run.counts.quarantined, run.counts.changed) == (Verdict.GOOD, 1, RENAMED - 1)
        assert (run.counts.unchanged, run.counts.missing) == (500 - RENAMED, 0)
        assert world.sync_store.last_good() == run

    @pytest.mark.parametrize("what", WRONG_TYPES)
    def test_with_one_wrong_type_changes_what_changed(self, five_hundred: World, between: Between, what: str) -> None:
        changes, reason = WRONG_TYPES[what]
        rows = a_few_renamed()
        rows[250] |= changes
        between.answer = lambda asked: ("200 OK", [JSON], page_of(rows, asked))
        run = five_hundred.run()
        assert (run.verdict, run.counts.quarantined, run.counts.changed) == (Verdict.GOOD, 1, RENAMED - 1)
        assert (run.counts.unchanged, run.counts.missing) == (500 - RENAMED, 0)
        assert bad(five_hundred, run.id) == [(f"{250:064x}", reason)]

    def test_with_odd_ids_keeps_them_apart(self, five_hundred: World, between: Between) -> None:
        """A number for an id, one id twice, and nulls all over are read as far as they go."""
        rows = [row(number) for number in range(500)]
        rows[499] = row(498)
        rows += [row(0, id={"id": 7}, legalName={"description": "Zeven"}), row(0, id=None, contactInfo=None)]
        rows[3] |= {"contactInfo": None, "addresses": None, "activities": None, "administrativeData": None}
        between.answer = lambda asked: ("200 OK", [JSON], page_of(rows, asked))
        run = five_hundred.run()
        assert (run.counts.duplicates, run.counts.created, run.counts.quarantined) == (1, 1, 1)
        assert five_hundred.organisation("7").listing.name == "Zeven"
        assert run.counts.closed == 0

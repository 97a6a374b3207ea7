"""An editor limited to sectors is told how much waits in these, in no other, and hands over no work of another."""

from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Role
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import Count, QueueKind
from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from chalicelib.use_cases.mails.editor_digest import waiting_letters
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_who_does_what import a_letter, assign, becomes, in_child_care
from tests.entrypoints.desk.test_whose_work import in_hand, read
from tests.entrypoints.front_door import House, opened


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def clock_counts() -> None:
    here = platform()
    counts = {kind: here.queue.backlog(kind) for kind in QueueKind}
    here.queue.keep_count(Count(at=here.now(), of=counts, letters=waiting_letters(here)))


def waiting(house: House, *, editor: int) -> dict[str, tuple[int, bool]]:
    found: list[dict[str, Any]] = house.call("GET", "/editor/figures", editor=editor)[1]["waiting"]
    return {each["kind"]: (each["count"], each["oldest"] is not None) for each in found if each["count"]}


def test_colleagues_are_counted_within_the_sectors_of_who_reads(house: House) -> None:
    here, there = house.review(Status.PENDING), in_child_care(house)
    for each in (here, there):
        assert assign(house, "review", each, "ed-bo")[0] == 200
    becomes(0, sectors=(Sector.CHILD_CARE,))
    assert in_hand(house)["ed-bo"] == (1, {"review": 1})
    assert "Bekijk de waarderingen (1)" in read(house, "/editor/colleagues")
    becomes(0, sectors=(Sector.YOUTH_CARE,))
    assert in_hand(house)["ed-bo"] == (0, {})
    assert "waarderingen (" not in read(house, "/editor/colleagues")
    becomes(0, sectors=())
    assert in_hand(house)["ed-bo"] == (2, {"review": 2})


def test_what_waits_is_counted_within_the_sectors_of_who_reads(house: House) -> None:
    house.reply(ReplyStatus.PENDING)
    house.review(Status.PENDING)
    a_letter(house)
    in_child_care(house)
    assert waiting(house, editor=1) == {"review": (3, True), "reply": (1, True)}
    becomes(1, sectors=(Sector.CHILD_CARE,))
    assert waiting(house, editor=1) == {"review": (1, True)}
    becomes(1, sectors=(Sector.YOUTH_CARE,))
    assert waiting(house, editor=1) == {}


@pytest.mark.parametrize("counted", [False, True], ids=["by nobody", "by the clock"])
def test_the_queue_tells_no_numbers_of_another_sector(house: House, counted: bool) -> None:  # noqa: FBT001 - of the table
    house.reply(ReplyStatus.PENDING)
    house.review(Status.PENDING)
    a_letter(house)
    in_child_care(house)
    if counted:
        clock_counts()
    everybody = read(house, "/editor/queue", editor=1)
    assert everybody.count('class="count') == (2 if counted else len(QueueKind))
    assert "1 brief wacht op de printer" in everybody
    becomes(1, sectors=(Sector.CHILD_CARE,))
    limited = read(house, "/editor/queue", editor=1)
    assert limited.count('class="count') == 1  # of the list that is read
    assert "op de printer" not in limited
    assert "1 bij waarderingen" in read(house, "/editor/queue?kind=reply", editor=1)
    becomes(1, sectors=(Sector.YOUTH_CARE,))
    assert "Elders wacht nog iets" not in read(house, "/editor/queue?kind=reply", editor=1)


def test_who_is_limited_hands_over_what_is_of_their_sectors(house: House) -> None:
    here, there = house.review(Status.PENDING), in_child_care(house)
    for each in (here, there):
        assert assign(house, "review", each, "ed-bo")[0] == 200
    becomes(0, sectors=(Sector.CHILD_CARE,), roles=(Role.CHIEF_EDITOR,))
    given = house.call("POST", "/editor/colleagues/ed-bo/handover", {"editor_id": "ed-cis"}, editor=0)
    assert given == (200, {"number": 1})
    kept = platform().queue
    assert kept.assigned_to("ed-bo", now=platform().now()) == [(QueueKind.REVIEW, here)]
    assert kept.assigned_to("ed-cis", now=platform().now()) == [(QueueKind.REVIEW, there)]

"""Second readings at night and on the move: in DynamoDB alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from chalicelib.adapters.dynamodb.client.tables import CaseItem
from chalicelib.adapters.dynamodb.client.working_tables import QueueItem
from chalicelib.adapters.dynamodb.upkeep.reconciliation_queue import repair_waiting
from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.bootstrap import platform
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.ports.stores import AlreadyThere
from chalicelib.ports.unread import stop
from infra.transfer.files import export_to, import_from
from tests.adapters.readings.test_store_contract_readings import READ, READING, waits
from tests.builders import organisation
from tests.conftest import DynamoWorld

GONE = replace(READING, id="reading-2", review_id="review-2").tally


@pytest.fixture
def kept(dynamodb_world: DynamoWorld) -> DynamoWorld:
    dynamodb_world.put(organisation())
    dynamodb_world.readings.restore(READ)
    dynamodb_world.readings.restore(GONE)
    return dynamodb_world


def by_id(found: list[SecondReading]) -> list[SecondReading]:
    return sorted(found, key=lambda each: each.id)


def test_what_moves_is_each_reading_once_and_what_is_counted_of_those_that_are_gone(kept: DynamoWorld) -> None:
    moved = [each for each in DynamoTransfer(kept.connection, platform().identities).cases() if each]
    assert by_id([each for each in moved if isinstance(each, SecondReading)]) == [READ, GONE]
    for item in [*CaseItem.scan(), *QueueItem.scan()]:
        item.delete()
    for each in (READ, GONE):
        kept.readings.restore(each)
        with pytest.raises(AlreadyThere):
            kept.readings.restore(each)
    assert by_id(list(kept.readings.of_year(2026))) == [READ.tally, GONE]
    assert kept.readings.get(READ.id) == READ
    assert waits(kept) == [(READ.id, "disputed")]


def test_who_was_paired_last_moves_and_never_replaces_who_was_since(kept: DynamoWorld, tmp_path: Path) -> None:
    pairs, since = Pairs(last=("an", "bram"), reader_of={"an": "bram"}, version=7), Pairs(last=("a", "b"), version=9)
    kept.readings.restore_pairs(pairs)
    file = str(tmp_path / "all.jsonl")
    assert export_to(file, platform(), only_public=False) == 0
    for there in (None, since):
        CaseItem("pairs").delete()
        if there:
            kept.readings.restore_pairs(there)
        assert import_from(file, platform(), dry_run=False) == 0
        assert kept.readings.pairs() == (there or pairs)


def night(kept: DynamoWorld) -> dict[str, int]:
    done: dict[str, int] = {}
    cursor: str | None = ""
    while cursor is not None:
        found, cursor = repair_waiting(kept.connection, cursor, stop)
        done |= {name: number + done.get(name, 0) for name, number in found.items()}
    return done


def test_the_night_puts_back_what_waits_and_takes_away_what_does_not(kept: DynamoWorld) -> None:
    assert night(kept) == {}
    for item in QueueItem.scan():
        item.delete()
    assert night(kept) == {"queue_cases": 1}
    assert waits(kept) == [(READ.id, "disputed")]
    CaseItem("reading#review-1").delete()
    assert night(kept) == {"queue_orphans": 1}
    assert list(kept.queue.all(QueueKind.SECOND_READING)) == []

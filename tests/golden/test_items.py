"""Every item that a release wrote is read by today's tables, and by no older name than theirs."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import NAMES, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import InsightsItem
from chalicelib.domain.rules.lifecycle import OrganisationState, ReplyStatus, Status
from tests.golden.kept import items, unpacked
from tests.golden.test_golden import RELEASES


@pytest.fixture(scope="module", params=RELEASES)
def data_dir(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("items")
    unpacked(request.param, place)
    return place


def _read(data_dir: Path, table: type[Table]) -> Iterator[Any]:
    for item in items(data_dir, NAMES[table]):
        yield table.from_raw_data({name: _as_the_client_gives(value) for name, value in item.items()})


def _as_the_client_gives(value: dict[str, Any]) -> dict[str, Any]:
    return {"B": base64.b64decode(value["B"])} if "B" in value else value


@pytest.mark.parametrize("table", NAMES, ids=list(NAMES.values()))
def test_each_item_is_read(data_dir: Path, table: type[Table]) -> None:
    known = {each.attr_name for each in table.get_attributes().values()}
    for item in items(data_dir, NAMES[table]):
        if table is not InsightsItem:  # it counts under names that it makes
            assert set(item) <= known  # what is no longer known would be lost at the next save
    assert len(list(_read(data_dir, table))) == len(items(data_dir, NAMES[table]))


def test_there_is_one_in_every_state(data_dir: Path) -> None:
    reviews = [each.review for each in _read(data_dir, ReviewItem)]
    assert {each.status for each in reviews} >= {*Status} - {Status.CLOSED}  # which came after 0.1.0
    assert {each.reply.status for each in reviews if each.reply} == {*ReplyStatus} - {ReplyStatus.NONE}
    standings = [each.standing for each in _read(data_dir, OrganisationItem) if each.standing]
    assert {each.state for each in standings} == {*OrganisationState}
    assert any(each.warning for each in standings)

"""What `make run` does to the store that it finds: it adds what is missing, and leaves the rest alone."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.adapters import kms
from chalicelib.adapters.dynamodb.client.tables import EXPIRING, TABLES
from chalicelib.adapters.dynamodb.client.working_tables import FiguresItem
from chalicelib.domain.access.roles import Role
from infra.local.prepare import EDITORS, main
from tests.conftest import DynamoWorld


@pytest.fixture
def store(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoWorld]:
    monkeypatch.setattr(kms, "SIGNING_KEY", "ECC_NIST_P256")  # moto makes no keys of Ed25519
    yield dynamodb_world
    for table in EXPIRING:  # the tables are the next test's too
        change = {"Enabled": False, "AttributeName": "expires"}
        _client(dynamodb_world).update_time_to_live(TableName=table.Meta.table_name, TimeToLiveSpecification=change)


def _client(world: DynamoWorld) -> Any:
    return world.connection.client


def test_a_table_that_an_older_release_did_not_have_is_made(store: DynamoWorld) -> None:
    FiguresItem.delete_table()
    main()
    assert all(table.exists() for table in TABLES)
    assert store.figures.of(2026) == {}


def test_what_has_a_period_gets_it_also_in_a_table_that_was_there(store: DynamoWorld) -> None:
    client = _client(store)
    for _ in range(2):
        main()
        found = [client.describe_time_to_live(TableName=table.Meta.table_name) for table in EXPIRING]
        assert {each["TimeToLiveDescription"]["TimeToLiveStatus"] for each in found} == {"ENABLED"}


def test_editors_are_let_in_once_and_stay_what_an_operator_made_of_them(
    store: DynamoWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    main()
    an, bram, chloe = EDITORS  # three, so that a second and a third pair of eyes can be tried
    assert capsys.readouterr().out.splitlines() == [f"editor: {each.email}" for each in (an, bram, chloe)]
    store.editors.register(replace(an, roles=(Role.EDITOR,)))
    store.editors.register(replace(bram, off=True))
    main()
    assert capsys.readouterr().out.splitlines() == [f"editor: {each.email}" for each in (an, chloe)]
    kept = {each.id: each for each in store.editors.all()}
    assert kept[an.id].roles == (Role.EDITOR,)
    assert kept[bram.id].off

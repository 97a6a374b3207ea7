"""The operators' command for stored forms, and the page of them."""

import re

import pytest

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from infra.forms import PAGE, drawn, main
from tests.builders import organisation
from tests.worlds import DynamoWorld


def test_the_page_is_what_the_register_says() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert drawn(page) == page


def _less_its_own(said: str) -> str:
    """What was said, without counting who holds the lease: that is looked at as well."""
    own = len([item for item in SyncItem.scan(consistent_read=True) if item.part_of != "forms"])
    return re.sub(r"(\d+) items", lambda found: f"{int(found[1]) - own} items", said)


def test_an_operator_migrates_and_sees_how_far_it_is(
    dynamodb_world: DynamoWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: str) -> tuple[int, str]:
        status = main(arguments)
        return status, _less_its_own(capsys.readouterr().out.strip())

    assert said("status") == (0, "no round yet: migrate_forms begins one within five minutes")
    dynamodb_world.put(organisation())
    item = OrganisationItem("organisation-1", ORGANISATION_PART)
    item.update([OrganisationItem.restriction_of.remove()])
    first = "forms: round 1 complete; 1 items looked at, 1 renewed"
    assert said("migrate") == said("status") == (0, first)
    assert said("migrate") == (0, "forms: round 2 complete; 1 items looked at, 0 renewed")
    assert said("migrate", "--again") == (0, "forms: round 3 complete; 1 items looked at, 0 renewed")


def test_what_could_not_be_read_is_said_and_ends_with_a_fault(
    dynamodb_world: DynamoWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    dynamodb_world.put(organisation())
    name, key = OrganisationItem.Meta.table_name, {"organisation_id": {"S": "organisation-1"}}
    broken = {**key, "part": {"S": ORGANISATION_PART}, "standing": {"S": "{"}, "standing_version": {"N": "1"}}
    sound = dynamodb_world.connection.get_item(name, "organisation-1", ORGANISATION_PART)["Item"]
    dynamodb_world.connection.dispatch("PutItem", {"TableName": name, "Item": broken})
    assert main(["migrate"]) == 1
    said = "items looked at, 0 renewed, 1 could not be read: .venv/bin/python -m infra.aside list"
    assert capsys.readouterr().out.strip().endswith(said)
    assert [each.record for each in dynamodb_world.aside.all()] == [f"organisations/organisation-1|{ORGANISATION_PART}"]
    dynamodb_world.connection.dispatch("PutItem", {"TableName": name, "Item": sound})
    assert main(["migrate"]) == 0
    assert not dynamodb_world.aside.all()

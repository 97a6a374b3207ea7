"""Restored tables come into the stack as they are, beside what is there, and the next deployment moves over to them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from unittest.mock import Mock

import pytest

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import NAMES
from infra.aws import restored
from infra.aws.restored import FORGOTTEN, commands, import_template, main, to_import
from infra.aws.stages import STAGES
from infra.aws.template.tables import pointed, table_id
from infra.aws.template.whole import template

PROD: Final = STAGES["prod"]
R1: Final = replace(PROD, generation="r1")


@pytest.fixture(scope="module")
def now() -> dict[str, Any]:
    return dict(template(front_door.app, PROD, "arm64"))


def test_an_import_adds_every_table_and_touches_nothing_else(now: dict[str, Any]) -> None:
    merged = import_template(now, R1)
    added = merged["Resources"].keys() - now["Resources"].keys()
    assert added == {f"{table_id(name)}R1" for name in NAMES.values()}
    assert {name: each for name, each in merged["Resources"].items() if name not in added} == now["Resources"]
    assert {key: each for key, each in merged.items() if key != "Resources"} == {
        key: each for key, each in now.items() if key != "Resources"
    }
    assert {merged["Resources"][name]["DeletionPolicy"] for name in added} == {"Retain"}


def test_a_restored_table_is_described_as_a_restore_leaves_it(now: dict[str, Any]) -> None:
    added = import_template(now, R1)["Resources"]
    for name in NAMES.values():
        was, found = (added[f"{table_id(name)}{which}"]["Properties"] for which in ("", "R1"))
        assert found["TableName"] == f"waardering-prod-r1-{name}"
        assert not found.keys() & {*FORGOTTEN}
        same = {"KeySchema", "AttributeDefinitions", "SSESpecification", "BillingMode"}
        assert {key: found[key] for key in same} == {key: was[key] for key in same}


def test_what_is_imported_is_named_as_cloudformation_identifies_a_table() -> None:
    found = to_import(R1)
    assert len(found) == len(NAMES)
    assert {
        "ResourceType": "AWS::DynamoDB::Table",
        "LogicalResourceId": "ReviewsTableR1",
        "ResourceIdentifier": {"TableName": "waardering-prod-r1-reviews"},
    } in found


def test_the_next_deployment_uses_the_restored_tables_and_leaves_the_old_ones() -> None:
    """Of a policy as of an alarm: all that pointed at the old ones, and the prefix that functions read."""
    found = pointed(template(front_door.app, R1, "arm64"), R1)
    text = json.dumps(found)
    assert '"ReviewsTable"' not in text
    assert "${ReviewsTable." not in text
    assert "ReviewsTableR1" in text
    assert (
        found["Resources"]["APIHandler"]["Properties"]["Environment"]["Variables"]["TABLE_PREFIX"]
        == "waardering-prod-r1-"
    )
    stream = found["Resources"]["SendNewMails"]["Properties"]["Events"]
    assert {"Fn::GetAtt": ["OutboxTableR1", "StreamArn"]} in [each["Properties"]["Stream"] for each in stream.values()]
    assert found["Resources"]["OutboxTableR1"]["Properties"]["StreamSpecification"]


def test_a_stage_with_the_tables_that_it_began_with_is_as_it_was(now: dict[str, Any]) -> None:
    assert pointed(now, PROD) == now
    assert "TABLE_PREFIX" not in json.dumps(now)


def test_a_generation_that_is_there_is_refused(now: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="already"):
        import_template(import_template(now, R1), R1)


def test_the_files_are_written_and_the_commands_printed(
    now: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(restored, "ROOT", tmp_path)
    stacks = Mock()
    stacks.get_template.return_value = {"TemplateBody": json.dumps(now)}
    assert main(["prod", "r1"], session=Mock(client=Mock(return_value=stacks))) == 0
    stacks.get_template.assert_called_once_with(StackName="waardering-prod", TemplateStage="Processed")
    written = {file.name for file in (tmp_path / "build" / "prod").iterdir()}
    assert written == {"import.json", "resources-to-import.json"}
    said = capsys.readouterr().out
    assert commands(R1) in said
    assert "generation='r1'" in said


@pytest.mark.parametrize("generation", ["", "1", "r0", "r1-", "R1", "restored"])
def test_a_wrong_generation_is_one_line(generation: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["prod", generation])
    assert refused.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1

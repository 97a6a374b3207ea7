"""The operators' command for editors."""

import pytest

from chalicelib.adapters.dynamodb.client.tables import EditorItem
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import EVERY_ROLE, Role
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.lifecycle import Action
from infra.editors import main
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, organisation, review
from tests.conftest import DynamoWorld


def test_an_operator_lets_in_changes_roles_and_switches_off(
    dynamodb_world: DynamoWorld,  # noqa: ARG001 - its table is what the command writes
    capsys: pytest.CaptureFixture[str],
) -> None:
    def only() -> Editor:
        (item,) = EditorItem.scan()
        return item.editor

    assert main(["add", " An@Redactie.Example ", "An", "--role", "operator", "--role", "editor"]) == 0
    an = only()
    assert (an.email, an.name, an.roles) == ("an@redactie.example", "An", (Role.EDITOR, Role.OPERATOR))
    assert main(["add", "an@redactie.example", "Iemand anders"]) == 1
    assert main(["add", "geen adres", "Iemand anders"]) == 1
    assert main(["roles", an.id]) == 0
    assert only().roles == EVERY_ROLE
    assert (main(["off", an.id]), only().works) == (0, False)
    assert (main(["on", an.id]), only().works) == (0, True)
    assert main(["off", "nobody"]) == 1
    capsys.readouterr()
    assert main(["list"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_who_is_switched_off_has_nothing_in_hand_and_others_are_given_it(dynamodb_world: DynamoWorld) -> None:
    for name in ("an", "bo"):
        dynamodb_world.editors.register(Editor(id=f"ed-{name}", email=f"{name}@redactie.example", name=name))
    dynamodb_world.put(organisation())
    for number in (1, 2):
        one = review(id=f"review-{number}", signals=(), submitted_at=NOW)
        Life(dynamodb_world, review=one).submitted().does(Action.CONFIRM)
        dynamodb_world.queue.assign(QueueKind.REVIEW, one.id, "ed-an", before="", now=NOW)
    assert main(["handover", "ed-an", "--to", "nobody"]) == 1
    assert main(["handover", "ed-an", "--to", "ed-bo"]) == 0
    assert len(dynamodb_world.queue.assigned_to("ed-bo", now=NOW)) == 2
    assert main(["off", "ed-bo"]) == 0
    assert dynamodb_world.queue.assigned_to("ed-bo", now=NOW) == []
    assert main(["handover", "nobody"]) == 1


def test_an_operator_limits_an_editor_to_sectors(
    dynamodb_world: DynamoWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    dynamodb_world.editors.register(Editor(id="ed-an", email="an@redactie.example", name="An"))
    assert main(["sectors", "ed-an", "--sector", "child_care", "--sector", "youth_care"]) == 0
    found = dynamodb_world.editors.get("ed-an")
    assert found is not None
    assert found.sectors == (Sector.CHILD_CARE, Sector.YOUTH_CARE)
    assert "(only child_care, youth_care)" in capsys.readouterr().out
    assert main(["sectors", "ed-an"]) == 0
    assert "only" not in capsys.readouterr().out

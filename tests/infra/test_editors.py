"""The operators' command for editors."""

import pytest

from chalicelib.adapters.dynamodb.client.tables import EditorItem
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import EVERY_ROLE, Role
from infra.editors import main
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

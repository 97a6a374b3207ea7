"""The operators' commands for people: who is an editor, and which organisations take part."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.tables import EditorItem
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import EVERY_ROLE, Role
from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import MailKind
from infra.commands import Refused
from infra.editors import main
from infra.enrol.__main__ import main as enrol
from infra.enrol.__main__ import read_ids
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, listing, organisation, review
from tests.conftest import DynamoWorld

File = Callable[[str], str]


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


@pytest.fixture
def file(tmp_path: Path) -> File:
    def written(text: str) -> str:
        path = tmp_path / "deelnemers.csv"
        path.write_bytes(text.encode())
        return str(path)

    return written


def test_many_are_enrolled_at_once_and_each_line_says_what_became_of_it(
    dynamodb_world: DynamoWorld, capsys: pytest.CaptureFixture[str], file: File
) -> None:
    listed: dict[str, dict[str, Any]] = {
        "r-1": {},
        "r-2": {"email": "", "email_status": EmailStatus.ABSENT},
        "r-3": {"closed_at": NOW},
        "r-4": {},
    }
    for register_id, said in listed.items():
        dynamodb_world.put(
            organisation(
                id=f"o-{register_id}", listing=listing(register_id=register_id, **said), moderation=ModerationState()
            )
        )
    path = file(
        "\ufeffnaam;register_id\r\nTer Linden;r-1\r\nDe Boomgaard; r-2 \r\nWeg;r-3\r\n;r-1\r\n\r\nNiemand;r-9\r\n"
    )
    assert enrol([path]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "r-1: enrolled; a mail tells it so",
        "r-2: enrolled; no mail reaches it, as the register has no address that works",
        "r-3: left alone: it is gone from the register",
        "r-1: stands in the file twice; once is enough",
        "r-9: not known here: look at the id, or wait for the next sync",
        "5 read: 1 closed, 1 enrolled, 1 twice, 1 unknown, 1 unreached",
    ]
    taking_part = [each for each in listed if dynamodb_world.organisations.get(f"o-{each}").taking_part]
    assert taking_part == ["r-1", "r-2"]
    assert [each.kind for each in dynamodb_world.mails()] == [MailKind.ORGANISATION_ENROLLED] * 2
    (entry,) = dynamodb_world.log.of("organisation/o-r-1")
    assert (entry.action, entry.actor, entry.actor_id) == ("enrol", "editor", "operator")
    assert enrol([path]) == 0
    again = capsys.readouterr().out
    assert again.count("takes part already; nothing changed") == 2
    assert len(dynamodb_world.mails()) == 2


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("12\n13\n", ["12", "13"]),
        ("register_id\n12\n", ["12"]),
        ('naam,register_id\n"Ter Linden, Berlaar",12\nzonder\n', ["12"]),
        ("Register_ID;naam\n12;Ter Linden\n", ["12"]),
    ],
)
def test_ids_stand_in_their_column_or_in_the_first(file: File, text: str, ids: list[str]) -> None:
    assert read_ids(Path(file(text))) == ids


@pytest.mark.parametrize("text", ["", "\n\n", "register_id\n", ";;\n"])
def test_a_file_without_ids_is_refused_in_one_line(file: File, text: str) -> None:
    with pytest.raises(Refused, match=r"deelnemers\.csv holds no ids$"):
        read_ids(Path(file(text)))


def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "foto.csv").write_bytes(bytes(range(128, 256)))
    with pytest.raises(Refused, match=r"is no CSV file in UTF-8$"):
        read_ids(tmp_path / "foto.csv")


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

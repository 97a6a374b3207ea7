"""`python -m infra.signals`: JSON lines in, a line for each out, and one clear error for a line that is wrong."""

import json
import subprocess
import sys
from typing import Any

import pytest

from infra.local.environment import ROOT

HOUSE = {
    "name": "Huize Avondrust",
    "email": "onthaal@avondrust.example",
    "phone": "09 000 00 00",
    "street": "Kerkstraat",
    "municipality": "Gent",
}
MIEKE = {"first_name": "Mieke", "last_name": "Vandeputte", "email": "mieke@post.example"}


def asked(*lines: bytes) -> tuple[int, list[Any], str]:
    command = [sys.executable, "-m", "infra.signals"]
    done = subprocess.run(command, cwd=ROOT, input=b"\n".join(lines), capture_output=True, timeout=60, check=False)  # noqa: S603 - our own command
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def line(text: str, **also: Any) -> bytes:
    return json.dumps(
        {"id": "a", "kind": "review", "text": text, "organisation": HOUSE, "author": None} | also
    ).encode()


def test_each_line_is_answered_in_its_order() -> None:
    status, answers, errors = asked(
        line("Dokter Peeters was kortaf en het eten was koud. Mijn moeder werd geslagen.", id="first"),
        line("Merci pour votre message, nous sommes très contents de vous.", id=2, kind="reply"),
        b"",
        line("Dag Mieke Vandeputte, dank je wel voor je bericht.", id="third", kind="reply", author=MIEKE),
    )
    assert (status, errors) == (0, "")
    assert [each["id"] for each in answers] == ["first", 2, "third"]
    assert [each["language"] for each in answers] == ["nl", "fr", "nl"]
    assert [set(each) for each in answers] == [{"id", "language", "signals", "themes", "hints"}] * 3
    first = {each["code"]: each for each in answers[0]["signals"]}
    assert first["suspected_crime"]["strength"] == 3
    assert first["personal_data"]["passages"] == ["Dokter Peeters"]
    assert "food" in [each["id"] for each in answers[0]["themes"]]
    assert answers[0]["hints"] == ["help_line", "personal_data"]
    named = {each["code"]: each for each in answers[2]["signals"]}["names_author"]
    assert named["strength"] == 3
    assert "Vandeputte" in " ".join(named["passages"])


def test_what_no_form_takes_is_told_as_well() -> None:
    _, (unseen, left, meant), _ = asked(
        line("\u200b\u2800\u3164"), line("Beste [naam], dank je wel.", kind="reply"), line("Beste [naam], dank je wel.")
    )
    assert [each["code"] for each in unseen["signals"]] == ["invisible_text"]
    assert [each["passages"] for each in left["signals"] if each["code"] == "placeholder"] == [["[naam]"]]
    assert "placeholder" not in [each["code"] for each in meant["signals"]]  # a review has no example to start from


@pytest.mark.parametrize(
    "wrong",
    [
        b"{",
        b"[]",
        b'{"id": "a", "kind": "review"}',
        b'{"id": "a", "kind": "poem", "text": "Goed."}',
        b'{"id": "a", "kind": "review", "text": 3}',
        b'{"id": "a", "kind": "review", "text": "\xff"}',
        b'{"id": "a", "kind": "review", "text": "\\ud800"}',
        b'{"id": "a", "kind": "review", "text": "Goed.", "author": "Mieke"}',
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_written(wrong: bytes) -> None:
    status, answers, errors = asked(line("Goed."), wrong, line("Goed."))
    assert (status, answers) == (1, [])
    assert errors.startswith("line 2: ")
    assert errors.count("\n") == 1


def test_the_kinds_that_are_no_review_draw_no_signal_of_who_wrote_one() -> None:
    words = "Wij doen ons best. Ons team heeft naar je geluisterd, en onze bewoners ook."
    for kind in ("reply", "appeal", "notice", "explanation"):
        assert asked(line(words, kind=kind))[1][0]["signals"] == []
    assert asked(line(""))[1][0]["language"] == ""

"""Each battery of ours reaches its targets; what it counts, and how, is tried on answers made here."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bench.texts.batteries import FOLDER, Answer, Case, WrongBatteryError, read, tallied
from bench.texts.measure import ANY, TARGETS
from infra.signals.__main__ import Asked, found

BATTERIES = read(FOLDER)


def answered(case: Case) -> Answer:
    return Answer.of(msgspec.to_builtins(found(msgspec.convert(case.asked, Asked))))


@pytest.mark.parametrize("kind", sorted(BATTERIES))
def test_a_battery_reaches_its_targets(kind: str) -> None:
    cases = BATTERIES[kind]
    least_found, least_right, _ = TARGETS.get(kind, ANY)
    for code, tally in tallied(cases, map(answered, cases)).items():
        wrong = f"{kind} {code}: missed {tally.misses}, wrong {tally.mistakes}"
        if tally.recall is not None:
            assert tally.recall >= least_found, wrong
            assert (tally.precision or 0) >= least_right, wrong


def case(**said: Any) -> Case:
    return replace(Case("x", "review", (), (), {}), **said)


def test_finds_misses_and_false_alarms_are_counted_by_code() -> None:
    strong = Answer({"threat": (3, ("ik pak je",)), "theme:food": (0, ())})
    none = Answer({})
    tallies = tallied(
        [case(expect=("threat=pak je",)), case(expect=("threat",)), case(never=("*",)), case(never=("theme:*",))],
        [strong, none, strong, none],
    )
    assert (tallies["threat"].found, tallies["threat"].missed, tallies["threat"].wrong) == (1, 1, 1)
    assert tallies[""].recall == tallies[""].precision == 0.5
    assert tallies[""].per_thousand == 500
    assert tallies[""].wrong_strong == 1
    assert "theme:food" not in tallies


def test_other_words_than_those_that_were_to_be_pointed_at_are_a_miss() -> None:
    answer = Answer({"personal_data": (2, ("dokter Peeters",))})
    assert answer.has("personal_data=Peeters")
    assert not answer.has("personal_data=Els")
    assert not answer.has("threat")


def test_a_folder_is_read_by_kind_and_a_wrong_line_is_named(tmp_path: Path) -> None:
    line = json.dumps({"text": "Ik pak je.", "kind": "reply", "expect": ["threat"], "author": {"first_name": "An"}})
    (tmp_path / "threat-more.jsonl").write_text(f"{line}\n\n", encoding="utf-8")
    (tmp_path / "books.txt").write_text("Een mooi boek.\n", encoding="utf-8")
    held = read(tmp_path)
    assert held["books"] == [case(text="Een mooi boek.", never=("*",))]
    assert held["threat"][0].asked == {
        "id": "", "kind": "reply", "text": "Ik pak je.", "author": {"first_name": "An"}
    }  # fmt: skip
    (tmp_path / "threat.jsonl").write_text('{"expect": []}', encoding="utf-8")
    with pytest.raises(WrongBatteryError, match=r"threat\.jsonl, line 1"):
        read(tmp_path)

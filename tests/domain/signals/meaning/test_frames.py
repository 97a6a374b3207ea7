"""Frames: found by their words, with parts written out; ruling out by words loses nothing that a pattern would find."""

import importlib
import json
import pkgutil
from pathlib import Path

import pytest

from chalicelib.domain.signals import meaning
from chalicelib.domain.signals.meaning import frames
from chalicelib.domain.signals.meaning.frames import Frame, Table, matcher, says
from chalicelib.domain.signals.text.phrases import any_of
from chalicelib.domain.signals.text.reading import MAX_PASSAGES, reading

ROOT = Path(__file__).parents[4]
HITS = Frame("hits", 3, "slaat sloeg", "STAFF ~2 {} ~1 NOUN", unless="record", needs="riem", also="vaak|elke dag")


def tables() -> dict[str, tuple[Frame, ...]]:
    """Each table of frames, by the module and the name that it has there."""
    found = {}
    for module in pkgutil.walk_packages(meaning.__path__, f"{meaning.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, tuple) and value and isinstance(value[0], Frame):
                found[f"{module.name.removeprefix(meaning.__name__)}.{name}"] = value
    return found


TABLES = tables()
TEXTS = [
    json.loads(line)["text"]
    for file in sorted((ROOT / "bench/texts").glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De begeleider slaat de kinderen vaak met een riem.", ["begeleider slaat de kinderen"]),
        ("Elke dag sloeg een opvoeder met zijn riem.", []),
        ("De begeleider slaat de kinderen vaak.", []),
        ("De begeleider slaat de kinderen met een riem.", []),
        ("De begeleider slaat de kinderen vaak met een riem, een record.", []),
        ("De begeleider ziet de kinderen vaak met een riem.", []),
    ],
)
def test_a_frame_is_an_act_with_what_is_around_it(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Table((HITS,)).spans(reading(text))] == found


def test_of_a_text_that_says_it_a_hundred_times_the_first_are_found() -> None:
    text = "De begeleider slaat de kinderen vaak met een riem. " * 100
    assert len(Table((HITS,)).spans(reading(text))) == MAX_PASSAGES


def test_parts_are_written_out_within_parts() -> None:
    assert says("VICTIM", "mijn lieve moeder")
    assert says("HAVE {}".replace("{}", "gezien"), "ze hebben gezien")
    assert not says("STAFF", "de tuin")


@pytest.mark.parametrize("name", TABLES)
def test_every_frame_compiles_and_is_looked_for_by_plain_words(name: str) -> None:
    for frame in TABLES[name]:
        for pattern in (frame.pattern.replace("{}", any_of(frame.words)), frame.unless, frame.needs, frame.also):
            assert matcher(f"({pattern})")
            assert "  " not in pattern
            assert all(after[:1].isdigit() for after in pattern.split("~")[1:])
        assert frame.words.split()
        assert all(word.isascii() and word.isalnum() and word == word.lower() for word in frame.words.split())


def test_nothing_that_a_pattern_finds_is_ruled_out_by_the_words_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Table([frame for table in TABLES.values() for frame in table])
    quickly = [everything.spans(reading(text)) for text in TEXTS]
    monkeypatch.setattr(frames, "_may_hold", lambda *_: True)
    assert [everything.spans(reading(text)) for text in TEXTS] == quickly
    assert sum(map(len, quickly)) > len(TEXTS) / 3


def test_of_very_many_places_the_first_and_the_last_are_looked_around() -> None:
    table = Table([Frame("", 3, "sla", "ik {} u")])
    read = reading("ik sla u. " + "sla " * 900 + "en ik sla u")
    assert [read.normalised[start:end] for start, end in table.spans(read)] == ["ik sla u", "ik sla u"]

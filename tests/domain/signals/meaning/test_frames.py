"""Frames: found by their words, with parts written out; ruling out by words loses nothing that a pattern would find."""

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.domain.signals import meaning
from chalicelib.domain.signals.meaning import frames
from chalicelib.domain.signals.meaning.frames import Frame, Table, matcher, says
from chalicelib.domain.signals.text import phrases
from chalicelib.domain.signals.text.phrases import any_of
from chalicelib.domain.signals.text.reading import MAX_PASSAGES, Reading, reading
from chalicelib.domain.signals.text.stretches import Stretch

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
def test_every_frame_is_looked_for_by_plain_words(name: str) -> None:
    for frame in TABLES[name]:
        for pattern in (frame.pattern.replace("{}", any_of(frame.words)), frame.unless, frame.needs, frame.also):
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


def test_nothing_that_a_frame_finds_is_ruled_out_by_what_it_needs_first(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Table([frame for table in TABLES.values() for frame in table])
    some = TEXTS[::4]
    quickly = [everything.spans(reading(text)) for text in some]
    made = frames._made
    monkeypatch.setattr(frames, "_made", lambda frame: (frozenset(), made(frame)[1]))
    monkeypatch.setattr(frames, "_gates", lambda _: ())
    monkeypatch.setattr(frames, "_holds", lambda *_: True)
    assert [everything.spans(reading(text)) for text in some] == quickly


def test_nothing_is_lost_where_a_text_is_cut_into_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Table([frame for table in TABLES.values() for frame in table])
    some = TEXTS[::4]
    cut = [everything.spans(reading(text)) for text in some]
    monkeypatch.setattr(frames, "stretches", _whole)
    assert [everything.spans(reading(text)) for text in some] == cut


def _whole(read: Reading) -> tuple[Stretch, ...]:
    """The text as one stretch."""
    end, said = len(read.normalised), read.vocabulary
    return (Stretch(0, end, 0, end, said, said, said, (said,)),)


def test_the_first_use_of_a_pattern_finds_what_each_other_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Table([frame for table in TABLES.values() for frame in table])
    some = TEXTS[::7]
    whole = [everything.spans(reading(text)) for text in some for _ in range(2)][1::2]
    monkeypatch.setattr(phrases, "_WHOLE", {})
    for text, found in zip(some, whole, strict=True):
        monkeypatch.setattr(phrases, "_MET", {})
        assert everything.spans(reading(text)) == found


class Counted:
    """A pattern that counts the characters which it is to look through."""

    looked = 0

    def __init__(self, pattern: str, text: str) -> None:
        self.pattern = matcher(pattern, text)

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        Counted.looked += end - start
        return self.pattern.match(text, start, end)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        Counted.looked += end - start
        return self.pattern.finditer(text, start, end)

    def search(self, text: str) -> re.Match[str] | None:
        Counted.looked += len(text)
        return self.pattern.search(text)


@pytest.mark.parametrize("between", [" ", ". ", ", ", "\n"])
def test_twice_the_text_is_at_most_twice_the_work(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Table([frame for table in TABLES.values() for frame in table])
    monkeypatch.setattr(frames, "matcher", Counted)
    once = between.join(each.rstrip(".!?") for each in TEXTS[::60])
    work = []
    for text in (once, between.join((once, once))):
        Counted.looked = 0
        everything.spans(reading(text))
        work.append(Counted.looked)
    assert 0 < work[1] <= 2.25 * work[0]  # where both halves meet, more words stand near each other
    assert work[0] < 100 * len(once)  # of hundreds of frames, few are looked for, and near their words alone


def test_of_very_many_places_the_first_and_the_last_are_looked_around() -> None:
    table = Table([Frame("", 3, "sla", "ik {} u")])
    read = reading("ik sla u. " + "sla " * 900 + "en ik sla u")
    assert [read.normalised[start:end] for start, end in table.spans(read)] == ["ik sla u", "ik sla u"]

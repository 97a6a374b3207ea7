"""Each alternative of each frame can be met: a sentence is made that goes through it, and the frame finds that.

An alternative that nothing can match looks like knowledge, and is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from chalicelib.domain.signals.meaning.frames import Frame, Table, says
from chalicelib.domain.signals.text.dialect import IN_FULL
from chalicelib.domain.signals.text.reading import reading
from tests.domain.signals.meaning.said import sentences
from tests.domain.signals.meaning.test_frames import TABLES

FRAMES = list(dict.fromkeys(frame for table in TABLES.values() for frame in table))
ENDLESS = re.compile(r"~\d+(?!\d| )|~\d+ (?:$|[|]|\)(?!\?))")  # a bridge to nowhere


def missed(frame: Frame) -> Iterator[str]:
    """Yield what each pattern of a frame is for and does not find, of a few of its words."""
    some = frame.words.split()
    alone = Table((replace(frame, unless="", needs="", also=""),))
    for each in sentences(frame.pattern, " ".join(some[:2])):
        tries = (f"Zie, {each}, hoor.", f"{each}. Ja", f"Ja! {each}! Ja", f"{some[0]} ja, {each}.", f"{each} {some[0]}")
        if not any(alone.spans(reading(text)) for text in tries):
            yield each
    for pattern in filter(None, (frame.unless, frame.needs, frame.also)):
        for each in sentences(pattern):
            if not says(pattern, reading(f"Zie, {each}, hoor.").normalised):
                yield f"{each} ({pattern})"


def test_each_alternative_of_each_frame_finds_a_sentence() -> None:
    assert {frame.words: dead for frame in FRAMES if (dead := [*missed(frame)])} == {}


def test_no_bridge_leads_nowhere_and_no_word_is_one_that_is_read_in_full() -> None:
    patterns = [pattern for each in FRAMES for pattern in (each.pattern, each.unless, each.needs, each.also)]
    assert [pattern for pattern in patterns if ENDLESS.search(pattern)] == []
    assert [each.words for each in FRAMES if not IN_FULL.keys().isdisjoint(each.words.split())] == []


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("slaat", "{} (mijn ~2|haar) moeder"),
        ("slaat", "{} (mijn ~2 |haar) moeder"),
        ("slaat", "{} hem|{} da kind"),
        ("slaat", "{} hem|slààt mij"),
    ],
)
def test_what_nothing_can_match_is_said(words: str, pattern: str) -> None:
    frame = Frame("", 3, words, pattern)
    assert [*missed(frame)] or ENDLESS.search(pattern)


def test_sentences_go_through_every_alternative() -> None:
    found = {*sentences("{} ~2 (mijn|(haar|zijn) oude)( lieve)? moeder", "slaat sloeg")}
    for word in ("slaat", "sloeg", "immers", "mijn", "haar", "zijn", "lieve"):
        assert any(word in each.split() for each in found)
    assert any("immers" not in each for each in found)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("(le|la|l') {}", "Ils ont pris l'argent.", ["l'argent"]),
        ("(le|la|l') {}", "Ils ont pris la argent.", ["la argent"]),
        ("envie d' ?en {}", "j'ai envie d'en argent", ["envie d'en argent"]),
        ("(le|la) {}", "Ils ont pris l'argent.", []),
    ],
)
def test_behind_an_apostrophe_no_gap_is_needed(pattern: str, text: str, found: list[str]) -> None:
    table = Table((Frame("", 3, "argent", pattern),))
    assert [text[start:end] for start, end in table.spans(reading(text))] == found

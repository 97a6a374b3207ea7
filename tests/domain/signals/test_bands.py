"""The keys of a text in an index: copies are found though words were changed, strangers are few, keys never change."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.signals.text.bands import BANDS, OF_PAIRS, ROWS, Bands, bands_of
from chalicelib.domain.signals.text.near_duplicates import alike, sketch
from tests.domain.signals.dutch_texts import review_texts, seeded, with_words_changed

GOLDEN = "Mijn moeder kreeg er elke morgen hulp bij het opstaan, met veel geduld."
BATTERIES = Path(__file__).parents[3] / "bench" / "texts"
Texts = Callable[[], list[str]]


@cache
def by_frames() -> list[str]:
    return review_texts(1_000, seed=3)


@cache
def by_hand() -> list[str]:
    """Reviews of three sentences each, from batteries of sentences that people thought of."""
    lines = [json.loads(line) for name in ("themes", "crime", "despair", "names") for line in _lines(name)]
    said = iter([each["text"] for each in lines if len(each["text"].split()) >= 8])
    return [" ".join(each) for each in iter(lambda: list(islice(said, 3)), []) if len(each) == 3]


def _lines(name: str) -> list[str]:
    return (BATTERIES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def one_of_six_changed(text: str, random: Random) -> str:
    """Every sixth word is another, which a copy has as often as its writer thinks of it."""
    said = text.split()
    said[5::6] = [random.choice(["anders", "nooit", "gisteren", "overal", "samen", "verder"]) for _ in said[5::6]]
    return " ".join(said)


def changed(share: float) -> Callable[[str, Random], str]:
    return lambda text, random: with_words_changed(text, share, random)


def test_keys_never_change_or_every_index_would_be_lost() -> None:
    """Whoever changes these values changes `VERSION`, and all texts are kept again."""
    made = bands_of(GOLDEN)
    assert made.kept[0] == "0#1-00-7801e95e7f73e95ed897"
    assert made.kept[OF_PAIRS] == "2-00-bfb4086e06035673"
    assert made.kept[-1] == "2-11-39ee44f5ea6c59f1"
    assert made.near[0] == "2-00-930818e2b29353a3"
    assert made.older[-1] == "15#1-15-d897e95e406a1fcf72fd"


def test_keys_are_the_same_in_another_process() -> None:
    program = f"from chalicelib.domain.signals.text.bands import bands_of; print(*bands_of({GOLDEN!r}).kept)"
    for seed in ("0", "1"):
        made = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert tuple(made.stdout.split()) == bands_of(GOLDEN).kept


@given(st.text(max_size=300))
def test_a_text_has_twenty_keys_and_no_more_than_one_request_can_ask_for(text: str) -> None:
    made = bands_of(text)
    assert len({*made.kept}) == OF_PAIRS + BANDS == 20
    assert len(made.near) <= BANDS * ROWS
    assert len({*made.kept, *made.near, *made.older}) <= 100 - 6  # beside these, what is noted of a review
    assert bands_of(text, sketch(text)) == made


@pytest.mark.parametrize("copy", [GOLDEN.upper(), GOLDEN.replace(",", " -"), f"  {GOLDEN} ", GOLDEN.replace("e", "é")])
def test_capitals_accents_and_marks_do_not_count(copy: str) -> None:
    assert bands_of(copy) == bands_of(GOLDEN)


def test_of_a_long_text_no_more_is_looked_at_than_tells_it_from_others() -> None:
    long = " ".join(f"woord{number}" for number in range(800))
    assert not {*bands_of(long).kept} & {*bands_of(long.replace("woord", "ander")).kept}
    assert len({*bands_of(long).kept} & {*bands_of(f"{long} slot").kept}) > BANDS / 2


class Index:
    """An index as ours is: one text a key, the earliest."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.held: dict[str, int] = {}
        for at, text in enumerate(texts):
            for key in bands_of(text).kept:
                self.held.setdefault(key, at)

    def near(self, made: Bands) -> list[int]:
        found = Counter(self.held[key] for key in (*made.kept, *made.near) if key in self.held)
        return [at for at, _ in found.most_common(16)]

    def found(self, change: Callable[[str, Random], str]) -> float:
        """Return the share of copies for which a text is named."""
        random, found = seeded(5), 0
        for text in self.texts:
            copy = change(text, random)
            found += any(alike(sketch(copy), sketch(self.texts[at])) for at in self.near(bands_of(copy)))
        return found / len(self.texts)


@pytest.mark.parametrize("texts", [by_frames, by_hand])
@pytest.mark.parametrize(
    ("change", "least"), [(changed(0.05), 0.99), (changed(0.10), 0.98), (one_of_six_changed, 0.95)]
)
def test_copies_are_found(texts: Texts, change: Callable[[str, Random], str], least: float) -> None:
    assert Index(texts()).found(change) >= least


def test_a_template_with_another_name_in_it_is_found() -> None:
    template = "Een hele grote pluim voor {}, zij maakt elke dag het verschil voor onze papa!"
    index = Index([template.format("Fatima")])
    for name in ("Els", "Godelieve", "Anne-Marie", "Wim"):
        copy = template.format(name)
        assert index.near(bands_of(copy)) == [0]
        assert alike(sketch(copy), sketch(template.format("Fatima")))


def test_an_unrelated_text_has_few_candidates() -> None:
    index = Index(by_frames())
    strangers = [index.near(bands_of(text)) for text in review_texts(200, seed=99)]
    assert max(map(len, strangers)) <= 16
    assert sum(map(len, strangers)) / len(strangers) < 4

"""Near-duplicates: copies are found though words were changed, strangers are not named, keys never change."""

import subprocess
import sys
from functools import cache
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.signals.text.near_duplicates import ALIKE, BANDS, CELLS, Sketch, similarity, sketch
from tests.domain.signals.dutch_texts import review_texts, seeded, with_words_changed

GOLDEN = "Mijn moeder kreeg er elke morgen hulp bij het opstaan, met veel geduld."


@cache
def texts() -> list[str]:
    return review_texts(2_000, seed=3)


@cache
def sketches() -> list[Sketch]:
    return [sketch(text) for text in texts()]


def test_a_sketch_never_changes_or_every_index_would_be_lost() -> None:
    """Whoever changes these values changes `VERSION`, and sketches all reviews again."""
    made = sketch(GOLDEN)
    assert made.cells[:8] == (30721, 59742, 32627, 59742, 55447, 59742, 55447, 16490)
    assert made.bands[0] == "1-00-7801e95e7f73e95ed897"
    assert made.bands[15] == "1-15-d897e95e406a1fcf72fd"
    assert sketch("").bands[0] == "1-00-b2b4b2b4b2b4b2b4b2b4"


def test_a_sketch_is_the_same_in_another_process() -> None:
    program = f"from chalicelib.domain.signals.text.near_duplicates import sketch; print(*sketch({GOLDEN!r}).bands)"
    for seed in ("0", "1"):
        made = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert tuple(made.stdout.split()) == sketch(GOLDEN).bands


@given(st.text(max_size=300))
def test_a_sketch_has_eighty_cells_sixteen_keys_and_survives_packing(text: str) -> None:
    made = sketch(text)
    assert len(made.cells) == CELLS == 80
    assert len(set(made.bands)) == BANDS == 16
    assert len(made.packed) == 160
    assert Sketch.unpacked(made.packed) == made
    assert similarity(made, made) == 1


@pytest.mark.parametrize(
    "copy",
    [
        GOLDEN.upper(),
        GOLDEN.lower(),
        GOLDEN.replace(" ", "\n"),
        GOLDEN.replace(",", " -").replace(".", "!!!"),
        f"  {GOLDEN}  ",
        GOLDEN.replace("e", "é"),
    ],
)
def test_capitals_accents_and_marks_do_not_count(copy: str) -> None:
    assert sketch(copy) == sketch(GOLDEN)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Top!", "top", True),
        ("Top!", "Slecht!", False),
        ("Heel goede zorg", "zorg heel goede", True),  # a few words, in any order
        ("Heel goede zorg", "Heel slechte parking", False),
        ("😀😀", "😀😀", True),
        ("😀😀", "😡", False),
        ("", "  ", True),
        ("Alles heel goed, lieve mensen.", "alles heel goed lieve mensen", True),
        ("Alles heel goed, lieve mensen.", "Het eten was koud en laat.", False),
        (
            "De tuin is ruim. Een dikke pluim voor het hele team, doe zo voort!",
            "Het eten is koud. Een dikke pluim voor het hele team, doe zo voort!",
            False,
        ),
    ],
)
def test_short_texts_and_stock_phrases(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (similarity(sketch(one), sketch(other)) >= ALIKE) is alike


@given(st.sampled_from(sketches()), st.sampled_from(sketches()))
def test_similarity_knows_no_order_and_no_more_than_all(one: Sketch, other: Sketch) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1


def index_of(sketches: list[Sketch]) -> dict[str, int]:
    """One text per key, the last one wins: as cheap an index as there is."""
    return {key: at for at, made in enumerate(sketches) for key in made.bands}


def recall(share: float) -> float:
    index, random = index_of(sketches()), seeded(5)
    found = 0
    for at, text in enumerate(texts()):
        copy = sketch(with_words_changed(text, share, random))
        found += at in {index.get(key) for key in copy.bands} and similarity(copy, sketches()[at]) >= ALIKE
    return found / len(texts())


def test_of_copies_with_five_percent_of_the_words_changed_99_percent_are_found() -> None:
    assert recall(0.05) >= 0.99


def test_of_copies_with_ten_percent_of_the_words_changed_85_percent_are_found() -> None:
    assert recall(0.10) >= 0.85


def test_of_unrelated_pairs_at_most_one_in_a_thousand_is_named() -> None:
    random = seeded(7)
    pairs = [random.sample(range(len(sketches())), 2) for _ in range(30_000)]
    named = sum(similarity(sketches()[one], sketches()[other]) >= ALIKE for one, other in pairs)
    assert named <= len(pairs) / 1_000


def test_an_unrelated_text_has_few_candidates() -> None:
    index = index_of(sketches())
    strangers = [sketch(text) for text in review_texts(500, seed=99)]
    candidates = sum(len({index[key] for key in made.bands if key in index}) for made in strangers)
    assert candidates / len(strangers) < 1


def test_the_estimate_is_close_to_what_the_texts_share() -> None:
    def pairs(text: str) -> set[tuple[str, str]]:
        words = text.lower().replace(".", "").split()
        return set(pairwise(words))

    random, off = seeded(8), []
    for text in islice((text for text in texts() if "tevreden" not in text and "dikke" not in text), 300):
        copy = with_words_changed(text, random.choice([0.05, 0.1, 0.2, 0.4]), random)
        true = len(pairs(text) & pairs(copy)) / len(pairs(text) | pairs(copy))
        off.append(similarity(sketch(text), sketch(copy)) - true)
    assert abs(sum(off) / len(off)) < 0.02
    assert max(map(abs, off)) < 0.3

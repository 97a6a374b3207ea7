"""Near-duplicates: strangers are not named, however few words they have, and a sketch never changes."""

from functools import cache
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.signals.text.near_duplicates import CELLS, Sketch, alike, similarity, sketch
from tests.domain.signals.dutch_texts import review_texts, seeded, with_words_changed

GOLDEN = "Mijn moeder kreeg er elke morgen hulp bij het opstaan, met veel geduld."


@cache
def texts() -> list[str]:
    return review_texts(2_000, seed=3)


@cache
def sketches() -> list[Sketch]:
    return [sketch(text) for text in texts()]


def test_a_sketch_never_changes_or_every_index_would_be_lost() -> None:
    """Whoever changes these values sketches all reviews again."""
    made = sketch(GOLDEN)
    assert made.cells[:8] == (30721, 59742, 32627, 59742, 55447, 59742, 55447, 16490)
    assert made.bands_of_0_1_0[0] == "0#1-00-7801e95e7f73e95ed897"
    assert made.bands_of_0_1_0[15] == "15#1-15-d897e95e406a1fcf72fd"
    assert sketch("").bands_of_0_1_0[0] == "0#1-00-b2b4b2b4b2b4b2b4b2b4"


@given(st.text(max_size=300))
def test_a_sketch_has_eighty_cells_and_survives_packing(text: str) -> None:
    made = sketch(text)
    assert len(made.cells) == CELLS == 80
    assert len(set(made.bands_of_0_1_0)) == 16
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
    ("one", "other", "named"),
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
def test_short_texts_and_stock_phrases(one: str, other: str, named: bool) -> None:  # noqa: FBT001 - a column of the table
    assert alike(sketch(one), sketch(other)) is named


@given(st.sampled_from(sketches()), st.sampled_from(sketches()))
def test_similarity_knows_no_order_and_no_more_than_all(one: Sketch, other: Sketch) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1


def test_of_unrelated_pairs_at_most_one_in_a_thousand_is_named() -> None:
    random = seeded(7)
    pairs = [random.sample(range(len(sketches())), 2) for _ in range(30_000)]
    named = sum(alike(sketches()[one], sketches()[other]) for one, other in pairs)
    assert named <= len(pairs) / 1_000


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

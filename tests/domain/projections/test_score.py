"""The honest score: plain means, counted once, shown from five reviews on."""

from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.reviews.public_review import tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import (
    SCALE,
    THRESHOLD,
    Promises,
    Tally,
    TallyChange,
    band,
    moved,
    review_score,
)
from chalicelib.dutch.formatting import FORMULA
from tests.domain.rules.walks import lives

scores = st.integers(100, 500)


def recount(reviews: Iterable[Review]) -> Tally:
    """The counters as one would count them by hand."""
    visible = [each for each in reviews if each.status == "published"]
    marks = Counter(int(each.score / 100 + 0.5) for each in visible)
    return Tally(
        reviews=len(visible),
        replied=sum(each.reply is not None and each.reply.status == "published" for each in visible),
        score_sum=sum(each.score for each in visible),
        distribution=(marks[1], marks[2], marks[3], marks[4], marks[5]),
        documented=sum(each.proof_noted for each in visible),
    )


@given(st.lists(lives(), max_size=4), st.randoms(use_true_random=False))
def test_counters_moved_act_by_act_equal_those_counted_anew(all_lives: list[list[Review]], order: Random) -> None:
    tally = Tally()
    at = [0] * len(all_lives)
    turns = [index for index, life in enumerate(all_lives) for _ in life[1:]]
    order.shuffle(turns)
    for index in turns:
        at[index] += 1
        change = tally_change(all_lives[index][at[index] - 1], all_lives[index][at[index]])
        tally = moved(tally, change) if change else tally
        assert tally == recount(life[now] for life, now in zip(all_lives, at, strict=True))


@given(st.lists(scores))
def test_the_marks_add_up_to_the_reviews(found: list[int]) -> None:
    tally = Tally()
    for score in found:
        tally = moved(tally, TallyChange(reviews=1, score=score))
    assert sum(tally.distribution) == tally.reviews == len(found)


def test_promises_are_counted_each_by_its_own_status() -> None:
    counted = Promises(open=1, kept=20, late=300, dropped=4_000)
    change = Promises(open=-1, kept=2, late=30, dropped=400)
    assert counted.plus(change) == Promises(open=0, kept=22, late=330, dropped=4_400)
    assert counted.plus(change, times=-1) == Promises(open=2, kept=18, late=270, dropped=3_600)


@pytest.mark.parametrize(
    ("ratings", "score"),
    [
        ({"a": 4}, 400),
        ({"a": 4, "b": 5}, 450),
        ({"a": 4, "b": 5, "c": 5, "d": 3}, 425),
        ({"a": 4, "b": None, "c": 5}, 450),
        ({"a": 5, "b": 5, "c": 4}, 467),
        ({"a": 4, "b": 4, "c": 5}, 433),
    ],
)
def test_a_reviews_score_is_the_plain_mean_of_what_it_rated(ratings: dict[str, int | None], score: int) -> None:
    assert review_score(ratings) == score


def test_a_reviews_score_is_rounded_halves_upwards_like_every_other_figure() -> None:
    assert review_score(dict.fromkeys("abcdefg", 1) | {"h": 2}) == 113


@given(st.dictionaries(st.text(min_size=1), st.none() | st.integers(*SCALE)).filter(lambda r: any(r.values())))
def test_a_reviews_score_lies_on_the_scale(ratings: dict[str, int | None]) -> None:
    assert 100 * SCALE[0] <= review_score(ratings) <= 100 * SCALE[1]


@pytest.mark.parametrize(
    ("score", "mark"),
    [(100, 1), (149, 1), (150, 2), (249, 2), (250, 3), (349, 3), (350, 4), (449, 4), (450, 5), (500, 5)],
)
def test_a_score_falls_in_the_nearest_mark_halves_upwards(score: int, mark: int) -> None:
    assert band(score) == mark


def test_below_five_reviews_there_is_no_figure() -> None:
    four = Tally(reviews=4, score_sum=2_000, distribution=(0, 0, 0, 0, 4))
    assert four.score is None
    assert moved(four, TallyChange(reviews=1, score=500)).score == 5.0
    assert Tally().score is None
    assert THRESHOLD == 5


@pytest.mark.parametrize(
    ("reviews", "score_sum", "score"),
    [(5, 2_125, 4.3), (5, 2_124, 4.2), (5, 2_126, 4.3), (6, 2_000, 3.3), (6, 2_200, 3.7), (20, 8_900, 4.5)],
    ids=["4.25", "4.248", "4.252", "3.333", "3.667", "4.45"],
)
def test_an_organisations_score_has_one_decimal_halves_upwards(reviews: int, score_sum: int, score: float) -> None:
    assert Tally(reviews=reviews, score_sum=score_sum).score == score


@given(st.lists(scores, min_size=5, max_size=50))
def test_an_organisations_score_lies_between_its_lowest_and_highest_review(found: list[int]) -> None:
    score = Tally(reviews=len(found), score_sum=sum(found)).score
    assert score is not None
    assert min(found) - 5 <= 100 * score <= max(found) + 5.000001


@given(st.lists(scores, min_size=5), st.integers(0, 50))
def test_how_many_reviews_are_positive_never_counts(found: list[int], replied: int) -> None:
    plain = Tally(reviews=len(found), score_sum=sum(found))
    assert Tally(reviews=len(found), score_sum=sum(found), replied=replied, distribution=(0, 0, 0, 0, 50)).score == (
        plain.score
    )


@given(scores, st.integers(0, 1))
def test_what_comes_and_goes_leaves_no_trace(score: int, replied: int) -> None:
    tally = Tally(reviews=3, replied=1, score_sum=1_000, distribution=(1, 0, 1, 0, 1))
    there = moved(tally, TallyChange(reviews=1, replied=replied, score=score))
    assert moved(there, TallyChange(reviews=-1, replied=-replied, score=score)) == tally


def test_a_reply_alone_moves_no_score() -> None:
    tally = Tally(reviews=1, score_sum=450, distribution=(0, 0, 0, 0, 1))
    assert moved(tally, TallyChange(replied=1, score=450)) == Tally(
        reviews=1, replied=1, score_sum=450, distribution=(0, 0, 0, 0, 1)
    )


def test_the_formula_is_told_in_plain_words() -> None:
    assert "gemiddelde" in FORMULA
    assert "even zwaar" in FORMULA

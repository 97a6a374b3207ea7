"""Those who came by a card beside those who did not: told apart only where chance does not explain it."""

import random

import pytest

from chalicelib.domain.projections.insights import Marks
from chalicelib.domain.projections.invited import Compared, compared
from chalicelib.domain.reviews.proof import LEAST_COMPARED

_MARKS = "12345"


def marks(*counts: int) -> Marks:
    return Marks(dict(zip(_MARKS, counts, strict=True)))


@pytest.mark.parametrize(
    ("invited", "uninvited", "apart"),
    [
        (marks(0, 0, 0, 0, 0), marks(0, 0, 0, 0, 0), False),
        (marks(0, 0, 0, 0, 19), marks(20, 0, 0, 0, 0), False),  # too few to tell
        (marks(0, 0, 0, 0, 20), marks(20, 0, 0, 0, 0), True),
        (marks(20, 0, 0, 0, 0), marks(0, 0, 0, 0, 20), True),  # less pleased counts as well
        (marks(0, 0, 0, 4, 26), marks(4, 5, 6, 8, 7), True),
        (marks(1, 2, 6, 12, 9), marks(2, 3, 6, 11, 8), False),
        (marks(0, 0, 0, 300, 700), marks(0, 0, 0, 500, 500), False),  # certain, and too little to speak of
    ],
)
def test_when_the_two_part(invited: Marks, uninvited: Marks, *, apart: bool) -> None:
    assert Compared(invited, uninvited).apart == apart


def test_they_are_counted_from_what_stands_of_each_month() -> None:
    counts = {"review:set-1:4": 30, "review:set-2:5": 12, "invited:5": 10, "invited:4": 1, "sum:set-1": 1, "replied": 3}
    both = compared(counts)
    assert (both.invited.total, both.uninvited.total) == (11, 31)
    assert (both.invited.average, both.uninvited.average) == (4.9, 4.1)
    assert compared({}).uninvited.average is None


@pytest.mark.parametrize("weights", [(1, 2, 4, 8, 6), (6, 1, 1, 1, 10)])
def test_a_house_that_treats_all_alike_is_hardly_ever_told_apart(weights: tuple[int, ...]) -> None:
    """However often one looks: after each of two hundred reviews."""
    chance, told, houses = random.Random(8), 0, 150  # noqa: S311  (an order, no secret)
    for _ in range(houses):
        sides: tuple[dict[str, int], dict[str, int]] = (dict.fromkeys(_MARKS, 0), dict.fromkeys(_MARKS, 0))
        for number in range(200):
            sides[chance.random() < 0.3][chance.choices(_MARKS, weights)[0]] += 1
            if number >= 2 * LEAST_COMPARED and Compared(Marks(sides[1]), Marks(sides[0])).apart:
                told += 1
                break
    assert told <= houses * 0.02

"""Ratings fit the theme set they were given for."""

import pytest

from chalicelib.dutch.refusals import message
from tests.builders import theme_set


@pytest.mark.parametrize(
    "ratings",
    [{"meals": 1}, {"meals": 5, "contact": None}, {"meals": 1, "contact": 3, "privacy": 5}],
    ids=["one aspect", "one not applicable", "all"],
)
def test_these_ratings_fit(ratings: dict[str, int | None]) -> None:
    assert theme_set().check(ratings) == ()


@pytest.mark.parametrize(
    ("ratings", "errors"),
    [
        ({}, [("aspect_ratings", "none_rated")]),
        ({"meals": None, "contact": None}, [("aspect_ratings", "none_rated")]),
        ({"meals": 0}, [("aspect_ratings.meals", "out_of_range")]),
        ({"meals": 6, "contact": 3}, [("aspect_ratings.meals", "out_of_range")]),
        ({"meals": 3, "parking": 3}, [("aspect_ratings.parking", "unknown_aspect")]),
        ({"meals": 3, "parking": None}, [("aspect_ratings.parking", "unknown_aspect")]),
        (
            {"meals": -1, "zoo": 9, "art": None},
            [
                ("aspect_ratings.art", "unknown_aspect"),
                ("aspect_ratings.zoo", "unknown_aspect"),
                ("aspect_ratings.meals", "out_of_range"),
            ],
        ),
    ],
    ids=["nothing", "all not applicable", "too low", "too high", "unknown", "unknown and not rated", "all at once"],
)
def test_what_does_not_fit_is_named(ratings: dict[str, int | None], errors: list[tuple[str, str]]) -> None:
    assert [(error.field, error.code) for error in theme_set().check(ratings)] == errors


def test_the_words_name_the_scale_of_the_set() -> None:
    assert "van 1 tot 5" in message(theme_set().check({"meals": 6})[0])


def test_aspect_ratings_are_not_public_unless_a_set_says_so() -> None:
    assert not theme_set().aspect_ratings_public

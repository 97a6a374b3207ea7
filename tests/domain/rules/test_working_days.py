"""Waiting in working days, as people in Belgium count them."""

from datetime import date

import pytest

from chalicelib.domain.rules.working_days import is_working_day, working_days


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2026-11-20", "2026-11-20", 0),  # a Friday
        ("2026-11-20", "2026-11-22", 0),  # to Sunday
        ("2026-11-20", "2026-11-23", 1),  # to Monday
        ("2026-11-16", "2026-11-20", 4),
        ("2026-12-24", "2026-12-28", 1),  # Christmas falls on a Friday
        ("2026-11-23", "2026-11-20", 0),  # a clock that runs behind
        ("2000-01-01", "2026-11-20", 252),  # counted for a year, and no further
    ],
)
def test_a_working_day_counts_once_it_has_begun(since: str, until: str, days: int) -> None:
    assert working_days(date.fromisoformat(since), date.fromisoformat(until)) == days


@pytest.mark.parametrize(
    "day",
    [
        *("2026-01-01", "2026-05-01", "2026-07-21", "2027-11-01", "2026-11-11", "2026-12-25"),
        *("2026-04-06", "2026-05-14", "2026-05-25"),  # after Easter, 5 April 2026
        *("2027-03-29", "2027-05-06", "2027-05-17"),  # 28 March 2027
        "2026-11-21",  # a Saturday
    ],
)
def test_nobody_works_on_holidays_and_at_weekends(day: str) -> None:
    assert not is_working_day(date.fromisoformat(day))

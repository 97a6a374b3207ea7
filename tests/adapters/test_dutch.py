"""Dates, numbers and terms as Dutch readers expect them."""

from datetime import UTC, datetime

import pytest

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from chalicelib.dutch import formatting


@pytest.mark.parametrize(
    ("at", "day", "moment"),
    [
        (datetime(2026, 11, 22, 13, 5, tzinfo=UTC), "22 november 2026", "22 november 2026 om 14.05 uur"),
        (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), "1 juli 2026", "1 juli 2026 om 14.00 uur"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "1 januari 2027", "1 januari 2027 om 00.00 uur"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 maart 2026", "29 maart 2026 om 01.59 uur"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 maart 2026", "29 maart 2026 om 03.00 uur"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 oktober 2026", "25 oktober 2026 om 02.30 uur"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 oktober 2026", "25 oktober 2026 om 02.30 uur"),
    ],
    ids=["winter", "summer", "new year here", "before summer time", "after it began", "before it ended", "after"],
)
def test_days_and_hours_are_those_in_belgium(at: datetime, day: str, moment: str) -> None:
    assert formatting.date(at) == day
    assert formatting.moment(at) == moment


@pytest.mark.parametrize(
    ("text", "month"), [("2026-01", "januari 2026"), ("2026-11", "november 2026"), ("1999-12", "december 1999")]
)
def test_a_month_is_written_out(text: str, month: str) -> None:
    assert formatting.month(text) == month


@pytest.mark.parametrize(("value", "text"), [(None, ""), (4.5, "4,5"), (4.0, "4,0"), (3, "3")])
def test_numbers_have_a_decimal_comma_and_none_is_nothing(value: float | None, text: str) -> None:
    assert formatting.number(value) == text


@pytest.mark.parametrize(("whole", "text"), [(0, "0"), (999, "999"), (5_000, "5.000"), (1_234_567, "1.234.567")])
def test_thousands_are_set_apart_by_a_point(whole: int, text: str) -> None:
    assert formatting.thousands(whole) == text


@pytest.mark.parametrize(
    ("how_many", "text"), [(0, "0 waarderingen"), (1, "1 waardering"), (2, "2 waarderingen"), (21, "21 waarderingen")]
)
def test_one_is_one_and_all_else_is_more(how_many: int, text: str) -> None:
    assert formatting.count(how_many, "waardering", "waarderingen") == text


def test_every_term_that_people_may_see_has_its_dutch_words() -> None:
    assert set(formatting.CAPACITIES) == set(Capacity)
    assert set(formatting.SECTORS) == set(Sector)
    assert set(formatting.STATUSES) == {*Status, *ReplyStatus}
    assert all([*formatting.CAPACITIES.values(), *formatting.SECTORS.values(), *formatting.STATUSES.values()])


def test_templates_know_each_of_these_by_name() -> None:
    assert formatting.FILTERS["date"](datetime(2026, 5, 1, 12, tzinfo=UTC)) == "1 mei 2026"
    assert formatting.FILTERS["moment"](datetime(2026, 5, 1, 12, tzinfo=UTC)) == "1 mei 2026 om 14.00 uur"
    assert formatting.FILTERS["month"]("2026-05") == "mei 2026"
    assert formatting.FILTERS["number"](4.5) == "4,5"
    assert formatting.FILTERS["thousands"](5_000) == "5.000"
    assert formatting.FILTERS["count"](1, "reactie", "reacties") == "1 reactie"
    assert formatting.FILTERS["capacity"]("parent") == "ouder"
    assert formatting.FILTERS["sector"]("child_care") == "Kinderopvang"
    assert formatting.FILTERS["status"]("published") == "online"

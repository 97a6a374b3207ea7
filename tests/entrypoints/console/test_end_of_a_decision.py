"""Until when a block or a warning stands, as browsers and programs say it."""

from datetime import UTC, datetime

import pytest

from chalicelib.domain.rules.refusals import Invalid
from chalicelib.entrypoints.console import editor_organisations


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (None, None),
        ("2026-12-31", datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)),  # winter in Belgium
        ("2027-07-01", datetime(2027, 7, 1, 21, 59, 59, tzinfo=UTC)),  # summer
        ("2026-12-31T00:00:00Z", datetime(2026, 12, 31, tzinfo=UTC)),
        ("2026-12-31T10:00:00+02:00", datetime(2026, 12, 31, 8, tzinfo=UTC)),
    ],
)
def test_a_day_lasts_until_it_is_over_in_belgium_and_a_moment_is_that_moment(
    said: str | None, meant: datetime | None
) -> None:
    assert editor_organisations._end(said, as_text=False) == meant


@pytest.mark.parametrize(
    "said",
    [
        "",
        "morgen",
        "31/12/2026",
        "20261231",
        "2026-02-30",
        "2026-12-31T10:00",
        "2026-12-31T10:00:00",  # whose clock?
        "9999-12-31T23:59:59-14:00",  # beyond what a calendar holds
        "9999-12-31T23:30:00Z",  # the same, in Belgium
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_anything_else_is_refused_at_its_field(said: str) -> None:
    with pytest.raises(Invalid) as refused:
        editor_organisations._end(said, as_text=False)
    assert [(each.field, each.code) for each in refused.value.errors] == [("until", "wrong_format")]

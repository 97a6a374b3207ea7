"""Days and moments in queries and forms, as people, browsers and programs write them."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.rules.refusals import Invalid
from chalicelib.entrypoints.http.reading import day_or_moment

_ELEVEN = datetime(2026, 10, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "2026-10-31T23:00:00Z",
        "2026-11-01T00:00:00+01:00",
        "2026-11-01T00:00:00 01:00",
        "2026-11-01T00:00:00.000 01:00",
        "2026-11-01 00:00:00 01:00",
        "2026-10-31T20:00:00-03:00",
    ],
)
def test_a_plus_that_was_not_escaped_is_read_as_it_was_meant(said: str) -> None:
    assert day_or_moment(said, "since", as_text=True) == _ELEVEN


@pytest.mark.parametrize("as_text", [True, False])
def test_a_day_is_a_day(*, as_text: bool) -> None:
    assert day_or_moment("2026-11-01", "since", as_text=as_text) == date(2026, 11, 1)


@pytest.mark.parametrize(
    "said", ["", "soon", "2026-11-01T00:00:00", "2026-11-01 00:00", "2026-11-01 01:00", "2026-11-01T00:00:00  01:00"]
)
def test_what_is_neither_is_named(said: str) -> None:
    with pytest.raises(Invalid, match=r"^since: wrong_format$"):
        day_or_moment(said, "since", as_text=True)


def test_in_json_a_blank_is_a_blank() -> None:
    with pytest.raises(Invalid, match=r"^until: wrong_format$"):
        day_or_moment("2026-11-01T00:00:00 01:00", "until", as_text=False)

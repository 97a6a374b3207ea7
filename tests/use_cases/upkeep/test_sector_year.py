"""A sector's year: months that are over, each act once, however often and late a night counts it."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.rules.log import LogEntry
from chalicelib.use_cases.upkeep.integrity_figures import SectorYear, count_days, months_of, of_sector
from chalicelib.use_cases.upkeep.reconcile import reconcile_figures
from tests.builders import entry
from tests.fakes import FakeWorld

MARCH: Final = datetime(2026, 3, 10, 12, tzinfo=UTC)
CARE, CHILDREN = "residential_care", "child_care"


def submitted(number: int, at: datetime, sector: str, **more: Any) -> list[LogEntry]:
    return [entry(id=f"{sector}-{at}-{each}", action="submit", at=at, sector=sector, **more) for each in range(number)]


def year(fakes: FakeWorld, sector: str, now: datetime, of: int = 2026) -> SectorYear:
    return of_sector(of, sector, months_of(of, stores=fakes, now=now), stores=fakes, now=now)


def test_a_month_counts_once_it_is_over_and_nothing_of_it_comes_late_any_more(fakes: FakeWorld) -> None:
    fakes.log.entries += submitted(8, MARCH, CARE)
    count_days(stores=fakes, now=MARCH + timedelta(days=1))
    for now, received, through in (
        (MARCH + timedelta(days=1), 0, "2026-02"),
        (datetime(2026, 4, 3, 21, tzinfo=UTC), 0, "2026-02"),
        (datetime(2026, 4, 3, 23, tzinfo=UTC), 5, "2026-03"),  # the fourth, in Brussels
        (datetime(2027, 8, 1, tzinfo=UTC), 5, "2026-12"),
    ):
        found = year(fakes, CARE, now)
        assert (found.figures.of("received"), found.through) == (received, through)
    assert year(fakes, CARE, datetime(2026, 1, 20, tzinfo=UTC)) == SectorYear(Figures(), "")


def test_what_comes_late_twice_or_at_once_counts_once_and_for_its_own_sector(fakes: FakeWorld) -> None:
    fakes.log.entries += submitted(7, MARCH, CARE) + submitted(12, MARCH, CHILDREN) + submitted(3, MARCH, "")
    for nights in (1, 1, 2):
        count_days(stores=fakes, now=MARCH + timedelta(days=nights))
    fakes.log.entries += submitted(4, MARCH + timedelta(hours=1), CARE)  # written late
    for nights in (3, 3):
        count_days(stores=fakes, now=MARCH + timedelta(days=nights))
    later = MARCH + timedelta(days=60)
    assert [year(fakes, each, later).figures.of("received") for each in (CARE, CHILDREN, "disability")] == [10, 10, 0]
    assert fakes.figures.of(2026)[MARCH.date()].of("received") == 26


def test_a_night_that_stops_between_a_sector_and_the_whole_is_made_up_for(fakes: FakeWorld) -> None:
    fakes.log.entries += submitted(6, MARCH, CARE) + submitted(6, MARCH, CHILDREN)
    put, kept = fakes.figures.put, list[str]()

    def dies(day: Any, figures: Figures, *, sector: str = "") -> None:
        if kept and day == MARCH.date():
            raise ConnectionError
        kept.extend([sector] * (day == MARCH.date()))
        put(day, figures, sector=sector)

    fakes.figures.put = dies  # type: ignore[method-assign]  # a store that stops answering
    with pytest.raises(ConnectionError):
        count_days(stores=fakes, now=MARCH + timedelta(days=1))
    fakes.figures.put = put  # type: ignore[method-assign]  # and answers again
    assert (kept, MARCH.date() in fakes.figures.days) == ([CARE], False)
    count_days(stores=fakes, now=MARCH + timedelta(days=20))
    later = MARCH + timedelta(days=60)
    assert [year(fakes, each, later).figures.of("received") for each in (CARE, CHILDREN)] == [5, 5]


@pytest.mark.parametrize(
    ("stored", "wrong"),
    [
        (None, 0),  # as a release before counted it
        (Figures({"received": 6, "received_by_channel.web": 6}), 0),
        (Figures({"received": 99}), 1),
        (Figures({"received": 5, "received_by_channel.web": 6}), 1),
    ],
)
def test_a_recount_puts_a_sector_right_and_calls_it_drift_only_where_it_was_wrong(
    fakes: FakeWorld, stored: Figures | None, wrong: int
) -> None:
    fakes.log.entries += submitted(6, MARCH, CARE)
    right = Figures({"received": 6, "received_by_channel.web": 6})
    fakes.figures.put(MARCH.date(), right)
    if stored:
        fakes.figures.put(MARCH.date(), stored, sector=CARE)
    nights = (MARCH + timedelta(days=50 + night) for night in range(30))
    assert sum(reconcile_figures(stores=fakes, now=night) for night in nights) == wrong
    assert fakes.figures.of(2026, sector=CARE) == {MARCH.date(): right}
    assert fakes.figures.of(2026, sector=CHILDREN) == {}


def test_a_recount_empties_what_a_sector_never_had(fakes: FakeWorld) -> None:
    fakes.figures.put(MARCH.date(), Figures())
    fakes.figures.put(MARCH.date(), Figures({"received": 6}), sector=CHILDREN)
    nights = (MARCH + timedelta(days=50 + night) for night in range(30))
    assert sum(reconcile_figures(stores=fakes, now=night) for night in nights) == 1
    assert fakes.figures.of(2026, sector=CHILDREN) == {MARCH.date(): Figures()}

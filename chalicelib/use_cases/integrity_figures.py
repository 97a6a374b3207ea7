"""The integrity figures: each day is counted from its log once it is over, a year is the sum of its days."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final, Protocol

from chalicelib.domain.integrity import Figures, counted
from chalicelib.domain.log import Entry

_LATE: Final = 3  # days that are counted again: an entry may be written late, never that late
_LOOKED_BACK: Final = 40  # days over which a missed run is made up for
_LIVE: Final = 7  # days without stored figures that a reader may have counted on the spot


class LogByDay(Protocol):
    def day(self, day: date) -> Iterable[Entry]:
        """All that was done on a day (UTC), in no order."""
        ...


class DailyFigures(Protocol):
    def put(self, day: date, figures: Figures) -> None: ...

    def of(self, year: int) -> Mapping[date, Figures]: ...


def count_days(*, log: LogByDay, figures: DailyFigures, now: datetime) -> None:
    """Count the days that are over, and those that no run counted; counting one again gives the same."""
    today = now.astimezone(UTC).date()
    days = [today - timedelta(days=back) for back in range(1, _LOOKED_BACK + 1)]
    known = {day for year in {day.year for day in days} for day in figures.of(year)}
    for back, day in enumerate(days, start=1):
        if back <= _LATE or day not in known:
            figures.put(day, counted(log.day(day)))


def figures_of(year: int, *, log: LogByDay, figures: DailyFigures, now: datetime) -> Figures:
    """A year's figures up to this moment."""
    known = figures.of(year)
    today = now.astimezone(UTC).date()
    whole = Figures()
    for each in known.values():
        whole = whole.plus(each)
    for back in range(_LIVE):
        day = today - timedelta(days=back)
        if day.year == year and day not in known:
            whole = whole.plus(counted(log.day(day)))
    return whole

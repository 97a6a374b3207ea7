"""The integrity figures: each day is counted from its log once it is over, a year is the sum of its days."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.projections.integrity import Figures, counted, counted_day
from chalicelib.domain.projections.sector_figures import told
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.aside.past import Past

_LATE: Final = 3  # days that are counted again: an entry may be written late, never that late
_LOOKED_BACK: Final = 40  # days over which a missed run is made up for; further when nothing was counted in them
_YEARS_BACK: Final = 6  # of the log: it goes after five
_LIVE: Final = 7  # days without stored figures that a reader may have counted on the spot


def count_days(*, stores: Stores, now: datetime, out_of_time: Callable[[], bool] = lambda: False) -> None:
    """Count the days that are over, and those that no run counted; counting one again gives the same.

    The newest come first: what there is no time for, a later night makes up for as it does for one that was missed.
    """
    today = day_of(now)
    days = _days_before(today, _LOOKED_BACK)
    past = Past("count_figures", stores=stores, now=now)
    known = {day for year in {day.year for day in days} for day in stores.figures.of(year, unread=past.note)}
    if known.isdisjoint(days):  # nobody counted for long: as when a store was put away, and is opened again
        days = _days_before(today, _slept(today, stores=stores))
    for back, day in enumerate(days, start=1):
        if out_of_time():
            return
        if back <= _LATE or day not in known:
            count_day(day, stores.log.day(day, unread=past.note), stores=stores)


def count_day(day: date, entries: Iterable[LogEntry], *, stores: Stores) -> None:
    """Keep what a day's entries count, of each sector too; the whole comes last, as it says that the day is counted."""
    found = counted_day(entries)
    for sector, figures in found.sectors.items():
        stores.figures.put(day, figures, sector=sector)
    stores.figures.put(day, found.whole)


def first_whole_day(now: datetime) -> date:
    """Return the first day of which the log still has everything; the figures of those before it only stand."""
    return day_of(now - kept(Kept.LOG)) + timedelta(days=1)


def _days_before(today: date, number: int) -> list[date]:
    return [today - timedelta(days=back) for back in range(1, number + 1)]


def _slept(today: date, *, stores: Stores) -> int:
    """The days since the newest that was counted; as many as ever where none was."""
    for year in range(today.year, today.year - _YEARS_BACK, -1):
        if before := [day for day in stores.figures.of(year, unread=go_past) if day < today]:
            return (today - max(before)).days
    return _LOOKED_BACK


def figures_of(year: int, *, stores: Stores, now: datetime) -> Figures:
    """A year's figures up to this moment."""
    return total(months_of(year, stores=stores, now=now).values())


def months_of(year: int, *, stores: Stores, now: datetime) -> Mapping[int, Figures]:
    """The same by month, 1 to 12, as far as the year has come; read at the same cost."""
    known = stores.figures.of(year, unread=go_past)
    today = day_of(now)
    uncounted = (today - max(known, default=today)).days  # after a long sleep, until the night makes up for it
    recent = [today - timedelta(days=back) for back in range(max(_LIVE, min(uncounted, _LOOKED_BACK)))]
    live = {
        day: counted(stores.log.day(day, unread=go_past)) for day in recent if day.year == year and day not in known
    }
    months = {month: Figures() for month in range(1, 13) if date(year, month, 1) <= today}
    for day, each in (*known.items(), *live.items()):
        months[day.month] = months.get(day.month, Figures()).plus(each)
    return months


@dataclass(frozen=True, slots=True)
class SectorYear:
    """A sector's year as everybody may read it."""

    figures: Figures
    through: str  # the last month that counts, YYYY-MM; empty where none of that year is over


def of_sector(year: int, sector: str, whole: Mapping[int, Figures], *, stores: Stores, now: datetime) -> SectorYear:
    """Return a sector's year, of months that are over and of which nothing comes late any more.

    Args:
        year: the year.
        sector: one that there is.
        whole: that year of the whole platform, as `months_of` gives it.
        stores: the figures are read once.
        now: the moment.
    """
    over = day_of(now - timedelta(days=_LATE)).replace(day=1)  # nothing of this month or after it counts
    closed = {month: figures for month, figures in whole.items() if date(year, month, 1) < over}
    if not closed:
        return SectorYear(Figures(), "")
    months: dict[int, Figures] = {}
    for day, each in stores.figures.of(year, sector=sector, unread=go_past).items():
        if day.month in closed:
            months[day.month] = months.get(day.month, Figures()).plus(each)
    return SectorYear(told(months, closed), f"{year}-{max(closed):02}")


def total(parts: Iterable[Figures]) -> Figures:
    """All of these together."""
    whole = Figures()
    for each in parts:
        whole = whole.plus(each)
    return whole

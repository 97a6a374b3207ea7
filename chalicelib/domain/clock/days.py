"""Days, months and years as people live them: in Brussels, wherever a person or a rule reads one.

UTC stands only in what machines exchange: moments with their zone, and keys that nobody reads.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

BRUSSELS: Final = ZoneInfo("Europe/Brussels")
_MONTHS: Final = 12


def local(moment: datetime) -> datetime:
    """The moment on a clock in Brussels."""
    return moment.astimezone(BRUSSELS)


def day_of(moment: datetime) -> date:
    return local(moment).date()


def month_of(moment: datetime) -> str:
    """The month of a moment, as `YYYY-MM`."""
    return f"{local(moment):%Y-%m}"


def year_of(moment: datetime) -> int:
    return local(moment).year


def begins(day: date) -> datetime:
    """The moment, in UTC, at which a day begins."""
    return datetime.combine(day, time(), BRUSSELS).astimezone(UTC)


def ends(day: date) -> datetime:
    """The moment, in UTC, at which a day is over: that of the next one's beginning."""
    return begins(day + timedelta(days=1))


def months_after(month: str, number: int) -> str:
    """Return the month so many months after one, both as `YYYY-MM`; before it where the number is negative."""
    at = int(month[:4]) * _MONTHS + int(month[5:7]) - 1 + number
    return f"{at // _MONTHS:04}-{at % _MONTHS + 1:02}"


def day_after_months(day: date, number: int) -> date:
    """Return the same day so many months later, or the last of that month where it is shorter."""
    month = months_after(f"{day:%Y-%m}", number)
    last = date.fromisoformat(f"{months_after(month, 1)}-01") - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def months_between(earlier: str, later: str) -> int:
    """Count the months from one to another, both as `YYYY-MM`; negative where the second comes first."""
    return (int(later[:4]) - int(earlier[:4])) * _MONTHS + int(later[5:7]) - int(earlier[5:7])


def span(period: str) -> tuple[datetime, datetime]:
    """Return the moments, in UTC, at which a year (`YYYY`) or a month (`YYYY-MM`) begins, and is over."""
    if len(period) == len("YYYY"):
        year = int(period)
        return begins(date(year, 1, 1)), begins(date(year + 1, 1, 1))
    return month_begins(period), month_begins(months_after(period, 1))


def month_begins(month: str) -> datetime:
    """The moment, in UTC, at which a month (`YYYY-MM`) begins."""
    return begins(date(int(month[:4]), int(month[5:7]), 1))

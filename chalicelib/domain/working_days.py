"""Waiting, counted as people at work count it: in working days of Belgium."""

from datetime import date, timedelta
from typing import Final

LATE: Final = 5  # working days; what waits longer is said to wait long
_SATURDAY: Final = 5
_FIXED: Final = frozenset({(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)})
_AFTER_EASTER: Final = (1, 39, 50)  # days: Easter Monday, Ascension Day, Whit Monday
_YEAR: Final = 366  # days; nobody counts further


def working_days(since: date, until: date) -> int:
    """How many working days began after `since`, up to and with `until`: from Friday to Monday is one."""
    days = min((until - since).days, _YEAR)
    return sum(is_working_day(since + timedelta(days=ahead)) for ahead in range(1, days + 1))


def is_working_day(day: date) -> bool:
    """Monday to Friday, but for the ten legal holidays."""
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _FIXED and day not in _moving(day.year)


def _moving(year: int) -> frozenset[date]:
    easter = _easter(year)
    return frozenset(easter + timedelta(days=days) for days in _AFTER_EASTER)


def _easter(year: int) -> date:
    """Easter Sunday, by the Gregorian computus in its anonymous form."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    skipped, leap_century = divmod(century, 4)
    corrected = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - corrected + 15) % 30
    leap, in_leap = divmod(in_century, 4)
    to_sunday = (32 + 2 * leap_century + 2 * leap - epact - in_leap) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)

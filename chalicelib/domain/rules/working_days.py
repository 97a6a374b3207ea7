"""Working days in Belgium: weekends and the ten public holidays, three of which move with Easter."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from chalicelib.domain.clock.days import BRUSSELS, local

_FIXED: Final = frozenset({(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)})
_AFTER_EASTER: Final = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
LATE: Final = 5  # working days; what waits longer is said to wait long
PROMISED: Final = 2  # working days in which, "in principle", an editor reads what came in: mails say so
_YEAR: Final = 366  # days; nobody counts further
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday, in the Gregorian calendar [Meeus, after Butcher 1876]."""
    century, rest = divmod(year, 100)
    golden = year % 19
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    movable = {easter(day.year) + timedelta(days=after) for after in _AFTER_EASTER}
    return (day.month, day.day) in _FIXED or day in movable


@lru_cache(maxsize=1000)
def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and not is_holiday(day)


@lru_cache(maxsize=1000)  # a list of what waits asks for the same few weeks, once for each that is in it
def working_days(since: date, until: date) -> int:
    """Count the working days that began after `since`, up to and with `until`: from Friday to Monday is one."""
    days = min((until - since).days, _YEAR)
    return sum(is_working_day(since + timedelta(days=ahead)) for ahead in range(1, days + 1))


def late_before(now: datetime) -> datetime:
    """Return the moment before which whatever came waits long by now, as `LATE` has it."""
    return _late_on(local(now).date())


@lru_cache(maxsize=4)
def _late_on(today: date) -> datetime:
    day = today
    while working_days(day, today) < LATE:
        day -= _DAY
    return datetime.combine(day + _DAY, time(), BRUSSELS).astimezone(UTC)


def after_working_days(since: datetime, days: int) -> datetime:
    """The same hour, so many working days later; what comes on a day off counts from the next working day."""
    at = local(since)
    day, hour = at.date(), at.time()
    if not is_working_day(day):
        hour = time()
        while not is_working_day(day):
            day += _DAY
    for _ in range(days):
        day += _DAY
        while not is_working_day(day):
            day += _DAY
    return datetime.combine(day, hour, BRUSSELS)


def within_promise(since: datetime, until: datetime) -> bool:
    """Tell whether what waited from one moment to another was decided on within the working days that mails name."""
    return until <= after_working_days(since, PROMISED)

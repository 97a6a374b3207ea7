"""The moments at which a suite might trip, each the next one to come, and the time zone of the machine then."""

import calendar
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

BRUSSELS: Final = ZoneInfo("Europe/Brussels")
_SATURDAY: Final = 5
_SUNDAY: Final = 6
_DAY: Final = timedelta(days=1)


def moments(now: datetime) -> dict[str, datetime]:
    """Every moment by its name, later than `now`; its `tzinfo` is the zone that the machine is to have."""
    here = now.astimezone(BRUSSELS)
    today = here.replace(hour=12, minute=0, second=0, microsecond=0) + _DAY
    days = [today + number * _DAY for number in range(9 * 366)]  # two leap days may lie eight years apart

    def following(month: int, day: int) -> datetime:
        return next(each for each in days if (each.month, each.day) == (month, day))

    def turn(month: int) -> datetime:
        """One second before one o'clock in UTC on the last Sunday, when all of Europe turns its clocks."""
        last = next(
            each
            for each in days
            if each.month == month
            and each.weekday() == _SUNDAY
            and each.day > calendar.monthrange(each.year, month)[1] - 7
        )
        return last.replace(hour=0, minute=59, second=59, tzinfo=UTC).astimezone(BRUSSELS)

    eve = following(12, 31).replace(hour=23, minute=59, second=59)
    return {
        "saturday": next(each for each in days if each.weekday() == _SATURDAY),
        "new-year": following(1, 1),
        "leap-day": following(2, 29),
        "summer-time": turn(3),
        "winter-time": turn(10),
        "eve-brussels": eve,
        "eve-utc": eve.replace(tzinfo=UTC),
    }


def asked(name: str, now: datetime) -> datetime:
    """The moment of this name, or any other as ISO 8601 writes it; without an offset it is one in Brussels.

    Raises:
        ValueError: it is neither.
    """
    known = moments(now)
    if name in known:
        return known[name]
    try:
        given = datetime.fromisoformat(name)
    except ValueError:
        raise ValueError(f"{name} is neither a date and time nor one of {', '.join(known)}") from None
    return given if given.tzinfo else given.replace(tzinfo=BRUSSELS)

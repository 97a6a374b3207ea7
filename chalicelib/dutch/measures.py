"""Times, shares and marks as people say them."""

from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.themes import Scale
from chalicelib.domain.projections.integrity import HOURS
from chalicelib.domain.rules.working_days import LATE, working_days
from chalicelib.dutch.formatting import date

_MARKS: Final = ("heel slecht", "slecht", "gaat wel", "goed", "heel goed")
_YEAR: Final = 365  # days
_FEW: Final = 120  # days; up to here they are said in days


def spoken(period: timedelta) -> str:
    """A period as people say it: 7 dagen, 30 minuten, 2 jaar."""
    if period < timedelta(hours=1):
        return f"{period // timedelta(minutes=1)} minuten"
    if period < timedelta(days=1):
        return f"{period // timedelta(hours=1)} uur"
    years, rest = divmod(period.days, _YEAR)
    if period.days <= _FEW or rest > years:  # leap days apart, it is no whole number of years
        return f"{period.days} dagen"
    return f"{years} jaar"


def mark_words(mark: int, scale: Scale) -> str:
    """A mark in words; on a scale that is not ours only its two ends have any."""
    if (scale.min, scale.max) == (1, len(_MARKS)):
        return _MARKS[mark - 1] if scale.min <= mark <= scale.max else ""
    return {scale.min: _MARKS[0], scale.max: _MARKS[-1]}.get(mark, "")


def share(part: int, whole: int) -> str:
    """A part of a whole as a percentage."""
    if not whole:
        return ""
    return "minder dan 1%" if 0 < part / whole < 0.005 else f"{100 * part / whole:.0f}%"  # noqa: PLR2004 - rounds to 0


def waited(hours: int | None) -> str:
    """A median waiting time, as the upper bound of its class, in words."""
    if hours is None:
        return "nog niet bekend"
    if hours > HOURS[-1]:
        return f"meer dan {HOURS[-1] // 24} dagen"
    return f"hoogstens {hours} uur" if hours < 48 else f"hoogstens {hours // 24} dagen"  # noqa: PLR2004 - two days


def waits(since: datetime, now: datetime) -> str:
    """The time that something waits, as people at work say it."""
    days = _working_days(since, now)
    if days:
        return f"Wacht al {days} werkdag{'en' if days > 1 else ''}"
    if day_of(since) != day_of(now):
        return f"Wacht sinds {date(since)}"  # nobody worked since
    hours = int((now - since).total_seconds() // 3600)
    return f"Wacht al {hours} uur" if hours > 0 else "Net binnen"


def waits_long(since: datetime, now: datetime) -> bool:
    return _working_days(since, now) >= LATE


def _working_days(since: datetime, now: datetime) -> int:
    return working_days(day_of(since), day_of(now))

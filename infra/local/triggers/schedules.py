"""The times at which AWS would call a scheduled function: `rate(…)` and `cron(…)` expressions, in UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from croniter import croniter

_RATE: Final = re.compile(r"rate\((?P<value>[1-9]\d{0,5}) (?P<unit>minute|hour|day)s?\)")
_UNITS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}
# No L, W or #, which only EventBridge itself knows, and no R and H, which croniter has and EventBridge has not.
_VALUE: Final = r"(?:\d{1,4}|[A-Z]{3})"
_ENTRY: Final = rf"(?:[*?]|{_VALUE}(?:-{_VALUE})?)(?:/\d+)?"
_FIELD: Final = rf"{_ENTRY}(?:,{_ENTRY})*"
_CRON: Final = re.compile(rf"cron\((?P<most>{_FIELD}(?: {_FIELD}){{3}}) (?P<weekday>{_FIELD}) (?P<year>{_FIELD})\)")
_SATURDAY: Final = 7


class ExpressionError(ValueError):
    """No schedule that the local stack can keep; the message shows it."""


@dataclass(frozen=True)
class Rate:
    every: timedelta


@dataclass(frozen=True)
class Cron:
    """The same times in the words of croniter: Sunday is day 0, and seconds stand before the year."""

    expression: str

    def includes(self, moment: datetime) -> bool:
        return bool(croniter.match(self.expression, moment.astimezone(UTC).replace(second=0, microsecond=0)))


def read_expression(expression: str) -> Rate | Cron:
    """Return what `rate(5 minutes)` or `cron(0 3 * * ? *)` stands for.

    Raises:
        ExpressionError: it is neither, or uses L, W or #, which only EventBridge itself knows.
    """
    if rate := _RATE.fullmatch(expression):
        return Rate(int(rate["value"]) * _UNITS[rate["unit"]])
    try:
        return Cron(_in_words_of_croniter(expression))
    except ValueError as unknown:
        raise ExpressionError(f"not a schedule: {expression!r} ({unknown})") from unknown


def _in_words_of_croniter(expression: str) -> str:
    found = _CRON.fullmatch(expression)
    # Backward and empty ranges, and steps from Saturday on, mean something else there or nothing.
    if (
        not found
        or re.search(r"(?<!-)7/", found["weekday"])
        or any(int(first) >= int(last) for first, last in re.findall(r"(\d+)-(\d+)", expression))
    ):
        raise ValueError("neither rate(…) nor cron(…) of six fields")
    to_the_end = re.sub(r"(?<!-)([1-6])/", r"\1-7/", found["weekday"])
    weekday = re.sub(r"(?<![/\d])\d+", _from_zero, to_the_end)
    there = f"{found['most']} {weekday} 0 {found['year']}"
    croniter.expand(there)
    return there


def _from_zero(day: re.Match[str]) -> str:
    if not 1 <= int(day[0]) <= _SATURDAY:
        raise ValueError(f"{day[0]} is no day of the week")
    return str(int(day[0]) - 1)

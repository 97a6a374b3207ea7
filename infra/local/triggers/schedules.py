"""When AWS would call a scheduled function: `rate(…)` and `cron(…)` expressions, in UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

_RATE: Final = re.compile(r"rate\((?P<value>[1-9]\d{0,5}) (?P<unit>minute|hour|day)s?\)")
_CRON: Final = re.compile(r"cron\((?P<fields>[^()]+)\)")
_UNITS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}
_MONTHS: Final = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DAYS: Final = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
_RANGES: Final = {
    "minutes": (0, 59),
    "hours": (0, 23),
    "day of month": (1, 31),
    "month": (1, 12),
    "day of week": (1, 7),
    "year": (1970, 2199),
}


class ExpressionError(ValueError):
    """No schedule that the local stack can keep; the message shows it."""


@dataclass(frozen=True)
class Rate:
    every: timedelta


@dataclass(frozen=True)
class Cron:
    """The values each field allows, in the order of AWS: minutes to year, Sunday being day 1."""

    allowed: tuple[frozenset[int], ...]

    def includes(self, moment: datetime) -> bool:
        at = moment.astimezone(UTC)
        weekday = at.isoweekday() % 7 + 1
        values = (at.minute, at.hour, at.day, at.month, weekday, at.year)
        return all(value in allowed for value, allowed in zip(values, self.allowed, strict=True))


def read_expression(expression: str) -> Rate | Cron:
    """What `rate(5 minutes)` or `cron(0 3 * * ? *)` stands for.

    Raises:
        ExpressionError: it is neither, or uses L, W or #, which only EventBridge itself knows.
    """
    if rate := _RATE.fullmatch(expression):
        return Rate(int(rate["value"]) * _UNITS[rate["unit"]])
    cron = _CRON.fullmatch(expression)
    fields = cron["fields"].split() if cron else []
    if len(fields) != len(_RANGES):
        raise ExpressionError(f"not a schedule: {expression!r}")
    try:
        return Cron(
            tuple(
                _allowed(field, *limits, names=_names(kind))
                for field, (kind, limits) in zip(fields, _RANGES.items(), strict=True)
            )
        )
    except ValueError as unknown:
        raise ExpressionError(f"not a schedule: {expression!r} ({unknown})") from unknown


def _names(kind: str) -> list[str]:
    return {"month": _MONTHS, "day of week": _DAYS}.get(kind, [])


def _allowed(field: str, lowest: int, highest: int, *, names: list[str]) -> frozenset[int]:
    values: set[int] = set()
    for entry in field.upper().split(","):
        span, _, step = entry.partition("/")
        first, dash, last = span.partition("-")
        if first in {"*", "?"}:
            start, end = lowest, highest
        else:
            start = _number(first, names)
            end = _number(last, names) if dash else (highest if step else start)
        if not lowest <= start <= end <= highest:
            raise ValueError(f"{entry} is outside {lowest} to {highest}")
        values.update(range(start, end + 1, int(step) if step else 1))
    return frozenset(values)


def _number(text: str, names: list[str]) -> int:
    return names.index(text) + 1 if text in names else int(text)

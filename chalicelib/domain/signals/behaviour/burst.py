"""A burst: more reviews at once than this organisation's own pace explains.

Were reviews to come independently at the usual pace, the number in a window would be Poisson: about `expected`, with a
standard deviation of its root. `expected + 3 roots` is passed by chance about once in a thousand windows; the floor
keeps an organisation that never has any from standing out with its first few (flyers work, and families talk).
"""

from math import floor, sqrt
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts

LEAST_PER_DAY: Final = 1 / 30  # the pace of an organisation that has had none
FLOOR: Final = 3  # reviews above what the pace explains
DOUBLE: Final = 2  # times the limit, from which it says as much as it can
_WINDOWS: Final = ((1, "de voorbije 24 uur"), (7, "de voorbije 7 dagen"))


def burst_limit(usual_per_day: float, days: int) -> int:
    """The most reviews in so many days that do not stand out."""
    expected = max(usual_per_day, LEAST_PER_DAY) * days
    return floor(expected + 3 * sqrt(expected) + FLOOR)


def burst(facts: Facts) -> Signal | None:
    """Moderate from twice the limit. Never strong: a burst says something of many reviews, little of this one."""
    pace = facts.pace
    worst: tuple[float, int, str, int] | None = None
    for (days, window), count in zip(_WINDOWS, (pace.last_day, pace.last_week), strict=True):
        limit = burst_limit(pace.usual_per_day, days)
        if count > limit and (worst is None or count / limit > worst[0]):
            worst = (count / limit, count, window, limit)
    if worst is None:
        return None
    ratio, count, window, limit = worst
    counted = f"minstens {count}" if count == pace.counted_to else f"{count}"
    return Signal(
        "burst",
        MODERATE if ratio >= DOUBLE else WEAK,
        f"Er kwamen {counted} waarderingen over deze organisatie in {window}. "
        f"Gewoonlijk {_usually(pace.usual_per_day)}; meer dan {limit} valt op.",
    )


def _usually(per_day: float) -> str:
    """The usual pace, in the unit in which it is a number that says something."""
    per_month = 30 * per_day
    if per_month < 1:
        return "komt er bijna nooit een"
    number, unit = (per_day, "dag") if per_day >= 1 else (per_month, "maand")
    said = f"{number:.1f}".replace(".", ",").removesuffix(",0")
    return f"is het er één per {unit}" if said == "1" else f"zijn het er {said} per {unit}"

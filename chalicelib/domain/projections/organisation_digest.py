"""The monthly word to an organisation about its reviews: when it comes, of which month, and what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.clock.days import local, month_of, months_after
from chalicelib.domain.projections.insights import REPLIED, Counts, period, total
from chalicelib.domain.rules.working_days import is_working_day, working_days

HOUR: Final = 7  # in Brussels
LATEST: Final = 3  # the working day of the month until which a round that failed is made up for
WAITS: Final = 3  # months: what is older and has no reply is not spoken of again and again
MOST_WAITING: Final = 20  # further nobody counts
_YEAR: Final = 12  # months
_DAY: Final = timedelta(days=1)


def is_due(now: datetime) -> bool:
    """Check that digests may be made: from seven o'clock on the first working day of a month, a few days long."""
    today = local(now)
    number = working_days(today.date().replace(day=1) - _DAY, today.date())
    return is_working_day(today.date()) and today.hour >= HOUR and number <= LATEST


def month_told(made: datetime) -> str:
    """The month that a digest tells of: the one before the month in which it is made."""
    return months_after(month_of(made), -1)


def months_before(month: str, number: int) -> tuple[str, ...]:
    """Return so many months before this one, the nearest first."""
    return tuple(months_after(month, -back) for back in range(1, number + 1))


def waits_since(month: str) -> str:
    """The first month of which a review without a reply is still spoken of."""
    return months_before(month, WAITS - 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The digest of a month for an organisation; nothing in it that the public does not see."""

    month: str
    reviews: int
    earlier: int  # in the month before
    score: float | None  # none while few reviews would let one of them decide it
    usual: float | None  # of the twelve months before, likewise
    waiting: int  # for a reply, at most `MOST_WAITING`

    @property
    def says_something(self) -> bool:
        return self.reviews > 0 or self.waiting > 0

    @property
    def many_wait(self) -> bool:
        """True when more reviews may wait for a reply than were counted."""
        return self.waiting >= MOST_WAITING


def digest_of(months: Mapping[str, Counts], month: str, *, waiting: int) -> Digest:
    """Return the digest that the counts give of a month.

    Args:
        months: an organisation's counts, as reviews that the public sees moved them.
        month: which.
        waiting: how many reviews wait for a reply.
    """
    own = period(months.get(month, {}))
    earlier = period(months.get(months_before(month, 1)[0], {}))
    usual = period(total(months.get(each, {}) for each in months_before(month, _YEAR)))
    return Digest(
        month=month,
        reviews=own.reviews,
        earlier=earlier.reviews,
        score=own.score,
        usual=usual.score,
        waiting=waiting,
    )


def may_wait(months: Mapping[str, Counts], month: str) -> int:
    """Return the number of recent reviews without a published reply: at least as many as wait for one."""
    late = total(months.get(each, {}) for each in (month, *months_before(month, WAITS - 1)))
    return max(period(late).reviews - late.get(REPLIED, 0), 0)

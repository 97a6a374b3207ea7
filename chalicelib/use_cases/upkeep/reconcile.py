"""Every night all that is derived is derived again, organisation by organisation, and compared with what stands there.

Nothing should ever differ, since copies move in the transaction of what they are copied from. What differs all the
same is repaired, and said: a difference is a fault of ours, or of whoever restored a table.
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.reviews.review import tally_change
from chalicelib.domain.reviews.score import Tally, moved
from chalicelib.ports.bundle import Stores
from chalicelib.ports.clock import Reconciliation

_TRIES: Final = 3
# How many organisations were looked at, how many of their months a new list of themes counted anew, and how many copies
# another release had left in its own form.
NO_DRIFT: Final = frozenset({"looked", "themes", "forms"})
_FIGURES_BACK: Final = 40  # days


def reconcile(
    *,
    reconciliation: Reconciliation,
    now: datetime,
    out_of_time: Callable[[], bool] = lambda: False,
) -> tuple[Counter[str], bool]:
    """Go on where the last run stopped; returns the drift found by kind, and whether the round is complete.

    Every name but those of `NO_DRIFT` is a kind of drift, repaired.
    """
    found: Counter[str] = Counter()
    cursor = reconciliation.cursor(now=now)
    while cursor is not None and not out_of_time():
        ids, further = reconciliation.batch(cursor)
        for organisation_id in ids:
            found["looked"] += 1
            found.update(_organisation(organisation_id, reconciliation))
        cursor = further
        if cursor is None:  # before the round is said to be complete: what stops here is done again
            found.update(reconciliation.repair_waiting())
        reconciliation.keep(cursor, now=now)
    return found, cursor is None


def reconcile_figures(*, stores: Stores, now: datetime) -> int:
    """Count the days again that were counted before; returns how many were wrong, and are right now."""
    wrong = 0
    today = now.astimezone(UTC).date()
    days: list[date] = [today - timedelta(days=back) for back in range(1, _FIGURES_BACK + 1)]
    known = {day: each for year in {day.year for day in days} for day, each in stores.figures.of(year).items()}
    for day in days:
        if day in known and known[day] != (right := counted(stores.log.day(day))):
            stores.figures.put(day, right)
            wrong += 1
    return wrong


def _organisation(organisation_id: str, reconciliation: Reconciliation) -> Counter[str]:
    """Return the differences at one organisation. A count that moves while it is made is made again."""
    drift: Counter[str] = Counter()
    for _ in range(_TRIES):
        before = reconciliation.tally(organisation_id)
        reviews = reconciliation.reviews(organisation_id)
        right = Tally()
        for review in reviews:
            change = tally_change(None, review)
            if change is not None:
                right = moved(right, change)
        if before == right:
            break
        if reconciliation.tally(organisation_id) == before and reconciliation.repair_tally(
            organisation_id, before, right
        ):
            drift["counters"] += 1
            break
    drift.update(reconciliation.repair_copies(organisation_id, reviews))
    return drift

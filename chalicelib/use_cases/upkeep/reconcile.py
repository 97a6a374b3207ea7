"""Every night all that is derived is derived again, organisation by organisation, and compared with what stands there.

Nothing should ever differ, since copies move in the transaction of what they are copied from. What differs all the
same is repaired, and said: a difference is a fault of ours, or of whoever restored a table.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.projections.integrity import Figures, counted, said_less
from chalicelib.domain.reviews.public_review import tally_change
from chalicelib.domain.reviews.score import Tally, moved
from chalicelib.ports.bundle import Stores
from chalicelib.ports.clock import Reconciliation
from chalicelib.use_cases.aside.past import KeepsAside, Past
from chalicelib.use_cases.upkeep.integrity_figures import first_whole_day

_TRIES: Final = 3
# How many organisations were looked at, how many of their months a new list of themes counted anew, and how many copies
# another release had left in its own form, and how many that left are found otherwise now.
NO_DRIFT: Final = frozenset({"looked", "themes", "forms", "left"})
_ROUND: Final = timedelta(hours=12)  # longer than a night's round takes
_FIGURES_BACK: Final = 40  # days that are counted again every night
_NIGHTS: Final = 30  # in which the days before those have all been counted again, each in one of them


def reconcile(
    *,
    reconciliation: Reconciliation,
    stores: KeepsAside,
    now: datetime,
    out_of_time: Callable[[], bool] = lambda: False,
) -> tuple[Counter[str], bool]:
    """Go on where the last run stopped; returns the drift found by kind, and whether the round is complete.

    Every name but those of `NO_DRIFT` is a kind of drift, repaired. An organisation of which a record cannot be read
    is gone past: what is derived from a part would be wrong.
    """
    found: Counter[str] = Counter()
    past = Past("reconcile_copies", stores=stores, now=now)
    cursor = reconciliation.cursor(now=now)
    while cursor is not None and not out_of_time():
        ids, further = reconciliation.batch(cursor, unread=past.note)
        for organisation_id in ids:
            with past.it(f"organisation/{organisation_id}"):
                found.update(_organisation(organisation_id, reconciliation))
                found["looked"] += 1
        cursor = further
        if cursor is None:  # before the round is said to be complete: what stops here is done again
            found.update(reconciliation.repair_waiting(unread=past.note))
            past.settled(since=now - _ROUND)
        reconciliation.keep(cursor, now=now)
    return found, cursor is None


def reconcile_figures(*, stores: Stores, now: datetime, out_of_time: Callable[[], bool] = lambda: False) -> int:
    """Count days again, as far back as the log goes; returns how many were wrong, and are right now.

    Those of which a release before counted the day of UTC are counted anew at once, and are no fault. The last forty
    days every night, of those before them a thirtieth. A recent day that nobody counted yet is left to whoever counts
    it first; an older one is wrong as long as its log says more than nothing.
    """
    wrong = 0
    today = day_of(now)
    past = Past("reconcile_figures", stores=stores, now=now)
    known: dict[date, Figures] = {}
    years: set[int] = set()
    for day in _days(today, now):
        if out_of_time():
            break  # the last forty come first; of the others, those that are left wait for their next turn
        if day.year not in years:
            years.add(day.year)
            known.update(stores.figures.of(day.year, unread=past.note))
        recent = (today - day).days <= _FIGURES_BACK
        had = known.get(day, Figures())
        if (recent and day not in known) or not (recent or had.of_utc or _is_of_tonight(day, today)):
            continue
        right = counted(stores.log.day(day, unread=past.note))
        if had != right:
            stores.figures.put(day, right)
            wrong += not (had.of_utc or said_less(had, right))
    return wrong


def _days(today: date, now: datetime) -> Iterator[date]:
    """Yield the days of which the log has everything, the newest first."""
    for back in range(1, (today - first_whole_day(now)).days + 1):
        yield today - timedelta(days=back)


def _is_of_tonight(day: date, today: date) -> bool:
    return day.toordinal() % _NIGHTS == today.toordinal() % _NIGHTS


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

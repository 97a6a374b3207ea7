"""What older releases wrote is brought to today's forms, in rounds that go on where they stopped.

Nothing waits for it: every reader leads an older form on by itself, or does not believe it. A round is what lets a
later release forget the ways from there. What it cannot read stands on the operators' list, as of any other task.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.ports.clock import Migration, MigrationProgress
from chalicelib.use_cases.aside.past import KeepsAside, Past

TASK: Final = "migrate_forms"  # as the list of what was set aside names it
_AT_ONCE: Final = 100  # items between two looks at the clock
# For so long after a release came, the one before it may still write: what it wrote, a second round finds.
OVERLAP: Final = timedelta(minutes=20)
# Who is asked every five minutes and not heard for this long was away: another release may have served meanwhile.
SILENCE: Final = timedelta(minutes=16)


def migrate_forms(
    *,
    migration: Migration,
    stores: KeepsAside,
    clock: Callable[[], datetime],
    rest: Callable[[float], None],
    a_second: int,
    out_of_time: Callable[[], bool] = lambda: False,
    again: bool = False,
) -> MigrationProgress:
    """Go on with a round, or begin one where one is due; returns how far it is.

    Two of these at once may set its progress back: then some items are looked at twice.

    Args:
        migration: what is stored.
        stores: keep the list of what could not be read.
        clock: the time of each look.
        rest: waits so many seconds.
        a_second: items to look at in a second, at most; people who read and write come first.
        out_of_time: whether to stop; the next call goes on.
        again: begin a new round, whatever was done.
    """
    now = clock()
    progress = _due(migration.progress(), migration.forms, now, again=again)
    while progress.cursor is not None and not out_of_time():
        past = Past(TASK, stores=stores, now=now)
        done, cursor = migration.step(progress.cursor, limit=_AT_ONCE, unread=past.note)
        spent, now = (clock() - now).total_seconds(), clock()
        progress = replace(
            progress,
            cursor=cursor,
            seen_at=now,
            looked=progress.looked + done["looked"],
            renewed=progress.renewed + done["renewed"],
        )
        if cursor is None:
            past.settled(since=progress.began_at)
        migration.keep(progress)
        if cursor is not None:
            rest(max(0.0, done["looked"] / a_second - spent))
            now = clock()
    migration.keep(replace(progress, seen_at=clock()))
    return progress


def _due(found: MigrationProgress | None, forms: str, now: datetime, *, again: bool) -> MigrationProgress:
    """The round to go on with; a complete one where none is due."""
    if again or found is None or found.forms != forms or now - found.seen_at > SILENCE:
        number = found.number + 1 if found else 1
        return MigrationProgress(forms=forms, since=now, seen_at=now, began_at=now, number=number)
    if found.cursor is None and found.began_at < found.since + OVERLAP <= now:
        return MigrationProgress(forms=forms, since=found.since, seen_at=now, began_at=now, number=found.number + 1)
    return found

"""The third phase: close what left the register, only when that is sure and plausible."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.domain.manifest import CLOSED, CONTACT, MISSED
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import ChangedMeanwhile
from chalicelib.domain.sync import CONTACT_KEPT, Hold, Run, too_many_vanished
from chalicelib.use_cases.ports import Presence
from chalicelib.use_cases.sync.fetch import Seen
from chalicelib.use_cases.sync.work import Work


def missing(run: Run, seen: Seen, work: Work) -> tuple[Run, Sequence[int]]:
    """What a complete snapshot no longer holds; held for an editor when that is implausibly much."""
    keys = list(seen.missing())
    run = replace(run, counts=replace(run.counts, missing=len(keys)))
    if too_many_vanished(len(keys), run.baseline):
        work.store.hold(run.id, Hold.REMOVALS, [(found, 0) for found in keys], work.lease)
        run = run.holding(Hold.REMOVALS).because(f"{len(keys)} of {run.baseline} listings vanished")
        return replace(run, counts=run.counts.plus(held=len(keys))), ()
    return run, keys


def remove(run: Run, keys: Sequence[int], work: Work, *, approved: bool = False) -> Run:
    """Ask the register for each missing listing by its id: gone is closed, there is kept.

    Where it cannot say, a listing is closed only after it was missing from a second complete snapshot, or when an
    editor approved it.

    Raises:
        Paused, LeaseLost.
    """
    for start in range(run.step, len(keys), 20):
        some = keys[start : start + 20]
        known = work.organisations.known(some)
        closed: list[Organisation] = []
        for found in some:
            if found in known:
                after = _judge(known[found], found, work, approved=approved)
                if after is not None:
                    closed.append(after)
        if closed:
            work.directory.enter(closed)
        work.store.save_manifest(work.manifest.take_changes(), work.lease)
        run = work.save(replace(run, step=start + len(some), counts=run.counts.plus(closed=len(closed))))
    return run


def _judge(before: Organisation, found: int, work: Work, *, approved: bool) -> Organisation | None:
    """The organisation as closed, or None when it stays."""
    at = work.manifest.position(found)
    row = work.manifest.row(at)
    presence = work.care_directory.presence(before.listing.register_id)
    if presence is Presence.THERE:
        work.manifest.put(replace(row, flags=row.flags & ~MISSED))
        return None
    if presence is Presence.UNKNOWN and not (approved or row.flags & MISSED):
        work.manifest.put(replace(row, flags=row.flags | MISSED))
        return None
    after = replace(before, listing=before.listing.closed(at=work.clock()))
    try:
        work.organisations.relist(before, after, (), work.lease)
    except ChangedMeanwhile:
        return None
    work.manifest.put(replace(row, flags=(row.flags | CLOSED | CONTACT) & ~MISSED))
    return after


def erase_contacts(work: Work) -> None:
    """Erase the contact data of what closed long enough ago; its reviews keep."""
    due = [row for row in work.manifest.rows() if row.flags & CLOSED and row.flags & CONTACT]
    for start in range(0, len(due), 100):
        some = {row.key: row for row in due[start : start + 100]}
        for found, before in work.organisations.known(list(some)).items():
            closed_at = before.listing.closed_at
            if closed_at is not None and work.clock() - closed_at >= CONTACT_KEPT:
                after = replace(before, listing=before.listing.without_contact())
                with contextlib.suppress(ChangedMeanwhile):
                    work.organisations.relist(before, after, (), work.lease)
                    work.manifest.put(replace(some[found], flags=CLOSED))
    work.store.save_manifest(work.manifest.take_changes(), work.lease)


def unmiss(seen: Seen, work: Work) -> None:
    """Forget that a listing was missing once, now that a complete snapshot holds it again."""
    for row in work.manifest.rows():
        if row.flags & MISSED and row.key in seen:
            work.manifest.put(replace(row, flags=row.flags & ~MISSED))
    work.store.save_manifest(work.manifest.take_changes(), work.lease)

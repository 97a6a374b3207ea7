"""The third phase: close what left the register, only when that is sure and plausible."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.domain.sync.manifest import ASKED, CLOSED, CONTACT, EMAIL_OK, MISSED
from chalicelib.domain.sync.sync import CONTACT_KEPT, Hold, Run, too_many_vanished
from chalicelib.ports.sync import Presence
from chalicelib.use_cases.sync.fetch import Seen
from chalicelib.use_cases.sync.work import Work
from chalicelib.use_cases.sync.write import relist

_AT_ONCE: Final = 20  # listings asked for between two notes of how far we are


def missing(run: Run, seen: Seen, work: Work) -> tuple[Run, Sequence[int]]:
    """Return the run and the keys that a complete snapshot no longer holds; none of them when an editor must judge.

    Raises:
        Paused, LeaseLost.
    """
    keys = list(seen.missing())
    if run.counts.missing or not keys:
        return run, keys  # what a stretch before this one closed is no longer among them: it was counted then
    run = replace(run, counts=replace(run.counts, missing=len(keys)))
    if too_many_vanished(len(keys), run.baseline):
        work.store.hold(run.id, Hold.REMOVALS, [(key, 0) for key in keys], work.lease)
        run = run.holding(Hold.REMOVALS).because(f"{len(keys)} of {run.baseline} listings vanished")
        return replace(run, counts=run.counts.plus(held=len(keys))), ()
    return work.save(run), keys


def remove(run: Run, keys: Sequence[int], work: Work, *, approved: bool = False) -> Run:
    """Ask the register for each missing listing by its id: gone is closed, there is kept.

    Where it cannot say, a listing is closed only after it was missing from a second complete snapshot, or when an
    editor approved it. The keys go up, and `run.step` is the last one that was judged: those that another stretch
    closed may be among them or not.

    Raises:
        Paused, LeaseLost.
    """
    left = [key for key in keys if key > run.step]
    while left:
        closed: list[Organisation] = []
        judged = 0
        for key, before in _some(left, work):
            judged += 1
            after = _judged(before, key, work, approved=approved, sure=not run.nameless) if before else None
            if after:
                closed.append(after)
            # A register that does not answer takes minutes a listing.
            if work.out_of_time():
                break
        if closed:
            work.directory.enter(closed)
        work.store.save_manifest(work.manifest.take_changes(), work.lease)
        run = work.save(replace(run, step=left[judged - 1], counts=run.counts.plus(closed=len(closed))))
        left = left[judged:]
    return run


def _some(keys: Sequence[int], work: Work) -> Iterator[tuple[int, Organisation | None]]:
    known, _ = work.known(keys[:_AT_ONCE])
    return ((key, known.get(key)) for key in keys[:_AT_ONCE])


def _judged(before: Organisation, key: int, work: Work, *, approved: bool, sure: bool) -> Organisation | None:
    """The organisation as closed, or None when it stays; unless it is sure, one of the nameless records may be its."""
    row = work.manifest.row(work.manifest.position(key))
    after = before
    if before.listing.closed_at is None:
        presence = work.care_directory.presence(before.listing.register_id)
        if presence is Presence.THERE:
            work.manifest.put(replace(row, flags=row.flags & ~(MISSED | ASKED)))
            return None
        if presence is Presence.UNKNOWN and not (approved or (sure and row.flags & MISSED)):
            # Not MISSED at once: should this stretch be cut off here, the next would take it for the second time.
            work.manifest.put(replace(row, flags=row.flags | ASKED))
            return None
        try:
            after = relist(before, before.listing.closed(at=work.clock()), work)
        except ChangedMeanwhile:
            return None
    work.manifest.put(replace(row, flags=(row.flags | CLOSED | CONTACT) & ~(MISSED | ASKED | EMAIL_OK)))
    return after


def erase_contacts(work: Work) -> None:
    """Erase the contact data of what closed long enough ago; its reviews keep."""
    due = work.manifest.keys_with(CLOSED | CONTACT)
    for start in range(0, len(due), 100):
        for key, before in work.known(due[start : start + 100])[0].items():
            closed_at = before.listing.closed_at
            if closed_at is not None and work.clock() - closed_at >= CONTACT_KEPT:
                with contextlib.suppress(ChangedMeanwhile):
                    relist(before, before.listing.without_contact(), work)
                    row = work.manifest.row(work.manifest.position(key))
                    work.manifest.put(replace(row, flags=CLOSED))
    work.store.save_manifest(work.manifest.take_changes(), work.lease)


def settle(seen: Seen, work: Work) -> None:
    """End a complete snapshot: what it held is not missed, what it did not hold and nobody could explain is."""
    for key in sorted({*work.manifest.keys_with(MISSED), *work.manifest.keys_with(ASKED)}):
        row = work.manifest.row(work.manifest.position(key))
        if key in seen:
            work.manifest.put(replace(row, flags=row.flags & ~(MISSED | ASKED)))
        elif row.flags & ASKED:
            work.manifest.put(replace(row, flags=(row.flags | MISSED) & ~ASKED))
    work.store.save_manifest(work.manifest.take_changes(), work.lease)

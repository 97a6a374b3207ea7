"""One call by the schedule: resume the run that was not finished, else start the one that is due."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.sync import sync as law
from chalicelib.domain.sync.manifest import EMAIL_OK, Row
from chalicelib.domain.sync.matching import candidates, rekeyed
from chalicelib.domain.sync.sync import Hold, Phase, Run, RunKind, Verdict
from chalicelib.ports.bundle import SyncStores
from chalicelib.ports.sync import LeaseLost
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.sync.addresses import hold_changes
from chalicelib.use_cases.sync.approvals import carry_out
from chalicelib.use_cases.sync.fetch import Seen, fetch, seen_before
from chalicelib.use_cases.sync.incremental import incremental_run
from chalicelib.use_cases.sync.remove import erase_contacts, missing, remove, settle
from chalicelib.use_cases.sync.work import Paused, Work
from chalicelib.use_cases.sync.write import KEYS_AT_ONCE, slices, write


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSyncResult:
    """The outcome of a call: the run as it stands, or None when another was at work, or none was due."""

    run: Run | None


def run_sync(
    *,
    stores: SyncStores,
    clock: Callable[[], datetime],
    out_of_time: Callable[[], bool],
    progress: Callable[[Run], None] = lambda _: None,
    first_run_minimum: int = 1,
    kind: RunKind | None = None,
    apart: timedelta = timedelta(),
) -> RunSyncResult:
    """Bring the organisations closer to the register, for as long as there is time.

    A second call at the same time does nothing. With `kind`, a new run of that kind starts where none is unfinished.
    With `apart`, none starts sooner after the last one started; what is unfinished is gone on with all the same.
    """
    store = stores.sync_store
    lease = store.acquire(now=clock())
    if lease is None:
        return RunSyncResult(run=None)
    work = Work(
        care_directory=stores.care_directory,
        organisations=stores.organisations,
        directory=stores.directory,
        store=store,
        id_generator=stores.id_generator,
        clock=clock,
        out_of_time=out_of_time,
        progress=progress,
        first_run_minimum=first_run_minimum,
        lease=lease,
        manifest=store.manifest(),
        past=Past("sync_organisations", stores=stores, now=clock()),
    )
    try:
        run = _unfinished(work, kind) or _begun(work, kind, apart)
        if run is None:
            return RunSyncResult(run=None)
        try:
            run = _run(run, work)
        except Paused:
            pass
        except UnreadableRecord as fault:  # of its own state: another run begins anew
            work.past.note(fault)
            _put_down(store.run(run.id), "what it kept cannot be read", work)
        return RunSyncResult(run=store.run(run.id))
    except LeaseLost:
        return RunSyncResult(run=None)
    finally:
        store.release(lease)


def _unfinished(work: Work, kind: RunKind | None) -> Run | None:
    """The run to go on with; one that is not worth it is put down."""
    for run in work.store.latest(law.DECIDABLE, unread=work.past.note):
        if run.phase is Phase.FINISHED:
            continue
        if work.clock() - run.started_at >= law.ABANDON_AFTER and not run.approved:
            _put_down(run, "it could not end in time", work)
        elif run.kind is RunKind.LIGHT and run.phase is Phase.FETCHING and (run.counts.fetched or kind is RunKind.FULL):
            _put_down(run, "it was cut off, and the next one reads the newest changes anyway", work)
        else:
            return run
    return None


def _put_down(run: Run, reason: str, work: Work) -> None:
    ended = replace(run, verdict=Verdict.ABANDONED, phase=Phase.FINISHED, finished_at=work.clock())
    work.store.save(ended.because(reason), work.lease, now=work.clock())


def _begun(work: Work, kind: RunKind | None, apart: timedelta) -> Run | None:
    now = work.clock()
    runs = work.store.latest(20, unread=work.past.note)
    if runs and now - runs[0].started_at < apart:
        return None
    last_full = next((run for run in runs if run.kind is RunKind.FULL), None)
    doubt = bool(runs) and runs[0].kind is RunKind.LIGHT and runs[0].verdict is Verdict.FAILED
    run = Run(
        id=f"{now:%Y%m%dT%H%M%S}-{work.id_generator.new_id()[:6]}",
        kind=kind or law.next_kind(last_full, work.store.last_good(), now=now, doubt=doubt),
        started_at=now,
        baseline=work.manifest.open,
        baseline_emails=work.manifest.count(EMAIL_OK),
    )
    work.store.save(run, work.lease, now=now)
    return run


def _run(run: Run, work: Work) -> Run:
    if run.kind is RunKind.LIGHT:
        return _finish(incremental_run(run, work), work)
    if run.approved:
        return _finish(carry_out(run, work), work)
    seen = seen_before(run, work)
    if run.phase is Phase.FETCHING:
        run = _guarded(fetch(run, seen, work), work)
    if run.verdict is Verdict.FAILED:
        return _finish(run, work)
    if run.phase is Phase.WRITING:
        known = len(work.manifest)
        run = write(run, work)
        if len(work.manifest) != known:
            # It knows more now than when the run began; what was seen is counted against that.
            seen = seen_before(run, work)
    if run.phase is Phase.REMOVING:
        run = _removed(run, seen, work)
    return _finish(run, work)


def _guarded(run: Run, work: Work) -> Run:
    """Return the run with the word of the guards, once everything was read."""
    if law.too_many_bad(run.counts):
        run = run.because(f"{run.counts.quarantined} records of {run.counts.fetched} cannot be read")
        return work.save(replace(run, verdict=Verdict.FAILED))
    if not run.baseline and run.counts.new < work.first_run_minimum:
        run = run.because(f"{run.counts.new} listings are fewer than the {work.first_run_minimum} of a first run")
        return work.save(replace(run, verdict=Verdict.FAILED))
    if law.looks_rekeyed(run):
        run = run.holding(Hold.REKEYING).because(f"{run.counts.new} of {run.counts.fetched} ids are new")
    if law.too_many_emails_lost(run):
        lost = f"{run.counts.emails_cleared} of {run.baseline_emails} e-mail addresses are gone"
        run = run.holding(Hold.EMAILS).because(lost)
    held, reasons = hold_changes(run, work.store.staged(run.id), work.manifest, work.organisations)
    if held:
        work.store.hold(run.id, Hold.EMAILS, list(held.items()), work.lease)
        run = run.holding(Hold.EMAILS).because(*reasons)
    return work.save(run)


def _removed(run: Run, seen: Seen, work: Work) -> Run:
    run = replace(run, shortcomings=law.shortcomings(run, work.store.last_good()))
    if Hold.REKEYING in run.holds:
        pairs = rekeyed(_vanished(seen, work), _staged_as_new(run, work))
        work.store.hold(run.id, Hold.REKEYING, pairs, work.lease)
        return run
    if run.shortcomings:
        return run  # an incomplete snapshot may add or change, never remove
    run, gone = missing(run, seen, work)
    run = remove(run, gone, work)
    settle(seen, work)
    erase_contacts(work)
    work.store.note_candidates(candidates(work.manifest), work.lease)
    return run


def _vanished(seen: Seen, work: Work) -> Iterator[tuple[Row, Listing]]:
    for keys in slices(list(seen.missing()), KEYS_AT_ONCE):
        for key, each in work.known(keys)[0].items():
            yield work.manifest.row(work.manifest.position(key)), each.listing


def _staged_as_new(run: Run, work: Work) -> Iterator[Listing]:
    for page in work.store.staged(run.id):
        yield from (each for each in page.listings if work.manifest.position(each.key) < 0)


def _finish(run: Run, work: Work) -> Run:
    """Say how it ended. The promise is measured from the start of the last run that ended good."""
    if run.verdict is Verdict.RUNNING:
        run = replace(run, verdict=Verdict.GOOD if run.good else Verdict.PARTIAL)
    now = work.clock()
    run = replace(run, phase=Phase.FINISHED, finished_at=now)
    work.store.save(run, work.lease, now=now)
    work.progress(run)
    return run

"""A run that writes nothing: what would happen if it were real."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.sync import sync as law
from chalicelib.domain.sync.manifest import EMAIL_OK, Manifest
from chalicelib.domain.sync.sync import Hold, Phase, Run, RunKind, Verdict
from chalicelib.ports.bundle import SyncStores
from chalicelib.ports.sync import SourceUnusable, StagedPage
from chalicelib.use_cases.sync.addresses import hold_changes
from chalicelib.use_cases.sync.fetch import Seen, advanced, take, without


def preview_run(*, stores: SyncStores, clock: Callable[[], datetime], progress: Callable[[Run], None]) -> Run:
    """Read the whole register and judge it as a full run would; nothing is stored.

    Raises:
        SourceAway: there is no state to go on from later.
    """
    care_directory, store = stores.care_directory, stores.sync_store
    manifest: Manifest = store.manifest()
    run = Run(
        id=f"dry-{stores.id_generator.new_id()[:6]}",
        kind=RunKind.FULL,
        started_at=clock(),
        baseline=manifest.open,
        baseline_emails=manifest.count(EMAIL_OK),
    )
    seen = Seen(manifest)
    rubrics = care_directory.rubrics
    known: list[StagedPage] = []
    while run.rubric < len(rubrics):
        name = rubrics[run.rubric]
        seen.begin(run.rubric)
        try:
            page = care_directory.page(name, run.page)
        except SourceUnusable as error:
            run = without(run, name, len(rubrics), str(error))
            continue
        staged, run = take(run, page, seen, manifest)
        changed = tuple(listing for listing in staged.listings if manifest.position(listing.key) >= 0)
        known.append(replace(staged, listings=changed))
        run = advanced(replace(run, counts=run.counts.plus(changed=len(changed))), name, page, seen)
        progress(run)
    run = replace(run, shortcomings=law.shortcomings(run, store.last_good()), phase=Phase.FINISHED)
    run = replace(run, counts=replace(run.counts, missing=sum(1 for _ in seen.missing()), created=run.counts.new))
    if law.too_many_bad(run.counts):
        return replace(run.because(f"{run.counts.quarantined} records cannot be read"), verdict=Verdict.FAILED)
    if law.looks_rekeyed(run):
        run = run.holding(Hold.REKEYING)
    held, reasons = hold_changes(run, known, manifest, stores.organisations)
    if held or law.too_many_emails_lost(run):
        run = run.holding(Hold.EMAILS).because(*reasons)
    if not run.shortcomings and law.too_many_vanished(run.counts.missing, run.baseline):
        run = run.holding(Hold.REMOVALS)
    return replace(run, verdict=Verdict.GOOD if run.good else Verdict.PARTIAL, finished_at=clock())

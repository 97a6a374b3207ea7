"""The light run: from the newest change back to what we know; a change of address is ours within the hour."""

from dataclasses import replace
from itertools import islice
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.sync import sync as law
from chalicelib.domain.sync.manifest import Manifest
from chalicelib.domain.sync.sync import Hold, Phase, Run, RunKind, Verdict
from chalicelib.ports.aside import go_past
from chalicelib.ports.sync import SourceAway, SourceUnusable, StagedPage
from chalicelib.use_cases.sync.fetch import Seen, take
from chalicelib.use_cases.sync.work import Work
from chalicelib.use_cases.sync.write import write

_MOST_PAGES: Final = 25  # of one rubric; more change than that is for a full run


def incremental_run(run: Run, work: Work) -> Run:
    """Read each rubric's newest pages until one holds nothing new; write what changed, remove nothing.

    Raises:
        Paused, LeaseLost.
    """
    if run.phase is Phase.FETCHING:
        run = _guarded(replace(_read(run, work), phase=Phase.WRITING))
        work.save(run)
    return run if run.verdict is Verdict.FAILED else write(run, work)


def _read(run: Run, work: Work) -> Run:
    seen = Seen(work.manifest)
    rekeying = _rekeying_waits(work)
    for index, name in enumerate(work.care_directory.rubrics):
        seen.begin(index)
        for number in range(_MOST_PAGES):
            try:
                page = work.care_directory.page(name, number)
            except SourceAway as error:
                return _short(run, f"{name}, page {number}: the register is away ({error})")
            except SourceUnusable as error:
                run = _short(run, f"{name}, page {number}: {error}")
                break
            staged, run = take(replace(run, rubric=index, page=number), page, seen, work.manifest)
            staged, run = _without_held(staged, run, work.manifest, rekeying=rekeying)
            work.store.save(run, work.lease, now=work.clock(), staged=staged)
            work.progress(run)
            if work.out_of_time():
                return _short(run, f"{name}, page {number}: time was up")
            if not staged.listings or number + 1 >= page.pages:
                break
    return run


def _short(run: Run, reason: str) -> Run:
    return replace(run, shortcomings=(*run.shortcomings, reason))


def _rekeying_waits(work: Work) -> bool:
    """Tell whether the last full run holds new identifiers for an editor."""
    full = (run for run in work.store.latest(law.DECIDABLE, unread=go_past) if run.kind is RunKind.FULL)
    return any(Hold.REKEYING in run.undecided for run in islice(full, 1))


def _without_held(staged: StagedPage, run: Run, manifest: Manifest, *, rekeying: bool) -> tuple[StagedPage, Run]:
    """Leave alone what a full run holds for an editor: addresses that went, identifiers that came."""
    kept = []
    emails = new = 0
    for listing, fingerprint in zip(staged.listings, staged.fingerprints, strict=True):
        at = manifest.position(listing.key)
        if at < 0 and rekeying:
            new += 1
        elif at >= 0 and not manifest.content_hashes[at] and listing.email_status is not EmailStatus.OK:
            emails += 1
        else:
            kept.append((listing, fingerprint))
    counts = run.counts.plus(new=-new, emails_cleared=-emails)
    staged = replace(staged, listings=tuple(each for each, _ in kept), fingerprints=tuple(each for _, each in kept))
    return staged, replace(run, counts=counts)


def _guarded(run: Run) -> Run:
    """Leave the implausible to a full run, which sees everything and can hold it."""
    if not run.baseline:
        return replace(run.because("nothing is known yet; a full run comes first"), verdict=Verdict.FAILED)
    if law.too_many_bad(run.counts) or law.looks_rekeyed(run) or law.too_many_emails_lost(run):
        return replace(run.because("too much changed at once; a full run judges"), verdict=Verdict.FAILED)
    return run

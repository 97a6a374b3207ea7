"""The light pass: from the newest change back to what we know; a change of address is ours within the hour."""

from dataclasses import replace
from typing import Final

from chalicelib.domain import sync as law
from chalicelib.domain.manifest import EMAIL_OK
from chalicelib.domain.sync import Phase, Run, Verdict
from chalicelib.use_cases.ports import SourceAway, SourceUnusable, StagedPage
from chalicelib.use_cases.sync.fetch import Seen, take
from chalicelib.use_cases.sync.work import Work
from chalicelib.use_cases.sync.write import write

_MOST_PAGES: Final = 25  # of one rubric; more change than that is for a full run


def light_pass(run: Run, work: Work) -> Run:
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
    for index, name in enumerate(work.care_directory.rubrics):
        seen.begin(index)
        for number in range(_MOST_PAGES):
            try:
                page = work.care_directory.page(name, number)
            except SourceAway as error:
                return run.noting(f"the register is away ({error})")
            except SourceUnusable as error:
                run = run.noting(f"{name}, page {number}: {error}")
                break
            staged, run = take(replace(run, rubric=index, page=number), page, seen, work.manifest)
            held = len(staged.listings)
            staged = _without_held(staged, work)
            held -= len(staged.listings)
            run = replace(run, counts=run.counts.plus(emails_cleared=-held))
            work.store.save(run, work.lease, now=work.clock(), staged=staged)
            work.progress(run)
            if not staged.listings or number + 1 >= page.pages:
                break
    return run


def _without_held(staged: StagedPage, work: Work) -> StagedPage:
    """Leave alone the addresses whose loss a full run holds for an editor."""
    kept = []
    for listing in staged.listings:
        at = work.manifest.position(listing.key)
        if at < 0 or work.manifest.digests[at] or listing.row.flags & EMAIL_OK:
            kept.append(listing)
    return replace(staged, listings=tuple(kept))


def _guarded(run: Run) -> Run:
    """What is implausible is left to a full run, which sees everything and can hold it."""
    if law.too_many_bad(run.counts) or law.looks_rekeyed(run) or law.too_many_emails_lost(run):
        return replace(run.because("too much changed at once; a full run judges"), verdict=Verdict.FAILED)
    return run

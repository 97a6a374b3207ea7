"""The light run: from the newest change back to what we know; a change of address is ours within the hour."""

from dataclasses import replace
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus, Listing
from chalicelib.domain.sync import sync as law
from chalicelib.domain.sync.sync import Hold, Phase, Run, RunKind, Verdict
from chalicelib.ports.sync import SourceAway, SourceUnusable, StagedPage
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.sync.addresses import address_hash, held_changes, hold_changes
from chalicelib.use_cases.sync.fetch import Seen, take
from chalicelib.use_cases.sync.work import Paused, Work
from chalicelib.use_cases.sync.write import write

_MOST_PAGES: Final = 25  # of one rubric; more change than that is for a full run


def incremental_run(run: Run, work: Work) -> Run:
    """Read each rubric's newest pages until one holds nothing new; write what changed, remove nothing.

    Raises:
        Paused, LeaseLost.
    """
    if run.phase is Phase.FETCHING:
        run = _guarded(replace(_read(run, work), phase=Phase.WRITING), work)
        work.save(run)
    return run if run.verdict is Verdict.FAILED else write(run, work)


def _read(run: Run, work: Work) -> Run:
    seen = Seen(work.manifest)
    waiting = _Waiting(work)
    for index, name in enumerate(work.care_directory.rubrics):
        seen.begin(index)
        for number in range(_MOST_PAGES):
            try:
                page = work.care_directory.page(name, number)
            except SourceAway as error:
                away = f"{name}, page {number}: the register is away ({error})"
                if run.counts.fetched:
                    return _short(run, away)
                work.save(run.noting(away))
                raise Paused from error  # nothing was read: the same run begins again, until the register is back
            except SourceUnusable as error:
                run = _short(run, f"{name}, page {number}: {error}")
                break
            staged, run = take(replace(run, rubric=index, page=number), page, seen, work.manifest)
            staged, run = _without_held(staged, run, waiting)
            work.store.save(run, work.lease, now=work.clock(), staged=staged)
            work.progress(run)
            if work.out_of_time():
                return _short(run, f"{name}, page {number}: time was up")
            if not staged.listings or number + 1 >= page.pages:
                break
    return run


def _short(run: Run, reason: str) -> Run:
    return replace(run, shortcomings=(*run.shortcomings, reason))


class _Waiting:
    """What full runs hold for an editor: addresses that went or became others, identifiers that came."""

    def __init__(self, work: Work) -> None:
        self._manifest = work.manifest
        full = [run for run in work.store.latest(law.DECIDABLE, unread=go_past) if run.kind is RunKind.FULL]
        self._rekeying = any(Hold.REKEYING in run.undecided for run in full[:1])
        judged = next((run for run in full if run.verdict in {Verdict.GOOD, Verdict.PARTIAL}), None)
        self._changes = held_changes(judged, work.store)

    def is_new(self, listing: Listing) -> bool:
        return self._rekeying and self._manifest.position(listing.key) < 0

    def is_lost(self, listing: Listing) -> bool:
        return self._is_held(listing) and listing.email_status is not EmailStatus.OK

    def is_changed(self, listing: Listing) -> bool:
        """Tell whether a listing still says what was held; another address is judged anew."""
        return self._is_held(listing) and self._changes.get(listing.key) == address_hash(listing.email)

    def _is_held(self, listing: Listing) -> bool:
        at = self._manifest.position(listing.key)
        return at >= 0 and not self._manifest.content_hashes[at]


def _without_held(staged: StagedPage, run: Run, waiting: _Waiting) -> tuple[StagedPage, Run]:
    """Leave alone what waits for an editor."""
    kept = []
    emails = new = 0
    for listing, fingerprint in zip(staged.listings, staged.fingerprints, strict=True):
        if waiting.is_new(listing):
            new += 1
        elif waiting.is_lost(listing):
            emails += 1
        elif not waiting.is_changed(listing):
            kept.append((listing, fingerprint))
    counts = run.counts.plus(new=-new, emails_cleared=-emails)
    staged = replace(staged, listings=tuple(each for each, _ in kept), fingerprints=tuple(each for _, each in kept))
    return staged, replace(run, counts=counts)


def _guarded(run: Run, work: Work) -> Run:
    """Leave the implausible to a full run, which sees everything and can hold it."""
    if not run.baseline:
        return replace(run.because("nothing is known yet; a full run comes first"), verdict=Verdict.FAILED)
    implausible = law.too_many_bad(run.counts) or law.looks_rekeyed(run) or law.too_many_emails_lost(run)
    if implausible or any(hold_changes(run, work.store.staged(run.id), work.manifest, work.organisations)[0]):
        return replace(run.because("too much changed at once; a full run judges"), verdict=Verdict.FAILED)
    return run

"""What editors decide about a run's holds, and how it is carried out."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.lifecycle import Party
from chalicelib.domain.listing import Listing
from chalicelib.domain.log import Entry
from chalicelib.domain.manifest import CLOSED
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import FieldError, Invalid, NotAllowed
from chalicelib.domain.sync import Hold, Phase, Run, Verdict
from chalicelib.use_cases.ports import Chance, SyncStore
from chalicelib.use_cases.sync.remove import remove
from chalicelib.use_cases.sync.work import Work
from chalicelib.use_cases.sync.write import add_new, relist


def decide_run(
    run_id: str, *, approve: bool, explanation: str, editor_id: str, store: SyncStore, chance: Chance, now: datetime
) -> Run:
    """An editor approves or dismisses what a run holds; the next tick carries an approval out.

    Raises:
        NotFound: there is no such run.
        NotAllowed: it holds nothing that waits for a decision.
        Invalid: the reason is missing.
        ChangedMeanwhile: somebody else decided.
    """
    before = store.run(run_id)
    if not before.undecided or before.verdict is Verdict.RUNNING:
        raise NotAllowed(status=before.verdict, action="approve" if approve else "dismiss")
    if not explanation.strip():
        raise Invalid((FieldError("explanation", "required", "Leg uit waarom, voor wie dit later naleest."),))
    if approve:
        approved = before.approved + before.undecided
        after = replace(before, approved=approved, verdict=Verdict.RUNNING, phase=Phase.WRITING, step=0)
    else:
        after = replace(before, dismissed=before.dismissed + before.undecided)
    after = replace(after, version=before.version + 1)
    entry = Entry(
        id=chance.new_id(),
        subject=f"sync-run/{run_id}",
        at=now,
        actor=Party.EDITOR,
        actor_id=editor_id,
        action="approve" if approve else "dismiss",
        before=", ".join(before.undecided),
        after=after.verdict,
        explanation=explanation,
    )
    store.decide(after, entry)
    return after


def carry_out(run: Run, work: Work) -> Run:
    """Do what an editor approved; doing it twice changes nothing more.

    Raises:
        Paused, LeaseLost.
    """
    if run.phase is Phase.WRITING:
        if Hold.EMAILS in run.approved:
            run = _apply_emails(run, work)
        if Hold.REKEYING in run.approved:
            run = _apply_rekeying(run, work)
        run = work.save(replace(run, phase=Phase.REMOVING, step=0))
    if Hold.REMOVALS in run.approved:
        keys = [found for found, _ in work.store.held(run.id, Hold.REMOVALS)]
        run = remove(run, keys, work, approved=True)
    return run


def _apply_emails(run: Run, work: Work) -> Run:
    """Let go of the addresses whose loss was held; what changed again since is left as it now is."""
    for page in work.store.staged(run.id):
        held = {}
        for listing in page.listings:
            at = work.manifest.position(listing.key)
            if at >= 0 and not work.manifest.digests[at]:
                held[listing.key] = listing
        for key, before in work.organisations.known(list(held)).items():
            relist(before, held[key], work)
            work.manifest.put(held[key].row)
            run = replace(run, counts=run.counts.plus(changed=1))
    work.store.save_manifest(work.manifest.take_changes(), work.lease)
    return run


def _apply_rekeying(run: Run, work: Work) -> Run:
    """Give organisations their new identifiers, and take in the listings that matched none."""
    new_to_old = {new: old for old, new in work.store.held(run.id, Hold.REKEYING)}
    written: list[Organisation] = []
    for page in work.store.staged(run.id):
        unknown = [each for each in page.listings if work.manifest.position(each.key) < 0]
        moved = {new_to_old[each.key]: each for each in unknown if each.key in new_to_old}
        run = _move(run, moved, work, written)
        new = [each for each in unknown if each.key not in new_to_old]
        run = add_new(run, new, work, written)
    if written:
        work.directory.enter(written)
    work.store.save_manifest(work.manifest.take_changes(), work.lease)
    return run


def _move(run: Run, moved: dict[int, Listing], work: Work, written: list[Organisation]) -> Run:
    for old, before in work.organisations.known(list(moved)).items():
        written.append(relist(before, moved[old], work))
        work.manifest.put(moved[old].row)
        work.manifest.put(replace(work.manifest.row(work.manifest.position(old)), flags=CLOSED))
        run = replace(run, counts=run.counts.plus(changed=1))
    return run

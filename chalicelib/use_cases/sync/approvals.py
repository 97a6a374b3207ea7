"""The decisions of editors on a run's holds, and their execution."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.organisations.offer import Offer
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.refusals import FieldError, Invalid, NotAllowed
from chalicelib.domain.sync.manifest import row_of
from chalicelib.domain.sync.sync import DECIDABLE, Hold, Phase, Run, Verdict
from chalicelib.ports.bundle import SyncStores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.sync.remove import remove
from chalicelib.use_cases.sync.work import Work
from chalicelib.use_cases.sync.write import KEYS_AT_ONCE, bring_in, end, groups, own, relist, slices


def decide_run(
    run_id: str, *, approve: bool, explanation: str, editor_id: str, stores: SyncStores, now: datetime
) -> Run:
    """An editor approves or dismisses what a run holds; the next call carries an approval out.

    Raises:
        NotFound: there is no such run.
        NotAllowed: it holds nothing that waits for a decision, or is too long ago.
        Invalid: the reason is missing.
        ChangedMeanwhile: somebody else decided.
    """
    store = stores.sync_store
    before = store.run(run_id)
    recent = any(run.id == run_id for run in store.latest(DECIDABLE, unread=go_past))
    if not before.undecided or before.verdict is Verdict.RUNNING or not recent:
        raise NotAllowed(status=before.verdict, action="approve" if approve else "dismiss")
    if wrong := reason_errors(explanation):
        raise Invalid(wrong)
    if approve:
        approved = before.approved + before.undecided
        after = replace(before, approved=approved, verdict=Verdict.RUNNING, phase=Phase.WRITING, step=0)
    else:
        after = replace(before, dismissed=before.dismissed + before.undecided)
    after = replace(after, version=before.version + 1)
    act = Act(by=Actor.EDITOR, at=now, actor_id=editor_id, explanation=explanation)
    action, held = "approve" if approve else "dismiss", ", ".join(before.undecided)
    entry = log_entry(f"sync-run/{run_id}", action, act, stores.id_generator, before=held, after=after.verdict)
    store.decide(after, entry)
    return after


def reason_errors(explanation: str) -> tuple[FieldError, ...]:
    """Return that a decision on a run lacks its reason; nothing where it does not."""
    return () if explanation.strip() else (FieldError("explanation", "required", "why_for_later_readers"),)


def carry_out(run: Run, work: Work) -> Run:
    """Do what an editor approved; doing it twice changes nothing more.

    Raises:
        Paused, LeaseLost.
    """
    if run.phase is Phase.WRITING:
        if {Hold.EMAILS, Hold.REKEYING} & {*run.approved}:
            run = _apply(run, work)
        run = work.save(replace(run, phase=Phase.REMOVING, step=0))
    if Hold.REMOVALS in run.approved:
        keys = [key for key, _ in work.store.held(run.id, Hold.REMOVALS)]
        last_good = work.store.last_good()
        # Since a good run saw the register whole, an approval of what an older one missed needs the register's word.
        overtaken = last_good is not None and last_good.started_at > run.started_at
        run = remove(run, keys, work, approved=not overtaken)
    return run


def _apply(run: Run, work: Work) -> Run:
    """Go through what the run staged, in groups, for what it held of that."""
    new_to_old = {new: old for old, new in work.store.held(run.id, Hold.REKEYING)}
    for group in groups(run, work):
        written: list[Organisation] = []
        if Hold.EMAILS in run.approved:
            run = _let_go(run, group.listings, work, written)
        if Hold.REKEYING in run.approved:
            unknown = {key: each for key, each in group.listings.items() if work.manifest.position(key) < 0}
            moved = {key: each for key, each in unknown.items() if key in new_to_old}
            run = _rekey(run, moved, new_to_old, work, written)
            rest = {key: each for key, each in unknown.items() if key not in moved}
            run = bring_in(run, rest, work, written)
        end(group, written, work)
        run = work.save(replace(run, step=group.pages))
    return run


def _let_go(run: Run, listings: Mapping[int, Offer], work: Work, written: list[Organisation]) -> Run:
    """Let go of the addresses whose loss was held; what changed again since is left as it now is."""
    held = []
    for key in listings:
        at = work.manifest.position(key)
        if at >= 0 and not work.manifest.content_hashes[at]:
            held.append(key)
    for keys in slices(held, KEYS_AT_ONCE):
        for key, before in work.known(keys)[0].items():
            written.append(relist(before, own(before, listings[key]), work))
            work.manifest.put(row_of(listings[key]))
            run = replace(run, counts=run.counts.plus(changed=1))
    return run


def _rekey(
    run: Run, moved: Mapping[int, Offer], new_to_old: Mapping[int, int], work: Work, written: list[Organisation]
) -> Run:
    """Give organisations their new identifiers."""
    for keys in slices(list(moved), KEYS_AT_ONCE // 2):
        # Under its new key, where an earlier stretch was cut off after it moved.
        known, _ = work.known([*keys, *(new_to_old[key] for key in keys)])
        for key in keys:
            old = new_to_old[key]
            before = known.get(key) or known.get(old)
            if before is None:
                continue
            written.append(relist(before, own(before, moved[key]), work))
            work.manifest.put(row_of(moved[key]))
            if before is known.get(old) or old not in known:
                work.manifest.drop(old)
            run = replace(run, counts=run.counts.plus(changed=1))
    return run

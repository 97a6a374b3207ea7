"""The second phase: write what is new or changed, unless a guard holds it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, TypeVar

from chalicelib.domain.organisations.listing import EmailStatus, Listing
from chalicelib.domain.organisations.offer import Offer
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.law import mails_about
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.domain.sync.manifest import row_of
from chalicelib.domain.sync.sync import Counts, Hold, Phase, Run, too_many_emails_lost
from chalicelib.ports.stores import AlreadyThere
from chalicelib.use_cases.sync.addresses import address_hash, held_changes
from chalicelib.use_cases.sync.work import Work

T = TypeVar("T")
_LISTINGS_AT_ONCE: Final = 4000  # between two notes of how far we are
_NEW_AT_ONCE: Final = 45  # organisations in one transaction
KEYS_AT_ONCE: Final = 100  # keys in one read


def write(run: Run, work: Work) -> Run:
    """Write the staged listings, in groups; a group that was written before writes nothing again.

    Raises:
        Paused, LeaseLost.
    """
    for group in groups(run, work):
        run = _write_group(run, group, work)
        run = work.save(replace(run, step=group.pages))
    return replace(run, phase=Phase.REMOVING, step=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some of what a run staged: listings and the fingerprints of their records, by key."""

    pages: int  # how many of the run's pages were gone through when this group was full
    listings: Mapping[int, Offer]
    fingerprints: Mapping[int, int]


def groups(run: Run, work: Work) -> Iterator[Group]:
    """Yield all that a run staged, in groups for the memory. Of a listing that stands on two pages the later counts."""
    pages = run.step
    listings: dict[int, Offer] = {}
    fingerprints: dict[int, int] = {}
    for page in islice(work.store.staged(run.id), run.step, None):
        pages += 1
        keys = [listing.key for listing in page.listings]
        listings |= zip(keys, page.listings, strict=True)
        fingerprints |= zip(keys, page.fingerprints, strict=False)
        if len(listings) >= _LISTINGS_AT_ONCE:
            yield Group(pages=pages, listings=listings, fingerprints=fingerprints)
            listings, fingerprints = {}, {}
    if pages > run.step:
        yield Group(pages=pages, listings=listings, fingerprints=fingerprints)


def _write_group(run: Run, group: Group, work: Work) -> Run:
    written: list[Organisation] = []
    run = bring_in(run, group.listings, work, written)
    end(group, written, work)
    return run


def bring_in(run: Run, listings: Mapping[int, Offer], work: Work, written: list[Organisation]) -> Run:
    """Make or change the organisations of these listings; those that are as they should be are only noted."""
    held = held_changes(run, work.store)
    for keys in slices(list(listings), KEYS_AT_ONCE):
        known, unknown = work.known(keys)
        run = _hold_or_add(run, [listings[key] for key in unknown], work, written)
        for key in keys:
            if key in known:
                run = _change(run, known[key], listings[key], held, work, written)
    return run


def end(group: Group, written: Sequence[Organisation], work: Work) -> None:
    """Let search and the manifest know what became of a group."""
    if written:
        work.directory.enter(written)
    work.manifest.sign(group.fingerprints)
    work.store.save_manifest(work.manifest.take_changes(), work.lease)


def _hold_or_add(run: Run, new: Sequence[Offer], work: Work, written: list[Organisation]) -> Run:
    if Hold.REKEYING in run.undecided:
        return replace(run, counts=run.counts.plus(held=len(new)))
    for some in slices(new, _NEW_AT_ONCE):
        created = [
            Organisation(
                id=work.id_generator.new_id(),
                listing=listing.keeping(""),
                moderation=ModerationState(),
                tally=Tally(),
                contact_nonce=work.id_generator.new_nonce(),
            )
            for listing in some
        ]
        try:
            work.organisations.add(created, work.lease)
        except AlreadyThere:
            run = replace(run, counts=run.counts.plus(contested=len(created)))
            continue
        for offer in some:
            work.manifest.put(row_of(offer))
        written += created
        run = replace(run, counts=run.counts.plus(created=len(created)))
    return run


def own(before: Organisation, offer: Offer) -> Listing:
    """What an organisation takes over of what the register offers."""
    return offer.keeping(before.listing.email, bounced=before.bounced)


def _waits(run: Run, before: Organisation, listing: Listing, held: Mapping[int, int]) -> bool:
    """Tell whether an editor must judge what becomes of an address."""
    if before.listing.email_status is EmailStatus.OK and listing.email_status is not EmailStatus.OK:
        return Hold.EMAILS in run.undecided + run.dismissed and too_many_emails_lost(run)
    return held.get(listing.key) == address_hash(listing.email)


def _change(
    run: Run,
    before: Organisation,
    offer: Offer,
    held: Mapping[int, int],
    work: Work,
    written: list[Organisation],
) -> Run:
    counts: Counts = run.counts
    row, listing = row_of(offer), own(before, offer)
    if _waits(run, before, listing, held):
        listing = replace(listing, email=before.listing.email, email_status=before.listing.email_status)
        row = replace(row_of(listing), content_hash=0)
        counts = counts.plus(held=1)
    try:
        after = relist(before, listing, work)
    except ChangedMeanwhile:
        return replace(run, counts=counts.plus(contested=1))
    work.manifest.put(row)
    written.append(after)
    if after is not before:
        revived = before.listing.closed_at is not None
        counts = counts.plus(emails_changed=int(_is_moved(before.listing, after.listing)))
        counts = counts.plus(revived=1) if revived else counts.plus(changed=1)
    return replace(run, counts=counts)


def _is_moved(before: Listing, after: Listing) -> bool:
    """Tell whether an address became another one."""
    return before.email != after.email and bool(before.email and after.email)


def relist(before: Organisation, listing: Listing, work: Work) -> Organisation:
    """Bring an organisation in line with its listing.

    With another e-mail address it gets another contact nonce in the same write: the links that the old address got
    are dead from that moment, and the new address is mailed what still waits for a reply.

    Raises:
        ChangedMeanwhile: somebody else wrote; the next run looks again.
        LeaseLost.
    """
    if before.listing == listing:
        return before
    after = replace(before, listing=listing)
    mails: tuple[Mail, ...] = ()
    if before.listing.email != listing.email:
        after = replace(after, contact_nonce=work.id_generator.new_nonce(), bounced=False)
        if after.taking_part and listing.email_status is EmailStatus.OK:
            mails = mails_about(after.references, [MailKind.INVITATIONS_RENEWED], work.clock(), work.id_generator)
    work.organisations.relist(before, after, mails, work.lease)
    return after


def slices(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))

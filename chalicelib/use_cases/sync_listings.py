"""The register's word becomes ours."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.listing import EmailStatus, Listing
from chalicelib.domain.mails import Mail, MailKind
from chalicelib.domain.organisation import Organisation, Standing
from chalicelib.domain.refusals import ChangedMeanwhile
from chalicelib.domain.score import Tally
from chalicelib.use_cases.ports import (
    AlreadyThere,
    BadRecord,
    CareDirectory,
    Chance,
    Directory,
    Organisations,
)

_PER_REQUEST = 100  # keys that the store reads at once


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What a run did."""

    created: int
    changed: int
    unchanged: int
    quarantined: int
    contested: int  # somebody else wrote at the same time; the next run looks again


def sync_listings(
    *,
    care_directory: CareDirectory,
    organisations: Organisations,
    directory: Directory,
    chance: Chance,
    now: datetime,
) -> SyncReport:
    """Read the register and write what changed.

    An organisation whose e-mail address changed gets a new contact nonce in the same write: the links that the old
    address got are dead from that moment, and the new address is mailed what still waits for a reply.
    """
    count: Counter[str] = Counter()
    for page in care_directory.pages():
        listings = [entry for entry in page if isinstance(entry, Listing)]
        count["quarantined"] += sum(isinstance(entry, BadRecord) for entry in page)
        written: list[Organisation] = []
        for start in range(0, len(listings), _PER_REQUEST):
            some = _unique(listings[start : start + _PER_REQUEST])
            known = organisations.known([listing.register_id for listing in some])
            for listing in some:
                before = known.get(listing.register_id)
                try:
                    after = _write(before, listing, organisations, chance, now)
                except (AlreadyThere, ChangedMeanwhile):
                    count["contested"] += 1
                    continue
                count["unchanged" if after is before else "changed" if before else "created"] += 1
                if after is not before:
                    written.append(after)
        if written:
            directory.enter(written)
    return SyncReport(**{name: count[name] for name in SyncReport.__slots__})


def _unique(listings: Sequence[Listing]) -> Sequence[Listing]:
    """Registers repeat themselves while one pages through them; the last word counts."""
    return list({listing.register_id: listing for listing in listings}.values())


def _write(
    before: Organisation | None,
    listing: Listing,
    organisations: Organisations,
    chance: Chance,
    now: datetime,
) -> Organisation:
    if before is None:
        created = Organisation(
            id=chance.new_id(),
            listing=listing,
            standing=Standing(),
            tally=Tally(),
            contact_nonce=chance.new_nonce(),
        )
        organisations.add(created)
        return created
    if before.listing == listing:
        return before
    after = replace(before, listing=listing)
    mails: tuple[Mail, ...] = ()
    if before.listing.email != listing.email:
        after = replace(after, contact_nonce=chance.new_nonce())
        if after.taking_part and listing.email_status is EmailStatus.OK:
            mails = (
                Mail(
                    id=chance.new_id(),
                    kind=MailKind.INVITATIONS_RENEWED,
                    created_at=now,
                    organisation_id=after.id,
                ),
            )
    organisations.relist(before, after, mails)
    return after

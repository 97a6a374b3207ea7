"""The work and the letters of some sectors alone: for an editor who is limited to these."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import Waiting
from chalicelib.ports.mails import LetterReader
from chalicelib.ports.stores import OrganisationReader
from chalicelib.ports.unread import go_past


class OfOrganisations(Protocol):
    """The part of the stores that tells whose sector something is of."""

    @property
    def organisations(self) -> OrganisationReader: ...


class WithLetters(OfOrganisations, Protocol):
    """The same, with the letters."""

    @property
    def letters(self) -> LetterReader: ...


def of_sectors(
    sectors: Collection[Sector], *, stores: OfOrganisations
) -> Callable[[Sequence[Waiting]], Collection[str]] | None:
    """Return what tells the ids of those in the queue that are of these sectors; None where any is."""
    if not sectors:
        return None

    def wanted(some: Sequence[Waiting]) -> Collection[str]:
        known = stores.organisations.many([each.organisation_id for each in some], unread=go_past, behind=True)
        return {
            each.id
            for each in some
            if each.organisation_id in known and known[each.organisation_id].listing.sector in sectors
        }

    return wanted


def letters_within(sectors: Collection[Sector], *, limit: int, stores: WithLetters) -> Sequence[datetime]:
    """Return since when the first letters wait for a printer, oldest first; of these sectors, where any is named."""
    if not sectors:
        return stores.letters.waiting(limit=limit)
    found, _ = stores.letters.page(printed=False, limit=limit, cursor="")
    ids = [each.mail.organisation_id for each in found]
    known = stores.organisations.many(ids, unread=go_past, behind=True)
    homes = {each for each, home in known.items() if home.listing.sector in sectors}
    return [each.at for each in found if each.mail.organisation_id in homes]

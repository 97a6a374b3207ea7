"""Everything out of the store and into an empty one: what is kept as it was, and what follows from it made anew."""

from collections.abc import Iterator, Sequence

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.aggregates.identities import Identities
from chalicelib.adapters.dynamodb.aggregates.lease import check_lease
from chalicelib.adapters.dynamodb.aggregates.organisations import to_organisation
from chalicelib.adapters.dynamodb.aggregates.reviews import put_transition
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import CaseItem, LogItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections import directory
from chalicelib.adapters.dynamodb.projections.log import put_entry
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.dynamodb.projections.queue import project_queue
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import waiting_organisation
from chalicelib.domain.reviews.review import Author, Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.aside import Unread, stop
from chalicelib.ports.stores import Lease

_ENTRIES_AT_ONCE = 50


class DynamoTransfer:
    """Reads and restores; what operators use, and nobody else."""

    def __init__(self, connection: Connection, identities: Identities) -> None:
        self._connection = connection
        self._identities = identities

    def organisations(self, *, unread: Unread = stop) -> Iterator[Organisation]:
        """All, in no order, page by page."""
        return readable(OrganisationItem.scan(OrganisationItem.part == ORGANISATION_PART), to_organisation, unread)

    def reviews(self, *, unread: Unread = stop) -> Iterator[Review]:
        return readable(ReviewItem.scan(consistent_read=True), lambda item: item.review, unread)

    def cases(self, *, unread: Unread = stop) -> Iterator[tuple[Notice | None, Appeal | None, Dossier | None]]:
        items = CaseItem.scan(consistent_read=True)
        return readable(items, lambda item: (item.notice, item.appeal, item.dossier), unread)

    def entries(self, *, unread: Unread = stop) -> Iterator[LogEntry]:
        return readable(LogItem.scan(consistent_read=True), lambda item: item.entry, unread)

    def project_organisation(self, organisation: Organisation, lease: Lease) -> None:
        """Let search and the queue know of an organisation that was just added."""
        transaction = Transaction(self._connection)
        check_lease(transaction, lease)
        directory.put_change(transaction, organisation)
        project_queue(transaction, (), waiting_organisation(organisation))
        transaction.commit()

    def restore_review(self, review: Review, author: Author | None) -> None:
        """Add a review as it stands, with its public review, counters and place in the queue. Raises AlreadyThere."""
        transaction = Transaction(self._connection)
        put_transition(transaction, None, review)
        if author is not None:
            transaction.save(self._identities.sealed(review.id, author))
        transaction.commit()

    def restore_entries(self, entries: Sequence[LogEntry]) -> None:
        """Add log entries; one that is there already stays as it is, being the same."""
        for start in range(0, len(entries), _ENTRIES_AT_ONCE):
            transaction = Transaction(self._connection)
            for entry in entries[start : start + _ENTRIES_AT_ONCE]:
                put_entry(transaction, entry)
            transaction.commit()

"""Everything out of the store and into an empty one: what is kept as it was, and what follows from it made anew."""

from collections.abc import Iterator, Sequence

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.aggregates.identities import Identities
from chalicelib.adapters.dynamodb.aggregates.lease import check_lease
from chalicelib.adapters.dynamodb.aggregates.organisations import to_organisation
from chalicelib.adapters.dynamodb.aggregates.reviews import put_transition
from chalicelib.adapters.dynamodb.client.tables import LogItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections import directory
from chalicelib.adapters.dynamodb.projections.log import put_entry
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.dynamodb.projections.queue import project_queue
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import waiting_organisation
from chalicelib.domain.reviews.review import Author, Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.stores import Lease

_ENTRIES_AT_ONCE = 50


class DynamoTransfer:
    """Reads and restores; what operators use, and nobody else."""

    def __init__(self, connection: Connection, identities: Identities) -> None:
        self._connection = connection
        self._identities = identities

    def organisations(self) -> Iterator[Organisation]:
        """All, in no order, page by page."""
        return (to_organisation(item) for item in OrganisationItem.scan(OrganisationItem.part == ORGANISATION_PART))

    def reviews(self) -> Iterator[Review]:
        return (item.review for item in ReviewItem.scan(consistent_read=True))

    def entries(self) -> Iterator[LogEntry]:
        return (item.entry for item in LogItem.scan(consistent_read=True))

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

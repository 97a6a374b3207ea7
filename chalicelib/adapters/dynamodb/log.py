"""The append-only log, in DynamoDB."""

from collections.abc import Sequence

from chalicelib.adapters.dynamodb.tables import LogItem, stamp
from chalicelib.adapters.dynamodb.transaction import Transaction
from chalicelib.domain.log import Entry


def put_entry(transaction: Transaction, entry: Entry) -> None:
    """Add an entry to the write that it tells of."""
    transaction.save(LogItem(entry.subject, f"{stamp(entry.at)}#{entry.id}", entry=entry))


class DynamoLog:
    """Reading the log."""

    def of(self, subject: str) -> Sequence[Entry]:
        """All that was done to a subject, oldest first."""
        return [item.entry for item in LogItem.query(subject, consistent_read=True)]

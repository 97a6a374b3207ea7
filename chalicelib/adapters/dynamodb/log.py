"""The append-only log, in DynamoDB."""

import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from chalicelib.adapters.dynamodb.tables import LogItem, stamp
from chalicelib.adapters.dynamodb.transaction import Transaction
from chalicelib.domain.log import Entry

SHARDS: Final = 4


def put_entry(transaction: Transaction, entry: Entry) -> None:
    """Add an entry to the write that it tells of."""
    day = f"{entry.at:%Y-%m-%d}#{zlib.crc32(entry.id.encode()) % SHARDS}"
    transaction.save(LogItem(entry.subject, f"{stamp(entry.at)}#{entry.id}", day=day, entry=entry))


def put_entries(transaction: Transaction, entries: Sequence[Entry]) -> None:
    for entry in entries:
        put_entry(transaction, entry)


class DynamoLog:
    """Reading the log."""

    def of(self, subject: str) -> Sequence[Entry]:
        """All that was done to a subject, oldest first."""
        return [item.entry for item in LogItem.query(subject, consistent_read=True)]

    def day(self, day: date) -> Iterator[Entry]:
        """All that was done on a day (UTC), in no order."""
        for shard in range(SHARDS):
            for item in LogItem.by_day.query(f"{day:%Y-%m-%d}#{shard}"):
                yield item.entry

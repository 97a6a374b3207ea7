"""Counters of what is limited, in DynamoDB: one item per bucket and window, counted in the write that it guards."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import CounterItem
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import TooMany


def put_counts(transaction: Transaction, counts: Sequence[Count], *, now: datetime) -> None:
    """Let a write through only while there is room; what is refused for another reason counts for nothing."""
    for count in counts:
        transaction.update(
            CounterItem(count.bucket),
            [CounterItem.counted.add(1), CounterItem.expires.set(int(count.ends_at.timestamp()))],
            CounterItem.counted.does_not_exist() | (CounterItem.counted < count.most),
            otherwise=TooMany(retry_after=count.wait(now)),
        )


class DynamoCounters:
    """The port `Counters`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, counts: Sequence[Count], *, now: datetime) -> None:
        transaction = Transaction(self._connection)
        put_counts(transaction, counts, now=now)
        if counts:
            transaction.commit()

"""Counters of what is limited, in DynamoDB: one item per bucket and window, counted in the write that it guards.

And, for a day, what requests were answered with that may come again: nothing of them but a keyed hash.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import CounterItem
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import TooMany
from chalicelib.ports.stores import AlreadyThere, Answered

_ANSWERED: Final = "answered#"
_MOMENTS: Final = (CounterItem.latest, CounterItem.second, CounterItem.third)


def put_counts(transaction: Transaction, counts: Sequence[Count], *, now: datetime) -> None:
    """Let a write through only while there is room; what is refused for another reason counts for nothing."""
    for count in counts:
        if count.since:
            _put_rolling(transaction, count, count.since, now)
            continue
        if count.times > count.most:  # the condition lets the first of a window through, however much it is
            raise TooMany(retry_after=count.wait(now))
        transaction.update(
            CounterItem(count.bucket),
            [CounterItem.counted.add(count.times), CounterItem.expires.set(int(count.ends_at.timestamp()))],
            CounterItem.counted.does_not_exist() | (CounterItem.counted <= count.most - count.times),
            otherwise=TooMany(retry_after=count.wait(now)),
        )


def _put_rolling(transaction: Transaction, count: Count, since: datetime, now: datetime) -> None:
    """Let a write through where the last ones began before the window; each moment moves on by one place.

    An update reads all that it sets before it sets any of it.
    """
    moments = _MOMENTS[: count.most]
    moved = [later.set(earlier | 0) for earlier, later in pairwise(moments)]
    last = moments[-1]
    transaction.update(
        CounterItem(count.bucket),
        [
            *reversed(moved),
            moments[0].set(int(now.timestamp())),
            CounterItem.expires.set(int(count.ends_at.timestamp())),
        ],
        last.does_not_exist() | (last <= int(since.timestamp())),
        otherwise=TooMany(retry_after=count.wait(now)),
    )


def put_answered(transaction: Transaction, answered: Answered | None, *, now: datetime) -> None:
    """Let a write through only where the same did not come within the last day."""
    if answered is None:
        return
    expires = CounterItem.expires.set(int(answered.until.timestamp()))
    transaction.update(
        CounterItem(f"{_ANSWERED}{answered.key}"),
        [CounterItem.answer.set(answered.answer), expires],
        # The store deletes what has expired when it finds the time.
        CounterItem.answer.does_not_exist() | (CounterItem.expires <= int(now.timestamp())),
        otherwise=AlreadyThere,
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

    def answered(self, key: str, *, now: datetime) -> str:
        try:
            found = CounterItem.get(f"{_ANSWERED}{key}", consistent_read=True)
        except CounterItem.DoesNotExist:
            return ""
        return (found.answer or "") if (found.expires or 0) > now.timestamp() else ""

"""Deadlines, in DynamoDB: moved in the transaction that moves what they are about."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import DeadlineItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.projections.deadlines import Deadline
from chalicelib.ports.unread import Unread, go_past, stop

SHARDS: Final = 4


def project_deadline(transaction: Transaction, before: Deadline | None, after: Deadline | None) -> None:
    """Put the next deadline in the place of the one before."""
    if before is not None and (after is None or _key(before) != _key(after)):
        transaction.delete(DeadlineItem(*_key(before)))
    if after is not None and before != after:
        transaction.save(deadline_item(after))


class DynamoDeadlines:
    """The port `Deadlines`."""

    def due(self, *, now: datetime, limit: int, unread: Unread = stop) -> Sequence[Deadline]:
        found: list[tuple[str, Deadline]] = []
        for shard in range(SHARDS):
            places = DeadlineItem.query(
                str(shard),
                DeadlineItem.place < f"{stamp(now)}~",  # the moment itself counts
                consistent_read=True,
                page_size=limit,
            )
            # As many as can be read: those that cannot, and stay, must not be first for ever.
            found += islice(readable(places, lambda item: (item.place, item.deadline), unread), limit)
        return [deadline for _, deadline in sorted(found, key=lambda each: each[0])[:limit]]

    def put(self, deadline: Deadline) -> None:
        deadline_item(deadline).save()

    def drop(self, deadline: Deadline) -> None:
        DeadlineItem(*_key(deadline)).delete()

    def known(self, deadlines: Sequence[Deadline]) -> Sequence[Deadline]:
        """Return those of these that are there."""
        items = DeadlineItem.batch_get([_key(each) for each in deadlines], consistent_read=True)
        return list(readable(items, lambda item: item.deadline, go_past))


def deadline_item(deadline: Deadline) -> DeadlineItem:
    return DeadlineItem(*_key(deadline), deadline=deadline)


def _key(deadline: Deadline) -> tuple[str, str]:
    shard = zlib.crc32(deadline.id.encode()) % SHARDS
    return str(shard), f"{stamp(deadline.due)}#{deadline.chore}#{deadline.id}"

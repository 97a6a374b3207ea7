"""The outbox, in DynamoDB: mails written with their cause, taken by one sender at a time."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamodb.tables import OutboxItem, stamp
from chalicelib.adapters.dynamodb.transaction import Transaction
from chalicelib.domain.mails import Mail

SHARDS: Final = 4
LEASE: Final = timedelta(seconds=60)  # longer than any attempt to send lasts, so two never send the same mail
SKEW: Final = timedelta(seconds=5)  # clocks of two Lambdas may differ by this
KEPT: Final = timedelta(days=90)  # that a mail was sent, and when; its words are never stored


def put_mails(transaction: Transaction, mails: Sequence[Mail]) -> None:
    """Add mails to the write that causes them."""
    for mail in mails:
        transaction.save(
            OutboxItem(mail.id, mail=mail, attempts=0, due_shard=_shard(mail.id), due_at=stamp(mail.created_at))
        )


class DynamoOutbox:
    """The port `Outbox`."""

    def claim(self, mail_id: str, *, now: datetime) -> Mail | None:
        item = OutboxItem(mail_id)
        try:
            item.update(
                [OutboxItem.due_at.set(stamp(now + LEASE)), OutboxItem.attempts.add(1)],
                OutboxItem.due_at <= stamp(now + SKEW),
            )
        except UpdateError as error:
            if error.cause_response_code == "ConditionalCheckFailedException":
                return None
            raise
        return replace(item.mail, attempts=int(item.attempts))

    def due(self, *, now: datetime, limit: int) -> Sequence[str]:
        found: list[tuple[str, str]] = []
        for shard in range(SHARDS):
            items = OutboxItem.due.query(str(shard), OutboxItem.due_at <= stamp(now), limit=limit, page_size=limit)
            found += [(item.due_at or "", item.mail_id) for item in items]
        return [mail_id for _, mail_id in sorted(found)[:limit]]

    def overdue(self, *, now: datetime) -> timedelta:
        """For how long the mail that waits longest could have been taken; nothing when none waits."""
        heads = (
            next(iter(OutboxItem.due.query(str(shard), OutboxItem.due_at <= stamp(now), limit=1, page_size=1)), None)
            for shard in range(SHARDS)
        )
        return max((now - datetime.fromisoformat(item.due_at) for item in heads if item), default=timedelta())

    def sent(self, mail: Mail, *, now: datetime, message_id: str) -> None:
        OutboxItem(mail.id).update(_done(now, "sent", message_id))

    def dropped(self, mail: Mail, *, now: datetime, reason: str) -> None:
        self._while_ours(mail, _done(now, reason, ""))

    def retry(self, mail: Mail, *, at: datetime) -> None:
        self._while_ours(mail, [OutboxItem.due_at.set(stamp(at))])

    def _while_ours(self, mail: Mail, actions: Sequence[Action]) -> None:
        """Note something about a mail, unless its lease ran out and somebody else took it over."""
        try:
            OutboxItem(mail.id).update(
                list(actions), OutboxItem.due_shard.exists() & (OutboxItem.attempts == mail.attempts)
            )
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise


def _done(now: datetime, outcome: str, message_id: str) -> list[Action]:
    return [
        OutboxItem.outcome.set(outcome),
        OutboxItem.done_at.set(stamp(now)),
        OutboxItem.message_id.set(message_id),
        OutboxItem.expires.set(int((now + KEPT).timestamp())),
        OutboxItem.due_shard.remove(),
        OutboxItem.due_at.remove(),
    ]


def _shard(mail_id: str) -> str:
    return str(zlib.crc32(mail_id.encode()) % SHARDS)

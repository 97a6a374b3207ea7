"""The outbox, in DynamoDB: mails written with their cause, taken by one sender at a time."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from pynamodb.exceptions import PutError, UpdateError
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamodb.client import request_context
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import FAREWELL, IdentityItem, OutboxItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.rules.mails import LAST_MAILS, Mail
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.aside import Unread, stop
from chalicelib.ports.mails import Departed

SHARDS: Final = 4
LEASE: Final = timedelta(seconds=60)  # longer than any attempt to send lasts, so two never send the same mail
SKEW: Final = timedelta(seconds=5)  # clocks of two Lambdas may differ by this
KEPT: Final = kept(Kept.MAIL)  # that a mail was sent, and when; its words are never stored


def put_mails(transaction: Transaction, mails: Sequence[Mail]) -> None:
    """Add mails to the write that causes them."""
    for mail in mails:
        transaction.save(_item(mail))


class DynamoOutbox:
    """The port `Outbox`."""

    def __init__(self, log_mail: Callable[[Mail, str], None] = lambda _mail, _outcome: None) -> None:
        self._log_mail = log_mail

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

    def next_due(self) -> datetime | None:
        firsts = (next(iter(OutboxItem.due.query(str(shard), limit=1, page_size=1)), None) for shard in range(SHARDS))
        return min((datetime.fromisoformat(item.due_at) for item in firsts if item and item.due_at), default=None)

    def overdue(self, *, now: datetime) -> timedelta:
        """Return for how long the mail that waits longest could have been taken; zero when none waits."""
        first = self.next_due()
        return max(now - first, timedelta()) if first else timedelta()

    def sent(self, mail: Mail, *, now: datetime, message_id: str, to_key: str = "") -> None:
        OutboxItem(mail.id).update([*_done(mail, now, "sent", message_id), OutboxItem.to_key.set(to_key)])
        _forget(mail)
        self._log_mail(mail, "sent")

    def departed(self, mail_id: str) -> Departed | None:
        try:
            item = OutboxItem.get(mail_id, consistent_read=True)
        except OutboxItem.DoesNotExist:
            return None
        return Departed(
            mail=item.mail,
            waiting=item.due_shard is not None,
            message_id=item.message_id or "",
            to_key=item.to_key or "",
        )

    def dropped(self, mail: Mail, *, now: datetime, reason: str) -> None:
        self._while_ours(mail, _done(mail, now, reason, ""))
        _forget(mail)
        self._log_mail(mail, reason)

    def retry(self, mail: Mail, *, at: datetime) -> None:
        self._while_ours(mail, [OutboxItem.due_at.set(stamp(at)), OutboxItem.mail.set(replace(mail, attempts=0))])

    def many(self, mail_ids: Sequence[str], *, unread: Unread = stop) -> Sequence[tuple[Mail, str]]:
        """Return those of these mails that are still known, and what became of each; empty while nothing did."""
        items = OutboxItem.batch_get(list(dict.fromkeys(mail_ids)), consistent_read=True)
        found = readable(items, lambda item: (item.mail, item.outcome or ""), unread)
        return sorted(found, key=lambda each: each[0].created_at)

    def recall(self, mail_ids: Sequence[str], *, now: datetime) -> None:
        """Keep back those of these mails that have not left, and leave no words in any."""
        for item in OutboxItem.batch_get(list(dict.fromkeys(mail_ids)), consistent_read=True):
            try:
                mail = item.mail
            except UnreadableRecord:  # whatever it says goes with it
                item.update([OutboxItem.mail.remove(), OutboxItem.due_shard.remove(), OutboxItem.due_at.remove()])
                continue
            if item.due_at:
                item.update(_done(mail, now, "erased", ""))
            elif mail != mail.bare():
                item.update([OutboxItem.mail.set(mail.bare())])

    def put_new(self, mails: Sequence[Mail]) -> int:
        """Add those of these mails that are not there yet; returns how many. A mail that is sent once stays known."""
        added = 0
        for mail in mails:
            try:
                _item(mail).save(OutboxItem.mail_id.does_not_exist())
            except PutError as error:
                if error.cause_response_code != "ConditionalCheckFailedException":
                    raise
            else:
                added += 1
        return added

    def _while_ours(self, mail: Mail, actions: Sequence[Action]) -> None:
        """Note something about a mail, unless its lease ran out and somebody else took it over."""
        try:
            OutboxItem(mail.id).update(
                list(actions), OutboxItem.due_shard.exists() & (OutboxItem.attempts == mail.attempts)
            )
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise


def _done(mail: Mail, now: datetime, outcome: str, message_id: str) -> list[Action]:
    return [
        OutboxItem.mail.set(replace(mail, attempts=0).bare()),
        OutboxItem.outcome.set(outcome),
        OutboxItem.done_at.set(stamp(now)),
        OutboxItem.message_id.set(message_id),
        OutboxItem.expires.set(int((now + KEPT).timestamp())),
        OutboxItem.due_shard.remove(),
        OutboxItem.due_at.remove(),
    ]


def _forget(mail: Mail) -> None:
    """Delete the addressee of a last mail, once it left; should this not happen, the sweep does it later."""
    if mail.kind in LAST_MAILS:
        identity_key = f"notice#{mail.case_id}" if mail.case_id else mail.review_id
        IdentityItem(f"{FAREWELL}{identity_key}").delete()


def _item(mail: Mail) -> OutboxItem:
    mail = replace(mail, cause=mail.cause or request_context.cause())
    return OutboxItem(mail.id, mail=mail, attempts=0, due_shard=_shard(mail.id), due_at=stamp(mail.created_at))


def _shard(mail_id: str) -> str:
    return str(zlib.crc32(mail_id.encode()) % SHARDS)

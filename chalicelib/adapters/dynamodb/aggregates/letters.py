"""Letters, in DynamoDB: mails of the outbox that wait for a printer, in its index under a share of their own.

No sweep looks there, so nothing sends them; and whatever ends a mail, such as an erasure, ends them too.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

import msgspec
from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import AddressItem
from chalicelib.adapters.dynamodb.projections.log import put_entry
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.outbox import KEPT, LETTERS, forget_addressee
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound, UnreadableRecord
from chalicelib.ports.mails import Letter
from chalicelib.ports.unread import go_past

_WAIT, _PRINTED = LETTERS
_CODE: Final = "code#"
_STATES: Final = {None: "waiting", "printed": "printed", "returned": "returned"}
_WAITS: Final = OutboxItem.outcome.does_not_exist() & (OutboxItem.due_shard == _WAIT)


class DynamoLetters:
    """The port `Letters`."""

    def __init__(
        self, connection: Connection, log_mail: Callable[[Mail, str], None] = lambda _mail, _outcome: None
    ) -> None:
        self._connection = connection
        self._log_mail = log_mail

    def waiting(self, *, limit: int) -> Sequence[datetime]:
        found = OutboxItem.due.query(_WAIT, limit=limit, page_size=limit)
        return [datetime.fromisoformat(item.due_at) for item in found if item.due_at]

    def page(self, *, printed: bool, limit: int, cursor: str) -> tuple[Sequence[Letter], str | None]:
        share = _PRINTED if printed else _WAIT
        places = OutboxItem.due.query(
            share, limit=limit, page_size=limit, last_evaluated_key=_key(share, cursor) if cursor else None
        )
        ids = [item.mail_id for item in places]
        items = OutboxItem.batch_get(ids, consistent_read=True) if ids else ()
        known = dict(readable(items, lambda item: (item.mail_id, _letter(item)), go_past))
        end = places.last_evaluated_key if len(ids) == limit else None
        further = wrap(f"{end['due_at']['S']}#{end['mail_id']['S']}") if end else None
        return [found for each in ids if (found := known.get(each))], further

    def letter(self, mail_id: str) -> Letter:
        try:
            found = _letter(OutboxItem.get(mail_id, consistent_read=True))
        except (OutboxItem.DoesNotExist, UnreadableRecord, msgspec.MsgspecError):
            found = None
        if found is None:
            raise NotFound
        return found

    def opened_by(self, code_key: str, *, now: datetime) -> tuple[str, str] | None:
        try:
            item = AddressItem.get(f"{_CODE}{code_key}", consistent_read=True)
        except AddressItem.DoesNotExist:
            return None
        review_id, _, mail_id = (item.opens or "").partition(" ")
        return (review_id, mail_id) if item.expires and item.expires > now.timestamp() else None

    def lay_out(self, mail: Mail, *, code_key: str, code_ends: datetime) -> None:
        transaction = Transaction(self._connection)
        if code_key:
            opens, expires = f"{mail.review_id} {mail.id}", int(code_ends.timestamp())
            transaction.save(AddressItem(f"{_CODE}{code_key}", opens=opens, expires=expires))
        waits = [
            OutboxItem.due_shard.set(_WAIT),
            OutboxItem.due_at.set(stamp(mail.created_at)),
            OutboxItem.waits_for.set("printer"),
        ]
        ours = OutboxItem.outcome.does_not_exist() & (OutboxItem.attempts == mail.attempts)
        transaction.update(OutboxItem(mail.id), waits, ours, otherwise=ChangedMeanwhile)
        transaction.commit()

    def printed(self, mail: Mail, *, to_key: str, entry: LogEntry) -> bool:
        done = [
            *(OutboxItem.outcome.set("printed"), OutboxItem.done_at.set(stamp(entry.at))),
            *(OutboxItem.mail.set(mail.bare()), OutboxItem.to_key.set(to_key)),
            *(OutboxItem.due_shard.set(_PRINTED), OutboxItem.due_at.set(stamp(entry.at))),
            *(OutboxItem.expires.set(int((entry.at + KEPT).timestamp())), OutboxItem.waits_for.remove()),
        ]
        if not self._noted(mail, done, _WAITS, entry):
            return False
        forget_addressee(mail)
        self._log_mail(mail, "printed")
        return True

    def returned(self, mail: Mail, *, entry: LogEntry) -> bool:
        return self._noted(mail, [OutboxItem.outcome.set("returned")], OutboxItem.outcome == "printed", entry)

    def forget_codes(self, code_keys: Sequence[str]) -> None:
        for each in code_keys:
            AddressItem(f"{_CODE}{each}").delete()

    def _noted(self, mail: Mail, done: Sequence[object], still: object, entry: LogEntry) -> bool:
        transaction = Transaction(self._connection)
        transaction.update(OutboxItem(mail.id), done, still, otherwise=ChangedMeanwhile)  # type: ignore[arg-type]  # pynamodb's own
        put_entry(transaction, entry)
        try:
            transaction.commit()
        except ChangedMeanwhile:
            return False
        return True


def _letter(item: OutboxItem) -> Letter | None:
    state = _STATES.get(item.outcome)
    if state is None or not item.due_at or item.due_shard not in {_WAIT, _PRINTED}:
        return None
    return Letter(mail=item.mail, state=state, at=datetime.fromisoformat(item.due_at))


def _key(share: str, cursor: str) -> dict[str, dict[str, str]]:
    due_at, _, mail_id = unwrap(cursor).partition("#")
    return {"due_shard": {"S": share}, "due_at": {"S": due_at}, "mail_id": {"S": mail_id}}

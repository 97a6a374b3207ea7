"""The outbox, in DynamoDB: mails written with their cause, taken by one sender at a time.

Sweeps find what waits in an index, in which each write of a mail costs once more. Nearly all mails leave at once, told
of by the stream, and never need it: one that an entry of the log names stays out of it until it has to wait, or until a
sweep looks through the log (`gather`) and finds it there still.
"""

import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, Final

import msgspec
from pynamodb.connection import Connection
from pynamodb.exceptions import PutError, PynamoDBException, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamodb.client import request_context
from chalicelib.adapters.dynamodb.client.batch import Item, asked, read_items
from chalicelib.adapters.dynamodb.client.counters import put_counts
from chalicelib.adapters.dynamodb.client.tables import FAREWELL, IdentityItem, OutboxItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.unsent import look_through_log, mails_of_last_acts
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import LAST_MAILS, Mail
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.mails import Departed, InOutbox, UnreadableMail

SHARDS: Final = 4
# The shares of what waits for a printer, and of what was printed: nobody sends those.
LETTERS: Final = ("letters", "printed")
SKEW: Final = timedelta(seconds=60)  # by which the clocks of two senders, or of a sender and a writer, may differ
# A try to send takes a minute at most, by its own clock; who takes over has another clock.
LEASE: Final = timedelta(seconds=60) + SKEW
_REST: Final = timedelta(minutes=1)  # until a mail that cannot be read is looked at again, perhaps by a newer release
_LONG_AGO: Final = stamp(datetime(2000, 1, 1, tzinfo=UTC))  # when what does not say so was due
_AT_ONCE: Final = 100  # mails that are read together
_WORDS: Final = ("explanation", "passage")
KEPT: Final = kept(Kept.MAIL)  # that a mail was sent, and when; its words are never stored


_WAITS: Final = OutboxItem.mail_id.exists() & OutboxItem.outcome.does_not_exist()


def put_mails(transaction: Transaction, mails: Sequence[Mail], *, logged: bool = False) -> None:
    """Add mails to the write that causes them; `logged` where an entry of the log in that write names them.

    Release 0.1.0 looks in the index alone.
    """
    for mail in mails:
        transaction.save(_item(mail, indexed=not logged or OutboxItem.read_by_0_1_0))


class DynamoOutbox:
    """The port `Outbox`."""

    def __init__(
        self, connection: Connection, log_mail: Callable[[Mail, str], None] = lambda _mail, _outcome: None
    ) -> None:
        self._connection = connection
        self._log_mail = log_mail

    def ask(self, mails: Sequence[Mail], counts: Sequence[Count], *, now: datetime) -> None:
        transaction = Transaction(self._connection)
        put_counts(transaction, counts, now=now)
        put_mails(transaction, mails)
        transaction.commit()

    def claim(self, mail_id: str, *, now: datetime) -> Mail | None:
        # What nobody took yet is in nobody's hand: it need not wait for a clock that is behind its writer's.
        mine = (OutboxItem.due_at <= stamp(now)) | (
            (OutboxItem.attempts == 0) & (OutboxItem.due_at <= stamp(now + SKEW))
        )
        item = OutboxItem(mail_id)
        try:
            item.update(
                [OutboxItem.due_at.set(stamp(now + LEASE)), OutboxItem.attempts.add(1), OutboxItem.waits_for.remove()],
                mine & ~OutboxItem.due_shard.is_in(*LETTERS),
            )
            return replace(item.mail, attempts=int(item.attempts))
        except UpdateError as error:
            if error.cause_response_code == "ConditionalCheckFailedException":
                return None
            raise
        except PynamoDBException:
            raise
        except Exception as error:  # whatever is wrong with what lies there, it is not ours to lose
            reason = _why_unreadable(error)
            self._rest(mail_id, reason, now)
            raise UnreadableMail(reason) from error

    def _rest(self, mail_id: str, reason: str, now: datetime) -> None:
        """Let a mail that we just claimed and cannot read wait, as it is; it is nobody's meanwhile."""
        ours = _WAITS & (OutboxItem.due_at == stamp(now + LEASE))
        _if(mail_id, [*falls_due(mail_id, now + _REST), OutboxItem.waits_for.set(reason)], ours)

    def gather(self, *, now: datetime) -> int:
        return look_through_log(self._connection, now, lambda mail_ids: sum(map(join, self._raw(mail_ids))))

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
        forget_addressee(mail)
        self._log_mail(mail, "sent")

    def departed(self, mail_id: str) -> Departed | None:
        request = {"TableName": OutboxItem.Meta.table_name, "Key": {"mail_id": {"S": mail_id}}, "ConsistentRead": True}
        raw = asked(self._connection, "GetItem", request).get("Item")
        if raw is None or (mail := _read(raw).mail) is None:
            return None
        message_id, to_key = (raw.get(name, {}).get("S", "") for name in ("message_id", "to_key"))
        return Departed(mail=mail, waiting="outcome" not in raw, message_id=message_id, to_key=to_key)

    def dropped(self, mail: Mail, *, now: datetime, reason: str) -> None:
        self._while_ours(mail, _done(mail, now, reason, ""))
        forget_addressee(mail)
        self._log_mail(mail, reason)

    def retry(self, mail: Mail, *, at: datetime, reason: str) -> None:
        # Release 0.1.0 counted faults, and ends a mail at its tenth: it never gets there by what we write.
        waits = replace(mail, attempts=0, faults=0)
        actions = [*falls_due(mail.id, at), OutboxItem.mail.set(waits), OutboxItem.waits_for.set(reason)]
        self._while_ours(mail, actions)

    def many(self, mail_ids: Sequence[str]) -> Sequence[tuple[Mail, str]]:
        """Return those of these mails that are still known, and what became of each; empty while nothing did."""
        known = [(each.mail, each.reason if each.ended else "") for each in self.look_up(mail_ids)]
        return sorted(((mail, outcome) for mail, outcome in known if mail), key=lambda each: each[0].created_at)

    def look_up(self, mail_ids: Sequence[str]) -> Sequence[InOutbox]:
        return [_read(item) for item in self._raw(list(dict.fromkeys(mail_ids)))]

    def waiting(self) -> Iterator[InOutbox]:
        for shard in range(SHARDS):
            ids = (item.mail_id for item in OutboxItem.due.query(str(shard)))
            while some := list(islice(ids, _AT_ONCE)):
                yield from (each for each in self.look_up(some) if not each.ended)
        for mail_ids in mails_of_last_acts(self._connection):
            yield from (_read(raw) for raw in self._raw(mail_ids) if not raw.keys() & {"outcome", "due_shard"})

    def ended(self, reasons: Collection[str]) -> Iterator[InOutbox]:
        request: dict[str, Any] = {"TableName": OutboxItem.Meta.table_name, "ConsistentRead": True}
        while True:
            page = asked(self._connection, "Scan", request)
            found = (_read(item) for item in page["Items"])
            yield from (each for each in found if each.ended and each.reason in reasons)
            if not page.get("LastEvaluatedKey"):
                return
            request["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def hasten(self, mail_id: str, *, now: datetime) -> bool:
        return _if(mail_id, [OutboxItem.due_at.set(stamp(now))], OutboxItem.waits_for.exists())

    def take_up(self, mail: Mail, *, now: datetime) -> bool:
        actions = [
            OutboxItem.mail.set(replace(mail, attempts=0, faults=0)),
            *falls_due(mail.id, now),
            OutboxItem.waits_for.set("taken_up"),
            *(each.remove() for each in (OutboxItem.outcome, OutboxItem.done_at, OutboxItem.expires)),
        ]
        ended = OutboxItem.outcome.exists() & (OutboxItem.outcome != "sent") & OutboxItem.due_shard.does_not_exist()
        return _if(mail.id, actions, ended)

    def drop(self, mail_id: str, *, now: datetime, reason: str) -> bool:
        return any(self._end(raw, now, reason) for raw in self._raw([mail_id]))

    def recall(self, mail_ids: Sequence[str], *, now: datetime) -> None:
        """Keep back those of these mails that have not left; in none words or a reader stay, last mails excepted.

        What the mail service tells later of one that left is then not heard: nobody is known any more to hear it of.
        """
        for raw in self._raw(list(dict.fromkeys(mail_ids))):
            each = _read(raw)
            if each.kind in LAST_MAILS:
                continue
            if not each.ended:
                self._end(raw, now, "erased")
            elif each.mail is None or each.mail != each.mail.bare() or "to_key" in raw:
                forgotten = [_without_words(raw), OutboxItem.to_key.remove()]
                if each.reason in {"printed", "returned"}:  # nobody is left to have a letter from
                    forgotten += [OutboxItem.due_shard.remove(), OutboxItem.due_at.remove()]
                _if(each.id, forgotten, OutboxItem.mail_id.exists())

    def _end(self, raw: Item, now: datetime, reason: str) -> bool:
        """End a mail that waits without reading it; True when it was this that ended it."""
        read = _read(raw)
        ends = [*_left(now, reason, ""), _without_words(raw)]
        if not _if(read.id, ends, _WAITS):
            return False
        if read.mail is not None:
            forget_addressee(read.mail)
            self._log_mail(read.mail, reason)
        return True

    def _raw(self, mail_ids: Sequence[str]) -> list[Item]:
        table, found = OutboxItem.Meta.table_name, list[Item]()
        for start in range(0, len(mail_ids), _AT_ONCE):
            keys: list[Item] = [{"mail_id": {"S": each}} for each in mail_ids[start : start + _AT_ONCE]]
            found += read_items(self._connection, {table: keys}, consistent=True)[table]
        return found

    def put_new(self, mails: Sequence[Mail]) -> int:
        """Add those of these mails that are not there yet; returns how many. A mail that is sent once stays known."""
        added = 0
        for mail in mails:
            try:
                _item(mail, indexed=True).save(OutboxItem.mail_id.does_not_exist())
            except PutError as error:
                if error.cause_response_code != "ConditionalCheckFailedException":
                    raise
            else:
                added += 1
        return added

    def _while_ours(self, mail: Mail, actions: Sequence[Action]) -> None:
        """Note something about a mail, unless its lease ran out and somebody else took it over."""
        _if(mail.id, actions, _WAITS & (OutboxItem.attempts == mail.attempts))


def join(raw: Item) -> bool:
    """Put a mail that has not left into the index, where it is not in it; True when it was this that did."""
    if raw.keys() & {"outcome", "due_shard"}:
        return False
    mail_id, due_at = raw["mail_id"]["S"], raw.get("due_at", {}).get("S") or _LONG_AGO
    same = (OutboxItem.due_at == due_at) | OutboxItem.due_at.does_not_exist()
    joins = [OutboxItem.due_shard.set(_shard(mail_id)), OutboxItem.due_at.set(due_at)]
    return _if(mail_id, joins, _WAITS & OutboxItem.due_shard.does_not_exist() & same)


def _if(mail_id: str, actions: Sequence[Action], condition: Condition) -> bool:
    request = OutboxItem._get_connection()  # noqa: SLF001  (an update that reads nothing back)
    try:
        request.update_item(mail_id, actions=actions, condition=condition)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True


def _why_unreadable(error: Exception) -> str:
    reason = error.reason if isinstance(error, UnreadableRecord) else ""
    if reason.endswith("$.kind"):
        return "unknown_kind"
    return reason if reason == "newer_form" else "unreadable"


def _read(raw: Item) -> InOutbox:
    """Read an item as far as it can be."""
    text = raw.get("mail", {}).get("S", "")
    try:
        mail: Mail | None = OutboxItem.mail.codec.read(text)
    except msgspec.MsgspecError:
        mail = None
    shown = mail or _loose(text)
    outcome = raw.get("outcome", {}).get("S", "")
    return InOutbox(
        id=raw["mail_id"]["S"],
        kind=shown.kind,
        created_at=shown.created_at,
        reason=outcome or raw.get("waits_for", {}).get("S", ""),
        ended="outcome" in raw,
        mail=mail,
    )


class _Loose(msgspec.Struct):
    """As much of a mail as is shown of one that this release cannot read."""

    kind: str = ""
    created_at: datetime | None = None


def _loose(text: str) -> _Loose:
    try:
        return msgspec.json.decode(text, type=_Loose)
    except msgspec.MsgspecError:
        return _Loose()


def _without_words(raw: Item) -> Action:
    """Take the words of editors out of a mail, whether this release can read it or not."""
    text = raw.get("mail", {}).get("S", "")
    try:
        held = msgspec.json.decode(text, type=dict[str, object])
    except msgspec.MsgspecError:
        return OutboxItem.mail.remove()  # what cannot be read at all may hold anything
    bare = {name: "" if name in _WORDS else value for name, value in held.items()}
    return Path("mail").set(msgspec.json.encode(bare).decode())


def _done(mail: Mail, now: datetime, outcome: str, message_id: str) -> list[Action]:
    return [OutboxItem.mail.set(replace(mail, attempts=0).bare()), *_left(now, outcome, message_id)]


def _left(now: datetime, outcome: str, message_id: str) -> list[Action]:
    return [
        OutboxItem.outcome.set(outcome),
        OutboxItem.done_at.set(stamp(now)),
        OutboxItem.message_id.set(message_id),
        OutboxItem.expires.set(int((now + KEPT).timestamp())),
        OutboxItem.due_shard.remove(),
        OutboxItem.due_at.remove(),
        OutboxItem.waits_for.remove(),
    ]


def forget_addressee(mail: Mail) -> None:
    """Delete the addressee of a last mail, once it left; should this not happen, the sweep does it later."""
    if mail.kind in LAST_MAILS:
        identity_key = f"notice#{mail.case_id}" if mail.case_id else mail.review_id
        IdentityItem(f"{FAREWELL}{identity_key}").delete()


def _item(mail: Mail, *, indexed: bool) -> OutboxItem:
    mail = replace(mail, cause=mail.cause or request_context.cause())
    shard = _shard(mail.id) if indexed else None
    return OutboxItem(mail.id, mail=mail, attempts=0, due_shard=shard, due_at=stamp(mail.created_at))


def falls_due(mail_id: str, at: datetime) -> list[Action]:
    """Put a mail into the index, where it is not in it yet, to be taken from then on."""
    return [OutboxItem.due_shard.set(_shard(mail_id)), OutboxItem.due_at.set(stamp(at))]


def _shard(mail_id: str) -> str:
    return str(zlib.crc32(mail_id.encode()) % SHARDS)

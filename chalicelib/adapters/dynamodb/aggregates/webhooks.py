"""Webhooks, in DynamoDB: a list for each owner, what waits for each, and an index of those that may be tried.

A webhook is taken in hand as a mail is: `due_at` moves on by the claim, so that what its sender left when it died is
due again. What came for it is counted, so that nobody lets it rest while something comes.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from pynamodb.connection import Connection
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import WebhookItem
from chalicelib.adapters.dynamodb.projections.log import put_effects
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.projections.webhooks import TEST, Delivery, Webhook, WebhookState
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.cipher import Cipher, SealBroken
from chalicelib.ports.pushed.webhooks import Registered, Turn
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.ports.unread import Unread, go_past, stop

_WEBHOOK: Final = "webhook#"
_LIST: Final = "list"
_WAITS: Final = "waits#"
_KNOWN: Final = "known#"
_FIRST: Final = "!"  # sorts before any moment: a message to try it goes before all that waits
_SHARD: Final = "0"
CLAIMED_FOR: Final = timedelta(seconds=180)  # a turn lasts half a minute, and clocks differ by a minute at most
_THERE: Final = WebhookItem.webhook.exists()


class DynamoWebhooks:
    """The port `Webhooks`; the cipher is made when a secret is first needed."""

    def __init__(self, connection: Connection, cipher: Callable[[], Cipher]) -> None:
        self._connection = connection
        self._cipher = cipher

    def of(self, owner: str, *, unread: Unread = stop) -> Sequence[Registered]:
        items = WebhookItem.query(_of(owner), WebhookItem.part.startswith(_WEBHOOK), consistent_read=True)
        return sorted(readable(items, _registered, unread), key=lambda each: (each.webhook.made_at, each.webhook.id))

    def of_organisations(self, *, unread: Unread = stop) -> Iterator[Webhook]:
        items = WebhookItem.scan(WebhookItem.part.startswith(_WEBHOOK), consistent_read=True)
        found = readable(items, lambda item: _registered(item).webhook, unread)
        return (each for each in found if not each.of_editors)

    def version(self, owner: str) -> int:
        try:
            return int(WebhookItem.get(_of(owner), _LIST, consistent_read=True).version or 0)
        except WebhookItem.DoesNotExist:
            return 0

    def add(self, webhook: Webhook, secret: bytes, *, version: int, effects: Effects) -> None:
        item = _item(webhook)
        item.webhook, item.state, item.sealed = webhook, WebhookState(), self._sealed(webhook, secret)
        transaction = Transaction(self._connection)
        grown = WebhookItem(_of(webhook.owner), _LIST)
        same = WebhookItem.version == version if version else WebhookItem.version.does_not_exist()
        transaction.update(grown, [WebhookItem.version.set(version + 1)], same, otherwise=ChangedMeanwhile)
        transaction.save(item)
        put_effects(transaction, effects)
        transaction.commit()

    def remove(self, webhook: Webhook, *, effects: Effects | None = None) -> None:
        transaction = Transaction(self._connection)
        transaction.delete(_item(webhook), _THERE, otherwise=NotFound)
        if effects:
            put_effects(transaction, effects)
        transaction.commit()

    def another_secret(self, webhook: Webhook, secret: bytes, *, both_until: datetime, effects: Effects) -> None:
        before = _there(webhook)
        changed = [
            WebhookItem.sealed.set(self._sealed(webhook, secret)),
            WebhookItem.former.set(before.sealed),
            WebhookItem.former_until.set(stamp(both_until)),
        ]
        transaction = Transaction(self._connection)
        same = WebhookItem.sealed == before.sealed
        transaction.update(_item(webhook), changed, same, otherwise=ChangedMeanwhile)
        put_effects(transaction, effects)
        transaction.commit()

    def secrets(self, webhook: Webhook, *, now: datetime) -> Sequence[bytes]:
        item = _there(webhook)
        if not item.sealed:
            raise UnreadableRecord(item.record, "no_sealed")
        both = item.former and (item.former_until or "") > stamp(now)
        try:
            sealed = [item.sealed, *([item.former] if both else [])]
            return [self._cipher().opened(each, _context(webhook)) for each in sealed]
        except SealBroken:
            raise UnreadableRecord(item.record, "seal_broken") from None

    def put(self, webhook: Webhook, delivery: Delivery, *, now: datetime, wake: bool) -> bool:
        try:
            there = _there(webhook)
        except NotFound:
            return False
        with suppress(WebhookItem.DoesNotExist):
            WebhookItem.get(_to(webhook.id), f"{_KNOWN}{delivery.id}", consistent_read=True)
            return False
        expires = int((now + kept(Kept.DELIVERY)).timestamp())
        known = WebhookItem(_to(webhook.id), f"{_KNOWN}{delivery.id}", expires=expires)
        due = stamp(now) if wake else WebhookItem.due_at | stamp(now)
        actions: list[Action] = [WebhookItem.arrived.add(1)]
        if wake or not (there.state or WebhookState()).paused:
            actions += [WebhookItem.due_shard.set(_SHARD), WebhookItem.due_at.set(due)]
        transaction = Transaction(self._connection)
        transaction.save(known, WebhookItem.part.does_not_exist(), otherwise=AlreadyThere)
        transaction.save(WebhookItem(_to(webhook.id), _waits(delivery), delivery=delivery, expires=expires))
        transaction.update(_item(webhook), actions, _THERE, otherwise=NotFound)
        try:
            transaction.commit()
        except (AlreadyThere, NotFound):
            return False
        return True

    def due(self, *, now: datetime, limit: int) -> Sequence[tuple[str, str]]:
        items = WebhookItem.due.query(_SHARD, WebhookItem.due_at <= stamp(now), limit=limit, page_size=limit)
        return [(item.place.partition("#")[2], item.part.partition("#")[2]) for item in items]

    def claim(self, owner: str, webhook_id: str, *, now: datetime, limit: int) -> Turn | None:
        until = stamp(now + CLAIMED_FOR)
        item = WebhookItem(_of(owner), f"{_WEBHOOK}{webhook_id}")
        try:
            item.update([WebhookItem.due_at.set(until)], _THERE & (WebhookItem.due_at <= stamp(now)))
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise
            return None
        waiting = WebhookItem.query(
            _to(webhook_id),
            WebhookItem.part.startswith(_WAITS),
            WebhookItem.expires > int(now.timestamp()),
            consistent_read=True,
            limit=limit + 1,
        )
        # One that cannot be read holds up none of the others; it goes at its time.
        found = [each for each in readable(waiting, lambda each: each.delivery, go_past) if each]
        return Turn(
            registered=_registered(item),
            deliveries=found[:limit],
            more=len(found) > limit,
            until=until,
            arrived=int(item.arrived or 0),
        )

    def settle(self, turn: Turn, done: Collection[Delivery], state: WebhookState, *, due: datetime | None) -> None:
        webhook = turn.registered.webhook
        for each in done:
            WebhookItem(_to(webhook.id), _waits(each)).delete()
        ours = _THERE & (WebhookItem.due_at == turn.until)
        same = WebhookItem.arrived == turn.arrived if turn.arrived else WebhookItem.arrived.does_not_exist()
        rests = [WebhookItem.state.set(state), WebhookItem.due_shard.remove(), WebhookItem.due_at.remove()]
        if due is None and _if(webhook, rests, ours & same):
            return
        again = due or datetime.fromisoformat(turn.until) - CLAIMED_FOR  # something came meanwhile
        _if(webhook, [WebhookItem.state.set(state), WebhookItem.due_at.set(stamp(again))], ours)

    def _sealed(self, webhook: Webhook, secret: bytes) -> bytes:
        return self._cipher().seal(secret, _context(webhook))


def _of(owner: str) -> str:
    return f"of#{owner}"


def _to(webhook_id: str) -> str:
    return f"to#{webhook_id}"


def _waits(delivery: Delivery) -> str:
    since = _FIRST if delivery.happening.topic == TEST else stamp(delivery.happening.at)
    return f"{_WAITS}{since}#{delivery.id}"


def _context(webhook: Webhook) -> str:
    return f"{_WEBHOOK}{webhook.id}"


def _item(webhook: Webhook) -> WebhookItem:
    return WebhookItem(_of(webhook.owner), f"{_WEBHOOK}{webhook.id}")


def _there(webhook: Webhook) -> WebhookItem:
    try:
        found = WebhookItem.get(_of(webhook.owner), f"{_WEBHOOK}{webhook.id}", consistent_read=True)
    except WebhookItem.DoesNotExist:
        raise NotFound from None
    return found


def _registered(item: WebhookItem) -> Registered:
    if item.webhook is None:
        raise UnreadableRecord(item.record, "no_webhook")
    return Registered(webhook=item.webhook, state=item.state or WebhookState())


def _if(webhook: Webhook, actions: Sequence[Action], condition: Condition) -> bool:
    try:
        _item(webhook).update([*actions], condition)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True

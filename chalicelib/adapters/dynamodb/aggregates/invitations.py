"""Invitations, in DynamoDB: cards under keyed hashes of their codes, and batches with how many were used.

A card is held, let go or used up in the write that moves its review. Once that review is confirmed, the card says that
it is used, the batch counts one more, and the review that somebody had one: nothing says which, or when.
"""

import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.batch import put_items
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import InvitationItem
from chalicelib.adapters.dynamodb.projections.log import put_effects
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, stamp
from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.invitations import Batch, Card, HandedOut
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import ChangedMeanwhile, FieldError, Invalid, NotFound, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.ports.unread import Unread, stop

SHARDS: Final = 4  # of the batches
_ALONE: Final = "-"  # of a card, which has no parts
_PUT_AT_ONCE: Final = 25
_USED: Final = Invalid((FieldError("invitation", "used"),))


class DynamoInvitations:
    """The port `Invitations`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hand_out(self, batch: Batch, keys: Sequence[str], effects: Effects) -> None:
        cards = [new_card(batch, key).serialize() for key in keys]
        for start in range(0, len(cards), _PUT_AT_ONCE):
            put_items(self._connection, InvitationItem.Meta.table_name, cards[start : start + _PUT_AT_ONCE])
        transaction = Transaction(self._connection)
        item = _batch_item(batch.organisation_id, batch.id)
        item.batch, item.expires = batch, _gone_at(batch)
        item.used = item.noted = item.shown = 0
        item.night = day_of(batch.made_at).toordinal()
        transaction.save(item, InvitationItem.place.does_not_exist(), otherwise=AlreadyThere)
        transaction.update(
            OrganisationItem(batch.organisation_id, ORGANISATION_PART),
            [OrganisationItem.handed_out.add(len(keys))],
            OrganisationItem.listing.exists(),
            otherwise=NotFound,
        )
        put_effects(transaction, effects)
        transaction.commit()

    def of(self, organisation_id: str, *, unread: Unread = stop) -> Sequence[HandedOut]:
        own = InvitationItem.part.startswith(f"{organisation_id}#")
        items = InvitationItem.query(_shard(organisation_id), own, consistent_read=True)
        return sorted(readable(items, _handed_out, unread), key=lambda each: each.batch.made_at, reverse=True)

    def card(self, key: str) -> Card | None:
        try:
            item = InvitationItem.get(f"card#{key}", _ALONE, consistent_read=True)
        except InvitationItem.DoesNotExist:
            return None
        if not (item.organisation_id and item.batch_id and item.until):
            return None  # what is left of one that was let go after its time
        return Card(
            key=key,
            organisation_id=item.organisation_id,
            batch_id=item.batch_id,
            until=datetime.fromisoformat(item.until),
            used=bool(item.held_by or item.spent),
        )

    def every(self, *, unread: Unread = stop) -> Iterator[HandedOut]:
        for number in range(SHARDS):
            yield from readable(InvitationItem.query(f"batches#{number}", consistent_read=True), _handed_out, unread)

    def pass_night(self, before: HandedOut, after: HandedOut) -> bool:
        batch, transaction = after.batch, Transaction(self._connection)
        transaction.update(
            _batch_item(batch.organisation_id, batch.id),
            [
                InvitationItem.noted.set(after.noted),
                InvitationItem.shown.set(after.shown),
                InvitationItem.night.set(after.night),
            ],
            InvitationItem.night == before.night,
            otherwise=ChangedMeanwhile,
        )
        if more := after.shown - before.shown:
            own = OrganisationItem(batch.organisation_id, ORGANISATION_PART)
            transaction.update(own, [OrganisationItem.cards_used.add(more)])
        try:
            transaction.commit()
        except ChangedMeanwhile:
            return False
        return True


def new_card(batch: Batch, key: str) -> InvitationItem:
    """Return the item of a card that nobody used."""
    return InvitationItem(
        f"card#{key}",
        _ALONE,
        organisation_id=batch.organisation_id,
        batch_id=batch.id,
        until=stamp(batch.expires_at),
        expires=_gone_at(batch),
    )


def _gone_at(batch: Batch) -> int:
    return int((batch.made_at + kept(Kept.INVITATION)).timestamp())


def take_card(transaction: Transaction, review: Review, spends: str) -> None:
    """Have a review that comes in hold the card it was written with, or spend one where nothing is to be confirmed.

    Raises Invalid where another has it by now.
    """
    card = spends or review.invitation
    if not card:
        return
    transaction.update(
        _card_item(card),
        [InvitationItem.spent.set(1) if spends else InvitationItem.held_by.set(review.id)],
        (InvitationItem.organisation_id == review.organisation_id)
        & (InvitationItem.until > stamp(review.submitted_at))
        & InvitationItem.held_by.does_not_exist()
        & InvitationItem.spent.does_not_exist(),
        otherwise=_USED,
    )
    if spends:
        transaction.update(_batch_of(review, card), [InvitationItem.used.add(1)])


def let_card_go(transaction: Transaction, before: Review | None, after: Review) -> None:
    """Take a card from the review that holds it: used up where that was confirmed, free for another where it goes.

    A hold has no end of its own. Were it to end while its review can still be confirmed, one card would bring two.
    """
    if before is None or not before.invitation or after.invitation:
        return
    spent = [InvitationItem.spent.set(1)] if after.invited else []
    transaction.update(_card_item(before.invitation), [*spent, InvitationItem.held_by.remove()])
    if after.invited:
        transaction.update(_batch_of(before, before.invitation), [InvitationItem.used.add(1)])


def _card_item(card: str) -> InvitationItem:
    return InvitationItem(f"card#{card.partition('/')[2]}", _ALONE)


def _batch_of(review: Review, card: str) -> InvitationItem:
    return _batch_item(review.organisation_id, card.partition("/")[0])


def _batch_item(organisation_id: str, batch_id: str) -> InvitationItem:
    return InvitationItem(_shard(organisation_id), f"{organisation_id}#{batch_id}")


def _shard(organisation_id: str) -> str:
    return f"batches#{zlib.crc32(organisation_id.encode()) % SHARDS}"


def _handed_out(item: InvitationItem) -> HandedOut:
    if item.batch is None:
        raise UnreadableRecord(item.record, "no_batch")
    used, noted, shown, night = (int(each or 0) for each in (item.used, item.noted, item.shown, item.night))
    return HandedOut(batch=item.batch, used=used, noted=noted, shown=shown, night=night)

"""Facts about mail addresses, in DynamoDB, under keyed hashes: a dump tells nobody's address."""

from datetime import timedelta
from typing import Final

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import AddressItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.outbox import KEPT
from chalicelib.domain.rules.mail_event import SUPPRESSES
from chalicelib.ports.mails import Happened
from chalicelib.ports.stores import AlreadyThere

_EVENT_KEPT: Final = KEPT + timedelta(days=7)  # longer than the mail it is about, which a repeat would need


class DynamoAddresses:
    """The port `Addresses`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def suppressed(self, to_key: str) -> bool:
        found = _get(to_key)
        return found is not None and bool(found.suppressed_for)

    def note(self, happened: Happened) -> bool:
        transaction = Transaction(self._connection)
        event = AddressItem(f"event#{happened.id}#{happened.to_key}")
        event.expires = int((happened.at + _EVENT_KEPT).timestamp())
        transaction.save(event, AddressItem.key.does_not_exist(), otherwise=AlreadyThere)
        for_good = happened.fate in SUPPRESSES
        noted = AddressItem.suppressed_for.set(happened.fate) if for_good else AddressItem.soft_bounces.add(1)
        at = AddressItem.last_at.set(stamp(happened.at))
        transaction.update(AddressItem(f"address#{happened.to_key}"), [at, noted])
        try:
            transaction.commit()
        except AlreadyThere:
            return False
        return True

    def soft_bounces(self, to_key: str) -> int:
        found = _get(to_key)
        return int(found.soft_bounces or 0) if found else 0

    def lift(self, to_key: str) -> bool:
        was = self.suppressed(to_key)
        if was:
            AddressItem(f"address#{to_key}").update([AddressItem.suppressed_for.remove()])
        return was


def _get(to_key: str) -> AddressItem | None:
    try:
        return AddressItem.get(f"address#{to_key}", consistent_read=True)
    except AddressItem.DoesNotExist:
        return None

"""The sync's right to write: one holder at a time, told apart by a number that only grows."""

from datetime import datetime, timedelta
from typing import Final

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.ports.stores import Lease
from chalicelib.ports.sync import LeaseLost

LEASE: Final = ("lease", "lease")
LASTS: Final = timedelta(minutes=6)  # longer than a page may take with all its tries; renewed with every page


def check_lease(transaction: Transaction, lease: Lease) -> None:
    """Let a write through only while nobody has a higher number."""
    transaction.check(SyncItem, *LEASE, _ours(lease), otherwise=LeaseLost)


def renew_lease(transaction: Transaction, lease: Lease, now: datetime) -> None:
    """Like `check_lease`, and hold on to it for longer."""
    until = SyncItem.lease_until.set(stamp(now + LASTS))
    transaction.update(SyncItem(*LEASE), [until], _ours(lease), otherwise=LeaseLost)


def acquire_lease(now: datetime) -> Lease | None:
    item = SyncItem(*LEASE)
    free = SyncItem.lease_until.does_not_exist() | (SyncItem.lease_until < stamp(now))
    try:
        item.update([SyncItem.fence.add(1), SyncItem.lease_until.set(stamp(now + LASTS))], free)
    except UpdateError as error:
        if error.cause_response_code == "ConditionalCheckFailedException":
            return None
        raise
    return Lease(fence=int(item.fence or 0))


def release_lease(lease: Lease) -> None:
    """Let the next one in at once; nothing when it was lost already."""
    try:
        SyncItem(*LEASE).update([SyncItem.lease_until.remove()], _ours(lease))
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise


def _ours(lease: Lease) -> Condition:
    return SyncItem.fence == lease.fence

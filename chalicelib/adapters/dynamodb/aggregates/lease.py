"""The sync's right to write: one holder at a time, told apart by a number that only grows."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from pynamodb.connection import Connection
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


def acquire_lease(connection: Connection, now: datetime) -> Lease | None:
    """Return the right to write, with the next number; None while another holds it.

    In a transaction, though it is one write: that goes by signed requests, and a run in which nothing changed never
    loads the store's client, which takes eleven megabytes.
    """
    fence, until = _standing()
    if until >= stamp(now):
        return None
    same = SyncItem.fence == fence if fence else SyncItem.fence.does_not_exist()
    free = SyncItem.lease_until.does_not_exist() | (SyncItem.lease_until < stamp(now))
    transaction = Transaction(connection)
    taken = [SyncItem.fence.set(fence + 1), SyncItem.lease_until.set(stamp(now + LASTS))]
    transaction.update(SyncItem(*LEASE), taken, same & free, otherwise=LeaseLost)
    try:
        transaction.commit()
    except LeaseLost:
        return None
    return Lease(fence=fence + 1)


def release_lease(connection: Connection, lease: Lease) -> None:
    """Let the next one in at once; nothing when it was lost already."""
    transaction = Transaction(connection)
    transaction.update(SyncItem(*LEASE), [SyncItem.lease_until.remove()], _ours(lease), otherwise=LeaseLost)
    with suppress(LeaseLost):
        transaction.commit()


def _standing() -> tuple[int, str]:
    """The number of the last who held it, and until when; an empty moment where it was let go of."""
    try:
        item = SyncItem.get(*LEASE, consistent_read=True)
    except SyncItem.DoesNotExist:
        return 0, ""
    return int(item.fence or 0), item.lease_until or ""


def _ours(lease: Lease) -> Condition:
    return SyncItem.fence == lease.fence

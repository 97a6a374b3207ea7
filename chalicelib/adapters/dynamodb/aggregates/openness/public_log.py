"""The log for strangers, in DynamoDB: tiles and bundles that only grow, and a head that one run at a time moves on."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from pynamodb.connection import Connection
from pynamodb.exceptions import PutError

from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import PublicLogItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.projections.strangers.public_log import ProvenFigures
from chalicelib.ports.public_log import Head, HeadMoved, Turn
from chalicelib.ports.unread import go_past

_HEAD: Final = ("head", "head")
_ENTRIES: Final = "entries"
_MONTH: Final = "month"
LASTS: Final = timedelta(minutes=15)  # as long as a function may run


class DynamoPublicLog:
    """The port `PublicLog`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> Head:
        return _head(_standing())

    def take_turn(self, month: str, key: bytes, now: datetime) -> Turn | None:
        before = _standing()
        if (before.held_until or "") >= stamp(now):
            return None
        fence = int(before.fence or 0)
        begun = before.key if before.month == month and before.key else key
        same = PublicLogItem.fence == fence if fence else PublicLogItem.fence.does_not_exist()
        taken = [
            PublicLogItem.fence.set(fence + 1),
            PublicLogItem.held_until.set(stamp(now + LASTS)),
            PublicLogItem.month.set(month),
            PublicLogItem.key.set(begun),
        ]
        transaction = Transaction(self._connection)
        transaction.update(PublicLogItem(*_HEAD), taken, same, otherwise=HeadMoved)
        try:
            transaction.commit()
        except HeadMoved:
            return None
        return Turn(fence=fence + 1, head=_head(before), month=month, key=begun)

    def tile(self, level: int, index: int) -> bytes:
        return _blob(f"tile/{level}", index)

    def bundle(self, index: int) -> bytes:
        return _blob(_ENTRIES, index)

    def put(self, turn: Turn, tiles: Mapping[tuple[int, int], bytes], bundles: Mapping[int, bytes]) -> None:
        parts = {(f"tile/{level}", index): blob for (level, index), blob in tiles.items()}
        parts |= {(_ENTRIES, index): blob for index, blob in bundles.items()}
        for (part_of, index), blob in sorted(parts.items()):
            item = PublicLogItem(part_of, _place(index), blob=blob, fence=turn.fence)
            nobody_later = PublicLogItem.fence.does_not_exist() | (PublicLogItem.fence <= turn.fence)
            try:
                item.save(nobody_later)
            except PutError as error:
                if error.cause_response_code == "ConditionalCheckFailedException":
                    raise HeadMoved from error
                raise

    def publish(self, turn: Turn, head: Head, figures: Mapping[str, int]) -> None:
        transaction = Transaction(self._connection)
        transaction.save(PublicLogItem(_MONTH, turn.month, figures=ProvenFigures(counts=figures)))
        moved = [
            PublicLogItem.size.set(head.size),
            PublicLogItem.through.set(head.through),
            PublicLogItem.checkpoint.set(head.checkpoint),
            PublicLogItem.verifying_key.set(head.key),
            PublicLogItem.held_until.remove(),
            PublicLogItem.key.remove(),
            PublicLogItem.month.remove(),
        ]
        held = PublicLogItem.fence == turn.fence
        transaction.update(PublicLogItem(*_HEAD), moved, held, otherwise=HeadMoved)
        transaction.commit()

    def figures(self, months: tuple[str, str]) -> Mapping[str, Mapping[str, int]]:
        items = PublicLogItem.query(_MONTH, PublicLogItem.part.between(*months))
        return dict(readable(items, lambda item: (item.part, item.figures.counts), go_past))


def _standing() -> PublicLogItem:
    with suppress(PublicLogItem.DoesNotExist):
        return PublicLogItem.get(*_HEAD, consistent_read=True)
    return PublicLogItem(*_HEAD)


def _head(item: PublicLogItem) -> Head:
    said = {"checkpoint": item.checkpoint or "", "through": item.through or "", "key": item.verifying_key or ""}
    return Head(size=int(item.size or 0), **said)


def _place(index: int) -> str:
    return f"{index:08}"


def _blob(part_of: str, index: int) -> bytes:
    try:
        return bytes(PublicLogItem.get(part_of, _place(index), consistent_read=True).blob or b"")
    except PublicLogItem.DoesNotExist:
        return b""

"""The places of reviews in the open data, in DynamoDB: moved on in the write that changes what the public sees."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap, wrong_cursor
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import OpenDataItem
from chalicelib.adapters.dynamodb.projections.organisation_items import PUBLISHED, stamp
from chalicelib.domain.projections.open_data import Entry
from chalicelib.domain.rules.retention import Kept, kept

_BEGINS: Final = ("1", "2")  # every place begins with a year


class DynamoOpenData:
    """The port `OpenData`."""

    def entries(self, month: str, *, limit: int, cursor: str) -> tuple[Sequence[Entry], str | None]:
        after = unwrap(cursor)
        if after and not after.startswith(_BEGINS):
            raise wrong_cursor()
        further = OpenDataItem.place > after if after else None
        items = list(OpenDataItem.query(month, further, limit=limit + 1, page_size=limit + 1))
        return _readable(items[:limit]), wrap(items[limit - 1].place) if len(items) > limit else None

    def cursor_after(self, entry: Entry) -> str:
        return wrap(_place(entry))


def put_entry(transaction: Transaction, entry: Entry | None) -> None:
    """Add to a write that what is public of a review changed, where it did."""
    if entry is not None:
        transaction.save(entry_item(entry))


def entry_item(entry: Entry) -> OpenDataItem:
    expires = int((entry.changed_at + kept(Kept.REMOVAL)).timestamp())
    return OpenDataItem(
        entry.month,
        _place(entry),
        changed_at=stamp(entry.changed_at),
        gone=1 if entry.gone else None,
        expires=expires if entry.gone else None,
    )


def stored(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return what the store has at the places of these, as of now."""
    keys = [(each.month, _place(each)) for each in entries]
    return _readable(OpenDataItem.batch_get(keys, consistent_read=True))


def entry_at(part: str, *, at: datetime) -> Entry:
    """Return the entry of what is gone since a moment, by where its public review was."""
    moment, _, review_id = part.removeprefix(PUBLISHED).partition("#")
    return Entry(review_id=review_id, published_at=datetime.fromisoformat(moment), changed_at=at, gone=True)


def _place(entry: Entry) -> str:
    return f"{stamp(entry.published_at)}#{entry.review_id}"


def _readable(items: Iterable[OpenDataItem]) -> Sequence[Entry]:
    """Return what these say; one that lost its moment is gone past, and made anew by night."""
    return [_entry(item) for item in items if "changed_at" in item.attribute_values]


def _entry(item: OpenDataItem) -> Entry:
    moment, _, review_id = item.place.partition("#")
    return Entry(
        review_id=review_id,
        published_at=datetime.fromisoformat(moment),
        changed_at=datetime.fromisoformat(item.changed_at),
        gone=bool(item.gone),
    )

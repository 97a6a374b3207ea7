"""The similarity index of signals, in DynamoDB: each question is one key, however many reviews there are."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.batch import Item, asked, put_items, read_items
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import TraceItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.cases import IndexedReview, Noted

ORIGIN_KEPT: Final = kept(Kept.ORIGIN)
PACE_KEPT: Final = kept(Kept.PACE)
SPELT_KEPT: Final = kept(Kept.AUTHOR)  # by then nothing is left that release 0.1.0 kept
_MOST: Final = 200  # that one author, or one origin, is looked back on
_MOST_OF_A_PACE: Final = 3_000
_ONE: Final = "-"
_ORIGIN: Final = "origin"
_NEEDED: Final = {"review_id", "organisation_id", "score", "at"}  # of an entry, beside its key
_FIRST: Final = "0"  # sorts before every moment
Key = tuple[str, str]


def put_origin(transaction: Transaction, review: Review, origin_key: str) -> None:
    """Add to the write that takes a review in where it came from, as a keyed hash, for thirty days."""
    if not origin_key:
        return
    at, expires = review.submitted_at, int((review.submitted_at + ORIGIN_KEPT).timestamp())
    came = _item(f"origin#{origin_key}", _part(at, review), review, expires)
    transaction.save(TraceItem.from_raw_data(came))
    of = TraceItem(
        f"of#{review.id}", _ORIGIN, review_id=origin_key, organisation_id=review.organisation_id, expires=expires
    )
    transaction.save(of)


class DynamoSimilarityIndex:
    """The port `SimilarityIndex`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_author(self, author_key: str) -> Sequence[IndexedReview]:
        return [_indexed(item) for item in self._newest(f"author#{author_key}", _MOST)] if author_key else ()

    def by_origin(self, origin_key: str, *, since: datetime) -> Sequence[IndexedReview]:
        found = self._newest(f"origin#{origin_key}", _MOST, since) if origin_key else ()
        return [_indexed(item) for item in found]

    def pace(self, organisation_id: str, *, since: datetime) -> Sequence[datetime]:
        return [_at(item) for item in self._newest(f"pace#{organisation_id}", _MOST_OF_A_PACE, since)]

    def of_organisation(self, organisation_id: str, *, limit: int) -> Sequence[IndexedReview]:
        """The newest reviews of an organisation, whatever became of them, for as long as its pace is kept."""
        return [_indexed(item) for item in self._newest(f"pace#{organisation_id}", limit)]

    def origin_of(self, review_id: str) -> str:
        found = _get(f"of#{review_id}", _ORIGIN)
        return found.review_id if found else ""

    def note(
        self,
        review: Review,
        bands: Sequence[str],
        sketch: bytes,
        *,
        worded_at: datetime,
        over: AbstractSet[str] = frozenset(),
    ) -> Noted:
        """Note, at confirmation, the author, the pace, and the text's bands; each comes with its holder's sketch.

        Releases before noted the age of the review for that of its words: who asks looks at the review itself. Two
        that are noted in one instant may both take a band; the daily second look gives it to the earlier.
        """
        at, keys = review.submitted_at, _band_keys(bands)
        held = self._read([*keys, (f"of#{review.id}", _ORIGIN)])
        came = held.pop((f"of#{review.id}", _ORIGIN), None)
        held = {key: item for key, item in held.items() if _readable(item) and "sketch" in item}
        own, words = _part(at, review), _part(worded_at, review)
        pace_expires = int((at + PACE_KEPT).timestamp())
        left = [
            _item(f"pace#{review.organisation_id}", own, review, pace_expires),
            _item(f"sketch#{review.id}", _ONE, review, None, sketch, at=worded_at),
        ]
        if review.author_key:
            left.append(_item(f"author#{review.author_key}", own, review, None))
        # An older review of the same address is found, and finds this one, by that alone.
        if review.spelt_key not in {"", review.author_key}:
            spelt_expires = int((at + SPELT_KEPT).timestamp())
            left.append(_item(f"author#{review.spelt_key}", own, review, spelt_expires))
        left += [
            _item(*key, review, None, sketch, at=worded_at)
            for key in keys
            if key not in held or words <= _part_of(held[key]) or held[key]["review_id"]["S"] in over
        ]
        put_items(self._connection, TraceItem.Meta.table_name, left)
        others = {item["review_id"]["S"]: item for item in held.values()}
        alike = [(_indexed(others[each]), others[each]["sketch"]["B"]) for each in sorted(others.keys() - {review.id})]
        return Noted(alike=alike, origin_key=came.get("review_id", {}).get("S", "") if came else "")

    def forget_author(self, review: Review) -> None:
        """Delete all that was noted of who wrote a review, and from where."""
        at, origin = review.submitted_at, self.origin_of(review.id)
        keys = [(f"author#{key}", _part(at, review)) for key in (review.author_key, review.spelt_key) if key]
        if origin:
            keys += [(f"origin#{origin}", _part(at, review)), (f"of#{review.id}", _ORIGIN)]
        _delete(keys)

    def forget_unread(self, review_id: str) -> None:
        noted = (TraceItem.review_id == review_id) | (TraceItem.trace == f"of#{review_id}")
        _delete([(item.trace, item.part) for item in TraceItem.scan(noted)])

    def forget(self, review: Review, bands: Sequence[str]) -> None:
        """Delete all that was noted of a review; a band that another review holds stays that one's."""
        self.forget_author(review)
        held = TraceItem.batch_get(_band_keys(bands))
        mine = {(item.trace, item.part) for item in held if item.review_id == review.id}
        pace = (f"pace#{review.organisation_id}", _part(review.submitted_at, review))
        _delete([*sorted(mine), pace, (f"sketch#{review.id}", _ONE)])

    def sketch_of(self, review_id: str) -> bytes:
        found = _get(f"sketch#{review_id}", _ONE)
        return (found.sketch or b"") if found else b""

    def _read(self, keys: Sequence[Key]) -> dict[Key, Item]:
        table = TraceItem.Meta.table_name
        wanted = [{"trace": {"S": trace}, "part": {"S": part}} for trace, part in keys]
        found = read_items(self._connection, {table: wanted})[table]
        return {(item["trace"]["S"], item["part"]["S"]): item for item in found}

    def _newest(self, trace: str, most: int, since: datetime | None = None) -> Sequence[Item]:
        """Return what was noted under a key, newest first; 3,000 entries fit into one answer of the store."""
        request = {
            "TableName": TraceItem.Meta.table_name,
            "KeyConditionExpression": "#trace = :trace AND #part >= :since",
            "ExpressionAttributeNames": {"#trace": "trace", "#part": "part"},
            "ExpressionAttributeValues": {
                ":trace": {"S": trace},
                ":since": {"S": stamp(since) if since else _FIRST},
            },
            "ScanIndexForward": False,
            "Limit": most,
        }
        return [item for item in asked(self._connection, "Query", request)["Items"] if _readable(item)]


def _delete(keys: Sequence[tuple[str, str]]) -> None:
    with TraceItem.batch_write() as batch:
        for key in dict.fromkeys(keys):  # DynamoDB refuses a batch that names one twice
            batch.delete(TraceItem(*key))


def _band_keys(bands: Sequence[str]) -> list[Key]:
    return [(f"band#{number}#{band}", _ONE) for number, band in enumerate(bands)]


def _part_of(item: Item) -> str:
    return f"{item['at']['S']}#{item['review_id']['S']}"


def _part(at: datetime, review: Review) -> str:
    return f"{stamp(at)}#{review.id}"


def _item(
    trace: str, part: str, review: Review, expires: int | None, sketch: bytes = b"", *, at: datetime | None = None
) -> Item:
    """A `TraceItem` in the store's own form."""
    item: Item = {
        "trace": {"S": trace},
        "part": {"S": part},
        "review_id": {"S": review.id},
        "organisation_id": {"S": review.organisation_id},
        "score": {"N": str(review.score)},
        "at": {"S": stamp(at or review.submitted_at)},
    }
    if expires is not None:
        item["expires"] = {"N": str(expires)}
    if sketch:
        item["sketch"] = {"B": sketch}
    return item


def _readable(item: Item) -> bool:
    """Tell if an entry is of today's form: one that says a version is a later one's, one that says less an older.

    Such an entry is passed over, and a band that it holds is taken.
    """
    return "v" not in item and item.keys() >= _NEEDED


def _indexed(item: Item) -> IndexedReview:
    return IndexedReview(
        review_id=item["review_id"]["S"],
        organisation_id=item["organisation_id"]["S"],
        score=int(item["score"]["N"]),
        at=_at(item),
    )


def _at(item: Item) -> datetime:
    return datetime.fromisoformat(item["at"]["S"])


def _get(trace: str, part: str) -> TraceItem | None:
    try:
        return TraceItem.get(trace, part)
    except TraceItem.DoesNotExist:
        return None

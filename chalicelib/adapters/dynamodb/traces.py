"""What the signals look things up by, in DynamoDB: each question is one key, however many reviews there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from chalicelib.adapters.dynamodb.tables import stamp
from chalicelib.adapters.dynamodb.transaction import Transaction
from chalicelib.adapters.dynamodb.working_tables import TraceItem
from chalicelib.domain.retention import Kept, kept
from chalicelib.domain.review import Review
from chalicelib.use_cases.case_ports import Trace

ORIGIN_KEPT: Final = kept(Kept.ORIGIN)
PACE_KEPT: Final = kept(Kept.PACE)
_MOST: Final = 200  # that one author, or one origin, is looked back on
_MOST_OF_A_PACE: Final = 3_000
_ONE: Final = "-"
_EVER: Final = "0001-01-01T00:00:00Z"


def put_origin(transaction: Transaction, review: Review, origin_key: str) -> None:
    """Add to the write that takes a review in where it came from, as a keyed hash, for thirty days."""
    if not origin_key:
        return
    at, expires = review.submitted_at, int((review.submitted_at + ORIGIN_KEPT).timestamp())
    transaction.save(_item(f"origin#{origin_key}", _part(at, review), review, expires))
    of = TraceItem(
        f"of#{review.id}", "origin", review_id=origin_key, organisation_id=review.organisation_id, expires=expires
    )
    transaction.save(of)


class DynamoTraces:
    """The port `Traces`."""

    def by_author(self, author_key: str) -> Sequence[Trace]:
        return _of(f"author#{author_key}", _MOST) if author_key else ()

    def by_origin(self, origin_key: str, *, since: datetime) -> Sequence[Trace]:
        return [each for each in _of(f"origin#{origin_key}", _MOST) if each.at >= since] if origin_key else ()

    def pace(self, organisation_id: str, *, since: datetime) -> Sequence[datetime]:
        return [each.at for each in _of(f"pace#{organisation_id}", _MOST_OF_A_PACE) if each.at >= since]

    def of_organisation(self, organisation_id: str, *, limit: int) -> Sequence[Trace]:
        """The newest reviews of an organisation, whatever became of them, for as long as its pace is kept."""
        return _of(f"pace#{organisation_id}", limit)

    def origin_of(self, review_id: str) -> str:
        found = _get(f"of#{review_id}", "origin")
        return found.review_id if found else ""

    def note(self, review: Review, bands: Sequence[str], sketch: bytes) -> Sequence[tuple[Trace, bytes]]:
        """At confirmation: the author, the pace, and the text's bands.

        Two that are noted in one instant may both take a band; the daily second look gives it to the earlier.
        """
        at = review.submitted_at
        keys = _band_keys(bands)
        held = {(item.trace, item.part): item for item in TraceItem.batch_get(keys)}
        own = _part(at, review)
        with TraceItem.batch_write() as batch:
            if review.author_key:
                batch.save(_item(f"author#{review.author_key}", _part(at, review), review, None))
            pace_expires = int((at + PACE_KEPT).timestamp())
            batch.save(_item(f"pace#{review.organisation_id}", _part(at, review), review, pace_expires))
            for key in keys:
                if key not in held or own <= _part_of(held[key]):
                    batch.save(_item(*key, review, None))
            item = _item(f"sketch#{review.id}", _ONE, review, None)
            item.sketch = sketch
            batch.save(item)
        others = sorted({item.review_id for item in held.values()} - {review.id})
        sketches = TraceItem.batch_get([(f"sketch#{review_id}", _ONE) for review_id in others])
        return [(_trace(item), item.sketch or b"") for item in sketches]

    def forget_author(self, review: Review) -> None:
        """Of who wrote it, and from where, nothing stays."""
        at, origin = review.submitted_at, self.origin_of(review.id)
        keys = [(f"author#{review.author_key}", _part(at, review))] if review.author_key else []
        if origin:
            keys += [(f"origin#{origin}", _part(at, review)), (f"of#{review.id}", "origin")]
        _delete(keys)

    def forget(self, review: Review, bands: Sequence[str]) -> None:
        """Nothing that was noted of a review stays; a band that another holds stays that one's."""
        self.forget_author(review)
        held = TraceItem.batch_get(_band_keys(bands))
        mine = {(item.trace, item.part) for item in held if item.review_id == review.id}
        pace = (f"pace#{review.organisation_id}", _part(review.submitted_at, review))
        _delete([*sorted(mine), pace, (f"sketch#{review.id}", _ONE)])

    def sketch_of(self, review_id: str) -> bytes:
        found = _get(f"sketch#{review_id}", _ONE)
        return (found.sketch or b"") if found else b""


def _delete(keys: Sequence[tuple[str, str]]) -> None:
    with TraceItem.batch_write() as batch:
        for key in keys:
            batch.delete(TraceItem(*key))


def _band_keys(bands: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"band#{number}#{band}", _ONE) for number, band in enumerate(bands)]


def _part_of(item: TraceItem) -> str:
    return f"{item.at}#{item.review_id}"


def _part(at: datetime, review: Review) -> str:
    return f"{stamp(at)}#{review.id}"


def _item(trace: str, part: str, review: Review, expires: int | None) -> TraceItem:
    return TraceItem(
        trace,
        part,
        review_id=review.id,
        organisation_id=review.organisation_id,
        score=review.score,
        at=stamp(review.submitted_at),
        expires=expires,
    )


def _of(trace: str, most: int) -> Sequence[Trace]:
    """Newest first."""
    return [_trace(item) for item in TraceItem.query(trace, scan_index_forward=False, limit=most)]


def _trace(item: TraceItem) -> Trace:
    return Trace(
        review_id=item.review_id,
        organisation_id=item.organisation_id,
        score=int(item.score or 0),
        at=datetime.fromisoformat(item.at or _EVER),
    )


def _get(trace: str, part: str) -> TraceItem | None:
    try:
        return TraceItem.get(trace, part)
    except TraceItem.DoesNotExist:
        return None

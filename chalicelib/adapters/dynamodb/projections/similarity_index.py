"""The similarity index of signals, in DynamoDB: each question is one key, however many reviews there are."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.batch import Item, asked, put_items, read_items
from chalicelib.adapters.dynamodb.client.table import values_of
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import TraceItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, organisation_of, stamp
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.cases import IndexedReview, Noted

if TYPE_CHECKING:
    from chalicelib.domain.signals.text.bands import Bands

ORIGIN_KEPT: Final = kept(Kept.ORIGIN)
PACE_KEPT: Final = kept(Kept.PACE)
SPELT_KEPT: Final = kept(Kept.AUTHOR)  # by then nothing is left that release 0.1.0 kept
_PUT_AT_ONCE: Final = 25
_MOST_ALIKE: Final = 16  # texts that one is compared with
_MOST: Final = 200  # that one author, or one origin, is looked back on
_MOST_COUNTED: Final = 3_000  # of a pace: they fit into one answer of the store
_COUNTED: Final = 1_000  # paces that a process keeps in mind
_ONE: Final = "-"
_ORIGIN: Final = "origin"
_AGAIN: Final = "again"
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
        self._counted: dict[tuple[str, datetime, datetime], int] = {}

    def by_author(self, author_key: str, spelt_key: str = "") -> Sequence[IndexedReview]:
        keys = dict.fromkeys((author_key, spelt_key if TraceItem.written_by_0_1_0 else ""))
        traces = [f"author#{key}" for key in keys if key]
        found = {each.review_id: each for trace in traces for each in map(_indexed, self._newest(trace, _MOST))}
        return sorted(found.values(), key=lambda each: (each.at, each.review_id), reverse=True)

    def by_origin(self, origin_key: str, *, since: datetime) -> Sequence[IndexedReview]:
        found = self._newest(f"origin#{origin_key}", _MOST, since) if origin_key else ()
        return [_indexed(item) for item in found]

    def pace(self, organisation_id: str, *, since: datetime, most: int) -> Sequence[datetime]:
        return [_at(item) for item in self._newest(f"pace#{organisation_id}", most, since)]

    def came(self, organisation_id: str, *, since: datetime, until: datetime) -> int:
        asked_for = (organisation_id, since, until)
        if asked_for not in self._counted:
            if len(self._counted) >= _COUNTED:
                self._counted.clear()
            self._counted[asked_for] = self._count(f"pace#{organisation_id}", since, until)
        return self._counted[asked_for]

    def of_organisation(self, organisation_id: str, *, limit: int) -> Sequence[IndexedReview]:
        """The newest reviews of an organisation, whatever became of them, for as long as its pace is kept."""
        return [_indexed(item) for item in self._newest(f"pace#{organisation_id}", limit)]

    def origin_of(self, review_id: str) -> str:
        found = _get(f"of#{review_id}", _ORIGIN)
        return found.review_id if found else ""

    def note(
        self,
        review: Review,
        bands: "Bands",
        sketch: bytes,
        *,
        worded_at: datetime,
        over: AbstractSet[str] = frozenset(),
        added: bool = False,
        keep: bool = True,
        with_home: bool = False,
    ) -> Noted:
        """Note, at confirmation, the author, the pace, and the text's bands; each comes with its holder's sketch.

        Releases before noted the age of the review for that of its words: who asks looks at the review itself. Two
        that are noted in one instant may both take a band; the daily second look gives it to the earlier.
        """
        words = sketch_item(review, sketch, worded_at)
        origin, own = (f"of#{review.id}", _ORIGIN), [] if added else [words, *_of_review(review)]
        older = bands.older if TraceItem.written_by_0_1_0 else ()
        kept, looked_for = band_keys(bands.kept), band_keys(bands.near + older)
        found, home = self._read([*kept, *looked_for, origin, *map(_key_of, own)], review if with_home else None)
        readable = ((key, found[key]) for key in (*kept, *looked_for) if key in found and _readable(found[key]))
        held = {key: item for key, item in readable if "sketch" in item}
        age, came = _part(worded_at, review), found.get(origin, {})
        under = [words | _named(key) for key in kept]
        left = [item for item in own if found.get(_key_of(item)) != item]
        left += [
            item
            for key, item in zip(kept, under, strict=True)
            if held.get(key) != item
            and (key not in held or age <= _part_of(held[key]) or held[key]["review_id"]["S"] in over)
        ]
        keep = keep and (home is None or home.taking_part)
        put_items(self._connection, TraceItem.Meta.table_name, left if keep else [])
        others = {_words_of(item): item for item in held.values() if item["review_id"]["S"] != review.id}
        shared = Counter(_words_of(item) for item in held.values() if _words_of(item) in others)
        most = sorted(shared, key=lambda each: (-shared[each], each))[:_MOST_ALIKE]
        return Noted(
            alike=[(_indexed(others[each]), others[each]["sketch"]["B"]) for each in sorted(most)],
            origin_key=came.get("review_id", {}).get("S", ""),
            home=home,
        )

    def mark(self, review_ids: Collection[str]) -> None:
        marks = [_mark(each) for each in sorted(review_ids)]
        for start in range(0, len(marks), _PUT_AT_ONCE):
            put_items(self._connection, TraceItem.Meta.table_name, marks[start : start + _PUT_AT_ONCE])

    def marked(self) -> Sequence[str]:
        return [item.part for item in TraceItem.query(_AGAIN, consistent_read=True)]

    def unmark(self, review_ids: Collection[str]) -> None:
        _delete([(_AGAIN, each) for each in sorted(review_ids)])

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

    def forget_words(self, review: Review, bands: Sequence[str]) -> None:
        """Delete those of these bands that a review holds; one that another review holds stays that one's."""
        held = TraceItem.batch_get(band_keys(bands))
        _delete(sorted((item.trace, item.part) for item in held if item.review_id == review.id))

    def forget(self, review: Review, bands: Sequence[str]) -> None:
        """Delete all that was noted of a review, its words among these bands."""
        self.forget_author(review)
        self.forget_words(review, bands)
        pace = (f"pace#{review.organisation_id}", _part(review.submitted_at, review))
        _delete([pace, (f"sketch#{review.id}", _ONE), (_AGAIN, review.id)])

    def sketch_of(self, review_id: str) -> bytes:
        found = _get(f"sketch#{review_id}", _ONE)
        return (found.sketch or b"") if found else b""

    def _read(self, keys: Sequence[Key], of: Review | None) -> tuple[dict[Key, Item], Organisation | None]:
        """Return what stands under these keys, and the organisation of a review, if any: that one as it stands now."""
        traces, homes = TraceItem.Meta.table_name, OrganisationItem.Meta.table_name
        wanted = {traces: [_named(key) for key in keys]}
        if of is not None:
            wanted[homes] = [{"organisation_id": {"S": of.organisation_id}, "part": {"S": ORGANISATION_PART}}]
        found = read_items(self._connection, wanted, consistent={homes})
        home = [organisation_of(values_of(OrganisationItem.from_raw_data(item))) for item in found.get(homes, ())]
        if of is not None and not home:
            raise NotFound
        return {_key_of(item): item for item in found[traces]}, home[0] if home else None

    def _count(self, trace: str, since: datetime, until: datetime) -> int:
        request = {
            "TableName": TraceItem.Meta.table_name,
            "KeyConditionExpression": "#trace = :trace AND #part BETWEEN :since AND :until",
            "ExpressionAttributeNames": {"#trace": "trace", "#part": "part"},
            "ExpressionAttributeValues": {
                ":trace": {"S": trace},
                ":since": {"S": stamp(since)},
                ":until": {"S": stamp(until)},  # an entry of that moment has its review's id after it
            },
            "Select": "COUNT",
            "Limit": _MOST_COUNTED,
        }
        return int(asked(self._connection, "Query", request)["Count"])

    def _newest(self, trace: str, most: int, since: datetime | None = None) -> Sequence[Item]:
        """Return what was noted under a key, newest first, as far as one answer of the store goes."""
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


def _mark(review_id: str) -> Item:
    """An entry of a review that is to be looked at again; whose it is, the review itself says."""
    return {**_named((_AGAIN, review_id)), "review_id": {"S": review_id}, "organisation_id": {"S": _ONE}}


def band_keys(bands: Iterable[str]) -> list[Key]:
    return [(f"band#{band}", _ONE) for band in bands]


def sketch_item(review: Review, sketch: bytes, worded_at: datetime) -> Item:
    """A review's own entry among the texts; under each band that it holds stands the same."""
    return _item(f"sketch#{review.id}", _ONE, review, None, sketch, at=worded_at)


def _of_review(review: Review) -> list[Item]:
    """Return what is noted of a review beside its words."""
    at, own = review.submitted_at, _part(review.submitted_at, review)
    pace = _item(f"pace#{review.organisation_id}", own, review, int((at + PACE_KEPT).timestamp()))
    left = [pace]
    if review.author_key:
        left.append(_item(f"author#{review.author_key}", own, review, None))
    # Release 0.1.0 finds this one by that alone; what it kept itself is looked for under both.
    if TraceItem.read_by_0_1_0 and review.spelt_key not in {"", review.author_key}:
        left.append(_item(f"author#{review.spelt_key}", own, review, int((at + SPELT_KEPT).timestamp())))
    return left


def _key_of(item: Item) -> Key:
    return item["trace"]["S"], item["part"]["S"]


def _named(key: Key) -> Item:
    return {"trace": {"S": key[0]}, "part": {"S": key[1]}}


def is_before(item: Item, held: Item) -> bool:
    """Tell if the words of an entry are older than those of one that holds a band, or that one cannot be read."""
    return not _readable(held) or _part_of(item) < _part_of(held)


def _words_of(item: Item) -> tuple[str, str]:
    """Return whose words hold a band, and of when: what its author added later is apart from a review's own."""
    return item["review_id"]["S"], item["at"]["S"]


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

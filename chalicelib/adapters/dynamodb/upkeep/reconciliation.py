"""The nightly reconciliation, in DynamoDB: a repair is written only while what it is derived from has not moved."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

import msgspec
from pynamodb.connection import Connection
from pynamodb.exceptions import UpdateError

from chalicelib.adapters.dynamodb.aggregates.openness.open_data import put_entry, stored
from chalicelib.adapters.dynamodb.aggregates.organisations import owner_of, renew_restriction, to_organisation
from chalicelib.adapters.dynamodb.client.table import named, or_none, readable
from chalicelib.adapters.dynamodb.client.tables import ListingItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import QueueItem, SyncItem, TraceItem
from chalicelib.adapters.dynamodb.projections.deadlines import DynamoDeadlines, project_deadline
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.adapters.dynamodb.projections.first_page import repair_first_page
from chalicelib.adapters.dynamodb.projections.insights import DynamoInsights
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, PUBLISHED, stamp
from chalicelib.adapters.dynamodb.projections.queue import project_queue, queue_key
from chalicelib.adapters.dynamodb.upkeep.reconciliation_queue import Source, repair_missing, repair_waiting
from chalicelib.domain.projections.deadlines import looks, of_review
from chalicelib.domain.projections.open_data import entry_of
from chalicelib.domain.projections.queue import waiting
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.refusals import Busy, ChangedMeanwhile, UnreadableRecord
from chalicelib.dutch.keyword_themes import current_themes
from chalicelib.ports.clock import RoundProgress
from chalicelib.ports.unread import Unread, stop

_STATE = ("recount", "round")  # release 0.1.0 has its own, `state`, and goes by that
_PAGE = 100
_progress = msgspec.json.Decoder(RoundProgress)
Write = Callable[[Transaction], None]
Key = tuple[str, str]


class DynamoReconciliation:
    """The port `Reconciliation`."""

    def __init__(self, connection: Connection, directory: DynamoDirectory) -> None:
        self._connection = connection
        self._directory = directory
        self._deadlines = DynamoDeadlines()
        self._insights = DynamoInsights(connection)

    def progress(self) -> RoundProgress | None:
        try:
            return _progress.decode(SyncItem.get(*_STATE, consistent_read=True).blob or b"")
        except (SyncItem.DoesNotExist, msgspec.MsgspecError, ValueError):  # a round of everything begins
            return None

    def keep(self, progress: RoundProgress) -> None:
        SyncItem(*_STATE, blob=msgspec.json.encode(progress)).save()

    def listed(self, cursor: str, *, unread: Unread = stop) -> tuple[Sequence[tuple[str, str]], bool]:
        start = {"register_key": {"S": cursor}} if cursor else None
        found = ListingItem.scan(limit=_PAGE, page_size=_PAGE, last_evaluated_key=start)
        listed = list(readable(found, lambda item: (item.register_key, owner_of(item)), unread))
        return listed, found.last_evaluated_key is not None

    def tally(self, organisation_id: str) -> Tally:
        return to_organisation(_get(organisation_id)).tally

    def reviews(self, organisation_id: str, *, after: str) -> tuple[Sequence[Review], str | None]:
        further = ReviewItem.review_id > after if after else None
        keys = [
            item.review_id
            for item in ReviewItem.by_organisation.query(organisation_id, further, limit=_PAGE, page_size=_PAGE)
        ]
        found = [item.review for item in ReviewItem.batch_get(keys, consistent_read=True)]
        return found, keys[-1] if len(keys) == _PAGE else None

    def repair_tally(self, organisation_id: str, wrong: Tally, right: Tally) -> bool:
        was, will = wrong.counters, right.counters
        condition = OrganisationItem.organisation_id.exists()
        for name, value in was.items():
            attribute = getattr(OrganisationItem, name)
            same = attribute == value
            condition &= (same | attribute.does_not_exist()) if value == 0 else same
        actions = [getattr(OrganisationItem, name).set(value) for name, value in will.items()]
        try:
            OrganisationItem(organisation_id, ORGANISATION_PART).update(actions, condition)
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise
            return False
        return True

    def repair_reviews(self, reviews: Sequence[Review]) -> Counter[str]:
        drift: Counter[str] = Counter()
        drift["faces"] = self._public_reviews(reviews)
        drift["queue"] = self._queue(reviews)
        drift["deadlines"] = self._due(reviews)
        drift["traces"] = _similarity_index(reviews)
        drift["open_data"] = self._open_data(reviews)
        return +drift

    def repair_organisation(self, organisation_id: str, *, public: int | None = None) -> Counter[str]:
        drift: Counter[str] = Counter()
        shown = OrganisationItem.part.startswith(PUBLISHED)
        if public is not None and OrganisationItem.count(organisation_id, shown, consistent_read=True) > public:
            drift["faces"] = self._orphans(organisation_id)  # none, where one came online meanwhile
        drift["fronts"] = int(repair_first_page(organisation_id))
        if public is not None:
            drift.update(self._figures(organisation_id))
        organisation_item = _get(organisation_id)
        drift["queue"] = repair_missing(
            self._connection, Source(OrganisationItem, (organisation_id, ORGANISATION_PART), organisation_item)
        )
        if why := renew_restriction(organisation_item):
            drift[why] += 1
        organisation = to_organisation(organisation_item)
        if self._directory.differs(organisation):
            self._directory.enter([organisation])
            # What is online about one that left comes and goes without a word of its editors.
            drift["search" if organisation.taking_part else "left"] = 1
        return +drift

    def repair_waiting(self, cursor: str, *, unread: Unread = stop) -> tuple[Counter[str], str | None]:
        return repair_waiting(self._connection, cursor, unread)

    def _figures(self, organisation_id: str) -> Counter[str]:
        """Count months of insights that were counted wrong. What a new list of themes counts anew is no drift."""
        own = f"theme:{current_themes().version}:"
        found: Counter[str] = Counter()
        try:
            months = self._insights.recount(organisation_id)
        except Busy:
            return found  # reviews keep moving: the next night
        for wrong in months.values():
            # Of a month in which the older list found nothing, this one only adds: reviews themselves were all counted.
            themes_alone = all(name.startswith("theme:") for name in wrong)
            anew = any(not name.startswith(own) for name in wrong) or all(count > 0 for count in wrong.values())
            by_list = themes_alone and anew
            found["themes" if by_list else "insights"] += 1
        return found

    def _public_reviews(self, reviews: Sequence[Review]) -> int:
        """Put the public reviews of these right, and delete those of what the public sees no longer."""
        right = {key: review for review in reviews if (key := _public_key(review))}
        mended = 0
        for key in _wrong(_wrong(right, consistent=False), consistent=True):  # what one moment's lag shows is no fault
            item = OrganisationItem(*key, face=public_review_of(right[key]))
            mended += self._while_unchanged(right[key], _saving(item) if item.face else _deleting(item))
        return mended

    def _orphans(self, organisation_id: str) -> int:
        """Delete the public reviews that no review, as it is now, should have there."""
        mended = 0
        shown = OrganisationItem.part.startswith(PUBLISHED)
        stored = iter(OrganisationItem.query(organisation_id, shown, consistent_read=True, page_size=_PAGE))
        while some := [item.part for item in islice(stored, _PAGE)]:
            ids = {part: part.rpartition("#")[2] for part in some}
            owners = ReviewItem.batch_get(dict.fromkeys(ids.values()), consistent_read=True)
            found = {item.review_id: item.review for item in owners}
            for part, review_id in ids.items():
                item, owner = OrganisationItem(organisation_id, part), found.get(review_id)
                if owner is None:
                    item.delete()
                    mended += 1
                elif public_review_of(owner) is None or _public_key(owner) != (organisation_id, part):
                    mended += self._while_unchanged(owner, _deleting(item))
        return mended

    def _queue(self, reviews: Sequence[Review]) -> int:
        right = {queue_key(each): (each, review) for review in reviews for each in waiting(review)}
        stored = {
            (item.shard, item.place): or_none(lambda item: item.waiting, item)
            for item in QueueItem.batch_get(list(right), consistent_read=True)
        }
        return sum(
            self._while_unchanged(review, lambda transaction, each=each: project_queue(transaction, (), (each,)))  # type: ignore[misc]
            for key, (each, review) in right.items()
            if stored.get(key) != each
        )

    def _due(self, reviews: Sequence[Review]) -> int:
        right = [(deadline, review) for review in reviews if (deadline := of_review(review)) is not None]
        stored = set(self._deadlines.known([deadline for deadline, _ in right]))
        missing = [(deadline, review) for deadline, review in right if deadline not in stored]
        ahead = set(self._deadlines.known([each for _, review in missing for each in looks(review)]))
        return sum(
            self._while_unchanged(review, lambda transaction, one=one: project_deadline(transaction, None, one))  # type: ignore[misc]
            for one, review in missing
            if not any(each in ahead and each.due <= one.due for each in looks(review))
        )

    def _open_data(self, reviews: Sequence[Review]) -> int:
        """Put the places of these in the open data right: there where they may be used again, and gone where not."""
        places = [place for review in reviews if (place := entry_of(review)) is not None]
        had = {each.review_id: each for each in stored(places)}
        mended = 0
        for review in reviews:
            right = entry_of(review, had.get(review.id))
            if right is not None and right != had.get(review.id) and not (right.gone and review.id not in had):
                mended += self._while_unchanged(review, lambda transaction, one=right: put_entry(transaction, one))  # type: ignore[misc]
        return mended

    def _while_unchanged(self, review: Review, write: Write) -> int:
        """Repair one copy; nothing when its review moved meanwhile, and took the copy along."""
        transaction = Transaction(self._connection)
        unchanged = ReviewItem.version == review.version
        transaction.check(ReviewItem, review.id, None, unchanged, otherwise=ChangedMeanwhile)
        write(transaction)
        try:
            transaction.commit()
        except ChangedMeanwhile:
            return 0
        return 1


def _similarity_index(reviews: Sequence[Review]) -> int:
    """Delete what the similarity index holds of erased reviews. An entry too few costs recall until the next look."""
    gone = [review.id for review in reviews if review.content_free]
    left = list(TraceItem.batch_get([(f"sketch#{each}", "-") for each in gone]))
    for item in left:
        item.delete()
    return len(left)


def _get(organisation_id: str) -> OrganisationItem:
    try:
        return OrganisationItem.get(organisation_id, ORGANISATION_PART, consistent_read=True)
    except OrganisationItem.DoesNotExist:  # and yet the register's entry, or the log, says that it is this one
        raise UnreadableRecord(named("organisations", organisation_id, ORGANISATION_PART), "gone") from None


def _wrong(right: Mapping[Key, Review], *, consistent: bool) -> Mapping[Key, Review]:
    """Return those of these reviews of which the public sees something else than it should."""
    items = OrganisationItem.batch_get(list(right), consistent_read=consistent)
    stored = {(item.organisation_id, item.part): or_none(lambda item: item.face, item) for item in items}
    due = {key: public_review_of(review) for key, review in right.items()}
    return {
        key: review
        for key, review in right.items()
        if (key in stored) != (due[key] is not None) or stored.get(key) != due[key]
    }


def _public_key(review: Review) -> tuple[str, str] | None:
    """The key of the public review of one that was ever published; it keeps that for as long as it exists."""
    if review.published_at is None:
        return None
    return review.organisation_id, f"{PUBLISHED}{stamp(review.published_at)}#{review.id}"


def _saving(item: OrganisationItem) -> Write:
    return lambda transaction: transaction.save(item)


def _deleting(item: OrganisationItem) -> Write:
    return lambda transaction: transaction.delete(item)

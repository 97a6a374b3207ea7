"""The nightly reconciliation, in DynamoDB: a repair is written only while what it is derived from has not moved."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from pynamodb.connection import Connection
from pynamodb.exceptions import UpdateError

from chalicelib.adapters.dynamodb.aggregates.organisations import owner_of, renew_restriction, to_organisation
from chalicelib.adapters.dynamodb.client.table import named, or_none, readable
from chalicelib.adapters.dynamodb.client.tables import ListingItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import QueueItem, SyncItem, TraceItem
from chalicelib.adapters.dynamodb.projections.deadlines import DynamoDeadlines, project_deadline
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.adapters.dynamodb.projections.first_page import repair_first_page
from chalicelib.adapters.dynamodb.projections.insights import DynamoInsights
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, PUBLISHED, published_part
from chalicelib.adapters.dynamodb.projections.queue import project_queue, queue_key
from chalicelib.adapters.dynamodb.upkeep.reconciliation_queue import Source, repair_missing, repair_waiting
from chalicelib.domain.projections.deadlines import looks, of_review
from chalicelib.domain.projections.queue import waiting
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.refusals import Busy, ChangedMeanwhile, UnreadableRecord
from chalicelib.dutch.keyword_themes import current_themes
from chalicelib.ports.unread import Unread, stop

_STATE = ("recount", "state")
_DONE = b"done "
_PAGE = 100
Write = Callable[[Transaction], None]


class DynamoReconciliation:
    """The port `Reconciliation`."""

    def __init__(self, connection: Connection, directory: DynamoDirectory) -> None:
        self._connection = connection
        self._directory = directory
        self._deadlines = DynamoDeadlines()
        self._insights = DynamoInsights(connection)

    def cursor(self, *, now: datetime) -> str | None:
        try:
            state = SyncItem.get(*_STATE, consistent_read=True).blob or b""
        except SyncItem.DoesNotExist:
            return ""
        if state.startswith(_DONE):
            return None if state == _DONE + f"{now:%Y-%m-%d}".encode() else ""
        return state.decode()

    def keep(self, cursor: str | None, *, now: datetime) -> None:
        state = cursor.encode() if cursor else _DONE + f"{now:%Y-%m-%d}".encode()
        SyncItem(*_STATE, blob=state).save()

    def batch(self, cursor: str, *, unread: Unread = stop) -> tuple[Sequence[str], str | None]:
        start = {"register_key": {"S": cursor}} if cursor else None
        found = ListingItem.scan(limit=_PAGE, page_size=_PAGE, last_evaluated_key=start)
        ids = list(readable(found, owner_of, unread))
        last = found.last_evaluated_key
        return ids, last["register_key"]["S"] if last else None

    def tally(self, organisation_id: str) -> Tally:
        try:
            item = OrganisationItem.get(organisation_id, ORGANISATION_PART, consistent_read=True)
        except OrganisationItem.DoesNotExist:  # and yet the register's entry says that it is this one
            raise UnreadableRecord(named("organisations", organisation_id, ORGANISATION_PART), "gone") from None
        return to_organisation(item).tally

    def reviews(self, organisation_id: str) -> Sequence[Review]:
        keys = [item.review_id for item in ReviewItem.by_organisation.query(organisation_id)]
        return [item.review for item in ReviewItem.batch_get(keys, consistent_read=True)]

    def repair_tally(self, organisation_id: str, wrong: Tally, right: Tally) -> bool:
        names = ("reviews", "replied", "score_sum", *(f"marks_{mark}" for mark in range(1, 6)))
        was = (wrong.reviews, wrong.replied, wrong.score_sum, *wrong.distribution)
        will = (right.reviews, right.replied, right.score_sum, *right.distribution)
        condition = OrganisationItem.organisation_id.exists()
        for name, value in zip(names, was, strict=True):
            attribute = getattr(OrganisationItem, name)
            same = attribute == value
            condition &= (same | attribute.does_not_exist()) if value == 0 else same
        actions = [getattr(OrganisationItem, name).set(value) for name, value in zip(names, will, strict=True)]
        try:
            OrganisationItem(organisation_id, ORGANISATION_PART).update(actions, condition)
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise
            return False
        return True

    def repair_copies(self, organisation_id: str, reviews: Sequence[Review]) -> Counter[str]:
        drift: Counter[str] = Counter()
        drift["faces"] = self._public_reviews(organisation_id, reviews)
        drift["queue"] = self._queue(reviews)
        drift["deadlines"] = self._due(reviews)
        drift["traces"] = _similarity_index(reviews)
        drift["fronts"] = int(repair_first_page(organisation_id))
        drift.update(self._figures(organisation_id))
        organisation_item = OrganisationItem.get(organisation_id, ORGANISATION_PART, consistent_read=True)
        drift["queue"] += repair_missing(
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

    def repair_waiting(self, *, unread: Unread = stop) -> Counter[str]:
        return repair_waiting(self._connection, unread)

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

    def _public_reviews(self, organisation_id: str, reviews: Sequence[Review]) -> int:
        stored = {
            item.part: or_none(lambda item: item.face, item)
            for item in OrganisationItem.query(
                organisation_id, OrganisationItem.part.startswith(PUBLISHED), consistent_read=True
            )
        }
        shown = {
            published_part(each): (each, review) for review in reviews if (each := public_review_of(review)) is not None
        }
        mended = 0
        for part, (each, review) in shown.items():
            if stored.get(part) != each:
                item = OrganisationItem(organisation_id, part, face=each)
                mended += self._while_unchanged(review, lambda transaction, item=item: transaction.save(item))  # type: ignore[misc]
        known = {review.id: review for review in reviews}
        for part in stored.keys() - shown.keys():
            item = OrganisationItem(organisation_id, part)
            owner = known.get(part.rpartition("#")[2])
            if owner is None:
                item.delete()
                mended += 1
            else:
                mended += self._while_unchanged(owner, lambda transaction, item=item: transaction.delete(item))  # type: ignore[misc]
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

"""Reviews, in DynamoDB: one transaction moves a review and all that follows from it."""

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.counters import put_counts
from chalicelib.adapters.dynamodb.log import put_entry
from chalicelib.adapters.dynamodb.organisations import check_standing, move_faces, move_tally
from chalicelib.adapters.dynamodb.outbox import put_mails
from chalicelib.adapters.dynamodb.queue import move_queue
from chalicelib.adapters.dynamodb.tables import HEAD, IdentityItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.transaction import Transaction
from chalicelib.domain.face import face
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.queue import waiting
from chalicelib.domain.refusals import ChangedMeanwhile, DeadLink, NotFound, NotTakingPart
from chalicelib.domain.review import Author, Review, tally_change
from chalicelib.use_cases.ports import AlreadyThere, Written


class DynamoReviews:
    """The port `Reviews`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, review_id: str) -> Review:
        try:
            return ReviewItem.get(review_id, consistent_read=True).review
        except ReviewItem.DoesNotExist:
            raise NotFound from None

    def author(self, review_id: str) -> Author | None:
        try:
            return IdentityItem.get(review_id, consistent_read=True).author
        except IdentityItem.DoesNotExist:
            return None

    def add(self, review: Review, author: Author, written: Written) -> None:
        transaction = Transaction(self._connection)
        transaction.check(
            OrganisationItem,
            review.organisation_id,
            HEAD,
            OrganisationItem.taking_part == 1,
            otherwise=NotTakingPart,
        )
        transaction.save(
            ReviewItem(review.id, version=review.version, review=review),
            ReviewItem.review_id.does_not_exist(),
            otherwise=AlreadyThere,
        )
        transaction.save(IdentityItem(review.id, author=author))
        put_entry(transaction, written.entry)
        put_mails(transaction, written.mails)
        put_counts(transaction, written.counts, now=written.entry.at)
        transaction.commit()

    def save(
        self,
        before: Review,
        after: Review,
        written: Written,
        *,
        contact_nonce: str = "",
        standing: Organisation | None = None,
    ) -> None:
        transaction = Transaction(self._connection)
        if contact_nonce:
            transaction.check(
                OrganisationItem,
                after.organisation_id,
                HEAD,
                OrganisationItem.contact_nonce == contact_nonce,
                otherwise=DeadLink,
            )
        put_move(transaction, before, after, standing=standing)
        put_entry(transaction, written.entry)
        put_mails(transaction, written.mails)
        transaction.commit()


def put_move(
    transaction: Transaction, before: Review | None, after: Review, *, standing: Organisation | None = None
) -> None:
    """Put a review's new state into a write, with its place in the queue, its public face and the counters.

    Without `before`, it is a review that moves in from elsewhere.

    With `standing`, only while editors have not decided anew about the organisation.
    """
    transaction.save(
        ReviewItem(after.id, version=after.version, review=after),
        ReviewItem.version == before.version if before else ReviewItem.review_id.does_not_exist(),
        otherwise=ChangedMeanwhile if before else AlreadyThere,
    )
    move_queue(transaction, waiting(before), waiting(after))
    was, now = face(before), face(after)
    if was != now:
        move_faces(transaction, was, now)
    change = tally_change(before, after)
    if change is not None:  # the counters stand on the organisation's item, and a write names an item once
        move_tally(transaction, after.organisation_id, change, standing=standing)
    elif standing is not None:
        check_standing(transaction, standing)

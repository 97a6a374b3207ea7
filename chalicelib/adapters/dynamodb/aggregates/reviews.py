"""Reviews, in DynamoDB: one transaction moves a review and all that follows from it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.aggregates.identities import Identities, farewell_of
from chalicelib.adapters.dynamodb.aggregates.invitations import let_card_go, take_card
from chalicelib.adapters.dynamodb.aggregates.openness.open_data import entry_at, put_entry
from chalicelib.adapters.dynamodb.aggregates.organisations import (
    WriteCondition,
    check_organisation,
    project_summary,
    same_moderation_state,
    unrestricted,
)
from chalicelib.adapters.dynamodb.aggregates.readings import leave_sample, put_drawn
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import (
    FAREWELL,
    THREAD,
    CaseItem,
    IdentityItem,
    OrganisationItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import TombstoneItem
from chalicelib.adapters.dynamodb.projections.deadlines import project_deadline
from chalicelib.adapters.dynamodb.projections.first_page import project_public_review
from chalicelib.adapters.dynamodb.projections.insights import project_insights
from chalicelib.adapters.dynamodb.projections.log import put_effects
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, PUBLISHED
from chalicelib.adapters.dynamodb.projections.queue import project_queue
from chalicelib.adapters.dynamodb.projections.similarity_index import put_origin
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.deadlines import WRITING, of_appeal, stands
from chalicelib.domain.projections.open_data import entry_after
from chalicelib.domain.projections.queue import waiting, waiting_appeal
from chalicelib.domain.reviews.erasure import bare_fact
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.public_review import public_review_of, tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, NotFound
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.ports.unread import Unread, stop


class DynamoReviews:
    """The port `Reviews`."""

    def __init__(self, connection: Connection, identities: Identities) -> None:
        self._connection = connection
        self._identities = identities

    def get(self, review_id: str) -> Review:
        try:
            return ReviewItem.get(review_id, consistent_read=True).review
        except ReviewItem.DoesNotExist:
            raise NotFound from None

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop, behind: bool = False) -> Sequence[Review]:
        """Return those of these that exist, in the order asked for, in one request per hundred."""
        keys = list(dict.fromkeys(review_ids))
        items = ReviewItem.batch_get(keys, consistent_read=not behind)
        found = dict(readable(items, lambda item: (item.review_id, item.review), unread))
        return [found[key] for key in keys if key in found]

    def author(self, review_id: str) -> Author | None:
        return self._identities.get(review_id, Author)

    def leaving(self, review_id: str) -> Author | None:
        return self._identities.get(f"{FAREWELL}{review_id}", Author)

    def left(self, review_id: str) -> None:
        IdentityItem(f"{FAREWELL}{review_id}").delete()

    def forget_unread(self, review_id: str) -> None:
        IdentityItem(review_id).delete()

    def erase_unread(self, review_id: str, effects: Effects) -> None:
        try:
            item = ReviewItem.get(review_id, consistent_read=True)
        except ReviewItem.DoesNotExist:
            raise NotFound from None
        values, at = item.attribute_values, effects.entry.at
        seen, owner = values.get("version"), values.get("organisation_id") or ""
        transaction = Transaction(self._connection)
        after = bare_fact(review_id, owner, version=int(seen or 0) + 1, at=at)
        same = ReviewItem.version == seen if seen is not None else ReviewItem.version.does_not_exist()
        transaction.save(review_item(after), same, otherwise=ChangedMeanwhile)
        transaction.delete(IdentityItem(review_id))
        transaction.delete(IdentityItem(f"{FAREWELL}{review_id}"))
        transaction.delete(CaseItem(f"{THREAD}review/{review_id}"))
        leave_sample(transaction, review_id)
        put_tombstone(transaction, after)
        shown = [part for part in _published_parts(owner) if part.endswith(f"#{review_id}")] if owner else []
        for part in shown:
            transaction.delete(OrganisationItem(owner, part))
            put_entry(transaction, entry_at(part, at=at))  # whether it was in the open data, nobody can read
        if shown:
            project_summary(transaction, owner, None)
        put_effects(transaction, effects)
        transaction.commit()

    def tombstones(self, *, since: datetime, now: datetime) -> Iterator[str]:
        for month in months(since, now):
            for item in TombstoneItem.query(month):
                yield item.review_id

    def add(self, review: Review, author: Author, effects: Effects, *, origin_key: str = "") -> None:
        transaction = Transaction(self._connection)
        put_new(transaction, review, self._identities.sealed(review.id, author), effects)
        put_origin(transaction, review, origin_key)
        put_effects(transaction, effects)
        transaction.commit()

    def save(
        self,
        before: Review,
        after: Review,
        effects: Effects,
        *,
        contact_nonce: str = "",
        expected: Organisation | None = None,
        unrestricted_at: datetime | None = None,
        leaving: Author | None = None,
        ending: Sequence[Appeal] = (),
    ) -> None:
        transaction = Transaction(self._connection)
        if leaving is not None:
            expires = int((after.last_event + farewell_of(leaving)).timestamp())
            transaction.save(self._identities.sealed(f"{FAREWELL}{after.id}", leaving, expires=expires))
        if contact_nonce:
            transaction.check(
                OrganisationItem,
                after.organisation_id,
                ORGANISATION_PART,
                OrganisationItem.contact_nonce == contact_nonce,
                otherwise=DeadLink,
            )
        write_condition = (
            unrestricted(unrestricted_at) if unrestricted_at else same_moderation_state(expected) if expected else None
        )
        put_transition(transaction, before, after, at=effects.entry.at, write_condition=write_condition)
        for appeal in ending:
            drop_appeal(transaction, appeal)
        if effects.drawn is not None:
            put_drawn(transaction, effects.drawn)
        if after.content_free and not before.content_free:
            leave_sample(transaction, after.id, by_time=effects.entry.action == Action.EXPIRE)
        put_effects(transaction, effects)
        transaction.commit()


def put_new(transaction: Transaction, review: Review, author: IdentityItem, effects: Effects) -> None:
    """Put a review that just came into a write, with who wrote it, its card and its place in the queue, if any."""
    transaction.save(review_item(review), ReviewItem.review_id.does_not_exist(), otherwise=AlreadyThere)
    transaction.save(author)
    project_queue(transaction, (), waiting(review))
    project_deadline(transaction, None, stands(review, effects.entry.at + WRITING))
    take_card(transaction, review, effects.spends)


def put_transition(
    transaction: Transaction,
    before: Review | None,
    after: Review,
    *,
    at: datetime,
    write_condition: WriteCondition | None = None,
) -> None:
    """Put a review's new state into a write, with its place in the queue, its public review and the counters.

    Without `before`, it is a review that moves in from elsewhere.

    With a write condition, only while that holds of the organisation.
    """
    transaction.save(
        review_item(after),
        ReviewItem.version == before.version if before else ReviewItem.review_id.does_not_exist(),
        otherwise=ChangedMeanwhile if before else AlreadyThere,
    )
    if before and after.forgotten_at and not before.forgotten_at:
        transaction.delete(IdentityItem(after.id))
    if before and after.silences(before):
        transaction.delete(CaseItem(f"{THREAD}review/{after.id}"))
    if after.content_free and not (before and before.content_free):
        put_tombstone(transaction, after)
    project_queue(transaction, waiting(before), waiting(after))
    project_deadline(transaction, stands(before, at + WRITING), stands(after, at + WRITING))
    project_insights(transaction, before, after)
    let_card_go(transaction, before, after)
    put_entry(transaction, entry_after(before, after, at=at))
    was, now = public_review_of(before), public_review_of(after)
    if was != now:
        project_public_review(transaction, was, now)
        # The counters stand on the organisation's item, and a write names an item once.
        project_summary(
            transaction, after.organisation_id, tally_change(before, after), write_condition=write_condition
        )
    elif write_condition is not None:
        check_organisation(transaction, after.organisation_id, write_condition)


def drop_appeal(transaction: Transaction, appeal: Appeal) -> None:
    """Take an appeal away, with its place in the queue and its deadline."""
    item = CaseItem(f"appeal#{appeal.id}")
    transaction.delete(item, CaseItem.version == appeal.version, otherwise=ChangedMeanwhile)
    transaction.delete(CaseItem(f"{THREAD}appeal/{appeal.id}"))
    project_queue(transaction, waiting_appeal(appeal), ())
    project_deadline(transaction, of_appeal(appeal), None)


def _published_parts(organisation_id: str) -> Iterator[str]:
    parts = OrganisationItem.part.startswith(PUBLISHED)
    for item in OrganisationItem.query(organisation_id, parts, consistent_read=True, attributes_to_get=["part"]):
        yield item.part


def put_tombstone(transaction: Transaction, review: Review) -> None:
    at = review.last_event
    expires = int((at + kept(Kept.TOMBSTONE)).timestamp())
    transaction.save(TombstoneItem(f"{at:%Y-%m}", review.id, expires=expires))


def months(since: datetime, until: datetime) -> list[str]:
    """Every month from one moment to the other, as `YYYY-MM`."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def review_item(review: Review) -> ReviewItem:
    return ReviewItem(review.id, organisation_id=review.organisation_id, version=review.version, review=review)

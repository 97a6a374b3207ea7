"""Organisations and what visitors see of them, in DynamoDB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pynamodb.connection import Connection
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb.aggregates.lease import check_lease
from chalicelib.adapters.dynamodb.client.counters import put_counts
from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap
from chalicelib.adapters.dynamodb.client.tables import ListingItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections import directory
from chalicelib.adapters.dynamodb.projections.first_page import renew_front
from chalicelib.adapters.dynamodb.projections.log import put_written
from chalicelib.adapters.dynamodb.projections.organisation_items import (
    HEAD,
    PUBLISHED,
    face_part,
    items_asked,
    organisation_of,
    shown,
    stamp,
)
from chalicelib.adapters.dynamodb.projections.outbox import put_mails
from chalicelib.adapters.dynamodb.projections.queue import move_queue
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import waiting_organisation
from chalicelib.domain.reviews.public_review import Face, Page
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import TallyChange, band
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.ports.stores import AlreadyThere, Lease, Restricted, Written


class DynamoOrganisations:
    """The port `Organisations`, and the reading that visitors do."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, organisation_id: str) -> Organisation:
        try:
            return to_organisation(OrganisationItem.get(organisation_id, HEAD, consistent_read=True))
        except OrganisationItem.DoesNotExist:
            raise NotFound from None

    def many(self, organisation_ids: Sequence[str]) -> Mapping[str, Organisation]:
        """Return those of these that exist, in one request per hundred."""
        keys = [(organisation_id, HEAD) for organisation_id in dict.fromkeys(organisation_ids)]
        found = OrganisationItem.batch_get(keys, consistent_read=True)
        return {item.organisation_id: to_organisation(item) for item in found}

    def public_page(self, organisation_id: str, *, limit: int) -> tuple[Organisation, Page]:
        """Return an organisation and its newest reviews: one request, two while its cached first page is behind.

        Raises:
            NotFound: there is no such organisation.
        """
        asked = items_asked(limit)
        items = OrganisationItem.query(organisation_id, scan_index_forward=False, limit=asked, page_size=asked)
        found, page = shown([item.attribute_values for item in items], limit)
        return found, page or self.reviews(organisation_id, limit=limit, cursor="")

    def renew_front(self, organisation_id: str) -> bool:
        """Make the cached first page anew where it is behind; returns whether it was."""
        return renew_front(organisation_id)

    def reviews(self, organisation_id: str, *, limit: int, cursor: str) -> Page:
        """Return the public reviews after the cursor, newest first; the cursor is a `Page.next`."""
        before = unwrap(cursor, prefix=PUBLISHED)
        items = list(
            OrganisationItem.query(
                organisation_id,
                OrganisationItem.part.between(PUBLISHED, before)
                if before
                else OrganisationItem.part.startswith(PUBLISHED),
                scan_index_forward=False,
                limit=limit + 2,
                page_size=limit + 2,
            )
        )
        return _page([item for item in items if item.part != before], limit)

    def awaiting_reply(self, organisation_id: str, limit: int) -> Sequence[Review]:
        found: list[Review] = []
        cursor = ""
        while len(found) < limit:
            page = self.reviews(organisation_id, limit=100, cursor=cursor)
            keys = [face.id for face in page.faces if face.reply is None]
            known = {item.review_id: item.review for item in ReviewItem.batch_get(keys, consistent_read=True)}
            found += [known[key] for key in keys if key in known and known[key].takes_reply]
            if page.next is None:
                break
            cursor = page.next
        return found[:limit]

    def save(self, before: Organisation, after: Organisation, written: Written) -> None:
        restricted, until = OrganisationItem.restricted_until, after.standing.restricted_until
        transaction = Transaction(self._connection)
        transaction.update(
            OrganisationItem(after.id, HEAD),
            [
                OrganisationItem.standing.set(after.standing),
                OrganisationItem.standing_version.set(after.standing.version),
                OrganisationItem.taking_part.set(int(after.taking_part)),
                restricted.set(stamp(until)) if until else restricted.remove(),
            ],
            OrganisationItem.standing_version == before.standing.version,
            otherwise=ChangedMeanwhile,
        )
        directory.put_change(transaction, after)
        move_queue(transaction, waiting_organisation(before), waiting_organisation(after))
        put_written(transaction, written)
        transaction.commit()

    def ask_insights(
        self, organisation_id: str, *, mail: Mail, not_since: datetime, nonce: str = "", counts: Sequence[Count] = ()
    ) -> bool:
        transaction = Transaction(self._connection)
        asked_at = OrganisationItem.insights_asked_at
        renewed = [OrganisationItem.insights_nonce.set(nonce)] if nonce else []
        transaction.update(
            OrganisationItem(organisation_id, HEAD),
            [asked_at.set(stamp(mail.created_at)), *renewed],
            OrganisationItem.taking_part.exists() & (asked_at.does_not_exist() | (asked_at <= stamp(not_since))),
            otherwise=ChangedMeanwhile,
        )
        put_counts(transaction, counts, now=mail.created_at)
        put_mails(transaction, (mail,))
        try:
            transaction.commit()
        except ChangedMeanwhile:
            return False
        return True

    def choose_digest(self, organisation: Organisation, *, stop: bool, written: Written) -> Organisation:
        stopped = OrganisationItem.digest_stopped
        transaction = Transaction(self._connection)
        transaction.update(
            OrganisationItem(organisation.id, HEAD),
            [stopped.set(1) if stop else stopped.remove()],
            (OrganisationItem.contact_nonce == organisation.contact_nonce)
            & (stopped.does_not_exist() if stop else stopped.exists()),
            otherwise=ChangedMeanwhile,
        )
        put_written(transaction, written)
        transaction.commit()
        return replace(organisation, digest_stopped=stop)

    def known(self, keys: Sequence[int]) -> Mapping[int, Organisation]:
        claims = {
            item.register_key: item.organisation_id
            for item in ListingItem.batch_get([listing_key(key) for key in keys], consistent_read=True)
        }
        heads = self.many(list(claims.values()))
        own = {int(key, 16): organisation_id for key, organisation_id in claims.items()}
        return {key: heads[organisation_id] for key, organisation_id in own.items() if organisation_id in heads}

    def add(self, organisations: Sequence[Organisation], lease: Lease) -> None:
        transaction = Transaction(self._connection)
        check_lease(transaction, lease)
        for organisation in organisations:
            until = organisation.standing.restricted_until
            _claim(transaction, organisation)
            transaction.save(
                OrganisationItem(
                    organisation.id,
                    HEAD,
                    listing=organisation.listing,
                    listing_version=organisation.listing_version,
                    contact_nonce=organisation.contact_nonce,
                    standing=organisation.standing,
                    standing_version=organisation.standing.version,
                    taking_part=int(organisation.taking_part),
                    restricted_until=stamp(until) if until else None,
                ),
                OrganisationItem.organisation_id.does_not_exist(),
                otherwise=AlreadyThere,
            )
        transaction.commit()

    def relist(self, before: Organisation, after: Organisation, mails: tuple[Mail, ...], lease: Lease) -> None:
        transaction = Transaction(self._connection)
        check_lease(transaction, lease)
        if before.listing.register_id != after.listing.register_id:
            transaction.delete(ListingItem(listing_key(before.listing.key)))
            _claim(transaction, after)
        actions = [
            OrganisationItem.listing.set(after.listing),
            OrganisationItem.contact_nonce.set(after.contact_nonce),
            OrganisationItem.listing_version.set(before.listing_version + 1),
        ]
        if before.listing.email != after.listing.email:
            actions.append(OrganisationItem.bounced.remove())
        transaction.update(
            OrganisationItem(after.id, HEAD),
            actions,
            OrganisationItem.listing_version == before.listing_version,
            otherwise=ChangedMeanwhile,
        )
        put_mails(transaction, mails)
        transaction.commit()

    def note_bounced(self, organisation: Organisation, *, bounced: bool) -> None:
        transaction = Transaction(self._connection)
        transaction.update(
            OrganisationItem(organisation.id, HEAD),
            [OrganisationItem.bounced.set(1) if bounced else OrganisationItem.bounced.remove()],
            OrganisationItem.listing_version == organisation.listing_version,
            otherwise=ChangedMeanwhile,
        )
        directory.put_change(transaction, replace(organisation, bounced=bounced))
        transaction.commit()


def _claim(transaction: Transaction, organisation: Organisation) -> None:
    listing = organisation.listing
    transaction.save(
        ListingItem(listing_key(listing.key), register_id=listing.register_id, organisation_id=organisation.id),
        ListingItem.register_key.does_not_exist(),
        otherwise=AlreadyThere,
    )


def listing_key(key: int) -> str:
    return f"{key:016x}"


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition on an organisation for a write that concerns it, and the error to raise where it does not hold."""

    condition: Condition
    otherwise: type[Exception]


def decided_as(organisation: Organisation) -> Guard:
    """Return the condition that editors have not decided anew about the organisation."""
    return Guard(OrganisationItem.standing_version == organisation.standing.version, ChangedMeanwhile)


def unrestricted(at: datetime) -> Guard:
    """Return the condition that the organisation is neither blocked nor watched."""
    until = OrganisationItem.restricted_until
    has_no_say = until.does_not_exist() | (until <= stamp(at))
    return Guard(OrganisationItem.standing_version.exists() & has_no_say, Restricted)


def check_organisation(transaction: Transaction, organisation_id: str, guard: Guard) -> None:
    """Let a write through only while this holds of the organisation it concerns."""
    transaction.check(OrganisationItem, organisation_id, HEAD, guard.condition, otherwise=guard.otherwise)


def move_faces(transaction: Transaction, was: Face | None, now: Face | None) -> None:
    """Show or hide the public review."""
    if now is not None:
        transaction.save(OrganisationItem(now.organisation_id, face_part(now), face=now))
    elif was is not None:
        transaction.delete(OrganisationItem(was.organisation_id, face_part(was)))


def move_summary(
    transaction: Transaction, organisation_id: str, change: TallyChange | None, *, guard: Guard | None = None
) -> None:
    """Move the counters on, and the version of the public reviews.

    ADD needs no condition: reviews of one organisation never wait for each other.
    """
    actions = [OrganisationItem.faces_version.add(1)]
    if change is not None and change.replied:
        actions += [OrganisationItem.replied.add(change.replied)]
    if change is not None and change.reviews:
        marks = getattr(OrganisationItem, f"marks_{band(change.score)}")
        actions += [
            OrganisationItem.reviews.add(change.reviews),
            OrganisationItem.score_sum.add(change.reviews * change.score),
            marks.add(change.reviews),
        ]
    item = OrganisationItem(organisation_id, HEAD)
    if guard is None:
        transaction.update(item, actions)
    else:
        transaction.update(item, actions, guard.condition, otherwise=guard.otherwise)


def to_organisation(item: OrganisationItem) -> Organisation:
    """An item of part `~organisation` as the domain knows it."""
    return organisation_of(item.attribute_values)


def _page(items: Sequence[OrganisationItem], limit: int) -> Page:
    shown = items[:limit]
    faces = tuple(item.face for item in shown if item.face is not None)
    more = len(items) > limit
    return Page(faces, wrap(shown[-1].part) if more and shown else None)

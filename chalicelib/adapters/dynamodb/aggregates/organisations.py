"""Organisations and what visitors see of them, in DynamoDB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pynamodb.connection import Connection
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamodb.aggregates.lease import check_lease
from chalicelib.adapters.dynamodb.client.counters import put_counts
from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap
from chalicelib.adapters.dynamodb.client.table import readable, values_of
from chalicelib.adapters.dynamodb.client.tables import (
    PARTICIPATION,
    IdentityItem,
    ListingItem,
    OrganisationItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections import directory
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.log import put_effects
from chalicelib.adapters.dynamodb.projections.organisation_items import (
    ORGANISATION_PART,
    PROMISES,
    PUBLISHED,
    items_asked,
    organisation_of,
    shown,
    stamp,
)
from chalicelib.adapters.dynamodb.projections.outbox import put_mails
from chalicelib.adapters.dynamodb.projections.queue import project_queue
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.projections.queue import waiting_organisation
from chalicelib.domain.reviews.promises.acts import awaits_organisation
from chalicelib.domain.reviews.public_review import PublicReviewsPage, may_await
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import TallyChange, band
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound, UnreadableRecord
from chalicelib.ports.stores import AlreadyThere, Effects, Lease, Restricted
from chalicelib.ports.unread import Unread, go_past, stop


class DynamoOrganisations:
    """The port `Organisations`, and the reading that visitors do."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, organisation_id: str) -> Organisation:
        try:
            return to_organisation(OrganisationItem.get(organisation_id, ORGANISATION_PART, consistent_read=True))
        except OrganisationItem.DoesNotExist:
            raise NotFound from None

    def many(
        self, organisation_ids: Sequence[str], *, unread: Unread = stop, behind: bool = False
    ) -> Mapping[str, Organisation]:
        """Return those of these that exist, in one request per hundred."""
        keys = [(organisation_id, ORGANISATION_PART) for organisation_id in dict.fromkeys(organisation_ids)]
        found = OrganisationItem.batch_get(keys, consistent_read=not behind)
        return dict(readable(found, lambda item: (item.organisation_id, to_organisation(item)), unread))

    def public_page(self, organisation_id: str, *, limit: int) -> tuple[Organisation, PublicReviewsPage]:
        """Return an organisation and its newest reviews: one request, two while its cached first page is behind.

        Raises:
            NotFound: there is no such organisation.
        """
        asked = items_asked(limit)
        items = OrganisationItem.query(organisation_id, scan_index_forward=False, limit=asked, page_size=asked)
        found, page = shown([values_of(item) for item in items], limit)
        return found, page or self.reviews(organisation_id, limit=limit, cursor="")

    def renew_first_page(self, organisation_id: str) -> bool:
        """Make the cached first page anew where it is behind; returns whether it was."""
        return renew_first_page(organisation_id)

    def reviews(self, organisation_id: str, *, limit: int, cursor: str) -> PublicReviewsPage:
        """Return the public reviews after the cursor, newest first; the cursor is a `PublicReviewsPage.next`."""
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

    def review_ids(self, organisation_id: str, *, after: str, limit: int) -> Sequence[str]:
        further = ReviewItem.review_id > after if after else None
        found = ReviewItem.by_organisation.query(organisation_id, further, limit=limit, page_size=limit)
        return [item.review_id for item in found]

    def awaiting_reply(self, organisation_id: str, limit: int) -> Sequence[Review]:
        found: list[Review] = []
        cursor = ""
        while len(found) < limit:
            page = self.reviews(organisation_id, limit=100, cursor=cursor)
            keys = [each.id for each in page.public_reviews if may_await(each)]
            items = ReviewItem.batch_get(keys, consistent_read=True)
            known = dict(readable(items, lambda item: (item.review_id, item.review), go_past))
            found += [known[key] for key in keys if key in known and awaits_organisation(known[key])]
            if page.next is None:
                break
            cursor = page.next
        return found[:limit]

    def save(self, before: Organisation, after: Organisation, effects: Effects) -> None:
        transaction = Transaction(self._connection)
        put_moderation(transaction, before, after)
        put_effects(transaction, effects)
        transaction.commit()

    def ask_insights(
        self, organisation_id: str, *, mail: Mail, not_since: datetime, nonce: str = "", counts: Sequence[Count] = ()
    ) -> bool:
        transaction = Transaction(self._connection)
        asked_at = OrganisationItem.insights_asked_at
        renewed = [OrganisationItem.insights_nonce.set(nonce)] if nonce else []
        transaction.update(
            OrganisationItem(organisation_id, ORGANISATION_PART),
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

    def choose_digest(self, organisation: Organisation, *, stop: bool, effects: Effects) -> Organisation:
        stopped = OrganisationItem.digest_stopped
        transaction = Transaction(self._connection)
        transaction.update(
            OrganisationItem(organisation.id, ORGANISATION_PART),
            [stopped.set(1) if stop else stopped.remove()],
            (OrganisationItem.contact_nonce == organisation.contact_nonce)
            & (stopped.does_not_exist() if stop else stopped.exists()),
            otherwise=ChangedMeanwhile,
        )
        put_effects(transaction, effects)
        transaction.commit()
        return replace(organisation, digest_stopped=stop)

    def known(self, keys: Sequence[int]) -> Mapping[int, Organisation]:
        items = ListingItem.batch_get([listing_key(key) for key in keys], consistent_read=True)
        claims = {item.register_key: owner_of(item) for item in items}
        organisations = self.many(list(claims.values()))
        own = {int(key, 16): organisation_id for key, organisation_id in claims.items()}
        return {
            key: organisations[organisation_id]
            for key, organisation_id in own.items()
            if organisation_id in organisations
        }

    def add(self, organisations: Sequence[Organisation], lease: Lease) -> None:
        transaction = Transaction(self._connection)
        check_lease(transaction, lease)
        for organisation in organisations:
            _claim(transaction, organisation)
            transaction.save(
                item_of(organisation),
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
            OrganisationItem(after.id, ORGANISATION_PART),
            actions,
            OrganisationItem.listing_version == before.listing_version,
            otherwise=ChangedMeanwhile,
        )
        put_mails(transaction, mails)
        transaction.commit()

    def note_bounced(self, organisation: Organisation, *, bounced: bool) -> None:
        transaction = Transaction(self._connection)
        transaction.update(
            OrganisationItem(organisation.id, ORGANISATION_PART),
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


def owner_of(item: ListingItem) -> str:
    """Return the id of the organisation that an entry of the register belongs to.

    Raises:
        UnreadableRecord: it does not say.
    """
    if not item.organisation_id:
        raise UnreadableRecord(item.record, "no_organisation_id")
    return item.organisation_id


def item_of(organisation: Organisation) -> OrganisationItem:
    """Return the item of an organisation that was not there before; counters begin with its first public review."""
    until = organisation.moderation.restricted_until
    return OrganisationItem(
        organisation.id,
        ORGANISATION_PART,
        listing=organisation.listing,
        listing_version=organisation.listing_version,
        contact_nonce=organisation.contact_nonce,
        insights_nonce=organisation.insights_nonce or None,
        digest_stopped=1 if organisation.digest_stopped else None,
        bounced=1 if organisation.bounced else None,
        handed_out=organisation.handed_out or None,
        cards_used=organisation.cards_used or None,
        standing=organisation.moderation,
        standing_version=organisation.moderation.version,
        taking_part=int(organisation.taking_part),
        restricted_until=stamp(until) if until else None,
        restriction_of=organisation.moderation.version,
    )


def restriction(moderation: ModerationState) -> Sequence[Action]:
    """Return the actions that write until when a moderation state has a say, and of which version that is true."""
    restricted, until = OrganisationItem.restricted_until, moderation.restricted_until
    return (
        restricted.set(stamp(until)) if until else restricted.remove(),
        OrganisationItem.restriction_of.set(moderation.version),
    )


def listing_key(key: int) -> str:
    return f"{key:016x}"


@dataclass(frozen=True, slots=True)
class WriteCondition:
    """A condition on an organisation for a write that concerns it, and the error to raise where it does not hold."""

    condition: Condition
    otherwise: type[Exception]


def same_moderation_state(organisation: Organisation) -> WriteCondition:
    """Return the condition that editors have not decided anew about the organisation."""
    return WriteCondition(OrganisationItem.standing_version == organisation.moderation.version, ChangedMeanwhile)


def unrestricted(at: datetime) -> WriteCondition:
    """Return the condition that the organisation takes part, and is known to be neither blocked nor watched.

    Absence of a say is believed only of the moderation state that stands now: a release that writes the state and
    knows nothing of `restriction_of` leaves the two apart, and who asks then reads the organisation itself.
    """
    until, of = OrganisationItem.restricted_until, OrganisationItem.restriction_of
    has_no_say = until.does_not_exist() | (until <= stamp(at))
    takes_part = OrganisationItem.taking_part == 1
    return WriteCondition(takes_part & (of == OrganisationItem.standing_version) & has_no_say, Restricted)


def renew_restriction(item: OrganisationItem) -> str:
    """Make until when an organisation is restricted anew where it does not follow from its moderation state.

    Returns:
        why it had to be: `forms` where another release wrote that state, `restrictions` where the copy was wrong;
        empty where it was right, or where editors decided meanwhile.
    """
    until = item.standing.restricted_until if item.standing else None
    known = item.restriction_of == item.standing_version
    if item.standing is None or (known and item.restricted_until == (stamp(until) if until else None)):
        return ""
    same = OrganisationItem.standing_version == item.standing_version
    try:
        OrganisationItem(item.organisation_id, ORGANISATION_PART).update([*restriction(item.standing)], same)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return ""
    return "restrictions" if known else "forms"


def check_organisation(transaction: Transaction, organisation_id: str, write_condition: WriteCondition) -> None:
    """Let a write through only while this holds of the organisation it concerns."""
    transaction.check(
        OrganisationItem,
        organisation_id,
        ORGANISATION_PART,
        write_condition.condition,
        otherwise=write_condition.otherwise,
    )


def project_summary(
    transaction: Transaction,
    organisation_id: str,
    change: TallyChange | None,
    *,
    write_condition: WriteCondition | None = None,
) -> None:
    """Move the counters on, and the version of the public reviews.

    ADD needs no condition: reviews of one organisation spoil nothing for each other. They wait for each other all the
    same, as two transactions cannot have one item in hand at once.
    """
    moved = {"faces_version": 1}
    if change is not None:
        moved |= {f"promises_{name}": getattr(change.promises, name) for name in PROMISES} | dict(change.proof)
        moved["replied"] = change.replied
    if change is not None and change.reviews:
        moved["reviews"] = change.reviews
        moved["score_sum"] = change.reviews * change.score
        moved[f"marks_{band(change.score)}"] = change.reviews
    moved = {name: count for name, count in moved.items() if count}
    item = OrganisationItem(organisation_id, ORGANISATION_PART)
    if write_condition is None:
        transaction.add(item, moved)
    else:
        transaction.add(item, moved, write_condition.condition, otherwise=write_condition.otherwise)


def to_organisation(item: OrganisationItem) -> Organisation:
    """An item of part `~organisation` as the domain knows it."""
    return organisation_of(values_of(item))


def _page(items: Sequence[OrganisationItem], limit: int) -> PublicReviewsPage:
    shown = items[:limit]
    faces = readable(shown, lambda item: item.face, go_past)  # one that cannot be read is made anew by night
    public_reviews = tuple(face for face in faces if face is not None)
    more = len(items) > limit
    return PublicReviewsPage(public_reviews, wrap(shown[-1].part) if more and shown else None)


def put_moderation(transaction: Transaction, before: Organisation, after: Organisation) -> None:
    """Add to a write that editors decided about an organisation: raises ChangedMeanwhile at another version."""
    transaction.update(
        OrganisationItem(after.id, ORGANISATION_PART),
        [
            OrganisationItem.standing.set(after.moderation),
            OrganisationItem.standing_version.set(after.moderation.version),
            OrganisationItem.taking_part.set(int(after.taking_part)),
            *restriction(after.moderation),
        ],
        OrganisationItem.standing_version == before.moderation.version,
        otherwise=ChangedMeanwhile,
    )
    if before.moderation.asked_at and not after.moderation.asked_at:
        transaction.delete(IdentityItem(f"{PARTICIPATION}{after.id}"))
    directory.put_change(transaction, after)
    project_queue(transaction, waiting_organisation(before), waiting_organisation(after))

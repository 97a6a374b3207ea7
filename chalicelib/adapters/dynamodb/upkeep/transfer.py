"""Everything out of the store and into an empty one: what is kept as it was, and what follows from it made anew."""

import zlib
from collections.abc import Callable, Iterator
from datetime import datetime

from pynamodb.connection import Connection
from pynamodb.exceptions import PutError

from chalicelib.adapters.dynamodb.aggregates.editors import sign_in_item
from chalicelib.adapters.dynamodb.aggregates.identities import Identities, farewell_of
from chalicelib.adapters.dynamodb.aggregates.lease import check_lease, renew_lease
from chalicelib.adapters.dynamodb.aggregates.organisations import to_organisation
from chalicelib.adapters.dynamodb.aggregates.reviews import put_transition
from chalicelib.adapters.dynamodb.client.batch import Item
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import (
    FAREWELL,
    CaseItem,
    LogItem,
    OrganisationItem,
    OutboxItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections import directory
from chalicelib.adapters.dynamodb.projections.log import entry_item
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, stamp
from chalicelib.adapters.dynamodb.projections.outbox import SHARDS
from chalicelib.adapters.dynamodb.projections.queue import project_queue
from chalicelib.adapters.dynamodb.upkeep.transfer_items import (
    NEVER,
    carried,
    hold_mails,
    put_if_new,
    scanned,
)
from chalicelib.domain.access.editor import SignIn
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import waiting_organisation
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.mails import MOVED
from chalicelib.ports.stores import AlreadyThere, Lease
from chalicelib.ports.unread import Unread, stop

Case = Notice | Appeal | Dossier | Thread | SecondReading | Pairs


class DynamoTransfer:
    """Reads and restores; what operators use, and nobody else."""

    def __init__(self, connection: Connection, identities: Identities) -> None:
        self._connection = connection
        self._identities = identities

    def organisations(self, *, unread: Unread = stop) -> Iterator[Organisation]:
        """All, in no order, page by page."""
        items = OrganisationItem.scan(OrganisationItem.part == ORGANISATION_PART, consistent_read=True)
        return readable(items, to_organisation, unread)

    def reviews(self, *, unread: Unread = stop) -> Iterator[Review]:
        return readable(ReviewItem.scan(consistent_read=True), lambda item: item.review, unread)

    def cases(self, *, unread: Unread = stop) -> Iterator[Case | None]:
        """All, in no order; of a second reading itself, or what is counted of one whose review is gone."""
        again: list[SecondReading] = []
        for case in readable(CaseItem.scan(consistent_read=True), _case_in, unread):
            if isinstance(case, SecondReading):
                again.append(case)
            else:
                yield case
        live = {each.id for each in again if each.review_id}
        yield from (each for each in again if each.review_id or each.id not in live)

    def entries(self, *, unread: Unread = stop) -> Iterator[tuple[LogEntry, str, str]]:
        """Each with the ids of the mails that its act sent, and of the request that wrote it."""
        items = LogItem.scan(consistent_read=True)
        return readable(items, lambda item: (item.entry, item.mails or "", item.cause or ""), unread)

    def items(self, *, unread: Unread = stop) -> Iterator[tuple[str, Item]]:
        """What moves as it is, each item with the name of its table."""
        return carried(self._connection, unread=unread)

    def mails(self) -> Iterator[Item]:
        """Every mail that waits, and what is kept of those that left."""
        return scanned(self._connection, OutboxItem)

    def hold_mails(self, *, clock: Callable[[], datetime], rest: Callable[[], bool]) -> int:
        return hold_mails(self._connection, clock=clock, rest=rest)

    def renew(self, lease: Lease, *, now: datetime) -> None:
        """Hold on to the sync's lease. Raises LeaseLost."""
        transaction = Transaction(self._connection)
        renew_lease(transaction, lease, now)
        transaction.commit()

    def project_organisation(self, organisation: Organisation, lease: Lease) -> None:
        """Let search and the queue know of an organisation that was just added."""
        transaction = Transaction(self._connection)
        check_lease(transaction, lease)
        directory.put_change(transaction, organisation)
        project_queue(transaction, (), waiting_organisation(organisation))
        transaction.commit()

    def restore_review(self, review: Review, author: Author | None) -> None:
        """Add a review as it stands, with its public review, counters and place in the queue. Raises AlreadyThere."""
        transaction = Transaction(self._connection)
        put_transition(transaction, None, review, at=review.last_event)
        if author is not None:
            transaction.save(self._identities.sealed(review.id, author))
        transaction.commit()

    def restore_entry(self, entry: LogEntry, mails: str, cause: str) -> bool:
        """Add a log entry; one that is there stays as it is, for its words may have been struck since."""
        try:
            entry_item(entry, mails, cause).save(LogItem.subject.does_not_exist())
        except PutError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise
            return False
        return True

    def restore_item(self, table: str, item: Item) -> bool:
        """Add an item as it is; returns whether there was none."""
        return put_if_new(self._connection, table, item)

    def restore_mail(
        self,
        item: Item,
        *,
        now: datetime,
        held: bool,
        leaving: Author | Notifier | None = None,
        sign_in: SignIn | None = None,
    ) -> bool:
        """Add a mail, unless it is known; one that waited may be taken at once, or is held until an operator says so.

        Args:
            item: the mail, as the store had it.
            now: the moment.
            held: whether it may leave from another platform still.
            leaving: whom a last mail goes to, which is known for as long as it waits.
            sign_in: the way in that it opens. It comes with the mail and never alone: used, it does not come back.
        """
        mail_id = item["mail_id"]["S"]
        if "outcome" not in item:
            item = {
                **{name: value for name, value in item.items() if name != "waits_for"},
                "attempts": {"N": "0"},
                "due_shard": {"S": str(zlib.crc32(mail_id.encode()) % SHARDS)},
                "due_at": {"S": stamp(NEVER if held else now)},
                **({"waits_for": {"S": MOVED}} if held else {}),
            }
        if leaving is None and sign_in is None:
            return put_if_new(self._connection, OutboxItem.first_name, item)
        mail_item = OutboxItem.from_raw_data(dict(item))
        transaction = Transaction(self._connection)
        transaction.save(mail_item, OutboxItem.mail_id.does_not_exist(), otherwise=AlreadyThere)
        if leaving is not None:
            about = f"notice#{mail_item.mail.case_id}" if mail_item.mail.case_id else mail_item.mail.review_id
            expires = int((mail_item.mail.created_at + farewell_of(leaving)).timestamp())
            transaction.save(self._identities.sealed(f"{FAREWELL}{about}", leaving, expires=expires))
        if sign_in is not None:
            transaction.save(sign_in_item(sign_in))
        try:
            transaction.commit()
        except AlreadyThere:
            return False
        return True


def _case_in(item: CaseItem) -> Case | None:
    found: Case | None = item.notice or item.appeal or item.dossier or item.thread or item.reading or item.pairs
    return found

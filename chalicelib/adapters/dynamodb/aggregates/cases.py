"""Notices, appeals and dossiers, in DynamoDB; a decision moves the review it concerns in the same transaction."""

from collections.abc import Mapping, Sequence

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.aggregates.identities import Identities
from chalicelib.adapters.dynamodb.aggregates.organisations import put_moderation, same_moderation_state
from chalicelib.adapters.dynamodb.aggregates.reviews import drop_appeal, put_new, put_transition
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import (
    FAREWELL,
    PARTICIPATION,
    THREAD,
    CaseItem,
    IdentityItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections.deadlines import project_deadline
from chalicelib.adapters.dynamodb.projections.log import put_effects
from chalicelib.adapters.dynamodb.projections.queue import project_queue
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.organisation import ContactPerson, Organisation
from chalicelib.domain.projections.deadlines import of_appeal, of_dossier, of_notice
from chalicelib.domain.projections.queue import waiting_appeal, waiting_notice
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.ports.unread import Unread, stop

_DOSSIERS = "dossiers"
_NOTICE = "notice#"


class DynamoCases:
    """The port `Cases`."""

    def __init__(self, connection: Connection, identities: Identities) -> None:
        self._connection = connection
        self._identities = identities

    def notice(self, notice_id: str) -> Notice:
        found = _get(f"notice#{notice_id}").notice
        if found is None:
            raise NotFound
        return found

    def notifier(self, notice_id: str) -> Notifier | None:
        return self._identities.get(f"{_NOTICE}{notice_id}", Notifier)

    def contact(self, organisation_id: str) -> ContactPerson | None:
        return self._identities.get(f"{PARTICIPATION}{organisation_id}", ContactPerson)

    def appeal(self, appeal_id: str) -> Appeal:
        found = _get(f"appeal#{appeal_id}").appeal
        if found is None:
            raise NotFound
        return found

    def notices_by_id(self, notice_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, Notice]:
        items = CaseItem.batch_get([f"notice#{each}" for each in dict.fromkeys(notice_ids)], consistent_read=False)
        return {found.id: found for found in readable(items, lambda item: item.notice, unread) if found}

    def appeals_by_id(self, appeal_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, Appeal]:
        items = CaseItem.batch_get([f"appeal#{each}" for each in dict.fromkeys(appeal_ids)], consistent_read=False)
        return {found.id: found for found in readable(items, lambda item: item.appeal, unread) if found}

    def about(self, review_id: str, *, unread: Unread = stop) -> tuple[Sequence[Notice], Sequence[Appeal]]:
        items = CaseItem.by_about.query(review_id)
        found = list(readable(items, lambda item: (item.notice, item.appeal), unread))
        notices = sorted((notice for notice, _ in found if notice), key=lambda each: each.submitted_at)
        appeals = sorted((appeal for _, appeal in found if appeal), key=lambda each: each.submitted_at)
        return notices, appeals

    def add_notice(self, notice: Notice, notifier: Notifier | None, effects: Effects) -> None:
        transaction = Transaction(self._connection)
        self._put_notice(transaction, None, notice)
        if notifier is not None:
            transaction.save(self._identities.sealed(f"{_NOTICE}{notice.id}", notifier))
        self._commit(transaction, effects)

    def add_appeal(self, appeal: Appeal, effects: Effects) -> None:
        transaction = Transaction(self._connection)
        self._put_appeal(transaction, None, appeal)
        self._commit(transaction, effects)

    def save(
        self,
        effects: Effects,
        *,
        notice: tuple[Notice, Notice] | None = None,
        appeal: tuple[Appeal, Appeal] | None = None,
        dossier: tuple[Dossier | None, Dossier] | None = None,
        thread: tuple[Thread, Thread] | None = None,
        review: ReviewTransition | None = None,
        organisation: tuple[Organisation, Organisation] | None = None,
        contact: ContactPerson | None = None,
        added: tuple[Review, Author] | None = None,
    ) -> None:
        transaction = Transaction(self._connection)
        if added is not None:
            put_new(transaction, added[0], self._identities.sealed(added[0].id, added[1]), effects)
        if dossier is not None:
            self._put_dossier(transaction, *dossier)
        if thread is not None:
            _put_thread(transaction, *thread)
        if organisation is not None:
            put_moderation(transaction, *organisation)
            if contact is not None:
                expires = int((effects.entry.at + kept(Kept.REQUEST)).timestamp())
                key = f"{PARTICIPATION}{organisation[1].id}"
                transaction.save(self._identities.sealed(key, contact, expires=expires))
        if notice is not None:
            self._put_notice(transaction, *notice)
        if appeal is not None:
            self._put_appeal(transaction, *appeal)
        if review is not None:
            write_condition = same_moderation_state(review.expected) if review.expected else None
            put_transition(
                transaction, review.before, review.after, at=effects.entry.at, write_condition=write_condition
            )
            if review.author is not None:
                transaction.save(self._identities.sealed(review.after.id, review.author))
        self._commit(transaction, effects)

    def dossier(self, dossier_id: str) -> Dossier:
        found = _get(f"dossier#{dossier_id}").dossier
        if found is None:
            raise NotFound
        return found

    def dossiers(self, *, unread: Unread = stop) -> Sequence[Dossier]:
        items = readable(CaseItem.by_about.query(_DOSSIERS), lambda item: item.dossier, unread)
        return sorted((each for each in items if each), key=lambda each: each.opened_at, reverse=True)

    def put_dossier(self, before: Dossier | None, after: Dossier, effects: Effects) -> None:
        transaction = Transaction(self._connection)
        self._put_dossier(transaction, before, after)
        self._commit(transaction, effects)

    def thread(self, subject: str) -> Thread:
        try:
            return _get(f"{THREAD}{subject}").thread or Thread(subject=subject)
        except NotFound:
            return Thread(subject=subject)

    def add_note(
        self, before: Thread, after: Thread, effects: Effects, *, about: Review | Notice | Appeal | None
    ) -> None:
        transaction = Transaction(self._connection)
        _put_thread(transaction, before, after)
        if isinstance(about, Review):
            same = ReviewItem.version == about.version
            transaction.check(ReviewItem, about.id, None, same, otherwise=ChangedMeanwhile)
        elif about is not None:
            same = CaseItem.version == about.version
            transaction.check(CaseItem, after.subject.replace("/", "#", 1), None, same, otherwise=ChangedMeanwhile)
        self._commit(transaction, effects)

    def leaving(self, notice_id: str) -> Notifier | None:
        return self._identities.get(f"{FAREWELL}{_NOTICE}{notice_id}", Notifier)

    def delete_notice(self, notice: Notice, effects: Effects, *, leaving: Notifier | None = None) -> None:
        transaction = Transaction(self._connection)
        if leaving is not None:
            expires = int((effects.entry.at + kept(Kept.FAREWELL)).timestamp())
            transaction.save(self._identities.sealed(f"{FAREWELL}{_NOTICE}{notice.id}", leaving, expires=expires))
        _delete(transaction, f"{_NOTICE}{notice.id}", notice.version)
        transaction.delete(CaseItem(f"{THREAD}notice/{notice.id}"))
        transaction.delete(IdentityItem(f"{_NOTICE}{notice.id}"))
        project_queue(transaction, waiting_notice(notice), ())
        project_deadline(transaction, of_notice(notice), None)
        self._commit(transaction, effects)

    def forget_notifier(
        self, before: Notice, after: Notice, effects: Effects, *, appeal: tuple[Appeal, Appeal | None] | None = None
    ) -> None:
        transaction = Transaction(self._connection)
        self._put_notice(transaction, before, after)
        transaction.delete(IdentityItem(f"{_NOTICE}{before.id}"))
        if appeal is not None:
            was, becomes = appeal
            if becomes is None:
                drop_appeal(transaction, was)
            else:
                self._put_appeal(transaction, was, becomes)
        self._commit(transaction, effects)

    def delete_unread(self, fault: UnreadableRecord) -> None:
        key = fault.record.partition("/")[2]
        transaction = Transaction(self._connection)
        transaction.delete(CaseItem(key))
        transaction.delete(CaseItem(f"{THREAD}{key.replace('#', '/', 1)}"))
        transaction.delete(IdentityItem(key))
        transaction.commit()

    def delete_appeal(self, appeal: Appeal, effects: Effects) -> None:
        transaction = Transaction(self._connection)
        drop_appeal(transaction, appeal)
        self._commit(transaction, effects)

    def delete_dossier(self, dossier: Dossier, effects: Effects) -> None:
        transaction = Transaction(self._connection)
        _delete(transaction, f"dossier#{dossier.id}", dossier.version)
        project_deadline(transaction, of_dossier(dossier), None)
        self._commit(transaction, effects)

    def restore(self, case: Notice | Appeal | Dossier | Thread, notifier: Notifier | None = None) -> None:
        """Add a case that moves in as it stands, with its place in the queue and its deadline. Raises AlreadyThere."""
        transaction = Transaction(self._connection)
        if isinstance(case, Notice):
            self._put_notice(transaction, None, case)
            if notifier is not None:
                transaction.save(self._identities.sealed(f"{_NOTICE}{case.id}", notifier))
        elif isinstance(case, Appeal):
            self._put_appeal(transaction, None, case)
        elif isinstance(case, Thread):
            transaction.save(_thread_item(case), CaseItem.case_id.does_not_exist(), otherwise=AlreadyThere)
        else:
            item = CaseItem(f"dossier#{case.id}", about=_DOSSIERS, version=case.version, dossier=case)
            _put(transaction, item, None, otherwise=AlreadyThere)
            project_deadline(transaction, None, of_dossier(case))
        transaction.commit()

    def _put_dossier(self, transaction: Transaction, before: Dossier | None, after: Dossier) -> None:
        item = CaseItem(f"dossier#{after.id}", about=_DOSSIERS, version=after.version, dossier=after)
        _put(transaction, item, before.version if before else None, otherwise=ChangedMeanwhile)
        project_deadline(transaction, of_dossier(before), of_dossier(after))

    def _put_notice(self, transaction: Transaction, before: Notice | None, after: Notice) -> None:
        item = CaseItem(f"notice#{after.id}", about=after.review_id, version=after.version, notice=after)
        _put(
            transaction,
            item,
            before.version if before else None,
            otherwise=ChangedMeanwhile if before else AlreadyThere,
        )
        project_queue(transaction, waiting_notice(before), waiting_notice(after))
        project_deadline(transaction, of_notice(before), of_notice(after))

    def _put_appeal(self, transaction: Transaction, before: Appeal | None, after: Appeal) -> None:
        item = CaseItem(f"appeal#{after.id}", about=after.about_id, version=after.version, appeal=after)
        _put(
            transaction,
            item,
            before.version if before else None,
            otherwise=ChangedMeanwhile if before else AlreadyThere,
        )
        project_queue(transaction, waiting_appeal(before), waiting_appeal(after))
        project_deadline(transaction, of_appeal(before), of_appeal(after))

    def _commit(self, transaction: Transaction, effects: Effects) -> None:
        put_effects(transaction, effects)
        transaction.commit()


def _put(transaction: Transaction, item: CaseItem, version: int | None, *, otherwise: type[Exception]) -> None:
    """Add an item, or replace it at a version."""
    condition = CaseItem.case_id.does_not_exist() if version is None else CaseItem.version == version
    transaction.save(item, condition, otherwise=otherwise)


def _put_thread(transaction: Transaction, before: Thread, after: Thread) -> None:
    _put(transaction, _thread_item(after), before.version or None, otherwise=ChangedMeanwhile)


def _thread_item(thread: Thread) -> CaseItem:
    key = f"{THREAD}{thread.subject}"
    expires = int((thread.last_at + kept(Kept.NOTE)).timestamp())
    return CaseItem(key, about=key, version=thread.version, thread=thread, expires=expires)


def _delete(transaction: Transaction, case_id: str, version: int) -> None:
    transaction.delete(CaseItem(case_id), CaseItem.version == version, otherwise=ChangedMeanwhile)


def _get(case_id: str) -> CaseItem:
    try:
        return CaseItem.get(case_id, consistent_read=True)
    except CaseItem.DoesNotExist:
        raise NotFound from None

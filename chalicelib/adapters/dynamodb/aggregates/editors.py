"""Editors, their ways in and their sessions, in DynamoDB."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from pynamodb.connection import Connection
from pynamodb.expressions.operand import Path

from chalicelib.adapters.dynamodb.client.batch import asked, read_batch
from chalicelib.adapters.dynamodb.client.counters import put_counts
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import EditorItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import SessionItem
from chalicelib.adapters.dynamodb.projections.outbox import put_mails
from chalicelib.domain.access.editor import Editor, Session, SignIn, SignInMethod
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, NoEditor, SignInFailed
from chalicelib.ports.stores import AtWork
from chalicelib.ports.unread import Unread, stop

_TRIES: Final = 5


class DynamoEditors:
    """The ports `Editors` and `AccountEditors`, and what operators do with it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def register(self, editor: Editor) -> None:
        """Make somebody an editor, or change what we know of one."""
        _item(editor).save()

    def renew(self, editor_id: str, change: Callable[[Editor], Editor]) -> Editor:
        key = {EditorItem.editor_id.attr_name: {"S": editor_id}}
        read = {"TableName": EditorItem.Meta.table_name, "Key": key, "ConsistentRead": True}
        for _ in range(_TRIES):
            found = asked(self._connection, "GetItem", read).get("Item")
            if found is None:
                raise NoEditor("off")
            before: Editor = EditorItem.from_raw_data(found).editor
            if before.off:
                raise NoEditor("off")
            after = change(before)
            if after == before:
                return before
            transaction = Transaction(self._connection)
            same = Path(EditorItem.editor.attr_name) == found["editor"]["S"]
            transaction.save(_item(after), same, otherwise=ChangedMeanwhile)
            with suppress(ChangedMeanwhile):
                transaction.commit()
                return after
        raise ChangedMeanwhile

    def admit(self, editor: Editor, *, session: Session, once: str, until: datetime) -> None:
        transaction = Transaction(self._connection)
        used = SessionItem(f"tie#{once}", expires=int(until.timestamp()))
        transaction.save(used, SessionItem.id.does_not_exist(), otherwise=SignInFailed("used"))
        transaction.save(_item(editor), EditorItem.off.does_not_exist(), otherwise=NoEditor("off"))
        transaction.save(_open(session))
        transaction.commit()

    def get(self, editor_id: str) -> Editor | None:
        try:
            return EditorItem.get(editor_id).editor
        except EditorItem.DoesNotExist:
            return None

    def by_email(self, email: str) -> Editor | None:
        return next((item.editor for item in EditorItem.by_email.query(email, limit=1)), None)

    def all(self, *, unread: Unread = stop) -> Sequence[Editor]:
        """Every editor; a handful, so that reading the whole table is the plain way."""
        found = readable(EditorItem.scan(), lambda item: item.editor, unread)
        return sorted(found, key=lambda editor: editor.id)

    def invite(self, sign_in: SignIn, mail: Mail, counts: Sequence[Count] = (), *, now: datetime | None = None) -> None:
        transaction = Transaction(self._connection)
        transaction.save(sign_in_item(sign_in))
        put_mails(transaction, (mail,))
        put_counts(transaction, counts, now=now or mail.created_at)
        transaction.commit()

    def pretend(self, sign_in: SignIn, counts: Sequence[Count], *, now: datetime) -> None:
        transaction = Transaction(self._connection)
        for pretended in ("way_in", "mail"):
            key, expires = f"nobody#{pretended}#{sign_in.id}", int(sign_in.expires_at.timestamp())
            transaction.save(SessionItem(key, sign_in=sign_in, expires=expires))
        put_counts(transaction, counts, now=now)
        transaction.commit()

    def sign_in(self, sign_in_id: str) -> SignIn | None:
        item = _get(f"sign_in#{sign_in_id}")
        return item.sign_in if item else None

    def open_session(self, sign_in: SignIn, session: Session) -> None:
        transaction = Transaction(self._connection)
        transaction.delete(SessionItem(f"sign_in#{sign_in.id}"), SessionItem.id.exists(), otherwise=DeadLink)
        transaction.save(_open(session))
        transaction.commit()

    def session(self, token_digest: str) -> Session | None:
        item = _get(f"session#{token_digest}")
        return item.session if item else None

    def at_work(self, token_digest: str, editor_id: str, review_id: str = "") -> AtWork:
        also = [(ReviewItem, review_id)] if review_id else []
        session, editor, *others = read_batch(
            self._connection, (SessionItem, f"session#{token_digest}"), (EditorItem, editor_id), *also
        )
        review = getattr(others[0], "review", None) if others else None
        return AtWork(getattr(session, "session", None), getattr(editor, "editor", None), review)

    def end_session(self, token_digest: str) -> None:
        SessionItem(f"session#{token_digest}").delete()


def _item(editor: Editor) -> EditorItem:
    """An address opens only the mailed way in: who comes in with an account is not found by it."""
    email = editor.email.lower() if editor.way is SignInMethod.MAIL else None
    return EditorItem(editor.id, email=email, editor=editor, off=1 if editor.off else None)


def sign_in_item(sign_in: SignIn) -> SessionItem:
    """Return the item of a way in that is mailed."""
    return SessionItem(f"sign_in#{sign_in.id}", sign_in=sign_in, expires=int(sign_in.expires_at.timestamp()))


def _open(session: Session) -> SessionItem:
    expires = int(session.expires_at.timestamp())
    return SessionItem(f"session#{session.token_digest}", session=session, expires=expires)


def _get(key: str) -> SessionItem | None:
    try:
        return SessionItem.get(key, consistent_read=True)
    except SessionItem.DoesNotExist:
        return None

"""Ways in, without a store and without secrets: editors with their sessions, and links."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from chalicelib.domain.access.editor import Editor, Session, SignIn, SignInMethod
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Mail, Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, NoEditor, SignInFailed
from chalicelib.ports.stores import AtWork, OpenedLink
from chalicelib.ports.unread import Unread, stop
from tests.fakes.mails import FakeOutbox


class FakeEditors:
    """The ports `Editors` and `AccountEditors`."""

    def __init__(self, outbox: FakeOutbox, reviews: Mapping[str, Review] | None = None) -> None:
        self._reviews = reviews or {}
        self.known: dict[str, Editor] = {}
        self.sign_ins: dict[str, SignIn] = {}
        self.sessions: dict[str, Session] = {}
        self.used: set[str] = set()
        self._outbox = outbox

    def register(self, editor: Editor) -> None:
        self.known[editor.id] = editor

    def dismiss(self, editor_id: str) -> None:
        """An editor who is one no longer."""
        del self.known[editor_id]

    def get(self, editor_id: str) -> Editor | None:
        return self.known.get(editor_id)

    def by_email(self, email: str) -> Editor | None:
        mine = (each for each in self.known.values() if each.way is SignInMethod.MAIL)
        return next((each for each in mine if each.email == email), None)

    def all(self, *, unread: Unread = stop) -> Sequence[Editor]:
        del unread  # all of it can be read
        return sorted(self.known.values(), key=lambda editor: editor.id)

    def invite(self, sign_in: SignIn, mail: Mail, counts: Sequence[Count] = (), *, now: datetime | None = None) -> None:
        self._outbox.counters.take(counts, now=now or mail.created_at)
        self.sign_ins[sign_in.id] = sign_in
        self._outbox.put((mail,))

    def pretend(self, sign_in: SignIn, counts: Sequence[Count], *, now: datetime) -> None:  # noqa: ARG002  (the port's shape)
        self._outbox.counters.take(counts, now=now)

    def sign_in(self, sign_in_id: str) -> SignIn | None:
        return self.sign_ins.get(sign_in_id)

    def open_session(self, sign_in: SignIn, session: Session) -> None:
        if self.sign_ins.pop(sign_in.id, None) is None:
            raise DeadLink
        self.sessions[session.token_digest] = session

    def admit(self, editor: Editor, *, session: Session, once: str, until: datetime) -> None:  # noqa: ARG002  (the port's shape)
        if once in self.used:
            raise SignInFailed("used")
        if editor.id in self.known and self.known[editor.id].off:
            raise NoEditor("off")
        self.known[editor.id] = editor
        self.used.add(once)
        self.sessions[session.token_digest] = session

    def renew(self, editor_id: str, change: Callable[[Editor], Editor]) -> Editor:
        for _ in range(5):
            before = self.known.get(editor_id)
            if before is None or before.off:
                raise NoEditor("off")
            after = change(before)
            if self.known[editor_id] is before:
                self.known[editor_id] = after
                return after
        raise ChangedMeanwhile

    def session(self, token_digest: str) -> Session | None:
        return self.sessions.get(token_digest)

    def at_work(self, token_digest: str, editor_id: str, review_id: str = "") -> AtWork:
        review = self._reviews.get(review_id)
        return AtWork(self.sessions.get(token_digest), self.known.get(editor_id), review)

    def end_session(self, token_digest: str) -> None:
        self.sessions.pop(token_digest, None)


class FakeLinks:
    """The port `Links`, with nothing secret in it: a token says what it opens."""

    def url(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        return f"https://platform.example/{self.token(purpose, item_id, nonce, expires_at=expires_at)}"

    def token(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        return "~".join((purpose, item_id, nonce, expires_at.isoformat(timespec="seconds")))

    def opened(self, purpose: Purpose, token: str, *, now: datetime) -> OpenedLink:
        try:
            made_for, item_id, nonce, expires_at = token.split("~")
            expired = datetime.fromisoformat(expires_at) <= now
        except (ValueError, TypeError):
            raise DeadLink from None
        if made_for != purpose or expired:
            raise DeadLink
        return OpenedLink(item_id=item_id, nonce=nonce)

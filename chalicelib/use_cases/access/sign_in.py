"""Sign-in of editors: a mailed link, good once, then a session that ends."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from chalicelib.domain.access.editor import SESSION_LIFE, Editor, Session, SignIn
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.law import mail_about
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import LINK_LIFE, MailKind, Purpose, References
from chalicelib.domain.rules.refusals import DeadLink, NotSignedIn, TooMany
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Editors, IdGenerator
from chalicelib.use_cases.mails.open_link import open_link

_OWNER: Final = "."  # ends the editor's id in a token; nonces have none


def request_sign_in(
    email: str, *, stores: Stores, now: datetime, counts: Sequence[Count] = (), mailed: Sequence[Count] = ()
) -> None:
    """Mail a way in to a known editor; a stranger gets the same answer, after as much work, and no mail.

    Args:
        email: of whoever asks, or of whom they say they are.
        stores: know editors.
        now: the moment.
        counts: what asking counts against.
        mailed: what a mail counts against. Where that is full, nobody is refused for what others asked: a link that
            still lives was mailed.

    Raises:
        TooMany: this origin asked too often, for a known editor or not.
    """
    try:
        _mail_way_in(email, stores, now, (*mailed, *counts))
    except TooMany:
        stores.counters.take(counts, now=now)


def _mail_way_in(email: str, stores: Stores, now: datetime, counts: Sequence[Count]) -> None:
    found = stores.editors.by_email(email.strip().lower())
    editor = found if found is not None and found.works else None
    sign_in = SignIn(
        id=stores.id_generator.new_id(),
        editor_id=editor.id if editor else "",
        nonce=stores.id_generator.new_nonce(),
        expires_at=now + LINK_LIFE[Purpose.SESSION],
    )
    if editor is None:
        stores.editors.pretend(sign_in, counts, now=now)
        return
    about = References(editor_id=editor.id, sign_in_id=sign_in.id)
    mail = mail_about(about, MailKind.EDITOR_SIGN_IN, now, stores.id_generator.new_id())
    stores.editors.invite(sign_in, mail, counts, now=now)


def sign_in_to_use(token: str, *, stores: Stores, now: datetime) -> SignIn:
    """The way in that this link opens; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, or used; or whose it was is an editor no more.
    """
    editors = stores.editors
    found = open_link(Purpose.SESSION, token, editors.sign_in, lambda each: each.nonce, links=stores.links, now=now)
    if found.expires_at <= now:
        raise DeadLink
    editor = editors.get(found.editor_id)
    if editor is None or not editor.works:
        raise DeadLink
    return found


def open_session(token: str, *, stores: Stores, now: datetime) -> str:
    """Use a way in up; returns the session's token, which is stored nowhere but with the editor."""
    found = sign_in_to_use(token, stores=stores, now=now)
    access_token = new_access_token(found.editor_id, stores.id_generator)
    session = Session(token_digest=token_hash(access_token), editor_id=found.editor_id, expires_at=now + SESSION_LIFE)
    stores.editors.open_session(found, session)
    return access_token


def new_access_token(editor_id: str, id_generator: IdGenerator) -> str:
    """Return the token that an editor shows from now on: the id, and what nobody guesses."""
    return f"{editor_id}{_OWNER}{id_generator.new_nonce()}{id_generator.new_nonce()}"


def signed_in(access_token: str, *, editors: Editors, now: datetime) -> Editor:
    """Return the editor who is at work under this token.

    Raises:
        NotSignedIn: unknown, ended or too old; or the editor is an editor no more.
    """
    return at_work_on("", access_token, editors=editors, now=now)[0]


def at_work_on(review_id: str, access_token: str, *, editors: Editors, now: datetime) -> tuple[Editor, Review | None]:
    """Return the editor at work under this token, and a review that was read with that; None where there is none.

    Raises:
        NotSignedIn: as `signed_in`.
    """
    editor_id = access_token.rpartition(_OWNER)[0]
    if not editor_id:
        raise NotSignedIn
    # A token says whose it is only so that both can be read at once: the session, found by all of it, is what counts.
    found = editors.at_work(token_hash(access_token), editor_id, review_id)
    session, editor = found.session, found.editor
    if session is None or session.expires_at <= now or editor is None or editor.id != session.editor_id:
        raise NotSignedIn
    if not editor.works:
        raise NotSignedIn
    return editor, found.review


def token_hash(access_token: str) -> str:
    """Return the digest by which the store knows a session's token.

    The token is random: a plain digest cannot be searched back.
    """
    return hashlib.sha256(access_token.encode()).hexdigest()

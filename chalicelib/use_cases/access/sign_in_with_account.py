"""Sign-in of editors with an account that an issuer vouches for: there, back with a code, and into a session.

Between leaving and coming back nothing is stored: a browser holds a login cookie (a moment and a signature, in a
cookie), from which state, nonce and verifier follow by a key that never leaves the platform. A login cookie opens one
session, once.
"""

import hmac
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from chalicelib.domain.access.editor import SESSION_LIFE, SIGN_IN_LIFE, Account, Editor, Session, SignInMethod
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import NoCookie, NoEditor, NoRoleSaid, SignInByMail, SignInFailed
from chalicelib.ports.accounts import Accounts, Proofs
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import IdGenerator
from chalicelib.use_cases.access.sign_in import new_access_token, token_hash

_LONGEST: Final = 200  # characters of a login cookie; ours have some sixty


def start_login(*, accounts: Accounts, id_generator: IdGenerator, now: datetime) -> tuple[str, str]:
    """Return the address where a browser signs in, and the login cookie that it must bring back.

    Raises:
        IssuerAway: the issuer does not say where.
    """
    made = f"{id_generator.new_id()}.{int((now + SIGN_IN_LIFE).timestamp())}"
    return accounts.address(_proofs(made, id_generator)), f"{made}.{id_generator.keyed('account/tie', made)}"


def check_callback(login_cookie: str, state: str, *, id_generator: IdGenerator, now: datetime) -> Proofs:
    """Return the values that an answer of the issuer must prove; looking changes nothing.

    Raises:
        NoCookie: the browser has none of ours.
        SignInFailed: the login cookie is not ours or too old, or the answer belongs to another browser.
    """
    if not login_cookie:
        raise NoCookie
    made, signature = _parts(login_cookie)
    if len(login_cookie) > _LONGEST or not _same(signature, id_generator.keyed("account/tie", made)):
        raise SignInFailed("tie")
    if _ends(made) <= now:
        raise SignInFailed("too_late")
    proofs = _proofs(made, id_generator)
    if not _same(state, proofs.state):
        raise SignInFailed("state")
    return proofs


def finish_login(
    login_cookie: str,
    state: str,
    code: str,
    *,
    accounts: Accounts,
    stores: Stores,
    now: datetime,
    counts: Sequence[Count] = (),
) -> tuple[Editor, str]:
    """Use the issuer's code up; returns the editor and the session's token.

    Raises:
        TooMany: this origin tried too often; the issuer was not asked.
        NoCookie: the browser has none of ours.
        SignInFailed: the answer is not ours, or was used, or what the issuer says does not hold.
        IssuerAway, IssuerRefusesUs: the issuer does not answer; it does, and does not take our secret or settings.
        NoEditor, NoRoleSaid: the account has no role here, or its editor was switched off; nothing is said of roles.
        SignInByMail: the account's address is of an editor who comes in by mail.
    """
    proofs = check_callback(login_cookie, state, id_generator=stores.id_generator, now=now)
    stores.counters.take(counts, now=now)
    account = accounts.account(code, proofs)
    known = stores.editors.get(editor_id(account, stores.id_generator))
    editor = _editor(account, known, stores=stores)
    access_token = new_access_token(editor.id, stores.id_generator)
    made, _ = _parts(login_cookie)
    stores.editors.admit(
        editor,
        session=Session(token_digest=token_hash(access_token), editor_id=editor.id, expires_at=now + SESSION_LIFE),
        once=token_hash(made),
        until=_ends(made),
    )
    return editor, access_token


def editor_id(account: Account, id_generator: IdGenerator) -> str:
    """Return the editor's id of an account: always the same one, and not to be guessed from the subject."""
    return id_generator.keyed("account/editor", f"{account.issuer}\n{account.subject}")


def _editor(account: Account, known: Editor | None, *, stores: Stores) -> Editor:
    if not account.roles:
        if known is not None and known.roles:
            stores.editors.renew(known.id, lambda now: replace(now, roles=()))  # every open session ends with it
        raise NoEditor("role") if account.roles_said else NoRoleSaid
    if known is not None and known.off:
        raise NoEditor("off")
    by_mail = stores.editors.by_email(account.email) if account.email else None
    if by_mail is not None:
        raise NoEditor("off") if by_mail.off else SignInByMail
    return Editor(
        id=editor_id(account, stores.id_generator),
        email=account.email,
        name=account.name,
        roles=account.roles,
        way=SignInMethod.ACCOUNT,
        sectors=known.sectors if known is not None else (),
        digest_stopped=known is not None and known.digest_stopped,
        unreached=known is not None and known.unreached and known.email == account.email,
    )


def _parts(login_cookie: str) -> tuple[str, str]:
    """Return the signed part (an id and a moment), and the signature."""
    number, _, rest = login_cookie.partition(".")
    moment, _, signature = rest.partition(".")
    return f"{number}.{moment}", signature


def _proofs(made: str, id_generator: IdGenerator) -> Proofs:
    verifier = "".join(id_generator.keyed(f"account/verifier/{part}", made) for part in ("1", "2"))
    return Proofs(
        state=id_generator.keyed("account/state", made),
        nonce=id_generator.keyed("account/nonce", made),
        verifier=verifier,
    )


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), ours.encode())


def _ends(made: str) -> datetime:
    """When a login cookie that we signed ends."""
    return datetime.fromtimestamp(int(made.partition(".")[2]), UTC)

"""Sign-in of editors with an account that an issuer vouches for: there, back with a code, and into a session.

Between leaving and coming back nothing is stored: a browser holds a tie (a moment and a signature, in a cookie), from
which state, nonce and verifier follow by a key that never leaves the platform. A tie opens one session, once.
"""

import hmac
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from chalicelib.domain.access.editor import SESSION_LIFE, SIGN_IN_LIFE, Account, Editor, Session, Way
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import NoEditor, SignInByMail, SignInFailed
from chalicelib.ports.accounts import Accounts, Proofs
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Chance
from chalicelib.use_cases.access.sign_in import digest, new_access_token

_LONGEST: Final = 200  # characters of a tie; ours have some sixty


def leave(*, accounts: Accounts, chance: Chance, now: datetime) -> tuple[str, str]:
    """Return the address where a browser signs in, and the tie that it must bring back.

    Raises:
        IssuerAway: the issuer does not say where.
    """
    made = f"{chance.new_id()}.{int((now + SIGN_IN_LIFE).timestamp())}"
    return accounts.address(_proofs(made, chance)), f"{made}.{chance.keyed('account/tie', made)}"


def come_back(tie: str, state: str, *, chance: Chance, now: datetime) -> Proofs:
    """Return the values that an answer of the issuer must prove; looking changes nothing.

    Raises:
        SignInFailed: the tie is not ours or too old, or the answer belongs to another browser.
    """
    made, signature = _parts(tie)
    if len(tie) > _LONGEST or not _same(signature, chance.keyed("account/tie", made)):
        raise SignInFailed("tie")
    if _ends(made) <= now:
        raise SignInFailed("too_late")
    proofs = _proofs(made, chance)
    if not _same(state, proofs.state):
        raise SignInFailed("state")
    return proofs


def come_in(
    tie: str, state: str, code: str, *, accounts: Accounts, stores: Stores, now: datetime, counts: Sequence[Count] = ()
) -> tuple[Editor, str]:
    """Use the issuer's code up; returns the editor and the session's token.

    Raises:
        TooMany: this origin tried too often; the issuer was not asked.
        SignInFailed: the answer is not ours, or was used, or what the issuer says does not hold.
        IssuerAway: the issuer does not answer.
        NoEditor: the account has no role here, or its editor was switched off.
        SignInByMail: the account's address is of an editor who comes in by mail.
    """
    proofs = come_back(tie, state, chance=stores.chance, now=now)
    stores.counters.take(counts, now=now)
    account = accounts.account(code, proofs)
    known = stores.editors.get(editor_id(account, stores.chance))
    editor = _editor(account, known, stores=stores)
    access_token = new_access_token(editor.id, stores.chance)
    made, _ = _parts(tie)
    stores.editors.admit(
        editor,
        session=Session(token_digest=digest(access_token), editor_id=editor.id, expires_at=now + SESSION_LIFE),
        once=digest(made),
        until=_ends(made),
    )
    return editor, access_token


def editor_id(account: Account, chance: Chance) -> str:
    """Return the editor's id of an account: always the same one, and not to be guessed from the subject."""
    return chance.keyed("account/editor", f"{account.issuer}\n{account.subject}")


def _editor(account: Account, known: Editor | None, *, stores: Stores) -> Editor:
    if not account.roles:
        if known is not None and known.roles:
            stores.editors.renew(replace(known, roles=()))  # every open session ends with it
        raise NoEditor("role")
    if known is not None and known.off:
        raise NoEditor("off")
    by_mail = stores.editors.by_email(account.email) if account.email else None
    if by_mail is not None:
        raise NoEditor("off") if by_mail.off else SignInByMail
    return Editor(
        id=editor_id(account, stores.chance),
        email=account.email,
        name=account.name,
        roles=account.roles,
        way=Way.ACCOUNT,
    )


def _parts(tie: str) -> tuple[str, str]:
    """Return the signed part (an id and a moment), and the signature."""
    number, _, rest = tie.partition(".")
    moment, _, signature = rest.partition(".")
    return f"{number}.{moment}", signature


def _proofs(made: str, chance: Chance) -> Proofs:
    verifier = "".join(chance.keyed(f"account/verifier/{part}", made) for part in ("1", "2"))
    return Proofs(
        state=chance.keyed("account/state", made), nonce=chance.keyed("account/nonce", made), verifier=verifier
    )


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), ours.encode())


def _ends(made: str) -> datetime:
    """When a tie that we signed ends."""
    return datetime.fromtimestamp(int(made.partition(".")[2]), UTC)

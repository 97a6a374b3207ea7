"""What sign-in with an account needs of the world."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.domain.access.editor import Account, Editor, Session


@dataclass(frozen=True, slots=True)
class Proofs:
    """What ties an answer of the issuer to the browser that asked, and to nothing else."""

    state: str
    nonce: str
    verifier: str  # of PKCE; only its digest leaves before the code comes back


class Accounts(Protocol):
    """The issuer of accounts that a stage trusts."""

    def address(self, proofs: Proofs) -> str:
        """Where a browser goes to sign in there. Raises IssuerAway."""
        ...

    def account(self, code: str, proofs: Proofs) -> Account:
        """Whose account a code stands for. Raises SignInFailed, IssuerAway."""
        ...


class AccountEditors(Protocol):
    """The editors, as sign-in with an account reads and writes them."""

    def get(self, editor_id: str) -> Editor | None: ...

    def by_email(self, email: str) -> Editor | None:
        """The editor who comes in by mail at this address."""
        ...

    def admit(self, editor: Editor, *, session: Session, once: str, until: datetime) -> None:
        """Store the editor and the session, if the way in `once` was never used; it is remembered until then.

        Raises SignInFailed for all but the first, NoEditor when an operator switched the editor off.
        """
        ...

    def renew(self, editor: Editor) -> None:
        """Store an editor who changed. Raises NoEditor when an operator switched the editor off."""
        ...

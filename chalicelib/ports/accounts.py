"""What sign-in with an account needs of the world."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.domain.access.editor import Account


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

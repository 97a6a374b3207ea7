"""The port of sign-in with an account."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.domain.access.editor import Account


@dataclass(frozen=True, slots=True)
class Proofs:
    """The values that tie an answer of the issuer to the browser that asked, and to nothing else."""

    state: str
    nonce: str
    verifier: str  # of PKCE; only its digest leaves before the code comes back


class Accounts(Protocol):
    """The issuer of accounts that a stage trusts."""

    def address(self, proofs: Proofs) -> str:
        """Return the address where a browser signs in. Raises IssuerAway."""
        ...

    def account(self, code: str, proofs: Proofs) -> Account:
        """Return the account that a code stands for. Raises SignInFailed, IssuerAway, IssuerRefusesUs."""
        ...

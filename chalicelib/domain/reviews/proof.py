"""Proof of relation: how sure it is that whoever wrote a review was there. It says nothing of how true the words are.

Each review counts alike in the score, whatever its proof.
"""

from enum import StrEnum
from typing import Final, Protocol

LEAST_COMPARED: Final = 20  # published reviews, of those with a card and of those without
ENOUGH_CARDS: Final = 20  # handed out by one organisation: with fewer, its staff would know whose card it was


class Proof(StrEnum):
    """The proof that whoever wrote a review has to do with its organisation, the weakest first."""

    NONE = "none"  # typed in by editors, from paper or the phone: nobody confirmed it through a mailed link
    EMAIL = "email"
    INVITATION = "invitation"  # it came by a code that its organisation hands out to everybody of a group
    DOCUMENT = "document"  # an editor saw proof, and noted so; what was seen is kept nowhere


class Grounds(Protocol):
    """All that the proof of a review follows from, beside the cards of its organisation."""

    @property
    def proof_noted(self) -> bool: ...
    @property
    def invited(self) -> bool: ...
    @property
    def by_mail(self) -> bool: ...


def counted_as(grounds: Grounds) -> str:
    """Return the counter of a `Tally` that a review is in; empty of one by mail alone, which are all the others.

    An invited one changes its proof with the twentieth card, and so has a counter of its own for each it may have.
    """
    if grounds.proof_noted:
        return "documented"
    if grounds.invited:
        return "invited" if grounds.by_mail else "invited_unproven"
    return "" if grounds.by_mail else "unproven"


def proof_of(counted: str, handed_out: int) -> Proof:
    """Return the proof of a review by the counter that it is in, and the cards that its organisation handed out."""
    if counted.startswith("invited") and handed_out >= ENOUGH_CARDS:
        return Proof.INVITATION
    return _PROOFS[counted]


_PROOFS: Final = {
    "": Proof.EMAIL,
    "invited": Proof.EMAIL,
    "unproven": Proof.NONE,
    "invited_unproven": Proof.NONE,
    "documented": Proof.DOCUMENT,
}

"""An organisation: what the register says of it, whether it takes part, and its counters."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from chalicelib.domain.lifecycle import ORGANISATION_LAW, OrganisationAction, Participation, require
from chalicelib.domain.listing import Listing
from chalicelib.domain.mails import MailKind
from chalicelib.domain.refusals import NotTakingPart
from chalicelib.domain.review import Act
from chalicelib.domain.score import Tally


class OrganisationState(StrEnum):
    """How closely editors watch an organisation [Z]."""

    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What editors decided about an organisation; the sync never touches it."""

    participation: Participation = Participation.NOT_TAKING_PART
    state: OrganisationState = OrganisationState.OPEN
    warning: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation: ours by id, the register's by listing."""

    id: str
    listing: Listing
    standing: Standing
    tally: Tally
    listing_version: int = 1  # counts what the register changed; the standing has a version of its own
    contact_nonce: str  # signed into every reply link; a new one kills the links that the old address got

    @property
    def taking_part(self) -> bool:
        return self.standing.participation is Participation.TAKING_PART

    def accepts_review(self) -> None:
        """Refuse a review where none may come.

        Raises:
            NotTakingPart: the organisation did not opt in, or left.
        """
        if not self.taking_part:
            raise NotTakingPart

    def decided(self, action: OrganisationAction, act: Act) -> tuple["Organisation", tuple[MailKind, ...]]:
        """The organisation after an editor's decision, and the mails it sends."""
        step = ORGANISATION_LAW.step(self.standing.participation, action, act.by)
        require(step, rule=act.rule, explanation=act.explanation)
        standing = replace(self.standing, participation=step.to, version=self.standing.version + 1)
        return replace(self, standing=standing), step.mails


OPEN_INVITATIONS_PER_MAIL: Final = 20

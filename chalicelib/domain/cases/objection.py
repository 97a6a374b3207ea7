"""An objection: an organisation appeals against a measure on it, or against the refusal of its reply (DSA 20).

Its link names one decision. What stands, and whether it still does, is read from what the decision left behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import REPLY_LAW, UNDER_RESEARCH, OrganisationAction, ReplyAction
from chalicelib.domain.rules.log import LogEntry

REPLY: Final = "reply"
# An organisation objects to what restricts it, as others appeal (DSA 20). Upholding takes the decision back, by this
# act of the law that it was taken under.
OBJECTIONS: Final[Mapping[OrganisationAction | ReplyAction, OrganisationAction | ReplyAction]] = {
    OrganisationAction.WATCH: OrganisationAction.UNWATCH,
    OrganisationAction.BLOCK: OrganisationAction.UNBLOCK,
    OrganisationAction.WARN: OrganisationAction.CLEAR_WARNING,
    ReplyAction.REJECT: ReplyAction.UPHOLD_APPEAL,
    ReplyAction.REMOVE: ReplyAction.UPHOLD_APPEAL,
}
# The act that left a reply refused as it is.
REFUSALS: Final = {step.to: act for (_, act), step in REPLY_LAW.steps.items() if act in OBJECTIONS}
_EPOCH: Final = datetime.fromtimestamp(0, UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
ABOUT: Final = {
    OrganisationAction.WATCH: "watch",
    OrganisationAction.BLOCK: "block",
    OrganisationAction.WARN: "warning",
}


class ObjectionStatus(StrEnum):
    """The state of a decision that can be objected to, as its organisation sees it."""

    OPEN = "open"  # nobody objected yet
    PENDING = "pending"
    UPHELD = "upheld"
    DISMISSED = "dismissed"
    TAKEN_BACK = "taken_back"  # it no longer stands, and nobody objected


@dataclass(frozen=True, slots=True, kw_only=True)
class Objected:
    """A decision on an organisation or its reply, and the objection to it."""

    about: str  # "watch", "block", "warning" or "reply"
    action: str  # as its law names it
    at: datetime
    organisation: Organisation
    review: Review | None  # whose reply it is
    entry: LogEntry  # which says why
    appeal: Appeal | None
    stands: bool

    @property
    def status(self) -> ObjectionStatus:
        if self.appeal is not None:
            return ObjectionStatus(self.appeal.status)
        return ObjectionStatus.OPEN if self.stands else ObjectionStatus.TAKEN_BACK

    @property
    def until(self) -> datetime | None:
        """The end that a measure which stands was given; None where it has none."""
        moderation = self.organisation.moderation
        ends = {"block": moderation.blocked_until, "warning": moderation.warning.until}
        return ends.get(self.about) if self.stands else None


def is_measure(entry: LogEntry, action: str, taken_at: datetime) -> bool:
    """Tell whether an entry of an organisation's log took this measure."""
    return entry.action == action in ABOUT and entry.at == taken_at


def measure_stands(
    organisation: Organisation, action: OrganisationAction, taken_at: datetime, *, now: datetime
) -> bool:
    """Tell whether this very measure still holds: it was neither lifted, nor followed by another, nor is it over."""
    moderation = organisation.moderation
    if action is OrganisationAction.WARN:
        return moderation.warning.since == taken_at and moderation.warning.stands(now)
    return moderation.state_since_at(now) == taken_at and moderation.state_at(now) in UNDER_RESEARCH


def refusal_stands(review: Review, decided_at: datetime) -> bool:
    """Tell whether this very refusal of a reply still holds."""
    reply = review.reply
    if reply is None or reply.decided_at != decided_at:
        return False
    return ReplyAction.UPHOLD_APPEAL in REPLY_LAW.allowed(reply.status, Actor.EDITOR)


def measure_link(organisation: Organisation, action: OrganisationAction, taken_at: datetime) -> str:
    """Return what a link to an objection against a measure opens; `refused_reply_link` for a reply."""
    return f"organisation/{organisation.id}/{action}/{(taken_at - _EPOCH) // _MICROSECOND}"


def refused_reply_link(review: Review) -> str | None:
    """Return what a link to an objection against the refusal of a reply opens; None where nobody decided on it."""
    at = review.reply.decided_at if review.reply else None
    return f"{REPLY}/{review.id}//{(at - _EPOCH) // _MICROSECOND}" if at else None


def read_link(item_id: str) -> tuple[str, str, str, datetime]:
    """Return what a link names: whether a reply or an organisation, its id, the measure, and when it was decided.

    Raises:
        ValueError: it is of another form.
    """
    kind, about, action, at = item_id.split("/")
    return kind, about, action, _EPOCH + int(at) * _MICROSECOND

"""A referral: editors bring a review to an authority, in words of their own [Z], DSA 18.

The authority gets what the editor chose, and which organisation and review it is about; never who wrote it. A mail is
no place for that, and whoever may know it asks the controller, under the law that lets them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import TAKES_REFERRALS
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import AlreadyReferred, FieldError, Invalid, NotAllowed

REFER: Final = "refer"  # as the log names the act


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Somebody of the stage's settings to whom editors may refer a review."""

    id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """The words that an editor chose for an authority."""

    review_id: str
    authority: Authority
    explanation: str
    passage: str = ""  # of the review's text

    @property
    def logged(self) -> str:
        """What the log says of it: to whom, and why."""
        return f"{self.authority.name}: {self.explanation}"

    def check(self, review: Review, history: Sequence[LogEntry]) -> None:
        """Refuse what nobody should send.

        Raises:
            NotAllowed: the review is not before editors, or no longer.
            Invalid: the explanation is missing, the passage does not stand in the text, or both.
            AlreadyReferred: this authority got these words before.
        """
        if review.status not in TAKES_REFERRALS:
            raise NotAllowed(status=review.status, action=REFER)
        if wrong := (*why_errors(self.explanation), *passage_errors(self.passage, review)):
            raise Invalid(wrong)
        if any(entry.action == REFER and entry.explanation == self.logged for entry in history):
            raise AlreadyReferred


def why_errors(explanation: str) -> tuple[FieldError, ...]:
    """Return that nothing is said to the authority; nothing where something is."""
    return () if explanation.strip() else (FieldError("explanation", "required", "why_for_authority"),)


def passage_errors(passage: str, review: Review) -> tuple[FieldError, ...]:
    """Return that these words are not the review's; nothing where they are, or none go along."""
    return (FieldError("passage", "not_in_text"),) if passage and passage not in review.text else ()

"""The decision of an editor, on whatever it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from chalicelib.domain.reviews.review import Act, Review
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.refusals import ChangedMeanwhile

A = TypeVar("A", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Generic[A]):
    """The decision of an editor on a review, its reply, a notice, an appeal or an organisation."""

    id: str  # of the review, also for its reply; of the notice, the appeal or the organisation
    action: A
    version: int  # the one on the editor's screen; review and reply share it
    editor_id: str
    seen: Review | None = None  # the review, where it was read already
    rule: str = ""
    explanation: str = ""
    explanation_to_notifier: str = ""  # where upholding takes something offline: `explanation` is for its writer
    passage: str = ""
    until: datetime | None = None

    def act_on(self, version: int, *, now: datetime) -> Act:
        """Return the editor's act on what is at this version.

        Raises:
            ChangedMeanwhile: the editor saw an older one.
        """
        if version != self.version:
            raise ChangedMeanwhile
        return Act(
            by=Party.EDITOR,
            at=now,
            actor_id=self.editor_id,
            rule=self.rule,
            explanation=self.explanation,
            passage=self.passage,
        )

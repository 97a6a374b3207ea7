"""What waits for an editor, strongest signals first, then oldest."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.review import Review


class QueueKind(StrEnum):
    REVIEW = "review"
    REPLY = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits."""

    kind: QueueKind
    id: str
    organisation_id: str
    status: str
    waiting_since: datetime


def waiting(review: Review) -> tuple[Waiting, ...]:
    """What waits for an editor because of this review: itself, or its reply."""
    found = []
    if review.waits_for_editor and review.waiting_since:
        found.append(
            Waiting(
                kind=QueueKind.REVIEW,
                id=review.id,
                organisation_id=review.organisation_id,
                status=review.status,
                waiting_since=review.waiting_since,
            )
        )
    if review.reply_waits_for_editor and review.reply:
        found.append(
            Waiting(
                kind=QueueKind.REPLY,
                id=review.id,
                organisation_id=review.organisation_id,
                status=review.reply.status,
                waiting_since=review.reply.submitted_at,
            )
        )
    return tuple(found)

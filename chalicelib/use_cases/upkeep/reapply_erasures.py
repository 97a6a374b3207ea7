"""After a backup was restored: what had been erased is erased again, and nobody is mailed about it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.domain.projections.deadlines import Chore, Deadline
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.reviews.erase_review import SWEEP_AFTER, sweep_around
from chalicelib.use_cases.reviews.move_review import Move, record

if TYPE_CHECKING:
    from chalicelib.domain.reviews.review import Review

_WHY = "Eerder gewist, en na een herstel opnieuw."


def reapply_erasures(review_ids: Iterable[str], *, stores: Stores, now: datetime) -> Counter[str]:
    """Erase these again where they came back; returns how many were, how many still are, and how many are unknown."""
    return Counter(_again(review_id, stores, now) for review_id in review_ids)


def _again(review_id: str, stores: Stores, now: datetime) -> str:
    try:
        before: Review = stores.reviews.get(review_id)
    except NotFound:
        return "unknown"
    # The author's own right, whoever asked the first time; the act says in the log that it is the clock's.
    act = Act(by=Party.AUTHOR, at=now, explanation=_WHY)
    sweep_around(before, stores.reviews.author(before.id), act, stores=stores, tell_notifiers=False)
    stores.reviews.left(before.id)
    if before.content_free:
        return "still_erased"
    stores.deadlines.put(Deadline(due=now + SWEEP_AFTER, chore=Chore.ERASE, id=before.id, by=Party.AUTHOR))
    after, _ = before.moved(Action.ERASE, act)
    move = Move(before=before, after=after, action=Action.ERASE, mails=(), act=act)
    record(move, stores=stores)
    return "erased"

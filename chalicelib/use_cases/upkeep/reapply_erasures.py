"""After a backup was restored: what had been erased is erased again, and nobody is mailed about it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.reviews.erase_review import SWEEP_AFTER, sweep_around
from chalicelib.use_cases.reviews.transition import Transition, record

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
    act = Act(by=Actor.AUTHOR, at=now, explanation=_WHY)
    sweep_around(before, stores.reviews.author(before.id), act, stores=stores, tell_notifiers=False)
    stores.reviews.left(before.id)
    if before.content_free:
        return "still_erased"
    stores.deadlines.put(Deadline(due=now + SWEEP_AFTER, chore=TaskKind.ERASE, id=before.id, by=Actor.AUTHOR))
    after, _ = before.moved(Action.ERASE, act)
    transition = Transition(before=before, after=after, action=Action.ERASE, mails=(), act=act)
    record(transition, stores=stores)
    return "erased"

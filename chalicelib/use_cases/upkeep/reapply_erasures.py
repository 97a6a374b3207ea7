"""After a backup was restored: what had been erased is erased again, and nobody is mailed about it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import NotFound, Refusal, UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.reviews.erase_review import (
    SWEEP_AFTER,
    author_if_readable,
    erase_unread,
    forget_codes,
    sweep_around,
)
from chalicelib.use_cases.reviews.transition import Transition, record

if TYPE_CHECKING:
    from chalicelib.domain.reviews.review import Review

_WHY = "Eerder gewist, en na een herstel opnieuw."


def reapply_erasures(review_ids: Iterable[str], *, stores: Stores, now: datetime) -> Counter[str]:
    """Erase these again where they came back; returns how many were, how many still are, and how many are unknown.

    What stops one of them is `set_aside`, or `refused` where the store or the key says wait: doing all again helps.
    """
    past = Past("reapply_erasures", stores=stores, now=now)
    done: Counter[str] = Counter()
    for review_id in review_ids:
        try:
            with past.it(f"review/{review_id}"):
                done[_again(review_id, stores, now)] += 1
        except Refusal:
            done["refused"] += 1
    done["set_aside"] = len(past)
    return +done


def _again(review_id: str, stores: Stores, now: datetime) -> str:
    # The author's own right, whoever asked the first time; the act says in the log that it is the clock's.
    act = Act(by=Actor.AUTHOR, at=now, explanation=_WHY)
    try:
        before: Review = stores.reviews.get(review_id)
    except NotFound:
        return "unknown"
    except UnreadableRecord:
        erase_unread(review_id, act, stores=stores)
        return "erased"
    author = author_if_readable(before.id, stores=stores, wait=True)
    forget_codes(before, stores)
    sweep_around(before, author, act, stores=stores, tell_notifiers=False)
    stores.reviews.left(before.id)
    if before.content_free:
        return "still_erased"
    stores.deadlines.put(Deadline(due=now + SWEEP_AFTER, chore=TaskKind.ERASE, id=before.id, by=Actor.AUTHOR))
    after, _ = before.moved(Action.ERASE, act)
    # It was counted the first time: the figures of people do not count what the clock does again.
    again = replace(act, by=Actor.CLOCK)
    transition = Transition(before=before, after=after, action=Action.ERASE, mails=(), act=again)
    record(transition, stores=stores)
    return "erased"

"""An editor has a review erased: at somebody's request, or because the law asks for it (GDPR 17)."""

from datetime import datetime

from chalicelib.domain.reviews.review import Act, Review
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.reviews.decide_review import ReviewDecision
from chalicelib.use_cases.reviews.erase_review import erase_review


def decide_erasure(wish: ReviewDecision, *, stores: Stores, now: datetime) -> Review:
    """Erase a review for a reason, which its author reads in the last mail and nobody anywhere after that.

    Raises:
        NotFound: there is no such review.
        ChangedMeanwhile: the editor saw an older version.
        NotAllowed, Invalid: it is erased already, or the reason is missing.
    """
    check_rule(wish.rule)
    before = wish.seen or stores.reviews.get(wish.review_id)
    if before.version != wish.version:
        raise ChangedMeanwhile
    act = Act(by=Party.EDITOR, at=now, actor_id=wish.editor_id, rule=wish.rule, explanation=wish.explanation)
    return erase_review(before.id, act, stores=stores, action=Action.ERASE)

"""An editor has a review erased: at somebody's request, or because the law asks for it (GDPR 17).

Erasing is not deciding: it needs a rule and an explanation, another editor while something about it is open, and stands
in the public figures with its score band.
"""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.reviews.erase_review import erase_review


def decide_erasure(decision: Decision[Action], *, stores: Stores, now: datetime, seen: Review | None = None) -> Review:
    """Erase a review for a reason, which its author reads in the last mail and nobody anywhere after that.

    Raises:
        NotFound: there is no such review.
        ChangedMeanwhile: the editor saw an older version.
        NotAllowed, Invalid: it is erased already, or the rule or the explanation is missing.
        NeedsAnotherEditor: an escalation, an appeal, a notice or research is open, and this editor decided before.
    """
    check_rule(decision.rule)
    before = seen or stores.reviews.get(decision.id)
    act = replace(decision.act_on(before.version, now=now), passage="")
    return erase_review(before.id, act, stores=stores, action=Action.ERASE)

"""An editor rules on a review, or on what its author added to it."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.passages import marked_in
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Decision, Need
from chalicelib.domain.rules.lifecycle import PROVES, Action
from chalicelib.domain.rules.refusals import FieldError, Invalid, NotTakingPart
from chalicelib.ports.bundle import DecidingStores
from chalicelib.use_cases.reviews.close_reviews import close, close_if_left
from chalicelib.use_cases.reviews.transition import Transition, record, record_under
from chalicelib.use_cases.signals.look_for_signals import with_grave_signals, with_grave_signals_of_addition

# Whether these are met is the organisation's to say; it is read for them alone.
OF_ORGANISATION: Final = frozenset({Need.NO_BLOCK, Need.SECOND_EDITOR_IF_WATCHED, Need.TAKES_PART})


def decide_review(
    decision: Decision[Action], *, stores: DecidingStores, now: datetime, seen: Review | None = None
) -> Review:
    """Move a review as the law allows; author and organisation hear of it by mail.

    Raises:
        NotFound: there is no such review.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NotForYou, NeedsAnotherEditor: the law does not allow it.
        Blocked: nothing goes online while the organisation is blocked.
        NotTakingPart: its organisation left, and the review is closed.
        Invalid: the rule or the explanation is missing or unknown, or a passage does not stand in the text.
    """
    check_rule(decision.rule)
    before = seen or stores.reviews.get(decision.id)
    act = decision.act_on(before.version, now=now)
    if marked_in(before.text, decision.passage) is None:
        raise Invalid((FieldError("passage", "not_in_text"),))

    if decision.action in PROVES:  # what was seen, and what it says of somebody, is kept nowhere
        act = replace(act, rule="", explanation="", passage="")
    needs = before.needs(decision.action)
    seen_anew = with_grave_signals(before) if Need.SECOND_EDITOR_IF_GRAVE in needs else before

    def transition(expected: Organisation | None) -> Transition:
        watched = expected is not None and expected.watched(now)
        blocked = expected is not None and expected.blocked(now)
        left = expected is not None and not expected.taking_part
        after, mails = seen_anew.moved(decision.action, act, watched=watched, blocked=blocked, left=left)
        return Transition(before=before, after=after, action=decision.action, mails=mails, act=act)

    if not needs & OF_ORGANISATION:
        return close_if_left(before, record(transition(None), stores=stores), stores=stores, now=now)
    try:
        return record_under(before.organisation_id, transition, stores=stores, now=now)
    except NotTakingPart:
        close(before, stores=stores, now=now)
        raise


def decide_addition(
    decision: Decision[Action], *, stores: DecidingStores, now: datetime, seen: Review | None = None
) -> Review:
    """Move what was added as the law allows; author and organisation hear of it by mail.

    Raises:
        NotFound: there is no such review, or nothing was added.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NotForYou, NeedsAnotherEditor: the law does not allow it.
        Blocked: nothing goes online while the organisation is blocked.
        Invalid: the rule or the explanation is missing or unknown, or a passage does not stand in the words.
    """
    check_rule(decision.rule)
    before = seen or stores.reviews.get(decision.id)
    act = decision.act_on(before.version, now=now)
    if before.addition and marked_in(before.addition.text, decision.passage) is None:
        raise Invalid((FieldError("passage", "not_in_text"),))
    needs = before.addition_needs(decision.action)
    seen_anew = with_grave_signals_of_addition(before) if needs & OF_ORGANISATION else before

    def transition(expected: Organisation | None) -> Transition:
        watched = expected is not None and expected.watched(now)
        blocked = expected is not None and expected.blocked(now)
        after, mails = seen_anew.addition_decided(decision.action, act, watched=watched, blocked=blocked)
        return Transition(before=before, after=after, action=decision.action, mails=mails, act=act, of_addition=True)

    if not needs & OF_ORGANISATION:
        return record(transition(None), stores=stores)
    return record_under(before.organisation_id, transition, stores=stores, now=now)

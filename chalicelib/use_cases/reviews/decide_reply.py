"""An editor rules on an organisation's reply, or on what became of the promise in it."""

from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.passages import marked_in
from chalicelib.domain.reviews.promises.acts import promise_moved, promise_needs, promise_waits
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import PromiseAction, ReplyAction
from chalicelib.domain.rules.refusals import FieldError, Invalid
from chalicelib.ports.bundle import DecidingStores
from chalicelib.use_cases.reviews.decide_review import OF_ORGANISATION
from chalicelib.use_cases.reviews.transition import Transition, record, record_under


def decide_reply(
    decision: Decision[ReplyAction] | Decision[PromiseAction],
    *,
    stores: DecidingStores,
    now: datetime,
    seen: Review | None = None,
) -> Review:
    """Move a reply as the law allows; organisation and author hear of it by mail.

    Raises:
        NotFound: there is no such review, or it has no reply.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NotForYou: the law does not allow it.
        Blocked: nothing goes online while the organisation is blocked.
        Invalid: the rule or the explanation is missing or unknown, or a passage does not stand in the reply.
    """
    action = decision.action
    check_rule(decision.rule)
    before = seen or stores.reviews.get(decision.id)
    act = decision.act_on(before.version, now=now)
    told = promise_waits(before)
    said = told.text if told else before.reply.words if before.reply else ""
    if before.reply and marked_in(said, decision.passage) is None:
        raise Invalid((FieldError("passage", "not_in_text"),))

    def transition(expected: Organisation | None) -> Transition:
        blocked = expected is not None and expected.blocked(now)
        if isinstance(action, PromiseAction):
            after, mails = promise_moved(before, action, act, blocked=blocked)
        else:
            after, mails = before.reply_decided(action, act, blocked=blocked)
        return Transition(before=before, after=after, action=action, mails=mails, act=act)

    needs = promise_needs(before, action) if isinstance(action, PromiseAction) else before.reply_needs(action)
    if not needs & OF_ORGANISATION:
        return record(transition(None), stores=stores)
    return record_under(before.organisation_id, transition, stores=stores, now=now)

"""An editor rules on an organisation's reply."""

from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.passages import marked_in
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import ReplyAction
from chalicelib.domain.rules.refusals import FieldError, Invalid
from chalicelib.ports.bundle import DecidingStores
from chalicelib.use_cases.reviews.decide_review import OF_ORGANISATION
from chalicelib.use_cases.reviews.transition import Transition, record, record_under


def decide_reply(
    decision: Decision[ReplyAction], *, stores: DecidingStores, now: datetime, seen: Review | None = None
) -> Review:
    """Move a reply as the law allows; organisation and author hear of it by mail.

    Raises:
        NotFound: there is no such review, or it has no reply.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NotForYou: the law does not allow it.
        Blocked: nothing goes online while the organisation is blocked.
        Invalid: the rule or the explanation is missing or unknown, or a passage does not stand in the reply.
    """
    check_rule(decision.rule)
    before = seen or stores.reviews.get(decision.id)
    act = decision.act_on(before.version, now=now)
    if before.reply and marked_in(before.reply.text, decision.passage) is None:
        raise Invalid((FieldError("passage", "not_in_text"),))

    def transition(expected: Organisation | None) -> Transition:
        blocked = expected is not None and expected.blocked(now)
        after, mails = before.reply_decided(decision.action, act, blocked=blocked)
        return Transition(before=before, after=after, action=decision.action, mails=mails, act=act)

    if not before.reply_needs(decision.action) & OF_ORGANISATION:
        return record(transition(None), stores=stores)
    return record_under(before.organisation_id, transition, stores=stores, now=now)

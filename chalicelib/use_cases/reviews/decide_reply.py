"""An editor rules on an organisation's reply."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Act, Review
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.lifecycle import ReplyAction
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.bundle import DecidingStores
from chalicelib.use_cases.reviews.decide_review import OF_ORGANISATION
from chalicelib.use_cases.reviews.move_review import Move, record, record_under


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDecision:
    """What an editor wants; `version` is the one on the editor's screen (review and reply share it)."""

    review_id: str
    action: ReplyAction
    version: int
    editor_id: str
    seen: Review | None = None  # the review, where it was read already
    rule: str = ""
    explanation: str = ""


def decide_reply(wish: ReplyDecision, *, stores: DecidingStores, now: datetime) -> Review:
    """Move a reply as the law allows; organisation and author hear of it by mail.

    Raises:
        NotFound: there is no such review, or it has no reply.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NotForYou: the law does not allow it.
        Blocked: nothing goes online while the organisation is blocked.
        Invalid: the rule or the explanation is missing or unknown.
    """
    check_rule(wish.rule)
    before = wish.seen or stores.reviews.get(wish.review_id)
    if before.version != wish.version:
        raise ChangedMeanwhile
    act = Act(by=Party.EDITOR, at=now, actor_id=wish.editor_id, rule=wish.rule, explanation=wish.explanation)

    def move(standing: Organisation | None) -> Move:
        blocked = standing is not None and standing.blocked(now)
        after, mails = before.reply_decided(wish.action, act, blocked=blocked)
        return Move(before=before, after=after, action=wish.action, mails=mails, act=act)

    if not before.reply_needs(wish.action) & OF_ORGANISATION:
        return record(move(None), stores=stores)
    return record_under(before.organisation_id, move, stores=stores, now=now)

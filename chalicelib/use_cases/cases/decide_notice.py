"""An editor rules on a notice; an upheld one takes offline what it is about, in the same write."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.domain.cases.notice import Notice, Subject
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Act, Decision, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import UPHELD, Action, NoticeAction, ReplyAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.stores import Effects, IdGenerator, Reviews
from chalicelib.use_cases.reviews.transition import Transition, entry_of, mails_of

if TYPE_CHECKING:
    from chalicelib.domain.reviews.review import Review


def decide_notice(decision: Decision[NoticeAction], *, stores: Stores, now: datetime) -> Notice:
    """Move a notice as the law allows; notifier, author and organisation hear of it.

    Raises:
        NotFound: there is no such notice.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NotForYou: the law does not allow it.
        Invalid: the rule or the explanation is missing or unknown.
    """
    check_rule(decision.rule)
    before = stores.cases.notice(decision.id)
    act = decision.act_on(before.version, now=now)
    after, mails = before.moved(decision.action, act, to_notifier=decision.explanation_to_notifier)
    review, transition = put_offline(after, act, stores.reviews)
    entry = notice_entry(before, after, decision.action, act, stores.id_generator)
    moved = (entry_of(transition, stores.id_generator),) if transition else ()
    told = mails_about(after.references, mails, now, stores.id_generator, rule=act.rule, explanation=after.to_notifier)
    effects = Effects(
        entry=entry, more=moved, mails=(*told, *(mails_of(transition, stores.id_generator) if transition else ()))
    )
    stores.cases.save(effects, notice=(before, after), review=review)
    return after


def put_offline(notice: Notice, act: Act, reviews: Reviews) -> tuple[ReviewTransition | None, Transition | None]:
    """Return the change of the review that a notice was upheld of, and the transition where its law has one.

    A review is suspended pending research, a reply removed; what its author withdrew before stays so for good.
    All is derived of one reading: of two, an author who takes a withdrawal back in between would stay online.
    """
    if notice.status not in UPHELD:
        return None, None
    review: Review = reviews.get(notice.review_id)
    transition = _transition(notice, replace(act, after_notice=True), review)
    if transition:
        return ReviewTransition(before=transition.before, after=transition.after), transition
    if notice.subject is Subject.REVIEW and review.undoable(act.at):
        return ReviewTransition(before=review, after=review.withdrawn_for_good()), None
    return None, None


def _transition(notice: Notice, act: Act, review: "Review") -> Transition | None:
    if notice.subject is Subject.REVIEW and Action.SUSPEND in review.allowed(act.by):
        after, mails = review.moved(Action.SUSPEND, act)
        return Transition(before=review, after=after, action=Action.SUSPEND, mails=mails, act=act)
    if notice.subject is Subject.REPLY and ReplyAction.REMOVE in review.reply_allowed(act.by):
        after, mails = review.reply_decided(ReplyAction.REMOVE, act)
        return Transition(before=review, after=after, action=ReplyAction.REMOVE, mails=mails, act=act)
    return None


def notice_entry(before: Notice, after: Notice, action: NoticeAction, act: Act, id_generator: IdGenerator) -> LogEntry:
    """The log entry of a decision on a notice."""
    subject = f"notice/{after.id}"
    since = before.submitted_at
    return log_entry(
        subject,
        action,
        act,
        id_generator,
        before=before.status,
        after=after.status,
        since=since,
        sector=after.sector,
    )

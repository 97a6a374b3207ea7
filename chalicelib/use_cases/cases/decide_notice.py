"""An editor rules on a notice; an upheld one takes offline what it is about, in the same write."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.domain.cases.notice import Notice, Subject
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Act, Decision, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import UPHELD, Action, NoticeAction, ReplyAction
from chalicelib.domain.rules.log import Entry
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import ReviewMove
from chalicelib.ports.stores import Chance, Reviews, Written
from chalicelib.use_cases.reviews.move_review import Move, entry_of, mails_of

if TYPE_CHECKING:
    from chalicelib.domain.reviews.review import Review


def decide_notice(wish: Decision[NoticeAction], *, stores: Stores, now: datetime) -> Notice:
    """Move a notice as the law allows; notifier, author and organisation hear of it.

    Raises:
        NotFound: there is no such notice.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NotForYou: the law does not allow it.
        Invalid: the rule or the explanation is missing or unknown.
    """
    check_rule(wish.rule)
    before = stores.cases.notice(wish.id)
    act = wish.act_on(before.version, now=now)
    after, mails = before.moved(wish.action, act, to_notifier=wish.explanation_to_notifier)
    move = taken_offline(after, act, stores.reviews)
    entry = notice_entry(before, after, wish.action, act, stores.chance)
    moved = (entry_of(move, stores.chance),) if move else ()
    told = mails_about(after.references, mails, now, stores.chance, rule=act.rule, explanation=after.to_notifier)
    written = Written(entry=entry, more=moved, mails=(*told, *(mails_of(move, stores.chance) if move else ())))
    review = ReviewMove(before=move.before, after=move.after) if move else None
    stores.cases.save(written, notice=(before, after), review=review)
    return after


def taken_offline(notice: Notice, act: Act, reviews: Reviews) -> Move | None:
    """Return the move of an upheld notice: its review is suspended pending research, or its reply removed."""
    if notice.status not in UPHELD:
        return None
    review: Review = reviews.get(notice.review_id)
    act = replace(act, after_notice=True)
    if notice.subject is Subject.REVIEW and Action.SUSPEND in review.allowed(act.by):
        after, mails = review.moved(Action.SUSPEND, act)
        return Move(before=review, after=after, action=Action.SUSPEND, mails=mails, act=act)
    if notice.subject is Subject.REPLY and ReplyAction.REMOVE in review.reply_allowed(act.by):
        after, mails = review.reply_decided(ReplyAction.REMOVE, act)
        return Move(before=review, after=after, action=ReplyAction.REMOVE, mails=mails, act=act)
    return None


def notice_entry(before: Notice, after: Notice, action: NoticeAction, act: Act, chance: Chance) -> Entry:
    """The log entry of a decision on a notice."""
    subject = f"notice/{after.id}"
    since = before.submitted_at
    return log_entry(subject, action, act, chance, before=before.status, after=after.status, since=since)

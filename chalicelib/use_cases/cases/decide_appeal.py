"""Another editor than the first judges an appeal; upholding it takes the decision back, in the same write."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Act, Decision, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import UPHELD, Action, AppealAction, NoticeAction, ReplyAction
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import Cases, ReviewMove
from chalicelib.ports.stores import Written
from chalicelib.use_cases.cases.decide_notice import notice_entry, taken_offline
from chalicelib.use_cases.reviews.decide_review import OF_ORGANISATION
from chalicelib.use_cases.reviews.move_review import Move, entry_of, mails_of


def decide_appeal(wish: Decision[AppealAction], *, stores: Stores, now: datetime) -> Appeal:
    """Move an appeal as the law allows; whoever appealed hears of it.

    Raises:
        NotFound: there is no such appeal.
        ChangedMeanwhile: the editor saw an older version, or what it is about moved on.
        NeedsAnotherEditor: this editor took the decision that is appealed against.
        NotAllowed, NotForYou: the law does not allow it.
        Blocked: nothing goes online while the organisation is blocked.
        Invalid: the explanation is missing, or the rule where something goes offline.
    """
    before = stores.cases.appeal(wish.id)
    act = wish.act_on(before.version, now=now)
    check_rule(wish.rule)
    after, kinds = before.moved(wish.action, act, to_notifier=wish.explanation_to_notifier)
    notice: tuple[Notice, Notice] | None = None
    move: Move | None = None
    standing: Organisation | None = None
    if after.status in UPHELD:
        if before.about == "notice":
            notice = _notice_upheld(before, act, wish.explanation_to_notifier, stores.cases)
            move = taken_offline(notice[1], act, stores.reviews)
        else:
            move, standing = _taken_back(before, act, stores)
    upheld = (notice_entry(*notice, NoticeAction.UPHOLD_APPEAL, act, stores.chance),) if notice else ()
    explanation = after.to_notifier if after.notice_id else wish.explanation
    mails = mails_about(after.references, kinds, now, stores.chance, explanation=explanation)
    entry = log_entry(
        f"appeal/{after.id}",
        wish.action,
        replace(act, rule=""),
        stores.chance,
        before=before.status,
        after=after.status,
        since=before.submitted_at,
    )
    written = Written(
        entry=entry,
        more=(*upheld, *((entry_of(move, stores.chance),) if move else ())),
        mails=(*mails, *(mails_of(move, stores.chance) if move else ())),
    )
    review = ReviewMove(before=move.before, after=move.after, standing=standing) if move else None
    stores.cases.save(written, appeal=(before, after), notice=notice, review=review)
    return after


def _taken_back(appeal: Appeal, act: Act, stores: Stores) -> tuple[Move, Organisation | None]:
    """The move that takes the first decision back, and the standing that must still hold where it puts online."""
    before = stores.reviews.get(appeal.review_id)
    on_reply = appeal.about == "reply"
    needs = before.reply_needs(ReplyAction.UPHOLD_APPEAL) if on_reply else before.needs(Action.UPHOLD_APPEAL)
    standing = stores.organisations.get(appeal.organisation_id) if needs & OF_ORGANISATION else None
    blocked = standing is not None and standing.blocked(act.at)
    if on_reply:
        after, mails = before.reply_decided(ReplyAction.UPHOLD_APPEAL, act, blocked=blocked)
        return Move(before=before, after=after, action=ReplyAction.UPHOLD_APPEAL, mails=mails, act=act), standing
    after, mails = before.moved(Action.UPHOLD_APPEAL, act, blocked=blocked)
    return Move(before=before, after=after, action=Action.UPHOLD_APPEAL, mails=mails, act=act), standing


def _notice_upheld(appeal: Appeal, act: Act, to_notifier: str, cases: Cases) -> tuple[Notice, Notice]:
    before = cases.notice(appeal.notice_id)
    after, _ = before.moved(NoticeAction.UPHOLD_APPEAL, act, to_notifier=to_notifier)
    return before, after

"""An editor who decided nothing on that review judges an appeal; upholding it takes the decision back, in one write."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Act, Decision, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import UPHELD, Action, AppealAction, NoticeAction, ReplyAction
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NeedsAnotherEditor, NotAllowed
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import Cases, ReviewTransition
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.cases.decide_notice import notice_entry, put_offline
from chalicelib.use_cases.cases.lift_measure import Lifted, lifted
from chalicelib.use_cases.reviews.close_reviews import close_if_left
from chalicelib.use_cases.reviews.decide_review import OF_ORGANISATION
from chalicelib.use_cases.reviews.deciders import deciders_of
from chalicelib.use_cases.reviews.transition import Transition, entry_of, heard_by_notifiers, mails_of
from chalicelib.use_cases.signals.look_for_signals import with_grave_signals


def decide_appeal(decision: Decision[AppealAction], *, stores: Stores, now: datetime) -> Appeal:
    """Move an appeal as the law allows; whoever appealed hears of it.

    Raises:
        NotFound: there is no such appeal.
        ChangedMeanwhile: the editor saw an older version, or what it is about moved on.
        NeedsAnotherEditor: this editor decided on that review, its reply, or an appeal about it before.
        NotAllowed, NotForYou: the law does not allow it.
        Blocked: nothing goes online while the organisation is blocked.
        Invalid: the explanation is missing, or the rule where something goes offline.
    """
    before = stores.cases.appeal(decision.id)
    try:
        return _decided(before, decision, stores=stores, now=now)
    except (NotAllowed, NeedsAnotherEditor):
        if stores.cases.appeal(decision.id).version != before.version:  # who was first moved what we read after it
            raise ChangedMeanwhile from None
        raise


def _decided(before: Appeal, decision: Decision[AppealAction], *, stores: Stores, now: datetime) -> Appeal:
    act = decision.act_on(before.version, now=now)
    check_rule(decision.rule)
    deciders = deciders_of(before, stores=stores)
    after, kinds = before.moved(decision.action, act, to_notifier=decision.explanation_to_notifier, deciders=deciders)
    notice: tuple[Notice, Notice] | None = None
    transition: Transition | None = None
    review: ReviewTransition | None = None
    measure: Lifted | None = None
    if after.status in UPHELD:
        if not before.review_id:
            measure = lifted(before, act, stores)
        elif before.about == "notice":
            notice = _notice_upheld(before, act, decision.explanation_to_notifier, stores.cases)
            review, transition = put_offline(notice[1], act, stores.reviews)
        else:
            transition, expected = _taken_back(before, act, stores)
            transition = heard_by_notifiers(transition, stores.cases)
            review = ReviewTransition(before=transition.before, after=transition.after, expected=expected)
    upheld = (notice_entry(*notice, NoticeAction.UPHOLD_APPEAL, act, stores.id_generator),) if notice else ()
    explanation = after.to_notifier if after.notice_id else decision.explanation
    rule = act.rule if after.notice_id and after.status in UPHELD else ""  # the one that their notice was right on
    mails = mails_about(after.references, kinds, now, stores.id_generator, rule=rule, explanation=explanation)
    entry = log_entry(
        f"appeal/{after.id}",
        decision.action,
        replace(act, rule="" if before.review_id else before.about),  # the figures count by it
        stores.id_generator,
        before=before.status,
        after=after.status,
        since=before.submitted_at,
        sector=after.sector,
    )
    effects = Effects(
        entry=entry,
        more=(
            *upheld,
            *((entry_of(transition, stores.id_generator),) if transition else ()),
            *((measure.entry,) if measure else ()),
        ),
        mails=(*mails, *(mails_of(transition, stores.id_generator) if transition else ())),
    )
    organisation = (measure.before, measure.after) if measure else None
    stores.cases.save(effects, appeal=(before, after), notice=notice, review=review, organisation=organisation)
    if transition:
        close_if_left(transition.before, transition.after, stores=stores, now=now)
    return after


def _taken_back(appeal: Appeal, act: Act, stores: Stores) -> tuple[Transition, Organisation | None]:
    """The transition that takes the first decision back, and the organisation as it must still stand."""
    before = stores.reviews.get(appeal.review_id)
    if appeal.about == "addition":
        if before.addition is None or not appeal.is_against(before.addition.decided_at):
            raise NotAllowed(status=before.addition_status, action=Action.UPHOLD_APPEAL)  # others took its place
        after, mails = before.addition_decided(Action.UPHOLD_APPEAL, act)
        upheld = Transition(
            before=before, after=after, action=Action.UPHOLD_APPEAL, mails=mails, act=act, of_addition=True
        )
        return upheld, None
    on_reply = appeal.about == "reply"
    needs = before.reply_needs(ReplyAction.UPHOLD_APPEAL) if on_reply else before.needs(Action.UPHOLD_APPEAL)
    expected = stores.organisations.get(appeal.organisation_id) if needs & OF_ORGANISATION else None
    blocked = expected is not None and expected.blocked(act.at)
    if on_reply:
        after, mails = before.reply_decided(ReplyAction.UPHOLD_APPEAL, act, blocked=blocked)
        return Transition(before=before, after=after, action=ReplyAction.UPHOLD_APPEAL, mails=mails, act=act), expected
    after, mails = with_grave_signals(before).moved(Action.UPHOLD_APPEAL, act, blocked=blocked)
    return Transition(before=before, after=after, action=Action.UPHOLD_APPEAL, mails=mails, act=act), expected


def _notice_upheld(appeal: Appeal, act: Act, to_notifier: str, cases: Cases) -> tuple[Notice, Notice]:
    before = cases.notice(appeal.notice_id)
    after, _ = before.moved(NoticeAction.UPHOLD_APPEAL, act, to_notifier=to_notifier)
    return before, after

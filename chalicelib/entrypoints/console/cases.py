"""For editors: notices and appeals, what a decision on them would send, and the decision."""

import functools
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import QueueKind, waiting_appeal, waiting_notice
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import rule_errors
from chalicelib.domain.rules.law import Decision, Need, explanation_missing, rule_missing
from chalicelib.domain.rules.lifecycle import APPEAL_LAW, NOTICE_LAW, AppealAction, NoticeAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import (
    Judge,
    NotFound,
    NotSignedIn,
    Refusal,
    UnreadableRecord,
)
from chalicelib.dutch.formatting import NOTICE_REASONS
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.reading import check
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import case_schemas, desk_schemas, editor_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import Unread, go_past
from chalicelib.use_cases.cases.decide_appeal import decide_appeal
from chalicelib.use_cases.cases.decide_notice import decide_notice
from chalicelib.use_cases.reviews.deciders import deciders_of
from chalicelib.use_cases.signals.look_for_signals import in_words

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/editor/notices/{notice_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.NoticeToDecideOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def notice(request: Request, notice_id: str) -> Answer:
    """A notice, with what it is about."""
    return _notice_page(notice_id, request)


def _redisplay_notice(request: Request, refusal: Refusal, notice_id: str) -> Answer:
    return _notice_page(notice_id, request, refusal)


@door.post(
    "/editor/notices/{notice_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay_notice,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=case_schemas.NoticeDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def rule_on_notice(request: Request, notice_id: str) -> Answer:
    """Uphold a notice (what it is about goes offline), or dismiss it; both with reasons."""
    (decision, found), here = _notice_decision(request, notice_id), platform()
    _check_names(found.review_id, decision)
    after = decide_notice(
        Decision(id=notice_id, editor_id=request.who.id, **editor_showing.decided(decision)),
        stores=here,
        now=here.now(),
    )
    return editor_showing.answered(
        request,
        lambda: shown(editor_schemas.DecidedOut, after, allowed_actions=after.allowed(Actor.EDITOR)),
        kind=QueueKind.NOTICE,
        done=decision.action,
        was=f"notice/{notice_id}",
    )


@door.post(
    "/editor/notices/{notice_id}/preview",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay_notice,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=case_schemas.NoticeDecisionIn,
    gives={200: desk_schemas.PreviewOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def preview_notice(request: Request, notice_id: str) -> Answer:
    """The mails that a decision on a notice would send; nothing is decided, and nothing leaves."""
    (sent, found), here = _notice_decision(request, notice_id), platform()
    decision = Decision(id=notice_id, editor_id=request.who.id, **editor_showing.decided(sent))
    mails = here.preview(lambda stores: decide_notice(decision, stores=stores, now=here.now()), now=here.now())
    preview = editor_showing.previewed(found.review_id, mails)
    if not request.wants_html:
        return Answer(desk_schemas.PreviewOut(mails=preview))
    return _notice_page(notice_id, request, preview=preview)


def _notice_decision(request: Request, notice_id: str) -> tuple[case_schemas.NoticeDecisionIn, Notice]:
    """Return the decision on a notice, and that; where fields are wrong, all are named at once. Raises Invalid."""
    found = functools.cache(lambda: platform().cases.notice(notice_id))
    judges = _judges(lambda action: NOTICE_LAW.needs(found().status, action))
    sent = request.read(case_schemas.NoticeDecisionIn, *judges)
    if found().version == sent.version:  # of another, what came between is told first
        check(sent, *judges)
    return sent, found()


def _appeal_decision(request: Request, appeal_id: str) -> tuple[case_schemas.AppealDecisionIn, Appeal]:
    found = functools.cache(lambda: platform().cases.appeal(appeal_id))

    def needs(action: AppealAction) -> AbstractSet[Need]:
        own, notice_id = APPEAL_LAW.needs(found().status, action), found().notice_id
        if action is not AppealAction.UPHOLD or not notice_id:
            return own
        return own | NOTICE_LAW.needs(platform().cases.notice(notice_id).status, NoticeAction.UPHOLD_APPEAL)

    judges = _judges(needs)
    sent = request.read(case_schemas.AppealDecisionIn, *judges)
    if found().version == sent.version:
        check(sent, *judges)
    return sent, found()


def _judges(needs: Callable[[Any], AbstractSet[Need]]) -> tuple[Judge, ...]:
    return (
        lambda sent: rule_errors(sent.rule),
        lambda sent: rule_missing(needs(sent.action), sent.rule),
        lambda sent: explanation_missing(needs(sent.action), sent.explanation),
    )


def _check_names(review_id: str, decision: case_schemas.NoticeDecisionIn | case_schemas.AppealDecisionIn) -> None:
    editor_showing.check_names(
        review_id,
        as_is=decision.as_is,
        explanation=decision.explanation,
        explanation_to_notifier=decision.explanation_to_notifier,
    )


@door.get(
    "/editor/appeals/{appeal_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: case_schemas.AppealToDecideOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def appeal(request: Request, appeal_id: str) -> Answer:
    """An appeal, with the decision it is against."""
    return _appeal_page(appeal_id, request)


def _redisplay_appeal(request: Request, refusal: Refusal, appeal_id: str) -> Answer:
    return _appeal_page(appeal_id, request, refusal)


@door.post(
    "/editor/appeals/{appeal_id}/decisions",
    Audience.EDITOR,
    duty=Duty.JUDGE,
    redisplay=_redisplay_appeal,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=case_schemas.AppealDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def rule_on_appeal(request: Request, appeal_id: str) -> Answer:
    """Judge an appeal; not for the editor who took the decision."""
    (decision, found), here = _appeal_decision(request, appeal_id), platform()
    _check_names(found.review_id, decision)
    after = decide_appeal(
        Decision(id=appeal_id, editor_id=request.who.id, **editor_showing.decided(decision)),
        stores=here,
        now=here.now(),
    )
    return editor_showing.answered(
        request,
        lambda: shown(editor_schemas.DecidedOut, after, allowed_actions=after.allowed(Actor.EDITOR)),
        kind=QueueKind.APPEAL,
        done=decision.action,
        was=f"appeal/{appeal_id}",
    )


@door.post(
    "/editor/appeals/{appeal_id}/preview",
    Audience.EDITOR,
    duty=Duty.JUDGE,
    redisplay=_redisplay_appeal,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=case_schemas.AppealDecisionIn,
    gives={200: desk_schemas.PreviewOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def preview_appeal(request: Request, appeal_id: str) -> Answer:
    """The mails that judging an appeal would send; nothing is decided, and nothing leaves."""
    (sent, found), here = _appeal_decision(request, appeal_id), platform()
    decision = Decision(id=appeal_id, editor_id=request.who.id, **editor_showing.decided(sent))
    mails = here.preview(lambda stores: decide_appeal(decision, stores=stores, now=here.now()), now=here.now())
    preview = editor_showing.previewed(found.review_id, mails)
    if not request.wants_html:
        return Answer(desk_schemas.PreviewOut(mails=preview))
    return _appeal_page(appeal_id, request, preview=preview)


def _notice_page(
    notice_id: str,
    request: Request,
    refusal: Refusal | None = None,
    *,
    preview: list[desk_schemas.PreviewedMailOut] | None = None,
) -> Answer:
    here = platform()
    lost: list[UnreadableRecord] = []
    history = editor_showing.entries(here.log.of(f"notice/{notice_id}", unread=lost.append))
    found = here.cases.notice(notice_id)
    try:
        notifier = here.cases.notifier(notice_id)
    except UnreadableRecord as fault:
        notifier = None
        lost.append(fault)
    review = here.reviews.get(found.review_id)
    editor_showing.note_opened(request, review)
    organisation = here.organisations.many([found.organisation_id], unread=go_past).get(found.organisation_id)
    data = shown(
        case_schemas.NoticeToDecideOut,
        found,
        notifier=notifier,
        text=_text_of(review, found.subject),
        review=_in_case(review),
        told_notifier=found.to_notifier,
        signals=[
            *editor_showing.named_by(found.explanation, found.review_id),
            *_looked_at(found, "notice", organisation),
        ],
        notes=editor_showing.notes(here.cases.thread(f"notice/{notice_id}")),
        unreadable=unreadable_parts(lost),
        allowed_actions=found.allowed(Actor.EDITOR),
    )
    return editor_showing.page(
        "editor_notice",
        data,
        request,
        refusal,
        history=history,
        version=found.version,
        preview=preview,
        waits=waiting_notice(found),
        reason=NOTICE_REASONS[found.reason],
        organisation=editor_showing.named(organisation, found.organisation_id),
    )


def _appeal_page(
    appeal_id: str,
    request: Request,
    refusal: Refusal | None = None,
    *,
    preview: list[desk_schemas.PreviewedMailOut] | None = None,
) -> Answer:
    here = platform()
    lost: list[UnreadableRecord] = []
    history = editor_showing.entries(here.log.of(f"appeal/{appeal_id}", unread=lost.append))
    found = here.cases.appeal(appeal_id)
    against = _against(found, lost.append)
    dismissed = _dismissed(found, lost.append)
    review = here.reviews.get(found.review_id) if found.review_id else None
    editor_showing.note_opened(request, review)
    organisation = here.organisations.many([found.organisation_id], unread=go_past).get(found.organisation_id)
    allowed, deciders = _allowed_on_appeal(found, request.who.id, lost.append)
    own = request.who.id in deciders
    data = shown(
        case_schemas.AppealToDecideOut,
        found,
        notice_id=found.notice_id or None,
        text=_text_of(review, dismissed.subject if dismissed else found.about) if review else "",
        review=_in_case(review) if review else None,
        notice=dismissed and shown(case_schemas.NoticeInCaseOut, dismissed),
        signals=[*_naming(found), *_looked_at(found, "appeal", organisation)],
        against_action=against.action if against else "",
        against_rule=against.rule if against else "",
        against_explanation=against.explanation if against else "",
        against_at=against.at if against else None,
        against_by=editor_showing.names({against.actor_id}).get(against.actor_id) if against else None,
        notes=editor_showing.notes(here.cases.thread(f"appeal/{appeal_id}")),
        unreadable=unreadable_parts(lost),
        allowed_actions=allowed if request.who.may(Duty.JUDGE) else (),
    )
    return editor_showing.page(
        "editor_appeal",
        data,
        request,
        refusal,
        history=history,
        version=found.version,
        preview=preview,
        waits=waiting_appeal(found),
        reason=NOTICE_REASONS[dismissed.reason] if dismissed else "",
        for_chief=bool(allowed) and not data.allowed_actions,
        own=own,
        nobody_left=own and request.wants_html and not _may_judge(organisation, deciders),
        organisation=editor_showing.named(organisation, found.organisation_id),
    )


def _naming(found: Appeal) -> tuple[Signal, ...]:
    """Return how an appeal names who wrote the review; authors may name themselves to editors."""
    return () if found.by is Addressee.AUTHOR else editor_showing.named_by(found.explanation, found.review_id)


def _looked_at(found: Notice | Appeal, kind: str, organisation: Organisation | None) -> tuple[Signal, ...]:
    """Return what else its words hold; worked out when an editor looks, since it is read once or twice."""
    return in_words(found.explanation, kind, organisation.listing) if organisation and found.explanation else ()


def _against(found: Appeal, unread: Unread) -> LogEntry | None:
    """Return the decision that an appeal is against; None where the log has it no more.

    One that release 0.1.0 took in does not say when that was: then it is the last of the first editor's.
    """
    log = platform().log
    if not found.review_id:
        entries = log.of(f"organisation/{found.organisation_id}", unread=unread)
        return next((each for each in entries if (each.action, each.at) == (found.against, found.against_at)), None)
    subject = f"notice/{found.notice_id}" if found.notice_id else f"{found.about}/{found.review_id}"
    own = [each for each in log.of(subject, unread=unread) if each.actor_id == found.first_editor]
    return next((each for each in own if each.at == found.against_at), own[-1] if own else None)


def _dismissed(found: Appeal, unread: Unread) -> Notice | None:
    """Return the notice whose dismissal an appeal is against; None of any other."""
    try:
        return platform().cases.notice(found.notice_id) if found.notice_id else None
    except UnreadableRecord as fault:
        unread(fault)
        return None


def _in_case(review: Review) -> case_schemas.ReviewInCaseOut | None:
    """Return what whoever decides reads of a review beside what was said of it, or of its reply."""
    if review.content_free:
        return None
    reply = review.reply and shown(
        case_schemas.ReplyInCaseOut, review.reply, promise=review.reply.promise.text if review.reply.promise else ""
    )
    theme_set = platform().theme_sets.version(review.theme_set)
    return shown(case_schemas.ReviewInCaseOut, review, theme_set=theme_set, reply=reply)


def _text_of(review: Review, about: str) -> str:
    if about == "addition" and review.addition:
        return review.addition.text
    return review.text if about != "reply" else review.reply.text if review.reply else ""


def _may_judge(organisation: Organisation | None, deciders: AbstractSet[str]) -> bool:
    """Tell whether an editor is left who may judge an appeal."""
    return any(
        each.works
        and each.may(Duty.JUDGE)
        and each.id not in deciders
        and (organisation is None or each.sees(organisation.listing.sector))
        for each in platform().editors.all(unread=go_past)
    )


def _allowed_on_appeal(
    found: Appeal, editor_id: str, unread: Unread
) -> tuple[Sequence[AppealAction], AbstractSet[str]]:
    """Return what this editor may do with an appeal, and all editors who decided on that review before."""
    try:
        deciders = {found.first_editor, *deciders_of(found, stores=platform())}
    except UnreadableRecord as fault:  # nobody judges before it is known who may
        unread(fault)
        return (), frozenset()
    return found.allowed(Actor.EDITOR, actor_id=editor_id, deciders=deciders), deciders

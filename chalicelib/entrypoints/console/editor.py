"""For editors: read a review with its reply, see what a decision would send, and decide."""

import functools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import QueueKind, waiting
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.promises.acts import promise_allowed, promise_needs
from chalicelib.domain.reviews.proof import counted_as, proof_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Decision, Need
from chalicelib.domain.rules.lifecycle import ADDS, TAKES_REFERRALS, Action
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    Invalid,
    Judge,
    NeedsAnotherEditor,
    NotFound,
    NotSignedIn,
    Refusal,
    UnreadableRecord,
)
from chalicelib.dutch.languages import told_language
from chalicelib.dutch.wordings import check_filled_in
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.reading import check
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import desk_schemas, editor_schemas, showing
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.bundle import DecidingStores
from chalicelib.use_cases.cases.ask_author import ANSWER
from chalicelib.use_cases.reviews.decide_review import OF_ORGANISATION, decide_addition, decide_review
from chalicelib.use_cases.reviews.erase_review import check_other_eyes, decide_erasure
from chalicelib.use_cases.reviews.preview_decision import PreviewedMail
from chalicelib.use_cases.signals.look_for_signals import help_for, read_in_full

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/editor/reviews/{review_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    loads_review=True,
    gives={200: editor_schemas.ReviewToDecideOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def review(request: Request, review_id: str) -> Answer:
    """All that an editor needs to decide on a review and its reply."""
    answer = review_page(request, review_id)
    editor_showing.note_opened(request, request.review)
    return answer


def _redisplay_review(request: Request, refusal: Refusal, review_id: str) -> Answer:
    return review_page(request, review_id, refusal=refusal)


@door.post(
    "/editor/reviews/{review_id}/claim",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    takes=editor_schemas.ClaimIn,
    gives={200: editor_schemas.ClaimOut},
    refuses=(NotSignedIn, NotFound, Invalid),
    html=True,
)
def claim(request: Request, review_id: str) -> Answer:
    """Tell other editors that one is reading this, or is no longer; it locks nobody out."""
    sent = request.read(editor_schemas.ClaimIn)
    here = platform()
    if request.review is None:
        raise NotFound
    if sent.release:
        here.queue.release(review_id, request.who.id)
        data = editor_schemas.ClaimOut(editor=None, until=None)
    else:
        until = here.queue.claim(review_id, request.who.id, now=here.now())
        data = editor_schemas.ClaimOut(editor=request.who.name, until=until)
    return Answer(data, redirect=f"/editor/reviews/{review_id}")


@door.post(
    "/editor/reviews/{review_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    redisplay=_redisplay_review,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=editor_schemas.ReviewDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def rule_on_review(request: Request, review_id: str) -> Answer:
    """Decide on a review; the second of two editors is told."""
    decision = _review_decision(request, review_id)
    here = platform()
    if decision.action is Action.ERASE:
        after, done, was = (
            decide_erasure(decision, stores=here, now=here.now(), seen=request.review),
            decision.action.value,
            "",
        )
        erasable = False
    else:
        erasable = not request.wants_html and _erasable_after(request.review, decision)
        after = _decided(decision, stores=here, now=here.now(), seen=request.review)
        by_one = after.approved_by or (after.addition and after.addition.approved_by)
        done, was = "first_approval" if by_one else decision.action, f"review/{review_id}"
    allowed = functools.partial(_allowed, after, request.who.id, erasable=erasable and not after.approved_by)
    status = after.addition_status if decision.action in ADDS else after.status
    return editor_showing.answered(
        request,
        lambda: shown(editor_schemas.DecidedOut, after, status=status, allowed_actions=allowed()),
        kind=QueueKind.REVIEW,
        done=done,
        was=was,
    )


@door.post(
    "/editor/reviews/{review_id}/preview",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    redisplay=_redisplay_review,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=editor_schemas.ReviewDecisionIn,
    gives={200: desk_schemas.PreviewOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def preview_review(request: Request, review_id: str) -> Answer:
    """The mails that a decision on a review would send; nothing is decided, and nothing leaves."""
    decision, here = _review_decision(request, review_id), platform()
    now = here.now()
    if decision.action is Action.ERASE and request.review is not None:
        check_other_eyes(request.review, decision.act_on(request.review.version, now=now), stores=here)
    mails = here.preview(lambda stores: _decided(decision, stores=stores, now=now, seen=request.review), now=now)
    return review_page(request, review_id, mails=mails)


def _decided(decision: Decision[Action], *, stores: DecidingStores, now: datetime, seen: Review | None) -> Review:
    """Decide on a review, or on what its author added: whichever law the action is of."""
    decide = decide_addition if decision.action in ADDS else decide_review
    return decide(decision, stores=stores, now=now, seen=seen)


def _review_decision(request: Request, review_id: str) -> Decision[Action]:
    judges = _judges(request.review)
    sent = request.read(editor_schemas.ReviewDecisionIn, *judges)
    if request.review and request.review.version == sent.version:  # of another, what came between is told first
        check(sent, *judges)
    check_filled_in(sent.explanation)
    return Decision(id=review_id, editor_id=request.who.id, **editor_showing.decided(sent))


def _judges(found: Review | None) -> tuple[Judge, ...]:
    if found is None:
        return ()

    def needs(sent: editor_schemas.ReviewDecisionIn) -> AbstractSet[Need]:
        return found.addition_needs(sent.action) if sent.action in ADDS else found.needs(sent.action)

    def words(sent: editor_schemas.ReviewDecisionIn) -> str | None:
        if sent.action is Action.ERASE:
            return None
        return (found.addition.text if found.addition else None) if sent.action in ADDS else found.text

    return editor_showing.decision_judges(needs, words)


def review_page(
    request: Request,
    review_id: str,
    *,
    refusal: Refusal | None = None,
    mails: Sequence[PreviewedMail] | None = None,
    deciding: str = "review",
) -> Answer:
    """The review as it stands now, with what was typed, what was wrong with it, or what it would send."""
    preview = None if mails is None else editor_showing.previewed(review_id, mails)
    if preview is not None and not request.wants_html:
        return Answer(desk_schemas.PreviewOut(mails=preview))
    late = isinstance(refusal, ChangedMeanwhile)  # then what the request read with its editor holds no more
    found = platform().reviews.get(review_id) if late else request.review
    if found is None or found.content_free:
        raise NotFound  # there is nothing left to show; the log tells that it was erased
    organisation = platform().organisations.get(found.organisation_id)
    data = _to_decide(found, organisation, request.who)
    return editor_showing.page(
        "editor_review",
        data,
        request,
        refusal,
        history=data.history,
        version=data.version,
        deciding=deciding,
        preview=preview,
        waits=[each for each in waiting(found) if each.kind is QueueKind.REVIEW],
        for_a_colleague=not data.allowed_actions and bool(found.allowed(Actor.EDITOR)),
        typed_it=found.typed_by == request.who.id,
        blocked=organisation.blocked(platform().now()),
    )


def _to_decide(found: Review, organisation: Organisation, editor: Editor) -> editor_schemas.ReviewToDecideOut:
    here = platform()
    lost: list[UnreadableRecord] = []
    unread = lost.append
    kinds = ("review", "addition", "reply") if found.additions else ("review", "reply")
    entries = [entry for about in kinds for entry in here.log.of(f"{about}/{found.id}", unread=unread)]
    try:
        author = here.reviews.author(found.id)
    except UnreadableRecord as fault:
        author = None
        unread(fault)
    reply = found.reply
    claim = editor_showing.claim(found.id)
    cases = editor_showing.cases(found.id, unread=unread)
    same_author = editor_showing.same_author(found, editor.sectors, unread=unread)
    same_organisation = editor_showing.same_organisation(found, unread=unread)
    dossiers = editor_showing.dossiers(editor, review_id=found.id, unread=unread)
    try:
        thread = here.cases.thread(f"review/{found.id}")
    except UnreadableRecord as fault:
        thread = Thread(subject="")
        unread(fault)
    answers = {each.answered_at: each.answer for each in thread.questions if each.answered_at}
    told = [replace(each, explanation=answers.get(each.at, "")) if each.action == ANSWER else each for each in entries]
    return shown(
        editor_schemas.ReviewToDecideOut,
        found,
        organisation=showing.named(organisation),
        theme_set=here.theme_sets.version(found.theme_set),
        capacity=found.capacity or "",
        author=author
        and shown(
            editor_schemas.AuthorOut,
            author,
            email=author.email or None,
            postal_address=author.postal_address or None,
        ),
        typed_by=editor_showing.names({found.typed_by}).get(found.typed_by),
        signals=[*found.signals, *editor_showing.named_in(found.text, author)],
        versions=found.revisions,
        history=editor_showing.entries(sorted(told, key=lambda entry: entry.at)),
        reply=shown(
            editor_schemas.ReplyToDecideOut,
            reply,
            version=found.version,
            allowed_actions=allowed_on_reply(found, organisation),
            editable_until=reply.editable_until if reply.editable(here.now()) else None,
            signals=[*editor_showing.named_in(reply.words, author, of_reply=True), *reply.signals],
        )
        if reply
        else None,
        addition=_addition(found, author),
        additions=found.additions,
        proof=proof_of(counted_as(found), organisation.handed_out),
        approved_by_one=bool(found.approved_by),
        grave=found.grave,
        help_lines=help_for(found.text, found.signals, escalated=found.escalated),
        language=told_language(found.text, found.language),
        read_in_full=read_in_full(found.text),
        claim=claim,
        cases=cases,
        same_author=same_author,
        same_organisation=same_organisation,
        dossiers=dossiers,
        questions=editor_showing.questions(thread),
        can_ask=thread.takes_question(found),
        notes=editor_showing.notes(thread),
        authorities=list(here.authorities.values()) if found.status in TAKES_REFERRALS else [],
        unreadable=unreadable_parts(lost),
        allowed_actions=_allowed(found, editor.id, organisation),
    )


def _addition(found: Review, author: Author | None) -> desk_schemas.AdditionToDecideOut | None:
    """Return what was added last, while it waits, with what the signals say of it."""
    added = found.addition
    if added is None or not found.addition_waits_for_editor:
        return None
    return shown(
        desk_schemas.AdditionToDecideOut,
        added,
        approved_by_one=bool(added.approved_by),
        signals=[*editor_showing.named_in(added.text, author), *added.signals],
        help_lines=help_for(added.text, added.signals),
    )


def _allowed(
    found: Review, editor_id: str, organisation: Organisation | None = None, *, erasable: bool | None = None
) -> Sequence[str]:
    """Return what this editor may do with a review now; its organisation is read only where the law asks about it."""
    here = platform()
    actions = (*found.allowed(Actor.EDITOR, actor_id=editor_id), *found.addition_allowed(Actor.EDITOR))
    if any((found.needs(each) | found.addition_needs(each)) & OF_ORGANISATION for each in actions):
        of, now = organisation or here.organisations.get(found.organisation_id), here.now()
        watched, blocked = of.watched(now), of.blocked(now)
        actions = (
            *found.allowed(Actor.EDITOR, actor_id=editor_id, watched=watched, blocked=blocked, left=not of.taking_part),
            *found.addition_allowed(Actor.EDITOR, actor_id=editor_id, watched=watched, blocked=blocked),
        )
    if Action.ERASE not in actions or (_may_erase(found, editor_id) if erasable is None else erasable):
        return actions
    return [each for each in actions if each is not Action.ERASE]


def _erasable_after(before: Review | None, decision: Decision[Action]) -> bool:
    """Tell whether this editor may erase what they decide on now; asked first, as nothing may fail once it is decided.

    Nothing is open about what one editor has online for the first time: nobody saw it, and nobody watches.
    """
    if before is None or (decision.action is Action.APPROVE and not (before.published_at or before.approved_by)):
        return before is not None
    return _may_erase(replace(before, moved_by=decision.editor_id, approved_by=""), decision.editor_id)


def _may_erase(found: Review, editor_id: str) -> bool:
    here = platform()
    try:
        check_other_eyes(found, Act(by=Actor.EDITOR, at=here.now(), actor_id=editor_id), stores=here)
    except NeedsAnotherEditor:
        return False
    return True


def allowed_on_reply(found: Review, organisation: Organisation | None = None) -> list[str]:
    here = platform()
    now = here.now()
    actions = found.reply_allowed(Actor.EDITOR, now=now)
    if any(found.reply_needs(each) & OF_ORGANISATION for each in actions):
        of = organisation or here.organisations.get(found.organisation_id)
        actions = found.reply_allowed(Actor.EDITOR, blocked=of.blocked(now), now=now)
    return [*allowed_on_promise(found, organisation), *actions]


def allowed_on_promise(found: Review, organisation: Organisation | None = None) -> list[str]:
    actions = promise_allowed(found, Actor.EDITOR)
    if any(promise_needs(found, each) & OF_ORGANISATION for each in actions):
        here = platform()
        of = organisation or here.organisations.get(found.organisation_id)
        actions = promise_allowed(found, Actor.EDITOR, blocked=of.blocked(here.now()))
    return list(actions)

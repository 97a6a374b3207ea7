"""For editors: an organisation's reply on a page of its own, what a decision on it would send, and the decision."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.projections.queue import QueueKind, waiting
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.promises.acts import promise_needs, promise_waits
from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.reviews.public_review import public_promise_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.law import Decision, Need
from chalicelib.domain.rules.lifecycle import PROMISE_WAITS_FOR_EDITOR, PromiseAction, ReplyAction
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Judge, NotFound, NotSignedIn, Refusal, UnreadableRecord
from chalicelib.dutch.wordings import check_filled_in
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.console.editor import allowed_on_reply
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.reading import check
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import desk_schemas, editor_schemas, showing
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from chalicelib.use_cases.reviews.erase_review import author_if_readable
from chalicelib.use_cases.reviews.preview_decision import PreviewedMail

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/editor/replies/{review_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    loads_review=True,
    gives={200: desk_schemas.ReplyPageOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def reply_of(request: Request, review_id: str) -> Answer:
    """An organisation's reply, with what it answers, its former words, and what may be decided about it."""
    answer = _reply_page(request, review_id)
    editor_showing.note_opened(request, request.review)
    return answer


def _redisplay_reply(request: Request, refusal: Refusal, review_id: str) -> Answer:
    return _reply_page(request, review_id, refusal=refusal)


@door.post(
    "/editor/replies/{review_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    redisplay=_redisplay_reply,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=editor_schemas.ReplyDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def rule_on_reply(request: Request, review_id: str) -> Answer:
    """Decide on an organisation's reply."""
    decision = _reply_decision(request, review_id)
    here = platform()
    as_is = request.read(editor_schemas.ReplyDecisionIn).as_is
    editor_showing.check_names(review_id, as_is=as_is, explanation=decision.explanation)
    after = decide_reply(decision, stores=here, now=here.now(), seen=request.review)
    of_promise = isinstance(decision.action, PromiseAction) and after.reply and after.reply.promise
    return editor_showing.answered(
        request,
        lambda: editor_schemas.DecidedOut(
            status=of_promise.status if of_promise else after.reply_status,
            version=after.version,
            allowed_actions=allowed_on_reply(after),
        ),
        kind=QueueKind.REPLY,
        done=decision.action,
        was=f"reply/{review_id}",
    )


@door.post(
    "/editor/replies/{review_id}/preview",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    redisplay=_redisplay_reply,
    redisplay_for=editor_showing.SHOWN_AGAIN,
    takes=editor_schemas.ReplyDecisionIn,
    gives={200: desk_schemas.PreviewOut},
    refuses=editor_showing.DECIDING,
    html=True,
)
def preview_reply(request: Request, review_id: str) -> Answer:
    """The mails that a decision on a reply would send; nothing is decided, and nothing leaves."""
    decision, here = _reply_decision(request, review_id), platform()
    now = here.now()
    mails = here.preview(lambda stores: decide_reply(decision, stores=stores, now=now, seen=request.review), now=now)
    return _reply_page(request, review_id, mails=mails)


def _reply_decision(request: Request, review_id: str) -> Decision[ReplyAction] | Decision[PromiseAction]:
    judges = _judges(request.review)
    sent = request.read(editor_schemas.ReplyDecisionIn, *judges)
    if request.review and request.review.version == sent.version:  # of another, what came between is told first
        check(sent, *judges)
    check_filled_in(sent.explanation)
    decided = {**editor_showing.decided(sent), "action": sent.action.of_law}
    return Decision(id=review_id, editor_id=request.who.id, **decided)


def _judges(found: Review | None) -> tuple[Judge, ...]:
    if found is None or found.reply is None:
        return ()
    told, reply = promise_waits(found), found.reply

    def needs(sent: editor_schemas.ReplyDecisionIn) -> AbstractSet[Need]:
        action = sent.action.of_law
        return promise_needs(found, action) if isinstance(action, PromiseAction) else found.reply_needs(action)

    return editor_showing.decision_judges(needs, lambda _: told.text if told else reply.words)


def _promise(found: Promise | None, author: Author | None) -> desk_schemas.PromiseToDecideOut | None:
    """A promise whole: what became of it also while that waits, with the signals of those words."""
    if found is None:
        return None
    told = found.told and shown(
        desk_schemas.ToldOut,
        found.told,
        signals=[*editor_showing.named_in(found.told.text, author, of_reply=True), *found.told.signals],
    )
    return shown(
        desk_schemas.PromiseToDecideOut,
        public_promise_of(found),
        author_says=found.author_says or None,
        waits=found.status in PROMISE_WAITS_FOR_EDITOR,
        told=told,
        passage=found.passage,
    )


def _reply_page(
    request: Request,
    review_id: str,
    *,
    refusal: Refusal | None = None,
    mails: Sequence[PreviewedMail] | None = None,
) -> Answer:
    """The reply as it stands now, with what was typed, what was wrong with it, or what it would send."""
    preview = None if mails is None else editor_showing.previewed(review_id, mails)
    if preview is not None and not request.wants_html:
        return Answer(desk_schemas.PreviewOut(mails=preview))
    here = platform()
    late = isinstance(refusal, ChangedMeanwhile)  # then what the request read with its editor holds no more
    found = here.reviews.get(review_id) if late else request.review
    if found is None or found.content_free or found.reply is None:
        raise NotFound
    lost: list[UnreadableRecord] = []
    organisation = here.organisations.get(found.organisation_id)
    author = author_if_readable(review_id, stores=here, wait=False)
    reply = found.reply
    data = shown(
        desk_schemas.ReplyPageOut,
        reply,
        review_id=found.id,
        editable_until=reply.editable_until if reply.editable(here.now()) else None,
        organisation=showing.named(organisation),
        review=shown(desk_schemas.AnsweredReviewOut, found, theme_set=here.theme_sets.version(found.theme_set)),
        signals=[*editor_showing.named_in(reply.words, author, of_reply=True), *reply.signals],
        promise=_promise(reply.promise, author),
        history=editor_showing.entries(here.log.of(f"reply/{found.id}", unread=lost.append)),
        notes=editor_showing.notes(here.cases.thread(f"review/{found.id}")),
        unreadable=unreadable_parts(lost),
        version=found.version,
        allowed_actions=allowed_on_reply(found, organisation),
    )
    return editor_showing.page(
        "editor_reply",
        data,
        request,
        refusal,
        history=data.history,
        version=data.version,
        waits=[each for each in waiting(found) if each.kind is QueueKind.REPLY],
        preview=preview,
        blocked=organisation.blocked(here.now()),
    )

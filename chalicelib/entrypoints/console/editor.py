"""For editors: read a review with its reply, see what a decision would send, and decide."""

from collections.abc import Sequence

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.refusals import (
    Blocked,
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.dutch.refusals import messages
from chalicelib.dutch.wordings import check_filled_in
from chalicelib.entrypoints.console import editor_showing, next_in_queue
from chalicelib.entrypoints.http import problems
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.messages import Answer, Audience, Request
from chalicelib.entrypoints.schemas import editor_schemas, showing
from chalicelib.use_cases.reviews.decide_erasure import decide_erasure
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from chalicelib.use_cases.reviews.decide_review import OF_ORGANISATION, decide_review
from chalicelib.use_cases.reviews.decision import Decision
from chalicelib.use_cases.reviews.preview_decision import Rehearsed

blueprint = Blueprint(__name__)
door = Door(blueprint)
_DECIDING = (NotSignedIn, NotFound, Invalid, NotAllowed, NotForYou, NeedsAnotherEditor, ChangedMeanwhile)
_SHOWN_AGAIN = (Invalid, NotAllowed, NeedsAnotherEditor, ChangedMeanwhile, Blocked)


@door.get(
    "/editor/reviews/{review_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: editor_schemas.ReviewToDecideOut},
    refuses=(NotSignedIn, NotFound),
    page=True,
)
def review(request: Request, review_id: str) -> Answer:
    """All that an editor needs to decide on a review and its reply."""
    return _review_page(request, review_id)


def _review_again(request: Request, refusal: Refusal, review_id: str) -> Answer:
    return _review_page(request, review_id, refusal=refusal)


def _reply_again(request: Request, refusal: Refusal, review_id: str) -> Answer:
    return _review_page(request, review_id, refusal=refusal, deciding="reply")


@door.post(
    "/editor/reviews/{review_id}/claim",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    takes=editor_schemas.ClaimIn,
    gives={200: editor_schemas.ClaimOut},
    refuses=(NotSignedIn, NotFound, Invalid),
    page=True,
)
def claim(request: Request, review_id: str) -> Answer:
    """Tell other editors that one is reading this, or is no longer; it locks nobody out."""
    sent = request.read(editor_schemas.ClaimIn)
    here = platform()
    here.reviews.get(review_id)
    if sent.release:
        here.queue.release(review_id, request.who.id)
        data = editor_schemas.ClaimOut(editor=None, until=None)
    else:
        until = here.queue.claim(review_id, request.who.id, now=here.now())
        data = editor_schemas.ClaimOut(editor=request.who.name, until=until)
    return Answer(data, see=f"/editor/reviews/{review_id}")


@door.post(
    "/editor/reviews/{review_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    decides=True,
    again=_review_again,
    again_for=_SHOWN_AGAIN,
    takes=editor_schemas.ReviewDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=(*_DECIDING, Blocked),
    page=True,
)
def rule_on_review(request: Request, review_id: str) -> Answer:
    """Decide on a review; the second of two editors is told."""
    wish = _review_wish(request, review_id)
    here = platform()
    if wish.action is Action.ERASE:
        gone = decide_erasure(wish, stores=here, now=here.now())
        data = editor_schemas.DecidedOut(status=gone.status, version=gone.version, allowed_actions=[])
        return Answer(data, see=next_in_queue.after(request, QueueKind.REVIEW, done=wish.action, was=""))
    after = decide_review(wish, stores=here, now=here.now())
    allowed = _allowed(after, request.who.id)
    data = editor_schemas.DecidedOut(status=after.status, version=after.version, allowed_actions=allowed)
    done = "first_approval" if after.approved_by else wish.action
    return Answer(data, see=next_in_queue.after(request, QueueKind.REVIEW, done=done, was=f"review/{review_id}"))


@door.post(
    "/editor/replies/{review_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    decides=True,
    again=_reply_again,
    again_for=_SHOWN_AGAIN,
    takes=editor_schemas.ReplyDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=(*_DECIDING, Blocked),
    page=True,
)
def rule_on_reply(request: Request, review_id: str) -> Answer:
    """Decide on an organisation's reply."""
    wish = _reply_wish(request, review_id)
    here = platform()
    after = decide_reply(wish, stores=here, now=here.now())
    data = editor_schemas.DecidedOut(
        status=after.reply_status,
        version=after.version,
        allowed_actions=_allowed_on_reply(after),
    )
    return Answer(data, see=next_in_queue.after(request, QueueKind.REPLY, done=wish.action, was=f"reply/{review_id}"))


@door.post(
    "/editor/reviews/{review_id}/preview",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    decides=True,
    again=_review_again,
    again_for=_SHOWN_AGAIN,
    takes=editor_schemas.ReviewDecisionIn,
    gives={200: editor_schemas.PreviewOut},
    refuses=(*_DECIDING, Blocked),
    page=True,
)
def preview_review(request: Request, review_id: str) -> Answer:
    """The mails that a decision on a review would send; nothing is decided, and nothing leaves."""
    wish, here = _review_wish(request, review_id), platform()
    now = here.now()
    rehearsed = here.rehearse(
        lambda stores: decide_review(wish, stores=stores, now=now),
        now=now,
    )
    return _review_page(request, review_id, mails=rehearsed)


@door.post(
    "/editor/replies/{review_id}/preview",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    decides=True,
    again=_reply_again,
    again_for=_SHOWN_AGAIN,
    takes=editor_schemas.ReplyDecisionIn,
    gives={200: editor_schemas.PreviewOut},
    refuses=(*_DECIDING, Blocked),
    page=True,
)
def preview_reply(request: Request, review_id: str) -> Answer:
    """The mails that a decision on a reply would send; nothing is decided, and nothing leaves."""
    wish, here = _reply_wish(request, review_id), platform()
    now = here.now()
    rehearsed = here.rehearse(
        lambda stores: decide_reply(wish, stores=stores, now=now),
        now=now,
    )
    return _review_page(request, review_id, mails=rehearsed, deciding="reply")


def _review_wish(request: Request, review_id: str) -> Decision[Action]:
    sent = request.read(editor_schemas.ReviewDecisionIn)
    check_filled_in(sent.explanation)
    return Decision(
        id=review_id,
        action=sent.action,
        version=sent.version,
        editor_id=request.who.id,
        seen=request.review,
        rule=sent.rule,
        explanation=sent.explanation,
        passage=sent.passage,
    )


def _reply_wish(request: Request, review_id: str) -> Decision[ReplyAction]:
    sent = request.read(editor_schemas.ReplyDecisionIn)
    check_filled_in(sent.explanation)
    return Decision(
        id=review_id,
        action=sent.action,
        version=sent.version,
        editor_id=request.who.id,
        seen=request.review,
        rule=sent.rule,
        explanation=sent.explanation,
    )


def _review_page(
    request: Request,
    review_id: str,
    *,
    refusal: Refusal | None = None,
    mails: Sequence[Rehearsed] | None = None,
    deciding: str = "review",
) -> Answer:
    """The review as it stands now, with what was typed, what was wrong with it, or what it would send."""
    found = platform().reviews.get(review_id)
    if found.content_free:
        raise NotFound  # there is nothing left to show; the log tells that it was erased
    data = _to_decide(found, request.who.id)
    preview = [editor_showing.previewed(each) for each in mails or ()]
    context = {
        "found": data,
        "typed": dict(request.form()),
        "errors": messages(refusal),
        "deciding": deciding,
        "stale": editor_showing.stale(request, refusal, data.history, data.version),
        "preview": preview if mails is not None else None,
        "flash": editor_showing.flash(request),
        "for_a_colleague": not data.allowed_actions and bool(found.allowed(Party.EDITOR)),
    }
    status = problems.status_of(refusal) if refusal else 200
    told = data if mails is None else editor_schemas.PreviewOut(mails=preview)
    return Answer(told, status=status, page="editor_review", context=context)


def _to_decide(found: Review, editor_id: str) -> editor_schemas.ReviewToDecideOut:
    here = platform()
    author = here.reviews.author(found.id)
    organisation = here.organisations.get(found.organisation_id)
    entries = [*here.log.of(f"review/{found.id}"), *here.log.of(f"reply/{found.id}")]
    return editor_schemas.ReviewToDecideOut(
        id=found.id,
        organisation=editor_showing.named(organisation, organisation.id),
        status=found.status,
        text=found.text,
        aspect_ratings=dict(found.aspect_ratings),
        theme_set=showing.theme_set(here.theme_sets.version(found.theme_set)),
        capacity=found.capacity or "",
        experienced=found.experienced,
        on_behalf=found.on_behalf,
        submitted_at=found.submitted_at,
        published_at=found.published_at,
        author=editor_schemas.AuthorOut(first_name=author.first_name, last_name=author.last_name, email=author.email)
        if author
        else None,
        signals=[editor_showing.signal(signal) for signal in found.signals],
        versions=[
            editor_schemas.EarlierOut(
                text=each.text, aspect_ratings=dict(each.aspect_ratings), replaced_at=each.replaced_at
            )
            for each in found.revisions
        ],
        history=editor_showing.entries(sorted(entries, key=lambda entry: entry.at)),
        reply=editor_schemas.ReplyToDecideOut(
            text=found.reply.text,
            status=found.reply.status,
            version=found.version,
            submitted_at=found.reply.submitted_at,
            allowed_actions=_allowed_on_reply(found),
        )
        if found.reply
        else None,
        passage=found.passage,
        approved_by_one=bool(found.approved_by),
        claim=editor_showing.claim(found.id),
        cases=editor_showing.cases(found.id),
        same_author=editor_showing.same_author(found),
        same_organisation=editor_showing.same_organisation(found),
        dossiers=editor_showing.dossiers(review_id=found.id),
        version=found.version,
        allowed_actions=_allowed(found, editor_id),
    )


def _allowed(found: Review, editor_id: str) -> list[str]:
    """What this editor may do with a review now; the organisation is read only where the law asks about it."""
    here = platform()
    actions = found.allowed(Party.EDITOR, actor_id=editor_id)
    if not any(found.needs(each) & OF_ORGANISATION for each in actions):
        return list(actions)
    organisation, now = here.organisations.get(found.organisation_id), here.now()
    watched, blocked = organisation.watched(now), organisation.blocked(now)
    return list(found.allowed(Party.EDITOR, actor_id=editor_id, watched=watched, blocked=blocked))


def _allowed_on_reply(found: Review) -> list[str]:
    here = platform()
    actions = found.reply_allowed(Party.EDITOR)
    if not any(found.reply_needs(each) & OF_ORGANISATION for each in actions):
        return list(actions)
    blocked = here.organisations.get(found.organisation_id).blocked(here.now())
    return list(found.reply_allowed(Party.EDITOR, blocked=blocked))

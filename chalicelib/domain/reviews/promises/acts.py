"""The acts on a promise, as the law of promises has them: each gives the review after it, and the mails it sends."""

from dataclasses import replace

from chalicelib.domain.reviews.promises.promise import SAYS, Outcome, Promise
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Need, check_met, require
from chalicelib.domain.rules.lifecycle import PROMISE_LAW, PROMISE_WAITS_FOR_EDITOR, PromiseAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import NotFound


def promise_in(review: Review) -> Promise | None:
    """Return the promise that the public reads below a review; None where it reads none."""
    return review.public_reply.promise if review.public_reply else None


def promise_waits(review: Review) -> Outcome | None:
    """Return what an organisation told of its promise, while that waits for an editor."""
    found = promise_in(review)
    return found.told if found and found.status in PROMISE_WAITS_FOR_EDITOR else None


def awaits_organisation(review: Review) -> bool:
    """Tell whether a link is out by which its organisation can still write: a reply, or what became of a promise."""
    promise = promise_in(review)
    return review.takes_reply or (promise is not None and promise.asked_at is not None and promise.takes_answer)


def promise_allowed(review: Review, by: Actor, *, blocked: bool = False) -> tuple[PromiseAction, ...]:
    """Return what this actor may do with the promise now."""
    found = review.reply.promise if review.reply else None
    return PROMISE_LAW.allowed(found.status, by, unmet=_unmet(review, blocked=blocked)) if found else ()


def promise_needs(review: Review, action: PromiseAction) -> frozenset[Need]:
    """Return the conditions of an act on it; empty where there is no such promise, or no such row."""
    found = review.reply.promise if review.reply else None
    return PROMISE_LAW.needs(found.status, action) if found else frozenset()


def promise_moved(
    review: Review, action: PromiseAction, act: Act, *, told: Outcome | None = None, blocked: bool = False
) -> tuple[Review, tuple[MailKind, ...]]:
    """The review after an act on the promise in its reply, and the mails that act sends.

    Args:
        review: with that reply.
        action: as the law names it.
        act: by whom, when and why.
        told: what the organisation answers.
        blocked: the organisation is.

    Raises:
        NotFound: there is no promise.
        NotAllowed, NotForYou: the law has no such row, it is someone else's, or nobody can see the reply.
        Invalid, Blocked: the act lacks what its row asks for.
    """
    reply = review.reply
    if reply is None or reply.promise is None:
        raise NotFound
    before = reply.promise
    step = PROMISE_LAW.step(before.status, action, act.by)
    check_met(step, status=before.status, action=action, unmet=_unmet(review, blocked=blocked))
    if act.by is Actor.EDITOR:
        require(step, rule=act.rule, explanation=act.explanation)
    at, mails = max(act.at, review.last_event), step.mails
    after = replace(before, status=step.to)
    if action is PromiseAction.ASK:
        after = replace(after, asked_at=at)
    elif action is PromiseAction.MARK_LATE:
        after = replace(after, changed_at=at)
    elif action in SAYS:
        after = replace(after, author_says=SAYS[action], changed_at=at)
    elif told is not None:
        after = replace(after, told=told, passage="")
    elif action is PromiseAction.RETURN:
        after = replace(after, passage=act.passage)
    elif step.back is not None and before.told is not None:
        to = before.told.status
        after, mails = before.approved(to, before.told, at), step.back[to]
    return replace(review, reply=replace(reply, promise=after), version=review.version + 1), mails


def _unmet(review: Review, *, blocked: bool) -> frozenset[Need]:
    found = {Need.REVIEW_ONLINE: review.public_reply is None, Need.NO_BLOCK: blocked}
    return frozenset(need for need, unmet in found.items() if unmet)

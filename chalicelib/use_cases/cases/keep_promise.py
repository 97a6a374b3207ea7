"""The end of a promise: its organisation tells what became of it, and the author says whether it is so [CO]."""

from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.promises.acts import promise_in, promise_moved, promise_waits
from chalicelib.domain.reviews.promises.promise import Outcome, check_outcome
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import PROMISE_SETTLED, PromiseAction, PromiseStatus
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.mails.open_link import open_link
from chalicelib.use_cases.reviews.transition import Transition, record, retry_on_conflict
from chalicelib.use_cases.signals.look_for_signals import in_words


def promise_to_answer(token: str, *, stores: Stores, now: datetime) -> tuple[Review, Organisation]:
    """Return the review below which an organisation promised something, for as long as the public sees that.

    Raises:
        DeadLink: not our link, too old, sent to an address that is no longer the organisation's, or it is gone.
    """

    def find(review_id: str) -> tuple[Review, Organisation]:
        review = stores.reviews.get(review_id)
        return review, stores.organisations.get(review.organisation_id)

    found = open_link(Purpose.PROMISE, token, find, lambda each: each[1].contact_nonce, links=stores.links, now=now)
    if promise_in(found[0]) is None:
        raise DeadLink
    return found


def check_answer(review: Review, told: Outcome, *, now: datetime) -> None:
    """Refuse an answer that is none.

    Raises:
        Invalid: as `check_outcome`.
        NotAllowed: one waits already, or it was settled.
    """
    promise_moved(review, PromiseAction.ANSWER, Act(by=Actor.ORGANISATION, at=now), told=told)
    promise = promise_in(review)
    if promise:
        check_outcome(promise, told, now)


def outcome(status: str, text: str, by: str, *, now: datetime) -> Outcome:
    """Return what an organisation tells, before the signals looked at it."""
    return Outcome(status=PromiseStatus(status), text=text, by=by, submitted_at=now)


@retry_on_conflict
def answer_promise(token: str, told: Outcome, *, stores: Stores, now: datetime) -> Review:
    """Hand what became of a promise over to the editors, with what the signals say of it.

    Raises:
        DeadLink: as `promise_to_answer`.
        Invalid, NotAllowed: as `check_answer`.
        ChangedMeanwhile: others keep changing it.
    """
    before, organisation = promise_to_answer(token, stores=stores, now=now)
    waits = promise_waits(before)
    if waits and waits.said == told.said:
        return before  # it came before, and nobody heard that it did
    check_answer(before, told, now=now)
    signals = in_words(told.text, "reply", organisation.listing)
    act = Act(by=Actor.ORGANISATION, at=now)
    told = Outcome(status=told.status, text=told.text, by=told.by, submitted_at=now, signals=signals)
    after, mails = promise_moved(before, PromiseAction.ANSWER, act, told=told)
    transition = Transition(before=before, after=after, action=PromiseAction.ANSWER, mails=mails, act=act)
    return record(transition, stores=stores, contact_nonce=organisation.contact_nonce)


def promise_to_check(token: str, *, stores: Stores, now: datetime) -> Review:
    """The author's own review below which a promise was settled, for as long as the public sees that.

    Raises:
        DeadLink: not our link, too old, nobody knows any more who wrote it, or nothing is settled.
    """
    review = open_link(
        Purpose.PROMISE_CHECK, token, stores.reviews.get, lambda each: each.manage_nonce, links=stores.links, now=now
    )
    promise = promise_in(review)
    if not review.manage_nonce or promise is None or promise.status not in PROMISE_SETTLED:
        raise DeadLink
    return review


@retry_on_conflict
def check_promise(token: str, *, agrees: bool, stores: Stores, now: datetime) -> Review:
    """Note whether whoever wrote the review says that it is so; another click takes that back.

    Raises:
        DeadLink: as `promise_to_check`.
        ChangedMeanwhile: others keep changing it.
    """
    action = PromiseAction.AGREE if agrees else PromiseAction.DISAGREE
    act = Act(by=Actor.AUTHOR, at=now)
    before = promise_to_check(token, stores=stores, now=now)
    after, mails = promise_moved(before, action, act)
    if promise_in(after) == promise_in(before):
        return before
    return record(Transition(before=before, after=after, action=action, mails=mails, act=act), stores=stores)

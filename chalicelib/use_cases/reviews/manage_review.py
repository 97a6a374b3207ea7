"""The acts of an author on their own review afterwards, through the link in their mails."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from chalicelib.domain.reviews.parts import ADDED_EVERY, TEXT_LENGTH
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import OF_AN_ADDRESS
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import APPEAL_WAITS_FOR_EDITOR, CLOSED_ON_LEAVING, Action, Status
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import FieldError, Invalid, NotAllowed, NotTakingPart
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.links_of_author import with_a_page
from chalicelib.use_cases.mails.open_link import open_link
from chalicelib.use_cases.reviews.close_reviews import close, close_if_left
from chalicelib.use_cases.reviews.transition import Transition, record, retry_on_conflict
from chalicelib.use_cases.signals.look_for_signals import (
    at_confirmation,
    language_told,
    note_review,
    signals_of_addition,
)

_UNSAID: Final = CLOSED_ON_LEAVING | {Status.WITHDRAWN}


def own_review(token: str, *, stores: Stores, now: datetime) -> Review:
    """The author's review; reading it changes nothing.

    Raises:
        DeadLink: not our link, or too old.
    """
    return open_link(
        Purpose.MANAGE, token, stores.reviews.get, lambda found: found.manage_nonce, links=stores.links, now=now
    )


@retry_on_conflict
def withdraw_review(token: str, *, stores: Stores, now: datetime) -> Review:
    """The author takes the review back [Z].

    Raises:
        DeadLink: not our link, or too old.
        NotAllowed, ChangedMeanwhile: it cannot be withdrawn now.
    """
    before = own_review(token, stores=stores, now=now)
    act = Act(by=Actor.AUTHOR, at=now)
    after, mails = before.moved(Action.WITHDRAW, act)
    transition = Transition(before=before, after=after, action=Action.WITHDRAW, mails=mails, act=act)
    return record(transition, stores=stores)


def undo_until(review: Review, *, stores: Stores, now: datetime) -> datetime | None:
    """Return until when its author may take a withdrawal back; None where that cannot be, or they wrote anew since."""
    withdrawal = review.withdrawal
    if withdrawal is None or not review.undoable(now):
        return None
    index, reviews = stores.similarity_index, stores.reviews
    for other in with_a_page(review.author_key, review.spelt_key, index=index, reviews=reviews):
        of_the_same = other.id != review.id and other.organisation_id == review.organisation_id
        if of_the_same and other.submitted_at > withdrawal.at and other.status not in _UNSAID:
            return None
    return withdrawal.until


def undo_withdrawal(token: str, *, stores: Stores, now: datetime) -> Review:
    """The author takes the withdrawal back, within a day: the review stands where it stood.

    Raises:
        DeadLink: not our link, or too old.
        NotAllowed, ChangedMeanwhile: it was not withdrawn, the day is over, they wrote anew about the same
            organisation, or editors ruled on it meanwhile.
    """
    before, after = _undone(token, stores=stores, now=now)
    return close_if_left(before, after, stores=stores, now=now)


@retry_on_conflict
def _undone(token: str, *, stores: Stores, now: datetime) -> tuple[Review, Review]:
    before = own_review(token, stores=stores, now=now)
    if undo_until(before, stores=stores, now=now) is None:
        raise NotAllowed(status=before.status, action=Action.UNDO_WITHDRAW)
    act = Act(by=Actor.AUTHOR, at=now)
    after, mails = before.moved(Action.UNDO_WITHDRAW, act)
    transition = Transition(before=before, after=after, action=Action.UNDO_WITHDRAW, mails=mails, act=act)
    return before, record(transition, stores=stores)


def check_revision(review: Review, text: str, aspect_ratings: Mapping[str, int | None], *, stores: Stores) -> None:
    """Refuse a revision that fits no review of its theme set, or that changes nothing.

    Raises:
        Invalid: names each field that is wrong.
    """
    errors = stores.theme_sets.version(review.theme_set).check(aspect_ratings)
    said = [
        (each.split(), dict(rated)) for each, rated in ((text, aspect_ratings), (review.text, review.aspect_ratings))
    ]
    if not errors and said[0] == said[1]:
        errors = (FieldError("text", "unchanged"),)
    if errors:
        raise Invalid(tuple(errors))


@retry_on_conflict
def revise_review(
    token: str,
    text: str,
    aspect_ratings: Mapping[str, int | None],
    *,
    no_person: frozenset[str] = frozenset(),
    stores: Stores,
    now: datetime,
) -> Review:
    """The author changes what an editor returned; it goes back to the editors.

    `no_person` are passages that name nobody, as the author says.

    Raises:
        DeadLink: not our link, or too old.
        Invalid: the ratings do not fit the theme set the review was written with, or nothing changed.
        NotAllowed, ChangedMeanwhile: it was not returned, or no longer.
        NotTakingPart: its organisation left, and the review is closed.
    """
    before = own_review(token, stores=stores, now=now)
    act = Act(by=Actor.AUTHOR, at=now)
    organisation = stores.organisations.get(before.organisation_id)
    try:
        language, left = language_told(text), not organisation.taking_part
        after, mails = before.revised(text, aspect_ratings, act, left=left, language=language)
    except NotTakingPart:
        close(before, stores=stores, now=now)
        raise
    check_revision(before, text, aspect_ratings, stores=stores)
    of_author = tuple(each for each in before.signals if each.code in OF_AN_ADDRESS)
    fresh = replace(after, signals=of_author)  # of the old words nothing stays
    beside = at_confirmation(fresh, organisation, no_person=no_person, stores=stores, now=now, stands=False)
    after = after.with_signals(beside.signals, at=now)
    transition = Transition(before=before, after=after, action=Action.REVISE, mails=mails, act=act)
    done = record(transition, stores=stores)
    note_review(done, stores)
    return done


def length_errors(text: str) -> tuple[FieldError, ...]:
    """Return that words are too short for a review; nothing where they are not."""
    return (FieldError("text", "too_short", facts=(TEXT_LENGTH[0],)),) if len(text) < TEXT_LENGTH[0] else ()


def check_addition(review: Review, text: str) -> None:
    """Refuse words that are too short, or that stand in the review already.

    Raises:
        Invalid: names what is wrong.
    """
    if wrong := length_errors(text):
        raise Invalid(wrong)
    if text.split() in [review.text.split(), *(each.text.split() for each in review.additions)]:
        raise Invalid((FieldError("text", "unchanged"),))


@retry_on_conflict
def add_to_review(
    token: str,
    text: str,
    *,
    months: int = ADDED_EVERY,
    no_person: frozenset[str] = frozenset(),
    stores: Stores,
    now: datetime,
) -> Review:
    """Hand over to the editors what the author adds.

    Args:
        token: of the link.
        text: the words.
        months: after publication, from which something may be added for the first time.
        no_person: passages that name nobody, as the author says.
        stores: all of them.
        now: the moment.

    Raises:
        DeadLink: not our link, or too old.
        Invalid: as `check_addition` says.
        NotAllowed, ChangedMeanwhile: it is offline, it is too early, or something waits, or an appeal about what was
            refused before.
        NotTakingPart: its organisation left.
    """
    before = own_review(token, stores=stores, now=now)
    organisation = stores.organisations.get(before.organisation_id)
    act, left = Act(by=Actor.AUTHOR, at=now), not organisation.taking_part
    before.added(text, act, left=left, months=months)  # before anything is looked for
    check_addition(before, text)
    _, appeals = stores.cases.about(before.id, unread=go_past)
    if any(each.about == "addition" and each.status in APPEAL_WAITS_FOR_EDITOR for each in appeals):
        raise NotAllowed(status=before.addition_status, action=Action.ADD)  # what it is about would be gone
    signals = signals_of_addition(before, text, organisation, no_person=no_person, stores=stores, now=now)
    language = language_told(text)
    after, mails = before.added(text, act, signals, language=language, left=left, months=months)
    transition = Transition(before=before, after=after, action=Action.ADD, mails=mails, act=act, of_addition=True)
    _forget_refused(before, after, stores)
    return record(transition, stores=stores)


def _forget_refused(before: Review, after: Review, stores: Stores) -> None:
    """Take what an editor refused out of the index, where it was online for a while: its words are kept nowhere now."""
    from chalicelib.domain.signals.text.bands import bands_of  # noqa: PLC0415 - no reader's cold start pays for it

    gone = [each.text for each in before.additions if each not in after.additions]
    if gone:
        kept = {key for text in (before.text, *(each.text for each in after.additions)) for key in bands_of(text).held}
        forgotten = {key for text in gone for key in bands_of(text).held} - kept
        stores.similarity_index.forget_words(before, sorted(forgotten))

"""An organisation answers a review, through the link in its mail; there is no other way [W]."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import Reply, words_of
from chalicelib.domain.reviews.promises.promise import Promise, promise_errors
from chalicelib.domain.reviews.reply import left_over_placeholders
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import ReplyAction
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, FieldError, Invalid, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.mails.open_link import open_link
from chalicelib.use_cases.reviews.transition import TRIES, Transition, record
from chalicelib.use_cases.signals.look_for_signals import in_reply, language_told


def review_of_organisation(token: str, *, stores: Stores, now: datetime) -> Review:
    """The review that this link was mailed about; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, or sent to an address that is no longer the organisation's.
    """

    def find(review_id: str) -> tuple[Review, Organisation]:
        review = stores.reviews.get(review_id)
        return review, stores.organisations.get(review.organisation_id)

    return open_link(Purpose.REPLY, token, find, lambda found: found[1].contact_nonce, links=stores.links, now=now)[0]


def review_to_reply_to(token: str, *, stores: Stores, now: datetime) -> Review:
    """The same, for as long as the public sees it.

    Raises:
        DeadLink: as above, or it is offline.
    """
    review = review_of_organisation(token, stores=stores, now=now)
    if not review.visible:
        raise DeadLink
    return review


class AboutReply(NamedTuple):
    """The review to which a link gives a reply, and its organisation's listing, read when it is first asked for."""

    review: Review
    listing: Callable[[], Listing]


def about_a_reply(token: str, *, stores: Stores, now: datetime) -> AboutReply:
    """Return what a reply that is sent by a link is about.

    Raises:
        DeadLink: not our link, too old, or of a review that is gone.
    """
    opened = stores.links.opened(Purpose.REPLY, token, now=now)
    try:
        review = stores.reviews.get(opened.item_id)
    except NotFound:
        raise DeadLink from None

    @cache
    def listing() -> Listing:
        try:
            return stores.organisations.get(review.organisation_id).listing
        except NotFound:
            raise DeadLink from None

    return AboutReply(review, listing)


def promise_of(text: str, by: str) -> Promise | None:
    """Return the promise that was sent with a reply; None where nothing was promised."""
    return Promise(text=text, by=by) if text or by else None


def check_reply(text: str, before: Review, promise: Promise | None = None, *, now: datetime) -> None:
    """Refuse a reply in which something of an example was left to be filled in, or that an editor sent back as it is.

    Raises:
        Invalid: names what was left, that nothing changed, or what is wrong with its promise.
    """
    errors = [*promise_errors(promise.text, promise.by, now)] if promise else []
    errors += placeholder_errors("text", text)
    errors += placeholder_errors("promise.text", promise.text if promise else "")
    if not errors and before.reply is not None and before.takes_reply and _as_before(before.reply, text, promise):
        errors.append(FieldError("text", "unchanged"))
    if errors:
        raise Invalid(tuple(errors))


def placeholder_errors(field: str, said: str) -> tuple[FieldError, ...]:
    """Return which gaps of an example were left in a field; nothing where none was."""
    left = left_over_placeholders(said)
    return (FieldError(field, "placeholder_left", facts=(", ".join(left),)),) if left else ()


def _as_before(reply: Reply, text: str, promise: Promise | None) -> bool:
    """Check if a reply is sent as it stands, with the promise that it had."""
    same = promise.same_as(reply.promise) if promise else reply.promise is None
    return same and reply.text.split() == text.split()


def reply_to_review(
    token: str,
    text: str,
    *,
    promise: Promise | None = None,
    about: AboutReply | None = None,
    editable_for: timedelta = timedelta(),
    stores: Stores,
    now: datetime,
) -> Review:
    """Hand a reply over to the editors, with what the signals say of it; one per review, to be sent anew for a while.

    Args:
        token: of the link.
        text: the reply.
        promise: what it says will change; a reply that is sent anew has the promise that comes with it, or none.
        about: what `about_a_reply` gives, where it was read already.
        editable_for: how long it may be sent anew, and nobody decides on it.
        stores: all of them.
        now: the moment.

    Raises:
        DeadLink: as above, or there is a reply already.
        ChangedMeanwhile: another was sent in its place at the same moment, or others keep changing the review.
        Invalid: an example's placeholder was left in, it is what an editor sent back, or the promise is none.
    """
    nonce = stores.links.opened(Purpose.REPLY, token, now=now).nonce
    for _ in range(TRIES):
        about = about or about_a_reply(token, stores=stores, now=now)
        before = about.review.reply
        check_reply(text, about.review, promise, now=now)
        if before is not None and before.editable(now) and _as_before(before, text, promise):
            return review_to_reply_to(token, stores=stores, now=now)  # it came before, and nobody heard that it did
        try:
            transition = _replied(about, text, promise, editable_for=editable_for, now=now)
            return record(transition, stores=stores, contact_nonce=nonce)
        except NotFound:
            raise DeadLink from None
        except ChangedMeanwhile:
            about = about_a_reply(token, stores=stores, now=now)
            if about.review.reply == before:
                continue  # what changed lies beside it: a note, a reminder
            if before is not None and before.editable(now):
                raise  # the link lives on: whoever sends again is heard
            raise DeadLink from None
    raise ChangedMeanwhile


def _replied(
    about: AboutReply, text: str, promise: Promise | None, *, editable_for: timedelta, now: datetime
) -> Transition:
    before, listing = about
    act, words = Act(by=Actor.ORGANISATION, at=now), words_of(text, promise.text if promise else "")
    signals, language = in_reply(words, listing), language_told(text)
    after, mails = before.replied(
        text, act, signals, language=language, editable_for=editable_for, promise=promise, terms=LICENSED_TERMS
    )
    return Transition(before=before, after=after, action=ReplyAction.SUBMIT, mails=mails, act=act)

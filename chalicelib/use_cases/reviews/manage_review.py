"""The acts of an author on their own review afterwards, through the link in their mails."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import Invalid, NotTakingPart
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.mails.open_link import open_link
from chalicelib.use_cases.reviews.close_reviews import close
from chalicelib.use_cases.reviews.transition import Transition, record
from chalicelib.use_cases.signals.look_for_signals import at_confirmation, language_told


def own_review(token: str, *, stores: Stores, now: datetime) -> Review:
    """The author's review; reading it changes nothing.

    Raises:
        DeadLink: not our link, or too old.
    """
    return open_link(
        Purpose.MANAGE, token, stores.reviews.get, lambda found: found.manage_nonce, links=stores.links, now=now
    )


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


def revise_review(
    token: str, text: str, aspect_ratings: Mapping[str, int | None], *, stores: Stores, now: datetime
) -> Review:
    """The author changes what an editor returned; it goes back to the editors.

    Raises:
        DeadLink: not our link, or too old.
        Invalid: the ratings do not fit the theme set the review was written with.
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
    errors = stores.theme_sets.version(before.theme_set).check(aspect_ratings)
    if errors:
        raise Invalid(errors)
    fresh = replace(after, signals=())  # of the old words nothing stays
    signals = at_confirmation(fresh, organisation, stores=stores, now=now)
    after = after.with_signals(signals, at=now)
    transition = Transition(before=before, after=after, action=Action.REVISE, mails=mails, act=act)
    return record(transition, stores=stores)

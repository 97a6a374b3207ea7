"""An organisation takes reviews while it takes part; editors decide whether it does."""

from datetime import datetime, timedelta

import pytest

from chalicelib.domain.cases.objection import measure_stands
from chalicelib.domain.organisations.organisation import OPEN_INVITATIONS_PER_MAIL, ModerationState, PublicWarning
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import OrganisationAction, OrganisationState, Participation
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Invalid, NotAllowed, NotForYou, NotTakingPart
from tests.builders import NOW, act, organisation


def test_an_organisation_that_takes_part_takes_reviews() -> None:
    organisation(taking_part=True).accepts_review(NOW)


def test_an_organisation_that_does_not_take_part_takes_none() -> None:
    with pytest.raises(NotTakingPart):
        organisation(taking_part=False).accepts_review(NOW)


def test_an_organisation_takes_no_part_until_an_editor_enrols_it() -> None:
    assert ModerationState().participation is Participation.NOT_TAKING_PART
    assert (ModerationState().state, ModerationState().version) == (OrganisationState.OPEN, 1)
    assert ModerationState().warning == PublicWarning()


def test_an_enrolled_organisation_takes_part_and_hears_of_it() -> None:
    before = organisation(taking_part=False)
    after, mails = before.decided(OrganisationAction.ENROL, act())
    assert (before.taking_part, after.taking_part) == (False, True)
    assert after.moderation.version == before.moderation.version + 1
    assert mails == (MailKind.ORGANISATION_ENROLLED,)


@pytest.mark.parametrize(
    ("state", "ends", "until"),
    [
        (OrganisationState.OPEN, None, None),
        (OrganisationState.OPEN, NOW, None),
        (OrganisationState.WATCHED, None, "for ever"),
        (OrganisationState.WATCHED, NOW, "for ever"),
        (OrganisationState.BLOCKED, None, "for ever"),
        (OrganisationState.BLOCKED, NOW, NOW),
    ],
)
def test_what_is_watched_or_blocked_has_a_say_until_that_ends(
    state: OrganisationState, ends: datetime | None, until: datetime | str | None
) -> None:
    """The same as asking at each moment whether it is watched or blocked."""
    moderation = ModerationState(state=state, blocked_until=ends)
    restricted = moderation.restricted_until
    assert until == ("for ever" if restricted and restricted.year == 9999 else restricted)
    for moment in (NOW - timedelta(microseconds=1), NOW, NOW + timedelta(days=9_999)):
        assert organisation(moderation=moderation).under_research(moment) is (
            restricted is not None and moment < restricted
        )


def test_leaving_takes_an_explanation() -> None:
    with pytest.raises(Invalid, match=r"^explanation: required$"):
        organisation().decided(OrganisationAction.LEAVE, act(explanation=""))
    after, mails = organisation().decided(OrganisationAction.LEAVE, act(rule=""))
    assert not after.taking_part
    assert mails == (MailKind.ORGANISATION_LEFT,)


def test_a_decision_touches_nothing_but_the_moderation() -> None:
    before = organisation(taking_part=False, tally=Tally(reviews=7, score_sum=2_800))
    after, _ = before.decided(OrganisationAction.ENROL, act())
    assert (after.listing, after.tally, after.contact_nonce) == (before.listing, before.tally, before.contact_nonce)


def test_what_takes_part_cannot_be_enrolled_again() -> None:
    with pytest.raises(NotAllowed):
        organisation(taking_part=True).decided(OrganisationAction.ENROL, act())


@pytest.mark.parametrize("actor", [actor for actor in Actor if actor is not Actor.EDITOR])
def test_nobody_but_an_editor_decides_who_takes_part(actor: Actor) -> None:
    with pytest.raises(NotForYou):
        organisation(taking_part=False).decided(OrganisationAction.ENROL, act(actor))


def test_one_mail_renews_at_most_twenty_invitations() -> None:
    assert OPEN_INVITATIONS_PER_MAIL == 20


@pytest.mark.parametrize("watched", [True, False])
@pytest.mark.parametrize("by", [Actor.CLOCK, Actor.EDITOR])
def test_a_block_leads_back_to_where_it_came_from(by: Actor, *, watched: bool) -> None:
    found = organisation()
    if watched:
        found, _ = found.decided(OrganisationAction.WATCH, act(at=NOW))
    before = found.moderation
    blocked_at, ends = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    found, _ = found.decided(OrganisationAction.BLOCK, act(at=blocked_at), until=ends)
    assert found.moderation.state_at(ends - timedelta(microseconds=1)) is OrganisationState.BLOCKED
    assert found.moderation.state_at(ends) is before.state
    assert found.under_research(ends + timedelta(days=9_999)) is watched
    assert ((found.moderation.restricted_until or NOW).year == 9999) is watched
    later = ends + timedelta(hours=1)
    over = act(by=by, at=later, explanation="Het onderzoek is voorbij.")
    back, mails = found.decided(OrganisationAction.UNBLOCK, over)
    assert (back.moderation.state, back.moderation.watched_since) == (before.state, None)
    assert back.moderation.state_since == (NOW if watched else later)
    assert mails == (MailKind.ORGANISATION_UNBLOCKED,)
    assert measure_stands(back, OrganisationAction.WATCH, NOW, now=later) is watched
    assert measure_stands(found, OrganisationAction.WATCH, NOW, now=ends) is watched
    assert not measure_stands(found, OrganisationAction.BLOCK, blocked_at, now=ends)


def test_what_is_blocked_again_before_the_clock_came_is_still_watched_after_it() -> None:
    found, _ = organisation().decided(OrganisationAction.WATCH, act(at=NOW))
    for hour in (1, 3):
        at = NOW + timedelta(hours=hour)
        found, _ = found.decided(OrganisationAction.BLOCK, act(at=at), until=at + timedelta(hours=1))
    assert found.moderation.watched_since == NOW
    found, _ = found.decided(OrganisationAction.UNBLOCK, act(at=NOW + timedelta(hours=5)))
    assert found.moderation.state is OrganisationState.WATCHED
    found, _ = found.decided(OrganisationAction.UNWATCH, act(at=NOW + timedelta(hours=6)))
    assert found.moderation.state is OrganisationState.OPEN

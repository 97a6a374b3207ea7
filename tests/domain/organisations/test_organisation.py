"""An organisation takes reviews while it takes part; editors decide whether it does."""

from datetime import datetime, timedelta

import pytest

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

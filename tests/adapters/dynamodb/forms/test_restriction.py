"""What an older release left unsaid of an organisation is not taken for leave to publish: the organisation is asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client import forms
from chalicelib.adapters.dynamodb.client.forms import Codec
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, stamp
from chalicelib.adapters.dynamodb.upkeep.reconciliation import DynamoReconciliation
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import Action, OrganisationState, ReplyAction, Status
from chalicelib.domain.rules.refusals import Blocked, NeedsAnotherEditor
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from chalicelib.use_cases.reviews.decide_review import decide_review
from tests.adapters.dynamodb.forms.test_migration import TODAY, following, migrated
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, organisation, review
from tests.worlds import DynamoWorld

HOME = "organisation-1"
RESTRICTED_UNTIL, RESTRICTION_OF = OrganisationItem.restricted_until, OrganisationItem.restriction_of


def before_it_was_known(moderation: ModerationState) -> None:
    """An item of a release that knew no `restricted_until` at all."""
    item = OrganisationItem(HOME, ORGANISATION_PART)
    item.update([
        OrganisationItem.standing.set(moderation),
        OrganisationItem.standing_version.set(moderation.version),
        RESTRICTED_UNTIL.remove(),
        RESTRICTION_OF.remove(),
    ])  # fmt: skip


def as_release_0_1_0_saves(moderation: ModerationState) -> None:
    """Write as `save` of release 0.1.0 does, on an item that today's build made: `restriction_of` stays behind."""
    until = moderation.restricted_until
    OrganisationItem(HOME, ORGANISATION_PART).update([
        OrganisationItem.standing.set(moderation),
        OrganisationItem.standing_version.set(moderation.version),
        RESTRICTED_UNTIL.set(stamp(until)) if until else RESTRICTED_UNTIL.remove(),
    ])  # fmt: skip


def half_written(moderation: ModerationState) -> None:
    """A release that has the copy's name and leaves it out."""
    as_release_0_1_0_saves(moderation)
    OrganisationItem(HOME, ORGANISATION_PART).update([RESTRICTED_UNTIL.remove()])


OLDER = pytest.mark.parametrize("write", [before_it_was_known, as_release_0_1_0_saves, half_written])
Write = Callable[[ModerationState], None]


def confirmed(world: DynamoWorld) -> Life:
    world.put(organisation())
    return Life(world, review=review(id="review-1")).submitted().does(Action.CONFIRM)


def state(word: OrganisationState) -> ModerationState:
    return replace(organisation().moderation, state=word, state_since=NOW, version=2)


def approved(world: DynamoWorld, editor: str) -> Status:
    version = world.reviews.get("review-1").version
    decision = Decision(id="review-1", action=Action.APPROVE, version=version, editor_id=editor)
    return decide_review(decision, stores=world, now=NOW).status


@OLDER
def test_a_watched_organisation_needs_two_editors_whoever_wrote_that_it_is_watched(
    dynamodb_world: DynamoWorld, write: Write
) -> None:
    confirmed(dynamodb_world)
    write(state(OrganisationState.WATCHED))
    assert approved(dynamodb_world, "editor-an") is Status.PENDING
    with pytest.raises(NeedsAnotherEditor):
        approved(dynamodb_world, "editor-an")
    assert dynamodb_world.public_reviews(HOME) == ()
    assert approved(dynamodb_world, "editor-bram") is Status.PUBLISHED


@OLDER
def test_nothing_goes_online_of_a_blocked_organisation_whoever_wrote_that_it_is_blocked(
    dynamodb_world: DynamoWorld, write: Write
) -> None:
    confirmed(dynamodb_world)
    write(state(OrganisationState.BLOCKED))
    with pytest.raises(Blocked):
        approved(dynamodb_world, "editor-an")
    assert dynamodb_world.mails() == []
    assert dynamodb_world.public_reviews(HOME) == ()


@OLDER
def test_a_reply_waits_as_well_while_its_organisation_is_blocked(dynamodb_world: DynamoWorld, write: Write) -> None:
    life = confirmed(dynamodb_world).does(Action.APPROVE, ReplyAction.SUBMIT)
    write(state(OrganisationState.BLOCKED))
    decision = Decision(id="review-1", action=ReplyAction.APPROVE, version=life.review.version, editor_id="editor-an")
    with pytest.raises(Blocked):
        decide_reply(decision, stores=dynamodb_world, now=NOW)


@OLDER
def test_an_open_organisation_is_published_about_at_once_though_nothing_says_so(
    dynamodb_world: DynamoWorld, write: Write
) -> None:
    confirmed(dynamodb_world)
    write(state(OrganisationState.OPEN))
    assert approved(dynamodb_world, "editor-an") is Status.PUBLISHED


@OLDER
@pytest.mark.parametrize("word", OrganisationState)
def test_the_night_makes_anew_what_an_older_release_left_and_calls_it_no_drift(
    dynamodb_world: DynamoWorld, write: Write, word: OrganisationState
) -> None:
    dynamodb_world.put(organisation())
    dynamodb_world.directory.enter([organisation()])
    write(state(word))
    reconciliation = DynamoReconciliation(dynamodb_world.connection, dynamodb_world.directory)
    found = reconciliation.repair_organisation(HOME, public=0)
    assert (found["forms"], found["restrictions"]) == (1, 0)
    item = OrganisationItem.get(HOME, ORGANISATION_PART)
    assert (item.restriction_of, item.restricted_until is None) == (2, word is OrganisationState.OPEN)
    assert reconciliation.repair_organisation(HOME, public=0) == {}


def test_a_copy_that_is_wrong_for_its_own_version_is_drift(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())
    dynamodb_world.directory.enter([organisation()])
    wrong = stamp(NOW + timedelta(days=1))
    OrganisationItem(HOME, ORGANISATION_PART).update([RESTRICTED_UNTIL.set(wrong)])
    reconciliation = DynamoReconciliation(dynamodb_world.connection, dynamodb_world.directory)
    assert reconciliation.repair_organisation(HOME, public=0) == {"restrictions": 1}
    assert OrganisationItem.get(HOME, ORGANISATION_PART).restricted_until is None


def test_who_writes_meanwhile_wins_in_one_part_of_an_item_too(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())
    later = replace(organisation().moderation, version=9)

    def overtaken(document: dict[str, Any]) -> dict[str, Any]:
        with pytest.MonkeyPatch.context() as before:
            before.setattr(OrganisationItem.standing, "codec", Codec("standing", ModerationState, TODAY["standing"]))
            OrganisationItem(HOME, ORGANISATION_PART).update([OrganisationItem.standing.set(later)])
        return document

    with pytest.MonkeyPatch.context() as next_one:
        next_one.setitem(forms.FORMS, "standing", following("standing", overtaken))
        next_one.setattr(OrganisationItem.standing, "codec", Codec("standing", ModerationState))
        migrated(dynamodb_world)
    assert dynamodb_world.organisations.get(HOME).moderation == later

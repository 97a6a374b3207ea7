"""What editors may do with reviews where more is at stake: watched and blocked organisations, suspected crime."""

from datetime import timedelta

import pytest

from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    REVIEW_LAW,
    Action,
    AppealAction,
    OrganisationAction,
    OrganisationState,
    Status,
)
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee
from chalicelib.domain.rules.refusals import Blocked, Invalid, NeedsAnotherEditor, NotAllowed
from tests.builders import NOW, author, organisation, review
from tests.fakes import FakeWorld
from tests.story.verbs import SECOND, Verbs

WEEK = timedelta(days=7)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PENDING)
    fakes.reviews.authors["review-1"] = author()
    return Verbs(fakes)


def test_a_watched_organisations_review_goes_online_on_the_word_of_two_editors(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.organise(OrganisationAction.WATCH)
    fakes.outbox.kept.clear()
    first = verbs.decide(Action.APPROVE)
    assert (first.status, first.approved_by) == (Status.PENDING, "editor-an")
    assert not fakes.mails()
    with pytest.raises(NeedsAnotherEditor):
        verbs.decide(Action.APPROVE)
    second = verbs.at(timedelta(seconds=1)).by("editor-bram").decide(Action.APPROVE)
    assert (second.status, second.approved_by) == (Status.PUBLISHED, "")
    assert [(each.actor_id, each.before, each.after) for each in fakes.log.of("review/review-1")] == [
        ("editor-an", "pending", "pending"),
        ("editor-bram", "pending", "published"),
    ]


@pytest.mark.parametrize("action", [Action.APPROVE, Action.RESTORE])
def test_nothing_goes_online_while_the_organisation_is_blocked(verbs: Verbs, fakes: FakeWorld, action: Action) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PENDING if action is Action.APPROVE else Status.SUSPENDED)
    verbs.organise(OrganisationAction.BLOCK, until=NOW + WEEK)
    before = fakes.reviews.get("review-1")
    with pytest.raises(Blocked):
        verbs.decide(action)
    with pytest.raises(Blocked):
        verbs.submit()
    assert fakes.reviews.get("review-1") == before
    assert verbs.at(WEEK).decide(action).visible
    assert verbs.at(WEEK).submit()


def test_a_block_ends_by_its_date_without_anybody_acting(verbs: Verbs) -> None:
    verbs.decide(Action.APPROVE)
    verbs.organise(OrganisationAction.BLOCK, until=NOW + WEEK)
    after = verbs.by(SECOND).organise(OrganisationAction.BLOCK)  # confirmed, with the end that the first gave it
    last = NOW + WEEK - timedelta(microseconds=1)
    assert (after.blocked(last), after.under_research(last), after.shown_tally(last)) == (True, True, Tally())
    assert (after.blocked(NOW + WEEK), after.shown_tally(NOW + WEEK)) == (False, after.tally)
    assert after.moderation.state_at(NOW + WEEK) is OrganisationState.OPEN
    assert OrganisationAction.BLOCK in after.moderation.allowed(NOW + WEEK)


def test_an_editor_can_put_away_a_block_that_ended(verbs: Verbs) -> None:
    verbs.organise(OrganisationAction.BLOCK, until=NOW + WEEK)
    verbs.at(WEEK).organise(OrganisationAction.UNBLOCK)


def test_a_warning_has_its_text_and_stands_until_its_date(verbs: Verbs) -> None:
    warning = verbs.organise(
        OrganisationAction.WARN, explanation="Ze schreven zelf.", until=NOW + WEEK
    ).moderation.warning
    assert (warning.text, warning.since, warning.until) == ("Ze schreven zelf.", NOW, NOW + WEEK)
    assert (warning.stands(NOW), warning.stands(NOW + WEEK)) == (True, False)
    cleared = verbs.organise(OrganisationAction.CLEAR_WARNING).moderation.warning
    assert (cleared.text, cleared.stands(NOW)) == ("", False)


@pytest.mark.parametrize(
    ("action", "until", "code"),
    [
        (OrganisationAction.BLOCK, NOW, "in_the_past"),
        (OrganisationAction.WARN, NOW, "in_the_past"),
        (OrganisationAction.WATCH, NOW + WEEK, "not_here"),
    ],
)
def test_an_end_lies_ahead_and_belongs_to_a_block_or_a_warning(
    verbs: Verbs, action: OrganisationAction, until: object, code: str
) -> None:
    with pytest.raises(Invalid, match=f"^until: {code}$"):
        verbs.organise(action, until=until)


def test_the_passage_that_an_editor_marks_stands_in_the_text(verbs: Verbs) -> None:
    with pytest.raises(Invalid, match=r"^passage: not_in_text$"):
        verbs.decide(Action.RETURN, passage="zuster Rita")
    assert verbs.decide(Action.RETURN, passage="veel zorg").passage == "veel zorg"


def test_no_step_of_an_escalated_review_mails_the_organisation() -> None:
    seen, open_ = set(), [Status.ESCALATED]
    while open_:
        status = open_.pop()
        seen.add(status)
        for (at, _), step in REVIEW_LAW.steps.items():
            if at is status:
                assert Addressee.ORGANISATION not in {MAIL_RULES[kind].to for kind in step.mails}
                open_ += {step.to} - seen - {Status.PENDING}
    assert seen == {Status.ESCALATED, Status.REJECTED, Status.WITHDRAWN, Status.ERASED}


def test_an_escalated_review_is_rejected_by_another_editor_and_only_its_author_hears_of_it(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    verbs.decide(Action.ESCALATE)
    for action in (Action.APPROVE, Action.RETURN, Action.RESTORE):
        with pytest.raises(NotAllowed):
            verbs.by("editor-bram").decide(action)
    with pytest.raises(NeedsAnotherEditor):
        verbs.decide(Action.REJECT)
    verbs.by("editor-bram").decide(Action.REJECT)
    made = verbs.appeal_review()
    verbs.by("editor-cis").decide_appeal(AppealAction.DISMISS, made)
    assert {each.appellant or MAIL_RULES[each.kind].to for each in fakes.mails()} == {Addressee.AUTHOR}
    assert fakes.reviews.get("review-1").allowed(Actor.EDITOR) == (Action.ERASE,)

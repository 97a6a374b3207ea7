"""An organisation leaves: what is open about it is closed, what is online stays, and nobody is left without word."""

from datetime import timedelta

import pytest

from chalicelib.domain.projections.deadlines import TaskKind, of_review
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, AppealAction, OrganisationAction, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotTakingPart
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.use_cases.mails.compose_mail import Skip, compose_mail
from chalicelib.use_cases.reviews import close_reviews
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import NOW, organisation
from tests.fakes import FakeReviews, FakeWorld
from tests.story.verbs import Verbs

HOUR = timedelta(hours=1)
OPEN = (Status.UNCONFIRMED, Status.PENDING, Status.RETURNED)
RUNS_ON = (Status.ESCALATED, Status.PUBLISHED, Status.SUSPENDED, Status.REJECTED, Status.REMOVED, Status.WITHDRAWN)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


def later(verbs: Verbs) -> None:
    """The clock, an hour later."""
    run_due_tasks(stores=verbs.stores, now=verbs.now + HOUR)


@pytest.mark.parametrize("status", OPEN)
def test_what_nobody_decided_yet_is_closed_with_word_to_its_author(
    verbs: Verbs, fakes: FakeWorld, status: Status
) -> None:
    review_id = verbs.review(status)
    fakes.outbox.kept.clear()
    verbs.organise(OrganisationAction.LEAVE)
    found = fakes.reviews.get(review_id)
    assert (found.status, found.text != "", fakes.reviews.author(review_id) is None) == (Status.CLOSED, True, False)
    assert {mail.kind for mail in fakes.mails()} == {MailKind.ORGANISATION_LEFT, MailKind.REVIEW_CLOSED}
    said = {(each.actor, each.before, each.after) for each in fakes.log.of(f"review/{review_id}")}
    assert (Actor.CLOCK, status, Status.CLOSED) in said
    assert not list(fakes.queue.ids(QueueKind.REVIEW))


@pytest.mark.parametrize("status", RUNS_ON)
def test_all_else_runs_on_as_it_was(verbs: Verbs, fakes: FakeWorld, status: Status) -> None:
    review_id = verbs.review(status)
    before = fakes.reviews.get(review_id)
    verbs.organise(OrganisationAction.LEAVE)
    later(verbs)
    assert fakes.reviews.get(review_id) == before


def test_what_is_closed_is_kept_as_what_was_rejected_is(verbs: Verbs, fakes: FakeWorld) -> None:
    closed, rejected = verbs.review(Status.PENDING), verbs.review(Status.REJECTED)
    verbs.organise(OrganisationAction.LEAVE)
    due = {of_review(fakes.reviews.get(each)).due for each in (closed, rejected)}  # type: ignore[union-attr]
    assert due == {NOW + kept(Kept.CLOSED_REVIEW)} | {fakes.reviews.get(closed).last_event + kept(Kept.CLOSED_REVIEW)}


def test_confirming_after_that_gives_a_clear_answer_and_closes(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 0)  # the clock did not come to it yet
    review_id = verbs.submit()
    verbs.organise(OrganisationAction.LEAVE)
    for _ in range(2):
        with pytest.raises(NotTakingPart):
            verbs.confirm(review_id)
        assert fakes.reviews.get(review_id).status is Status.CLOSED
    assert [mail.kind for mail in fakes.mails()].count(MailKind.REVIEW_CLOSED) == 1


@pytest.mark.parametrize(
    ("status", "action"),
    [(Status.PENDING, Action.APPROVE), (Status.PENDING, Action.RETURN), (Status.RETURNED, Action.REVISE)],
)
def test_who_acts_on_a_review_before_the_clock_came_to_it_finds_it_closed(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch, status: Status, action: Action
) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 0)
    review_id = verbs.review(status)
    verbs.organise(OrganisationAction.LEAVE)
    assert fakes.reviews.get(review_id).status is status
    with pytest.raises(NotTakingPart):
        verbs.does(action, review_id)
    assert fakes.reviews.get(review_id).status is Status.CLOSED
    assert MailKind.REVIEW_PUBLISHED not in {mail.kind for mail in fakes.mails()}


def test_a_suspicion_of_a_crime_can_still_be_set_apart(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 0)
    review_id = verbs.review(Status.PENDING)
    verbs.organise(OrganisationAction.LEAVE)
    verbs.decide(Action.ESCALATE, review_id)
    later(verbs)
    assert fakes.reviews.get(review_id).status is Status.ESCALATED


def test_an_appeal_that_is_upheld_after_that_is_answered_and_its_review_closed(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review(Status.REJECTED)
    appeal = verbs.appeal_review(review_id)
    verbs.organise(OrganisationAction.LEAVE)
    verbs.by("editor-bram").decide_appeal(AppealAction.UPHOLD, appeal)
    assert fakes.reviews.get(review_id).status is Status.CLOSED
    assert {MailKind.APPEAL_UPHELD, MailKind.REVIEW_CLOSED} <= {mail.kind for mail in fakes.mails()}


def test_many_are_closed_by_the_clock_which_goes_on_where_it_stopped(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 3)
    ids = [verbs.submit() for _ in range(10)]
    verbs.organise(OrganisationAction.LEAVE)
    assert sum(fakes.reviews.get(each).status is Status.CLOSED for each in ids) == 3
    looks = iter([False] * 4 + [True] * 9)
    run_due_tasks(stores=fakes, now=NOW, out_of_time=lambda: next(looks))
    some = sum(fakes.reviews.get(each).status is Status.CLOSED for each in ids)
    assert 3 <= some < 10
    later(verbs)
    assert {fakes.reviews.get(each).status for each in ids} == {Status.CLOSED}
    assert not [each for each in fakes.deadlines.all.values() if each.chore is TaskKind.CLOSE_REVIEWS]
    assert [mail.kind for mail in fakes.mails()].count(MailKind.REVIEW_CLOSED) == len(ids)


def test_one_that_enrols_again_finds_what_was_closed_closed_and_the_rest_going_on(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_reviews, "PAGE", 1)
    ids = sorted(verbs.review(Status.PENDING) for _ in range(2))
    verbs.organise(OrganisationAction.LEAVE)
    verbs.organise(OrganisationAction.ENROL)
    later(verbs)
    assert [fakes.reviews.get(each).status for each in ids] == [Status.CLOSED, Status.PENDING]
    assert verbs.decide(Action.APPROVE, ids[1]).visible


def test_what_was_closed_may_be_told_again_and_is_no_copy_of_itself(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.review(Status.PENDING)
    verbs.organise(OrganisationAction.LEAVE)
    verbs.organise(OrganisationAction.ENROL)
    again = verbs.at(HOUR).submit()
    assert {each.code for each in verbs.at(HOUR).confirm(again).signals} & {
        "near_identical_text",
        "same_author_again",
    } == set()
    assert fakes.reviews.get(again).status is Status.PENDING


@pytest.mark.parametrize("known", ["confirmed", "never looked at"])
def test_what_came_in_as_the_organisation_left_is_closed(verbs: Verbs, fakes: FakeWorld, known: str) -> None:
    """Who submits looks at the organisation and writes without having it in hand: it may leave in between."""
    before = fakes.organisations.get("organisation-1")
    verbs.organise(OrganisationAction.LEAVE)
    after = fakes.organisations.all.pop("organisation-1")
    fakes.organisations.all["organisation-1"] = before  # as it was read
    review_id = verbs.submit()
    fakes.organisations.all["organisation-1"] = after
    if known == "confirmed":
        with pytest.raises(NotTakingPart):
            verbs.confirm(review_id)
    else:
        later(verbs)
    assert fakes.reviews.get(review_id).status is Status.CLOSED
    assert [mail.kind for mail in fakes.mails()].count(MailKind.REVIEW_CLOSED) == 1


class Busy(FakeReviews):
    """Somebody else is always quicker."""

    def check(self, before: Review) -> None:
        del before
        raise ChangedMeanwhile


def test_a_review_that_somebody_is_at_does_not_keep_an_organisation_from_leaving(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    review_id = verbs.review(Status.PENDING)
    calm, fakes.reviews = fakes.reviews, Busy(fakes.organisations, fakes.outbox, fakes.log)
    verbs.organise(OrganisationAction.LEAVE)
    fakes.reviews = calm
    assert not fakes.organisations.get("organisation-1").taking_part
    later(verbs)
    assert fakes.reviews.get(review_id).status is Status.CLOSED


def test_it_hears_nothing_more_but_of_what_is_open(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    waiting = [mail for mail in fakes.mails() if mail.kind is MailKind.REVIEW_NOTIFICATION]
    verbs.organise(OrganisationAction.LEAVE)
    assert fakes.reviews.get(review_id).visible
    assert [compose_mail(mail, stores=fakes, now=NOW) for mail in waiting] == [Skip(reason="not_taking_part")]
    verbs.decide(Action.SUSPEND, review_id)
    told = next(mail for mail in fakes.mails() if mail.kind is MailKind.REVIEW_SUSPENDED_ORGANISATION)
    assert not isinstance(compose_mail(told, stores=fakes, now=NOW), Skip)


def test_research_block_and_warning_run_on(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.organise(OrganisationAction.BLOCK, until=NOW + HOUR)
    verbs.organise(OrganisationAction.WARN)
    before = fakes.organisations.get("organisation-1").moderation
    verbs.organise(OrganisationAction.LEAVE)
    after = fakes.organisations.get("organisation-1").moderation
    assert (after.state, after.blocked_until, after.warning) == (before.state, before.blocked_until, before.warning)
    assert list(fakes.queue.ids(QueueKind.ORGANISATION)) == ["organisation-1"]

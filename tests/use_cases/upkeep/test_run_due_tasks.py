"""The clock: each thing at its moment, to the second, once; and both changes of summer time move nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.cases.dossier import Note, NoteKind
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.deadlines import Deadline, TaskKind, of_review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, OrganisationState, Status
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.domain.rules.retention import RETENTION, Kept, kept
from chalicelib.use_cases.organisations.decide_organisation import lift_ended_blocks
from chalicelib.use_cases.reviews.confirm_review import review_to_confirm
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import NOW, act, author, dossier, effects, notice, organisation, reply, review
from tests.fakes import FakeWorld

SECOND = timedelta(seconds=1)
# Sunday 29 March 2026 at 02.00 became 03.00, Sunday 25 October at 03.00 became 02.00.
CHANGES_OF_TIME = (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), datetime(2026, 10, 25, 1, 0, tzinfo=UTC))
END_OF_LIFE = datetime(2030, 9, 30, 22, tzinfo=UTC)  # the experience is of September 2026; midnight in Brussels
MOMENTS = [
    NOW,
    *(change - timedelta(days=7) + away for change in CHANGES_OF_TIME for away in (-SECOND, 0 * SECOND, SECOND)),
]


def put(fakes: FakeWorld, status: Status, at: datetime, **changes: object) -> None:
    fakes.put(organisation())
    moments = {
        "submitted_at": at,
        "moved_at": None if status is Status.UNCONFIRMED else at,
        "published_at": at if status is Status.PUBLISHED else None,
    }
    made = review(status=status, **moments | changes)
    fakes.reviews.all[made.id] = made
    fakes.reviews.authors[made.id] = author()
    fakes.deadlines.project(None, of_review(made))


def keep(fakes: FakeWorld, now: datetime) -> dict[str, int]:
    return dict(run_due_tasks(stores=fakes, now=now))


@pytest.mark.parametrize("submitted", MOMENTS)
def test_an_unconfirmed_review_expires_to_the_second_with_its_link(fakes: FakeWorld, submitted: datetime) -> None:
    put(fakes, Status.UNCONFIRMED, submitted, reminded_at=submitted)
    end = submitted + timedelta(days=7)
    token = fakes.links.token(Purpose.CONFIRM, "review-1", "confirm-nonce", expires_at=end)
    assert keep(fakes, end - SECOND) == {}
    assert review_to_confirm(token, stores=fakes, now=end - SECOND)
    with pytest.raises(DeadLink):
        review_to_confirm(token, stores=fakes, now=end)
    assert keep(fakes, end) == {TaskKind.EXPIRE: 1}
    after = fakes.reviews.get("review-1")
    assert (after.status, after.text, fakes.reviews.author("review-1")) == ("erased", "", None)
    assert not fakes.mails()
    assert keep(fakes, end + timedelta(days=8)) in (
        {TaskKind.ERASE: 1},
        {TaskKind.ERASE: 2},
    )  # the sweep, and nothing else
    assert not fakes.deadlines.all


@pytest.mark.parametrize("away", [timedelta(hours=-24), timedelta(hours=24)])
def test_a_clock_that_is_a_day_off_does_each_thing_once_all_the_same(fakes: FakeWorld, away: timedelta) -> None:
    put(fakes, Status.UNCONFIRMED, NOW)
    moments = [NOW + timedelta(days=3), NOW + timedelta(days=3) + away, NOW + timedelta(days=3)]
    done = [keep(fakes, moment) for moment in moments]
    assert sum(each.get(TaskKind.REMIND_AUTHOR, 0) for each in done) == 1
    assert [mail.kind for mail in fakes.mails()] == [MailKind.CONFIRM_REMINDER]


def test_an_author_is_reminded_once_and_not_when_they_have_confirmed(fakes: FakeWorld) -> None:
    put(fakes, Status.UNCONFIRMED, NOW)
    before = fakes.reviews.get("review-1")
    assert keep(fakes, NOW + timedelta(days=3) - SECOND) == {}
    after, _ = before.moved(Action.CONFIRM, act(by="author"))  # type: ignore[arg-type]
    fakes.reviews.save(before, after, effects())
    assert keep(fakes, NOW + timedelta(days=30)) == {}
    assert not fakes.mails()


def test_an_organisation_is_reminded_once_after_two_weeks_without_a_reply(fakes: FakeWorld) -> None:
    put(fakes, Status.PUBLISHED, NOW)
    assert keep(fakes, NOW + timedelta(days=14) - SECOND) == {}
    assert keep(fakes, NOW + timedelta(days=14)) == {TaskKind.REMIND_ORGANISATION: 1}
    assert keep(fakes, NOW + timedelta(days=400)) == {}
    assert [mail.kind for mail in fakes.mails()] == [MailKind.REPLY_REMINDER]


def test_an_organisation_that_replied_is_not_reminded(fakes: FakeWorld) -> None:
    put(fakes, Status.PUBLISHED, NOW, reply=reply())
    assert keep(fakes, NOW + timedelta(days=400)) == {}


def test_a_published_review_loses_its_author_after_two_years_and_is_archived_after_four(fakes: FakeWorld) -> None:
    put(fakes, Status.PUBLISHED, NOW, nudged_at=NOW)
    assert keep(fakes, NOW + kept(Kept.AUTHOR)) == {TaskKind.FORGET_AUTHOR: 1}
    found = fakes.reviews.get("review-1")
    assert (found.text != "", found.manage_nonce, fakes.reviews.author("review-1")) == (True, "", None)
    assert len(fakes.public_reviews("organisation-1")) == 1
    assert keep(fakes, END_OF_LIFE - SECOND) == {}
    assert keep(fakes, END_OF_LIFE) == {TaskKind.ARCHIVE: 1}
    assert fakes.public_reviews("organisation-1") == []
    assert fakes.organisations.get("organisation-1").tally.reviews == -1  # this test put it there without counting it
    assert keep(fakes, END_OF_LIFE + kept(Kept.CLOSED_REVIEW)) == {TaskKind.EXPIRE: 1}
    assert fakes.reviews.get("review-1").content_free


@pytest.mark.parametrize("published", [datetime(2026, 11, 22, tzinfo=UTC), datetime(2029, 9, 30, tzinfo=UTC)])
def test_a_review_is_shown_until_four_years_after_its_experience_whenever_it_was_published(
    fakes: FakeWorld, published: datetime
) -> None:
    put(fakes, Status.PUBLISHED, published, published_at=published, nudged_at=published, forgotten_at=published)
    assert keep(fakes, END_OF_LIFE - SECOND) == {}
    assert keep(fakes, END_OF_LIFE) == {TaskKind.ARCHIVE: 1}


@pytest.mark.parametrize("status", [Status.ESCALATED, Status.SUSPENDED])
def test_what_is_under_research_for_a_year_is_erased_and_its_author_hears_of_it(
    fakes: FakeWorld, status: Status
) -> None:
    put(fakes, status, NOW, waiting_since=NOW, published_at=NOW)
    end = NOW + kept(Kept.UNDECIDED_REVIEW)
    assert keep(fakes, end - SECOND) == {}
    assert keep(fakes, end) == {TaskKind.EXPIRE: 1}
    found = fakes.reviews.get("review-1")
    assert (found.status, fakes.reviews.author("review-1")) == (Status.ERASED, None)
    assert [(mail.kind, mail.by) for mail in fakes.mails()] == [(MailKind.REVIEW_UNDECIDED, Actor.CLOCK)]
    assert fakes.reviews.leaving("review-1") is not None  # until that mail has left


def test_what_waits_for_its_first_decision_is_kept_for_as_long_as_it_could_be_shown(fakes: FakeWorld) -> None:
    put(fakes, Status.PENDING, NOW, waiting_since=NOW)
    assert keep(fakes, END_OF_LIFE - SECOND) == {}
    assert keep(fakes, END_OF_LIFE) == {TaskKind.EXPIRE: 1}
    assert [mail.kind for mail in fakes.mails()] == [MailKind.REVIEW_UNDECIDED]


def test_one_whose_experience_is_old_still_has_a_year_to_be_decided(fakes: FakeWorld) -> None:
    late = END_OF_LIFE - timedelta(days=2)
    put(fakes, Status.PENDING, late, waiting_since=late)
    assert keep(fakes, late + kept(Kept.UNDECIDED_REVIEW) - SECOND) == {}
    assert keep(fakes, late + kept(Kept.UNDECIDED_REVIEW)) == {TaskKind.EXPIRE: 1}


@pytest.mark.parametrize("status", Status)
def test_every_review_that_says_anything_has_an_end(status: Status) -> None:
    made = review(status=status, reminded_at=NOW, nudged_at=NOW, forgotten_at=NOW)
    assert (of_review(made) is None) is (status is Status.ERASED)


def test_a_dossier_that_nobody_closes_goes_five_years_after_the_last_word_in_it(fakes: FakeWorld) -> None:
    last = NOW + timedelta(days=700)
    note = Note(kind=NoteKind.NOTE, at=last, editor_id="editor-an", text="Nog niets gehoord.")
    fakes.cases.put_dossier(None, dossier(opened_at=NOW, notes=(note,), closed_at=None), effects())
    assert keep(fakes, last + kept(Kept.DOSSIER) - SECOND) == {}
    assert keep(fakes, last + kept(Kept.DOSSIER)) == {TaskKind.DELETE_DOSSIER: 1}


def test_what_was_moved_on_meanwhile_is_put_away_and_a_thing_that_is_gone_too(fakes: FakeWorld) -> None:
    put(fakes, Status.PENDING, NOW)
    fakes.deadlines.put(Deadline(due=NOW, chore=TaskKind.EXPIRE, id="review-1"))
    fakes.deadlines.put(Deadline(due=NOW, chore=TaskKind.ARCHIVE, id="nobody"))
    assert keep(fakes, NOW) == {"stale": 2}
    assert [each.due for each in fakes.deadlines.all.values()] == [END_OF_LIFE]
    assert fakes.reviews.get("review-1").status == "pending"


def test_decided_cases_and_closed_dossiers_go_at_their_time(fakes: FakeWorld) -> None:
    put(fakes, Status.PUBLISHED, NOW, nudged_at=NOW, forgotten_at=NOW)
    decided = notice(decided_at=NOW)
    fakes.cases.add_notice(decided, None, effects())
    fakes.cases.put_dossier(None, dossier(closed_at=NOW), effects())
    assert keep(fakes, NOW + kept(Kept.CASE) - SECOND) == {}
    assert keep(fakes, NOW + kept(Kept.CASE)) == {TaskKind.DELETE_NOTICE: 1}
    assert keep(fakes, NOW + kept(Kept.DOSSIER))[TaskKind.DELETE_DOSSIER] == 1
    assert (fakes.cases.notices, fakes.cases.kept) == ({}, {})


@pytest.mark.parametrize("end", [*CHANGES_OF_TIME, NOW])
def test_a_block_lifts_at_its_second_and_once(fakes: FakeWorld, end: datetime) -> None:
    moderation = ModerationState(
        state=OrganisationState.BLOCKED, state_since=end - timedelta(days=30), blocked_until=end
    )
    fakes.put(organisation(moderation=moderation))
    blocked = fakes.organisations.get("organisation-1")
    assert (blocked.blocked(end - SECOND), blocked.blocked(end)) == (True, False)
    lifted = [
        lift_ended_blocks(stores=fakes, now=moment)
        for moment in (end - SECOND, end, end + SECOND, end + timedelta(hours=24))
    ]
    assert lifted == [0, 1, 0, 0]
    assert [mail.kind for mail in fakes.mails()] == [MailKind.ORGANISATION_UNBLOCKED]


def test_every_period_is_longer_than_what_it_must_outlive() -> None:
    """A link must not outlive what it opens; a log not be shorter than what it explains."""
    assert kept(Kept.LOG) >= kept(Kept.CLOSED_REVIEW) > timedelta(days=184)  # the term for an appeal
    assert kept(Kept.TOMBSTONE) > timedelta(days=35)  # backups
    assert set(RETENTION) == set(Kept)

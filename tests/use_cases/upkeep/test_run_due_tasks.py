"""The clock: each thing at its moment, to the second, once; and both changes of summer time move nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.deadlines import Deadline, TaskKind, of_review
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
MOMENTS = [
    NOW,
    *(change - timedelta(days=7) + away for change in CHANGES_OF_TIME for away in (-SECOND, 0 * SECOND, SECOND)),
]


def put(fakes: FakeWorld, status: Status, at: datetime, **changes: object) -> None:
    fakes.put(organisation())
    made = review(
        status=status,
        submitted_at=at,
        moved_at=None if status is Status.UNCONFIRMED else at,
        published_at=at if status is Status.PUBLISHED else None,
        **changes,
    )
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
    end = NOW + kept(Kept.PUBLISHED_REVIEW)
    assert keep(fakes, end - SECOND) == {}
    assert keep(fakes, end) == {TaskKind.ARCHIVE: 1}
    assert fakes.public_reviews("organisation-1") == []
    assert fakes.organisations.get("organisation-1").tally.reviews == -1  # this test put it there without counting it
    assert keep(fakes, end + kept(Kept.CLOSED_REVIEW)) == {TaskKind.EXPIRE: 1}
    assert fakes.reviews.get("review-1").content_free


def test_what_was_moved_on_meanwhile_is_put_away_and_a_thing_that_is_gone_too(fakes: FakeWorld) -> None:
    put(fakes, Status.PENDING, NOW)
    fakes.deadlines.put(Deadline(due=NOW, chore=TaskKind.EXPIRE, id="review-1"))
    fakes.deadlines.put(Deadline(due=NOW, chore=TaskKind.ARCHIVE, id="nobody"))
    assert keep(fakes, NOW) == {"stale": 2}
    assert not fakes.deadlines.all
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

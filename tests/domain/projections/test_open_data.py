"""The open data: what is in it, when something of it changed, and what stays of what is gone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.projections.open_data import Entry, entry_after, entry_of, reusable, version_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import OrganisationAction, OrganisationState, ReplyStatus, Status
from tests.builders import NOW, WHY, organisation, reply, review

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
PENDING = review(status=Status.PENDING, terms=LICENSED_TERMS)
ONLINE = replace(PENDING, status=Status.PUBLISHED, published_at=NOW, moved_at=NOW)
ENTRY = Entry(review_id=ONLINE.id, published_at=NOW, changed_at=NOW)
REPLIED = replace(ONLINE, reply=reply(status=ReplyStatus.PUBLISHED, decided_at=NOW + HOUR, terms=LICENSED_TERMS))


def blocked(until: datetime | None = None, *, since: datetime = NOW) -> Organisation:
    state = ModerationState(state=OrganisationState.BLOCKED, visibility_at=since, blocked_until=until)
    return organisation(moderation=state)


def test_only_what_was_handed_in_under_terms_with_the_licence_is_in_it() -> None:
    assert reusable(ONLINE) is not None
    assert reusable(replace(ONLINE, terms="")) is None
    assert reusable(PENDING) is None
    assert reusable(None) is None


def test_a_reply_is_in_it_by_its_own_terms() -> None:
    assert REPLIED.reply is not None
    found = reusable(REPLIED)
    assert found is not None
    assert found.reply is not None
    older = reusable(replace(REPLIED, reply=replace(REPLIED.reply, terms="")))
    assert older is not None
    assert older.reply is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(PENDING, ONLINE, replace(ENTRY, changed_at=NOW + DAY), id="published"),
        pytest.param(ONLINE, REPLIED, None, id="replied, which tells its moment itself"),
        pytest.param(REPLIED, ONLINE, replace(ENTRY, changed_at=NOW + DAY), id="its reply removed"),
        pytest.param(ONLINE, replace(ONLINE, proof_noted=True), replace(ENTRY, changed_at=NOW + DAY), id="proof noted"),
        pytest.param(
            ONLINE,
            replace(ONLINE, status=Status.SUSPENDED),
            replace(ENTRY, changed_at=NOW + DAY, gone=True),
            id="offline",
        ),
        pytest.param(
            replace(ONLINE, status=Status.SUSPENDED), ONLINE, replace(ENTRY, changed_at=NOW + DAY), id="restored"
        ),
        pytest.param(None, ONLINE, replace(ENTRY, changed_at=NOW + DAY), id="moved in from elsewhere"),
        pytest.param(ONLINE, replace(ONLINE, reply=reply()), None, id="a reply that waits"),
        pytest.param(replace(PENDING, terms=""), replace(ONLINE, terms=""), None, id="without terms"),
        pytest.param(
            ONLINE, replace(ONLINE, terms=""), replace(ENTRY, changed_at=NOW + DAY, gone=True), id="by a release before"
        ),
    ],
)
def test_its_place_moves_with_what_everybody_may_use_again(
    before: Review | None, after: Review, expected: Entry | None
) -> None:
    assert entry_after(before, after, at=NOW + DAY) == expected


def test_the_bare_fact_of_what_was_erased_keeps_its_place() -> None:
    erased = ONLINE.emptied(NOW + HOUR)
    assert entry_after(ONLINE, replace(erased, status=Status.ERASED), at=NOW + HOUR) == replace(
        ENTRY, changed_at=NOW + HOUR, gone=True
    )


def test_its_month_is_the_one_that_people_in_brussels_live_in() -> None:
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert replace(ENTRY, published_at=late).month == "2026-12"


def test_what_is_public_has_its_words_and_what_is_gone_its_id_alone() -> None:
    here = version_of(ENTRY, ONLINE, organisation(), now=NOW)
    assert (here.public_review, here.organisation) == (reusable(ONLINE), organisation())
    gone = version_of(replace(ENTRY, gone=True), replace(ONLINE, status=Status.REMOVED), organisation(), now=NOW)
    assert (gone.review_id, gone.public_review, gone.organisation, gone.size) == (ONLINE.id, None, None, 0)
    for nobody in (None, organisation()):
        assert version_of(ENTRY, None, nobody, now=NOW).public_review is None


def test_a_reply_makes_a_later_version_by_its_own_moment() -> None:
    before, after = (version_of(ENTRY, each, organisation(), now=NOW + DAY) for each in (ONLINE, REPLIED))
    assert after.created > before.created


def test_a_block_hides_a_review_and_its_end_shows_it_as_a_later_version() -> None:
    before = version_of(ENTRY, ONLINE, organisation(), now=NOW)
    hidden = version_of(ENTRY, ONLINE, blocked(since=NOW + HOUR), now=NOW + DAY)
    ended = version_of(ENTRY, ONLINE, blocked(NOW + DAY, since=NOW + HOUR), now=NOW + DAY)
    lifted = replace(blocked().moderation, state=OrganisationState.OPEN, visibility_at=NOW + 2 * DAY)
    shown = version_of(ENTRY, ONLINE, organisation(moderation=lifted), now=NOW + 3 * DAY)
    assert [each.public_review is None for each in (before, hidden, ended, shown)] == [False, True, False, False]
    moments = [each.created for each in (before, hidden, ended, shown)]
    assert moments == sorted(set(moments))


def test_only_a_block_and_its_end_move_since_when_reviews_are_hidden_or_shown() -> None:
    def after(found: Organisation, action: OrganisationAction, at: datetime) -> Organisation:
        return found.decided(action, Act(by=Actor.EDITOR, at=at, actor_id="editor-an", explanation=WHY))[0]

    watched = after(organisation(), OrganisationAction.WATCH, NOW)
    assert watched.moderation.visibility_at is None
    shut = after(watched, OrganisationAction.BLOCK, NOW + HOUR)
    assert shut.moderation.visibility_since(NOW + HOUR) == NOW + HOUR
    over = shut.moderation.blocked_until
    assert over is not None
    assert shut.moderation.visibility_since(over) == over
    opened = after(shut, OrganisationAction.UNBLOCK, NOW + 2 * HOUR)
    assert opened.moderation.visibility_at == NOW + 2 * HOUR
    late = after(shut, OrganisationAction.UNBLOCK, over + DAY)
    assert late.moderation.visibility_at == over
    assert after(opened, OrganisationAction.UNWATCH, NOW + DAY).moderation.visibility_at == NOW + 2 * HOUR


def test_a_removal_by_who_knew_of_no_open_data_is_later_than_what_it_removes() -> None:
    there = version_of(ENTRY, ONLINE, organisation(), now=NOW)
    removed = replace(ONLINE, status=Status.REMOVED, moved_at=NOW + HOUR)
    gone = version_of(ENTRY, removed, organisation(), now=NOW + DAY)
    assert gone.public_review is None
    assert gone.created > there.created


def test_each_moment_is_a_review_s_own_and_never_more_than_a_second_late() -> None:
    ids = [f"review-{number}" for number in range(2_000)]
    all_at_once = [
        version_of(replace(ENTRY, review_id=each), None, None, now=NOW).created.removesuffix("Z") for each in ids
    ]
    assert len(set(all_at_once)) == len(ids)
    assert min(all_at_once) >= f"{NOW:%Y-%m-%dT%H:%M:%S}"
    assert max(all_at_once) < f"{NOW + SECOND:%Y-%m-%dT%H:%M:%S}"
    late = replace(ENTRY, changed_at=NOW.replace(microsecond=999_999))
    assert version_of(late, None, None, now=NOW).created > f"{NOW:%Y-%m-%dT%H:%M:%S}.999999"


@pytest.mark.parametrize(
    ("found", "had", "expected"),
    [
        pytest.param(PENDING, None, None, id="never published"),
        pytest.param(ONLINE, None, ENTRY, id="lost"),
        pytest.param(ONLINE, ENTRY, ENTRY, id="right"),
        pytest.param(
            ONLINE,
            replace(ENTRY, changed_at=NOW + DAY, gone=True),
            replace(ENTRY, changed_at=NOW + DAY + timedelta(microseconds=1)),
            id="called gone and is not",
        ),
        pytest.param(
            replace(ONLINE, status=Status.REMOVED, moved_at=NOW + DAY),
            ENTRY,
            replace(ENTRY, changed_at=NOW + DAY, gone=True),
            id="gone and not called so",
        ),
    ],
)
def test_the_night_knows_which_place_a_review_should_have(
    found: Review, had: Entry | None, expected: Entry | None
) -> None:
    assert entry_of(found, had) == expected

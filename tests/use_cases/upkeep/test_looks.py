"""The clock's looks: until one, no act moves a review's deadline; none is missed, whoever comes at once or late."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

import pytest

from chalicelib.adapters.dynamodb.client.forms import Codec
from chalicelib.domain.projections.deadlines import Deadline, TaskKind, looks, of_review, stands
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Action, ReplyAction, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Refusal, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, organisation, reply, review
from tests.fakes import FakeWorld

DAY = timedelta(days=1)
ACTS: tuple[Action | ReplyAction, ...] = (
    *(Action.CONFIRM, Action.APPROVE, Action.RETURN, Action.REVISE, Action.REJECT, Action.ESCALATE, Action.SUSPEND),
    *(Action.RESTORE, Action.REMOVE, Action.WITHDRAW),
    *(ReplyAction.SUBMIT, ReplyAction.APPROVE, ReplyAction.REJECT),
)


def keep(fakes: FakeWorld, now: datetime) -> dict[str, int]:
    return dict(run_due_tasks(stores=fakes, now=now))


def sent(fakes: FakeWorld, **changes: str) -> Life:
    fakes.put(organisation())
    return Life(fakes, review=review(looks=True, **changes)).submitted()


def test_a_review_that_went_online_is_looked_at_and_its_organisation_reminded_in_time(fakes: FakeWorld) -> None:
    sent(fakes).does(Action.CONFIRM, Action.APPROVE)
    assert keep(fakes, NOW + 3 * DAY) == {"stale": 1}
    assert keep(fakes, NOW + 14 * DAY - timedelta(seconds=1)) == {}
    assert keep(fakes, NOW + 14 * DAY) == {TaskKind.REMIND_ORGANISATION: 1}
    assert [mail.kind for mail in fakes.mails()] == [MailKind.REPLY_REMINDER]
    assert list(fakes.deadlines.all.values()) == [of_review(fakes.reviews.get("review-1"))]


def test_a_clock_that_was_away_for_weeks_does_at_once_what_has_fallen_due(fakes: FakeWorld) -> None:
    sent(fakes).does(Action.CONFIRM, Action.APPROVE)
    assert keep(fakes, NOW + 30 * DAY) == {"stale": 1, TaskKind.REMIND_ORGANISATION: 1}


def test_one_that_was_replied_to_is_looked_at_twice_and_ends_under_what_is_due(fakes: FakeWorld) -> None:
    sent(fakes).does(Action.CONFIRM, Action.APPROVE, ReplyAction.SUBMIT, ReplyAction.APPROVE)
    assert [len(fakes.deadlines.all), keep(fakes, NOW + 3 * DAY), keep(fakes, NOW + 14 * DAY)] == [
        1,
        {"stale": 1},
        {"stale": 1},
    ]
    assert set(fakes.deadlines.all.values()) == {of_review(fakes.reviews.get("review-1"))}
    assert not fakes.mails()


def test_a_look_comes_never_after_what_is_due() -> None:
    old = review(status=Status.PUBLISHED, looks=True, experienced="2022-11", reply=reply())
    due = of_review(old)
    assert due is not None
    assert due.chore is TaskKind.ARCHIVE
    assert stands(old, NOW) == next(looks(old))
    assert stands(old, due.due - timedelta(seconds=1)) == due
    late = review(status=Status.PUBLISHED, looks=True, experienced="2022-11", published_at=due.due - DAY)
    assert stands(late, late.published_at or NOW) == of_review(late) == due


def test_what_release_0_1_0_wrote_last_stands_under_what_is_due() -> None:
    codec = Codec("review", Review)
    document = json.loads(codec.written(review(status=Status.PENDING, looks=True)))
    older = {name: value for name, value in document.items() if name not in {"v", "looks"}}
    found = codec.read(json.dumps(older))
    assert not found.looks
    assert stands(found, NOW) == of_review(found) != stands(review(status=Status.PENDING, looks=True), NOW)


def test_nobody_is_known_for_ever_as_the_author_of_what_cannot_be_read_at_a_look(fakes: FakeWorld) -> None:
    sent(fakes)

    def spoiled(_review_id: str) -> Review:
        raise UnreadableRecord("reviews/review-1", "undecodable")

    gone = list[str]()
    vars(fakes.reviews)["get"] = spoiled
    vars(fakes.similarity_index)["forget_unread"] = gone.append
    end = NOW + 3 * DAY + kept(Kept.AUTHOR)
    assert keep(fakes, end - timedelta(seconds=1)) == {"set_aside": 1}
    assert fakes.reviews.author("review-1") is not None
    assert keep(fakes, end) == {"set_aside": 1}
    assert (fakes.reviews.author("review-1"), gone) == (None, ["review-1"])


@pytest.mark.parametrize("seed", range(150))
def test_there_is_always_a_deadline_in_time_whatever_people_and_the_clock_do_at_once(
    fakes: FakeWorld, seed: int
) -> None:
    """An act that began before a look may be written between what the clock reads and writes; the clock may be late."""
    chance = Random(seed)  # noqa: S311 - histories, not secrets
    life = sent(fakes, experienced=chance.choice(("2026-10", "2023-12")))
    while life.now < NOW + 60 * DAY:
        following = min(each.due for each in fakes.deadlines.all.values()) + timedelta(minutes=10)
        life.now = max(life.now, chance.choice((following, life.now + timedelta(minutes=40), life.now + DAY)))
        for _ in clock(fakes, life.now) if chance.random() < 0.5 else (None, None):
            if chance.random() < 0.5:
                anything(life, chance, late=chance.choice((timedelta(0), timedelta(minutes=50))))
            assert in_time(fakes)
        if not fakes.deadlines.all or life.review.content_free:
            return


def clock(fakes: FakeWorld, now: datetime) -> Iterator[None]:
    """What the clock does to one thing that is due, write by write, with room for others in between."""
    for deadline in fakes.deadlines.due(now=now, limit=1):
        seen = fakes.reviews.get(deadline.id)
        if of_review(seen) == deadline:
            keep(fakes, now)
            return
        following = stands(seen, now)
        yield
        if following is not None:
            fakes.deadlines.put(following)
        yield
        fakes.deadlines.drop(deadline)
        yield


def anything(life: Life, chance: Random, *, late: timedelta) -> None:
    """Do whatever may be done; `late` is how long ago that began."""
    life.review = life.world.reviews.get(life.review.id)
    life.now -= late
    for action in chance.sample(ACTS, len(ACTS)):
        try:
            life.does(action)
        except (Refusal, AssertionError):
            continue
        break
    life.now += late


def in_time(fakes: FakeWorld) -> bool:
    due = of_review(fakes.reviews.get("review-1"))
    return due is None or any(
        each.due <= due.due for each in fakes.deadlines.all.values() if isinstance(each, Deadline)
    )

"""The contract of stores of reviews, in memory and in DynamoDB: all of a change or nothing of it."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.projections.queue import QueueKind, waiting
from chalicelib.domain.reviews.score import Promises, Tally
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, PromiseAction, PromiseStatus, ReplyAction, ReplyStatus, Status
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, NotFound
from chalicelib.ports.stores import AlreadyThere, Effects
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, act, author, effects, entry, mail, organisation, review, told
from tests.story.verbs import Verbs
from tests.worlds import World

HOUR = timedelta(hours=1)
ANOTHER = Effects(entry=entry(id="entry-x", action="x"), mails=(mail(id="mail-x"),))


@pytest.fixture(autouse=True)
def there_is_an_organisation(world: World) -> None:
    world.put(organisation())


def tally(world: World) -> Tally:
    return world.organisations.get("organisation-1").tally


def queue(world: World, kind: QueueKind = QueueKind.REVIEW) -> list[tuple[str, str]]:
    items, further = world.queue.page(kind, status="", limit=100, cursor="", now=NOW)
    assert further is None
    return [(each.id, each.status) for each in items]


def nothing_was_written(world: World) -> bool:
    """Check that the change that `ANOTHER` goes with left nothing behind."""
    return not [each for each in world.log.of("review/review-1") if each.id == "entry-x"] and not world.mails()


def test_a_review_that_was_added_is_there_whole(world: World) -> None:
    one = review(on_behalf=True, aspect_ratings={"meals": 5, "privacy": None})
    world.reviews.add(one, author(), effects(entry=entry(action="submit"), mails=(mail(),)))
    assert world.reviews.get("review-1") == one
    assert world.reviews.author("review-1") == author()
    assert [each.action for each in world.log.of("review/review-1")] == ["submit"]
    assert list(world.mails()) == [mail()]


def test_a_review_with_a_reply_and_earlier_words_comes_back_as_it_was(world: World) -> None:
    life = Life(world).submitted().does(Action.CONFIRM, Action.RETURN, Action.REVISE, Action.APPROVE)
    life.does(ReplyAction.SUBMIT, ReplyAction.RETURN)
    assert world.reviews.get("review-1") == life.review
    assert life.review.revisions
    assert life.review.reply_status is ReplyStatus.RETURNED


def test_what_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        world.reviews.get("review-1")
    assert world.reviews.author("review-1") is None


def test_an_id_is_given_out_once(world: World) -> None:
    Life(world).submitted()
    with pytest.raises(AlreadyThere):
        world.reviews.add(review(text="Iets heel anders."), author(email="x@post.example"), ANOTHER)
    assert world.reviews.get("review-1") == review()
    assert world.reviews.author("review-1") == author()
    assert nothing_was_written(world)


def test_of_two_changes_from_one_version_the_second_is_refused_whole(world: World) -> None:
    life = Life(world).submitted().does(Action.CONFIRM)
    stale = replace(life.review, version=1)
    after = replace(life.review, status=Status.PUBLISHED, published_at=NOW, version=2)
    with pytest.raises(ChangedMeanwhile):
        world.reviews.save(stale, after, ANOTHER)
    assert world.reviews.get("review-1") == life.review
    assert (tally(world), list(world.public_reviews("organisation-1"))) == (Tally(), [])
    assert queue(world) == [("review-1", "pending")]
    assert nothing_was_written(world)


def test_a_review_that_is_not_there_cannot_be_changed(world: World) -> None:
    with pytest.raises(ChangedMeanwhile):
        world.reviews.save(review(), replace(review(), version=2), ANOTHER)
    with pytest.raises(NotFound):
        world.reviews.get("review-1")


def test_a_change_through_a_link_needs_the_nonce_of_the_address_that_is_valid_now(world: World) -> None:
    life = Life(world).published()
    answered, _ = life.review.replied("Dank je wel.", act(Actor.ORGANISATION))
    with pytest.raises(DeadLink):
        world.reviews.save(life.review, answered, ANOTHER, contact_nonce="an-older-nonce")
    assert world.reviews.get("review-1").reply is None
    assert queue(world, QueueKind.REPLY) == []
    assert nothing_was_written(world)
    world.reviews.save(life.review, answered, ANOTHER, contact_nonce="contact-nonce")
    assert world.reviews.get("review-1") == answered
    assert [each.id for each in world.mails()] == ["mail-x"]


def test_a_dead_link_is_told_before_a_stale_version(world: World) -> None:
    life = Life(world).published()
    answered, _ = life.review.replied("Dank je wel.", act(Actor.ORGANISATION))
    with pytest.raises(DeadLink):
        world.reviews.save(replace(life.review, version=1), answered, ANOTHER, contact_nonce="an-older-nonce")
    with pytest.raises(ChangedMeanwhile):
        world.reviews.save(replace(life.review, version=1), answered, ANOTHER, contact_nonce="contact-nonce")


@pytest.mark.parametrize(
    ("lived", "reviews", "replied", "shown"),
    [
        (lambda life: life.submitted(), 0, 0, "nothing"),
        (lambda life: life.submitted().does(Action.CONFIRM), 0, 0, "nothing"),
        (lambda life: life.published(), 1, 0, "the review"),
        (lambda life: life.published().does(Action.WITHDRAW), 0, 0, "nothing"),
        (lambda life: life.published().does(Action.SUSPEND), 0, 0, "nothing"),
        (lambda life: life.published().does(Action.SUSPEND, Action.RESTORE), 1, 0, "the review"),
        (lambda life: life.published().does(Action.SUSPEND, Action.REMOVE), 0, 0, "nothing"),
        (lambda life: life.published().does(Action.REMOVE), 0, 0, "nothing"),
        (lambda life: life.published().does(ReplyAction.SUBMIT), 1, 0, "the review"),
        (lambda life: answered(life).does(), 1, 1, "both"),
        (lambda life: answered(life).does(ReplyAction.REMOVE), 1, 0, "the review"),
        (lambda life: answered(life).does(Action.SUSPEND), 0, 0, "nothing"),
        (lambda life: answered(life).does(Action.SUSPEND, Action.RESTORE), 1, 1, "both"),
        (lambda life: answered(life).does(Action.REMOVE), 0, 0, "nothing"),
        (lambda life: answered(life).does(Action.WITHDRAW), 0, 0, "nothing"),
    ],
    ids=[
        "unconfirmed",
        "pending",
        "published",
        "withdrawn",
        "suspended",
        "restored",
        "suspended and removed",
        "removed",
        "a reply that waits",
        "a reply that is online",
        "a reply that was removed",
        "suspended with its reply",
        "restored with its reply",
        "removed with its reply",
        "withdrawn with its reply",
    ],
)
def test_counters_and_public_reviews_follow_what_the_public_may_see(
    world: World, lived: Callable[[Life], Life], reviews: int, replied: int, shown: str
) -> None:
    lived(Life(world))
    assert tally(world) == Tally(
        reviews=reviews, replied=replied, score_sum=reviews * 450, distribution=(0, 0, 0, 0, reviews)
    )
    public_reviews = world.public_reviews("organisation-1")
    assert len(public_reviews) == (0 if shown == "nothing" else 1)
    assert [public_review.reply is not None for public_review in public_reviews] == (
        [] if shown == "nothing" else [shown == "both"]
    )


def answered(life: Life) -> Life:
    return life.published().does(ReplyAction.SUBMIT, ReplyAction.APPROVE)


def test_a_promise_counts_as_what_became_of_it_while_its_reply_is_online(world: World) -> None:
    verbs = Verbs(world)
    review_id = verbs.promised()
    assert tally(world).promises == Promises(open=1)
    verbs.answers(review_id, status=PromiseStatus.LATE)
    assert tally(world).promises == Promises(open=1)  # until an editor read it
    verbs.decide_reply(PromiseAction.APPROVE, review_id)
    assert tally(world).promises == Promises(late=1)
    (shown,) = world.public_reviews("organisation-1")
    assert shown.reply is not None
    assert shown.reply.promise is not None
    assert shown.reply.promise.outcome == told().text
    verbs.decide_reply(ReplyAction.REMOVE, review_id)
    assert (tally(world).reviews, tally(world).promises) == (1, Promises())


def test_each_review_counts_in_the_mark_nearest_to_its_score(world: World) -> None:
    for number, rating in enumerate((1, 2, 2, 3, 4, 5)):
        Life(world, review=review(id=f"review-{number}", aspect_ratings={"meals": rating})).published()
    assert tally(world) == Tally(reviews=6, score_sum=1_700, distribution=(1, 2, 1, 1, 1))


def test_what_one_organisation_counts_is_not_anothers(world: World) -> None:
    world.put(organisation(id="organisation-2", listing=replace(organisation().listing, register_id="2")))
    Life(world).published()
    assert world.organisations.get("organisation-2").tally == Tally()
    assert not world.public_reviews("organisation-2")


def test_public_reviews_stand_newest_first(world: World) -> None:
    for number, hours in enumerate((2, 0, 1)):
        Life(world, now=NOW + hours * HOUR, review=review(id=f"review-{number}")).published()
    assert [public_review.id for public_review in world.public_reviews("organisation-1")] == [
        "review-0",
        "review-2",
        "review-1",
    ]


def test_a_restored_review_stands_where_it_stood(world: World) -> None:
    first = Life(world, review=review(id="review-1")).published()
    Life(world, now=NOW + HOUR, review=review(id="review-2")).published()
    first.now = NOW + 2 * HOUR
    first.does(Action.SUSPEND, Action.RESTORE)
    assert [public_review.id for public_review in world.public_reviews("organisation-1")] == ["review-2", "review-1"]


def test_a_review_stands_in_the_queue_exactly_while_it_waits(world: World) -> None:
    life = Life(world).submitted()
    seen = [queue(world)]
    for action in (Action.CONFIRM, Action.RETURN, Action.REVISE, Action.ESCALATE, Action.REJECT):
        life.now += HOUR
        life.does(action)
        seen.append(queue(world))
    assert seen == [
        [],
        [("review-1", "pending")],
        [],
        [("review-1", "pending")],
        [("review-1", "escalated")],
        [],
    ]


def test_two_acts_in_the_same_instant_leave_one_place_in_the_queue(world: World) -> None:
    Life(world).submitted().does(Action.CONFIRM, Action.ESCALATE)
    assert queue(world) == [("review-1", "escalated")]


def test_what_waits_goes_on_waiting_while_something_else_changes(world: World) -> None:
    life = Life(world).submitted().does(Action.CONFIRM)
    world.reviews.save(life.review, replace(life.review, text="Anders.", version=3), ANOTHER)
    assert queue(world) == [("review-1", "pending")]


def test_a_reply_stands_in_the_queue_exactly_while_it_waits_and_its_review_is_online(world: World) -> None:
    life = Life(world).published()
    seen = []
    for action in (
        ReplyAction.SUBMIT,
        ReplyAction.RETURN,
        ReplyAction.SUBMIT,
        Action.SUSPEND,
        Action.RESTORE,
        ReplyAction.APPROVE,
    ):
        life.now += HOUR
        life.does(action)
        seen.append((queue(world, QueueKind.REPLY), queue(world)))
    waits: tuple[Any, Any] = ([("review-1", "pending")], [])
    assert seen == [waits, ([], []), waits, ([], [("review-1", "suspended")]), waits, ([], [])]


def test_the_queue_is_read_oldest_first_page_by_page(world: World) -> None:
    for number in range(7):
        now = NOW + (number * 5 % 7) * HOUR
        Life(world, now=now, review=review(id=f"review-{number}")).submitted().does(Action.CONFIRM)
    pages, cursor = [], ""
    while True:
        items, further = world.queue.page(QueueKind.REVIEW, status="", limit=3, cursor=cursor, now=NOW)
        pages.append([(each.waiting_since - NOW) / HOUR for each in items])
        if further is None:
            break
        cursor = further
    assert pages == [[0, 1, 2], [3, 4, 5], [6]]


def test_a_crime_or_despair_is_read_first_then_what_waits_long_or_is_late_then_by_strength_then_by_age(
    world: World,
) -> None:
    """Page by page, with more of each kind than a page holds."""
    late, now = NOW, NOW + timedelta(days=14)
    kinds = {
        "grave": (late + HOUR, ("self_harm", 3)),
        "new-grave": (now, ("suspected_crime", 3)),
        "long-strong": (now - timedelta(days=91), ("threat", 3)),
        "long": (now - timedelta(days=92), None),
        "late-strong": (late, ("threat", 3)),
        "late-weak": (late - HOUR, ("all_capitals", 1)),
        "late": (late - 2 * HOUR, None),
        "strong": (now, ("threat", 3)),
        "moderate": (now - HOUR, ("personal_data", 2)),
        "plain": (now - 2 * HOUR, None),
    }
    expected = []
    for name, (since, signal) in kinds.items():
        for number in range(5):
            signals = (Signal(*signal, "Kijk na."),) if signal else ()
            one = review(id=f"{name}-{number}", signals=signals, submitted_at=since - HOUR)
            Life(world, now=since + number * timedelta(seconds=1), review=one).submitted().does(Action.CONFIRM)
            expected.append(one.id)
    read, cursor = list[str](), ""
    for page in range(100):
        at = now + page * timedelta(days=1)  # a page that is asked for later shows nothing again
        items, further = world.queue.page(QueueKind.REVIEW, status="", limit=3, cursor=cursor, now=at)
        read += [each.id for each in items]
        if further is None:
            break
        cursor = further
    assert read == expected


def test_what_was_escalated_is_read_first_as_well_and_stays_so_once_it_is_cleared(world: World) -> None:
    Life(world, review=review(id="review-1")).submitted().does(Action.CONFIRM)
    Life(world, now=NOW + HOUR, review=review(id="review-2")).submitted().does(Action.CONFIRM, Action.ESCALATE)
    assert queue(world) == [("review-2", "escalated"), ("review-1", "pending")]
    Life(world, now=NOW + 2 * HOUR, review=world.reviews.get("review-2"), _numbers=itertools.count(50)).does(
        Action.CLEAR
    )
    assert queue(world) == [("review-2", "pending"), ("review-1", "pending")]


def test_the_queue_can_be_narrowed_to_a_status(world: World) -> None:
    Life(world, review=review(id="review-1")).submitted().does(Action.CONFIRM)
    Life(world, review=review(id="review-2")).submitted().does(Action.CONFIRM, Action.ESCALATE)
    items, _ = world.queue.page(QueueKind.REVIEW, status="escalated", limit=10, cursor="", now=NOW)
    assert [each.id for each in items] == ["review-2"]
    assert list(items) == list(waiting(world.reviews.get("review-2")))


def test_the_log_is_read_oldest_first_and_keeps_equal_moments_apart(world: World) -> None:
    life = Life(world).submitted().does(Action.CONFIRM, Action.APPROVE)
    life.now -= HOUR
    life.does(Action.SUSPEND)
    assert [each.action for each in world.log.of("review/review-1")] == ["suspend", "submit", "confirm", "approve"]
    assert not world.log.of("review/review-2")


def test_an_entry_of_the_log_comes_back_whole(world: World) -> None:
    life = Life(world).submitted()
    whole = entry(id="entry-z", actor_id="editor-an", rule="own_experience", explanation="Daarom.")
    world.reviews.save(life.review, replace(life.review, version=2), Effects(entry=whole))
    assert whole in world.log.of("review/review-1")


def test_each_mail_of_a_change_is_put_in_the_outbox_with_it(world: World) -> None:
    Life(world).submitted().does(Action.CONFIRM, mails=(mail(id="mail-1"), mail(id="mail-2", explanation="Daarom.")))
    assert list(world.mails()) == [mail(id="mail-1"), mail(id="mail-2", explanation="Daarom.")]
    assert [world.outcome(each) for each in ("mail-1", "mail-2")] == [None, None]

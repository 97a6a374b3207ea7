"""Five years go by over a random history, in the store: afterwards exactly what may remain is there."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from chalicelib.adapters.dynamodb.client.tables import EXPIRING, CaseItem, IdentityItem, LogItem, OutboxItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import TombstoneItem, TraceItem
from chalicelib.domain.clock.days import month_of, months_between
from chalicelib.domain.projections.deadlines import of_review
from chalicelib.domain.rules.lifecycle import Action, NoticeAction, Status
from chalicelib.domain.rules.retention import LIFE_MONTHS, Kept, kept
from chalicelib.domain.signals.text.bands import bands_of
from chalicelib.domain.signals.text.near_duplicates import sketch
from chalicelib.use_cases.reviews.erase_review import erase_review
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, act, effects, mail, notice, notifier, organisation, review
from tests.worlds import DynamoWorld

WAYS = (
    (),
    (Action.CONFIRM,),
    (Action.CONFIRM, Action.RETURN),
    (Action.CONFIRM, Action.REJECT),
    (Action.CONFIRM, Action.APPROVE),
    (Action.CONFIRM, Action.APPROVE, Action.SUSPEND),
    (Action.CONFIRM, Action.APPROVE, Action.REMOVE),
    (Action.CONFIRM, Action.APPROVE, Action.WITHDRAW),
    (Action.CONFIRM, Action.APPROVE, Action.ERASE),
)
YEARS = 5
WORDS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven")
OPEN = {Status.PENDING, Status.ESCALATED, Status.SUSPENDED}  # what waits for people, and not without end


def expire(now: datetime) -> Counter[str]:
    """Delete what has expired, as the store does by itself; returns how many items per table."""
    gone: Counter[str] = Counter()
    for table in EXPIRING:
        for item in table.scan():
            expires = getattr(item, "expires", None)
            if expires is not None and expires <= now.timestamp():
                item.delete()
                gone[table.Meta.table_name] += 1
    return gone


@pytest.mark.parametrize("seed", [1, 2])
def test_after_five_years_exactly_what_may_remain_is_there(
    dynamodb_world: DynamoWorld, seed: int, record_property: Callable[[str, object], None]
) -> None:
    id_generator = random.Random(seed)  # noqa: S311 - a history, no secret
    world = dynamodb_world
    world.put(organisation())
    history = sorted((id_generator.randrange(YEARS * 365 * 24), number) for number in range(24))
    step = iter(range(10**6))
    now = NOW
    done: Counter[str] = Counter()
    for hour, number in history:
        then = NOW + timedelta(hours=hour)
        while now < then:  # the clock never stops, people come and go
            now = min(now + timedelta(days=120), then)
            done += run_due_tasks(stores=world, now=now)
        text = f"Verhaal {number}: {' '.join(id_generator.choices(WORDS, k=12))}."
        told = review(id=f"review-{number}", submitted_at=now, text=text, author_key=f"key-{number}")
        life = Life(world, now=now, review=told)
        life.submitted(origin_key=f"origin-{number}")
        own, bands = sketch(text), bands_of(text)
        for action in id_generator.choice(WAYS):
            if action is Action.ERASE:
                erase_review(life.review.id, act(at=now), stores=world)
                break
            if action is Action.CONFIRM:
                world.similarity_index.note(life.review, bands, own.packed, worded_at=life.review.submitted_at)
            said = mail(id=f"mail-{next(step)}", review_id=life.review.id, created_at=now, explanation=text)
            life.does(action, mails=(said,))
        if world.reviews.get(life.review.id).visible:
            given = notice(id=f"notice-{number}", review_id=life.review.id, submitted_at=now, explanation=text)
            world.cases.add_notice(given, notifier(), effects())
            after, _ = given.moved(NoticeAction.DISMISS, act(at=now))
            world.cases.save(effects(), notice=(given, after))
        for each in world.outbox.due(now=now, limit=100):
            claimed = world.outbox.claim(each, now=now)
            assert claimed is not None
            world.outbox.sent(claimed, now=now, message_id="m")
    end = NOW + timedelta(days=YEARS * 366)
    while now < end:
        now = min(now + timedelta(days=120), end)
        done += run_due_tasks(stores=world, now=now)
    done += run_due_tasks(stores=world, now=end)
    gone = expire(end)
    _check_what_remains(end)
    assert done["expire"] >= 3, done  # the history was worth the while
    assert done["erase"] >= 2, done
    assert sum(gone.values()) > 24, gone
    record_property("tried", len(history))
    record_property("happened", f"{YEARS} years: the clock did {done.total()}, the store let {gone.total()} items go")


def _check_what_remains(end: datetime) -> None:
    reviews = [item.review for item in ReviewItem.scan()]
    assert len(reviews) == 24  # of each the bare fact at least
    people = {item.review_id for item in IdentityItem.scan()}
    similarity_index = {item.review_id for item in TraceItem.scan()}
    cases = {item.about for item in CaseItem.scan()}
    for each in reviews:
        deadline = of_review(each)
        assert deadline is None or deadline.due > end, each.id
        if each.content_free:
            assert (each.text, each.author_key, each.reply) == ("", "", None)
            assert each.id not in people | similarity_index | cases
        elif each.status not in OPEN:
            assert end - each.last_event < kept(Kept.PUBLISHED_REVIEW)
        assert (each.id in people) == (each.forgotten_at is None)
        if each.id in people and each.status not in OPEN:
            assert end - each.last_event < kept(Kept.AUTHOR)
        if each.visible:
            assert months_between(each.experienced, month_of(end)) <= LIFE_MONTHS
        if each.status in OPEN:
            assert each.waiting_since is not None
            assert end - each.waiting_since < kept(Kept.PUBLISHED_REVIEW)
    for person in people:
        if person.startswith("notice#"):
            assert f"{person}" in {item.case_id for item in CaseItem.scan()}
    for case in CaseItem.scan():
        assert case.notice.decided_at is not None
        assert end - case.notice.decided_at < kept(Kept.CASE)
    assert not [item for item in OutboxItem.scan() if item.mail.explanation and item.outcome]
    assert not [item for item in OutboxItem.scan() if item.outcome and item.expires <= end.timestamp()]
    assert not [item for item in LogItem.scan() if end - item.entry.at >= kept(Kept.LOG)]
    assert not [item for item in TombstoneItem.scan() if item.expires <= end.timestamp()]
